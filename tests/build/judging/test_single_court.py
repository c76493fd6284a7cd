"""A final packet is for one court: a layer of rules that several share has no counter."""

from __future__ import annotations

import datetime as dt

import pytest

from packetgen.build.judging.gates import court_is_a_layer
from packetgen.jurisdiction import known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions

ON = Conditions(on=dt.date(2026, 12, 4))


@pytest.mark.parametrize(
    ("court", "named"),
    [
        ("us", "us-federal-cand"),
        ("us-ca", "us-ca-superior-alameda"),
        ("us-ca-superior", "us-ca-superior-alameda"),
        ("us-federal", "us-federal-cand"),
        ("us-ny-supreme", "us-ny-supreme-newyork"),
    ],
)
def test_a_layer_is_refused_and_the_courts_below_it_are_named(court: str, named: str) -> None:
    known = resolve(court, ON)
    (refusal,) = court_is_a_layer(known)
    assert refusal.code == "GT107"
    assert refusal.gate
    assert court in refusal.message
    # With many courts below it the list of all is named in place of the rest.
    assert named in refusal.fix or "packetgen jurisdictions" in refusal.fix


def test_every_court_without_one_below_it_may_be_filed_in() -> None:
    known = known_jurisdictions()
    leaves = [c for c in known if not any(other.startswith(f"{c}-") for other in known)]
    assert len(leaves) >= 30
    refused = [c for c in leaves if court_is_a_layer(resolve(c, ON))]
    # These sit in many places, and which belongs to the case.
    assert refused == ["gb-ew-countycourt", "us-ny-supreme-commercial"]
    assert not any(court_is_a_layer(resolve(c, ON, county="Kings")) for c in refused)


def test_a_county_in_the_case_file_makes_the_court_one_that_sits_somewhere() -> None:
    napa = resolve("us-ca-superior", ON, county="Napa")
    assert napa.court_lines[-1] == "COUNTY OF NAPA"
    assert napa.name == "Superior Court of California, County of Napa"
    assert court_is_a_layer(napa) == []


def test_a_county_does_not_make_a_district_of_the_federal_courts() -> None:
    assert court_is_a_layer(resolve("us-federal", ON, county="Napa"))


def test_a_title_in_the_case_file_stands_for_the_court() -> None:
    lines = ["UNITED STATES DISTRICT COURT", "DISTRICT OF ARIZONA"]
    arizona = resolve("us-federal", ON, court_lines=lines)
    assert list(arizona.court_lines) == lines
    assert court_is_a_layer(arizona) == []


def test_the_file_of_a_county_is_not_renamed_by_a_case() -> None:
    assert resolve("us-ca-superior-alameda", ON, county="Napa").county == "Alameda"
