"""How wide words surely are, at least and at most, read from the font file itself.

Where both bounds lead to the same lines, nothing needs to be measured by typesetting, which is
slower. What is not sure (another script, a weight drawn from a variable font, letters that a font
joins) has no bounds, and is measured.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from packetgen.typeset.faces.cmap import glyph_of, table_at, unicode_subtable
from packetgen.typeset.faces.kerning import features, pair_adjustments

LETTERS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x2013, 0x2027)))) - {
    "\xad", "\u0149", "\u2022", "\u2023", "\u2025",
}  # fmt: skip
"""Characters whose widths are known: Latin letters, figures and points, whole not composed."""
_JOINING = frozenset({"liga", "clig", "calt", "rlig", "rclt", "rvrn"})
"""Features that are always on and put other glyphs in the place of letters."""
_HARMLESS_AXES = frozenset({b"wght", b"wdth", b"slnt", b"ital"})


@dataclass(frozen=True, slots=True)
class Advances:
    """One face's advances in ems. Words are remembered, for court papers repeat theirs."""

    widths: dict[str, float]
    kerning: dict[str, tuple[float, float]]
    _words: dict[str, tuple[float, float] | None] = field(default_factory=dict)

    def word(self, word: str) -> tuple[float, float] | None:
        """(least, most) width of a word with a space at either side, the spaces not counted."""
        try:
            return self._words[word]
        except KeyError:
            if len(self._words) > 20_000:
                self._words.clear()
            found = self._words[word] = self._bounds(word)
            return found

    def _bounds(self, word: str) -> tuple[float, float] | None:
        widths = self.widths
        try:
            plain = sum([widths[char] for char in word])
        except KeyError:
            return None
        least = most = plain
        line = f" {word} "
        for at in range(len(line) - 1):
            moved = self.kerning.get(line[at : at + 2])
            if moved is not None:
                least += moved[0]
                most += moved[1]
        return least, most


@lru_cache(maxsize=64)
def advances_of(path: Path, index: int, weight: int) -> Advances | None:
    """A face's advances in one weight; None where its widths cannot be told without shaping."""
    try:
        return _read(path.read_bytes(), index, weight)
    except (OSError, struct.error, IndexError, ValueError):
        return None


def together(faces: Sequence[Advances]) -> Advances:
    """Advances that hold whichever of some faces is taken."""
    first, *others = faces
    if not others:
        return first
    widths = {
        char: width
        for char, width in first.widths.items()
        if all(other.widths.get(char) == width for other in others)
    }
    kerning: dict[str, tuple[float, float]] = {}
    for pair in sorted(set().union(*(face.kerning for face in faces))):
        bounds = [face.kerning.get(pair, (0.0, 0.0)) for face in faces]
        kerning[pair] = min(low for low, _ in bounds), max(high for _, high in bounds)
    return Advances(widths, kerning)


def _read(data: bytes, index: int, weight: int) -> Advances | None:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    tables = {tag: table_at(data, start, tag) for tag in _TABLES}
    head, hhea, hmtx, cmap = (tables[tag] for tag in (b"head", b"hhea", b"hmtx", b"cmap"))
    if head is None or hhea is None or hmtx is None or cmap is None or tables[b"morx"]:
        return None
    if not _stands_at(data, tables[b"fvar"], weight):
        return None
    if (gsub := tables[b"GSUB"]) and any(tag in _JOINING for tag, _ in features(data, gsub)):
        return None
    best = unicode_subtable(data, cmap)
    if best is None:
        return None
    units = struct.unpack_from(">H", data, head + 18)[0]
    count = struct.unpack_from(">H", data, hhea + 34)[0]
    glyphs = {char: glyph_of(data, *best, ord(char)) for char in sorted(LETTERS)}
    known = {char: glyph for char, glyph in glyphs.items() if glyph}
    widths = {
        char: struct.unpack_from(">H", data, hmtx + 4 * min(glyph, count - 1))[0] / units
        for char, glyph in known.items()
    }
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    if gpos := tables[b"GPOS"]:
        pairs = pair_adjustments(data, gpos, set(known.values()))
    if not pairs and tables[b"kern"]:
        return None
    chars: dict[int, list[str]] = {}
    for char, glyph in known.items():
        chars.setdefault(glyph, []).append(char)
    kerning = {
        left + right: (least / units, most / units)
        for (first, second), (least, most) in pairs.items()
        for left in chars[first]
        for right in chars[second]
        if least or most
    }
    return Advances(widths, kerning)


_TABLES = (b"head", b"hhea", b"hmtx", b"cmap", b"GPOS", b"GSUB", b"kern", b"morx", b"fvar")


def _stands_at(data: bytes, fvar: int | None, weight: int) -> bool:
    """Whether the advances of ``hmtx`` are those of a weight: of a variable font the default's."""
    if fvar is None:
        return True
    axes, _, count, size = struct.unpack_from(">4H", data, fvar + 4)
    for number in range(count):
        axis = fvar + axes + size * number
        tag, default = data[axis : axis + 4], struct.unpack_from(">i", data, axis + 8)[0] / 65536
        if tag not in _HARMLESS_AXES or (tag == b"wght" and default != weight):
            return False
    return True
