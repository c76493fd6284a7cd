"""A build names by a code what does not fit in the events and requirements that it prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..cases import Folder, small

LEASE = "Ms. Hernández signed the lease for the flat in Oakland"
EVENTS = [
    {"id": "lease", "on": "2026-01-05", "text": f"{LEASE}."},
    {"id": "heat", "on": "2026-02-01", "text": "The heating failed."},
]


def folder(place: Path, form: str, *events: dict[str, Any]) -> Folder:
    made = small(place, {"id": "paper", "form": form}, audience="internal")
    made.case["events"] = [*EVENTS, *events]
    return made


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"id": "again", "on": "2026-01-05", "text": f"{LEASE}"}, "CH101"),
        ({"id": "again", "on": "2026-03-09", "text": f"{LEASE}."}, "CH102"),
    ],
)
def test_a_chronology_names_what_does_not_fit(
    tmp_path: Path, event: dict[str, Any], code: str
) -> None:
    made = folder(tmp_path / "case", "internal-chronology", event).build()
    found = [f for f in made.report.open if f.code.startswith("CH")]
    assert [f.code for f in found] == [code]
    assert "lease, again" in found[0].message
    assert not found[0].gate
    assert ".." not in found[0].message


def test_no_finding_without_a_doubt_or_without_a_chronology(tmp_path: Path) -> None:
    clean = folder(tmp_path / "one", "internal-chronology").build()
    assert not [f for f in clean.report.open if f.code.startswith("CH")]
    twice = {"id": "again", "on": "2026-01-05", "text": f"{LEASE}."}
    other = folder(tmp_path / "two", "contact-log", twice).build()
    assert not [f for f in other.report.open if f.code.startswith("CH")]


def _worked(hours: float, on: str = "2026-05-02", **more: Any) -> dict[str, Any]:
    return {"on": on, "hours": hours, "at": "Food bank", **more}


def _ordered(name: str, *entries: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "community-service",
        "ordered": {"hours": 40},
        "entries": [*entries],
    }


@pytest.mark.parametrize(
    ("requirements", "codes"),
    [
        ([_ordered("a", _worked(8), _worked(8, at=" food  Bank"), _worked(8))], ["CH111"]),
        ([_ordered("a", _worked(8), _worked(8, "2026-05-03"), _worked(7.5))], []),
        ([_ordered("a", _worked(8), _worked(8), _worked(8, "2026-06-01", status="reversed"))], []),
        ([_ordered("a", _worked(8), _worked(4)), _ordered("b", _worked(8))], ["CH112"]),
        ([_ordered("a", _worked(8)), _ordered("b", _worked(8, at="Library"))], []),
    ],
)
def test_a_compliance_summary_names_what_seems_to_be_counted_twice(
    tmp_path: Path, requirements: list[dict[str, Any]], codes: list[str]
) -> None:
    made = folder(tmp_path / "case", "hearing-preparation")
    made.case["requirements"] = requirements
    found = [f for f in made.build().report.open if f.code.startswith("CH")]
    assert [f.code for f in found] == codes
    assert all("8 hours on May 2, 2026" in f.message for f in found)
