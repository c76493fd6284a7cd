"""What the cells of a table hold, whatever kind of file it is in, and how large one may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from packetgen.errors import Location

MAX_ROWS = 100_000
MAX_COLUMNS = 500

CellValue = str | int | float | bool | dt.date | dt.time
"""What a cell holds; text is stripped."""

Grid = Iterable[tuple[int, Sequence[tuple[CellValue | None, Location]]]]
"""Row numbers (from 1) with the cells of each: value, or None where blank, and place."""
