"""Documents built by hand for the typesetting tests, and a ruler for finished PDFs."""

from __future__ import annotations

import ctypes
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.docx.blocks import (
    Block,
    Border,
    Borders,
    Cell,
    CharacterFormat,
    Document,
    ListLabel,
    NoteReference,
    PageField,
    Paragraph,
    Row,
    Section,
    Tab,
    Table,
    TabStop,
    Text,
)
from packetgen.jurisdiction.model import Layout

TODAY = dt.date(2026, 5, 1)
PLAIN = CharacterFormat(font="Arimo")
BOLD = CharacterFormat(font="Arimo", bold=True)
CALIFORNIA = Layout(
    top=60.0,
    right=36.0,
    bottom=60.0,
    left=108.0,
    numbered_lines=True,
    line_rule="double",
    attorney_block_first=True,
    court_line=8,
    footer_title=True,
    footer_rule=True,
)
EXACT_24: dict[str, Any] = {"line": 24.0, "line_rule": "exact"}
EXACT_12: dict[str, Any] = {"line": 12.0, "line_rule": "exact"}
SINGLE_RULE = Border("single", 0.5)
BOX = Borders(SINGLE_RULE, SINGLE_RULE, SINGLE_RULE, SINGLE_RULE)


def words(word: str, count: int) -> str:
    """``count`` words that begin with ``word``, each with its number."""
    return " ".join(f"{word}{number}" for number in range(count))


def double(text: str, **more: Any) -> Paragraph:
    """A double-spaced paragraph of body text."""
    return Paragraph((Text(text, PLAIN),), style="Body Text", **{**EXACT_24, **more})


def single(text: str, **more: Any) -> Paragraph:
    """A single-spaced paragraph."""
    inlines = (Text(text, PLAIN),) if text else ()
    return Paragraph(inlines, **{"role": "quote", "style": "Block Quotation", **EXACT_12, **more})


def heading(text: str, level: int = 1, **more: Any) -> Paragraph:
    return Paragraph(
        (Text(text, BOLD),),
        role=f"heading-{level}",
        style=f"Heading {level}",
        keep_next=True,
        **{**EXACT_24, **more},
    )


def title(text: str) -> Paragraph:
    return Paragraph(
        (Text(text, BOLD),), role="title", style="Paper Title", alignment="center", **EXACT_24
    )


def noted(text: str, key: str, mark: str, rest: str = "") -> Paragraph:
    """A double-spaced paragraph with a reference to a footnote."""
    raised = CharacterFormat(font="Arimo", vertical="super")
    inlines = (Text(text, PLAIN), NoteReference(key, mark, raised), Text(rest, PLAIN))
    return Paragraph(inlines, style="Body Text", indent_first=36.0, **EXACT_24)


def note(text: str, key: str, mark: str) -> tuple[Block, ...]:
    raised = CharacterFormat(font="Arimo", vertical="super")
    inlines = (NoteReference(key, mark, raised), Text(" " + text, PLAIN))
    return (Paragraph(inlines, role="footnote", style="Footnote Text", **EXACT_12),)


def numbered(text: str, label: str, **more: Any) -> Paragraph:
    return Paragraph(
        (Text(text, PLAIN),),
        role="numbered",
        style="Numbered Paragraph",
        label=ListLabel(label, format=PLAIN),
        **{**EXACT_24, **more},
    )


def data_table(rows: Sequence[Sequence[str]], columns: Sequence[float], **more: Any) -> Table:
    """A ruled table whose first row is its header."""
    made = tuple(
        Row(
            tuple(Cell((single(text, role="table"),), borders=BOX) for text in row),
            header=number == 0,
        )
        for number, row in enumerate(rows)
    )
    return Table(tuple(columns), made, style="Packet Table", **more)


def attorney_block(lines: int = 7) -> list[Block]:
    return [
        single(f"attorney{number}", role="caption", style="Caption Attorney")
        for number in range(lines)
    ]


def court_title() -> list[Block]:
    return [
        Paragraph(
            (Text(text, PLAIN),),
            role="caption",
            style="Caption Court",
            alignment="center",
            **EXACT_24,
        )
        for text in ("SUPERIOR COURT OF THE STATE OF CALIFORNIA", "COUNTY OF ALAMEDA")
    ]


def caption_table() -> Table:
    left = Cell(
        (single("MARÍA HERNÁNDEZ, Plaintiff,"), single("v."), single("OAKWOOD, Defendant.")),
        borders=Borders(right=SINGLE_RULE, bottom=SINGLE_RULE),
    )
    right = Cell((single("Case No. RG26-014722"), single("NOTICE OF MOTION AND MOTION")))
    return Table((234.0, 234.0), (Row((left, right)),), style="Packet Caption", layout=True)


def signature() -> list[Block]:
    stops = (TabStop(234.0), TabStop(468.0))
    underlined = CharacterFormat(font="Arimo", underline="single")
    shape: dict[str, Any] = {"style": "Signature", "role": "signature", "tabs": stops}
    return [
        Paragraph(
            (Text("Dated:", PLAIN), Tab(PLAIN), Text("Respectfully submitted,", PLAIN)),
            keep_next=True,
            **shape,
            **EXACT_12,
        ),
        Paragraph(
            (Tab(PLAIN), Text("By: ", PLAIN), Tab(underlined)), keep_next=True, **shape, **EXACT_12
        ),
        Paragraph((Tab(PLAIN), Text("Jordan Q. Advocate", PLAIN)), **shape, **EXACT_12),
    ]


def footer(text: str = "NOTICE OF MOTION") -> tuple[Block, ...]:
    small = CharacterFormat(font="Arimo", size=10.0)
    return (
        Paragraph(
            (PageField("page", "1", small),), alignment="center", borders=Borders(top=SINGLE_RULE)
        ),
        Paragraph((Text(text, small),), alignment="center"),
    )


def paper(blocks: Sequence[Block], notes: dict[str, tuple[Block, ...]] | None = None) -> Document:
    """A California paper: packetgen's own furniture, a footer, the blocks as given."""
    section = Section(left=108.0, right=36.0, footers={"default": footer()}, furniture=True)
    return Document(tuple(blocks), (section,), notes or {})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page: its words, and its baseline in points from the page's top."""

    page: int
    text: str
    baseline: float
    left: float
    right: float


def lines_of(pdf: bytes) -> list[Line]:
    """The lines of a PDF by the origins of their glyphs, superscripts left out."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    found: list[Line] = []
    document = pdfium.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        height = page.get_height()
        x, y = ctypes.c_double(), ctypes.c_double()
        rows: dict[float, list[tuple[float, str]]] = {}
        for index in range(raw.FPDFText_CountChars(text_page)):
            char = chr(raw.FPDFText_GetUnicode(text_page, index))
            if char in "\r\n":
                continue
            raw.FPDFText_GetCharOrigin(text_page, index, x, y)
            if raw.FPDFText_GetFontSize(text_page, index) < 9.0:
                continue
            baseline = round(height - y.value, 2)
            rows.setdefault(baseline, []).append((x.value, char))
        for baseline, chars in rows.items():
            text = "".join(char for _, char in sorted(chars, key=lambda pair: pair[0]))
            if text.strip():
                shown = [place for place, char in chars if char.strip()]
                found.append(Line(number + 1, text, baseline, min(shown), max(shown)))
        text_page.close()
        page.close()
    document.close()
    return found
