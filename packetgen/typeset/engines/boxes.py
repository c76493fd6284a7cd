"""Text set into boxes of given size: what stands in the fields of a form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from packetgen.errors import EngineError
from packetgen.typeset.engines.typst_engine import compiler_of, with_data
from packetgen.typeset.faces.fonts import BASE_FAMILY, MARKS_FAMILY, FontBook
from packetgen.typeset.faces.formats import INVISIBLE
from packetgen.typst_compiling import compiled

_MAIN = Path(__file__).resolve().with_name("boxes.typ")
_PIECES = re.compile(r"\s+|(?<=-)(?=[^\W\d_])")
_ANYWHERE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
)
"""South-East and East Asian letters, between which a line may break."""
OVERFULL = 1000.0
"""A page of a box whose text does not fit is so many points wider than the box."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box and its text.

    ``width`` and ``height`` are points; ``size`` 0 lets the text be as large as fits, up to 12
    points; otherwise it is made smaller only where it does not fit. ``comb`` spreads the letters
    over so many cells; ``color`` is six hex digits. ``least`` is the smallest size in points.
    """

    width: float
    height: float
    text: str
    size: float = 0.0
    align: str = "left"
    multiline: bool = False
    comb: int = 0
    family: str = BASE_FAMILY
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    least: float = 4.0


def uncovered(texts: Sequence[str], fonts: FontBook, *, system: bool) -> set[str]:
    """Characters of the texts that no face at hand can show."""
    left = {char for text in texts for char in text if ord(char) not in INVISIBLE}
    for family in fonts.shelf(system=system).families():
        if not left:
            break
        cover = fonts.covered(family, system=system)
        left = {char for char in left if ord(char) not in cover}
    return left


def set_boxes(boxes: Sequence[TextBox], fonts: FontBook) -> bytes:
    """A PDF with one page for each box, as large as the box (wider by OVERFULL if overfull).

    Raises:
        EngineError: A character has no glyph in any face, or Typst refused or broke off.
    """
    texts = [box.text for box in boxes]
    wanted = any(fonts.resolve(box.family) is None for box in boxes)
    system = bool(fonts.system and (uncovered(texts, fonts, system=False) or wanted))
    lost = uncovered(texts, fonts, system=system)
    if lost:
        raise EngineError(
            "no font at hand has " + " ".join(f"U+{ord(c):04X} {c}" for c in sorted(lost)[:5]),
            hint="Install fonts for the language (pip install 'packetgen[languages]'), or name a "
            "folder with --fonts.",
        )
    files = with_data(_MAIN, boxes=[_data(box, fonts, system) for box in boxes])
    return compiled(
        partial(compiler_of, fonts.shelf(system=system), _MAIN),
        files,
        what="the text of form fields",
        format="pdf",
        timestamp=dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
        pdf_tags=False,
    )


def _data(box: TextBox, fonts: FontBook, system: bool) -> dict[str, Any]:
    family = fonts.resolve(box.family, system=system) or fonts.preferred
    rest = (BASE_FAMILY, MARKS_FAMILY, *fonts.shelf(system=system).families())
    lines = box.text.split("\n") if box.multiline else [" ".join(box.text.split("\n"))]
    return {
        "w": box.width,
        "h": box.height,
        "lines": lines,
        "words": _longest_words(lines) if box.multiline else [],
        "letters": list(box.text) if box.comb else [],
        "skip": _skipped(box),
        "size": box.size,
        "start": 12.0 if box.multiline else min(12.0, max(4.0, box.height * 0.8)),
        "align": box.align,
        "multi": box.multiline,
        "comb": box.comb,
        "pad": 2.0 if box.width > 8 else 0.0,
        "fonts": list(dict.fromkeys((family, *rest))),
        "bold": box.bold,
        "italic": box.italic,
        "color": box.color,
        "least": box.least,
    }


def _longest_words(lines: Sequence[str]) -> list[str]:
    """The longest pieces that no line breaks in; East Asian text breaks anywhere."""
    words = {word for line in lines for word in _PIECES.split(line) if word}
    return sorted((w for w in words if not _ANYWHERE.search(w)), key=lambda w: (-len(w), w))[:5]


def _skipped(box: TextBox) -> int:
    """Cells of a comb that stay empty before the first letter."""
    spare = max(0, box.comb - len(box.text))
    return {"right": spare, "center": spare // 2}.get(box.align, 0)
