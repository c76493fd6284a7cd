"""Pairs of letters are moved and letters joined where the Word file says so, as Word does it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from packetgen.docx import read_docx
from packetgen.docx.blocks import Paragraph, Text
from packetgen.typeset.faces.formats import Formats
from tests.docx.word_files import p, word_file

from .setting import FONTS, set_document

PAIRS = "AVAVAVAV To Wa Te Yo"


def text_of(file: bytes) -> Text:
    (block,) = read_docx(file).blocks
    assert isinstance(block, Paragraph)
    (item,) = block.inlines
    assert isinstance(item, Text)
    return item


def width_of(file: bytes) -> float:
    """Points from the first letter of a one-line document to the last, in its PDF."""
    pdf = pdfium.PdfDocument(set_document(read_docx(file), source=file).pdf)
    words = pdf[0].get_textpage()
    assert words.get_text_bounded().strip() == PAIRS
    left, *_ = words.get_charbox(0)
    right = words.get_charbox(len(PAIRS) - 1)[2]
    return float(right - left)


def test_pairs_are_kerned_only_from_the_size_that_the_file_says() -> None:
    apart = width_of(word_file(p(PAIRS)))
    together = width_of(word_file(p(PAIRS, rpr='<w:kern w:val="24"/>')))
    too_small = width_of(word_file(p(PAIRS, rpr='<w:kern w:val="25"/>')))
    switched_off = width_of(word_file(p(PAIRS, rpr='<w:kern w:val="0"/>')))
    assert together < apart - 5
    assert too_small == switched_off == apart


def test_a_document_of_both_kinds_keeps_each_as_it_is() -> None:
    file = word_file(p(PAIRS, rpr='<w:kern w:val="2"/>') + p(PAIRS))
    pdf = pdfium.PdfDocument(set_document(read_docx(file), source=file).pdf)
    words = pdf[0].get_textpage()
    found = words.get_text_range()
    ends = [at + len(PAIRS) - 1 for at in (found.index(PAIRS), found.rindex(PAIRS))]
    kerned, not_kerned = (words.get_charbox(end)[2] for end in ends)
    assert kerned < not_kerned - 5


@pytest.mark.parametrize(
    ("said", "joined"), [("", False), ("none", False), ("standard", True), ("all", True)]
)
def test_letters_are_joined_only_where_the_file_says_so(said: str, joined: bool) -> None:
    rpr = f'<w14:ligatures w14:val="{said}"/>' if said else ""
    assert text_of(word_file(p("office", rpr=rpr))).format.ligatures is joined


def test_scripts_that_need_their_fonts_rules_keep_them() -> None:
    look = text_of(word_file(p("السلام عليكم"))).format
    assert look.kerning
    assert look.ligatures


def test_widths_are_known_exactly_where_nothing_is_kerned() -> None:
    looks = [text_of(word_file(p("A", rpr=rpr))).format for rpr in ("", '<w:kern w:val="2"/>')]
    formats = Formats(FONTS, None, "en")
    apart, together = (formats.advances(formats.number(look)) for look in looks)
    assert apart is not None
    assert together is not None
    least, most = apart.word("AVAVA") or (0.0, 0.0)
    assert 0 < least == most
    assert (together.word("AVAVA") or (9.0, 9.0))[0] < least
