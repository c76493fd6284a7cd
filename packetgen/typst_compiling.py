"""One way into Typst: one thread at a time, and one kind of error for whatever goes wrong there.

A compiler of Typst may not be entered by two threads at once. It is written in Rust, and where it
breaks off, Python is told by an exception that is no :class:`Exception`, so that ``except
Exception`` and the command line's own reports would both miss it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from packetgen.errors import EngineError, Location, Problem

if TYPE_CHECKING:
    import typst

_LOCK = threading.RLock()
"""Making a compiler may open fonts, which is guarded too."""
_REPORT = "This is an error of Typst; please report which document it was."


def compiled(
    compiler: Callable[[], typst.Compiler],
    source: Any = None,
    *,
    what: str,
    hint: str = "",
    **options: Any,
) -> bytes:
    """What Typst makes of a source: one file, or the one page of a picture.

    Args:
        compiler: Gives the compiler; making one is guarded like using it.
        source: The source, or a ``dict[str, bytes]`` of it and its files, if the compiler has none.
        what: What is typeset, for messages: "the text of form fields".
        hint: What to do next if Typst refuses or breaks off.
        options: Of ``typst.Compiler.compile``: ``format``, ``sys_inputs``, ``pdf_standards``, …

    Raises:
        EngineError: Typst refused (its own words are the problem), broke off,
            or made more than one page of a picture.
    """
    with _guarded(f"typeset {what}", hint):
        made = compiler().compile(*(() if source is None else (source,)), **options)
    if isinstance(made, list) and len(made) == 1:
        made = made[0]
    if not isinstance(made, bytes):
        pages = len(made) if isinstance(made, list) else 0
        raise EngineError(f"Typst made {pages} pages of {what}, and not one.", hint=hint)
    return made


def opened_fonts(**options: Any) -> typst.Fonts:
    """The faces of folders and of the operating system, as Typst reads them.

    Args:
        options: Of ``typst.Fonts``: ``include_system_fonts``, ``font_paths``, …

    Raises:
        EngineError: A file broke Typst's reader of fonts.
    """
    import typst

    hint = "Take the font files that were added last out of the folders that --fonts names."
    with _guarded("read the font files", hint):
        return typst.Fonts(**options)


@contextmanager
def _guarded(task: str, hint: str) -> Iterator[None]:
    import typst

    try:
        with _LOCK:
            yield
    except typst.TypstError as error:
        words = " ".join(str(error.message).split()) or "no reason given"
        advice = "; ".join(map(str, error.hints))
        raise EngineError(
            f"Typst could not {task}.",
            hint=hint,
            problems=(Problem(Location(detail="typst"), words, advice),),
        ) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        # The words of a panic quote the text that it happened in.
        raise EngineError(
            f"Typst broke off and did not {task}.",
            hint=f"{hint} {_REPORT}".lstrip(),
            problems=(Problem(Location(detail="typst"), "Typst broke off"),),
        ) from None


__all__ = ["compiled", "opened_fonts"]
