"""Days by which a motion is answered, as a notice of motion states them."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest

from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions
from tests.drafting import drafted_for

from .cases import case_with

TODAY = dt.date(2026, 4, 1)
VALUES: dict[str, Any] = {
    "motion": "motion to compel",
    "relief": "compelling answers",
    "authority": ["the rules"],
    "grounds": ["none were served"],
}


def notice(court: str, on: str = "2026-05-13", **values: Any) -> tuple[str, list[str]]:
    """The words of a notice of motion, and what is missing from it."""
    case = case_with(court, hearings=[{"id": "m", "on": on, "purpose": "Motion to compel"}])
    found = resolve(court, Conditions(on=TODAY))
    made = drafted_for(found, "notice-of-motion", case, today=TODAY, values=VALUES | values)
    document = docx.Document(io.BytesIO(made.docx))
    return " ".join(p.text for p in document.paragraphs), [str(u) for u in made.unresolved]


def test_california_s_notice_states_the_days_for_opposition_and_reply() -> None:
    words, _ = notice("us-ca-superior-alameda", answers_due=True)
    assert (
        "The last day to serve and file the opposition is April 30, 2026 (Code Civ. Proc., § "
        "1005(b)). The last day to serve and file the reply is May 6, 2026 (Code Civ. Proc., § "
        "1005(b))."
    ) in words.replace("\u00a0", " ")


def test_a_notice_says_nothing_of_answers_unasked() -> None:
    words, missing = notice("us-ca-superior-alameda")
    assert "The last day" not in words
    assert not any("answer_dates" in each for each in missing)


@pytest.mark.parametrize(
    ("court", "on"),
    [
        ("us-fl-circuit", "2026-05-13"),  # no rule on motions in the data
        ("us-federal-cand", "2026-05-13"),  # local rules usually set another time
        ("us-ny-supreme", "2026-05-13"),  # depends on a demand
        ("us-wa-superior", "2027-01-04"),  # the count meets a holiday that nobody read
        ("us-ca-superior-alameda", "2026-06-29"),  # the opposition meets Juneteenth
    ],
)
def test_a_day_that_may_be_another_is_a_gap_and_never_printed(court: str, on: str) -> None:
    words, missing = notice(court, on, answers_due=True)
    assert [each for each in missing if "answer_dates" in each]
    assert "The last day" not in words
