"""The Typst engine: composed data in, PDF out. One compiler is kept per set of fonts."""

from __future__ import annotations

import datetime as dt
import json
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from packetgen.errors import EngineError, Location, Problem
from packetgen.typeset.fonts import FontBook, Shelf

if TYPE_CHECKING:
    import typst

STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), both at once."""

_ROOT = Path(__file__).resolve().parent
_MAIN = _ROOT / "document.typ"
"""The fixed source. No word of a client is ever part of it: text comes as ``sys.inputs``."""
_PICTURE = _ROOT / "picture.typ"
_LOCK = threading.Lock()


@lru_cache(maxsize=4)
def _compiler(shelf: Shelf, source: Path = _MAIN) -> typst.Compiler:
    import typst

    return typst.Compiler(
        input=str(source),
        root=str(_ROOT),
        font_paths=shelf.handle,
        ignore_system_fonts=True,
        package_path=str(_ROOT),
        package_cache_path=str(_ROOT),
    )


def compile_pdf(data: dict[str, Any], *, fonts: FontBook, system: bool, today: dt.date) -> bytes:
    """Typeset composed data.

    Args:
        data: What :func:`packetgen.typeset.compose.compose` made.
        fonts: The faces.
        system: Whether faces of the operating system are needed.
        today: The PDF's creation date.

    Raises:
        EngineError: Typst refused; its own words are in the problems.
    """
    import typst

    stamp = dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    compiler = _compiler(fonts.shelf(system=system))
    try:
        with _LOCK:
            result = compiler.compile(
                format="pdf",
                sys_inputs={"document": text},
                pdf_standards=list(STANDARDS),
                timestamp=stamp,
            )
    except typst.TypstError as error:
        words = " ".join(str(error.message).split()) or "no reason given"
        raise EngineError(
            "Typst could not typeset the document",
            hint="Try the other engine (libreoffice), or simplify the part that is named.",
            problems=(Problem(Location(detail="typst"), words, "; ".join(map(str, error.hints))),),
        ) from None
    if not isinstance(result, bytes):
        raise EngineError("Typst gave no PDF")
    return result


def refused(svg: str, *, fonts: FontBook, system: bool) -> str:
    """Why Typst cannot draw a vector picture in an archival file; "" if it can."""
    import typst

    compiler = _compiler(fonts.shelf(system=system), _PICTURE)
    try:
        with _LOCK:
            compiler.compile(
                format="pdf",
                sys_inputs={"svg": svg},
                pdf_standards=list(STANDARDS),
            )
    except typst.TypstError as error:
        return " ".join(str(error.message).split()) or "Typst cannot draw it"
    return ""
