"""Damaged files of every kind: taken in or refused with a way out, never a traceback."""

from __future__ import annotations

import io
import logging
import random
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from packetgen.case import Treatment
from packetgen.errors import PacketError
from packetgen.packet import IntakeFile, Press, StampPlan, take_in
from packetgen.packet.pdf.content_rewriting import rewritten
from packetgen.packet.pdf.pdf_opening import complaints

from ..conftest import bind, filing_of, make_pdf, reader, set_content
from ..exhibit_files import message, mp4, wav, with_attachments, workbook
from ..intake_files import photo, word_file
from ..made_pages import form, text

DECIDED = Treatment(show_changes="final", hidden="omit", drawings="omit", lodged="here")
SAMPLES: dict[str, Callable[[], bytes]] = {
    "form.pdf": lambda: form(text("Value"), needs=True),
    "photo.jpg": photo,
    "mail.eml": with_attachments,
    "html.eml": lambda: message("", "<p>Hello <b>there</b></p><ul><li>x</ul>").as_bytes(),
    "letter.docx": lambda: word_file("Dear Ms. Vo,", "The roof leaks."),
    "ledger.xlsx": lambda: workbook(lambda book, sheet: sheet.append(["a", 1])),
    "call.wav": lambda: wav(0.1),
    "film.mp4": lambda: mp4(5),
    "list.csv": lambda: b"Date,Amount\n2026-03-01,5\n",
    "notes.md": lambda: b"# Notes\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(3)
    if kind == 0:
        return data[: chance.randrange(len(data))]
    made = bytearray(data)
    if kind == 1:
        for _ in range(chance.choice((1, 4, 40))):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        return bytes(made)
    at = chance.randrange(len(made))
    made[at : at + chance.randrange(1, 200)] = chance.randbytes(chance.randrange(1, 200))
    return bytes(made)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_damage_is_refused_with_a_way_out_or_survived(
    tmp_path: Path, press: Press, name: str, seed: int
) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(SAMPLES[name](), random.Random(seed)))
    refused: PacketError | None = None
    part = None
    try:
        part = take_in("x", [IntakeFile(path, treatment=DECIDED)], press=press, label="A")
    except PacketError as error:
        refused = error
    if refused is None:
        assert part is not None
        assert part.pages_out > 0
    else:
        assert refused.problems
        assert all(problem.message and problem.hint for problem in refused.problems)


def test_the_samples_are_sound(tmp_path: Path, press: Press) -> None:
    for name, make in SAMPLES.items():
        path = tmp_path / name
        path.write_bytes(make())
        part: Any = take_in("x", [IntakeFile(path, treatment=DECIDED)], press=press, label="A")
        assert part.pages_out > 0


def with_content(data: bytes, filter_name: str = "/FlateDecode") -> bytes:
    """A PDF of two pages whose second has this content, as it stands."""

    def edit(writer: Any) -> None:
        from pypdf.generic import NameObject, StreamObject

        stream = StreamObject()
        stream._data = data
        stream[NameObject("/Filter")] = NameObject(filter_name)
        writer.pages[1][NameObject("/Contents")] = writer._add_object(stream)

    return make_pdf(["one", "two"], edit)


LINES = b"".join(b"BT /F1 12 Tf 72 %d Td (Line %d) Tj ET\n" % (y, y) for y in range(700, 100, -3))
PACKED = zlib.compress(LINES)


def test_a_page_whose_content_breaks_off_is_named(tmp_path: Path) -> None:
    for at, damaged_part in enumerate((PACKED[:-60], PACKED[:60] + b"\xff" + PACKED[61:])):
        path = tmp_path / f"{at}.pdf"
        path.write_bytes(with_content(damaged_part))
        (note,) = [n for n in take_in("x", [path]).notes if "cannot be read whole" in n]
        assert note.startswith("page 2 ")


