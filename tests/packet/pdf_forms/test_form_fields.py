"""Forms: every value visible, in any script, in its own place."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from packetgen.packet import IntakeFile, Press, take_in

from ..conftest import bind, filing_of, set_content
from ..exhibit_files import taken, words
from ..intake_files import seen
from ..made_pages import Value, form, text


def flattened(press: Press, folder: Path, data: bytes) -> tuple[str, Any, Any]:
    part = taken(press, folder, "form.pdf", data)
    done, _ = bind(filing_of(("x", part.pdf)))
    assert "/Annots" not in PdfReader(io.BytesIO(done.pdf)).pages[0]
    return words(done.pdf)[0], seen(done.pdf).convert("L"), part


def ink(picture: Any, box: tuple[int, int, int, int]) -> tuple[int, int] | None:
    """From where to where, across, there is ink in a box given in points from the page's foot."""
    left, bottom, right, top = box
    cut = picture.crop((left, 792 - top, right, 792 - bottom)).point(lambda v: 255 * (v < 140))
    found = cut.getbbox()
    return (left + found[0], left + found[2]) if found else None


@pytest.mark.parametrize("value", ["María Nguyễn", "Владимир", "王小明", "עברית"])
def test_values_in_any_script_are_drawn(tmp_path: Path, press: Press, value: str) -> None:
    said, picture, _ = flattened(press, tmp_path, form(text(value)))
    assert value in said or value[::-1] in said
    assert ink(picture, (72, 600, 372, 624)) is not None


def test_a_value_stays_in_its_field_though_the_content_turns_the_page_and_never_turns_it_back(
    tmp_path: Path, press: Press
) -> None:
    def upside_down(writer: PdfWriter) -> None:
        set_content(writer.pages[0], writer, b"1 0 0 -1 0 792 cm BT /F1 12 Tf 9 9 Td (a) Tj ET")

    _, picture, _ = flattened(press, tmp_path, form(text("value"), more=upside_down))
    assert ink(picture, (72, 600, 372, 624)) is not None
    assert ink(picture, (72, 168, 372, 192)) is None


def test_a_shape_that_fields_stand_on_does_not_cover_their_values(
    tmp_path: Path, press: Press
) -> None:
    def on_a_square(writer: PdfWriter) -> None:
        shape = DecodedStreamObject()
        shape.set_data(b"0.9 g 60 500 400 150 re f")
        area = ArrayObject(FloatObject(n) for n in (60, 500, 460, 650))
        shape.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): area})
        square = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Square"), "/Rect": area,
                  "/F": NumberObject(4)}  # fmt: skip
        square["/AP"] = DictionaryObject({NameObject("/N"): writer._add_object(shape)})
        entry = DictionaryObject({NameObject(k): v for k, v in square.items()})
        writer.pages[0]["/Annots"].insert(0, writer._add_object(entry))

    said, picture, _ = flattened(press, tmp_path, form(text("value"), more=on_a_square))
    assert "value" in said
    assert ink(picture, (72, 600, 372, 624)) is not None


def test_alignment_combs_and_lines_are_the_forms(tmp_path: Path, press: Press) -> None:
    data = form(
        text("right", Q=NumberObject(2)),
        text("12", Ff=NumberObject(1 << 24), MaxLen=NumberObject(10)),
        text("first\nsecond", Ff=NumberObject(1 << 12), DA=TextStringObject("/Helv 0 Tf 0 g")),
        text("secret", Ff=NumberObject(1 << 13)),
    )
    said, picture, _ = flattened(press, tmp_path, data)
    right = ink(picture, (72, 600, 372, 624))
    assert right is not None
    assert right[0] > 300
    comb = ink(picture, (72, 560, 372, 584))
    assert comb is not None
    assert 80 < comb[0] < 100, "the first of ten cells"
    assert 112 < comb[1] < 125, "the second"
    assert "first" in said
    assert "second" in said
    assert "secret" not in said
    assert "******" in said


def test_a_value_that_does_not_fit_is_shown_whole_on_a_sheet(tmp_path: Path, press: Press) -> None:
    value = " ".join(f"word{number}" for number in range(90))
    part = taken(press, tmp_path, "form.pdf", form(text(value)))
    assert (part.pages_in, part.pages_out, part.sheets_added) == (1, 2, 1)
    assert value in words(part.pdf)[1]
    assert any("does not fit its box" in note for note in part.notes)


