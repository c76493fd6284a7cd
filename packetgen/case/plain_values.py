"""Single values of a case file's plain data: text, days, names, addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from packetgen.reading import date_of, time_of

from .dates import partial_date
from .model import Address, PartialDate, PersonName, Source

Data = Mapping[str, Any]


_PATHS = frozenset({"file", "files", "letterhead"})
"""Keys whose texts name files, where a blank counts."""
_PHRASES = frozenset({"organization", "description", "firm", "purpose", "order"})
"""Keys whose texts stand within a sentence or caption, which has the comma after them."""
_LAST_STOP = re.compile(r"(?<=[a-z]{4})\.\s*$|(?<=\d)\.\s*$")


def trimmed(data: Any, key: str = "") -> Any:
    """Plain data with no blank or line end at the edges of its texts, as YAML's ``|`` leaves one.

    Printed, such a line end sets the full stop of a sentence on a line of its own. Phrases lose
    the comma or semicolon that came along from the caption or list that they were copied from.
    """
    if isinstance(data, str):
        return data.strip().rstrip(",;: " if key in _PHRASES else " ")
    if isinstance(data, Mapping):
        return {k: v if k in _PATHS else trimmed(v, k) for k, v in data.items()}
    return [trimmed(item, key) for item in data] if isinstance(data, list) else data


def unended(text: str) -> str:
    """Words that go on, without the stop of a sentence; that of "Inc." or "No." stays."""
    return _LAST_STOP.sub("", text)


def text_of(item: Data, key: str) -> str:
    """The value under a key as text; "" where there is none."""
    value = item.get(key)
    return "" if value is None else str(value)


def day_at(item: Data, key: str) -> dt.date | None:
    """The day under a key, or None."""
    return date_of(item[key]) if key in item else None


def time_at(item: Data) -> dt.time | None:
    """The time of day, or None."""
    return time_of(item["time"]) if "time" in item else None


def partial_at(item: Data, key: str) -> PartialDate | None:
    """The date as well as it is known, or None."""
    return partial_date(item[key]) if key in item else None


def name_of(value: Any) -> PersonName | None:
    """A name from text or parts; None where there is none."""
    if value is None:
        return None
    if isinstance(value, str):
        return PersonName(whole=value)
    return PersonName(
        given=value.get("first", ""),
        middle=value.get("middle", ""),
        particle=value.get("particle", ""),
        family=value.get("last", ""),
        suffix=value.get("suffix", ""),
        title=value.get("title", ""),
        native=value.get("native", ""),
        whole=value.get("whole", ""),
    )


def required_name(value: Any) -> PersonName:
    """A name; empty where there is none."""
    return name_of(value) or PersonName()


def address_of(value: Any) -> Address:
    """An address from text or parts."""
    if value is None:
        return Address()
    if isinstance(value, str):
        return Address(lines=_lines(value))
    lines = value.get("lines", ())
    return Address(
        lines=_lines(lines) if isinstance(lines, str) else tuple(lines),
        city=value.get("city", ""),
        state=value.get("state", ""),
        postal_code=text_of(value, "postal_code"),
        country=value.get("country", ""),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def source_of(item: Data) -> Source:
    """A source as the case file writes it."""
    return Source(
        exhibit=item.get("exhibit", ""),
        page=item.get("page"),
        paragraph=text_of(item, "paragraph"),
        line=text_of(item, "line"),
        text=item.get("text", ""),
    )