def test_a_page_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lost.pdf"
    path.write_bytes(with_content(b"\xff" * 80))
    with pytest.raises(PacketError, match="the content of page 2 cannot be read"):
        take_in("x", [path])


def test_a_file_of_which_a_page_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """pypdf passes over a page whose object is broken, and viewers show it."""
    data = make_pdf(["one", "two", "three"])
    objects = re.findall(rb"\n(\d+) 0 obj\n<<\n/Type /Page\n", data)
    number = objects[1]
    broken = data.replace(
        b"\n%s 0 obj\n<<\n/Type /Page\n" % number, b"\nx 0 obj\n<<\n/Type /Page\n"
    )
    assert broken != data
    with pytest.raises(PacketError) as caught:
        take_in("x", [_written(tmp_path / "short.pdf", broken)])
    (problem,) = caught.value.problems
    assert "1 of its 3 pages cannot be read" in problem.message
    assert "repair: true" in problem.hint


def test_a_missing_check_sum_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    path.write_bytes(with_content(PACKED[:-4]))
    assert not [n for n in take_in("x", [path]).notes if "cannot be read whole" in n]


def test_a_scan_that_breaks_off_is_named(tmp_path: Path, press: Press) -> None:
    taken = take_in("x", [_written(tmp_path / "photo.jpg", photo())], press=press)
    end = taken.pdf.rfind(b"\xff\xd9")
    cut = tmp_path / "cut.pdf"
    begun = taken.pdf.find(b"\xff\xd8\xff")
    for at in (begun, end):
        cut.write_bytes(taken.pdf[:at] + b"\0\0" + taken.pdf[at + 2 :])
        (note,) = [n for n in take_in("x", [cut]).notes if "cannot be read whole" in n]
        assert "a picture on it is damaged" in note


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


OPEN_ENDS = {
    "array": b"[ /lost",
    "dictionary": b"<< /lost",
    "string": b"(never closed Tj (in) q q",
    "hexadecimal": b"<0102",
    "picture": b"BI /W 8 /H 8 /CS /G /BPC 8 ID abcdefgh",
}


def ending_with(tail: bytes) -> bytes:
    def edit(writer: Any) -> None:
        set_content(writer.pages[0], writer, b"BT /F1 24 Tf 72 700 Td (Potato) Tj ET\n" + tail)

    return make_pdf([""], edit)


@pytest.mark.parametrize("kind", OPEN_ENDS)
def test_content_that_breaks_off_takes_in_no_stamp_and_is_named(tmp_path: Path, kind: str) -> None:
    data = ending_with(OPEN_ENDS[kind])
    notes = take_in("x", [_written(tmp_path / "open.pdf", data)]).notes
    assert [n for n in notes if n.startswith("page 1 cannot be read whole: the end of its content")]

    done, _ = bind(filing_of(("a", data)), stamps=StampPlan.usual())
    words = pdfium_words(done.pdf)
    assert "Potato" in words
    assert "Exhibit A, Page 1" in words
    assert "Exhibit A, Page 1" in reader(done.pdf).pages[0].extract_text()


def test_a_stamp_is_on_a_page_whose_content_cannot_be_unpacked_to_the_end(tmp_path: Path) -> None:
    """Some viewers stop where a stream breaks off, and with it at the page's stamps."""
    packing = zlib.compressobj()
    endless = packing.compress(LINES) + packing.flush(zlib.Z_FULL_FLUSH)
    done, _ = bind(filing_of(("a", with_content(endless))), stamps=StampPlan.usual())
    words = pdfium_words(done.pdf, 2)
    assert "Line 700" in words
    assert "Exhibit A, Page 2" in words
    again = take_in("x", [_written(tmp_path / "bound.pdf", done.pdf)])
    assert not [note for note in again.notes if "cannot be read whole" in note]


