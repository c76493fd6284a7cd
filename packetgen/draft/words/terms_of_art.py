"""Words of the law that a letter to a client must use, because the court's papers use them.

They are left out when a text's reading grade is reckoned. The list is reviewed: a word stands here
only if a client meets it on a court's paper or a consent, and no plainer word names the same thing.
"""

from __future__ import annotations

TERMS_OF_ART = (
    "arraignment", "attorney", "attorneys", "case management conference", "community service",
    "confidentiality", "conference", "court order", "declaration", "defendant", "defendants",
    "deposition", "discovery", "eviction", "hearing", "interpreter", "interpreters", "jurisdiction",
    "litigation", "mediation", "petition", "plaintiff", "plaintiffs", "pretrial", "probation",
    "probation officer", "proceeding", "proceedings", "restitution", "settlement", "stipulation",
    "subpoena", "substance use disorder", "summary judgment", "summons", "treatment provider",
    "unlawful detainer",
)  # fmt: skip
"""Each in lower case; the plural where it is used."""
