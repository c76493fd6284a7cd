"""What a report tells a person to do where no file can show a rule kept: one sentence per rule.

The sentence comes from the rule's own value, so that another court's number, colour or place
makes another sentence. Rules on defects say what happens at the clerk's counter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from packetgen.jurisdiction.model import Constraint

from .judgement import words_of
from .scope import Scope

COUNTER = (
    "severity.form",
    "severity.refusals",
    "severity.cure_days",
    "severity.correction",
    "severity.forfeiture",
)
"""Keys that say what a defect does, and nothing of how a paper must be."""

_FORM = {
    "must-reject": "the clerk must reject a paper that does not follow the rules on its form",
    "must-not-refuse": "the clerk must not refuse a paper solely because of its form",
    "listed-defects-only": "the clerk may refuse a paper only for the defects that the rule lists",
}
_REFUSALS = {
    "no_index_number": "no index number",
    "et_al_in_first_pleading": "“et al.” or an incomplete caption in a first pleading or judgment",
    "wrong_court": "the wrong court",
    "unsigned": "no signature",
    "hard_copy_without_notice": "a hard copy in an electronically filed case without its notice",
}
_EXEMPT = {
    "forfeiture_account": "account numbers that identify property in a forfeiture",
    "agency_record": "the record of an administrative or agency proceeding",
    "state_court_record": "the official record of a state court",
    "habeas": "pro se filings for habeas corpus and the like",
    "arrest_or_search_warrant": "arrest and search warrants",
    "charging_document": "charging documents",
    "pre_charge_filing": "filings made before a charge",
    "matrimonial": "matrimonial actions",
    "surrogate": "proceedings in Surrogate's Court",
    "parenting_or_support_order": "orders on parenting or support",
    "real_property": "papers on real property",
}
_BUNDLES = {
    "hearing": "one bundle for the hearing",
    "authorities": "one separate bundle of authorities",
    "core": "a core bundle only where one is required, made to the same requirements",
}
_SERVED_WITH = {
    "affidavit": "the affidavit that shows good cause for it",
    "consumer_notice": "the notice to the consumer, with its proof of service",
    "authorization_or_order": "for health information: an authorization, a court order, or the"
    " assurances of notice or of a protective order",
}


def instruction(key: str, rule: Constraint, scope: Scope) -> str:
    """What a rule that no check reads asks of a person, as a sentence without its period.

    Empty for a key without such a sentence.
    """
    tell = _TOLD.get(key)
    return tell(rule, scope) if tell else ""


def _value(pattern: str) -> Callable[[Constraint, Scope], str]:
    """A sentence with the rule's value in it: a number, a choice or words of the rule."""

    def tell(rule: Constraint, scope: Scope) -> str:
        value = rule.value
        if isinstance(value, bool) or value is None:
            return pattern.format("")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int):
            return pattern.format(f"{value:,}")
        return pattern.format(_listed(words_of(rule), "or"))

    return tell


def _members(
    pattern: str, said: Mapping[str, str] | None = None, last: str = "and"
) -> Callable[[Constraint, Scope], str]:
    """A sentence with the rule's members in it, in words."""

    def tell(rule: Constraint, scope: Scope) -> str:
        words = [(said or {}).get(m, m.replace("_", " ")) for m in words_of(rule)]
        return pattern.format(_listed(words, last))

    return tell


def _choice(said: Mapping[str, str]) -> Callable[[Constraint, Scope], str]:
    """A sentence for each value that the key may have."""

    def tell(rule: Constraint, scope: Scope) -> str:
        return _listed([said.get(m, m) for m in words_of(rule)], "and")

    return tell


def _listed(words: list[str] | tuple[str, ...], last: str) -> str:
    mark = "; " if any("," in word for word in words) else ", "
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{mark.join(words[:-1])}{mark}{last} {words[-1]}"


def colour_of_cover(rule: Constraint, scope: Scope, words: str = "") -> tuple[str, str] | None:
    """Whose brief it is, and the colour of its cover; None where neither title nor page tells."""
    colours = dict(m.rsplit("-", 1) for m in words_of(rule))
    titles = " ".join((*scope.document_titles, scope.name)).casefold()
    told = "reply" if scope.jurisdiction.conditions.document == "reply_brief" else ""
    kind = told or _whose(titles, colours)
    if not kind:
        named = re.search(r"\b(?:brief\s+(?:of|for)\b.{0,40}|\S+.{0,40}\bbrief\b)", words, re.I)
        kind = _whose(named.group().casefold(), colours) if named else ""
    return (kind, colours[kind]) if kind in colours else None


def _whose(title: str, colours: Mapping[str, str]) -> str:
    whose = ("supplemental", "reply", "amicus", "intervenor", "appellee", "appellant")
    return next((word for word in whose if word in title and word in colours), "")


