"""Vector pictures (SVG): what may be drawn from a file, and the same picture as pixels.

An SVG file can run scripts, fetch files and hold pictures of pictures without end. What is drawn
here points at nothing outside itself and does nothing; what would look other without such a part
is refused, and its PNG alternative is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from packetgen.errors import EngineError
from packetgen.reading.xml_text import untrusted_xml
from packetgen.typst_compiling import compiled, opened_fonts

from ..ooxml import Element, local

if TYPE_CHECKING:
    import typst

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 8 * 1024 * 1024
MAX_ELEMENTS = 100_000
"""Elements drawn, those drawn several times counted as often."""

_DRAWN = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle",
        "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient",
        "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "image", "filter",
        "switch", "a", "view",
    }
)  # fmt: skip
_UNSEEN = frozenset(
    {
        "script", "metadata", "set", "animate", "animateMotion", "animateTransform",
        "animateColor", "mpath",
    }
)  # fmt: skip
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_PIXELS = re.compile(r"data:image/(?:png|jpe?g);base64,[A-Za-z0-9+/=\s]*")
_ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^)'\"]*)", re.I)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|in|cm|mm|pc)?\s*")
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "pc": 12.0} | {
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
}


def safe_svg(data: bytes) -> str:
    """A vector picture that can be drawn as it is: no script, no event, nothing from outside.

    Args:
        data: The SVG file's bytes.

    Returns:
        The picture as text, without scripts, animations, links, comments and editors' own data.

    Raises:
        ValueError: The picture cannot be drawn alone and unchanged; the message is half a
            sentence that says why.
    """
    root = _parsed(data)
    for element in list(root.iter()):
        _clean(element, root)
    _bounded(root)
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode"))


def size_of(data: bytes) -> tuple[float, float]:
    """Width and height of an SVG file in points, from its own measures or its view box.

    Raises:
        ValueError: The bytes are no SVG picture, or one without a size.
    """
    root = _parsed(data)
    own = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if all(own):
        width, height = (float(m[1]) * _POINTS[m[2] or ""] for m in own if m)
    else:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        try:
            width, height = (float(value) * 0.75 for value in box[2:4])
        except ValueError:
            raise ValueError("it states no size") from None
    if not (0 < width < 1e5 and 0 < height < 1e5):
        raise ValueError("it states no size")
    return width, height


def words_in(svg: str) -> str:
    """The text that a vector picture shows."""
    root = _parsed(svg.encode("utf-8"))
    return " ".join(
        " ".join("".join(element.itertext()).split()) for element in root.iter(f"{{{SVG}}}text")
    )


def as_pixels(svg: str, *, width: float, dots: float = 200.0) -> bytes:
    """A vector picture as a PNG file, for programs that draw no vectors.

    Args:
        svg: What :func:`safe_svg` gave.
        width: In points, as it will be placed.
        dots: Pixels to the inch.

    Raises:
        ValueError: The picture cannot be drawn.
    """
    source = (
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        '#set text(font: "Arimo")\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)'
    )
    try:
        return compiled(
            _compiler,
            source.encode("utf-8"),
            what="a vector picture",
            format="png",
            ppi=dots,
            sys_inputs={"svg": svg, "width": f"{width:.3f}"},
        )
    except EngineError as error:
        raise ValueError("it cannot be drawn") from error


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """With Arimo alone: the same picture gives the same pixels on every machine."""
    import importlib.util

    import typst

    found = importlib.util.find_spec("fontpkg_arimo")
    places = list(found.submodule_search_locations or ()) if found else []
    faces = opened_fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=places
    )
    return typst.Compiler(font_paths=faces, ignore_system_fonts=True)


def _parsed(data: bytes) -> Element:
    from lxml import etree

    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1_048_576} MB")
    try:
        root = untrusted_xml(data, bare=True)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise ValueError("it is no well-formed SVG") from None
    if root is None or root.tag != f"{{{SVG}}}svg":
        raise ValueError("it is no SVG picture")
    information = root.getroottree().docinfo
    if information.internalDTD is not None and b"<!ENTITY" in data:
        raise ValueError("it defines entities")
    return root


def _clean(element: Element, root: Element) -> None:
    """Take out what does something or is not drawn; refuse what would be missed."""
    if not isinstance(element.tag, str):  # an entity that was left as it is
        raise ValueError("it uses entities")
    if element is not root and not _is_inside(element, root):
        return
    name = local(element.tag)
    foreign = not element.tag.startswith(f"{{{SVG}}}")
    if element is not root and (foreign or name in _UNSEEN):
        _remove(element)
        return
    if name not in _DRAWN and not name.startswith("fe"):
        raise ValueError(f"it holds <{name}>, which cannot be drawn")
    if name == "style":
        _check_style("".join(element.itertext()))
    for key, value in list(element.attrib.items()):
        editors = key.startswith("{") and key not in _HREF and not key.startswith(_XML)
        if editors or local(key).startswith("on") or local(key) == "base":
            del element.attrib[key]
        elif key in _HREF:
            _check_target(element, key, value, name)
        else:
            _check_style(value)


def _is_inside(element: Element, root: Element) -> bool:
    """Whether nothing above an element was taken out of the picture."""
    while element is not None and element is not root:
        element = element.getparent()
    return element is root


def _remove(element: Element) -> None:
    parent = element.getparent()
    tail = element.tail
    if tail and tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _check_target(element: Element, key: str, value: str, name: str) -> None:
    if name == "a":
        del element.attrib[key]
    elif not (value.startswith("#") or (name in ("image", "feImage") and _PIXELS.fullmatch(value))):
        raise ValueError("it points to something outside itself")


def _check_style(text: str) -> None:
    lowered = text.casefold()
    if "@import" in lowered or "\\" in text:  # an escape could spell out an address
        raise ValueError("it points to something outside itself")
    for target in _ADDRESS.findall(text):
        if not target.strip().startswith("#"):
            raise ValueError("it points to something outside itself")


def _bounded(root: Element) -> None:
    """Refuse pictures that draw one part so often that they would never be done."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[str, int] = {}
    open_ids: set[str] = set()

    def weight(element: Element, depth: int) -> int:
        if depth > 120:
            raise ValueError("its parts are nested too deeply")
        total = 1
        for target in _inner_targets(element):
            total += of(target, depth + 1)
        for child in element:
            total += weight(child, depth + 1)
            if total > MAX_ELEMENTS:
                raise ValueError("it draws too many parts")
        return total

    def of(name: str, depth: int) -> int:
        if name in open_ids:
            raise ValueError("one of its parts holds itself")
        if name not in known:
            target = by_id.get(name)
            open_ids.add(name)
            known[name] = weight(target, depth) if target is not None else 0
            open_ids.discard(name)
        return known[name]

    weight(root, 0)


def _inner_targets(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key in _HREF and value.startswith("#"):
            yield value[1:]
        elif "url(" in value:
            for target in _ADDRESS.findall(value):
                yield target.strip().removeprefix("#")
