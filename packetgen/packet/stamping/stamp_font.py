"""One embedded subset font for all stamps of a packet.

Typst is asked to typeset the characters that the stamps use, and the font object that it embeds is
lifted from its PDF: subset, with widths, Unicode map and everything that PDF/A and PDF/UA want of a
font, and the same bytes for the same characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from packetgen.errors import PacketError
from packetgen.typst_compiling import compiled

_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "<": ">", ">": "<"}

_SOURCE = b"""
#set page(width: 4000pt, height: auto, margin: 0pt)
#set text(font: sys.inputs.font, size: 10pt, fallback: false, ligatures: false, kerning: false,
  weight: int(sys.inputs.weight))
#sys.inputs.first #sys.inputs.first

#sys.inputs.characters.clusters().join(linebreak())
"""


@dataclass(frozen=True, slots=True)
class StampFont:
    """A Type 0 font as typeset by Typst. ``codes`` and ``widths`` (thousandths) by character."""

    family: str
    codes: Mapping[str, int]
    widths: Mapping[str, float]
    opened: Any = field(repr=False)
    font: Any = field(repr=False)

    def width(self, text: str, size: float) -> float:
        """Width of ``text`` in points."""
        known = self.widths
        return sum([known.get(character, 500.0) for character in text]) * size / 1000

    def shown(self, text: str) -> bytes:
        """``text`` as the operand of Tj."""
        codes = self.codes
        return b"<%s>" % b"".join([b"%04X" % codes[letter] for letter in in_print_order(text)])


def in_print_order(text: str) -> str:
    """The characters from left to right: words from right to left, and their figures, turned round.

    Enough of the Unicode Bidirectional Algorithm (UAX #9) for labels in a line from left to right:
    what stands between two such words goes with them, figures after them stand to their left.
    """
    if text.isascii():
        return text
    sides = {character: unicodedata.bidirectional(character) for character in text}
    right = "".join(character for character, side in sides.items() if side == "R")
    if not right:
        return text
    neither = "".join(
        character
        for character, side in sides.items()
        if side not in ("R", "L") and character not in "()"
    )
    letter, between = f"[{re.escape(right)}]", f"[{re.escape(neither)}]*" if neither else ""
    words = rf"{letter}(?:{between}{letter})*(?:[ .:/-]*\d+(?:[.,:/-]\d+)*)*"
    run = re.compile(rf"{words}(?:{between}(?:\({words}\)|{words}))*")
    return run.sub(lambda found: _turned(found.group()), text)


def _turned(run: str) -> str:
    pieces = re.findall(r"\d+(?:[.,:/-]\d+)*|.", run, re.S)
    return "".join(_MIRRORED.get(piece, piece) for piece in reversed(pieces))


def _joins(character: str) -> bool:
    """Whether a character's shape or place depends on its neighbours."""
    if unicodedata.bidirectional(character) == "AL":
        return True
    latin_mark = "\u0300" <= character <= "\u036f"
    return unicodedata.category(character) in ("Mn", "Mc") and not latin_mark


@lru_cache(maxsize=32)
def stamp_font(
    characters: str, family: str = "Arimo", weight: int = 400, folders: tuple[Path, ...] = ()
) -> StampFont:
    """The subset of ``family`` that holds ``characters`` (sorted, each once; see :func:`needed`).

    ``folders`` hold further font files.

    Raises:
        PacketError: The font is not installed or lacks one of the characters.
        EngineError: Typst cannot set them.
    """
    import typst

    from ..pdf.pdf_opening import open_pdf

    visible = characters.replace(" ", "") or "0"
    joined = [character for character in visible if _joins(character)]
    if joined:
        raise PacketError(
            f"a stamp cannot be written with {' '.join(joined)}: its letters are set one by one, "
            "and these join, or stand above others",
            hint="Write the prefix of labels and numbers, and the words of stamps, in Latin, "
            "Greek, Cyrillic or Hebrew letters or in figures; titles may be in any script.",
        )
    system = family != "Arimo"
    paths: Any = [str(folder) for folder in (_arimo(), *folders)]
    pdf = compiled(
        partial(typst.Compiler, font_paths=paths, ignore_system_fonts=not system),
        _SOURCE,
        what="the letters of stamps",
        hint="Choose another font in the plan's options (options.font).",
        format="pdf",
        sys_inputs={
            "first": visible[0],
            "characters": visible,
            "font": family,
            "weight": str(weight),
        },
    )
    opened = open_pdf(pdf)
    fonts = opened.pages[0]["/Resources"].get("/Font", {}) if opened.pages else {}
    font = next((entry.get_object() for entry in fonts.values()), None)
    codes = _codes(font) if font is not None else {}
    missing = [character for character in visible if character not in codes]
    if missing or (font is not None and family.replace(" ", "") not in font["/BaseFont"]):
        raise PacketError(
            f"the stamp font {family!r} is not installed or has no glyph for "
            f"{' '.join(missing) or 'any character'}",
            hint="Choose another font in the plan's options (options.font), or write the prefix of "
            "labels and numbers, and the words of stamps, in letters that it has.",
        )
    widths = _widths(font)
    by_character = {character: widths.get(code, 0.0) for character, code in codes.items()}
    return StampFont(family, codes, by_character, opened, font)


def needed(texts: Any) -> str:
    """The characters of some texts, each once, in order: what :func:`stamp_font` wants."""
    return "".join(sorted({character for text in texts for character in text}))


def _arimo() -> Path:
    import fontpkg_arimo

    return Path(fontpkg_arimo.__file__).parent / "files"


def _codes(font: Any) -> dict[str, int]:
    """Read the Unicode map backwards: which code shows a character."""
    import re

    text = font["/ToUnicode"].get_data().decode("latin-1")
    codes: dict[str, int] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, characters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            codes.setdefault(bytes.fromhex(characters).decode("utf-16-be"), int(code, 16))
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, first in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            for step in range(int(high, 16) - int(low, 16) + 1):
                codes.setdefault(chr(int(first, 16) + step), int(low, 16) + step)
    return codes


def _widths(font: Any) -> dict[int, float]:
    """``/W`` of the descendant font, in both of its notations."""
    entries = list(font["/DescendantFonts"][0].get_object()["/W"])
    widths: dict[int, float] = {}
    while entries:
        first, second = int(entries[0]), entries[1].get_object()
        if isinstance(second, list):
            widths.update({first + at: float(width) for at, width in enumerate(second)})
            entries = entries[2:]
        else:
            for code in range(first, int(second) + 1):
                widths[code] = float(entries[2])
            entries = entries[3:]
    return widths
