"""What a reader of the bound packet finds: bookmarks, links, labels, and nothing active."""

from __future__ import annotations

import base64
import datetime as dt
import re
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.annotations import Link, Popup
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    Fit,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from packetgen.errors import PacketError
from packetgen.packet import About, Bookmark, PartPdf, StampPlan, assemble
from packetgen.pages import BatesScheme, NumberingScheme, Part, PartKind, page_map

from .bound_files import decompressed, links_of
from .conftest import add_uri, bind, box, filing_of, make_pdf, reader, titles
from .made_pages import make_appearance


def with_outline(*entries: str) -> Callable[[PdfWriter], None]:
    def edit(writer: PdfWriter) -> None:
        for at, title in enumerate(entries):
            writer.add_outline_item(title=title, page_number=at, fit=Fit.fit())
            writer.add_named_destination("section", at)

    return edit


def test_pages_stand_in_order_with_labels_equal_to_their_numbers(
    opened_everywhere: Callable[[bytes], None],
) -> None:
    parts = filing_of(
        ("lease", make_pdf(["lease 1", "lease 2"])),
        ("notice", make_pdf(["notice 1"])),
        paper=make_pdf(["one", "two", "three"]),
    )
    done, pages = bind(parts, stamps=StampPlan.usual())
    read = reader(done.pdf)
    assert [page.extract_text().split("\n")[0] for page in read.pages] == [
        "one", "two", "three", "lease 1", "lease 2", "notice 1",
    ]  # fmt: skip
    assert read.page_labels == [page.page_label for page in pages.pages]
    assert read.page_labels == ["1", "2", "3", "4", "5", "6"]
    opened_everywhere(done.pdf)


def test_bookmarks_nest_each_files_own_outline_and_keep_the_readers_zoom() -> None:
    parts = filing_of(
        ("lease", make_pdf(["a", "b"], with_outline("Rent", "Repairs"))),
        ("notice", make_pdf(["c"], with_outline("Notice"))),
        paper=make_pdf(["x"], with_outline("Facts")),
    )
    done, _ = bind(parts)
    read = reader(done.pdf)
    assert titles(read.outline) == [
        "Declaration",
        [
            "Facts",
            "Exhibit A – Title of lease", ["Rent", "Repairs"],
            "Exhibit B – Title of notice", ["Notice"],
        ],
    ]  # fmt: skip

    def walk(items: Any) -> list[Any]:
        return [x for i in items for x in (walk(i) if isinstance(i, list) else [i])]

    for item in walk(read.outline):
        assert item.typ == "/XYZ"
        assert item.zoom is None or str(item.zoom) == "NullObject" or item.zoom == 0
    numbers = {item.title: read.get_destination_page_number(item) for item in walk(read.outline)}
    assert numbers["Repairs"] == 2
    assert numbers["Notice"] == 3
    assert read.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def test_named_destinations_of_two_files_do_not_meet() -> None:
    parts = filing_of(
        ("a", make_pdf(["1"], with_outline("x"))), ("b", make_pdf(["2"], with_outline("x")))
    )
    read = reader(bind(parts)[0].pdf)
    assert {
        name: read.get_destination_page_number(place)
        for name, place in read.named_destinations.items()
    } == {"exhibit-a/section": 0, "exhibit-b/section": 1}


