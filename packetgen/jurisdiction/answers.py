"""What a person says of rules and findings, on record in a packet plan: statements and waivers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packetgen.reading.english_days import long_day

EXEMPT = "privacy.exempt"
"""The key whose statements name exemptions."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody lets pass, on record: which code, why, and who said so.

    ``page`` narrows it to one page, ``file`` to one file; None and empty mean all.
    """

    code: str
    reason: str
    by: str = ""
    page: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``by`` states ``on`` a day of a rule that no file shows: kept or not, or exempt.

    ``rule`` is a key (``paper.holes``) or the id of a rule; ``file`` narrows it to one file of the
    report. ``applies`` names exemptions, for :data:`EXEMPT` alone.
    """

    rule: str
    by: str
    on: dt.date
    kept: bool = True
    note: str = ""
    applies: tuple[str, ...] = ()
    file: str = ""

    @property
    def signed(self) -> str:
        """Who said it, and when."""
        return f"{self.by}, {long_day(self.on)}"
