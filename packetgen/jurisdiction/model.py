"""What a court wants: rules, the values they set, and the layout that follows from them.

Lengths are points (1/72 inch) as floats, everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from packetgen.reading.formats import calendar_day


class Status(StrEnum):
    """Was the rule read in a source that can be read again?"""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"


class Strength(StrEnum):
    """Whose page the rule was read on."""

    OFFICIAL = "official"
    THIRD_PARTY = "third-party"
    NONE = "none"


class Effect(StrEnum):
    """What a defect does at the court's counter, strongest first."""

    BLOCKER = "blocker"
    VIOLATION = "violation"
    ADVISORY = "advisory"


class Operator(StrEnum):
    """How a value binds."""

    MIN = "min"
    MAX = "max"
    RANGE = "range"
    EXACT = "exact"
    ONE_OF = "one_of"
    EQUIVALENT_TO = "equivalent_to"
    REQUIRED = "required"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: citation, the address it was read at, how far that can be trusted.

    ``rule`` is the rule's id in the file ``file`` (a path inside the jurisdictions folder).
    ``read`` is the earliest day on which it can have been read, ``read_shown`` as recorded: a
    month where no day is known.
    """

    rule: str
    cite: str
    url: str = ""
    strength: Strength = Strength.NONE
    status: Status = Status.UNVERIFIED
    read: dt.date | None = None
    file: str = ""
    read_shown: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a paper's first page, as rules describe it.

    ``first_line`` and ``last_line`` are numbered lines (0: not said), ``side`` is left, right or
    "", ``top``, ``height`` and ``width`` are points (None: not said). ``top`` is measured from the
    page's upper edge; a region with a width begins at the edge of its ``side``.
    """

    first_line: int = 0
    last_line: int = 0
    side: str = ""
    top: float | None = None
    height: float | None = None
    blank: bool = False
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """One bound on one key. ``value`` is in the key's own unit (points for lengths).

    ``value`` is a pair for a range, a tuple for ``one_of``, ``equivalent_to`` and lists, True or
    False for flags. ``tolerance`` is the slack in points when a PDF is measured; what a DOCX says
    is exact and has none.
    """

    operator: Operator
    value: Any
    citation: Citation
    effect: Effect = Effect.ADVISORY
    parts: tuple[str, ...] = ("paper",)
    tolerance: float = 0.0
    also: tuple[Citation, ...] = ()
    """Further rules of the same rank that say exactly the same."""
    when: str = ""
    """The circumstances that the rule asks for, in words; "" if it asks for none."""

    @property
    def strongest_effect(self) -> Effect:
        """The effect after the cap that the rule's status puts on it (design, section 6)."""
        citation = self.citation
        if citation.status is Status.UNVERIFIED:
            return Effect.ADVISORY
        if citation.strength is not Strength.OFFICIAL and self.effect is Effect.BLOCKER:
            return Effect.VIOLATION
        return self.effect


@dataclass(frozen=True, slots=True)
class Setting:
    """A key as resolved for a court on a day: its bounds (all of them hold), or unset."""

    key: str
    constraints: tuple[Constraint, ...] = ()
    replaced: tuple[Constraint, ...] = ()
    """Bounds of more general layers that a more specific one replaced, kept for their citations."""
    elsewhere: tuple[Constraint, ...] = ()
    """Bounds that hold in other circumstances than these (:attr:`Constraint.when`)."""

    @property
    def is_set(self) -> bool:
        """Whether any rule speaks to this key."""
        return bool(self.constraints)

    def governing(self, part: str) -> tuple[Constraint, ...]:
        """The bounds that hold for parts of this kind (``paper``, ``exhibit``, …)."""
        return tuple(c for c in self.constraints if part in c.parts)

    @property
    def required(self) -> bool:
        """For a flag: whether some rule requires it."""
        return any(c.operator is Operator.REQUIRED for c in self.constraints)

    @property
    def forbidden(self) -> bool:
        """For a flag: whether some rule forbids it."""
        return any(c.operator is Operator.FORBIDDEN for c in self.constraints)

    @property
    def members(self) -> tuple[str, ...]:
        """For a list: every member that some rule adds, in the registry's order."""
        from .keys import KEYS

        found: dict[str, None] = {}
        for constraint in self.constraints:
            if isinstance(constraint.value, tuple):
                found.update(dict.fromkeys(str(member) for member in constraint.value))
        order = KEYS[self.key].choices if self.key in KEYS else ()
        return tuple(sorted(found, key=lambda m: (order.index(m) if m in order else 0, m)))

    @property
    def exact(self) -> Any:
        """The value that a rule fixes, or None."""
        for constraint in self.constraints:
            if constraint.operator is Operator.EXACT:
                return constraint.value
        return None

    @property
    def minimum(self) -> float | None:
        """The tightest lower bound, or None."""
        bounds = [
            c.value[0] if c.operator is Operator.RANGE else c.value
            for c in self.constraints
            if c.operator in (Operator.MIN, Operator.RANGE)
        ]
        return max(bounds) if bounds else None

    @property
    def maximum(self) -> float | None:
        """The tightest upper bound, or None."""
        bounds = [
            c.value[1] if c.operator is Operator.RANGE else c.value
            for c in self.constraints
            if c.operator in (Operator.MAX, Operator.RANGE)
        ]
        return min(bounds) if bounds else None