def test_an_excerpt_shows_the_long_values_of_its_own_pages_and_after_them(
    tmp_path: Path, press: Press
) -> None:
    ours, theirs = (" ".join(f"{stem}{n}" for n in range(90)) for stem in ("ours", "theirs"))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form(text(ours), text(theirs)))))
    for page, widget in enumerate([*writer.pages[0]["/Annots"]]):  # type: ignore[misc]
        if page:
            writer.add_blank_page(612, 792)
        writer.pages[page][NameObject("/Annots")] = ArrayObject([widget])
    writer.add_blank_page(612, 792)
    buffer = io.BytesIO()
    writer.write(buffer)
    (tmp_path / "form.pdf").write_bytes(buffer.getvalue())
    part = take_in("x", [IntakeFile(tmp_path / "form.pdf", pages="1, 3")], press=press)
    assert (part.source_pages, part.sheets_added) == ((1, 3, 0), 1)
    assert ours in words(part.pdf)[2]
    assert "theirs" not in " ".join(words(part.pdf))
    only = take_in("x", [tmp_path / "form.pdf"], pages="3", press=press)
    assert (only.pages_out, only.sheets_added) == (1, 0)


def choice(value: str) -> dict[str, Value]:
    options = ArrayObject(
        ArrayObject(TextStringObject(s) for s in pair)
        for pair in (("us-ca", "California"), ("us-ny", "New York"))
    )
    return text(value, FT=NameObject("/Ch"), Ff=NumberObject(1 << 17), Opt=options)


def test_a_choice_shows_its_words_not_its_code(tmp_path: Path, press: Press) -> None:
    said, _, _ = flattened(press, tmp_path, form(choice("us-ny")))
    assert "New York" in said
    assert "us-ny" not in said


@pytest.mark.parametrize("sign", ["4", "8", "l", "n", "u", "H", ""])
def test_a_box_that_is_on_is_marked_though_it_brings_no_picture(
    tmp_path: Path, press: Press, sign: str
) -> None:
    box = {
        "/FT": NameObject("/Btn"), "/V": NameObject("/Yes"), "/AS": NameObject("/Yes"),
        "/MK": DictionaryObject({NameObject("/CA"): TextStringObject(sign)}),
    }  # fmt: skip
    off = {"/FT": NameObject("/Btn"), "/V": NameObject("/Off"), "/AS": NameObject("/Off")}
    _, picture, _ = flattened(press, tmp_path, form(box, off))
    assert ink(picture, (72, 600, 372, 624)) is not None
    assert ink(picture, (72, 560, 372, 584)) is None


def test_of_options_one_alone_is_marked_though_the_value_says_another(
    tmp_path: Path, press: Press
) -> None:
    """Such files show one choice in every viewer; to mark both would say what nobody chose."""

    def options(writer: PdfWriter) -> None:
        dot = DecodedStreamObject()
        dot.set_data(b"0 g 0 0 20 20 re f")
        area = ArrayObject(FloatObject(n) for n in (0, 0, 300, 24))
        dot.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): area})
        picture = writer._add_object(dot)
        group = DictionaryObject(
            {NameObject("/FT"): NameObject("/Btn"), NameObject("/Ff"): NumberObject(1 << 15),
             NameObject("/T"): TextStringObject("choice"), NameObject("/V"): NameObject("/two")}
        )  # fmt: skip
        parent = writer._add_object(group)
        for widget, state in zip(writer.pages[0]["/Annots"], ("one", "two"), strict=True):
            own = widget.get_object()
            for key in ("/FT", "/T", "/V", "/DA"):
                own.pop(key, None)
            own[NameObject("/Parent")] = parent
            own[NameObject("/AS")] = NameObject("/one" if state == "one" else "/Off")
            states = DictionaryObject({NameObject(f"/{state}"): picture})
            own[NameObject("/AP")] = DictionaryObject({NameObject("/N"): states})

    _, picture, part = flattened(press, tmp_path, form(text(""), text(""), more=options))
    assert ink(picture, (72, 600, 372, 624)) is not None
    assert ink(picture, (72, 560, 372, 584)) is None
    assert [n for n in part.notes if "the choice that 'choice' shows is not its value" in n]


