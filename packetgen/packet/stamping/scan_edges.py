"""Is there white at the foot or the head of a scan? Told from the ends of its JPEG alone.

Stamps stand at the edges of a page, and decoding all of a picture only to look at its edge takes
most of the time of a packet of scans. The head is decoded as a picture of fewer rows.

The foot stands last in a JPEG, behind all the rest. Huffman codes, though, find their way back: a
decoder that is set down anywhere among them reads nonsense for some blocks and is right from then
on (Klein and Wiseman, Parallel Huffman Decoding with Applications to JPEG Files, The Computer
Journal 46 (2003)). So the last bytes are decoded as a picture of their own, as wide and by the same
tables. Two things are then found otherwise. Where a block belongs: the last one of the file is the
last one of the picture, and the others are counted back from it. How light it is: a block only says
how much lighter it is than the one before, so all tones are off by one amount; but paper that is
lighter than ink above it by nearly the whole scale can only be light.

What cannot be told so (small, progressive or unusual files, a foot without ink above it, a dark
one, anything that is not plainly blank) is not blank here; whoever asks has to decode it all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from packetgen.pages.matrices import Box, Matrix, apply_box, inverse

from .scanned_page import DOT, EVEN, PAPER, ScannedPicture

_EDGE = 0.16
"""The part of a picture's height that counts as its head or its foot."""
_SHARE = 12
"""The part of the bytes that is read for the foot: one in so many."""
_LEAST = 8_000
"""Bytes that are read at least: letters enough for the decoder to find its way."""
_STEP = 64
"""Bytes by which the start is moved when all tones happen to be off by too much."""
_NONSENSE = 4
"""The part of the blocks that is not looked at: one in so many. The decoder is right again after
some dozens of thousands."""
_ROWS = 0.22
"""Room for rows in the picture of the foot, as a part of all."""
_FEW_ROWS = 0.14
_GRAINY = 4
"""Bytes to a block from which on paper has grain: blank rows then take as many as any, and few rows
are enough."""
_SMALLER = 2
"""What tables are divided by, so that tones stay within a byte whatever they are off by."""
_LIGHT = 176
"""How much lighter than ink a foot must be: what is lighter than this is white for a stamp."""
_PIXELS = 8
"""Pixels to a dot that is judged, in either direction."""
_FINE = 2
"""Pixels to a dot in which ink is sought: strokes of letters are as dark there as they are."""
_NO_BYTES = b"\x80"
"""The tone of blocks for which there were no more bytes."""
_MARKER = re.compile(rb"\xff[^\x00]")


def blank_at_edge(picture: ScannedPicture, placed: Matrix, places: Sequence[Box]) -> bool:
    """Whether all of some places (user space) at one edge of a scan are surely blank.

    ``placed`` is the way from the unit square to user space. False also means not known.
    """
    a, b, c, d, _, _ = placed
    if abs(a * d - b * c) < 1:
        return False
    across, along = max(abs(a), abs(b)), max(abs(c), abs(d))
    if _PIXELS * max(across / picture.width, along / picture.height) > DOT:
        return False
    to_unit = inverse(placed)
    boxes = [apply_box(to_unit, place) for place in places]
    if all(box[3] <= _EDGE for box in boxes):
        edge = _edge(picture, foot=True)
    elif all(box[1] >= 1 - _EDGE for box in boxes):
        edge = _edge(picture, foot=False)
    else:
        return False
    return edge is not None and all(edge.blank(box) for box in boxes)


