"""Sheets for a printer: pages of other PDFs placed anywhere on sheet sides, with marks and words.

A page becomes a drawing (form XObject) that may be turned and scaled; links, tags and outlines of
the sources are not for printers and stay behind. Sources are opened when used and closed after, so
that a print file of thousands of documents takes no more memory than its own bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from packetgen.errors import Location, PacketError, Problem
from packetgen.pages.matrices import Box, Matrix, inverse, multiply

from ..metadata import About, write_information
from ..outlines import Item, write_outline
from ..pdf.geometry import Sheet, sheet_of
from ..pdf.page_content import graphics_debt, streams_of
from ..pdf.pdf_copying import Copier
from ..pdf.pdf_file import PdfFile
from ..pdf.pdf_opening import UnusableFileError, complaints, open_pdf
from ..pdf.pdf_syntax import Name, Ref, encode, name, number
from ..pdf.pdf_values import plain
from ..stamping.stamp_font import stamp_font

_WORDS = "".join(map(chr, range(32, 127)))
_TREE = 64


@dataclass(frozen=True, slots=True)
class Placed:
    """A page of a source, put on a sheet side by a matrix from seen coordinates to the sheet's.

    ``clip`` is the box on the sheet outside which nothing of it is drawn.
    """

    source: SheetSource
    page: int
    matrix: Matrix
    clip: Box | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A thin line, in points from the bottom left; ``dashed`` for folds."""

    x0: float
    y0: float
    x1: float
    y1: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words, in printable ASCII, centred on ``x``."""

    text: str
    x: float
    y: float
    size: float


@dataclass
class SheetSource:
    """An opened PDF: the sizes of its pages as seen, and the drawings made of them so far."""

    sheets: tuple[Sheet, ...]
    opened: Any = field(repr=False)
    copier: Copier = field(repr=False)
    drawings: dict[int, Ref] = field(default_factory=dict, repr=False)


class SheetWriter:
    """Writes sheet sides in order; :meth:`finish` gives the file. Same calls, same bytes."""

    def __init__(self, about: About) -> None:
        self._out = PdfFile()
        self._about = about
        self._pages: list[Ref] = []
        self._nodes: list[Ref] = []
        self._items: list[Item] = []
        self._font: tuple[Any, Ref] | None = None

    @property
    def sides(self) -> int:
        """Number of sheet sides so far."""
        return len(self._pages)

    def open(self, data: bytes, *, name: str = "") -> SheetSource:
        """Open a source.

        Raises:
            PacketError: It is no PDF that can be read.
        """
        try:
            opened = open_pdf(data)
        except UnusableFileError as error:
            problem = Problem(Location(name or None), error.reason, error.hint)
            raise PacketError("a document cannot be printed", problems=(problem,)) from error
        sheets = tuple(sheet_of(page) for page in opened.pages)
        return SheetSource(sheets, opened, Copier(self._out, opened, []))

    def add(
        self,
        width: float,
        height: float,
        placed: Sequence[Placed] = (),
        *,
        marks: Sequence[Mark] = (),
        words: Sequence[Words] = (),
        bookmark: str = "",
    ) -> None:
        """Add one side of a sheet, in points; an empty one is a blank side."""
        out = self._out
        drawings: dict[str, Ref] = {}
        content: list[bytes] = []
        for count, item in enumerate(placed):
            label = f"P{count}"
            drawings[label] = self._drawing(item.source, item.page)
            content.append(b"q\n")
            if item.clip is not None:
                x0, y0, x1, y1 = item.clip
                content.append(_numbers(x0, y0, x1 - x0, y1 - y0) + b" re W n\n")
            content.append(_numbers(*item.matrix) + b" cm\n/" + label.encode() + b" Do\nQ\n")
        content += [_line(mark) for mark in marks]
        content += [self._shown(line) for line in words]
        resources: dict[str, Any] = {}
        if drawings:
            resources["XObject"] = drawings
        if words and self._font is not None:
            resources["Font"] = {"F": self._font[1]}
        page = out.reserve()
        if len(self._pages) % _TREE == 0:
            self._nodes.append(out.reserve())
        self._pages.append(page)
        body = b"".join(content)
        entries: dict[str, Any] = {
            "Type": Name("Page"),
            "Parent": self._nodes[-1],
            "MediaBox": [0, 0, round(width, 3), round(height, 3)],
            "Resources": resources,
        }
        if body:
            entries["Contents"] = out.add_stream({}, body)
        out.put(page, encode(entries))
        if bookmark:
            target = [page, Name("XYZ"), 0, round(height, 2), None]
            self._items.append(Item(bookmark, target, []))

    def finish(self) -> bytes:
        """The whole file.

        Raises:
            PacketError: Not a single side was added.
        """
        if not self._pages:
            raise PacketError("there is nothing to print")
        out = self._out
        root = out.reserve()
        for at, node in enumerate(self._nodes):
            kids = self._pages[at * _TREE : (at + 1) * _TREE]
            body = {"Type": Name("Pages"), "Parent": root, "Kids": kids, "Count": len(kids)}
            out.put(node, encode(body))
        tree = {"Type": Name("Pages"), "Kids": self._nodes, "Count": len(self._pages)}
        out.put(root, encode(tree))
        information, xmp = write_information(out, self._about, accessible=False)
        catalog: dict[str, Any] = {
            "Type": Name("Catalog"),
            "Pages": root,
            "Lang": self._about.language,
            # Scaling would move the cuts and folds; the file has its own.
            "ViewerPreferences": {"DisplayDocTitle": True, "PrintScaling": Name("None")},
            "Metadata": xmp,
        }
        outline = write_outline(out, self._items)
        if outline is not None:
            catalog |= {"Outlines": outline, "PageMode": Name("UseOutlines")}
        return out.finish(out.add(catalog), information)

    def _drawing(self, source: SheetSource, index: int) -> Ref:
        known = source.drawings.get(index)
        if known is not None:
            return known
        page, sheet = source.opened.pages[index], source.sheets[index]
        with complaints():
            resources = source.copier.value(page.get("/Resources") or {})
            entries, data = _content(page)
        body = b"/Type/XObject/Subtype/Form/BBox%s/Matrix%s/Resources %s%s" % (
            encode([round(value, 4) for value in sheet.box]),
            encode([round(value, 6) for value in inverse(sheet.to_user)]),
            resources,
            entries,
        )
        group = page.get("/Group")
        if group is not None:
            body += b"/Group " + source.copier.value(group)
        ref = source.drawings[index] = self._out.share(body, data)
        return ref

    def _shown(self, line: Words) -> bytes:
        if self._font is None:
            font = stamp_font(_WORDS)
            value = Copier(self._out, font.opened, []).value(font.font)
            self._font = font, self._out.share(value)
        font = self._font[0]
        text = "".join(c if c in _WORDS else "?" for c in line.text)
        left = line.x - font.width(text, line.size) / 2
        return b"BT /F %s Tf %s Td %s Tj ET\n" % (
            number(line.size), _numbers(left, line.y), font.shown(text),
        )  # fmt: skip


def turned(matrix: Matrix, width: float, height: float) -> Matrix:
    """The same place on a side that is turned by half a turn as a whole."""
    return multiply(matrix, (-1.0, 0.0, 0.0, -1.0, width, height))


def _content(page: Any) -> tuple[bytes, bytes]:
    """A page's content as one stream: as stored where it is one already."""
    streams = [plain(stream) for stream in streams_of(page)]
    before, after = graphics_debt(streams)
    if len(streams) == 1 and (before, after) == (0, 0):
        stream = streams[0]
        kind = plain(stream.get("/Filter"))
        if kind == "/FlateDecode" and "/DecodeParms" not in stream:
            stored: bytes = stream._data  # pypdf keeps the stored bytes there, and nowhere public
            return b"/Filter/FlateDecode", stored
    parts = [b"q\n" * before, *(stream.get_data() + b"\n" for stream in streams), b"Q\n" * after]
    return b"/Filter" + name("FlateDecode"), zlib.compress(b"".join(parts), 6)


def _line(mark: Mark) -> bytes:
    dash = b"[3 3] 0 d" if mark.dashed else b"[] 0 d"
    ends = _numbers(mark.x0, mark.y0) + b" m " + _numbers(mark.x1, mark.y1) + b" l S"
    return b"q 0 G 0.35 w %s %s Q\n" % (dash, ends)


def _numbers(*values: float) -> bytes:
    return b" ".join(number(value) for value in values)
