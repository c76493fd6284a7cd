"""Each check with a paper that has its defect and the same paper without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .proof_papers import (
    PROSE,
    SIGNED,
    archival,
    caption,
    image,
    numbered_pages,
    odd_pages,
    outline,
    pages,
    prose,
    raw,
    rewritten,
    served,
    signature,
    tagged,
    written,
)
from .raw_pdf import Raw, box, pdf, text
from .written_papers import BRIEF_COVER, CALIFORNIA, WITH_EXHIBITS, Exhibit, pdf_of


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


def same(lines: int = 24) -> str:
    return "".join(text(72, 700 - 24 * n, PROSE[0]) for n in range(lines))


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
