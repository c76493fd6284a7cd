"""Counting written a second time, from the rules' words and without packetgen.

Holidays are predicates over a day (not tables), conventions are branches (not data). Slow and
plain on purpose: the engine must agree with it.
"""

from __future__ import annotations

import datetime as dt

DAY = dt.timedelta(1)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def nth(day: dt.date, weekday: int, number: int) -> bool:
    return day.weekday() == weekday and (day.day + 6) // 7 == number


def last_monday(day: dt.date) -> bool:
    return day.weekday() == MON and (day + 7 * DAY).month != day.month


def thanksgiving(day: dt.date) -> bool:
    return day.month == 11 and nth(day, THU, 4)


def nominal(day: dt.date) -> set[str]:
    """Names of everything that any of the courts may keep on this very date."""
    names = set()
    for month, number, name in (
        (1, 1, "new year"), (2, 12, "lincoln"), (3, 31, "chavez"), (6, 19, "juneteenth"),
        (7, 4, "independence"), (11, 11, "veterans"), (12, 25, "christmas"),
        (1, 19, "confederate"), (3, 2, "texas"), (4, 21, "san jacinto"), (8, 27, "johnson"),
    ):  # fmt: skip
        if (day.month, day.day) == (month, number):
            names.add(name)
    for month, weekday, number, name in (
        (1, MON, 3, "king"), (2, MON, 3, "presidents"), (9, MON, 1, "labor"),
        (10, MON, 2, "columbus"), (9, FRI, 4, "native american"), (4, MON, 3, "patriots"),
        (6, SUN, 2, "flag"),
    ):  # fmt: skip
        if day.month == month and nth(day, weekday, number):
            names.add(name)
    if day.month == 5 and last_monday(day):
        names.add("memorial")
    if thanksgiving(day):
        names.add("thanksgiving")
    if thanksgiving(day - DAY):
        names.add("after thanksgiving")
    if day.month == 11 and day.weekday() == TUE and 2 <= day.day <= 8:
        names.add("election")
    return names


COMMON = {
    "new year", "king", "presidents", "memorial", "independence", "labor", "veterans",
    "thanksgiving", "christmas",
}  # fmt: skip


def kept(court: str, day: dt.date) -> set[str]:
    """What a court keeps on this date, before any shift."""
    names = nominal(day)
    if court == "federal":
        wanted = COMMON | {"columbus"} | ({"juneteenth"} if day >= dt.date(2021, 6, 17) else set())
    elif court == "ca":
        wanted = COMMON | {"lincoln", "chavez", "after thanksgiving"}
        wanted |= {"columbus"} if day.year <= 2021 else {"native american"}
        wanted |= {"juneteenth"} if day.year >= 2023 else set()
    elif court == "ny":
        wanted = COMMON | {"lincoln", "flag", "juneteenth", "columbus", "election"}
    elif court == "tx":
        wanted = COMMON | {
            "confederate", "texas", "san jacinto", "juneteenth", "johnson", "after thanksgiving",
        }  # fmt: skip
    elif court == "fl":
        wanted = (COMMON | {"after thanksgiving"}) - {"presidents"}
    elif court == "wa":
        wanted = COMMON | {"juneteenth", "after thanksgiving"}
    elif court == "oh":
        wanted = COMMON | {"juneteenth", "columbus"}
    else:
        assert court == "ma"
        wanted = COMMON | {"juneteenth", "columbus", "patriots"}
    return names & wanted


def holiday(court: str, day: dt.date, sure: bool = False) -> bool:
    """Whether it is a holiday; ``sure``: leaving out what no readable source confirms."""
    doubted = {"ca": {"juneteenth"}, "ny": {"election"}}.get(court, set()) if sure else set()
    if kept(court, day) - doubted:
        return True
    if court in ("federal", "ca", "wa", "oh") and not (sure and court == "federal"):
        if day.weekday() == FRI and kept(court, day + DAY) - doubted:
            return True
        if day.weekday() == MON and kept(court, day - DAY) - doubted:
            return True
    if court in ("ny", "ma") and day.weekday() == MON:
        return bool(kept(court, day - DAY) - doubted - {"flag"})
    return False


def closed(court: str, day: dt.date, after: bool, sure: bool = False) -> bool:
    if day.weekday() in (SAT, SUN):
        return True
    if court == "cand":
        return holiday("federal", day, sure) or (after and not sure and holiday("ca", day))
    return holiday(court, day, sure)


def walk(
    court: str, day: dt.date, days: int, after: bool, only_open: bool, sure: bool,
    intervening: bool = False,
) -> dt.date:  # fmt: skip
    step = DAY if after else -DAY
    left = days
    while left:
        day += step
        if only_open and closed(court, day, after, sure):
            continue
        if intervening and left > 1 and closed(court, day, after, sure):
            continue
        left -= 1
    return day


def rolled(court: str, day: dt.date, after: bool, forward: bool, sure: bool) -> dt.date:
    while closed(court, day, after, sure):
        day += DAY if forward else -DAY
    return day


def ends(
    court: str, trigger: dt.date, days: int, *, court_days: bool, after: bool,
    add: int = 0, add_court_days: bool = False, rolls_first: bool | None = None,
    forward: bool | None = None, sure: bool = False, short: bool = True,
) -> dt.date:  # fmt: skip
    """The last day of a period; None takes the court's usual answer."""
    if rolls_first is None:
        rolls_first = court in ("federal", "cand")
    if forward is None:
        forward = after or court == "ny"
    limit = {"tx": 5, "wa": 6, "oh": 6, "ma": 6}.get(court, 0)
    only_open = court_days or (short and 0 < days <= limit)
    two = court == "ny" and days == 2 and not court_days
    day = walk(court, trigger, days, after, only_open, sure, intervening=two)
    if add:
        if rolls_first:
            day = rolled(court, day, after, forward, sure)
        day = walk(court, day, add, after, add_court_days, sure)
    return rolled(court, day, after, forward, sure)
