"""Finding identifiers in text: Social Security, tax, account and card numbers, dates of birth.

Built to be believed: a number must have the form *and* either a checksum, a grouping that nothing
else uses, or the words that announce it. Nothing here returns the number itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packetgen.case.model import SensitiveKind
from packetgen.reading.english_days import ANY_MONTH


@dataclass(frozen=True, slots=True)
class Identifier:
    """Where in a text an identifier stands (characters from, up to) and how much of it is shown.

    ``masked`` is True when all but the last four are masked ("xxx-xx-1234").
    """

    kind: SensitiveKind
    start: int
    end: int
    masked: bool = False


_DASH = "[-\u2010\u2011\u2012\u2013]"
_NUMBER_WORD = r"(?:\s*(?:no\.?|nos\.?|number|num\.?|\#))?\s*(?:is|was|of)?\s*[:.\#]?\s*"

_SSN = re.compile(
    rf"(?<![\d\-–./])(?!000|666|9\d\d)\d{{3}}\s?{_DASH}\s?(?!00)\d{{2}}\s?{_DASH}\s?(?!0000)\d{{4}}"
    rf"(?![\d]|{_DASH}\d|[./]\d)"
)
_SSN_NAMED = re.compile(
    r"\b(?:SSN|SS\s?\#|soc(?:ial|\.)?\s+sec(?:urity|\.)?)" + _NUMBER_WORD
    + r"(?P<number>\d{3}[ .]?\d{2}[ .]?\d{4})(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
_SSN_MASKED = re.compile(
    rf"(?<![\w])[xX*#•●█]{{3}}\s?{_DASH}?\s?[xX*#•●█]{{2}}\s?{_DASH}?\s?\d{{4}}(?!\d)"
)
_ITIN = re.compile(
    rf"(?<![\d\-–./])9\d\d{_DASH}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9]){_DASH}\d{{4}}(?!\d|{_DASH}\d)"
)
_TAX_NAMED = re.compile(
    r"\b(?:F?EIN|I?TIN|tax(?:payer)?\s*(?:id\b|i\.d\.|identification)"
    + r"|employer\s+id(?:entification)?)"
    + r"(?:\s*(?:no\.?|number|\#))?\s*(?:is)?\s*[:.\#]?\s*(?P<number>\d{2}[-–]\d{7}|\d{9})(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
_ACCOUNT = re.compile(
    r"\b(?:account|acct\.?|a/c)" + _NUMBER_WORD + r"(?P<number>\d(?:[- ]?\d){6,19})(?![\d\w])",
    re.IGNORECASE,
)  # fmt: skip
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?\b")
_CARD = re.compile(r"(?<![\d.\-–/])(?:\d[ -]?){12,18}\d(?![\d]|[-.]\d)")
_CARD_WORDS = re.compile(
    r"\b(?:card|visa|master\s?card|amex|american express|discover|credit|debit)\b", re.IGNORECASE
)
_CARD_NAMES = ("card", "visa", "amex", "american express", "discover", "credit", "debit")
_ROUTED = re.compile(
    r"\b(?:routing|ABA|RTN|transit)" + _NUMBER_WORD
    + r"(?P<routing>\d{9})\b\D{0,60}?(?P<number>\d(?:[- ]?\d){5,16})(?![\d\w])"
    + r"|[⑆:](?P<micr>\d{9})[⑆:]\s*(?P<line>\d(?:[- ]?\d){5,16})(?=\s*[⑈\"|']|\b)",
    re.IGNORECASE,
)  # fmt: skip
_LICENSE = re.compile(
    r"\bdriver(?:[’']?s|s[’'])?\s+licen[sc]e" + _NUMBER_WORD
    + r"(?P<number>[A-Z]{0,2}\d(?:[- ]?\d){4,13})(?![\d\w])",
    re.IGNORECASE,
)  # fmt: skip
_BIRTH = re.compile(
    r"\b(?:date\s+of\s+birth|birth\s?date|d\.?o\.?b\.?|born(?:\s+on)?)\s*(?:is|was)?\s*[:.,]?\s*"
    rf"(?P<date>\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})"
    rf"|{ANY_MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}"
    rf"|\d{{1,2}}\s+{ANY_MONTH}\.?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})",
    re.IGNORECASE,
)


def find_identifiers(text: str) -> Iterator[Identifier]:
    """Every identifier in the text, none inside another."""
    if not any(c.isdigit() for c in text):
        return
    taken: list[tuple[int, int]] = []
    for found in _candidates(text):
        if not any(found.start < end and start < found.end for start, end in taken):
            taken.append((found.start, found.end))
            yield found


_DASHED = re.compile(rf"{_DASH}\s?\d{{4}}")
_FOUR = re.compile(r"\d{4}")
_NINE = re.compile(r"\d{9}")


def _candidates(text: str) -> Iterator[Identifier]:
    """Every match. A pattern runs only where the text holds what it cannot match without."""
    said = text.lower()

    def names(*words: str) -> bool:
        return any(word in said for word in words)

    four = bool(_FOUR.search(text))
    dashed = four and bool(_DASHED.search(text))
    for match in _ITIN.finditer(text) if dashed else ():
        yield Identifier(SensitiveKind.TAX_ID, *match.span())
    for match in _SSN.finditer(text) if dashed else ():
        yield Identifier(SensitiveKind.SSN, *match.span())
    for match in _SSN_NAMED.finditer(text) if four and names("ssn", "soc", "#") else ():
        if valid_ssn(match["number"]):
            yield Identifier(SensitiveKind.SSN, *match.span("number"))
    for match in _SSN_MASKED.finditer(text) if four else ():
        yield Identifier(SensitiveKind.SSN, *match.span(), masked=True)
    for match in _TAX_NAMED.finditer(text) if four and names("ein", "tin", "tax", "empl") else ():
        yield Identifier(SensitiveKind.TAX_ID, *match.span("number"))
    for match in _CARD.finditer(text) if four or names(*_CARD_NAMES) else ():
        if _is_card(text, match):
            yield Identifier(SensitiveKind.CARD, *match.span())
    for match in _IBAN.finditer(text):
        if valid_iban(match.group()):
            yield Identifier(SensitiveKind.ACCOUNT, *match.span())
    for match in _ACCOUNT.finditer(text) if names("account", "acct", "a/c") else ():
        if not _looks_like_a_date(match["number"]):
            yield Identifier(SensitiveKind.ACCOUNT, *match.span("number"))
    for match in _ROUTED.finditer(text) if _NINE.search(text) else ():
        name = "number" if match["routing"] else "line"
        if valid_routing(match["routing"] or match["micr"]):
            yield Identifier(SensitiveKind.ACCOUNT, *match.span(name))
    for match in _LICENSE.finditer(text) if names("driver") else ():
        yield Identifier(SensitiveKind.DRIVER_LICENSE, *match.span("number"))
    for match in _BIRTH.finditer(text) if names("birth", "born", "dob", "d.o", "do.b") else ():
        yield Identifier(SensitiveKind.BIRTH_DATE, *match.span("date"))


def valid_ssn(number: str) -> bool:
    """Whether nine digits can be a Social Security number (no area 000, 666 or 9xx, no zeros)."""
    digits = re.sub(r"\D", "", number)
    return (
        len(digits) == 9
        and digits[:3] not in ("000", "666")
        and digits[0] != "9"
        and digits[3:5] != "00"
        and digits[5:] != "0000"
    )


def valid_luhn(number: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812)."""
    digits = [int(c) for c in number if c.isdigit()]
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return bool(digits) and total % 10 == 0


