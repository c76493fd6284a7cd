"""A writing that was killed halfway: known by its private folder, and taken back by the next one.

Each writing holds a lock beside its private folder for as long as it lives; the system lets go of
it when the program dies, whatever killed it. In the folder lies a list of the moves to be made,
written before the first of them.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from .manifest import file_sha256
from .names import path_problem

PREFIX = ".packetgen-"
_LOCK = ".lock"
_MOVES, _DONE = "moves.json", "done"
_KEPT = re.compile(r"\d+\.(old|stale|new)")


@dataclass(frozen=True, slots=True)
class Move:
    """One file of the output folder that changes.

    ``old`` is the name under which the present file waits in the private folder, empty if there is
    none; ``new`` that of the file to come, empty if there is none, and ``sha256`` its hash.
    """

    path: str
    old: str = ""
    new: str = ""
    sha256: str = ""


@contextlib.contextmanager
def private_room(folder: Path) -> Iterator[Path]:
    """A private folder beside ``folder``, locked while in use and removed afterwards.

    Raises:
        OSError: It cannot be made.
    """
    descriptor, name = tempfile.mkstemp(prefix=PREFIX, suffix=_LOCK, dir=folder.parent)
    lock, room = Path(name), Path(name.removesuffix(_LOCK))
    try:
        with os.fdopen(descriptor, "rb+") as held:
            _locked(held)
            room.mkdir(mode=0o700)
            try:
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)
    finally:
        if not room.exists():
            lock.unlink(missing_ok=True)


def note_moves(room: Path, folder: Path, moves: Sequence[Move], made: Sequence[Path]) -> None:
    """Write down, before the first move, what is going to be moved and which folders made."""
    record = {
        "folder": folder.name,
        "moves": [[m.path, m.old, m.new, m.sha256] for m in moves],
        "made": [Path(os.path.relpath(path, folder.parent)).as_posix() for path in made],
    }
    with (room / _MOVES).open("xb") as file:
        file.write(json.dumps(record).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def note_done(room: Path) -> None:
    """Write down that every file is in its place: from here on nothing is taken back."""
    (room / _DONE).touch()


def take_back(folder: Path, room: Path, moves: Sequence[Move], made: Sequence[Path]) -> None:
    """Put the old files back and remove the new ones; a file that somebody changed since stays."""
    for move in reversed(moves):
        place, old = folder / move.path, room / move.old
        with contextlib.suppress(OSError):
            if move.new and not (room / move.new).exists() and place.is_file():
                if place.is_symlink() or file_sha256(place) != move.sha256:
                    continue
                if not move.old:
                    place.unlink()
            if move.old and old.exists():
                old.replace(place)
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir()


def recover(folder: Path) -> bool:
    """Take back a writing to ``folder`` that was killed, and remove what it left beside it.

    Another writing that is still at work is left alone. Gives whether anything was taken back.
    """
    taken = False
    with contextlib.suppress(OSError):
        locks = sorted(folder.parent.glob(f"{PREFIX}*{_LOCK}"))
        for lock in locks:
            taken |= _recover_from(lock, folder)
    return taken


def _recover_from(lock: Path, folder: Path) -> bool:
    room, taken = lock.with_name(lock.name.removesuffix(_LOCK)), False
    with contextlib.suppress(OSError):
        with lock.open("rb+") as held:
            if lock.is_symlink() or room.is_symlink() or not _locked(held):
                return False
            record = _record(room)
            if record is None and (room / _MOVES).exists():
                return False
            if record is not None and not (room / _DONE).exists():
                if record["folder"] != folder.name:
                    return False
                take_back(folder, room, record["moves"], record["made"])
                taken = True
            shutil.rmtree(room, ignore_errors=True)
        if not room.exists():
            lock.unlink(missing_ok=True)
    return taken


def _record(room: Path) -> dict[str, Any] | None:
    """What :func:`note_moves` wrote; None where there is nothing of the kind."""
    try:
        record = json.loads((room / _MOVES).read_bytes())
        moves = [Move(*map(str, each)) for each in record["moves"]]
        made = [room.parent / str(path) for path in record["made"] if not path_problem(str(path))]
        name = str(record["folder"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    names = {name for move in moves for name in (move.old, move.new) if name}
    if any(path_problem(m.path) for m in moves) or not all(map(_KEPT.fullmatch, names)):
        return None
    return {"folder": name, "moves": moves, "made": made}


def _locked(file: IO[bytes]) -> bool:
    """Take the lock on an open file, without waiting; it falls with the program or the file."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
