"""No signature stands alone on a page: a long last paragraph gives it its last lines."""

from __future__ import annotations

import pytest

from packetgen.docx.blocks import Document, Section
from packetgen.jurisdiction.model import Layout
from packetgen.typeset import open_fonts, typeset
from packetgen.typeset.words import text_of

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
