"""Text in [[double brackets]] is still to be written: shown, listed, never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from packetgen.draft import unwritten
from tests.draft.conftest import Drafter, text_of, xml_of


@pytest.mark.parametrize("text", ["[t]he lease", "[sic]", "[Proposed] Order", "a[1][2]", "[[]]"])
def test_single_brackets_are_the_laws_own(text: str) -> None:
    assert list(unwritten(text)) == []


def test_a_passage_is_found_over_lines_but_not_over_paragraphs() -> None:
    text = "One [[say\nwhat]] and\n[[two]].\n\n[[open\n\nclosed]]"
    assert list(unwritten(text)) == [(1, "say what"), (3, "two")]


def highlighted(xml: str) -> list[str]:
    return re.findall(r'<w:highlight w:val="yellow"/></w:rPr><w:t[^>]*>([^<]*)</w:t>', xml)


def test_in_a_markdown_file_it_is_highlighted_and_listed_with_its_line(
    fill: Drafter, tmp_path: Path
) -> None:
    text = "# Facts\n\nShe saw it. [[Say *what*\nshe saw.]] Then[^n] she left.\n\n[^n]: [[Cite.]]\n"
    (tmp_path / "facts.md").write_text(text, encoding="utf-8")
    made = fill("{{ prose(text) }}", values={"text": {"file": "facts.md"}}, base=tmp_path)
    assert "She saw it. [[Say *what* she saw.]] Then" in text_of(made)
    assert "[[Say *what* she saw.]]" in highlighted(xml_of(made))
    assert "[[Cite.]]" in highlighted(xml_of(made, "word/footnotes.xml"))
    assert [(str(p.location), p.message) for p in made.unresolved] == [
        ("facts.md:3", "“Say *what* she saw.” is still to be written"),
        ("facts.md:6", "“Cite.” is still to be written"),
    ]


def test_in_a_value_and_in_a_template_too(fill: Drafter) -> None:
    made = fill("Under {{ rule }} and [[our own words]].", values={"rule": "[[the rule]]"})
    assert text_of(made).startswith("Under [[the rule]] and [[our own words]].")
    assert highlighted(xml_of(made)) == ["[[the rule]]", "[[our own words]]"]
    assert [p.message for p in made.unresolved] == [
        "“the rule” is still to be written",
        "“our own words” is still to be written",
    ]
    assert made.unresolved[0].location.detail == "rule"
