"""Numbers of lists, notes and pages for the second walk: shaped by other rules than the first."""

from __future__ import annotations

from .seen_scripts import in_script

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


def number_shown(value: int, shape: str) -> str:
    """``value`` written in a Word number format; "" in one that no walk knows."""
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
    if shape in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < value <= 20:
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
    if shape in ("cardinalText", "ordinalText") and 100 <= value < 1_000_000:
        return _large_words(value, ordinal=shape == "ordinalText")
    return in_script(value, shape)


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
