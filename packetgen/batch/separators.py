"""The sheet before each language of a print file: the language as its readers write it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from packetgen.errors import EngineError
from packetgen.handout import own_name
from packetgen.handout.languages import runs_right_to_left
from packetgen.reading.english_counts import counted

from .languages import english_name
from .planning import Batch

if TYPE_CHECKING:
    from packetgen.packet.sheets.print_sheets import SheetWriter

_NOTE = "Separator sheet: do not hand out"


def add_separator(
    writer: SheetWriter, batch: Batch, language: str, rows: int, paper: tuple[float, float]
) -> None:
    """Add the sheet before a language's documents.

    Args:
        writer: The print file.
        batch: What is printed.
        language: Code of the language.
        rows: How many people read it.
        paper: Width and height in points.
    """
    from packetgen.packet.sheets.print_sheets import Placed, Words

    english, own = english_name(language), own_name(language)
    people = counted(rows, "person", "people")
    title = batch.recipe.title
    try:
        pdf = _typeset(batch, language, (own, "" if own == english else english, people), paper)
    except EngineError:
        # No font at hand has its letters; the sheet is for those who hand out.
        width, height = paper
        lines = (
            Words(english, width / 2, height * 0.6, 44),
            Words(title, width / 2, height * 0.6 - 46, 16),
            Words(people, width / 2, height * 0.6 - 74, 16),
            Words(_NOTE, width / 2, 54, 11),
        )
        writer.add(width, height, words=lines, bookmark=english)
        return
    source = writer.open(pdf, name="separator")
    place = Placed(source, 0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    writer.add(*paper, [place], bookmark=english)


def _typeset(
    batch: Batch, language: str, said: tuple[str, str, str], paper: tuple[float, float]
) -> bytes:
    from packetgen.docx import read_docx
    from packetgen.typeset import open_fonts, typeset

    word = _word_file(batch.recipe.title, language, said, paper)
    done = typeset(
        read_docx(word, name="separator"), layout=None, title=batch.recipe.title,
        today=batch.recipe.today, source=word,
        fonts=open_fonts(folders=getattr(batch.recipe, "font_folders", ())),
    )  # fmt: skip
    return done.pdf


def _word_file(
    title: str, language: str, said: tuple[str, str, str], paper: tuple[float, float]
) -> bytes:
    from docx import Document
    from docx.shared import Inches, Pt

    own, english, people = said
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(paper[0]), Pt(paper[1])
    section.left_margin = section.right_margin = Inches(0.75)
    section.top_margin, section.bottom_margin = Pt(paper[1] * 0.32), Inches(0.6)
    section.footer_distance = Inches(0.6)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _line(document.add_paragraph(), own, 44, language)
    if english:
        _line(document.add_paragraph(), english, 20, "en-US")
    _line(document.add_paragraph(), title, 16, "en-US")
    _line(document.add_paragraph(), people, 16, "en-US")
    _line(section.footer.paragraphs[0], _NOTE, 11, "en-US")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _line(paragraph: Any, text: str, size: int, language: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.space_after = Pt(size * 0.4)
    run = paragraph.add_run(text)
    run.bold = size > 40
    run.font.size, run.font.name = Pt(size), "Arial"
    properties = run._r.get_or_add_rPr()
    if runs_right_to_left(language):
        run.font.rtl = True
        run.font.cs_bold = True
        complex_size = properties.makeelement(qn("w:szCs"), {qn("w:val"): str(size * 2)})
        properties.append(complex_size)
    code = {qn("w:val"): language, qn("w:eastAsia"): language, qn("w:bidi"): language}
    properties.append(properties.makeelement(qn("w:lang"), code))
