"""Court papers made for the tests: one that keeps California's rules, and ways to break it.

Every line is placed by its baseline, so that a test says exactly what a check must measure.
Outline, links, comments and the like are added with pypdf, as another program would.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

SENTENCE = (
    "The default was entered while settlement talks were under way, and the answer was ready",
    "within a week of its entry, so that relief is sought promptly and without prejudice to the",
    "opposing party, who has conducted no discovery and has not asked for a date of trial yet.",
)
BLOCK = (
    "JORDAN Q. ADVOCATE (SBN 123456)",
    "Legal Aid of Central County",
    "100 Main Street",
    "Oakland, CA 94612",
    "Telephone: (510) 555-0100",
    "E-mail: jordan@example.org",
    "Facsimile: (510) 555-0101",
    "Attorney for Defendant",
)

BRIEF_COVER = (
    "No. 26-1234",
    "UNITED STATES COURT OF APPEALS FOR THE NINTH CIRCUIT",
    "MARIA HERNANDEZ, Appellant, v. OAKWOOD PROPERTIES, LLC, Appellee",
    "On Appeal from the United States District Court",
    "APPELLANT'S OPENING BRIEF",
    "Jordan Q. Advocate, Attorney for Appellant",
    "100 Main Street, Oakland, CA 94612, (510) 555-0100",
)


@dataclass(frozen=True)
class Exhibit:
    label: str
    title: str
    pages: int = 2


@dataclass(frozen=True)
class Paper:
    """A motion of a few pages, with or without exhibits. Lengths are points."""

    pages: int = 3
    width: float = 612.0
    height: float = 792.0
    left: float = 90.0
    size: float = 12.0
    font: str = "Arimo"
    pitch: float = 24.0
    numbers: bool = True
    number_count: int = 28
    number_pitch: float = 24.0
    number_drift: float = 0.0
    restart: bool = True
    rule: bool = True
    number_right: float = 76.0
    footer_title: str = "NOTICE OF MOTION AND MOTION FOR RELIEF FROM DEFAULT"
    footer_size: float = 10.0
    footer_rule: bool = True
    printed: tuple[str, ...] = ()
    block: tuple[str, ...] = BLOCK
    block_top: float = 81.6
    court_line: float = 8.0
    number_left: float = 330.0
    clerk_text: str = ""
    extra: tuple[tuple[int, float, float, float, str], ...] = ()
    """Further lines: page, left, baseline, size, text."""
    exhibits: tuple[Exhibit, ...] = ()
    index: dict[str, str] | None = field(default=None, hash=False)
    """Pages given in the index by label; right ones when None."""
    index_links: bool = True
    bookmarks: tuple[tuple[str, int], ...] | None = None
    """Titles and pages (from 1); right ones when None."""
    title: str = "Notice of Motion, RG26-014722"
    author: str = ""
    footnote_size: float = 12.0
    watermark: bool = False

    def but(self, **changes: Any) -> Paper:
        return replace(self, **changes)

    def first_page_of(self, label: str) -> int:
        page = self.pages + 1
        for exhibit in self.exhibits:
            if exhibit.label == label:
                return page
            page += 1 + exhibit.pages
        raise KeyError(label)

    def number(self, page: int) -> str:
        return self.printed[page - 1] if page <= len(self.printed) else str(page)


CALIFORNIA = Paper()
WITH_EXHIBITS = Paper(
    exhibits=(
        Exhibit("A", "City inspection report"),
        Exhibit("B", "Letter of March 3, 2026", 1),
        Exhibit("C", "Photographs of the ceiling", 3),
    )
)


def pdf_of(paper: Paper, change: Callable[[Any], None] | None = None) -> bytes:
    """The paper as a PDF; ``change`` may alter the pypdf writer before it is written."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_typeset(source_of(paper)))))
    marks = paper.bookmarks
    if marks is None:
        marks = (
            ("Notice of Motion", 1),
            *(
                (f"Exhibit {e.label} - {e.title}", paper.first_page_of(e.label))
                for e in paper.exhibits
            ),
        )
    for title, page in marks:
        writer.add_outline_item(title=title, page_number=page - 1)
    if paper.exhibits and paper.index_links:
        _link_index(writer, paper)
    writer.metadata = {"/Title": paper.title} | ({"/Author": paper.author} if paper.author else {})
    if change is not None:
        change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _link_index(writer: Any, paper: Paper) -> None:
    from pypdf.annotations import Link

    for row, exhibit in enumerate(paper.exhibits):
        baseline = paper.height - (_index_top(paper) + 24 * (row + 2))
        link = Link(
            rect=(90, baseline - 3, 560, baseline + 10),
            target_page_index=paper.first_page_of(exhibit.label) - 1,
        )
        writer.add_annotation(page_number=paper.pages - 1, annotation=link)


