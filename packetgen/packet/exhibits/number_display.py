"""A spreadsheet cell as it is displayed: Excel's number formats (ECMA-376 part 1, 18.8.31).

Number, percent, fraction, exponent, currency, date and time, text and conditions; colours and
widths are passed over. What a format says that is not understood shows the value in full.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from packetgen.reading.english_days import MONTHS, WEEKDAYS

_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<ampm>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)"
    r"|(?P<exponent>E[+-]0+)|(?P<general>General)|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)"
    r"|(?P<at>@)|(?P<percent>%)|(?P<slash>/[0-9#?]+)|(?P<other>.)",
    re.I | re.S,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


def displayed(value: Value, number_format: str = "General") -> str:
    """What a spreadsheet program shows in a cell of this value and format (US English)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return _text(value, number_format)
    try:
        if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
            return _moment(value, number_format)
        return _number(value, number_format)
    except (ValueError, OverflowError, ArithmeticError, IndexError):
        return str(value)


def _sections(number_format: str) -> list[str]:
    parts, part, quoted, escaped = [], "", False, False
    for char in number_format:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == '"':
            quoted = not quoted
        elif char == ";" and not quoted:
            parts.append(part)
            part = ""
            continue
        part += char
    return [*parts, part]


def _text(value: str, number_format: str) -> str:
    sections = _sections(number_format)
    chosen = sections[3] if len(sections) > 3 else (sections[0] if "@" in sections[0] else "")
    if "@" not in chosen:
        return value
    shown = ""
    for token in _TOKEN.finditer(chosen):
        if token["at"]:
            shown += value
        elif token["quoted"] is not None:
            shown += token["quoted"]
        elif token["escaped"]:
            shown += token["escaped"]
        elif token["other"] or token["date"]:
            shown += token[0]
    return shown


def _number(value: float, number_format: str) -> str:
    sections = _sections(number_format or "General")
    section, negative = _chosen(sections, value)
    amount = Decimal(str(value))
    if is_date_format(section):
        return _moment(_from_serial(float(value)), section)
    shown = abs(amount) if negative else amount
    return _filled(section, shown)