def test_packet_addresses_become_links_to_the_page_that_they_mean() -> None:
    def edit(writer: PdfWriter) -> None:
        for uri in (
            "packetgen:exhibit/lease",
            "packetgen:exhibit/lease?page=2",
            "packetgen:exhibit/notice?bates=H0003",
            "packetgen:index",
            "packetgen:document/declaration",
            "https://example.org/",
        ):
            add_uri(writer, 0, uri)

    place = {"filing": "motion", "document": "declaration"}
    parts = filing_of(
        ("lease", make_pdf(["l1", "l2"])), ("notice", make_pdf(["n"])), paper=make_pdf(["x"], edit)
    )
    index = PartPdf(Part("index", PartKind.INDEX, "Index", 1, **place), make_pdf(["index"]))
    parts.insert(1, index)
    pages = page_map([p.part for p in parts], NumberingScheme(bates=BatesScheme("H", 4)))
    done = assemble(parts, pages, About("Motion"))
    read = reader(done.pdf)
    found = links_of(done.pdf, 0)
    targets = [
        read.get_page_number(link["/Dest"][0].get_object()) for link in found if "/Dest" in link
    ]
    assert targets == [2, 3, 4, 1, 0]
    assert found[-1]["/A"]["/URI"] == "https://example.org/"
    for link in found:
        assert link["/F"] & 4, "PDF/A wants links printed"
        assert "/A" not in link or link["/A"]["/S"] == "/URI"
        if "/Dest" in link:
            assert link["/Dest"][1] == "/XYZ"
            assert link["/Dest"][4].get_object() is None or repr(link["/Dest"][4]) == "NullObject"


def test_every_dangling_address_is_named_at_once() -> None:
    def edit(writer: PdfWriter) -> None:
        add_uri(writer, 0, "packetgen:exhibit/leese")
        add_uri(writer, 1, "packetgen:exhibit/lease?page=9")
        add_uri(writer, 1, "packetgen:index")

    parts = filing_of(("lease", make_pdf(["l1"])), paper=make_pdf(["x", "y"], edit))
    with pytest.raises(PacketError) as caught:
        bind(parts)
    said = str(caught.value)
    assert "3 problems" in said
    for words in ("'leese'", "it has lease", "no page 9", "page 2", "no index"):
        assert words in said


def test_a_link_into_another_filing_is_no_link_in_this_one_and_is_noted() -> None:
    def edit(writer: PdfWriter) -> None:
        add_uri(writer, 0, "packetgen:exhibit/lease")

    memo = PartPdf(Part("memo", PartKind.PAPER, "Memo", 1, "memo", "memo"), make_pdf(["m"], edit))
    parts = [memo, *filing_of(("lease", make_pdf(["l1"])))]
    whole = page_map([p.part for p in parts])
    combined = assemble(parts, whole, About("All"))
    assert len(links_of(combined.pdf, 0)) == 1
    alone = assemble([memo], whole.select("memo"), About("Memo"), whole=whole)
    assert links_of(alone.pdf, 0) == []
    assert "another filing" in alone.notes[0].message


def test_links_inside_a_source_still_lead_to_the_same_page() -> None:
    def edit(writer: PdfWriter) -> None:
        writer.add_annotation(0, Link(rect=(1, 1, 9, 9), target_page_index=1))

    parts = filing_of(("a", make_pdf(["1"])), ("b", make_pdf(["2", "3"], edit)))
    done, _ = bind(parts)
    read = reader(done.pdf)
    link = links_of(done.pdf, 1)[0]
    assert read.get_page_number(link["/Dest"][0].get_object()) == 2


def test_nothing_active_or_embedded_survives() -> None:
    def edit(writer: PdfWriter) -> None:
        writer.add_attachment("secret.txt", b"client")
        javascript = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("app.alert(1)"),
            }
        )
        writer.root_object[NameObject("/OpenAction")] = javascript
        page = writer.pages[0]
        page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): javascript})
        launch = DictionaryObject(
            {
                NameObject("/S"): NameObject("/Launch"),
                NameObject("/F"): TextStringObject("cmd.exe"),
            }
        )
        for action in (javascript, launch):
            note = writer.add_annotation(0, Link(rect=(1, 1, 9, 9), url="https://x.org"))
            note[NameObject("/A")] = writer._add_object(action)
            popup = writer.add_annotation(0, Popup(rect=(1, 1, 9, 9)))
            popup[NameObject("/Parent")] = writer.pages[0]["/Annots"][-2]
        kept = writer.add_annotation(0, Link(rect=(1, 1, 9, 9), url="https://example.org"))
        kept["/A"][NameObject("/Next")] = javascript

    done, _ = bind(filing_of(("a", make_pdf(["1"], edit))))
    for word in (b"JavaScript", b"Launch", b"cmd.exe", b"EmbeddedFile", b"secret", b"app.alert"):
        assert word not in decompressed(done.pdf), word
    assert sorted(note.message for note in done.notes) == [
        "a link with a JavaScript action was left out",
        "a link with a Launch action was left out",
    ]
    assert [note["/Subtype"] for note in links_of(done.pdf, 0)] == ["/Popup", "/Popup", "/Link"]


