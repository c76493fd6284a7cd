"""Cells that cannot fill their field, and numbers that are names, as text."""

from __future__ import annotations

import datetime as dt
import re

from packetgen.case.cell_values import CellValue


class Unusable(Exception):  # noqa: N818 - a value, carried to the row's problems
    """A cell that cannot fill its field: what is wrong, and what to do, in plain words."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class AmbiguousDate(Unusable):
    """A date that could be read in two orders."""


def digits_of(value: CellValue) -> str:
    """A number that is a name, as text: 94612.0 is 94612."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    text = str(value)
    if isinstance(value, float) and "e" in text.lower():
        raise Unusable(
            "the number is too long for a number cell, and its last digits are lost",
            "Format the column as text and write the number again.",
        )
    match = re.fullmatch(r"(\d+)\.0+", text)
    if re.fullmatch(r"\d(\.\d+)?E\+\d+", text):
        raise Unusable(
            "Excel has shortened the number, and its last digits are lost",
            "Format the column as text, write the number again, and export anew.",
        )
    return match[1] if match else text
