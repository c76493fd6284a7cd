"""Papers as LibreOffice sets them, each with one defect and the check that should speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from packetgen.case.model import Case, Hearing

from .broken_papers import attachment, dangling, field, owner_password, script
from .office import Sheet, element
from .proof_papers import SIGNED as SIGNATURE
from .proof_papers import archival, outline
from .told_examples import duplex
from .written_papers import BRIEF_COVER

PROSE = (
    "The default was entered while settlement talks were under way, and the answer was ready "
    "within a week of its entry, so that relief is sought promptly. "
)

PAPER = Sheet((PROSE * 4,) * 3)
LONG = Sheet((PROSE * 6,) * 5)
TITLE = "NOTICE OF MOTION AND MOTION FOR RELIEF FROM DEFAULT"
CAPTION = Sheet(
    (
        "^UNITED STATES DISTRICT COURT",
        "MARIA HERNANDEZ, Plaintiff,\tCase No. 3:26-cv-01472",
        "v. OAKWOOD PROPERTIES, LLC, Defendant.\tNOTICE OF MOTION",
        PROSE * 4,
    )
)

CALIFORNIA = Sheet(
    (
        "JORDAN Q. ADVOCATE (SBN 123456)",
        "Legal Aid of Central County",
        "100 Main Street, Oakland, CA 94612",
        "Telephone: (510) 555-0100",
        "E-mail: jordan@example.org",
        "Attorney for Defendant",
        "",
        "^SUPERIOR COURT OF THE STATE OF CALIFORNIA",
        "^COUNTY OF ALAMEDA",
        "",
        "OAKWOOD PROPERTIES, LLC,\tCase No. RG26-014722",
        "Plaintiff,\tNOTICE OF MOTION AND MOTION",
        "v.\tFOR RELIEF FROM DEFAULT",
        "MARIA HERNANDEZ,\tDate: December 14, 2026",
        "Defendant.\tTime: 9:00 a.m. Dept.: 17",
        "",
        PROSE * 12,
    ),
    margins=(90, 72, 36, 48),
    footer=("#", TITLE),
    footer_size=10,
    footer_rule=True,
    numbers=(24,) * 28,
    numbers_end=76,
    rule=True,
)

SIGNED = Sheet((PROSE * 3, *(f">300>{line}" for line in SIGNATURE)), pitch=16)
SERVED = Sheet(
    (
        PROSE * 2,
        "^CERTIFICATE OF SERVICE",
        "I hereby certify that on March 3, 2026 a true copy of the above document was served by "
        "mail upon: Alex Opponent, attorney for Oakwood, 200 Main Street, Boston, MA 02108",
    )
)

FACTS = Sheet(tuple(f"{n}. The plaintiff leased the apartment." for n in range(1, 20)))
SUBPOENA = CAPTION.saying("NOTICE OF MOTION", "SUBPOENA").having(
    "To: Ann Smith. You are commanded to appear at 100 Main Street at the time of 10:00 a.m. with "
    "the records. Issued by the clerk."
)

COVER = Sheet(
    tuple(f"^{line}" for line in BRIEF_COVER),
    pitch=60,
)

MEMORANDUM = Sheet(("^MEMORANDUM OF LAW", PROSE * 5))
BRIEF = Sheet(("#Statement of Facts", PROSE * 5, "\f#Argument", PROSE * 5), footer=("#",))


def exhibits(*each: tuple[str, str, int], index: dict[str, int] | None = None) -> Sheet:
    """A motion of two pages, the second its index, and exhibits behind dividers."""
    first, rows, later = 3, [], []
    for label, what, count in each:
        rows.append(f"Exhibit {label}\t{what}\t{(index or {}).get(label, first)}")
        later += [
            f"\f#^EXHIBIT {label}: {what}",
            *(f"\f{what}, page {n}. {PROSE * 3}" for n in range(1, count + 1)),
        ]
        first += 1 + count
    return Sheet((PROSE * 4, "\f^INDEX OF EXHIBITS", *rows, *later), footer=("#",))


THREE = (("A", "City inspection report", 2), ("B", "Letter of March", 1), ("C", "Photographs", 2))
EXHIBITS = exhibits(*THREE)


def linked(writer: Any) -> None:
    """Links over the rows of the index of :data:`EXHIBITS`."""
    from pypdf.annotations import Link

    for number, page in enumerate((2, 5, 7)):
        top = 792 - 72 - 24 * (number + 1)
        link = Link(rect=(72, top - 24, 540, top), target_page_index=page)
        writer.add_annotation(page_number=1, annotation=link)


def color(value: str, paragraph: int = -1) -> Callable[[Any], None]:
    def change(paper: Any) -> None:
        from docx.shared import RGBColor

        for run in paper.paragraphs[paragraph].runs:
            run.font.color.rgb = RGBColor.from_string(value)

    return change


def shaded(fill: str) -> Callable[[Any], None]:
    def change(paper: Any) -> None:
        shade = element("shd", val="clear", color="auto", fill=fill)
        paper.paragraphs[1].runs[0]._r.get_or_add_rPr().append(shade)

    return change


def pictured(wide: int, high: int) -> Callable[[Any], None]:
    """A page that is a picture of rows of strokes."""

    def change(paper: Any) -> None:
        import io

        from docx.shared import Inches
        from PIL import Image, ImageDraw

        picture = Image.new("L", (wide, high), 250)
        draw = ImageDraw.Draw(picture)
        step = wide / 80
        for row in range(8, 90):
            for column in range(8, 72):
                if row % 2:
                    x, y = column * step, row * high / 100
                    draw.rectangle((x, y, x + step / 2, y + high / 180), fill=20)
        stream = io.BytesIO()
        picture.save(stream, "PNG")
        stream.seek(0)
        paragraph = paper.add_paragraph()
        paragraph.paragraph_format.line_spacing = 1
        width = Inches(6.5) if paper.sections[0].left_margin else Inches(8)
        paragraph.add_run().add_picture(stream, width=width)

    return change


Change = Callable[[Any], None]


def cropped(writer: Any) -> None:
    from pypdf.generic import RectangleObject

    page = writer.pages[0]
    page.cropbox = RectangleObject((0, 0, 612, 500))


def turned(writer: Any) -> None:
    writer.pages[0].rotate(90)


def untagged(writer: Any) -> None:
    for key in ("/StructTreeRoot", "/MarkInfo"):
        writer.root_object.pop(key, None)


def without_fonts(writer: Any) -> None:
    for thing in writer._objects:
        if isinstance(thing, dict):
            thing.pop("/FontFile2", None)


def without_outline(writer: Any) -> None:
    writer.root_object.pop("/Outlines", None)


def odd_pages(writer: Any) -> None:
    for size in ((612, 1008), (595, 842), (500, 500), (700, 900)):
        writer.add_blank_page(*size)


def other_outline(*titles: str, fit: str = "xyz") -> Change:
    def change(writer: Any) -> None:
        without_outline(writer)
        outline(*titles, fit=fit)(writer)

    return change


def misled(writer: Any) -> None:
    """The bookmark of Exhibit B leads to the index."""
    without_outline(writer)
    for label, title, page in zip("ABC", (what for _, what, _ in THREE), (2, 1, 7), strict=True):
        writer.add_outline_item(title=f"Exhibit {label} - {title}", page_number=page)


def padded(data: bytes) -> bytes:
    return data + b"\n%" + b" " * 26_300_000


@dataclass(frozen=True)
class Row:
    court: str
    good: Sheet
    bad: Sheet
    also: frozenset[str] = frozenset()
    """Checks that the same defect rightly concerns."""
    conditions: tuple[tuple[str, Any], ...] = ()
    later: Change | None = None
    """What is done to the bad PDF after LibreOffice wrote it."""
    mended: Change | None = None
    """What is done to the good one, where LibreOffice has no way to do it."""
    good_name: str = "paper.pdf"
    bad_name: str = "paper.pdf"
    parts: str | None = None
    bad_parts: str | None = None
    case: Case | None = None
    padded: bool = False


def row(
    court: str, good: Sheet, bad: Sheet | None = None, *also: str, document: str = "", **more: Any
) -> Row:
    conditions = dict(more.pop("conditions", {}))
    if document:
        conditions["document"] = document
    return Row(court, good, bad or good, frozenset(also), tuple(conditions.items()), **more)


ALAMEDA = "us-ca-superior-alameda"
TEXAS = "us-tx-trial"
HEARD = Case(ALAMEDA, hearings=(Hearing("h", dt.date(2026, 12, 14), dt.time(9), "17"),))
OATH = (
    "I declare under penalty of perjury under the laws of the State of California that the "
    "foregoing is true and correct."
)

PICTURE = Sheet((), change=pictured(2550, 3300), margins=(0, 0, 0, 0))

ROWS: dict[str, Row] = {
    "PG101 A4": row("us-tx-appeals", LONG, LONG.but(page=(595, 842))),
    "PG102 two points": row("us-tx-appeals", LONG, LONG.but(margins=(70, 72, 72, 72))),
    "PG103 11 points": row("us-federal-cand", LONG, LONG.but(size=11, pitch=24)),
    "PG104 another face": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(font="DejaVu Sans Mono")),
    "PG105 single spacing": row("us-tx-appeals", LONG, LONG.but(pitch=13.8)),
    "PG106 corner": row("us-il-circuit-lake", CAPTION, CAPTION.but(
        lines=(">480>COPY", *CAPTION.lines))),
    "PG107 red type": row("us-ny-supreme", PAPER, PAPER.but(change=color("FF0000"))),
    "PG108 yellow": row("us-wa-superior", PAPER, PAPER.but(change=shaded("FFFF00"))),
    "PG109 sans": row("us-appeals", PAPER, PAPER.but(font="Liberation Sans")),
    "PG110 shouting": row("us-ca-appeal", LONG, LONG.having(
        "and it was NEVER SERVED UPON anyone at all")),
    "PG111 justified": row("us-ca-appeal", LONG, LONG.but(justified=True)),
    "PG201 no numbers": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(numbers=())),
    "PG202 at 25 points": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(
        numbers=(25,) * 26, pitch=25, margins=(90, 72, 36, 70))),
    "PG203 numbers drift": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(
        numbers=tuple(20 + 8 * n / 28 for n in range(28)))),
    "PG204 no separator": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(rule=False, numbers_end=86)),
    "PG301 no title": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(footer=("#",))),
    "PG302 from 4": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(first_number=4)),
    "PG401 no telephone": row(ALAMEDA, CALIFORNIA, CALIFORNIA.saying(
        "Telephone: (510) 555-0100", "")),
    "PG402 clerk's space": row(ALAMEDA, CALIFORNIA, CALIFORNIA.saying(
        "Legal Aid of Central County", "Legal Aid of Central County\tHon. A. Rivera")),
    "PG403 court too high": row(ALAMEDA, CALIFORNIA, CALIFORNIA.but(
        lines=tuple(x for n, x in enumerate(CALIFORNIA.lines) if n != 6))),
    "PG404 number at the left": row(ALAMEDA, CALIFORNIA, CALIFORNIA.saying(
        "OAKWOOD PROPERTIES, LLC,\tCase No. RG26-014722",
        "Case No. RG26-014722\tOAKWOOD PROPERTIES, LLC,")),
    "PG405 no date of hearing": row(ALAMEDA, CALIFORNIA, CALIFORNIA.saying(
        "Date: December 14, 2026", "Date: to be set"), case=HEARD),
    "PG406 no parties": row("us-federal", CAPTION, CAPTION.saying("Plaintiff,", "").saying(
        "v. OAKWOOD", "OAKWOOD").saying(", Defendant.", ".")),
    "PG407 court at the left": row("us-federal-cacd", CAPTION, CAPTION.saying("^UNITED", "UNITED")),
    "PG408 et al.": row("us-federal", CAPTION, CAPTION.saying(
        "MARIA HERNANDEZ, Plaintiff", "MARIA HERNANDEZ, et al., Plaintiffs"),
        document="complaint", conditions={"initial": True}),
    "PG409 limited case": row("us-ca-superior", CAPTION.saying(
        "NOTICE OF MOTION", "LIMITED CIVIL CASE"), CAPTION, "PG405",
        conditions={"case_type": "limited-civil"}),
    "PG501 bookmark elsewhere": row(ALAMEDA, EXHIBITS, later=misled),
    "PG502 off by one": row(ALAMEDA, EXHIBITS, exhibits(*THREE, index={"B": 5})),
    "PG503 dangling link": row(ALAMEDA, EXHIBITS, later=dangling),
    "PG504 no bookmarks": row("us-ny-supreme-commercial", BRIEF, later=without_outline),
    "PG505 zoom": row("us-ca-appeal", BRIEF, later=other_outline(
        "Statement of Facts", "Argument", fit="fit")),
    "PG506 index without links": row("gb-ew", EXHIBITS, mended=linked),
    "PG507 printed otherwise": row("us-ca-appeal", BRIEF, BRIEF.but(first_number=7), "PG302"),
    "PG508 letters": row("us-or-circuit", exhibits(
        *((str(n), what, count) for n, (_, what, count) in enumerate(THREE, 1))), EXHIBITS),
    "PG509 no dividers": row("us-ny-supreme-commercial", EXHIBITS, None, "PG502",
        parts="1-2 paper, 3 cover A, 4-5 exhibit A, 6-10 letter",
        bad_parts="1-2 paper, 3 letter, 4-5 exhibit A, 6-10 letter"),
    "PG510 one deposition twice": row(ALAMEDA,
        exhibits(("A", "Deposition of Henry Brown, March 3, 2026", 1),
                 ("B", "Deposition of Ann Smith, March 4, 2026", 1)),
        exhibits(("A", "Deposition of Henry Brown, March 3, 2026", 1),
                 ("B", "Deposition of Henry Brown, March 3, 2026", 1))),
    "PG511 cite without page": row("us-ca-superior", PAPER.having("as he said. (Ex. C at p. 4.)"),
        PAPER.having("as he said. (Ex. C.)")),
    "PG601 picture of a page": row(TEXAS, PAPER, PICTURE,
        "PG612"),
    "PG602 owner's password": row(TEXAS, PAPER, later=owner_password),
    "PG603 script": row(TEXAS, PAPER, later=script),
    "PG604 attachment": row(TEXAS, PAPER, later=attachment),
    "PG605 live field": row(TEXAS, PAPER, later=field),
    "PG606 large file": row("us-ca-appeal", PAPER, padded=True),
    "PG607 coarse picture": row(TEXAS, PAPER.but(change=pictured(2600, 3400)),
        PAPER.but(change=pictured(520, 680))),
    "PG608 file's name": row(TEXAS, PAPER, good_name="MotionToCompel.pdf",
        bad_name="Motion to Compel (FINAL).pdf"),
    "PG609 sideways": row(TEXAS, PAPER, later=turned),
    "PG610 not archival": row("us-federal-nysd", PAPER, mended=archival),
    # Without its font, the text has no shapes: the page is blank, so PG703 speaks as well.
    "PG611 fonts not in the file": row("us-ma", PAPER, None, "PG703", later=without_fonts),
    "PG612 scanned paper": row("us-tx-supreme", PAPER,
        PICTURE, "PG601"),
    "PG613 long volume": row("us-ca-appeal", Sheet(("a", *("\fa",) * 299)),
        Sheet(("a", *("\fa",) * 300))),
    "PG614 many sizes": row("us-ma", PAPER, later=odd_pages),
    "PG701 a number": row(TEXAS, PAPER, PAPER.having("Her number is 219-09-9999.")),
    "PG702 white words": row(TEXAS, PAPER.having("words that nobody sees upon the paper"),
        PAPER.having("words that nobody sees upon the paper").but(change=color("FFFFFF"))),
    "PG703 cropped": row("us-ma", LONG, later=cropped),
    "PG704 passport": row(TEXAS, PAPER.having("passport no. XXXXXXXXX"),
        PAPER.having("passport no. 512345678")),
    "PG801 author": row(TEXAS, PAPER, PAPER.but(author="P. Client")),
    "PG802 no oath": row(ALAMEDA, PAPER.having(OATH), PAPER, document="declaration"),
    "PG901 unsigned": row("us-federal", SIGNED, SIGNED.saying("/s/ Jordan Q. Advocate",
        "By: ______________________")),
    "PG902 no telephone": row("us-federal", SIGNED, SIGNED.saying("(510) 555-0100, ", "")),
    "PG903 without a date": row("us-ma-superior", SERVED, SERVED.saying(
        "March 3, 2026", "       ")),
    "PG904 reply of thirteen pages": row(ALAMEDA, Sheet((PROSE * 5, *("\f" + PROSE * 5,) * 9)),
        Sheet((PROSE * 5, *("\f" + PROSE * 5,) * 12)), "PG906", document="reply"),
    "PG905 no certificate": row("us-federal-nysd", MEMORANDUM.having(
        "^CERTIFICATE OF COMPLIANCE", "I certify that this memorandum contains 150 words."),
        MEMORANDUM, document="memorandum"),
    "PG906 no tables": row(ALAMEDA, Sheet((PROSE * 5, *("\f" + PROSE * 5,) * 8)),
        Sheet((PROSE * 5, *("\f" + PROSE * 5,) * 12)), document="memorandum"),
    "PG907 cover without the court below": row("us-appeals", COVER, COVER.but(
        lines=COVER.lines[:3] + COVER.lines[4:]), document="brief"),
    "PG908 notice without place": row("us-ny-supreme",
        PAPER.having("at 9:30 a.m. in Room 300 relief is sought on the grounds stated in the "
                     "affidavit under CPLR 5015"),
        PAPER.having("at 9:30 a.m. relief is sought on the grounds stated in the "
                     "affidavit under CPLR 5015"), document="notice_of_motion"),
    "PG909 running text": row("us-federal", FACTS, PAPER, document="complaint"),
    "PG910 without a command": row("us-ma", SUBPOENA, SUBPOENA.saying(
        "You are commanded to appear", "Please come and visit us"), document="subpoena"),
    "PG911 notice elsewhere": row(TEXAS,
        PAPER.but(lines=("NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA.", *PAPER.lines)),
        PAPER.having("^NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA."),
        conditions={"channel": "paper"}),
    "PG112 both sides": row(ALAMEDA, PAPER, later=duplex("DuplexFlipLongEdge"),
        conditions={"channel": "paper"}),
    "PG512 page put between": row("gb-ew-highcourt", PAPER.but(footer=("45",)),
        PAPER.but(footer=("45A",))),
    "PG513 exhibit without a word": row("us-federal",
        PAPER.having("The lease is Exhibit A.", "\fThe lease."),
        PAPER.having("The lease is attached.", "\fThe lease."),
        conditions={"document": "complaint"}, parts="1 paper, 2 exhibit A",
        bad_parts="1 paper, 2 exhibit A"),
    "PG615 appendix left out": row("us-tx-supreme",
        PAPER.having("The lease is in the appendix."),
        PAPER.having("The lease is in the appendix: App. Tab 3.")),
    "PG705 records without the statement": row("us-federal",
        PAPER.having("Records under 42 CFR part 2, by consent. 42 CFR part 2 prohibits "
                     "unauthorized use or disclosure of these records."),
        PAPER.having("Records under 42 CFR part 2, by consent.")),
    "PG706 unredacted and not sealed": row("us-federal",
        PAPER.but(lines=("UNREDACTED VERSION FILED UNDER SEAL", *PAPER.lines)),
        PAPER.but(lines=("UNREDACTED VERSION OF THE DECLARATION", *PAPER.lines))),
    "PG707 surname at birth": row("us-ma", PAPER.having("Her maiden name was C."),
        PAPER.having("Her maiden name was Castellanos.")),
    "PG912 server without an age": row("us-federal", SUBPOENA.having(
        "Proof of service: I am at least 18 years old and served the subpoena."),
        SUBPOENA.having("Proof of service: I am no party and served the subpoena."),
        document="subpoena"),
    "PG950 no tags": row("us-ma", PAPER, later=untagged),
}  # fmt: skip
