"""Exhibits in: a caller's files become a PDF part, or a problem that names file, reason, way out.

The caller's files are only read. Nothing is skipped: pages in and pages out are counted, and every
sheet that packetgen adds (before a sub-exhibit, in place of a file) is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packetgen.errors import PacketError, Problem

from ..pdf.source_labels import labels_of_pages
from ..plans.page_ranges import page_numbers
from ..sheets.press import Press
from .exhibit_part import ExhibitPart, FileTaken, IntakeFile
from .intake_binding import bound, chosen_pages
from .intake_taking import Taking


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
    taking = Taking(exhibit, title or exhibit, label, press, environment or {}, pages)
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


def _part(taking: Taking, order: list[tuple[int, int]]) -> ExhibitPart:
    pieces = taking.pieces
    notes = list(taking.notes)
    pdf, bare = bound(pieces, order)
    notes += [
        f"{name} is not tagged: a screen reader has only its bare text, if any"
        for name in dict.fromkeys(taking.files[pieces[at].file].name for at in bare)
    ]
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
        _sub_labels(taking, order),
        _originals(taking, order) if excerpt else (),
        # Binding leaves no damaged content; a file that needed none is as it was taken in.
        pdf is not pieces[0].pdf or pieces[0].sound,
    )


def _sub_labels(taking: Taking, order: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    labels = tuple(taking.files[taking.pieces[at].file].label for at, _ in order)
    return labels if any(labels) else ()


def _originals(taking: Taking, order: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """What its file calls each page of an excerpt; nothing of files that only count them."""
    named = {at: labels_of_pages(taking.pieces[at].pdf) for at in {at for at, _ in order}}
    found = tuple(
        named[at][taking.pieces[at].numbers[page - 1] - 1]
        if named[at] and not taking.pieces[at].added
        else ""
        for at, page in order
    )
    return found if any(found) else ()


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


__all__ = [
    "ExhibitPart",
    "FileTaken",
    "IntakeFile",
    "IntakeOptions",
    "take_in",
    "take_in_all",
]
