"""The words that a public version and a sealed version bear at the head of their first page."""

from __future__ import annotations

from ..inputs.model import Inputs

PUBLIC = "Public redacted version"
SEALED = "Sealed version – not public"
"""Where the court has no words of its own."""


def public_legend(inputs: Inputs) -> str:
    """The court's words for the public version (Cal. Rules of Court, rule 2.551(b)(5))."""
    return _of_court(inputs, "public version") or PUBLIC


def sealed_legend(inputs: Inputs) -> str:
    """The court's words for the sealed version."""
    return _of_court(inputs, "sealed version") or SEALED


def _of_court(inputs: Inputs, which: str) -> str:
    for wording in inputs.jurisdiction.texts.values():
        if "legend" in wording.id:
            for clause in wording.clauses:
                if clause.cite == which:
                    return clause.text
    return ""
