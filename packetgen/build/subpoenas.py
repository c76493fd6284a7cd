"""Who may issue the subpoenas of a plan, and where the court has a form that must be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from packetgen.case import Case, Counsel
from packetgen.errors import Problem
from packetgen.form import Form
from packetgen.jurisdiction.subpoenas import SubpoenaRules, subpoena_rules
from packetgen.packet import Plan

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
        rules = subpoena_rules(court, _kind(form, case))
        if rules is None:
            continue
        issuer = case.find(str(planned.values.get("issuer", "")))
        if isinstance(issuer, Counsel) and not rules.lawyer_may_issue:
            yield Problem(
                plan.place_of(planned, "values", "issuer"),
                f"'{issuer.id}' is a lawyer, and no lawyer may issue a {rules.called.lower()} "
                f"here: {rules.issuers_in_words} does ({rules.issuing.cite})",
                "Leave 'issuer:' out. The paper then has the lines for the officer, and says at "
                "whose request it is issued.",
            )
        if rules.mandatory and not form.serves(court):
            yield Problem(
                plan.place_of(planned, "form"),
                f"a subpoena of this court is on an official form: {', '.join(rules.forms)} "
                f"({_standing(rules)}); packetgen does not imitate it",
                "Get the fillable PDF from the court, then: packetgen forms fields FILE.pdf "
                "--scaffold forms. packetgen prepares what goes with it: affidavit-for-subpoena, "
                "notice-of-subpoena.",
            )


def _kind(form: Form, case: Case) -> str:
    if "criminal" in form.id:
        return "criminal"
    return "civil" if "civil" in form.id else case.kind


def _standing(rules: SubpoenaRules) -> str:
    assert rules.official is not None
    return rules.official.cite + ("" if rules.official.confirmed else "; unverified")
