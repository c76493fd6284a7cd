"""Files into :class:`Structured` values."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from packetgen.errors import CaseError, PacketgenError

from .structured import Structured
from .text import decode, read_bytes, unprintable


def read_structured(
    path: Path, *, shown: str | None = None, error: type[PacketgenError] = CaseError
) -> Structured:
    """What a YAML or JSON file says: JSON for names that end in ``.json``, else YAML.

    Args:
        path: The file.
        shown: Its name in messages; default: the path as given.
        error: The family of error to raise.

    Raises:
        PacketgenError: of the class ``error``, with every problem found, when the file cannot be
            read or is not valid.
    """
    name = shown if shown is not None else str(path)
    text = decode(read_bytes(path, shown=name, error=error), name=name, error=error)
    return _parsed(text, name, "json" if path.suffix.lower() == ".json" else "yaml", error)


def parse_structured(
    text: str,
    *,
    name: str,
    format: Literal["yaml", "json"],
    error: type[PacketgenError] = CaseError,
) -> Structured:
    """The same for a text; ``name`` stands in messages.

    Raises:
        PacketgenError: of the class ``error``, with every problem found.
    """
    text = text.removeprefix("\ufeff")
    problems = unprintable(text, name=name)
    if problems:
        raise error(f"{name} could not be read", problems=problems)
    return _parsed(text, name, format, error)


def _parsed(
    text: str,
    name: str,
    format: str,
    error: type[PacketgenError],
) -> Structured:
    if format == "json":
        from .json_text import parse_json

        return parse_json(text, name=name, error=error)
    from .yaml_text import parse_yaml

    return parse_yaml(text, name=name, error=error)
