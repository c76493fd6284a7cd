"""Wide words, tables, columns of line numbers, and sections that begin in mid page."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from packetgen.docx.blocks import (
    Cell,
    Document,
    Row,
    Table,
    Text,
    Unsupported,
)
from packetgen.errors import EngineError
from packetgen.typeset import (
    open_fonts,
    overlaps,
    typeset,
)
from packetgen.typeset.gates.words import text_of

from .papers import (
    BOLD,
    CALIFORNIA,
    PLAIN,
    TODAY,
    court_title,
    data_table,
    double,
    heading,
    lines_of,
    note,
    noted,
    paper,
    single,
    words,
)
from .setting import FONTS, letter, plain, set_document


def test_a_word_wider_than_its_column_is_broken_and_can_still_be_found() -> None:
    mail = "jordan.advocate.for.tenants@legal-aid-of-central-county-housing-rights.example.org"
    address = f"https://courts.example/{'very/long/path/' * 8}fw001.pdf"
    blocks: list[Any] = [
        single(mail, style="Caption Attorney", role="caption"),
        *court_title(),
        double(f"See {address} and so on."),
        double("W" * 120),
        data_table([["Case number", "Event"], ["RG26-014722-CONSOLIDATED", mail]], [90.0, 200.0]),
    ]
    made = typeset(paper(blocks, {}), layout=CALIFORNIA, title="P", today=TODAY, fonts=FONTS)
    lines = lines_of(made.pdf)
    assert max(line.right for line in lines) <= CALIFORNIA.width - CALIFORNIA.right + 0.5
    assert lines[0].right < CALIFORNIA.width / 2, "the clerk's space stays blank"
    (text,) = text_of(made.pdf)
    assert "\u200b" not in text
    assert address[:40] in text, "it can be searched for"
    assert overlaps(made.pdf) == ()


@pytest.mark.parametrize(
    "parts",
    [
        ("https://www.exampleorganisation.org/records/open?id=12345",),
        ("CR-2026-", "000123456789", "-ABCDEFG"),
        ("https://www.example", ".org/records/", "open?id=12345"),
        ("Featherstonehaugh", "(Marjoribanks)", ", Cholmondeley"),
    ],
)
def test_a_wide_word_breaks_also_before_dots_and_where_its_formats_meet(
    parts: tuple[str, ...],
) -> None:
    looks = (PLAIN, BOLD)
    inlines = tuple(Text(part, looks[number % 2]) for number, part in enumerate(parts))
    cells = (Cell((replace(single(""), inlines=inlines),)), Cell((single("beside it"),)))
    table = Table((80.0, 300.0), (Row(cells),), style="Packet Table", layout=True)
    made = typeset(
        paper([*court_title(), table], {}), layout=CALIFORNIA, title="P", today=TODAY, fonts=FONTS
    )
    assert overlaps(made.pdf) == ()
    (text,) = text_of(made.pdf)
    assert "".join(parts).replace(" ", "") in "".join(text.split())
    column = [line for line in lines_of(made.pdf) if 107 < line.left < 180]
    assert len(column) > 1
    assert max(line.right for line in column) < 108 + 80


def test_two_threads_typeset_as_one_after_the_other() -> None:
    from concurrent.futures import ThreadPoolExecutor

    def made(number: int) -> bytes:
        blocks: list[Any] = [*court_title(), heading(f"Part {number}")]
        blocks += [double(words(f"thread{number}", 60 + number)) for _ in range(4)]
        notes = {"footnote-1": note(words("note", 20), "footnote-1", "1")}
        blocks += [noted("double", "footnote-1", "1"), single(words("quote", 50))]
        document = paper(blocks, notes)
        return typeset(document, layout=CALIFORNIA, title="P", today=TODAY, fonts=FONTS).pdf

    alone = [made(number) for number in range(6)]
    with ThreadPoolExecutor(max_workers=2) as threads:
        together = list(threads.map(made, [*range(6)] * 2))
    assert together == alone * 2


def test_an_error_names_the_document() -> None:
    strange = replace(double(""), inlines=(Text("\U00012000", PLAIN),))
    with pytest.raises(EngineError) as caught:
        typeset(
            paper([strange], {}), layout=CALIFORNIA, title="P", today=TODAY, fonts=FONTS,
            name="memorandum",
        )  # fmt: skip
    assert caught.value.message.startswith("memorandum: ")
    assert {problem.location.file for problem in caught.value.problems} == {"memorandum"}


def test_a_table_whose_rows_are_kept_with_the_next_stays_on_one_page() -> None:
    def table(kept: bool) -> Table:
        rows = []
        for number in range(8):
            left = replace(double(f"row{number}"), keep_next=kept and number < 7)
            rows.append(Row((Cell((left,)), Cell((double("x"),)))))
        return Table((120.0, 300.0), tuple(rows))

    for layout in (CALIFORNIA, None):
        pages = []
        for kept in (True, False):
            blocks: list[Any] = [*(double(f"line{n}") for n in range(22)), table(kept)]
            made = typeset(paper(blocks), layout=layout, title="P", today=TODAY, fonts=FONTS)
            pages.append({line.page for line in lines_of(made.pdf) if "row" in line.text})
        assert pages == [{2}, {1, 2}]


def test_space_below_the_last_paragraph_of_a_cell_is_kept() -> None:
    def below(space: float) -> float:
        cell = Cell((replace(single("inside"), space_after=space),))
        blocks: list[Any] = [Table((200.0,), (Row((cell,)),)), single("below")]
        made = typeset(paper(blocks), layout=None, title="P", today=TODAY, fonts=FONTS)
        return next(line.baseline for line in lines_of(made.pdf) if "below" in line.text)

    assert below(18.0) - below(0.0) == pytest.approx(18.0, abs=0.1)


def test_words_in_the_column_of_line_numbers_are_explained() -> None:
    found = Unsupported("text box, floating", "header 1", "1 2 3 LAW OFFICE")
    document = replace(paper([double("text")]), unsupported=(found,))
    with pytest.raises(EngineError) as caught:
        typeset(document, layout=CALIFORNIA, title="P", today=TODAY, fonts=FONTS, engine="typst")
    (problem,) = caught.value.problems
    assert "LAW OFFICE" in problem.message
    assert "numbers the lines" in problem.hint


def test_a_section_that_begins_in_mid_page_keeps_its_own_margins() -> None:
    from docx import Document as New
    from docx.enum.section import WD_SECTION
    from docx.shared import Pt

    from packetgen.docx import read_docx

    document = New()
    document.sections[0].left_margin = document.sections[0].right_margin = Pt(72)
    document.add_paragraph("wide " * 40)
    narrow = document.add_section(WD_SECTION.CONTINUOUS)
    narrow.left_margin, narrow.right_margin = Pt(144), Pt(108)
    document.add_paragraph("narrow " * 40)
    tabbed = document.add_paragraph("narrow\tstop")
    tabbed.paragraph_format.tab_stops.add_tab_stop(Pt(100))
    wide = document.add_section(WD_SECTION.CONTINUOUS)
    wide.left_margin = wide.right_margin = Pt(72)
    document.add_paragraph("again " * 40)
    stream = io.BytesIO()
    document.save(stream)
    source = stream.getvalue()
    done = typeset(
        read_docx(source), layout=None, title="x", today=TODAY, fonts=open_fonts(), source=source
    )
    edges = {
        word: (
            min(line.left for line in lines_of(done.pdf) if line.text.startswith(word)),
            max(line.right for line in lines_of(done.pdf) if line.text.startswith(word)),
        )
        for word in ("wide", "narrow", "again")
    }
    assert edges["narrow"][0] == pytest.approx(144, abs=1.5)
    assert 460 < edges["narrow"][1] < 504
    for word in ("wide", "again"):
        assert edges[word][0] == pytest.approx(72, abs=1.5)
        assert 504 < edges[word][1] < 540
    (line,) = [line for line in lines_of(done.pdf) if "stop" in line.text]
    assert line.right - 244 == pytest.approx(16, abs=6), "the stop counts from the margin"


WIDE = "Acknowledgments"


def of_two_columns(widths: tuple[float, float], **how: Any) -> Document:
    cells = tuple(
        Cell((plain(text),), width=width)
        for text, width in zip((WIDE, "of it"), widths, strict=True)
    )
    return letter(Table(widths, (Row(cells),), **how))


@pytest.mark.parametrize(
    "widths", [(30.0, 60.0), (30.0, 438.0)], ids=["room beside", "room within"]
)
def test_a_column_of_a_table_that_fits_itself_grows_to_its_longest_word(
    widths: tuple[float, float],
) -> None:
    (fitted,) = text_of(set_document(of_two_columns(widths, autofit=True)).pdf)
    assert WIDE in fitted
    (fixed,) = text_of(set_document(of_two_columns(widths)).pdf)
    assert WIDE not in fixed, "a fixed column breaks the word"


def test_a_header_that_fills_the_page_is_not_repeated() -> None:
    rows = [Row((Cell((plain(f"head {n}"),)),), height=250.0, header=True) for n in range(3)]
    rows += [Row((Cell((plain(f"row {n}"),)),)) for n in range(4)]
    pages = text_of(set_document(letter(Table((200.0,), tuple(rows)))).pdf)
    assert len(pages) == 2
    assert sum(page.count("head 0") for page in pages) == 1


@pytest.mark.parametrize("said", ["a" * 150, f"State of {'very' * 40}", "word " * 50 + "b" * 90])
def test_a_tab_after_lines_that_a_long_word_fills_stays_on_the_page(said: str) -> None:
    from docx import Document as New
    from docx.shared import Pt

    from packetgen.docx import read_docx

    document = New()
    document.styles["Normal"].font.name = "Arial"
    tabbed = document.add_paragraph(f"{said}\t) ss. and so on")
    tabbed.paragraph_format.tab_stops.add_tab_stop(Pt(234))
    stream = io.BytesIO()
    document.save(stream)
    source = stream.getvalue()
    done = typeset(
        read_docx(source), layout=None, title="x", today=TODAY, fonts=open_fonts(), source=source
    )
    assert overlaps(done.pdf) == ()
    assert any(") ss. and so on" in line.text for line in lines_of(done.pdf))
