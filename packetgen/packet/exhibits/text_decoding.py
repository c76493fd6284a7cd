"""Bytes of a text file into text: the encoding is found, named, or asked for."""

from __future__ import annotations

import codecs
import re

from ..pdf.pdf_opening import UnusableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASK = (
    "Say in which encoding it is with 'encoding:' (windows-1252, shift_jis, …), or save it as "
    "UTF-8."
)
MAX_TEXT = 8_000_000
"""Characters of a text that is still printed: about 2,500 pages."""


def decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text, and a note for the report where the encoding had to be guessed or was named.

    Raises:
        UnusableFileError: It is no text, too long to print, or in an encoding that has to be named.
    """
    if len(data) > 4 * MAX_TEXT:
        raise UnusableFileError("it is too long to print", "Choose the part that matters.")
    text, note = _decoded(data, encoding)
    if len(text) > MAX_TEXT:
        raise UnusableFileError(
            f"it is too long to print ({len(text):,} characters)", "Choose the part that matters."
        )
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls > len(text) / 200:
        raise UnusableFileError(
            "it is no text: it holds many control characters",
            _ASK
            if not encoding
            else "Check 'encoding:', or open the file in its own program and print it to PDF.",
        )
    if not text.strip():
        raise UnusableFileError("it holds no text", "Get it from its source again.")
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    if encoding:
        try:
            name = codecs.lookup(encoding).name
            if not isinstance("".encode(name), bytes):
                raise LookupError
        except LookupError:
            raise UnusableFileError(
                f"there is no encoding '{encoding}'", "Write utf-16, windows-1252 or the like."
            ) from None
        try:
            return data.decode(name).removeprefix("\ufeff"), f"read as {encoding}"
        except (UnicodeError, ValueError):
            raise UnusableFileError(
                f"it is not in the encoding {encoding}", "Correct 'encoding:', or leave it out."
            ) from None
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), ""
            except UnicodeDecodeError:
                raise UnusableFileError(
                    f"it says that it is {name.upper()}, and is not", _ASK
                ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        wide = _wide(data)
        return (data.decode(wide), "") if wide else (text, "")
    wide = _wide(data)
    if wide:
        return data.decode(wide), f"read as {wide.upper()}, which it does not say itself"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnusableFileError("it is not UTF-8, and its encoding is not known", _ASK) from None
    return text, "read as Windows-1252, for it is not UTF-8 ('encoding:' names another)"


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return ""
    half = len(head) // 2
    for name, zeros, others in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if zeros.count(0) > half * 0.7 and others.count(0) < half * 0.1:
            try:
                data.decode(name)
            except UnicodeDecodeError:
                continue
            return name
    return ""
