"""Each defect makes its own check speak, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.check.pdf.pdf_view import open_pdf
from packetgen.jurisdiction.model import Effect, Jurisdiction

from ..broken_papers import DEFECTS, attachment, dangling, field, owner_password, script
from ..written_papers import CALIFORNIA, WITH_EXHIBITS, Paper, pdf_of

Codes = Callable[..., set[str]]


@pytest.mark.parametrize("paper", [CALIFORNIA, WITH_EXHIBITS, CALIFORNIA.but(watermark=True)])
def test_a_paper_that_keeps_the_rules_has_no_finding(paper: Paper, codes: Codes) -> None:
    assert codes(pdf_of(paper)) == set()


@pytest.mark.parametrize("name", DEFECTS)
def test_the_check_for_a_defect_speaks_and_no_other(name: str, codes: Codes) -> None:
    paper, expected = DEFECTS[name]
    assert codes(pdf_of(paper)) == expected


def _comment(writer: Any) -> None:
    from pypdf.annotations import Text

    writer.add_annotation(0, Text(rect=(50, 50, 70, 70), text="client's card 4111 1111 1111 1111"))


def _label(writer: Any) -> None:
    writer.set_page_label(0, 1, prefix="219-09-9999 ")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_comment, "PG701"),
        (_label, "PG701"),
        (script, "PG603"),
        (attachment, "PG604"),
        (owner_password, "PG602"),
        (field, "PG605"),
        (dangling, "PG503"),
    ],
)
def test_what_another_program_leaves_in_the_file_is_found(
    change: Callable[[Any], None], code: str, codes: Codes
) -> None:
    assert codes(pdf_of(CALIFORNIA, change)) == {code}


def test_28_numbers_at_24_points_pass_and_27_at_25_fail(codes: Codes) -> None:
    tall = CALIFORNIA.but(height=800, footer_rule=True)
    assert "PG202" not in codes(pdf_of(CALIFORNIA))
    assert "PG202" in codes(pdf_of(tall.but(number_count=27, number_pitch=25)))


def test_slightly_small_type_is_advice_under_rule_2118(california: Jurisdiction) -> None:
    for size, effect in ((11.7, Effect.ADVISORY), (11.0, Effect.BLOCKER)):
        outcome = check_pdf(pdf_of(CALIFORNIA.but(size=size)), jurisdiction=california)
        found = [f for f in outcome.findings if f.code == "PG103"]
        assert [f.effect for f in found] == [effect]


def test_a_finding_names_rule_page_measure_and_remedy(california: Jurisdiction) -> None:
    paper = CALIFORNIA.but(left=70, number_right=55, rule=False)
    outcome = check_pdf(pdf_of(paper), jurisdiction=california, name="motion.pdf")
    (finding,) = outcome.findings
    assert finding.citation is not None
    assert finding.citation.cite == "Cal. Rules of Court, rule 2.107"
    assert finding.citation.url.startswith("https://")
    assert finding.pages == (1, 2, 3)
    assert finding.box is not None
    assert abs(finding.box.left - 70) < 0.2
    assert "70 pt" in finding.measured
    assert "72 pt" in finding.wanted
    assert (finding.key, finding.file) == ("margins.left", "motion.pdf")
    assert finding.fix


def test_an_identifier_is_never_quoted_and_gates_a_final_build(california: Jurisdiction) -> None:
    paper = CALIFORNIA.but(extra=((2, 120, 743.9, 12, "SSN 219-09-9999"),))
    outcome = check_pdf(pdf_of(paper), jurisdiction=california, name="motion.pdf")
    (finding,) = outcome.findings
    assert finding.gate
    assert finding.page == 2
    assert finding.box is not None
    assert not any(part in repr(finding) for part in ("219", "9999"))


def test_last_four_digits_pass_where_the_court_wants_them(codes: Codes) -> None:
    assert codes(pdf_of(CALIFORNIA.but(extra=((2, 120, 743.9, 12, "SSN xxx-xx-1234"),)))) == set()


def test_exhibits_keep_no_margins_line_numbers_or_type_size(codes: Codes) -> None:
    # The exhibits of this paper are 9 pt, begin at 50 pt and bear no line numbers.
    assert codes(pdf_of(WITH_EXHIBITS)) == set()
    assert {"PG102", "PG103", "PG201"} <= codes(pdf_of(WITH_EXHIBITS), parts="1- paper")


def test_a_wrong_link_in_the_index_is_a_gate(california: Jurisdiction) -> None:
    from pypdf.annotations import Link

    def wrong(writer: Any) -> None:
        # The row of Exhibit A, 24 pt under the heading's second line.
        writer.add_annotation(2, Link(rect=(90, 792 - 142, 560, 792 - 129), target_page_index=8))

    data = pdf_of(WITH_EXHIBITS.but(index_links=False), wrong)
    findings = check_pdf(data, jurisdiction=california).findings
    assert [(f.code, f.gate, f.page) for f in findings] == [("PG502", True, 3)]


def test_an_exhibit_that_only_the_index_has_is_named(california: Jurisdiction) -> None:
    last = WITH_EXHIBITS.exhibits[-1].label
    with open_pdf(pdf_of(WITH_EXHIBITS)) as pdf, pdf.page(3) as page:
        (row,) = [line for line in page.lines if f"Exhibit {last}" in line.text]
    lost = chr(ord(last) + 1)
    extra = (
        (3, row.left, row.baseline + 24, row.size, f"Exhibit {lost}"),
        (3, row.left + 80, row.baseline + 24, row.size, "Letter of the landlord"),
        (3, 540.0, row.baseline + 24, row.size, "99"),
    )
    paper = WITH_EXHIBITS.but(extra=extra)
    findings = check_pdf(pdf_of(paper), jurisdiction=california, select=["PG502"]).findings
    assert [(f.code, f.page, f.box is not None) for f in findings] == [("PG502", 3, True)]
    assert f"Exhibit {lost}" in findings[0].message


@pytest.mark.parametrize(("title", "ruled"), [(True, True), (False, False)])
def test_text_below_the_last_numbered_line_is_no_footer(
    california: Jurisdiction, title: bool, ruled: bool
) -> None:
    low = (2, 90.0, 739.2, 12.0, "opposing party, who has conducted no discovery and has not asked"
           " for a date of trial yet.")  # fmt: skip
    paper = CALIFORNIA.but(number_count=25, extra=(low,), footer_rule=ruled)
    outcome = check_pdf(
        pdf_of(paper if title else paper.but(footer_title="")), jurisdiction=california
    )
    found = [(f.message, f.pages) for f in outcome.findings if f.code == "PG301"]
    missing = ("The page has no footer with the title of the paper.", (1, 2, 3))
    assert found == ([] if title else [missing])
