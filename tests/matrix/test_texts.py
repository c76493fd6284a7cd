"""Every free text of every form in every manner of writing: with and without stops, cut, foreign.

The default run takes each example with some of the manners in turn, so that each form meets many
and each manner many forms; ``-m matrix`` takes all, and makes PDFs of some.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from packetgen.docx import read_docx
from packetgen.form import Form

from .cells import Cell, all_cells, form_of
from .debris import IN_ANY_TEXT, IN_WORD_ONLY, debris_in, word_lines
from .making import Drafted, drafted_from, paper_of
from .structure import structure_faults
from .texts import MANNERS, Data, cut_lists, retyping, rewritten_values, unasked
from .variants import VARIANTS, Variant

IN_PROSE = ("with signs of markup",)
"""Manners that a Markdown text cannot bear: HTML in one is refused, and the place is named."""
OWN_SIGN = ("ended by a colon",)
"""Manners that end an author's own paragraph in a sign that announces something."""
TURNS = 3
"""Manners that each example takes in the default run."""
PLACES = {(cell.form, cell.example): cell for cell in reversed(all_cells())}
CELLS = [
    Cell(form, example, cell.court, VARIANTS[0]) for (form, example), cell in sorted(PLACES.items())
]
NAMES = list(MANNERS)


def written(cell: Cell, manner: str, *, asked: bool) -> Drafted:
    """A cell's draft with its texts in a manner; ``asked``: what the example gives alone."""

    def changed(form: Form, values: Data) -> Data:
        given = values if asked else values | dict(unasked(form, values))
        return rewritten_values(form, given, MANNERS[manner], prose=manner not in IN_PROSE)

    return drafted_from(cell, changed)


@lru_cache
def typed(manner: str) -> Variant:
    """The example cases with their texts in a manner."""
    return Variant(f"typed {manner}", retyping(manner))


def of_case_typed(cell: Cell, manner: str) -> Drafted:
    """A cell's draft for a case with its texts in a manner."""
    return drafted_from(replace(cell, variant=typed(manner)))


def slips(made: Drafted, manner: str) -> list[str]:
    """What is wrong with a draft."""
    blocks = read_docx(made.draft.docx, name=made.form.id)
    found = structure_faults(blocks) if manner not in OWN_SIGN else []
    return [*debris_in(word_lines(made.draft), IN_ANY_TEXT | IN_WORD_ONLY), *found]


def _turn(number: int) -> list[str]:
    return [NAMES[(number * TURNS + n) % len(NAMES)] for n in range(TURNS)]


@pytest.mark.parametrize(
    ("cell", "manners"),
    [pytest.param(c, _turn(n), id=f"{c.form}-{c.example}") for n, c in enumerate(CELLS)],
)
def test_a_form_reads_right_however_its_texts_are_typed(cell: Cell, manners: list[str]) -> None:
    for manner in manners:
        assert slips(written(cell, manner, asked=False), manner) == [], manner


@pytest.mark.parametrize(
    ("cell", "manner"),
    [
        pytest.param(c, NAMES[(5 * n + 3) % len(NAMES)], id=f"{c.form}-{c.example}")
        for n, c in enumerate(CELLS)
    ],
)
def test_a_form_reads_right_however_the_case_is_typed(cell: Cell, manner: str) -> None:
    assert slips(of_case_typed(cell, manner), manner) == [], manner


@pytest.mark.matrix
@pytest.mark.parametrize("cell", [pytest.param(c, id=f"{c.form}-{c.example}") for c in CELLS])
def test_a_form_reads_right_with_a_case_in_every_manner(cell: Cell) -> None:
    found = {manner: slips(of_case_typed(cell, manner), manner) for manner in NAMES}
    assert {manner: faults for manner, faults in found.items() if faults} == {}


@pytest.mark.matrix
@pytest.mark.parametrize("cell", [pytest.param(c, id=f"{c.form}-{c.example}") for c in CELLS])
def test_a_form_reads_right_in_every_manner_and_as_a_pdf(cell: Cell) -> None:
    found = {}
    for manner in NAMES:
        for asked in (True, False):
            made = written(cell, manner, asked=asked)
            found[manner, asked] = slips(made, manner)
        figures = made.layout if made.form.paper else None
        # Typesetting's own gates: no word lost, none off the page, a glyph for each letter.
        paper_of(made.draft.docx, figures, made.form.title, made.draft.footer_title)
    assert {how: faults for how, faults in found.items() if faults} == {}


@pytest.mark.parametrize("cell", [pytest.param(c, id=f"{c.form}-{c.example}") for c in CELLS])
@pytest.mark.parametrize("length", [0, 1])
def test_a_form_with_short_lists_or_none_reads_right(cell: Cell, length: int) -> None:
    """Of the lists that a form may do without; one that it must have keeps an item."""

    def changed(form: Form, values: Data) -> Data:
        return cut_lists(form, values, length)

    made = drafted_from(cell, changed)
    assert slips(made, "") == []


def test_every_form_with_a_free_text_is_fed() -> None:
    fed = {cell.form for cell in CELLS}
    assert {path for path in fed if dict(unasked(form_of(path), {}))} > {"motion", "intake-letter"}
    assert len(fed) >= 60
