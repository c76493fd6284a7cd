"""Opening a PDF file that somebody else made: what can be read, and why not."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from packetgen.pdfium import PDFIUM

from .pdf_values import array, dictionary
from .whole_streams import name_filters_in_full

if TYPE_CHECKING:
    from pypdf import PdfReader

_LOG = logging.getLogger("pypdf")
_LOG.addHandler(logging.NullHandler())


MAX_PAGES = 50_000
"""Most pages of one file."""


class UnusableFileError(Exception):
    """A file cannot be used: ``reason`` in plain words, ``hint`` what its owner can do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(slots=True)
class Opened:
    """A readable PDF: pypdf's reader, its page dictionaries in order, what had to be put up with.

    ``data`` are the bytes that were read, without encryption; ``excerpt`` says that ``pages`` are
    not all pages of the file.
    """

    data: bytes = field(repr=False)
    reader: PdfReader
    pages: list[Any]
    notes: list[str] = field(default_factory=list)
    encrypted: bool = False
    excerpt: bool = False

    def select(self, numbers: Sequence[int]) -> Opened:
        """The same file with only some of its pages (counted from 1), in that order."""
        chosen = [self.pages[number - 1] for number in numbers]
        whole = len(chosen) == len(self.pages)
        return Opened(self.data, self.reader, chosen, list(self.notes), self.encrypted, not whole)

    @property
    def catalog(self) -> Any:
        """The document catalog."""
        return self.reader.root_object


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what pypdf complains of meanwhile, instead of letting it reach the console."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(_in_words(record.getMessage()))

    listener = Listener(logging.WARNING)
    propagate, level = _LOG.propagate, _LOG.level
    _LOG.addHandler(listener)
    _LOG.propagate = False
    # Whoever does not want pypdf's remarks in a log still wants damage in the report.
    _LOG.setLevel(logging.WARNING)
    try:
        yield heard
    finally:
        _LOG.removeHandler(listener)
        _LOG.propagate = propagate
        _LOG.setLevel(level)


_EXCEPTION = re.compile(r"""^\w+(?:Error|Exception|Warning)\((["'])(.*)\1\)$""", re.DOTALL)
_SAID = 90


def _in_words(complaint: str) -> str:
    """A complaint without the exception around it, without the bytes that were misread."""
    inner = _EXCEPTION.match(complaint)
    said = (inner[2] if inner else complaint).split(" but found ")[0]
    plain = "".join(c if " " <= c <= "~" else " " for c in said)
    short = " ".join(plain.split())
    return short if len(short) <= _SAID else f"{short[:_SAID].rsplit(' ', 1)[0]} …"


class LockedError(UnusableFileError):
    """A PDF that opens only with a password; ``tried`` says that a given one did not open it."""

    def __init__(self, *, tried: bool) -> None:
        self.tried = tried
        super().__init__(
            "the password does not open it" if tried else "it opens only with a password",
            "Name the environment variable that holds the password with 'password_env: NAME', and "
            "set it before the build; or save the file without a password.",
        )


def open_pdf(data: bytes, password: str = "") -> Opened:
    """Open a PDF; encryption with an empty user password (owner restrictions only) is lifted.

    Args:
        data: The file's bytes.
        password: What opens it, where it needs that.

    Raises:
        UnusableFileError: Empty, not a PDF, damaged beyond reading, no pages, or locked with a
            password that opens it.
    """
    from packetgen.reading.plain_pdf import PlainReader

    if not data or data.isspace():
        raise UnusableFileError("the file is empty", "Get the document from its source again.")
    if b"%PDF-" not in data[:1024] and b"%PDF-" not in data:
        raise UnusableFileError(
            "it is not a PDF file, whatever its name says",
            "Open it in the program that it belongs to and save it as PDF.",
        )
    encrypted = False
    with complaints() as heard:
        try:
            try:
                reader = PlainReader(data)
                locked = reader.is_encrypted
            except Exception:  # a cipher that pypdf lacks, or damage
                locked = b"/Encrypt" in data
                if not locked:
                    raise
            if locked:
                unlocked = _unlocked(data, password)
                encrypted = unlocked is not data
                data = unlocked
                heard.clear()
                reader = PlainReader(data)
            name_filters_in_full(data, reader)
            try:
                pages = _pages(reader)
            except Exception:  # pypdf raises nearly anything on damaged input
                if not _cut_loops(reader):
                    raise
                pages = _pages(reader)
                heard.append("its tree of pages led back into itself")
            _refuse_lost_pages(reader, len(pages))
        except UnusableFileError:
            raise
        except RecursionError as error:
            raise _damaged() from error
        except Exception as error:  # pypdf raises nearly anything on damaged input
            raise _damaged() from error
    if not pages:
        raise UnusableFileError("it has no pages", "Get the document from its source again.")
    opened = Opened(data, reader, pages, encrypted=encrypted)
    if encrypted:
        opened.notes.append(
            "it was opened with its password, and goes in without one"
            if password
            else "restrictions set by its author were lifted to copy the pages"
        )
    if heard:
        opened.notes.append(f"the file is damaged and was read with repairs ({heard[0]})")
    return opened


