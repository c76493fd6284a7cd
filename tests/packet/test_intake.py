"""Exhibits in: real and damaged files, pictures, forms; usable or named with the way out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from packetgen.case import Treatment
from packetgen.errors import EngineError, PacketError
from packetgen.packet import (
    IntakeFile,
    IntakeOptions,
    Press,
    StampPlan,
    take_in,
    take_in_all,
)
from packetgen.packet.exhibits.intake_images import jpeg_parts

from .conftest import bind, filing_of, make_pdf, pages_in, reader


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def seen(pdf: bytes, page: int = 0) -> Any:
    """A page as a picture at 72 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def test_a_whole_pdf_goes_in_as_it_is(tmp_path: Path) -> None:
    pdf = make_pdf(["1", "2"])
    path = saved(tmp_path, "lease.pdf", pdf)
    part = take_in("lease", [path])
    assert part.pdf == pdf
    assert (part.pages_in, part.pages_out, part.source_pages) == (2, 2, (1, 2))
    assert part.files[0].sha256 == hashlib.sha256(pdf).hexdigest()
    assert part.rendered_from == ()
    assert part.notes == ()


def test_pages_are_counted_through_several_files(tmp_path: Path) -> None:
    files = [saved(tmp_path, f"{n}.pdf", make_pdf([f"{n}a", f"{n}b"])) for n in "xyz"]
    part = take_in("mail", files, pages="6, 2-4")
    assert [page.extract_text() for page in reader(part.pdf).pages] == ["zb", "xb", "ya", "yb"]
    assert (part.pages_in, part.pages_out) == (6, 4)
    assert part.source_pages == (6, 2, 3, 4)


def test_a_page_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    path = saved(tmp_path, "lease.pdf", make_pdf(["1"]))
    with pytest.raises(PacketError, match=r"lease\.pdf, exhibit lease: there is no page 4"):
        take_in("lease", [path], pages="1-4")


EXIF_SIDEWAYS = 6


def photo(orientation: int = 1) -> bytes:
    """A picture that is red at the left and blue at the right, with a place in its EXIF."""
    picture = Image.new("RGB", (200, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CAMERA-MAKER"
    exif.get_ifd(0x8825)[2] = (37.0, 48.0, 15.0)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif, quality=95, comment=b"owner: somebody")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("orientation", "wide", "corner"),
    [
        (1, True, "red"), (2, True, "blue"), (3, True, "blue"), (4, True, "red"),
        (5, False, "red"), (6, False, "red"), (7, False, "blue"), (8, False, "blue"),
    ],
)  # fmt: skip
def test_a_photograph_stands_upright_whatever_the_camera_was_held_like(
    tmp_path: Path, orientation: int, wide: bool, corner: str
) -> None:
    data = photo(orientation)
    part = take_in("p", [saved(tmp_path, "p.jpg", data)])
    page = seen(part.pdf)
    dark = [
        (x, y)
        for x in range(0, 612, 4)
        for y in range(0, 792, 4)
        if page.getpixel((x, y)) != (255, 255, 255)
    ]
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    right, bottom = max(x for x, _ in dark), max(y for _, y in dark)
    assert (right - left > bottom - top) is wide
    red, _, blue = page.getpixel((left + 8, top + 8))
    assert ("red" if red > blue else "blue") == corner
    with Image.open(io.BytesIO(data)) as source:
        from PIL import ImageOps

        upright = ImageOps.exif_transpose(source).convert("RGB")
        red, _, blue = upright.getpixel((3, 3))
    assert ("red" if red > blue else "blue") == corner, "as Pillow turns it"


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_picture_of_another_kind_is_turned_as_its_exif_says(tmp_path: Path, kind: str) -> None:
    with Image.open(io.BytesIO(photo())) as source:
        exif = Image.Exif()
        exif[0x0112] = EXIF_SIDEWAYS
        buffer = io.BytesIO()
        source.save(buffer, kind, exif=exif)
    page = seen(take_in("p", [saved(tmp_path, f"p.{kind.lower()}", buffer.getvalue())]).pdf)
    # Red at the left of the file is at the head of the page, blue at the right at its foot.
    column = [page.getpixel((306, y)) for y in range(0, 792, 4)]
    shown = [("red" if r > b else "blue") for r, g, b in column if (r, g, b) != (255, 255, 255)]
    assert (shown[2], shown[-3]) == ("red", "blue")


