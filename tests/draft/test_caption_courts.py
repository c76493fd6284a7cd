"""First pages of courts that dress them in their own way, by their own rule files."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from packetgen.case.model import Address, Case, PersonName
from packetgen.draft import Draft
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions
from tests.draft.conftest import Drafter, lines_of, make_form

FORM = make_form("{{ caption() }}", "Body.", paper=True, caption_title="Notice of Motion")


def dressed(fill: Drafter, identifier: str, *, case: Case | None = None, **asked: Any) -> Draft:
    court = resolve(identifier, Conditions(on=dt.date(2026, 12, 4), **asked))
    more = {} if case is None else {"case": case}
    form = replace(FORM, initial=court.conditions.initial)
    return fill(form=form, layout=layout(court), court=court, **more)


def cells(made: Draft) -> list[list[str]]:
    table = Document(io.BytesIO(made.docx)).tables[0]
    return [cell.text.split("\n") for cell in table.rows[0].cells]


def blank_points(made: Draft) -> float:
    """Points of empty paragraphs before the first words."""
    total = 0.0
    for paragraph in Document(io.BytesIO(made.docx)).paragraphs:
        if paragraph.text:
            return total
        spacing = paragraph.paragraph_format.line_spacing
        assert spacing is not None
        total += spacing.pt  # type: ignore[union-attr]
    return total


def test_texas_puts_the_cause_number_over_parties_and_court(fill: Drafter) -> None:
    made = dressed(fill, "us-tx-trial-travis")
    assert lines_of(made)[0] == "CAUSE NO. RG26-014722"
    left, middle, right = cells(made)
    assert left[0].startswith("MARÍA HERNÁNDEZ")
    assert set(middle) == {"§"}
    assert right == ["IN THE DISTRICT COURT OF", "TRAVIS COUNTY, TEXAS"]
    assert "Notice of Motion" in lines_of(made)


def test_new_york_has_the_index_number_right_of_the_parties(fill: Drafter) -> None:
    left, right = cells(dressed(fill, "us-ny-supreme-newyork"))
    assert "-against-" in left
    assert right[:2] == ["Index No. RG26-014722", "Notice of Motion"]


def test_washington_leaves_three_inches_blank_in_whole_lines(fill: Drafter) -> None:
    made = dressed(fill, "us-wa-superior-king")
    assert 72 + blank_points(made) >= 216
    assert blank_points(made) % 24 == 0


def test_a_box_for_the_clerk_moves_the_caption_below_it(fill: Drafter) -> None:
    assert 72 + blank_points(dressed(fill, "us-il-circuit-lake")) == 144
    assert blank_points(dressed(fill, "us-fl-circuit-leon")) == 0
    assert 72 + blank_points(dressed(fill, "us-fl-circuit-leon", recorded=True)) == 216


def test_oregon_begins_pleadings_lower_and_not_motions(fill: Drafter) -> None:
    assert blank_points(dressed(fill, "us-or-circuit-multnomah", document="motion")) == 0
    assert 72 + blank_points(dressed(fill, "us-or-circuit-multnomah", document="complaint")) == 144


def test_central_california_wants_the_e_mail_address_beneath_the_name(fill: Drafter) -> None:
    lines = lines_of(dressed(fill, "us-federal-cacd"))
    assert lines[0].startswith("Jordan Q. Advocate")
    assert lines[1] == "Email: jordan@example.org"
    assert sum("jordan@example.org" in line for line in lines) == 1


def test_texas_has_the_judicial_district_under_the_court(fill: Drafter, case: Case) -> None:
    case = replace(case, caption_lines=("126TH JUDICIAL DISTRICT",))
    right = cells(dressed(fill, "us-tx-trial-travis", case=case))[2]
    assert right[-1] == "126TH JUDICIAL DISTRICT"


def test_massachusetts_sets_the_county_against_court_and_number(fill: Drafter) -> None:
    made = dressed(fill, "us-ma-superior-suffolk")
    heads, parties = Document(io.BytesIO(made.docx)).tables[:2]
    left, right = (cell.text.split("\n") for cell in heads.rows[0].cells)
    assert left == ["SUFFOLK, ss."]
    assert right[:2] == ["SUPERIOR COURT DEPARTMENT OF THE TRIAL COURT", "Docket No. RG26-014722"]
    assert set(parties.rows[0].cells[1].text.split("\n")) == {")"}


def test_england_sets_the_parties_between_with_their_roles_at_the_right(fill: Drafter) -> None:
    made = dressed(fill, "gb-ew-highcourt")
    lines = lines_of(made)
    assert "BETWEEN:" in lines
    assert lines[lines.index("BETWEEN:") + 1 :][:3] == ["MARÍA HERNÁNDEZ", "Claimant", "-and-"]
    right = Document(io.BytesIO(made.docx)).tables[0].rows[0].cells[1].text
    assert right.startswith("Claim No. RG26-014722")


def test_ohio_wants_the_addresses_of_all_parties_in_a_complaint(fill: Drafter, case: Case) -> None:
    home = Address(("7 Elm Street",), "Cleveland", "OH", "44100")
    parties = (replace(case.parties[0], address=home), *case.parties[1:])
    made = dressed(
        fill, "us-oh-commonpleas-delaware", initial=True, document="complaint",
        case=replace(case, parties=parties),
    )  # fmt: skip
    left = " ".join(cells(made)[0])
    assert "MARÍA HERNÁNDEZ, 7 Elm Street, Cleveland, OH 44100" in left
    assert "[oakwood address]" in left
    later = " ".join(cells(dressed(fill, "us-oh-commonpleas-delaware"))[0])
    assert "Elm Street" not in later
    assert "[" not in later


def test_new_york_names_every_party_on_a_judgment_and_the_first_on_a_motion(
    fill: Drafter,
) -> None:
    judgment = " ".join(cells(dressed(fill, "us-ny-supreme-newyork", document="judgment"))[0])
    assert "et al." not in judgment
    motion = " ".join(cells(dressed(fill, "us-ny-supreme-newyork", document="notice_of_motion"))[0])
    assert "et al." in motion


def test_parcels_and_referee_stand_in_the_caption_where_the_case_has_them(
    fill: Drafter, case: Case
) -> None:
    case = replace(
        case, parcel_numbers=("517-01", "517-02"), referee=PersonName(given="Ruth", family="Ode")
    )
    ohio = cells(dressed(fill, "us-oh-commonpleas-delaware", case=case))[-1]
    assert "Parcel Nos. 517-01, 517-02" in ohio
    california = cells(dressed(fill, "us-ca-superior-alameda", case=case))[-1]
    assert "Referee: Ruth Ode" in california
    assert not any("Parcel" in line for line in california)


@pytest.mark.parametrize(
    ("court", "shown"),
    [
        ("us-ca-superior-alameda", "Department: 17"),
        ("us-federal-nysd", "Courtroom: 17"),
        ("us-ny-supreme-newyork", "Part: 17"),
    ],
)
def test_the_judge_sits_where_the_court_says(
    fill: Drafter, case: Case, court: str, shown: str
) -> None:
    case = replace(case, department="17", hearings=())
    assert shown in cells(dressed(fill, court, case=case))[-1]


def test_a_lawyers_number_bears_the_words_of_the_state(fill: Drafter, case: Case) -> None:
    def first(court: str, state: str) -> str:
        lawyer = replace(case.counsel[0], bar_state=state)
        made = dressed(fill, court, case=replace(case, counsel=(lawyer,)))
        return lines_of(made)[0]

    assert "(SBN 123456)" in first("us-ca-superior-alameda", "California")
    assert "(Nevada Bar No. 123456)" in first("us-ca-superior-alameda", "Nevada")
    assert "(Bar No. 123456)" in first("us-az-superior-maricopa", "Arizona")
