"""Setting sheets: what an exhibit's file says becomes pages by packetgen's own typesetting.

Pages made here keep their foot free for stamps. A character that no font at hand can show is
printed by its name, and counted: it is never lost, and never a box.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from packetgen.errors import EngineError, PacketgenError

from ..pdf.pdf_opening import UnusableFileError

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document
    from packetgen.typeset import FontBook, Typeset

_MONO = "Courier New"
_KEPT = frozenset("\t\n\r\f")


@dataclass(frozen=True, slots=True)
class Press:
    """What it takes to set pages: the day of the build, fonts, engine for Word files."""

    today: dt.date
    fonts: FontBook = field(repr=False)
    engine: str = "auto"

    @property
    def mono(self) -> str:
        """The typewriter face; empty where the machine has none."""
        return _MONO if self.fonts.resolve(_MONO, system=True) else ""

    def sheets(self, document: Document, *, title: str = "Exhibit") -> Typeset:
        """Pages of a document that packetgen laid out itself.

        Raises:
            UnusableFileError: The document cannot be set.
        """
        from packetgen.typeset import typeset

        try:
            return typeset(
                document,
                layout=None,
                title=title,
                language=document.language,
                today=self.today,
                fonts=self.fonts,
                engine="typst",
            )
        except EngineError as error:
            raise UnusableFileError(
                f"it cannot be typeset: {told(error)}",
                error.hint or "Open it in its own program and print it to PDF.",
            ) from error

    def word(self, data: bytes, name: str) -> Typeset:
        """Pages of a Word file without open changes.

        Raises:
            EngineError: It cannot be read, or not be set without losing something.
        """
        from packetgen.docx import read_docx
        from packetgen.typeset import typeset

        document = read_docx(data, name=name)
        return typeset(
            document,
            layout=None,
            title="Exhibit",
            language=document.language,
            today=self.today,
            fonts=self.fonts,
            source=data,
            engine=self.engine,
            name=name,
        )


def told(error: PacketgenError) -> str:
    """An error's message with what its problems say, on one line."""
    said = [problem.message for problem in error.problems[:5]]
    return "; ".join([error.message.rstrip("."), *said]) if said else error.message


class Script:
    """Makes text printable in the fonts at hand, and remembers what it had to print by name."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self.named: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text with every character that no font has as ``[NAME]``."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._shown(char) for char in text)

    def _shown(self, char: str) -> str:
        if char in _KEPT or 32 <= ord(char) < 127:
            return char
        known = self.named.get(char)
        if known is not None:
            return known
        if _has_glyph(self._press.fonts, char):
            return char
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        if name.startswith("u+"):
            name = name.upper()
        self.named[char] = f"[{name}]"
        return self.named[char]

    def notes(self) -> tuple[str, ...]:
        """What the report says of characters that are shown by name."""
        if not self.named:
            return ()
        count = len(self.named)
        what = (
            "1 character that no font here has is"
            if count == 1
            else (f"{count} characters that no font here has are")
        )
        listed = ", ".join(list(self.named.values())[:6])
        return (f"{what} shown by name: {listed}{' …' if count > 6 else ''}",)


def _has_glyph(fonts: FontBook, char: str) -> bool:
    from packetgen.typeset.faces.formats import INVISIBLE

    code = ord(char)
    if code < 32 or code == 127 or 0xD800 <= code < 0xE000:
        return False
    return code in INVISIBLE or code in _covered(fonts, False) or code in _covered(fonts, True)


@lru_cache(maxsize=8)
def _covered(fonts: FontBook, system: bool) -> frozenset[int]:
    families = fonts.shelf(system=system and fonts.system).families()
    found: set[int] = set()
    for family in families:
        found |= fonts.covered(family, system=system)
    return frozenset(found)
