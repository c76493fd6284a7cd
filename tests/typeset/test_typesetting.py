"""What comes out of typesetting: words, links, outline, tags, headers, the same bytes again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from packetgen.docx.blocks import (
    Border,
    Borders,
    Break,
    CheckBox,
    Document,
    PageField,
    Paragraph,
    Section,
    SectionBreak,
    Tab,
    TabStop,
    Text,
)
from packetgen.typeset import (
    overlaps,
)
from packetgen.typeset.gates.words import text_of

from .papers import (
    BOLD,
    CALIFORNIA,
    PLAIN,
    data_table,
    lines_of,
    numbered,
    words,
)
from .setting import full_paper, letter, picture, plain, set_document


def test_the_same_input_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.typeset.setting import full_paper, set_document\n"
        "from tests.typeset.papers import CALIFORNIA\n"
        "pdf = set_document(full_paper(), layout=CALIFORNIA).pdf\n"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    here = Path(__file__).resolve().parents[2]
    own = hashlib.sha256(set_document(full_paper(), layout=CALIFORNIA).pdf).hexdigest()
    run = subprocess.run(
        [sys.executable, "-c", script, str(here)],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert run.stdout.strip() == own


def test_typesetting_leaves_nothing_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    set_document(letter(Paragraph((picture(),))))
    assert list(tmp_path.iterdir()) == []


HOSTILE = '#panic("x") *bold* _it_ $x^2$ @ref <label> \\ #read("/etc/passwd") `raw` // gone /* x */'


def test_no_text_is_read_as_markup() -> None:
    done = set_document(
        letter(
            plain(HOSTILE),
            Paragraph((Text(HOSTILE, BOLD),), role="heading-1"),
            data_table([[HOSTILE, "b"], ["c", HOSTILE]], [300.0, 160.0]),
        ),
        title=HOSTILE,
    )
    shown = " ".join(" ".join(text_of(done.pdf)).split())
    assert shown.count("#panic(") == 4
    assert "/etc/passwd" in shown
    assert "// gone /* x */" in shown
    assert done.outline[0].title == " ".join(HOSTILE.split())


def test_a_letter_has_its_own_margins_headers_and_page_numbers() -> None:
    pages = (plain(words("body", 700)), plain("last"))
    top = (plain("Eastside Tenant Law Project"), plain("100 Main Street"))
    bottom = (
        Paragraph((Text("Page ", PLAIN), PageField("page"), Text(" of "), PageField("pages"))),
    )
    done = set_document(
        letter(
            *pages,
            left=100.0,
            top=90.0,
            headers={"first": top, "default": (plain("Continued"),)},
            footers={"default": bottom, "first": bottom},
            first_page_different=True,
        )
    )
    texts = text_of(done.pdf)
    assert done.pages == len(texts) == 2
    assert "Eastside" in texts[0]
    assert "Continued" not in texts[0]
    assert "Continued" in texts[1]
    assert ["Page 1 of 2" in texts[0], "Page 2 of 2" in texts[1]] == [True, True]
    assert min(line.left for line in lines_of(done.pdf)) == pytest.approx(100.0, abs=1.5)


def test_a_tall_letterhead_pushes_the_text_down() -> None:
    tall = tuple(plain(f"Letterhead {number}") for number in range(9))
    done = set_document(
        letter(plain("Dear client"), headers={"first": tall}, first_page_different=True)
    )
    lines = {line.text: line.baseline for line in lines_of(done.pdf)}
    assert lines["Dear client"] > lines["Letterhead 8"] + 10
    assert overlaps(done.pdf) == ()


def test_page_numbers_restart_and_pages_turn() -> None:
    number = {"default": (Paragraph((Text("No ", PLAIN), PageField("page"))),)}
    first = Section(footers=number, page_number_format="lowerRoman", page_number_start=4)
    second = Section(width=792.0, height=612.0, footers=number, page_number_start=9)
    document = Document((plain("one"), SectionBreak(1), plain("two")), (first, second))
    texts = text_of(set_document(document).pdf)
    assert "No iv" in texts[0]
    assert "No 9" in texts[1]
    import pypdfium2 as pdfium

    pdf = pdfium.PdfDocument(set_document(document).pdf)
    assert [page.get_size() for page in pdf] == [(612.0, 792.0), (792.0, 612.0)]


def test_a_document_that_begins_on_an_even_page_has_no_blank_page_before_it() -> None:
    number = {"default": (Paragraph((Text("No ", PLAIN), PageField("page"))),)}
    document = letter(plain("one"), start="even-page", page_number_start=2, footers=number)
    (only,) = text_of(set_document(document).pdf)
    assert "No 2" in only


def test_mirrored_margins_change_places_on_even_pages() -> None:
    document = letter(plain("one"), plain("two", page_break_before=True), left=144.0, right=36.0)
    done = set_document(replace(document, mirrored=True))
    assert [line.left for line in lines_of(done.pdf)] == pytest.approx([144.0, 36.0], abs=1.5)


def test_page_breaks_and_spacing_are_kept() -> None:
    broken = Paragraph((Text("before", PLAIN), Break("page"), Text("after", PLAIN)))
    document = letter(broken, plain("x", page_break_before=True), plain("y", space_before=50.0))
    lines = {line.text: line for line in lines_of(set_document(document).pdf)}
    assert [lines[word].page for word in ("before", "after", "x", "y")] == [1, 2, 3, 3]
    assert lines["y"].baseline - lines["x"].baseline == pytest.approx(50 + 12 * 1.149, abs=0.5)


def test_a_break_at_a_paragraphs_end_begins_an_empty_line() -> None:
    open_end = Paragraph((Text("In re:", PLAIN), Break("line")))
    document = letter(open_end, plain("x"), plain("y"))
    lines = {line.text: line.baseline for line in lines_of(set_document(document).pdf)}
    assert lines["x"] - lines["In re:"] == pytest.approx(2 * (lines["y"] - lines["x"]), abs=0.5)


def test_tabs_go_to_their_stops() -> None:
    stops = (TabStop(100.0), TabStop(300.0, "center"), TabStop(468.0, "right", "."))
    parts = (Text("a", PLAIN), Tab(), Text("b", PLAIN), Tab(), Text("mid", PLAIN), Tab())
    document = letter(
        Paragraph((*parts, Text("end", PLAIN)), tabs=stops),
        Paragraph((Tab(), Text("known", PLAIN)), tabs=(TabStop(200.0),)),
        Paragraph((Text("w" * 30, PLAIN), Tab(), Text("pushed", PLAIN)), tabs=(TabStop(90.0),)),
    )
    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(set_document(document).pdf)[0].get_textpage()
    shown = page.get_text_range()
    left = {word: page.get_charbox(shown.index(word))[0] for word in ("b", "mid", "end", "known")}
    right = page.get_charbox(shown.index("end") + 2)[2]
    middle = (left["mid"] + page.get_charbox(shown.index("mid") + 2)[2]) / 2
    assert left["b"] == pytest.approx(172.0, abs=1.5)
    assert middle == pytest.approx(372.0, abs=1.5)
    assert right == pytest.approx(540.0, abs=1.5)
    assert left["known"] == pytest.approx(272.0, abs=1.5)
    assert page.get_charbox(shown.index("pushed"))[0] > page.get_charbox(29 + shown.index("www"))[2]


def test_labels_hang_and_never_touch_the_text() -> None:
    document = letter(
        *(
            numbered(words("text", 40), label, indent_left=36.0, indent_first=-36.0)
            for label in ("1.", "(viii)", "Exhibit WW-1000.")
        )
    )
    done = set_document(document)
    assert overlaps(done.pdf) == ()
    first = [line for line in lines_of(done.pdf) if line.text.startswith(("1.", "text"))]
    assert first[0].left == pytest.approx(72.0, abs=1.5)
    assert first[1].left == pytest.approx(108.0, abs=1.5)


def test_borders_boxes_and_check_boxes_are_shown() -> None:
    ruled = Borders(top=Border("single", 1.0), bottom=Border("double", 1.0))
    document = letter(
        plain("ruled", borders=ruled, shading="d9e2f3"),
        Paragraph((CheckBox(True, "☒"), Text(" yes ", PLAIN), CheckBox(False, "☐"))),
    )
    done = set_document(document)
    assert "☒ yes ☐" in " ".join(text_of(done.pdf)[0].split())
    assert {font.family for font in done.fonts} == {"Arimo", "Packetgen Marks"}
    assert any("double" in remark for remark in done.notes)


def test_small_capitals_and_hidden_text() -> None:
    small = replace(PLAIN, small_caps=True)
    hidden = replace(PLAIN, hidden=True)
    capitals = replace(PLAIN, caps=True)
    runs = (Text("María", small), Text("secret", hidden), Text(" caps", capitals))
    shown = text_of(set_document(letter(Paragraph(runs))).pdf)[0]
    assert shown.strip() == "MARÍA CAPS"
