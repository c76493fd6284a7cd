"""Who may issue the subpoenas of a plan, and where the court has a form that must be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from packetgen.case import Case, Counsel, Party, Person
from packetgen.errors import Problem
from packetgen.form import Form
from packetgen.jurisdiction.subpoenas import SubpoenaRules, subpoena_rules
from packetgen.packet import Plan
from packetgen.packet.plans.plan import PlannedDocument

SUBPOENA = "subpoena"


def subpoena_problems(
    plan: Plan, case: Case, forms: Mapping[str, Form], court: str
) -> Iterator[Problem]:
    """Lawyers named as issuers where none may sign, and papers set where a form is mandatory.

    Args:
        plan: The plan.
        case: Its case.
        forms: Forms by id, as far as they could be loaded.
        court: Id of the court.
    """
    for planned in plan.documents:
        form = forms.get(planned.form)
        if form is None or form.kind != SUBPOENA or form.official is not None:
            continue
        rules = subpoena_rules(court, kind_of_case(form, case))
        if rules is None:
            if not form.serves(court):
                yield Problem(
                    plan.place_of(planned, "form"),
                    f"no rule on subpoenas in {kind_of_case(form, case)} cases of {court} was "
                    "read: who issues one, in whose name and with which words is not known here",
                    "Use the court's own form; packetgen fills a PDF: packetgen forms fields "
                    "FILE.pdf --scaffold forms.",
                )
            continue
        yield from _other_kind(plan, planned, form, case)
        issuer = case.find(str(planned.values.get("issuer", "")))
        yield from _no_issuer(plan, planned, case, issuer, rules)
        if isinstance(issuer, Counsel) and not rules.lawyer_may_issue and rules.issuing.confirmed:
            yield Problem(
                plan.place_of(planned, "values", "issuer"),
                f"'{issuer.id}' is a lawyer, and no lawyer may issue a {rules.called.lower()} "
                f"here: {rules.issuers_in_words} does ({rules.issuing.cite})",
                "Leave 'issuer:' out. The paper then has the lines for the officer, and says at "
                "whose request it is issued.",
            )
        if rules.delivery is not None:
            yield from _delivered_elsewhere(plan, planned, case, rules)
        if rules.mandatory and not form.serves(court):
            yield Problem(
                plan.place_of(planned, "form"),
                f"a subpoena of this court is on an official form: {', '.join(rules.forms)} "
                f"({_standing(rules)}); packetgen does not imitate it",
                "Get the fillable PDF from the court, then: packetgen forms fields FILE.pdf "
                "--scaffold forms. packetgen prepares what goes with it: affidavit-for-subpoena, "
                "notice-of-subpoena.",
            )


def _other_kind(plan: Plan, planned: PlannedDocument, form: Form, case: Case) -> Iterator[Problem]:
    """A subpoena for civil cases in a criminal one, or the other way about."""
    wanted = kind_of_case(form, case)
    if case.kind and (case.kind == "criminal") is not (wanted == "criminal"):
        known = "criminal" if case.kind == "criminal" else "civil"
        yield Problem(
            plan.place_of(planned, "form"),
            f"the form {form.id} is for {wanted} cases, and this case is {case.kind}",
            f"Use the form for {known} cases, or mend 'kind:' in the case file.",
        )


def _no_issuer(
    plan: Plan, planned: PlannedDocument, case: Case, issuer: object, rules: SubpoenaRules
) -> Iterator[Problem]:
    """An issuer who is no lawyer, or who stands on the other side."""
    place = plan.place_of(planned, "values", "issuer")
    if isinstance(issuer, Party | Person):
        yield Problem(
            place,
            f"'{issuer.id}' is no lawyer of the case, and signs no {rules.called.lower()}: "
            f"{rules.issuers_in_words} does ({rules.issuing.cite})",
            "Name a lawyer of the case, or leave 'issuer:' out for an officer of the court.",
        )
    filer = case.find(str(planned.values.get("filer") or plan.filer or case.client))
    if (
        isinstance(issuer, Counsel)
        and isinstance(filer, Party)
        and filer.represented_by
        and issuer.id not in filer.represented_by
    ):
        yield Problem(
            place,
            f"'{issuer.id}' is not the lawyer of '{filer.id}', for whom it is issued",
            f"The lawyers of that party are: {', '.join(filer.represented_by)}.",
        )


def _delivered_elsewhere(
    plan: Plan, planned: PlannedDocument, case: Case, rules: SubpoenaRules
) -> Iterator[Problem]:
    """Things that go to the court alone, commanded to the address of a lawyer or the office."""
    assert rules.delivery is not None
    place = _squeezed(_command(planned, "produce").get("place", ""))
    offices = [lawyer.address for lawyer in case.counsel] + [case.office.address]
    streets = {_squeezed(line) for address in offices for line in address.lines if line}
    if place and any(street and (street in place or place in street) for street in streets):
        yield Problem(
            plan.place_of(planned, "values", "produce"),
            "records under this subpoena go to the court, and this is the address of a lawyer "
            f"({rules.delivery.cite})",
            "Give the courthouse, with its room, as 'place:'.",
        )


def commanded(values: Mapping[str, Any]) -> frozenset[str]:
    """What the values of a subpoena command, in the words of the table's ``when`` and ``what``."""
    found = {name for name in ("testify", "produce", "inspect", "medical") if values.get(name)}
    testify = values.get("testify")
    if isinstance(testify, Mapping):
        at = str(testify.get("at", ""))
        found |= {at} if at in ("trial", "deposition") else set()
        found |= {"produce"} if testify.get("bring") else set()
    return frozenset(found)


def _command(planned: PlannedDocument, name: str) -> Mapping[str, Any]:
    given = planned.values.get(name)
    return given if isinstance(given, Mapping) else {}


def _squeezed(text: object) -> str:
    return "".join(c for c in str(text).casefold() if c.isalnum())


def kind_of_case(form: Form, case: Case) -> str:
    """Criminal or civil: what the form is for, else what the case is."""
    if "criminal" in form.id:
        return "criminal"
    return "civil" if "civil" in form.id else case.kind


def _standing(rules: SubpoenaRules) -> str:
    assert rules.official is not None
    return rules.official.cite + ("" if rules.official.confirmed else "; unverified")
