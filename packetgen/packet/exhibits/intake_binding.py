"""The pieces of one exhibit as one PDF: files, and the sheets that packetgen adds between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from packetgen.pages import Part, PartKind, page_map

from ..assembly import PartPdf, assemble
from ..metadata import About
from ..outlines import Bookmark, OutlineEntry, read_outline
from ..pdf.pdf_destinations import Destinations
from ..pdf.pdf_opening import complaints, open_pdf


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of pages. ``numbers`` are the pages of ``pdf`` that are in it, from 1.

    ``first`` counts the pages of the files before it, ``file`` is the number of its file,
    ``heading`` the bookmark that it gets, ``added`` says that it is a sheet of packetgen's,
    ``follows`` that it stands after its file, ``sound`` that no page's content is damaged.
    """

    pdf: bytes = field(repr=False)
    pages: int
    numbers: tuple[int, ...]
    first: int
    file: int
    heading: str = ""
    added: bool = False
    follows: bool = False
    sound: bool = False


def chosen_pages(
    pieces: Sequence[Piece], chosen: Sequence[int], *, whole: bool
) -> list[tuple[int, int]]:
    """The pages in order as (number of the piece from 0, page in it from 1).

    ``chosen`` counts through the files' pages alone. An added sheet goes before the first page of
    its file that is chosen, or after the last one.
    """
    if whole:
        return [(at, page) for at, piece in enumerate(pieces) for page in range(1, piece.pages + 1)]
    places = [
        (at, page)
        for at, piece in enumerate(pieces)
        if not piece.added
        for page in range(1, piece.pages + 1)
    ]
    files = [pieces[places[number - 1][0]].file for number in chosen]
    last = {file: step for step, file in enumerate(files)}
    first = {file: step for step, file in reversed(list(enumerate(files)))}
    order: list[tuple[int, int]] = []
    for step, (number, file) in enumerate(zip(chosen, files, strict=True)):
        if first[file] == step:
            order += _sheets(pieces, file, follow=False)
        order.append(places[number - 1])
        if last[file] == step:
            order += _sheets(pieces, file, follow=True)
    return order


def _sheets(pieces: Sequence[Piece], file: int, *, follow: bool) -> list[tuple[int, int]]:
    return [
        (at, page)
        for at, piece in enumerate(pieces)
        if piece.added and piece.file == file and piece.follows == follow
        for page in range(1, piece.pages + 1)
    ]


def bound(
    pieces: Sequence[Piece], order: Sequence[tuple[int, int]]
) -> tuple[bytes, tuple[int, ...]]:
    """The pages as one PDF, with the outlines of all files; one whole file stays as it is.

    Beside it the pieces (from 0) without tags, where others have some: the whole then looks tagged.
    """
    if len(pieces) == 1 and [page for _, page in order] == list(range(1, len(order) + 1)):
        only = pieces[0]
        with complaints():
            if only.numbers == tuple(range(1, len(open_pdf(only.pdf).pages) + 1)) and (
                len(order) == only.pages
            ):
                return only.pdf, ()
    runs: list[tuple[int, list[int]]] = []
    for at, page in order:
        if not runs or runs[-1][0] != at:
            runs.append((at, []))
        runs[-1][1].append(pieces[at].numbers[page - 1])
    parts: list[PartPdf] = []
    marks: list[Bookmark] = []
    for number, (at, numbers) in enumerate(runs, 1):
        piece = pieces[at]
        with complaints():
            opened = open_pdf(piece.pdf)
            own = _own_marks(opened, str(number), numbers)
        select = () if numbers == list(range(1, len(opened.pages) + 1)) else tuple(numbers)
        part = Part(str(number), PartKind.EXHIBIT, "", len(numbers), "")
        parts.append(PartPdf(part, piece.pdf, select=select, sound=piece.sound))
        if piece.heading:
            marks.append(Bookmark(piece.heading, str(number), children=own, adopt=False))
        elif not piece.added and at and pieces[at - 1].added and pieces[at - 1].heading and marks:
            # A file's own outline goes below the bookmark of the sheet before it.
            last = marks.pop()
            marks.append(
                Bookmark(last.title, last.part, last.page, (*last.children, *own), adopt=False)
            )
        else:
            marks += own
    whole = page_map([part.part for part in parts])
    made = assemble(parts, whole, About(""), bookmarks=marks, archival=True)
    bare = {runs[int(name) - 1][0] for name in made.untagged}
    mixed = bare if len(made.untagged) < len(runs) else set()
    return made.pdf, tuple(sorted(mixed))


def _own_marks(opened: object, part: str, numbers: Sequence[int]) -> tuple[Bookmark, ...]:
    """A file's outline as bookmarks, without what leads to pages that are not taken."""
    places = {page - 1: at for at, page in enumerate(numbers, 1)}

    def level(entries: Sequence[OutlineEntry]) -> tuple[Bookmark, ...]:
        made: list[Bookmark] = []
        for entry in entries:
            below = level(entry.children)
            page = places.get(entry.spot.page) if entry.spot is not None else None
            if page is None and below:
                page = below[0].page
            if page is not None:
                made.append(Bookmark(entry.title, part, page, below, adopt=False))
        return tuple(made)

    return level(read_outline(opened, Destinations(opened)))  # type: ignore[arg-type]
