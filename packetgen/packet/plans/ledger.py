"""The Bates ledger: which production numbers are taken, by which packet, for which exhibit.

A CSV file in the case folder. A draft *reserves* numbers, which may still move as it changes; a
final packet *issues* them, and then they never mean another page.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from packetgen.errors import Location, PacketError, Problem
from packetgen.output.spreadsheet import Sheet, csv_bytes

from .plan import BatesOptions

RESERVED, ISSUED = "reserved", "issued"
COLUMNS = (
    "packet", "document", "exhibit", "label", "title",
    "prefix", "first", "last", "pages", "status",
)  # fmt: skip

Key = tuple[str, str]
"""Document and exhibit."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The numbers of one exhibit as attached to one paper of one packet; ``line`` of the file."""

    packet: str
    document: str
    exhibit: str
    label: str
    title: str
    prefix: str
    first: int
    pages: int
    digits: int = 6
    status: str = RESERVED
    line: int = 0

    @property
    def last(self) -> int:
        """The number of its last page."""
        return self.first + self.pages - 1

    @property
    def key(self) -> Key:
        """Document and exhibit."""
        return self.document, self.exhibit

    @property
    def range(self) -> str:
        """First and last number as they are printed."""
        first, last = (f"{self.prefix}{n:0{self.digits}d}" for n in (self.first, self.last))
        return first if first == last else f"{first}–{last}"

    def meets(self, other: LedgerRow) -> bool:
        """Whether the two share a number."""
        return self.prefix == other.prefix and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Numbered:
    """An exhibit that is to be numbered: where it is attached, its label and its pages."""

    document: str
    exhibit: str
    label: str
    title: str
    pages: int


def read_ledger(data: bytes, name: str) -> tuple[LedgerRow, ...]:
    """The rows of a ledger.

    Raises:
        PacketError: It is no ledger, a row cannot be read, or two rows share numbers; each problem
            with its line.
    """
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(name, [Problem(Location(name), f"it is no CSV file: {error}")]) from error
    found: list[LedgerRow] = []
    problems: list[Problem] = []
    for line, row in enumerate(rows, 2):
        try:
            found.append(_row(row, line))
        except (KeyError, ValueError, TypeError, AttributeError):
            problems.append(
                Problem(
                    Location(name, line=line),
                    "this row is no entry of a Bates ledger",
                    f"Its columns are {', '.join(COLUMNS)}; correct it, or take the row out.",
                )
            )
    ordered = sorted(found, key=lambda row: (row.prefix, row.first))
    for one, other in itertools.pairwise(ordered):
        if one.meets(other):
            problems.append(
                Problem(
                    Location(name, line=other.line),
                    f"{other.range} ({other.packet}, {other.exhibit}) overlaps {one.range} "
                    f"({one.packet}, {one.exhibit}) on line {one.line}",
                    "No number may mean two pages: correct one of the two rows.",
                )
            )
    if problems:
        raise _unreadable(name, problems)
    return tuple(found)


def ledger_csv(rows: Iterable[LedgerRow]) -> bytes:
    """The ledger as CSV, by number."""
    lines: list[tuple[str | int, ...]] = []
    for row in sorted(rows, key=lambda row: (row.prefix, row.first)):
        first, last = (f"{row.prefix}{n:0{row.digits}d}" for n in (row.first, row.last))
        lines.append(
            (row.packet, row.document, row.exhibit, row.label, row.title,
             row.prefix, first, last, row.pages, row.status)
        )  # fmt: skip
    return csv_bytes(Sheet("Bates ledger", COLUMNS, tuple(lines)))


@dataclass(frozen=True, slots=True)
class Allotted:
    """First numbers by document and exhibit, and all rows of the ledger as they should be now.

    ``gone`` are rows issued to exhibits of this packet that it no longer has.
    """

    starts: Mapping[Key, int]
    rows: tuple[LedgerRow, ...]
    gone: tuple[LedgerRow, ...] = ()


