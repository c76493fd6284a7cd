"""Treatment records under 42 CFR part 2: which papers hold some, and what lets them go to a court.

The federal rules bar such records, and testimony about them, from proceedings against the patient
unless the patient consents, 42 CFR 2.12(c)(5) allows it or a court authorizes it under 42 CFR 2.64
or 2.65 (42 CFR 2.32(a)(1)). A plan for a court or for service therefore names its authority.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from packetgen.case import Case
from packetgen.errors import Problem
from packetgen.form import Form
from packetgen.packet import Plan
from packetgen.packet.plans.plan import COURT_AUDIENCES

if TYPE_CHECKING:
    from .model import Inputs

_KINDS = {
    "consent": "the patient’s consent",
    "court-order": "a court’s order",
    "other": "another provision",
}


def protected_problems(plan: Plan, case: Case, forms: Mapping[str, Form]) -> Iterator[Problem]:
    """Protected papers and exhibits without authority or cover, and authorities for nothing."""
    known = {document.id for document in plan.documents} | {e.id for e in case.exhibits}
    for number, authority in enumerate(plan.authorities):
        for at, name in enumerate(authority.covers):
            if name not in known:
                yield Problem(
                    plan.where(f"/authorities/{number}/for/{at}"),
                    f"no document or exhibit has the id '{name[:60]}'",
                    "Name what the consent or the order covers.",
                )
    if plan.audience not in COURT_AUDIENCES:
        return
    covered = {name for authority in plan.authorities for name in authority.covers}
    exhibits = {exhibit.id for exhibit in case.exhibits if exhibit.protected}
    protected = _protected(plan, forms)
    for document in plan.documents:
        if document.id in protected and document.id not in covered:
            place = "protected" if document.protected else "form"
            yield _unauthorized(plan, plan.pointer_of(document, place), document.id)
        for at, attached in enumerate(document.exhibits):
            if attached.exhibit not in exhibits:
                continue
            pointer = plan.pointer_of(document, "exhibits", at)
            if attached.exhibit not in covered:
                yield _unauthorized(plan, pointer, attached.exhibit)
            if not plan.options.covers:
                yield Problem(
                    plan.where(pointer),
                    f"the exhibit '{attached.exhibit}' is protected by 42 CFR part 2, and its "
                    "notice stands on its cover, but the plan wants no covers",
                    "Remove 'covers: false' from options.",
                )


def _protected(plan: Plan, forms: Mapping[str, Form]) -> tuple[str, ...]:
    """The documents that the plan marks, and those whose form tells of a patient by itself."""
    return tuple(
        document.id
        for document in plan.documents
        if document.protected or (document.form in forms and forms[document.form].protected)
    )


def _unauthorized(plan: Plan, pointer: str, name: str) -> Problem:
    return Problem(
        plan.where(pointer),
        f"'{name}' is protected by 42 CFR part 2, and the plan names no authority to use it in a "
        f"packet whose audience is {plan.audience}",
        f"Add to the plan: authorities: [{{for: [{name}], kind: consent, text: …}}], "
        "or take it out.",
    )


def protected_notes(inputs: Inputs) -> Iterator[str]:
    """What a report says of protected papers: under what authority each goes out."""
    plan, case = inputs.plan, inputs.case
    protected = list(_protected(plan, inputs.forms))
    attached = set(plan.exhibits)
    protected += [e.id for e in case.exhibits if e.protected and e.id in attached]
    for name in dict.fromkeys(protected):
        named = [a for a in plan.authorities if name in a.covers]
        for authority in named:
            yield (
                f"{name} is protected by 42 CFR part 2. The plan’s authority, which packetgen did "
                f"not examine: {_KINDS[authority.kind]}, {authority.text.rstrip('.')}."
            )
        if not named:
            yield f"{name} is protected by 42 CFR part 2: it may not go to a court as it is."