def test_a_jpeg_keeps_its_data_and_loses_what_the_camera_wrote_beside_it(tmp_path: Path) -> None:
    data = photo(EXIF_SIDEWAYS)
    part = take_in("p", [saved(tmp_path, "p.jpg", data)], title="Ceiling")
    image = reader(part.pdf).pages[0]["/Resources"]["/XObject"]["/Im0"]
    scan = data[data.index(b"\xff\xda") :]
    assert image._data.endswith(scan), "not encoded anew"
    assert image._data == jpeg_parts(data)[0]
    for word in (b"CAMERA-MAKER", b"Exif", b"owner: somebody"):
        assert word not in part.pdf
    with Image.open(io.BytesIO(image._data)) as plain:
        assert dict(plain.getexif()) == {}
        with Image.open(io.BytesIO(data)) as source:
            assert plain.convert("RGB").tobytes() == source.convert("RGB").tobytes()


def test_a_picture_is_tagged_with_its_title_and_keeps_the_foot_free(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (3000, 4000), "green").save(buffer, "PNG")
    part = take_in("p", [saved(tmp_path, "p.png", buffer.getvalue())], title="Ceiling in March")
    root = reader(part.pdf).trailer["/Root"]
    figure = root["/StructTreeRoot"]["/K"]["/K"][0]
    assert figure["/Alt"] == "Ceiling in March"
    done, _ = bind(filing_of(("p", part.pdf)), stamps=StampPlan.usual())
    assert done.notes == ()
    assert part.rendered_from == ("p.png",)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_pixels_survive_without_loss(tmp_path: Path, mode: str) -> None:
    base = Image.radial_gradient("L").resize((300, 200))
    picture = {
        "RGB": lambda: Image.merge("RGB", (base, base.rotate(90), base.rotate(180))),
        "RGBA": lambda: Image.merge("RGBA", (base, base, base, base.rotate(90))),
        "LA": lambda: Image.merge("LA", (base, base.rotate(90))),
        "I;16": lambda: base.convert("I").point(lambda v: v * 257).convert("I;16"),
    }.get(mode, lambda: base.convert(mode))()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    part = take_in("p", [saved(tmp_path, "p.png", buffer.getvalue())])
    image = reader(part.pdf).pages[0].images[0].image
    assert image is not None
    assert image.size == (300, 200)
    if mode in {"RGB", "L", "P", "1"}:
        assert image.convert("RGB").tobytes() == picture.convert("RGB").tobytes()
    if mode in {"RGBA", "LA"}:
        paper = Image.new("RGBA", picture.size, "white")
        wanted = Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
        assert image.convert("RGB").tobytes() == wanted.tobytes()


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    frames = [Image.new("L", (100, 100), shade) for shade in (0, 120, 240)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    part = take_in("fax", [saved(tmp_path, "fax.tif", buffer.getvalue())])
    assert part.pages_out == 3
    assert [seen(part.pdf, n).getpixel((306, 396))[0] for n in range(3)] == [0, 120, 240]


def encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(["secret page"])))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_owner_restrictions_are_lifted_and_noted(tmp_path: Path) -> None:
    part = take_in("e", [saved(tmp_path, "e.pdf", encrypted(""))])
    assert "restrictions" in part.notes[0]
    done, _ = bind(filing_of(("e", part.pdf)))
    assert reader(done.pdf).pages[0].extract_text() == "secret page"
    assert not reader(done.pdf).is_encrypted


def xfa() -> bytes:
    def edit(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {
                NameObject("/XFA"): TextStringObject("<xdp/>"),
                NameObject("/Fields"): ArrayObject(),
            }
        )
        writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)

    return make_pdf(["Please wait..."], edit)


