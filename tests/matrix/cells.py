"""The cells of the matrix, and the sample in which every two of form, court and case meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from packetgen.deadlines.agenda import court_for
from packetgen.errors import JurisdictionError
from packetgen.form import Form, load_form
from packetgen.jurisdiction import known_jurisdictions

from .variants import ROOT, VARIANTS, Variant


@dataclass(frozen=True, slots=True)
class Cell:
    """One example of a form, in one court, with one variant of its case."""

    form: str
    example: str
    court: str
    variant: Variant

    @property
    def id(self) -> str:
        return f"{self.form}-{self.example}-{self.court}-{self.variant.id}"

    @property
    def meetings(self) -> frozenset[tuple[str, str]]:
        """The pairs that meet here: form, court and case, and each example with each court."""
        example = f"example {self.form}/{self.example}"
        factors = (f"form {self.form}", f"court {self.court}", f"case {self.variant.id}")
        return frozenset({*combinations(factors, 2), (example, f"court {self.court}")})


@lru_cache
def form_of(identifier: str) -> Form:
    return load_form(identifier)


def all_cells() -> tuple[Cell, ...]:
    """Every example of every form in every shipped court that it serves, with every variant."""
    examples = sorted((ROOT / "forms").glob("*/examples/*.yaml"))
    return tuple(
        Cell(path.parents[1].name, path.stem, court, variant)
        for path in examples
        for court in courts()
        for variant in VARIANTS
        if form_of(path.parents[1].name).serves(court)
        and (path.parents[1].name != "deadline-list" or has_rules_on_time(court))
    )


@lru_cache
def has_rules_on_time(court: str) -> bool:
    """Whether dates can be reckoned in a court; a list of them says which courts have no rules."""
    try:
        court_for(court)
    except JurisdictionError:
        return False
    return True


THOROUGH = frozenset(
    {
        "us",
        "us-ca",
        "us-ca-superior",
        "us-ca-superior-alameda",
        "us-federal",
        "us-federal-cand",
    }
)
"""Courts whose every pair is in the sample; of the others it takes a few forms each."""
ALWAYS = ("notice-of-motion", "proof-of-service")
"""Forms that the sample shows in every court: a caption with its hearing, a table."""


@lru_cache
def courts() -> tuple[str, ...]:
    """The courts of the matrix: the thorough ones, and every court that papers go to."""
    known = known_jurisdictions()
    leaves = {c for c in known if not any(other.startswith(f"{c}-") for other in known)}
    return tuple(court for court in known if court in THOROUGH | leaves)


LETTERS = frozenset({"letter", "consent"})
"""Kinds of form that no court's rules bear on: the court hardly changes them."""
LETTER_COURT = "us-ca-superior-alameda"
LETTER_CASES = 4
"""Variants that each letter is typeset with; test_letters drafts them all."""


def is_thorough(cell: Cell) -> bool:
    """Whether every pair of a cell is in the sample."""
    form = form_of(cell.form)
    if form.paper or form.kind not in LETTERS or cell.form == "intake-letter":
        return cell.court in THOROUGH
    turn = sum(map(ord, cell.form))
    chosen = {VARIANTS[(turn + 3 * n) % len(VARIANTS)].id for n in range(LETTER_CASES)}
    return cell.court == LETTER_COURT and cell.variant.id in chosen


def sample(cells: Sequence[Cell]) -> frozenset[Cell]:
    """What the default run takes: all pairs of the thorough cells, some papers in the others."""
    thorough = [cell for cell in cells if is_thorough(cell)]
    others = [cell for cell in cells if cell.court not in THOROUGH]
    return pairwise(thorough) | some_of_each_court(others)


def some_of_each_court(cells: Sequence[Cell]) -> frozenset[Cell]:
    """For each court two papers of every court and one that changes, each with another case."""
    chosen: set[Cell] = set()
    for at, court in enumerate(dict.fromkeys(cell.court for cell in cells)):
        here = [cell for cell in cells if cell.court == court]
        forms = [form for form in dict.fromkeys(c.form for c in here) if form not in ALWAYS]
        for number, form in enumerate((*ALWAYS, forms[at % len(forms)])):
            papers = [cell for cell in here if cell.form == form]
            if papers:
                chosen.add(papers[(at * 5 + number * 3) % len(papers)])
    return frozenset(chosen)


def pairwise(cells: Sequence[Cell]) -> frozenset[Cell]:
    """Cells in which every pair that meets anywhere in ``cells`` meets at least once.

    Greedy: the cell with the most new pairs comes next, the earlier one of equals; so the sample
    is the same on every run.
    """
    left = {cell: set(cell.meetings) for cell in cells}
    chosen: list[Cell] = []
    while left:
        best = max(left, key=lambda cell: len(left[cell]))
        new = left.pop(best)
        chosen.append(best)
        for cell, pairs in list(left.items()):
            pairs -= new
            if not pairs:
                del left[cell]
    return frozenset(chosen)


LETTER_EXAMPLES = sorted(
    {
        (cell.form, cell.example)
        for cell in all_cells()
        if form_of(cell.form).kind in LETTERS and not form_of(cell.form).paper
    }
)
