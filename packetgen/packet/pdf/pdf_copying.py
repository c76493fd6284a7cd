"""Copying objects of a source PDF into the file being written, with all they refer to."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

from .pdf_file import PdfFile
from .pdf_opening import Opened
from .pdf_raw import RawObjects, is_distinct, renumbered
from .pdf_syntax import Ref, encode_source

_DEPTH = 40
"""Nesting at which copying puts an object off, well before Python's own limit."""

_NOT_CARRIED = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/F", "/FFilter", "/FDecodeParms", "/OPI"}
)
"""Keys of streams that hold private data of the writing program, or point out of the file."""


class Copier:
    """Copies from one source. Pages and annotations must be announced before anything is copied.

    Equal objects (of any source) get one number in the output. References to pages that are not
    taken along, to the page tree and to the catalog become null.
    """

    def __init__(self, out: PdfFile, opened: Opened, pages: Sequence[tuple[Any, Ref]]) -> None:
        self._out = out
        self._done: dict[int, bytes] = {
            page.indirect_reference.idnum: b"null"
            for page in opened.pages
            if page.indirect_reference is not None
        }
        for page, ref in pages:
            self.announce(page, ref)
        self._open: dict[int, Ref | None] = {}
        self._reader = opened.reader
        self._raw = RawObjects(opened)
        self._later: list[tuple[Any, Ref]] = []
        self.mend: Callable[[Any], Any] | None = None
        """Changes a dictionary before it is copied; keys of :mod:`pdf_raw` alone unless ``as_text``
        is turned off."""
        self.leave: Callable[[Any], bool] | None = None
        """Whether an object stays behind; seen of what is not copied as text."""
        self.as_text = True
        """Whether simple objects may be copied as text, without :attr:`mend` seeing them."""

    def announce(self, thing: Any, ref: Ref) -> None:
        """Say that the caller writes this object himself, under ``ref``."""
        reference = getattr(thing, "indirect_reference", None)
        if reference is not None:
            self._done[reference.idnum] = b"%d 0 R" % ref.number

    def leave_out(self, thing: Any) -> None:
        """Say that this object is not taken along: what refers to it refers to nothing."""
        reference = getattr(thing, "indirect_reference", None)
        if reference is not None:
            self._done[reference.idnum] = b"null"

    def value(self, value: Any) -> bytes:
        """A source value as PDF for the output; what it refers to is copied."""
        body = encode_source(value, self._resolve)
        while self._later:
            thing, ref = self._later.pop()
            self._write(thing, ref)
        return body

    def _resolve(self, reference: Any) -> bytes:
        number = reference.idnum
        known = self._done.get(number)
        if known is not None:
            return known
        if number in self._open:
            ref = self._open[number]
            if ref is None:
                ref = self._open[number] = self._out.reserve()
            return b"%d 0 R" % ref.number
        text = self._raw.text(number) if self.as_text else None
        if text is not None and len(self._open) < _DEPTH:
            written = self._rewrite(number, text)
            if written is not None:
                return written
        try:
            thing = reference.get_object()
        except Exception:  # a reference into nowhere, in whatever way pypdf puts it
            thing = None
        if thing is None or (
            isinstance(thing, dict)
            and (
                thing.get("/Type") in ("/Page", "/Pages", "/Catalog")
                or (self.leave is not None and self.leave(thing))
            )
        ):
            self._done[number] = b"null"
            return b"null"
        if len(self._open) >= _DEPTH:
            ref = self._out.reserve()
            self._later.append((thing, ref))
            self._done[number] = b"%d 0 R" % ref.number
            return self._done[number]
        self._open[number] = None
        self._done[number] = b"%d 0 R" % self._write(thing, None, number).number
        return self._done[number]

    def _rewrite(self, number: int, text: bytes) -> bytes | None:
        """Copy an object by renumbering its text; None when it needs the parser."""
        self._open[number] = None
        body = renumbered(text, self._resolve_number)
        ref = self._open.pop(number)
        if body is None:
            return None
        if is_distinct(body):
            ref = self._out.put(ref or self._out.reserve(), body)
        else:
            ref = self._out.share(body, None, ref)
        self._done[number] = b"%d 0 R" % ref.number
        return self._done[number]

    def _resolve_number(self, number: int) -> bytes:
        known = self._done.get(number)
        if known is not None:
            return known
        from pypdf.generic import IndirectObject

        return self._resolve(IndirectObject(number, 0, self._reader))

    def _write(self, thing: Any, ref: Ref | None, number: int | None = None) -> Ref:
        if isinstance(thing, dict) and self.mend is not None:
            thing = self.mend(thing)
        data: bytes | None = None
        if hasattr(thing, "_data"):
            thing, data = _stream(thing)
        body = encode_source(thing, self._resolve)
        if number is not None:
            ref = self._open.pop(number)
        if data is not None:
            body = body[2:-2]
        if isinstance(thing, dict) and ("/P" in thing or thing.get("/Type") == "/OCG"):
            # Structure elements and layers that look alike are still two.
            ref = ref or self._out.reserve()
            if data is not None:
                return self._out.put_stream(ref, body, data)
            return self._out.put(ref, body)
        return self._out.share(body, data, ref)


def _stream(stream: Any) -> tuple[dict[Any, Any], bytes]:
    """A stream's dictionary and its bytes as stored; bare bytes are compressed.

    pypdf keeps the stored bytes in ``_data`` and offers no public way to them.
    """
    entries = {key: value for key, value in stream.items() if key not in _NOT_CARRIED}
    entries.pop("/Length", None)
    data: bytes = stream._data
    if "/Filter" not in entries and len(data) > 64:
        from pypdf.generic import NameObject

        entries.pop("/DecodeParms", None)
        entries[NameObject("/Filter")] = NameObject("/FlateDecode")
        data = zlib.compress(data, 6)
    return entries, data
