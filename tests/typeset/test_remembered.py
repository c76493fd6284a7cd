"""What Typst remembers of one document serves the next, and never changes it."""

from __future__ import annotations

import time

from packetgen.docx.blocks import Document
from packetgen.typeset import open_fonts
from packetgen.typeset.composing.compose import compose
from packetgen.typeset.engines.typst_engine import compile_pdf

from .papers import CALIFORNIA, TODAY, double, paper, words


def set_timed(document: Document) -> tuple[bytes, float]:
    """The PDF, and Typst's own processor time in seconds."""
    fonts = open_fonts()
    made = compose(document, layout=CALIFORNIA, title="P", language="en", fonts=fonts)
    start = time.process_time()
    pdf = compile_pdf(made.data, fonts=fonts, system=False, today=TODAY)
    return pdf, time.process_time() - start


def long_paper(first: str, kind: str) -> Document:
    """A paper that differs from others of its kind in the first paragraph alone."""
    prose = [double(words(f"{kind}{number}", 120)) for number in range(40)]
    return paper([double(first), *prose])


def test_paragraphs_of_an_earlier_document_are_not_set_again() -> None:
    set_timed(long_paper("One.", "warm"))
    whole = min(set_timed(long_paper("One.", kind))[1] for kind in ("a", "b", "c"))
    rest = min(set_timed(long_paper(first, "c"))[1] for first in ("Two.", "Three.", "Four."))
    assert rest < 0.8 * whole


def test_a_document_between_two_equal_ones_leaves_no_trace() -> None:
    first, _ = set_timed(long_paper("One.", "equal"))
    other, _ = set_timed(long_paper("Another.", "equal"))
    again, _ = set_timed(long_paper("One.", "equal"))
    assert again == first != other
