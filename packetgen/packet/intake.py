"""Exhibits in: a caller's files become a PDF part, or a problem that names file, reason, way out.

The caller's files are only read. Nothing is skipped: pages in and pages out are counted, and every
sheet that packetgen adds (before a sub-exhibit, in place of a file) is counted apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from packetgen.case import Treatment
from packetgen.case.treatment import UNTREATED
from packetgen.errors import Location, PacketError, Problem

from .conversion import converted, stand_in
from .converted import Converted, Enclosure
from .intake_binding import Piece, bound, chosen_pages
from .page_ranges import page_numbers
from .pdf_opening import UnusableFileError, open_pdf
from .press import Press
from .slip_sheets import divider

MAX_BYTES = 1024**3
"""Largest exhibit file that is read."""

_DEPTH = 6
"""E-mails within e-mails."""


@dataclass(frozen=True, slots=True)
class FileTaken:
    """One file of an exhibit: its name, hash, pages it has, and how it became PDF if it was not.

    ``pages`` counts the pages of the file itself, ``taken`` those that went in. ``slip_sheet`` says
    that a sheet stands for it; ``repaired`` what was repaired; ``label`` its label as a
    sub-exhibit; ``within`` the file that it was attached to; ``shown`` how it is shown.
    """

    name: str
    sha256: str
    pages: int
    rendered: str = ""
    size: int = 0
    taken: int = 0
    slip_sheet: bool = False
    repaired: str = ""
    label: str = ""
    within: str = ""
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExhibitPart:
    """An exhibit as a PDF. ``pages_in`` counts all pages of its files, ``pages_out`` those taken.

    ``source_pages`` says for each page which page of its files it is (from 1, counted through all
    files; 0 for a sheet that packetgen added); ``rendered_from`` names the files that were not
    PDF, for the cover sheet; ``notes`` are for the report; ``sheets_added`` counts the sheets
    among ``pages_out`` that are no page of any file.
    """

    exhibit: str
    pdf: bytes = field(repr=False)
    pages_in: int
    pages_out: int
    source_pages: tuple[int, ...]
    files: tuple[FileTaken, ...]
    rendered_from: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sheets_added: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """A file to take in: its pages (empty: all), its title as a sub-exhibit, its treatment."""

    path: Path
    pages: str = ""
    title: str = ""
    treatment: Treatment = UNTREATED


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What :func:`take_in_all` is asked for one exhibit."""

    exhibit: str
    files: tuple[Path | IntakeFile, ...]
    pages: str = ""
    title: str = ""
    label: str = ""


def take_in(
    exhibit: str,
    files: Sequence[Path | IntakeFile],
    *,
    pages: str = "",
    title: str = "",
    label: str = "",
    press: Press | None = None,
    environment: Mapping[str, str] | None = None,
) -> ExhibitPart:
    """Take in the files of one exhibit.

    Args:
        exhibit: Its id, for messages.
        files: The files, told apart by what is in them (see ``docs/packet-plan.md``). Several
            become one exhibit in this order; those with a title are sub-exhibits of it.
        pages: Range of pages such as ``1-3, 7``, counted through all files; empty means all.
        title: The exhibit's title; read aloud by a screen reader in place of a picture.
        label: The exhibit's label, which sub-exhibits continue: A-1, A-2.
        press: Sets what is no PDF and no picture. Without it such files are refused.
        environment: Environment variables, for passwords that a treatment names.

    Raises:
        PacketError: With a problem for every file that cannot be used.
    """
    given = [file if isinstance(file, IntakeFile) else IntakeFile(file) for file in files]
    taking = _Taking(exhibit, title or exhibit, label, press, environment or {})
    for file in given:
        taking.file(file)
    pieces, problems = taking.pieces, taking.problems
    count = sum(piece.pages for piece in pieces if not piece.added)
    chosen: tuple[int, ...] = ()
    if pages and any(file.pages for file in given):
        problems.append(
            Problem(
                taking.place(", ".join(file.path.name for file in given)),
                "pages are given both for the exhibit and for its files",
                "Give them at one of the two places.",
            )
        )
    if not problems:
        try:
            chosen = page_numbers(pages, count)
        except ValueError as error:
            place = taking.place(", ".join(file.path.name for file in given))
            problems.append(Problem(place, str(error), "Correct 'pages' of the exhibit."))
    if problems:
        raise PacketError(f"exhibit '{exhibit}' cannot be used", problems=tuple(problems))
    return _part(taking, chosen_pages(pieces, chosen, whole=not pages.strip()))


