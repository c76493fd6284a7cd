"""Reports say what was looked at before what was found, and hold nothing they should not."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from packetgen.check import (
    Outcome,
    Report,
    Waiver,
    build_report,
    check_pdf,
    report_html,
    report_json,
    report_text,
)
from packetgen.check.reports.report import gaps_by_kind, verdict
from packetgen.check.why_not import WhyNot
from packetgen.jurisdiction.model import Effect, Jurisdiction

from ..proof_papers import pages, prose, rewritten
from ..raw_pdf import Raw, pdf, text
from ..read_examples import gray
from ..written_papers import CALIFORNIA, WITH_EXHIBITS, pdf_of

TODAY = dt.date(2026, 7, 1)
BAD = WITH_EXHIBITS.but(
    left=70,
    number_right=55,
    rule=False,
    footer_title="",
    title="Motion & <Notice>",
    extra=((2, 120, 743.9, 12, "SSN 219-09-9999"),),
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return pdf_of(BAD)


@pytest.fixture
def outcome(data: bytes, california: Jurisdiction) -> Outcome:
    return check_pdf(data, jurisdiction=california, name="motion & more.pdf")


def _report(outcome: Outcome, **options: object) -> Report:
    return build_report([outcome], today=TODAY, title="Check report", **options)  # type: ignore[arg-type]


def test_no_report_promises_acceptance(outcome: Outcome, data: bytes) -> None:
    report = _report(outcome)
    html = report_html(report, pdfs={outcome.name: data})
    for said in (report_text(report), report_json(report), re.sub(r"<style>.*?</style>", "", html)):
        assert not re.search(r"\b(compliant|compliance|ready)\b", said, re.IGNORECASE)


def test_the_verdict_comes_first(outcome: Outcome) -> None:
    text = report_text(_report(outcome))
    head = text[: text.index("motion & more.pdf")]
    assert f"{len(outcome.checked)} rules checked, {len(outcome.not_checked)} not checked" in head
    assert "read in their sources on April 1, 2026 or later" in head
    assert "WARNING" not in head


def test_rules_read_over_a_year_ago_warn(outcome: Outcome) -> None:
    old = build_report([outcome], today=dt.date(2027, 5, 1))
    assert old.stale
    assert "over a year ago" in report_text(old)
    assert 'class="warn"' in report_html(old)
    assert json.loads(report_json(old))["summary"]["rules_stale"] is True


def test_a_waiver_needs_a_reason_and_stays_in_the_report(outcome: Outcome) -> None:
    assert not _report(outcome, waivers=[Waiver("PG301", "  ")]).findings[0].waived
    waiver = Waiver("PG301", "The clerk accepted it by telephone", "J. Advocate")
    report = _report(outcome, waivers=[waiver])
    waived = [f for f in report.findings if f.waived]
    assert {f.code for f in waived} == {"PG301"}
    assert all(f.code != "PG301" for f in report.open)
    for said in (report_text(report), report_json(report), report_html(report)):
        assert "The clerk accepted it by telephone" in said
        assert "J. Advocate" in said


def test_a_waiver_for_one_page_leaves_the_others_open(outcome: Outcome) -> None:
    report = _report(outcome, waivers=[Waiver("PG102", "a hair", page=1)])
    assert any(f.code == "PG102" for f in report.open)


def test_gates_fail_whatever_the_threshold(outcome: Outcome) -> None:
    gates = [f for f in outcome.findings if f.gate]
    assert {f.code for f in gates} == {"PG701"}
    assert set(gates) <= set(outcome.at_least(Effect.BLOCKER))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.fetched: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        if tag == "a" and str(values.get("href")).startswith("#"):
            self.targets.add(str(values["href"])[1:])
        if tag in ("script", "link", "iframe", "img"):
            self.fetched.append(str(values.get("src") or values.get("href")))
        if tag == "img":
            self.images.append(values)
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_html_is_one_well_formed_file_that_fetches_nothing(
    outcome: Outcome, data: bytes
) -> None:
    html = report_html(_report(outcome), pdfs={outcome.name: data})
    page = _Page()
    page.feed(html)
    assert page.open == []
    assert page.targets <= page.ids
    assert page.images
    assert all(str(i["alt"]).startswith("Page ") for i in page.images)
    assert all(source.startswith("data:image/png;base64,") for source in page.fetched)
    assert "url(" not in html
    assert "@import" not in html
    assert "motion &amp; more.pdf" in html


def test_marks_of_one_place_stand_side_by_side(california: Jurisdiction) -> None:
    head = text(72, 700, "Jordan Q. Advocate") + text(180, 500, "SUPERIOR COURT OF CALIFORNIA")
    data = pdf(Raw(head + text(72, 440, "MARIA HERNANDEZ, Plaintiff,")))
    outcome = check_pdf(data, jurisdiction=california, name="a.pdf", select=("PG401",))
    assert len(outcome.findings) == 2
    html = report_html(_report(outcome), pdfs={"a.pdf": data})
    assert re.findall(r"<span( style=[^>]*)?>(\d)</span>", html) == [
        ("", "1"),
        (' style="left:1.5rem"', "2"),
    ]


def test_identifiers_are_neither_written_nor_drawn(outcome: Outcome, data: bytes) -> None:
    import base64
    import io

    from PIL import Image

    html = report_html(_report(outcome), pdfs={outcome.name: data})
    assert "219-09" not in html
    source = re.search(r'alt="Page 2,[^>]*src="data:image/png;base64,([^"]+)"', html)
    assert source is not None
    image = Image.open(io.BytesIO(base64.b64decode(source[1]))).convert("L")
    (finding,) = (f for f in outcome.findings if f.code == "PG701")
    assert finding.box is not None
    box = finding.box
    area = image.crop((int(box.left) + 1, int(box.top) + 1, int(box.right), int(box.bottom)))
    low, high = area.getextrema()
    assert high - low < 40


def test_json_keys_are_stable(outcome: Outcome) -> None:
    data = json.loads(report_json(_report(outcome)))
    assert data["format"] == "packetgen-report/1"
    assert list(data) == [
        "format", "title", "today", "summary", "notes", "files", "exhibits",
    ]  # fmt: skip
    finding = data["files"][0]["findings"][0]
    assert list(finding) == [
        "code", "name", "message", "effect", "gate", "key", "rule", "part", "page", "paragraph",
        "box", "measured", "wanted", "fix", "also", "waived", "counter",
    ]  # fmt: skip


def test_the_same_input_gives_the_same_report(data: bytes, california: Jurisdiction) -> None:
    def once() -> tuple[str, str, str]:
        report = _report(check_pdf(data, jurisdiction=california, name="m.pdf"))
        pdfs = {"m.pdf": data}
        return report_text(report), report_json(report), report_html(report, pdfs=pdfs)

    assert once() == once()


def test_a_rule_is_either_checked_or_not_checked_with_a_reason(california: Jurisdiction) -> None:
    outcome = check_pdf(pdf_of(CALIFORNIA), jurisdiction=california)
    rules = [
        (key, rule.citation.rule)
        for key, setting in california.settings.items()
        for rule in setting.constraints
    ]
    used = [(u.key, u.citation.rule) for u in outcome.checked]
    gaps = [(g.key, g.citation.rule) for g in outcome.not_checked]
    assert sorted(used + gaps) == sorted(rules)
    assert all(gap.reason for gap in outcome.not_checked)
    assert ("margins.left", "CA-2.107") in used
    assert ("exhibits.index", "CA-3.1110f1") in gaps


def test_why_rules_were_not_checked_is_said_in_groups(california: Jurisdiction) -> None:
    """Nothing here, more to be told, not measurable, for a person: each with its number."""
    outcome = check_pdf(pdf_of(CALIFORNIA), jurisdiction=california, name="motion.pdf")
    report = build_report([outcome], today=TODAY)
    groups = gaps_by_kind(report)
    assert sum(len(gaps) for _, gaps in groups) == len(report.not_checked)
    by_key = {gap.key: why for why, gaps in groups for gap in gaps}
    assert by_key["exhibits.index"] is WhyNot.ABSENT
    assert by_key["forms.mandatory_unaltered"] is WhyNot.PERSON
    assert by_key["privacy.legal_use"] is WhyNot.ABSENT
    sentence = next(line for line in verdict(report) if line.startswith("Of the rules not"))
    for why, gaps in groups:
        assert why.counted(len(gaps)) in sentence
        assert f"{why.heading} ({len(gaps)})" in report_text(report)
        assert f"{why.heading} ({len(gaps)})" in report_html(report)
    assert WhyNot.PERSON.counted(1) == "1 is for a person to do or to look at"
    unreadable = check_pdf(b"", jurisdiction=california, name="empty.pdf")
    assert {gap.why for gap in unreadable.not_checked} == {WhyNot.UNMEASURED}


def test_the_gravest_finding_is_read_first(california: Jurisdiction) -> None:
    data = pdf_of(CALIFORNIA.but(title="", numbers=False))
    text = report_text(build_report([_checked(data, california)], today=TODAY))
    order = [line[1:].split("]")[0].split(",")[0] for line in text.splitlines() if line[:1] == "["]
    assert order == sorted(order, key=["BLOCKER", "VIOLATION", "ADVISORY"].index)
    assert {"BLOCKER", "ADVISORY"} <= set(order)


def _checked(data: bytes, court: Jurisdiction) -> Outcome:
    return check_pdf(data, jurisdiction=court, name="motion.pdf")


def test_every_key_of_the_json_form_is_documented(
    california: Jurisdiction, repository: Path
) -> None:
    paper = CALIFORNIA.but(left=70, number_right=55, rule=False)
    outcome = check_pdf(pdf_of(paper), jurisdiction=california, name="motion.pdf")
    report = build_report([outcome], today=dt.date(2026, 6, 1))
    page = repository / "docs" / "check-report.md"
    told = set(re.findall(r"`([a-z0-9_]+)`", page.read_text(encoding="utf-8")))

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert outcome.findings
    assert keys(json.loads(report_json(report))) <= told


def test_pages_that_are_pictures_are_named_as_not_checked(california: Jurisdiction) -> None:
    def with_scans(writer: Any) -> None:
        for _ in range(3):
            writer.append(PdfReader(io.BytesIO(pdf(gray(600)))))

    typed = pages(prose(9), prose(9))
    mixed = rewritten(typed, with_scans)
    said = "Pages 3-5 are pictures without text: not checked"
    report = build_report([_checked(mixed, california)], today=TODAY)
    assert said in report_text(report)
    assert said in report_html(report)
    assert json.loads(report_json(report))["files"][0]["pictures"] == [3, 4, 5]
    clean = build_report([_checked(typed, california)], today=TODAY)
    assert "without text: not checked" not in report_text(clean)
    assert not clean.checked_in_part


def test_rules_on_what_is_written_count_in_part_where_pages_are_pictures(
    california: Jurisdiction,
) -> None:
    def with_scan(writer: Any) -> None:
        writer.append(PdfReader(io.BytesIO(pdf(gray(600)))))

    mixed = rewritten(pages(prose(9), prose(9)), with_scan)

    def report_on(parts: str) -> Report:
        outcome = check_pdf(mixed, jurisdiction=california, name="motion.pdf", parts=parts)
        return build_report([outcome], today=TODAY)

    paper, exhibit = report_on("1- paper"), report_on("1-2 paper, 3- exhibit A")
    partly = {use.key for use in paper.checked_in_part}
    assert {"font.size", "margins.left", "privacy.ssn"} <= partly
    assert not partly & {
        "page.size",
        "efile.encryption",
        "efile.text_searchable",
        "caption.case_number",
    }
    words = (
        f"{len(paper.checked_in_part)} checked rules only in part: page 3 of motion.pdf is a "
        "picture without text"
    )
    assert words in " ".join(verdict(paper))
    assert words in report_html(paper)
    told = json.loads(report_json(paper))
    assert told["summary"]["rules_checked_in_part"] == len(paper.checked_in_part)
    by_key = {each["key"]: each["not_on"] for each in told["files"][0]["checked"]}
    assert by_key["font.size"] == [3]
    assert by_key["page.size"] == []
    # A scanned exhibit takes nothing from the rules on the paper's type; its private data count.
    left = {use.key for use in exhibit.checked_in_part}
    assert "privacy.ssn" in left
    assert not left & {"font.size", "margins.left"}


def test_a_picture_alone_is_named_too(california: Jurisdiction) -> None:
    alone = build_report([_checked(pdf(gray(600)), california)], today=TODAY)
    assert "The page is a picture without text: not checked" in report_text(alone)