def _cover_colour(rule: Constraint, scope: Scope) -> str:
    """The colour of this brief's cover, where its title tells whose it is; else every colour."""
    told = colour_of_cover(rule, scope)
    if told is not None:
        return f"Print the cover of this brief ({told[0]}) on {told[1]} stock"
    every = [": ".join(member.rsplit("-", 1)) for member in words_of(rule)]
    return f"Print the cover of the brief in its colour ({', '.join(every)})"


_TOLD: Mapping[str, Callable[[Constraint, Scope], str]] = MappingProxyType(
    {
        "paper.one_sided": _value("Print on one side of each sheet only"),
        "paper.binding": _value("Fasten the sheets at the {}"),
        "paper.holes": _value("Punch {}"),
        "exhibits.tabs": _value("Put a tab at the {} of each exhibit's divider"),
        "pagination.print_match": _value("Give the printed copy the page numbers of this file"),
        "pagination.case_number_unless_bound": _value(
            "Bind the pages, or put the case number on each of them"
        ),
        "cover.colors": _cover_colour,
        "declaration.retention": _value("Keep the signed original: {}"),
        "privacy.retention": _value("Keep the unredacted copy: {}"),
        "privacy.sealed_copy": _choice(
            {"allowed": "An unredacted copy may be filed under seal beside the redacted one"}
        ),
        "privacy.reference_list": _choice(
            {
                "as-of-right": "A list of the full identifiers may be filed under seal without an"
                " order",
                "by-order": "A list of the full identifiers is filed under seal if the court"
                " orders it",
            }
        ),
        "privacy.sealed_cover_sheet": _members(
            "File under a sealed cover sheet every {}",
            {"financial_source": "financial source document", "health_record": "health record"},
        ),
        "privacy.exempt": _members("Not bound by the limits on personal data: {}", _EXEMPT),
        "privacy.birth_surname": _value("Write a parent's surname at birth so: {} alone"),
        "privacy.patient_name": _members("Write the name of a recipient of mental-health"
                                         " services so: {}"),
        "privacy.safe_harbor": _members(
            "Health information counts as de-identified only with these taken out: {}",
            {"ssn": "Social Security number", "fax": "fax number", "url": "web address",
             "ip_address": "IP address", "other": "any other identifying mark"},
        ),
        "privacy.disclosure_notice": _value("Send with treatment records: {}"),
        "privacy.disclosure_consent": _value(
            "Send with treatment records a copy of the consent, or a clear account of its scope"
        ),
        "privacy.legal_use": _members(
            "Treatment records are used against the patient only with {}",
            {"consent": "the patient's consent", "court_order": "a court order",
             "subpoena": "a subpoena as well as the order"},
            "or",
        ),
        "exhibits.part_of_pleading": _value(
            "A written instrument attached to this pleading is part of it: read it as such"
        ),
        "exhibits.excerpts": _value(
            "Attach excerpts of a long exhibit, and file the whole of it apart"
        ),
        "pagination.late_pages": _value(
            "Put pages that come after delivery at the {} and number them on"
        ),
        "efile.mandatory": _value("File electronically: this court takes no paper from this filer"),
        "efile.with_appendix": _value("Join the appendix, if there is one, to the brief's file"),
        "efile.media_formats": _members("Lodge recordings and pictures in one of: {}", last="or"),
        "volume.index_kinds": _members(
            "Put an index of all volumes into the first file, in {} order"
        ),
        "volume.bundles": _members("Lodge {}", _BUNDLES),
        "packet.separate": _members("Keep in a document of its own: {}"),
        "length.handwritten_pages": _value("Written by hand or typewriter: at most {} pages"),
        "length.aggregate_words": _value(
            "All briefs of one side together have at most {} words: add this one's to the others'"
        ),
        "service.email_subject": _value("Subject of the e-mail of service: {}"),
        "subpoena.notice_to_parties": _choice(
            {
                "before-service": "Give every other party notice of the subpoena, with a copy,"
                " before it is served",
                "after-service": "Give every other party a copy of the subpoena after it is"
                " served",
            }
        ),
        "subpoena.server_minimum_age": _value("Have it served by a person of at least {} years"),
        "subpoena.accompanied_by": _members("Serve with the subpoena {}", _SERVED_WITH),
        "subpoena.records_to": _value("Have the records delivered to the {}, not to a party"),
        "forms.mandatory_unaltered": _value(
            "Use a mandatory official form as it is printed, with no word changed"
        ),
        "severity.form": _choice(_FORM),
        "severity.refusals": _members("the clerk may refuse for these alone: {}", _REFUSALS),
        "severity.cure_days": _value(
            "an opponent returns a defective paper within {} days with the objections, or waives"
            " them"
        ),
        "severity.correction": _value("the clerk may set a day for a corrected paper"),
        "severity.forfeiture": _value(
            "no right is lost for a failure of form under a local rule that was not wilful"
        ),
    }
)  # fmt: skip
TOLD = tuple(_TOLD)
"""Every key that a report tells of in a sentence."""
