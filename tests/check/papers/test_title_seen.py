"""The kind of paper, told by the title on a first page, and the rules that come with it."""

from __future__ import annotations

import pytest

from packetgen.check import check_pdf, kind_told
from packetgen.check.kind_told import untold
from packetgen.check.papers.title_seen import document_of, title_among

from ..proof_papers import court, pages, prose
from ..raw_pdf import text


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("NOTICE OF MOTION AND MOTION TO COMPEL", "notice_of_motion"),
        ("Plaintiff’s Motion for Summary Judgment", "motion"),
        ("DEFENDANT’S OPPOSITION TO PLAINTIFF’S MOTION", "opposition"),
        ("MEMORANDUM OF LAW IN OPPOSITION TO MOTION", "opposition"),
        ("MEMORANDUM OF POINTS AND AUTHORITIES IN SUPPORT OF MOTION", "memorandum"),
        ("REPLY MEMORANDUM IN FURTHER SUPPORT OF MOTION", "reply"),
        ("APPELLANT’S REPLY BRIEF", "reply_brief"),
        ("APPELLANT’S OPENING BRIEF", "brief"),
        ("DECLARATION OF ANA RUIZ IN SUPPORT OF MOTION", "declaration"),
        ("DECLARATION OF SERVICE", "proof_of_service"),
        ("[PROPOSED] ORDER GRANTING MOTION TO COMPEL", "proposed_order"),
        ("FIRST AMENDED COMPLAINT FOR DAMAGES", "complaint"),
        ("ANSWER TO COMPLAINT", "answer"),
        ("STIPULATION AND ORDER", ""),
        ("STATEMENT OF UNDISPUTED FACTS IN SUPPORT OF MOTION", ""),
        ("RESPONSE TO INTERROGATORIES", ""),
        ("RESPONSE TO DEFENDANT’S MOTION TO DISMISS", "opposition"),
        ("REQUEST FOR JUDICIAL NOTICE IN SUPPORT OF MOTION", "request_for_judicial_notice"),
    ],
)
def test_the_word_that_comes_first_names_the_kind(title: str, kind: str) -> None:
    assert document_of(title) == kind


LEFT = ("ROSA DELGADO,", "Plaintiff,", "v.", "HARBOR POINT LOGISTICS, INC., a", "Defendant.")


def _first_page(*right: str, across: str = "") -> str:
    drawn = text(190, 560, "UNITED STATES DISTRICT COURT") + text(
        180, 536, "NORTHERN DISTRICT OF CALIFORNIA"
    )
    for row, words in enumerate(LEFT):
        drawn += text(90, 500 - 24 * row, words)
    for row, words in enumerate(right):
        drawn += text(320, 500 - 24 * row, words)
    if across:
        drawn += text(200, 360, across)
    return drawn + prose(8, top=300)


def test_a_title_right_of_the_parties_is_read_through_all_its_lines() -> None:
    page = _first_page(
        "Case No. 4:26-cv-01877-JST", "MEMORANDUM OF POINTS", "AND AUTHORITIES IN", "OPPOSITION",
        "Date: June 22, 2026",
    )  # fmt: skip
    told = kind_told(pages(page))
    assert told.title == "MEMORANDUM OF POINTS AND AUTHORITIES IN OPPOSITION"
    assert told.document == "opposition"
    assert "opposition" in told.how


def test_a_short_last_line_belongs_to_the_title_and_whom_it_is_assigned_to_does_not() -> None:
    blank = [""] * (len(LEFT) - 1)
    first = _first_page(*blank, "REPLY IN SUPPORT OF MOTION FOR", "FEES", "(Assigned to Hon. Doe)")
    assert kind_told(pages(first)).title == "REPLY IN SUPPORT OF MOTION FOR FEES"


def test_a_title_below_the_parties_is_read_across_the_page() -> None:
    told = kind_told(pages(_first_page("Case No. 26-cv-01877", across="MOTION TO COMPEL ANSWERS")))
    assert (told.document, told.title) == ("motion", "MOTION TO COMPEL ANSWERS")


def test_a_title_ends_where_the_paper_turns_to_the_court_or_to_its_first_heading() -> None:
    caption = ["IN THE DISTRICT COURT OF", "MOTION TO COMPEL"]
    head = "TO THE HONORABLE JUDGE OF SAID COURT:"
    assert title_among([*caption, head, "INTRODUCTION"]) == "MOTION TO COMPEL"
    assert title_among([*caption, "INTRODUCTION", "ARGUMENT"]) == "MOTION TO COMPEL"
    assert title_among([*caption, "AND FOR COSTS"]) == "MOTION TO COMPEL AND FOR COSTS"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Notice of Motion and Motion for Relief from Default", "notice_of_motion"),
        ("[Proposed] Order on Motion for Relief from Default", "proposed_order"),
        ("Proof of Service", "proof_of_service"),
        ("Order of March 1, 2026", ""),
        ("Defendant asks for an order that the motion be granted.", ""),
    ],
)
def test_a_title_in_small_letters_is_one_where_its_words_begin_with_capitals(
    title: str, kind: str
) -> None:
    caption = ["SUPERIOR COURT OF CALIFORNIA", "OAKWOOD, LLC, a limited company,", "Plaintiff,"]
    below = ["Hearing date: January 14, 2027", "I am the plaintiff in this action."]
    assert document_of(title_among([*caption, "Case No. 26CV999014", title, *below])) == kind


def test_a_letter_is_told_by_its_salutation_and_judged_as_no_paper() -> None:
    letter = (
        text(90, 700, "United States Court of Appeals")
        + text(90, 660, "Re: Delgado v. Harbor Point, No. 24-1877")
        + text(90, 620, "Dear Ms. Wolfe:")
        + prose(14, top=590, pitch=14)
    )
    data = pages(letter, prose(10))
    assert kind_told(data).document == "letter"
    appeals = court("us-appeals-ninth")
    outcome = check_pdf(data, jurisdiction=appeals, name="letter.pdf", ignore=("PG8", "PG9"))
    assert [(part.kind.value, part.first, part.last) for part in outcome.parts] == [
        ("letter", 1, 2)
    ]
    assert not {"PG103", "PG105"} & {finding.code for finding in outcome.findings}
    named = court("us-appeals-ninth", document="brief")
    assert check_pdf(data, jurisdiction=named, name="letter.pdf").parts[0].kind.value == "paper"


def test_a_caption_over_a_quoted_letter_stays_a_paper() -> None:
    page = text(190, 700, "SUPERIOR COURT OF CALIFORNIA") + text(90, 560, "Dear Ms. Wolfe:")
    assert check_pdf(pages(page + prose(8, top=500)), jurisdiction=court("us-ca-superior")).parts[
        0
    ].kind.value == ("paper")


def test_a_court_says_which_kinds_it_asks_for() -> None:
    assert "memorandum" in untold(court("us-federal-nysd"))
    assert "--document" in untold(court("us-federal-nysd"))