@dataclass(frozen=True, slots=True)
class _Edge:
    """Some rows of a picture, in grey dots of eight pixels.

    ``first`` is the row of all ``high`` where they begin, ``step`` how many tones one of theirs is.
    ``darkest`` is a tone of theirs that is, at least, none; None where tones are what they say.
    """

    dots: bytes
    rows: int
    first: int
    wide: int
    high: int
    step: float = 1.0
    darkest: int | None = None

    def blank(self, box: Box) -> bool:
        """Whether a box in the unit square is surely blank."""
        left, bottom, right, top = box
        row = len(self.dots) // self.rows
        from_x, to_x = max(0, int(left * self.wide) - 2), min(self.wide, int(right * self.wide) + 3)
        from_y = max(0, int((1 - top) * self.high) - 1)
        to_y = min(self.high, int((1 - bottom) * self.high) + 2)
        if from_x >= to_x or from_y >= to_y:
            return True
        if from_y < self.first or to_y > self.first + self.rows:
            return False
        starts = range((from_y - self.first) * row, (to_y - self.first) * row, row)
        tones = sorted(b"".join([self.dots[at + from_x : at + to_x] for at in starts]))
        darkest = tones[0]
        if (tones[len(tones) // 2] - darkest) * self.step > EVEN + self.step - 1:
            return False
        if self.darkest is None:
            return darkest >= PAPER
        return (darkest - self.darkest) * self.step >= _LIGHT


def _edge(picture: ScannedPicture, *, foot: bool) -> _Edge | None:
    from PIL import Image

    try:
        jpeg = _Jpeg.of(picture)
        return None if jpeg is None else jpeg.foot() if foot else jpeg.head()
    except (OSError, ValueError, LookupError, SyntaxError, Image.DecompressionBombError):
        return None


@dataclass(frozen=True, slots=True)
class _Jpeg:
    """A baseline JPEG in one scan: its segments up to the codes, and the codes.

    ``across`` and ``along`` are the pixels of a unit of codes, which holds blocks of all colours.
    """

    width: int
    height: int
    across: int
    along: int
    segments: list[bytes] = field(repr=False)
    frame: int
    codes: memoryview = field(repr=False)

    @staticmethod
    def of(picture: ScannedPicture) -> _Jpeg | None:
        """Take a JPEG apart; None when it is of another kind."""
        data = picture.data
        segments: list[bytes] = []
        frame, at = -1, 2
        while True:
            kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
            segment = data[at : at + 2 + length]
            if data[at] != 0xFF or len(segment) != 2 + length:
                return None
            at += 2 + length
            if kind in (0xC0, 0xC1):
                frame = len(segments)
            elif 0xE0 <= kind <= 0xEF or kind == 0xFE:
                if kind == 0xEE:  # Adobe's: the colours may be others than usual
                    return None
                continue
            elif kind not in (0xDA, 0xDB, 0xC4):
                return None
            segments.append(segment)
            if kind == 0xDA:
                break
        last = _MARKER.search(data, at)
        if frame < 0 or last is None or last.group() != b"\xff\xd9":
            return None
        said = segments[frame]
        colours = said[9]
        kinds = [(said[10 + 3 * n], said[11 + 3 * n]) for n in range(colours)]
        if said[4] != 8 or segments[-1][4] != colours or colours not in (1, 3):
            return None
        across = along = 8
        if colours == 3:
            if [kind for kind, _ in kinds] != [1, 2, 3] or {kinds[1][1], kinds[2][1]} != {0x11}:
                return None
            across, along = 8 * (kinds[0][1] >> 4), 8 * (kinds[0][1] & 15)
            if across not in (8, 16) or along not in (8, 16):
                return None
        height, width = int.from_bytes(said[5:7], "big"), int.from_bytes(said[7:9], "big")
        if (width, height) != (picture.width, picture.height):
            return None
        codes = memoryview(data)[at : last.start()]
        return _Jpeg(width, height, across, along, segments, frame, codes)

    def head(self) -> _Edge | None:
        """The first rows."""
        high = -(-int(self.height * (_EDGE + 0.03)) // self.along) * self.along
        codes = self.codes[: max(len(self.codes) // 2, 4 * _LEAST)]
        dots = self._picture(self.segments, self.width, high, codes, _PIXELS)
        if dots is None:
            return None
        return _Edge(dots.tobytes(), dots.height, 0, dots.width, -(-self.height // _PIXELS))

    def foot(self) -> _Edge | None:
        """The last rows."""
        length = max(len(self.codes) // _SHARE, _LEAST)
        if length > len(self.codes) // 2:
            return None
        step = self._step()
        if step is None:
            return None
        segments = [_smaller(segment, step) for segment in self.segments]
        for start in (length, length + _STEP, length + 2 * _STEP):
            edge = self._last_rows(segments, step, self.codes[-start:])
            if edge is None or not _cut_off(edge):
                return edge
        return None

    def _step(self) -> float | None:
        """How much smaller the tables can be made; None where their figures are too small."""
        table = self.segments[self.frame][12]
        for segment in self.segments:
            for at in range(4, len(segment), 65) if segment[1] == 0xDB else ():
                if segment[at] == table and min(segment[at + 1 : at + 11]) >= _SMALLER:
                    return segment[at + 1] / (segment[at + 1] // _SMALLER)
        return None

    def _last_rows(self, segments: Sequence[bytes], step: float, codes: memoryview) -> _Edge | None:

        columns, all_rows = -(-self.width // self.across), -(-self.height // self.along)
        wide, high = self.across // _FINE, self.along // _FINE
        wanted = [_ROWS]
        if len(self.codes) > _GRAINY * columns * all_rows * self.across * self.along / 64:
            wanted = [_FEW_ROWS, _ROWS]
        for part in wanted:
            rows = int(all_rows * part) + 1
            image = self._picture(segments, columns * self.across, rows * self.along, codes, _FINE)
            if image is None:
                return None
            grey = image.tobytes()
            last = _last_unit(grey, image.width, wide, high)
            if last:
                break
        known = (last - last // _NONSENSE) // columns
        if known < 2:
            return None
        row, column = divmod(last - known * columns, columns)
        ink = image.crop((0, (row + 1) * high, image.width, (row + known) * high)).getextrema()
        coarse = _PIXELS // _FINE
        return _Edge(
            _moved_left(image.reduce(coarse), column * wide // coarse, row, known, high // coarse),
            known * high // coarse,
            (all_rows - known) * self.along // _PIXELS,
            -(-self.width // _PIXELS),
            -(-self.height // _PIXELS),
            step,
            ink[0],
        )

    def _picture(
        self, segments: Sequence[bytes], width: int, height: int, codes: memoryview, scale: int
    ) -> Any:
        """Some of the codes as a grey picture of some size, at 1 / ``scale`` of it."""
        from PIL import Image

        size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
        frame = segments[self.frame][:5] + size + segments[self.frame][9:]
        pieces = [*segments[: self.frame], frame, *segments[self.frame + 1 :]]
        data = b"".join([b"\xff\xd8", *pieces, codes, b"\xff\xd9"])
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            wanted = (max(1, width // scale), max(1, height // scale))
            image.draft("L", wanted)
            image.decodermaxblock = len(data)
            if image.mode != "L" or image.size != (-(-width // scale), -(-height // scale)):
                return None
            image.load()
            return image


def _cut_off(edge: _Edge) -> bool:
    """Whether tones lie beyond the ends of the scale, where all look the same."""
    return edge.darkest == 0 or 255 in edge.dots


def _smaller(segment: bytes, step: float) -> bytes:
    """A segment of tables of quantisation with smaller figures; all others as they are."""
    if segment[1] != 0xDB:
        return segment
    out = bytearray(segment)
    for at in range(4, len(out), 65):
        # Rounded down: ink may look lighter than it is, and never darker.
        out[at + 1 : at + 65] = bytes(int(figure / step) for figure in out[at + 1 : at + 65])
    return bytes(out)


def _moved_left(image: Any, left: int, row: int, known: int, high: int) -> bytes:
    """Some rows of units, each ``high`` dots, that begin ``left`` of the picture's own."""
    wide, dots = image.width, image.tobytes()
    starts = range(row * high * wide, (row + known) * high * wide, wide)
    below = high * wide
    return b"".join(
        [dots[at + left : at + wide] + dots[at + below : at + below + left] for at in starts]
    )


def _last_unit(grey: bytes, row: int, wide: int, high: int) -> int:
    """How many units were decoded right: all before those without bytes, but one.

    That one came from the bits that fill the last byte up. 0 where it is not plain which units had
    no bytes: rows of paper may have the very tone of those, and stand where they should.
    """
    columns, before, has_run = row // wide, 0, False
    for x, y in ((0, 0), (wide - 1, high - 2)):
        starts = range(y * row, len(grey) - row + 1, high * row)
        dots = b"".join([grey[at + x : at + row : wide] for at in starts])
        found = dots.rstrip(_NO_BYTES)
        before = max(before, len(found))
        has_run = has_run or _NO_BYTES * columns in found
    plain = not has_run and before <= len(grey) // (wide * high) - 2 * columns
    return before - 1 if plain else 0
