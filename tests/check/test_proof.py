"""Each check speaks for its own defect, and no unrelated one does: a good file and a broken one.

The pair differs in one thing; what the broken file has that the good one has not is the finding of
that check alone. Most pairs are written by hand, object by object, as no program of ours does.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction

from .papers import BRIEF_COVER, CALIFORNIA, WITH_EXHIBITS, Exhibit, pdf_of
from .raw_pdf import Raw, box, gray_image, pdf, text

PROSE = (
    "The default was entered while settlement talks were under way and the answer was",
    "ready within a week of its entry so that relief is sought promptly and fairly to all",
    "the parties, none of whom has conducted discovery or asked for a date of trial as yet",
)


@lru_cache(maxsize=64)
def court(identifier: str, **conditions: Any) -> Jurisdiction:
    return resolve(identifier, Conditions(dt.date(2026, 6, 1), **conditions))


@dataclass(frozen=True)
class Pair:
    code: str
    court: str
    good: bytes
    bad: bytes
    conditions: tuple[tuple[str, Any], ...] = ()
    name: str = "paper.pdf"
    bad_name: str = "paper.pdf"
    parts: str | None = None
    bad_parts: str | None = None
    also: frozenset[str] = frozenset()
    """Checks that the same defect rightly concerns."""


def prose(lines: int = 20, top: float = 700, pitch: float = 24) -> str:
    return "".join(text(72, top - pitch * n, PROSE[n % 3]) for n in range(lines))


def same(lines: int = 24) -> str:
    return "".join(text(72, 700 - 24 * n, PROSE[0]) for n in range(lines))


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


EXHIBITS = pdf_of(WITH_EXHIBITS)
NUMBERED = pdf_of(
    CALIFORNIA.but(exhibits=(Exhibit("1", "Inspection report"), Exhibit("2", "Letter of March")))
)
DEPOSITION = CALIFORNIA.but(
    exhibits=(
        Exhibit("A", "Deposition of Henry Brown, March 3, 2026"),
        Exhibit("B", "Deposition of Ann Smith, March 4, 2026"),
    )
)
FACTS = "".join(text(72, 700 - 24 * n, f"{n + 1}. The plaintiff leased it.") for n in range(24))


def cover(lines: tuple[str, ...]) -> bytes:
    return raw("".join(text(306 - 3 * len(s), 720 - 60 * n, s) for n, s in enumerate(lines)))


SUBPOENA = caption(
    paper="SUBPOENA",
    more=text(72, 580, "To: Ann Smith. You are commanded to appear at 100 Main Street")
    + text(72, 560, "at the time of 10:00 a.m. with the records. Issued by the clerk."),
)
CERTIFICATE = (
    text(200, 480, "CERTIFICATE OF COMPLIANCE")
    + text(72, 456, "I certify that this memorandum contains 900 words.")
)  # fmt: skip
MEMORANDUM = text(150, 720, "MEMORANDUM OF LAW") + prose(9)

PAIRS = {
    pair.code + " " + what: pair
    for what, pair in {
        "corner": Pair(
            "PG106", "us-il-circuit-lake", raw(caption()),
            raw(caption(more=text(480, 700, "COPY"))),
        ),
        "red type": Pair(
            "PG107", "us-ny-supreme", raw(prose()),
            raw(prose(16) + text(72, 200, "A heading in red type stands here", before="1 0 0 rg")),
        ),
        "yellow": Pair(
            "PG108", "us-wa-superior", raw(box(72, 200, 400, 60, "0.9 g") + prose(12)),
            raw(box(72, 200, 400, 60, "1 1 0 rg") + prose(12)),
        ),
        "sans": Pair(
            "PG109", "us-appeals", pdf_of(CALIFORNIA.but(font="Libertinus Serif")),
            pdf_of(CALIFORNIA),
        ),
        "shouting": Pair(
            "PG110", "us-ca-appeal",
            pages(prose(9), prose(9) + text(72, 400, "and it was never served upon anyone at all")),
            pages(prose(9), prose(9) + text(72, 400, "and it was NEVER SERVED UPON anyone at all")),
        ),
        "justified": Pair("PG111", "us-ca-appeal", raw(prose(24)), raw(same(24))),
        "no parties": Pair(
            "PG406", "us-federal", raw(caption()),
            raw(caption().replace("Plaintiff,", "").replace("v. OAKWOOD", "OAKWOOD")
                .replace(", Defendant.", ".")),
        ),
        "court at the left": Pair(
            "PG407", "us-federal-cacd", raw(caption()), raw(caption(title_left=72))
        ),
        "et al.": Pair(
            "PG408", "us-federal", raw(caption()),
            raw(caption(parties="MARIA HERNANDEZ, et al., Plaintiffs,")),
            (("initial", True), ("document", "complaint")),
        ),
        "limited case": Pair(
            "PG409", "us-ca-superior", raw(caption(more=text(340, 580, "LIMITED CIVIL CASE"))),
            raw(caption()), (("case_type", "limited-civil"),),
        ),
        "no bookmarks": Pair(
            "PG504", "us-ny-supreme-commercial",
            rewritten(pages(prose(9), prose(9)), outline("Notice", "Argument")),
            pages(prose(9), prose(9)),
        ),
        "zoom": Pair(
            "PG505", "us-ca-appeal", rewritten(raw(prose(9)), outline("Notice")),
            rewritten(raw(prose(9)), outline("Notice", fit="fit")),
        ),
        "index without links": Pair(
            "PG506", "gb-ew", EXHIBITS, pdf_of(WITH_EXHIBITS.but(index_links=False)),
        ),
        "printed otherwise": Pair(
            "PG507", "us-ca-appeal", numbered_pages("1", "2"), numbered_pages("7", "8"),
            also=frozenset(("PG302",)),
        ),
        "letters": Pair("PG508", "us-or-circuit", NUMBERED, EXHIBITS),
        "no dividers": Pair(
            "PG509", "us-ny-supreme-commercial", EXHIBITS, EXHIBITS,
            parts="1-3 paper, 4 cover A, 5-6 exhibit A, 7-12 letter",
            bad_parts="1-3 paper, 4 letter, 5-6 exhibit A, 7-12 letter",
            also=frozenset({"PG502"}),  # the index names page 4, no page of the exhibit now
        ),
        "two of one deposition": Pair(
            "PG510", "us-ca-superior-alameda", pdf_of(DEPOSITION),
            pdf_of(DEPOSITION.but(exhibits=(
                Exhibit("A", "Deposition of Henry Brown, March 3, 2026"),
                Exhibit("B", "Deposition of Henry Brown, March 3, 2026"),
            ))),
        ),
        "cite without page": Pair(
            "PG511", "us-ca-superior", raw(prose(9) + text(72, 400, "he said. (Ex. C at p. 4.)")),
            raw(prose(9) + text(72, 400, "as he said. (Ex. C.)")),
        ),
        "coarse scan": Pair("PG607", "us-tx-trial", pdf(image(2550, 3300)), pdf(image(612, 792))),
        "file name": Pair(
            "PG608", "us-tx-trial", raw(prose()), raw(prose()), name="MotionToCompel.pdf",
            bad_name="Motion to Compel (FINAL).pdf",
        ),
        "sideways": Pair("PG609", "us-tx-trial", raw(prose()), raw(prose(), page="/Rotate 90"),
                         also=frozenset(("PG101", "PG102", "PG302"))),
        "not archival": Pair(
            "PG610", "us-federal-nysd", rewritten(raw(prose()), archival), raw(prose())
        ),
        "font not embedded": Pair(
            "PG611", "us-ma", pdf_of(CALIFORNIA), raw(prose()),
            also=frozenset(("PG801", "PG950", "PG614")),
        ),
        "scanned paper": Pair(
            "PG612", "us-tx-supreme", pdf(image(2550, 3300)),
            pdf(Raw(image(2550, 3300).content.split("q BT")[0],
                    resources="/XObject << /I 20 0 R >>", objects=image(2550, 3300).objects)),
        ),
        "long volume": Pair(
            "PG613", "us-ca-appeal", raw("", pages=300), raw("", pages=301)
        ),
        "many sizes": Pair(
            "PG614", "us-ma", raw(prose()), rewritten(raw(prose()), odd_pages)
        ),
        "passport": Pair(
            "PG704", "us-tx-trial", raw(prose(9) + text(72, 300, "passport no. XXXXXXXXX")),
            raw(prose(9) + text(72, 300, "passport no. 512345678")),
        ),
        "unsigned": Pair(
            "PG901", "us-federal", raw(signature()),
            raw(signature(("By: ______________________", *SIGNED[1:]))),
        ),
        "no telephone": Pair(
            "PG902", "us-federal", raw(signature()),
            raw(signature((*SIGNED[:4], "jordan@example.org", SIGNED[5]))),
        ),
        "service without a date": Pair(
            "PG903", "us-ma-superior",
            raw(served("CERTIFICATE OF SERVICE",
                       "I hereby certify that on March 3, 2026 a true copy of the above document",
                       "was served by mail upon: Alex Opponent, attorney for Oakwood,",
                       "200 Main Street, Boston, MA 02108")),
            raw(served("CERTIFICATE OF SERVICE",
                       "I hereby certify that on               a true copy of the above document",
                       "was served by mail upon: Alex Opponent, attorney for Oakwood,",
                       "200 Main Street, Boston, MA 02108")),
        ),
        "reply of eleven pages": Pair(
            "PG904", "us-ca-superior-alameda", pdf_of(CALIFORNIA.but(pages=10)),
            pdf_of(CALIFORNIA.but(pages=13)), (("document", "reply"),),
            also=frozenset(("PG906",)),
        ),
        "no certificate": Pair(
            "PG905", "us-federal-nysd", raw(MEMORANDUM + CERTIFICATE), raw(MEMORANDUM),
            (("document", "memorandum"),),
        ),
        "no tables": Pair(
            "PG906", "us-ca-superior-alameda", pdf_of(CALIFORNIA.but(pages=9)),
            pdf_of(CALIFORNIA.but(pages=13)), (("document", "memorandum"),),
        ),
        "cover without the court below": Pair(
            "PG907", "us-appeals", cover(BRIEF_COVER), cover((*BRIEF_COVER[:3], *BRIEF_COVER[4:])),
            (("document", "brief"),),
        ),
        "notice without place": Pair(
            "PG908", "us-ny-supreme",
            raw(prose(4) + text(72, 500, "at 9:30 a.m. in Room 300 relief is sought on the grounds")
                + text(72, 476, "stated in the affidavit under CPLR 5015")),
            raw(prose(4) + text(72, 500, "at 9:30 a.m. relief is sought on the grounds")
                + text(72, 476, "stated in the affidavit under CPLR 5015")),
            (("document", "notice_of_motion"),),
        ),
        "running text": Pair(
            "PG909", "us-federal", raw(FACTS), raw(prose(24)), (("document", "complaint"),)
        ),
        "subpoena without a command": Pair(
            "PG910", "us-ma", raw(SUBPOENA),
            raw(SUBPOENA.replace("You are commanded to appear", "Please come and visit us")),
            (("document", "subpoena"),),
        ),
        "notice elsewhere": Pair(
            "PG911", "us-tx-trial",
            raw(text(72, 750, "NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA.") + prose(9, 500)),
            raw(text(250, 300, "NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA.") + prose(9, 740)),
            (("channel", "paper"),),
        ),
        "scan without text": Pair(
            "PG601", "us-tx-trial", pdf(written(words=True)), pdf(written(words=False)),
            also=frozenset(("PG612",)),
        ),
        "large file": Pair(
            "PG606", "us-ca-appeal", raw(prose()), raw(prose()) + b"\n%" + b" " * 26_300_000,
        ),
        "no tags": Pair("PG950", "us-ma", rewritten(raw(prose()), tagged), raw(prose())),
    }.items()
}  # fmt: skip


def codes(pair: Pair, data: bytes, *, bad: bool) -> set[str]:
    outcome = check_pdf(
        data,
        jurisdiction=court(pair.court, **dict(pair.conditions)),
        name=pair.bad_name if bad else pair.name,
        parts=pair.bad_parts if bad else pair.parts,
    )
    return {finding.code for finding in outcome.findings}


@pytest.mark.parametrize("name", PAIRS)
def test_a_defect_makes_its_own_check_speak_and_no_unrelated_one(name: str) -> None:
    pair = PAIRS[name]
    good, bad = codes(pair, pair.good, bad=False), codes(pair, pair.bad, bad=True)
    assert pair.code not in good
    assert pair.code in bad
    assert bad - good - pair.also == {pair.code}


def _named(writer: Any) -> None:
    writer.add_outline_item(title="Statement of 219-09-9999", page_number=0)


def _boxed(writer: Any) -> None:
    from pypdf.annotations import Rectangle

    note = Rectangle(rect=(60, 60, 560, 500), interior_color="000000")
    writer.add_annotation(page_number=2, annotation=note)


def _cropped(writer: Any) -> None:
    from pypdf.generic import RectangleObject

    writer.pages[3].cropbox = RectangleObject((0, 400, 612, 792))


def _turned(writer: Any) -> None:
    writer.pages[3].rotate(180)


def _scripted(writer: Any) -> None:
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hello');"),
        }
    )


def _carrying(writer: Any) -> None:
    writer.add_attachment("ledger.csv", b"1,2")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_named, {"PG701"}),
        (_boxed, {"PG702"}),
        (_cropped, {"PG703"}),
        (_turned, {"PG609"}),
        (_scripted, {"PG603"}),
        (_carrying, {"PG604"}),
    ],
)
@pytest.mark.parametrize("filing", ["filing-ca1", "filing-ca9"])
def test_a_real_filing_broken_in_one_way_has_that_finding_more(
    filing: str, change: Callable[[Any], None], expected: set[str], shared_data: Path
) -> None:
    def found(how: Callable[[Any], None]) -> set[str]:
        data = rewritten((shared_data / "exhibits" / f"{filing}.pdf").read_bytes(), how)
        texas = court("us-tx-trial")
        return {f.code for f in check_pdf(data, jurisdiction=texas, name="Filing.pdf").findings}

    # What is cropped or turned is measured otherwise too: sizes, margins, page numbers.
    geometry = {"PG101", "PG102", "PG302", "PG614"}
    assert found(change) - found(lambda writer: None) - geometry == expected
