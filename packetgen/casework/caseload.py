"""Counts over many cases: outcomes, programs, demographics, requirements; no small groups."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from packetgen.case.model import Case
from packetgen.charts import CountBar, Figure, count_chart
from packetgen.reading.english_days import long_day

from .amounts import kind_text
from .compliance import Account, Standing, compliance
from .linked_tables import withheld_together
from .suppression import LEAST, Counts, published
from .words import how_many

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

    ``total`` in words, ``complete`` where it is a number; ``note`` says what is withheld, empty
    where nothing is.
    """

    title: str
    rows: tuple[CaseloadRow, ...]
    total: str
    note: str
    chart: Figure | None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Caseload:
    """The whole report as of a day."""

    as_of: dt.date
    sentence: str
    tables: tuple[CaseloadTable, ...]


def caseload(cases: Sequence[Case], as_of: dt.date) -> Caseload:
    """Count cases by outcome, program, kind and the clients' demographics, and requirements.

    Groups under 11 are withheld, with as many more as it takes that no total gives them away
    (:mod:`.suppression`), or that another table gives them away (:mod:`.linked_tables`).
    Requirements of fewer than 11 cases are withheld, however many they are. The same words in other
    capitals are one group. Cases that were opened after the day are left out; of how many they are
    nothing is said, which may be few.
    """
    later = any(case.opened and case.opened > as_of for case in cases)
    cases = [case for case in cases if not (case.opened and case.opened > as_of)]
    keys = sorted({key for case in cases for key in _demographics(case)})
    number = len(cases)
    everyone = range(number)
    said = [
        ("Cases by outcome", "case", [_outcome(case, as_of) for case in cases]),
        ("Cases by program", "case", [case.program or "No program" for case in cases]),
        ("Cases by kind", "case", [kind_text(case.kind) for case in cases]),
        *(
            (
                f"Clients by {key.replace('-', ' ').replace('_', ' ')}", "client",
                [_demographics(case).get(key, "Not recorded") for case in cases],
            )
            for key in keys
        ),
    ]  # fmt: skip
    counted_groups = [
        *(_Groups(title, noun, words, everyone) for title, noun, words in said),
        *_requirements([compliance(case, as_of).accounts for case in cases]),
    ]
    made = withheld_together(
        [groups.members for groups in counted_groups],
        [published(groups.sizes, few=groups.of_few) for groups in counted_groups],
    )
    tables = [_table(groups, counts) for groups, counts in zip(counted_groups, made, strict=True)]
    if number < LEAST:
        sentence = f"Fewer than {LEAST} cases were counted; no number is shown."
    else:
        sentence = f"{how_many(number, 'case')} were counted."
    if later:
        sentence += f" Cases opened after {long_day(as_of)} are left out."
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


def _requirements(accounts: Sequence[Sequence[Account]]) -> list[_Groups]:
    """The requirements of all cases in groups; none where fewer than 11 cases have any."""
    if sum(1 for own in accounts if own) < LEAST:
        return []
    every = [(number, account) for number, own in enumerate(accounts) for account in own]
    standings = [account.standing.value for _, account in every]
    kinds = [kind_text(account.requirement.kind) for _, account in every]
    order = [standing.value for standing in Standing]
    whose = [number for number, _ in every]
    return [
        _Groups("Requirements by standing", "requirement", standings, whose, order),
        _Groups("Requirements by kind", "requirement", kinds, whose),
    ]


class _Groups:
    """What is counted, by the words of its group; other capitals make no other group.

    ``members`` says of each group how often each case is counted in it, ``whose`` which case each
    of the words is about.
    """

    def __init__(
        self,
        title: str,
        noun: str,
        words: Sequence[str],
        whose: Sequence[int],
        order: Sequence[str] = (),
    ) -> None:
        self.title, self.noun = title, noun
        found: dict[str, Counter[int]] = {}
        written: dict[str, str] = {}
        for case, group in zip(whose, words, strict=True):
            said = " ".join(group.split())
            key = said.casefold()
            written[key] = min(written.get(key, said), said)
            found.setdefault(key, Counter())[case] += 1
        keys = [o.casefold() for o in order if o.casefold() in found] or sorted(found)
        self.labels = [_label(written[key]) for key in keys]
        self.members = [found[key] for key in keys]

    @property
    def sizes(self) -> list[int]:
        """How many are in each group."""
        return [members.total() for members in self.members]

    @property
    def of_few(self) -> set[int]:
        """Places of the groups that are of fewer than 11 cases, however many they are."""
        return {place for place, members in enumerate(self.members) if len(members) < LEAST}


def _table(groups: _Groups, made: Counts) -> CaseloadTable:
    rows = tuple(
        _row(label, count, made.total)
        for label, count in zip(groups.labels, made.cells, strict=False)
    )
    noun = groups.noun
    few = sum(groups.sizes) < LEAST
    total = f"fewer than {LEAST} {noun}s" if few else f"number of {noun}s {WITHHELD}"
    total = total if made.total is None else how_many(made.total, noun)
    chart = None
    if any(row.count is not None for row in rows):
        bars = [
            CountBar(row.label, row.count, f"{row.shown} ({row.share})" if row.share else row.shown)
            for row in rows
        ]
        chart = count_chart(bars, title=f"{groups.title}, {total}")
    note = _note(made.withheld, rows)
    return CaseloadTable(groups.title, rows, total, note, chart, made.total is not None)


def _label(words: str) -> str:
    return words[:1].upper() + words[1:]


def _row(label: str, count: int | None, total: int | None) -> CaseloadRow:
    if count is None:
        return CaseloadRow(label, None, WITHHELD, "")
    return CaseloadRow(label, count, f"{count:,}", _share(count, total) if total else "")


def _share(count: int, total: int) -> str:
    return f"{(Decimal(count * 100) / total).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def _note(whole: bool, rows: Sequence[CaseloadRow]) -> str:
    if whole:
        return "The groups are too small to be shown, or other tables would give small ones away."
    if any(row.count is None for row in rows):
        return (
            f"Groups of fewer than {LEAST} are withheld, and others where the total "
            "would give them away."
        )
    return ""
