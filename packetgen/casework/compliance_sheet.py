"""Compliance as a paper says it: rows, sentences that agree with their numbers, and a figure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from packetgen.case.model import Case, Party, Source
from packetgen.charts import ProgressBar, progress_chart
from packetgen.reading.english_days import long_day, short_day

from .amounts import amount_text, bare_text, kind_text, unit_word
from .compliance import ZERO, Account, Compliance, Standing, Total, compliance
from .compliance_rows import ComplianceRow, ComplianceSheet, EntryRow, OrderGroup, TotalRow
from .glance import ROOM, drawn_and_told
from .words import counted, series

_ALARMS = frozenset({Standing.BEHIND, Standing.PAST_DUE, Standing.REPORTED})


def compliance_sheets(
    case: Case, as_of: dt.date, *, party: str = "", since: dt.date | None = None
) -> tuple[ComplianceSheet, ...]:
    """The compliance of each party that was ordered something, in caption order.

    Args:
        case: The case.
        as_of: The day of the reckoning.
        party: Id of the one party wanted; empty: everybody.
        since: Rows also say what was done from this day on.
    """
    owed = {r.party or case.client for r in case.requirements}
    known = [p for p in case.parties if p.id in owed and (not party or p.id == party)]
    nobodys = "" in owed and not party
    # Each has its share of the one page, with the party's own heading and sentence.
    room = ROOM / max(len(known) + nobodys, 1) - (0.0 if len(known) + nobodys < 2 else 60.0)
    sheets = [_sheet(compliance(case, as_of, party=p.id), p, since, room) for p in known]
    if nobodys:
        nobody = tuple(
            a for a in compliance(case, as_of).accounts if not (a.requirement.party or case.client)
        )
        sheets.append(_sheet(Compliance(as_of, nobody), None, since, room))
    return tuple(sheets)


def _sheet(
    made: Compliance, party: Party | None, since: dt.date | None, room: float
) -> ComplianceSheet:
    labels = _labels(made.accounts)
    rows = tuple(_row(a, labels[n], since) for n, a in enumerate(made.accounts))
    by_id = {row.id: row for row in rows}
    groups = tuple(
        OrderGroup(order, tuple(by_id[a.requirement.id] for a in held))
        for order, held in made.by_order
    )
    later = sum(a.later for a in made.accounts)
    day = long_day(made.as_of)
    bars = [_bar(a, labels[n]) for n, a in enumerate(made.accounts)]
    told = [f"{r.label}: {r.status} ({r.progress}). {r.pace}" for r in rows]
    title, pace = (
        f"Progress with what was ordered, as of {day}",
        f"even pace to {short_day(made.as_of)}",
    )
    glance, foremost, unseen = drawn_and_told(
        made.accounts, bars, [r.alarm for r in rows], told, title=title, pace=pace, room=room
    )
    return ComplianceSheet(
        party=party,
        as_of=made.as_of,
        rows=rows,
        orders=groups,
        totals=tuple(_total(total) for total in made.totals),
        sentence=_sentence(made),
        proof=_proof(made.accounts, labels),
        later=f"{counted(later, 'entry', 'entries')} after {day} "
        f"{'is' if later == 1 else 'are'} left out." if later else "",
        chart=progress_chart(bars, title=title, pace=pace),
        glance=glance,
        foremost=tuple(row for row in rows if row.alarm)[:foremost],
        unseen=unseen,
        concerns=tuple(row for row in rows if row.alarm),
        paced=tuple(row for row in rows if row.pace),
        recorded=tuple(row for row in rows if row.entries),
        left=tuple(by_id[a.requirement.id] for a in made.accounts if a.unit and _owed(a)),
        kept=tuple(by_id[a.requirement.id] for a in made.accounts if not a.unit and _owed(a)),
        several_orders=len(groups) > 1,
    )  # fmt: skip


def _owed(account: Account) -> bool:
    """Whether something is still to be done, or to be kept to."""
    over = account.due is not None and account.due < account.as_of and not account.unit
    return account.standing not in (Standing.COMPLETE, Standing.VACATED) and not over


def _labels(accounts: Sequence[Account]) -> list[str]:
    """A label for each: its kind; where kinds repeat, its words or a number."""
    kinds = Counter(a.requirement.kind for a in accounts)
    seen: Counter[str] = Counter()
    labels = []
    for account in accounts:
        label = kind_text(account.requirement.kind)
        if kinds[account.requirement.kind] > 1:
            seen[account.requirement.kind] += 1
            words = account.requirement.text
            short = words and len(words) <= 48
            label = words if short else f"{label} ({seen[account.requirement.kind]})"
        labels.append(label)
    return labels


def _row(account: Account, label: str, since: dt.date | None) -> ComplianceRow:
    need, unit = account.requirement, account.unit
    counted_ = bool(unit)
    owed = account.remaining is not None and account.standing is not Standing.VACATED
    return ComplianceRow(
        id=need.id,
        label=label,
        text=need.text,
        order=need.order,
        ordered="" if account.ordered is None else amount_text(account.ordered, unit),
        done=amount_text(account.done, unit) if counted_ else "",
        remaining=amount_text(account.remaining or ZERO, unit) if owed else "",
        extra=amount_text(account.extra, unit) if account.extra else "",
        percent=_percent(account),
        progress=_progress(account),
        expected="" if account.expected is None else amount_text(account.expected, unit),
        standing=account.standing.value,
        status=_status(account, long_day),
        pace=_pace(account),
        due=account.due,
        completed=account.completed,
        missed=account.missed,
        excused=account.excused,
        violations=account.violations,
        attendance=_attendance(account),
        results=series([f"{number} {result}" for result, number in account.results]),
        history=_history(account),
        proof=_row_proof(account),
        alarm=account.standing in _ALARMS,
        recent=_recent(account, since) if since else "",
        sources=account.sources,
        exhibits=_things(account.sources),
        entries=tuple(_entry(account, n) for n in range(len(account.entries))),
    )


def _recent(account: Account, since: dt.date) -> str:
    entries = [entry for entry in account.entries if entry.on >= since]
    if not account.unit and not account.violations:
        return "No violation reported"
    done = sum((e.amount for e in entries if e.status == "done"), ZERO)
    parts = [amount_text(done, account.unit)] if account.unit else []
    for status, word in (("missed", "missed"), ("excused", "excused")):
        number = sum(e.status == status for e in entries)
        parts += [f"{number} {word}"] if number else []
    violations = sum(e.status == "violation" for e in entries)
    parts += [counted(violations, "violation")] if violations or not account.unit else []
    return ", ".join(parts)


def _entry(account: Account, index: int) -> EntryRow:
    entry = account.entries[index]
    words = {"done": "Done", "missed": "Missed", "excused": "Excused", "violation": "Violation"}
    done = entry.status == "done" and account.unit
    return EntryRow(
        on=entry.on,
        amount=amount_text(entry.amount, account.unit) if done else "",
        status=words[entry.status],
        at=entry.at,
        result=entry.result,
        note=entry.note,
        evidence=entry.evidence,
    )


def _things(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Each exhibit once; with its page where only one is cited."""
    pages: dict[str, list[Source]] = {}
    for source in sources:
        pages.setdefault(source.exhibit or source.text, []).append(source)
    return tuple(
        held[0] if len(held) == 1 or not held[0].exhibit else Source(exhibit=held[0].exhibit)
        for held in pages.values()
    )


