"""Printing where the terminal, or the program that reads us, knows fewer letters than we do.

On Windows a stream that is redirected takes the code page of the country, not UTF-8: a Chinese name
in the middle of a report would end it.
"""

from __future__ import annotations

import codecs
import sys

_PLAIN = {
    "→": "->",
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "×": "x",
}


def suit_streams(*, as_json: bool) -> None:
    """Write JSON as UTF-8 (RFC 8259, section 8.1); letters that a stream lacks, as their code."""
    codecs.register_error("packetgen.plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None or "utf" in (stream.encoding or "").lower():
            continue
        if as_json and stream is sys.stdout:
            reconfigure(encoding="utf-8")
        else:
            reconfigure(errors="packetgen.plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    told = "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in letters)
    return told, error.end
