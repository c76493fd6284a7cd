"""Rules that no finished file can show kept or broken, each with the reason.

A report lists them as not checked and tells a person what to do (:mod:`packetgen.check.told`). A
test holds the list to account: a key that a check or the dressing reads may not stand here, every
other key that some court sets must, and a report must say something else when the rule does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PRINTED = "it is about the printed copy, and a file shows nothing of it"
_KEPT = "it is about what the filer keeps, not about the paper"
_SERVED = "it is about how and by whom the paper is served, not about the paper"
_COUNTER = "it says what happens to a paper with a defect; the report says it beside the findings"
_APART = "it is about papers beside this one"
_RELATION = "only a person can tell whether what is in the file falls under it"

BEYOND: Mapping[str, str] = MappingProxyType(
    {
        "paper.one_sided": _PRINTED,
        "paper.binding": _PRINTED,
        "paper.holes": _PRINTED,
        "exhibits.tabs": _PRINTED,
        "pagination.print_match": _PRINTED,
        "pagination.case_number_unless_bound": _PRINTED,
        "cover.colors": _PRINTED,
        "declaration.retention": _KEPT,
        "privacy.retention": _KEPT,
        "privacy.sealed_copy": _APART,
        "privacy.reference_list": _APART,
        "privacy.sealed_cover_sheet": _RELATION,
        "privacy.exempt": "it narrows the other rules on privacy; whether it applies is the filer's"
        " to say, by a waiver with a reason",
        "privacy.birth_surname": _RELATION,
        "privacy.patient_name": "names are found when the case marks them, whoever they belong to",
        "privacy.safe_harbor": "it is about letters with health information, which are not filed",
        "privacy.disclosure_notice": "it goes with a disclosure of treatment records, not with a"
        " paper; the texts are placed by the letters that need them",
        "privacy.disclosure_consent": "it goes with a disclosure of treatment records",
        "privacy.legal_use": _RELATION,
        "exhibits.part_of_pleading": "it says what an exhibit is in law, not how it looks",
        "exhibits.excerpts": _RELATION,
        "pagination.late_pages": "which pages came later is not in the file",
        "efile.mandatory": "it is about how the paper reaches the court",
        "efile.with_appendix": _APART,
        "efile.media_formats": "recordings are lodged beside the papers",
        "volume.index_kinds": _APART,
        "volume.bundles": _APART,
        "packet.separate": "it is held when the packet is composed, from its plan",
        "length.handwritten_pages": "packetgen makes no handwritten papers",
        "length.aggregate_words": _APART,
        "service.email_subject": _SERVED,
        "subpoena.notice_to_parties": _SERVED,
        "subpoena.server_minimum_age": _SERVED,
        "subpoena.accompanied_by": _APART,
        "subpoena.records_to": _SERVED,
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
