"""Further columns and section headings in an index of exhibits that its template has filled.

The template gives label, description and page, and how they look; what a plan or court wants
beside them goes between description and page, in the same look.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.errors import FormError
from packetgen.form.package import pack, read_package, write_package
from packetgen.reading.xml_text import untrusted_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_LEAST = 1500
"""Twips that the description keeps, however many columns there are."""
_WIDER = 576
"""Twips by which the margins at the sides give way to more than two further columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points, and a cell for each exhibit in order."""

    heading: str
    width: float
    cells: tuple[str, ...]


def with_columns(
    docx: bytes, columns: Sequence[Column], sections: Mapping[int, str], kind: str = ""
) -> bytes:
    """The filled index with these columns before the last, and headings before some rows.

    Args:
        docx: The Word file; its first table has one row of headings and one for each exhibit.
        columns: Columns to add.
        sections: Headings by the row that they stand before, counted from 0.
        kind: Put before the words of its title: "Alphabetical".

    Raises:
        FormError: The file has no such table.
    """
    from lxml import etree

    if not columns and not sections and not kind:
        return docx
    members = read_package(docx)
    tree = untrusted_xml(members[_DOCUMENT].content())
    if kind:
        title = next((text for text in tree.iter(f"{_W}t") if (text.text or "").strip()), None)
        if title is not None and title.text:
            said = kind.upper() if title.text.isupper() else kind.capitalize()
            title.text = f"{said} {title.text}"
    table = tree.find(f".//{_W}tbl")
    rows = table.findall(f"{_W}tr") if table is not None else []
    if table is None or any(len(c.cells) != len(rows) - 1 for c in columns):
        raise FormError(
            "the template of the index has no table with a row for each exhibit",
            hint="Let its first table have one row of headings and one of each exhibit.",
        )
    more = _widened(tree) if len(columns) > 2 else 0
    widths = _widths(rows[0], columns, more)
    for number, row in enumerate(rows):
        for column in columns:
            words = column.heading if number == 0 else column.cells[number - 1]
            cells = row.findall(f"{_W}tc")
            cells[-1].addprevious(_cell(cells[1], words))
        for cell, width in zip(row.findall(f"{_W}tc"), widths, strict=True):
            _set_width(cell, width)
    _set_grid(table, widths)
    for at, heading in sorted(sections.items(), reverse=True):
        rows[at + 1].addprevious(_section(rows[0], heading, widths))
    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    members[_DOCUMENT] = pack(_DOCUMENT, content)
    return write_package(members.values())


def _widened(tree: Any) -> int:
    """Set the margins at the sides back; gives the room won, in twips."""
    won = 0
    for margins in tree.iter(f"{_W}pgMar"):
        won = 0
        for side in ("left", "right"):
            now = int(margins.get(f"{_W}{side}"))
            margins.set(f"{_W}{side}", str(max(now - _WIDER, 720)))
            won += now - max(now - _WIDER, 720)
    return won


def _widths(head: Any, columns: Sequence[Column], more: int) -> list[int]:
    """The description gives room to the new columns, beside what the margins gave."""
    cells = head.findall(f"{_W}tc")
    own = [int(cell.find(f"{_W}tcPr/{_W}tcW").get(f"{_W}w")) for cell in cells]
    wanted = [round(column.width * 20) for column in columns]
    if wanted:
        own[0], own[-1] = min(own[0], 1080), min(own[-1], 900)
    rest = more + sum(int(cell.find(f"{_W}tcPr/{_W}tcW").get(f"{_W}w")) for cell in cells)
    description = rest - own[0] - own[-1] - sum(wanted)
    if description < _LEAST:
        scale = (rest - own[0] - own[-1] - _LEAST) / max(sum(wanted), 1)
        wanted = [int(width * scale) for width in wanted]
        description = rest - own[0] - own[-1] - sum(wanted)
    return [own[0], description, *wanted, own[-1]]


def _cell(model: Any, words: str) -> Any:
    """A cell in the look of another, with other words."""
    cell = copy.deepcopy(model)
    paragraphs = cell.findall(f"{_W}p")
    for extra in paragraphs[1:]:
        cell.remove(extra)
    return _written(cell, paragraphs[0], words)


def _written(cell: Any, paragraph: Any, words: str) -> Any:
    from lxml import etree

    run = next((r for r in paragraph.iter(f"{_W}r") if r.find(f"{_W}t") is not None), None)
    look = run.find(f"{_W}rPr") if run is not None else None
    look = copy.deepcopy(look) if look is not None else None
    for child in list(paragraph):
        if child.tag != f"{_W}pPr":
            paragraph.remove(child)
    for number, line in enumerate(words.split("\n")):
        made = etree.SubElement(paragraph, f"{_W}r")
        if look is not None:
            made.append(copy.deepcopy(look))
        if number:
            etree.SubElement(made, f"{_W}br")
        text = etree.SubElement(made, f"{_W}t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return cell


def _section(head: Any, words: str, widths: Sequence[int]) -> Any:
    """A row across the table, in the look of the headings."""
    from lxml import etree

    row = copy.deepcopy(head)
    properties = row.find(f"{_W}trPr")
    if properties is not None:
        row.remove(properties)
    cells = row.findall(f"{_W}tc")
    for cell in cells[1:]:
        row.remove(cell)
    first = _cell(cells[0], words)
    row.replace(cells[0], first)
    _set_width(first, sum(widths))
    span = etree.Element(f"{_W}gridSpan")
    span.set(f"{_W}val", str(len(widths)))
    first.find(f"{_W}tcPr/{_W}tcW").addnext(span)
    return row


def _set_width(cell: Any, width: int) -> None:
    cell.find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", str(width))


def _set_grid(table: Any, widths: Sequence[int]) -> None:
    from lxml import etree

    grid = table.find(f"{_W}tblGrid")
    if grid is None:
        return
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, f"{_W}gridCol").set(f"{_W}w", str(width))
