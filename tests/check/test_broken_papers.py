"""Each defect makes its own check speak, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.jurisdiction.model import Effect, Jurisdiction

from .papers import BLOCK, CALIFORNIA, WITH_EXHIBITS, Paper, pdf_of

Codes = Callable[..., set[str]]


@pytest.mark.parametrize("paper", [CALIFORNIA, WITH_EXHIBITS, CALIFORNIA.but(watermark=True)])
def test_a_paper_that_keeps_the_rules_has_no_finding(paper: Paper, codes: Codes) -> None:
    assert codes(pdf_of(paper)) == set()


DEFECTS: dict[str, tuple[Paper, set[str]]] = {
    "wrong paper": (CALIFORNIA.but(width=630), {"PG101"}),
    "left margin 2 pt short": (CALIFORNIA.but(left=70, number_right=55, rule=False), {"PG102"}),
    "type of 11 pt": (CALIFORNIA.but(size=11), {"PG103"}),
    "footnotes of 10 pt": (CALIFORNIA.but(footnote_size=10), {"PG103"}),
    "face of another kind": (CALIFORNIA.but(font="Libertinus Serif"), {"PG104"}),
    "single spacing": (CALIFORNIA.but(pitch=13.8, number_pitch=24), {"PG105"}),
    "no line numbers": (CALIFORNIA.but(numbers=False), {"PG201"}),
    "numbers go on": (CALIFORNIA.but(restart=False), {"PG201"}),
    "27 numbers at 25 pt": (CALIFORNIA.but(number_count=26, number_pitch=25), {"PG202"}),
    "numbers drift": (CALIFORNIA.but(number_drift=1.35, number_pitch=22.4), {"PG203"}),
    "nothing beside the numbers": (CALIFORNIA.but(rule=False, number_right=84), {"PG204"}),
    "footer without title": (CALIFORNIA.but(footer_title=""), {"PG301"}),
    "footer without line": (CALIFORNIA.but(footer_rule=False), {"PG301"}),
    "footer of 8 pt": (CALIFORNIA.but(footer_size=8), {"PG301"}),
    "page number twice": (CALIFORNIA.but(printed=("1", "2", "2")), {"PG302"}),
    "roman page numbers": (CALIFORNIA.but(printed=("i", "ii", "iii")), {"PG302"}),
    "numbering starts at 4": (CALIFORNIA.but(printed=("4", "5", "6")), {"PG302"}),
    "no telephone": (CALIFORNIA.but(block=BLOCK[:4] + BLOCK[5:6] + BLOCK[7:]), {"PG401"}),
    "block too high": (CALIFORNIA.but(block_top=60), {"PG401"}),
    "text for the clerk": (CALIFORNIA.but(clerk_text="Hon. A. Rivera"), {"PG402"}),
    "court on line 7": (CALIFORNIA.but(court_line=7), {"PG403"}),
    "number at the left": (CALIFORNIA.but(number_left=90), {"PG404"}),
    "bookmark missing": (
        WITH_EXHIBITS.but(
            bookmarks=(("Exhibit A - City inspection report", 4), ("Exhibit C - Photographs", 9))
        ),
        {"PG501"},
    ),
    "bookmark elsewhere": (
        WITH_EXHIBITS.but(
            bookmarks=(
                ("Exhibit A - City inspection report", 4),
                ("Exhibit B - Letter", 2),
                ("Exhibit C - Photographs", 9),
            )
        ),
        {"PG501"},
    ),
    "bookmark without description": (
        WITH_EXHIBITS.but(
            bookmarks=(("Exhibit A", 4), ("Exhibit B - Letter", 7), ("Exhibit C - Photographs", 9))
        ),
        {"PG501"},
    ),
    "index off by one": (WITH_EXHIBITS.but(index={"B": "8"}, index_links=False), {"PG502"}),
    "no title": (CALIFORNIA.but(title=""), {"PG801"}),
    "author": (CALIFORNIA.but(author="A. Paralegal"), {"PG801"}),
    "SSN in the text": (
        CALIFORNIA.but(extra=((2, 120, 743.9, 12, "SSN 219-09-9999"),)),
        {"PG701"},
    ),
    "SSN in a bookmark": (
        CALIFORNIA.but(bookmarks=(("Statement of 219-09-9999", 2),)),
        {"PG701"},
    ),
    "SSN in the metadata": (CALIFORNIA.but(title="Motion of 219-09-9999"), {"PG701"}),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_the_check_for_a_defect_speaks_and_no_other(name: str, codes: Codes) -> None:
    paper, expected = DEFECTS[name]
    assert codes(pdf_of(paper)) == expected


def _comment(writer: Any) -> None:
    from pypdf.annotations import Text

    writer.add_annotation(0, Text(rect=(50, 50, 70, 70), text="client's card 4111 1111 1111 1111"))


def _label(writer: Any) -> None:
    writer.set_page_label(0, 1, prefix="219-09-9999 ")


def _script(writer: Any) -> None:
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hello');"),
        }
    )


def _attachment(writer: Any) -> None:
    writer.add_attachment("notes.txt", b"hello")


def _owner_password(writer: Any) -> None:
    writer.encrypt(user_password="", owner_password="secret", algorithm="RC4-128")


def _field(writer: Any) -> None:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        TextStringObject,
    )

    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("answer"),
            NameObject("/V"): TextStringObject("yes"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (50, 50, 90, 70)]),
        }
    )
    reference = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([reference])}
    )


def _dangling(writer: Any) -> None:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        TextStringObject,
    )

    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (90, 90, 190, 110)]),
            NameObject("/Dest"): TextStringObject("lost-in-the-merge"),
        }
    )
    writer.pages[1][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_comment, "PG701"),
        (_label, "PG701"),
        (_script, "PG603"),
        (_attachment, "PG604"),
        (_owner_password, "PG602"),
        (_field, "PG605"),
        (_dangling, "PG503"),
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
