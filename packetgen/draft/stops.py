"""One full stop at the end of a sentence, also after a value that ends in one ("Acme, Inc.").

The full stops that a template writes after a tag are marked before it is filled; those that then
stand behind another are taken out. What a value itself says is never changed.
"""

from __future__ import annotations

import re

_STOP = "\x0e"
"""No value can hold this character: it is taken out of case data (XML 1.0, section 2.2)."""
_INSIDE = r"<(?!/?w:p[ >/])[^>]*>"
_OWN = re.compile(rf"([}}%]\}}(?:{_INSIDE})*)\.(?=[\s<”’\"]|\{{%|$)")
_SECOND = re.compile(rf"([.!?][”’\"]?(?:[\x05\x08]|{_INSIDE})*){_STOP}\.")


def with_marked_stops(source: str) -> str:
    """A template's XML or text, its own full stops after tags marked."""
    return _OWN.sub(rf"\1{_STOP}.", source)


def one_stop(filled: str) -> str:
    """The filled text without marks, and without each full stop that stood behind another."""
    return _SECOND.sub(r"\1", filled).replace(_STOP, "") if _STOP in filled else filled
