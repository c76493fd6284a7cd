"""What a page paints, and within which bounds, told from its content without drawing it.

The bounds are generous: whatever the page shows lies within them, and much of what they hold may be
white. They answer one question quickly, whether a place is surely free. A page that cannot be told
so (turned letters, inline pictures, shadings, fonts whose glyphs have no known height, syntax that
is not plain) is left to pdfium.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from packetgen.pages.matrices import IDENTITY, Box, Matrix, apply_box, multiply

from .content_tokens import OPERATORS, marks_open
from .page_content import box_of, matrix_of, streams_of
from .pdf_values import array, dictionary, plain
from .whole_streams import unpacked

_FAR = 1e9
_REACH = 3.0
"""How far glyphs may reach above and below their baseline, in ems. Tall brackets reach that far."""
_MITRE = 5.0
"""How far the corner of a stroke may reach, in widths of the line, at the usual mitre limit."""
_LONGEST = 120_000
"""Bytes of content above which reading it takes longer than asking pdfium."""

_NUMBER = rb"[-+]?(?:\d++\.?+\d*+|\.\d++)"
_STRING = rb"\([^()]*+\)|<[0-9A-Fa-f\s]*+>"
_ARRAY = rb"\[(?:[^\[\]()<>]++|%s)*+\]" % _STRING
_DICTIONARY = rb"<<(?:[^<>()]++|%s|<<(?:[^<>()]++|%s)*+>>)*+>>" % (_STRING, _STRING)
_NAME = rb"/[^\s\0()<>\[\]{}/%]*+"
_SPACE = rb"[\s\0]*+"
_OPERATION = re.compile(
    # A line of text as Typst writes it, which takes most of the pages that packetgen makes.
    rb"q 1 0 0 -1 (%(n)s) (%(n)s) cm/c\d+ cs (?:%(n)s )++scn\nBT 0 Tr/(f\d+) (%(n)s) Tf "
    rb"1 0 0 -1 0 0 Tm(?:%(array)s|%(string)s)T[Jj]\nET\nQ%(space)s"
    rb"|(?:EMC\n?|/[A-Za-z0-9]+<<[A-Za-z0-9/ ]*+>>BDC\n)++%(space)s"
    rb"|((?:(?:%(n)s|%(name)s|%(array)s|%(dictionary)s|%(string)s)%(space)s)*+)"
    rb"([A-Za-z'\"][A-Za-z0-9*'\"]*+)%(space)s"
    % {
        b"n": _NUMBER, b"array": _ARRAY, b"string": _STRING, b"space": _SPACE, b"name": _NAME,
        b"dictionary": _DICTIONARY,
    }
)  # fmt: skip
_ESCAPED = re.compile(rb"\\[\\()]")
_LEADING = re.compile(_SPACE)
_SHOWN = frozenset({b"Tj", b"TJ", b"'", b'"'})
_POINTS = {b"m": 1, b"l": 1, b"c": 3, b"v": 2, b"y": 2}
_FILLED = frozenset({b"f", b"F", b"f*"})
_STROKED = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})
_BEYOND = frozenset({b"BI", b"ID", b"EI", b"sh", b"d0", b"d1"})
"""Operators whose marks have other bounds than those told here."""
_TOLD = frozenset(
    {b"cm", b"Tm", b"Td", b"TD", b"BT", b"Tf", b"TL", b"T*", b"re", b"n", b"w", b"Do", b"gs", b"Ts",
     b"M", *_SHOWN, *_POINTS, *_FILLED, *_STROKED, *_BEYOND}
)  # fmt: skip
"""Operators that say where marks go. All others say how they look."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Bounds (user space) of everything that a page paints, annotations among it.

    ``pictures`` are the pictures the page itself shows, each with the way from the unit square to
    user space; they are not in ``boxes``. ``debt`` is what
    :func:`packetgen.packet.pdf.page_content.graphics_debt` says of the content.
    """

    boxes: list[Box]
    pictures: list[Matrix]
    debt: tuple[int, int]

    def free(self, places: Iterable[Box]) -> bool:
        """Whether nothing but pictures can reach into any of some places."""
        return not any(
            left < right_ and left_ < right and bottom < top_ and bottom_ < top
            for left, bottom, right, top in places
            for left_, bottom_, right_, top_ in self.boxes
        )


class _BeyondError(Exception):
    """The page holds something whose bounds are not known here."""


@dataclass(slots=True)
class _State:
    """The part of the graphics state that says where marks go."""

    place: Matrix = IDENTITY
    size: float = 0.0
    leading: float = 0.0
    line: float = 1.0


@dataclass(slots=True)
class PaintedPages:
    """Reads the pages of one file; what their resources are is looked up once."""

    _fonts: dict[int, bool] = field(default_factory=dict)

    def page(self, page: Any) -> Painted | None:
        """The bounds of a page's marks; None where they cannot be told."""
        try:
            read = [unpacked(plain(stream)) for stream in streams_of(page)]
            data = b"\n".join(each for each in read if each is not None)
            if None in read or len(data) > _LONGEST or marks_open(data):
                return None
            reading = _Reading(dictionary(dict.get(page, "/Resources")) or {}, self._fonts)
            debt = reading.read(data)
            boxes = reading.boxes
            for annotation in array(dict.get(page, "/Annots")):
                box = box_of((dictionary(annotation) or {}).get("/Rect"))
                if box is None:
                    return None
                boxes.append(box)
        except Exception:  # a damaged page, in whatever way pypdf puts it
            return None
        return Painted(boxes, reading.pictures, debt)


