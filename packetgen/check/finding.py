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
class Finding:
    """One defect.

    ``code`` is the check's code (PG101 …). ``citation`` is None for packetgen's own gates, which
    hold in every court. ``gate`` marks findings that refuse a final build whatever the court says.
    ``page`` counts from 1 in the file, ``paragraph`` in the story of a DOCX.
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
