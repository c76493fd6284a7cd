"""What comes out for the printer: nobody gets another person's page."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from packetgen.batch import run_batch
from packetgen.batch.finishing import write_zip
from packetgen.batch.languages import english_name
from packetgen.batch.name_labels import labels_pdf, write_labels
from packetgen.batch.print_file import PrintOptions, write_print_file
from packetgen.batch.separators import add_separator
from packetgen.errors import OutputError
from packetgen.form import Form
from packetgen.handout import LANGUAGES, own_name
from packetgen.packet.metadata import About
from packetgen.packet.sheets.imposition import (
    GRIDS,
    add_booklet,
    add_cards,
    booklet_order,
    card_cells,
)
from packetgen.packet.sheets.print_sheets import SheetWriter
from packetgen.pdfium import PDFIUM
from packetgen.typeset.gates.words import text_of

from .tables import HEAD, TODAY, batch_of, documents, letter_recipe, people, table

PEOPLE = [
    (*HEAD, "Language", "Pages"),
    ("Ana", "One", "94612", "5105550101", "x", "Spanish", "1"),
    ("Ben", "Two", "94612", "5105550102", "x", "en", "2"),
    ("Cem", "Three", "94612", "5105550103", "x", "", "1"),
    ("Dao", "Four", "94612", "5105550104", "x", "español", "3"),
]


def paged() -> Form:
    """A form with as many pages as its row says."""
    from docx import Document
    from docx.enum.text import WD_BREAK

    document = Document()
    document.add_paragraph("Page 1 of {{ client.name }}")
    for number in (2, 3):
        document.add_paragraph(f"{{%p if pages >= {number} %}}")
        paragraph = document.add_paragraph()
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run(f"Page {number} of {{{{ client.name }}}}")
        document.add_paragraph("{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            "pages": {"type": "integer", "description": "Pages."},
            "matter": {"type": "string", "description": "Matter."},
        },
    }
    return Form(
        "sheet", "Sheet", stream.getvalue(), paper=False, audience="client", schema=schema,
        languages=("en", "es"), strings={"es": {}},
    )  # fmt: skip


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("print")
    batch = batch_of(
        table(folder / "c.csv", PEOPLE), letter_recipe(paged()), fixed={"case.number": "1"}
    )
    out = folder / "out"
    run_batch(
        batch, out,
        finish=[write_print_file(batch, PrintOptions()), write_labels(batch), write_zip()],
    )  # fmt: skip
    return out


def sides(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in text_of(pdf)]


def test_the_print_file_is_collated_by_language_and_padded(printed: Path) -> None:
    found = sides((printed / "print.pdf").read_bytes())
    assert [side[:22] for side in found] == [
        "English Sheet 2 people", "",
        "Page 1 of Ben Two", "Page 2 of Ben Two",
        "Page 1 of Cem Three", "",
        "Español Spanish Sheet ", "",
        "Page 1 of Ana One", "",
        "Page 1 of Dao Four", "Page 2 of Dao Four", "Page 3 of Dao Four", "",
    ]  # fmt: skip


def test_names_stand_on_labels_and_nowhere_else(printed: Path) -> None:
    words = " ".join(sides((printed / "labels.pdf").read_bytes()))
    order = [words.index(name) for name in ("Ben Two", "Cem Three", "Ana One", "Dao Four")]
    assert order == sorted(order)
    names = list(documents(printed))
    assert all(name not in " ".join(names) for name in ("Ana", "Ben", "Cem", "Dao"))
    import pypdf

    for name in ("print.pdf", "documents/row-0002.pdf"):
        reader = pypdf.PdfReader(printed / name)
        said = f"{reader.metadata} {reader.xmp_metadata and reader.xmp_metadata.stream.get_data()}"
        assert "Ana" not in said


def test_the_zip_holds_every_document_and_is_the_same_again(printed: Path, tmp_path: Path) -> None:
    import zipfile

    whole = (printed / "documents.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        assert package.namelist() == [f"row-{n:04}.pdf" for n in (2, 3, 4, 5)]
        for name in package.namelist():
            assert package.read(name) == (printed / "documents" / name).read_bytes()
    batch = batch_of(printed.parent / "c.csv", letter_recipe(paged()), fixed={"case.number": "1"})
    run_batch(batch, tmp_path / "again", finish=[write_zip()])
    assert (tmp_path / "again" / "documents.zip").read_bytes() == whole


def test_long_print_files_are_cut_between_people(printed: Path, tmp_path: Path) -> None:
    batch = batch_of(printed.parent / "c.csv", letter_recipe(paged()), fixed={"case.number": "1"})
    out = tmp_path / "out"
    run_batch(batch, out, finish=[write_print_file(batch, PrintOptions(most_sides=4))])
    files = sorted(path.name for path in out.glob("print*.pdf"))
    assert files == [f"print-{n}.pdf" for n in (1, 2, 3, 4)]
    firsts = [sides((out / name).read_bytes())[2][:10] for name in files]
    assert firsts == ["Page 1 of "] * 4


def test_nothing_to_print_is_said(tmp_path: Path) -> None:
    batch = batch_of(
        table(tmp_path / "c.csv", PEOPLE), letter_recipe(paged(), formats=("docx",)),
        fixed={"case.number": "1"},
    )  # fmt: skip
    with pytest.raises(OutputError, match="nothing to print"):
        run_batch(batch, tmp_path / "out", finish=[write_print_file(batch, PrintOptions())])


def test_a_booklet_folds_into_reading_order() -> None:
    assert booklet_order(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert booklet_order(2) == [(-1, 0), (1, -1)]
    assert booklet_order(4, right_to_left=True) == [(0, 3), (2, 1)]
    for pages in range(1, 20):
        seen = [page for side in booklet_order(pages) for page in side if page >= 0]
        assert sorted(seen) == list(range(pages))


def drawn(pages: int, size: str) -> bytes:
    import typst

    texts = "\n#pagebreak()\n".join(f"#place(top + left)[S{n}]" for n in range(1, pages + 1))
    source = f'#set page({size}, margin: 6pt)\n#set text(font: "Arimo")\n{texts}'
    pdf = typst.compile(source.encode(), format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


def places(pdf: bytes, page: int) -> list[tuple[str, float, float]]:
    """Words of a page with the left and bottom of each, in points."""
    import pypdfium2

    from packetgen.pdfium import PDFIUM

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        text = document[page].get_textpage()
        found = []
        for number in range(text.count_rects()):
            x0, y0, x1, y1 = text.get_rect(number)
            found.append((text.get_text_bounded(x0, y0, x1, y1).strip(), x0, y0))
        document.close()
    return found


@pytest.mark.parametrize("up", sorted(GRIDS))
@pytest.mark.parametrize("flip", ["long-edge", "short-edge"])
def test_backs_of_cards_lie_behind_their_fronts(up: int, flip: str) -> None:
    size = {
        2: "width: 5in, height: 8in",
        4: "width: 4in, height: 5in",
        8: "width: 3.5in, height: 2in",
    }
    writer = SheetWriter(About("cards"))
    cards = [writer.open(drawn(2, size[up])) for _ in range(up)]
    add_cards(writer, cards, up, flip=flip)
    pdf = writer.finish()
    columns, rows, lying = GRIDS[up]
    width, height = (792.0, 612.0) if lying else (612.0, 792.0)
    fronts, backs = places(pdf, 0), places(pdf, 1)
    assert [text for text, *_ in fronts] == ["S1"] * up
    # The sheet turned over: sideways for the long edge of an upright sheet, else top to bottom.
    sideways = lying == (flip == "short-edge")
    card_width, card_height = cards[0].sheets[0].width, cards[0].sheets[0].height
    left = (width - columns * card_width) / 2
    low = (height - rows * card_height) / 2

    def cell(x: float, y: float) -> tuple[int, int]:
        return int((x - left) // card_width), int((y - low) // card_height)

    seen = {cell(width - x - 1, y) if sideways else cell(x, height - y - 1) for _, x, y in backs}
    assert seen == {cell(x, y) for _, x, y in fronts}
    assert len(seen) == up


def test_a_booklet_s_back_is_turned_for_the_long_edge() -> None:
    found = {}
    for flip in ("long-edge", "short-edge"):
        writer = SheetWriter(About("booklet"))
        add_booklet(writer, writer.open(drawn(4, "width: 8.5in, height: 11in")), flip=flip)
        pdf = writer.finish()
        assert writer.sides == 2
        found[flip] = sorted((text, round(x)) for text, x, _ in places(pdf, 1))
    (two, three) = found["short-edge"]
    assert two[0] == "S2"
    assert two[1] < 396 < three[1]
    (two, three) = found["long-edge"]
    assert two[1] > 396 > three[1]


def test_many_labels_are_set_in_parts_and_keep_their_order(tmp_path: Path) -> None:
    batch = batch_of(table(tmp_path / "c.csv", people(2)))
    lines = [(f"Ana{n} Ruiz{n}", f"English, row {n}") for n in range(2, 700)]
    read = pypdf.PdfReader(io.BytesIO(labels_pdf(lines, batch)))
    assert len(read.pages) == -(-len(lines) // 30)
    words = " ".join(page.extract_text() for page in read.pages)
    found = [int(number) for number in re.findall(r"English, row (\d+)", words)]
    assert sorted(found) == list(range(2, 700))
    assert "row 302" in read.pages[10].extract_text()


@pytest.mark.parametrize("up", sorted(GRIDS))
@pytest.mark.parametrize("right_to_left", [False, True])
def test_cards_to_fold_keep_every_word_clear_of_the_fold(up: int, right_to_left: bool) -> None:
    from docx import Document
    from docx.shared import Inches

    from packetgen.docx import read_docx
    from packetgen.typeset import open_fonts, typeset

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(3.5), Inches(2)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Inches(0.125))
    document.add_paragraph("FRONT " * 14)
    document.add_page_break()
    document.add_paragraph("BACK " * 14)
    stream = io.BytesIO()
    document.save(stream)
    card = typeset(
        read_docx(stream.getvalue(), name="card"), layout=None, title="Card", today=TODAY,
        fonts=open_fonts(system=False),
    )  # fmt: skip
    assert card.pages == 2
    writer = SheetWriter(About("Cards", "en-US", TODAY))
    source = writer.open(card.pdf)
    add_cards(writer, [source] * (up // 2), up, fold=True, right_to_left=right_to_left)
    sheet = writer.finish()
    places = _word_boxes(sheet)
    assert writer.sides == 1, "nothing is printed on the back"
    (width, _), cells = card_cells(up, (252.0, 144.0))
    fold = cells[1].x
    assert fold == pytest.approx(width / 2)
    assert min(abs(x - fold) for box in places for x in box[1:]) > 8
    fronts = {word for word, left, _ in places if (left < fold) != right_to_left}
    backs = {word for word, left, _ in places if (left > fold) != right_to_left}
    assert (fronts, backs) == ({"FRONT"}, {"BACK"})


def _word_boxes(pdf: bytes) -> list[tuple[str, float, float]]:
    """Every word of a side with its left and right edge."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        text = document[0].get_textpage()
        whole = text.get_text_range()
        found = []
        for match in re.finditer(r"[A-Z]+", whole):
            boxes = [text.get_charbox(at) for at in range(*match.span())]
            found.append((match[0], min(b[0] for b in boxes), max(b[2] for b in boxes)))
        document.close()
    return found