@pytest.mark.parametrize(
    "sound",
    [
        b"BT /F1 12 Tf 72 600 Td (\\[ \\) \\( [ < <<) Tj ET",
        b"% an [ open ( remark <<\nBT ET",
        b"BI /W 4 /H 2 /CS /G /BPC 8 ID [(<EI[ EI\nq Q",
        b"/Span <</ActualText (a [ b)>> BDC (BDC) Tj EMC",
    ],
)
def test_brackets_in_words_remarks_and_pictures_are_no_damage(tmp_path: Path, sound: bytes) -> None:
    path = _written(tmp_path / "sound.pdf", ending_with(sound))
    assert not [n for n in take_in("x", [path]).notes if "cannot be read whole" in n]


def test_a_stamp_is_no_part_of_a_hidden_layer_that_a_page_leaves_open() -> None:
    done, _ = bind(
        filing_of(("a", ending_with(b"/OC /L BDC /OC /M BDC 0 0 m n"))), stamps=StampPlan.usual()
    )
    content = reader(done.pdf).pages[0].get_contents()
    assert content is not None
    operators = [operator for _, operator in content.operations]
    shown = max(at for at, operator in enumerate(operators) if operator in (b"Tj", b"TJ"))
    before = operators[:shown]
    assert before.count(b"BDC") + before.count(b"BMC") - before.count(b"EMC") <= 1


def test_a_bad_token_is_named_and_not_handed_on(tmp_path: Path) -> None:
    def edit(writer: Any) -> None:
        from pypdf.generic import ArrayObject, NameObject, NumberObject

        font = writer.pages[0]["/Resources"]["/Font"]["/F1"]
        font[NameObject("/Widths")] = ArrayObject(NumberObject(n) for n in (500, 511, 633))

    sound = make_pdf(["one"], edit)
    data = sound.replace(b" 511 ", b'"511 ')
    assert data != sound
    (note,) = take_in("x", [_written(tmp_path / "bad.pdf", data)]).notes
    assert note.startswith("the file is damaged and was read with repairs")

    done, _ = bind(filing_of(("a", data)), stamps=StampPlan.usual())
    opened = PdfReader(io.BytesIO(done.pdf), strict=True)
    for number in range(1, opened.trailer["/Size"]):
        opened.get_object(number)


def test_a_font_that_breaks_off_is_named_and_handed_on_up_to_there(tmp_path: Path) -> None:
    def edit(writer: Any) -> None:
        from pypdf.generic import DictionaryObject, NameObject, StreamObject

        program = StreamObject()
        program._data = PACKED[:-60]
        program[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[0]["/Resources"]["/Font"]["/F1"][NameObject("/FontDescriptor")] = (
            DictionaryObject({NameObject("/FontFile2"): writer._add_object(program)})
        )

    part = take_in("x", [_written(tmp_path / "font.pdf", make_pdf(["one"], edit))])
    (note,) = part.notes
    assert "page 1 cannot be read whole: a font on it is damaged" in note
    font: Any = PdfReader(io.BytesIO(part.pdf)).pages[0]["/Resources"]["/Font"]["/F1"]
    packed = font["/FontDescriptor"]["/FontFile2"]._data
    engine = zlib.decompressobj()
    assert LINES.startswith(engine.decompress(packed))
    assert engine.eof


def _large_picture(missing: int) -> Callable[[Any], None]:
    noise = random.Random(1).randbytes(600 * 1000)

    def edit(writer: Any) -> None:
        from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

        picture = StreamObject()
        picture._data = zlib.compress(noise)[: -missing or None]
        for key, value in {"Width": 600, "Height": 1000, "BitsPerComponent": 8}.items():
            picture[NameObject(f"/{key}")] = NumberObject(value)
        for key, value in {"Subtype": "Image", "ColorSpace": "DeviceGray"}.items():
            picture[NameObject(f"/{key}")] = NameObject(f"/{value}")
        picture[NameObject("/Filter")] = NameObject("/FlateDecode")
        drawn = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
        writer.pages[0]["/Resources"][NameObject("/XObject")] = drawn
        set_content(writer.pages[0], writer, b"q 612 0 0 792 0 0 cm /I Do Q")

    return edit


def test_a_large_picture_that_breaks_off_is_named(tmp_path: Path) -> None:
    data = make_pdf([""], _large_picture(300_000))
    (note,) = take_in("x", [_written(tmp_path / "scan.pdf", data)]).notes
    assert "page 1 cannot be read whole: a picture on it is damaged" in note


def test_pictures_too_large_to_be_judged_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("packetgen.packet.pdf.pdf_damage._MOST_PICTURES", 100_000)
    data = make_pdf([""], _large_picture(0))
    (note,) = take_in("x", [_written(tmp_path / "scan.pdf", data)]).notes
    assert "one of its pictures was too large to be looked at for damage" in note


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("PdfReadError(\"Expecting a NameObject for key but found 'vNt^'\")",
         "Expecting a NameObject for key"),
        ("PdfReadError('Could not read Boolean object')", "Could not read Boolean object"),
        ("Ignoring wrong pointing object 8 0 (offset 0)",
         "Ignoring wrong pointing object 8 0 (offset 0)"),
        ("Invalid\x00\xff header", "Invalid header"),
    ],
)  # fmt: skip
def test_complaints_are_told_in_words(complaint: str, said: str) -> None:
    with complaints() as heard:
        logging.getLogger("pypdf").warning(complaint)
    assert heard == [said]


