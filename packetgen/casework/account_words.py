"""How one requirement stands, in words: its standing with dates, amounts, pace, and changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from packetgen.reading.english_days import long_day, short_day

from .amounts import amount_text, bare_text
from .compliance import ZERO, Account, Standing
from .taken_back import DONE
from .words import how_many, series


def told_text(account: Account) -> str:
    """How it stands in one phrase: "On pace, due May 1, 2027 (5 of 12 tests; 1 missed)"."""
    results = results_text(account)
    more = [
        progress_text(account), attendance_text(account), f"results: {results}" if results else "",
    ]  # fmt: skip
    inside = "; ".join(words for words in more if words)
    status = status_text(account, long_day, term=True)
    return f"{status} ({inside})" if inside else status


def status_text(account: Account, say: Callable[[dt.date], str], *, term: bool = False) -> str:
    """The standing with the date that goes with it, written as ``say`` writes days.

    ``term`` also tells until when conduct is to be kept to.
    """
    until = f"; {term_text(account, say)}" if term and account.due else ""
    match account.standing:
        case Standing.COMPLETE if account.completed:
            late = f", after {say(account.due)}" if account.late and account.due else ""
            words = f"Complete on {say(account.completed)}{late}"
        case Standing.ON_PACE | Standing.BEHIND | Standing.OPEN | Standing.NOT_STARTED:
            due = f", due {say(account.due)}" if account.due else ""
            words = f"{account.standing.value}{due}"
        case Standing.PAST_DUE if account.due:
            words = f"Past due since {say(account.due)}"
        case Standing.UPCOMING if account.requirement.since:
            first = say(account.requirement.since)
            if account.unit:
                words = f"Begins {first}{f', due {say(account.due)}' if account.due else ''}"
            else:
                words = f"In force from {first}{f' to {say(account.due)}' if account.due else ''}"
        case Standing.NONE_REPORTED:
            words = f"{account.standing.value}{until}"
        case Standing.REPORTED:
            return f"{how_many(account.violations, 'violation')} reported{until}"
        case _:
            words = account.standing.value
    if account.violations:
        words += f"; {how_many(account.violations, 'violation')} reported"
    return words


def standing_text(account: Account) -> str:
    """The standing without dates: "Past due; 1 violation reported"."""
    reported = f"{how_many(account.violations, 'violation')} reported"
    if account.standing is Standing.REPORTED:
        return reported
    return f"{account.standing.value}; {reported}" if account.violations else account.standing.value


def term_text(account: Account, say: Callable[[dt.date], str]) -> str:
    """Until when conduct is, or was, to be kept to."""
    if account.due is None:
        return "in force"
    return f"{'ended' if account.due < account.as_of else 'in force to'} {say(account.due)}"


def progress_text(account: Account) -> str:
    """Gives "52 of 80 hours", or what was done where no amount is set; empty for conduct."""
    unit = account.unit
    if not unit:
        return ""
    if account.ordered is None:
        return amount_text(account.done, unit)
    if not account.ordered:
        return f"{amount_text(account.done, unit)}; none ordered"
    return f"{bare_text(account.done, unit)} of {amount_text(account.ordered, unit)}"


def percent_text(account: Account) -> str:
    """The part done in whole percent; empty where nothing is ordered."""
    if account.percent is None or not account.ordered:
        return ""
    return "under 1%" if account.percent == 0 and account.done else f"{account.percent}%"


def results_text(account: Account) -> str:
    """How the tests came out."""
    return series([f"{number} {result}" for result, number in account.results])


def attendance_text(account: Account) -> str:
    """How often something was missed or excused, and how much was taken back.

    Of what is not counted, also how often it is recorded as done.
    """
    parts = [
        f"{number} {word}"
        for number, word in ((account.missed, "missed"), (account.excused, "excused"))
        if number
    ]
    if account.taken_back:
        parts.append(f"{amount_text(account.taken_back, account.unit)} taken back")
    days = [] if account.unit else [e.on for e in account.entries if e.status == DONE]
    if days:
        last = f"{'last ' if len(days) > 1 else ''}on {short_day(days[-1])}"
        parts.append(f"recorded {'once' if len(days) == 1 else f'{len(days)} times'}, {last}")
    return ", ".join(parts)


def pace_text(account: Account) -> str:
    """What an even pace would be, and what is needed each week to finish in time."""
    if account.standing not in (Standing.ON_PACE, Standing.BEHIND, Standing.OPEN,
                                Standing.NOT_STARTED):  # fmt: skip
        return ""
    unit, out = account.unit, []
    if account.expected:
        out.append(
            f"An even pace would be {amount_text(account.expected, unit)} "
            f"by {long_day(account.as_of)}."
        )
    if account.due is not None and account.remaining:
        out.append(f"To finish by {long_day(account.due)}: {_needed(account)}.")
    return " ".join(out)


def _needed(account: Account) -> str:
    """How much in how much time is enough: by week, or all of it where that is no more."""
    left, unit = account.remaining or ZERO, account.unit
    if account.every is not None and left > 1:
        return f"{amount_text(Decimal(1), unit)} every {account.every} days"
    if account.weekly is not None and account.weekly < left:
        return f"{amount_text(account.weekly, unit)} a week"
    return amount_text(left, unit)


def history_text(account: Account) -> str:
    """What later orders changed, up to the day."""
    need, unit = account.requirement, account.unit
    ordered, due, lifted = need.ordered, need.by, False
    out = []
    for change in sorted(need.amendments, key=lambda c: c.on):
        if change.on > account.as_of:
            break
        said = change.order or f"Order of {long_day(change.on)}"
        if change.vacated:
            out.append(f"Lifted by {_small(said)}.")
            lifted = True
            continue
        parts = []
        if change.ordered is not None and change.ordered != ordered:
            was = f" (was {amount_text(ordered, unit)})" if ordered is not None else ""
            parts.append(f"{amount_text(change.ordered, unit)}{was}")
        if change.by is not None and change.by != due:
            was = f" (was {long_day(due)})" if due else ""
            parts.append(f"due {long_day(change.by)}{was}")
        ordered = ordered if change.ordered is None else change.ordered
        due = change.by or due
        verb, lifted = "Ordered again" if lifted else "Changed", False
        if parts:
            out.append(f"{verb} by {_small(said)}: {', '.join(parts)}.")
        elif verb != "Changed":
            out.append(f"{verb} by {_small(said)}.")
    return " ".join(out)


def _small(order: str) -> str:
    order = order.rstrip(" .,;:?!") or order
    return f"the {order[0].lower()}{order[1:]}" if order.startswith("Order") else order
