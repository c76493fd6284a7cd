"""A file of the caller's as PDF."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Converted:
    """A file as PDF: its bytes, page count, how it was rendered (empty for a PDF), what to say."""

    pdf: bytes = field(repr=False)
    pages: int
    rendered: str = ""
    notes: tuple[str, ...] = ()
