"""A Word document as blocks with effective formatting.

"Effective" means after document defaults, style inheritance, theme fonts, numbering and direct
formatting. Lengths are points, colours are six hex digits, languages BCP 47. The same blocks feed
typesetting and the checks on DOCX files, so nothing that Word shows may be left out: what this
model cannot say goes into :attr:`Document.unsupported`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """How a stretch of text looks."""

    font: str = ""
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    """"" | single | double | words | dotted | dash | wave | thick"""
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    color: str = ""
    highlight: str = ""
    vertical: str = ""
    """"" | super | sub"""
    language: str = ""
    rtl: bool = False
    hidden: bool = False
    style: str = ""
    spacing: float = 0.0
    """Extra space between letters, points."""
    position: float = 0.0
    """Raised (positive) or lowered above the line, points; the size stays."""
    shading: str = ""
    boxed: bool = False
    """A line is drawn around the characters."""
    kerning: bool = True
    """Pairs of letters are moved together or apart, as the font says."""
    ligatures: bool = True
    """Letters that the font joins are joined."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters; ``link`` is a URL, a ``packetgen:`` URI, or ``#bookmark`` in the document."""

    text: str
    format: CharacterFormat = CharacterFormat()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab character; stops are on the paragraph."""

    format: CharacterFormat = CharacterFormat()


@dataclass(frozen=True, slots=True)
class Break:
    """``kind``: line, page or column."""

    kind: str = "line"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Reference to a footnote or endnote by its id in :attr:`Document.notes`; ``mark`` as shown.

    Inside a note, a reference to the note itself is the mark that stands before its text.
    """

    id: str
    mark: str
    format: CharacterFormat = CharacterFormat()
    kind: str = "footnote"
    """footnote | endnote"""


