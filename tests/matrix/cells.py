"""The cells of the matrix, and the sample in which every two of form, court and case meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

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
    )


SHIPPED_WITH_FORMS = frozenset(
    {
        "us",
        "us-ca",
        "us-ca-superior",
        "us-ca-superior-alameda",
        "us-federal",
        "us-federal-cand",
    }
)
"""Courts that the shipped forms were written for; the others have their rules only, so far."""


def courts() -> tuple[str, ...]:
    """The courts of the matrix, most general first."""
    return tuple(court for court in known_jurisdictions() if court in SHIPPED_WITH_FORMS)


def sample(cells: Sequence[Cell]) -> frozenset[Cell]:
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
