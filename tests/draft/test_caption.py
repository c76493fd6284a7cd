"""First pages: what stands where, by court and by kind of paper."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from docx import Document

from packetgen.case.model import Case, PersonName
from packetgen.draft import Draft
from packetgen.errors import FormError
from packetgen.jurisdiction.model import (
    Citation,
    Constraint,
    Jurisdiction,
    Operator,
    Setting,
)  # fmt: skip
from tests.draft.conftest import CALIFORNIA, PLAIN, Drafter, lines_of, make_form, text_of, xml_of

FORM = make_form("{{ caption() }}", "Body.", paper=True, caption_title="Notice of Motion")
WRAPPED = 1
"""Lines of the attorney's block that go over: "Attorney for Plaintiff MARÍA / HERNÁNDEZ"."""
RULE = Citation("x", "rule x")


def boxes(made: Draft) -> list[str]:
    table = Document(io.BytesIO(made.docx)).tables[0]
    return [cell.text for cell in table.rows[0].cells]


def test_california_in_the_order_of_rule_2_111(fill: Drafter) -> None:
    made = fill(form=FORM, layout=CALIFORNIA)
    assert lines_of(made)[:8] == [
        "Jordan Q. Advocate (SBN 123456)", "Legal Aid", "100 Main Street", "Oakland, CA 94612",
        "Telephone: (510) 555-0142", "Email: jordan@example.org", "",
        "Attorney for Plaintiff MARÍA HERNÁNDEZ",
    ]  # fmt: skip
    assert lines_of(made)[8:10] == [
        "SUPERIOR COURT OF THE STATE OF CALIFORNIA", "COUNTY OF ALAMEDA",
    ]  # fmt: skip
    left, right = boxes(made)
    assert left.split("\n") == [
        "MARÍA HERNÁNDEZ,", "Plaintiff,", "v.", "OAKWOOD PROPERTIES, LLC, et al.,", "Defendants.",
    ]  # fmt: skip
    assert right.split("\n") == [
        "Case No. RG26-014722", "Notice of Motion", "Hearing date: December 14, 2026",
        "Time: 9:00 a.m.", "Department: 17", "Judge: Hon. Ana Rivera",
        "Action filed: March 2, 2026",
    ]  # fmt: skip


def test_the_court_title_begins_on_line_eight(fill: Drafter) -> None:
    xml = xml_of(fill(form=FORM, layout=CALIFORNIA))
    above = xml[: xml.index("SUPERIOR COURT")]
    lines = above.count('<w:pStyle w:val="CaptionAttorney"/>')
    spaces = sum(int(n) for n in re.findall(r'w:(?:before|after)="(\d+)"', above))
    assert (lines + WRAPPED) * 240 + spaces == 7 * 480


def test_a_long_attorney_block_pushes_the_court_down_by_whole_lines(
    fill: Drafter, case: Case
) -> None:
    lawyers = tuple(
        replace(case.counsel[0], id=f"l{n}", firm=f"Firm {n}", fax="5105550199") for n in range(3)
    )
    party = replace(case.parties[0], represented_by=("l0", "l1", "l2"))
    many = replace(case, counsel=lawyers, parties=(party, *case.parties[1:]))
    made = fill(form=FORM, layout=CALIFORNIA, case=many)
    xml = xml_of(made)
    above = xml[: xml.index("SUPERIOR COURT")]
    lines = above.count('<w:pStyle w:val="CaptionAttorney"/>')
    spaces = sum(int(n) for n in re.findall(r'w:(?:before|after)="(\d+)"', above))
    assert lines > 14
    assert ((lines + WRAPPED) * 240 + spaces) % 480 == 0
    assert "Attorneys for Plaintiff MARÍA HERNÁNDEZ" in text_of(made)


def test_lawyers_of_one_office_share_its_address(fill: Drafter, case: Case) -> None:
    second = replace(case.counsel[0], id="second", name=PersonName(given="Sam", family="Second"))
    party = replace(case.parties[0], represented_by=("lawyer", "second"))
    two = replace(case, counsel=(*case.counsel, second), parties=(party, *case.parties[1:]))
    words = text_of(fill(form=FORM, layout=CALIFORNIA, case=two))
    assert words.count("100 Main Street") == 1
    assert "Sam Second (SBN 123456)" in words


