"""Plain text as an exhibit: every line as it stands, long ones wrapped, in a typewriter face."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from packetgen.docx.blocks import CharacterFormat, Paragraph, Text

from ..sheets.converted import Converted
from ..sheets.press import Press, Script
from ..sheets.sheet_blocks import PAGE, document
from .text_decoding import decoded

SIZE = 9.5
_TAB = 8
_MAX_LINES = 120_000
_SPACES = re.compile("^ +|  +")


def text_pdf(data: bytes, press: Press, encoding: str = "") -> Converted:
    """A text file as pages; form feeds begin a new one.

    Raises:
        UnusableFileError: It is no text, or its encoding has to be named.
    """
    text, note = decoded(data, encoding)
    script = Script(press)
    width = PAGE.width - PAGE.left - PAGE.right
    blocks, wrapped = _blocks(script(text), press, width)
    made = press.sheets(document(blocks))
    notes = [note] if note else []
    if wrapped:
        lines = "1 long line was" if wrapped == 1 else f"{wrapped} long lines were"
        notes.append(f"{lines} wrapped to the width of the page")
    return Converted(
        made.pdf, made.pages, "typeset from a text file", (*notes, *script.notes(), *made.notes)
    )


def _blocks(text: str, press: Press, width: float) -> tuple[list[Paragraph], int]:
    from ..pdf.pdf_opening import UnusableFileError

    look = CharacterFormat(font=press.mono, size=SIZE)
    blocks: list[Paragraph] = []
    wrapped = 0
    for number, page in enumerate(text.rstrip("\n\f").split("\f")):
        lines = page.split("\n")
        if number and lines and not lines[0]:
            lines = lines[1:]
        if len(blocks) + len(lines) > _MAX_LINES:
            raise UnusableFileError(
                f"it is too long to print (over {_MAX_LINES:,} lines)",
                "Choose the part that matters.",
            )
        first = True
        for entry in lines:
            pieces = list(wrapped_line(entry.expandtabs(_TAB), width, press))
            wrapped += len(pieces) > 1
            for piece in pieces:
                shown = _SPACES.sub(lambda m: "\N{NO-BREAK SPACE}" * len(m[0]), piece)
                made = Paragraph(
                    (Text(shown, look),) if shown else (),
                    mark=look,
                    page_break_before=first and number > 0,
                    widow_control=False,
                )
                blocks.append(made)
                first = False
    return [replace(block, line=1.1) for block in blocks], wrapped


def wrapped_line(text: str, width: float, press: Press) -> Iterator[str]:
    """A line cut where it no longer fits: between words, or within one that is too long."""
    text = text.rstrip()
    if not text:
        yield ""
        return
    room = 0.0
    start, space = 0, -1
    for at, char in enumerate(text):
        step = _advance(char, press)
        if room + step > width and at > start:
            cut = space + 1 if space >= start and text[start:space].strip() else at
            yield text[start:cut].rstrip()
            start = cut
            room = sum(_advance(c, press) for c in text[start:at])
            space = -1
        if char == " ":
            space = at
        room += step
    yield text[start:]


def _advance(char: str, press: Press) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return SIZE
    if press.mono and ord(char) < 0x250:
        return 0.6 * SIZE
    from packetgen.draft.word_files.measure import width_of

    return max(width_of(char, SIZE), 0.3 * SIZE) * (1.1 if ord(char) >= 0x250 else 1.0)