def _pages(reader: PdfReader) -> list[Any]:
    """The pages in order, so many and no more.

    Raises:
        UnusableFileError: More pages than any exhibit has: a page tree that was made to hang.
    """
    from itertools import islice

    pages = list(islice(reader.pages, MAX_PAGES + 1))
    if len(pages) > MAX_PAGES:
        raise UnusableFileError(
            f"it has more than {MAX_PAGES:,} pages", "Split it into several files."
        )
    return pages


def _cut_loops(reader: PdfReader) -> bool:
    """Take branches out of a page tree that hold themselves; whether there were any."""
    root = dictionary(dict.get(reader.root_object, "/Pages"))
    if root is None:
        return False
    cut = False
    way: list[tuple[Any, Iterator[Any]]] = [(root, iter(list(array(root.get("/Kids")))))]
    above = {id(root)}
    looked_at = {id(root): root}
    while way:
        branch, kids = way[-1]
        kid = next(kids, None)
        if kid is None:
            above.discard(id(branch))
            way.pop()
            continue
        below = dictionary(kid)
        if below is None or "/Kids" not in below:
            continue
        if id(below) in above:
            array(branch.get("/Kids")).remove(kid)
            cut = True
        elif id(below) not in looked_at:
            above.add(id(below))
            looked_at[id(below)] = below
            way.append((below, iter(list(array(below.get("/Kids"))))))
    reader.flattened_pages = None
    return cut


def _refuse_lost_pages(reader: PdfReader, found: int) -> None:
    """Refuse a file whose page tree names pages that cannot be read.

    pypdf passes them over, and the exhibit would come out shorter. A count that is merely wrong is
    no loss.

    Raises:
        UnusableFileError: There are such pages.
    """
    root = dictionary(dictionary(reader.trailer["/Root"])["/Pages"])
    stated = root.get("/Count")
    if not isinstance(stated, int) or stated <= found:
        return
    lost, seen = 0, 0
    nodes = [root]
    while nodes and seen <= MAX_PAGES:
        node = nodes.pop()
        seen += 1
        for kid in array(node.get("/Kids")):
            below = dictionary(kid)
            lost += below is None
            if below is not None and "/Kids" in below:
                nodes.append(below)
    if lost:
        raise UnusableFileError(
            f"it is damaged: {lost} of its {found + lost} pages cannot be read",
            "Open it in a PDF viewer and print it to a new PDF, or get it from its source again.",
        )


def _unlocked(data: bytes, password: str = "") -> bytes:
    """The same file without encryption, itself when it has none.

    pdfium knows every cipher; pypdf would need a further package for AES.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError as error:
            if b"/Adobe.PubSec" in data:
                raise UnusableFileError(
                    "it is encrypted for people who hold certain certificates",
                    "Ask one of them to open it and to save it without encryption, or to print it "
                    "to a new PDF.",
                ) from error
            if pdfium.FPDF_GetLastError() != pdfium.FPDF_ERR_PASSWORD:
                return data
            raise LockedError(tried=bool(password)) from error
        try:
            if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
                return data
            buffer = BytesIO()
            document.save(buffer, flags=pdfium.FPDF_REMOVE_SECURITY)
            return buffer.getvalue()
        finally:
            document.close()


def _damaged() -> UnusableFileError:
    return UnusableFileError(
        "it is damaged and its pages cannot be read",
        "Open it in a PDF viewer and print it to a new PDF, or get it from its source again.",
    )
