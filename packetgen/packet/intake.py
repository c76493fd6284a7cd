"""Exhibits in: a caller's files become a PDF part, or a problem that names file, reason, way out.

The caller's files are only read. Nothing is skipped: pages in and pages out are counted.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.errors import EngineError, Location, PacketError, Problem

from .converted import Converted
from .page_ranges import page_numbers
from .pdf_opening import UnusableFileError

if TYPE_CHECKING:
    from packetgen.typeset import FontBook

Render = Callable[[bytes, str], bytes]
"""Turns a Word file (bytes, name for messages) into a PDF. Raises EngineError or PacketError."""

MAX_BYTES = 1024**3
"""Largest exhibit file that is read."""


@dataclass(frozen=True, slots=True)
class FileTaken:
    """One file of an exhibit: its name, hash, pages it has, and how it became PDF if it was not."""

    name: str
    sha256: str
    pages: int
    rendered: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitPart:
    """An exhibit as a PDF. ``pages_in`` counts all pages of its files, ``pages_out`` those taken.

    ``source_pages`` says for each page which page of its files it is (from 1, counted through all
    files); ``rendered_from`` names the files that were not PDF, for the cover sheet; ``notes`` are
    for the report.
    """

    exhibit: str
    pdf: bytes = field(repr=False)
    pages_in: int
    pages_out: int
    source_pages: tuple[int, ...]
    files: tuple[FileTaken, ...]
    rendered_from: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What :func:`take_in_all` is asked for one exhibit."""

    exhibit: str
    files: tuple[Path, ...]
    pages: str = ""
    title: str = ""


def word_renderer(*, today: dt.date, fonts: FontBook) -> Render:
    """The usual :data:`Render`: packetgen's own reader and typesetter.

    Open tracked changes and comments are refused: which of them the court should see is for the
    attorney to say.
    """

    def render(data: bytes, name: str) -> bytes:
        from packetgen.docx import read_docx
        from packetgen.typeset import typeset

        document = read_docx(data, name=name)
        if document.revisions:
            kinds = ", ".join(sorted({revision.kind for revision in document.revisions}))
            raise PacketError(
                f"it has open tracked changes or comments ({kinds})",
                hint="Accept or reject the changes and delete the comments in Word, or print the "
                "file to PDF as it should be shown.",
            )
        return typeset(
            document,
            layout=None,
            title="Exhibit",
            language=document.language,
            today=today,
            fonts=fonts,
            source=data,
        ).pdf

    return render


def take_in(
    exhibit: str,
    files: Sequence[Path],
    *,
    pages: str = "",
    title: str = "",
    render: Render | None = None,
) -> ExhibitPart:
    """Take in the files of one exhibit.

    Args:
        exhibit: Its id, for messages.
        files: PDF, JPEG, PNG, TIFF or DOCX files; told apart by what is in them. Several become one
            exhibit in this order.
        pages: Range of pages such as ``1-3, 7``, counted through all files; empty means all.
        title: The exhibit's title; read aloud by a screen reader in place of a picture.
        render: Turns a Word file into PDF: see :func:`word_renderer`. Without it Word files are
            refused.

    Raises:
        PacketError: With a problem for every file that cannot be used.
    """
    problems: list[Problem] = []
    taken: list[tuple[FileTaken, Converted]] = []
    for file in files:
        try:
            taken.append(_file(file, title or exhibit, render))
        except UnusableFileError as error:
            place = Location(file.name, detail=f"exhibit {exhibit}")
            problems.append(Problem(place, error.reason, error.hint))
    count = sum(converted.pages for _, converted in taken)
    chosen: tuple[int, ...] = ()
    if not problems:
        try:
            chosen = page_numbers(pages, count)
        except ValueError as error:
            place = Location(", ".join(file.name for file in files), detail=f"exhibit {exhibit}")
            problems.append(Problem(place, str(error), "Correct 'pages' of the exhibit."))
    if problems:
        raise PacketError(f"exhibit '{exhibit}' cannot be used", problems=tuple(problems))
    notes = [
        f"{file.name}: {note}" if len(taken) > 1 else note
        for file, converted in taken
        for note in converted.notes
    ]
    whole = len(taken) == 1 and len(chosen) == count and chosen == tuple(range(1, count + 1))
    if whole:
        pdf = taken[0][1].pdf
    else:
        pdf = _bound([converted for _, converted in taken], chosen)
        if len(chosen) < count:
            notes.append("an excerpt: tags of its file are not carried along")
    return ExhibitPart(
        exhibit,
        pdf,
        count,
        len(chosen),
        chosen,
        tuple(file for file, _ in taken),
        tuple(file.name for file, _ in taken if file.rendered),
        tuple(notes),
    )


