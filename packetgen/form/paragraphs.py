"""The paragraphs of a template as a person finds them in Word: number, table cell, part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from packetgen.errors import FormError, Location
from packetgen.reading.xml_text import untrusted_xml

from .package import Member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORY = re.compile(r"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")


@dataclass(frozen=True, slots=True)
class TemplateParagraph:
    """One paragraph of a template.

    ``number`` counts all paragraphs of the part from 1, those in tables and text boxes included.
    ``cell`` is "table 2, row 1, cell 3" inside a table; ``depth`` counts the tables around it.
    ``container`` is equal for paragraphs that stand side by side in the same cell or body.
    ``wrapped`` says that parts of its text lie inside a hyperlink, a tracked change or a content
    control, over whose edges no tag may run.
    """

    part: str
    number: int
    text: str
    style: str
    cell: str
    depth: int
    container: int
    row: int
    pieces: tuple[str, ...] = ()

    def location(self, file: str) -> Location:
        """Where it is, for a problem."""
        name = "" if self.part == "word/document.xml" else _part_name(self.part)
        detail = ", ".join(words for words in (name, self.cell) if words)
        return Location(file, paragraph=self.number, detail=detail or None)


def _part_name(part: str) -> str:
    return part.removeprefix("word/").removesuffix(".xml")


def story_parts(members: dict[str, Member]) -> list[str]:
    """Names of the parts that hold text: the body first, then headers, footers and notes."""
    names = [name for name in members if _STORY.match(name)]
    return sorted(names, key=lambda n: (n != "word/document.xml", n))


def parse_part(content: bytes, file: str) -> Any:
    """A part's element tree, read without entities or network.

    Raises:
        FormError: Not well-formed.
    """
    from lxml import etree

    try:
        return untrusted_xml(content)
    except etree.XMLSyntaxError as error:
        raise FormError(
            f"{file} is damaged: {error.msg}.", hint="Open it in Word and save it again."
        ) from None


def paragraphs_in(root: Any, part: str) -> Iterator[TemplateParagraph]:
    """Every paragraph of a part in document order."""
    tables = {table: n for n, table in enumerate(root.iter(f"{_W}tbl"), 1)}
    order = {element: n for n, element in enumerate(root.iter())}
    for number, element in enumerate(root.iter(f"{_W}p"), 1):
        cell, row, depth, words = None, None, 0, ""
        for parent in element.iterancestors():
            if parent.tag == f"{_W}tc" and cell is None:
                cell = parent
            elif parent.tag == f"{_W}tr" and row is None:
                row = parent
            elif parent.tag == f"{_W}tbl":
                depth += 1
                if depth == 1:
                    words = _cell_words(tables[parent], parent, row, cell)
        style = element.find(f"{_W}pPr/{_W}pStyle")
        pieces = tuple(_pieces(element))
        yield TemplateParagraph(
            part=part,
            number=number,
            text="".join(pieces),
            style=style.get(f"{_W}val", "") if style is not None else "",
            cell=words,
            depth=depth,
            container=order[element.getparent()],
            row=order[row] if row is not None else 0,
            pieces=pieces,
        )


def _cell_words(number: int, table: Any, row: Any, cell: Any) -> str:
    rows = [child for child in table.iter(f"{_W}tr") if _own(child, table, "tbl")]
    cells = (
        [child for child in row.iter(f"{_W}tc") if _own(child, row, "tr")]
        if row is not None
        else []
    )
    at_row = rows.index(row) + 1 if row in rows else 0
    at_cell = cells.index(cell) + 1 if cell in cells else 0
    return f"table {number}, row {at_row}, cell {at_cell}"


def _own(child: Any, ancestor: Any, tag: str) -> bool:
    return next((p for p in child.iterancestors() if p.tag == f"{_W}{tag}"), None) is ancestor


def _pieces(paragraph: Any) -> Iterator[str]:
    """Its text, cut where a hyperlink, change or content control begins or ends.

    Text inside nested paragraphs (text boxes) belongs to those.
    """
    piece: list[str] = []
    holder = paragraph

    def visit(element: Any) -> Iterator[tuple[Any, str]]:
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == f"{_W}t":
                yield _holder(child, paragraph), child.text or ""
            elif tag == f"{_W}tab" and element.tag == f"{_W}r":
                yield _holder(child, paragraph), "\t"
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield _holder(child, paragraph), "\n"
            elif tag != f"{_W}p":
                yield from visit(child)

    for within, text in visit(paragraph):
        if within is not holder and piece:
            yield "".join(piece)
            piece = []
        holder = within
        piece.append(text)
    if piece:
        yield "".join(piece)


def _holder(element: Any, paragraph: Any) -> Any:
    """The element between run and paragraph that holds the text, or the paragraph itself."""
    for parent in element.iterancestors():
        if parent is paragraph:
            break
        tag = parent.tag.rpartition("}")[2]
        if tag in ("hyperlink", "ins", "del", "sdt", "smartTag", "fldSimple"):
            return parent
    return paragraph
