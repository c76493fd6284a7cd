"""Make the pictures of README and docs from the demo, as a user gets it.

Run: python docs/make_pictures.py
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from packetgen.build import build
from packetgen.case.scaffold import scaffold
from packetgen.output import write_outputs
from packetgen.typeset import page_pictures

PICTURES = Path(__file__).parent / "pictures"
DAY = dt.date(2026, 12, 4)
SHOWN = (1, 4, 13, 15)
"""A notice on numbered paper, a memorandum with cites, the index, an exhibit."""


def packet() -> bytes:
    """The demo's combined packet."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder) / "demo"
        write_outputs(room, scaffold("demo"))
        return build(room / "packet.yaml", room / "out", today=DAY).outputs["packet.pdf"]


def side_by_side(pdf: bytes) -> Image.Image:
    """Four pages of the packet beside each other, each in a thin frame."""
    shown = page_pictures(pdf, SHOWN, dpi=56)
    pages = [
        ImageOps.expand(Image.open(io.BytesIO(picture)).convert("RGB"), border=1, fill="#b8b8b8")
        for picture in shown
    ]
    gap = 14
    width = sum(page.width for page in pages) + gap * (len(pages) + 1)
    sheet = Image.new("RGB", (width, pages[0].height + 2 * gap), "white")
    at = gap
    for page in pages:
        sheet.paste(page, (at, gap))
        at += page.width + gap
    return sheet


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    picture = side_by_side(packet()).quantize(64)
    picture.save(PICTURES / "packet.png", optimize=True)
    print(PICTURES / "packet.png")
