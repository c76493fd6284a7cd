"""What the characters of Symbol, Wingdings and Webdings are in Unicode.

Word stores such a character by its place in the font, either as ``w:sym`` or in the private area
U+F020 to U+F0FF. Data only; the reader and the word count both look here. Places without a
Unicode character that text fonts carry are left out, so that they are reported rather than
replaced by something else.
"""

from __future__ import annotations

_SYMBOL_ROWS = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
_WINGDINGS_ROWS = {
    0x20: " ✏✂✁",
    0x28: "☎✆✉",
    0x3E: "✇✍",
    0x41: "✌",
    0x45: "☜☞☝☟",
    0x4A: "☺",
    0x4C: "☹",
    0x4E: "☠⚐",
    0x51: "✈☼",
    0x54: "❄",
    0x56: "✞",
    0x58: "✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓",
    0x6C: "●❍■□",
    0x71: "❑❒⬧⧫◆❖⬥⌧⍓⌘",
    0x7D: "❞",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
    0x9E: "·•▪○",
    0xA4: "◉◎",
    0xA7: "▪☐",
    0xAA: "✦★✶✴✹✵",
    0xB1: "⌖",
    0xB4: "�✪✰",
    0xC8: "↩",
    0xD5: "⌫⌦",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←→↑↓↖↗↙↘",
    0xE8: "➔",
    0xEF: "⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂▭▫✗✓☒☑",
}
_WINGDINGS_2_ROWS = {
    0x4F: "✗✓✕☑☒☒",
    0x54: "☒",
    0x69: "①②③④⑤⑥⑦⑧⑨⑩",
    0x96: "●",
    0x98: "•",
    0xA0: "▪",
    0xA3: "☐",
    0xAE: "◆",
}
_WINGDINGS_3_ROWS = {
    0x66: "←→↑↓↖↗↙↘↔↕",
    0x70: "▲▼△▽◀▶◁▷",
    0x7D: "▶",
    0x84: "◀",
}
_WEBDINGS_ROWS = {
    0x31: "◻",
    0x34: "⏵",
    0x3C: "■",
    0x61: "✓",
    0x63: "□",
    0x67: "■",
    0x6E: "●",
    0x72: "✗",
    0x79: "⚠",
}


def _table(rows: dict[int, str]) -> dict[int, str]:
    return {
        start + offset: character
        for start, characters in rows.items()
        for offset, character in enumerate(characters)
        if character != "�"
    }


SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "symbol": _table(_SYMBOL_ROWS),
    "wingdings": _table(_WINGDINGS_ROWS),
    "wingdings 2": _table(_WINGDINGS_2_ROWS),
    "wingdings 3": _table(_WINGDINGS_3_ROWS),
    "webdings": _table(_WEBDINGS_ROWS),
}
"""Unicode characters by font (lower case) and place (0x20 to 0xFF)."""
