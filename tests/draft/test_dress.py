"""The court's format, as Word stores it and as packetgen's own reader sees it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from docx import Document

from packetgen.case.model import Case
from packetgen.docx import read_docx
from packetgen.docx.blocks import Paragraph, Table
from packetgen.draft.word_files.wml import twips
from packetgen.errors import FormError
from packetgen.jurisdiction.model import Layout
from tests.draft.conftest import (
    CALIFORNIA,
    PLAIN,
    Drafter,
    lines_of,
    make_form,
    word_file,
    xml_of,
)  # fmt: skip
from tests.zip_files import packed, unpacked

TEXT = "# One\n\nBody.[^1]\n\n> Quoted.\n\n1. First\n\n[^1]: Note.\n"
FORM = make_form(
    "{{ caption() }}", "{{ prose(text) }}", "{{ signature_block() }}",
    paper=True, caption_title="Notice of Motion", footer_title="Notice", numbered_paragraphs=True,
)  # fmt: skip


def test_page_and_margins_are_the_layouts(fill: Drafter) -> None:
    for layout in (CALIFORNIA, PLAIN, replace(PLAIN, left=90, top=100, width=595.3, height=841.9)):
        section = read_docx(fill(form=FORM, layout=layout, values={"text": TEXT}).docx).sections[0]
        assert (section.width, section.height) == pytest.approx(
            (layout.width, layout.height), abs=0.1
        )
        assert (section.top, section.left, section.right) == pytest.approx(
            (layout.top, layout.left, layout.right), abs=0.1
        )
        assert layout.bottom - 2 <= section.bottom <= layout.bottom


def test_the_reader_sees_roles_pitch_and_furniture(fill: Drafter) -> None:
    document = read_docx(fill(form=FORM, layout=CALIFORNIA, values={"text": TEXT}).docx)
    assert document.unsupported == ()
    assert document.sections[0].furniture
    paragraphs = {b.role: b for b in document.blocks if isinstance(b, Paragraph)}
    assert {"heading-1", "body", "quote", "numbered", "caption"} <= set(paragraphs)
    body = paragraphs["body"]
    assert (body.line, body.line_rule, body.indent_first) == (24.0, "exact", 36.0)
    assert paragraphs["quote"].line == 12.0
    label = paragraphs["numbered"].label
    assert label is not None
    assert label.text == "1."
    tables = [b for b in document.blocks if isinstance(b, Table)]
    assert [t.layout for t in tables] == [True]
    assert len(document.notes) == 1


def test_lines_are_numbered_at_the_pitch_of_the_body(fill: Drafter) -> None:
    header = xml_of(
        fill(form=FORM, layout=CALIFORNIA, values={"text": TEXT}), "word/packetHeader.xml"
    )
    numbers = [line for line in lines_of(fill(form=FORM, layout=CALIFORNIA, values={"text": TEXT}),
                                         "word/packetHeader.xml") if line]  # fmt: skip
    assert numbers == [str(n) for n in range(1, 29)]
    heights = [int(h) for h in re.findall(r'w:line="(\d+)" w:lineRule="exact"', header)]
    assert heights[0] == twips(CALIFORNIA.top)
    assert heights[1:29] == [twips(CALIFORNIA.pitch)] * 28
    assert 'w:vAnchor="page"' in header
    assert '<w:right w:val="double"' in header


def test_a_court_without_numbered_lines_has_none(fill: Drafter) -> None:
    made = fill(form=FORM, layout=PLAIN, values={"text": TEXT})
    assert [line for line in lines_of(made, "word/packetHeader.xml") if line] == []
    assert not read_docx(made.docx).sections[0].furniture


def test_the_footer_has_number_rule_and_title_in_that_order(fill: Drafter) -> None:
    footer = xml_of(
        fill(form=FORM, layout=CALIFORNIA, values={"text": TEXT}), "word/packetFooter.xml"
    )
    assert footer.index("PAGE") < footer.index("<w:pBdr>") < footer.index("Notice")
    suppressed = replace(CALIFORNIA, page_number_on_first=False)
    made = fill(form=FORM, layout=suppressed, values={"text": TEXT})
    assert "PAGE" not in xml_of(made, "word/packetFooterFirst.xml")
    assert "<w:titlePg/>" in xml_of(made)


def test_a_template_keeps_nothing_of_its_own_page_in_a_paper(fill: Drafter) -> None:
    template = word_file("{{ caption() }}", header="Old header", footer="Old footer")
    made = fill(form=replace(FORM, template=template), layout=CALIFORNIA)
    assert b"Old header" not in made.docx
    document = Document(io.BytesIO(made.docx))
    assert "Old" not in document.sections[0].header.paragraphs[-1].text


def test_a_letter_keeps_its_own_page(fill: Drafter) -> None:
    template = Document()
    template.sections[0].left_margin = 1_234_440
    template.add_paragraph("{{ letterhead() }}")
    template.add_paragraph("Dear {{ client }}:", style="Normal")
    stream = io.BytesIO()
    template.save(stream)
    made = fill(form=make_form(template=stream.getvalue()))
    document = Document(io.BytesIO(made.docx))
    assert document.sections[0].left_margin == 1_234_440
    assert document.paragraphs[0].text == "Legal Aid"


def test_free_faces_are_named_by_the_face_that_word_has(fill: Drafter) -> None:
    made = fill(form=FORM, layout=replace(PLAIN, font="Tinos"), values={"text": TEXT})
    assert 'w:ascii="Times New Roman"' in xml_of(made, "word/styles.xml")


def test_numbered_headings_are_numbered_by_word(fill: Drafter) -> None:
    form = replace(FORM, numbered_headings=True)
    text = "# One\n\n## Two\n\n## Three\n\n# Four\n"
    document = read_docx(fill(form=form, layout=CALIFORNIA, values={"text": text}).docx)
    labels = [b.label.text for b in document.blocks
              if isinstance(b, Paragraph) and b.label and b.role.startswith("heading")]  # fmt: skip
    assert labels == ["I.", "A.", "B.", "II."]


@pytest.mark.parametrize("removed", ["styles", "numbering", "footnotes", "settings"])
def test_a_bare_template_gets_what_it_lacks(fill: Drafter, removed: str) -> None:
    parts = {name: data for name, data in unpacked(FORM.template).items() if removed not in name}
    relationship = rb"<Relationship [^>]*" + removed.encode() + rb"[^>]*/>"
    named = "word/_rels/document.xml.rels"
    parts[named] = re.sub(relationship, b"", parts[named])
    bare = replace(FORM, template=packed(parts))
    made = fill(form=bare, layout=CALIFORNIA, values={"text": TEXT})
    document = read_docx(made.docx)
    assert any(isinstance(b, Paragraph) and b.role == "heading-1" for b in document.blocks)
    Document(io.BytesIO(made.docx))


def test_every_layout_gives_a_file_that_opens(fill: Drafter) -> None:
    for caption in ("two-box", "section-sign", "index-number", "venue", "plain"):
        for numbered in (True, False):
            base = CALIFORNIA if numbered else PLAIN
            layout: Layout = replace(base, caption_style=caption, justify=True)
            made = fill(form=FORM, layout=layout, values={"text": TEXT})
            assert read_docx(made.docx).unsupported == ()


def test_the_letterhead_may_be_a_picture(fill: Drafter, case: Case, tmp_path: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x013B] = "Secret Artist"
    Image.new("RGB", (600, 200), "navy").save(tmp_path / "head.jpg", exif=exif)
    with_picture = replace(case, office=replace(case.office, letterhead=PurePosixPath("head.jpg")))
    made = fill("{{ letterhead() }}", "Dear", case=with_picture, base=tmp_path)
    assert b"Secret" not in made.docx
    document = Document(io.BytesIO(made.docx))
    shape = document.inline_shapes[0]
    assert (round(shape.height.pt), round(shape.width.pt)) == (108, 324)
    assert "Letterhead of Legal Aid" in xml_of(made)
    assert read_docx(made.docx).unsupported == ()


@pytest.mark.parametrize("name", ["../head.jpg", "absent.png", "words.png"])
def test_a_letterhead_that_cannot_be_used_is_named(
    fill: Drafter, case: Case, tmp_path: Path, name: str
) -> None:
    (tmp_path / "words.png").write_text("not a picture", encoding="utf-8")
    office = replace(case.office, letterhead=PurePosixPath(name))
    with pytest.raises(FormError) as caught:
        fill("{{ letterhead() }}", case=replace(case, office=office), base=tmp_path)
    assert str(caught.value.problems[0].location) == name
