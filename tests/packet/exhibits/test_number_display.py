"""Cells as spreadsheet programs display them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from packetgen.packet.exhibits.number_display import displayed

AFTERNOON = dt.datetime(2026, 3, 4, 15, 5, 9)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1234.5, "General", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1E+15"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-5, "$#,##0.00", "-$5.00"),
        (-5, '"$"#,##0.00;("$"#,##0.00)', "($5.00)"),
        (0, '0.00;-0.00;"none"', "none"),
        (0.125, "0.0%", "12.5%"),
        (2.5, "0", "3"),
        (123456789, "000-00-0000", "123-45-6789"),
        (5551234567, "[<=9999999]###-####;(###) ###-####", "(555) 123-4567"),
        (1.25, "# ??/??", "1 1/4"),
        (123456.789, "0.00E+00", "1.23E+05"),
        (1234567, "#,##0,", "1,235"),
        (12, "[$€-407] #,##0.00", "€ 12.00"),
        (5, '0 "days"', "5 days"),
        (AFTERNOON, "m/d/yyyy h:mm AM/PM", "3/4/2026 3:05 PM"),
        (AFTERNOON, "[$-F800]dddd, mmmm dd, yyyy", "Wednesday, March 04, 2026"),
        (AFTERNOON, "yyyy-mm-dd hh:mm:ss", "2026-03-04 15:05:09"),
        (45000.5, "yyyy-mm-dd hh:mm", "2023-03-15 12:00"),
        (dt.timedelta(hours=30, minutes=5), "[h]:mm:ss", "30:05:00"),
        (dt.time(15, 5), "h:mm AM/PM", "3:05 PM"),
        (True, "General", "TRUE"),
        ("kept as it is", "0.00", "kept as it is"),
        (None, "General", ""),
    ],
)
def test_a_value_is_displayed_as_its_format_says(
    value: Any, number_format: str, shown: str
) -> None:
    assert displayed(value, number_format) == shown


@pytest.mark.parametrize("number_format", ["[", "0.0.0.0", '"', "yyyy" * 80, "#,,,,.,", "[>]", "/"])
def test_a_damaged_format_still_shows_something(number_format: str) -> None:
    assert displayed(12.5, number_format) is not None
