"""Labels with the people's names, in the order of the print file: the only output that names them.

Thirty to a Letter sheet, 2⅝ by 1 inch, as labels for laser printers are sold.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from .journal import Journal
from .languages import own_name
from .planning import Batch
from .running import BatchResult, Finish
from .storing import Store
from .workers import make_rows, pack

COLUMNS, ROWS = 3, 10
_WIDTH, _HEIGHT, _GAP = 2.625, 1.0, 0.125
_TOP, _SIDE = 0.5, 0.1875


def write_labels(batch: Batch) -> Finish:
    """``labels.pdf``: name, language and row number of everybody whose document is there.

    The journal holds no names: from a corrected error sheet come only the labels of its own rows,
    as ``labels-corrected.pdf``.
    """

    def finish(journal: Journal, store: Store, result: BatchResult) -> None:
        order = [
            row.number
            for language, _, _ in journal.by_language()
            for row in journal.rows("done")
            if row.language == language
        ]
        languages = {row.number: row.language for row in journal.rows("done")}
        wanted = set(order)
        names: dict[int, str] = {}
        packed = pack(batch.recipe)
        for task in batch.tasks():
            if task.number in wanted:
                (outcome,) = make_rows(packed, [task], only_check=True)
                names[task.number] = outcome.addressee[0] if outcome.addressee else ""
        lines = [
            (names[number], f"{own_name(languages[number])}, row {number}")
            for number in order
            if number in names
        ]
        if lines:
            corrected = "-corrected" if batch.source.corrections else ""
            store.place(f"labels{corrected}.pdf", labels_pdf(lines, batch))

    return finish


def labels_pdf(lines: Sequence[tuple[str, str]], batch: Batch) -> bytes:
    """The labels, typeset like any document: a name in any script that a font at hand can show.

    Raises:
        EngineError: A character has no glyph in any font at hand.
    """
    from packetgen.docx import read_docx
    from packetgen.typeset import open_fonts, typeset

    docx = _labels_docx(lines)
    fonts = open_fonts(folders=getattr(batch.recipe, "font_folders", ()))
    done = typeset(
        read_docx(docx, name="labels"),
        layout=None,
        title=f"Labels: {batch.recipe.title}",
        today=batch.recipe.today,
        fonts=fonts,
        source=docx,
    )
    return done.pdf


def _labels_docx(lines: Sequence[tuple[str, str]]) -> bytes:
    from docx import Document
    from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.top_margin, section.bottom_margin = Inches(_TOP), Inches(0.3)
    section.left_margin = section.right_margin = Inches(_SIDE)
    section.header_distance = section.footer_distance = Inches(0.2)
    widths: list[Any] = []
    for column in range(COLUMNS):
        widths += [Inches(_WIDTH)] + ([Inches(_GAP)] if column < COLUMNS - 1 else [])
    count = -(-len(lines) // COLUMNS)
    table = document.add_table(count, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for row_number in range(count):
        row = table.rows[row_number]
        row.height, row.height_rule = Inches(_HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
        cells = row.cells
        for index, width in enumerate(widths):
            cells[index].width = width
        for column in range(COLUMNS):
            at = row_number * COLUMNS + column
            if at >= len(lines):
                break
            name, note = lines[at]
            first = cells[column * 2].paragraphs[0]
            second = cells[column * 2].add_paragraph()
            for paragraph, text, size in ((first, name, 12), (second, note, 9)):
                run = paragraph.add_run(text)
                run.font.name, run.font.size = "Arial", Pt(size)
                run.bold = size == 12
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                shape = paragraph.paragraph_format
                shape.space_before = Pt(16 if paragraph is first else 2)
                shape.space_after = Pt(0)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
