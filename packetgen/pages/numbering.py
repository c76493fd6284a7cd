"""Numbering: from parts in order to printed numbers, page labels and Bates numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from .pagemap import Page, PageMap, Part, PartKind


@dataclass(frozen=True, slots=True)
class BatesScheme:
    """Production numbers: ``prefix`` and ``digits`` with leading zeros, contiguous from ``start``.

    ``prefix`` may be empty and ``start`` may be 0. Only parts whose kind is in ``kinds`` count.
    ``starts`` gives single parts, by id, a first number of their own (a ledger's).
    """

    prefix: str = ""
    digits: int = 6
    start: int = 1
    kinds: frozenset[PartKind] = frozenset({PartKind.EXHIBIT, PartKind.SLIP_SHEET})
    starts: Mapping[str, int] = field(default_factory=dict)

    def number(self, count: int) -> str:
        """The Bates number of the page that follows ``count`` others."""
        return f"{self.prefix}{self.start + count:0{self.digits}d}"


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """Whose page numbers run how far.

    ``restart`` says where counting begins again: ``document`` (a paper numbers its own pages and
    what is attached to it continues: Cal. Rules of Court, rule 3.1110(c), wants numbers consecutive
    from the first page), ``filing`` (through all papers of one filing) or ``packet`` (printed
    number equal to the page of the file, as rule 8.74(a)(2) wants on appeal). Parts of a kind in
    ``unnumbered`` print no number but are counted. With ``by_volume`` each volume counts anew.
    """

    restart: str = "document"
    start: int = 1
    unnumbered: frozenset[PartKind] = frozenset()
    bates: BatesScheme | None = None
    by_volume: bool = False

    def run_of(self, part: Part) -> str:
        """The name of the run of numbers that a part belongs to."""
        run = self._run_of(part)
        return f"{run}\0{part.volume}" if self.by_volume and part.volume else run

    def _run_of(self, part: Part) -> str:
        if self.restart == "packet":
            return ""
        if self.restart == "filing" or not part.document:
            return part.filing
        return f"{part.filing}\0{part.document}"


def page_map(parts: Sequence[Part], scheme: NumberingScheme | None = None) -> PageMap:
    """Lay the parts end to end and number every page.

    Args:
        parts: In the order in which they are bound. Ids are unique, page counts positive; parts of
            one filing follow each other, and so do a document and what is attached to it.
        scheme: How to count; by default each document from 1, without Bates numbers.

    Raises:
        ValueError: Two parts have one id, a part has no pages or numbers of its own for only some,
            or a run of numbers is interrupted by another (the same number would be printed twice
            in one paper). The caller has
            planned wrongly; user data cannot cause this.
    """
    scheme = scheme or NumberingScheme()
    _refuse_bad_parts(parts, scheme)
    pages: list[Page] = []
    produced = 0
    for _, run in groupby(parts, key=scheme.run_of):
        number = scheme.start
        for part in run:
            if scheme.bates is not None and part.id in scheme.bates.starts:
                produced = scheme.bates.starts[part.id] - scheme.bates.start
            for of_part in range(1, part.pages + 1):
                bates = ""
                if scheme.bates is not None and part.kind in scheme.bates.kinds:
                    bates = scheme.bates.number(produced)
                    produced += 1
                written = ""
                if part.numbers:
                    number, written = part.numbers[of_part - 1]
                printed = "" if part.kind in scheme.unnumbered else written or str(number)
                at = len(pages)
                pages.append(
                    Page(at, part.id, part.kind, of_part, printed, "", bates, number, written)
                )
                number += 1
    labels = labels_of(parts, [page.written or str(page.number) for page in pages])
    return PageMap(
        tuple(parts),
        tuple(replace(page, page_label=label) for page, label in zip(pages, labels, strict=True)),
    )


def labels_of(parts: Sequence[Part], numbers: Sequence[str]) -> list[str]:
    """What a viewer shows for each page: the number, with a prefix where two runs share numbers.

    The prefix is the document's id ("declaration-7"), and the filing's before it where one document
    stands in two filings; a single run of numbers has none. Where a paper counts anew within
    itself, each of its runs is named ("memorandum.2-1"). Page labels never repeat.
    """
    owners = [part for part in parts for _ in range(part.pages)]
    labels: list[str] = []
    for prefix in _PREFIXES:
        labels = [f"{prefix(part)}{number}" for part, number in zip(owners, numbers, strict=True)]
        if len(set(labels)) == len(labels):
            return labels
    runs: dict[str, int] = {}
    counted: set[tuple[str, int, str]] = set()
    for at, (part, number) in enumerate(zip(owners, numbers, strict=True)):
        run = runs.setdefault(part.id, 1)
        if (part.id, run, number) in counted:
            run = runs[part.id] = run + 1
        counted.add((part.id, run, number))
        labels[at] = f"{part.id}-{number}" if run == 1 else f"{part.id}.{run}-{number}"
    return labels


_PREFIXES: tuple[Callable[[Part], str], ...] = (
    lambda part: "",
    lambda part: f"{part.document or part.filing}-",
    lambda part: f"{part.filing}-{part.document}-" if part.document else f"{part.filing}-",
    lambda part: f"{part.id}-",
)


def _refuse_bad_parts(parts: Sequence[Part], scheme: NumberingScheme) -> None:
    if scheme.restart not in {"document", "filing", "packet"}:
        raise ValueError(f"no numbering restarts by {scheme.restart!r}")
    seen: set[str] = set()
    for part in parts:
        if part.id in seen:
            raise ValueError(f"two parts have the id {part.id!r}")
        if part.pages < 1:
            raise ValueError(f"part {part.id!r} has no pages")
        if part.numbers and len(part.numbers) != part.pages:
            raise ValueError(f"part {part.id!r} numbers {len(part.numbers)} of its pages")
        seen.add(part.id)
    runs = [run for run, _ in groupby(parts, key=scheme.run_of)]
    if len(runs) != len(set(runs)):
        raise ValueError("parts that share a run of page numbers do not follow each other")
