"""Identifiers are found where they are, and ordinary numbers of court papers are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.case.model import SensitiveKind
from packetgen.check.papers.identifiers import find_identifiers, valid_iban, valid_luhn, valid_ssn

FOUND = {
    "SSN 219-09-9999": SensitiveKind.SSN,
    "His number is 219-09-9999.": SensitiveKind.SSN,
    "Social Security Number: 219099999": SensitiveKind.SSN,
    "219–09–9999": SensitiveKind.SSN,
    "ITIN 912-70-1234": SensitiveKind.TAX_ID,
    "EIN 12-3456789": SensitiveKind.TAX_ID,
    "card 4111 1111 1111 1111 was charged": SensitiveKind.CARD,
    "378282246310005 on the Visa or Amex card": SensitiveKind.CARD,
    "Account No. 000123456789": SensitiveKind.ACCOUNT,
    "checking account number: 1234-5678-90": SensitiveKind.ACCOUNT,
    "IBAN GB82 WEST 1234 5698 7654 32": SensitiveKind.ACCOUNT,
    "Date of birth: March 3, 1987": SensitiveKind.BIRTH_DATE,
    "DOB 03/04/1987": SensitiveKind.BIRTH_DATE,
}

INNOCENT = (
    "Case No. RG26-014722",
    "Case 3:19-cv-05711-EMC Document 74-3 Filed 04/12/21 Page 8 of 25",
    "Document: 00117639944 Page: 1 Date Filed: 09/08/2020 Entry ID: 6366173",
    "(510) 555-0100, fax 510-555-0101",
    "510-55-0100-7",
    "ZIP 94612-3456",
    "Oakland, CA 94612 - 1234",
    "Bates HERN-000-12-3456",
    "142 S. Ct. 2022 at 219-20",
    "Bonds v. Roy (1999) 20 Cal.4th 140, 144-145",
    "Reservation No. 123456789012",
    "an account of 2019 2020 and the account number ending in 1234",
    "9780306406157 is an ISBN",
    "4111 1111 1111 1112 has no valid check digit",
    "000-12-3456, 666-12-3456, 219-00-9999 and 219-09-0000 were never issued",
    "He was born in 1987.",
    "tracking number 9400 1000 0000 0000 0000 00",
)


@pytest.mark.parametrize("text", FOUND)
def test_an_identifier_is_found_in_full(text: str) -> None:
    hits = list(find_identifiers(text))
    assert [(hit.kind, hit.masked) for hit in hits] == [(FOUND[text], False)]
    assert text[hits[0].start : hits[0].end].strip()[-1].isdigit()


@pytest.mark.parametrize("text", INNOCENT)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(find_identifiers(text)) == []


@pytest.mark.parametrize("text", ["xxx-xx-1234", "XXX-XX-1234", "***-**-1234", "•••-••-1234"])
def test_a_masked_number_is_told_from_a_full_one(text: str) -> None:
    assert [hit.masked for hit in find_identifiers(text)] == [True]


@given(st.integers(1, 899), st.integers(1, 99), st.integers(1, 9999))
def test_every_number_that_can_be_issued_is_found(area: int, group: int, serial: int) -> None:
    number = f"{area:03}-{group:02}-{serial:04}"
    assert bool(list(find_identifiers(f"see {number}, above"))) == (area != 666)
    assert valid_ssn(number) == (area != 666)


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    hits = list(find_identifiers(text))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    spans = sorted((hit.start, hit.end) for hit in hits)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text("0123456789", min_size=12, max_size=18))
def test_one_check_digit_in_ten_is_right(body: str) -> None:
    assert sum(valid_luhn(body + digit) for digit in "0123456789") == 1


def test_iban_check_digits() -> None:
    assert valid_iban("DE89 3704 0044 0532 0130 00")
    assert not valid_iban("DE88 3704 0044 0532 0130 00")
