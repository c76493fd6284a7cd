"""The fields of a form as they are filled: what each widget should show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..links import annotations_of
from ..pdf.page_content import box_of
from ..pdf.pdf_opening import Opened
from ..pdf.pdf_values import array, dictionary, plain

_MULTILINE, _PASSWORD, _COMBO, _COMB = 1 << 12, 1 << 13, 1 << 17, 1 << 24
_PUSH = 1 << 16
_FONT = re.compile(r"/(\S+)\s+(-?[\d.]+)\s+Tf")
_COLOR = re.compile(r"((?:-?[\d.]+\s+){1,4})(g|rg|k)\b")
_SHOWS = re.compile(rb"\bT[jJ]\b|\)\s*['\"]|\bDo\b")


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget on a page, with what it inherits from its field.

    ``page`` and ``at`` count from 0: the page, and the widget among its annotations. ``shows`` says
    that its picture draws text, ``pictured`` that there is a picture at all, ``listed`` what an
    open list shows where nothing is chosen.
    """

    annotation: Any
    page: int
    at: int
    name: str
    kind: str
    text: str
    flags: int
    pictured: bool
    shows: bool
    align: str
    look: str
    limit: int
    listed: str = ""

    @property
    def is_text(self) -> bool:
        """A text or choice field."""
        return self.kind in {"/Tx", "/Ch"}

    @property
    def is_button(self) -> bool:
        """A check box or radio button."""
        return self.kind == "/Btn" and not self.flags & _PUSH

    @property
    def multiline(self) -> bool:
        """Several lines: a large text field, or a list."""
        if self.kind == "/Ch":
            return not self.flags & _COMBO
        return bool(self.flags & _MULTILINE)

    @property
    def comb(self) -> int:
        """Cells over which the letters are spread; 0 for none."""
        ruled = self.flags & _COMB and not self.flags & (_MULTILINE | _PASSWORD)
        return self.limit if self.kind == "/Tx" and ruled else 0

    @property
    def shown_text(self) -> str:
        """The value as a viewer shows it: a password as stars, an open list with its options."""
        if self.flags & _PASSWORD and self.kind == "/Tx":
            return "*" * len(self.text)
        return self.text if self.text.strip() else self.listed

    @property
    def size(self) -> float:
        """Type size that the form asks for; 0 for as large as fits."""
        found = _FONT.search(self.look)
        size = float(found[2]) if found else 0.0
        return size if 0 < size < 300 else 0.0

    @property
    def font(self) -> str:
        """Name of the font resource that the form asks for."""
        found = _FONT.search(self.look)
        return found[1] if found else ""

    @property
    def color(self) -> str:
        """Colour of the text, six hex digits."""
        found = _COLOR.search(self.look)
        return hex_color([float(n) for n in found[1].split()]) if found else "000000"


def hex_color(figures: list[float]) -> str:
    """Grey, RGB or CMYK (0 to 1) as six hex digits."""
    values = [min(1.0, max(0.0, figure)) for figure in figures]
    if len(values) == 1:
        values = values * 3
    elif len(values) == 4:
        values = [(1 - value) * (1 - values[3]) for value in values[:3]]
    return "".join(f"{round(value * 255):02x}" for value in values[:3]) if values else "000000"


def widgets_of(opened: Opened) -> Iterator[Widget]:
    """Every widget of the file in the order of its pages."""
    form = dictionary(opened.catalog.get("/AcroForm")) or {}
    for number, page in enumerate(opened.pages):
        for at, annotation in enumerate(annotations_of(page)):
            if annotation.get("/Subtype") == "/Widget":
                yield _widget(annotation, number, at, form)


