"""One rule file as rules: parsed, typed, every fault of the file itself reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from packetgen.errors import JurisdictionError, Location, Problem
from packetgen.reading import Structured, child, problems_against
from packetgen.reading.patterns import unknown_fields
from packetgen.reading.structured import tokens

from .keys import KEYS, PARTS, Kind, is_locked_by
from .model import Citation, Effect, Operator, Status, Strength
from .values import bound, points, single


@dataclass(frozen=True, slots=True)
class Bound:
    """One key of one rule: what it sets, adds or takes away. ``where`` is its place in the file."""

    key: str
    operator: Operator
    value: Any
    where: Location = field(compare=False)
    tolerance: float = 0.0
    removes: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """Circumstances in which a rule holds; an empty tuple or None asks nothing."""

    channel: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    case_type: tuple[str, ...] = ()
    filer: tuple[str, ...] = ()
    initial: bool | None = None
    recorded: bool | None = None
    not_case_type: tuple[str, ...] = ()
    words_over: int | None = None
    pages_over: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def words(self) -> str:
        """The circumstances in words: ``document memorandum or reply, over 10 pages``; or ""."""
        asked = (
            ("channel", self.channel),
            ("document", self.document),
            ("case", self.case_type),
            ("filer", self.filer),
        )
        said = [f"{name} {' or '.join(words)}" for name, words in asked if words]
        if self.initial is not None:
            said.append("a first pleading" if self.initial else "not a first pleading")
        if self.not_case_type:
            said.append(f"not case {' or '.join(self.not_case_type)}")
        if self.recorded is not None:
            said.append("to be recorded" if self.recorded else "not to be recorded")
        if self.words_over is not None:
            said.append(f"over {self.words_over:,} words")
        if self.pages_over is not None:
            said.append(f"over {self.pages_over} pages")
        if self.since:
            said.append(f"filed from {self.since}")
        if self.until:
            said.append(f"filed until {self.until}")
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it binds, where and when, and where it stands in the books."""

    id: str
    bounds: tuple[Bound, ...]
    parts: tuple[str, ...]
    when: When
    effect: Effect
    citation: Citation
    where: Location = field(compare=False)
    overlay: bool = False
    silent: tuple[str, ...] = ()
    """Keys and groups of keys of which the rules are known to say nothing."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One ``jurisdiction.yaml``. ``file`` is its path inside the jurisdictions folder."""

    id: str
    name: str
    file: str
    identity: Mapping[str, Any]
    rules: tuple[Rule, ...]
    locks: tuple[str, ...] = ()
    locked_by: Citation | None = None
    habits: Mapping[str, Any] = field(default_factory=dict)
    """How packetgen dresses papers of this court where no rule speaks: key to figure."""
    where: Location = field(default=Location(), compare=False)


def layer_of(structured: Structured, schema: Mapping[str, Any], file: str) -> Layer:
    """The layer that a rule file describes.

    Raises:
        JurisdictionError: with every problem of the file.
    """
    problems = list(problems_against(schema, structured))
    if problems:
        _, further = sound_rules(structured, schema, file)
        raise _faulty(structured.name, [*problems, *further])
    data = structured.data
    rules = [
        rule_of(structured, f"/rules/{index}", entry, file, problems)
        for index, entry in enumerate(data.get("rules", []))
    ]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            problems.append(Problem(rule.where, f"rule {rule.id} stands twice in this file"))
        seen.add(rule.id)
    locks, locked_by = tuple(data.get("locks", ())), None
    if locks:
        named = [rule for rule in rules if rule.id == data["locks_by"]]
        if named:
            locked_by = named[0].citation
        else:
            message = f"locks_by names rule '{data['locks_by']}', which is not in this file"
            hint = "Add the rule that takes the say from lower layers, with its citation."
            problems.append(Problem(structured.where("/locks_by"), message, hint))
    for rule in rules:
        problems += _broken_silence(rule, rules)
        if not rule.bounds and not rule.silent and rule.id != data.get("locks_by"):
            message = f"rule {rule.id} sets nothing"
            problems.append(Problem(rule.where, message, "Add 'set:', or delete the rule."))
    habits: dict[str, Any] = {}
    for name, said in data.get("habits", {}).items():
        try:
            key = KEYS[name]
            many = key.kind is Kind.LIST
            habits[name] = tuple(single(key, item) for item in said) if many else single(key, said)
        except ValueError as reason:
            place = structured.where(child("/habits", name))
            problems.append(Problem(place, f"{name}: {reason}"))
    if problems:
        raise _faulty(structured.name, problems)
    return Layer(
        id=data["id"],
        name=data["name"],
        file=file,
        identity=data.get("identity", {}),
        rules=tuple(rules),
        locks=locks,
        locked_by=locked_by,
        habits=habits,
        where=structured.where("/id"),
    )


