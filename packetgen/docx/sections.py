"""Sections: page set-up, and which header and footer stands on which page."""

from __future__ import annotations

from dataclasses import dataclass, field

from .blocks import Section
from .formatting.measures import integer, twips
from .formatting.number_formats import is_shape
from .formatting.settings import NoteNumbering, Settings, read_note_numbering
from .ooxml import VAL, Element, R, W, on

_STARTS = {
    "continuous": "continuous", "nextColumn": "next-column", "evenPage": "even-page",
    "oddPage": "odd-page",
}  # fmt: skip
_VERTICAL = {"center": "center", "bottom": "bottom", "both": "justify"}
_KINDS = ("default", "first", "even")


@dataclass(slots=True)
class RawSection:
    """A section before its headers are read.

    ``headers`` and ``footers`` give relationship ids by kind, those of earlier sections included
    where a section names none of its own (ISO 29500-1, 17.10.1).
    """

    page: Section
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)
    footnotes: NoteNumbering | None = None
    endnotes: NoteNumbering | None = None
    troubles: tuple[str, ...] = ()

    def shown(self, references: dict[str, str]) -> dict[str, str]:
        """Those of the header or footer references that any page shows."""
        kinds = {"default"}
        if self.page.first_page_different:
            kinds.add("first")
        if self.page.even_pages_different:
            kinds.add("even")
        return {kind: references[kind] for kind in _KINDS if kind in kinds and kind in references}


def section_elements(body: Element) -> list[Element]:
    """The ``w:sectPr`` of all sections of a body, in order."""
    skipped = {W + "sectPrChange", W + "txbxContent", W + "pPrChange"}
    return [
        element
        for element in body.iter(W + "sectPr")
        if not any(ancestor.tag in skipped for ancestor in element.iterancestors())
    ]


def read_sections(body: Element, settings: Settings) -> list[RawSection]:
    """Page set-up of all sections; one with Word's defaults if the document has none."""
    found: list[RawSection] = []
    for element in section_elements(body):
        found.append(_read_section(element, settings, found[-1] if found else None))
    if not found or body.find(W + "sectPr") is None:
        if found and _ends_with_section(body):
            return found
        found.append(
            _read_section(body.makeelement("none"), settings, found[-1] if found else None)
        )
    return found


def _ends_with_section(body: Element) -> bool:
    paragraphs = list(body.iter(W + "p"))
    return bool(paragraphs) and paragraphs[-1].find(f"{W}pPr/{W}sectPr") is not None


def _length(element: Element | None, name: str, default: float) -> float:
    value = twips(element.get(W + name)) if element is not None else None
    return default if value is None else value


def _read_section(element: Element, settings: Settings, before: RawSection | None) -> RawSection:
    size, margin = element.find(W + "pgSz"), element.find(W + "pgMar")
    columns, numbers = element.find(W + "cols"), element.find(W + "pgNumType")
    kind, vertical = element.find(W + "type"), element.find(W + "vAlign")
    lines = element.find(W + "lnNumType")
    gutter = _length(margin, "gutter", 0.0)
    at_top = settings.gutter_at_top
    right_gutter = on(element.find(W + "rtlGutter"))
    count = (integer(columns.get(W + "num")) or 1) if columns is not None else 1
    page_format = numbers.get(W + "fmt", "decimal") if numbers is not None else "decimal"
    page = Section(
        width=_length(size, "w", 612.0),
        height=_length(size, "h", 792.0),
        # A negative margin is fixed: the header may not push the text down (17.6.11).
        top=abs(_length(margin, "top", 72.0)) + (gutter if at_top else 0.0),
        right=_length(margin, "right", 72.0) + (gutter if right_gutter and not at_top else 0.0),
        bottom=abs(_length(margin, "bottom", 72.0)),
        left=_length(margin, "left", 72.0) + (0.0 if right_gutter or at_top else gutter),
        header_distance=_length(margin, "header", 36.0),
        footer_distance=_length(margin, "footer", 36.0),
        start=_STARTS.get(kind.get(VAL, "") if kind is not None else "", "next-page"),
        first_page_different=on(element.find(W + "titlePg")),
        columns=max(count, 1),
        page_number_start=integer(numbers.get(W + "start")) if numbers is not None else None,
        page_number_format=page_format,
        line_numbers=lines is not None and (integer(lines.get(W + "countBy")) or 0) > 0,
        even_pages_different=settings.even_and_odd_headers,
        vertical_alignment=_VERTICAL.get(
            vertical.get(VAL, "") if vertical is not None else "", "top"
        ),
    )
    return RawSection(
        page=page,
        headers={**(before.headers if before else {}), **_references(element, "headerReference")},
        footers={**(before.footers if before else {}), **_references(element, "footerReference")},
        footnotes=_notes(element, "footnotePr", settings.footnotes),
        endnotes=_notes(element, "endnotePr", settings.endnotes),
        troubles=tuple(_troubles(element, page)),
    )


def _references(element: Element, name: str) -> dict[str, str]:
    return {
        reference.get(W + "type", "default"): reference.get(R + "id", "")
        for reference in element.iterchildren(W + name)
    }


def _notes(element: Element, name: str, default: NoteNumbering) -> NoteNumbering | None:
    child = element.find(W + name)
    return None if child is None else read_note_numbering(child, default)


def _troubles(element: Element, page: Section) -> list[str]:
    """What the page set-up holds that :class:`~.blocks.Section` cannot say."""
    found = []
    if page.columns > 1:
        found.append("columns")
    if page.line_numbers:
        found.append("line numbers (Word's own)")
    if not is_shape(page.page_number_format):
        found.append(f"page numbers in the format {page.page_number_format}")
    numbers = element.find(W + "pgNumType")
    if numbers is not None and numbers.get(W + "chapStyle"):
        found.append("page numbers with the number of their chapter")
    borders = element.find(W + "pgBorders")
    if borders is not None and any(side.get(VAL) not in ("none", "nil") for side in borders):
        found.append("page borders")
    direction = element.find(W + "textDirection")
    if direction is not None and direction.get(VAL) not in ("lrTb", "tb", None):
        found.append("vertical text")
    return found
