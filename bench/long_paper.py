"""The papers that the typesetting bench converts, made with python-docx, and their layout."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def paper(seed: int) -> bytes:
    """A paper of 25 pages: caption, headings, text, quotations, lists, tables, footnotes."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    document = Document()
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
    count = 0

    def prose(sentences: int) -> str:
        nonlocal count
        out = []
        for _ in range(sentences):
            count += 1
            out.append(SENTENCES[(count + seed) % 5].format(n=count * 7 + seed))
        return " ".join(out)

    for line in ("Jordan Q. Advocate (SBN 123456)", "100 Main Street", "Oakland, CA 94612"):
        block = document.add_paragraph(line)
        block.paragraph_format.line_spacing = Pt(12)
    title = document.add_paragraph("SUPERIOR COURT OF THE STATE OF CALIFORNIA")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption = document.add_table(1, 2)
    caption.cell(0, 0).text = "MARIA HERNANDEZ, Plaintiff, v. OAKWOOD PROPERTIES, LLC, Defendant."
    caption.cell(0, 1).text = f"Case No. RG26-{seed:06d}"
    notes = []
    for part in range(1, 15):
        document.add_heading(f"{part}. The default was taken by surprise", 1)
        for number in range(4):
            block = document.add_paragraph(prose(5))
            block.paragraph_format.first_line_indent = Pt(36)
            if number == 1:
                notes.append(NOTE.format(n=len(notes) + 1, text=prose(2)))
                block._p.append(
                    parse_xml(
                        f"<w:r {nsdecls('w')}><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
                        f"<w:footnoteReference w:id='{len(notes)}'/></w:r>"
                    )
                )
        document.add_paragraph(prose(3), style="Quote")
        for _ in range(3):
            document.add_paragraph(prose(1), style="List Number")
        if part % 4 == 0:
            table = document.add_table(4, 3, style="Table Grid")
            for row in table.rows:
                for cell, text in zip(row.cells, ("March 5", prose(1), "Ex. A"), strict=True):
                    cell.text = text
                    cell.paragraphs[0].paragraph_format.line_spacing = Pt(12)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = f"<w:fldSimple {nsdecls('w')} w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    footer._p.append(parse_xml(field))
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        FOOTNOTES.format(notes="".join(notes)).encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def california() -> Layout:
    """The layout that packetgen sets the papers in: 28 numbered lines between rules."""
    from packetgen.jurisdiction.model import Layout

    return Layout(
        top=60.0, right=36.0, bottom=60.0, left=108.0, numbered_lines=True, line_rule="double",
        attorney_block_first=True, court_line=8,
    )  # fmt: skip
