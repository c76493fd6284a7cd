"""Numbers in other scripts than Latin for the second walk: built from places in Unicode."""

from __future__ import annotations

import unicodedata

_WESTERN = frozenset({
    "decimal", "decimalHalfWidth", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter",
    "ordinal", "cardinalText", "ordinalText", "hex", "chicago", "decimalZero", "numberInDash",
    "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimalEnclosedParen",
    "decimalEnclosedFullstop",
})  # fmt: skip
"""Shapes whose numbers beyond the last sign are plain digits."""
_HAN = "一二三四五六七八九"
_ZERO = {
    "hindiNumbers": "\u0966", "thaiNumbers": "\u0e50", "decimalFullWidth": "\uff10",
    "decimalFullWidth2": "\uff10",
}  # fmt: skip
_DIGITS = {
    "ideographDigital": "〇" + _HAN,
    "japaneseDigitalTenThousand": "〇" + _HAN,
    "taiwaneseDigital": "○" + _HAN,
    "koreanDigital2": "零" + _HAN,
    "koreanDigital": "영일이삼사오육칠팔구",
}
_INITIALS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_KATAKANA = "".join(map(chr, (*range(0xFF71, 0xFF9D), 0xFF66, 0xFF9D)))
_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_CYRILLIC = "".join(
    map(chr, (*range(0x430, 0x439), *range(0x43A, 0x44A), 0x44B, *range(0x44D, 0x450)))
)
_LETTERS = {
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "russianLower": _CYRILLIC,
    "russianUpper": _CYRILLIC.upper(),
    "thaiLetters": "".join(
        map(chr, (0xE01, 0xE02, 0xE04, *range(0xE07, 0xE24), 0xE25, *range(0xE27, 0xE2F)))
    ),
    "ganada": "".join(chr(0xAC00 + 588 * initial) for initial in _INITIALS),
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": _KATAKANA,
    "aiueoFullWidth": unicodedata.normalize("NFKC", _KATAKANA),
    "iroha": _IROHA,
    "irohaFullWidth": unicodedata.normalize("NFKC", _IROHA),
}
_SIGNS = {
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "ideographEnclosedCircle": "".join(chr(0x3280 + index) for index in range(10)),
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_COUNTED = {
    # Digits, places, what stands in a gap, whether a one stands before its place, up to where.
    "japaneseCounting": ("〇" + _HAN, "十百千", "", "", 9_999),
    "koreanCounting": (_DIGITS["koreanDigital"], "십백천", "", "", 9_999),
    "chineseCounting": ("〇" + _HAN, "十百千", "", "within", 99),
    "taiwaneseCounting": ("○" + _HAN, "十百千", "", "within", 99),
    "chineseCountingThousand": ("〇" + _HAN, "十百千", "零", "within", 9_999),
    "taiwaneseCountingThousand": ("〇" + _HAN, "十百千", "零", "within", 9_999),
    "japaneseLegal": ("〇壱弐参四伍六七八九", "拾百阡", "", "always", 9_999),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "零", "always", 9_999),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "零", "always", 9_999),
}


def in_script(value: int, shape: str) -> str:
    """``value`` in the script that a number format names; "" for a format that is not known."""
    if shape in _ZERO:
        return str(value).translate({48 + n: chr(ord(_ZERO[shape]) + n) for n in range(10)})
    if shape in _DIGITS:
        return str(value).translate({48 + n: sign for n, sign in enumerate(_DIGITS[shape])})
    if shape in _LETTERS:
        letters = _LETTERS[shape]
        times = -(-value // len(letters))
        return letters[value % len(letters) - 1] * times if 0 < times <= 30 else str(value)
    if shape in _SIGNS:
        return f" {_SIGNS[shape]}"[value] if 0 < value <= len(_SIGNS[shape]) else str(value)
    if shape in _COUNTED:
        return _in_places(value, *_COUNTED[shape])
    if shape == "ideographZodiacTraditional" and value > 0:
        return (
            _SIGNS["ideographTraditional"][value % 10 - 1]
            + _SIGNS["ideographZodiac"][value % 12 - 1]
        )
    if shape == "koreanLegal" and 0 < value < 100:
        tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"][value // 10]
        return (
            tens
            + ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"][value % 10]
        )
    if shape == "hebrew1" and 0 < value < 400:
        return _hebrew(value)
    plain = shape in _WESTERN or shape in ("hebrew1", "koreanLegal", "ideographZodiacTraditional")
    return str(value) if plain else ""


def _hebrew(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    pair = {15: "טו", 16: "טז"}.get(rest)
    return " קרש"[hundreds].strip() + (
        pair or (" יכלמנסעפצ"[tens] + " אבגדהוזחט"[ones]).replace(" ", "")
    )


def _in_places(value: int, digits: str, places: str, gap: str, one: str, most: int) -> str:
    if value < 1:
        return str(value)
    if value > most:
        return "".join(digits[int(figure)] for figure in str(value))
    text = ""
    for figure, place in zip(f"{value:04d}", (*reversed(places), ""), strict=True):
        leading_ten = place == places[0] and not text.strip("0")
        bare = figure == "1" and place and (not one or (one == "within" and leading_ten))
        text += "0" if figure == "0" else ("" if bare else digits[int(figure)]) + place
    while "00" in text:
        text = text.replace("00", "0")
    return text.strip("0").replace("0", gap)