def _percent(account: Account) -> str:
    if account.percent is None:
        return ""
    return "under 1%" if account.percent == 0 and account.done else f"{account.percent}%"


def _progress(account: Account) -> str:
    """Gives "52 of 80 hours", or what was done where no amount is set; empty for conduct."""
    unit = account.unit
    if not unit:
        return ""
    if account.ordered is None:
        return amount_text(account.done, unit)
    return f"{bare_text(account.done, unit)} of {amount_text(account.ordered, unit)}"


def _status(account: Account, say: Callable[[dt.date], str]) -> str:
    """The standing with the date that goes with it, written as ``say`` writes days."""
    match account.standing:
        case Standing.COMPLETE if account.completed:
            late = f", after {say(account.due)}" if account.late and account.due else ""
            words = f"Complete on {say(account.completed)}{late}"
        case Standing.ON_PACE | Standing.BEHIND | Standing.OPEN | Standing.NOT_STARTED:
            due = f", due {say(account.due)}" if account.due else ""
            words = f"{account.standing.value}{due}"
        case Standing.PAST_DUE if account.due:
            words = f"Past due since {say(account.due)}"
        case Standing.REPORTED:
            return f"{counted(account.violations, 'violation')} reported"
        case _:
            words = account.standing.value
    if account.violations:
        words += f"; {counted(account.violations, 'violation')} reported"
    return words