def pdfium_words(pdf: bytes, page: int = 1) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page - 1].get_textpage().get_text_range())
    finally:
        document.close()


DAMAGED_PLACES = {
    b"BT /F1 12 Tf 72 500 Td <416~26> Tj ET": True,
    b"0 0 Kq 5 w": True,
    b"> Q Q EMC 1 0 0 1 50 50 cm q": True,
    b") 99 99 m 199 199 l S": False,  # pdfium passes the line over, which others draw
}


@pytest.mark.parametrize("place", DAMAGED_PLACES)
@pytest.mark.parametrize("stamps", [StampPlan.usual(), None])
def test_a_damaged_place_in_content_is_named_and_not_handed_on(
    tmp_path: Path, opened_everywhere: Callable[[bytes], None], place: bytes,
    stamps: StampPlan | None,
) -> None:  # fmt: skip
    data = ending_with(place + b"\nBT /F1 12 Tf 72 400 Td (Tomato) Tj ET\n")
    file = _written(tmp_path / "bad.pdf", data)
    taken = take_in("x", [file])
    told = "page 1 cannot be read whole: a place in its content"
    assert [note for note in taken.notes if note.startswith(told)]
    assert not taken.sound
    assert take_in("x", [file, file]).sound, "binding writes such content anew"

    done, _ = bind(filing_of(("a", data)), stamps=stamps)
    (said,) = [note.message for note in done.notes if note.page == 1]
    assert said.startswith("its damaged content was written anew" if DAMAGED_PLACES[place] else
                           "its damaged content is drawn as it is")  # fmt: skip
    if DAMAGED_PLACES[place]:
        opened_everywhere(done.pdf)
    words = pdfium_words(done.pdf)
    assert {"Potato", "Tomato"} <= set(words.split())
    assert ("Exhibit A, Page 1" in words) == (stamps is not None)


def test_content_that_was_found_sound_is_not_looked_at_again(tmp_path: Path) -> None:
    sound = take_in("x", [_written(tmp_path / "good.pdf", ending_with(b""))])
    assert sound.sound
    part = replace(filing_of(("a", ending_with(b") 99 99 m")))[-1], sound=True)
    done, _ = bind([part], stamps=None)
    assert not done.notes, "what intake judged is believed"


@given(st.binary(max_size=200))
def test_written_anew_content_is_well_written(data: bytes) -> None:
    once = rewritten(b"q BT (a) Tj ET Q\n" + data)
    again = rewritten(once.data)
    assert again.lost == 0
    assert again.data == once.data
