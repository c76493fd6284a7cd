"""Labels with the people's names, in the order of the print file: the only output that names them.

Thirty to a Letter sheet, 2⅝ by 1 inch, as labels for laser printers are sold.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .form_maker import addressee, checked_case
from .journal import Journal
from .languages import english_name
from .made_before import ingredients, is_made, record_made
from .planning import Batch
from .row_case import lay_over
from .running import BatchResult, Finish
from .storing import Store
from .task import RowTask

COLUMNS, ROWS = 3, 10
_WIDTH, _HEIGHT, _GAP = 2.625, 1.0, 0.125
_TOP, _SIDE = 0.5, 0.1875
_AT_ONCE = COLUMNS * ROWS * 2


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
        for task in batch.tasks():
            if task.number in wanted:
                names[task.number] = _name_of(task, batch)
        lines = [
            (names[number], f"{english_name(languages[number])}, row {number}")
            for number in order
            if number in names
        ]
        if lines:
            name = f"labels{'-corrected' if batch.source.corrections else ''}.pdf"
            made_of = ingredients(journal, batch, rows=[row for row in order if row in names])
            if not is_made(journal, store, name, made_of):
                store.place(name, labels_pdf(lines, batch))
                record_made(journal, store, name, made_of, [name])

    return finish


def _name_of(task: RowTask, batch: Batch) -> str:
    row = lay_over(getattr(batch.recipe, "base", {}), task)
    folder = task.folder or getattr(batch.recipe, "base_folder", "") or "."
    case, _ = checked_case(row, "", Path(folder))
    return next(iter(addressee(case)), "") if case is not None else ""


def labels_pdf(lines: Sequence[tuple[str, str]], batch: Batch) -> bytes:
    """The labels, typeset like any document: a name in any script that a font at hand can show.

    Raises:
        EngineError: A character has no glyph in any font at hand.
    """
    if len(lines) <= _AT_ONCE:
        return _typeset(lines, batch)
    from packetgen.packet.metadata import About
    from packetgen.packet.sheets.print_sheets import Placed, SheetWriter

    # Many are set sheets by sheets, so that ten thousand take no more memory than some hundred.
    writer = SheetWriter(About(_title(batch), "en-US", batch.recipe.today))
    for start in range(0, len(lines), _AT_ONCE):
        source = writer.open(_typeset(lines[start : start + _AT_ONCE], batch), name="labels")
        for number, sheet in enumerate(source.sheets):
            writer.add(
                sheet.width, sheet.height, [Placed(source, number, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))]
            )
    return writer.finish()


def _title(batch: Batch) -> str:
    return f"Labels: {batch.recipe.title}"


def _typeset(lines: Sequence[tuple[str, str]], batch: Batch) -> bytes:
    from packetgen.docx import read_docx
    from packetgen.typeset import open_fonts, typeset

    docx = _labels_docx(lines)
    fonts = open_fonts(folders=getattr(batch.recipe, "font_folders", ()))
    done = typeset(
        read_docx(docx, name="labels"),
        layout=None,
        title=_title(batch),
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
