"""PDF files in which somebody meant to take words out, and what is found in them."""

from __future__ import annotations

from packetgen.check import Outcome, check_pdf
from packetgen.jurisdiction.model import Jurisdiction

from .raw_pdf import box, text

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
