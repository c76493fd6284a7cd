"""What packets are made with, beside their plan and their case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.handout import Review


@dataclass(frozen=True, slots=True)
class Means:
    """The day, the engine, and what an office has of its own: the same for every row of a table.

    Attributes:
        today: The day of the build; rules resolve as of the plan's filing date, or else this day.
        engine: ``auto``, ``typst`` or ``libreoffice``.
        form_folders: Folders with forms, beside those that a plan names.
        court_folders: Folders with courts, beside those that a plan names.
        font_folders: Folders with fonts.
        reviews: What the office recorded about its handouts; None reads its file, beside the case
            file or the plan.
    """

    today: dt.date
    engine: str = "auto"
    form_folders: tuple[Path, ...] = ()
    court_folders: tuple[Path, ...] = ()
    font_folders: tuple[Path, ...] = ()
    reviews: tuple[Review, ...] | None = field(default=None, repr=False)
