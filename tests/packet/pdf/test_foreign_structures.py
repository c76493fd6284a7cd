"""PDF files as other programs lay them out: each kind bound, with its pages as they were."""

from __future__ import annotations

import zlib

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from packetgen.errors import PacketError
from packetgen.packet import PartPdf
from packetgen.packet.pdf.pdf_opening import UnusableFileError, open_pdf
from packetgen.pages import Part, PartKind

from ..bound_files import links_of
from ..conftest import bind, box, filing_of, make_pdf, reader, set_content
from ..foreign_files import Check, bound, one_page, raw_pdf, revision, shown, stream, text_of


def test_the_last_revision_of_an_incremental_file_counts(opened_everywhere: Check) -> None:
    old = raw_pdf(one_page(shown("the first version")))
    start = old.rindex(b"startxref")
    before = int(old[start:].split()[1])
    new = old + revision(
        {4: stream(shown("as amended"))}, len(old), b"/Prev %d" % before, size=6, first=False
    )
    pdf = bound(new)
    assert "as amended" in text_of(pdf)[0]
    assert "first version" not in text_of(pdf)[0]
    opened_everywhere(pdf)


def packed(content: bytes, *, hybrid: bool) -> bytes:
    """The page and its font in an object stream; with ``hybrid`` an old table stands beside."""
    objects = one_page(content)
    inside = {number: objects.pop(number) for number in (3, 5)}
    head = b"%PDF-1.5\n"
    offsets, body = b"", b""
    for number, text in inside.items():
        offsets += b"%d %d " % (number, len(body))
        body += text + b" "
    data = zlib.compress(offsets + body)
    objects[6] = stream(data, b"/Type/ObjStm/N 2/First %d/Filter/FlateDecode" % len(offsets))
    out, places = head, {}
    for number, text in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    here = len(out)
    rows = b""
    for number in range(8):
        if number in inside:
            rows += bytes([2]) + (6).to_bytes(4, "big") + bytes([list(inside).index(number)])
        elif number in places or number == 7:
            rows += bytes([1]) + places.get(number, here).to_bytes(4, "big") + b"\0"
        else:
            rows += bytes([0]) + bytes(5)
    table = b"/Type/XRef/Size 8/W[1 4 1]/Root 1 0 R"
    out += b"7 0 obj\n%s\nendobj\n" % stream(rows, table)
    start = here
    if hybrid:
        start = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, place in sorted(places.items()):
            out += b"%d 1\n%010d 00000 n \n" % (number, place)
        out += b"trailer\n<</Size 8/Root 1 0 R/XRefStm %d>>\n" % here
    return out + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize("hybrid", [False, True])
def test_objects_in_streams_and_hybrid_tables(hybrid: bool, opened_everywhere: Check) -> None:
    pdf = bound(packed(shown("compressed"), hybrid=hybrid))
    assert "compressed" in text_of(pdf)[0]
    opened_everywhere(pdf)


@pytest.mark.parametrize(
    "page",
    [b"/Contents 4 0 R", b"/Contents[]", b"", b"/Contents[4 0 R 4 0 R]", b"/Contents 99 0 R"],
    ids=["empty stream", "empty array", "none", "the same twice", "into nowhere"],
)
def test_a_page_without_content_is_still_a_page(page: bytes, opened_everywhere: Check) -> None:
    objects = one_page(b"")
    objects[3] = b"<</Type/Page/Parent 2 0 R%s>>" % page
    pdf = bound(raw_pdf(objects))
    assert "Exhibit A, Page 1" in text_of(pdf)[0]
    opened_everywhere(pdf)


def test_content_broken_between_streams_stays_one(opened_everywhere: Check) -> None:
    objects = one_page(b"q BT /F1 12 Tf 72 700 Td (half")
    objects[3] = b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 6 0 R]>>"
    objects[4] = stream(b"q BT /F1 12 Tf 72 700 Td")
    objects[6] = stream(b"(whole) Tj ET Q")
    pdf = bound(raw_pdf(objects))
    assert "whole" in text_of(pdf)[0]
    opened_everywhere(pdf)


def with_layer(name: str, *, hidden: bool) -> bytes:
    def edit(writer: PdfWriter) -> None:
        group = writer._add_object(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/OCG"),
                    NameObject("/Name"): TextStringObject(name),
                }
            )
        )
        view = DictionaryObject()
        if hidden:
            view[NameObject("/OFF")] = ArrayObject([group])
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): view}
        )
        page = writer.pages[0]
        page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/L"): group})
        set_content(page, writer, b"/OC/L BDC 0 g 100 300 200 200 re f EMC")

    return make_pdf(["x"], edit)


def test_layers_of_one_name_in_two_files_stay_two(opened_everywhere: Check) -> None:
    pdf = bound(with_layer("Notes", hidden=True), with_layer("Notes", hidden=False))
    layers = reader(pdf).trailer["/Root"]["/OCProperties"]
    assert [g.get_object()["/Name"] for g in layers["/OCGs"]] == ["Notes", "Notes"]
    assert len(layers["/D"]["/OFF"]) == 1
    document = pypdfium2.PdfDocument(pdf)
    dark = [
        document[at].render(scale=0.5, grayscale=True).to_pil().getpixel((100, 200)) < 50
        for at in range(2)
    ]
    document.close()
    assert dark == [False, True], "what the first file hides stays hidden; the second shows"
    opened_everywhere(pdf)


