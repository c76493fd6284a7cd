"""A first case folder, to be filled in: what ``packetgen new`` writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

_FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "motion": "minimal",
        "demo": "demo",
        "subpoena-and-letter": "subpoena-and-letter",
        "clinic": "clinic",
    }
)

KINDS = tuple(_FOLDERS)
"""Kinds of case folder that can be written."""


def scaffold(kind: str = "motion") -> Mapping[str, bytes]:
    """The files of a case folder that builds at once: path with ``/`` inside it -> content.

    The schemas of the two files that people write lie in it too, so that an editor completes and
    checks them without a network.

    Raises:
        ValueError: for a kind that is not in :data:`KINDS`.
    """
    if kind not in _FOLDERS:
        raise ValueError(f"there is no scaffold '{kind}'; there are: {', '.join(KINDS)}")
    folder = resources.files("packetgen.data.examples").joinpath(_FOLDERS[kind])
    files = dict(_files(folder, ""))
    schemas = resources.files("packetgen.data.schemas")
    for name in ("case.schema.json", "packet.schema.json"):
        files[f"schemas/{name}"] = schemas.joinpath(name).read_bytes()
    return dict(sorted(files.items()))


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.name.startswith(("_", ".")):
            continue
        path = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        else:
            yield path, entry.read_bytes()
