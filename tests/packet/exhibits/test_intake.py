"""Exhibits in: real and damaged files, pictures, forms; usable or named with the way out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from packetgen.errors import EngineError, PacketError
from packetgen.packet import (
    IntakeOptions,
    Press,
    take_in,
    take_in_all,
)

from ..conftest import bind, filing_of, make_pdf, reader
from ..intake_files import photo, saved, seen, word_file


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


def test_modern_encryption_needs_no_further_package(tmp_path: Path) -> None:
    """AES-256 with an owner's password only, as Acrobat writes it."""
    pikepdf = pytest.importorskip("pikepdf", reason="makes the encrypted file")
    with pikepdf.open(io.BytesIO(make_pdf(["secret page"]))) as document:
        document.save(tmp_path / "e.pdf", encryption=pikepdf.Encryption(owner="owner", user=""))
    part = take_in("e", [tmp_path / "e.pdf"])
    assert "restrictions" in part.notes[0]
    assert reader(part.pdf).pages[0].extract_text() == "secret page"
