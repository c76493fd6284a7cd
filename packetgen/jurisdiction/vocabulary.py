"""The words that rules are written in: parts, channels, filers, kinds of case and of document."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TREATMENTS = (
    "none", "last4", "year", "initials", "city_state", "redact_all", "truncate",
    "first_name_last_initial",
)  # fmt: skip
"""Ways to print an identifier: as it is, its last four characters, the year alone, …"""

PARTS = ("paper", "cover", "index", "exhibit", "official_form", "slip_sheet", "letter")
"""Kinds of parts that a rule can govern; the values of ``packetgen.pages.PartKind``."""

CHANNELS = ("efile", "paper")
"""How a paper reaches the court."""

FILERS = ("attorney", "self-represented")
"""Who files."""

CASE_TYPES = ("civil", "limited-civil", "family", "probate", "criminal", "juvenile", "bankruptcy")
"""Kinds of case that rules tell apart."""

CIVIL = ("civil", "limited-civil", "family", "probate")
"""Kinds of case that a rule for ``civil`` governs; it governs kinds unknown to packetgen too."""

DOCUMENTS = (
    "affidavit", "affirmation", "answer", "appendix", "authorities_bundle", "brief", "bundle",
    "complaint", "counterclaim", "cross_complaint", "crossclaim", "declaration",
    "deposition_subpoena", "exhibit_cover", "exhibit_index", "judgment", "jury_instruction",
    "letter", "memorandum", "motion", "notice", "notice_of_appearance", "notice_of_hearing",
    "notice_of_motion", "objection", "opposition", "order", "petition", "petition_for_review",
    "pretrial_memorandum", "proof_of_service", "proposed_order", "reconsideration_memorandum",
    "reconsideration_reply", "rehearing_petition", "reply", "reply_brief",
    "request_for_judicial_notice", "separate_statement", "subpoena", "summons",
    "trial_exhibit_book",
)  # fmt: skip
"""Kinds of document that rules ask about; ``kind:`` of a form."""

LABEL_SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "letters": "A, B, … Z, AA, AB …",
        "double-letters": "A, B, … Z, AA, BB …",
        "numbers": "1, 2, 3 …",
        "plaintiff-numbers": "plaintiff's exhibits 1, 2 …; defendant's A, B …",
        "plaintiff-letters": "plaintiff's exhibits A, B …; defendant's 1, 2 …",
        "party-prefix": "the party's initials and a number: P-1, D-1 …",
    }
)
"""Ways to label exhibits."""
