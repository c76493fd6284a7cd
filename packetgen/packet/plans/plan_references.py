"""What a plan file names: paths beside it, and documents, exhibits and filings of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packetgen.errors import Problem
from packetgen.reading import Structured, child, did_you_mean, inside


def path_problems(structured: Structured, folder: Path) -> Iterator[Problem]:
    """Paths of a plan that leave its folder, or lead to nothing."""
    data = structured.data
    named: list[tuple[str, Any, bool]] = [("/case", data.get("case"), True)]
    for key in ("forms", "jurisdictions"):
        folders = data.get(key)
        listed = folders if isinstance(folders, list) else []
        named += [(f"/{key}/{at}", value, False) for at, value in enumerate(listed)]
    named += _further_files(data)
    for pointer, value, file in named:
        if not isinstance(value, str):
            continue
        where = structured.where(pointer)
        try:
            path = inside(folder, value)
        except ValueError as reason:
            yield Problem(where, str(reason), "Copy it into the plan's folder.")
            continue
        if file and not path.is_file():
            hint = _near(path) or "Correct the path, or put the file there."
            yield Problem(where, f"there is no file '{value}' beside the plan", hint)
        elif not file and not path.is_dir():
            hint = _near(path) or "Correct the path, or make the folder."
            yield Problem(where, f"there is no folder '{value}' beside the plan", hint)


def _near(path: Path) -> str:
    try:
        return did_you_mean(path.name, [each.name for each in path.parent.iterdir()])
    except OSError:
        return ""


def _further_files(data: dict[str, Any]) -> Iterator[tuple[str, Any, bool]]:
    """Earlier packets that labels continue, and redacted files; a ledger may not be there yet."""
    options = data.get("options")
    labels = options.get("labels") if isinstance(options, dict) else None
    after = labels.get("after") if isinstance(labels, dict) else None
    if isinstance(after, list):
        yield from ((f"/options/labels/after/{at}", value, True) for at, value in enumerate(after))
    else:
        yield "/options/labels/after", after, True
    for pointer, document in _mappings(data, "documents"):
        attached = document.get("exhibits")
        for at, item in enumerate(attached if isinstance(attached, list) else ()):
            if isinstance(item, dict):
                yield f"{pointer}/exhibits/{at}/redacted", item.get("redacted"), True


def ledger_problems(structured: Structured, folder: Path) -> Iterator[Problem]:
    """A Bates ledger that would stand outside the case folder."""
    options = structured.data.get("options")
    bates = options.get("bates") if isinstance(options, dict) else None
    ledger = bates.get("ledger") if isinstance(bates, dict) else None
    if isinstance(ledger, str):
        try:
            inside(folder, ledger)
        except ValueError as reason:
            yield Problem(
                structured.where("/options/bates/ledger"),
                str(reason),
                "Keep the ledger in the case folder.",
            )


def copy_problems(structured: Structured) -> Iterator[Problem]:
    """Documents that a copy names and the plan does not have, and two copies of one id."""
    known = [_id_of(entry) for _, entry in _mappings(structured.data, "documents")]
    copies = structured.data.get("copies")
    seen: set[Any] = set()
    for at, copy in enumerate(copies if isinstance(copies, list) else ()):
        if not isinstance(copy, dict):
            continue
        name = _id_of(copy)
        if name is not None and name in seen:
            where = structured.where(f"/copies/{at}/id")
            yield Problem(where, f"two copies have the id '{name}'")
        seen.add(name)
        named = copy.get("documents")
        for number, identifier in enumerate(named if isinstance(named, list) else ()):
            if isinstance(identifier, str) and identifier not in known:
                yield Problem(
                    structured.where(f"/copies/{at}/documents/{number}"),
                    f"the plan has no document '{identifier}'",
                    did_you_mean(identifier, [each for each in known if each is not None]),
                )


def reference_problems(structured: Structured) -> Iterator[Problem]:
    """Documents and filings of one id, exhibits attached twice, and documents in no filing."""
    data = structured.data
    documents = _mappings(data, "documents")
    identifiers = [name for _, entry in documents if (name := _id_of(entry)) is not None]
    for pointer, entry in documents:
        name = _id_of(entry)
        if name is not None and identifiers.count(name) > 1:
            yield Problem(
                structured.where(f"{pointer}/id"),
                f"two documents have the id '{name}'",
                "Rename one, and what points to it.",
            )
        ids = [_attached_id(item) for item in _items(entry, "exhibits")]
        for at, identifier in enumerate(ids):
            if identifier is not None and ids.index(identifier) != at:
                yield Problem(
                    structured.where(f"{pointer}/exhibits/{at}"),
                    f"exhibit '{identifier}' is attached to this document twice",
                )
    unfiled = {_id_of(entry) for _, entry in documents if entry.get("filed") is False}
    filings = _mappings(data, "filings")
    if not filings:
        return
    names = Counter(_id_of(entry) for _, entry in filings)
    placed: Counter[str] = Counter()
    for pointer, entry in filings:
        name = _id_of(entry)
        if name is not None and names[name] > 1:
            yield Problem(structured.where(f"{pointer}/id"), f"two filings have the id '{name}'")
        for at, identifier in enumerate(_items(entry, "documents")):
            if not isinstance(identifier, str):
                continue
            where = structured.where(child(child(pointer, "documents"), at))
            placed[identifier] += 1
            if identifier not in identifiers:
                hint = did_you_mean(identifier, identifiers)
                yield Problem(where, f"the plan has no document '{identifier}'", hint)
            elif identifier in unfiled:
                yield Problem(
                    where,
                    f"document '{identifier}' is not filed (filed: false), but stands in a filing",
                    "Take it out here, or remove 'filed: false'.",
                )
            elif placed[identifier] > 1:
                yield Problem(where, f"document '{identifier}' stands in two filings")
    for pointer, entry in documents:
        identifier = _id_of(entry)
        if identifier is not None and identifier not in unfiled and not placed[identifier]:
            yield Problem(
                structured.where(pointer),
                f"document '{identifier}' is in no filing",
                "Name it in one of the filings, or mark it 'filed: false'.",
            )


def _mappings(data: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
    """The mappings of a list in the plan, each with its pointer."""
    value = data.get(key)
    items = value if isinstance(value, list) else []
    return [(f"/{key}/{at}", item) for at, item in enumerate(items) if isinstance(item, dict)]


def _id_of(entry: dict[str, Any]) -> str | None:
    """An id that is a word; of any other the schema says what is wrong."""
    name = entry.get("id")
    return name if isinstance(name, str) else None


def _items(entry: dict[str, Any], key: str) -> list[Any]:
    value = entry.get(key)
    return value if isinstance(value, list) else []


def _attached_id(item: Any) -> str | None:
    if isinstance(item, dict):
        item = item.get("exhibit")
    return item if isinstance(item, str) else None
