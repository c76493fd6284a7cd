"""The letterhead of an office that has no Word file: its name, and how to reach it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from packetgen.case.model import Case, Office

from .conftest import Drafter

FULL = Office(
    name="Greater Northwest Legal Aid",
    phone="5105550142",
    fax="5105550143",
    email="intake.and.general.enquiries@greaternorthwestlegalaid.example",
    website="www.greaternorthwestlegalaid.example/contact",
)


def _head(fill: Drafter, case: Case, office: Office) -> list[tuple[str, bool]]:
    """The lines of the head, and whether a rule stands below each."""
    made = fill("{{ letterhead() }}", "Dear Ms. Hernández:", case=replace(case, office=office))
    lines = Document(io.BytesIO(made.docx)).paragraphs
    end = next(n for n, line in enumerate(lines) if line.text.startswith("Dear"))
    return [(p.text, p._p.find(f".//{qn('w:pBdr')}") is not None) for p in lines[:end]]


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        (
            FULL,
            [
                FULL.name,
                "Tel. (510) 555-0142  ·  Fax (510) 555-0143",
                f"{FULL.email}",
                FULL.website,
            ],
        ),
        (
            replace(FULL, email="mail@gnla.example", website=""),
            [FULL.name, "Tel. (510) 555-0142  ·  Fax (510) 555-0143  ·  mail@gnla.example"],
        ),
        (Office(name="A Law Office"), ["A Law Office"]),
    ],
)
def test_addresses_do_not_break_and_a_rule_ends_the_head(
    fill: Drafter, case: Case, office: Office, lines: list[str]
) -> None:
    head = _head(fill, case, office)
    assert [text for text, _ in head] == lines
    assert [ruled for _, ruled in head] == [False] * (len(lines) - 1) + [True]