def _widget(annotation: Any, page: int, at: int, form: Any) -> Widget:
    names = [text_of(name) for name in chain(annotation, "/T")]
    kind = str(next(chain(annotation, "/FT"), ""))
    flags = next(chain(annotation, "/Ff"), 0)
    side = next(chain(annotation, "/Q"), plain(form.get("/Q")) or 0)
    pictures = dictionary(annotation.get("/AP"))
    picture = plain(pictures.get("/N")) if pictures is not None else None
    limit = next(chain(annotation, "/MaxLen"), 0)
    return Widget(
        annotation,
        page,
        at,
        ".".join(reversed(names)),
        kind,
        _value(annotation, kind),
        flags if isinstance(flags, int) else 0,
        hasattr(picture, "get_data"),
        _shows(picture),
        {1: "center", 2: "right"}.get(side if isinstance(side, int) else 0, "left"),
        text_of(next(chain(annotation, "/DA"), plain(form.get("/DA")) or "")),
        min(limit, 500) if isinstance(limit, int) and limit > 0 else 0,
        _listed(annotation, kind, flags, shown=_shows(picture)),
    )


def _shows(picture: Any) -> bool:
    try:
        return bool(_SHOWS.search(picture.get_data())) if hasattr(picture, "get_data") else False
    except Exception:  # a stream that cannot be decoded shows nothing
        return False


def _value(annotation: Any, kind: str) -> str:
    value = next(chain(annotation, "/V"), None)
    if kind == "/Btn":
        return str(value)[1:] if value is not None else ""
    items = [plain(item) for item in value] if isinstance(value, list) else [value]
    words = [text_of(item) for item in items if item is not None]
    if kind == "/Ch":
        words = [_option(annotation, word) for word in words]
    return "\n".join(words).replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def _listed(annotation: Any, kind: str, flags: Any, *, shown: bool) -> str:
    """The options of an open list that has no choice and whose picture shows none: viewers show as
    many as there is room for.
    """
    rect = rectangle(annotation)
    combo = isinstance(flags, int) and flags & _COMBO
    if kind != "/Ch" or shown or combo or rect is None:
        return ""
    words = []
    for option in array(next(chain(annotation, "/Opt"), None))[: int((rect[3] - rect[1]) / 11)]:
        pair = plain(option)
        words.append(text_of(plain(pair[-1])) if isinstance(pair, list) and pair else text_of(pair))
    return "\n".join(words)


def _option(annotation: Any, value: str) -> str:
    """What a choice shows for a value: an option may be stored under another name."""
    for option in array(next(chain(annotation, "/Opt"), None)):
        pair = plain(option)
        if isinstance(pair, list) and len(pair) > 1 and text_of(plain(pair[0])) == value:
            return text_of(plain(pair[1]))
    return value


def text_of(value: Any) -> str:
    """A string of the file as text; a stream's content for long values."""
    value = plain(value)
    if hasattr(value, "get_data"):
        try:
            value = value.get_data()
        except Exception:  # a damaged stream
            return ""
    if isinstance(value, bytes):
        if value[:2] in (b"\xfe\xff", b"\xff\xfe"):
            return value.decode("utf-16", "replace")
        return value.decode("utf-8", "replace")
    return str(value) if value is not None else ""


def chain(widget: Any, key: str) -> Iterator[Any]:
    """The values of a key from the widget up to its topmost field."""
    node, steps = widget, 0
    while node is not None and steps < 50:
        value = plain(node.get(key))
        if value is not None:
            yield value
        node, steps = dictionary(node.get("/Parent")), steps + 1


def states_of(annotation: Any) -> dict[str, Any]:
    """Pictures of a button by state, without the slash."""
    pictures = dictionary(annotation.get("/AP"))
    normal = plain(pictures.get("/N")) if pictures is not None else None
    if not isinstance(normal, dict) or hasattr(normal, "get_data"):
        return {}
    return {str(key)[1:]: plain(value) for key, value in dict.items(normal)}


def rectangle(annotation: Any) -> tuple[float, float, float, float] | None:
    """Where a widget stands; None for one without extent."""
    box = box_of(annotation.get("/Rect"))
    if box is None or box[2] - box[0] < 0.5 or box[3] - box[1] < 0.5:
        return None
    return box
