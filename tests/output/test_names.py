"""File names that every system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.output import safe_name, unique_names
from packetgen.output.names import LIMIT, path_problem


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Motion: relief / default?", "Motion relief default.pdf"),
        ("  trailing. . ", "trailing.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.final", "_LPT1.final.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("Exposé de María", "Exposé de María.pdf"),
        ("مذكرة 2026", "مذكرة 2026.pdf"),
        ("invoice\u202efdp.exe", "invoice fdp.exe.pdf"),
        ("a\nb\tc", "a b c.pdf"),
    ],
)
def test_a_title_becomes_a_name(text: str, name: str) -> None:
    assert safe_name(text, ".pdf") == name


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_that_can_be_written_everywhere(text: str) -> None:
    name = safe_name(text, ".pdf")
    assert path_problem(name) == ""
    assert len(name.encode("utf-8", "replace")) <= LIMIT + 1
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == safe_name(name.removesuffix(".pdf"), ".pdf")


@given(st.lists(st.sampled_from(["a", "A", "a?", "b", "x" * 300]), max_size=8))
def test_names_never_meet_even_where_case_does_not_count(texts: list[str]) -> None:
    names = unique_names(texts, ".pdf")
    assert len({name.casefold() for name in names}) == len(texts)
    assert all(len(name) <= LIMIT for name in names)
