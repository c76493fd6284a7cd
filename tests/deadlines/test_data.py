"""The shipped ``deadlines.yaml`` files against the facts, and their faults in foreign ones."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from packetgen.deadlines import court_time, courts_with_time
from packetgen.deadlines.files import FILE
from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.model import Citation

from .cases import own_authorities

COURTS = courts_with_time()


AUTHORITIES = [
    pytest.param(name, data, id=f"{court}:{name}")
    for court in COURTS
    for name, data in own_authorities(court).items()
]


@pytest.fixture(scope="module")
def facts(shared_rules: Path) -> dict[str, dict[str, Any]]:
    data = json.loads((shared_rules / "court-rules.json").read_text(encoding="utf-8"))
    return {fact["id"]: fact for fact in data["facts"]}


def test_the_courts_of_this_edition_are_there() -> None:
    states = {f"us-{state}" for state in ("ca", "ny", "tx", "fl", "wa", "oh", "ma")}
    assert {*states, "us-federal", "us-federal-cand", "us-ca-superior"} <= set(COURTS)


@pytest.mark.parametrize("court", COURTS)
def test_every_file_is_sound(court: str) -> None:
    found = court_time(court)
    assert found.calendar.days_off
    assert len({rule.id for rule in found.rules}) == len(found.rules)


@pytest.mark.parametrize(("name", "data"), AUTHORITIES)
def test_an_authority_is_never_surer_than_its_fact(
    name: str, data: dict[str, Any], facts: dict[str, dict[str, Any]]
) -> None:
    fact = facts.get(name.split("/")[0])
    if fact is None:
        # Lists that nobody read: no citation is claimed, and nothing is confirmed.
        assert re.fullmatch(r"[A-Z]{2}-HOL", name)
        assert data["status"] == "unverified"
        assert data["source"]["strength"] == "none"
        return
    if data["status"] == "confirmed":
        assert fact["status"] == "confirmed"
    assert data["source"]["strength"] == (fact["strength"] or "none")
    if "url" in data["source"]:
        assert data["source"]["url"] in fact["urls"]
    if "/" in name and data["status"] != fact["status"]:
        assert data["note"], "what was not read is said"
    numbers = set(re.findall(r"\d[\d.]*\d|\d", fact["citation"]))
    cited = set(re.findall(r"\d[\d.]*\d|\d", data["cite"]))
    assert cited & numbers or not numbers


@pytest.mark.parametrize(
    ("court", "day", "name"),
    [
        ("us-ca", "2020-10-12", "Columbus Day"),
        ("us-ca", "2026-09-25", "Native American Day"),
        ("us-ca", "2026-02-12", "Lincoln's Birthday"),
        ("us-ca", "2026-07-03", "Independence Day"),
        ("us-ny", "2028-11-07", "Election Day"),
        ("us-ny", "2027-07-05", "Independence Day"),
        ("us-tx", "2026-03-02", "Texas Independence Day"),
        ("us-ma", "2026-04-20", "Patriots' Day"),
        ("us-federal", "2021-06-18", "Juneteenth"),
        ("us-federal", "2027-12-31", "New Year's Day"),
    ],
)
def test_days_off(court: str, day: str, name: str) -> None:
    import datetime as dt

    off = court_time(court).calendar.days_off[dt.date.fromisoformat(day)]
    assert off.name == name
    assert isinstance(off.citation, Citation)


@pytest.mark.parametrize(
    ("court", "day"),
    [
        ("us-ca", "2020-09-25"),
        ("us-ca", "2026-10-12"),
        ("us-ca", "2026-09-09"),  # Admission Day
        ("us-ca", "2022-06-20"),
        ("us-ny", "2026-07-03"),  # no Saturday shift
        ("us-ny", "2026-06-15"),  # Flag Day is not moved
        ("us-tx", "2026-12-24"),
        ("us-tx", "2026-10-12"),
        ("us-federal", "2020-06-19"),
        ("us-federal", "2026-11-27"),
    ],
)
def test_days_that_are_no_days_off(court: str, day: str) -> None:
    import datetime as dt

    assert dt.date.fromisoformat(day) not in court_time(court).calendar.days_off


def own_court(folder: Path, text: str) -> Path:
    place = folder / "us" / "ca" / "superior" / "here"
    place.mkdir(parents=True)
    (place / FILE).write_text(text, encoding="utf-8")
    return folder


def test_a_court_of_ones_own_adds_to_what_it_inherits(tmp_path: Path) -> None:
    root = own_court(
        tmp_path,
        "id: us-ca-superior-here\n"
        "authorities:\n"
        "  L-1: {cite: Local Rule 1, source: {strength: official}, status: confirmed}\n"
        "rules:\n"
        "  - {id: L-1/lodge, name: Lodge the binder, act: file, period: 2 court,\n"
        "     measured: before-hearing, hearings: [motion], by: L-1}\n",
    )
    found = court_time("us-ca-superior-here", extra=[root])
    assert found.rule("L-1/lodge") is not None
    assert found.rule("CA-CCP1005b/notice") is not None
    assert "us/ca/superior/here/deadlines.yaml" in found.sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: us-ca-superior-there\n", "the folder says 'us-ca-superior-here'"),
        ("id: us-ca-superior-here\nrulez: []\n", "rules"),
        (
            "id: us-ca-superior-here\nrules:\n  - {id: x, name: X, act: file, period: 2 weeks, "
            "measured: before-hearing, by: CA-1.10}\n",
            "is not a period such as",
        ),
        (
            "id: us-ca-superior-here\nrules:\n  - {id: x, name: X, act: file, period: 2 court, "
            "measured: before-hearing, by: CA-1.1}\n",
            "no authority is called 'CA-1.1'",
        ),
        (
            "id: us-ca-superior-here\nrules:\n  - {id: x, name: X, act: file, period: 2 court, "
            "measured: before-hearing, extension: CA-10, by: CA-1.10}\n",
            "its extension 'CA-10' is in no file",
        ),
    ],
)
def test_faults_of_a_file_are_said_with_their_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(JurisdictionError) as caught:
        court_time("us-ca-superior-here", extra=[own_court(tmp_path, text)])
    assert said in str(caught.value)
    assert "us/ca/superior/here/deadlines.yaml" in str(caught.value)
