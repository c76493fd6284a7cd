"""A certificate of words, counted, where a court wants one; nobody signs it but people."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from docx import Document

from packetgen.case.model import Case, Signature
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions
from tests.drafting import drafted_for
from tests.written_words import written_words

from .conftest import TODAY, make_form

TEXT = "The default was taken by surprise.[^1] It should be set aside.\n\n[^1]: Three more words.\n"
FORM = make_form("{{ caption() }}", "{{ prose(text) }}", "{{ signature_block() }}", paper=True)


def paragraphs(
    court: str, kind: str, case: Case, *, text: str = TEXT, title: str = "Memorandum of Law"
) -> list[str]:
    """The paragraphs of a paper of this kind for a court, tables left out."""
    rules = resolve(court, Conditions(TODAY, document=kind), county="Kings")
    form = replace(FORM, kind=kind, title=title)
    made = drafted_for(rules, form, case, today=TODAY, values={"text": text})
    return [written_words(p._p) for p in Document(io.BytesIO(made.docx)).paragraphs]


def certificate(lines: list[str]) -> str:
    """Everything from the certificate's heading on."""
    assert lines.count("CERTIFICATE OF COMPLIANCE") == 1
    return " ".join(lines[lines.index("CERTIFICATE OF COMPLIANCE") :])


def test_new_york_counts_text_and_notes_and_neither_caption_nor_signature(case: Case) -> None:
    said = certificate(paragraphs("us-ny-supreme-newyork", "memorandum", case))
    assert "contains 14 words" in said
    assert "complies with the limit of 7,000 words" in said
    assert "22 NYCRR 202.8-b" in said


def test_a_rule_that_leaves_nothing_out_has_the_whole_paper_counted(case: Case) -> None:
    lines = paragraphs("us-tx-appeals-third", "brief", case)
    said = certificate(lines)
    assert "The whole paper is counted" in said
    found = re.search(r"contains ([\d,]+) words", said)
    assert found is not None
    before = lines[: lines.index("CERTIFICATE OF COMPLIANCE")]
    assert int(found[1]) > len(re.findall(r"\S*\w\S*", " ".join(before)))


@pytest.mark.parametrize("kind", ["proof_of_service", "proposed_order", "exhibit_list"])
def test_florida_certifies_no_paper_without_argument(kind: str, case: Case) -> None:
    assert "CERTIFICATE OF COMPLIANCE" not in paragraphs("us-fl-appeal-first", kind, case)


def test_florida_certifies_the_type_too(case: Case) -> None:
    said = certificate(paragraphs("us-fl-appeal-first", "brief", case))
    assert "Fla. R. App. P. 9.045" in said
    assert "14 point" in said


@pytest.mark.parametrize(("court", "kind"), [
    ("us-ca-superior-alameda", "memorandum"),
    ("us-federal-cand", "memorandum"),
    ("us-ny-supreme-newyork", "proposed_order"),
    ("us-tx-trial-travis", "motion"),
])  # fmt: skip
def test_no_certificate_where_no_rule_wants_one(court: str, kind: str, case: Case) -> None:
    assert "CERTIFICATE OF COMPLIANCE" not in paragraphs(court, kind, case)


def test_a_paper_over_the_limit_is_not_certified_to_comply(case: Case) -> None:
    long = "word " * 7100
    said = certificate(paragraphs("us-ny-supreme-newyork", "memorandum", case, text=long))
    assert "contains 7,100 words" in said
    assert "complies" not in said


def test_the_certificate_has_a_page_of_its_own_where_the_rule_puts_it_at_the_end(
    case: Case,
) -> None:
    rules = resolve("us-ny-supreme-newyork", Conditions(TODAY, document="memorandum"))
    memorandum = replace(FORM, kind="memorandum")
    made = drafted_for(rules, memorandum, case, today=TODAY, values={"text": TEXT})
    heading = next(
        p for p in Document(io.BytesIO(made.docx)).paragraphs if p.text.startswith("CERTIFICATE OF")
    )
    assert heading.paragraph_format.page_break_before


def test_nobody_signs_it_but_people(case: Case) -> None:
    blank = certificate(paragraphs("us-appeals-ninth", "motion", case))
    assert "/s/" not in blank
    assert "Dated: ____" in blank
    signed = Signature("lawyer", dt.date(2026, 12, 1), "electronic", "Oakland, California")
    done = replace(case, signatures={"paper": signed})
    said = certificate(paragraphs("us-appeals-ninth", "motion", done))
    assert "Dated: December 1, 2026" in said
    assert "/s/ Jordan Q. Advocate" in said


@pytest.mark.parametrize(
    ("court", "kind", "said"),
    [
        ("us-ny-supreme-newyork", "affidavit", True),
        ("us-ny-supreme-newyork", "declaration", True),
        ("us-ny-supreme-newyork", "memorandum", False),
    ],
)
def test_a_paper_that_a_witness_signs_says_in_its_certificate_where_the_lawyer_is(
    court: str, kind: str, said: bool, case: Case
) -> None:
    lawyer = case.our_counsel[0]
    text = certificate(paragraphs(court, kind, case))
    assert (all(line in text for line in lawyer.address.printed) and lawyer.email in text) is said
