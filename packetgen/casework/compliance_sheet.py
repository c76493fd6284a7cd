"""Compliance as a paper says it: rows, sentences that agree with their numbers, and a figure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from packetgen.case.model import Case, Party, Source
from packetgen.charts import ProgressBar, progress_chart
from packetgen.reading.english_days import long_day, short_day

from .account_words import (
    attendance_text,
    history_text,
    pace_text,
    percent_text,
    progress_text,
    results_text,
    standing_text,
    status_text,
    term_text,
    told_text,
)
from .amounts import amount_text, bare_text, kind_text, unit_word
from .compliance import ZERO, Account, Compliance, Standing, Total, compliance, occasions
from .compliance_rows import ComplianceRow, ComplianceSheet, EntryRow, OrderGroup, TotalRow
from .glance import ROOM, drawn_and_told
from .taken_back import DONE, REVERSED
from .words import how_many, series

_ALARMS = frozenset({Standing.BEHIND, Standing.PAST_DUE, Standing.REPORTED})
_PAGES = 3
"""The most pages of one exhibit that a narrow column cites; where there are more, the exhibit."""
_SHORT = 48
"""Characters of an order's words that can be a label."""
_NO_ORDER = "No order is recorded"


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
    several = len(made.by_order) > 1
    groups = tuple(
        OrderGroup(
            order or (_NO_ORDER if several else ""), tuple(by_id[a.requirement.id] for a in held)
        )
        for order, held in made.by_order
    )
    later = sum(a.later for a in made.accounts)
    day = long_day(made.as_of)
    bars = [_bar(a, labels[n]) for n, a in enumerate(made.accounts)]
    told = [f"{r.label}: {r.told}. {r.pace}" for r in rows]
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
        later=f"{how_many(later, 'entry', 'entries')} after {day} "
        f"{'is' if later == 1 else 'are'} left out." if later else "",
        chart=progress_chart(bars, title=title, pace=pace),
        glance=glance,
        foremost=tuple(rows[n] for n in foremost),
        unseen=unseen,
        concerns=tuple(row for row in rows if row.alarm),
        paced=tuple(row for row in rows if row.pace),
        recorded=tuple(row for row in rows if row.entries),
        left=tuple(by_id[a.requirement.id] for a in made.accounts if a.unit and _owed(a)),
        kept=tuple(by_id[a.requirement.id] for a in made.accounts if not a.unit and _owed(a)),
        several_orders=several,
    )  # fmt: skip


def _owed(account: Account) -> bool:
    """Whether something is still to be done, or to be kept to."""
    over = account.due is not None and account.due < account.as_of and not account.unit
    return account.standing not in (Standing.COMPLETE, Standing.VACATED) and not over


def _labels(accounts: Sequence[Account]) -> list[str]:
    """A label for each: its kind; where kinds repeat, its words; where those do too, a number."""
    kinds = Counter(a.requirement.kind for a in accounts)
    said = [
        text if kinds[kind] > 1 and text and len(text) <= _SHORT else kind_text(kind)
        for kind, text in ((a.requirement.kind, a.requirement.text) for a in accounts)
    ]
    seen: Counter[str] = Counter()
    labels = []
    for label in said:
        seen[label] += 1
        labels.append(f"{label} ({seen[label]})" if said.count(label) > 1 else label)
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
        percent=percent_text(account),
        progress=progress_text(account),
        expected="" if account.expected is None else amount_text(account.expected, unit),
        standing=account.standing.value,
        stands=standing_text(account),
        status=status_text(account, long_day, term=True),
        pace=pace_text(account),
        begins=need.since if account.standing is Standing.UPCOMING else None,
        due=account.due,
        completed=account.completed,
        missed=account.missed,
        excused=account.excused,
        violations=account.violations,
        attendance=attendance_text(account),
        results=results_text(account),
        told=told_text(account),
        history=history_text(account),
        proof=_row_proof(account),
        alarm=_alarm(account),
        recent=_recent(account, since) if since else "",
        sources=account.sources,
        exhibits=_things(account.sources),
        entries=tuple(_entry(account, n) for n in range(len(account.entries))),
    )


