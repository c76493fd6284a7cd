"""What is wrong with the values that a plan gives to its forms, before anything is drafted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from packetgen.case import Case
from packetgen.case.client import possible_sides
from packetgen.draft.filling.text_cites import TextCite, cites_in
from packetgen.errors import CaseError, Location, Problem
from packetgen.form import Form
from packetgen.packet import Plan, PlannedDocument
from packetgen.packet.exhibits.page_counts import known_page_count
from packetgen.reading import Structured, child, did_you_mean, problems_against
from packetgen.reading.english_counts import counted
from packetgen.reading.text import decode, read_bytes

from .text_files import named_texts, text_file

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOUNS = {
    "hearing": "hearing",
    "party": "party",
    "person": "party, lawyer or other person",
    "counsel": "lawyer",
    "exhibit": "exhibit",
    "event": "event",
    "requirement": "requirement",
    "service": "service",
    "document": "document of the plan",
}


def value_problems(
    plan: Plan, case: Case, forms: Mapping[str, Form], case_file: Structured
) -> tuple[Problem, ...]:
    """Every slip in ``values:``, with the line of the plan or of the text file it stands in.

    Against the form's schema; ids that name nothing in the case; issues that no event is on; text
    files that cannot be read; tags that cannot be read; cites to exhibits and pages that are not
    there; and whose paper it is.

    Args:
        plan: The plan.
        case: Its case.
        forms: Forms by id, as far as they could be loaded; the others are passed over.
        case_file: The case file as it was read, for places in it.
    """
    found: list[Problem] = []
    counts: dict[str, int | None] = {}
    for document in plan.documents:
        form = forms.get(document.form)
        if form is None:
            continue
        found += _against_schema(plan, document, form)
        found += _unknown_ids(plan, document, form, case)
        found += _unknown_issues(plan, document, form, case)
        found += _wrong_forms(plan, document, form)
        found += _backward(plan, document, form)
        found += _texts(plan, document, form, case, counts)
    found += _whose_paper(plan, case, case_file)
    return tuple(dict.fromkeys(found))


def _against_schema(plan: Plan, document: PlannedDocument, form: Form) -> Iterable[Problem]:
    pointer = plan.pointer_of(document, "values")
    values = dict(document.values)
    whole = plan.written or Structured(None, plan.source)
    return problems_against(form.schema, whole.part(pointer, values))


def _unknown_ids(
    plan: Plan, document: PlannedDocument, form: Form, case: Case
) -> Iterator[Problem]:
    for steps, kind, value in _ids(form.schema, document.values, ()):
        known = _known(kind, plan, case)
        if kind not in _NOUNS or value in known:
            continue
        near = did_you_mean(value, known)
        other = next((k for k in _NOUNS if value in _known(k, plan, case)), "")
        listed = f"There are: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}."
        hint = near or (listed if known else f"The case file has no {_NOUNS[kind]} yet.")
        if other:
            hint = f"'{value}' is a {_NOUNS[other]}. {hint}"
        yield Problem(
            plan.place_of(document, "values", *steps),
            f"no {_NOUNS[kind]} has the id '{value[:60]}'",
            hint,
        )


def _unknown_issues(
    plan: Plan, document: PlannedDocument, form: Form, case: Case
) -> Iterator[Problem]:
    """Issues that no event is on: a misspelt one would leave every event out."""
    known = sorted({issue for event in case.events for issue in event.issues})
    folded = {issue.casefold() for issue in known}
    listed = f"The events are on: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}."
    for name, schema in form.properties.items():
        given = document.values.get(name)
        if not (isinstance(schema, Mapping) and schema.get("x-issue")):
            continue
        if isinstance(given, str) and given.casefold() not in folded:
            yield Problem(
                plan.place_of(document, "values", name),
                f"no event of the case is on the issue '{given[:60]}'",
                did_you_mean(given, known)
                or (listed if known else "Name issues under 'issues:' of the events."),
            )


def _wrong_forms(plan: Plan, document: PlannedDocument, form: Form) -> Iterator[Problem]:
    """Documents named where only certain forms will do: a consent that is no release, say."""
    forms = {planned.id: planned.form for planned in plan.documents}
    for name, schema in form.properties.items():
        wanted = schema.get("x-form") if isinstance(schema, Mapping) else None
        given = forms.get(str(document.values.get(name, "")))
        if isinstance(wanted, list) and given is not None and given not in wanted:
            yield Problem(
                plan.place_of(document, "values", name),
                f"'{document.values[name]}' is made with the form '{given}'",
                f"Name a document made with {' or '.join(wanted)}.",
            )


def _backward(plan: Plan, document: PlannedDocument, form: Form) -> Iterator[Problem]:
    """A span of time that ends before it begins, which would leave everything out."""
    since, until = (str(document.values.get(name, "")) for name in ("since", "until"))
    both = {"since", "until"} <= form.properties.keys() and _DAY.fullmatch(since)
    if both and _DAY.fullmatch(until) and until < since:
        yield Problem(
            plan.place_of(document, "values", "until"),
            f"it ends ({until}) before it begins ('since' is {since})",
            "Exchange the two, or correct the one that is wrong.",
        )


def _ids(
    schema: Any, value: Any, steps: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every id in a value, with its steps and the kind that the schema's ``x-id`` names."""
    if not isinstance(schema, Mapping):
        return
    if isinstance(value, str) and isinstance(schema.get("x-id"), str):
        yield steps, schema["x-id"], value
    elif isinstance(value, Mapping):
        for key, inner in schema.get("properties", {}).items():
            if key in value:
                yield from _ids(inner, value[key], (*steps, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _ids(schema.get("items"), item, (*steps, number))


def _known(kind: str, plan: Plan, case: Case) -> list[str]:
    groups: dict[str, Iterable[Any]] = {
        "hearing": case.hearings,
        "party": case.parties,
        "person": (*case.parties, *case.counsel, *case.people),
        "counsel": case.counsel,
        "exhibit": case.exhibits,
        "event": case.events,
        "requirement": case.requirements,
        "service": case.services,
        "document": plan.documents,
    }
    return [thing.id for thing in groups.get(kind, ())]


def _texts(
    plan: Plan,
    document: PlannedDocument,
    form: Form,
    case: Case,
    counts: dict[str, int | None],
) -> Iterator[Problem]:
    prose = {
        name
        for name, schema in form.properties.items()
        if isinstance(schema, Mapping) and schema.get("format") == "prose"
    }
    files = dict(named_texts(dict(document.values)))
    for pointer, name in files.items():
        top = pointer.split("/")[1]
        if pointer.endswith("/file") or top in prose:
            place = plan.where(plan.pointer_of(document, "values") + pointer)
            yield from _text_file(plan, case, name, place, counts)
    for pointer, text in _strings(dict(document.values), ""):
        if pointer in files or not ("{" in text or "packetgen:" in text):
            continue
        # A value of one line is filled only where it holds a whole tag; prose always is.
        if pointer.split("/")[1] in prose or ("{{" in text and "}}" in text) or "{%" in text:
            place = plan.where(plan.pointer_of(document, "values") + pointer)
            yield from _cites(plan, case, text, place, counts)


def _strings(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, child(pointer, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _strings(item, child(pointer, number))


def _text_file(
    plan: Plan, case: Case, name: str, place: Location, counts: dict[str, int | None]
) -> Iterator[Problem]:
    try:
        path = text_file(plan, name)
    except ValueError as reason:
        yield Problem(place, str(reason), "Copy the text into the plan's folder.")
        return
    if not path.exists():
        yield Problem(
            place,
            f"there is no file '{name}' beside the plan",
            "Paths of texts begin at the folder of the plan, or at that of the case file.",
        )
        return
    try:
        text = decode(read_bytes(path, shown=name, error=CaseError), name=name, error=CaseError)
    except CaseError as error:
        yield from error.problems or (Problem(Location(name), error.message, error.hint),)
        return
    yield from _cites(plan, case, text, Location(name), counts)


def _cites(
    plan: Plan, case: Case, text: str, place: Location, counts: dict[str, int | None]
) -> Iterator[Problem]:
    cites, broken = cites_in(text, place)
    yield from broken
    attached = plan.exhibits
    for cite in cites:
        where = Location(place.file, cite.line) if place.line is None else place
        if cite.exhibit not in attached:
            yield _not_attached(cite.exhibit, attached, case, where)
        elif cite.page:
            yield from _page(plan, case, cite, where, counts)


def _not_attached(exhibit: str, attached: tuple[str, ...], case: Case, where: Location) -> Problem:
    if any(known.id == exhibit for known in case.exhibits):
        return Problem(
            where,
            f"a cite to exhibit '{exhibit}', which no document of the plan has attached",
            "Attach it in the plan, under exhibits: of the paper that shows it.",
        )
    has = f"The packet has: {', '.join(attached)}." if attached else "The packet has no exhibits."
    return Problem(
        where,
        f"a cite to exhibit '{exhibit[:60]}', which the case does not have",
        did_you_mean(exhibit, attached) or has,
    )


def _page(
    plan: Plan, case: Case, cite: TextCite, where: Location, counts: dict[str, int | None]
) -> Iterator[Problem]:
    if cite.pages is None:
        yield Problem(
            where,
            f"'{cite.page[:40]}' is neither a page nor a range of pages",
            "Write page=3, or page='3-5'.",
        )
        return
    if cite.exhibit not in counts:
        counts[cite.exhibit] = _count(plan, case, cite.exhibit)
    count = counts[cite.exhibit]
    for number in cite.pages:
        if number < 1 or (count is not None and number > count):
            have = "pages" if count is None else counted(count, "page")
            yield Problem(
                where,
                f"exhibit '{cite.exhibit}' has {have}, so there is no page {number}",
                "Pages are counted from 1, in what is included of the exhibit.",
            )
            return


def _count(plan: Plan, case: Case, identifier: str) -> int | None:
    """Pages of an exhibit, the most where it is attached with several ranges; None if unknown."""
    exhibit = next(known for known in case.exhibits if known.id == identifier)
    if exhibit.document or any(part.pages or part.title for part in exhibit.parts):
        return None
    files = [plan.case.parent / file for file in exhibit.files]
    counts = [
        known_page_count(files, attached.pages or exhibit.pages)
        for document in plan.documents
        for attached in document.exhibits
        if attached.exhibit == identifier
    ]
    known = [count for count in counts if count is not None]
    return max(known) if len(known) == len(counts) and known else None


def _whose_paper(plan: Plan, case: Case, case_file: Structured) -> Iterator[Problem]:
    sides = possible_sides(case)
    open_ones = [d.id for d in plan.documents if not d.values.get("filer")]
    if len(sides) < 2 or not open_ones:
        return
    parties = ", ".join(party.id for party in case.parties[:12])
    yield Problem(
        case_file.where("/case"),
        "it does not say whom you act for, and more than one side is possible",
        f"Write 'client:' with the id of your client under 'case:' ({parties}), "
        "or 'filer:' in the values of each document.",
    )


__all__ = ["value_problems"]
