"""The first-page version of the compliance summary stays on one page, and says what it left out."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from packetgen.case import Case, load_case
from packetgen.case.model import Requirement, RequirementEntry
from packetgen.casework import compliance_sheets
from packetgen.docx import read_docx
from packetgen.form import load_form
from packetgen.typeset import open_fonts, typeset
from tests.drafting import court_for, drafted_for

TODAY = dt.date(2026, 12, 4)


def ordered(number: int, party: str = "") -> Requirement:
    """A requirement that stands as its number says: behind, done, or on pace."""
    hours = [5, 40, 39][number % 3]
    return Requirement(
        f"r{number}{party}", "community-service", text=f"40 hours at shelter {number}", party=party,
        order="Order of March 3, 2026", ordered=Decimal(40), unit="hours",
        since=dt.date(2026, 3, 3), by=dt.date(2026, 12, 30),
        entries=(RequirementEntry(dt.date(2026, 5, 2), amount=Decimal(hours)),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def case(repository: Path) -> Case:
    return load_case(repository / "examples" / "compliance" / "case.yaml")


def pages_of(case: Case) -> list[str]:
    form = load_form("compliance-summary")
    court = court_for(form, case)
    made = drafted_for(court, form, case, values={"version": "first-page"}, layout=None)
    done = typeset(
        read_docx(made.docx), layout=None, title="T", today=TODAY, fonts=open_fonts(),
        source=made.docx, engine="typst",
    )  # fmt: skip
    return [page.extract_text() for page in PdfReader(io.BytesIO(done.pdf)).pages]


@pytest.mark.parametrize("number", [1, 9, 14, 40])
def test_the_first_page_is_one_page(case: Case, number: int) -> None:
    many = replace(case, requirements=tuple(ordered(n) for n in range(number)))
    assert len(pages_of(many)) == 1


def test_two_people_share_the_page(case: Case) -> None:
    people = [party.id for party in case.parties[:2]]
    both = tuple(ordered(n, who) for who in people for n in range(10))
    assert len(pages_of(replace(case, requirements=both))) == 1


@pytest.mark.parametrize("number", [3, 9, 25, 60])
def test_every_requirement_is_drawn_or_counted_among_the_undrawn(case: Case, number: int) -> None:
    many = replace(case, requirements=tuple(ordered(n) for n in range(number)))
    (sheet,) = compliance_sheets(many, TODAY)
    drawn = len(re.findall(r"40 hours at shelter \d+", sheet.glance.alt))
    undrawn = re.search(r"Not drawn: (\d+) requirement", sheet.unseen)
    assert drawn + (int(undrawn[1]) if undrawn else 0) == number
    untold = re.search(r"(\d+) more that want", sheet.unseen)
    assert len(sheet.foremost) + (int(untold[1]) if untold else 0) == len(sheet.concerns)
    if undrawn and not untold:
        assert "behind" not in sheet.unseen, "what wants attention is drawn before the rest"


def test_what_has_room_is_all_shown(case: Case) -> None:
    (sheet,) = compliance_sheets(case, TODAY)
    assert sheet.unseen == ""
    assert sheet.foremost == sheet.concerns
    assert sheet.glance == sheet.chart


def test_what_is_past_due_is_told_before_what_is_behind(case: Case) -> None:
    """Where not all that wants attention has room, the gravest stays, in the order of the rows."""
    many = [ordered(number) for number in range(0, 30, 3)]
    late = replace(ordered(33), id="late", by=dt.date(2026, 11, 30))
    (sheet,) = compliance_sheets(replace(case, requirements=(*many, late)), TODAY)
    assert len(sheet.foremost) < len(sheet.concerns)
    assert "late" in [row.id for row in sheet.foremost]
    assert list(sheet.foremost) == [row for row in sheet.rows if row in sheet.foremost]