def test_private_data_of_sources_stays_behind() -> None:
    def edit(writer: PdfWriter) -> None:
        writer.add_metadata({"/Author": "Template Author", "/Title": "María Hernández"})
        writer.pages[0][NameObject("/PieceInfo")] = DictionaryObject(
            {NameObject("/Word"): TextStringObject("C:/Users/jordan")}
        )

    done, _ = bind(filing_of(("a", make_pdf(["1"], edit))))
    clear = decompressed(done.pdf)
    for word in (b"Template Author", b"Hern", b"jordan"):
        assert word not in clear
    assert reader(done.pdf).metadata.title == "Motion"


def test_fonts_that_parts_share_are_written_once() -> None:
    import fontpkg_arimo
    import typst

    fonts: Any = [str(fontpkg_arimo.ROOT / "files")]
    typeset = typst.compile(
        b'#set text(font: "Arimo")\n#lorem(200)', font_paths=fonts, ignore_system_fonts=True,
        format="pdf",
    )  # fmt: skip
    parts = filing_of(*((f"e{n}", typeset) for n in range(20)))
    done, _ = bind(parts, stamps=StampPlan.usual())
    assert len(done.pdf) < 3 * len(typeset)
    assert decompressed(done.pdf).count(b"/FontFile2 ") == 2, "the text's font and the stamps'"


def test_the_same_parts_give_the_same_bytes_and_carry_only_the_builds_date() -> None:
    parts = filing_of(("a", make_pdf(["1"])), paper=make_pdf(["x"]))
    pages = page_map([part.part for part in parts])
    about = About("Motion", today=dt.date(2026, 11, 21))
    first, second = (
        assemble(parts, pages, about, stamps=StampPlan.usual(), draft=True).pdf for _ in range(2)
    )
    assert first == second
    assert b"20261121" in decompressed(first)


def test_titles_in_any_script_are_bookmarks() -> None:
    title = "Exposé · مذكرة · 証拠 · 🏠 \u202bعربي\u202c"
    parts = filing_of(("a", make_pdf(["1"])))
    done, _ = bind(parts, bookmarks=[Bookmark(title, "exhibit-a")])
    assert titles(reader(done.pdf).outline) == [title]


def test_a_bookmark_is_one_line() -> None:
    parts = filing_of(("a", make_pdf(["1"])))
    done, _ = bind(parts, bookmarks=[Bookmark("Photo\nof the\twall\x07", "exhibit-a")])
    assert titles(reader(done.pdf).outline) == ["Photo of the wall"]


def test_a_bookmark_that_leads_nowhere_is_an_error() -> None:
    parts = filing_of(("a", make_pdf(["1"])))
    with pytest.raises(PacketError, match="page 3 of it"):
        bind(parts, bookmarks=[Bookmark("Gone", "exhibit-a", 3)])


def test_a_part_whose_pages_were_counted_wrongly_is_named() -> None:
    parts = filing_of(("a", make_pdf(["1", "2"])))
    part = Part("exhibit-a", PartKind.EXHIBIT, "", 1, "motion", "declaration", "a", "A")
    with pytest.raises(PacketError, match=r"a\.pdf: it has 2 pages where the page map counts 1"):
        bind([PartPdf(part, parts[0].pdf, "a.pdf")])


