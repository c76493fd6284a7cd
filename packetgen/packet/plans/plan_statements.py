"""The ``statements:`` of a plan: what a person answers for rules that no file shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from packetgen.errors import Problem
from packetgen.jurisdiction import KEYS
from packetgen.jurisdiction.answers import EXEMPT, Statement
from packetgen.reading import Structured, date_of, did_you_mean, nearest_words


def statements_of(entries: Iterable[Mapping[str, Any]]) -> tuple[Statement, ...]:
    """The statements of data that fit the schema."""
    return tuple(
        Statement(
            entry["rule"],
            entry["by"],
            date_of(entry["on"]),
            entry.get("kept", True),
            entry.get("note", ""),
            tuple(entry.get("applies", ())),
            entry.get("file", ""),
        )
        for entry in entries
    )


def statement_problems(structured: Structured) -> Iterator[Problem]:
    """Keys that no court could set, and exemptions where none are asked for."""
    entries = structured.data.get("statements")
    for at, entry in enumerate(entries if isinstance(entries, list) else ()):
        rule = entry.get("rule") if isinstance(entry, dict) else None
        if not isinstance(rule, str):
            continue
        # Keys ("paper.holes") are in small letters; the ids of rules ("CRC-2.115") are not.
        if rule == rule.lower() and rule not in KEYS:
            yield Problem(
                structured.where(f"/statements/{at}/rule"),
                f"there is no rule key '{rule[:60]}'",
                did_you_mean(rule, KEYS)
                or nearest_words(
                    rule, tuple(KEYS), "Keys", "A report lists those left to a person."
                ),
            )
        if ("applies" in entry) != (rule == EXEMPT):
            yield Problem(
                structured.where(f"/statements/{at}"),
                "exemptions (applies:) belong to privacy.exempt, and to it alone",
                "Write {rule: privacy.exempt, applies: [...], by: ..., on: ...}.",
            )
