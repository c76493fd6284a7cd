"""What to try next where one engine could not set a document, or lost something of it."""

from __future__ import annotations

from packetgen.typeset.engines.libreoffice import INSTALL, find_soffice

_REPORT = "Please report what is named here."


def next_attempt(used: str, *, word_file: bool, plain: bool) -> str:
    """Advice that names the other engine as one types it, where it is there and could do better.

    Args:
        used: The engine that was used: ``typst`` or ``libreoffice``.
        word_file: Whether the document is a Word file at hand; LibreOffice sets no other.
        plain: Whether it holds nothing that Typst cannot set.
    """
    if used == "typst" and word_file and find_soffice() is not None:
        other, name = "libreoffice", "LibreOffice"
    elif used == "libreoffice" and plain:
        other, name = "typst", "Typst"
    elif word_file:
        return f"Change in Word what is named here, and build again. {_REPORT}"
    else:
        return _REPORT
    return (
        f"Let {name} set it: --engine {other} on the command line, engine={other!r} in Python. "
        f"{_REPORT}"
    )


def without_typst() -> str:
    """Advice where Typst was asked for and cannot set what the document holds."""
    if find_soffice() is None:
        return f"Take out in Word what is named here, or let LibreOffice set it. {INSTALL}"
    return "Leave out --engine typst (engine='auto' in Python), or take these out in Word."


__all__ = ["next_attempt", "without_typst"]