def _index_top(paper: Paper) -> float:
    return 91.2


def source_of(paper: Paper) -> str:
    """The paper as Typst source."""
    total = paper.pages + sum(1 + e.pages for e in paper.exhibits)
    pages = [_paper_page(paper, number) for number in range(1, paper.pages + 1)]
    for exhibit in paper.exhibits:
        first = paper.first_page_of(exhibit.label)
        pages.append(
            _centered(paper, 300, 28, f"EXHIBIT {exhibit.label}")
            + _centered(paper, 340, 14, exhibit.title)
            + _centered(paper, 760, 10, str(first))
        )
        rows = "".join(
            _line(50, 60 + 14 * n, 9, f"{SENTENCE[n % 3]} {exhibit.title} item {n}")
            for n in range(40)
        )
        pages += [
            rows + _centered(paper, 760, 10, str(number))
            for number in range(first + 1, first + 1 + exhibit.pages)
        ]
    assert len(pages) == total
    head = (
        f"#set page(width: {paper.width}pt, height: {paper.height}pt, margin: 0pt)\n"
        f'#set text(font: "{paper.font}", lang: "en", top-edge: "baseline", '
        f'bottom-edge: "baseline", hyphenate: false)\n'
        "#set par(leading: 0pt, spacing: 0pt)\n"
    )
    return head + "\n#pagebreak()\n".join(pages)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line(left: float, baseline: float, size: float, text: str) -> str:
    return (
        f"#place(top + left, dx: {left}pt, dy: {baseline}pt, "
        f"box(width: 700pt, text(size: {size}pt, {_string(text)})))\n"
    )


def _right(right: float, baseline: float, size: float, text: str) -> str:
    return (
        f"#place(top + left, dx: {right - 100}pt, dy: {baseline}pt, "
        f"box(width: 100pt, align(right, text(size: {size}pt, {_string(text)}))))\n"
    )


def _centered(paper: Paper, baseline: float, size: float, text: str) -> str:
    return (
        f"#place(top + left, dx: 0pt, dy: {baseline}pt, "
        f"box(width: {paper.width}pt, align(center, text(size: {size}pt, {_string(text)}))))\n"
    )


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f"#place(top + left, line(start: ({x1}pt, {y1}pt), end: ({x2}pt, {y2}pt), stroke: 0.7pt))\n"
    )


def _furniture(paper: Paper, page: int) -> str:
    out = ""
    if paper.numbers:
        start = 0 if paper.restart else paper.number_count * (page - 1)
        for n in range(1, paper.number_count + 1):
            baseline = 72 + paper.number_pitch * n - 4.8 + paper.number_drift * n * n / 28
            out += _right(paper.number_right, baseline, 12, str(start + n))
    if paper.rule:
        out += _rule(82, 0, 82, paper.height) + _rule(85, 0, 85, paper.height)
        out += _rule(580, 0, 580, paper.height)
    out += _centered(paper, 752, 12, paper.number(page))
    if paper.footer_rule:
        out += _rule(90, 757, 576, 757)
    if paper.footer_title:
        out += _centered(paper, 769, paper.footer_size, paper.footer_title)
    if paper.watermark:
        out += (
            '#place(center + horizon, rotate(-45deg, text(size: 90pt, fill: luma(220), "DRAFT")))\n'
        )
    return out


