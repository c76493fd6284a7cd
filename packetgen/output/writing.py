"""Writing: everything is ready beside its place before the first file is moved into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from packetgen.errors import Location, OutputError, Problem

from .manifest import MANIFEST, file_sha256, read_manifest, sha256
from .names import path_problem
from .unfinished import Move, note_done, note_moves, private_room, recover, take_back

Outputs = Mapping[str, bytes]
"""Relative path ('/' between folders) to the file's bytes; includes ``manifest.json``."""

DRAFTS = "drafts/"
"""Folder of the files that attorneys edit: an edited one is never overwritten."""

Write = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What a call of :func:`write_outputs` did, as relative paths in order."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    """Files of an earlier build that this one no longer makes."""


def refusals(folder: Path, outputs: Outputs, *, force: bool = False) -> tuple[Problem, ...]:
    """Why these outputs may not be written to ``folder``; empty when they may. Writes nothing.

    A file that packetgen did not make, or that was changed since, is overwritten only with
    ``force``; a draft that was edited, or whose origin is unknown, never.
    """
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in outputs:
        reason = path_problem(path)
        if reason:
            problems.append(Problem(Location(path), reason, "Choose another name."))
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            problems.append(Problem(Location(path), f"it is the same file as {other} on Windows"))
    if problems:
        return tuple(problems)
    if folder.exists() and not folder.is_dir():
        return (Problem(Location(folder.name), "it is a file, not a folder"),)
    earlier = read_manifest(folder)
    ours = dict(earlier.outputs) if earlier is not None else {}
    for path, data in outputs.items():
        place = folder / path
        if path == MANIFEST or not (place.exists() or place.is_symlink()):
            continue
        if place.is_symlink() or not place.is_file():
            problems.append(Problem(Location(path), "it is a folder or a link, not a file"))
            continue
        now = file_sha256(place)
        if now == sha256(data) or now == ours.get(path):
            continue
        if path.startswith(DRAFTS):
            problems.append(
                Problem(
                    Location(path),
                    "this draft was edited; packetgen never overwrites an edited draft",
                    "Move it away to have it written anew.",
                )
            )
        elif not force:
            reason = "it was changed since" if path in ours else "packetgen did not make this file"
            problems.append(
                Problem(Location(path), reason, "Move it away, or overwrite it with --force.")
            )
    return tuple(problems)


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk. Raises OSError."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_outputs(
    folder: Path, outputs: Outputs, *, force: bool = False, write: Write = write_durably
) -> Written:
    """Write all outputs, or none.

    Every file is first written to a private folder beside ``folder`` and then moved into place;
    when anything fails, or the user interrupts, what was there before is put back and nothing
    temporary is left; what a killed program left halfway is taken back first. Files of an earlier
    build that are not among the outputs are removed when nobody changed them. ``manifest.json`` is
    moved last.

    Args:
        folder: The output folder; made when it is not there.
        outputs: All files of the build.
        force: Overwrite files that packetgen did not make (never an edited draft).
        write: Writes one new file; another one may be given to try how failures are met.

    Raises:
        OutputError: A file may not be overwritten (all of them are listed), or the disk is full or
            refuses. The old outputs are as they were.
    """
    recover(folder)
    problems = refusals(folder, outputs, force=force)
    if problems:
        raise OutputError("nothing was written", problems=problems)
    stale = _stale(folder, outputs)
    changed = [path for path in outputs if _differs(folder / path, outputs[path])]
    changed.sort(key=lambda path: path == MANIFEST)
    try:
        _replace(folder, {path: outputs[path] for path in changed}, stale, write)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(
            f"the outputs could not be written ({reason}); the old ones are as they were",
            hint="Make room on the disk, or close the program that has one of the files open.",
        ) from error
    unchanged = tuple(path for path in outputs if path not in changed)
    return Written(tuple(changed), unchanged, tuple(stale))


def _stale(folder: Path, outputs: Outputs) -> list[str]:
    """Files of an earlier build that this one no longer makes and nobody changed.

    An edited draft stays: a later build knows its hash, but it is not packetgen's own work.
    """
    earlier = read_manifest(folder)
    if earlier is None:
        return []
    own = {
        f"{DRAFTS}{name}.{kind}": record.sha256
        for name, record in earlier.drafts.items()
        for kind in ("docx", "pdf")
    }
    return [
        path
        for path, digest in sorted({**earlier.outputs, **own}.items())
        if path not in outputs
        and not path_problem(path)
        and (folder / path).is_file()
        and not (folder / path).is_symlink()
        and file_sha256(folder / path) == digest
    ]


def _differs(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.stat().st_size != len(data) or path.read_bytes() != data


def _replace(folder: Path, outputs: Outputs, stale: list[str], write: Write) -> None:
    """Move the new files in and the old ones out; put everything back on any failure."""
    made = _missing_folders(folder, outputs)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with private_room(folder) as room:
        for number, data in enumerate(outputs.values()):
            write(room / f"{number}.new", data)
        moves = [Move(path, f"{number}.stale") for number, path in enumerate(stale)] + [
            Move(
                path,
                f"{number}.old" if (folder / path).exists() else "",
                f"{number}.new",
                sha256(data),
            )
            for number, (path, data) in enumerate(outputs.items())
        ]
        note_moves(room, folder, moves, made)
        done = False
        try:
            for parent in made:
                parent.mkdir(exist_ok=True)
            for move in moves:
                if move.old:
                    (folder / move.path).replace(room / move.old)
                if move.new:
                    (room / move.new).replace(folder / move.path)
            note_done(room)
            done = True
        finally:
            if not done:
                take_back(folder, room, moves, made)
    for path in stale:
        with suppress(OSError):
            (folder / path).parent.rmdir()


def _missing_folders(folder: Path, outputs: Outputs) -> list[Path]:
    """Folders to make, outermost first."""
    wanted = {folder, *folder.parents} | {
        parent for path in outputs for parent in (folder / path).parents
    }
    return sorted((path for path in wanted if not path.exists()), key=lambda path: len(path.parts))