def _pace(account: Account) -> str:
    """What an even pace would be, and what is needed each week to finish in time."""
    if account.standing not in (Standing.ON_PACE, Standing.BEHIND, Standing.OPEN,
                                Standing.NOT_STARTED):  # fmt: skip
        return ""
    unit, out = account.unit, []
    if account.expected is not None:
        out.append(
            f"An even pace would be {amount_text(account.expected, unit)} "
            f"by {long_day(account.as_of)}."
        )
    if account.weekly is not None and account.due is not None:
        out.append(
            f"To finish by {long_day(account.due)}: {amount_text(account.weekly, unit)} a week."
        )
    return " ".join(out)


def _attendance(account: Account) -> str:
    parts = [
        f"{number} {word}"
        for number, word in ((account.missed, "missed"), (account.excused, "excused"))
        if number
    ]
    if account.violations:
        parts.append(counted(account.violations, "violation"))
    return ", ".join(parts)


def _history(account: Account) -> str:
    """What later orders changed, up to the day."""
    need, unit = account.requirement, account.unit
    ordered, due = need.ordered, need.by
    out = []
    for change in sorted(need.amendments, key=lambda c: c.on):
        if change.on > account.as_of:
            break
        said = change.order or f"Order of {long_day(change.on)}"
        if change.vacated:
            out.append(f"Lifted by {_small(said)}.")
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
        if parts:
            out.append(f"Changed by {_small(said)}: {', '.join(parts)}.")
    return " ".join(out)


def _small(order: str) -> str:
    return f"the {order[0].lower()}{order[1:]}" if order.startswith("Order") else order


def _row_proof(account: Account) -> str:
    if not account.unproved or not account.unit:
        return ""
    return f"No source for {amount_text(account.unproved, account.unit)}"


def _proof(accounts: Sequence[Account], labels: Sequence[str]) -> str:
    bare = [
        _of(amount_text(a.unproved, a.unit), labels[n])
        for n, a in enumerate(accounts)
        if a.unproved and a.unit
    ]
    if bare:
        return f"No source is given for {series(bare)}."
    if any(a.done for a in accounts):
        return "All that is counted as done has a source."
    return ""


def _of(amount: str, label: str) -> str:
    """Gives "12 hours (community service)", and "2 classes" alone where the label says no more."""
    small = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return amount if amount.endswith(f" {small}") else f"{amount} ({small})"


def _sentence(made: Compliance) -> str:
    """How many stand how, in one sentence."""
    number = len(made.accounts)
    if not number:
        return "No requirement is recorded."
    if number == 1:
        standing = made.accounts[0].standing
        alone = {
            Standing.NONE_REPORTED: "No violation of the requirement is reported.",
            Standing.REPORTED: "A violation of the requirement is reported.",
            Standing.VACATED: "The requirement was lifted by the court.",
        }
        return alone.get(standing, f"The requirement is {standing.value.lower()}.")
    parts = [_part(standing, count) for standing, count in made.standings]
    return f"Of {number} requirements, {series(parts)}."


def _part(standing: Standing, number: int) -> str:
    match standing:
        case Standing.NONE_REPORTED:
            return f"no violation is reported for {number}"
        case Standing.REPORTED:
            return f"a violation is reported for {number}"
        case Standing.VACATED:
            return f"{number} {'was' if number == 1 else 'were'} lifted by the court"
        case _:
            return f"{number} {'is' if number == 1 else 'are'} {standing.value.lower()}"


def _total(total: Total) -> TotalRow:
    def bare(amount: Decimal) -> str:
        return bare_text(amount, total.unit)

    unit = "Money" if total.unit == "dollars" else unit_word(total.unit, Decimal(2)).capitalize()
    return TotalRow(
        f"{unit}, {total.accounts} requirements",
        bare(total.ordered), bare(total.done), bare(total.extra), bare(total.remaining),
    )  # fmt: skip


def _bar(account: Account, label: str) -> ProgressBar:
    percent = _percent(account)
    progress = _progress(account)
    if account.ordered is None and account.unit:
        amount = f"{progress}; no amount was set"
    elif not account.unit:
        amount = _force(account)
    else:
        amount = f"{progress} ({percent})"
    vacated = account.standing is Standing.VACATED
    extra = Fraction(0)
    if account.ordered and account.extra:
        extra = Fraction(account.extra) / Fraction(account.ordered)
    return ProgressBar(
        label=label,
        share=None if vacated else account.share,
        amount=amount,
        standing=_status(account, short_day),
        expected=None if vacated else account.expected_share,
        extra=extra if not vacated else Fraction(0),
        alarm=account.standing in _ALARMS,
    )


def _force(account: Account) -> str:
    if account.due is None:
        return "In force"
    ended = account.due < account.as_of
    return f"{'Ended' if ended else 'In force to'} {short_day(account.due)}"
