"""The office's own Word letterhead in a letter: headers, footers, margins, typeface, limits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from PIL import Image, PngImagePlugin

from packetgen.case.model import Case
from packetgen.check.pdf.pdf_view import open_pdf
from packetgen.docx import read_docx
from packetgen.draft import Draft
from packetgen.errors import FormError
from packetgen.form import load_form
from packetgen.typeset import open_fonts, typeset
from tests.zip_files import repacked

from .conftest import TODAY, Drafter, word_file

LETTER = ("{{ letterhead() }}", "Dear Ms. Hernández:", "We write about {{ case.number }}.")
CONFIDENTIAL = "This letter is confidential. Page "


def logo(width: int = 300, height: int = 90) -> io.BytesIO:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Secret Designer")
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, "PNG", pnginfo=notes)
    stream.seek(0)
    return stream


def add_field(paragraph: Any, code: str) -> None:
    for kind in ("begin", code, "separate", "1", "end"):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == code:
            run._r.append(OxmlElement("w:instrText"))
            run._r[-1].text = f" {code} "
        else:
            run.text = kind


def header_table(document: Any) -> None:
    """Logo left, name and address right, as many offices have it."""
    section = document.sections[0]
    section.left_margin = Inches(1.25)
    table = section.header.add_table(1, 2, Inches(6))
    table.cell(0, 0).paragraphs[0].add_run().add_picture(logo(), width=Inches(1.5))
    table.cell(0, 1).text = "Legal Aid of Central County"
    section.footer.paragraphs[0].text = "A nonprofit law office"
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(12)


def footer_picture(document: Any) -> None:
    """A band across the whole page at its foot."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "THE DEFENDERS"
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.left_indent = -section.left_margin
    foot.add_run().add_picture(logo(2550, 150), width=Inches(8.5))


