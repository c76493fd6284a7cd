"""The parties by the names that a court has for their roles."""

from __future__ import annotations

from dataclasses import replace

from packetgen.case import Case
from packetgen.jurisdiction.model import Jurisdiction


def in_the_courts_roles(case: Case, jurisdiction: Jurisdiction | None) -> Case:
    """The case with roles as the court says them: in England a plaintiff is a claimant."""
    called = jurisdiction.identity.get("roles", {}) if jurisdiction else {}
    if not any(party.role in called for party in case.parties):
        return case
    parties = tuple(
        replace(party, role=str(called.get(party.role, party.role))) for party in case.parties
    )
    return replace(case, parties=parties)
