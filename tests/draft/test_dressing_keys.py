"""Keys by which papers are laid out: a paper under the court's value, and one under another.

Of the court's rules only the key itself (and those it is read with) is left, so that nothing else
moves the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Any

import pytest

from packetgen.case.model import Address, Case, PersonName
from packetgen.check.pdf.page_layout import Layout
from packetgen.check.pdf.pdf_view import open_pdf
from packetgen.docx import read_docx
from packetgen.draft import Draft
from packetgen.form import Form
from packetgen.jurisdiction import KEYS, layout, resolve
from packetgen.jurisdiction.layout import LAYOUT_KEYS
from packetgen.jurisdiction.model import Conditions, Jurisdiction, Region, Setting
from packetgen.typeset import open_fonts, typeset

from .conftest import TODAY, Drafter, make_form, text_of, xml_of

PROSE = "The default was taken by surprise, and the answer was ready within a week of its entry. "
TEXT = f"{PROSE * 8}[^1]\n\n{PROSE * 30}\n\n[^1]: {PROSE}\n"
FORM = replace(
    make_form("{{ caption() }}", "{{ prose(text) }}", "{{ signature_block() }}", paper=True),
    kind="motion",
    title="Notice of Motion and Motion",
)
COMPLAINT = replace(FORM, kind="complaint", initial=True)
NUMBERED = ("line_numbers.use",)
TITLED = ("footer.use", "footer.title")
Seen = Callable[["Paper"], Any]


@dataclass(frozen=True)
class Paper:
    """A dressed paper: its words, and its pages as they were measured."""

    draft: Draft
    pages: tuple[Layout, ...]
    sheet: tuple[float, float]
    upright: int
    """Long vertical lines on the second page."""

    @property
    def text(self) -> str:
        return text_of(self.draft)


@dataclass(frozen=True)
class Row:
    """What is seen of a paper, under the court's value and under another (or none)."""

    key: str
    court: str
    seen: Seen
    under: Any
    other: Any
    value: object = None
    """The other value of the rule; without one, the rule is left out."""
    beside: tuple[str, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)
    form: Form = FORM

    def place(self, *, other: bool) -> Jurisdiction:
        asked = Conditions(TODAY, **{"document": self.form.kind, **self.asked})
        court = resolve(self.court, asked, county="Kings")
        kept = (self.key, *self.beside)
        settings = {k: court[k] if k in kept else Setting(k) for k in KEYS}
        assert settings[self.key].is_set, f"{self.court} has no rule on {self.key}"
        if other and self.value is not None:
            rule = replace(court[self.key].constraints[0], value=self.value)
            settings[self.key] = Setting(self.key, (rule,))
        elif other:
            settings[self.key] = Setting(self.key)
        return replace(court, settings=settings, habits={})


def baselines(paper: Paper, page: int = 1) -> list[float]:
    return [line.baseline for line in paper.pages[page].body]


def pitch(paper: Paper) -> int:
    """Points from line to line of running text."""
    lines = baselines(paper)
    return round(median(b - a for a, b in pairwise(lines)))


def top(paper: Paper) -> int:
    """The first line of the second page."""
    return round(min(line.box.top for line in paper.pages[1].body))


def left(paper: Paper) -> int:
    return round(min(line.left for line in paper.pages[1].body))


def right(paper: Paper) -> int:
    return round(max(line.right for line in paper.pages[1].body))


def size(paper: Paper) -> int:
    return round(median(line.size for line in paper.pages[1].body))


def note_size(paper: Paper) -> int:
    return round(median(line.size for line in paper.pages[0].notes))


def number(paper: Paper, page: int = 1) -> str:
    """Where the page number stands."""
    found = [n for n in paper.pages[page].page_numbers if n.alone]
    if not found:
        return "none"
    middle = (found[0].box.left + found[0].box.right) / 2 / paper.pages[page].width
    side = "left" if middle < 0.4 else "right" if middle > 0.6 else "center"
    return f"{'bottom' if found[0].at_bottom else 'top'}-{side}"


def foot(paper: Paper, page: int = 1) -> str:
    return " ".join(line.text for line in paper.pages[page].footer)


def foot_size(paper: Paper) -> int:
    return round(next(n.size for n in paper.pages[1].footer if "Motion" in n.text.title()))


