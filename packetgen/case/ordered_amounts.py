"""What cannot be in the amounts of a requirement: two units, parts of a cent, more back than done.

These checks read plain data that may still be wrong in other ways, as those of
:mod:`.references` do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from packetgen.errors import Problem
from packetgen.reading import Structured, child
from packetgen.reading.formats import day_in

UNITS = (
    "hours", "days", "nights", "weeks", "sessions", "classes", "meetings", "visits", "tests",
    "payments", "dollars", "times",
)  # fmt: skip
"""What may be counted, in the order in which it is looked for."""
_MEASURED = ("hours", "dollars")
"""What is done in amounts of any size: one entry of it is not one of them."""

Entries = list[tuple[str, dict[str, Any]]]
"""Amendments or entries, each with its JSON pointer."""


def amount_problems(
    structured: Structured, pointer: str, need: dict[str, Any], changes: Entries, entries: Entries
) -> Iterator[Problem]:
    """What is wrong with the amounts and days of one requirement.

    Args:
        structured: The case file as data, with the places and the digits as they were written.
        pointer: Where the requirement is.
        need: The requirement.
        changes: Its amendments.
        entries: What was done.
    """
    yield from _Amounts(structured, child(pointer, "ordered"), need, changes, entries).problems()


class _Amounts:
    def __init__(
        self, structured: Structured, ordered: str, need: dict[str, Any], changes: Entries,
        entries: Entries,
    ) -> None:  # fmt: skip
        self.structured, self.pointer = structured, ordered
        held = need.get("ordered")
        self.ordered: dict[str, Any] = held if isinstance(held, dict) else {}
        self.changes, self.entries = changes, entries

    def problems(self) -> Iterator[Problem]:
        unit = _units(self.ordered)
        yield from self._cents(self.pointer, self.ordered)
        if len(unit) > 1:
            yield self._problem(
                self.pointer,
                f"{' and '.join(unit)} in one requirement",
                "Write two requirements, one for each.",
            )
        yield from self._span()
        for here, change in self.changes:
            yield from self._cents(here, change)
            yield from self._same_unit(here, "this amendment", _units(change), unit)
            unit = unit or _units(change)
        for here, entry in self.entries:
            yield from self._cents(here, entry)
            yield from self._same_unit(here, "this entry", _units(entry), unit)
            unit = unit or _units(entry)
        yield from self._wanting(unit)
        if len(unit) == 1:
            yield from self._taken_back(unit[0])

    def _problem(self, pointer: str, message: str, hint: str = "") -> Problem:
        return Problem(self.structured.where(pointer), message, hint)

    def _span(self) -> Iterator[Problem]:
        first, last = day_in(self.ordered.get("from")), day_in(self.ordered.get("by"))
        if first and last and last < first:
            yield self._problem(
                child(self.pointer, "by"),
                "the last day is before the first ('by' is earlier than 'from')",
                "Exchange the two dates.",
            )

    def _same_unit(
        self, pointer: str, what: str, counted: list[str], unit: list[str]
    ) -> Iterator[Problem]:
        if len(counted) > 1 or (unit and counted and counted != unit[:1]):
            wanted = unit[0] if unit else counted[0]
            yield self._problem(
                pointer,
                f"{what} counts {' and '.join(counted)}, the requirement {wanted}",
                f"Write the amount as {wanted}.",
            )

    def _cents(self, pointer: str, held: dict[str, Any]) -> Iterator[Problem]:
        """Money is counted to the cent: a third decimal is a slip."""
        amount = held.get("dollars")
        if not isinstance(amount, int | float) or isinstance(amount, bool):
            return
        here = child(pointer, "dollars")
        written = self.structured.written.get(here, str(amount))
        cents = written.partition(".")[2].rstrip("0")
        if len(cents) > 2 and "e" not in written.lower():
            yield self._problem(
                here, f"{written} dollars is not a whole number of cents", "Write two decimals."
            )

    def _wanting(self, unit: list[str]) -> Iterator[Problem]:
        """A payment without its amount is not a payment of one dollar."""
        for here, entry in self.entries:
            status = entry.get("status", "done")
            taken = status == "reversed"
            measured = status == "done" and len(unit) == 1 and unit[0] in _MEASURED
            if (taken or measured) and not _units(entry):
                wanted = unit[0] if unit else "an amount"
                verb = "was taken back" if taken else "was done"
                yield self._problem(
                    here,
                    f"it is not said how much {verb} ('{wanted}' is missing)"
                    if unit else "nothing can be taken back of what is not counted",
                    f"Write the amount as {wanted}." if unit else "Say it in a 'note'.",
                )  # fmt: skip

    def _taken_back(self, unit: str) -> Iterator[Problem]:
        """Nobody takes back more than was done up to that day."""
        sum_ = Decimal(0)
        for here, entry in sorted(self.entries, key=_in_time):
            amount = self._amount(here, entry, unit)
            if amount is None or entry.get("status", "done") not in ("done", "reversed"):
                continue
            if entry.get("status") != "reversed":
                sum_ += amount
            elif amount > sum_:
                yield self._problem(
                    child(here, unit),
                    f"more {unit} are taken back than were done up to that day",
                    "Check the day and the amount, and that what is taken back has its own entry.",
                )
            else:
                sum_ -= amount

    def _amount(self, pointer: str, entry: dict[str, Any], unit: str) -> Decimal | None:
        value = entry.get(unit, 1)
        written = self.structured.written.get(child(pointer, unit), str(value))
        try:
            return Decimal(written) if not isinstance(value, bool) else None
        except InvalidOperation:
            return None


def _in_time(item: tuple[str, dict[str, Any]]) -> tuple[dt.date, bool]:
    """By day; what is taken back on a day after what was done on it."""
    entry = item[1]
    return (day_in(entry.get("on")) or dt.date.min, entry.get("status") == "reversed")


def _units(value: dict[str, Any]) -> list[str]:
    return [unit for unit in UNITS if unit in value]