def allot(
    ledger: Sequence[LedgerRow],
    packet: str,
    exhibits: Sequence[Numbered],
    options: BatesOptions,
    *,
    issue: bool = False,
    name: str = "",
) -> Allotted:
    """Numbers for the exhibits of a packet, in their order.

    What was issued stays. What was reserved stays while the packet's exhibits are the same; else
    the packet is numbered anew after the last number that is taken, or from ``options.start``.

    Args:
        ledger: The rows so far.
        packet: The packet's name in the ledger.
        exhibits: What is to be numbered.
        options: Prefix, digits, start.
        issue: Whether this is a final packet.
        name: The ledger's file name for messages.

    Raises:
        PacketError: A number would mean two pages; every problem is listed.
    """
    others = [row for row in ledger if row.packet != packet]
    own = {row.key: row for row in ledger if row.packet == packet and row.prefix == options.prefix}
    elsewhere = [r for r in ledger if r.packet == packet and r.prefix != options.prefix]
    issued = {key: row for key, row in own.items() if row.status == ISSUED}
    taken = [*others, *issued.values(), *(r for r in elsewhere if r.status == ISSUED)]
    problems = [
        Problem(
            Location(name, line=issued[wanted.document, wanted.exhibit].line or None),
            f"exhibit '{wanted.exhibit}' has {wanted.pages} pages now, and "
            f"{issued[wanted.document, wanted.exhibit].range} were issued for "
            f"{issued[wanted.document, wanted.exhibit].pages}",
            "Numbers that went out keep their pages: attach the new version as another exhibit, "
            "or correct the ledger if they never went out.",
        )
        for wanted in exhibits
        if (wanted.document, wanted.exhibit) in issued
        and issued[wanted.document, wanted.exhibit].pages != wanted.pages
    ]
    open_ = [w for w in exhibits if (w.document, w.exhibit) not in issued]
    rows = {key: issued[key] for w in exhibits if (key := (w.document, w.exhibit)) in issued}
    for row in _laid(open_, packet, _base(open_, own, taken, options), options):
        problems += _clashes(row, taken, name)
        rows[row.key] = row
    if problems:
        raise PacketError("the Bates numbers cannot be given", problems=tuple(problems))
    titles = {(w.document, w.exhibit): w for w in exhibits}
    status = ISSUED if issue else RESERVED
    now = [
        replace(
            row,
            label=titles[key].label,
            title=titles[key].title,
            digits=options.digits,
            status=ISSUED if row.status == ISSUED else status,
        )
        for key, row in rows.items()
    ]
    gone = tuple(row for key, row in issued.items() if key not in rows)
    kept = [r for r in elsewhere if r.status == ISSUED]
    starts = {key: row.first for key, row in rows.items()}
    return Allotted(starts, (*others, *kept, *gone, *now), gone)


def _base(
    wanted: Sequence[Numbered],
    own: Mapping[Key, LedgerRow],
    taken: Sequence[LedgerRow],
    options: BatesOptions,
) -> int:
    """The first number of what is not issued: as it was reserved if nothing of it changed."""
    reserved = sorted(
        (row for row in own.values() if row.status == RESERVED), key=lambda row: row.first
    )
    same = [(*row.key, row.pages) for row in reserved] == [
        (w.document, w.exhibit, w.pages) for w in wanted
    ]
    whole = all(one.last + 1 == other.first for one, other in itertools.pairwise(reserved))
    if reserved and same and whole and options.start in (None, reserved[0].first):
        return reserved[0].first
    if options.start is not None and not any(row.status == ISSUED for row in own.values()):
        return options.start
    end = max((row.last for row in taken if row.prefix == options.prefix), default=None)
    return (1 if options.start is None else options.start) if end is None else end + 1


def _laid(
    wanted: Sequence[Numbered], packet: str, first: int, options: BatesOptions
) -> Iterable[LedgerRow]:
    for each in wanted:
        yield LedgerRow(
            packet, each.document, each.exhibit, each.label, each.title,
            options.prefix, first, each.pages, options.digits,
        )  # fmt: skip
        first += each.pages


def _clashes(row: LedgerRow, taken: Sequence[LedgerRow], name: str) -> list[Problem]:
    return [
        Problem(
            Location(name, line=other.line or None),
            f"{row.range} for exhibit '{row.exhibit}' would overlap {other.range}, which "
            f"{other.packet} gave to '{other.exhibit}'",
            "Take 'start' out of the plan, so that the numbers go on after the ledger's last.",
        )
        for other in taken
        if row.meets(other)
    ]


def _row(row: Mapping[str, str], line: int) -> LedgerRow:
    plain = {key: row[key].removeprefix("'") for key in COLUMNS}
    prefix = plain["prefix"]
    first, last = (int(plain[key].removeprefix(prefix)) for key in ("first", "last"))
    pages = int(plain["pages"])
    if pages != last - first + 1 or pages < 1 or plain["status"] not in (RESERVED, ISSUED):
        raise ValueError(line)
    digits = len(plain["first"].removeprefix(prefix))
    packet, document, exhibit, label, title = (plain[key] for key in COLUMNS[:5])
    return LedgerRow(
        packet, document, exhibit, label, title,
        prefix, first, pages, digits, plain["status"], line,
    )  # fmt: skip


def _unreadable(name: str, problems: Sequence[Problem]) -> PacketError:
    return PacketError(f"the Bates ledger {name} cannot be used", problems=tuple(problems))
