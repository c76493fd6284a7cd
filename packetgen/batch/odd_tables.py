"""Tables that are none: rows that are nobody, second tables, headings in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from packetgen.case.cell_values import CellValue
from packetgen.errors import CaseError, Location, Problem

from .headings import Headings, Line, find_headings
from .languages import language_code
from .sheet_marks import Merge

_PEOPLE = r"(clients?|people|persons?|rows?|records?|tenants?|cases?|clientes|personas|results?)"
_TOTAL = re.compile(
    r"(grand |sub ?)?totals?( .{0,30}|:.{0,30})?|sum|subtotal|count|average|suma"
    rf"|(total )?(number|count) of {_PEOPLE}.{{0,12}}|{_PEOPLE} count:?.{{0,12}}"
    rf"|\d[\d,.]* {_PEOPLE}",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"page \d+( of \d+)?|end of (report|list|table|export|file)|(generated|exported|printed|report"
    r"(ed)?|run|created|as of|last updated)( (on|by|at|date|run|generated))*:? .{4,60}"
    r"|copyright .*|confidential.{0,80}",
    re.IGNORECASE,
)
"""What a program writes below its table, one cell alone in its row."""
_NOTE = re.compile(
    r"[*†‡#].*|(notes?|n\.?b\.?|legend|key|source|remarks?|see also|notas?|todo)\s*[:.-].*|[^:]*:",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody jots down below or between people."""


_HEADS = frozenset({
    "volunteer", "volunteers", "staff", "shift", "role", "room", "table", "time", "item", "items",
    "quantity", "qty", "cost", "amount", "notes", "comments", "status", "signature", "attorney",
    "count", "total", "supervisor", "team", "station",
})  # fmt: skip
"""Headings of the other lists that people keep on the same sheet."""


def no_person(
    head: Headings,
    filled: Mapping[int, CellValue | None],
    number: int = 0,
    merges: Sequence[Merge] = (),
) -> str:
    """Why a filled row is nobody: a total, a note, the headings once more; else empty.

    Args:
        head: The table's headings.
        filled: The row's values by column.
        number: The row's number.
        merges: Merged cells.
    """
    headings = {c.index: c.heading.casefold() for c in head.columns}
    same = sum(str(v).casefold() == headings.get(i, "") for i, v in filled.items())
    if same >= 2 and same * 2 > len(filled):
        return "the headings once more"
    values = list(filled.values())
    texts = [value for value in values if isinstance(value, str)]
    numbers = [value for value in values if isinstance(value, (int, float))]
    few = len(filled) <= max(2, len(headings) // 2)
    labelled = any(_TOTAL.fullmatch(text.rstrip(": ")) for text in texts)
    if labelled and few and len(texts) <= 2 and (numbers or len(texts) == len(values)):
        return "it looks like a total, not like a person"
    if len(filled) == 1 and len(headings) > 2 and texts:
        return _alone(texts[0], next(iter(filled)), number, merges)
    return ""


def _alone(text: str, index: int, number: int, merges: Sequence[Merge]) -> str:
    """Why a text that stands alone in its row is nobody."""
    if _FOOTER.fullmatch(text):
        return "it looks like the report's own foot line, not like a person"
    if _NOTE.fullmatch(text):
        return "it looks like a note, not like a person"
    wide = any(m.top <= number <= m.bottom and m.left == index + 1 < m.right for m in merges)
    if wide or _is_language(text):
        return "it looks like a heading between people, not like a person"
    return ""


def _is_language(text: str) -> bool:
    try:
        return bool(language_code(text)) and len(text) > 3
    except ValueError:
        return False


def begins_another_table(
    filled: Mapping[int, CellValue | None], known: Callable[[str], bool]
) -> bool:
    """Whether a row below a blank one holds headings: words alone, two of which are known ones."""
    texts = [value for value in filled.values() if isinstance(value, str)]
    if len(texts) < 2 or len(texts) != len(filled):
        return False
    if any(re.search(r"[\d@]", text) for text in texts):
        return False
    return sum(known(text) or text.casefold() in _HEADS for text in texts) >= 2


def known_headings(
    lines: Sequence[Line], known: Callable[[str], bool], merges: Sequence[Merge] = ()
) -> int:
    """How many headings of a table are known."""
    head = find_headings(lines, known=known, merges=merges)
    return sum(known(column.heading) for column in head.columns) if head is not None else 0


def refuse_odd(
    name: str, head: Headings, lines: Sequence[Line], known: Callable[[str], bool]
) -> None:
    """Say what is odd about a table whose headings mean nothing.

    Raises:
        CaseError: All columns stand in one, people stand side by side, or there are no headings.
    """
    headings = [column.heading for column in head.columns]
    if len(headings) == 1 and len(re.findall(r"[,;\t|]", headings[0])) >= 2:
        raise _odd(
            name, "all columns stand in one, as when a CSV file is opened in the wrong way",
            "Give packetgen the CSV file itself, or in Excel: Data > Text to Columns.",
        )  # fmt: skip
    right = sum(map(known, headings))
    first = [str(values[0]) for _, values in lines if values and isinstance(values[0], str)]
    if right <= 1 and sum(map(known, first)) >= 3:
        raise _odd(
            name, "the headings stand below each other in the first column, people side by side",
            "Turn the table: copy it, then Paste Special > Transpose.",
        )  # fmt: skip
    if not right and sum(_is_data(heading) for heading in headings) >= 1:
        raise _odd(
            name, "the first row looks like a person, not like headings",
            "Put a row above it that names the columns, such as First Name, Last Name, Phone.",
        )  # fmt: skip


def _is_data(text: str) -> bool:
    """Whether a text is a telephone number, a code, a date or an address of mail."""
    return bool(re.search(r"\d{5}|\d{3}\D+\d{4}|\S@\S+\.\S|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}", text))


def _odd(name: str, message: str, hint: str) -> CaseError:
    problem = Problem(Location(file=name), message, hint)
    return CaseError(f"{name} could not be read", problems=(problem,))


def nothing_used(headings: Collection[str], used: Collection[str]) -> bool:
    """Whether a row fills only columns of which nothing is made."""
    return bool(used) and not any(heading in used for heading in headings)
