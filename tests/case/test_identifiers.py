"""An identifier that cannot be one is named at its place, and never quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from packetgen.case import Case

Problems = Callable[..., list[tuple[str, str, str]]]
Load = Callable[..., Case]


@pytest.mark.parametrize(
    "written",
    [
        "ssn: 12345678",
        'ssn: "12345678"',
        "ssn: 1234-56-789",
        "ssn: xxx-xx-9871",
        'ssn: "“000-12-3456”"',
        "tax_id: 98-76543",
        "driver_license: unknown",
        "cards: [4111-1111]",
        'accounts: ["“000123456”"]',
        "accounts: [none]",
    ],
)
def test_a_misshapen_identifier_is_a_problem(written: str, problems_of: Problems) -> None:
    ((place, message, hint),) = problems_of(f"people: [{{id: a, name: A, {written}}}]\n")
    assert "/people/0/" in place
    assert message.startswith("the value is no ")
    digits = "".join(c for c in written if c.isdigit())
    for said in (message, hint):
        assert not digits or digits[-4:] not in said


@pytest.mark.parametrize(
    "written",
    [
        "ssn: 123456789",
        "ssn: 000-12-3456",
        "ssn: 000–12–3456",
        "ssn: 000 12 3456",
        "tax_id: 12-3456789",
        "driver_license: D1234567",
        "accounts: [000123456789, GB29 NWBK 6016 1331 9268 19]",
        "cards: [4111 1111 1111 1111]",
    ],
)
def test_usual_ways_to_write_one_are_fine(written: str, case_of: Load) -> None:
    assert case_of(f"people: [{{id: a, name: A, {written}}}]\n").people[0].sensitive


def test_loose_identifiers_are_looked_at_too(problems_of: Problems) -> None:
    ((place, _, _),) = problems_of("sensitive: [{kind: ssn, value: 12345678}]\n")
    assert "/sensitive/0/value" in place


def test_a_plan_given_for_its_case_is_told_so(problems_of: Problems) -> None:
    ((_, message, hint),) = problems_of(
        text="case: case.yaml\ndocuments: [{id: a, form: declaration}]\n"
    )
    assert message == "this is a packet plan, not a case file"
    assert "case.yaml" in hint
