"""Pages of a PDF that cannot be read whole: content, drawings, pictures or fonts that break off."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from .content_rewriting import is_well_written, rewritten
from .page_content import streams_of
from .pdf_opening import Opened, UnusableFileError
from .pdf_values import array, dictionary, plain
from .whole_streams import FLATE, filters_of, inflated_so_far, is_whole, reaches_end, unpacked

_MOST_PICTURES = 64 * 1024 * 1024
"""Packed bytes of a file's pictures that are unpacked to see whether they are whole; a second."""

_START_OF_JPEG, _END_OF_JPEG = b"\xff\xd8", b"\xff\xd9"
_DEPTH = 6
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Damage:
    """What of a file is damaged: ``notes``, one for every page that shows less than it was made to.

    ``sound`` says that the content of every page can be read whole; what it draws may be damaged.

    Raises:
        UnusableFileError: Nothing of a page's content can be read: it would come out blank.
    """

    def __init__(self, opened: Opened) -> None:
        self._sound: dict[int, str] = {}
        self._broken: list[Any] = []
        self._pictures = 0
        self._not_judged = 0
        self.notes: list[str] = []
        self.sound = True
        for number, page in enumerate(opened.pages, 1):
            things = self._things(dict.get(page, "/Resources"), 0)
            content = _content(page, number)
            self.sound = self.sound and not content
            what = content or things
            if what:
                self.notes.append(
                    f"page {number} cannot be read whole: {what} is damaged, so that viewers may "
                    "show less than there was; compare it with the original"
                )

        if self._not_judged:
            many = (
                "one of its pictures was"
                if self._not_judged == 1
                else (f"{self._not_judged} of its pictures were")
            )
            self.notes.append(
                f"{many} too large to be looked at for damage: compare the pages with the original"
            )

    def mended(self, data: bytes) -> bytes:
        """A file with its broken streams packed anew up to where they break off.

        They hold what viewers show of them, and no program complains of their end. A stream keeps
        its length; one that cannot stays as it is.
        """
        for stream in self._broken:
            raw: bytes = stream._data
            made = zlib.compress(inflated_so_far(raw), 9)
            if len(made) <= len(raw) and data.count(raw) == 1:
                data = data.replace(raw, made.ljust(len(raw), b"\0"))
        return data

    def _things(self, value: Any, depth: int) -> str:
        """What of a page's pictures and drawings is damaged."""
        resources = dictionary(value)
        if resources is None or depth > _DEPTH:
            return ""
        found = ""
        for entry in dict.values(dictionary(dict.get(resources, "/XObject")) or {}):
            thing = plain(entry)
            if not hasattr(thing, "_data"):
                continue
            if id(thing) not in self._sound:
                self._sound[id(thing)] = ""  # a drawing that holds itself ends here
                if thing.get("/Subtype") == "/Image":
                    whole, called = self._is_whole_picture(thing), "a picture on it"
                else:
                    whole, called = self._is_whole(thing), "a drawing on it"
                    below = self._things(dict.get(thing, "/Resources"), depth + 1)
                    self._sound[id(thing)] = below
                if not whole:
                    self._sound[id(thing)] = called
            found = found or self._sound[id(thing)]
        return found or self._fonts(resources)

    def _fonts(self, resources: Any) -> str:
        """What of a page's letters is damaged. To read them is to hear what pypdf complains of."""
        found = ""
        for entry in dict.values(dictionary(dict.get(resources, "/Font")) or {}):
            font = dictionary(entry)
            if font is None:
                continue
            if id(font) not in self._sound:
                whole = [self._is_whole(program) for program in _programs(font)]
                self._sound[id(font)] = "" if all(whole) else "a font on it"
            found = found or self._sound[id(font)]
        return found

    def _is_whole(self, stream: Any) -> bool:
        whole = is_whole(stream)
        if not whole and filters_of(stream)[:1] and filters_of(stream)[0] in FLATE:
            self._broken.append(stream)
        return whole

    def _is_whole_picture(self, picture: Any) -> bool:
        filters = filters_of(picture)
        data: bytes = picture._data
        if filters == ["/DCTDecode"]:
            return _START_OF_JPEG in data[:64] and _END_OF_JPEG in data[-4096:]
        if filters[:1] and filters[0] in FLATE:
            self._pictures += len(data)
            if self._pictures > _MOST_PICTURES:
                self._not_judged += 1
                return True
            if reaches_end(data):
                return True
            self._broken.append(picture)
            return False
        return bool(data)


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
    if is_well_written(data):
        return ""
    made = rewritten(data)
    if made.breaks_off:
        return "the end of its content"
    return "a place in its content" if made.lost else ""


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


def _read(stream: Any) -> bytes:
    try:
        return bytes(stream.get_data())
    except Exception:  # pypdf raises nearly anything on damaged input
        return b""
