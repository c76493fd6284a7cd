"""The matrix's own measures find what they look for, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packetgen.docx.blocks import CharacterFormat, Document, Paragraph, Text

from .cells import THOROUGH, Cell, all_cells, courts, form_of, is_thorough, sample
from .debris import IN_ANY_TEXT, IN_WORD_ONLY, debris_in, gaps_shown
from .making import made_from
from .reviewed import NOT_SERVED
from .ruler import off_the_numbers
from .structure import empty_headings
from .variants import VARIANTS

ALL = IN_ANY_TEXT | IN_WORD_ONLY


@pytest.mark.parametrize(
    "line",
    [
        "heard on None at 9:00 a.m.",
        "served on [] by mail",
        "Dear {{ client }}:",
        "María Hernández , an individual",
        "Oakland, , California",
        "Robert King Jr..",
        "a  motion",
        "(the “Building”) ( )",
        "OAKWOOD, et al., et al.,",
        "against Oakwood and.",
        "and",
        "in the the Department",
        "Telephone:",
        "Department ",
        "Jinja2 <PersonName object at 0x7f>",
        "Pay $ by Friday.",
        "1 hours remain",
        "Of 12 requirement, 3 are complete.",
        "They has an interpreter.",
        "She have until Monday.",
        "It costs nothing.Call us.",
        "0 of 0 hours",
        "He was late 1 days.",
        "1 violations were reported",
        "There are two day left",
        "She signed a affidavit of an witness",
        "It is ended. .",
        "Is it so?.",
        "on the 's side",
        "null",
        "The order is False",
        "•",
    ],
)
def test_debris_is_found(line: str) -> None:
    assert debris_in([line], ALL)


@pytest.mark.parametrize(
    "line",
    [
        "OAKWOOD PROPERTIES, INC., et al.,",
        "Telephone: (510) 555-0142",
        "that the plaintiff take nothing; and",
        "Executed on ________, at ________.",
        "(Code Civ. Proc., § 473, subd. (b).)",
        "Bo v. Ø",
        "Tel. (510) 555-0150  ·  office@example.org",
        "No. 26CV999014 … and so on",
        "1 hour, 2 hours and 0.5 hours; $1,200.00; 58 of 80 hours (72%)",
        "They have 1 class left. It has 2.",
        "Fed. R. Civ. P. 45(d)(1); the 3-hour class",
        "Write to office@example.org or see www.Example.org.",
        "a one-day hearing, a unit, an hour, a European, an LLC, an honest man, subd. (a) and (b)",
        "Exhibit 1 shows it; 1 witness was there; the order is null and void … so",
        "a 3-day notice and a 30-day one",
    ],
)
def test_what_a_paper_says_is_no_debris(line: str) -> None:
    assert debris_in([line], ALL) == []


def test_gaps_are_read_from_brackets_and_titles_are_not() -> None:
    shown = [
        "heard on [hearing date] in [case department]",
        "[PROPOSED] ORDER",
        "[Proposed] Answer",
    ]
    assert gaps_shown(shown) == {"hearing date", "case department"}


def _paragraph(text: str, role: str) -> Paragraph:
    return Paragraph((Text(text, CharacterFormat()),), role=role)


def test_a_heading_over_nothing_is_found() -> None:
    heading, body = _paragraph("Argument", "heading-1"), _paragraph("It is so.", "body")
    lower = _paragraph("It is timely", "heading-2")
    assert empty_headings(Document((heading, lower, body), ())) == []
    assert len(empty_headings(Document((heading, heading, body), ()))) == 1
    assert len(empty_headings(Document((body, heading), ()))) == 1
    assert "a heading without words" in empty_headings(
        Document((_paragraph(" ", "heading-1"), body), ())
    )


def _cell(form: str, court: str) -> Cell:
    return next(c for c in all_cells() if (c.form, c.court) == (form, court))


def test_a_line_off_its_number_is_found() -> None:
    made = made_from(_cell("memorandum", "us-ca-superior-alameda"))
    moved = replace(made.layout, top=made.layout.top + 3)
    assert off_the_numbers(made.typeset.pdf, made.blocks, made.layout) == []
    assert len(off_the_numbers(made.typeset.pdf, made.blocks, moved)) > 5


def test_the_sample_is_the_same_on_every_run_and_holds_every_pair_of_the_thorough() -> None:
    cells = all_cells()
    chosen = sample(cells)
    assert chosen == sample(tuple(cells))
    thorough = [cell for cell in cells if is_thorough(cell)]
    met = {pair for cell in chosen for pair in cell.meetings}
    assert {pair for cell in thorough for pair in cell.meetings} <= met
    assert len(chosen) < len(cells) / 20


def test_every_court_is_in_the_sample_with_several_papers_and_every_case() -> None:
    chosen = sample(all_cells())
    for court in courts():
        assert len({cell.form for cell in chosen if cell.court == court}) >= 3
    others = [cell for cell in chosen if cell.court not in THOROUGH]
    assert {cell.variant.id for cell in others} == {variant.id for variant in VARIANTS}


def test_a_form_that_does_not_serve_a_court_is_on_the_reviewed_list() -> None:
    forms = sorted({cell.form for cell in all_cells()})
    unserved = {
        (form, court) for form in forms for court in courts() if not form_of(form).serves(court)
    }
    listed = {
        (form, court)
        for form, (serves, _) in NOT_SERVED.items()
        for court in courts()
        if not court.startswith(serves)
    }
    assert unserved == listed
    assert all(len(reason) > 40 for _, reason in NOT_SERVED.values())


def test_every_variant_changes_the_case() -> None:
    from .variants import case_of

    for base in ("demo", "subpoena-and-letter"):
        plain, *others = [case_of(base, variant) for variant in VARIANTS]
        assert all(replace(case, raw={}) != replace(plain, raw={}) for case in others)
