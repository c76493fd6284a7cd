"""Faces that are there or not, and what no engine can set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from packetgen.docx import read_docx
from packetgen.docx.blocks import (
    Paragraph,
    Text,
    Unsupported,
)
from packetgen.errors import EngineError
from packetgen.typeset import (
    open_fonts,
)
from tests.docx.word_files import p, word_file

from .papers import (
    PLAIN,
)
from .setting import FONTS, letter, plain, set_document


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


def test_the_default_face_is_packetgens_own() -> None:
    done = set_document(
        letter(Paragraph((Text("Arial is asked for", replace(PLAIN, font="Arial")),)))
    )
    assert [(font.family, font.file) for font in done.fonts] == [("Arimo", "Arimo[wght].ttf")]
    assert len(done.fonts[0].sha256) == 64


@pytest.mark.parametrize(
    ("wanted", "equal"), [("Century Schoolbook", "Times New Roman"), ("Consolas", "Courier New")]
)
def test_a_face_that_is_absent_gives_way_to_one_of_its_kind(wanted: str, equal: str) -> None:
    fonts = open_fonts()
    kind = fonts.resolve(equal, system=True)
    if kind is None or fonts.resolve(wanted, system=True):
        pytest.skip(f"needs a machine with {equal} or its equals, and without {wanted}")
    source = word_file(p("Dear Ms. Vo", rpr=f'<w:rFonts w:ascii="{wanted}" w:hAnsi="{wanted}"/>'))
    done = set_document(read_docx(source), fonts=fonts)
    assert done.notes == (f"{wanted} is not at hand; {kind} stands in for it",)
    assert [font.family for font in done.fonts] == [kind]


def test_a_face_of_an_unknown_kind_has_no_kin() -> None:
    assert open_fonts().kin("Blackletter Nonesuch", system=True) is None


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


_LOST = "The PDF is not what the Word file says"
_THERE = [
    "packetgen.typeset.engines.choice.find_soffice",
    "packetgen.typeset.typesetting.find_soffice",
]


@pytest.mark.parametrize("installed", [True, False])
def test_after_a_loss_by_typst_libreoffice_is_named_as_it_is_typed_if_it_is_there(
    monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    for place in _THERE:
        monkeypatch.setattr(place, lambda: Path("soffice") if installed else None)
    with pytest.raises(EngineError, match=_LOST) as caught:
        set_document(letter(plain("One word.")), source=word_file(p("One word, and another.")))
    assert ("--engine libreoffice" in caught.value.hint) is installed
    assert ("LibreOffice" in caught.value.hint) is installed
    assert "typst" not in caught.value.hint


@pytest.mark.parametrize("plain_text", [True, False])
def test_after_a_loss_by_libreoffice_typst_is_named_if_it_could_set_it(
    monkeypatch: pytest.MonkeyPatch, plain_text: bool
) -> None:
    pdf = set_document(letter(plain("One word."))).pdf
    monkeypatch.setattr("packetgen.typeset.typesetting.find_soffice", lambda: Path("soffice"))
    monkeypatch.setattr("packetgen.typeset.typesetting.convert", lambda *_, **__: {"document": pdf})
    document = letter(plain("One word, and another."))
    if not plain_text:
        document = replace(document, unsupported=(Unsupported("SmartArt", "paragraph 3"),))
    with pytest.raises(EngineError, match=_LOST) as caught:
        set_document(document, source=word_file(p("One word, and another.")), engine="libreoffice")
    assert ("--engine typst" in caught.value.hint) is plain_text
    assert "libreoffice" not in caught.value.hint.casefold()


def test_what_is_no_word_file_is_not_sent_to_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise EngineError("Typst could not typeset the document.")

    monkeypatch.setattr("packetgen.typeset.typesetting.compile_pdf", refuse)
    with pytest.raises(EngineError) as caught:
        set_document(letter(plain("x")))
    assert "engine" not in caught.value.hint


@pytest.mark.parametrize("installed", [True, False])
def test_where_typst_alone_was_asked_for_the_advice_knows_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    for place in _THERE:
        monkeypatch.setattr(place, lambda: Path("soffice") if installed else None)
    document = replace(letter(plain("x")), unsupported=(Unsupported("SmartArt", "paragraph 3"),))
    with pytest.raises(EngineError) as caught:
        set_document(document, engine="typst")
    assert ("Leave out --engine typst" in caught.value.hint) is installed
    assert ("apt install libreoffice" in caught.value.hint) is not installed