class _Reading:
    """One pass through a page's content."""

    def __init__(self, resources: Any, fonts: dict[int, bool]) -> None:
        self._resources, self._known = resources, fonts
        self._of_kind: dict[str, Any] = {}
        self._allowed: set[bytes] = set()
        self.boxes: list[Box] = []
        self.pictures: list[Matrix] = []
        self._state = _State()
        self._text: Matrix = IDENTITY
        self._path: list[tuple[float, float]] = []

    def read(self, data: bytes) -> tuple[int, int]:
        """Read it all; gives the missing saves and restores.

        Raises:
            _BeyondError: It holds what is not told here. Other errors are those of its values.
        """
        if b"\\" in data:
            # Without their escapes, brackets in strings are in pairs, or the syntax is not plain.
            data = _ESCAPED.sub(b"", data)
        saved: list[_State] = []
        lowest = depth = end = 0
        at = _LEADING.match(data)
        end = at.end() if at else 0
        for found in _OPERATION.finditer(data, end):
            if found.start() != end:
                break
            _, up, font, size, operands, operator = found.groups()
            end = found.end()
            if operator is None and up is None:
                continue
            if up is not None:
                self._font(font)
                self._line(float(up), float(size))
            elif operator == b"q":
                depth += 1
                state = self._state
                saved.append(state)
                self._state = _State(state.place, state.size, state.leading, state.line)
            elif operator == b"Q":
                depth -= 1
                lowest = min(lowest, depth)
                if saved:
                    self._state = saved.pop()
            elif operator in _TOLD:
                self._operation(operator, operands)
            elif operator not in OPERATORS:
                raise _BeyondError
        if end != len(data):
            raise _BeyondError
        return -lowest, depth - lowest

    def _line(self, up: float, size: float) -> None:
        """Letters on a baseline ``up`` from the origin, upright or mirrored."""
        _, b, c, d, _, f = self._state.place
        if b or c:
            raise _BeyondError
        middle, reach = up * d + f, abs(size * d) * _REACH
        self.boxes.append((-_FAR, middle - reach, _FAR, middle + reach))

    def _operation(self, operator: bytes, operands: bytes) -> None:
        state = self._state
        if operator == b"cm":
            state.place = multiply(_matrix(operands), state.place)
        elif operator == b"Tm":
            self._text = _matrix(operands)
        elif operator in (b"Td", b"TD"):
            x, y = map(float, operands.split())
            if operator == b"TD":
                state.leading = -y
            self._text = multiply((1, 0, 0, 1, x, y), self._text)
        elif operator == b"BT":
            self._text = IDENTITY
        elif operator == b"Tf":
            name, size = operands.split()
            self._font(name[1:])
            state.size = float(size)
        elif operator == b"TL":
            state.leading = float(operands)
        elif operator == b"T*":
            self._text = multiply((1, 0, 0, 1, 0, -state.leading), self._text)
        elif operator in _SHOWN:
            if operator in (b"'", b'"'):
                self._text = multiply((1, 0, 0, 1, 0, -state.leading), self._text)
            _, b, c, d, _, f = self._text
            if b or c:
                raise _BeyondError
            self._line(f, d * state.size)
        elif operator == b"re":
            x, y, wide, high = map(float, operands.split())
            self._path += [(x, y), (x + wide, y + high), (x, y + high), (x + wide, y)]
        elif operator in _POINTS:
            figures = list(map(float, operands.split()))
            if len(figures) != 2 * _POINTS[operator]:
                raise _BeyondError
            self._path += zip(figures[::2], figures[1::2], strict=True)
        elif operator == b"n":
            self._path = []
        elif operator in _FILLED:
            self._paint(0.0)
        elif operator in _STROKED:
            self._paint(_MITRE * state.line)
        elif operator == b"w":
            state.line = max(abs(float(operands)), 0.2)
        elif operator == b"Do":
            self._object(operands.strip()[1:])
        elif operator == b"gs":
            self._graphics_state(operands.strip()[1:])
        elif operator in _BEYOND or (operator in (b"Ts", b"M") and float(operands) not in (0, 10)):
            raise _BeyondError

    def _paint(self, wider: float) -> None:
        if self._path:
            xs, ys = [x for x, _ in self._path], [y for _, y in self._path]
            box = (min(xs) - wider, min(ys) - wider, max(xs) + wider, max(ys) + wider)
            self.boxes.append(apply_box(self._state.place, box))
        self._path = []

    def _named(self, kind: str, name: bytes) -> Any:
        """An entry of the page's resources."""
        if kind not in self._of_kind:
            self._of_kind[kind] = dictionary(dict.get(self._resources, kind)) or {}
        return dict.get(self._of_kind[kind], "/" + name.decode("latin-1"))

    def _font(self, name: bytes) -> None:
        """Refuse a font whose glyphs may be of any height, or stand below one another."""
        if name in self._allowed:
            return
        raw = self._named("/Font", name)
        number = getattr(raw, "idnum", None)
        allowed = self._known.get(number) if number is not None else None
        if allowed is None:
            allowed = _is_upright(dictionary(raw))
            if number is not None:
                self._known[number] = allowed
        if not allowed:
            raise _BeyondError
        self._allowed.add(name)

    def _object(self, name: bytes) -> None:
        thing = dictionary(self._named("/XObject", name))
        if thing is None:
            raise _BeyondError
        if thing.get("/Subtype") == "/Image":
            self.pictures.append(self._state.place)
            return
        box = box_of(thing.get("/BBox"))
        if thing.get("/Subtype") != "/Form" or box is None:
            raise _BeyondError
        place = multiply(matrix_of(thing.get("/Matrix")), self._state.place)
        self.boxes.append(apply_box(place, box))

    def _graphics_state(self, name: bytes) -> None:
        state = dictionary(self._named("/ExtGState", name))
        if state is None or any(key in state for key in ("/Font", "/LW", "/ML")):
            raise _BeyondError


def _matrix(operands: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, operands.split())
    return a, b, c, d, e, f


def _is_upright(font: Any) -> bool:
    if font is None:
        return False
    kind = plain(font.get("/Subtype"))
    if kind == "/Type0":
        # A CMap of the file's own, or one of Adobe's for columns, may write downwards.
        encoding = plain(font.get("/Encoding"))
        return isinstance(encoding, str) and encoding.endswith("-H")
    return kind in ("/Type1", "/TrueType", "/MMType1")


__all__: Sequence[str] = ("Painted", "PaintedPages")
