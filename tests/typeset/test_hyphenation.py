"""Hyphenation: lawful, seldom, never in a name or a number, and invisible to who copies."""

from __future__ import annotations

import datetime as dt
import io
import re

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from packetgen.docx import read_docx
from packetgen.pdfium import PDFIUM
from packetgen.typeset import open_fonts, typeset

TODAY = dt.date(2026, 11, 22)
SYLLABLES = {
    "es": "con-sen-ti-mien-to in-me-dia-ta-men-te ad-mi-nis-tra-ción in-for-ma-ción",
    "pt": "con-sen-ti-men-to ime-di-a-ta-men-te ad-mi-nis-tra-ção in-for-ma-ção",
    "ru": "со-гла-сие не-мед-лен-но пред-ва-ри-тель-но ад-ми-ни-стра-ция ад-ми-нист-ра-ция",
    "en": "im-me-di-ate-ly ad-min-is-tra-tion in-for-ma-tion con-sti-tu-tion-al",
}
"""Where a dictionary divides the long words that the texts below hold."""


def _word_file(text: str, language: str, *, zone: int = 360, whole: bool = False) -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(230), Pt(400)
    section.left_margin = section.right_margin = Pt(15)
    settings = document.settings.element
    automatic = settings.makeelement(qn("w:autoHyphenation"), {})
    span = settings.makeelement(qn("w:hyphenationZone"), {qn("w:val"): str(zone)})
    settings.append(automatic)
    settings.append(span)
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(11), "Arial"
    lang = run._r.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): language})
    run._r.get_or_add_rPr().append(lang)
    if whole:
        paragraph._p.get_or_add_pPr().append(settings.makeelement(qn("w:suppressAutoHyphens"), {}))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _divided(word_file: bytes, language: str) -> list[str]:
    """Words that are divided, with a hyphen where they are."""
    made = typeset(
        read_docx(word_file, name="card"), layout=None, title="Card", language=language,
        today=TODAY, fonts=open_fonts(system=False), source=word_file,
    )  # fmt: skip
    with PDFIUM:
        document = pypdfium2.PdfDocument(made.pdf)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    # What pdfium gives for a soft hyphen at the end of a line.
    text = re.sub("[\ufffe\u0002\xad](\r\n)?", "\u2010", text)
    assert "-" not in text.replace("555-", ""), "a hard hyphen would stay in copied text"
    return re.findall("[^\\W\\d_]+\u2010[^\\W\\d_]+", text)


def _all(words: str) -> set[str]:
    found = set()
    for word in words.split():
        parts = word.split("-")
        found |= {
            "".join(parts[:at]) + "\u2010" + "".join(parts[at:]) for at in range(1, len(parts))
        }
    return found


@pytest.mark.parametrize("language", sorted(SYLLABLES))
def test_words_are_divided_where_the_language_lets_them(language: str) -> None:
    words = [word.replace("-", "") for word in SYLLABLES[language].split()]
    lawful = _all(SYLLABLES[language])
    seen = set()
    # Every word meets the end of a line at another place.
    for filler in range(6, 31, 2):
        text = " ".join(f"{'1' * (filler % 7 + 2)} {'0' * filler} {word} a" for word in words)
        seen |= set(_divided(_word_file(text, language), language))
    assert seen, "no line was ended by a hyphen"
    assert seen <= lawful, seen - lawful
    assert all(min(map(len, word.split("\u2010"))) >= 3 for word in seen)


@pytest.mark.parametrize(
    ("language", "word"),
    [("vi", "consentimiento"), ("tl", "pinakamahalaga"), ("ht", "enfòmasyonal")],
)
def test_without_patterns_no_word_is_divided(language: str, word: str) -> None:
    for filler in range(6, 31, 4):
        text = " ".join(f"{'0' * filler} {word} a" for _ in range(4))
        assert _divided(_word_file(text, language), language) == []


def test_names_numbers_and_addresses_stay_whole() -> None:
    said = (
        "Constantinopolitano (510) 555-0142 consentimiento@example.org "
        "https://example.org/consentimiento Administración CONSTITUCIONAL 00012345678"
    )
    for filler in range(4, 31, 3):
        text = " ".join(f"{'0' * filler} {word} a" for word in said.split())
        assert _divided(_word_file(text, "es"), "es") == []


def test_a_small_gap_divides_nothing_nor_does_a_paragraph_that_says_so() -> None:
    text = "00000000000000000000 consentimiento a " * 4
    assert _divided(_word_file(text, "es"), "es")
    assert _divided(_word_file(text, "es", whole=True), "es") == []
    assert _divided(_word_file(text, "es", zone=2600), "es") == []


def test_neither_the_last_word_nor_two_lines_in_a_row_are_divided() -> None:
    assert _divided(_word_file("00000000000000000000 consentimiento", "es"), "es") == []
    divided = _divided(_word_file("inmediatamente consentimiento " * 6 + "a", "es"), "es")
    assert 0 < len(divided) < 5


_SENTENCE = (
    "Keep the door closed and ask who they are and what they want from you or from people who "
    "live there and do not sign a paper"
)


def _card(texts: list[str], language: str, *, narrow: bool) -> list[str]:
    """The lines of a card with these paragraphs; ``narrow``: as handouts ask for."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(230), Pt(1400)
    section.left_margin = section.right_margin = Pt(15)
    if narrow:
        settings = document.settings.element
        settings.append(settings.makeelement(qn("w:autoHyphenation"), {}))
    for text in texts:
        run = document.add_paragraph().add_run(text)
        run.font.size, run.font.name = Pt(11), "Arial"
    out = io.BytesIO()
    document.save(out)
    made = typeset(
        read_docx(out.getvalue(), name="card"), layout=None, title="Card", language=language,
        today=TODAY, fonts=open_fonts(system=False), source=out.getvalue(),
    )  # fmt: skip
    with PDFIUM:
        pages = pypdfium2.PdfDocument(made.pdf)
        text = "\r\n".join(page.get_textpage().get_text_range() for page in pages)
        pages.close()
    return [line.strip() for line in text.split("\r\n") if line.strip()]


def test_no_word_stands_alone_on_the_last_line_of_a_narrow_paragraph() -> None:
    words = _SENTENCE.split()
    texts = [" ".join(words[:count]) + "." for count in range(7, len(words))]
    lines = _card(texts, "en", narrow=True)
    usual = _card(texts, "en", narrow=False)
    alone = [line for line in usual if line.endswith(".") and " " not in line]
    assert alone, "some of these texts end in a word alone where lines are only filled"
    assert [line for line in lines if line.endswith(".") and " " not in line] == []
    assert len(lines) == len(usual)
    assert " ".join(lines) == " ".join(texts)


def test_no_chinese_character_stands_alone_on_the_last_line() -> None:
    whole = "看有没有法官的签名并核对姓名和地址是否正确如果没有法官签发的搜查令您可以说不同意"
    numbers = "一二三四五六七八九十"
    texts = [f"{number}{whole[:count]}。" for count, number in enumerate(numbers, 14)]
    lines = _card(texts, "zh-Hans", narrow=True)
    assert any(len(line) == 2 for line in _card(texts, "zh-Hans", narrow=False))
    assert min(map(len, lines)) > 2
    assert "".join(lines) == "".join(texts)