def sound_rules(
    structured: Structured, schema: Mapping[str, Any], file: str
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of a file with faults, without the keys in which one stands; what else they lack.

    They serve to name all faults at once, in the file and against the courts above, and nothing
    else: what a rule leaves out is filled in so that it binds nobody.
    """
    entries = structured.data.get("rules") if isinstance(structured.data, dict) else None
    entries = deepcopy(entries) if isinstance(entries, list) else []
    at_fault = set()
    for fault in problems_against(schema, structured):
        match list(tokens(fault.location.pointer or "")):
            case ["rules", number, "set", key, *_] if isinstance(entries[int(number)], dict):
                entries[int(number)]["set"].pop(key, None)
                at_fault.add(int(number))
            case ["rules", number, key, *_] if isinstance(entries[int(number)], dict):
                entries[int(number)].pop(key, None)
                at_fault.add(int(number))
            case ["rules", number, *_]:
                at_fault.add(int(number))
    rules, further = [], []
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            continue
        found: list[Problem] = []
        rule = rule_of(structured, f"/rules/{index}", {**_NOBODYS, **entry}, file, found)
        rules.append(rule)
        bounds = f"/rules/{index}/set/"
        further += [
            each
            for each in found
            if index not in at_fault or (each.location.pointer or "").startswith(bounds)
        ]
    return tuple(rules), tuple(further)


def rule_of(
    structured: Structured, pointer: str, entry: Mapping[str, Any], file: str, found: list[Problem]
) -> Rule:
    """One entry of ``rules`` that the schema has passed; further faults go to ``found``."""
    where = structured.where(pointer)
    bounds: list[Bound] = []
    for name, said in entry.get("set", {}).items():
        at = child(child(pointer, "set"), name)
        bounds += _bounds(structured, at, name, said, found)
    applies = entry.get("applies_to", {})
    parts = applies.get("parts") or (PARTS if "exclude" in applies else ("paper",))
    kept = tuple(part for part in PARTS if part in parts and part not in applies.get("exclude", ()))
    if not kept:
        found.append(Problem(structured.where(pointer + "/applies_to"), "governs no part at all"))
    citation = citation_of(structured, pointer, entry, file, found)
    return Rule(
        id=entry["id"],
        bounds=tuple(bounds),
        parts=kept,
        when=_when(structured, pointer, entry, found),
        effect=Effect(entry["effect"]),
        citation=citation,
        where=where,
        overlay=entry.get("overlay", False),
        silent=tuple(entry.get("silent", ())),
    )


def citation_of(
    structured: Structured, pointer: str, entry: Mapping[str, Any], file: str, found: list[Problem]
) -> Citation:
    """The citation of a rule or a text; a confirmed one must say where it was read."""
    source = entry.get("source", {})
    strength, status = Strength(source.get("strength", "none")), Status(entry["status"])
    at = structured.where(pointer + "/source")
    if status is Status.CONFIRMED:
        if strength is Strength.NONE or "url" not in source:
            message = "a confirmed rule names the address it was read at, and how strong that is"
            hint = "Add url and strength (official or third-party), or set status: unverified."
            found.append(Problem(at, message, hint))
        elif strength is Strength.OFFICIAL and "read" not in source:
            found.append(Problem(at, "says nothing of when it was read", "Add read: YYYY-MM-DD."))
    elif strength is not Strength.NONE:
        message = "an unverified rule was read nowhere, so its source has strength: none"
        found.append(Problem(at, message))
    read = source.get("read", "")
    day = None
    if read:
        try:
            day = dt.date.fromisoformat(read if len(read) == 10 else read + "-01")
        except ValueError:
            place = structured.where(pointer + "/source/read")
            found.append(Problem(place, f"{read} is not a possible date"))
    return Citation(
        rule=entry["id"],
        cite=entry["cite"],
        url=source.get("url", ""),
        strength=strength,
        status=status,
        read=day,
        read_shown=read,
        file=file,
        note=entry.get("note", ""),
    )


def _broken_silence(silence: Rule, rules: Sequence[Rule]) -> Iterator[Problem]:
    for rule in rules:
        for each in rule.bounds:
            if any(is_locked_by(each.key, name) for name in silence.silent):
                yield Problem(
                    each.where,
                    f"rule {rule.id} sets {each.key}, and {silence.id} says that there is no rule "
                    f"on it ({silence.citation.cite})",
                    "One of the two is wrong: read the source again.",
                )


def _bounds(
    structured: Structured, at: str, name: str, said: Any, found: list[Problem]
) -> list[Bound]:
    key = KEYS[name]
    where = structured.where(at)
    if key.kind is Kind.FLAG:
        return [Bound(name, Operator(said), said == "required", where)]
    bounds: list[Bound] = []
    tolerance = points(said["tolerance"]) if "tolerance" in said else 0.0
    operators = [word for word in said if word != "tolerance"]
    if key.kind is not Kind.LIST and len(operators) != 1:
        wanted = ", ".join(o.value for o in Operator if o in key.operators)
        message = f"{name} needs one operator, and has {len(operators)}"
        found.append(Problem(where, message, f"Write one of: {wanted}."))
        return []
    for word in operators:
        operator = Operator.REQUIRED if key.kind is Kind.LIST else Operator(word)
        try:
            value = bound(key, operator, said[word])
        except ValueError as reason:
            found.append(Problem(structured.where(child(at, word)), f"{name}: {reason}"))
            continue
        if key.fields and isinstance(value, str):
            found += [
                Problem(
                    structured.where(child(at, word)),
                    f"{name} names {{{field}}}, which is not known",
                    hint,
                )
                for field, hint in unknown_fields(value, key.fields)
            ]
        bounds.append(Bound(name, operator, value, where, tolerance, removes=word == "remove"))
    return bounds


def _when(
    structured: Structured, pointer: str, entry: Mapping[str, Any], found: list[Problem]
) -> When:
    asked = entry.get("when", {})
    days = entry.get("effective", {})
    since, until = (
        dt.date.fromisoformat(days[end]) if end in days else None for end in ("from", "to")
    )
    if since and until and since > until:
        place = structured.where(pointer + "/effective")
        found.append(Problem(place, "ends before it begins", "Exchange 'from' and 'to'."))

    def words(name: str) -> tuple[str, ...]:
        value = asked.get(name, ())
        return (value,) if isinstance(value, str) else tuple(sorted(value))

    return When(
        channel=words("channel"),
        document=words("document"),
        case_type=words("case_type"),
        filer=words("filer"),
        initial=asked.get("initial"),
        recorded=asked.get("recorded"),
        not_case_type=words("not_case_type"),
        words_over=asked.get("words_over"),
        pages_over=asked.get("pages_over"),
        since=since,
        until=until,
    )


_NOBODYS = {"id": "(without id)", "cite": "", "status": "unverified", "effect": "advisory"}
"""Stands in for what a rule with a fault does not say."""


def _faulty(name: str, problems: list[Problem]) -> JurisdictionError:
    return JurisdictionError(f"{name} cannot be used", problems=tuple(problems))
