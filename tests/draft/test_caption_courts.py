"""First pages of courts that dress them in their own way, by their own rule files."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx import Document

from packetgen.draft import Draft
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions
from tests.draft.conftest import Drafter, lines_of, make_form

FORM = make_form("{{ caption() }}", "Body.", paper=True, caption_title="Notice of Motion")


def dressed(fill: Drafter, identifier: str, **asked: Any) -> Draft:
    court = resolve(identifier, Conditions(on=dt.date(2026, 12, 4), **asked))
    return fill(form=FORM, layout=layout(court), court=court)


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
    assert right == ["IN THE DISTRICT COURT", "TRAVIS COUNTY, TEXAS"]
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
