"""What a check found: a value that says rule, place, measure and remedy."""

from __future__ import annotations

from dataclasses import dataclass

from packetgen.jurisdiction.model import Citation, Effect


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points from the top left corner, as the page is seen."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Another page (or paragraph) that shows the same defect."""

    page: int | None = None
    paragraph: int | None = None
    box: Box | None = None
    measured: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect.

    ``code`` is the check's code (PG101 …). ``citation`` is None for packetgen's own gates, which
    hold in every court. ``gate`` marks findings that refuse a final build whatever the court says.
    ``page`` counts from 1 in the file, ``paragraph`` in the story of a DOCX. ``message``,
    ``measured`` and ``wanted`` never quote a sensitive value.
    """

    code: str
    name: str
    message: str
    effect: Effect
    citation: Citation | None = None
    file: str = ""
    part: str = ""
    page: int | None = None
    paragraph: int | None = None
    box: Box | None = None
    measured: str = ""
    wanted: str = ""
    fix: str = ""
    gate: bool = False
    waived: str = ""
    """The reason recorded in the plan for letting this finding pass; empty if none."""
    key: str = ""
    """The rule key that was measured ("margins.left"); empty for packetgen's own gates."""
    also: tuple[Place, ...] = ()
    """Further places of the same defect, in order; the finding itself names the first."""
    waived_by: str = ""
    counter: str = ""
    """What the court's clerk does with the defect, where a rule says it."""

    @property
    def pages(self) -> tuple[int, ...]:
        """Every page it is on, in order."""
        numbers = [self.page, *(place.page for place in self.also)]
        return tuple(n for n in numbers if n is not None)
