"""How the numbers of pages are shown: by the section's format, or by the field's own."""

from __future__ import annotations

from functools import lru_cache

from packetgen.docx.formatting.number_formats import is_shape, shaped

_BY_TYPST = {"decimal": "1", "lowerRoman": "i", "upperRoman": "I"}
_OF_FIELDS = {
    "arabic": "decimal", "arabicdash": "numberInDash", "ordinal": "ordinal", "hex": "hex",
    "cardtext": "cardinalText", "ordtext": "ordinalText", "aiueo": "aiueo", "iroha": "iroha",
    "dbchar": "decimalFullWidth", "sbchar": "decimal", "circlenum": "decimalEnclosedCircle",
    "ganada": "ganada", "chosung": "chosung", "hebrew1": "hebrew1", "hebrew2": "hebrew2",
    "arabicalpha": "arabicAlpha", "arabicabjad": "arabicAbjad", "thaiarabic": "thaiNumbers",
    "hindiarabic": "hindiNumbers", "zodiac1": "ideographTraditional",
    "zodiac2": "ideographZodiac", "zodiac3": "ideographZodiacTraditional",
}  # fmt: skip
r"""What stands after ``\*`` in a field, case aside -> the format of a list with that shape."""
_CASED = {
    "roman": "lowerRoman", "ROMAN": "upperRoman", "Roman": "upperRoman",
    "alphabetic": "lowerLetter", "ALPHABETIC": "upperLetter", "Alphabetic": "upperLetter",
}  # fmt: skip
_MOST = 600
"""Pages up to which a shape that Typst does not know is written out; beyond, digits show."""


def shape_of_field(own: str) -> str:
    r"""The shape that a field's own format means; "" where it has none."""
    return _CASED.get(own) or _OF_FIELDS.get(own.lower(), "")


@lru_cache(maxsize=64)
def number_style(kind: str, own: str, section: str) -> tuple[str | list[str], str]:
    """How Typst shows a page field, and the characters that it may show.

    The style is a pattern of Typst's, or the texts of the numbers from 0 on.

    Args:
        kind: page, pages or section-pages; only the first follows the section.
        own: The field's own format; "" for none.
        section: The section's format.
    """
    shape = shape_of_field(own)
    if not shape:
        shape = section if kind == "page" and is_shape(section) else "decimal"
    if shape in _BY_TYPST:
        return _BY_TYPST[shape], "0123456789ivxlcdmIVXLCDM"
    texts = ["0", *(shaped(number, shape) for number in range(1, _MOST))]
    if own.lower() in ("cardtext", "ordtext"):
        texts = [text.lower() for text in texts]
    return texts, "0123456789" + "".join(sorted(set("".join(texts))))
