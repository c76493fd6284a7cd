"""Draw a handout in every language, in its three sizes, for docs/know-your-rights.md.

Run: python docs/make_gallery_handouts.py             (the pictures in docs/pictures/handouts)
     python docs/make_gallery_handouts.py --large DIR (every topic, bigger, elsewhere, to look at)
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
from pathlib import Path

from PIL import Image

from packetgen.build.handouts import Handout, make_handout, office_case
from packetgen.case import Case
from packetgen.form import Form, load_form
from packetgen.handout import topic_ids
from packetgen.typeset import FontBook, open_fonts, page_pictures

PICTURES = Path(__file__).parent / "pictures" / "handouts"
DAY = dt.date(2026, 11, 22)
OFFICE = {
    "jurisdiction": "us-ca-superior-alameda",
    "office": {
        "name": "Eastside Tenant Law Project", "phone": "(510) 555-0142",
        "website": "https://example.org/help",
    },
}  # fmt: skip
GREY, GAP = "#b8bec6", 14


def pages(made: Handout, dpi: int) -> list[Image.Image]:
    return [
        Image.open(io.BytesIO(data)).convert("RGB") for data in page_pictures(made.pdf, dpi=dpi)
    ]


def board(
    form: Form, case: Case, fonts: FontBook, topic: str, language: str, scale: float
) -> Image.Image:
    """Full sheet, half sheet and both sides of the card, side by side."""
    drawn = []
    for size, dpi in (("full", 62), ("half", 62), ("card", 118)):
        made = make_handout(form, case, topic, language, size=size, today=DAY, fonts=fonts)
        drawn.append(pages(made, round(dpi * scale)))
    full, half, (front, back) = drawn[0][0], drawn[1][0], drawn[2]
    width = full.width + half.width + front.width + 4 * GAP
    picture = Image.new("RGB", (width, full.height + 2 * GAP), GREY)
    picture.paste(full, (GAP, GAP))
    picture.paste(half, (full.width + 2 * GAP, GAP))
    left = full.width + half.width + 3 * GAP
    picture.paste(front, (left, GAP))
    picture.paste(back, (left, front.height + 2 * GAP))
    return picture


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", type=Path, default=None)
    folder = parser.parse_args().large
    form, fonts = load_form("know-your-rights"), open_fonts(system=False)
    case = office_case(OFFICE, "office.yaml")
    target = folder or PICTURES
    target.mkdir(parents=True, exist_ok=True)
    for language in form.languages:
        for topic in topic_ids(form.content) if folder else ("home-visit",):
            picture = board(form, case, fonts, topic, language, 1.4 if folder else 1.0)
            name = f"{topic}-{language}.png" if folder else f"{language}.png"
            picture.quantize(48, dither=Image.Dither.NONE).save(target / name, optimize=True)


if __name__ == "__main__":
    main()
