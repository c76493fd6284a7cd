"""Cites: their words, and their renewal in a draft that was edited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packetgen.case.model import Case, Event, PartialDate, Source
from packetgen.docx import read_docx
from packetgen.docx.blocks import CharacterFormat, Document, Paragraph, Text
from packetgen.draft import CiteChange, refresh_cites
from packetgen.draft.values.cites import cite, target
from tests.draft.conftest import Drafter, lines_of


@pytest.mark.parametrize(("place", "words"), [
    ({}, "Exhibit\u00a0B"),
    ({"page": 3}, "Exhibit\u00a0B\u00a0at\u00a03"),
    ({"page": "3-5"}, "Exhibit\u00a0B\u00a0at\u00a03–5"),
    ({"page": 3, "paragraph": 4}, "Exhibit\u00a0B\u00a0at\u00a03, ¶\u00a04"),
    ({"page": 3, "line": 12}, "Exhibit\u00a0B\u00a0at\u00a03:12"),
    ({"page": 3, "line": "12-14"}, "Exhibit\u00a0B\u00a0at\u00a03:12–14"),
    ({"paragraph": 4}, "Exhibit\u00a0B\u00a0at\u00a0¶\u00a04"),
    ({"bates": "HERN000012"}, "Exhibit\u00a0B\u00a0at\u00a0HERN000012"),
    ({"short": True}, "B"),
])  # fmt: skip
def test_a_cite_says_label_and_place_and_links_to_its_exhibit(
    place: dict[str, str | int], words: str
) -> None:
    made = cite("log", "B", **place)
    assert made.text == words
    found = target(made.uri)
    assert found is not None
    assert found[0] == "log"


def test_ids_survive_the_uri() -> None:
    made = cite("a b/ü?", "A", page=2)
    assert target(made.uri) == ("a b/ü?", {"page": "2"})
    assert target("https://example.org") is None


def test_edited_drafts_get_new_labels_and_dangling_cites_are_named() -> None:
    bold = CharacterFormat(bold=True)
    paragraph = Paragraph(
        (
            Text("See "),
            Text("Exhibit A", bold, link="packetgen:exhibit/notice?page=2"),
            Text(" at 2", link="packetgen:exhibit/notice?page=2"),
            Text(", and "),
            Text("Exhibit Q", link="packetgen:exhibit/gone"),
            Text("same", link="https://example.org"),
        ),
        number=7,
    )
    fresh, changes = refresh_cites(Document((paragraph,)), {"notice": "C"})
    assert changes == (
        CiteChange(
            "packetgen:exhibit/notice?page=2", "Exhibit A at 2", "Exhibit\u00a0C\u00a0at\u00a02", 7
        ),
        CiteChange("packetgen:exhibit/gone", "Exhibit Q", "", 7),
    )
    assert [c.dangling for c in changes] == [False, True]
    block = fresh.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == "See Exhibit\u00a0C\u00a0at\u00a02, and Exhibit Qsame"
    assert block.inlines[1] == Text(
        "Exhibit\u00a0C\u00a0at\u00a02", bold, "packetgen:exhibit/notice?page=2"
    )


def test_a_draft_read_back_has_nothing_to_renew_until_labels_change(fill: Drafter) -> None:
    made = fill("See {{ exhibit('notice', page=2) }}.", labels=["notice"])
    document = read_docx(made.docx)
    assert refresh_cites(document, {"notice": "A"}) == (document, ())
    fresh, changes = refresh_cites(document, {"notice": "1"})
    assert [(c.old.replace("\u00a0", " "), c.new.replace("\u00a0", " ")) for c in changes] == [
        ("Exhibit A at 2", "Exhibit 1 at 2")
    ]
    assert refresh_cites(fresh, {"notice": "1"})[1] == ()


def test_a_cite_to_nothing_is_a_gap_with_its_paragraph(fill: Drafter) -> None:
    made = fill("One", "See {{ exhibit('notise') }}.", labels=["notice"])
    assert lines_of(made)[1] == "See [exhibit notise]."
    problem = replace(made.unresolved[0])
    assert problem.location.paragraph == 2
    assert problem.hint == "Did you mean notice?"


def test_sources_of_events_are_cites(fill: Drafter, case: Case) -> None:
    event = Event("e", PartialDate(2026, 1), "Water came in", sources=(
        Source("notice", 2), Source(text="Testimony of the tenant")))  # fmt: skip
    made = fill("{% for e in events %}{{ e.on }}: {{ e }} ({{ e.sources }}){% endfor %}",
                labels=["notice"], case=replace(case, events=(event,)))  # fmt: skip
    assert lines_of(made)[0] == (
        "January 2026: Water came in (Exhibit\u00a0A\u00a0at\u00a02 and Testimony of the tenant)"
    )
    assert [c.uri for c in made.cites] == ["packetgen:exhibit/notice?page=2"]