def court_at(paper: Paper) -> float:
    """How far down the page the court's title begins."""
    named = ("COURT", "STATE OF")
    lines = (n for n in paper.pages[0].body if any(w in n.text for w in named))
    return next(n.box.top for n in lines)


def ruled_above(paper: Paper) -> bool:
    """Whether a line runs over the parties' names, and not beside them alone."""
    return 'w:top w:val="single"' in xml_of(paper.draft)


def ruled_under_number(paper: Paper) -> bool:
    """Whether the footer's line runs between the page number and the title."""
    page = paper.pages[1]
    number = next(n for n in page.page_numbers if n.alone)
    assert page.footer_rule is not None
    return page.footer_rule.box.top > number.box.top


def says(words: str) -> Seen:
    return lambda paper: words in paper.text


ROWS = (
    Row("page.size", "gb-ew-highcourt", lambda p: round(p.sheet[0]), 595, 612),
    Row("margins.top", "us-id-district", lambda p: top(p) > 86.4, True, False),
    Row("margins.left", "us-ny-supreme", left, 72, 144, value=144.0),
    Row("margins.one", "gb-ew-highcourt", left, 99, 72),
    Row("margins.right", "us-ny-supreme", lambda p: 468 < right(p) < 541, True, False, value=144.0),
    Row("margins.bottom", "us-appeals", lambda p: 648 < baselines(p, 0)[-1] < 721, True, False,
        value=144.0),
    Row("font.size", "us-appeals", size, 14, 12),
    Row("footnote.size", "us-az-superior", note_size, 13, 12),
    Row("spacing.body", "us-ca-appeal", pitch, 18, 24),
    Row("line_numbers.use", "us-ca-superior", lambda p: p.pages[1].numbers is not None, True,
        False),
    Row("line_numbers.per_inch", "us-ca-superior", pitch, 24, 18, value=4.0, beside=NUMBERED),
    Row("line_numbers.per_page", "us-federal-cacd",
        lambda p: len(p.pages[1].numbers.words), 28, 25, value=25, beside=NUMBERED),
    Row("line_numbers.separator", "us-ca-superior", lambda p: p.upright, 3, 2,
        value=("single_rule",), beside=NUMBERED),
    Row("page_number.position", "us-or-circuit", number, "bottom-left", "bottom-center"),
    Row("page_number.first_page", "us-az-superior", lambda p: number(p, 0), "none",
        "bottom-center"),
    Row("footer.title", "us-ca-superior", lambda p: "MOTION" in foot(p).upper(), True, False,
        beside=("footer.use",)),
    Row("footer.font_size", "us-ca-superior", foot_size, 10, 13, value=13.0, beside=TITLED),
    Row("footer.order", "us-ca-superior", ruled_under_number, True, False,
        value=("rule, page_number, title",), beside=TITLED),
    Row("footer.first_page_filer", "us-wa-superior", lambda p: "555-0142" in foot(p, 0), True,
        False),
    Row("caption.style", "us-ny-supreme", ruled_above, True, False),
    Row("caption.attorney_block", "us-ca-superior", lambda p: baselines(p, 0)[0] > 140, False, True,
        value=Region(1, side="left", top=144.0), beside=("caption.slots",)),
    Row("caption.court_title.alignment", "us-az-superior",
        lambda p: p.pages[0].body[0].left > 100, True, False, value="left"),
    Row("caption.email", "us-federal-cacd",
        lambda p: p.text.index("jordan@example.org") < p.text.index("100 Main Street"), True,
        False, beside=("caption.slots",)),
    Row("caption.court_title.line", "us-ca-superior", lambda p: court_at(p) > 200, True, False,
        beside=NUMBERED),
    Row("caption.court_title.top", "us-id-district", lambda p: court_at(p) > 280, False, True,
        value=288.0, beside=("caption.slots",)),
    Row("margins.first_top", "us-wa-superior", lambda p: baselines(p, 0)[0] > 216, True, False),
    Row("page.clear_box.first", "us-fl-circuit-leon", lambda p: baselines(p, 0)[0] > 216, True,
        False, asked={"recorded": True}),
    Row("caption.motion_block", "us-ca-superior", says("December 14, 2026"), True, False),
    Row("caption.slots", "us-ca-superior",
        lambda p: p.text.index("Jordan Q. Advocate") < p.text.index("SUPERIOR COURT"), True, False),
    Row("caption.judge_initials", "us-federal-cand", says("RG26-014722-AR"), True, False),
    Row("caption.limited_label", "us-ca-superior", says("Limited Civil Case"), True, False,
        asked={"case_type": "limited-civil"}),
    Row("caption.limited_amount", "us-ca-superior", says("Amount demanded"), True, False,
        asked={"case_type": "limited-civil", "initial": True}),
    Row("caption.number_label", "us-ny-supreme", says("Index No."), True, False),
    Row("caption.parties", "us-oh-commonpleas-delaware", says("PAT OWNER"), True, False,
        asked={"document": "complaint"}),
    Row("caption.party_addresses", "us-oh-commonpleas-delaware", says("2 Oak"), True, False,
        beside=("caption.parties",), asked={"document": "complaint"}, form=COMPLAINT),
    Row("caption.parcel_numbers", "us-oh-commonpleas-delaware", says("419-220-01"), True, False),
    Row("caption.pronouns", "us-ma-superior-suffolk", says("(they/them)"), True, False),
    Row("certificate.length", "us-appeals", says("CERTIFICATE OF COMPLIANCE"), True, False),
    Row("length.words", "us-appeals", says("5,200"), True, False,
        beside=("certificate.length",)),
    Row("length.excluded", "us-appeals", says("leaves out of the count"), True, False,
        beside=("certificate.length",)),
    Row("certificate.font", "us-fl-appeal", says("CERTIFICATE OF COMPLIANCE"), True, False),
    Row("certificate.position", "us-fl-appeal",
        lambda p: "<w:pageBreakBefore/>" in xml_of(p.draft), False, True, value="end-page",
        beside=("certificate.font",)),
    Row("privacy.notice", "us-tx-trial-travis", says("CONTAINS SENSITIVE DATA"), True, False,
        asked={"channel": "paper"}, form=replace(FORM, confidential=True)),
    Row("proof_of_service.on_paper", "us-tx-trial-travis", says("Certificate of Service".upper()),
        True, False),
)  # fmt: skip