def _recent(account: Account, since: dt.date) -> str:
    entries = [entry for entry in account.entries if entry.on >= since]
    done = sum((e.amount for e in entries if e.status == DONE), ZERO)
    taken = sum((e.amount for e in entries if e.status == REVERSED), ZERO)
    parts = [amount_text(done, account.unit)] if account.unit else []
    for status in ("missed", "excused"):
        number = occasions(entries, status, account.unit)
        parts += [f"{number} {status}"] if number else []
    parts += [f"{amount_text(taken, account.unit)} taken back"] if taken else []
    violations = sum(e.status == "violation" for e in entries)
    if violations or not account.unit:
        told = how_many(violations, "violation") if violations else "no violation"
        parts.append(f"{told} reported")
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}"


def _entry(account: Account, index: int) -> EntryRow:
    entry = account.entries[index]
    status = "Taken back" if entry.status == REVERSED else entry.status.capitalize()
    amount = amount_text(entry.amount, account.unit) if account.unit else ""
    if entry.status in ("missed", "excused") and amount and entry.amount > 1:
        status += f" ({amount})"
    counts = entry.status in (DONE, REVERSED)
    return EntryRow(
        on=entry.on,
        amount=f"{'-' if entry.status == REVERSED else ''}{amount}" if counts else "",
        status=status,
        at=entry.at,
        result=entry.result,
        note=entry.note,
        evidence=entry.evidence,
    )


def _things(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Each page that is cited; of an exhibit with more than a few of them, the exhibit alone."""
    pages: dict[str, list[Source]] = {}
    for source in sources:
        pages.setdefault(source.exhibit or source.text, []).append(source)
    return tuple(
        cited
        for held in pages.values()
        for cited in (
            held if len(held) <= _PAGES or not held[0].exhibit
            else [Source(exhibit=held[0].exhibit)]
        )
    )  # fmt: skip


def _alarm(account: Account) -> bool:
    """Whether it wants attention: late, or not kept to."""
    if account.standing is Standing.VACATED:
        return False
    broken = account.violations or (not account.unit and account.missed)
    return account.standing in _ALARMS or bool(broken)


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
    """How many stand how, in one sentence; in another what it does not say of violations."""
    number = len(made.accounts)
    more = _violations(made) if number else ""
    if not number:
        return "No requirement is recorded."
    if number == 1:
        standing = made.accounts[0].standing
        alone = {
            Standing.NONE_REPORTED: "No violation of the requirement is reported.",
            Standing.REPORTED: "A violation of the requirement is reported.",
            Standing.VACATED: "The requirement was lifted by the court.",
        }
        return alone.get(standing, f"The requirement is {standing.value.lower()}.") + more
    parts = [_part(standing, count) for standing, count in made.standings]
    return f"Of {number} requirements, {series(parts)}.{more}"


def _violations(made: Compliance) -> str:
    """Violations of what is counted too: its standing speaks of amounts and days."""
    broken = [a for a in made.accounts if a.violations]
    if all(account.standing is Standing.REPORTED for account in broken):
        return ""
    number = sum(account.violations for account in broken)
    verb = "is" if number == 1 else "are"
    of = f" for {how_many(len(broken), 'requirement')}" if len(made.accounts) > 1 else ""
    return f" In all, {how_many(number, 'violation')} {verb} reported{of}."


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
    percent = percent_text(account)
    progress = progress_text(account)
    if account.ordered is None and account.unit:
        amount = f"{progress}; no amount was set"
    elif account.unit and not percent:
        amount = progress
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
        share=None if vacated or not account.ordered else account.share,
        amount=amount,
        standing=_beside(account),
        expected=None if vacated else account.expected_share,
        extra=extra if not vacated else Fraction(0),
        alarm=_alarm(account),
    )


def _beside(account: Account) -> str:
    """The words beside a bar; conduct has no amount that would show what was missed."""
    words = status_text(account, short_day)
    attended = "" if account.unit else attendance_text(account)
    return f"{words}; {attended}" if attended else words


def _force(account: Account) -> str:
    if account.standing is Standing.UPCOMING:
        return "Not counted"
    if account.due is None:
        return "In force"
    term = term_text(account, short_day)
    return f"{term[:1].upper()}{term[1:]}"
