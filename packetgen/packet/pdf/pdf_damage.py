"""Pages of a PDF that cannot be read whole: content, drawings, pictures or fonts that break off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .content_end import left_open
from .content_mending import lost_places
from .page_content import streams_of
from .pdf_opening import Opened, UnusableFileError
from .pdf_values import array, dictionary, plain
from .whole_streams import FLATE, filters_of, inflates, is_whole, unpacked

_LARGEST = 256 * 1024
"""Packed bytes of a picture that is unpacked to see whether it is whole; scans would take long."""

_END_OF_JPEG = b"\xff\xd9"
_DEPTH = 6
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def damaged_pages(opened: Opened) -> Iterator[str]:
    """A note for every page that shows less than it was made to show.

    Raises:
        UnusableFileError: Nothing of a page's content can be read: it would come out blank.
    """
    sound: dict[int, str] = {}
    for number, page in enumerate(opened.pages, 1):
        what = _content(page, number) or _things(dict.get(page, "/Resources"), sound, 0)
        if what:
            yield (
                f"page {number} cannot be read whole: {what} is damaged, so that viewers may show "
                "less than there was; compare it with the original"
            )


def _content(page: Any, number: int) -> str:
    streams = [plain(stream) for stream in streams_of(page)]
    read = [unpacked(stream) for stream in streams]
    if None in read:
        if not any(read) and not any(_read(stream) for stream in streams):
            raise UnusableFileError(
                f"it is damaged: the content of page {number} cannot be read",
                "Open it in a PDF viewer and print it to a new PDF, or get it from its source "
                "again.",
            )
        return "its content"
    data = b"\n".join(each for each in read if each is not None)
    if left_open(data)[0] < len(data):
        return "the end of its content"
    return "a place in its content" if lost_places(data) else ""


def _things(value: Any, sound: dict[int, str], depth: int) -> str:
    """What of a page's pictures and drawings is damaged; ``sound`` remembers those seen."""
    resources = dictionary(value)
    if resources is None or depth > _DEPTH:
        return ""
    for entry in dict.values(dictionary(dict.get(resources, "/XObject")) or {}):
        thing = plain(entry)
        if not hasattr(thing, "_data"):
            continue
        if id(thing) not in sound:
            sound[id(thing)] = ""  # a drawing that holds itself ends here
            picture = thing.get("/Subtype") == "/Image"
            if not (_is_whole_picture(thing) if picture else is_whole(thing)):
                sound[id(thing)] = "a picture on it" if picture else "a drawing on it"
            elif not picture:
                sound[id(thing)] = _things(dict.get(thing, "/Resources"), sound, depth + 1)
        if sound[id(thing)]:
            return sound[id(thing)]
    return _fonts(resources, sound)


def _fonts(resources: Any, sound: dict[int, str]) -> str:
    """What of a page's letters is damaged. To read them is to hear what pypdf complains of."""
    for entry in dict.values(dictionary(dict.get(resources, "/Font")) or {}):
        font = dictionary(entry)
        if font is None:
            continue
        if id(font) not in sound:
            whole = all(is_whole(program) for program in _programs(font))
            sound[id(font)] = "" if whole else "a font on it"
        if sound[id(font)]:
            return sound[id(font)]
    return ""


def _programs(font: Any) -> Iterator[Any]:
    """Streams without which a font's letters look, or read, like something else."""
    for one in (font, *map(dictionary, array(dict.get(font, "/DescendantFonts")))):
        if one is None:
            continue
        for key in ("/Encoding", "/Widths", "/W"):
            plain(dict.get(one, key))
        described = dictionary(dict.get(one, "/FontDescriptor")) or {}
        found = [dict.get(described, key) for key in _FONT_FILES]
        for stream in map(plain, (*found, dict.get(one, "/ToUnicode"))):
            if hasattr(stream, "_data"):
                yield stream


def _is_whole_picture(picture: Any) -> bool:
    filters = filters_of(picture)
    data: bytes = picture._data
    if filters == ["/DCTDecode"]:
        return _END_OF_JPEG in data[-4096:]
    if filters[:1] and filters[0] in FLATE and len(data) <= _LARGEST:
        return inflates(data)
    return bool(data)


def _read(stream: Any) -> bytes:
    try:
        return bytes(stream.get_data())
    except Exception:  # pypdf raises nearly anything on damaged input
        return b""