def _part(taking: _Taking, order: list[tuple[int, int]]) -> ExhibitPart:
    pieces = taking.pieces
    notes = list(taking.notes)
    pdf = bound(pieces, order)
    sources = tuple(
        0 if pieces[at].added else pieces[at].first + pieces[at].numbers[page - 1]
        for at, page in order
    )
    inside = sum(1 for number in sources if number)
    total = sum(file.pages for file in taking.files)
    files = tuple(
        replace(
            file,
            taken=sum(1 for at, _ in order if pieces[at].file == number and not pieces[at].added),
        )
        for number, file in enumerate(taking.files)
    )
    excerpt = _excerpts(files, sources)
    if excerpt:
        notes.append(f"an excerpt: {excerpt}")
    return ExhibitPart(
        taking.exhibit,
        pdf,
        total,
        len(order),
        sources,
        files,
        tuple(file.name for file in files if file.rendered and not file.slip_sheet),
        tuple(dict.fromkeys(notes)),
        len(order) - inside,
        excerpt,
    )


def _excerpts(files: Sequence[FileTaken], sources: Sequence[int]) -> str:
    """Which pages of how many an excerpt holds: ``pages 45–52, 113 of 120``; file by file."""
    said: list[str] = []
    first = 0
    for file in files:
        own = [number - first for number in sources if first < number <= first + file.pages]
        first += file.pages
        if len(own) < file.pages:
            name = f" of {file.label or file.name}" if len(files) > 1 else ""
            pages = f"{excerpt_pages(own)} of {file.pages}" if own else f"none of {file.pages}"
            said.append(f"{pages}{name}")
    return "; ".join(said)