def first_page(document: Any) -> None:
    """Another head on the first page, and page numbers of its own on those that follow."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(logo(), width=Inches(2))
    section.first_page_header.add_paragraph("Public Defender of Quarry County")
    section.first_page_footer.paragraphs[0].text = "Maria Sanchez, Public Defender"
    section.header.paragraphs[0].text = "Quarry County, continued"
    section.footer.paragraphs[0].add_run("Page ")
    add_field(section.footer.paragraphs[0], "PAGE")


@pytest.fixture
def letter(fill: Drafter, case: Case, tmp_path: Path) -> Callable[..., Draft]:
    """A letter on the letterhead that ``build`` makes; the form has its own line at the foot."""

    def run(build: Callable[[Any], None], *paragraphs: str, change: Any = None) -> Draft:
        from .conftest import make_form

        document = Document()
        build(document)
        stream = io.BytesIO()
        document.save(stream)
        data = stream.getvalue()
        (tmp_path / "letterhead.docx").write_bytes(change(data) if change else data)
        form = Document(io.BytesIO(word_file(*LETTER, *paragraphs)))
        foot = form.sections[0].footer.paragraphs[0]
        foot.add_run(CONFIDENTIAL)
        add_field(foot, "PAGE")
        template = io.BytesIO()
        form.save(template)
        office = replace(case.office, letterhead=PurePosixPath("letterhead.docx"))
        return fill(
            form=make_form(template=template.getvalue()),
            case=replace(case, office=office), base=tmp_path,
        )  # fmt: skip

    return run


def pages_of(made: Draft) -> list[str]:
    pdf = typeset(
        read_docx(made.docx), layout=None, title="Letter", language="en",
        fonts=open_fonts(), source=made.docx, engine="typst", today=TODAY,
    ).pdf  # fmt: skip
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_a_table_with_logo_and_address_heads_every_page(letter: Callable[..., Draft]) -> None:
    made = letter(header_table, *["A paragraph of the letter."] * 60)
    assert read_docx(made.docx).unsupported == ()
    pages = pages_of(made)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "Legal Aid of Central County" in page
        assert page.index("confidential") < page.index("A nonprofit law office")
        assert f"Page {number}" in page
    # The plain letterhead gives way: the office's name is nowhere else.
    assert pages[0].count("Legal Aid") == 1


def test_margins_face_and_size_come_from_the_letterhead(letter: Callable[..., Draft]) -> None:
    document = Document(io.BytesIO(letter(header_table).docx))
    section = document.sections[0]
    assert section.left_margin is not None
    assert section.left_margin.inches == pytest.approx(1.25)
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault"))
    assert defaults is not None
    assert defaults.find(".//" + qn("w:rFonts")).get(qn("w:ascii")) == "Georgia"
    assert defaults.find(".//" + qn("w:sz")).get(qn("w:val")) == "24"


def test_the_makers_notes_in_a_logo_stay_behind(letter: Callable[..., Draft]) -> None:
    made = letter(header_table)
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        pictures = [n for n in package.namelist() if "media/letterhead" in n]
        assert len(pictures) == 1
        assert b"Secret" not in b"".join(package.read(n) for n in package.namelist())
        Image.open(io.BytesIO(package.read(pictures[0]))).verify()


def test_a_band_across_the_page_keeps_its_width(letter: Callable[..., Draft]) -> None:
    made = letter(footer_picture)
    done = typeset(
        read_docx(made.docx), layout=None, title="Letter", language="en",
        fonts=open_fonts(), source=made.docx, engine="typst", today=TODAY,
    )  # fmt: skip
    document = pypdfium2.PdfDocument(done.pdf)
    try:
        page = document[0]
        picture = next(iter(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])))
        left, _, right, _ = picture.get_bounds()
        assert (round(left), round(right)) == (0, 612)
    finally:
        document.close()


def test_the_first_page_has_its_own_head_and_the_rest_go_on(letter: Callable[..., Draft]) -> None:
    pages = pages_of(letter(first_page, *["A paragraph of the letter."] * 60))
    assert "Public Defender of Quarry County" in pages[0]
    assert "continued" not in pages[0]
    assert "Maria Sanchez" in pages[0]
    assert all("continued" in p and "Maria Sanchez" not in p for p in pages[1:])
    assert all("This letter is confidential." in p for p in pages)
    # The office numbers its pages from the second on, so the form's number stands on the first.
    assert [len(re.findall(r"Page \d", p)) for p in pages] == [1] * len(pages)


def test_styles_of_the_letterhead_do_not_change_the_letter(letter: Callable[..., Draft]) -> None:
    def loud(document: Any) -> None:
        header_table(document)
        document.styles["Header"].font.bold = True
        document.sections[0].header.paragraphs[0].text = "In the style Header"

    made = letter(loud)
    document = Document(io.BytesIO(made.docx))
    assert document.styles["Header"].font.bold is None
    assert document.styles["Letterhead header"].font.bold
    styles = {p.style.name for p in document.sections[0].header.paragraphs if p.text}
    assert styles == {"Letterhead header"}


def test_the_same_letterhead_gives_the_same_bytes(letter: Callable[..., Draft]) -> None:
    assert letter(first_page).docx == letter(first_page).docx


def words_in_the_body(document: Any) -> None:
    header_table(document)
    document.add_paragraph("[Type the letter here]")


def picture_in_the_body(document: Any) -> None:
    document.add_picture(logo())


def nothing(document: Any) -> None:
    document.core_properties.title = "Letterhead"


def with_a_date(document: Any) -> None:
    header_table(document)
    add_field(document.sections[0].header.paragraphs[0], "DATE")


def with_tags(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ office.name }}"


def with_a_list(document: Any) -> None:
    header_table(document)
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph._p.get_or_add_pPr().get_or_add_numPr()


def inserted(document: Any) -> None:
    header_table(document)
    paragraph = document.sections[0].footer.paragraphs[0]._p
    paragraph.append(OxmlElement("w:ins"))


def on_coloured_pages(document: Any, colour: str = "FFF2CC") -> None:
    header_table(document)
    ground = OxmlElement("w:background")
    ground.set(qn("w:color"), colour)
    document.element.insert(0, ground)
    document.settings.element.insert(0, OxmlElement("w:displayBackgroundShape"))


def test_white_pages_have_no_colour(letter: Callable[..., Draft]) -> None:
    """Google Docs writes the white of the pages down."""
    made = letter(lambda document: on_coloured_pages(document, "FFFFFF"))
    assert made.docx == letter(header_table).docx


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (words_in_the_body, "there are words in the body: “[Type the letter here]”"),
        (picture_in_the_body, "there is a picture or a table in the body"),
        (nothing, "its header and footer are empty"),
        (with_a_date, "the field DATE changes by itself"),
        (with_tags, "there are template tags in the letterhead"),
        (with_a_list, "there is a numbered or bulleted list"),
        (inserted, "there are tracked changes"),
        (on_coloured_pages, "its pages have a colour"),
    ],
)
def test_what_cannot_be_carried_stops_with_a_sentence(
    letter: Callable[..., Draft], build: Callable[[Any], None], says: str
) -> None:
    with pytest.raises(FormError) as caught:
        letter(build)
    problems = caught.value.problems
    assert says in [p.message for p in problems]
    assert all(p.hint and str(p.location).startswith("letterhead.docx") for p in problems)


def drawn(inside: str) -> Callable[[bytes], bytes]:
    """A header with a drawing in Word's older language, written into the file."""

    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    drawing = f"<w:p {vml}><w:r><w:pict>{inside}</w:pict></w:r></w:p>"

    def change(name: str, content: bytes) -> bytes:
        if not re.fullmatch(r"word/header\d\.xml", name):
            return content
        return content.replace(b"</w:hdr>", drawing.encode() + b"</w:hdr>")

    return lambda data: repacked(data, change)


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ('<v:shape><v:textpath string="SAMPLE"/></v:shape>', "there is a watermark"),
        ('<v:line from="0,0" to="400,0"/>', "there is a drawn line or shape"),
        (
            "<v:rect><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:rect>",
            "there is a text box",
        ),
    ],
)
def test_drawn_things_are_named(letter: Callable[..., Draft], inside: str, says: str) -> None:
    with pytest.raises(FormError) as caught:
        letter(header_table, change=drawn(inside))
    assert [p.message for p in caught.value.problems] == [says]


