"""Papers of cases with one party, and with gaps that the examples do not have."""

from __future__ import annotations

import pytest

from packetgen.draft import Draft

from .cells import Cell
from .debris import IN_ANY_TEXT, debris_in, gaps_shown, word_lines
from .making import made_from
from .variants import Data, Variant


def _alone(data: Data) -> None:
    """Somebody petitions, nobody answers: no second side, no title, no address of the lawyer."""
    case = data["case"]
    client = next(p for p in case["parties"] if p["id"] == case["client"])
    client["role"] = "petitioner"
    case["parties"] = [client]
    case.pop("title", None)
    data["counsel"] = [c for c in data["counsel"] if c["id"] in client["represented_by"]]
    data["services"] = []
    for lawyer in data["counsel"]:
        lawyer.pop("address")


ALONE = Variant("alone", _alone)


def _lines(form: str, court: str) -> list[str]:
    made: Draft = made_from(Cell(form, "basic", court, ALONE)).draft
    lines = word_lines(made)
    assert debris_in(lines, IN_ANY_TEXT) == []
    return lines


@pytest.mark.parametrize(
    ("form", "court"),
    [
        ("subpoena-federal-civil", "us-federal-nysd"),
        ("subpoena-civil", "us-wa-superior-king"),
        ("subpoena-criminal", "us-federal-txnd"),
    ],
)
def test_a_subpoena_of_a_case_with_one_party_names_it_alone(form: str, court: str) -> None:
    lines = _lines(form, court)
    assert any(line.endswith(", petitioner.") for line in lines)
    assert "v." not in lines
    assert not {gap for gap in gaps_shown(lines) if "second side" in gap or "title" in gap}


def test_one_party_stipulates_and_several_stipulate() -> None:
    assert "stipulates as follows:" in " ".join(_lines("stipulation", "us-ny-supreme-newyork"))


def test_an_index_without_exhibits_says_so() -> None:
    def bare(data: Data) -> None:
        data["exhibits"] = []
        data["events"] = []

    made = made_from(Cell("exhibit-index", "basic", "us-ca", Variant("bare", bare)))
    assert "No exhibit is listed." in word_lines(made.draft)


def test_a_title_of_many_lines_is_abbreviated_at_the_foot_and_whole_in_the_caption() -> None:
    from packetgen.draft.staging import abbreviated

    short = "Motion for Relief from Default"
    assert abbreviated(short) == short
    foot = abbreviated("Motion " + "and Every Other Matter, " * 30)
    assert len(foot) <= 160
    assert foot.endswith("…")
    assert foot[:-1] in "Motion " + "and Every Other Matter, " * 30
