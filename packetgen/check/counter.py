"""What a defect does at the clerk's counter: the effect and the words that each finding gets.

A court's rules on defects are read here, for every finding that rests on one of its rules:

- ``severity.form: must-not-refuse`` (Fed. R. Civ. P. 5(d)(4)): nothing about form blocks a filing,
  whatever a more local rule says of itself;
- ``must-reject`` (Cal. Rules of Court, rule 2.118): a violation of the rules on form is refused;
- ``listed-defects-only`` with ``severity.refusals`` (22 NYCRR 202.5): only the listed ones are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from packetgen.jurisdiction.model import Effect, Operator

from .finding import Finding
from .judgement import words_of
from .scope import Scope, weaker

FORM, REFUSALS = "severity.form", "severity.refusals"
_OF_FORM = (
    "page.", "margins.", "font.", "footnote.", "spacing.", "text.", "line_numbers.", "footer.",
    "page_number.", "caption.", "paper.",
)  # fmt: skip
"""Keys of a paper's form, which is what California's rule 2.118 is about."""
_LISTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "unsigned": ("signature.use",),
        "no_index_number": ("caption.case_number",),
        "wrong_court": ("caption.court_title",),
        "et_al_in_first_pleading": ("caption.parties", "caption.slots"),
    }
)


def weighed(finding: Finding, scope: Scope) -> Finding:
    """The finding with the effect that the clerk's duty leaves it, and with what the clerk does."""
    if finding.citation is None or finding.gate:
        return finding
    duties = [word for rule in scope.setting(FORM).constraints for word in words_of(rule)]
    for duty in duties:
        if duty == "must-not-refuse":
            return replace(
                finding,
                effect=weaker(finding.effect, Effect.VIOLATION),
                counter="the clerk must not refuse the paper for this",
            )
        if duty == "must-reject" and _of_form(finding):
            return replace(finding, counter="the clerk must reject a paper for this")
        if duty == "listed-defects-only":
            if _listed(finding, scope):
                return replace(finding, counter="the clerk may refuse the paper for this")
            return replace(
                finding,
                effect=weaker(finding.effect, Effect.VIOLATION),
                counter="not among the defects for which the clerk may refuse a paper",
            )
    return finding


def _of_form(finding: Finding) -> bool:
    return finding.effect is not Effect.ADVISORY and finding.key.startswith(_OF_FORM)


def _listed(finding: Finding, scope: Scope) -> bool:
    """Whether the defect is one for which the court's clerk may refuse a paper."""
    rules = [c for c in scope.setting(REFUSALS).constraints if c.operator is not Operator.FORBIDDEN]
    return any(
        finding.key.startswith(_LISTED.get(word, ("\0",))) for r in rules for word in words_of(r)
    )
