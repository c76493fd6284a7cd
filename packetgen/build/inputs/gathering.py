"""Reading all that a build needs, and checking it against each other, before anything is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.case import Case
from packetgen.draft.values.party_roles import in_the_courts_roles
from packetgen.errors import CaseError, FormError, Location, PacketError, PacketgenError, Problem
from packetgen.form import Form, load_form
from packetgen.handout import load_reviews
from packetgen.jurisdiction import layout
from packetgen.jurisdiction.model import Conditions
from packetgen.packet import (
    COURT_AUDIENCES,
    Offered,
    Plan,
    exhibit_labels,
    load_plan,
    plan_problems,
)
from packetgen.packet.plans.earlier_labels import earlier_labels
from packetgen.packet.plans.sound_part import sound_part
from packetgen.reading import Structured, in_file_order, read_structured
from packetgen.reading.english_counts import has_problems
from packetgen.reading.formats import calendar_day

from .courts import (
    case_for_court,
    place_of_court,
    resolve_court,
    unknown_court,
    with_case_problems,
)
from .languages import with_languages
from .means import Means
from .model import COVER_FORM, INDEX_FORM, TO_BE_RECORDED, Court, Inputs
from .office_reviews import reviews_for
from .plan_values import value_problems
from .protected import protected_problems
from .services import service_problems, with_signed_proofs
from .subpoenas import subpoena_problems

if TYPE_CHECKING:
    from packetgen.typeset import FontBook

HOUSE_FONT = "Arimo"


def gather(
    plan_path: Path | str,
    *,
    today: dt.date,
    engine: str = "auto",
    form_folders: Sequence[Path] = (),
    court_folders: Sequence[Path] = (),
    font_folders: Sequence[Path] = (),
    reviews_file: Path | None = None,
) -> Inputs:
    """Read plan, case, forms and court rules, and check them against each other.

    Args:
        plan_path: The packet plan (``packet.yaml``).
        today: The day of the build; rules resolve as of the plan's filing date, or else this day.
        engine: ``auto``, ``typst`` or ``libreoffice``.
        form_folders: Folders with forms of one's own, beside those that the plan names.
        court_folders: Folders with courts of one's own, beside those that the plan names.
        font_folders: Folders with fonts.
        reviews_file: What the office recorded about its handouts; None looks beside the case
            file, then beside the plan.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        PacketgenError: The first of these that does not hold together, with all its problems:
            plan, case, plan against case and forms, court.
    """
    calendar_day(today)
    try:
        plan = load_plan(Path(plan_path))
    except PacketError as error:
        also = with_case_problems(error, Path(plan_path), extra=court_folders)
        if also is error:
            folders = tuple(form_folders), tuple(court_folders)
            also = _with_further_slips(error, Path(plan_path), *folders)
        raise also from None
    written = read_structured(plan.case, shown=plan.case.name, error=CaseError)
    reviews = load_reviews(reviews_file) if reviews_file is not None else None
    means = Means(
        today, engine, tuple(form_folders), tuple(court_folders), tuple(font_folders), reviews
    )
    return replace(gather_from(plan, written, means), reviews_file=reviews_file)


def gather_from(plan: Plan, written: Structured, means: Means) -> Inputs:
    """The same for a plan and case data that were read before; relative paths stay the plan's.

    Raises:
        PacketgenError: as :func:`gather`.
    """
    from packetgen.typeset import open_fonts

    court_folders = (*means.court_folders, *plan.jurisdictions)
    form_folders = (*means.form_folders, *plan.forms)
    case = case_for_court(written, plan.case.parent, extra=court_folders)
    forms, unusable = _forms(plan, form_folders)
    _refuse(_slips(plan, case, forms, written, court_folders), unusable, plan)
    plan = with_languages(plan, case, forms)
    case = with_signed_proofs(case, plan, forms)
    font = plan.options.font or HOUSE_FONT
    fonts = open_fonts(preferred=font, folders=means.font_folders)
    courts = _courts(plan, case, written, forms, means.today, court_folders, fonts)
    general = courts[""]
    case = in_the_courts_roles(case, general.jurisdiction)
    options = plan.options.labels
    labels = exhibit_labels(
        plan.exhibits,
        scheme=options.scheme or _scheme(general),
        start=options.start,
        prefix=options.prefix,
        fixed={exhibit.id: exhibit.label for exhibit in case.exhibits if exhibit.label},
        offered=_offered(case),
        earlier=earlier_labels(options.after),
        late=plan.late,
        source=plan.source,
    )
    return Inputs(
        plan=plan,
        case=case,
        forms=forms,
        courts=courts,
        labels=labels,
        fonts=fonts,
        folder=plan.folder,
        today=means.today,
        engine=means.engine,
        tables=tuple(sorted(_tables(written.data))),
        court_folders=court_folders,
        form_folders=form_folders,
        reviews=reviews_for(plan, forms) if means.reviews is None else means.reviews,
    )


def _slips(
    plan: Plan,
    case: Case,
    forms: Mapping[str, Form],
    written: Structured,
    court_folders: Sequence[Path],
) -> tuple[Problem, ...]:
    """What does not hold together between plan, case and forms."""
    court = plan.jurisdiction or case.jurisdiction
    slips = (
        *plan_problems(plan, case),
        *_lost_exhibits(plan),
        *protected_problems(plan, case, forms),
        *value_problems(plan, case, forms, written),
        *service_problems(plan, case, forms, written),
        *subpoena_problems(plan, case, forms, court),
    )
    if not slips:
        return ()  # a court that is not known, and nothing else, is the court stage's own error
    return (*slips, *unknown_court(court, place_of_court(plan, written), court_folders))


def _with_further_slips(
    error: PacketError, path: Path, form_folders: Sequence[Path], court_folders: Sequence[Path]
) -> PacketError:
    """A plan's own faults together with the slips of all that is without fault in it."""
    plan = sound_part(path)
    if plan is None:
        return error
    try:
        written = read_structured(plan.case, shown=plan.case.name, error=CaseError)
        extra = (*court_folders, *plan.jurisdictions)
        case = case_for_court(written, plan.case.parent, extra=extra)
    except PacketgenError:
        return error
    forms, unusable = _forms(plan, (*form_folders, *plan.forms))
    slips = _slips(plan, case, forms, written, extra)
    problems = in_file_order({*error.problems, *slips, *unusable})
    return PacketError(has_problems(plan.source, problems), hint=error.hint, problems=problems)


