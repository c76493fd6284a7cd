"""Pictures in typeset papers, and pages as pictures."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from packetgen.docx.blocks import (
    Paragraph,
    Picture,
)
from packetgen.errors import EngineError
from packetgen.typeset import (
    overlaps,
    page_pictures,
)

from .papers import (
    CALIFORNIA,
)
from .setting import full_paper, letter, picture, set_document


def test_pictures_keep_their_alternative_text_and_fit_the_page() -> None:
    done = set_document(letter(Paragraph((picture(width=900.0, height=600.0),))))
    assert any("smaller" in remark for remark in done.notes)
    assert b"A blue box" in done.pdf or "A blue box".encode("utf-16-be").hex().encode() in done.pdf
    assert overlaps(done.pdf) == ()


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_photographs_lose_their_position_data_but_not_their_pixels(mode: str) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "GPS 37.8044 N 122.2712 W"
    buffer = io.BytesIO()
    Image.new(mode, (60, 40), 128 if mode == "L" else None).save(buffer, "JPEG", exif=exif)
    assert b"37.8044" in buffer.getvalue()
    photo = Picture(buffer.getvalue(), "image/jpeg", 60.0, 40.0, "A street")
    done = set_document(letter(Paragraph((photo,))))
    assert b"37.8044" not in done.pdf


def test_a_broken_picture_is_named() -> None:
    bad = replace(picture(), data=b"\x89PNG\r\n\x1a\nnot a picture")
    with pytest.raises(EngineError) as caught:
        set_document(letter(Paragraph((bad,), number=7)))
    assert "paragraph 7" in str(caught.value)


def test_pages_as_pictures() -> None:
    from PIL import Image

    done = set_document(full_paper(), layout=CALIFORNIA)
    (first,) = page_pictures(done.pdf, [1], 36)
    with Image.open(io.BytesIO(first)) as drawn:
        assert drawn.size == (306, 396)
    with pytest.raises(EngineError, match="not page 99"):
        page_pictures(done.pdf, [99])
