"""Court papers written as Word files and converted by LibreOffice: none of our code makes them.

A line is a string: ``^`` centres it, ``#`` makes it a heading (LibreOffice bookmarks it), ``>200>``
begins it 200 points from the left edge of the page, ``\\f`` begins a page, ``\\t`` goes to the
middle of the page and, the second time, to its right edge.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

SOFFICE = shutil.which("soffice")


@dataclass(frozen=True)
class Sheet:
    """A paper as a Word processor knows it. Lengths are points."""

    lines: tuple[str, ...]
    size: float = 12
    font: str = "Liberation Serif"
    pitch: float = 24
    margins: tuple[float, float, float, float] = (72, 72, 72, 72)
    """Left, top, right, bottom."""
    page: tuple[float, float] = (612, 792)
    footer: tuple[str, ...] = ()
    """Lines at the foot; ``#`` is the page's number."""
    footer_size: float = 12
    first_number: int = 1
    number_format: str = "decimal"
    footer_rule: bool = False
    numbers: tuple[float, ...] = ()
    """Heights of the line numbers, which stand in a frame of the header."""
    numbers_end: float = 0
    rule: bool = False
    """A line left of the text, as a border of the page."""
    title: str = "Motion for Relief, No. 1:26-cv-00001"
    author: str = ""
    justified: bool = False
    note: str = ""
    """A footnote under the text."""
    change: Callable[[Any], None] | None = None

    def but(self, **changes: Any) -> Sheet:
        return replace(self, **changes)

    def having(self, *lines: str) -> Sheet:
        return replace(self, lines=(*self.lines, *lines))

    def saying(self, old: str, new: str) -> Sheet:
        lines = tuple(line.replace(old, new) for line in self.lines)
        assert lines != self.lines
        return replace(self, lines=lines)


def docx_of(sheet: Sheet) -> bytes:
    """The paper as a Word file."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paper = Document()
    properties = paper.core_properties
    properties.title, properties.author = sheet.title, sheet.author
    properties.last_modified_by, properties.comments = "", ""
    section = paper.sections[0]
    section.page_width, section.page_height = Pt(sheet.page[0]), Pt(sheet.page[1])
    section.left_margin, section.top_margin = Pt(sheet.margins[0]), Pt(sheet.margins[1])
    section.right_margin, section.bottom_margin = Pt(sheet.margins[2]), Pt(sheet.margins[3])
    section.header_distance, section.footer_distance = Pt(36), Pt(18)
    for name in ("Normal", "Heading 1"):
        style = paper.styles[name]
        style.font.name, style.font.size = sheet.font, Pt(sheet.size)
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = sheet.font
        style.font.color.rgb = None
        style.paragraph_format.line_spacing = Pt(sheet.pitch)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.widow_control = False
        style.paragraph_format.keep_with_next = False
    for line in sheet.lines:
        _add(paper, line, sheet)
    if sheet.justified:
        for paragraph in paper.paragraphs:
            if paragraph.alignment is None:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _footer(section, sheet)
    _numbers(section, sheet)
    if sheet.change is not None:
        sheet.change(paper)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _add(paper: Any, line: str, sheet: Sheet) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    new_page, line = line.startswith("\f"), line.lstrip("\f")
    heading, line = line.startswith("#"), line.removeprefix("#")
    centered, line = line.startswith("^"), line.removeprefix("^")
    paragraph = paper.add_paragraph(style="Heading 1" if heading else "Normal")
    if found := re.match(r">(\d+)>", line):
        line = line[found.end() :]
        paragraph.paragraph_format.left_indent = Pt(int(found[1]) - sheet.margins[0])
    paragraph.paragraph_format.page_break_before = new_page
    if centered:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if "\t" in line:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(330 - sheet.margins[0]))
        stops.add_tab_stop(Pt(530 - sheet.margins[0]))
    paragraph.add_run(line)


def element(name: str, /, **values: str) -> Any:
    """An element of Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _footer(section: Any, sheet: Sheet) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if (sheet.first_number, sheet.number_format) != (1, "decimal"):
        section._sectPr.append(
            element("pgNumType", start=str(sheet.first_number), fmt=sheet.number_format)
        )
    foot = section.footer
    foot.is_linked_to_previous = False
    for number, line in enumerate(sheet.footer):
        paragraph = foot.paragraphs[0] if number == 0 else foot.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(14)
        if line == "#":
            for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                run = paragraph.add_run()
                run.font.size = Pt(12)
                if kind:
                    run._r.append(element("fldChar", fldCharType=kind))
                else:
                    word = element("instrText")
                    word.text = text
                    run._r.append(word)
            continue
        paragraph.add_run(line).font.size = Pt(sheet.footer_size)
        if sheet.footer_rule:
            borders = element("pBdr")
            borders.append(element("top", val="single", sz="6", space="1", color="000000"))
            paragraph._p.get_or_add_pPr().append(borders)


def _numbers(section: Any, sheet: Sheet) -> None:
    """Numbers down the left edge, as templates for numbered paper have them: in a frame."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if sheet.rule:
        borders = element("pgBorders", offsetFrom="text")
        borders.append(element("left", val="double", sz="4", space="4", color="000000"))
        section._sectPr.append(borders)
    if not sheet.numbers:
        return
    section.header.is_linked_to_previous = False
    first = section.header.paragraphs[0]
    for number, height in enumerate(sheet.numbers, 1):
        paragraph = first.insert_paragraph_before(str(number))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.line_spacing = Pt(height)
        frame = element(
            "framePr", w="500", hSpace="0", wrap="around", vAnchor="page", hAnchor="page",
            x=str(int(20 * sheet.numbers_end) - 500), y=str(int(20 * sheet.margins[1])),
        )  # fmt: skip
        paragraph._p.get_or_add_pPr().append(frame)


def converted(
    files: dict[str, bytes], folder: Path, *, to: str = "pdf", kind: str = "docx"
) -> dict[str, bytes]:
    """What LibreOffice makes of the files, all in one call."""
    inside, outside = folder / "in", folder / "out"
    inside.mkdir()
    for name, data in files.items():
        (inside / f"{name}.{kind}").write_bytes(data)
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", to, "--outdir", str(outside),
            *(str(inside / f"{name}.{kind}") for name in files),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    ending = to.partition(":")[0]
    return {name: (outside / f"{name}.{ending}").read_bytes() for name in files}


def all_of(sheets: Iterable[Sheet], folder: Path, *, to: str = "pdf") -> dict[Sheet, bytes]:
    """Each paper once, in the order given."""
    each = list(dict.fromkeys(sheets))
    made = converted({f"{n:03}": docx_of(s) for n, s in enumerate(each)}, folder, to=to)
    return {sheet: made[f"{n:03}"] for n, sheet in enumerate(each)}