@pytest.fixture
def full(case: Case) -> Case:
    """A case that has something to say on every key."""
    lawyers = tuple(replace(c, pronouns="they/them") for c in case.counsel)
    known = Address(("2 Oak",), "Dayton", "OH", "45400")
    parties = tuple(p if p.address.printed else replace(p, address=known) for p in case.parties)
    return replace(
        case, counsel=lawyers, parties=parties, judge=PersonName(given="Ana", family="Rivera"),
        parcel_numbers=("419-220-01",), limited="Amount demanded exceeds $10,000",
    )  # fmt: skip


def dressed(fill: Drafter, case: Case, court: Jurisdiction, form: Form) -> Paper:
    page = layout(court)
    made = fill(
        form=replace(form, schema={"type": "object", "properties": {"text": {}}}),
        layout=page, court=court, case=case, values={"text": TEXT},
    )  # fmt: skip
    done = typeset(
        read_docx(made.docx), layout=page, title=made.title, today=TODAY, fonts=open_fonts(),
        source=made.docx, engine="typst",
    )  # fmt: skip
    with open_pdf(done.pdf, name="paper.pdf") as pdf:
        layouts, upright = [], 0
        for seen in pdf.pages():
            layouts.append(seen.layout)
            if seen.number == 2:
                upright = sum(s.vertical and s.length > 500 for s in seen.content.strokes)
    return Paper(made, tuple(layouts), (layouts[0].width, layouts[0].height), upright)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_paper_is_dressed_by_the_courts_value_and_otherwise_without_it(
    row: Row, fill: Drafter, full: Case
) -> None:
    assert row.seen(dressed(fill, full, row.place(other=False), row.form)) == row.under
    assert row.seen(dressed(fill, full, row.place(other=True), row.form)) == row.other
    assert row.under != row.other


def test_every_key_of_the_layout_has_a_row() -> None:
    # Seen in packets: build/binding/test_packet_keys.py, packet/stamping/test_stamps.py.
    elsewhere = {"exhibits.label_scheme", "exhibits.stamp", "exhibits.stamp_position"}
    same_in_every_court = {"footer.use"}
    assert set(LAYOUT_KEYS) - {row.key for row in ROWS} == elsewhere | same_in_every_court
