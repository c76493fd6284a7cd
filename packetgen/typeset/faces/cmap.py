"""Which characters a font file has glyphs for, and which, read from its ``cmap`` table.

Only what the question needs: TrueType and OpenType files and collections, Unicode subtables of
formats 4 and 12 (OpenType specification, "cmap").
"""

from __future__ import annotations

import struct
from array import array
from sys import byteorder


def covered_characters(data: bytes, index: int = 0) -> frozenset[int]:
    """The Unicode code points that the face ``index`` of a font file can show.

    Damaged or unknown tables give the empty set: such a face is never chosen.
    """
    try:
        return frozenset(_read(data, index))
    except (struct.error, IndexError, ValueError):
        return frozenset()


def _read(data: bytes, index: int) -> set[int]:
    start = 0
    if data[:4] == b"ttcf":
        start = struct.unpack_from(">I", data, 12 + 4 * index)[0]
    table = table_at(data, start, b"cmap")
    if table is None:
        return set()
    best = unicode_subtable(data, table)
    if best is None:
        return set()
    return _format_12(data, best[1]) if best[0] == 12 else _format_4(data, best[1])


def table_at(data: bytes, start: int, tag: bytes) -> int | None:
    """Where a table begins in the face that begins at ``start``; None if the face has none."""
    count = struct.unpack_from(">H", data, start + 4)[0]
    for number in range(count):
        record = start + 12 + 16 * number
        if data[record : record + 4] == tag:
            return int(struct.unpack_from(">I", data, record + 8)[0])
    return None


def unicode_subtable(data: bytes, table: int) -> tuple[int, int] | None:
    """Format (12 or 4) and place of the best Unicode subtable of a ``cmap`` table."""
    found: dict[int, int] = {}
    for number in range(struct.unpack_from(">H", data, table + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, table + 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            kind = struct.unpack_from(">H", data, table + offset)[0]
            if kind in (4, 12):
                found[kind] = table + offset
    for kind in (12, 4):
        if kind in found:
            return kind, found[kind]
    return None


def _format_12(data: bytes, at: int) -> set[int]:
    points: set[int] = set()
    for number in range(struct.unpack_from(">I", data, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        if last > 0x10FFFF or first > last:
            raise ValueError("character range out of bounds")
        points.update(range(first if glyph else first + 1, last + 1))
    return points


def _format_4(data: bytes, at: int) -> set[int]:
    length, _language, doubled = struct.unpack_from(">HHH", data, at + 2)
    words = array("H", data[at : at + length - length % 2])
    if byteorder == "little":
        words.byteswap()
    count = doubled // 2
    ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
    deltas, offsets = words[8 + 2 * count : 8 + 3 * count], 8 + 3 * count
    points: set[int] = set()
    for number in range(count):
        offset = words[offsets + number]
        for point in range(starts[number], ends[number] + 1):
            glyph = point
            if offset:
                place = offsets + number + offset // 2 + point - starts[number]
                glyph = words[place] if place < len(words) else 0
                if not glyph:
                    continue
            if (glyph + deltas[number]) & 0xFFFF and point != 0xFFFF:
                points.add(point)
    return points


def glyph_of(data: bytes, form: int, at: int, point: int) -> int:
    """The glyph of a code point in a subtable that :func:`unicode_subtable` found; 0 for none."""
    if form == 12:
        for number in range(struct.unpack_from(">I", data, at + 12)[0]):
            first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
            if first <= point <= last:
                return int(glyph + point - first)
        return 0
    doubled = struct.unpack_from(">H", data, at + 6)[0]
    ends = at + 14
    starts = ends + doubled + 2
    for place in range(0, doubled, 2):
        if struct.unpack_from(">H", data, ends + place)[0] < point:
            continue
        first = struct.unpack_from(">H", data, starts + place)[0]
        if first > point:
            return 0
        delta = struct.unpack_from(">H", data, starts + doubled + place)[0]
        offsets = starts + 2 * doubled + place
        offset = struct.unpack_from(">H", data, offsets)[0]
        glyph = point
        if offset:
            glyph = struct.unpack_from(">H", data, offsets + offset + 2 * (point - first))[0]
            if not glyph:
                return 0
        return int((glyph + delta) & 0xFFFF)
    return 0
