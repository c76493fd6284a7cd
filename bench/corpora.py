"""Fixed corpora for the packet benchmark: the same bytes on every run, made on the spot.

``typeset`` are exhibits of ten pages of text, each with headings (an outline) and tags;
``scans`` are pages that hold one grey JPEG each; ``shared`` are exhibits that all carry the same
typeface and letterhead picture, as papers from one office do.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

WORDS = """
the of and to in a is that for it as was with be by on not he his but at are this have
from or had an they which one you were all her she there would their we him been has
when who lease notice rent premises tenant landlord repair inspection habitability
deposit default judgment motion declaration exhibit service hearing department court
order relief mistake
""".split()  # noqa: SIM905 - prose reads as prose

TYPST = """
#set document(title: sys.inputs.title)
#set page(paper: "us-letter", margin: 1in, header: image("letterhead.png", height: 18pt))
#set text(font: "Arimo", size: 11pt, lang: "en")
#set par(justify: true)
#let parts = json(bytes(sys.inputs.parts))
#for part in parts { heading(part.at(0)); for text in part.at(1) { par(text) } }
"""


def _prose(dice: random.Random, words: int) -> str:
    text = " ".join(dice.choice(WORDS) for _ in range(words))
    return text[0].upper() + text[1:] + "."


def _letterhead() -> bytes:
    from PIL import Image

    dice = random.Random(3)
    picture = Image.frombytes("L", (400, 40), dice.randbytes(16_000)).convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def typeset(folder: Path, exhibits: int, pages: int) -> list[Path]:
    """``exhibits`` PDF files of exactly ``pages`` text pages; fonts and letterhead are shared."""
    import json

    import fontpkg_arimo
    import typst

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "letterhead.png").write_bytes(_letterhead())
    (folder / "exhibit.typ").write_text(TYPST, encoding="utf-8")
    fonts = [Path(fontpkg_arimo.__file__).parent / "files"]
    made = []
    for number in range(exhibits):
        dice = random.Random(number)
        parts = [
            (f"Part {page + 1}", [_prose(dice, 95) for _ in range(5)]) for page in range(pages)
        ]
        source = folder / "exhibit.typ"
        text = TYPST.replace("heading(part.at(0))", "pagebreak(weak: true); heading(part.at(0))")
        source.write_text(text, encoding="utf-8")
        path = folder / f"typeset-{number:04d}.pdf"
        path.write_bytes(
            typst.compile(
                str(source),
                format="pdf",
                font_paths=[str(font) for font in fonts],
                ignore_system_fonts=True,
                timestamp=0,
                sys_inputs={"title": f"Exhibit {number}", "parts": json.dumps(parts)},
            )
        )
        made.append(path)
    return made


_DRAWN = 100
"""Exhibits of scans that are drawn; drawing thousands takes longer than measuring them."""
_JFIF = b"JFIF\0\1\1\0"


def scans(folder: Path, exhibits: int, pages: int, dots_per_inch: int = 150) -> list[Path]:
    """``exhibits`` PDF files of ``pages`` scanned pages: one grey JPEG a page, no text layer.

    From the hundred and first on they are the first ones again, with other figures for the shape
    of a dot in the head of every JPEG: no two are equal, so that none is written once for two.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = _drawn_scans(folder, min(exhibits, _DRAWN), pages, dots_per_inch)
    for number in range(len(made), exhibits):
        data = made[number % _DRAWN].read_bytes()
        head = _JFIF + 2 * b"\0\1"
        assert data.count(head) == pages
        path = folder / f"scan-{number:04d}.pdf"
        path.write_bytes(data.replace(head, _JFIF + 2 * number.to_bytes(2, "big")))
        made.append(path)
    return made


def _drawn_scans(folder: Path, exhibits: int, pages: int, dots_per_inch: int) -> list[Path]:
    from PIL import Image, ImageDraw, ImageFilter
    from pypdf import PdfWriter

    size = (int(8.5 * dots_per_inch), int(11 * dots_per_inch))
    made = []
    for number in range(exhibits):
        dice = random.Random(1_000 + number)
        images = []
        for _ in range(pages):
            noise = Image.frombytes("L", (85, 110), dice.randbytes(85 * 110))
            paper = noise.resize(size).point(lambda value: 235 + value // 16)
            ink = ImageDraw.Draw(paper)
            for line in range(38):
                y = dots_per_inch + line * dots_per_inch // 4
                ink.text((dots_per_inch, y), _prose(dice, 12), fill=20, font_size=22)
            images.append(paper.filter(ImageFilter.GaussianBlur(0.6)))
        buffer = io.BytesIO()
        images[0].save(
            buffer, "PDF", save_all=True, append_images=images[1:], resolution=dots_per_inch
        )
        writer = PdfWriter(clone_from=io.BytesIO(buffer.getvalue()))
        writer.metadata = None
        path = folder / f"scan-{number:04d}.pdf"
        with path.open("wb") as file:
            writer.write(file)
        made.append(path)
    return made
