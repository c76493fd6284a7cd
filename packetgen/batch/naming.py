"""Names of outputs by a pattern; by default the row number, which says nothing of anybody."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packetgen.errors import Location, OutputError, Problem
from packetgen.output.names import safe_name

from .source import SourceRow
from .task import Entry

DEFAULT = "row-{row}"
LIMIT = 80
"""Bytes of a name without its suffix: room for a path, and for a mail program's own limits."""
_HOLE = re.compile(r"\{([^{}]*)\}")


class Names:
    """Gives every row its name: the same for the same row, and no two alike on any system."""

    def __init__(
        self,
        pattern: str,
        *,
        form: str,
        headings: Mapping[str, str],
        taken: Mapping[int, str] | None = None,
    ) -> None:
        """Read a pattern such as ``{form}-{row}`` or ``{case.number}``.

        Args:
            pattern: Text with holes: ``row``, ``form``, ``language``, a field, or a heading.
            form: What stands for ``{form}``.
            headings: Heading to field, as mapped.
            taken: Names that the output folder holds for other rows, by row number.

        Raises:
            OutputError: A hole names nothing.
        """
        self._pattern, self._form = pattern, form
        self._by_heading = {heading.casefold(): path for heading, path in headings.items()}
        self._paths = {path for path in headings.values() if path}
        self._taken = {name.casefold(): row for row, name in (taken or {}).items()}
        unknown = [
            hole for hole in _HOLE.findall(pattern)
            if hole not in {"row", "form", "language"} and hole not in self._paths
            and hole.casefold() not in self._by_heading
        ]  # fmt: skip
        if unknown or not pattern.strip():
            listed = ", ".join(f"'{hole}'" for hole in unknown) or "an empty name"
            columns = ", ".join(list(headings)[:12])
            problem = Problem(
                Location(detail="--name"),
                f"the pattern speaks of {listed}, which is no column",
                f"It may hold {{row}}, {{form}}, {{language}} and columns: {columns}.",
            )
            raise OutputError("the names of the outputs cannot be made", problems=(problem,))

    @property
    def personal(self) -> bool:
        """Whether names may hold what the table says of people."""
        return any(hole not in {"row", "form", "language"} for hole in _HOLE.findall(self._pattern))

    def name(self, row: SourceRow, entries: tuple[Entry, ...]) -> str:
        """The row's name, without a suffix."""
        values = {entry.path: entry.value for entry in entries if entry.value is not None}

        def fill(match: re.Match[str]) -> str:
            hole = match[1]
            if hole == "row":
                return f"{row.number:04}"
            if hole == "form":
                return self._form
            if hole == "language":
                return str(values.get("language", "en"))
            path = hole if hole in self._paths else self._by_heading.get(hole.casefold(), "")
            value = values.get(path)
            if value is None:
                cell = row.cells.get(hole)
                value = cell.value if cell is not None else ""
            return " ".join(value.values()) if isinstance(value, dict) else str(value)

        wanted = _HOLE.sub(fill, self._pattern).replace("/", "-").replace("\\", "-")
        wanted = re.sub(r"[\s_-]*$|^[\s_.-]*", "", wanted) or f"row-{row.number:04}"
        name = safe_name(wanted, limit=LIMIT).rstrip(". ")
        count = 0
        while self._taken.setdefault(name.casefold(), row.number) != row.number:
            count += 1
            more = f"-{count}" if count > 1 else ""
            name = safe_name(wanted, f" (row {row.number:04}{more})", limit=LIMIT)
        return name