def _chosen(sections: list[str], value: float) -> tuple[str, bool]:
    """The section for a value, and whether the section itself says that it is negative."""
    conditions = [_CONDITION.search(" ".join(re.findall(r"\[([^\]]*)\]", s))) for s in sections[:3]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition is None or _holds(value, condition):
                return section, False
        return sections[-1], False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _holds(value: float, condition: re.Match[str]) -> bool:
    sign, other = condition[1], float(condition[2])
    return {
        "<": value < other, ">": value > other, "=": value == other,
        "<=": value <= other, ">=": value >= other, "<>": value != other,
    }[sign]  # fmt: skip


def _filled(section: str, amount: Decimal) -> str:
    tokens = list(_TOKEN.finditer(section))
    for token in tokens:
        if token["percent"]:
            amount *= 100
    if any(token["slash"] for token in tokens):
        return _fraction(tokens, amount)
    groups = [token["digits"] for token in tokens if token["digits"]]
    if len(groups) > 1 and all(re.fullmatch("[0#?]+", group) for group in groups):
        return _grouped(tokens, groups, amount)
    exponent = next((token["exponent"] for token in tokens if token["exponent"]), "")
    shown, placed = "", False
    for token in tokens:
        kind = token.lastgroup
        if kind in {"quoted", "escaped"}:
            shown += token[kind]
        elif kind == "width" or kind == "fill":
            shown += " " if kind == "width" else ""
        elif kind == "bracket":
            if token["bracket"].startswith("$"):
                shown += token["bracket"][1:].rpartition("-")[0] or (
                    "" if "-" in token["bracket"] else token["bracket"][1:]
                )
        elif kind == "general":
            shown += general(amount)
            placed = True
        elif kind == "digits":
            if not placed:
                shown += (
                    _scientific(token[0], exponent, amount)
                    if exponent
                    else _digits(token[0], amount)
                )
                placed = True
        elif kind == "at":
            shown += general(amount)
        elif kind != "exponent":
            shown += token[0]
    if amount < 0 and shown.lstrip().startswith("-") is False and "-" in shown:
        # A minus belongs before the currency sign: -$5.00.
        shown = "-" + shown.replace("-", "", 1)
    return shown.strip()


def _grouped(tokens: list[re.Match[str]], groups: list[str], amount: Decimal) -> str:
    """Digits with signs between them, such as 000-00-0000: filled from the right."""
    figure = int(amount.quantize(Decimal(1), ROUND_HALF_UP))
    needed = sum(char == "0" for group in groups for char in group)
    digits = str(abs(figure)).rjust(needed, "0")
    pieces: list[str] = []
    for group in reversed(groups[1:]):
        pieces.insert(0, digits[-len(group) :] if digits else "")
        digits = digits[: -len(group)]
    pieces.insert(0, digits)
    shown = "-" if figure < 0 else ""
    for token in tokens:
        if token["digits"]:
            shown += pieces.pop(0)
        elif token["width"] is None and token["fill"] is None and token["bracket"] is None:
            shown += token["quoted"] or token["escaped"] or token[0]
    return shown.strip()


def _digits(pattern: str, amount: Decimal) -> str:
    whole, _, decimals = pattern.partition(".")
    scale = len(pattern) - len(pattern.rstrip(","))
    whole = whole.rstrip(",") if "." not in pattern else whole
    decimals = decimals.rstrip(",")
    amount = amount / (Decimal(1000) ** scale)
    places = sum(char in "0#?" for char in decimals)
    figure = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    sign = "-" if figure < 0 else ""
    text = f"{abs(figure):f}"
    left, _, right = text.partition(".")
    needed = sum(char == "0" for char in whole)
    left = left.lstrip("0").rjust(needed, "0")
    if "," in whole:
        left = f"{int(left or 0):,}".rjust(needed, "0") if left else ""
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and right.endswith("0"):
        right, optional = right[:-1], optional - 1
    return sign + left + ("." + right if right or (decimals and "0" in decimals) else "")


def _scientific(pattern: str, exponent: str, amount: Decimal) -> str:
    _, _, decimals = pattern.partition(".")
    mantissa, _, power = f"{amount:.{len(decimals)}E}".partition("E")
    number = int(power)
    sign = "-" if number < 0 else ("+" if "+" in exponent else "")
    return f"{mantissa}E{sign}{abs(number):0{len(exponent) - 2}d}"


def _fraction(tokens: list[re.Match[str]], amount: Decimal) -> str:
    below = next(token["slash"] for token in tokens if token["slash"])[1:]
    limit = int(below) if below.isdigit() else 10 ** len(below) - 1
    sign = "-" if amount < 0 else ""
    amount = abs(amount)
    whole = int(amount)
    if below.isdigit():
        top = int((amount - whole) * limit + Decimal("0.5"))
        part = (top, limit)
    else:
        found = Fraction(str(amount - whole)).limit_denominator(limit)
        part = (found.numerator, found.denominator)
    if part[0] == part[1]:
        whole, part = whole + 1, (0, 1)
    if not part[0]:
        return f"{sign}{whole}"
    return f"{sign}{f'{whole} ' if whole else ''}{part[0]}/{part[1]}"


def general(amount: Decimal | float) -> str:
    """A number in the format General: up to eleven figures."""
    try:
        number = Decimal(str(amount))
    except InvalidOperation:
        return str(amount)
    if number == 0:
        return "0"
    size = number.adjusted()
    if size >= 11 or size < -9:
        mantissa, _, power = f"{number:.5E}".partition("E")
        figure = int(power)
        return f"{mantissa.rstrip('0').rstrip('.')}E{'-' if figure < 0 else '+'}{abs(figure):02d}"
    text = f"{number.quantize(Decimal(1).scaleb(min(0, size - 9)), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_date_format(section: str) -> bool:
    """Whether a section shows a date or a time."""
    return any(
        token["date"]
        or token["ampm"]
        or (token["bracket"] and re.fullmatch("[hms]+", token["bracket"], re.I))
        for token in _TOKEN.finditer(section)
    )


def _from_serial(value: float) -> dt.datetime:
    if value < 60:
        value += 1
    return dt.datetime(1899, 12, 30) + dt.timedelta(days=value)


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta, number_format: str) -> str:
    section = _sections(number_format)[0]
    if isinstance(value, dt.timedelta):
        base, span = dt.datetime(1899, 12, 30) + value, value
    elif isinstance(value, dt.time):
        base = dt.datetime.combine(dt.date(1899, 12, 30), value)
        span = base - dt.datetime(1899, 12, 30)
    else:
        base = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
        span = base - dt.datetime(1899, 12, 30)
    if not is_date_format(section):
        if isinstance(value, dt.datetime) and (value.hour or value.minute or value.second):
            return f"{value:%Y-%m-%d %H:%M:%S}"
        return f"{base:%Y-%m-%d}" if isinstance(value, dt.date) else str(value)
    return _dated(section, base, span)


