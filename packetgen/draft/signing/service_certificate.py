"""The certificate of service at the end of a paper, where its court wants one on the paper itself.

Texas: Tex. R. Civ. P. 21(d), 21a(e). It states recorded services of this paper and no others; where
none is recorded, day and manner stay blank for whoever serves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from packetgen.case.hearings import Service
from packetgen.case.model import Case, Counsel, Party, Person, Signature
from packetgen.case.served import Served, to_be_served
from packetgen.jurisdiction.model import Constraint, Effect, Jurisdiction, Operator

from ..values.caption_words import role_word
from ..values.views import Scene, View, printed
from ..word_files.wml import Shape, paragraph, run
from .signature import BLANK, signature_block

KEY = "proof_of_service.on_paper"
TITLE = "Certificate of Service"
NOT_SERVED_ALONE = frozenset(
    {
        "affidavit", "affirmation", "certificate", "declaration", "exhibit_cover", "exhibit_index",
        "exhibit_list", "order", "proof_of_service", "proposed_order", "return_of_service",
        "subpoena", "deposition_subpoena", "witness_list",
    }
)  # fmt: skip
"""Kinds of paper that go with another one, whose certificate covers them, or are none to serve."""
_MANNER = {
    "mail": "by mail to {at}",
    "personal": "by hand at {at}",
    "overnight": "by overnight delivery to {at}",
    "electronic": "by e-mail to {at}",
    "fax": "by fax to {at}",
    "ecf": "through the electronic filing system, which sends notice to {at}",
}


def wanted_on(court: Jurisdiction | None, kind: str) -> Constraint | None:
    """The rule that wants a certificate of service on a paper of this kind, if there is one.

    A rule that only advises (New York's: where proof of service is required at all) adds none.
    """
    if court is None or kind in NOT_SERVED_ALONE or KEY not in court.settings:
        return None
    wanted = [
        c
        for c in court[KEY].governing("paper")
        if c.operator is Operator.REQUIRED and c.strongest_effect is not Effect.ADVISORY
    ]
    return wanted[-1] if wanted else None


def service_certificate(
    rule: Constraint, scene: Scene, styles: Mapping[str, str], *, document: str, signer: object,
    signed: Signature | None, width: float, single: float, size: float,
) -> str:  # fmt: skip
    """The certificate as paragraphs.

    Args:
        rule: The rule that wants it, whose citation it names.
        scene: The case, language and privacy of the paper.
        styles: Style ids by name.
        document: The paper's id in the plan.
        signer: The lawyer, or the party who has none.
        signed: The recorded signing of the paper by the signer, if there is one. Nobody is shown to
            have certified a service that is not recorded.
        width: Width of the text in points.
        single: Single line pitch in points.
        size: Size of the type in points.
    """
    services = [s for s in scene.case.services if document in s.documents and s.on is not None]
    opening = f"I certify under {rule.citation.cite} that a true copy of this paper was served "
    lines: list[str] = []
    if services:
        opening += "as stated here:"
        lines = [_recorded(s, scene) for s in services]
    else:
        served = [_named(who, scene) for who in _to_be_served(scene.case, document)]
        opening += f"on {BLANK}, by {BLANK}, on" + (":" if served else f" {BLANK}.")
        lines = [f"{name};" for name in served[:-1]] + [_stopped(name) for name in served[-1:]]
    out = [
        paragraph(
            run(TITLE.upper()), styles["paper title"], Shape(keep_next=True, before=single)
        ),
        paragraph(run(opening), styles["body text"], Shape(keep_next=True)),
        *(
            paragraph(run(line), styles["body text flush"], Shape(left=36, keep_next=True))
            for line in lines
        ),
        signature_block(
            signer, signed if services else None, scene, styles, capacity="",
            width=width, single=single, size=size,
        ),
    ]  # fmt: skip
    return "".join(out)


def _to_be_served(case: Case, document: str) -> tuple[Served, ...]:
    """Who gets this paper; a list that speaks of other papers alone says nothing about it."""
    planned = to_be_served(case, frozenset({document}))
    return planned or to_be_served(replace(case, services=()))


def _recorded(service: Service, scene: Scene) -> str:
    who = scene.case.find(service.to)
    assert service.on is not None
    if not isinstance(who, Counsel | Party | Person):
        return _stopped(f"{scene.language.date(service.on)}: {service.to}")
    manner = _MANNER.get(service.method, "")
    at = _place(service, who)
    how = f", {manner.format(at=at)}" if manner and at else ""
    return _stopped(f"{_named(who, scene)}, on {scene.language.date(service.on)}{how}")


def _stopped(text: str) -> str:
    """A sentence's full stop, but for one after "N.A."."""
    return text if text.endswith(".") else f"{text}."


def _place(service: Service, who: Counsel | Party | Person) -> str:
    if service.method in ("electronic", "ecf"):
        return service.email or who.email
    if service.method == "fax":
        return str(getattr(who, "fax", ""))
    return service.address or ", ".join(who.address.printed)


def _named(who: Counsel | Party | Person, scene: Scene) -> str:
    """Somebody served, and for whom: "Jo Lee, attorney for plaintiff Oakwood Properties, LLC"."""
    name = printed(View(who, "", scene), scene)
    if isinstance(who, Counsel):
        clients = [p for p in scene.case.parties if who.id in p.represented_by]
        if clients:
            role = role_word(clients[0].role, len(clients)).lower()
            names = _series([printed(View(p, "", scene), scene) for p in clients], scene)
            return f"{name}, attorney for {role} {names}"
    if isinstance(who, Party):
        return f"{name}, {who.role}"
    return name


def _series(names: Sequence[str], scene: Scene) -> str:
    return scene.language.series(list(names))
