"""From a document to a PDF: engine chosen, typeset, proved complete, clean and whole."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from packetgen.docx import visible_words
from packetgen.docx.blocks import Document, Unsupported
from packetgen.errors import EngineError, Location, Problem
from packetgen.jurisdiction.model import Layout
from packetgen.reading.formats import calendar_day
from packetgen.typeset.composing.compose import Composed, compose
from packetgen.typeset.composing.own_numbers import counts_its_own_way, numbers_in
from packetgen.typeset.composing.tables import spans_rows
from packetgen.typeset.engines.choice import next_attempt, without_typst
from packetgen.typeset.engines.libreoffice import INSTALL, convert, find_soffice
from packetgen.typeset.engines.office_fonts import folders_to_lend
from packetgen.typeset.engines.typst_engine import compile_pdf
from packetgen.typeset.faces.fonts import FontBook
from packetgen.typeset.gates.broken_rows import breakable_rows
from packetgen.typeset.gates.symbol_places import signs_for_places
from packetgen.typeset.gates.three_gates import Reading, gate_problems, read_pdf
from packetgen.typeset.gates.words import Expected, expect
from packetgen.typeset.model import Typeset

_NOT_COUNTED = (
    "the Word file numbers its pages its own way (Roman, or not from 1); an index and page labels"
    " count the pages of what LibreOffice typesets from 1, so compare them with the pages"
)
ENGINES = ("auto", "typst", "libreoffice")


def typeset(
    document: Document,
    *,
    layout: Layout | None,
    title: str,
    language: str = "en",
    today: dt.date,
    fonts: FontBook,
    source: bytes | None = None,
    engine: str = "auto",
    footer_title: str = "",
    alone: bool = False,
    name: str = "",
) -> Typeset:
    """Typeset a document as a PDF/A-2a and PDF/UA-1 file.

    Args:
        document: What :func:`packetgen.docx.read_docx` read.
        layout: The court's figures for a paper; None for letters and reports, whose page set-up,
            headers and footers are the document's own.
        title: The PDF's title. It never holds a client's name.
        language: BCP 47 tag of the text that states none.
        today: The PDF's date. The same input, this included, gives the same bytes.
        fonts: The faces; see :func:`packetgen.typeset.open_fonts`.
        source: The DOCX that ``document`` was read from. With it the gates run: every visible
            word is in the PDF in order, none overlap or leave the page, the outline is whole.
            LibreOffice needs it.
        engine: auto (Typst, or LibreOffice for what the reader cannot say), typst or libreoffice.
        footer_title: The paper's title, for the footer that ``layout`` wants where the document
            brings none of its own.
        alone: Use no second thread, where every processor has a process of its own already.
        name: What the document is called in messages.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        EngineError: The document holds something that no engine at hand can set, a character has
            no glyph, or a gate found a word lost. Every single place is among the problems.
    """
    calendar_day(today)
    if engine not in ENGINES:
        raise EngineError(
            f"there is no engine {engine!r}", hint=f"Choose one of {', '.join(ENGINES)}."
        )
    try:
        return _typeset(
            document, layout=layout, title=title, language=language, today=today, fonts=fonts,
            source=source, engine=engine, footer_title=footer_title, alone=alone,
        )  # fmt: skip
    except EngineError as error:
        if not name:
            raise
        raise EngineError(
            f"{name}: {error.message}",
            hint=error.hint,
            problems=tuple(
                replace(p, location=replace(p.location, file=p.location.file or name))
                for p in error.problems
            ),
        ) from error


def _typeset(
    document: Document,
    *,
    layout: Layout | None,
    title: str,
    language: str,
    today: dt.date,
    fonts: FontBook,
    source: bytes | None,
    engine: str,
    footer_title: str,
    alone: bool,
) -> Typeset:
    if engine == "libreoffice" or (engine == "auto" and document.unsupported):
        return _by_libreoffice(document, title=title, today=today, source=source, fonts=fonts)
    if document.unsupported:
        raise EngineError(
            "The document holds what Typst cannot set.",
            hint=without_typst(),
            problems=_unsupported(document),
        )
    counted: Callable[[], Expected] | None = None
    composed, system = _composed(document, layout, title, language, fonts, footer_title)
    with ThreadPoolExecutor(max_workers=1) as beside:
        if source is not None and alone:
            counted = partial(_expected, source)
        elif source is not None:
            # Typst leaves Python to others while it works: the words are counted meanwhile, and
            # not before, when they would only take turns with composing. A thread that waits first
            # lets this one go on to Typst; a new one at work would hold it up for 5 ms.
            go = threading.Event()
            counted = beside.submit(_expected, source, after=go).result
            go.set()
        with _advising(word_file=source is not None):
            pdf = compile_pdf(composed.data, fonts=fonts, system=system, today=today)
    margin = layout.width - layout.right if layout is not None and layout.numbered_lines else None
    reading = read_pdf(pdf, text=source is not None, margin=margin, direct=True)
    if counted is not None:
        against = partial(
            gate_problems,
            expected=counted(),
            planned=composed.headings,
            # Typst writes a cell that spans rows after the rows that it spans.
            in_order=not spans_rows(document.blocks),
            rows=tuple(breakable_rows(document.blocks)),
            going_on=_going_on(document),
            line_numbers=layout.lines_per_page if layout and layout.numbered_lines else 0,
        )
        problems = against(reading)
        if problems and reading.direct:
            reading = read_pdf(pdf, margin=margin)
            problems = against(reading)
        _hold(problems, "typst", plain=True)
    return Typeset(
        pdf=pdf,
        pages=len(reading.pages),
        engine="typst",
        fonts=composed.formats.fonts_used(),
        outline=reading.outline,
        notes=document.remarks
        + composed.notes
        + _font_notes(composed)
        + _margin_notes(reading)
        + _numbering_notes(document, len(reading.pages)),
        numbers=numbers_in(pdf) if counts_its_own_way(document) else (),
    )


def _composed(
    document: Document,
    layout: Layout | None,
    title: str,
    language: str,
    fonts: FontBook,
    footer_title: str,
) -> tuple[Composed, bool]:
    """Compose with packetgen's own faces, and with the system's only if they are asked for."""
    system = False
    while True:
        composed = compose(
            document,
            layout=layout,
            title=title,
            language=language,
            fonts=fonts,
            system=system,
            footer_title=footer_title,
        )
        formats = composed.formats
        uncovered = formats.uncovered()
        wanted = any(
            fonts.resolve(name, system=True) or fonts.kin(name, system=True)
            for name in formats.absent
        )
        if system or not fonts.system or not (wanted or uncovered):
            break
        system = True
    problems = list(composed.problems)
    problems += [
        Problem(
            Location(detail=composed.places.get(char, "")),
            f"no font at hand has the character U+{ord(char):04X} {char}",
            "Install fonts for the language (fontpkg-noto-…), or name a folder with --fonts.",
        )
        for char in sorted(uncovered)
    ]
    if problems:
        raise EngineError("The document cannot be typeset as it is.", problems=tuple(problems))
    return composed, system


def _by_libreoffice(
    document: Document, *, title: str, today: dt.date, source: bytes | None, fonts: FontBook
) -> Typeset:
    if source is None:
        raise EngineError(
            "LibreOffice needs the Word file itself.", hint="Pass its bytes as source."
        )
    program = find_soffice()
    if program is None:
        raise EngineError(
            "The document holds what Typst cannot set, and LibreOffice is not installed."
            if document.unsupported
            else "LibreOffice is not installed.",
            hint=INSTALL,
            problems=_unsupported(document),
        )
    stories = visible_words(source)
    lent = folders_to_lend((word for words in stories.values() for word in words), fonts)
    files = convert(
        {"document": source}, titles={"document": title}, today=today, soffice=program, fonts=lent
    )
    pdf = files["document"]
    expected = expect(stories)
    reading = read_pdf(pdf)
    reading = replace(reading, pages=signs_for_places(reading.pages, expected.need))
    going_on = _going_on(document)
    problems = gate_problems(reading, expected, None, in_order=False, going_on=going_on)
    _hold(problems, "libreoffice", plain=not document.unsupported)
    return Typeset(
        pdf=pdf,
        pages=len(reading.pages),
        engine="libreoffice",
        outline=reading.outline,
        notes=(
            "typeset by LibreOffice: pages and line numbers are as the Word file has them",
            *document.remarks,
            *_drawn_notes(stories),
            *([_NOT_COUNTED] if counts_its_own_way(document) else []),
        ),
        unsupported=document.unsupported,
    )


def _drawn_notes(stories: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Words that LibreOffice draws as outlines, which no gate can read back."""
    drawn = [
        word for story, words in stories.items() if story.startswith("drawn:") for word in words
    ]
    if not drawn:
        return ()
    said = " ".join(drawn[:12]) + (" …" if len(drawn) > 12 else "")
    return (
        "words of a watermark, WordArt or an equation may be outlines in the PDF, where no gate can"
        f" read them; look whether they are there: {said}",
    )


