"""Reports on more than one party, and on next to nothing, read right in Word's own text."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from docx import Document

from packetgen.case.evidence import PartialDate
from packetgen.case.loading import load_case
from packetgen.case.model import Case, Party, PersonName, Requirement, Transfer
from packetgen.draft import Draft, LabelledExhibit
from tests.drafting import drafted_for, lettered
from tests.matrix.debris import IN_ANY_TEXT, IN_WORD_ONLY, debris_in, word_lines

DAY = dt.date(2026, 12, 4)
SECOND = Party(
    "minor", "defendant", "second", name=PersonName(given="Zofia", family="Nowak"), minor=True
)


@pytest.fixture(scope="module")
def review(request: pytest.FixtureRequest) -> Case:
    return load_case(request.config.rootpath / "examples" / "compliance" / "case.yaml")


def _drafted(form: str, case: Case, **values: object) -> Draft:
    return drafted_for(None, form, case, values=values, exhibits=lettered(case))


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


def test_the_sheet_for_the_hearing_reckons_today_and_names_languages(review: Case) -> None:
    lines = _lines(_drafted("hearing-preparation", review, hearing="review"))
    assert "Compliance as of December 4, 2026" in lines
    assert "No need is recorded; Tomasz Wójcik speaks Polish" in lines
    parties = tuple(
        replace(p, language="es") if p.id == review.client else p for p in review.parties
    )
    lines = _lines(_drafted("hearing-preparation", replace(review, parties=parties)))
    assert any("speaks Spanish; nothing is recorded as arranged" in line for line in lines)


def test_a_client_with_something_left_is_not_told_that_there_is_nothing(review: Case) -> None:
    nothing = "There is nothing that you must do now. We will call you when that changes."
    free = replace(review, tasks=(), hearings=())
    assert nothing not in _lines(_drafted("next-steps", free))
    kept = replace(free, requirements=tuple(r for r in free.requirements if r.id == "stay-away"))
    assert nothing not in _lines(_drafted("next-steps", kept))
    assert nothing in _lines(_drafted("next-steps", replace(free, requirements=())))


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
    made = drafted_for(None, "internal-chronology", review)
    assert "Volunteer log of Harbor Street Food Bank, page 1" in word_lines(made)
    assert made.unresolved == ()


@pytest.mark.parametrize(
    ("values", "scope"),
    [
        ({"only_issue": "rent"}, "Only events on the issue “rent”: 8 events are left out."),
        (
            {"only_person": "wojcik", "until": "2026-06-16", "only": "disputed"},
            "Only events with Tomasz Wójcik up to June 16, 2026 that are disputed: "
            "7 events are left out.",
        ),
        ({"since": "2026-01-01"}, "Only events from January 1, 2026 on: no event is left out."),
    ],
)
def test_a_filtered_chronology_says_what_it_leaves_out(
    review: Case, values: dict[str, object], scope: str
) -> None:
    for form in ("chronology", "internal-chronology"):
        lines = _lines(_drafted(form, review, **values))
        assert scope in lines
        assert ("There is no such event in the case file." in lines) == ("rent" in scope)
        assert "No event is recorded." not in lines


def test_a_source_outside_the_packet_is_missed_in_court_and_named_in_the_office(
    review: Case,
) -> None:
    held = [LabelledExhibit("counseling", "A", "Attendance statement")]

    def made(form: str) -> Draft:
        return drafted_for(None, form, review, exhibits=held)

    assert "Volunteer log of Harbor Street Food Bank, page 1" in word_lines(
        made("internal-chronology")
    )
    assert made("internal-chronology").unresolved == ()
    assert [p.message for p in made("chronology").unresolved] == [
        f"exhibit {name} is cited, but not in the packet" for name in ("service-log", "receipts")
    ]


def test_numbers_of_a_sheet_stand_with_its_bullets(review: Case) -> None:
    made = _drafted("hearing-preparation", review, questions="- a point\n\n1. first\n2. second\n")
    document = Document(io.BytesIO(made.docx))
    (first,) = (p for p in document.paragraphs if p.text == "first")
    # The template's own bullets stand 18 points in (numbering.xml of the form).
    assert first.paragraph_format.left_indent.pt == 18
    assert first.paragraph_format.first_line_indent.pt == -18


def test_a_chain_of_custody_says_each_thing_once(review: Case) -> None:
    log = replace(review.exhibits[0], custody=(
        Transfer(DAY, "ana", condition="Seal broken"), Transfer(DAY, "ben", "ana", place="the lab"),
        Transfer(DAY, "carl", "ben", place="the lab", condition="Sealed"),
    ))  # fmt: skip
    case = replace(review, exhibits=(log,))
    lines = _lines(_drafted("chain-of-custody", case, signatures=True))
    assert "Seal broken" in lines
    assert lines.count("At the lab") == 2
    assert "Sealed" in lines
    assert "Further changes of hands" in lines
    assert lines.count("Not recorded") == 1  # who gave it first


def test_a_log_of_nobody_says_which_contacts_it_looked_for(review: Case) -> None:
    assert "No such contact is recorded." in _lines(
        _drafted("contact-log", review, since="2030-01-01")
    )
    assert "No contact is recorded." in _lines(
        _drafted("contact-log", replace(review, contacts=()))
    )


@pytest.mark.parametrize(
    ("form", "values", "kept"),
    [
        ("compliance-summary", {}, True),
        ("progress-report", {}, True),
        ("compliance-summary", {"version": "first-page"}, False),
    ],
)
def test_a_chart_stays_on_the_page_of_its_table(
    review: Case, form: str, values: dict[str, object], kept: bool
) -> None:
    document = Document(io.BytesIO(_drafted(form, review, **values).docx))
    drawn = [p for p in document.paragraphs if p._p.xpath(".//w:drawing")]
    assert drawn
    assert bool(drawn[-1].paragraph_format.keep_with_next) is kept


@pytest.mark.parametrize("form", ["chronology", "internal-chronology"])
def test_a_cell_with_an_uncertain_day_begins_with_a_capital(review: Case, form: str) -> None:
    about = replace(review.events[0], on=PartialDate(2026, 2, about=True))
    lines = _lines(_drafted(form, replace(review, events=(about, *review.events[1:]))))
    assert any(line.startswith("About February 2026") for line in lines)
    assert not any(line.startswith("about") for line in lines)


def test_what_is_enclosed_begins_with_a_capital(review: Case) -> None:
    lines = _lines(
        _drafted(
            "closing-letter", review, matter="your case", returned=["your lease", "two photographs"]
        )
    )
    assert {"Your lease", "Two photographs"} <= set(lines)