def _dated(section: str, base: dt.datetime, span: dt.timedelta) -> str:
    tokens = list(_TOKEN.finditer(section))
    twelve = any(token["ampm"] for token in tokens)
    if not any(
        t["date"] and t["date"].lower().startswith("s") and "." in t["date"] for t in tokens
    ):
        base = (base + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    shown, before = "", ""
    for at, token in enumerate(tokens):
        code = (token["date"] or "").lower()
        if code:
            if code[0] == "m" and len(code) < 3 and (before == "h" or _next(tokens, at) == "s"):
                shown += f"{base.minute:0{len(code)}d}"
            else:
                shown += _piece(code, base, twelve)
            before = code[0]
        elif token["ampm"]:
            half = "PM" if base.hour >= 12 else "AM"
            shown += half if len(token["ampm"]) > 3 else half[0]
        elif token["bracket"] is not None:
            if re.fullmatch("[hms]+", token["bracket"], re.I):
                unit = token["bracket"][0].lower()
                size = {"h": 3600, "m": 60, "s": 1}[unit]
                whole = round(span.total_seconds()) // size
                shown += f"{whole:0{len(token['bracket'])}d}"
                before = unit
        elif token["quoted"] is not None:
            shown += token["quoted"]
        elif token["escaped"]:
            shown += token["escaped"]
        elif token["at"] or token["fill"] or token["width"]:
            pass
        else:
            shown += token[0]
    return shown.strip()


def _next(tokens: list[re.Match[str]], at: int) -> str:
    return next((token["date"][0].lower() for token in tokens[at + 1 :] if token["date"]), "")


def _piece(code: str, base: dt.datetime, twelve: bool) -> str:
    kind, count = code[0], len(code)
    if kind == "y":
        return f"{base.year:04d}" if count > 2 else f"{base.year % 100:02d}"
    if kind == "m":
        name = MONTHS[base.month - 1]
        if count >= 3:
            return {3: name[:3], 5: name[0]}.get(count, name)
        return f"{base.month:0{count}d}"
    if kind == "d":
        if count >= 3:
            name = WEEKDAYS[base.weekday()]
            return name[:3] if count == 3 else name
        return f"{base.day:0{count}d}"
    if kind == "h":
        hour = (base.hour % 12 or 12) if twelve else base.hour
        return f"{hour:0{min(count, 2)}d}"
    whole, _, parts = code.partition(".")
    shown = f"{base.second:0{min(len(whole), 2)}d}"
    return shown + (f".{base.microsecond:06d}"[: len(parts) + 1] if parts else "")
