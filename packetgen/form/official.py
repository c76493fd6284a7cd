"""Official PDF forms: a court's own file, and what of the case goes into which of its fields.

``form.yaml`` with ``kind: pdf`` names the file, the SHA-256 of the very revision that the mapping
was written for, and for each field, by its fully qualified name, a path of the case.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.abc import Traversable
from importlib.resources import files
from typing import Any

from packetgen.errors import Location, Problem

ADDENDUM = "form-addendum"
"""Id of the shipped form whose template shows what a field has no room for."""
NOT_MAPPED = "not mapped yet"
"""Why a field of a scaffold is blank; a final build refuses it."""
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """What goes into one field.

    Attributes:
        name: Fully qualified name of the field.
        value: A path of the case (``case.number``), an expression with filters, or a text with
            tags; empty for a field that stays blank.
        on: State of a check box that means yes; empty where the box has one state alone.
        states: For radio buttons and choices: what the value is called in the file, by the value.
        optional: A missing value leaves the field empty instead of showing a gap.
        cut: Where a value that is too long is cut: ``words``, ``items`` (at a comma or semicolon),
            ``never`` (all of it goes to the addendum).
        blank: Why it stays blank; empty for a field that is filled.
        label: What people call the field, for the addendum.
    """

    name: str
    value: str = ""
    on: str = ""
    states: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    cut: str = "words"
    blank: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class OfficialPdf:
    """The court's file with its mapping; ``revision`` is what the form itself says of its date."""

    file: str
    data: bytes = field(repr=False)
    sha256: str
    revision: str = ""
    entries: tuple[FieldEntry, ...] = ()
    least: float = 8.0
    """The smallest type, in points, in which a field of no fixed size is filled."""


def read_official(
    folder: Traversable, data: Mapping[str, Any], place: str, problems: list[Problem]
) -> OfficialPdf | None:
    """The official PDF of a form folder; what is wrong with it is added to ``problems``."""
    at = Location(f"{place}/form.yaml", pointer="/pdf")
    name = data.get("pdf", "")
    if not name:
        problems.append(Problem(at, "a form of kind pdf names no PDF", "Write pdf: NAME.pdf."))
        return None
    if not re.fullmatch(r"[^/\\]+\.pdf", name, re.I):
        hint = "Put the file into the form's folder and name it without a path."
        problems.append(Problem(at, f"{name!r} is no PDF of this folder", hint))
        return None
    file = folder.joinpath(name)
    if not file.is_file():
        hint = (
            f"Get the official form from the court and save it as {folder.name}/{name}: packetgen "
            "does not imitate official forms."
        )
        problems.append(Problem(Location(f"{place}/{name}"), "the official form is not here", hint))
        return None
    content = file.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    wanted = str(data.get("sha256", "")).lower()
    if len(content) > _MOST_BYTES:
        problems.append(Problem(Location(f"{place}/{name}"), "the file is larger than 50 MB"))
    if found != wanted:
        revision = f" ({data['revision']})" if data.get("revision") else ""
        hint = (
            "Look whether fields were added, moved or renamed (packetgen forms fields "
            f"{name}), correct the mapping, then write: sha256: {found}"
        )
        problems.append(
            Problem(
                Location(f"{place}/form.yaml", pointer="/sha256"),
                f"{name} is not the revision that this mapping was written for{revision}",
                hint,
            )
        )
        return None
    return OfficialPdf(
        file=name,
        data=content,
        sha256=found,
        revision=data.get("revision", ""),
        entries=tuple(_entry(key, value) for key, value in data.get("fields", {}).items()),
        least=float(data.get("least_size", 8.0)),
    )


def addendum_template() -> bytes:
    """The Word template of the shipped addendum."""
    folder = files("packetgen.data.forms").joinpath(ADDENDUM)
    return folder.joinpath("template.docx").read_bytes()


def expression(value: str) -> str:
    """A mapped value as a text with tags: a bare path becomes one."""
    return value if re.search(r"\{\{|\{%", value) else f"{{{{ {value} }}}}"


def is_true(value: str) -> str:
    """A text with tags that prints ``on`` where the mapped value holds, else nothing."""
    if re.search(r"\{\{|\{%", value):
        return value
    return f"{{% if {value} %}}on{{% endif %}}"


def _entry(name: str, value: Any) -> FieldEntry:
    if isinstance(value, str):
        return FieldEntry(name, value)
    return FieldEntry(
        name=name,
        value=str(value.get("value", "")),
        on=str(value.get("on", "")),
        states={str(k): str(v) for k, v in value.get("states", {}).items()},
        optional=value.get("optional", False),
        cut=value.get("cut", "words"),
        blank=value.get("blank", ""),
        label=value.get("label", ""),
    )


def names(entries: Sequence[FieldEntry]) -> frozenset[str]:
    """The names of mapped fields."""
    return frozenset(entry.name for entry in entries)
