"""Reports of a case without orders, and sums of seven figures, read right on the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from packetgen.case.loading import load_case
from packetgen.case.model import Case, RequirementEntry
from packetgen.check.pdf.pdf_view import open_pdf
from packetgen.docx import read_docx
from packetgen.draft import Draft, DraftingInstructions, draft
from packetgen.form import load_form
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions
from packetgen.typeset import open_fonts, typeset
from tests.matrix.debris import word_lines

DAY = dt.date(2026, 12, 4)


@pytest.fixture(scope="module")
def review(request: pytest.FixtureRequest) -> Case:
    return load_case(request.config.rootpath / "examples" / "compliance" / "case.yaml")


def _drafted(form: str, case: Case, **values: object) -> Draft:
    court = resolve(case.jurisdiction, Conditions(DAY, document=load_form(form).kind))
    instructions = DraftingInstructions(today=DAY, document_id="paper", values=values)
    return draft(load_form(form), case, court, instructions)


def test_a_letter_speaks_of_orders_only_where_there_are_any(review: Case) -> None:
    ordered = "This letter says what they have done of what the court ordered"
    asked = "This letter says how they are doing"
    for case, said, unsaid in (
        (review, ordered, asked), (replace(review, requirements=()), asked, ordered),
    ):  # fmt: skip
        text = " ".join(word_lines(_drafted("progress-letter", case, to="court", summary="Well.")))
        assert said in text
        assert unsaid not in text


def test_a_report_with_nothing_to_report_says_so(review: Case) -> None:
    bare = replace(review, requirements=(), hearings=())
    nothing = "No requirement is recorded in this case."
    assert nothing in word_lines(_drafted("progress-report", bare))
    assert nothing not in word_lines(_drafted("progress-report", bare, summary="They work."))
    assert nothing not in word_lines(_drafted("progress-report", review))


def test_a_sum_of_seven_figures_stands_on_one_line(review: Case) -> None:
    (owed,) = (r for r in review.requirements if r.id == "restitution")
    paid = RequirementEntry(dt.date(2026, 5, 1), amount=Decimal("1034567.89"))
    case = replace(review, requirements=(replace(owed, entries=(paid,)),), exhibits=())
    made = _drafted("compliance-summary", case, as_of=DAY.isoformat())
    done = typeset(
        read_docx(made.docx), layout=None, title=made.title, today=DAY, fonts=open_fonts(),
        source=made.docx, alone=True,
    )  # fmt: skip
    with open_pdf(done.pdf) as seen:
        words = [word.text for page in seen.pages() for word in page.content.words]
    assert words.count("$1,034,567.89") >= 2
    assert "567.89" not in words
