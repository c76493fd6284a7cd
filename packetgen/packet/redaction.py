"""Redaction by destroying: a page becomes a picture in which the region is no more.

Nothing is painted over text. The page is drawn, the region is blackened in the drawing, and only
the drawing goes into the file; then the file is searched for every word that stood there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from packetgen.errors import Location, PacketError, Problem
from packetgen.pages import Part, PartKind, page_map
from packetgen.pages.matrices import IDENTITY, apply
from packetgen.pdfium import PDFIUM
from packetgen.reading.english_counts import counted

from .assembled import PartPdf
from .assembly import assemble
from .exhibits.intake import ExhibitPart
from .metadata import About
from .pdf.geometry import Sheet, sheet_of
from .pdf.pdf_opening import open_pdf
from .plans.plan import Redaction
from .sheets.picture_pages import PicturePages, pixel_image

DPI = 200
_FEW = 4
"""Phrases shorter than this are too common to prove anything by."""
_TELLING = re.compile(r"\d.*\d.*\d.*\d")
"""A word with four digits or more is searched for by itself: a number of an account, say."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """An exhibit with regions destroyed, and the words that stood in them."""

    part: ExhibitPart
    words: tuple[str, ...]


def redact(
    exhibit: ExhibitPart, regions: Sequence[Redaction], about: About, *, name: str = ""
) -> Redacted:
    """The exhibit with these regions destroyed.

    Each page with a region becomes a picture of itself; the other pages stay as they are. The
    outline, tags and names of the pictured pages are gone with their text.

    Raises:
        PacketError: A region is on no page, or a word that was to be destroyed still stands
            somewhere in the exhibit: each is named by page, never quoted.
    """
    by_page: defaultdict[int, list[Redaction]] = defaultdict(list)
    problems: list[Problem] = []
    for region in regions:
        left, top, right, bottom = region.box
        if region.page > exhibit.pages_out:
            problems.append(
                Problem(
                    Location(name, page=region.page),
                    f"the exhibit has {exhibit.pages_out} pages, so nothing is redacted there",
                    "Give the exhibit's own page, counted from 1.",
                )
            )
        elif right <= left or bottom <= top:
            problems.append(
                Problem(
                    Location(name, page=region.page),
                    "the region is empty",
                    "Give left, top, right, bottom in points from the page's top left.",
                )
            )
        by_page[region.page].append(region)
    if problems:
        raise PacketError("an exhibit cannot be redacted", problems=tuple(problems))
    pictures, words = _pictures(exhibit.pdf, by_page)
    made = _bound(exhibit, pictures, about)
    left_over = sorted(set(_left_over(made, words, by_page)))
    if left_over:
        raise PacketError(
            "a redaction failed: what was to be destroyed can still be read",
            problems=tuple(
                Problem(
                    Location(name, page=page or None),
                    "words of a redacted region still stand here"
                    if page
                    else "words of a redacted region still stand in the file's metadata or tags",
                    "Redact them here as well, or give a separately redacted file (redacted:).",
                )
                for page in left_over
            ),
        )
    count = len(by_page)
    pages = counted(count, "page")
    note = f"{pages} became pictures with the redacted regions destroyed"
    return Redacted(replace(exhibit, pdf=made, notes=(*exhibit.notes, note)), words)


def _pictures(
    pdf: bytes, by_page: dict[int, list[Redaction]]
) -> tuple[dict[int, bytes], tuple[str, ...]]:
    """Each redacted page as a one-page PDF of its picture, and what stood in its regions."""
    import pypdfium2
    from PIL import ImageDraw

    opened = open_pdf(pdf)
    pictures: dict[int, bytes] = {}
    words: list[str] = []
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        for number, regions in sorted(by_page.items()):
            sheet = sheet_of(opened.pages[number - 1])
            page = document[number - 1]
            words += _standing_in(page, sheet, regions)
            drawn = page.render(scale=DPI / 72 * sheet.unit).to_pil().convert("RGB")
            pen, across, down = ImageDraw.Draw(drawn), *_scale(drawn, sheet)
            for region in regions:
                left, top, right, bottom = region.box
                box = (left * across, top * down, right * across, bottom * down)
                pen.rectangle(box, fill=(0, 0, 0))
            pages = PicturePages(f"Page {number}, redacted", 1)
            # Flate keeps every pixel: a JPEG would ring around the edges of what was there.
            image = pixel_image(pages.out, drawn)
            size = (round(sheet.width, 2), round(sheet.height, 2))
            pages.add(image, drawn.size, IDENTITY, page=size)
            pictures[number] = pages.finish()
    return pictures, tuple(dict.fromkeys(words))


def _scale(drawn: Any, sheet: Sheet) -> tuple[float, float]:
    """Pixels per point across and down."""
    return drawn.width / sheet.width, drawn.height / sheet.height


def _standing_in(page: Any, sheet: Sheet, regions: Sequence[Redaction]) -> Iterator[str]:
    """The phrases that stand in each region, and each number among them by itself."""
    with closing(page.get_textpage()) as text:
        count = text.count_chars()
        whole = [text.get_text_range(at, 1) for at in range(count)]
        boxes = [text.get_charbox(at) for at in range(count)]
    for region in regions:
        left, top, right, bottom = region.box
        one = apply(sheet.to_user, left, sheet.height - top)
        other = apply(sheet.to_user, right, sheet.height - bottom)
        x0, x1 = sorted((one[0], other[0]))
        y0, y1 = sorted((one[1], other[1]))
        inside = [
            x0 < (box[0] + box[2]) / 2 < x1 and y0 < (box[1] + box[3]) / 2 < y1 for box in boxes
        ]
        found = "".join(
            character if here or character.isspace() else "\n"
            for character, here in zip(whole, inside, strict=True)
        )
        for phrase in re.split(r"[\r\n]+", found):
            phrase = " ".join(phrase.split())
            if len(phrase) >= _FEW:
                yield phrase
            yield from (word for word in phrase.split() if _TELLING.search(word))


def _bound(exhibit: ExhibitPart, pictures: dict[int, bytes], about: About) -> bytes:
    """The pages that stay and the pictures, in their order; no outline and no names."""
    parts: list[PartPdf] = []
    at = 1
    while at <= exhibit.pages_out:
        end = at + 1
        while at not in pictures and end <= exhibit.pages_out and end not in pictures:
            end += 1
        part = Part(f"pages-{at}", PartKind.EXHIBIT, "", end - at, "exhibit", "exhibit")
        if at in pictures:
            parts.append(PartPdf(part, pictures[at], exhibit.exhibit))
        else:
            taken = tuple(range(at, end))
            parts.append(PartPdf(part, exhibit.pdf, exhibit.exhibit, taken, exhibit.sound))
        at = end
    made = assemble(parts, page_map([part.part for part in parts]), about, bookmarks=())
    return made.pdf


def _left_over(pdf: bytes, words: Sequence[str], pictured: Collection[int]) -> Iterator[int]:
    """Pages on which something of ``words`` can be read; 0 for the rest of the file."""
    for number, shown in enumerate(page_texts(pdf), 1):
        if (number in pictured and shown.strip()) or _holds(shown, words):
            yield number
    opened = open_pdf(pdf)
    if any(_holds(text, words) for text in file_strings(opened.reader)):
        yield 0


def page_texts(pdf: bytes) -> list[str]:
    """What each page of a PDF says."""
    import pypdfium2

    texts: list[str] = []
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                texts.append(text.get_text_range())
    return texts


def stands_in(pdf: bytes, words: Sequence[str]) -> tuple[int, ...]:
    """Pages of a finished PDF on which any of these words can be read; 0 for tags and metadata."""
    return tuple(sorted(set(_left_over(pdf, words, ())))) if words else ()


def file_strings(reader: Any) -> Iterator[str]:
    """Every string of a file that is no page's content: tags, names, metadata, annotations."""
    from pypdf.generic import (
        ArrayObject,
        ByteStringObject,
        DictionaryObject,
        StreamObject,
        TextStringObject,
    )

    numbers = set(reader.xref_objStm) | {n for level in reader.xref.values() for n in level}
    for number in sorted(numbers):
        waiting = [reader.get_object(number)]
        while waiting:
            item = waiting.pop()
            if isinstance(item, StreamObject) and item.get("/Type") == "/Metadata":
                yield item.get_data().decode("utf-8", "replace")
            if isinstance(item, DictionaryObject):
                waiting += [v for v in item.values() if not hasattr(v, "idnum")]
            elif isinstance(item, ArrayObject):
                waiting += [v for v in item if not hasattr(v, "idnum")]
            elif isinstance(item, TextStringObject):
                yield str(item)
            elif isinstance(item, ByteStringObject):
                yield bytes(item).decode("latin-1")


def _holds(text: str, words: Sequence[str]) -> bool:
    plain = " ".join(text.split()).casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", plain) is not None
        for word in words
    )
