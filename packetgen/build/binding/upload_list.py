"""What to upload, in which order: names, pages, sizes and hashes, as text and as a page to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetgen.docx.blocks import Block, Cell, Row, Table
from packetgen.output import sha256
from packetgen.packet import Assembled, Press
from packetgen.packet.sheets.press import Script
from packetgen.packet.sheets.sheet_blocks import document, heading, line, size_in_words
from packetgen.packet.sheets.slip_sheets import split_hash
from packetgen.reading.english_counts import counted

from ..inputs.model import Inputs
from ..papers.typesetting import pdf_title
from .compose import Composed
from .filings import FiledFile, filed_files

TEXT, PDF = "upload-list.txt", "upload-list.pdf"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to upload: what it is, and how to know that it is the one."""

    name: str
    holds: str
    pages: int
    size: int
    sha256: str


def upload_list(
    inputs: Inputs, composed: Composed, bound: Mapping[str, Assembled], *, draft: bool
) -> dict[str, bytes]:
    """The list as text and PDF by file name; empty where nothing is filed with a court."""
    if not inputs.for_court:
        return {}
    uploads = [
        _upload(composed, file, bound[file.name].pdf) for file in filed_files(inputs, composed)
    ]
    notes = _notes(inputs, composed, uploads, draft=draft)
    return {TEXT: _text(uploads, notes), PDF: _sheet(inputs, uploads, notes)}


def _upload(composed: Composed, file: FiledFile, pdf: bytes) -> Upload:
    pages = composed.whole.select(file.filing.id, volume=file.volume)
    titles = [part.title for part in pages.parts if part.id == part.document]
    labels = list(dict.fromkeys(part.label for part in pages.parts if part.label))
    if labels:
        one = len(labels) == 1
        titles.append(f"Exhibit {labels[0]}" if one else f"Exhibits {labels[0]}–{labels[-1]}")
    held = "; ".join(titles)
    if file.words:
        held = f"{file.words}: {held}"
    return Upload(file.name, held, len(pages.pages), len(pdf), sha256(pdf))


def _notes(
    inputs: Inputs, composed: Composed, uploads: Sequence[Upload], *, draft: bool
) -> list[str]:
    notes = []
    if draft:
        notes.append("This is a draft: its files are marked so and must not be filed.")
    total = sum(upload.size for upload in uploads)
    notes.append(f"Together {len(uploads)} files, {size_in_words(total)}.")
    rules = inputs.jurisdiction["efile.max_envelope_bytes"].constraints
    notes += [
        f"That is more than one filing may hold ({size_in_words(int(rule.value))}, "
        f"{rule.citation.cite}): send the files in several."
        for rule in rules
        if total > int(rule.value)
    ]
    most = [int(rule.value) for rule in inputs.jurisdiction["volume.max_files"].constraints]
    if most and len(uploads) > min(most):
        notes.append(f"That is more than {min(most)} files: the court wants them another way.")
    cut = {part.part.exhibit: part.part for part in composed.parts if part.part.own_from > 1}
    notes += [
        f"Exhibit {part.label} is larger than one volume and is cut." for part in cut.values()
    ]
    return notes


def _text(uploads: Sequence[Upload], notes: Sequence[str]) -> bytes:
    lines = ["Upload these files in this order.", ""]
    for number, upload in enumerate(uploads, 1):
        lines += [
            f"[ ] {number}. {upload.name}",
            f"       {upload.holds}",
            f"       {counted(upload.pages, 'page')}, {size_in_words(upload.size)}",
            f"       SHA-256 {upload.sha256}",
            "",
        ]
    return ("\n".join([*lines, *notes]) + "\n").encode("utf-8")


def _sheet(inputs: Inputs, uploads: Sequence[Upload], notes: Sequence[str]) -> bytes:
    press = Press(inputs.today, inputs.fonts, inputs.engine)
    script = Script(press)
    widths = (26.0, 22.0, 210.0, 42.0, 168.0)
    rows = [_row(("", "", "File", "Pages", "Size and SHA-256"), widths, bold=True)]
    for number, upload in enumerate(uploads, 1):
        what = f"{upload.name}\n{script(upload.holds)}"
        proof = f"{size_in_words(upload.size)}\n{split_hash(upload.sha256)}"
        rows.append(_row(("[  ]", str(number), what, str(upload.pages), proof), widths))
    blocks: list[Block] = [
        heading("Files to upload, in this order", size=15.0),
        Table(widths, tuple(rows), cell_margins=(4.0, 5.0, 4.0, 5.0)),
        line("", after=4.0),
        *(line(note, size=10.0, after=3.0) for note in notes),
    ]
    return press.sheets(document(blocks), title=pdf_title(inputs, "Files to upload")).pdf


def _row(cells: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> Row:
    sizes = (9.5, 9.5, 9.5, 9.5, 9.5 if bold else 8.0)
    made = tuple(
        Cell((line(cell, size=size, bold=bold, after=0.0),), width=width)
        for cell, size, width in zip(cells, sizes, widths, strict=True)
    )
    return Row(made, cant_split=True, header=bold)
