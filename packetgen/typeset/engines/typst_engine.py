"""The Typst engine: composed data in, PDF out. One compiler is kept per set of fonts."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from packetgen.errors import EngineError
from packetgen.typeset.faces.fonts import FontBook, Shelf
from packetgen.typst_compiling import compiled

if TYPE_CHECKING:
    import typst

STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), both at once."""

_ROOT = Path(__file__).resolve().parent
_MAIN = _ROOT / "document.typ"
"""The fixed source. No word of a client is ever part of it: text comes as a file of data."""
_PICTURE = _ROOT / "picture.typ"
_SUSPECTS = b"/Suspects false"


@lru_cache(maxsize=4)
def compiler_of(shelf: Shelf, source: Path = _MAIN) -> typst.Compiler:
    """A compiler of the source, with the faces of a shelf and no way to other files or networks.

    Data are handed over as files that exist in memory only (:func:`with_data`), and not as
    ``sys.inputs``: these are part of Typst's library, and whatever it remembers of an earlier
    document (its modules, paragraphs and cells that are the same) counts for one library only.
    """
    import typst

    return typst.Compiler(
        input=str(source),
        root=str(_ROOT),
        font_paths=shelf.handle,
        ignore_system_fonts=True,
        package_path=str(_ROOT),
        package_cache_path=str(_ROOT),
    )


def with_data(source: Path, **files: Any) -> Any:
    """The files of one run: the source, and beside it each of ``files`` as NAME.json.

    A ``dict[str, bytes]``, which a compiler takes as its input, whatever its type hints say.
    """
    found = {"main.typ": _read(source)}
    for name, data in files.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        found[f"{name}.json"] = text.encode()
    return found


@lru_cache(maxsize=4)
def _read(source: Path) -> bytes:
    return source.read_bytes()


def compile_pdf(data: dict[str, Any], *, fonts: FontBook, system: bool, today: dt.date) -> bytes:
    """Typeset composed data.

    Args:
        data: What :func:`packetgen.typeset.composing.compose.compose` made.
        fonts: The faces.
        system: Whether faces of the operating system are needed.
        today: The PDF's creation date.

    Raises:
        EngineError: Typst refused; its own words are in the problems.
    """
    stamp = dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC)
    own = ("title", "lang", "region", "sections")
    look = {key: value for key, value in data.items() if key not in (*own, "pictures")}
    files = with_data(_MAIN, look=look, document={key: data[key] for key in own})
    for number, picture in enumerate(data["pictures"]):
        files[f"picture-{number}.svg"] = picture.encode()
    result = compiled(
        partial(compiler_of, fonts.shelf(system=system)),
        files,
        what="the document",
        format="pdf",
        pdf_standards=list(STANDARDS),
        timestamp=stamp,
    )
    # What is false anyway need not be said, and poppler calls it an error (every place is kept).
    return result.replace(_SUSPECTS, b" " * len(_SUSPECTS), 1)


def refused(svg: str, *, fonts: FontBook, system: bool) -> str:
    """Why Typst cannot draw a vector picture in an archival file; "" if it can."""
    try:
        compiled(
            partial(compiler_of, fonts.shelf(system=system), _PICTURE),
            what="a vector picture",
            format="pdf",
            sys_inputs={"svg": svg},
            pdf_standards=list(STANDARDS),
        )
    except EngineError as error:
        return "; ".join(problem.message for problem in error.problems) or error.message
    return ""