def test_appearances_of_annotations_are_carried_along(opened_everywhere: Check) -> None:
    def edit(writer: PdfWriter) -> None:
        from pypdf.generic import DecodedStreamObject

        picture = DecodedStreamObject()
        picture.set_data(b"0 g 0 0 100 50 re f")
        picture[NameObject("/Subtype")] = NameObject("/Form")
        picture[NameObject("/BBox")] = box(0, 0, 100, 50)
        note = DictionaryObject(
            {
                NameObject("/Subtype"): NameObject("/Stamp"),
                NameObject("/Rect"): box(100, 400, 200, 450),
                NameObject("/F"): NumberObject(4),
                NameObject("/AP"): DictionaryObject(
                    {NameObject("/N"): writer._add_object(picture)}
                ),
            }
        )
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])

    pdf = bound(make_pdf(["x"], edit))
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=1, grayscale=True, may_draw_forms=False).to_pil()
    document.close()
    assert image.getpixel((150, 792 - 425)) < 30
    opened_everywhere(pdf)


def test_named_destinations_in_deep_name_trees_and_old_dictionaries() -> None:
    objects = one_page(shown("x"), b"/Annots[8 0 R 9 0 R]")
    objects[1] = (
        b"<</Type/Catalog/Pages 2 0 R/Names<</Dests 6 0 R>>/Dests<</old[3 0 R/FitH 500]>>>>"
    )
    objects[6] = b"<</Kids[7 0 R]>>"
    objects[7] = b"<</Limits[(deep)(deep)]/Names[(deep)<</D[3 0 R/Fit]>>]>>"
    for number, name in ((8, b"(deep)"), (9, b"/old")):
        objects[number] = b"<</Type/Annot/Subtype/Link/Rect[1 1 9 9]/A<</S/GoTo/D %s>>>>" % name
    pdf = bound(make_pdf(["first"]), raw_pdf(objects), stamps=False)
    read = reader(pdf)
    assert sorted(read.named_destinations) == ["exhibit-e1/deep", "exhibit-e1/old"]
    places = [read.get_page_number(link["/Dest"][0].get_object()) for link in links_of(pdf, 1)]
    assert places == [1, 1]
    assert [float(link["/Dest"][3]) for link in links_of(pdf, 1)] == [792, 500]


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 a zip", "not a PDF file"),
        (raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}),
         "it has no pages"),
        (b"%PDF-1.4\nxref\nnonsense\nstartxref\n9\n%%EOF", "it is damaged"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used_are_named_plainly(pdf: bytes, words: str) -> None:
    part = Part("e", PartKind.EXHIBIT, "E", 1, "f", "d", "x", "A")
    with pytest.raises(PacketError, match=words) as caught:
        bind([PartPdf(part, pdf, "lease.pdf")])
    assert "lease.pdf" in str(caught.value)
    assert caught.value.problems[0].hint


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_file_restricted_by_its_author_is_bound_and_one_with_a_password_named(
    algorithm: str,
) -> None:
    def locked(user: str) -> bytes:
        def edit(writer: PdfWriter) -> None:
            writer.encrypt(user, "owner", algorithm=algorithm)

        return make_pdf(["locked words"], edit)

    done, _ = bind(filing_of(("a", make_pdf(["x"]))))
    part = Part("e", PartKind.EXHIBIT, "E", 1, "f", "d", "x", "A")
    done, _ = bind([PartPdf(part, locked(""), "lease.pdf")])
    assert "locked words" in text_of(done.pdf)[0]
    assert "restrictions" in done.notes[0].message
    assert b"/Encrypt" not in done.pdf
    with pytest.raises(PacketError, match="only with a password"):
        bind([PartPdf(part, locked("secret"), "lease.pdf")])


def test_a_broken_table_is_mended_and_said() -> None:
    pdf = raw_pdf(one_page(shown("saved"))).replace(b"startxref\n", b"startxref\n9")
    done, _ = bind(filing_of(("a", pdf)))
    assert "saved" in text_of(done.pdf)[0]
    assert "read with repairs" in done.notes[0].message


def test_a_tree_of_pages_that_leads_back_into_itself_is_cut_and_said() -> None:
    objects = one_page(shown("seen"))
    objects[2] = objects[2].replace(b"/Kids[3 0 R]", b"/Kids[3 0 R 2 0 R]")
    part = Part("e", PartKind.EXHIBIT, "E", 1, "f", "d", "x", "A")
    done, _ = bind([PartPdf(part, raw_pdf(objects), "lease.pdf")])
    assert "seen" in text_of(done.pdf)[0]
    assert "led back into itself" in done.notes[0].message


def test_a_tree_of_pages_that_was_made_to_hang_is_refused_at_once() -> None:
    # Forty levels that name the next one twice; the last leads back to the first.
    objects = one_page(shown("seen"))
    levels = range(50, 90)
    objects[2] = b"<</Type/Pages/Kids[50 0 R 50 0 R]/Count 1>>"
    for number in levels:
        below = b"3 0 R 2 0 R" if number == levels[-1] else b"%d 0 R %d 0 R" % ((number + 1,) * 2)
        objects[number] = b"<</Type/Pages/Kids[%s]/Count 1>>" % below
    with pytest.raises(UnusableFileError):
        open_pdf(raw_pdf(objects))


def test_a_zero_byte_ends_a_name_as_other_space_does(opened_everywhere: Check) -> None:
    # AutoCAD writes "/Indexed /DeviceRGB\0255 <...>"; read as one name, the picture was lost.
    picture = stream(
        b"\x01",
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
        b"/ColorSpace[/Indexed /DeviceRGB\x001 <FFFFFFFF0000>]",
    )
    source = raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</XObject<</I 5 0 R>>>>>>",
            4: stream(b"q 200 0 0 200 100 300 cm /I Do Q"),
            5: picture,
        }
    )
    done, _ = bind(filing_of(("drawing", source)))
    opened_everywhere(done.pdf)
    drawn = pypdfium2.PdfDocument(done.pdf)[0].render().to_pil().convert("RGB")
    assert drawn.getpixel((200, 792 - 400)) == (255, 0, 0)
