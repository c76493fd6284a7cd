"""PDF files in which somebody meant to take words out, and what is found in them."""

from __future__ import annotations

from typing import Any

import pytest

from packetgen.check import Outcome, check_pdf
from packetgen.jurisdiction.model import Jurisdiction

from .raw_pdf import Raw, box, gray_image, stream, text

NAME = "Testimony of Henrietta Quackenbush about the payment"
LINE = text(72, 700, NAME) + text(72, 676, "was taken in chambers and is set out here in full.")
OVER = box(140, 697, 130, 13)


def found(data: bytes, court: Jurisdiction) -> Outcome:
    return check_pdf(data, jurisdiction=court, select=("PG702", "PG703"), name="paper.pdf")


def note(kind: str, rect: str, more: str = "") -> str:
    return f"<< /Type /Annot /Subtype /{kind} /Rect [{rect}] /F 4 {more} >>"


QUADS = "/QuadPoints [140 710 270 710 140 697 270 697]"
DRAW = "q 612 0 0 792 0 0 cm /I Do Q\n"
OCR = text(72, 700, NAME, before="3 Tr")
FORM = "/XObject << /X 20 0 R >>"
IMAGE = "/XObject << /I 20 0 R >>"
AP = "/AP << /N 30 0 R >>"
LINES = (
    (72, 700, NAME),
    (72, 660, "The rest of the page says more about it and goes on"),
    (72, 640, "for some lines with words that are all recognised"),
)

TAKEN_OUT = (138, 695, 134, 18)


def form(content: str, area: str = "0 0 612 792", more: str = "") -> bytes:
    fonts = f"/Resources << /Font << /F1 3 0 R >> {more} >>"
    return stream(
        f"/Type /XObject /Subtype /Form /BBox [{area}] {fonts}", content.encode("latin-1")
    )


def comment(kind: str, drawn: str, more: str = "", area: str = "138 695 272 712") -> Raw:
    """A comment over the line with an appearance of its own."""
    return Raw(LINE, [note(kind, area, f"{more} {AP}")], objects={30: form(drawn, area)})


def field(value: str, drawn: str, *, flags: int = 4, kind: str = "Tx", beside: str = "") -> Raw:
    """A form field over the second half of the line, with an appearance of its own."""
    widget = (
        f"<< /Type /Annot /Subtype /Widget /FT /{kind} /T (f) /V ({value}) /F {flags} "
        f"/Rect [138 640 340 660] {AP} >>"
    )
    return Raw(
        LINE,
        [widget, *([beside] if beside else [])],
        catalog="/AcroForm << /Fields [100 0 R] >>",
        objects={30: form(drawn, "0 0 202 20")},
    )


VALUE = "Henrietta Quackenbush"


def typed(color: str = "") -> str:
    """The appearance of a field with its value."""
    return "/Tx BMC " + text(2, 5, VALUE, before=color) + "EMC\n"


def scan(*, black: bool = False, white: bool = False) -> dict[int, bytes]:
    """A scan of three lines in the face and place of their recognised words."""
    from PIL import Image, ImageDraw, ImageFont

    try:
        face: Any = ImageFont.truetype("LiberationSerif-Regular.ttf", 24)
    except OSError:
        pytest.skip("Liberation Serif is not installed")
    image = Image.new("L", (1224, 1584), 250)
    draw = ImageDraw.Draw(image)
    for x, y, words in LINES:
        draw.text((2 * x, 1584 - 2 * y), words, fill=20, anchor="ls", font=face)
    if black or white:
        x, y, w, h = (2 * side for side in TAKEN_OUT)
        draw.rectangle((x, 1584 - y - h, x + w, 1584 - y), fill=0 if black else 255)
    return {20: gray_image(1224, 1584, image.tobytes())}


def layered(content: str, layers: str, more: dict[int, bytes] | None = None) -> Raw:
    return Raw(
        LINE + content,
        resources="/Properties << /L 30 0 R >> /XObject << /X 20 0 R >>",
        catalog=f"/OCProperties << /OCGs [30 0 R] /D << {layers} >> >>",
        objects={30: b"<< /Type /OCG /Name (notes) >>", **(more or {})},
    )
