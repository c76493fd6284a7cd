"""Rules that no finished file can show kept or broken, each with the reason.

A report lists them as open and tells a person what to do (:mod:`packetgen.check.told`), until a
plan answers for them (:mod:`packetgen.check.statements`). A test holds the list to account: a key
that a check reads may not stand here, and a report must say something else when the rule does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PRINTED = "it is about the printed copy, and a file shows nothing of it"
_KEPT = "it is about what the filer keeps, not about the paper"
_SERVED = "it is about how and by whom the paper is served, not about the paper"
_COUNTER = "it says what happens to a paper with a defect; the report says it beside the findings"
_RELATION = "only a person can tell whether what is in the file falls under it"

BEYOND: Mapping[str, str] = MappingProxyType(
    {
        "paper.binding": _PRINTED,
        "exhibits.tabs": _PRINTED,
        "pagination.print_match": _PRINTED,
        "declaration.retention": _KEPT,
        "privacy.retention": _KEPT,
        "privacy.exempt": "it narrows the other rules on privacy; whether it applies is the filer's"
        " to say, by a statement in the plan",
        "exhibits.excerpts": _RELATION,
        "service.email_subject": _SERVED,
        "forms.mandatory_unaltered": "packetgen keeps the pages of an official form as they are; in"
        " other files the form's own edition would be needed to compare",
        "severity.form": _COUNTER,
        "severity.refusals": _COUNTER,
        "severity.cure_days": _COUNTER,
        "severity.correction": _COUNTER,
        "severity.forfeiture": _COUNTER,
    }
)
"""Key -> why no check reads it."""

OF_LETTERS = ("privacy.safe_harbor", "privacy.disclosure_")
"""Beginnings of the keys that concern no court paper, but letters with records of treatment."""
