"""The journal of a batch: what was made of which row, in a SQLite file in the output folder.

It is locked while a run lasts, so that two runs on one folder cannot corrupt it; the system lifts
the lock when a run dies. It holds hashes and file names, no word of a client, and no time of day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from packetgen.errors import OutputError

JOURNAL = "batch.sqlite"
_FORMAT = "1"
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, state TEXT NOT NULL, base TEXT NOT NULL,
  input TEXT NOT NULL, recipe TEXT NOT NULL, language TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS files (
  path TEXT PRIMARY KEY, row INTEGER NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_by_row ON files (row);
"""


@dataclass(frozen=True, slots=True)
class RowRecord:
    """A row as the journal knows it.

    ``state`` is done or failed. ``base`` is the hash of the row in the table, ``input`` that of
    what it was made from: they differ when it was made from a corrected error sheet. ``recipe`` is
    the hash of all else that went in.
    """

    number: int
    name: str
    state: str
    base: str
    input: str
    recipe: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that was made: path below the documents folder, hash and pages (0: not a PDF)."""

    path: str
    row: int
    sha256: str
    pages: int


class Journal:
    """An open, locked journal. Use :func:`open_journal`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def meta(self) -> dict[str, str]:
        """What the batch is, by name."""
        return dict(self._db.execute("SELECT name, value FROM meta ORDER BY name"))

    def set_meta(self, values: Mapping[str, str]) -> None:
        """Record what the batch is."""
        with self._full():
            self._db.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(values.items())
            )

    def row(self, number: int) -> RowRecord | None:
        """What is known of a row."""
        found = self._db.execute("SELECT * FROM rows WHERE number = ?", (number,)).fetchone()
        return RowRecord(*found) if found else None

    def rows(self, state: str = "") -> Iterator[RowRecord]:
        """All rows in order, or those of one state."""
        query = "SELECT * FROM rows WHERE state = ? OR ? = '' ORDER BY number"
        for found in self._db.execute(query, (state, state)):
            yield RowRecord(*found)

    def files(self, row: int | None = None) -> Iterator[FileRecord]:
        """The files of a row, or all, by row and path."""
        # One query for both would read the whole table for every row.
        where, values = ("", ()) if row is None else ("WHERE row = ?", (row,))
        query = f"SELECT * FROM files {where} ORDER BY row, path"
        for found in self._db.execute(query, values):
            yield FileRecord(*found)

    def counts(self) -> dict[str, int]:
        """Number of rows by state."""
        return dict(self._db.execute("SELECT state, count(*) FROM rows GROUP BY state"))

    def by_language(self) -> list[tuple[str, int, int]]:
        """Language, rows made and pages, by language."""
        return list(
            self._db.execute(
                "SELECT language, count(*), (SELECT coalesce(sum(pages), 0) FROM files"
                " JOIN rows AS r ON r.number = files.row WHERE r.language = rows.language"
                " AND r.state = 'done') FROM rows WHERE state = 'done'"
                " GROUP BY language ORDER BY language"
            )
        )

    def record(self, rows: Sequence[tuple[RowRecord, Sequence[FileRecord]]]) -> None:
        """Record rows with their files, all or none.

        Raises:
            OutputError: The disk is full or the journal cannot be written.
        """
        with self._full():
            for row, files in rows:
                self._db.execute("DELETE FROM files WHERE row = ?", (row.number,))
                self._db.execute(
                    "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (row.number, row.name, row.state, row.base, row.input, row.recipe,
                     row.language),
                )  # fmt: skip
                self._db.executemany(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
                    [(file.path, file.row, file.sha256, file.pages) for file in files],
                )

    def forget(self, number: int) -> None:
        """Remove a row that the table no longer has."""
        with self._full():
            self._db.execute("DELETE FROM files WHERE row = ?", (number,))
            self._db.execute("DELETE FROM rows WHERE number = ?", (number,))

    @contextmanager
    def _full(self) -> Iterator[None]:
        """One transaction; SQLite's words for a full disk become ours."""
        try:
            with self._db:
                yield
        except sqlite3.Error as error:
            raise _unwritable(error) from error


@contextmanager
def blank_journal() -> Iterator[Journal]:
    """The journal of a folder in which nothing was made yet; it lies in memory alone."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_TABLES)
        yield Journal(connection)
    finally:
        connection.close()


@contextmanager
def open_journal(folder: Path) -> Iterator[Journal]:
    """The journal of an output folder, made when there is none, locked until the end.

    Raises:
        OutputError: Another run works in the folder, the disk is full, or the file is damaged.
    """
    connection = None
    try:
        connection = sqlite3.connect(folder / JOURNAL, timeout=0.2, isolation_level="IMMEDIATE")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        # A power cut may take the last commits, never the journal: those rows are made again, and
        # come out the same. A run that is killed loses no commit.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN EXCLUSIVE")
        # All tables or none: a run may die here as well.
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.commit()
        journal = Journal(connection)
        written = journal.meta().get("format", _FORMAT)
        if written != _FORMAT:
            raise OutputError(
                "the journal in the output folder was written by another version of packetgen",
                hint="Choose another output folder.",
            )
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise _unopened(error, folder) from error
    try:
        yield journal
    finally:
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()


def _unopened(error: sqlite3.Error, folder: Path) -> OutputError:
    text = str(error)
    if "locked" in text or "busy" in text:
        return OutputError(
            f"another run is working in {folder.name} at this moment",
            hint="Wait until it is done, or choose another output folder with -o.",
        )
    if "malformed" in text or "not a database" in text:
        return OutputError(
            f"the journal {JOURNAL} in {folder.name} is damaged or is not packetgen's",
            hint="Choose another output folder, or delete the journal to make everything again.",
        )
    return _unwritable(error)


def _unwritable(error: sqlite3.Error) -> OutputError:
    full = "full" in str(error)
    return OutputError(
        "the disk is full" if full else "the journal in the output folder cannot be written",
        hint="Make room on the disk and run the same command again: it goes on where it stopped.",
    )
