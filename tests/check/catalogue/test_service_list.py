"""A proof of service held against the case's own list of those to be served."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from packetgen.case.model import Case, Counsel, Party, PersonName, Service
from packetgen.check import check_pdf
from packetgen.check.finding import Finding

from ..conftest import court
from ..written_papers import CALIFORNIA, pdf_of

LIN = Counsel("lin", PersonName("Mei", family="Lin"), firm="Lin & Partners")
OKAFOR = Counsel("okafor", PersonName("Adá", family="Okáfor"))
CASE = Case(
    "us-tx",
    parties=(
        Party("h", "defendant", "second", name=PersonName("María", family="Hernández")),
        Party("oak", "plaintiff", "first", organization="Oakwood Properties, LLC",
              represented_by=("lin",)),
        Party("bank", "plaintiff", "first", organization="First Bank", represented_by=("okafor",)),
    ),
    counsel=(LIN, OKAFOR),
    client="h",
)  # fmt: skip
BOTH = (
    Service("s1", "lin", on=dt.date(2026, 3, 3), method="mail"),
    Service("s2", "okafor", on=dt.date(2026, 3, 3), method="mail"),
)


def _advice(names: str, case: Case | None) -> list[Finding]:
    lines = (
        "CERTIFICATE OF SERVICE",
        "I certify that on March 3, 2026 a copy was served by mail on",
        names,
    )
    paper = CALIFORNIA.but(
        pages=2,
        extra=tuple((2, 120.0, 730.0 + 9 * n, 12.0, line) for n, line in enumerate(lines)),
    )
    paper = paper.but(footer_title="", footer_rule=False, numbers=False, rule=False)
    found = check_pdf(
        pdf_of(paper), jurisdiction=court("us-tx"), name="m.pdf", case=case, select=["PG903"]
    ).findings
    return [f for f in found if "everybody" in f.message]


def test_all_whom_the_case_lists_are_named() -> None:
    case = replace(CASE, services=BOTH)
    assert _advice("Mei Lin, attorney, and Ada Okafor, attorney", case) == []
    assert _advice("Lin & Partners; Adá Okáfor", case) == []


def test_who_is_left_out_is_said() -> None:
    (finding,) = _advice("Mei Lin, attorney for Oakwood", replace(CASE, services=BOTH))
    assert finding.measured == "1 of 2 named; not found: Adá Okáfor"


def test_without_services_it_is_the_other_parties_lawyers() -> None:
    (finding,) = _advice("Ada Okafor, attorney for First Bank", CASE)
    assert "Mei Lin" in finding.measured
    assert _advice("Ada Okafor and Mei Lin", CASE) == []


def test_without_a_case_or_a_client_nothing_is_said() -> None:
    assert _advice("nobody in particular", None) == []
    assert _advice("nobody in particular", replace(CASE, client="")) == []
