"""The three gates that hold for every engine: complete, clean, whole. The PDF is opened once."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from packetgen.errors import EngineError, Location, Problem
from packetgen.pdfium import PDFIUM
from packetgen.typeset.gates.clean import clashes_on_page, stands_clear
from packetgen.typeset.gates.words import Expected, compare_words
from packetgen.typeset.gates.written_lines import written_pages
from packetgen.typeset.model import Bookmark, Clash, Lost


@dataclass(frozen=True, slots=True)
class Reading:
    """What a finished PDF says about itself: text by page, outline, words that clash.

    ``direct``: text of some page was taken straight from its content, without pdfium.
    """

    pages: tuple[str, ...]
    outline: tuple[Bookmark, ...]
    clashes: tuple[Clash, ...]
    direct: bool = False


def read_pdf(
    pdf: bytes, *, text: bool = True, margin: float | None = None, direct: bool = False
) -> Reading:
    """Read a PDF's outline and, with ``text``, its words and where they clash.

    Args:
        pdf: The finished file.
        text: Whether its words are wanted.
        margin: See :func:`packetgen.typeset.gates.clean.clashes_on_page`.
        direct: Take the text of a page as Typst wrote it, where the page holds nothing but lines
            that stand clear of each other, of the edges and of the margin; read only the other
            pages with pdfium. What is amiss in such a reading is to be asked of pdfium again.

    Raises:
        EngineError: The bytes are no PDF that can be read.
    """
    written = written_pages(pdf) if text and direct else []
    plain = {
        number: page.text
        for number, page in enumerate(written)
        if page and stands_clear(page.boxes, width=page.width, height=page.height, margin=margin)
    }
    with PDFIUM:
        return _read(pdf, text, margin, plain, len(written))


def _read(
    pdf: bytes, text: bool, margin: float | None, plain: dict[int, str], count: int
) -> Reading:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(without_profiles(pdf))
    except pdfium.PdfiumError as error:
        raise EngineError("The engine gave a file that is no PDF.") from error
    try:
        pages, clashes = [], []
        if count != len(document):
            plain = {}
        for number in range(len(document)):
            if not text or number in plain:
                pages.append(plain.get(number, ""))
                continue
            page = document[number]
            words = page.get_textpage()
            try:
                pages.append(page_text(words))
                clashes += clashes_on_page(number + 1, page, words, margin=margin)
            finally:
                words.close()
                page.close()
        outline = tuple(_outline(document))
        return Reading(tuple(pages), outline, tuple(clashes), bool(plain))
    finally:
        document.close()


_PROFILED = re.compile(rb"\[/ICCBased (\d+) 0 R\](?=\nendobj\n)")
_COMPONENTS = re.compile(rb"\d+ 0 obj\n<</Length \d+/N ([13])[/>]")
_DEVICES = {b"1": b"[/DeviceGray", b"3": b"[/DeviceRGB"}


def without_profiles(pdf: bytes) -> bytes:
    """A PDF of Typst's whose colours are the device's, and all else as it was, at its place.

    The gates ask nothing about colours, and pdfium spends more time on the two profiles that an
    archival file carries than on a page of text. For reading only; never written to disk.
    """

    def plain(match: re.Match[bytes]) -> bytes:
        whole_object = pdf.endswith(b" obj\n", 0, match.start())
        at = pdf.find(b"\n%s 0 obj\n<</Length " % match[1])
        stream = _COMPONENTS.match(pdf, at + 1) if whole_object and at >= 0 else None
        if stream is None:
            return match[0]
        return _DEVICES[stream[1]].ljust(len(match[0]) - 1) + b"]"

    return _PROFILED.sub(plain, pdf)


_TURNED = re.compile("[\\udc00-\\udfff][\\ud800-\\udbff]")


def page_text(words: Any) -> str:
    """All text of pypdfium2's text page, as pdfium orders and spaces it, in one call."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(words)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    length = raw.FPDFText_GetText(words, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, length - 1)].decode("utf-16-le", errors="surrogatepass")
    # Within a line from right to left pdfium turns the two halves of an emoji round.
    text = _TURNED.sub(lambda pair: pair[0][::-1], text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", errors="ignore")


def _outline(document: object) -> list[Bookmark]:
    out = []
    for item in document.get_toc(max_depth=12):  # type: ignore[attr-defined]
        target = item.get_dest()
        page = target.get_index() if target is not None else None
        out.append(Bookmark(item.get_title(), item.level + 1, 0 if page is None else page + 1))
    return out


def whole(
    outline: Sequence[Bookmark], planned: Sequence[tuple[int, str]], *, pages: int
) -> list[Problem]:
    """Where the outline of a PDF differs from the headings that were planned."""
    problems = []
    if pages < 1:
        problems.append(Problem(Location(), "the PDF has no pages"))
    found = [(mark.level, mark.title) for mark in outline]
    for number, (level, title) in enumerate(planned):
        if number >= len(found):
            problems.append(Problem(Location(detail=title), "a heading has no bookmark"))
        elif found[number] != (level, title):
            problems.append(
                Problem(
                    Location(detail=title),
                    f"its bookmark says {found[number][1]!r} on level {found[number][0]}",
                )
            )
            break
    if len(found) > len(planned):
        extra = found[len(planned)][1]
        problems.append(Problem(Location(detail=extra), "a bookmark that no heading asked for"))
    return problems


def gate_problems(
    reading: Reading,
    expected: Expected,
    planned: Sequence[tuple[int, str]] | None,
    *,
    in_order: bool = True,
    line_numbers: int = 0,
    rows: Sequence[Sequence[str]] = (),
    going_on: Container[int] = (),
) -> list[Problem]:
    """What the gates have against a PDF: empty if it may pass.

    ``in_order`` False lets words stand in another order (LibreOffice writes floating shapes where
    they are anchored). ``rows`` are the texts of cells of table rows that a page's end may cut,
    ``going_on`` the numbers of sections that begin on the page on which the one before ends.
    """
    problems = [
        Problem(
            Location(detail=_place(lost.story)),
            f"word {lost.position} is {_WHAT[lost.kind]}: {_around(lost)}",
        )
        for lost in compare_words(
            expected, reading.pages, line_numbers=line_numbers, rows=rows, going_on=going_on
        )
        if in_order or lost.kind == "missing"
    ]
    for clash in reading.clashes:
        if clash.kind == "margin":
            continue
        what = (
            f"“{clash.text}” stands on top of “{clash.other}”"
            if clash.kind == "overlap"
            else f"“{clash.text}” leaves the page"
        )
        left, top = clash.box[0] / 72, clash.box[1] / 72
        problems.append(
            Problem(
                Location(page=clash.page),
                f"{what} ({left:.1f} in from the left, {top:.1f} in from the top)",
            )
        )
    if planned is not None:
        problems += whole(reading.outline, planned, pages=len(reading.pages))
    return problems


_MARGINAL = re.compile(r"(?P<what>header|footer):(?P<section>\d+):(?P<kind>\w+)")
_WHAT = {"missing": "not in the PDF", "moved": "out of order in the PDF"}


def _place(story: str) -> str:
    """A story as a reader of Word knows it: "header of section 2, first page"."""
    margin = _MARGINAL.fullmatch(story)
    if margin is None:
        return story
    pages = {"first": ", first page", "even": ", even pages"}.get(margin["kind"], "")
    return f"{margin['what']} of section {margin['section']}{pages}"


def _around(lost: Lost) -> str:
    return " ".join(part for part in (lost.before, f"[{lost.word}]", lost.after) if part)
