"""Where a table's headings stand, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from packetgen.case.cell_values import CellValue

from .sheet_marks import Merge

LOOKED_AT = 12
"""Rows at the head of a table among which the headings are looked for."""

Line = tuple[int, Sequence[CellValue | None]]
"""A row's number and its values, None where blank."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, unique in the table, its index from 0 and its letter."""

    heading: str
    index: int
    letter: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns, the rows that the headings take (file's numbers), and what was seen."""

    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    notes: tuple[str, ...] = field(default=())


def letter_of(index: int) -> str:
    """Spreadsheet letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def find_headings(
    lines: Sequence[Line],
    *,
    known: Callable[[str], bool],
    merges: Sequence[Merge] = (),
    hidden: frozenset[int] = frozenset(),
    rows: int | None = None,
) -> Headings | None:
    """The headings among the first filled rows of a table; None when there is no filled row.

    A title above the table is passed over, and two rows of headings become one ("Client" above
    "First" is "Client First"). Columns that lack a heading are called "Column F"; equal headings
    are numbered.

    Args:
        lines: The first rows of the table.
        known: Whether a text is a heading that packetgen knows.
        merges: Merged cells, where the file says so.
        hidden: Hidden columns, from 1.
        rows: How many rows the headings take, when the user said so.
    """
    filled = [line for line in lines if any(value is not None for value in line[1])][:LOOKED_AT]
    if not filled:
        return None
    notes: list[str] = []
    start = _start(filled, known)
    if start:
        numbers = ", ".join(str(number) for number, _ in filled[:start])
        notes.append(f"row {numbers}: a title above the table, not read")
    head = filled[start]
    second = filled[start + 1] if start + 1 < len(filled) else None
    double = rows == 2 if rows else second is not None and _is_double(head, second, known, merges)
    if double and second is not None:
        names = _joined(head, second, merges)
        below = [_text(value) for value in second[1]]
        below += [""] * (len(names) - len(below))
        # Where only the lower of the two is known, and stands once, it is the heading.
        names = [
            own if not known(name) and known(own) and below.count(own) == 1 else name
            for name, own in zip(names, below, strict=True)
        ]
        taken: tuple[int, ...] = (head[0], second[0])
        notes.append(f"rows {head[0]} and {second[0]} together are the headings")
    else:
        names = [_text(value) for value in head[1]]
        taken = (head[0],)
        names = _spread(names, head[0], merges)
    return Headings(tuple(_columns(names, hidden, notes)), taken, tuple(notes))


def _start(filled: Sequence[Line], known: Callable[[str], bool]) -> int:
    """How many rows of titles stand above: rows of one text over rows with several."""
    for number, (_, values) in enumerate(filled):
        texts = [value for value in values if value is not None]
        if len(texts) > 1 or not isinstance(texts[0], str):
            return number
        following = filled[number + 1 :]
        widest = max((_count(line) for line in following), default=1)
        if widest < 3 or known(str(texts[0])):
            return number
    return 0


def _count(line: Line) -> int:
    return sum(value is not None for value in line[1])


def _is_double(
    head: Line, second: Line, known: Callable[[str], bool], merges: Sequence[Merge]
) -> bool:
    texts = [value for value in second[1] if value is not None]
    if not texts or not all(isinstance(t, str) and _like_heading(t) for t in texts):
        return False
    sideways = any(m.top == head[0] == m.bottom and m.right > m.left for m in merges)
    blanks = any(
        value is None and index < len(second[1]) and second[1][index] is not None
        for index, value in enumerate(head[1])
    ) or len(second[1]) > len(head[1])
    if not (sideways or blanks):
        return False
    groups = _joined(head, second, merges)
    better = sum(known(name) for name in groups if name)
    plain = sum(known(_text(value)) for value in head[1] if value is not None)
    return better > plain or (sideways and sum(known(_text(t)) for t in texts) * 2 >= len(texts))


def _like_heading(text: str) -> bool:
    return len(text) <= 60 and not re.search(r"\d{3}|@", text)


def _joined(head: Line, second: Line, merges: Sequence[Merge]) -> list[str]:
    """Group and heading in one: the group runs on over blanks to its right."""
    width = max(len(head[1]), len(second[1]))
    names: list[str] = []
    group, end = "", -1
    for index in range(width):
        above = _text(head[1][index]) if index < len(head[1]) else ""
        below = _text(second[1][index]) if index < len(second[1]) else ""
        if above:
            group = above
            merge = next((m for m in merges if (m.top, m.left) == (head[0], index + 1)), None)
            end = merge.right - 1 if merge is not None else (width if not merges else index)
        elif index > end:
            group = ""
        names.append(" ".join(piece for piece in (group if below else above, below) if piece))
    return names


def _spread(names: list[str], row: int, merges: Sequence[Merge]) -> list[str]:
    """A heading merged over several columns names all of them."""
    names = list(names)
    for merge in merges:
        if merge.top <= row <= merge.bottom and merge.right > merge.left <= len(names):
            name = names[merge.left - 1]
            for index in range(merge.left, min(merge.right, 500)):
                while len(names) <= index:
                    names.append("")
                names[index] = names[index] or name
    return names


def _columns(names: Sequence[str], hidden: frozenset[int], notes: list[str]) -> list[Column]:
    columns: list[Column] = []
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        letter = letter_of(index)
        if not name:
            continue
        count = seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        if count > 1:
            notes.append(f"column {letter}: a second '{name}', called '{name} ({count})' here")
            name = f"{name} ({count})"
        columns.append(Column(name, index, letter, index + 1 in hidden))
    concealed = [column.letter for column in columns if column.hidden]
    if concealed:
        notes.append(f"hidden in the sheet, read all the same: column {', '.join(concealed)}")
    return columns


def _text(value: CellValue | None) -> str:
    return "" if value is None else " ".join(str(value).split())
