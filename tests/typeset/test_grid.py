"""Every double-spaced line of a numbered paper stands on a numbered line."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from packetgen.docx.blocks import Block, Break, Cell, CharacterFormat, ListLabel, Row, Table, Text
from packetgen.jurisdiction.model import Layout
from packetgen.typeset import open_fonts, overlaps, typeset

from .papers import (
    CALIFORNIA,
    PLAIN,
    TODAY,
    Line,
    attorney_block,
    caption_table,
    court_title,
    data_table,
    double,
    heading,
    lines_of,
    note,
    noted,
    numbered,
    paper,
    signature,
    single,
    title,
    words,
)

FONTS = open_fonts()


def slot_of(line: Line, layout: Layout = CALIFORNIA) -> float:
    """The numbered line that a baseline stands on, from 1; a fraction where it stands between."""
    return (line.baseline - layout.top + 0.2 * layout.pitch) / layout.pitch


def set_paper(blocks: list[Block], notes: dict[str, tuple[Block, ...]] | None = None) -> bytes:
    document = paper(blocks, notes)
    return typeset(document, layout=CALIFORNIA, title="Paper", today=TODAY, fonts=FONTS).pdf


def off_grid(pdf: bytes, *words_: str, step: float = 1.0) -> list[tuple[int, float, str]]:
    """Lines with any of the words whose baseline is over 1 pt away from a numbered line."""
    return [
        (line.page, round(slot_of(line), 3), line.text)
        for line in lines_of(pdf)
        if any(word in line.text for word in words_)
        and abs(slot_of(line) / step - round(slot_of(line) / step)) * step * CALIFORNIA.pitch > 1.0
    ]


def test_line_numbers_stand_on_their_slots_on_every_page() -> None:
    pdf = set_paper([double(words("double", 900))])
    margin = [line for line in lines_of(pdf) if line.left < CALIFORNIA.left - 14]
    pages = {line.page for line in margin}
    assert len(pages) > 3
    for page in pages:
        slots = [slot_of(line) for line in margin if line.page == page]
        assert slots == pytest.approx(range(1, 29), abs=0.04)


def test_numbers_keep_their_distance_without_a_rule() -> None:
    plain = replace(CALIFORNIA, line_rule="")
    document = paper([double(words("double", 300))])
    pdf = typeset(document, layout=plain, title="Paper", today=TODAY, fonts=FONTS).pdf
    import pypdfium2 as pdfium

    text = pdfium.PdfDocument(pdf)[0].get_textpage()
    numbers = [
        text.get_charbox(index)[2]
        for index in range(text.count_chars())
        if text.get_charbox(index)[2] < plain.left - 1
    ]
    assert max(numbers) <= plain.left - 14.4 + 0.1, "CRC 2.108(4): a fifth of an inch, or a rule"


def test_first_page_follows_rule_2_111_line_by_line() -> None:
    pdf = set_paper(
        [*attorney_block(9), *court_title(), caption_table(), double(words("double", 50))]
    )
    lines = [line for line in lines_of(pdf) if line.page == 1]
    attorney = next(line for line in lines if "attorney0" in line.text)
    court = next(line for line in lines if "SUPERIOR COURT" in line.text)
    assert slot_of(attorney) == pytest.approx(1, abs=0.04)
    assert slot_of(court) == pytest.approx(8, abs=0.04)
    assert court.baseline / 72 >= 3 + 1 / 3, "CRC 2.111(3)"
    clerk = [
        line for line in lines if slot_of(line) < 7.5 and line.right > CALIFORNIA.width / 2 + 1
    ]
    assert clerk == [], "lines 1 to 7 right of the centre belong to the clerk"


def test_long_attorney_lines_stay_out_of_the_clerks_space() -> None:
    long = single(words("attorney", 30), role="caption", style="Caption Attorney")
    pdf = set_paper([long, *court_title()])
    lines = [line for line in lines_of(pdf) if "attorney" in line.text]
    assert len(lines) > 5
    assert max(line.right for line in lines) < CALIFORNIA.width / 2


def test_a_long_attorney_block_pushes_the_court_to_the_next_free_line() -> None:
    pdf = set_paper([*attorney_block(18), *court_title(), double(words("double", 30))])
    court = next(line for line in lines_of(pdf) if "SUPERIOR COURT" in line.text)
    last = next(line for line in lines_of(pdf) if "attorney17" in line.text)
    assert slot_of(court) == pytest.approx(round(slot_of(court)), abs=0.04)
    assert 0.9 < slot_of(court) - slot_of(last) < 2.1
    assert slot_of(court) > 8


def test_blank_lines_made_for_word_do_not_move_the_court_title() -> None:
    blanks = [single("", style="Caption Attorney", role="caption") for _ in range(9)]
    pdf = set_paper([*attorney_block(3), *blanks, *court_title()])
    court = next(line for line in lines_of(pdf) if "SUPERIOR COURT" in line.text)
    assert slot_of(court) == pytest.approx(8, abs=0.04)


def test_large_type_and_raised_type_keep_the_lines_after_them_in_place() -> None:
    big = CharacterFormat(font="Arimo", size=22.0)
    huge = CharacterFormat(font="Arimo", size=40.0)
    raised = CharacterFormat(font="Arimo", vertical="super")
    mixed = double("")
    blocks: list[Block] = [
        replace(mixed, inlines=(Text("double ", CharacterFormat(font="Arimo")), Text("Big", big))),
        replace(mixed, inlines=(Text("Huge", huge),)),
        replace(mixed, inlines=(Text("E=mc"), Text("2", raised), Text(words("double", 60)))),
        double(words("double", 60)),
    ]
    assert off_grid(set_paper(blocks), "double") == []


def test_pictures_take_whole_lines() -> None:
    import io

    from PIL import Image

    from packetgen.docx.blocks import Picture

    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, "PNG")
    picture = Picture(buffer.getvalue(), width=100.0, height=77.0, alt="A blue square")
    holder = replace(double(""), inlines=(picture,))
    pdf = set_paper([double(words("double", 40)), holder, double(words("double", 40))])
    assert off_grid(pdf, "double") == []


def test_a_footnote_that_runs_over_the_page_keeps_the_grid() -> None:
    blocks: list[Block] = [double(words("double", 170)), noted("double", "footnote-1", "1")]
    blocks += [single(words("quote", 300), space_before=12.0), double(words("double", 400))]
    notes = {"footnote-1": note(words("note", 330), "footnote-1", "1")}
    pdf = set_paper(blocks, notes)
    note_pages = {line.page for line in lines_of(pdf) if "note" in line.text}
    assert len(note_pages) == 2, "the footnote is longer than what is left of the page"
    assert off_grid(pdf, "double") == []
    assert overlaps(pdf) == ()


def test_footnotes_stand_in_the_text_block_in_the_courts_size() -> None:
    notes = {"footnote-1": note(words("note", 60), "footnote-1", "1")}
    layout = replace(CALIFORNIA, footnote_size=11.0)
    document = paper([noted(words("double", 30), "footnote-1", "1")], notes)
    pdf = typeset(document, layout=layout, title="Paper", today=TODAY, fonts=FONTS).pdf
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    text = pdfium.PdfDocument(pdf)[0].get_textpage()
    shown = text.get_text_range()
    size = raw.FPDFText_GetFontSize(text, shown.index("note0"))
    assert size == pytest.approx(11.0, abs=0.05)
    lines = [line for line in lines_of(pdf) if "note" in line.text]
    pitch = [b.baseline - a.baseline for a, b in pairwise(lines)]
    assert pitch == pytest.approx([12.0] * len(pitch), abs=0.1), "single-spaced"
    assert max(line.baseline for line in lines) <= layout.top + 28 * layout.pitch


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(20, 30):
        blocks: list[Block] = [double(f"double{n}") for n in range(lines)]
        pdf = set_paper([*blocks, heading("Argument"), double(words("after", 60))])
        placed = {line.text.lstrip("0123456789"): line for line in lines_of(pdf)}
        head = placed["Argument"]
        after = next(line for text, line in placed.items() if text.startswith("after0"))
        assert head.page == after.page


# --- any mixture of blocks ------------------------------------------------------------------

_counts = st.integers(1, 90)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Block], dict[str, tuple[Block, ...]]]:
    blocks: list[Block] = []
    notes: dict[str, tuple[Block, ...]] = {}
    for _ in range(draw(st.integers(2, 14))):
        count = draw(_counts)
        gap = draw(st.sampled_from([0.0, 6.0, 12.0, 24.0]))
        match draw(st.integers(0, 9)):
            case 0:
                blocks.append(heading(f"double heading {count}", 1 + count % 3, space_before=gap))
            case 1 | 2:
                blocks.append(double(words("double", count), space_after=gap, indent_first=36.0))
            case 3:
                key, mark = f"footnote-{len(notes) + 1}", str(len(notes) + 1)
                blocks.append(noted(words("double", 10), key, mark, words("double", count)))
                notes[key] = note(words("note", count), key, mark)
            case 4:
                blocks.append(single(words("quote", count), space_before=gap, space_after=gap))
            case 5:
                tall = [[words("cell", count % 30 + 1), "x"] for _ in range(1 + count % 5)]
                blocks.append(data_table([["Date", "Event"], *tall], [120.0, 300.0]))
            case 6:
                blocks.append(
                    numbered(words("double", count), "12.", indent_left=36.0, indent_first=-36.0)
                )
            case 7:
                blocks += signature()
            case 8:
                inner = (double(words("double", count % 20 + 1)), single(words("quote", count)))
                cells = (Cell(inner), Cell((single("right"), double("double"))))
                blocks.append(Table((200.0, 200.0), (Row(cells),), layout=True))
            case 9:
                blocks.append(replace(double(""), inlines=(Break("page"),)))
    return blocks, notes


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(stories())
def test_any_mixture_of_blocks_stays_on_the_grid(
    story: tuple[list[Block], dict[str, tuple[Block, ...]]],
) -> None:
    blocks, notes = story
    pdf = set_paper([*blocks, double("double last"), title("double end")], notes)
    assert off_grid(pdf, "double") == []
    assert off_grid(pdf, "quote", "Respectfully", step=0.5) == []
    assert overlaps(pdf) == ()
    body = [line for line in lines_of(pdf) if "double" in line.text or "quote" in line.text]
    assert all(0.4 < slot_of(line) < 28.1 for line in body), "within the numbered lines"


def note_pages(pdf: bytes, count: int) -> list[tuple[int, int]]:
    """The pages of each footnote's mark and of its first line, both as measured on the PDF.

    Marks are set as "mark7" before the raised number, notes begin with "first7".
    """
    place = {
        word: line.page
        for line in lines_of(pdf)
        for word in re.findall(r"(?:mark|first)\d+(?=x)", line.text)
    }
    return [(place[f"mark{number}"], place[f"first{number}"]) for number in range(1, count + 1)]


@st.composite
def annotated(draw: st.DrawFn) -> tuple[list[Block], dict[str, tuple[Block, ...]]]:
    """Text of every kind with footnotes, some longer than half a page."""
    blocks: list[Block] = [double(words("double", draw(st.integers(1, 260))))]
    notes: dict[str, tuple[Block, ...]] = {}
    for number in range(1, draw(st.integers(1, 7)) + 1):
        kind = draw(st.integers(0, 6))
        # Cells and narrowed paragraphs move as one, if they are lower than half a page.
        most = 25 if kind in (1, 4) else 90
        before, after = draw(st.integers(0, most)), draw(st.integers(0, most))
        key, mark = f"footnote-{number}", str(number)
        length = draw(st.sampled_from([1, 10, 30, 60, 200]))
        notes[key] = note(f"first{number}x " + words("note", length), key, mark)
        word = "quote" if kind in (2, 3) else "double"
        made = noted(f"{words(word, before)} mark{number}x", key, mark, " " + words(word, after))
        match kind:
            case 2 | 3:
                made = replace(made, role="quote", style="Block Quotation", line=12.0)
            case 4:
                made = replace(made, indent_right=36.0, indent_left=36.0)
            case 5:
                made = replace(made, keep_next=True)
            case 6:
                made = replace(made, label=ListLabel("12.", format=PLAIN), indent_first=-36.0)
                made = replace(made, indent_left=36.0)
        if kind != 1:
            blocks.append(made)
        else:
            cells = (Cell((single("cell"),)), Cell((made,)))
            blocks.append(Table((120.0, 300.0), (Row(cells),)))
        blocks.append(double(words("double", draw(st.integers(1, 90))), space_before=12.0))
    return blocks, notes


@settings(max_examples=80, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(annotated())
def test_every_footnote_begins_on_the_page_of_its_mark(
    story: tuple[list[Block], dict[str, tuple[Block, ...]]],
) -> None:
    blocks, notes = story
    pdf = set_paper([*blocks, double("double last")], notes)
    assert all(mark == first for mark, first in note_pages(pdf, len(notes)))
    assert off_grid(pdf, "double") == []
    assert off_grid(pdf, "quote", step=0.5) == []
    assert overlaps(pdf) == ()


@pytest.mark.parametrize("note_words", [8, 20, 32, 50])
@pytest.mark.parametrize("quote_words", [300, 320, 340])
def test_a_quotation_that_breaks_above_footnotes_keeps_the_grid(
    note_words: int, quote_words: int
) -> None:
    notes = {"footnote-1": note(words("note", note_words), "footnote-1", "1")}
    blocks: list[Block] = [
        double(words("double", 140)),
        noted("double", "footnote-1", "1"),
        single(words("quote", quote_words)),
        double(words("double", 30)),
    ]
    pdf = set_paper(blocks, notes)
    assert {line.page for line in lines_of(pdf) if "quote" in line.text} == {1, 2}
    assert off_grid(pdf, "double") == []


@pytest.mark.parametrize(("before", "quote_words"), [(100, 120), (60, 160)])
def test_a_quotation_that_moves_to_the_next_page_with_its_note_keeps_the_grid(
    before: int, quote_words: int
) -> None:
    notes = {"footnote-1": note(words("note", 30), "footnote-1", "1")}
    moved = single(words("quote", quote_words), space_before=12.0)
    mark = noted("", "footnote-1", "1").inlines[1]
    blocks: list[Block] = [
        double(words("double", before)),
        single(words("quote", quote_words)),
        replace(moved, inlines=(*moved.inlines, mark)),
        single(words("quote", 90), space_before=12.0),
        double(words("double", 30)),
    ]
    pdf = set_paper(blocks, notes)
    assert {line.page for line in lines_of(pdf) if "quote" in line.text} == {1, 2}
    assert off_grid(pdf, "double") == []


def test_letter_spacing_ends_with_the_paragraph_that_has_it() -> None:
    spaced = replace(double(""), inlines=(Text("Head", replace(PLAIN, spacing=2.0)),))
    after = double("plain and ordinary words")
    (alone,) = (line for line in lines_of(set_paper([after], {})) if "plain" in line.text)
    (below,) = (line for line in lines_of(set_paper([spaced, after], {})) if "plain" in line.text)
    assert below.right == pytest.approx(alone.right, abs=0.1)
