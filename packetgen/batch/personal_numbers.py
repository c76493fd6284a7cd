"""ZIP codes and Social Security numbers as tables hold them, without zeros that were dropped."""

from __future__ import annotations

import re

from .unusable import Unusable

_ZERO_STATES = frozenset({"CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VT", "VI", "AE"})
"""States whose ZIP codes begin with a zero, which a spreadsheet drops (USPS Publication 65)."""
_ZERO_NAMES = {
    "connecticut": "CT", "massachusetts": "MA", "maine": "ME", "new hampshire": "NH",
    "new jersey": "NJ", "puerto rico": "PR", "rhode island": "RI", "vermont": "VT",
}  # fmt: skip
_STATE_NAMES = re.compile(
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia"
    "|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland"
    "|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire"
    "|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania"
    "|puerto rico|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia"
    "|washington|west virginia|wisconsin|wyoming",
    re.IGNORECASE,
)


def zip_code(text: str, state: str) -> str:
    """A ZIP code with its zeros; postal codes of other countries as they are.

    Raises:
        Unusable: It lacks digits, and ``state`` does not tell which.
    """
    long = re.fullmatch(r"(\d{5})[ -]?(\d{4})", text)
    if long:
        return f"{long[1]}-{long[2]}"
    if re.fullmatch(r"\d{5}-?", text):
        return text[:5]
    if not re.fullmatch(r"\d{3,4}(-\d{4})?", text):
        if re.fullmatch(r"[\d\s-]+", text) and _in_the_states(state):
            raise Unusable("is no ZIP code", "Write five digits, as 94612, or nine, as 94612-1234.")
        return text
    if _ZERO_NAMES.get(state.strip().casefold(), state.strip().upper()) in _ZERO_STATES:
        head, dash, tail = text.partition("-")
        return f"{head:0>5}{dash}{tail}"
    raise Unusable(
        f"a ZIP code has five digits, and this has {len(text.partition('-')[0])}",
        "Spreadsheets drop zeros in front: format the column as text and write the whole code.",
    )


def _in_the_states(state: str) -> bool:
    """Whether a place is in the United States, as a table's column of states says it; or unsaid."""
    return len(state.strip()) in {0, 2} or bool(_STATE_NAMES.fullmatch(state.strip()))


def ssn(text: str) -> str:
    """A Social Security number as it is written.

    Raises:
        Unusable: It lacks digits, or is one that is never given out.
    """
    bare = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"\d{5,8}", bare):
        raise Unusable(
            f"a Social Security number has nine digits, and this has {len(bare)}",
            "Spreadsheets drop zeros in front: format the column as text and write it as "
            "012-34-5678.",
        )
    if re.fullmatch(r"\d{9}", bare):
        _refuse_placeholder(bare)
    return text


def _refuse_placeholder(digits: str) -> None:
    """Numbers that are never given out: they stand for one that nobody knew, or are mistyped."""
    blank = "If it stands for “not known”, leave the cell blank."
    if len(set(digits)) == 1:
        raise Unusable("is no Social Security number but a number put in to fill the cell", blank)
    if digits.startswith("9"):
        raise Unusable(
            "no Social Security number begins with 9; a taxpayer number (ITIN) does",
            "Put an ITIN into a column of its own, mapped to client.tax_id. " + blank,
        )
    slip = "Look whether it was typed rightly. " + blank
    if digits[:3] in {"000", "666"}:
        raise Unusable(f"no Social Security number begins with {digits[:3]}", slip)
    if digits[3:5] == "00" or digits[5:] == "0000":
        raise Unusable("no Social Security number has 00 in the middle or ends in 0000", slip)
