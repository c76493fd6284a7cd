"""Texts of a CSV file: which encoding they have, and what separates the columns."""

from __future__ import annotations

import csv
import io
import re

from packetgen.errors import Location, Problem

_USUAL = (",", ";", "\t", "|")
_RARE = ("^", "~", ":")
_LOOKED_AT = 30
"""Rows by which a separator is judged."""

_NAMES = {"cp1252": "Windows (ANSI)", "mac_roman": "Macintosh", "cp850": "MS-DOS"}
_FREQUENT = frozenset("áéíóúñüÁÉÍÓÚÑç")
_EXCEL = "In Excel: File > Save as > 'CSV UTF-8' or 'Excel workbook (.xlsx)'."
_KINDS: tuple[tuple[str, str, str], ...] = (
    (r"%PDF-", "this is a PDF, not a table", "Ask for the table that the PDF was made from."),
    (r"\{\\rtf", "this is a text document (RTF), not a table", _EXCEL),
    (
        r"<\?xml|<Workbook", "this is an XML file, perhaps an Excel 2003 one, not CSV or XLSX",
        "Open it in Excel or LibreOffice: File > Save as > Excel workbook (.xlsx).",
    ),
    (
        r"<(!doctype|html|head|body|table|meta|style|div)\b",
        "this is a web page under the name of a table, as some case systems export it",
        "Open it in Excel or LibreOffice: File > Save as > Excel workbook (.xlsx).",
    ),
    (
        r"\[?\s*\{\s*\"", "this is JSON, not CSV or XLSX",
        "Give JSON Lines (one object on each line) a name that ends in .jsonl.",
    ),
)  # fmt: skip


def decoded(raw: bytes, name: str, problems: list[Problem]) -> str:
    """The text of a table; what is no table is a problem that says what it is instead."""
    encoding = encoding_of(raw)
    try:
        text = raw.decode(encoding) if encoding else "\x00"
    except UnicodeDecodeError:
        text = "\x00"
    head = text[:2000].lstrip("\ufeff \t\r\n")
    for pattern, wrong, remedy in _KINDS:
        if re.match(pattern, head, re.IGNORECASE):
            problems.append(Problem(Location(file=name), wrong, remedy))
            return ""
    if "\x00" in text:
        wrong = "this is neither a CSV text nor an XLSX workbook"
        problems.append(Problem(Location(file=name), wrong, _EXCEL))
        return ""
    return text


def encoding_of(raw: bytes) -> str:
    """The encoding of a text file by its bytes; empty when it is no text.

    UTF-8 and UTF-16 tell themselves. Of the old one-byte encodings that spreadsheets write
    (Windows, Macintosh, MS-DOS) that one is taken in which accented letters stand where letters
    can stand.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    zeros = raw[:4000].count(0)
    if zeros:
        if zeros * 3 < len(raw[:4000]):
            return ""
        return "utf-16-le" if raw[1:4000:2].count(0) > raw[0:4000:2].count(0) else "utf-16-be"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = max(_NAMES, key=lambda known: _likely(raw, known))
        return best if _likely(raw, best) > -1e9 else ""
    return "utf-8-sig"


def encoding_note(raw: bytes) -> str:
    """A sentence for people where the encoding had to be guessed; else empty."""
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return ""
    name = _NAMES.get(encoding_of(raw), "")
    if not name:
        return ""
    return (
        f"the file is not in Unicode and was read as {name} text: see that accents in names are "
        "right, or save it as 'CSV UTF-8'"
    )


def _likely(raw: bytes, encoding: str) -> float:
    """How well the bytes beyond ASCII read in an encoding: letters within words speak for it."""
    try:
        text = raw[:2_000_000].decode(encoding)
    except UnicodeDecodeError:
        return -2e9
    # Lone carriage returns are how the Macintosh of that encoding ended its lines.
    score = {"cp1252": 0.5, "mac_roman": 1.0 * ("\r" in text and "\n" not in text)}.get(encoding, 0)
    for match in re.finditer(r"[^\x00-\x7f]", text):
        char, place = match[0], match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        score += _letter(before, char, after) if char.isalpha() else _sign(before, char, after)
    return score


def _letter(before: str, char: str, after: str) -> float:
    inside = before.islower() or (after.islower() and before.isalpha())
    if char.isupper() and inside:
        return -1  # a capital letter within a word
    if char.islower() and (after.isupper() and before.islower()):
        return -1
    if not before.isalpha() and not after.isalpha():
        return -0.5  # a letter of its own
    return 1.5 if char in _FREQUENT else 0.5 if char in "ªºƒıìîÌÎ" else 1


def _sign(before: str, char: str, after: str) -> float:
    joined = before.isalpha() and after.isalpha()
    if char == "’" and joined:
        return 2
    if (char in "“‘«¿¡" and after.isalpha() and not before.isalpha()) or (
        char in "”’»" and before.isalpha() and not after.isalpha()
    ):
        return 1.2
    if char in "’‘“”–—…§°\u00a0·•€£©®™¿¡«»½¼":
        return -1 if joined and char not in "–—" else 0.5
    return -1.5


def separator_of(text: str) -> str:
    """What separates the columns: the sign that cuts most rows into as many pieces as the first.

    Signs between double quotes do not count. A line ``sep=;`` at the head, as Excel reads it, says
    so itself.
    """
    head = text[:200].lstrip("\ufeff")
    said = re.match(r"sep=(.)\r?\n?", head, re.IGNORECASE)
    if said:
        return said[1]
    for strict in (True, False):
        best = max(_USUAL, key=lambda sign: _evenness(text, sign, strict))
        if _evenness(text, best, strict)[1] > 1:
            return best
    rare = max(_RARE, key=lambda sign: _evenness(text, sign, True))
    even, columns = _evenness(text, rare, True)
    return rare if columns >= 3 and even > 0.99 else _USUAL[0]


def _evenness(text: str, sign: str, strict: bool) -> tuple[float, int]:
    """Share of rows with the most frequent number of columns (0 for one column), and columns.

    ``strict``: quotation marks where this sign would not have put them speak against it.
    """
    widths: list[int] = []
    try:
        stream = io.StringIO(text[:200_000], newline="")
        for cells in csv.reader(stream, delimiter=sign, strict=strict):
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        if strict and len(text) <= 200_000:
            return 0.0, 1
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0, 1
    usual = max(set(wide), key=lambda width: (wide.count(width), width))
    return wide.count(usual) / len(widths), usual