def _going_on(document: Document) -> frozenset[int]:
    """Sections, counted from 1, that begin on the page on which the one before ends."""
    sections = enumerate(document.sections, start=1)
    return frozenset(n for n, section in sections if n > 1 and section.start == "continuous")


def _expected(source: bytes, *, after: threading.Event | None = None) -> Expected:
    if after is not None:
        after.wait()
    return expect(visible_words(source))


@contextmanager
def _advising(*, word_file: bool) -> Iterator[None]:
    """Say what to try next where Typst refuses a document or breaks off."""
    try:
        yield
    except EngineError as error:
        advice = next_attempt("typst", word_file=word_file, plain=True)
        raise EngineError(error.message, hint=advice, problems=error.problems) from error


def _hold(problems: list[Problem], engine: str, *, plain: bool) -> None:
    if problems:
        raise EngineError(
            "The PDF is not what the Word file says, so it was not kept.",
            hint=next_attempt(engine, word_file=True, plain=plain),
            problems=tuple(problems[:50]),
        )


def _unsupported(document: Document) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            Location(detail=item.where),
            item.what + (f": {item.text}" if item.text else ""),
            _remedy(item),
        )
        for item in document.unsupported
    )


def _remedy(item: Unsupported) -> str:
    """What to do in Word about a thing that Typst cannot set, where that is sure."""
    boxed = item.what.startswith(("text box", "frame", "shape"))
    if item.where.startswith("header") and boxed and item.text:
        return (
            "packetgen numbers the lines of a paper itself, so the column of Word's line numbers "
            "is left out; this one holds other words too. Move them into the text or the footer, "
            "or delete the box from the header."
        )
    if item.what.startswith("floating picture"):
        return "In Word, choose the picture's layout option “In line with text”."
    if item.what == "columns":
        return "Set the text in one column, or in a table with two cells."
    return ""


def _margin_notes(reading: Reading) -> tuple[str, ...]:
    """Where a table or an indent of the Word file takes words into the right margin."""
    return tuple(
        f"page {clash.page}: “{clash.text}” stands in the right margin; narrow its table or indent"
        for clash in reading.clashes
        if clash.kind == "margin"
    )


def _numbering_notes(document: Document, pages: int) -> tuple[str, ...]:
    if not document.notes_restart_on_pages or pages < 2:
        return ()
    return (
        "the footnotes are numbered through the document, where Word numbers them anew on each"
        " page; look at what refers to a note by its number, or build with --engine libreoffice",
    )


def _font_notes(composed: Composed) -> tuple[str, ...]:
    book = composed.formats.book
    absent = sorted(
        name
        for name in composed.formats.absent
        if not book.resolve(name, system=composed.formats.system)
    )
    near = {name: book.nearest(name, system=composed.formats.system) for name in absent}
    return tuple(f"{name} is not at hand; {other} stands in for it" for name, other in near.items())


__all__ = ["ENGINES", "typeset"]
