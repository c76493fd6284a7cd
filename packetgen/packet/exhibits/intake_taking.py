"""Taking the files of one exhibit in, one after the other, with what is to be said of each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from packetgen.case import Treatment
from packetgen.errors import Location, Problem

from ..pdf.pdf_opening import UnusableFileError, open_pdf
from ..plans.page_ranges import in_range, page_numbers
from ..sheets.converted import Converted, Enclosure
from ..sheets.press import Press
from ..sheets.slip_sheets import divider
from .conversion import converted, stand_in
from .exhibit_part import FileTaken, IntakeFile
from .intake_binding import Piece
from .intake_pdf import with_values_shown
from .pdf_comments import with_comments_decided

MAX_BYTES = 1024**3
"""Largest exhibit file that is read."""

_DEPTH = 6
"""E-mails within e-mails."""


class Taking:
    """Gathers the pieces of one exhibit, file by file, with what is to be said of each."""

    def __init__(
        self, exhibit: str, title: str, label: str, press: Press | None,
        environment: Mapping[str, str], pages: str = "",
    ) -> None:  # fmt: skip
        self._pages = pages
        self.exhibit, self._title, self._label = exhibit, title, label
        self._press, self._environment = press, environment
        self.pieces: list[Piece] = []
        self.files: list[FileTaken] = []
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self._subs = 0

    def place(self, name: str) -> Location:
        """Where a problem with one of its files is."""
        return Location(name, detail=f"exhibit {self.exhibit}")

    def file(self, file: IntakeFile) -> None:
        """Take in one file of the caller's; what is wrong with it becomes a problem."""
        name = file.path.name
        try:
            data = _bytes(file.path)
            label = self._next_label() if file.title else ""
            self._take(name, data, file.treatment, label=label, title=file.title, pages=file.pages)
        except UnusableFileError as error:
            self.problems.append(Problem(self.place(name), error.reason, error.hint))

    def _next_label(self) -> str:
        self._subs += 1
        return f"{self._label}-{self._subs}" if self._label else str(self._subs)

    def _take(
        self, name: str, data: bytes, treatment: Treatment, *, label: str, title: str,
        within: str = "", pages: str = "", depth: int = 0,
    ) -> None:  # fmt: skip
        digest = hashlib.sha256(data).hexdigest()
        made = self._converted(name, data, treatment, title, label, within, pages)
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
                name, digest, own, made.rendered, len(data), 0, made.slip_sheet, made.repaired,
                label, within, made.shown, title or name if label else "",
            )
        )  # fmt: skip
        heading = "" if label or not within else name
        self.pieces.append(
            Piece(
                made.pdf, len(numbers), numbers, first, number, heading, made.slip_sheet,
                sound=made.sound,
            )
        )  # fmt: skip
        for sheet in filter(None, (made.appendix, made.further)):
            count = len(open_pdf(sheet).pages)
            every = tuple(range(1, count + 1))
            self.pieces.append(Piece(sheet, count, every, 0, number, "", added=True, follows=True))
        several = len(self.files) > 1 or bool(within)
        self.notes += [f"{name}: {note}" if several or within else note for note in made.notes]
        if made.slip_sheet:
            self.notes.append(f"{name}: a slip sheet stands for it")
        if treatment.attachments != "list":
            self._enclosed(made.enclosures, treatment, name, label, depth)

    def _converted(
        self, name: str, data: bytes, treatment: Treatment, title: str, label: str, within: str,
        pages: str,
    ) -> Converted:  # fmt: skip
        try:
            made = converted(
                data,
                name,
                title or self._title,
                treatment,
                self._press,
                self._environment,
                labels=lambda count: self._labels_below(label, count),
            )
            if not made.comments and not made.overfull:
                return made
            first = sum(file.pages for file in self.files)
            bound = {
                page
                for page in range(1, made.pages + 1)
                if in_range(pages, page) and in_range(self._pages, first + page)
            }
            made = with_values_shown(made, self._press, bound)
            return with_comments_decided(made, treatment, self._press, bound)
        except UnusableFileError as error:
            if treatment.unusable != "slip-sheet" or self._press is None:
                if within:
                    sheet = (
                        "Or say 'attachments: list', which names it and leaves it out."
                        if "unusable: slip-sheet" in error.hint
                        else "Or say 'unusable: slip-sheet', which puts a sheet in its place, or "
                        "'attachments: list'."
                    )
                    raise UnusableFileError(
                        f"its attachment '{name}' cannot be used: {error.reason}",
                        f"{error.hint} {sheet}",
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
            try:
                self._take(
                    item.name, item.data, inner, label=below, title=item.name, within=name,
                    depth=depth + 1,
                )  # fmt: skip
            except UnusableFileError as error:
                # The next ones are taken all the same, so that all that is wrong is named at once.
                self.problems.append(Problem(self.place(name), error.reason, error.hint))

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
            FileTaken(item.name, digest, 0, "", len(item.data), 0, True, "", label, name, (),
                      item.name)
        )  # fmt: skip
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
