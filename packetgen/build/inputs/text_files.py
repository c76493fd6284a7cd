"""The text files that a plan's values name: ``{file: text/memorandum.md}``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packetgen.packet import Plan
from packetgen.reading import child, inside

_FILE = re.compile(r"[^\n]{1,200}\.md")


def text_file(plan: Plan, name: str) -> Path:
    """The file that a value names: beside the plan; if there is none, beside the case file.

    Raises:
        ValueError: with a plain sentence, for a path that leaves the folder.
    """
    path = inside(plan.folder, name)
    if not path.is_file():
        beside_case = inside(plan.case.parent, name)
        if beside_case.is_file():
            return beside_case
    return path


def named_texts(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Pointer and name of every text file in a document's values.

    A file is named by ``{file: name}``, or by a text of one line that ends in ``.md``.
    """
    if isinstance(value, Mapping):
        if isinstance(value.get("file"), str) and len(value) == 1:
            yield child(pointer, "file"), value["file"]
            return
        for key, item in value.items():
            yield from named_texts(item, child(pointer, key))
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            yield from named_texts(item, child(pointer, number))
    elif isinstance(value, str) and _FILE.fullmatch(value.strip()):
        yield pointer, value.strip()


def with_texts_from(plan: Plan, value: Any) -> Any:
    """The values with each text file named from the plan's folder, wherever it was found."""
    if isinstance(value, Mapping):
        if isinstance(value.get("file"), str) and len(value) == 1:
            return {"file": _from_plan(plan, value["file"])}
        return {key: with_texts_from(plan, item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [with_texts_from(plan, item) for item in value]
    if isinstance(value, str) and _FILE.fullmatch(value.strip()):
        return _from_plan(plan, value.strip())
    return value


def _from_plan(plan: Plan, name: str) -> str:
    try:
        path = text_file(plan, name)
    except ValueError:
        return name
    return path.relative_to(plan.folder).as_posix() if path.is_file() else name
