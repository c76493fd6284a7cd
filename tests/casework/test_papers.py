"""Reports on more than one party, and on next to nothing, read right in Word's own text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from packetgen.case.loading import load_case
from packetgen.case.model import Case, Party, PersonName, Requirement
from packetgen.draft import Draft, LabelledExhibit, draft
from packetgen.form import load_form
from tests.matrix.debris import IN_ANY_TEXT, IN_WORD_ONLY, debris_in, word_lines

DAY = dt.date(2026, 12, 4)
SECOND = Party(
    "minor", "defendant", "second", name=PersonName(given="Zofia", family="Nowak"), minor=True
)


@pytest.fixture(scope="module")
def review(request: pytest.FixtureRequest) -> Case:
    return load_case(request.config.rootpath / "examples" / "compliance" / "case.yaml")


def _drafted(form: str, case: Case, **values: object) -> Draft:
    labels = [LabelledExhibit(e.id, chr(65 + n), e.title) for n, e in enumerate(case.exhibits)]
    return draft(
        load_form(form), case, None, today=DAY, document_id="paper", values=values, exhibits=labels
    )


def _lines(made: Draft) -> list[str]:
    lines = word_lines(made)
    assert debris_in(lines, IN_ANY_TEXT | IN_WORD_ONLY) == []
    assert made.unresolved == ()
    return lines


def test_each_party_has_a_part_of_its_own(review: Case) -> None:
    needs = [
        replace(r, party="minor") if r.id in ("fee", "stay-away") else r
        for r in review.requirements
    ]
    case = replace(review, parties=(*review.parties, SECOND), requirements=tuple(needs))
    lines = _lines(_drafted("compliance-summary", case))
    assert lines.count("Noor Castellanos") == 1
    assert "Of 2 requirements, 1 is complete and no violation is reported for 1." in lines
    alone = _lines(_drafted("compliance-summary", case, only_party="minor"))
    assert "Community service" not in alone
    assert "Program fee" in alone


def test_a_requirement_without_anything_else(review: Case) -> None:
    case = replace(review, requirements=(Requirement("r", "classes", unit="classes"),))
    for form in ("compliance-summary", "progress-report", "hearing-preparation", "next-steps"):
        lines = _lines(_drafted(form, case))
        assert any("Classes" in line or "not started" in line for line in lines), form


@pytest.mark.parametrize("only", ["service", "stay-away", "curfew", "check-ins", "restitution"])
def test_one_requirement_of_any_kind(review: Case, only: str) -> None:
    case = replace(review, requirements=tuple(r for r in review.requirements if r.id == only))
    for version in ("neutral", "first-page"):
        assert _lines(_drafted("compliance-summary", case, version=version))


def test_cites_lead_to_pages_and_follow_the_labels(review: Case) -> None:
    made = _drafted("chronology", review)
    assert [(c.exhibit, c.page, c.text.replace("\u00a0", " ")) for c in made.cites] == [
        ("service-log", "1", "Exhibit A at 1"),
        ("counseling", "1", "Exhibit B at 1"),
        ("receipts", "1", "Exhibit C at 1"),
    ]


def test_without_exhibits_a_source_is_named_by_its_title(review: Case) -> None:
    made = draft(
        load_form("internal-chronology"), review, None, today=DAY, document_id="paper", values={}
    )
    assert "Volunteer log of Harbor Street Food Bank, page 1" in word_lines(made)
    assert made.unresolved == ()