def excerpt_pages(numbers: Sequence[int]) -> str:
    """Page numbers in words: ``page 7``, ``pages 1–3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = ", ".join(str(a) if a == b else f"{a}\N{EN DASH}{b}" for a, b in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {said}"


def take_in_all(
    wanted: Iterable[IntakeOptions],
    *,
    press: Press | None = None,
    environment: Mapping[str, str] | None = None,
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
                label=options.label,
                press=press,
                environment=environment,
            )
        except PacketError as error:
            problems += error.problems
    if problems:
        count = "one exhibit file" if len(problems) == 1 else f"{len(problems)} exhibit files"
        raise PacketError(f"{count} cannot be used", problems=tuple(problems))
    return parts


class _Taking:
    """Gathers the pieces of one exhibit, file by file, with what is to be said of each."""

    def __init__(
        self, exhibit: str, title: str, label: str, press: Press | None,
        environment: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.exhibit, self._title, self._label = exhibit, title, label
        self._press, self._environment = press, environment
        self.pieces: list[Piece] = []
        self.files: list[FileTaken] = []
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self._subs = 0

    def place(self, name: str) -> Location:
        return Location(name, detail=f"exhibit {self.exhibit}")

    def file(self, file: IntakeFile) -> None:
        """Take in one file of the caller's; what is wrong with it becomes a problem."""
        name = file.path.name
        try:
            data = _bytes(file.path)
            label = self._next_label() if file.title else ""
            self._take(name, data, file.treatment, label, file.title, "", file.pages, 0)
        except UnusableFileError as error:
            self.problems.append(Problem(self.place(name), error.reason, error.hint))

    def _next_label(self) -> str:
        self._subs += 1
        return f"{self._label}-{self._subs}" if self._label else str(self._subs)

    def _take(
        self, name: str, data: bytes, treatment: Treatment, label: str, title: str, within: str,
        pages: str, depth: int,
    ) -> None:  # fmt: skip
        digest = hashlib.sha256(data).hexdigest()
        made = self._converted(name, data, treatment, title, label, within)
        try:
            numbers = page_numbers(pages, made.pages)
        except ValueError as error:
            raise UnusableFileError(str(error), "Correct 'pages' of the file.") from error
        if label:
            self._divider(label, title or name, name, digest, made)
        first = sum(file.pages for file in self.files)
        number = len(self.files)
        own = made.pages if not made.slip_sheet else 0
        self.files.append(
            FileTaken(
                name,
                digest,
                own,
                made.rendered,
                len(data),
                0,
                made.slip_sheet,
                made.repaired,
                label,
                within,
                made.shown,
            )
        )
        heading = "" if label or not within else name
        self.pieces.append(
            Piece(made.pdf, len(numbers), numbers, first, number, heading, made.slip_sheet)
        )
        if made.appendix:
            count = len(open_pdf(made.appendix).pages)
            every = tuple(range(1, count + 1))
            self.pieces.append(Piece(made.appendix, count, every, 0, number, "", added=True))
        several = len(self.files) > 1 or bool(within)
        self.notes += [f"{name}: {note}" if several or within else note for note in made.notes]
        if made.slip_sheet:
            self.notes.append(f"{name}: a slip sheet stands for it")
        if treatment.attachments != "list":
            self._enclosed(made.enclosures, treatment, name, label, depth)

    def _converted(
        self, name: str, data: bytes, treatment: Treatment, title: str, label: str, within: str
    ) -> Converted:
        try:
            return converted(
                data,
                name,
                title or self._title,
                treatment,
                self._press,
                self._environment,
                labels=lambda count: self._labels_below(label, count),
            )
        except UnusableFileError as error:
            if treatment.unusable != "slip-sheet" or self._press is None:
                if within:
                    raise UnusableFileError(
                        f"its attachment '{name}' cannot be used: {error.reason}",
                        f"{error.hint} Or say 'unusable: slip-sheet', which puts a sheet in its "
                        "place, or 'attachments: list'.",
                    ) from error
                raise
            return stand_in(self._press, name, data, error.reason, treatment)

    def _labels_below(self, label: str, count: int) -> list[str]:
        """The labels that the enclosures of a file will have, as its own pages name them."""
        first = 0 if label else self._subs
        stem = label or self._label
        word = "Exhibit" if self._label else "Part"
        return [
            f"{word} {stem}-{first + step}" if stem else f"{word} {first + step}"
            for step in range(1, count + 1)
        ]

    def _enclosed(
        self, enclosures: Sequence[Enclosure], treatment: Treatment, name: str, label: str,
        depth: int,
    ) -> None:  # fmt: skip
        if enclosures and depth >= _DEPTH:
            raise UnusableFileError(
                "e-mails are attached to e-mails too deeply",
                "Save the inner ones as files of their own.",
            )
        for number, item in enumerate(enclosures, 1):
            below = f"{label}-{number}" if label else self._next_label()
            inner = replace(treatment, attachments="include")
            if item.note == "the message's digital signature":
                self._signature(item, name, below)
                continue
            self._take(item.name, item.data, inner, below, item.name, name, "", depth + 1)

    def _signature(self, item: Enclosure, name: str, label: str) -> None:
        """A digital signature has nothing to show: a sheet says that it was there."""
        assert self._press is not None
        made = stand_in(
            self._press, item.name, item.data, "a digital signature, which cannot be printed",
            Treatment(),
        )  # fmt: skip
        digest = hashlib.sha256(item.data).hexdigest()
        self._divider(label, item.name, item.name, digest, made)
        self.pieces.append(
            Piece(made.pdf, made.pages, tuple(range(1, made.pages + 1)), 0, len(self.files), "",
                  added=True)
        )  # fmt: skip
        self.files.append(
            FileTaken(item.name, digest, 0, "", len(item.data), 0, True, "", label, name)
        )
        self.notes.append(
            f"{name}: it was signed digitally; the pages cannot carry the signature, and "
            f"{item.name} is shown as a slip sheet"
        )

    def _divider(self, label: str, title: str, name: str, digest: str, made: Converted) -> None:
        if self._press is None:
            return
        source = (name, digest) if made.rendered and not made.slip_sheet else None
        word = "EXHIBIT" if self._label else "PART"
        sheet = divider(self._press, label, title, source=source, shown=made.shown, word=word)
        heading = f"Exhibit {label}" if self._label else f"Part {label}"
        self.pieces.append(
            Piece(sheet.pdf, sheet.pages, tuple(range(1, sheet.pages + 1)), 0, len(self.files),
                  f"{heading} – {title}", added=True)
        )  # fmt: skip


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


__all__ = [
    "ExhibitPart",
    "FileTaken",
    "IntakeFile",
    "IntakeOptions",
    "take_in",
    "take_in_all",
]
