"""Character formats as a table that Typst looks up by number, and the faces they need."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from packetgen.docx.blocks import CharacterFormat
from packetgen.typeset.faces.advances import Advances
from packetgen.typeset.faces.fonts import BASE_FAMILY, MARKS_FAMILY, FontBook
from packetgen.typeset.model import FontUsed

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}|\d{3}))?(?:-.*)?")
_HIGHLIGHTS = {
    "yellow": "ffff00",
    "green": "00ff00",
    "cyan": "00ffff",
    "magenta": "ff00ff",
    "blue": "0000ff",
    "red": "ff0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "c0c0c0",
    "black": "000000",
    "white": "ffffff",
}
INVISIBLE = frozenset(
    itertools.chain(
        (*range(0x20), 0x7F, 0xAD, 0x61C, 0x180E, 0xFEFF),
        (*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070)),
        (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
    )
)
"""Code points that need no glyph: controls, joiners, directions, variation selectors."""

RIGHT_TO_LEFT = frozenset(
    {"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "ckb", "prs", "ku", "dv"}
)
"""Languages that are usually written from right to left."""


def hex_colour(value: str) -> str:
    """Six hex digits of a colour or of one of Word's highlight names; "" for none or auto."""
    if _HEX.fullmatch(value):
        return value.lower()
    return _HIGHLIGHTS.get(value, "")


_REGIONAL = {"zh": " SC", "zh-Hant": " TC", "ja": " JP", "ko": " KR"}
"""How families are named whose Chinese characters have the shapes of one country."""


def _script_of(tag: str) -> str:
    """A key of :data:`_REGIONAL` for a language tag."""
    parts = tag.split("-")
    if parts[0] == "zh" and {"Hant", "TW", "HK", "MO"} & set(parts[1:]):
        return "zh-Hant"
    return parts[0]


def language_of(tag: str) -> tuple[str, str | None]:
    """Language and region that Typst accepts, of a BCP 47 tag; ("", None) if it has none."""
    match = _LANGUAGE.fullmatch(tag)
    if not match:
        return "", None
    region = match[2]
    return match[1].lower(), region.upper() if region and region.isalpha() else None


@dataclass(slots=True)
class Formats:
    """Collects the formats of one document.

    ``family`` set: everything is set in that one (papers); else each run's own face is used when
    it is at hand. ``system``: faces of the operating system are on the shelf.
    """

    book: FontBook
    family: str | None
    language: str
    system: bool = False
    rows: list[dict[str, Any]] = field(default_factory=list)
    faces: list[tuple[str, ...]] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    _numbers: dict[tuple[CharacterFormat, bool], int] = field(default_factory=dict)
    _chains: dict[str, int] = field(default_factory=dict)
    _families: tuple[str, ...] = ()
    _used: dict[int, set[str]] = field(default_factory=dict)
    _advances: dict[int, Advances | None] = field(default_factory=dict)

    def advances(self, number: int) -> Advances | None:
        """Widths of the characters of a row's own face; None where they are not sure."""
        if number not in self._advances:
            row = self.rows[number]
            family = self.faces[row.get("f", 0)][0]
            self._advances[number] = self.book.advances(
                family,
                bold="b" in row,
                italic="i" in row,
                system=self.system,
                kerning="nk" not in row,
            )
        return self._advances[number]

    def number(self, look: CharacterFormat, *, small: bool = False) -> int:
        """The row of a format; ``small`` is for the lower-case letters of small capitals."""
        key = (look, small)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.rows)
            self.rows.append(self._row(look, small))
        return found

    def note_use(self, number: int, letters: Iterable[str]) -> None:
        """Remember the characters that are set in a row's face."""
        self._used.setdefault(number, set()).update(letters)

    def _row(self, look: CharacterFormat, small: bool) -> dict[str, Any]:
        size = look.size if look.size > 0 else 12.0
        row: dict[str, Any] = {"s": round(size * 0.8, 2) if small else size}
        chain = self._chain(look.font, look.language)
        if chain:
            row["f"] = chain
        for key, on in (("b", look.bold), ("i", look.italic), ("k", look.strike)):
            if on:
                row[key] = 1
        if look.underline and look.underline != "none":
            row["u"] = look.underline
        if colour := hex_colour(look.color):
            row["c"] = colour
        if highlight := hex_colour(look.highlight) or hex_colour(look.shading):
            row["h"] = highlight
        language, region = language_of(look.language)
        if language and look.language != self.language:
            row["l"] = language
            row["r"] = region
        if look.vertical in ("super", "sub"):
            row["v"] = look.vertical
        if look.boxed:
            row["x"] = 1
        if look.spacing:
            row["t"] = round(look.spacing, 3)
        if look.position:
            row["p"] = round(look.position, 3)
        if not look.kerning:
            row["nk"] = 1
        if not look.ligatures:
            row["nl"] = 1
        if look.rtl:
            row["d"] = "rtl"
        elif language in RIGHT_TO_LEFT or language_of(self.language)[0] in RIGHT_TO_LEFT:
            # Direction is what Word says; Typst would take it from the language of the document,
            # or of a name in it.
            row["d"] = "ltr"
        return row

    def _chain(self, font: str, language: str) -> int:
        """Number of the list of families to try for a face: own one, then the language's."""
        own = self.family
        if own is None:
            own = self.book.nearest(font, system=self.system) if font else self.book.preferred
            if font and not self.book.resolve(font, system=self.system):
                self.absent.add(font)
        regional = _REGIONAL.get(_script_of(language), "")
        found = self._chains.get(f"{own} {regional}")
        if found is None:
            if not self._families:
                self._families = self.book.shelf(system=self.system).families()
            here = [name for name in self._families if regional and name.endswith(regional)]
            rest = (BASE_FAMILY, MARKS_FAMILY, *here, *self._families)
            found = self._chains[f"{own} {regional}"] = len(self.faces)
            self.faces.append(tuple(dict.fromkeys((own, *rest))))
        return found

    def uncovered(self) -> set[str]:
        """Characters in use that no face of their list can show."""
        return set().union(*(chars for chars, _ in self._shares()), set()) if self.rows else set()

    def showable(self, chars: set[str]) -> set[str]:
        """Those of some characters that any face at hand can show."""
        found: set[str] = set()
        for family in self.book.shelf(system=self.system).families():
            if found == chars:
                break
            cover = self.book.covered(family, system=self.system)
            found |= {char for char in chars if ord(char) in cover}
        return found

    def _shares(self) -> list[tuple[set[str], list[tuple[str, set[str]]]]]:
        result = []
        for number, used in self._used.items():
            left = {char for char in used if ord(char) not in INVISIBLE}
            shares: list[tuple[str, set[str]]] = []
            for family in self.faces[self.rows[number].get("f", 0)]:
                if not left:
                    break
                cover = self.book.covered(family, system=self.system)
                mine = {char for char in left if ord(char) in cover}
                if mine:
                    shares.append((family, mine))
                    left -= mine
            result.append((left, shares))
        return result

    def fonts_used(self) -> tuple[FontUsed, ...]:
        """The font files that lend glyphs, by family and file name."""
        found: set[FontUsed] = set()
        for number, (_, shares) in zip(self._used, self._shares(), strict=True):
            row = self.rows[number]
            for family, _ in shares:
                found.add(
                    self.book.used(family, bold="b" in row, italic="i" in row, system=self.system)
                )
        return tuple(sorted(found, key=lambda font: (font.family, font.file)))
