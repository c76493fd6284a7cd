"""Numbers in other scripts than Latin, as Word counts lists in them (ISO 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]

_HEBREW = (
    (400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"),
    (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"),
    (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"),
)  # fmt: skip
_HEBREW_ALPHABET = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_GANADA, _CHOSUNG = "가나다라마바사아자차카타파하", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテ"
    "アサキユメミシヱヒモセスン"
)
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_HAN, _TAIWAN, _KOREAN = "〇一二三四五六七八九", "○一二三四五六七八九", "영일이삼사오육칠팔구"
_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def _hebrew(number: int) -> str:
    if not 0 < number < 400:
        return str(number)
    letters: list[str] = []
    for value, sign in _HEBREW:
        while number >= value:
            # 15 and 16 are written 9 + 6 and 9 + 7, not with letters of the divine name.
            if number in (15, 16):
                return "".join(letters) + {15: "טו", 16: "טז"}[number]
            letters.append(sign)
            number -= value
    return "".join(letters)


def _repeated(alphabet: str) -> Shape:
    """Letters in order, then each twice, and so on."""

    def shape(number: int) -> str:
        if not 0 < number <= 30 * len(alphabet):
            return str(number)
        times, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (times + 1)

    return shape


def _once(signs: str) -> Shape:
    """Signs in order; digits for numbers beyond the last."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _digits(signs: str) -> Shape:
    """Ten signs in the places of 0 to 9."""
    return lambda number: "".join(signs[int(d)] if d.isdecimal() else d for d in str(number))


def _counted(
    digits: str, places: str = "十百千", *, zero: str = "", one: str = "", most: int = 9_999
) -> Shape:
    """Digits with a sign for tens, hundreds and thousands after each: 二百一十五.

    Args:
        digits: The signs of 0 to 9.
        places: The signs of ten, hundred and thousand.
        zero: What stands for places left out between two others.
        one: The places (``t`` ten, ``h`` hundred, ``k`` thousand) before which a one is written;
            before the ten of 11 to 19 it is written only with ``f``.
        most: The largest number written so; digits take over beyond.
    """

    def shape(number: int) -> str:
        if not 0 < number <= most:
            return _digits(digits)(number) if number > 0 else str(number)
        out, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if not digit:
                gap = bool(out)
                continue
            bare = digit == 1 and power and "_thk"[power] not in one
            bare = bare or (digit == 1 and power == 1 and not out and "f" not in one)
            out += (zero if gap else "") + ("" if bare else digits[digit])
            out += places[power - 1] if power else ""
            gap = False
        return out

    return shape


def _native_korean(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    return _NATIVE_TENS[number // 10] + _NATIVE_ONES[number % 10]


def _sexagenary(number: int) -> str:
    if number < 1:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


_THOUSANDS = _counted(_HAN, zero="零", one="thk")
_TENS = _counted(_HAN, one="t", most=99)

SCRIPTS: dict[str, Shape] = {
    "hebrew1": _hebrew,
    "hebrew2": _once(_HEBREW_ALPHABET),
    "arabicAlpha": _repeated(_ARABIC_ALPHABET),
    "arabicAbjad": _repeated(_ARABIC_ABJAD),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
    "thaiLetters": _repeated(_THAI),
    "ganada": _repeated(_GANADA),
    "chosung": _repeated(_CHOSUNG),
    "aiueo": _repeated(_AIUEO_HALF),
    "iroha": _repeated(_IROHA_HALF),
    "aiueoFullWidth": _repeated(_AIUEO),
    "irohaFullWidth": _repeated(_IROHA),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalHalfWidth": str,
    "ideographDigital": _digits(_HAN),
    "japaneseDigitalTenThousand": _digits(_HAN),
    "taiwaneseDigital": _digits(_TAIWAN),
    "koreanDigital": _digits(_KOREAN),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "koreanCounting": _counted(_KOREAN, "십백천"),
    "koreanLegal": _native_korean,
    "japaneseCounting": _counted(_HAN),
    "japaneseLegal": _counted("〇壱弐参四伍六七八九", "拾百阡", one="fthk"),
    "chineseCounting": _TENS,
    "taiwaneseCounting": _counted(_TAIWAN, one="t", most=99),
    "chineseCountingThousand": _THOUSANDS,
    "taiwaneseCountingThousand": _THOUSANDS,
    "chineseLegalSimplified": _counted("零壹贰叁肆伍陆柒捌玖", "拾佰仟", zero="零", one="fthk"),
    "ideographLegalTraditional": _counted("零壹貳參肆伍陸柒捌玖", "拾佰仟", zero="零", one="fthk"),
    "ideographEnclosedCircle": _once("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _once(_STEMS),
    "ideographZodiac": _once(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
}  # fmt: skip
"""Shapes by the name that ``w:numFmt`` gives them."""
