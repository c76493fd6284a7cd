"""What every check is told: the court's rules, the page's role, and how to word a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from packetgen.jurisdiction.model import Constraint, Effect, Jurisdiction, Operator, Setting
from packetgen.pages.pagemap import PageMap, PartKind

from .finding import Box, Finding
from .why_not import WhyNot

if TYPE_CHECKING:
    from packetgen.case.model import Case
    from packetgen.docx import Residue
    from packetgen.docx.blocks import Document

    from .pdf.page_numbering import PageNumber
    from .pdf.page_rows import Row
    from .pdf.pdf_structure import Link
    from .pdf.pdf_view import PageView, PdfView
    from .pdf.text_lines import Line


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A rule that a check reads but could not measure on this file, and why."""

    key: str
    reason: str
    why: WhyNot = WhyNot.ABSENT


@dataclass(frozen=True, slots=True)
class PageNote:
    """What is remembered of a page after it was read.

    ``lines`` and ``links`` are kept for first pages of papers and for index pages alone, ``rows``
    and ``text`` for the first pages of every paper, cover and form.
    ``printed`` is the number that the page map says stands on it.
    """

    number: int
    width: float
    height: float
    part: str
    kind: PartKind
    label: str
    of_part: int
    page_label: str = ""
    printed: str = ""
    bates: str = ""
    page_numbers: tuple[PageNumber, ...] = ()
    letters: int = 0
    hidden_letters: int = 0
    image_share: float = 0.0
    numbered: bool = False
    index: bool = False
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    text: str = ""
    steps: tuple[tuple[tuple[float, float], int], ...] = ()
    """Baseline distance and size of running text, and how often that pair is met."""
    body_letters: int = 0
    rows: tuple[Row, ...] = ()
    """The lines of papers and covers in a small form; see :mod:`packetgen.check.pdf.page_rows`."""


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A run of pages with one role, as given, planned or inferred."""

    id: str
    kind: PartKind
    label: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scope:
    """The court and the circumstances of one run of checks."""

    jurisdiction: Jurisdiction
    name: str = ""
    case: Case | None = None
    page_map: PageMap | None = None
    document_titles: tuple[str, ...] = ()
    """Titles of the papers in the file, when known; a footer must show one of them."""
    residue: Residue | None = None
    """What a Word file carries besides its text; None for a PDF."""

    def setting(self, key: str) -> Setting:
        """The court's setting for a key; unset when it has none."""
        return self.jurisdiction.settings.get(key) or Setting(key)

    def bounds(self, key: str, kind: PartKind = PartKind.PAPER) -> tuple[Constraint, ...]:
        """Constraints on a key that govern parts of this kind."""
        return tuple(c for c in self.setting(key).constraints if governs(c, kind))


def governs(constraint: Constraint, kind: PartKind) -> bool:
    """Whether a constraint applies to parts of this kind."""
    return kind.value in constraint.parts or "all" in constraint.parts or "*" in constraint.parts


PageCheck = Callable[["PageView", PageNote, Scope], Iterable[Finding | Unchecked]]
FileCheck = Callable[
    ["PdfView", tuple[PageNote, ...], tuple[PartSeen, ...], Scope], Iterable[Finding | Unchecked]
]
DocxCheck = Callable[["Document", Scope], Iterable[Finding | Unchecked]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a code that never changes, a name, and what it looks at.

    ``page`` is asked for every page in order, ``file`` once after the last; ``docx`` once per
    Word document. ``keys`` are the rule keys it reads; a check without keys is packetgen's own.
    """

    code: str
    name: str
    keys: tuple[str, ...] = ()
    status: str = "stable"
    page: PageCheck | None = None
    file: FileCheck | None = None
    docx: DocxCheck | None = None
    doc: str = field(default="", repr=False)

    @property
    def media(self) -> str:
        """The kinds of file it looks at: ``PDF``, ``DOCX`` or ``PDF DOCX``."""
        return " ".join(each.upper() for each in ("pdf", "docx") if self.looks_at(each))

    def looks_at(self, medium: str) -> bool:
        """Whether it looks at files of a kind: ``pdf`` or ``docx``."""
        return bool(self.docx if medium == "docx" else self.page or self.file)

    def finding(
        self,
        message: str,
        *,
        rule: Constraint | None = None,
        key: str = "",
        effect: Effect | None = None,
        note: PageNote | None = None,
        **details: Any,
    ) -> Finding:
        """A finding of this check, its effect capped by the rule's status.

        ``effect`` may only lower what the rule allows. Without a rule it is packetgen's own:
        advisory unless said otherwise.
        """
        strongest = rule.strongest_effect if rule else (effect or Effect.ADVISORY)
        if rule and effect is not None:
            strongest = weaker(strongest, effect)
        if note is not None:
            details.setdefault("page", note.number)
            details.setdefault("part", note.part)
        return Finding(
            code=self.code,
            name=self.name,
            message=message,
            effect=strongest,
            citation=rule.citation if rule else None,
            key=key,
            **details,
        )

    def gate(self, message: str, *, note: PageNote | None = None, **details: Any) -> Finding:
        """A finding that refuses a final build in every court."""
        if note is not None:
            details.setdefault("page", note.number)
            details.setdefault("part", note.part)
        details.setdefault("effect", Effect.BLOCKER)
        return Finding(code=self.code, name=self.name, message=message, gate=True, **details)


_ORDER = (Effect.ADVISORY, Effect.VIOLATION, Effect.BLOCKER)


def weaker(one: Effect, other: Effect) -> Effect:
    """The weaker of two effects."""
    return min(one, other, key=_ORDER.index)


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest rectangle around all."""
    found = list(boxes)
    if not found:
        return None
    return Box(
        min(b.left for b in found),
        min(b.top for b in found),
        max(b.right for b in found),
        max(b.bottom for b in found),
    )


def papers(parts: Iterable[PartSeen]) -> Iterator[PartSeen]:
    """Parts that are court papers."""
    return (part for part in parts if part.kind is PartKind.PAPER)


def holds_several(parts: Iterable[PartSeen]) -> bool:
    """Whether a file holds more than one document: what a rule asks of bundles concerns it."""
    apart = (PartKind.BLANK, PartKind.SLIP_SHEET)
    return sum(part.kind not in apart for part in parts) > 1


def whole_file_bounds(scope: Scope, key: str) -> tuple[Constraint, ...]:
    """Constraints on a key that concerns the file as a whole, whichever part it names."""
    return scope.setting(key).constraints


def forbidding(scope: Scope, key: str) -> tuple[Constraint, ...]:
    """Rules that forbid what a key names, whichever part they name."""
    return tuple(c for c in whole_file_bounds(scope, key) if c.operator is Operator.FORBIDDEN)