def _slot(number: float) -> float:
    return 72 + 24 * number - 4.8


def _paper_page(paper: Paper, page: int) -> str:
    out = _furniture(paper, page)
    out += "".join(
        _line(left, baseline, size, text)
        for at, left, baseline, size, text in paper.extra
        if at == page
    )
    if page == 1:
        return out + _first_page(paper)
    if paper.exhibits and page == paper.pages:
        return out + _index(paper)
    baseline = _slot(1)
    number = 0
    while baseline <= _slot(27) + 0.1 - (40 if paper.footnote_size != 12 else 0):
        out += _line(paper.left, baseline, paper.size, SENTENCE[number % 3])
        baseline += paper.pitch
        number += 1
    if paper.footnote_size != 12:
        out += _rule(paper.left, 700, paper.left + 144, 700)
        out += _line(
            paper.left, 714, paper.footnote_size, "1 The declaration of counsel was filed with"
        )
        out += _line(
            paper.left,
            728,
            paper.footnote_size,
            "the motion, and a copy of the answer is attached.",
        )
    return out


def _first_page(paper: Paper) -> str:
    out = ""
    for number, text in enumerate(paper.block):
        out += _line(paper.left, paper.block_top + 14 * number, 12, text)
    if paper.clerk_text:
        out += _line(360, 120, 12, paper.clerk_text)
    court = _slot(paper.court_line)
    out += _centered(paper, court, 12, "SUPERIOR COURT OF THE STATE OF CALIFORNIA")
    out += _centered(paper, court + 24, 12, "COUNTY OF ALAMEDA")
    left = ("OAKWOOD PROPERTIES, LLC,", "Plaintiff,", "v.", "MARIA HERNANDEZ,", "Defendant.")
    for number, text in enumerate(left):
        out += _line(paper.left, _slot(11 + number), 12, text)
    right = (
        "Case No. RG26-014722",
        "NOTICE OF MOTION AND MOTION",
        "FOR RELIEF FROM DEFAULT",
        "Date: December 14, 2026",
        "Time: 9:00 a.m. Dept.: 17",
    )
    for number, text in enumerate(right):
        left_edge = paper.number_left if number == 0 else 330
        baseline = _slot(11 + number) if left_edge > 250 or number else _slot(17)
        out += _line(left_edge, baseline, 12, text)
    for number in range(20, 28):
        out += _line(paper.left, _slot(number), paper.size, SENTENCE[number % 3])
    return out


def _index(paper: Paper) -> str:
    out = _centered(paper, _index_top(paper), 12, "INDEX OF EXHIBITS")
    for row, exhibit in enumerate(paper.exhibits):
        baseline = _index_top(paper) + 24 * (row + 2)
        out += _line(paper.left, baseline, 12, f"Exhibit {exhibit.label}")
        out += _line(paper.left + 80, baseline, 12, exhibit.title)
        pages = paper.index if paper.index is not None else {}
        shown = pages.get(exhibit.label, paper.number(paper.first_page_of(exhibit.label)))
        out += _right(570, baseline, 12, shown)
    return out


@lru_cache(maxsize=64)
def _typeset(source: str) -> bytes:
    return typst_pdf(source)


def typst_pdf(source: str) -> bytes:
    """Typst source as a PDF, in the face that the tests name."""
    import typst

    return bytes(typst.compile(source.encode(), font_paths=fonts()))


@lru_cache(maxsize=1)
def fonts() -> Sequence[str]:
    import fontpkg_arimo

    return [str(Path(fontpkg_arimo.__file__).parent)]
