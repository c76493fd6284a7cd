"""Cites typed as plain words are compared with the packet's exhibits; no link leads them there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from packetgen.build.judging.typed_cites import typed_cites
from packetgen.docx.blocks import Document, Paragraph, Text
from tests.build.cases import Folder, edit, with_exhibits


def _said(folder: Folder, code: str) -> list[str]:
    return [f.message for f in folder.build().report.open if f.code == code]


def _typing(words: str) -> Any:
    def change(document: Any) -> None:
        paragraph = next(p for p in document.paragraphs if "See" in p.text)
        paragraph.add_run(words)

    return change


def test_a_typed_cite_to_no_exhibit_is_said_and_a_right_one_is_not(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", ["Lease", "Letter"])
    assert _said(folder, "EX101") == []
    edit(folder.draft(), _typing(" Compare Exhibit B at 1 and (Ex. H at p. 4)."))
    said = _said(folder, "EX101")
    assert [words.split("”")[0] for words in said] == ["“Ex. H at p. 4"]
    assert _said(folder, "EX102") == []


def test_a_typed_cite_is_named_when_the_labels_moved_under_the_edited_draft(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", ["Lease", "Letter"])
    folder.build()
    edit(folder.draft(), _typing(" By hand: (Exhibit A at 2)."))
    assert _said(folder, "EX102") == []
    folder.plan["documents"][0]["exhibits"] = ["e2", "e1"]
    said = _said(folder, "EX102")
    assert len(said) == 1
    assert "“Exhibit A at 2” is typed" in said[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See Exhibit H.", ["Exhibit H"]),
        ("(Exhibit 12, at pp. 3.)", ["Exhibit 12, at pp. 3"]),
        ("Exhibit H to this declaration", ["Exhibit H"]),
        ("Exhibit H to the complaint", []),
        ("Exhibit H, attached to plaintiff’s motion", []),
        ("(Smith Decl., Ex. H at p. 4.)", []),
        ("Plaintiff’s Exhibit 4 was shown", []),
        ("the Plaintiffs' Exhibit 4", []),
        ("an exhibit A exhibit", []),
        ("Exhibit A-1", []),
    ],
)
def test_what_speaks_of_another_paper_s_exhibit_is_left_alone(text: str, found: list[str]) -> None:
    assert list(typed_cites(Document((Paragraph((Text(text),)),), ()))) == found


def test_the_words_of_a_link_are_not_typed() -> None:
    linked = Text("Exhibit H", link="packetgen:exhibit/h")
    assert not typed_cites(Document((Paragraph((Text("See "), linked)),), ()))
