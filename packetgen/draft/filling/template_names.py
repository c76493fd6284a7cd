"""The names that a template may say: those of the case and its court, and the plan's values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from packetgen.case.model import Case, Counsel, Hearing, Party, Sensitive, SensitiveKind
from packetgen.form.model import Form
from packetgen.jurisdiction.model import Jurisdiction

from ..values.caption_words import room
from ..values.views import OwnText, Scene, wrap
from ..words.missing import Missing

_TAG_OPENS = re.compile(r"\{[\{%#]")


def case_names(
    case: Case, jurisdiction: Jurisdiction | None, scene: Scene, filer: Party | None,
    counsel: Sequence[Counsel], hearing: Hearing | None, today: dt.date,
) -> dict[str, Any]:  # fmt: skip
    """The names of docs/templates.md that come from case and court."""
    client = case.find(case.client) if case.client else None
    our_side = (filer.side if filer else "") or getattr(client, "side", "")
    named = jurisdiction.identity.get("declaration") if jurisdiction else ""
    declaration = str(named or "Declaration")
    court = {
        "name": jurisdiction.name if jurisdiction else "",
        "lines": list(jurisdiction.court_lines) if jurisdiction else [],
        "county": jurisdiction.county if jurisdiction else "",
        "id": jurisdiction.id if jurisdiction else "",
        "room": room(jurisdiction) if jurisdiction else "Courtroom",
        "declaration": declaration,
        "declares": "affirm" if declaration == "Affirmation" else "declare",
    }
    things: dict[str, Any] = {
        "case": case,
        "court": court,
        "parties": case.parties,
        "first_side": tuple(p for p in case.parties if p.side == "first"),
        "second_side": tuple(p for p in case.parties if p.side != "first"),
        "client": client or filer,
        "our_side": tuple(p for p in case.parties if our_side and p.side == our_side),
        "other_side": tuple(p for p in case.parties if our_side and p.side != our_side),
        "filer": filer,
        "counsel": case.counsel,
        "our_counsel": tuple(counsel),
        "hearing": hearing,
        "hearings": case.hearings,
        "people": case.people,
        "events": case.events,
        "requirements": case.requirements,
        "services": case.services,
        "office": case.office,
        "today": today,
    }
    return {name: wrap(thing, name, scene) for name, thing in things.items()}


def with_defaults(form: Form, plan: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the plan, and those that the form's schema gives where the plan has none."""
    values = {
        name: spec["default"]
        for name, spec in form.properties.items()
        if isinstance(spec, Mapping) and "default" in spec
    }
    return {**values, **{name: value for name, value in plan.items() if value is not None}}


def own_value(value: Any, name: str, form: Form, scene: Scene, *, own: bool = True) -> Any:
    """A value of the form; one that the schema marks sensitive is typed as such.

    ``own``: the person who wrote the plan wrote it, and may use tags in it.
    """
    spec = form.properties.get(name)
    kind = spec.get("x-sensitive") if isinstance(spec, Mapping) else None
    if isinstance(kind, str) and isinstance(value, str) and kind in set(SensitiveKind):
        return Sensitive(SensitiveKind(kind), value)
    what = spec.get("x-id") if isinstance(spec, Mapping) else None
    if isinstance(value, str) and what is not None and what != "document":
        found = _named(scene.case, str(what), value)
        return wrap(found, name, scene) if found is not None else Missing.at(f"{name} {value}")
    return wrap(value, name, scene, own=own)


def _named(case: Case, what: str, identifier: str) -> Any:
    """The thing of the case that an id names; requirements and services have ids of their own."""
    groups: Mapping[str, Sequence[Any]] = {
        "requirement": case.requirements,
        "service": case.services,
    }
    if what in groups:
        return next((thing for thing in groups[what] if thing.id == identifier), None)
    return case.find(identifier)


def without_tags_of_the_case(place: Callable[..., Any]) -> Callable[..., Any]:
    """The function given case data as it is: tags in it are signs like any other."""

    def placed(value: Any, *more: Any, **named: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, OwnText):
            value = _TAG_OPENS.sub(lambda sign: f"{{{{ '{sign[0]}' }}}}", value)
        return place(value, *more, **named)

    return placed


def filer_of(case: Case, plan: Mapping[str, Any]) -> Party | None:
    """Who files: the plan's ``filer``, the client, else the first represented party."""
    for identifier in (plan.get("filer"), case.client):
        found = case.find(str(identifier)) if identifier else None
        if isinstance(found, Party):
            return found
    represented = [p for p in case.parties if p.represented_by]
    return next(iter(represented or case.parties), None)


def counsel_of(case: Case, filer: Party | None, plan: Mapping[str, Any]) -> tuple[Counsel, ...]:
    """The lawyers of a filer; none for a party without one."""
    if filer is None or filer.self_represented:
        return ()
    return tuple(c for c in case.counsel if c.id in filer.represented_by)


def hearing_of(case: Case, plan: Mapping[str, Any], today: dt.date) -> Hearing | None:
    """The plan's ``hearing``, else the next one on or after today."""
    wanted = plan.get("hearing")
    if wanted:
        found = case.find(str(wanted))
        return found if isinstance(found, Hearing) else None
    coming = sorted((h for h in case.hearings if h.on >= today), key=lambda h: (h.on, h.id))
    return coming[0] if coming else None


def signer_named(form: Form, plan: Mapping[str, Any]) -> str:
    """The id of the default signer: a value of the plan by that name, or the id itself."""
    given = plan.get(form.signer, form.signer) if form.signer else ""
    return str(given) if isinstance(given, str) else ""