def valid_routing(number: str) -> bool:
    """The check digit of an American bank's routing number (ABA: weights 3, 7, 1)."""
    digits = [int(c) for c in number if c.isdigit()]
    if len(digits) != 9 or not any(digits):
        return False
    return sum(d * w for d, w in zip(digits, (3, 7, 1) * 3, strict=True)) % 10 == 0


def valid_iban(number: str) -> bool:
    """The check digits of an IBAN (ISO 13616, modulo 97)."""
    plain = re.sub(r"\s", "", number)
    if not 15 <= len(plain) <= 34:
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def _is_card(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match.group())
    issuer = re.match(
        r"3[47]\d{13}$|4\d{12}(?:\d{3})?$|5[1-5]\d{14}$|2[2-7]\d{14}$"
        r"|6(?:011|4[4-9]\d|5\d\d)\d{12}$",
        digits,
    )
    if not issuer or len(set(digits)) < 2 or not valid_luhn(digits):
        return False
    groups = [len(group) for group in re.split(r"[ -]", match.group())]
    if groups in ([4, 4, 4, 4], [4, 6, 5]):
        return True
    near = text[max(0, match.start() - 60) : match.end() + 20]
    return bool(_CARD_WORDS.search(near))


def _looks_like_a_date(number: str) -> bool:
    return bool(
        re.fullmatch(r"(?:19|20)\d\d[- ](?:19|20)\d\d|\d{1,2}[- ]\d{1,2}[- ](?:19|20)\d\d", number)
    )
