"""Amounts in the units of court orders, in words: "8.5 hours", "1 class", "$1,234.50"."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

_SINGULAR = {"classes": "class", "hours": "hour", "tests": "test"}
CENT = Decimal("0.01")
_DIVISIBLE = {"dollars": CENT, "hours": Decimal("0.1")}


def amount_text(amount: Decimal, unit: str) -> str:
    """An amount with its unit; money always to the cent, all else without idle zeros."""
    if unit == "dollars":
        return money_text(amount)
    shown = number_text(amount)
    if not unit:
        return shown
    return f"{shown} {unit_word(unit, amount)}"


def number_text(amount: Decimal) -> str:
    """A number without idle zeros: "8.5", "1,200"."""
    whole = amount == amount.to_integral()
    return f"{amount:,.0f}" if whole else f"{amount.normalize():,f}"


def money_text(amount: Decimal) -> str:
    """Dollars to the cent: "$1,200.00", "-$0.50"."""
    value = amount.quantize(CENT, ROUND_HALF_UP)
    sign = "-" if value < 0 else ""
    return f"{sign}${abs(value):,.2f}"


def bare_text(amount: Decimal, unit: str) -> str:
    """An amount for a column whose heading names the unit."""
    return money_text(amount) if unit == "dollars" else number_text(amount)


def unit_word(unit: str, amount: Decimal) -> str:
    """The unit as it follows the amount: one hour, any other number of hours."""
    if amount != 1:
        return unit
    return _SINGULAR.get(unit, unit.removesuffix("s"))


def kind_text(kind: str) -> str:
    """A requirement's kind as a label: "community-service" is "Community service"."""
    kept = {"check-ins": "Check-ins", "check-in": "Check-in"}
    words = kept.get(kind) or kind.replace("-", " ")
    return words[:1].upper() + words[1:]


def comes_whole(unit: str) -> bool:
    """Whether what is counted is done as a whole: nobody takes a tenth of a test."""
    return unit not in _DIVISIBLE


def rounded_up(amount: Decimal, unit: str) -> Decimal:
    """An amount rounded up to what can be done: a cent, a tenth of an hour, a whole test."""
    return amount.quantize(_step(unit), ROUND_CEILING)


def rounded(amount: Decimal, unit: str) -> Decimal:
    """An amount rounded to what is counted: a cent, a tenth of an hour, a whole test."""
    return amount.quantize(_step(unit), ROUND_HALF_UP)


def _step(unit: str) -> Decimal:
    return _DIVISIBLE.get(unit, Decimal(1))