def test_a_linked_logo_is_named(letter: Callable[..., Draft]) -> None:
    def linked(name: str, content: bytes) -> bytes:
        if not re.fullmatch(r"word/_rels/header\d\.xml\.rels", name):
            return content
        away = b'Target="http://example.org/logo.png" TargetMode="External"'
        return re.sub(rb'Target="media/[^"]*"', away, content)

    with pytest.raises(FormError) as caught:
        letter(header_table, change=lambda data: repacked(data, linked))
    assert [p.message for p in caught.value.problems] == ["a picture is linked and not in the file"]


def test_a_damaged_letterhead_is_named(letter: Callable[..., Draft]) -> None:
    with pytest.raises(FormError, match=r"letterhead\.docx is not a Word file"):
        letter(header_table, change=lambda data: data[: len(data) // 2])


def test_forms_without_a_letterhead_stay_as_they_are(
    fill: Drafter, case: Case, tmp_path: Path
) -> None:
    document = Document()
    header_table(document)
    document.save(str(tmp_path / "letterhead.docx"))
    office = replace(case.office, letterhead=PurePosixPath("letterhead.docx"))
    made = fill("A report.", case=replace(case, office=office), base=tmp_path)
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        assert not [n for n in package.namelist() if "etterhead" in n]


def test_links_in_a_footer_are_words_in_the_pdf(letter: Callable[..., Draft]) -> None:
    def linked(document: Any) -> None:
        header_table(document)
        foot = document.sections[0].footer
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), foot.part.relate_to("https://aid.example", RT.HYPERLINK, True))
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:t"))
        run[0].text = "aid.example"
        link.append(run)
        foot.paragraphs[0]._p.append(link)

    made = letter(linked)
    assert "aid.example" in pages_of(made)[0]
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        rels = [package.read(n) for n in package.namelist() if "packetLetterhead" in n]
    assert any(b'Target="https://aid.example"' in content for content in rels)


def a_narrow_head(document: Any) -> None:
    """A logo that reaches down to the text, on a page with margins of its own."""
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(1.5)
    section.header.paragraphs[0].add_run().add_picture(logo(), width=Inches(3))


def numbered(document: Any) -> None:
    a_narrow_head(document)
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("Page ")
    add_field(foot, "PAGE")


@pytest.mark.parametrize("build", [a_narrow_head, numbered])
def test_the_line_of_a_shipped_letter_fits_the_offices_page(
    fill: Drafter, case: Case, tmp_path: Path, build: Callable[[Any], None]
) -> None:
    document = Document()
    build(document)
    document.save(str(tmp_path / "letterhead.docx"))
    office = replace(case.office, letterhead=PurePosixPath("letterhead.docx"))
    made = fill(
        form=load_form("closing-letter"), case=replace(case, office=office), base=tmp_path,
        values={"reason": "finished", "matter": "the lease",
                "deadlines": [{"on": "2027-06-30", "what": "Your lease ends"}]},
    )  # fmt: skip
    done = typeset(
        read_docx(made.docx), layout=None, title="Letter", today=TODAY, fonts=open_fonts(),
        source=made.docx, engine="typst", alone=True,
    )  # fmt: skip
    with open_pdf(done.pdf) as seen:
        content = next(iter(seen.pages())).content
    words = [word for word in content.words if word.artifact]
    day = next(word for word in content.words if not word.artifact)
    assert day.top - max(image.box.bottom for image in content.images) >= 8
    if build is numbered:
        assert [word.text for word in words].count("Page") == 1
    else:
        assert max(word.right for word in words) == pytest.approx(7 * 72, abs=1)
