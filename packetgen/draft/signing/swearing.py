"""Who declares or swears: a person. An organization knows nothing of itself and cannot sign."""

from __future__ import annotations

from typing import Any

from packetgen.case.model import Party
from packetgen.errors import Location, Problem
from packetgen.form import Form

from ..values.views import View
from ..words.gap_words import NOBODY
from ..words.missing import Missing

SWORN = frozenset({"declaration", "affidavit"})
"""Kinds of paper in which somebody states what they know themselves."""
NOBODY_SWEARS = (
    "an organization cannot declare or swear; the paper lacks the person who signs for it"
)


def only_a_person_swears(form: Form, context: dict[str, Any]) -> None:
    """Leave a gap in place of an organization that is to declare or swear.

    Args:
        form: The form; only declarations and affidavits are looked at.
        context: What the template sees. The signer in it is replaced.
    """
    signer = context.get(form.signer) if form.signer and form.kind in SWORN else None
    who = signer._subject if isinstance(signer, View) else None
    if isinstance(who, Party) and who.organization:
        context[form.signer] = Missing.at(NOBODY)


def nobody_swears(where: Location) -> Problem:
    """What a report says of that gap."""
    return Problem(
        where,
        NOBODY_SWEARS,
        "Add the person under people: (id, name, role, organization), and name that id as the "
        "declarant or affiant in the plan.",
    )
