"""Latin words and numbers keep their order in paragraphs that run from right to left."""

from __future__ import annotations

import re

import pytest

from packetgen.draft.word_files.islands import with_islands
from packetgen.draft.word_files.wml import W


def paragraph(text: str, *, turned: bool = True) -> str:
    bidi, rtl = ("<w:bidi/>", "<w:rPr><w:b/><w:rtl/></w:rPr>") if turned else ("", "")
    return (
        f'<w:document xmlns:w="{W}"><w:p><w:pPr>{bidi}</w:pPr>'
        f"<w:r>{rtl}<w:t>{text}</w:t></w:r></w:p></w:document>"
    )


def runs(xml: str) -> list[tuple[str, bool]]:
    """Each run's text, and whether it is turned."""
    return [
        ("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", run)), "<w:rtl/>" in run)
        for run in re.findall(r"<w:r>.*?</w:r>", xml)
    ]


@pytest.mark.parametrize(
    "kept",
    ["26-CR-990417", "(510) 555-0142", "12/18/2026", "$1,234,567.89", "42 CFR",
     "Oakwood Properties, LLC", "Brightline Payroll Services, Inc."],
)  # fmt: skip
def test_what_runs_from_left_to_right_is_marked_and_stands_by_itself(kept: str) -> None:
    made = runs(with_islands(paragraph(f"رقم {kept} هنا")))
    assert made == [("رقم ", True), (f"\u200e{kept}\u200e", False), (" هنا", True)]


def test_numbers_by_themselves_and_their_order_are_left_to_the_rules() -> None:
    text = "الخميس 11 مارس 2027, 1:30 مساءً"
    assert runs(with_islands(paragraph(text))) == [(text, True)]


def test_a_paragraph_of_latin_words_alone_runs_from_left_to_right_on_the_side_of_the_others() -> (
    None
):
    made = with_islands(paragraph("Test results from March 2026 on."))
    assert '<w:bidi w:val="0"/><w:jc w:val="right"/>' in made
    assert runs(made) == [("Test results from March 2026 on.", False)]


def test_a_paragraph_that_was_not_turned_is_left_alone() -> None:
    text = "Case 26-CR-990417"
    assert runs(with_islands(paragraph(text, turned=False))) == [(text, False)]
