"""One file for the printer: collated by language, padded so that nobody gets another's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.errors import OutputError
from packetgen.handout.languages import runs_right_to_left

from .journal import FileRecord, Journal
from .languages import english_name
from .made_before import ingredients, is_made, record_made
from .planning import Batch
from .running import BatchResult, Finish
from .separators import add_separator
from .storing import DOCUMENTS, Store

if TYPE_CHECKING:
    from packetgen.packet.sheets.print_sheets import SheetWriter

_LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How the print file is laid out.

    Attributes:
        layout: pages (as they are), booklet, or cards on a sheet.
        flip: The edge on which the printer turns the sheet: long-edge or short-edge.
        duplex: Whether both sides are printed; without it nothing is padded.
        separators: Whether a sheet stands before every language.
        fold: Whether the two pages of a card stand side by side, to be folded; nothing is printed
            on the back of a sheet then.
        most_sides: Sides of one file; a longer batch goes into several, cut between people.
    """

    layout: str = "pages"
    flip: str = "long-edge"
    duplex: bool = True
    separators: bool = True
    fold: bool = False
    most_sides: int = 2000

    @property
    def backs(self) -> bool:
        """Whether sheets have something, or a blank, on their back."""
        return self.duplex and not (self.fold and self.layout.startswith("cards"))


def write_print_file(batch: Batch, options: PrintOptions) -> Finish:
    """``print.pdf`` (``print-1.pdf``, ``print-2.pdf`` … when it is long) of all PDF documents."""

    def finish(journal: Journal, store: Store, result: BatchResult) -> None:
        made_of = "" if result.kept else ingredients(journal, batch, options=asdict(options))
        if made_of and is_made(journal, store, "print", made_of):
            return
        for old in store.out.glob("print*.pdf"):
            if old.stem == "print" or old.stem.removeprefix("print-").isdecimal():
                old.unlink(missing_ok=True)
        if not any(file.pages for file in journal.files()):
            raise OutputError(
                "there is nothing to print: no document of the batch is a PDF",
                hint="Use --format pdf or both.",
            )
        parts: list[str] = []
        for data in _volumes(batch, options, journal, store):
            parts.append(f"print-{len(parts) + 1}.pdf")
            store.place(parts[-1], data)
        if len(parts) == 1:
            (store.out / parts[0]).replace(store.out / "print.pdf")
            parts = ["print.pdf"]
        record_made(journal, store, "print", made_of, parts)

    return finish


def _volumes(
    batch: Batch, options: PrintOptions, journal: Journal, store: Store
) -> Iterator[bytes]:
    from packetgen.packet.metadata import About
    from packetgen.packet.sheets.print_sheets import SheetWriter

    def new() -> SheetWriter:
        return SheetWriter(About(batch.recipe.title, "en-US", batch.recipe.today))

    writer = new()
    for language, rows, _ in journal.by_language():
        begun = False
        for add in _people(options, journal, store, language):
            if writer.sides >= options.most_sides:
                yield writer.finish()
                writer, begun = new(), False
            if not begun and options.separators:
                add_separator(writer, batch, language, rows, _paper(options))
                if options.backs:
                    writer.add(*_paper(options))
            add(writer, "" if begun or options.separators else english_name(language))
            begun = True
    if writer.sides:
        yield writer.finish()


def _paper(options: PrintOptions) -> tuple[float, float]:
    width, height = _LETTER
    return (height, width) if options.layout in {"booklet", "cards-2"} else (width, height)


Adder = Callable[["SheetWriter", str], None]


def _people(
    options: PrintOptions, journal: Journal, store: Store, language: str
) -> Iterator[Adder]:
    """What adds a person, or a sheet of cards, to a file; in the order of rows."""
    files = _files(journal, language)
    if not options.layout.startswith("cards"):
        for file in files:
            yield lambda writer, mark, f=file: _document(  # type: ignore[misc]
                writer, store, f, options, language, mark
            )
        return
    up = int(options.layout.removeprefix("cards-"))
    most = up // 2 if options.fold else up
    group: list[FileRecord] = []
    for file in files:
        group.append(file)
        if len(group) == most:
            yield lambda writer, mark, g=tuple(group): _cards(  # type: ignore[misc]
                writer, store, g, up, options, language, mark
            )
            group = []
    if group:
        yield lambda writer, mark: _cards(writer, store, tuple(group), up, options, language, mark)


def _files(journal: Journal, language: str) -> Iterator[FileRecord]:
    for row in journal.rows("done"):
        if row.language == language:
            yield from (file for file in journal.files(row.number) if file.pages)


def _read(store: Store, file: FileRecord) -> bytes:
    path: Path = store.out / DOCUMENTS / file.path
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"{file.path} cannot be read for the print file", hint="Run the same command again."
        ) from error


def _document(
    writer: SheetWriter,
    store: Store,
    file: FileRecord,
    options: PrintOptions,
    language: str,
    bookmark: str,
) -> None:
    from packetgen.packet.sheets.imposition import add_booklet
    from packetgen.packet.sheets.print_sheets import Placed

    source = writer.open(_read(store, file), name=file.path)
    if options.layout == "booklet":
        add_booklet(
            writer, source, flip=options.flip, bookmark=bookmark,
            right_to_left=runs_right_to_left(language),
        )  # fmt: skip
        return
    for number, sheet in enumerate(source.sheets):
        place = Placed(source, number, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
        mark = "" if number else bookmark
        writer.add(sheet.width, sheet.height, [place], bookmark=mark)
    if options.duplex and len(source.sheets) % 2:
        # The back of the last sheet stays blank: the next person begins on a sheet of their own.
        writer.add(source.sheets[-1].width, source.sheets[-1].height)


def _cards(
    writer: SheetWriter,
    store: Store,
    files: tuple[FileRecord, ...],
    up: int,
    options: PrintOptions,
    language: str,
    bookmark: str,
) -> None:
    from packetgen.packet.sheets.imposition import add_cards

    cards = [writer.open(_read(store, file), name=file.path) for file in files]
    add_cards(
        writer, cards, up, flip=options.flip, fold=options.fold, bookmark=bookmark,
        right_to_left=runs_right_to_left(language),
    )  # fmt: skip
