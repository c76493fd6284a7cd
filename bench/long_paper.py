"""The papers that the typesetting bench converts, made with python-docx, and their layout."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

    from packetgen.jurisdiction.model import Layout

SENTENCES = (
    "The clerk entered the default {n} days after the summons was left at an address where the "
    "defendant no longer lived.",
    "A party who moves under section 473, subdivision (b), must show mistake, inadvertence, "
    "surprise or excusable neglect, and must act within a reasonable time.",
    "Counsel telephoned the plaintiff's attorney on day {n} and asked for a stipulation, which was "
    "refused in a letter of the same week.",
    "The inspector's report lists {n} defects, among them the heating, two windows, and the wiring "
    "of the kitchen.",
    "No prejudice to the plaintiff is claimed, and none can be seen in a delay of {n} days.",
)
FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>{notes}</w:footnotes>'
)
NOTE = (
    '<w:footnote w:id="{n}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact" w:after="0"/>'
    '</w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)


class Prose:
    """Sentences in turn, each with a number of its own; ``seed`` makes two papers differ."""

    def __init__(self, seed: int) -> None:
        self.seed, self.count = seed, 0

    def text(self, sentences: int) -> str:
        """So many of them as one text."""
        out = []
        for _ in range(sentences):
            self.count += 1
            n = self.count * 7 + self.seed
            out.append(SENTENCES[(self.count + self.seed) % 5].format(n=n))
        return " ".join(out)


def paper(seed: int) -> bytes:
    """A paper of 25 pages: caption, headings, text, quotations, lists, tables, footnotes."""
    import docx

    document = docx.Document()
    set_up(document)
    add_caption(document, seed)
    prose, notes = Prose(seed), []
    for number in range(1, 15):
        add_argument(document, number, prose, notes)
    add_page_number(document)
    add_footnotes(document, notes)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def set_up(document: Document) -> None:
    """Pleading margins, and the styles of text in lines of 24 points, quotations in 12."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    section = document.sections[0]
    section.page_width, section.page_height = Pt(612), Pt(792)
    section.left_margin, section.right_margin = Pt(108), Pt(36)
    section.top_margin, section.bottom_margin = Pt(60), Pt(60)
    for name, pitch in (("Normal", 24), ("Heading 1", 24), ("Quote", 12), ("List Number", 24)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = "Arial", Pt(12), False
        shape = style.paragraph_format
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
        shape.space_before = shape.space_after = Pt(0)
    document.styles["Quote"].paragraph_format.left_indent = Pt(36)


def add_caption(document: Document, seed: int) -> None:
    """The filer, the court, the parties and the number of the case."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for line in ("Jordan Q. Advocate (SBN 123456)", "100 Main Street", "Oakland, CA 94612"):
        block = document.add_paragraph(line)
        block.paragraph_format.line_spacing = Pt(12)
    title = document.add_paragraph("SUPERIOR COURT OF THE STATE OF CALIFORNIA")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption = document.add_table(1, 2)
    caption.cell(0, 0).text = "MARIA HERNANDEZ, Plaintiff, v. OAKWOOD PROPERTIES, LLC, Defendant."
    caption.cell(0, 1).text = f"Case No. RG26-{seed:06d}"


def add_argument(document: Document, number: int, prose: Prose, notes: list[str]) -> None:
    """One heading with what stands under it; its footnote is added to ``notes``."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    document.add_heading(f"{number}. The default was taken by surprise", 1)
    for at in range(4):
        block = document.add_paragraph(prose.text(5))
        block.paragraph_format.first_line_indent = Pt(36)
        if at == 1:
            notes.append(NOTE.format(n=len(notes) + 1, text=prose.text(2)))
            mark = (
                f"<w:r {nsdecls('w')}><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
                f"<w:footnoteReference w:id='{len(notes)}'/></w:r>"
            )
            block._p.append(parse_xml(mark))
    document.add_paragraph(prose.text(3), style="Quote")
    for _ in range(3):
        document.add_paragraph(prose.text(1), style="List Number")
    if number % 4 == 0:
        table = document.add_table(4, 3, style="Table Grid")
        for row in table.rows:
            for cell, text in zip(row.cells, ("March 5", prose.text(1), "Ex. A"), strict=True):
                cell.text = text
                cell.paragraphs[0].paragraph_format.line_spacing = Pt(12)


def add_page_number(document: Document) -> None:
    """The number of the page in the middle of the footer."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = f"<w:fldSimple {nsdecls('w')} w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    footer._p.append(parse_xml(field))


def add_footnotes(document: Document, notes: list[str]) -> None:
    """The part of the file that holds the footnotes, which python-docx does not write."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        FOOTNOTES.format(notes="".join(notes)).encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def california() -> Layout:
    """The layout that packetgen sets the papers in: 28 numbered lines between rules."""
    from packetgen.jurisdiction.model import Layout

    return Layout(
        top=60.0, right=36.0, bottom=60.0, left=108.0, numbered_lines=True, line_rule="double",
        attorney_block_first=True, court_line=8,
    )  # fmt: skip
