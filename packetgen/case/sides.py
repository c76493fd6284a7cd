"""Which side of the case a role stands on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SIDES: Mapping[str, str] = MappingProxyType(
    {
        "plaintiff": "first",
        "petitioner": "first",
        "appellant": "first",
        "applicant": "first",
        "claimant": "first",
        "complainant": "first",
        "judgment creditor": "first",
        "movant": "first",
        "plaintiff and appellant": "first",
        "plaintiff and petitioner": "first",
        "defendant": "second",
        "respondent": "second",
        "appellee": "second",
        "defendant and respondent": "second",
        "judgment debtor": "second",
        "real party in interest": "second",
        "garnishee": "second",
        "third-party defendant": "second",
    }
)
"""Roles whose side goes without saying. All others (cross-complainant, intervenor) must say it."""


def side_of(role: str) -> str:
    """``first``, ``second``, or empty when the role does not tell."""
    return SIDES.get(role, "")
