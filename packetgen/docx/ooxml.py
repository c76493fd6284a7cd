"""Names of the WordprocessingML vocabulary that the reader looks for.

Element and attribute names are in Clark notation, ready to compare with ``element.tag``. The ISO
29500 strict namespaces are rewritten to the transitional ones when a part is parsed, so that one
set of names serves both.
"""

from __future__ import annotations

import re
from typing import Any

Element = Any
"""An lxml element. lxml ships no types and is imported only where a part is parsed."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the customary prefix
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = W + "val"

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(re.escape(_STRICT) + rb"([A-Za-z]+)/")

_OFF = frozenset({"0", "false", "off", "none"})


def transitional(part: bytes) -> bytes:
    """A part's XML with strict names as transitional ones (ISO/IEC 29500-1 and -4).

    Word and Excel save them as "Strict Open XML"; most programs know the transitional ones alone.
    """
    if _STRICT not in part:
        return part
    return _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", part)


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def first_child(element: Element, tag: str) -> Element | None:
    """The first child of this name, in half the time of ``find``, which reads paths."""
    return next(element.iterchildren(tag), None)


def on(element: Element | None) -> bool:
    """Whether an on/off property is on: the element alone means on (ISO 29500-1, 17.17.4)."""
    return element is not None and element.get(VAL, "1") not in _OFF


def is_on(value: str | None) -> bool:
    """Whether an on/off attribute is on; an absent one is off."""
    return value is not None and value not in _OFF