def test_selected_pages_come_in_the_order_asked_for() -> None:
    pdf = make_pdf(["1", "2", "3", "4"], with_outline("One", "Two", "Three", "Four"))
    part = Part("e", PartKind.EXHIBIT, "E", 2, "motion", "d", "e", "A")
    done, _ = bind([PartPdf(part, pdf, select=(3, 1))])
    read = reader(done.pdf)
    assert [page.extract_text() for page in read.pages] == ["3", "1"]
    assert titles(read.outline) == ["Exhibit A – E", ["One", "Three"]]


def test_form_fields_of_two_files_with_one_name_both_keep_their_values() -> None:
    def filled(value: str) -> bytes:
        def edit(writer: PdfWriter) -> None:
            stream = make_appearance(writer, value)
            widget = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Widget"),
                    NameObject("/FT"): NameObject("/Tx"),
                    NameObject("/T"): TextStringObject("name"),
                    NameObject("/V"): TextStringObject(value),
                    NameObject("/Rect"): ArrayObject(NumberObject(n) for n in (72, 500, 272, 520)),
                    NameObject("/AP"): DictionaryObject({NameObject("/N"): stream}),
                }
            )
            reference = writer._add_object(widget)
            writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
            writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
                {NameObject("/Fields"): ArrayObject([reference])}
            )

        return make_pdf(["form"], edit)

    done, _ = bind(filing_of(("a", filled("Alpha")), ("b", filled("Beta"))))
    read = reader(done.pdf)
    assert "Alpha" in read.pages[0].extract_text()
    assert "Beta" in read.pages[1].extract_text()
    assert "Alpha" not in read.pages[1].extract_text()
    assert "/AcroForm" not in read.trailer["/Root"]
    assert links_of(done.pdf, 0) == []


def test_a_page_whose_boxes_are_nonsense_has_the_size_that_it_is_shown_in() -> None:
    def edit(writer: Any) -> None:
        writer.pages[0][NameObject("/MediaBox")] = box(0, 0, 0, 0)
        writer.pages[1][NameObject("/CropBox")] = box(0, 0, 0, 0)
        writer.pages[2][NameObject("/CropBox")] = box(700, 800, 900, 900)

    done, _ = bind(filing_of(("a", make_pdf(["one", "two", "three"], edit))))
    assert [page.cropbox for page in reader(done.pdf).pages] == [[0, 0, 612, 792]] * 3


def test_a_stream_whose_filters_have_short_names_is_read() -> None:
    """Some programs write them; pypdf refuses them."""

    def edit(writer: Any) -> None:
        stream = StreamObject()
        stream._data = base64.a85encode(zlib.compress(b"BT /F1 12 Tf 72 700 Td (Short) Tj ET"))
        stream._data += b"~>"
        stream[NameObject("/Filter")] = ArrayObject([NameObject("/A85"), NameObject("/Fl")])
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    done, _ = bind(filing_of(("a", make_pdf([""], edit))))
    assert reader(done.pdf).pages[0].extract_text() == "Short"


def test_a_dictionary_that_names_a_thing_twice_is_not_handed_on() -> None:
    data = make_pdf(["one"])
    font = re.search(rb"/F1 (\d+ 0 R)", data)
    assert font is not None
    twice = data.replace(font.group(), font.group() + b" /F1 " + font[1])
    page = re.search(rb"/Font <<\s*/F1[^>]*>>", twice)
    assert page is not None
    apart = twice.replace(page.group(), b"/Font 99 0 R", 1)
    inner = page.group()[len(b"/Font ") :]
    apart = apart.replace(b"xref\n", b"99 0 obj\n" + inner + b"\nendobj\nxref\n", 1)
    done, _ = bind(filing_of(("a", apart)))
    opened = reader(done.pdf)
    for number in range(1, opened.trailer["/Size"]):
        opened.get_object(number)
    assert opened.pages[0].extract_text() == "one"
