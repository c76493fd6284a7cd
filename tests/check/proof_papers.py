"""A court, papers for it, and files rewritten in one way, of which defects and cures are made."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction

from .raw_pdf import Raw, gray_image, pdf, text

PROSE = (
    "The default was entered while settlement talks were under way and the answer was",
    "ready within a week of its entry so that relief is sought promptly and fairly to all",
    "the parties, none of whom has conducted discovery or asked for a date of trial as yet",
)


@lru_cache(maxsize=64)
def court(identifier: str, **conditions: Any) -> Jurisdiction:
    return resolve(identifier, Conditions(dt.date(2026, 6, 1), **conditions))


def prose(lines: int = 20, top: float = 700, pitch: float = 24) -> str:
    return "".join(text(72, top - pitch * n, PROSE[n % 3]) for n in range(lines))


def caption(
    *,
    title_left: float = 200,
    parties: str = "MARIA HERNANDEZ, Plaintiff,",
    more: str = "",
    number: str = "Case No. 3:26-cv-01472",
    paper: str = "NOTICE OF MOTION",
) -> str:
    return (
        text(title_left, 700, "UNITED STATES DISTRICT COURT")
        + text(72, 640, parties)
        + text(72, 616, "v. OAKWOOD PROPERTIES, LLC, Defendant.")
        + text(340, 640, number)
        + text(340, 600, paper)
        + more
        + prose(8, 540)
    )


SIGNED = (
    "/s/ Jordan Q. Advocate",
    "Jordan Q. Advocate (SBN 123456)",
    "Legal Aid of Central County",
    "100 Main Street, Oakland, CA 94612",
    "(510) 555-0100, jordan@example.org",
    "Attorney for Defendant",
)


def signature(lines: tuple[str, ...] = SIGNED) -> str:
    return prose(10) + "".join(text(300, 300 - 14 * n, s) for n, s in enumerate(lines))


def served(*lines: str) -> str:
    return prose(6) + "".join(text(72, 500 - 24 * n, s) for n, s in enumerate(lines))


def rewritten(data: bytes, change: Callable[[Any], None]) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def outline(*titles: str, fit: str = "xyz") -> Callable[[Any], None]:
    from pypdf.generic import Fit

    def change(writer: Any) -> None:
        for number, title in enumerate(titles):
            kind = Fit.xyz(left=0, top=792, zoom=0) if fit == "xyz" else Fit.fit()
            page = min(number, len(writer.pages) - 1)
            writer.add_outline_item(title=title, page_number=page, fit=kind)

    return change


def archival(writer: Any) -> None:
    from pypdf.generic import DecodedStreamObject, NameObject

    xmp = DecodedStreamObject()
    xmp.set_data(b"<x:xmpmeta><pdfaid:part>2</pdfaid:part></x:xmpmeta>")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(xmp)


def tagged(writer: Any) -> None:
    from pypdf.generic import (
        BooleanObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    root = writer.root_object
    root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    root[NameObject("/StructTreeRoot")] = DictionaryObject()
    root[NameObject("/Lang")] = TextStringObject("en-US")


def odd_pages(writer: Any) -> None:
    for size in ((612, 1008), (595, 842), (500, 500), (700, 900)):
        writer.add_blank_page(*size)


def image(wide: int, high: int) -> Raw:
    return Raw(
        "q 612 0 0 792 0 0 cm /I Do Q\n" + prose(3),
        resources="/XObject << /I 20 0 R >>",
        objects={20: gray_image(wide, high, bytes([250]) * (wide * high))},
    )


def written(*, words: bool) -> Raw:
    """A picture of rows of strokes, with or without the recognised words behind it."""
    row = (b"\x10" * 3 + b"\xfa" * 5) * 76 + b"\xfa" * 4
    rows = b"".join(row * 8 + b"\xfa" * 612 * 10 for _ in range(44))
    text_behind = prose(20).replace("BT", "BT 3 Tr") if words else ""
    return Raw(
        text_behind + "q 612 0 0 792 0 0 cm /I Do Q\n",
        resources="/XObject << /I 20 0 R >>",
        objects={20: gray_image(612, 792, rows)},
    )


def pages(*contents: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for content in contents:
        writer.append(PdfReader(io.BytesIO(pdf(Raw(content)))))
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def numbered_pages(*numbers: str) -> bytes:
    return pages(*(prose(9) + text(300, 40, number) for number in numbers))


def raw(content: str, **more: Any) -> bytes:
    return pdf(Raw(content, **more))
