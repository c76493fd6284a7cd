"""Zip archives, such as Word files are, taken apart and put together again by tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files, the same bytes at any time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip archive whose files ``change`` has changed; it gets a file's name and bytes."""
    made = {name: change(name, content) for name, content in unpacked(data).items()}
    assert made != unpacked(data), "the change found nothing to change"
    return packed(made)
