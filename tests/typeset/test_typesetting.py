"""What comes out of typesetting: words, links, outline, tags, headers, the same bytes again."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packetgen.docx.blocks import (
    Border,
    Borders,
    Break,
    Cell,
    CheckBox,
    Document,
    PageField,
    Paragraph,
    Picture,
    Row,
    Section,
    SectionBreak,
    Tab,
    Table,
    TabStop,
    Text,
    Unsupported,
)
from packetgen.errors import EngineError
from packetgen.typeset import (
    Typeset,
    find_soffice,
    missing_words,
    open_fonts,
    overlaps,
    page_pictures,
    typeset,
)
from packetgen.typeset.words import text_of

from .papers import (
    BOLD,
    CALIFORNIA,
    PLAIN,
    TODAY,
    attorney_block,
    caption_table,
    court_title,
    data_table,
    double,
    footer,
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


def set_document(document: Document, **more: Any) -> Typeset:
    options = {"layout": None, "title": "A letter", "today": TODAY, "fonts": FONTS} | more
    return typeset(document, **options)


def letter(*blocks: Any, **section: Any) -> Document:
    return Document(tuple(blocks), (Section(**section),))


def plain(text: str, **more: Any) -> Paragraph:
    return Paragraph((Text(text, PLAIN),), **more)


def full_paper() -> Document:
    blocks = [
        *attorney_block(),
        *court_title(),
        caption_table(),
        title("Memorandum"),
        heading("I. Facts"),
        noted(words("double", 60), "footnote-1", "1", words("double", 20)),
        single(words("quote", 40), indent_left=36.0, indent_right=36.0),
        numbered(words("double", 30), "1."),
        data_table([["Date", "Event"], ["March 5", words("cell", 20)]], [100.0, 300.0]),
        *signature(),
    ]
    return paper(blocks, {"footnote-1": note(words("note", 30), "footnote-1", "1")})


# --- the same bytes ----------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.typeset.test_typesetting import full_paper, set_document\n"
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
    set_document(letter(Paragraph((_picture(),))))
    assert list(tmp_path.iterdir()) == []


# --- text is data --------------------------------------------------------------------------------

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


# --- letters -------------------------------------------------------------------------------------


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


# --- outline, links, tags ------------------------------------------------------------------------


def test_headings_become_bookmarks_and_never_skip_a_level() -> None:
    done = set_document(
        paper(
            [
                title("Memorandum"),
                heading("Facts"),
                heading("Deep", 3),
                double(words("double", 500)),
                heading("Argument"),
                double("end"),
            ]
        ),
        layout=CALIFORNIA,
    )
    assert [(mark.title, mark.level) for mark in done.outline] == [
        ("Memorandum", 1),
        ("Facts", 2),
        ("Deep", 3),
        ("Argument", 2),
    ]
    assert done.outline[0].page == 1
    assert done.outline[3].page == done.pages


def test_headings_of_one_rank_are_siblings_whatever_rank_the_paper_starts_with() -> None:
    ranks = (2, 2, 3, 2, 4, 3, 1, 3, 2)
    blocks = [heading(f"Heading {number}", rank) for number, rank in enumerate(ranks)]
    done = set_document(paper([*blocks, double("end")]), layout=CALIFORNIA)
    assert [mark.level for mark in done.outline] == [1, 1, 2, 1, 2, 2, 1, 2, 2]
    titled = set_document(paper([title("Declaration"), *blocks[:3], double("end")]))
    assert [mark.level for mark in titled.outline] == [1, 2, 2, 3]


def test_links_keep_their_address() -> None:
    from pypdf import PdfReader

    # A page break before the target's words does not take its place away.
    target = Paragraph((Break("page"), Text("target", PLAIN)), bookmarks=("place", "unused"))
    runs = (
        Text("web", PLAIN, link="https://courts.ca.gov/a?b=1"),
        Text("cite", PLAIN, link="packetgen:exhibit/police-report?page=3"),
        Text("inside", PLAIN, link="#place"),
        Text("nowhere", PLAIN, link="#gone"),
    )
    done = set_document(letter(Paragraph(runs), plain(words("x", 900)), target))
    page = PdfReader(io.BytesIO(done.pdf)).pages[0]
    actions = [annotation.get_object() for annotation in page["/Annots"]]
    uris = [str(a["/A"].get("/URI", "")) for a in actions if "/A" in a]
    assert "https://courts.ca.gov/a?b=1" in uris
    assert "packetgen:exhibit/police-report?page=3" in uris
    assert "#gone" in uris
    assert "#place" not in uris
    assert len(actions) == 4
    assert any("gone" in remark for remark in done.notes)


def test_papers_pass_the_pdf_ua_checker_and_qpdf(tmp_path: Path) -> None:
    outloud = shutil.which("outloud", path=str(Path(sys.executable).parent)) or shutil.which(
        "outloud"
    )
    files = {
        "paper": set_document(full_paper(), layout=CALIFORNIA),
        "letter": set_document(
            letter(
                plain("Dear client"),
                data_table([["a", "b"], ["c", "d"]], [90.0, 90.0]),
                Paragraph((_picture(),)),
                Paragraph((Text("cite", PLAIN, link="packetgen:exhibit/a"),)),
            )
        ),
    }
    for name, done in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(done.pdf)
    if shutil.which("qpdf"):
        for name in files:
            check = subprocess.run(
                ["qpdf", "--check", str(tmp_path / f"{name}.pdf")], capture_output=True, text=True
            )
            assert check.returncode == 0, check.stdout + check.stderr
    if outloud is None:
        pytest.skip("outloud, the PDF/UA checker, is not installed")
    check = subprocess.run(
        [outloud, "-q", *(str(tmp_path / f"{name}.pdf") for name in files)],
        capture_output=True,
        text=True,
    )
    assert check.stdout.count("0 error(s)") == len(files), check.stdout


def test_title_language_and_standards_are_in_the_file() -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(set_document(full_paper(), layout=CALIFORNIA).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "A letter"
    assert str(reader.trailer["/Root"]["/Lang"]) == "en"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    packet = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "pdfaid:part>2<" in packet
    assert "pdfuaid:part>1<" in packet
    assert reader.metadata.get("/CreationDate", "").startswith("D:20260501")


# --- footers -------------------------------------------------------------------------------------


def test_a_paper_without_a_footer_gets_the_courts() -> None:
    document = Document((double("text"),), (Section(),))
    done = set_document(document, layout=CALIFORNIA, footer_title="MOTION TO VACATE")
    lines = lines_of(done.pdf)
    number = next(line for line in lines if line.text == "1" and line.left > 200)
    named = next(line for line in lines if line.text == "MOTION TO VACATE")
    assert 732 < number.baseline < named.baseline < 785, "CRC 2.110: number, then title, below"


def test_the_documents_own_footer_is_not_doubled() -> None:
    done = set_document(paper([double("text")]), layout=CALIFORNIA, footer_title="OTHER")
    shown = text_of(done.pdf)[0]
    assert "OTHER" not in shown
    assert shown.count("NOTICE OF MOTION") == 1
    assert footer()


# --- pictures ------------------------------------------------------------------------------------


def _picture(**more: Any) -> Picture:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(buffer, "PNG")
    options = {"width": 90.0, "height": 60.0, "alt": "A blue box"} | more
    return Picture(buffer.getvalue(), **options)


def test_pictures_keep_their_alternative_text_and_fit_the_page() -> None:
    done = set_document(letter(Paragraph((_picture(width=900.0, height=600.0),))))
    assert any("smaller" in remark for remark in done.notes)
    assert b"A blue box" in done.pdf or "A blue box".encode("utf-16-be").hex().encode() in done.pdf
    assert overlaps(done.pdf) == ()


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_photographs_lose_their_position_data_but_not_their_pixels(mode: str) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "GPS 37.8044 N 122.2712 W"
    buffer = io.BytesIO()
    Image.new(mode, (60, 40), 128 if mode == "L" else None).save(buffer, "JPEG", exif=exif)
    assert b"37.8044" in buffer.getvalue()
    photo = Picture(buffer.getvalue(), "image/jpeg", 60.0, 40.0, "A street")
    done = set_document(letter(Paragraph((photo,))))
    assert b"37.8044" not in done.pdf


def test_a_broken_picture_is_named() -> None:
    bad = replace(_picture(), data=b"\x89PNG\r\n\x1a\nnot a picture")
    with pytest.raises(EngineError) as caught:
        set_document(letter(Paragraph((bad,), number=7)))
    assert "paragraph 7" in str(caught.value)


def test_pages_as_pictures() -> None:
    from PIL import Image

    done = set_document(full_paper(), layout=CALIFORNIA)
    (first,) = page_pictures(done.pdf, [1], 36)
    with Image.open(io.BytesIO(first)) as drawn:
        assert drawn.size == (306, 396)
    with pytest.raises(EngineError, match="not page 99"):
        page_pictures(done.pdf, [99])


# --- what cannot be set --------------------------------------------------------------------------


def test_a_character_without_a_glyph_is_named_with_its_paragraph() -> None:
    with pytest.raises(EngineError) as caught:
        set_document(
            letter(plain("fine"), plain("Linear A: \U00010600", number=2)),
            fonts=open_fonts(system=False),
        )
    assert "U+10600" in str(caught.value)
    assert "paragraph 2" in str(caught.value)


def test_what_the_reader_cannot_say_stops_typst() -> None:
    found = Unsupported("floating text box", "page 1 header", "STAMP")
    document = replace(letter(plain("x")), unsupported=(found,))
    with pytest.raises(EngineError) as caught:
        set_document(document, engine="typst")
    assert "floating text box: STAMP" in str(caught.value)
    assert "page 1 header" in str(caught.value)


def test_without_libreoffice_the_error_lists_what_was_found_and_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("packetgen.typeset.typesetting.find_soffice", lambda: None)
    document = replace(letter(plain("x")), unsupported=(Unsupported("SmartArt", "paragraph 3"),))
    with pytest.raises(EngineError) as caught:
        set_document(document, source=b"PK")
    assert "SmartArt" in str(caught.value)
    assert "apt install libreoffice-writer" in str(caught.value)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(EngineError, match="typst, libreoffice"):
        set_document(letter(plain("x")), engine="word")


# --- faces ---------------------------------------------------------------------------------------


def test_the_default_face_is_packetgens_own() -> None:
    done = set_document(
        letter(Paragraph((Text("Arial is asked for", replace(PLAIN, font="Arial")),)))
    )
    assert [(font.family, font.file) for font in done.fonts] == [("Arimo", "Arimo[wght].ttf")]
    assert len(done.fonts[0].sha256) == 64


def test_a_face_that_is_absent_is_replaced_and_said() -> None:
    odd = replace(PLAIN, font="Blackletter Nonesuch")
    done = set_document(letter(Paragraph((Text("text", odd),))))
    assert done.notes == ("Blackletter Nonesuch is not at hand; Arimo stands in for it",)


def test_a_face_of_the_system_is_used_only_when_asked_for() -> None:
    if FONTS.resolve("Times New Roman", system=True) is None:
        pytest.skip("no face with the metrics of Times New Roman is installed")
    times = replace(PLAIN, font="Times New Roman")
    asked = set_document(letter(Paragraph((Text("text", times),))))
    assert asked.fonts[0].family != "Arimo"
    kept = set_document(letter(Paragraph((Text("text", times),))), fonts=open_fonts(system=False))
    assert kept.fonts[0].family == "Arimo"


def test_a_font_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no such font folder"):
        open_fonts(folders=[tmp_path / "nowhere"])
    with pytest.raises(EngineError, match="Nonesuch"):
        open_fonts(preferred="Nonesuch")


# --- real files ----------------------------------------------------------------------------------


def test_every_real_word_file_is_typeset_whole_or_says_why_not(shared_data: Path) -> None:
    """Gates included: no file may come out with a word missing, moved or covered."""
    from packetgen.docx import read_docx

    files = sorted(shared_data.glob("docx-*/*.docx"))
    assert len(files) > 60
    done, refused = [], {}
    for file in files:
        source = file.read_bytes()
        document = read_docx(source, name=file.name)
        try:
            made = set_document(document, source=source, engine="typst", fonts=FONTS)
        except EngineError as error:
            refused[file.stem] = error
        else:
            assert not document.unsupported
            done.append(made)
    assert len(done) >= 44
    for name, error in refused.items():
        assert error.problems, name
        text = str(error)
        assert "cannot set" in text or "no font at hand" in text, f"{name}: {text}"


def test_real_word_files_on_numbered_paper(shared_data: Path) -> None:
    from packetgen.docx import read_docx

    for name in ("footnotes_three", "numbering_multilevel", "table_row_splits", "tabs_leaders"):
        source = (shared_data / "docx-features" / f"{name}.docx").read_bytes()
        made = set_document(read_docx(source), source=source, layout=CALIFORNIA)
        assert made.engine == "typst"
        assert missing_words({"body": ("no-such-word-anywhere",)}, made.pdf)


def test_libreoffice_takes_what_typst_cannot(shared_data: Path) -> None:
    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    from packetgen.docx import read_docx

    source = (shared_data / "docx-features" / "textbox_wps_anchor.docx").read_bytes()
    document = read_docx(source)
    assert document.unsupported
    made = set_document(document, source=source)
    assert made.engine == "libreoffice"
    assert made.unsupported == document.unsupported


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
