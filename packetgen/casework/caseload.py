"""Counts over many cases: outcomes, programs, demographics, requirements; no small groups."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from packetgen.case.model import Case
from packetgen.charts import CountBar, Figure, count_chart

from .amounts import kind_text
from .compliance import Standing, compliance
from .suppression import LEAST, published
from .words import counted

WITHHELD = "withheld"
"""What stands in place of a number that is not shown."""


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One group; ``count`` is None and ``shown`` says so where it is withheld."""

    label: str
    count: int | None
    shown: str
    share: str


@dataclass(frozen=True, slots=True)
class CaseloadTable:
    """Groups that together are everybody, by name and never by size: order would tell size.

    ``total`` in words; ``note`` says what is withheld, empty where nothing is.
    """

    title: str
    rows: tuple[CaseloadRow, ...]
    total: str
    note: str
    chart: Figure | None


@dataclass(frozen=True, slots=True)
class Caseload:
    """The whole report as of a day."""

    as_of: dt.date
    sentence: str
    tables: tuple[CaseloadTable, ...]


def caseload(cases: Sequence[Case], as_of: dt.date) -> Caseload:
    """Count cases by outcome, program, kind and the clients' demographics, and requirements.

    Groups under 11 are withheld, with as many more as it takes that no total gives them away
    (:mod:`.suppression`). The same words in other capitals are one group.
    """
    keys = sorted({key for case in cases for key in _demographics(case)})
    tables = [
        _table("Cases by outcome", "case", (_outcome(case, as_of) for case in cases)),
        _table("Cases by program", "case", (case.program or "No program" for case in cases)),
        _table("Cases by kind", "case", (kind_text(case.kind) for case in cases)),
        *(
            _table(
                f"Clients by {key.replace('-', ' ').replace('_', ' ')}", "client",
                (_demographics(case).get(key, "Not recorded") for case in cases),
            )
            for key in keys
        ),
    ]  # fmt: skip
    accounts = [a for case in cases for a in compliance(case, as_of).accounts]
    if accounts:
        tables.append(
            _table(
                "Requirements by standing", "requirement",
                (account.standing.value for account in accounts),
                fixed=[standing.value for standing in Standing],
            )
        )  # fmt: skip
        kinds = (kind_text(a.requirement.kind) for a in accounts)
        tables.append(_table("Requirements by kind", "requirement", kinds))
    number = len(cases)
    if number < LEAST:
        sentence = f"Fewer than {LEAST} cases were counted; no number is shown."
    else:
        sentence = f"{counted(number, 'case')} were counted."
    return Caseload(as_of, sentence, tuple(tables))


def _demographics(case: Case) -> dict[str, str]:
    client = case.client_party
    return dict(client.demographics) if client is not None else {}


def _outcome(case: Case, as_of: dt.date) -> str:
    if case.closed is None:
        return case.outcome or "Open"
    if case.closed > as_of:
        return "Open"
    return case.outcome or "Closed, outcome not recorded"


def _table(
    title: str, noun: str, groups: Iterable[str], *, fixed: Sequence[str] = ()
) -> CaseloadTable:
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for group in groups:
        words = " ".join(group.split())
        key = words.casefold()
        written[key] = min(written.get(key, words), words)
        counts[key] += 1
    labels = [f.casefold() for f in fixed if f.casefold() in counts] or sorted(counts)
    made = published([counts[label] for label in labels])
    rows = tuple(
        _row(_label(written[label]), count, made.total)
        for label, count in zip(labels, made.cells, strict=False)
    )
    total = f"fewer than {LEAST} {noun}s" if made.total is None else counted(made.total, noun)
    chart = None
    if any(row.count is not None for row in rows):
        bars = [
            CountBar(row.label, row.count, f"{row.shown} ({row.share})" if row.share else row.shown)
            for row in rows
        ]
        chart = count_chart(bars, title=f"{title}, {total}")
    return CaseloadTable(title, rows, total, _note(made.withheld, rows), chart)


def _label(words: str) -> str:
    return words[:1].upper() + words[1:]


def _row(label: str, count: int | None, total: int | None) -> CaseloadRow:
    if count is None:
        return CaseloadRow(label, None, WITHHELD, "")
    share = f"{Decimal(count * 100) / total:.1f}%" if total else ""
    return CaseloadRow(label, count, f"{count:,}", share)


def _note(whole: bool, rows: Sequence[CaseloadRow]) -> str:
    if whole:
        return "The groups are too small to be shown."
    if any(row.count is None for row in rows):
        return (
            f"Groups of fewer than {LEAST} are withheld, and others where the total "
            "would give them away."
        )
    return ""
