"""Files that data names: what is made of a row depends on what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packetgen.output.manifest import file_sha256
from packetgen.reading import inside

_NAME = re.compile(r"[^\n@]{1,240}\.[A-Za-z0-9]{1,8}")


def named_files(value: Any, *folders: Path) -> tuple[tuple[str, str], ...]:
    """Names and SHA-256 of the files in ``folders`` that a text anywhere in ``value`` names."""
    found: dict[str, str] = {}
    for name in sorted({text for text in _texts(value) if _NAME.fullmatch(text)}):
        for number, folder in enumerate(folders):
            try:
                file = inside(folder, name)
                if file.is_file():
                    found[f"{number}/{name}"] = file_sha256(file)
            except (ValueError, OSError):
                continue  # no path at all, or one that the case or plan refuses by itself
    return tuple(sorted(found.items()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for item in value:
            yield from _texts(item)