def _tables(value: object) -> set[str]:
    """Files named as ``{file: …, sheet: …, dates: …}`` anywhere in a case file."""
    if isinstance(value, Mapping):
        if isinstance(value.get("file"), str) and not set(value) - {"file", "sheet", "dates"}:
            return {str(value["file"])}
        return set().union(*map(_tables, value.values()))
    return set().union(*map(_tables, value)) if isinstance(value, list) else set()


def _refuse(slips: tuple[Problem, ...], unusable: tuple[Problem, ...], plan: Plan) -> None:
    """All slips of the plan, its texts and its case in the order of each file."""
    if unusable and not slips:
        raise FormError(f"the forms of {plan.source} cannot be used", problems=unusable)
    if slips:
        problems = in_file_order({*slips, *unusable})
        raise PacketError(has_problems(plan.source, problems), problems=problems)


def _lost_exhibits(plan: Plan) -> Iterator[Problem]:
    """Exhibits attached to a paper that is not filed would be in no file."""
    for document in plan.documents:
        if document.exhibits and not document.filed:
            yield Problem(
                plan.place_of(document, "filed"),
                "it is not filed (filed: false), so its exhibits would be in no file",
                "Attach them to the paper that is filed, or remove 'filed: false'.",
            )


def _offered(case: Case) -> dict[str, Offered]:
    """Who offers each exhibit; the client where the case does not say."""
    parties = {party.id: party for party in case.parties}
    found = {}
    for exhibit in case.exhibits:
        party = parties.get(exhibit.offered_by) or parties.get(case.client)
        if party is not None:
            found[exhibit.id] = Offered(party.side == "first", party.role)
    return found


def _scheme(court: Court) -> str:
    return court.layout.exhibit_label_scheme or "letters"


def _forms(plan: Plan, folders: Sequence[Path]) -> tuple[dict[str, Form], tuple[Problem, ...]]:
    """The forms that could be loaded, and what is wrong with the others."""
    wanted = {document.form: plan.place_of(document, "form") for document in plan.documents[::-1]}
    if plan.exhibits:
        for shipped in (COVER_FORM, INDEX_FORM):
            wanted.setdefault(shipped, Location(plan.source or None))
    forms: dict[str, Form] = {}
    problems: list[Problem] = []
    for identifier, place in wanted.items():
        try:
            forms[identifier] = load_form(identifier, extra=folders)
        except PacketgenError as error:
            problems += error.problems or (Problem(place, error.message, error.hint),)
    for document in plan.documents:
        form = forms.get(document.form)
        if form and form.audience == "internal" and plan.audience in COURT_AUDIENCES:
            problems.append(
                Problem(
                    plan.place_of(document, "form"),
                    f"the form '{form.id}' is for the office's own use; "
                    f"it may not enter a packet whose audience is {plan.audience}",
                    "Take it out of this plan, or build it from a plan with audience: internal.",
                )
            )
    return forms, in_file_order(problems)


def _courts(
    plan: Plan,
    case: Case,
    case_file: Structured,
    forms: Mapping[str, Form],
    today: dt.date,
    folders: Sequence[Path],
    fonts: FontBook,
) -> dict[str, Court]:
    from packetgen.typeset import court_face

    on = plan.filing_date or today
    filer = plan.filer or "attorney"
    client = next((p for p in case.parties if p.id == case.client), None)
    if not plan.filer and client is not None and client.self_represented:
        filer = "self-represented"
    courts: dict[str, Court] = {}
    kinds = {"": ("", False, False)}
    for document in plan.documents:
        form = forms[document.form]
        kinds[form.kind] = (form.kind, form.initial, False)
        if document.recorded:
            kinds[f"{form.kind}{TO_BE_RECORDED}"] = (form.kind, form.initial, True)
    for form in forms.values():
        kinds.setdefault(form.kind, (form.kind, form.initial, False))
    for name, (kind, initial, recorded) in kinds.items():
        conditions = Conditions(
            on=on,
            channel=plan.channel,
            document=kind,
            case_type=case.kind,
            filer=filer,
            initial=initial,
            recorded=recorded,
        )
        jurisdiction = resolve_court(
            plan.jurisdiction or case.jurisdiction,
            conditions,
            case,
            case_file,
            named_at=place_of_court(plan, case_file),
            extra=folders,
        )
        face = plan.options.font or court_face(jurisdiction, fonts, house=HOUSE_FONT)
        courts[name] = Court(jurisdiction, layout(jurisdiction, font=face))
    return courts
