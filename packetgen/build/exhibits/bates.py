"""Bates numbers of a build: from the ledger, and back into it once the packet is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from packetgen.errors import Location, OutputError, PacketError, Problem
from packetgen.output.writing import write_durably
from packetgen.packet.plans.ledger import (
    Allotted,
    LedgerRow,
    Numbered,
    allot,
    ledger_csv,
    read_ledger,
)
from packetgen.packet.plans.plan import BatesOptions
from packetgen.pages import BatesScheme

from ..inputs.model import Inputs
from .indexes import exhibit_part
from .parts import AttachedPart, in_order


@dataclass(frozen=True, slots=True)
class BatesNumbers:
    """The numbers of a packet, and its ledger as it was read (None: no ledger is kept)."""

    scheme: BatesScheme
    allotted: Allotted | None = None
    path: Path | None = None
    before: bytes = field(default=b"", repr=False)
    lost: tuple[str, ...] = ()
    """Packets that the ledger records and whose plan is not there any more."""

    def notes(self) -> Iterator[str]:
        """For the report: what stays taken though nothing here bears it."""
        if self.allotted is None:
            return
        for row in self.allotted.gone:
            yield (
                f"{row.range} were issued to the exhibit '{row.exhibit}' of {row.document}, which "
                "is no longer in this packet: they stay taken."
            )
        for packet in self.lost:
            ranges = ", ".join(row.range for row in self.allotted.rows if row.packet == packet)
            yield (
                f"The Bates ledger records {ranges} for {packet}, which is not there any more: "
                "they stay taken."
            )


def bates_numbers(
    inputs: Inputs, attached: Mapping[tuple[str, str], AttachedPart], *, final: bool = False
) -> BatesNumbers | None:
    """The Bates numbers of every attached exhibit; None where the plan wants none.

    Raises:
        PacketError: The ledger cannot be read, or a number would mean two pages.
    """
    options = inputs.plan.options.bates
    if options is None:
        return None
    scheme = BatesScheme(
        options.prefix, options.digits, 1 if options.start is None else options.start
    )
    if options.ledger is None:
        at, starts = scheme.start, {}
        for each in _numbered(inputs, attached):
            starts[exhibit_part(each.document, each.exhibit)] = at
            at += each.pages
        return BatesNumbers(replace(scheme, starts=starts))
    before = _read(options)
    rows = read_ledger(before, options.ledger.name) if before else ()
    allotted = allot(
        rows,
        inputs.plan.source,
        list(_numbered(inputs, attached)),
        options,
        issue=final,
        name=options.ledger.name,
    )
    starts = {exhibit_part(*key): first for key, first in allotted.starts.items()}
    return BatesNumbers(
        BatesScheme(scheme.prefix, scheme.digits, scheme.start, scheme.kinds, starts),
        allotted,
        options.ledger,
        before,
        _lost(inputs, rows),
    )


@contextmanager
def kept_ledger(numbers: BatesNumbers | None) -> Iterator[None]:
    """Write the ledger beside the plan, if anything in it changed, and then the outputs.

    The ledger comes first, so that no page is ever out with a number that the ledger holds free,
    even when the machine stops between the two. Where the outputs cannot be written, the ledger is
    put back as it was.

    Raises:
        OutputError: Somebody else changed it since it was read, or it cannot be written.
    """
    if numbers is None or numbers.path is None or numbers.allotted is None:
        yield
        return
    path, data = numbers.path, ledger_csv(numbers.allotted.rows)
    if data == numbers.before:
        yield
        return
    if (path.read_bytes() if path.is_file() else b"") != numbers.before:
        raise OutputError(
            f"the Bates ledger {path.name} was changed by somebody else during this build",
            hint="Build again: the numbers will go on after those in it.",
        )
    there = path.is_file()
    _write(path, data)
    try:
        yield
    except BaseException:
        if there:
            _write(path, numbers.before)
        else:
            path.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        write_durably(fresh, data)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(
            f"the Bates ledger {path.name} could not be written ({reason})",
            hint="Make room, or close the program that has it open, and build again.",
        ) from error


def _read(options: BatesOptions) -> bytes:
    assert options.ledger is not None
    if not options.ledger.exists():
        return b""
    try:
        return options.ledger.read_bytes()
    except OSError as error:
        raise PacketError(
            f"the Bates ledger {options.ledger.name} cannot be read",
            problems=(
                Problem(Location(options.ledger.name), error.strerror or "it cannot be read"),
            ),
        ) from error


def _numbered(
    inputs: Inputs, attached: Mapping[tuple[str, str], AttachedPart]
) -> Iterator[Numbered]:
    """What is numbered. A withheld exhibit takes as many numbers as it has pages, so that the
    sealed version and the public one bear the same.
    """
    for filing in inputs.plan.filings:
        for name in filing.documents:
            for item in in_order(attached, inputs.plan.document(name)):
                pages = max(item.part.pages_out, item.full.pages_out if item.full else 0)
                yield Numbered(name, item.exhibit.id, item.label, item.exhibit.title, pages)


def _lost(inputs: Inputs, rows: tuple[LedgerRow, ...]) -> tuple[str, ...]:
    packets = dict.fromkeys(row.packet for row in rows if row.packet != inputs.plan.source)
    return tuple(name for name in packets if not (inputs.folder / name).is_file())
