"""Proofs of service in the court's wording, stating what the case records and nothing else."""

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

TODAY = dt.date(2026, 5, 1)
SERVER = [{"id": "sam", "name": "Sam Server", "address": "1 A St, Boston, MA 02110"}]


def words(court: str, services: list[dict[str, Any]]) -> str:
    case = case_with(court, people=SERVER, services=services)
    found = resolve(court, Conditions(on=TODAY))
    made = drafted_for(
        found, "proof-of-service", case, today=TODAY, values={"server": "sam"},
        titles={"notice": "Notice"},
    )  # fmt: skip
    document = docx.Document(io.BytesIO(made.docx))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return " ".join([p.text for p in document.paragraphs] + cells)


def one(method: str, on: str | None = "2026-04-20") -> list[dict[str, Any]]:
    made: dict[str, Any] = {
        "id": "s", "to": "theirs", "method": method, "documents": ["notice"], "by": "sam",
    }  # fmt: skip
    return [made | ({"on": on} if on else {})]


@pytest.mark.parametrize(
    ("court", "title", "said"),
    [
        (
            "us-ma-superior-suffolk",
            "CERTIFICATE OF SERVICE",
            "I hereby certify that on April 20, 2026 a true copy of the above document was served "
            "by mail upon: T Two, attorney for defendant Acme, LLC, 2 B St, Reno, NV 89500.",
        ),
        ("us-federal-cand", "CERTIFICATE OF SERVICE", "I certify under penalty of perjury that"),
        (
            "us-ca-superior-alameda",
            "PROOF OF SERVICE",
            "under penalty of perjury under the laws of the State of California",
        ),
        ("us-wa-superior-king", "PROOF OF SERVICE", "I declare under penalty of perjury"),
    ],
)
def test_each_court_has_its_wording(court: str, title: str, said: str) -> None:
    text = words(court, one("mail"))
    assert title in text.upper()
    assert said in text
    assert "T Two" in text
    assert "2 B St" in text
    assert "April 20, 2026" in text


@pytest.mark.parametrize("court", ["us-ma-superior-suffolk", "us-federal-cand"])
def test_papers_left_with_the_clerk_say_so_and_need_no_address(court: str) -> None:
    text = words(court, one("clerk"))
    assert "with the clerk of the Court" in text
    assert "2 B St" not in text


@pytest.mark.parametrize("court", ["us-ma-superior-suffolk", "us-federal-cand"])
def test_what_is_only_planned_stays_blank(court: str) -> None:
    text = words(court, one("mail", None))
    own = text.split("CERTIFICATE")[-1].replace("26CV000001", "").replace("May 13, 2026", "")
    assert "2026" not in own  # but for the hearing, which stands beside the title of the case
    assert "____" in text
