"""PDF/A: may a packet say that it is one, and if not, which part prevents it?

A packet declares PDF/A-2 (ISO 19005-2) only when that is known of every part: either the part
declares it itself, under level A, B or U of part 1 or 2 and nothing here speaks against it, or its
pages hold nothing but pictures, which can be judged in full. Nothing here validates PDF/A; a claim
that is not known to be true is left out and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from packetgen.typst_compiling import compiled

from .pdf.page_content import streams_of
from .pdf.pdf_opening import Opened
from .pdf.pdf_values import array, dictionary, plain

_PART = re.compile(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance\s*(?:>|=\s*[\"'])\s*([ABU])")
_ORDER = "BUA"
_PLAIN_DRAWING = frozenset({b"q", b"Q", b"cm", b"Do", b"re", b"W", b"W*", b"n"})
_MARKS = re.compile(rb"/\w+\s*<<\s*/MCID\s+\d+\s*>>\s*BDC\b|\bEMC\b")
_PLAIN_SPACES = ("/DeviceGray", "/DeviceRGB")
_PLAIN_FILTERS = frozenset({"/DCTDecode", "/FlateDecode", "/CCITTFaxDecode"})
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Archival:
    """What is known of a part: its PDF/A level (A, U, B), or why it has none."""

    level: str = ""
    reason: str = ""


def archival_level(opened: Opened) -> Archival:
    """What PDF/A level a part is known to meet, for a packet that declares PDF/A-2."""
    if opened.notes:
        return Archival(reason=opened.notes[0])
    declared = _declared(opened)
    against = next(_against(opened), "")
    if declared:
        part, level = declared
        if part not in "12":
            return Archival(reason=f"it declares PDF/A-{part}, which PDF/A-2 does not include")
        if against:
            return Archival(reason=f"it declares PDF/A, but {against}")
        # Pages of an excerpt need not have the whole reading order that level A promises.
        return Archival("U" if level == "A" and opened.excerpt else level)
    if all(_is_picture(page) for page in opened.pages):
        return Archival("B")
    return Archival(reason=against or "it does not declare PDF/A")


def lowest(levels: list[str]) -> str:
    """The level that all of some levels include."""
    return min(levels, key=_ORDER.index) if levels else ""


@lru_cache(maxsize=1)
def screen_colours() -> tuple[Opened, Any]:
    """The output intent sRGB, and the file that holds it: Typst's own, of an empty page."""
    import typst

    from .pdf.pdf_opening import open_pdf

    pdf = compiled(
        partial(typst.Compiler, ignore_system_fonts=True),
        b'#set document(title: "sRGB")\n#box()',
        what="an empty page",
        format="pdf", pdf_standards=["a-2b"], timestamp=0,
    )  # fmt: skip
    opened = open_pdf(pdf)
    return opened, opened.catalog["/OutputIntents"]


def _declared(opened: Opened) -> tuple[str, str] | None:
    stream = plain(opened.catalog.get("/Metadata"))
    try:
        data = stream.get_data()
    except Exception:  # no metadata, or such as cannot be decoded
        return None
    part, level = _PART.search(data), _LEVEL.search(data)
    return (part[1].decode(), level[1].decode()) if part and level else None


def _against(opened: Opened) -> Iterator[str]:
    """What PDF/A forbids and the part plainly has."""
    if opened.encrypted:
        yield "it was encrypted"
    for intent in array(opened.catalog.get("/OutputIntents")):
        profile = dictionary((dictionary(intent) or {}).get("/DestOutputProfile"))
        if profile is not None and plain(profile.get("/N")) == 4:
            yield "its colours are those of a printing press (a CMYK output intent)"
    seen: set[int] = set()
    for number, page in enumerate(opened.pages, 1):
        for fault in _resources(dict.get(page, "/Resources"), seen, 0):
            yield f"{fault} (page {number})"
        for annotation in array(page.get("/Annots")):
            kind = (dictionary(annotation) or {}).get("/Subtype")
            if kind in ("/Sound", "/Movie", "/Screen", "/3D", "/FileAttachment"):
                yield f"it holds a {str(kind)[1:]} annotation (page {number})"


def _resources(value: Any, seen: set[int], depth: int) -> Iterator[str]:
    resources = dictionary(value)
    if resources is None or id(resources) in seen or depth > _DEPTH:
        return
    seen.add(id(resources))
    for entry in dict.values(dictionary(dict.get(resources, "/Font")) or {}):
        font = dictionary(entry)
        if font is not None and id(font) not in seen:
            seen.add(id(font))
            if not _is_embedded(font):
                yield f"its font {str(font.get('/BaseFont', '/unnamed'))[1:]} is not embedded"
    for entry in dict.values(dictionary(dict.get(resources, "/XObject")) or {}):
        thing = dictionary(entry)
        if thing is None or id(thing) in seen:
            continue
        seen.add(id(thing))
        if thing.get("/Subtype") == "/PS":
            yield "it holds a PostScript program"
        if "/LZWDecode" in _filters(thing):
            yield "it is compressed by LZW"
        if plain(thing.get("/Interpolate")) is True or str(thing.get("/Interpolate")) == "True":
            yield "a picture of it is interpolated"
        yield from _resources(thing.get("/Resources"), seen, depth + 1)


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    below = array(font.get("/DescendantFonts"))
    owner = dictionary(below[0]) if below else font
    descriptor = dictionary(owner.get("/FontDescriptor")) if owner is not None else None
    return descriptor is not None and any(
        dictionary(descriptor.get(key)) is not None
        for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def _is_picture(page: Any) -> bool:
    """Whether a page holds nothing but pictures whose every property can be judged here."""
    if array(page.get("/Annots")) or dictionary(page.get("/Group")) is not None:
        return False
    resources = dictionary(dict.get(page, "/Resources")) or {}
    named = dictionary(dict.get(resources, "/XObject")) or {}
    if not named or not all(_is_plain_picture(dictionary(entry)) for entry in dict.values(named)):
        return False
    try:
        data = b"\n".join(plain(stream).get_data() for stream in streams_of(page))
    except Exception:  # a stream that cannot be decoded
        return False
    words = [
        word
        for word in _MARKS.sub(b" ", data).split()
        if not re.fullmatch(rb"[+-]?[\d.]+|/\S+", word)
    ]
    return all(word in _PLAIN_DRAWING for word in words)


def _is_plain_picture(picture: Any) -> bool:
    if picture is None or picture.get("/Subtype") != "/Image":
        return False
    if plain(picture.get("/ColorSpace")) not in _PLAIN_SPACES:
        return False
    if str(picture.get("/Interpolate")) == "True" or "/Alternates" in picture:
        return False
    if any(dictionary(picture.get(key)) is not None for key in ("/SMask", "/Mask", "/OPI")):
        return False
    return _filters(picture) <= _PLAIN_FILTERS


def _filters(stream: Any) -> set[str]:
    value = plain(stream.get("/Filter"))
    return {str(plain(item)) for item in (value if isinstance(value, list) else [value]) if item}