def test_folded_cards_of_a_batch_have_no_backs(tmp_path: Path) -> None:
    batch = batch_of(
        table(tmp_path / "c.csv", PEOPLE[:4]), letter_recipe(paged()), fixed={"case.number": "1"}
    )
    options = PrintOptions("cards-4", fold=True)
    run_batch(batch, tmp_path / "out", finish=[write_print_file(batch, options)])
    found = sides((tmp_path / "out" / "print.pdf").read_bytes())
    assert [side.split(" Separator")[0][:20] for side in found] == [
        "English Sheet 2 peop", "Page 1 of Ben Two Pa", "Español Spanish Shee", "Page 1 of Ana One",
    ]  # fmt: skip


@pytest.mark.parametrize("language", [*LANGUAGES, "xx"])
def test_a_separator_names_its_language_as_its_readers_do(language: str, tmp_path: Path) -> None:
    batch = batch_of(table(tmp_path / "c.csv", PEOPLE), letter_recipe(paged()))
    writer = SheetWriter(About("Cards", "en-US", TODAY))
    add_separator(writer, batch, language, 2, (612.0, 792.0))
    (said,) = sides(writer.finish())
    own = own_name(language)
    assert own in said or sorted(own) == sorted(said[: len(own)]), said
    if english_name(language) != own:
        assert english_name(language) in said
    assert said.endswith("Sheet 2 people Separator sheet: do not hand out")


def test_a_separator_is_english_where_no_font_has_the_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from packetgen.batch import separators
    from packetgen.errors import EngineError

    def fail(*args: object) -> bytes:
        raise EngineError("no glyph")

    monkeypatch.setattr(separators, "_typeset", fail)
    batch = batch_of(table(tmp_path / "c.csv", PEOPLE), letter_recipe(paged()))
    writer = SheetWriter(About("Cards", "en-US", TODAY))
    add_separator(writer, batch, "ar", 1, (612.0, 792.0))
    assert sides(writer.finish()) == ["Arabic Sheet 1 person Separator sheet: do not hand out"]
