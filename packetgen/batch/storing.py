"""Documents into the output folder: whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.errors import OutputError
from packetgen.output.manifest import file_sha256, sha256
from packetgen.output.writing import Write

from .journal import FileRecord
from .task import MadeFile

DOCUMENTS = "documents"
_ROOM = ".packetgen-batch"


def write_new(path: Path, data: bytes) -> None:
    """Write a new file without waiting for the disk: :meth:`Store.settle` waits, once for all."""
    with path.open("xb") as file:
        file.write(data)


@dataclass
class Store:
    """The documents folder of a batch.

    ``kept`` are files that somebody changed or put there: they stay as they are.
    """

    out: Path
    force: bool = False
    write: Write = write_new
    kept: dict[str, None] = field(default_factory=dict)
    _count: int = 0
    _unsettled: list[Path] = field(default_factory=list)

    def open(self) -> None:
        """Make the folders, and clear away what a run that died left half-written."""
        with _disk():
            shutil.rmtree(self.out / _ROOM, ignore_errors=True)
            (self.out / _ROOM).mkdir(parents=True)
            (self.out / DOCUMENTS).mkdir(exist_ok=True)

    def close(self) -> None:
        """Remove the room for temporary files."""
        shutil.rmtree(self.out / _ROOM, ignore_errors=True)

    def state(self, record: FileRecord) -> str:
        """What became of a file since: same, missing or changed.

        A file that a power cut left empty or cut short is missing: nobody saved it like that.
        """
        path = self._path(record.path)
        if not path.is_file():
            return "missing"
        try:
            if file_sha256(path) == record.sha256:
                return "same"
            return "changed" if _is_whole(path) else "missing"
        except OSError:
            return "changed"

    def settle(self) -> None:
        """Wait until every document of this run is on the disk.

        Raises:
            OutputError: The disk refuses.
        """
        with _disk(), ThreadPoolExecutor(8) as beside:
            list(beside.map(_sync, self._unsettled))
        self._unsettled.clear()

    def put(
        self, row: int, name: str, files: Sequence[MadeFile], earlier: Iterable[FileRecord]
    ) -> list[FileRecord]:
        """Write a row's files; gives their records.

        Raises:
            OutputError: The disk is full or refuses; no file is left half-written.
        """
        ours = {record.path: record.sha256 for record in earlier}
        records = [
            FileRecord(f"{name}{made.suffix}", row, sha256(made.data), made.pages) for made in files
        ]
        for record, made in zip(records, files, strict=True):
            path = self._path(record.path)
            if path.is_file():
                there = file_sha256(path)
                if there == record.sha256:
                    continue
                if there != ours.get(record.path) and not self.force and _is_whole(path):
                    self.kept[record.path] = None
                    continue
            self._place(path, made.data)
            self._unsettled.append(path)
        for path_text in ours.keys() - {record.path for record in records}:
            self.remove(FileRecord(path_text, row, ours[path_text], 0))
        return records

    def remove(self, record: FileRecord) -> bool:
        """Remove a file that nobody changed; gives whether it is gone."""
        state = self.state(record)
        if state == "changed":
            self.kept[record.path] = None
            return False
        with _disk():
            path = self._path(record.path)
            path.unlink(missing_ok=True)
            folder = path.parent
            while folder != self.out / DOCUMENTS and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent
        return True

    def place(self, path: str, data: bytes) -> None:
        """Write a file of the whole batch (report, ZIP) at a path below the output folder."""
        self._place(self.out / path, data)

    def place_from(self, path: str, fill: Callable[[Path], None]) -> None:
        """The same for a file too large to hold: ``fill`` writes it under a temporary name."""
        with _disk():
            room = self._temporary()
            try:
                fill(room)
                target = self.out / path
                target.parent.mkdir(parents=True, exist_ok=True)
                room.replace(target)
            finally:
                room.unlink(missing_ok=True)

    def _place(self, path: Path, data: bytes) -> None:
        with _disk():
            room = self._temporary()
            try:
                self.write(room, data)
                path.parent.mkdir(parents=True, exist_ok=True)
                room.replace(path)
            finally:
                room.unlink(missing_ok=True)

    def _temporary(self) -> Path:
        self._count += 1
        room = self.out / _ROOM
        room.mkdir(parents=True, exist_ok=True)
        return room / f"{self._count}.part"

    def _path(self, name: str) -> Path:
        return self.out / DOCUMENTS / name


def _sync(path: Path) -> None:
    """Ask the system to write a file down; Windows wants write access for that."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _is_whole(path: Path) -> bool:
    """Whether a file can be somebody's work: not empty, nor visibly cut short."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4096)
        if not head.strip(b"\0"):
            return False
        if path.suffix.lower() == ".pdf":
            file.seek(max(0, size - 2048))
            return b"%%EOF" in file.read()
    return path.suffix.lower() != ".docx" or zipfile.is_zipfile(path)


class _disk:  # noqa: N801 - reads as a word in "with _disk():"
    """What the system says of a disk, in plain words."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError) and not isinstance(error, OutputError):
            reason = (error.strerror or "unknown reason").lower()
            raise OutputError(
                f"the outputs cannot be written ({reason})",
                hint="Make room on the disk, or close the program that has a file open, and run "
                "the same command again: it goes on where it stopped.",
            ) from error