def zero_pages() -> bytes:
    buffer = io.BytesIO()
    PdfWriter().write(buffer)
    return buffer.getvalue()


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("empty.pdf", lambda: b"", "empty"),
        ("page.pdf", lambda: b"<html>not found</html>", "not a PDF"),
        ("none.pdf", zero_pages, "no pages"),
        ("locked.pdf", lambda: encrypted("user"), "password"),
        ("xfa.pdf", xfa, "XFA"),
        ("cut.pdf", lambda: make_pdf(["x"])[:200], "damaged"),
        ("photo.jpg", lambda: photo()[:300], "damaged"),
        ("sheet.xlsx", lambda: archive("xl/workbook.xml"), "spreadsheet"),
        ("thing.bin", lambda: bytes(range(256)), "no kind"),
        ("files.zip", lambda: archive("a.txt"), "archive"),
        ("letter.docx", lambda: archive("word/document.xml"), "Word file"),
        ("notes.txt", lambda: b"plain words", "text file"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_reason_and_way_out(
    tmp_path: Path, name: str, make: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(PacketError) as caught:
        take_in("thing", [saved(tmp_path, name, make())])
    problem = caught.value.problems[0]
    assert str(problem.location) == f"{name}, exhibit thing"
    assert said in problem.message
    assert len(problem.hint) > 15


def test_every_unusable_file_of_every_exhibit_is_named_at_once(tmp_path: Path) -> None:
    bad = [saved(tmp_path, f"{n}.pdf", b"") for n in range(3)]
    good = saved(tmp_path, "good.pdf", make_pdf(["1"]))
    wanted = [
        IntakeOptions("a", (bad[0], good)),
        IntakeOptions("b", (good,), pages="7"),
        IntakeOptions("c", (bad[1], bad[2], tmp_path / "gone.pdf")),
    ]
    with pytest.raises(PacketError) as caught:
        take_in_all(wanted)
    places = [str(problem.location) for problem in caught.value.problems]
    assert places == [
        "0.pdf, exhibit a", "good.pdf, exhibit b",
        "1.pdf, exhibit c", "2.pdf, exhibit c", "gone.pdf, exhibit c",
    ]  # fmt: skip
    assert list(take_in_all([IntakeOptions("g", (good,))])) == ["g"]


def word_file(*paragraphs: str) -> bytes:
    import docx

    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_file_is_rendered_and_says_so(tmp_path: Path, press: Press) -> None:
    path = saved(tmp_path, "letter.docx", word_file("Dear Ms. Vo,", "The roof leaks."))
    part = take_in("letter", [path], press=press)
    assert part.rendered_from == ("letter.docx",)
    assert "The roof leaks." in reader(part.pdf).pages[0].extract_text()
    assert part.files[0].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_word_file_that_the_engine_cannot_set_is_named(tmp_path: Path, press: Press) -> None:
    class Failing(Press):
        def word(self, data: bytes, name: str) -> Any:
            raise EngineError("it holds a text box", hint="Install LibreOffice.")

    path = saved(tmp_path, "l.docx", word_file("words"))
    with pytest.raises(PacketError, match="text box") as caught:
        take_in("letter", [path], press=Failing(press.today, press.fonts))
    assert caught.value.problems[0].hint == "Install LibreOffice."


def form(value: str, *, kind: str = "/Tx", needs: bool = True) -> bytes:
    def edit(writer: PdfWriter) -> None:
        widget = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject(kind),
                NameObject("/Ff"): NumberObject(131072 if kind == "/Ch" else 0),
                NameObject("/T"): TextStringObject("name"),
                NameObject("/V"): TextStringObject(value),
                NameObject("/DA"): TextStringObject("/Helv 11 Tf 0 g"),
                NameObject("/Rect"): ArrayObject(NumberObject(n) for n in (72, 500, 372, 520)),
            }
        )
        reference = writer._add_object(widget)
        writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
        font = writer.pages[0]["/Resources"]["/Font"]["/F1"]
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {
                NameObject("/Fields"): ArrayObject([reference]),
                NameObject("/NeedAppearances"): BooleanObject(needs),
                NameObject("/DR"): DictionaryObject(
                    {NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})}
                ),
            }
        )

    return make_pdf(["form"], edit)


@pytest.mark.parametrize("kind", ["/Tx", "/Ch"])
@pytest.mark.parametrize("needs", [True, False])
def test_a_filled_field_without_a_picture_gets_one(tmp_path: Path, kind: str, needs: bool) -> None:
    data = form("María de la Cruz", kind=kind, needs=needs)
    part = take_in("form", [saved(tmp_path, "form.pdf", data)])
    assert any("flattened" in note for note in part.notes)
    done, _ = bind(filing_of(("form", part.pdf)))
    assert "María de la Cruz" in reader(done.pdf).pages[0].extract_text()
    picture = seen(done.pdf).crop((72, 792 - 520, 372, 792 - 500)).convert("L")
    assert min(picture.tobytes()) < 100, "and it can be seen"