def test_a_first_pleading_names_every_party(fill: Drafter) -> None:
    made = fill(form=replace(FORM, initial=True), layout=CALIFORNIA)
    assert boxes(made)[0].split("\n") == [
        "MARÍA HERNÁNDEZ,", "Plaintiff,", "v.", "OAKWOOD PROPERTIES, LLC;", "PAT OWNER,",
        "Defendants.",
    ]  # fmt: skip


def test_somebody_without_a_lawyer(fill: Drafter, case: Case) -> None:
    party = replace(case.parties[0], represented_by=(), self_represented=True, phone="5105550111")
    alone = replace(case, parties=(party, *case.parties[1:]), counsel=())
    assert lines_of(fill(form=FORM, layout=CALIFORNIA, case=alone))[:5] == [
        "MARÍA HERNÁNDEZ", "1 Elm", "Oakland, CA 94600", "Telephone: (510) 555-0111",
        "Plaintiff, Pro Se",
    ]  # fmt: skip


def test_a_number_that_is_not_known_yet_is_a_gap(fill: Drafter, case: Case) -> None:
    made = fill(form=FORM, layout=CALIFORNIA, case=replace(case, number=""))
    assert "Case No. [case number]" in text_of(made)
    assert [p.message for p in made.unresolved] == ["case.number is missing"]


def test_judges_initials_and_limited_label_where_the_court_wants_them(
    fill: Drafter, case: Case, court: Jurisdiction
) -> None:
    wants = {
        "caption.judge_initials": Setting("caption.judge_initials", (
            Constraint(Operator.REQUIRED, True, RULE),)),
        "caption.limited_label": Setting("caption.limited_label", (
            Constraint(Operator.EXACT, "Limited Civil Case", RULE),)),
    }  # fmt: skip
    given = replace(case, limited="exceeds", judge=PersonName(given="Ana", family="Rivera"))
    made = fill(form=FORM, layout=CALIFORNIA, case=given, court=replace(court, settings=wants))
    assert boxes(made)[1].split("\n")[:2] == ["Case No. RG26-014722-AR", "Limited Civil Case"]
    assert "Limited" not in text_of(fill(form=FORM, layout=CALIFORNIA, case=given))


def test_a_minor_stands_by_initials_with_the_guardian(fill: Drafter, case: Case) -> None:
    minor = replace(case.parties[0], minor=True, guardian="witness", description="a minor")
    made = fill(
        form=FORM, layout=CALIFORNIA, case=replace(case, parties=(minor, *case.parties[1:]))
    )
    assert "M.H., a minor, by and through Grace Okonkwo, guardian ad litem," in boxes(made)[0]
    assert "HERNÁNDEZ" not in text_of(made)


def test_free_lines_of_the_case_stand_in_the_caption(fill: Drafter, case: Case) -> None:
    made = fill(form=FORM, layout=CALIFORNIA,
                case=replace(case, caption_lines=("Related to No. 1", "Complex")))  # fmt: skip
    assert boxes(made)[1].split("\n")[2:4] == ["Related to No. 1", "Complex"]


@pytest.mark.parametrize("style", ["two-box", "section-sign", "index-number", "venue", "plain"])
def test_every_style_holds_parties_number_and_title(fill: Drafter, style: str) -> None:
    made = fill(form=FORM, layout=replace(PLAIN, caption_style=style))
    words = text_of(made)
    for wanted in ("MARÍA HERNÁNDEZ,", "OAKWOOD PROPERTIES, LLC, et al.,", "RG26-014722",
                   "Notice of Motion", "COUNTY OF ALAMEDA"):  # fmt: skip
        assert wanted in words
    assert ("§" in words) == (style == "section-sign")
    Document(io.BytesIO(made.docx))


def test_a_federal_paper_has_no_attorney_block_above_the_court(fill: Drafter) -> None:
    assert lines_of(fill(form=FORM, layout=PLAIN))[0].startswith("SUPERIOR COURT")


def test_a_letter_has_no_caption(fill: Drafter) -> None:
    with pytest.raises(FormError, match="not a court paper"):
        fill("{{ caption() }}")


def test_the_title_is_filled_and_can_be_overridden(fill: Drafter) -> None:
    form = replace(FORM, caption_title="Declaration of {{ person('witness') }}")
    made = fill(form=form, layout=CALIFORNIA)
    assert made.title == "Declaration of Grace Okonkwo"
    assert "Declaration of Grace Okonkwo" in boxes(made)[1]
    other = make_form("{{ caption(title='Other') }}", paper=True)
    assert "Other" in boxes(fill(form=other, layout=CALIFORNIA))[1]
