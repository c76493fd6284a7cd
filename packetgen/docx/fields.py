"""Fields: an instruction, a saved result, and which of the two a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .blocks import CharacterFormat
from .ooxml import Element, W

PAGE_KINDS = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "section-pages"}
UNSEEN = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "BIDIOUTLINE"})
"""Fields that mark places or set values and show nothing."""
COMPUTED = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "EQ", "BARCODE",
                      "DISPLAYBARCODE", "MERGEBARCODE", "ADVANCE"})  # fmt: skip
"""Fields that Word shows without saving what it shows."""
SAID_BY_CODE = frozenset({"MACROBUTTON", "GOTOBUTTON"})
"""Fields whose instruction holds the words shown."""

PAGE_NUMBER = re.compile(r"\s*[\w.\-–]{1,12}\s*")
"""What a PAGEREF has saved, if it is a number of any shape and not Word's word of an error."""

_WITH_ARGUMENT = frozenset({"\\*", "\\#", "\\@", "\\d"})
"""Switches of references that a word follows (ISO/IEC 29500-1, 17.16.4, 17.16.5.51)."""
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\\[^\s"])|([^\s"]+)')
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Field:
    """A field that has begun and not yet ended. ``phase``: code or result."""

    begin: Element = None
    code: list[str] = field(default_factory=list)
    phase: str = "code"
    shown: list[str] = field(default_factory=list)
    look: CharacterFormat | None = None
    visible: bool = False
    """Whether the result has shown anything."""
    kind: str = ""
    link: str = ""

    @property
    def instruction(self) -> str:
        """The instruction on one line."""
        return _SPACES.sub(" ", "".join(self.code)).strip()

    def settle(self) -> None:
        """Note kind and link once the instruction is complete."""
        tokens = tokens_of(self.instruction)
        self.kind = tokens[0].upper() if tokens else ""
        self.phase = "result"
        if self.kind == "HYPERLINK":
            self.link = _hyperlink(tokens)
        elif self.kind in ("REF", "PAGEREF", "NOTEREF") and "\\h" in tokens[1:]:
            place = place_named(tokens)
            self.link = f"#{place}" if place else ""
        elif self.kind and tokens[-1] == "\\h" and len(tokens) == 2:
            self.link = f"#{tokens[0]}"

    @property
    def captured(self) -> bool:
        """Whether the result is kept from the text: layout or the form data say what to show."""
        return (
            self.kind in PAGE_KINDS
            or self.kind in UNSEEN
            or self.kind == "FORMCHECKBOX"
            or bool(self.page_of)
        )

    @property
    def page_of(self) -> str:
        r"""The bookmark whose page number this field shows; "" for any other (``\p``: in words)."""
        tokens = tokens_of(self.instruction) if self.kind == "PAGEREF" else []
        return place_named(tokens) if "\\p" not in tokens else ""

    @property
    def number_format(self) -> str:
        r"""The shape after ``\*``: roman, ROMAN, alphabetic, …; "" for none."""
        tokens = tokens_of(self.instruction)
        for index, token in enumerate(tokens[:-1]):
            if token == "\\*" and tokens[index + 1].upper() not in ("MERGEFORMAT", "CHARFORMAT"):
                return tokens[index + 1]
        return ""


def tokens_of(instruction: str) -> list[str]:
    """The words of an instruction; quoted ones whole, without their quotes."""
    found = []
    for match in _TOKEN.finditer(instruction):
        quoted, switch, word = match.groups()
        found.append(quoted.replace("\\\\", "\\") if quoted is not None else switch or word)
    return found


def place_named(tokens: Sequence[str]) -> str:
    """The bookmark that a reference's instruction names, before or behind its switches; or ""."""
    rest = iter(tokens[1:])
    for token in rest:
        if token in _WITH_ARGUMENT:
            next(rest, None)
        elif not token.startswith("\\"):
            return token
    return ""


def _hyperlink(tokens: list[str]) -> str:
    address = anchor = ""
    rest = iter(tokens[1:])
    for token in rest:
        if token == "\\l":
            anchor = next(rest, "")
        elif token in ("\\o", "\\t"):
            next(rest, "")
        elif not token.startswith("\\") and not address:
            address = token
    return f"{address}#{anchor}" if anchor else address


def shown_by_code(instruction: str) -> str:
    """The words that a MACROBUTTON or GOTOBUTTON shows: all after the name and the target."""
    parts = instruction.split(None, 2)
    return parts[2] if len(parts) > 2 else ""


def whole_fields(root: Element, skipped: frozenset[str]) -> set[Element]:
    """The ``w:fldChar`` elements of fields that both begin and end.

    A field cut in half (by a template's loop or a deletion) would swallow the text after it;
    its marks are ignored instead, and what stands between them is read as text.

    Args:
        root: The story's root element.
        skipped: Tags whose content is no part of the story (deletions, text boxes).
    """
    marks = list(root.iter(W + "fldChar"))
    if not marks:
        return set()
    whole: set[Element] = set()
    opened: list[list[Element]] = []
    for mark in _outside(marks, root, skipped):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            opened.append([mark])
        elif opened and kind == "separate":
            opened[-1].append(mark)
        elif opened and kind == "end":
            whole.update(opened.pop(), (mark,))
    return whole


def _deleted_row(element: Element) -> bool:
    return element.tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None


def _outside(marks: Iterable[Element], root: Element, skipped: frozenset[str]) -> list[Element]:
    kept = []
    for mark in marks:
        for ancestor in mark.iterancestors():
            if ancestor is root:
                kept.append(mark)
                break
            if ancestor.tag in skipped or _deleted_row(ancestor):
                break
    return kept
