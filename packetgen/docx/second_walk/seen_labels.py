"""Labels of lists for the second walk (see :mod:`.words`): another way to number paragraphs."""

from __future__ import annotations

import re
from typing import Any

from ..symbols import SYMBOL_FONTS
from .seen_xml import attribute, inside, integer, local, switch, value_of

_UNDER_20 = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = (
    "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
)  # fmt: skip
_ORDINALS = {
    "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth",
    "Nine": "Ninth", "Twelve": "Twelfth",
}  # fmt: skip

_ALPHABETS = {
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_HEBREW_ONES = ("", *"אבגדהוזחט")
_HEBREW_TENS = ("", *"יכלמנסעפצ")
_HAN = "〇一二三四五六七八九"
_HAN_COUNTING = ("japaneseCounting", "chineseCounting", "chineseCountingThousand")


class Labels:
    """Counts the lists of one story.

    Args:
        root: The root of the numbering part, or None.
    """

    def __init__(self, root: Any) -> None:
        self.definitions: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        by_style: dict[str, str] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                identifier = attribute(element, "abstractNumId")
                self.definitions[identifier] = element
                style = value_of(element, "styleLink", "")
                if style:
                    by_style[style] = identifier
            elif local(element) == "num":
                self.lists.setdefault(attribute(element, "numId"), element)
        self.aliases = {
            identifier: by_style[value_of(element, "numStyleLink", "")]
            for identifier, element in self.definitions.items()
            if value_of(element, "numStyleLink", "") in by_style
        }
        self.history: dict[str, list[tuple[int, int]]] = {}
        self.met: set[tuple[str, int]] = set()

    def _definition(self, list_id: str) -> str:
        identifier = value_of(self.lists.get(list_id), "abstractNumId", "")
        return self.aliases.get(identifier, identifier)

    def _level(self, list_id: str, depth: int) -> Any:
        for override in self.lists.get(list_id, ()):
            if local(override) == "lvlOverride" and attribute(override, "ilvl") == str(depth):
                own = inside(override, "lvl")
                if own is not None:
                    return own
        for level in self.definitions.get(self._definition(list_id), ()):
            if local(level) == "lvl" and attribute(level, "ilvl") == str(depth):
                return level
        return None

    def level_of(self, list_id: str, style: str) -> str:
        """The level of a list that is tied to a paragraph style; "" if none is."""
        for depth in range(9):
            level = self._level(list_id, depth)
            if level is not None and value_of(level, "pStyle", "") == style:
                return str(depth)
        return ""

    def next(self, list_id: str, level: str, face: str) -> str:
        """Count one paragraph and give its label; "" where it shows none."""
        depth = int(level) if level.isdigit() else 0
        own = self._level(list_id, depth)
        if own is None:
            return ""
        number = self._count(list_id, depth, own)
        history = self.history.setdefault(self._definition(list_id), [])
        history.append((depth, number))
        vanish = inside(inside(own, "rPr"), "vanish")
        if switch(vanish):
            return ""
        text = value_of(own, "lvlText", "")
        fonts = inside(inside(own, "rPr"), "rFonts")
        face = (attribute(fonts, "ascii") if fonts is not None else "") or face
        if self._format(own) == "bullet":
            return self._in_face(text, face)
        legal = inside(own, "isLgl")
        plain = bool(switch(legal))

        def put(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            if wanted > depth:
                return ""
            holder = self._level(list_id, wanted)
            shape = self._format(holder) if holder is not None else "decimal"
            if plain and shape not in ("none", "bullet"):
                shape = "decimal"
            start = integer(value_of(holder, "start", "0")) if holder is not None else 1
            return self.number(self._standing(list_id, wanted, history, start), shape)

        return self._in_face(re.sub("%([1-9])", put, text), face)

    def _count(self, list_id: str, depth: int, own: Any) -> int:
        """Look back through the list's history for the last number at this depth."""
        first = (list_id, depth) not in self.met
        self.met.add((list_id, depth))
        for override in self.lists[list_id] if first else ():
            if local(override) == "lvlOverride" and attribute(override, "ilvl") == str(depth):
                forced = inside(override, "startOverride")
                if forced is not None:
                    return integer(attribute(forced, "val", "0"))
        restart = inside(own, "lvlRestart")
        limit = depth if restart is None else integer(attribute(restart, "val", "0"))
        for past_depth, number in reversed(self.history.get(self._definition(list_id), [])):
            if past_depth == depth:
                return number + 1
            if past_depth < min(depth, limit):
                break
        return integer(value_of(own, "start", "0"))

    def _standing(
        self, list_id: str, depth: int, history: list[tuple[int, int]], start: int
    ) -> int:
        level = self._level(list_id, depth)
        restart = inside(level, "lvlRestart")
        limit = depth if restart is None else integer(attribute(restart, "val", "0"))
        for past_depth, number in reversed(history):
            if past_depth == depth:
                return number
            if past_depth < min(depth, limit):
                break
        return start

    @staticmethod
    def _format(level: Any) -> str:
        found = value_of(level, "numFmt", "")
        if found:
            return found
        shape = "decimal"
        for element in level.iter():
            if local(element) == "Choice":
                own = inside(element, "numFmt")
                digits = "" if own is None else attribute(own, "format").split(",")[0]
                if digits.endswith("1") and digits.strip("0") == "1" and len(digits) > 1:
                    return digits
            elif local(element) == "Fallback":
                shape = value_of(element, "numFmt", "decimal")
        return shape

    @staticmethod
    def _in_face(text: str, face: str) -> str:
        """A label as its face shows it: symbol fonts have other signs in the letters' places."""
        table = SYMBOL_FONTS.get(face.lower())
        shown = ""
        for character in text:
            code = ord(character)
            place = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
            if 0x20 < place <= 0xFF and (table is not None or place != code):
                character = (table or {}).get(place) or SYMBOL_FONTS["symbol"].get(place) or "•"
            shown += character
        return shown

    @staticmethod
    def number(value: int, shape: str) -> str:
        """``value`` written in a Word number format."""
        if shape in ("none", "bullet"):
            return ""
        if shape[:1] == "0":
            return "0" * (len(shape) - len(str(value))) + str(value)
        if shape in ("lowerRoman", "upperRoman"):
            text = _to_roman(value)
            return text if shape == "upperRoman" else text.lower()
        if shape in ("lowerLetter", "upperLetter") and 0 < value <= 780:
            text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(value - 1) % 26] * (1 + (value - 1) // 26)
            return text if shape == "upperLetter" else text.lower()
        if shape == "ordinal":
            tail = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
            return f"{value}{tail or 'th'}"
        if shape in ("cardinalText", "ordinalText") and 0 <= value < 100:
            return _in_words(value, ordinal=shape == "ordinalText")
        if shape == "decimalZero":
            return str(value).zfill(2)
        if shape == "numberInDash":
            return f"- {value} -"
        if shape == "chicago" and 0 < value <= 400:
            return "*†‡§"[(value - 1) % 4] * (1 + (value - 1) // 4)
        if shape == "decimalEnclosedCircle" and 0 < value <= 20:
            return "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[value - 1]
        if shape == "decimalEnclosedParen" and 0 < value <= 20:
            return "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"[value - 1]
        return _rare(value, shape)


def _rare(value: int, shape: str) -> str:
    """Shapes that English papers hardly use."""
    if shape == "hex":
        return format(value, "X")
    if shape == "decimalEnclosedFullstop" and 0 < value <= 20:
        return chr(0x2487 + value)
    if shape in _ALPHABETS and value > 0:
        letters = _ALPHABETS[shape]
        return letters[(value - 1) % len(letters)] * (1 + (value - 1) // len(letters))
    if shape == "hebrew1" and 0 < value < 400:
        hundreds, rest = value // 100 * 100, value % 100
        pair = {15: "טו", 16: "טז"}.get(rest) or (
            _HEBREW_TENS[rest // 10] + _HEBREW_ONES[rest % 10]
        )
        return {0: "", 100: "ק", 200: "ר", 300: "ש"}[hundreds] + pair
    if shape in _HAN_COUNTING and 0 < value < 100:
        tens, ones = divmod(value, 10)
        head = "" if not tens else ("十" if tens == 1 else _HAN[tens] + "十")
        return head + (_HAN[ones] if ones else "")
    if shape == "ideographDigital" or (shape in _HAN_COUNTING and value >= 0):
        return "".join(_HAN[int(digit)] for digit in str(abs(value)))
    if shape in ("cardinalText", "ordinalText") and 100 <= value < 1_000_000:
        return _large_words(value, ordinal=shape == "ordinalText")
    return str(value)


def _large_words(value: int, *, ordinal: bool) -> str:
    size, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    count, rest = divmod(value, size)
    front = _in_words(count, ordinal=False) if count < 100 else _large_words(count, ordinal=False)
    text = f"{front} {name}"
    if rest:
        tail = (_in_words if rest < 100 else _large_words)(rest, ordinal=ordinal)
        text += " " + tail.lower()
    elif ordinal:
        text += "th"
    return text


def _to_roman(value: int) -> str:
    if not 0 < value < 32_768:
        return str(value)
    thousands, rest = divmod(value, 1000)
    digits = [int(d) for d in f"{rest:03d}"]
    shapes = ("", "0", "00", "000", "01", "1", "10", "100", "1000", "02")
    places = ("CDM", "XLC", "IVX")
    text = "M" * thousands
    for digit, letters in zip(digits, places, strict=True):
        text += "".join(letters[int(sign)] for sign in shapes[digit])
    return text


def _in_words(value: int, *, ordinal: bool) -> str:
    if value < 20:
        head, last = "", _UNDER_20[value]
    elif value % 10 == 0:
        head, last = "", _TENS[value // 10]
    else:
        head, last = _TENS[value // 10] + "-", _UNDER_20[value % 10]
    if ordinal:
        last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + (last.lower() if head else last)
