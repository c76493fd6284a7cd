"""No signature stands alone on a page: the last words before it stay with it."""

from __future__ import annotations

import io
from dataclasses import replace

from docx import Document

from packetgen.draft.word_files.keeping import kept_with_signature
from packetgen.form import load_form
from tests.draft.conftest import CALIFORNIA, Drafter, xml_of

LONG = (
    "I asked the company that employs her when she would be ashore again, and it said April. " * 3
)


def kept(made: object) -> dict[str, bool]:
    document = Document(io.BytesIO(made.docx))  # type: ignore[attr-defined]
    return {
        p.text[:12]: bool(p.paragraph_format.keep_with_next) for p in document.paragraphs if p.text
    }


def test_the_last_words_and_the_lines_before_them_hold_on_to_the_signature(fill: Drafter) -> None:
    words = ("First. " + LONG, "Second. " + LONG, "I declare under penalty.", "Executed on ____.")
    found = kept(fill(*words, "", "{{ signature_block() }}", layout=CALIFORNIA))
    assert found["Executed on "]
    assert found["I declare un"]
    assert not found["First. I ask"]


def test_prose_holds_on_too_and_nothing_is_held_without_a_signature(fill: Drafter) -> None:
    values = {"text": f"# Facts\n\nOne. {LONG}\n\nTwo. {LONG}"}
    signed = fill("{{ prose(text) }}", "{{ signature_block() }}", values=values, layout=CALIFORNIA)
    assert kept(signed)["Two. I asked"]
    assert not kept(signed)["One. I asked"]
    assert not kept(fill("{{ prose(text) }}", values=values, layout=CALIFORNIA))["Two. I asked"]


def test_an_unnumbered_list_begins_where_numbered_paragraphs_do(fill: Drafter) -> None:
    form_values = {"text": "1. One\n2. Two"}
    made = fill("{{ prose(text, numbered=False) }}", values=form_values, layout=CALIFORNIA)
    assert 'w:left="1440" w:hanging="720"' in xml_of(made)


def test_an_order_holds_on_to_the_judges_line(fill: Drafter) -> None:
    values = {"hearing": "msj", "motion": "motion to compel", "orders": f"1. {LONG}\n\n2. {LONG}"}
    order = load_form("proposed-order")
    made = Document(io.BytesIO(fill(form=order, values=values, layout=CALIFORNIA).docx))
    items = [p for p in made.paragraphs if p.text.startswith(LONG[:12])]
    assert [bool(p.paragraph_format.keep_with_next) for p in items] == [False, True]


def test_of_several_signatures_the_last_stays_with_the_one_before(fill: Drafter) -> None:
    blocks = ["{{ signature_block('novak') }}", "{{ signature_block() }}"] * 2
    made = Document(io.BytesIO(fill("Agreed.", *blocks, layout=CALIFORNIA).docx))
    signed = [p for p in made.paragraphs if p.style.name == "Signature"]
    dated = [n for n, p in enumerate(signed) if p.text.startswith("Dated:")]
    ends = [*(n - 1 for n in dated[1:]), len(signed) - 1]
    assert [bool(signed[n].paragraph_format.keep_with_next) for n in ends] == [
        False, False, True, False,
    ]  # fmt: skip


def test_two_signatures_without_room_on_one_page_are_not_held_together(fill: Drafter) -> None:
    blocks = ["{{ signature_block('novak') }}", "{{ signature_block() }}"]
    few = replace(CALIFORNIA, lines_per_page=8)
    for court, holds in ((CALIFORNIA, True), (few, False)):
        made = Document(io.BytesIO(fill("Agreed.", *blocks, layout=court).docx))
        signed = [p for p in made.paragraphs if p.style.name == "Signature"]
        second = next(n for n, p in enumerate(signed) if n and p.text.startswith("Dated:"))
        assert bool(signed[second - 1].paragraph_format.keep_with_next) is holds


def test_a_ruled_off_slip_moves_without_the_letter_above_it() -> None:
    rule = '<w:p><w:pPr><w:pStyle w:val="X"/><w:keepNext/><w:pBdr/></w:pPr></w:p>'
    above = '<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr><w:r><w:t>Office</w:t></w:r></w:p>'
    assert kept_with_signature(above + rule, "Signature", lines=40) == above + rule
