"""No signature stands alone on a page: a long last paragraph gives it its last lines."""

from __future__ import annotations

import pytest

from packetgen.docx.blocks import Document, Paragraph, Section
from packetgen.jurisdiction.model import Layout
from packetgen.typeset import open_fonts, typeset
from packetgen.typeset.gates.words import text_of

from .papers import CALIFORNIA, TODAY, double, single, words

PLAIN = Layout(top=72.0, right=72.0, bottom=72.0, left=72.0)
SIGNATURE = [
    *(single(f"Signature line {n}", role="signature", style="Signature", keep_next=True)
      for n in range(9)),
    single("The end of the block", role="signature", style="Signature"),
]  # fmt: skip


@pytest.mark.parametrize("layout", [PLAIN, CALIFORNIA])
@pytest.mark.parametrize("length", range(150, 300, 30))
def test_the_last_lines_of_a_long_paragraph_go_with_the_signature(
    layout: Layout, length: int
) -> None:
    blocks = [double(words("begin", 20)), double(words("long", length), keep_next=True)]
    document = Document(blocks=(*blocks, *SIGNATURE), sections=(Section(),))
    pages = text_of(
        typeset(document, layout=layout, title="x", today=TODAY, fonts=open_fonts(),
                engine="typst").pdf
    )  # fmt: skip
    signed = pages[-1]
    assert "Signature line 0" in signed
    assert "The end of the block" in signed
    assert f"long{length - 1}" in signed
    assert "long0" in pages[0]
    full = [page for page in pages[:-1] if "long" in page]
    assert len(full) == len(pages) - 1


def _signed(name: str, *, last: bool) -> list[Paragraph]:
    """A block of thirteen lines with room to sign; the last lets go of what follows."""
    lines = (f"{name} {n}" for n in range(11))
    return [
        single(f"Dated: {name}", style="Signature", keep_next=True, space_after=12.0),
        single(f"By {name}", style="Signature", keep_next=True, space_before=24.0),
        *(single(line, style="Signature", keep_next=True) for line in lines),
        single("End", style="Signature", keep_next=not last),
    ]


@pytest.mark.parametrize("lines", [13, 16])
def test_the_day_of_a_second_signature_stays_with_it_over_the_room_to_sign(lines: int) -> None:
    before = [double(f"line {n}") for n in range(lines)]
    blocks = (*before, *_signed("Ann", last=False), *_signed("Bob", last=True))
    document = Document(blocks=blocks, sections=(Section(),))
    pages = text_of(
        typeset(document, layout=CALIFORNIA, title="x", today=TODAY, fonts=open_fonts(),
                engine="typst").pdf
    )  # fmt: skip
    assert next("By Bob" in page for page in pages if "Dated: Bob" in page)
