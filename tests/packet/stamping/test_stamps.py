"""Stamps stand upright, of one size, in the court's corner, and never on the page's own content."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.generic import FloatObject, NameObject, NumberObject

from packetgen.errors import PacketError
from packetgen.packet import About, Stamp, StampPlan, assemble
from packetgen.packet.stamping.stamp_font import in_print_order
from packetgen.pages import BatesScheme, NumberingScheme, page_map

from ..bound_files import seen_words
from ..conftest import bind, box, filing_of, make_pdf, reader, set_content


def turned(rotation: int, crop: tuple[float, ...] | None, media: tuple[float, ...]) -> bytes:
    def edit(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page[NameObject("/Rotate")] = NumberObject(rotation)
        page[NameObject("/MediaBox")] = box(*media)
        set_content(page, writer, b"")
        if crop:
            page[NameObject("/CropBox")] = box(*crop)

    return make_pdf([""], edit)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("crop", "media"),
    [
        (None, (0, 0, 612, 792)),
        ((40, 60, 560, 700), (0, 0, 612, 792)),
        (None, (-100, -50, 512, 742)),
        (None, (0, 0, 612, 1008)),
        ((-20, -20, 900, 900), (0, 0, 595, 842)),
    ],
)
def test_stamps_are_upright_of_one_size_and_in_the_corner(
    rotation: int, crop: tuple[float, ...] | None, media: tuple[float, ...]
) -> None:
    done, _ = bind(filing_of(("a", turned(rotation, crop, media))), stamps=StampPlan.usual())
    document = pypdfium2.PdfDocument(done.pdf)
    width, height = document[0].get_size()
    document.close()
    words = seen_words(done.pdf, 0, "Exhibit A, Page 1")
    left, bottom, right, top = words["Exhibit A, Page 1"]
    assert right == pytest.approx(width - min(36, width * 0.06), abs=1.5)
    assert 12 < bottom < 24
    assert right - left == pytest.approx(67.8, abs=0.2), "one size, whatever the turn"
    assert 5 < top - bottom < 10, "upright: one line high"
    assert height > 400


def test_every_exhibit_page_says_its_own_page_and_the_papers_number() -> None:
    parts = filing_of(
        ("a", make_pdf(["x", "y"])), ("b", make_pdf(["z"])), paper=make_pdf(["paper"] * 3)
    )
    pages = page_map([p.part for p in parts], NumberingScheme(bates=BatesScheme("HER", 6, 0)))
    done = assemble(parts, pages, About("M"), stamps=StampPlan.usual())
    said = [page.extract_text().split("\n")[1:] for page in reader(done.pdf).pages]
    assert said[:3] == [[], [], []], "a paper prints its own numbers"
    assert said[3:] == [
        ["4 Exhibit A, Page 1HER000000"],
        ["5 Exhibit A, Page 2HER000001"],
        ["6 Exhibit B, Page 1HER000002"],
    ]


def test_a_stamp_moves_up_from_text_that_stands_in_its_place() -> None:
    def edit(writer: PdfWriter) -> None:
        data = b"BT /F1 8 Tf 480 12 Td (a footer here) Tj ET"
        set_content(writer.pages[0], writer, data)

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=StampPlan.usual())
    words = seen_words(done.pdf, 0, "a footer here", "Exhibit A, Page 1")
    assert words["Exhibit A, Page 1"][1] > words["a footer here"][3] + 1
    assert done.notes == ()


def full_page(colour: bytes, *, text: bytes = b"") -> Callable[[PdfWriter], None]:
    def edit(writer: PdfWriter) -> None:
        set_content(writer.pages[0], writer, colour + b" 0 0 612 792 re f " + text)

    return edit


def test_content_to_the_foot_of_the_page_makes_room_and_that_is_noted() -> None:
    lines = b" ".join(
        b"BT 0 g /F1 8 Tf 30 %d Td (%s) Tj ET" % (y, b"full of text " * 9) for y in range(4, 780, 9)
    )
    parts = filing_of(("a", make_pdf([""], full_page(b"1 g", text=lines))))
    done, _ = bind(parts, stamps=StampPlan.usual())
    words = seen_words(done.pdf, 0, "Exhibit A, Page 1")
    document = pypdfium2.PdfDocument(done.pdf)
    text = document[0].get_textpage()
    lowest = min(
        text.get_charbox(at)[1]
        for at in range(text.count_chars())
        if text.get_text_range(at, 1).strip() and text.get_charbox(at)[0] < 400
        and text.get_charbox(at)[1] > words["Exhibit A, Page 1"][3]
    )  # fmt: skip
    document.close()
    assert lowest > words["Exhibit A, Page 1"][3]
    assert "% of its size" in done.notes[0].message
    assert done.notes[0].page == 1


def test_a_white_background_is_no_content_and_a_grey_one_is() -> None:
    white, _ = bind(filing_of(("a", make_pdf([""], full_page(b"1 g")))), stamps=StampPlan.usual())
    assert white.notes == ()
    grey, _ = bind(filing_of(("a", make_pdf([""], full_page(b"0.4 g")))), stamps=StampPlan.usual())
    assert len(grey.notes) == 1


def test_what_the_crop_box_hides_stays_hidden_when_the_page_makes_room() -> None:
    def edit(writer: PdfWriter) -> None:
        page = writer.pages[0]
        data = b"0 g 0 0 612 792 re f"
        set_content(page, writer, data)
        page[NameObject("/CropBox")] = box(100, 100, 500, 700)

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=StampPlan.usual())
    document = pypdfium2.PdfDocument(done.pdf)
    image = document[0].render(scale=1, grayscale=True).to_pil()
    document.close()
    assert image.getpixel((200, 300)) < 30
    assert image.getpixel((200, 598)) > 240, "the strip for the stamp is white"
    assert image.getpixel((1, 300)) > 240, "and so are the sides"


def test_annotations_move_with_the_content_that_makes_room() -> None:
    from pypdf.annotations import Highlight

    def edit(writer: PdfWriter) -> None:
        full_page(b"0 g")(writer)
        writer.add_annotation(
            0, Highlight(rect=(0, 0, 612, 100), quad_points=box(0, 100, 612, 100, 0, 0, 612, 0))
        )

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=StampPlan.usual())
    note = reader(done.pdf).pages[0]["/Annots"][0].get_object()
    left, bottom, right, top = (float(v) for v in note["/Rect"])
    assert bottom > 20
    assert left > 5
    assert right < 607
    assert top - bottom < 100
    assert float(note["/QuadPoints"][5]) == pytest.approx(bottom, abs=0.01)


def test_places_move_with_the_content_that_makes_room() -> None:
    from pypdf.generic import Fit

    def edit(writer: PdfWriter) -> None:
        full_page(b"0 g")(writer)
        writer.add_outline_item(title="Top", page_number=0, fit=Fit.xyz(0, 792, None))
        writer.add_outline_item(title="Foot", page_number=0, fit=Fit.xyz(0, 0, None))

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=StampPlan.usual())
    top, foot = reader(done.pdf).outline[1]
    assert float(top.top) == pytest.approx(792, abs=1)
    assert float(foot.top) > 20


@pytest.mark.parametrize(
    "content", [b"q 2 0 0 2 50 50 cm", b"Q Q", b"Q 3 0 0 3 9 9 cm q", b"q q Q"]
)
def test_unbalanced_content_of_others_does_not_move_the_stamp(content: bytes) -> None:
    def edit(writer: PdfWriter) -> None:
        set_content(writer.pages[0], writer, content)

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=StampPlan.usual())
    left, bottom, right, _ = seen_words(done.pdf, 0, "Exhibit A, Page 1")["Exhibit A, Page 1"]
    assert (round(right), round(bottom)) == (575, 16)
    assert right - left == pytest.approx(67.8, abs=0.2)


def test_stamps_are_artifacts_that_a_screen_reader_passes_over() -> None:
    done, _ = bind(filing_of(("a", make_pdf(["x"]))), stamps=StampPlan.usual())
    data = reader(done.pdf).pages[0].get_contents().get_data()
    assert data.count(b"/Artifact<</Type/Pagination/Subtype/Footer") == 2
    assert data.count(b"BDC") == data.count(b"EMC")


def test_oregon_wants_two_lines_in_the_corner() -> None:
    plan = StampPlan.usual("Exhibit {label}\nPage {page}")
    done, _ = bind(filing_of(("a", make_pdf(["x"]))), stamps=plan)
    words = seen_words(done.pdf, 0, "Exhibit A", "Page 1")
    assert words["Exhibit A"][1] > words["Page 1"][3]
    assert words["Exhibit A"][2] == pytest.approx(words["Page 1"][2], abs=1)


def test_stamps_on_a_narrow_page_do_not_run_into_each_other() -> None:
    parts = filing_of(("a", make_pdf(["x"], size=(150, 300))))
    pages = page_map([p.part for p in parts], NumberingScheme(bates=BatesScheme("HERNANDEZ")))
    done = assemble(parts, pages, About("M"), stamps=StampPlan.usual())
    words = seen_words(done.pdf, 0, "Exhibit A, Page 1", "HERNANDEZ000001")
    one, two = words.values()
    assert one[3] <= two[1] or two[3] <= one[1] or one[2] <= two[0] or two[2] <= one[0]
    assert all(left >= 0 and right <= 150 for left, _, right, _ in words.values())


def test_a_draft_says_so_on_every_page_and_clear_of_what_stands_at_its_head() -> None:
    def edit(writer: PdfWriter) -> None:
        data = b"BT /F1 9 Tf 230 772 Td (Case 3:26-cv-01234 Document 7) Tj ET"
        set_content(writer.pages[0], writer, data)

    parts = filing_of(("a", make_pdf(["", ""], edit)), paper=make_pdf(["paper"]))
    done, _ = bind(parts, draft=True)
    assert all("DRAFT" in page.extract_text() for page in reader(done.pdf).pages)
    words = seen_words(done.pdf, 1, "Case 3:26", "DRAFT")
    case, mark = words["Case 3:26"], words["DRAFT"]
    assert mark[3] <= case[1] or mark[1] >= case[3] or mark[0] > case[2] + 60 or mark[2] < case[0]
    final, _ = bind(parts)
    assert all("DRAFT" not in page.extract_text() for page in reader(final.pdf).pages)


def test_a_draft_mark_goes_to_the_foot_where_the_head_is_full() -> None:
    def edit(writer: PdfWriter) -> None:
        lines = b" ".join(
            b"BT 0 g /F1 8 Tf 20 %d Td (%s) Tj ET" % (y, b"full head " * 18)
            for y in range(730, 790, 9)
        )
        set_content(writer.pages[0], writer, lines)

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), draft=True, stamps=StampPlan.usual())
    words = seen_words(done.pdf, 0, "DRAFT", "Exhibit A, Page 1")
    assert words["DRAFT"][3] < 100
    assert words["DRAFT"][1] > words["Exhibit A, Page 1"][3]


def test_a_stamp_that_names_what_no_page_has_is_refused() -> None:
    parts = filing_of(("a", make_pdf(["x"])))
    for stamp in (Stamp("{volume}"), Stamp("{label}", "middle")):
        with pytest.raises(PacketError, match=r"volume|middle"):
            bind(parts, stamps=StampPlan((stamp,)))


def test_a_user_unit_does_not_change_a_stamps_size() -> None:
    def edit(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/UserUnit")] = FloatObject(2)
        set_content(writer.pages[0], writer, b"")

    done, _ = bind(filing_of(("a", make_pdf([""], edit))), stamps=StampPlan.usual())
    data = reader(done.pdf).pages[0].get_contents().get_data()
    assert b"0.5 0 0 0.5 " in data


def test_the_callers_bytes_are_not_touched() -> None:
    pdf = make_pdf(["x"])
    before = bytes(io.BytesIO(pdf).getvalue())
    bind(filing_of(("a", pdf)), stamps=StampPlan.usual(), draft=True)
    assert pdf == before


def test_stamps_take_the_face_that_is_asked_for() -> None:
    parts = filing_of(("a", make_pdf(["x"])))
    done, _ = bind(parts, stamps=replace(StampPlan.usual(), font="Libertinus Serif"))
    fonts = reader(done.pdf).pages[0]["/Resources"]["/Font"]
    assert "LibertinusSerif" in fonts["/PacketgenStamp"]["/BaseFont"]
    assert "Exhibit A, Page 1" in reader(done.pdf).pages[0].extract_text()
    with pytest.raises(PacketError, match="No Such Face"):
        bind(parts, stamps=replace(StampPlan.usual(), font="No Such Face"))


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("נספח 12", "12 חפסנ"),
        ("נספח 3-4", "3-4 חפסנ"),
        ("Exhibit נספח 1, Page 2", "Exhibit 1 חפסנ, Page 2"),
        ("A נספח (ב) B", "A (ב) חפסנ B"),
        ("נספח A ג", "חפסנ A ג"),
        ("Anlage Ä-1", "Anlage Ä-1"),
    ],
)
def test_words_from_right_to_left_are_printed_so(label: str, printed: str) -> None:
    assert in_print_order(label) == printed


@pytest.mark.parametrize("word", ["ملحق", "अनुलग्नक"])
def test_a_stamp_whose_letters_join_is_refused_with_a_way_out(word: str) -> None:
    stamps = StampPlan((Stamp(f"{word} {{page}}", "bottom-right"),))
    with pytest.raises(PacketError, match="these join") as caught:
        bind(filing_of(("a", make_pdf(["one"]))), stamps=stamps)
    assert "Latin" in caught.value.hint