def test_two_forms_with_the_same_field_names_keep_their_own_values(
    tmp_path: Path, press: Press
) -> None:
    parts = [
        taken(press, tmp_path, f"{name}.pdf", form(text(name), needs=True))
        for name in ("Alvarez", "Baker")
    ]
    done, _ = bind(filing_of(*((f"x{n}", part.pdf) for n, part in enumerate(parts))))
    said = words(done.pdf)
    assert ["Alvarez" in page for page in said] == [True, False]
    assert ["Baker" in page for page in said] == [False, True]


FILLED: dict[str, Callable[[int], str]] = {
    "latin": lambda n: f"V{n:03}",
    "chinese": lambda n: f"項{n:03}",
}


@pytest.mark.parametrize("script", FILLED)
def test_real_forms_show_every_value_that_was_filled_in(
    tmp_path: Path, press: Press, shared_data: Path, script: str
) -> None:
    """Filled as programs do that leave the drawing to the viewer."""
    for file in sorted((shared_data / "pdf-forms").iterdir()):
        writer = PdfWriter(clone_from=str(file))
        wanted = []
        for page in writer.pages:
            for entry in page.get("/Annots", []):
                widget = entry.get_object()
                if widget.get("/FT") == "/Tx":
                    value = FILLED[script](len(wanted))
                    widget[NameObject("/V")] = TextStringObject(value)
                    widget.pop("/AP", None)
                    wanted.append(value)
        buffer = io.BytesIO()
        writer.write(buffer)
        part = taken(press, tmp_path, file.name, buffer.getvalue())
        done, _ = bind(filing_of(("x", part.pdf)))
        said = " ".join(words(done.pdf)).replace(" ", "")
        missing = [value for value in wanted if value.replace(" ", "") not in said]
        assert missing == [], file.name


def test_an_empty_field_keeps_its_frame_and_an_open_list_its_options(
    tmp_path: Path, press: Press
) -> None:
    # pdflatex and LibreOffice leave frames and lists to the viewer: they have no picture.
    border = DictionaryObject({NameObject("/BC"): ArrayObject(FloatObject(n) for n in (1, 0, 0))})
    _, alone, _ = flattened(press, tmp_path, form({"/MK": border}))
    assert ink(alone, (60, 600, 400, 624)) == (72, 372)
    options = ArrayObject(TextStringObject(word) for word in ("Rent", "Repairs"))
    page, picture, _ = flattened(
        press,
        tmp_path,
        form(
            {"/MK": border},
            {"/FT": NameObject("/Btn"), "/MK": border},
            {"/FT": NameObject("/Ch"), "/Opt": options},
        ),
    )
    assert ink(picture, (60, 600, 400, 624)) == (72, 372)
    assert ink(picture, (60, 560, 400, 584)) == (72, 372)
    assert "Rent" in page
    assert "Repairs" in page


@pytest.mark.parametrize(
    ("value", "drawn", "redrawn"),
    [
        ("Олег 7", b"(???? 7) Tj", True),
        ("Олег 7", b"<3F3F3F3F2037> Tj", True),
        ("Why (me)?", rb"(Why \(me\)?) Tj", False),
        ("Олег 7", b"(\x01\x02\x03\x04 7) Tj", False),  # letters of a font's own numbering
    ],
)
def test_question_marks_in_place_of_letters_are_no_picture_of_a_value(
    tmp_path: Path, press: Press, value: str, drawn: bytes, redrawn: bool
) -> None:
    picture = DecodedStreamObject()
    picture.set_data(b"BT /Helv 12 Tf 2 7 Td " + drawn + b" ET")
    box = ArrayObject(FloatObject(n) for n in (0, 0, 300, 24))
    picture.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): box})

    def register(writer: PdfWriter) -> None:
        widget = writer.pages[0]["/Annots"][0].get_object()
        widget[NameObject("/AP")] = DictionaryObject(
            {NameObject("/N"): writer._add_object(picture)}
        )

    said, _, part = flattened(press, tmp_path, form(text(value), more=register))
    assert any("which packetgen drew" in note for note in part.notes) is redrawn
    assert value in said or not redrawn
