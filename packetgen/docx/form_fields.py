"""Fields whose look is in their data or code: legacy form fields and SYMBOL."""

from __future__ import annotations

from .fields import tokens_of
from .formatting.looks import symbol
from .formatting.measures import integer
from .ooxml import VAL, Element, W, on
from .symbols import SYMBOL_FONTS


def box_state(begin: Element) -> bool:
    """Whether a FORMCHECKBOX field is checked, by the data at its beginning."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return False
    checked = box.find(W + "checked")
    return on(checked if checked is not None else box.find(W + "default"))


def chosen_entry(begin: Element) -> str:
    """The entry that a FORMDROPDOWN field shows; "" if it has none."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
    chosen_entry = choices.find(W + "result")
    if chosen_entry is None:
        chosen_entry = choices.find(W + "default")
    index = (integer(chosen_entry.get(VAL)) or 0) if chosen_entry is not None else 0
    return entries[index] if 0 <= index < len(entries) else ""


def symbol_shown(instruction: str) -> str:
    """The character that a SYMBOL field shows."""
    tokens = tokens_of(instruction)
    face = tokens[tokens.index("\\f") + 1] if "\\f" in tokens[:-1] else ""
    try:
        code = int(tokens[1], 0)
    except (IndexError, ValueError):
        return ""
    table = SYMBOL_FONTS.get(face.lower())
    if table is not None:
        return symbol(chr(0xF000 + (code & 0xFF)), table)
    return bytes([code & 0xFF]).decode("cp1252", "replace") if code < 256 else chr(code)