def take_in_all(
    wanted: Iterable[IntakeOptions], *, render: Render | None = None
) -> dict[str, ExhibitPart]:
    """Take in many exhibits, by id. Raises PacketError with the problems of all of them at once."""
    parts: dict[str, ExhibitPart] = {}
    problems: list[Problem] = []
    for options in wanted:
        try:
            parts[options.exhibit] = take_in(
                options.exhibit,
                options.files,
                pages=options.pages,
                title=options.title,
                render=render,
            )
        except PacketError as error:
            problems += error.problems
    if problems:
        count = "one exhibit file" if len(problems) == 1 else f"{len(problems)} exhibit files"
        raise PacketError(f"{count} cannot be used", problems=tuple(problems))
    return parts


def _file(path: Path, title: str, render: Render | None) -> tuple[FileTaken, Converted]:
    data = _bytes(path)
    converted = _converted(data, path.name, title, render)
    digest = hashlib.sha256(data).hexdigest()
    return FileTaken(path.name, digest, converted.pages, converted.rendered), converted


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnusableFileError("it is larger than 1 GB", "Split it, or lodge it by itself.")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UnusableFileError(
            f"it cannot be read ({reason})", "Check that the file is there and may be read."
        ) from error


def _converted(data: bytes, name: str, title: str, render: Render | None) -> Converted:
    from .intake_images import is_picture, picture_pdf
    from .intake_pdf import checked_pdf

    if not data:
        raise UnusableFileError("the file is empty", "Get it from its source again.")
    if is_picture(data):
        return picture_pdf(data, title)
    if data[:4] == b"PK\x03\x04":
        return _word_file(data, name, render)
    if b"%PDF-" in data[:4096] or name.lower().endswith(".pdf"):
        return checked_pdf(data)
    raise UnusableFileError(
        "it is none of PDF, JPEG, PNG, TIFF or Word (DOCX)",
        "Open it in its own program and print it to PDF.",
    )


def _word_file(data: bytes, name: str, render: Render | None) -> Converted:
    import io
    import zipfile

    from .intake_pdf import checked_pdf

    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnusableFileError(
            "it is a damaged Office or ZIP file", "Get it from its source again."
        ) from error
    if not any(entry.startswith("word/") for entry in names):
        what = "a spreadsheet" if any(e.startswith("xl/") for e in names) else "an archive"
        raise UnusableFileError(
            f"it is {what}, which cannot be an exhibit as it is",
            "Open it in its own program and print it to PDF.",
        )
    if render is None:
        raise UnusableFileError("it is a Word file", "Print it to PDF in Word, and use that file.")
    try:
        converted = checked_pdf(render(data, name))
    except (EngineError, PacketError) as error:
        detail = "; ".join([error.message, *(problem.message for problem in error.problems)])
        raise UnusableFileError(
            detail, error.hint or "Print it to PDF in Word, and use that file."
        ) from error
    return Converted(converted.pdf, converted.pages, "typeset from a Word file", converted.notes)


def _bound(converted: Sequence[Converted], chosen: Sequence[int]) -> bytes:
    """The chosen pages of all files as one PDF, keeping runs of one file together."""
    from packetgen.pages import Part, PartKind, page_map

    from .assembly import PartPdf, assemble
    from .metadata import About

    starts: list[int] = []
    at = 0
    for file in converted:
        starts.append(at)
        at += file.pages
    runs: list[tuple[int, list[int]]] = []
    for page in chosen:
        owner = max(index for index, start in enumerate(starts) if start < page)
        if not runs or runs[-1][0] != owner:
            runs.append((owner, []))
        runs[-1][1].append(page - starts[owner])
    parts = [
        PartPdf(
            Part(f"{number}", PartKind.EXHIBIT, "", len(pages), ""),
            converted[owner].pdf,
            select=tuple(pages) if len(pages) < converted[owner].pages else (),
        )
        for number, (owner, pages) in enumerate(runs, 1)
    ]
    whole = page_map([part.part for part in parts])
    return assemble(parts, whole, About(""), bookmarks=()).pdf


__all__ = ["ExhibitPart", "FileTaken", "IntakeOptions", "take_in", "take_in_all", "word_renderer"]
