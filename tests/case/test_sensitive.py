"""Identifiers are printed as courts allow, and never leak on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.case import PersonName, Sensitive, SensitiveKind, mask
from packetgen.case.sensitive import TREATMENTS

K = SensitiveKind


@pytest.mark.parametrize(
    ("kind", "value", "treatment", "printed"),
    [
        (K.SSN, "123-45-6789", "last4", "xxx-xx-6789"),
        (K.SSN, "123456789", "last4", "xxx-xx-6789"),
        (K.SSN, "123 45 6789", "last4", "xxx-xx-6789"),
        (K.SSN, "123-45-6789", "none", "123-45-6789"),
        (K.SSN, "123-45-6789", "redact_all", "xxx-xx-xxxx"),
        (K.SSN, "6789", "last4", "xxx-xx-xxxx"),
        (K.SSN, "123-45-6789", "year", "xxx-xx-xxxx"),
        (K.TAX_ID, "12-3456789", "last4", "xx-xxx6789"),
        (K.TAX_ID, "912-70-1234", "last4", "xxx-xx-1234"),
        (K.ACCOUNT, "000123456789", "last4", "xxxx6789"),
        (K.ACCOUNT, "GB29 NWBK 6016 1331 9268 19", "last4", "xxxx6819"),
        (K.ACCOUNT, "1234", "last4", "[account number withheld]"),
        (K.CARD, "4111-1111-1111-1111", "last4", "xxxx1111"),
        (K.CARD, "4111111111111111", "redact_all", "[card number withheld]"),
        (K.BIRTH_DATE, "1987-04-30", "year", "1987"),
        (K.BIRTH_DATE, "04/30/1987", "year", "1987"),
        (K.BIRTH_DATE, "1987-04-30", "last4", "[birth date withheld]"),
        (K.BIRTH_DATE, "1987-04-30", "redact_all", "[birth date withheld]"),
        (K.MINOR_NAME, "Ana Lucía Hernández", "initials", "A.L.H."),
        (K.MINOR_NAME, "Ana Lucía Hernández", "first_name_last_initial", "Ana H."),
        (K.MINOR_NAME, "王小明", "initials", "[name withheld]"),
        (K.MINOR_NAME, "Ana", "first_name_last_initial", "[name withheld]"),
        (K.HOME_ADDRESS, "1 Main St, Apt 4, Oakland, CA 94612", "city_state", "Oakland, CA"),
        (K.HOME_ADDRESS, "1 Main St\nOakland, CA 94612-0001", "city_state", "Oakland, CA"),
        (K.HOME_ADDRESS, "somewhere in the hills", "city_state", "[address withheld]"),
        (K.DRIVER_LICENSE, "D1234567", "last4", "xxxx4567"),
        (K.SSN, "123-45-6789", "truncate", "xxx-xx-xxxx"),
    ],
)
def test_an_identifier_is_masked_as_its_treatment_says(
    kind: SensitiveKind, value: str, treatment: str, printed: str
) -> None:
    assert mask(kind, value, treatment) == printed


def test_a_court_s_own_sign_masks_letters_and_digits() -> None:
    assert mask(K.SSN, "123-45-6789", "last4", glyph="X") == "XXX-XX-6789"
    assert mask(K.SSN, "123-45-6789", "last4", glyph="*") == "***-**-6789"
    assert mask(K.CARD, "4111 1111 1111 1111", "last4", glyph="X", every_character=True) == (
        "XXXX XXXX XXXX 1111"
    )
    assert mask(K.SSN, "123-45-6789", "redact_all", glyph="X", every_character=True) == (
        "XXX-XX-XXXX"
    )
    assert mask(K.DRIVER_LICENSE, "D12-3", "redact_all", glyph="X", every_character=True) == "XXX-X"


def test_a_parsed_name_is_better_than_a_text() -> None:
    name = PersonName(given="Ana Lucía", particle="de", family="Hernández Ruiz")
    assert mask(K.MINOR_NAME, name.full, "first_name_last_initial", name=name) == "Ana Lucía H.R."
    assert mask(K.MINOR_NAME, name.full, "initials", name=name) == "A.L.H.R."


def test_an_unknown_treatment() -> None:
    with pytest.raises(ValueError, match="last5"):
        mask(K.SSN, "123-45-6789", "last5")


def test_printing_a_sensitive_value_shows_nothing() -> None:
    value = Sensitive(K.SSN, "123-45-6789")
    shown = f"{value} {value!r} {(value,)} {[value]!r}"
    assert "6789" not in shown
    assert "withheld" in str(value)


@given(
    st.sampled_from([K.SSN, K.TAX_ID, K.ACCOUNT, K.CARD, K.DRIVER_LICENSE]),
    st.text("0123456789", min_size=5, max_size=24),
    st.sampled_from([t for t in TREATMENTS if t != "none"]),
    st.sampled_from(["x", "X", "*"]),
    st.booleans(),
)
def test_never_more_than_four_digits(
    kind: SensitiveKind, value: str, treatment: str, glyph: str, every: bool
) -> None:
    shown = mask(kind, value, treatment, glyph=glyph, every_character=every)
    digits = [c for c in shown if c.isdigit()]
    assert len(digits) <= 4
    assert treatment == "last4" or not digits
    assert value not in shown