@dataclass(frozen=True, slots=True)
class Conditions:
    """The circumstances that conditional rules ask about.

    Attributes:
        on: The day of filing; rules hold from their first day to their last.
        channel: How the paper reaches the court: ``efile`` or ``paper``.
        document: The kind of paper, as ``motion``; empty for a paper of no kind.
        case_type: As ``civil``, ``limited-civil``, ``criminal``.
        filer: ``attorney`` or ``self-represented``.
        initial: Whether it is the first paper of the case.
        words: How many words the paper has; 0 where nobody has counted.
        pages: How many pages it has; 0 where nobody has counted.

    Raises:
        TypeError: ``on`` is no :class:`datetime.date`.
    """

    on: dt.date
    channel: str = "efile"
    document: str = ""
    case_type: str = "civil"
    filer: str = "attorney"
    initial: bool = False
    words: int = 0
    pages: int = 0
    recorded: bool = False
    """The paper is to be recorded by the clerk, as a judgment or a notice of lis pendens is."""

    def __post_init__(self) -> None:
        calendar_day(self.on, "on")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a required wording.

    ``cite`` names it ("45(d)(1)"), ``label`` is what is printed before it ("(1)"), ``heading`` its
    printed heading if any (with its period), ``text`` the rest. ``level`` counts from 0.
    """

    cite: str
    label: str
    heading: str
    text: str
    level: int = 0

    @property
    def printed(self) -> str:
        """The whole clause as it stands in the rule."""
        return " ".join(part for part in (self.label, self.heading, self.text) if part)


@dataclass(frozen=True, slots=True)
class RequiredWording:
    """Words that a rule wants verbatim on a paper's face."""

    id: str
    title: str
    text: str
    citation: Citation
    clauses: tuple[Clause, ...] = ()
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A court with its rules resolved for given conditions.

    ``court_lines`` is the court's title as printed in a caption, line by line. ``settings`` has an
    entry for every key of :data:`packetgen.jurisdiction.keys.KEYS`, set or unset.
    """

    id: str
    name: str
    court_lines: tuple[str, ...]
    county: str
    conditions: Conditions
    settings: Mapping[str, Setting]
    chain: tuple[str, ...]
    texts: Mapping[str, RequiredWording] = field(default_factory=dict)
    identity: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    """Rule files that took part: path inside the jurisdictions folder -> sha256."""
    locks: Mapping[str, Citation] = field(default_factory=dict)
    """Keys and groups of keys that layers below may not set -> the rule that says so."""
    silences: Mapping[str, Citation] = field(default_factory=dict)
    """Keys and groups of keys on which rules were looked for and none was found -> where."""
    habits: Mapping[str, Any] = field(default_factory=dict)
    """How packetgen dresses papers here where no rule speaks: key to figure; nobody's law."""
    below: tuple[str, ...] = ()
    """Ids of the courts below it that papers go to; empty for such a court itself."""
    named_by_case: bool = False
    """The case file says which of the courts below it this one is: its county, or its title."""

    @property
    def is_layer(self) -> bool:
        """Whether this is a layer of rules alone, whose title names no court that sits anywhere."""
        lines = self.identity.get("court_lines", ())
        if any("{county}" in line for line in lines) and not self.county:
            return True
        return not self.court_lines or (bool(self.below) and not self.named_by_case)

    def __getitem__(self, key: str) -> Setting:
        return self.settings[key]


@dataclass(frozen=True, slots=True)
class Layout:
    """Concrete figures for dressing and typesetting a paper: the court's values where it has any,
    the house profile's where it has none. All lengths in points; the paper is portrait.

    With ``numbered_lines`` the text block is a grid: ``lines_per_page`` slots of ``pitch`` points
    from ``top`` down, the baseline of slot *n* at ``top + n * pitch - 0.2 * pitch``.
    """

    width: float = 612.0
    height: float = 792.0
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    font: str = "Arimo"
    font_size: float = 12.0
    footnote_size: float = 12.0
    pitch: float = 24.0
    single_pitch: float = 12.0
    numbered_lines: bool = False
    lines_per_page: int = 28
    line_rule: str = ""
    """Vertical rule beside the numbers: "", "single" or "double"; right rule is single if any."""
    justify: bool = False
    caption_style: str = "two-box"
    """two-box | section-sign | index-number | venue | plain"""
    attorney_block_first: bool = False
    """Attorney's name and address above the court's title (California, N.D. Cal.)."""
    court_line: int = 0
    """Slot on which the court's title begins (8 in California); 0: follows the block above."""
    court_top: float = 0.0
    """The court's title begins at least so far below the top of the page (Idaho); 0: anywhere."""
    court_alignment: str = "center"
    page_number_position: str = "bottom-center"
    page_number_on_first: bool = True
    footer_title: bool = False
    footer_rule: bool = False
    footer_size: float = 10.0
    first_top: float = 0.0
    """Text of the first page begins at least here (Washington, Oregon); 0: where others do."""
    first_page_filer: bool = False
    """The filer's name, address and telephone at the foot of the first page (Wash. CR 10(e))."""
    hearing_block: bool = False
    """Hearing, filing and trial dates below the case number (CRC 3.1110(b))."""
    exhibit_label_scheme: str = "letters"
    footer_order: tuple[str, ...] = ("page_number", "rule", "title")
    """The footer from top to bottom; those of rule, page_number, title that it has."""
    exhibit_stamp: str = "Exhibit {label}, Page {page}"
    exhibit_stamp_position: str = "bottom-right"
    from_rules: tuple[str, ...] = ()
    """Keys whose figure comes from a rule; all others are the house profile's."""
