"""Paths that a file may name: inside its own folder, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:")


def inside(folder: Path, relative: str) -> Path:
    r"""``folder / relative``, when that stays inside ``folder``; the file need not exist.

    ``\`` counts as ``/``, so that a path typed on Windows works everywhere.

    Raises:
        ValueError: with a plain sentence, for absolute paths, drive letters, ``..``, characters
            that no file name may hold, and symbolic links that lead out of the folder.
    """
    text = relative.replace("\\", "/")
    if not text.strip() or (text.strip("./") == "" and ".." not in text):
        raise ValueError("the path is empty")
    if any(ord(character) < 32 for character in text):
        raise ValueError("the path holds a control character")
    if text.startswith(("/", "~")) or _DRIVE.match(text):
        raise ValueError("the path must be relative to this file's folder, without a drive or /")
    if ".." in text.split("/"):
        raise ValueError("the path leaves the folder ('..')")
    path = folder.joinpath(*PurePosixPath(text).parts)
    try:
        leaves = not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        raise ValueError("the path runs in a circle of symbolic links") from None
    if leaves:
        raise ValueError("the path leads out of the folder through a symbolic link")
    return path