@dataclass(frozen=True, slots=True)
class Picture:
    """An inline picture. Size in points as placed.

    ``data`` is the file's own bytes, or a new picture of the part that Word shows where it was
    cropped. ``vector`` is the SVG file that Word draws instead, if there is one: as found, to be
    read by :func:`packetgen.docx.pictures.vector.safe_svg` before it is drawn.
    """

    data: bytes = field(repr=False)
    media_type: str = "image/png"
    width: float = 0.0
    height: float = 0.0
    alt: str = ""
    name: str = ""
    vector: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A check box and its state, with the glyph that Word shows for it."""

    checked: bool
    glyph: str
    format: CharacterFormat = CharacterFormat()


@dataclass(frozen=True, slots=True)
class PageField:
    """A number only layout knows. ``kind``: page, pages, section-pages or page-of; ``shown`` as
    saved. page-of is the number of the page on which the bookmark ``target`` stands (PAGEREF, as in
    a table of contents that Word made); ``link`` is where it leads, "#" and a bookmark, or "".
    """

    kind: str
    shown: str = ""
    format: CharacterFormat = CharacterFormat()
    number_format: str = ""
    """The field's own format (roman, arabic, …) if it has one; else the section's."""
    target: str = ""
    link: str = ""


Inline = Text | Tab | Break | NoteReference | Picture | CheckBox | PageField


@dataclass(frozen=True, slots=True)
class TabStop:
    """Position from the text edge; ``kind`` left, center, right, decimal; ``leader`` a sign."""

    position: float
    kind: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    """``style`` as in Word (single, double, dotted, …; "none"), width in points."""

    style: str = "none"
    width: float = 0.0
    color: str = "000000"
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Borders:
    """Four sides, plus the inner ones of tables."""

    top: Border = Border()
    right: Border = Border()
    bottom: Border = Border()
    left: Border = Border()
    inside_h: Border = Border()
    inside_v: Border = Border()


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The resolved number or bullet of a list paragraph, e.g. "1." or "(a)"."""

    text: str
    level: int = 0
    format: CharacterFormat = CharacterFormat()
    suffix: str = "tab"
    list_id: str = ""
    alignment: str = "left"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    ``role`` comes from the style's name or that of a style it is based on: title, heading-1 …
    heading-9, body, flush, numbered, quote, list, footnote, caption (see docs/templates.md); other
    styles give "body". ``line_rule`` is auto (``line`` is a multiple), exact or at-least (points).
    ``alignment`` (left, center, right, justify), indents and borders are as seen on the page, also
    in right-to-left paragraphs; tab stops and ``indent_first`` count from the edge where a line
    starts. ``borders.inside_h`` is the rule between paragraphs with equal borders. ``whole_words``:
    no word of it is hyphenated.
    """

    inlines: tuple[Inline, ...] = ()
    role: str = "body"
    style: str = "Normal"
    alignment: str = "left"
    indent_left: float = 0.0
    indent_right: float = 0.0
    indent_first: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    contextual_spacing: bool = False
    line: float = 1.0
    line_rule: str = "auto"
    label: ListLabel | None = None
    outline_level: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    whole_words: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    tabs: tuple[TabStop, ...] = ()
    borders: Borders | None = None
    shading: str = ""
    rtl: bool = False
    bookmarks: tuple[str, ...] = ()
    mark: CharacterFormat = CharacterFormat()
    number: int = 0
    """Position among all paragraphs of the story, from 1: what a finding points to."""

    @property
    def text(self) -> str:
        """Plain text with tabs and line breaks, without the list label."""
        pieces: list[str] = []
        for item in self.inlines:
            match item:
                case Text(text=t):
                    pieces.append(t)
                case Tab():
                    pieces.append("\t")
                case Break():
                    pieces.append("\n")
                case CheckBox(glyph=g):
                    pieces.append(g)
                case PageField(shown=s):
                    pieces.append(s)
                case NoteReference() | Picture():
                    pass
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; spans count grid columns and rows."""

    blocks: tuple[Block, ...]
    column_span: int = 1
    row_span: int = 1
    borders: Borders = Borders()
    shading: str = ""
    vertical_alignment: str = "top"
    width: float | None = None
    margins: tuple[float, float, float, float] | None = None
    """Top, right, bottom, left where they differ from the table's."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. ``height_rule``: auto, at-least or exact (points)."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    height_rule: str = "auto"
    header: bool = False
    cant_split: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``columns`` are widths in points; ``style`` is the Word table style's name.

    ``layout`` is True for tables that only place things (captions, letterheads): no borders of a
    data table, read as running text by a screen reader. In a right-to-left table (``rtl``) the
    first cell of a row is the rightmost. ``indent`` is the distance from the text edge to the
    table's edge. ``autofit`` says that Word may widen columns to fit their words.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    style: str = ""
    alignment: str = "left"
    indent: float = 0.0
    cell_margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    layout: bool = False
    rtl: bool = False
    description: str = ""
    autofit: bool = False


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """The start of section ``index`` of :attr:`Document.sections` (no break before the first)."""

    index: int


Block = Paragraph | Table | SectionBreak


@dataclass(frozen=True, slots=True)
class Section:
    """Page set-up of one section and its headers and footers (key: default, first, even)."""

    width: float = 612.0
    height: float = 792.0
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    header_distance: float = 36.0
    footer_distance: float = 36.0
    start: str = "next-page"
    first_page_different: bool = False
    columns: int = 1
    page_number_start: int | None = None
    page_number_format: str = "decimal"
    line_numbers: bool = False
    headers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    even_pages_different: bool = False
    vertical_alignment: str = "top"
    """top | center | bottom | justify: where a short page's text stands between the margins."""
    furniture: bool = False
    """The header holds packetgen's own numbered lines and rules, which typesetting draws itself."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something visible that these blocks cannot say: what, where, and its text if it has any.

    ``in_blocks``: the words are among the blocks as well, only their place or look is not.
    ``what`` is, among others, "text box, floating", "floating picture", "floating table", "frame",
    "columns", "page borders", "line numbers (Word's own)", "watermark", "embedded object",
    "equation".
    """

    what: str
    where: str
    text: str = ""
    in_blocks: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change or comment that is still open."""

    kind: str
    author: str
    where: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole Word document, read once."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = (Section(),)
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    unsupported: tuple[Unsupported, ...] = ()
    revisions: tuple[Revision, ...] = ()
    title: str = ""
    language: str = "en-US"
    properties: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    """Instructions of the fields whose saved result was taken, e.g. ``REF _Ref1 \\h``."""
    default_tab: float = 36.0
    """Distance between tab stops where a paragraph sets none, points."""
    hyphenation_zone: float | None = None
    """Gap at a line's end, in points, from which words are hyphenated; None: they never are."""
    notes_restart_on_pages: bool = False
    """Whether Word numbers the footnotes anew on each page."""
    adds_spaces: bool = False
    """Whether space after a paragraph and before the next add up; by Word's own choice the larger
    holds, unless an old file asks otherwise."""
    mirrored: bool = False
    """Whether left and right margins change places on even pages, as in a book."""
    remarks: tuple[str, ...] = ()
    """What Word shows otherwise than these blocks, in sentences."""
