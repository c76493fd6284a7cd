"""How far a font moves pairs of letters together or apart: pair adjustment of ``GPOS``.

Only what bounds on the width of a text need (OpenType specification, "GPOS", lookup type 2). Every
lookup of a ``kern`` feature counts, whatever script it is for: bounds may be wide, never narrow.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

Pair = tuple[int, int]


def pair_adjustments(data: bytes, at: int, glyphs: Collection[int]) -> dict[Pair, tuple[int, int]]:
    """For pairs of some glyphs the least and the most that a font adds between them.

    Args:
        data: A font file.
        at: Where its ``GPOS`` table begins.
        glyphs: The glyphs in question; pairs of others are left out.

    Returns:
        Pairs that may be adjusted, each with (least, most) in font units, 0 between the two.

    Raises:
        ValueError: The font places letters by rules that are not understood here.
        struct.error: The table is damaged.
    """
    wanted = frozenset(glyphs)
    found: dict[Pair, tuple[int, int]] = {}
    for lookup in sorted(set(_kern_lookups(data, at))):
        once: dict[Pair, tuple[int, int]] = {}
        for subtable in _pair_subtables(data, lookup):
            for pair, value in _pairs(data, subtable, wanted):
                least, most = once.get(pair, (0, 0))
                once[pair] = min(least, value), max(most, value)
        for pair, (least, most) in once.items():
            before = found.get(pair, (0, 0))
            found[pair] = before[0] + least, before[1] + most
    return found


def features(data: bytes, at: int) -> Iterator[tuple[str, int]]:
    """The features of a ``GPOS`` or ``GSUB`` table: tag and place."""
    features_at = at + _short(data, at + 6)
    for number in range(_short(data, features_at)):
        record = features_at + 2 + 6 * number
        tag = data[record : record + 4].decode("latin-1")
        yield tag, features_at + _short(data, record + 4)


def _kern_lookups(data: bytes, at: int) -> Iterator[int]:
    lookups = at + _short(data, at + 8)
    for tag, feature in features(data, at):
        if tag in ("dist", "curs", "opbd", "halt"):
            raise ValueError(f"the font has the feature {tag}")
        if tag == "kern":
            for number in range(_short(data, feature + 2)):
                index = _short(data, feature + 4 + 2 * number)
                yield lookups + _short(data, lookups + 2 + 2 * index)


def _pair_subtables(data: bytes, lookup: int) -> Iterator[int]:
    kind, count = _short(data, lookup), _short(data, lookup + 4)
    for number in range(count):
        subtable = lookup + _short(data, lookup + 6 + 2 * number)
        own = kind
        if kind == 9:
            own, offset = struct.unpack_from(">HI", data, subtable + 2)
            subtable += offset
        if own != 2:
            raise ValueError(f"kerning by a lookup of type {own}")
        yield subtable


def _pairs(data: bytes, at: int, wanted: frozenset[int]) -> Iterator[tuple[Pair, int]]:
    form, coverage, first, second = struct.unpack_from(">4H", data, at)
    place = _place_of_advance(first)
    size = 2 * (first.bit_count() + second.bit_count())
    covered = _covered(data, at + coverage)
    if second & 0x4:
        raise ValueError("kerning that widens the second letter")
    if form == 1:
        for index, left in enumerate(covered):
            if left not in wanted:
                continue
            pairs = at + _short(data, at + 10 + 2 * index)
            for number in range(_short(data, pairs)):
                record = pairs + 2 + number * (2 + size)
                right = _short(data, record)
                if right in wanted and place is not None:
                    yield (left, right), _signed(data, record + 2 + place)
        return
    if form != 2:
        raise ValueError(f"kerning in the form {form}")
    lefts = _classes(data, at + _short(data, at + 8), wanted)
    rights = _classes(data, at + _short(data, at + 10), wanted)
    rows = _short(data, at + 14)
    present = wanted.intersection(covered)
    for left in present:
        for right in wanted:
            record = at + 16 + size * (lefts.get(left, 0) * rows + rights.get(right, 0))
            if place is not None and (value := _signed(data, record + place)):
                yield (left, right), value


def _place_of_advance(form: int) -> int | None:
    """Where in a value record the horizontal advance stands; None if it has none."""
    return 2 * (form & 0x3).bit_count() if form & 0x4 else None


def _covered(data: bytes, at: int) -> list[int]:
    form, count = struct.unpack_from(">2H", data, at)
    if form == 1:
        return list(struct.unpack_from(f">{count}H", data, at + 4))
    glyphs: list[int] = []
    for number in range(count):
        start, end, _ = struct.unpack_from(">3H", data, at + 4 + 6 * number)
        glyphs += range(start, end + 1)
    return glyphs


def _classes(data: bytes, at: int, wanted: frozenset[int]) -> dict[int, int]:
    form = _short(data, at)
    if form == 1:
        start, count = struct.unpack_from(">2H", data, at + 2)
        values = struct.unpack_from(f">{count}H", data, at + 6)
        return {g: v for g, v in enumerate(values, start) if g in wanted}
    found: dict[int, int] = {}
    for number in range(_short(data, at + 2)):
        first, last, value = struct.unpack_from(">3H", data, at + 4 + 6 * number)
        found |= {glyph: value for glyph in range(first, last + 1) if glyph in wanted}
    return found


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _signed(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">h", data, at)[0])
