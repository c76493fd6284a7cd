"""Where courts live on disk: one folder per court, inside its parent's folder.

A root holds ``us/ca/superior/jurisdiction.yaml`` and the like; the shipped root comes first, the
user's own after it. A court that a later root holds too replaces the earlier file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from packetgen.errors import JurisdictionError, Location, Problem
from packetgen.reading import (
    did_you_mean,
    in_file_order,
    load_schema,
    nearest_words,
    parse_structured,
)

from .consistency import problems_in
from .model import RequiredWording
from .rules import Layer, layer_of, sound_rules
from .texts import wording_of

FILE = "jurisdiction.yaml"
_NAME = re.compile(r"[a-z0-9]+")
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Court:
    """A court's own layer and texts, with the sha256 of every file read."""

    layer: Layer
    texts: tuple[RequiredWording, ...]
    sources: tuple[tuple[str, str], ...]


def shipped() -> Path:
    """The folder of the courts that come with packetgen."""
    return Path(str(resources.files("packetgen.data.jurisdictions")))


def known_jurisdictions(extra: Sequence[Path] = ()) -> tuple[str, ...]:
    """Ids of all courts, sorted: those that come with packetgen and those in ``extra`` folders."""
    found: set[str] = set()
    for root in (shipped(), *extra):
        _walk(root, "", found)
    return tuple(sorted(found))


def chain_of(identifier: str, extra: Sequence[Path] = ()) -> tuple[Court, ...]:
    """A court and all the courts above it, the most general first.

    Raises:
        JurisdictionError: for an unknown court, a missing parent, and every fault of the files.
    """
    roots = (shipped(), *extra)
    for root in extra:
        if not root.is_dir():
            raise JurisdictionError(
                f"{root} is not a folder",
                hint="Courts of your own live in a folder such as us/ca/superior/alameda.",
            )
    steps = identifier.split("-")
    ids = ["-".join(steps[: depth + 1]) for depth in range(len(steps))]
    proper = all(_NAME.fullmatch(step) for step in steps)
    if not proper or _root_with(roots, identifier) is None:
        known = known_jurisdictions(extra)
        near = did_you_mean(identifier, known)
        listed = "'packetgen jurisdictions' lists all."
        near = near or nearest_words(identifier, known, "Known", listed)
        raise JurisdictionError(f"no court is called '{identifier}'", hint=near)
    courts: list[Court] = []
    problems: list[Problem] = []
    for id_ in ids:
        holder = _root_with(roots, id_)
        if holder is None:
            place = Location(file=f"{identifier.replace('-', '/')}/{FILE}")
            hint = f"Add {id_.replace('-', '/')}/{FILE}; every court has the folder above it."
            problems.append(Problem(place, f"its parent '{id_}' does not exist", hint))
            continue
        try:
            courts.append(_court(roots, holder, id_))
        except JurisdictionError as error:
            problems += error.problems or (Problem(Location(file=id_), error.message, error.hint),)
            courts += _sound_part(roots, holder, id_)
    if problems:
        problems = list(in_file_order({*problems, *problems_in(courts)}))
        raise JurisdictionError(
            f"the court '{identifier}' cannot be used", problems=tuple(problems)
        )
    return tuple(courts)


def _walk(folder: Path, prefix: str, found: set[str]) -> None:
    if not folder.is_dir():
        return
    for inner in sorted(folder.iterdir()):
        if inner.is_dir() and _NAME.fullmatch(inner.name):
            identifier = f"{prefix}-{inner.name}" if prefix else inner.name
            if (inner / FILE).is_file():
                found.add(identifier)
            _walk(inner, identifier, found)


def _root_with(roots: Sequence[Path], identifier: str) -> Path | None:
    """The last root that holds the court."""
    for root in reversed(roots):
        if root.joinpath(*identifier.split("-"), FILE).is_file():
            return root
    return None


def _court(roots: Sequence[Path], root: Path, identifier: str) -> Court:
    steps = identifier.split("-")
    file = "/".join((*steps, FILE))
    text, digest = read_text(root.joinpath(*steps, FILE), file)
    layer = _layer(text, file, identifier)
    texts, sources, problems = _texts(roots, identifier)
    if problems:
        raise JurisdictionError(f"{file} cannot be used", problems=tuple(problems))
    sources[file] = digest
    return Court(layer, tuple(texts[key] for key in sorted(texts)), tuple(sorted(sources.items())))


def _texts(
    roots: Sequence[Path], identifier: str
) -> tuple[dict[str, RequiredWording], dict[str, str], list[Problem]]:
    """A court's texts by id, the sha256 of their files, and what is wrong with them."""
    steps = identifier.split("-")
    texts: dict[str, RequiredWording] = {}
    sources: dict[str, str] = {}
    problems: list[Problem] = []
    for each in roots:
        folder = each.joinpath(*steps, "texts")
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            name = "/".join((*steps, "texts", path.name))
            try:
                words, digest = read_text(path, name)
                texts[path.stem] = _text(words, name, path.stem)
                sources[name] = digest
            except JurisdictionError as error:
                problems += error.problems or (Problem(Location(file=name), error.message),)
    return texts, sources, problems


def _sound_part(roots: Sequence[Path], root: Path, identifier: str) -> Iterator[Court]:
    """A court whose file has faults, with the rules that can be read; none where nothing can."""
    steps = identifier.split("-")
    file = "/".join((*steps, FILE))
    try:
        text, _ = read_text(root.joinpath(*steps, FILE), file)
        structured = parse_structured(text, name=file, format="yaml", error=JurisdictionError)
    except JurisdictionError:
        return
    rules, _ = sound_rules(structured, load_schema("jurisdiction"), file)
    texts, _, _ = _texts(roots, identifier)
    yield Court(Layer(identifier, "", file, {}, rules), tuple(texts.values()), ())


def read_text(path: Path, shown: str) -> tuple[str, str]:
    """A rule file's text and the sha256 of it. Raises JurisdictionError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise JurisdictionError(f"{shown} is too large for a rule file")
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise JurisdictionError(f"{shown} could not be read: {reason}") from error
    except UnicodeDecodeError as error:
        raise JurisdictionError(
            f"{shown} is not UTF-8 text", hint="Save it as UTF-8 in your editor."
        ) from error
    # Line ends differ between checkouts; the rules do not.
    text = text.replace("\r\n", "\n")
    return text, hashlib.sha256(text.encode("utf-8")).hexdigest()


@lru_cache(maxsize=256)
def _layer(text: str, file: str, identifier: str) -> Layer:
    structured = parse_structured(text, name=file, format="yaml", error=JurisdictionError)
    layer = layer_of(structured, load_schema("jurisdiction"), file)
    if layer.id != identifier:
        problem = Problem(
            layer.where,
            f"the id is '{layer.id}', and the folder says '{identifier}'",
            "The id is the folder's path with '-' for '/'.",
        )
        raise JurisdictionError(f"{file} cannot be used", problems=(problem,))
    return layer


@lru_cache(maxsize=256)
def _text(text: str, file: str, stem: str) -> RequiredWording:
    structured = parse_structured(text, name=file, format="yaml", error=JurisdictionError)
    wording = wording_of(structured, file)
    if wording.id != stem:
        problem = Problem(
            structured.where("/id"), f"the id is '{wording.id}', and the file is named '{stem}'"
        )
        raise JurisdictionError(f"{file} cannot be used", problems=(problem,))
    return wording
