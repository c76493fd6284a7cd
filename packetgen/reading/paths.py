"""Paths that a file may name: inside its own folder, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.I)


def inside(folder: Path, relative: str) -> Path:
    r"""``folder / relative``, when that stays inside ``folder``; the file need not exist.

    ``\`` counts as ``/``, so that a path typed on Windows works everywhere.

    Raises:
        ValueError: with a plain sentence, for absolute paths, drive letters, ``..``, characters
            that no file name may hold, names that Windows keeps for devices (reading one would
            wait for a keyboard there), and symbolic links that lead out of the folder.
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
    for name in text.split("/"):
        if _DEVICE.fullmatch(name.rstrip(" .")):
            raise ValueError(
                f"the path holds '{name}', which Windows keeps for a device; rename it"
            )
    path = folder.joinpath(*PurePosixPath(text).parts)
    try:
        leaves = not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        raise ValueError("the path runs in a circle of symbolic links") from None
    if leaves:
        raise ValueError("the path leads out of the folder through a symbolic link")
    return path
