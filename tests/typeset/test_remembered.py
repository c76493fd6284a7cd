"""What Typst remembers of one document never changes the next."""

from __future__ import annotations

from packetgen.docx.blocks import Document
from packetgen.typeset import open_fonts
from packetgen.typeset.composing.compose import compose
from packetgen.typeset.engines.typst_engine import compile_pdf

from .papers import CALIFORNIA, TODAY, double, paper, words


def set_by_typst(document: Document) -> bytes:
    """The PDF, as Typst gives it."""
    fonts = open_fonts()
    made = compose(document, layout=CALIFORNIA, title="P", language="en", fonts=fonts)
    return compile_pdf(made.data, fonts=fonts, system=False, today=TODAY)


def long_paper(first: str, kind: str) -> Document:
    """A paper that differs from others of its kind in the first paragraph alone."""
    prose = [double(words(f"{kind}{number}", 120)) for number in range(40)]
    return paper([double(first), *prose])


def test_a_document_between_two_equal_ones_leaves_no_trace() -> None:
    first = set_by_typst(long_paper("One.", "equal"))
    other = set_by_typst(long_paper("Another.", "equal"))
    again = set_by_typst(long_paper("One.", "equal"))
    assert again == first != other
