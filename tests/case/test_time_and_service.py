"""Closures, who moves, and electronic service in the case file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from packetgen.case import Closure
from packetgen.errors import CaseError
from tests.deadlines.cases import case_with


def test_a_closure_of_one_day_and_of_several() -> None:
    case = case_with(
        closures=[
            {"on": "2027-01-04", "why": "Flood"},
            {"on": "2027-02-01", "through": "2027-02-03", "why": "Snow"},
        ]
    )
    assert case.closures == (
        Closure(dt.date(2027, 1, 4), "Flood", dt.date(2027, 1, 4)),
        Closure(dt.date(2027, 2, 1), "Snow", dt.date(2027, 2, 3)),
    )


@pytest.mark.parametrize(
    ("more", "pointer", "said"),
    [
        ({"closures": [{"on": "2027-01-04"}]}, "/closures/0", "why"),
        (
            {"closures": [{"on": "2027-01-04", "through": "2027-01-03", "why": "x"}]},
            "/closures/0/through",
            "which is before that",
        ),
        (
            {"closures": [{"on": "2027-01-04", "through": "2029-01-03", "why": "x"}]},
            "/closures/0/through",
            "closed for 731 days",
        ),
        ({"closures": [{"on": "01/04/2027", "why": "x"}]}, "/closures/0/on", "not a date"),
        (
            {"hearings": [{"id": "m", "on": "2026-05-13", "moved_by": "ours"}]},
            "/hearings/0/moved_by",
            "no party has the id 'ours'",
        ),
        (
            {"counsel": [
                {"id": "ours", "name": "O"}, {"id": "theirs", "name": "T", "e_service": "yes"},
            ]},
            "/counsel/1/e_service",
            "consented",
        ),
        (
            {"services": [{"id": "s", "to": "theirs", "method": "pigeon"}]},
            "/services/0/method",
            "clerk",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_said_with_their_place(more: dict[str, Any], pointer: str, said: str) -> None:
    with pytest.raises(CaseError) as caught:
        case_with(**more)
    (problem,) = caught.value.problems
    assert problem.location.pointer == pointer
    assert said in str(problem)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Review hearing.", "Review hearing"), ("Motion of Elm, Inc.", "Motion of Elm, Inc.")],
)
def test_the_purpose_of_a_hearing_ends_without_the_stop_of_a_sentence(
    written: str, kept: str
) -> None:
    case = case_with(hearings=[{"id": "m", "on": "2026-05-13", "purpose": written}])
    assert [hearing.purpose for hearing in case.hearings] == [kept]