def test_a_field_whose_letters_would_be_lost_is_refused_by_name(tmp_path: Path) -> None:
    unknown = "\U00013000"  # an Egyptian hieroglyph
    with pytest.raises(PacketError, match="field 'name' cannot be shown: no font") as caught:
        take_in("form", [saved(tmp_path, "form.pdf", form(unknown))])
    assert "languages" in caught.value.problems[0].hint


def test_an_excerpt_keeps_the_values_of_its_fields(tmp_path: Path) -> None:
    data = form("Value")
    files = [saved(tmp_path, "a.pdf", make_pdf(["x"])), saved(tmp_path, "form.pdf", data)]
    part = take_in("form", files, pages="2")
    assert "Value" in reader(part.pdf).pages[0].extract_text()


REAL = {
    "annotations.pdf": 1, "filing-ca1.pdf": 17, "filing-ca4.pdf": 1, "filing-ca8.pdf": 2,
    "filing-ca9.pdf": 15, "medical-report.pdf": 2, "missouri.pdf": 5, "mixed-jpg.jpg": 1,
    "mixed-pdf.pdf": 1, "mixed-png.png": 1, "one-page.pdf": 1, "outlines-no-page-links.pdf": 5,
    "photo.jpg": 1, "scan.pdf": 2, "ten-page.pdf": 10,
}  # fmt: skip


def test_real_files_make_one_packet_that_every_reader_opens(
    shared_data: Path, opened_everywhere: Callable[[bytes], None]
) -> None:
    folders = [shared_data / "exhibits", shared_data / "pdf-forms", shared_data / "redactions"]
    files = [
        path
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix not in {".docx", ".xlsx"}
    ] + [shared_data / "broken" / "broken-mime.pdf"]
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    marked = Treatment(show_changes="marked")
    taken = take_in_all(
        IntakeOptions(path.name, (IntakeFile(path, treatment=marked),), title=path.stem)
        for path in files
    )
    for name, count in REAL.items():
        assert (taken[name].pages_in, taken[name].pages_out) == (count, count)
    assert taken["broken-mime.pdf"].pages_out == 23
    assert "repairs" in taken["broken-mime.pdf"].notes[0]
    done, pages = bind(
        filing_of(*((name, part.pdf) for name, part in taken.items())),
        stamps=StampPlan.usual("{page} of {pages}"),
        draft=True,
    )
    read = reader(done.pdf)
    assert len(read.pages) == len(pages.pages) == sum(part.pages_out for part in taken.values())
    for page, planned in zip(read.pages, pages.pages, strict=True):
        part = pages.part(planned.part)
        assert f"{planned.of_part} of {part.pages}" in page.extract_text()
    opened_everywhere(done.pdf)
    sizes = sum(len(part.pdf) for part in taken.values())
    assert len(done.pdf) <= sizes + 2_000 * len(pages.pages)
    assert before == {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken_xref_with_content.pdf", "damaged"),
        ("corrupted.pdf", "damaged"),
        ("empty.pdf", "empty"),
        ("encrypted.pdf", "password"),
    ],
)
def test_real_broken_files_are_refused_by_name(shared_data: Path, name: str, said: str) -> None:
    with pytest.raises(PacketError, match=said) as caught:
        take_in("x", [shared_data / "broken" / name])
    assert name in str(caught.value)


def test_words_of_real_files_are_all_there_afterwards(shared_data: Path) -> None:
    for name in ("filing-ca9.pdf", "medical-report.pdf", "outlines-no-page-links.pdf"):
        part = take_in("x", [shared_data / "exhibits" / name])
        done, _ = bind(filing_of(("x", part.pdf)))
        assert pages_in(done.pdf) == part.pages_out
        for before, after in zip(reader_of(part.pdf), reader_of(done.pdf), strict=True):
            assert after == before


def reader_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_modern_encryption_needs_no_further_package(tmp_path: Path) -> None:
    """AES-256 with an owner's password only, as Acrobat writes it."""
    pikepdf = pytest.importorskip("pikepdf", reason="makes the encrypted file")
    with pikepdf.open(io.BytesIO(make_pdf(["secret page"]))) as document:
        document.save(tmp_path / "e.pdf", encryption=pikepdf.Encryption(owner="owner", user=""))
    part = take_in("e", [tmp_path / "e.pdf"])
    assert "restrictions" in part.notes[0]
    assert reader(part.pdf).pages[0].extract_text() == "secret page"
