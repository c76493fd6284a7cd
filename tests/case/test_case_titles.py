"""Sides, clients, titles and numbers of a case, as its file gives or implies them."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from .case_files import Load, Problems
from .conftest import SMALL


def test_sides_client_and_counsel(case_of: Load) -> None:
    case = case_of()
    assert [p.id for p in case.first_side] == ["hernandez"]
    assert [p.id for p in case.second_side] == ["oakwood"]
    assert case.client == "hernandez", "the only party with a lawyer in the file"
    assert [p.id for p in case.our_side] == ["hernandez"]
    assert [c.id for c in case.our_counsel] == ["ruiz"]


def test_with_two_represented_parties_the_client_must_be_named(case_of: Load) -> None:
    text = SMALL.replace('LLC"}', 'LLC", represented_by: [ruiz]}')
    assert case_of(text=text).client == ""
    assert case_of(text=text).our_counsel == ()
    named = text.replace("filed:", "client: oakwood\n  filed:")
    assert case_of(text=named).client == "oakwood"
    assert [p.id for p in case_of(text=named).our_side] == ["hernandez", "oakwood"]


@pytest.mark.parametrize(
    ("title", "parties", "full", "short"),
    [
        ("", "", "María Hernández v. Oakwood Properties, LLC", "Hernández v. Oakwood Properties, LLC"),
        ("title: {short: H v. O}", "", "María Hernández v. Oakwood Properties, LLC", "H v. O"),
        ("title: {full: In re X}", "", "In re X", "Hernández v. Oakwood Properties, LLC"),
        (
            "", "    - {id: b, role: plaintiff, organization: B}\n    - {id: c, role: defendant, name: C}\n",
            "María Hernández, et al. v. Oakwood Properties, LLC, et al.",
            "Hernández, et al. v. Oakwood Properties, LLC, et al.",
        ),
    ],
)  # fmt: skip
def test_a_case_is_titled_by_its_first_parties_unless_the_file_says_otherwise(
    case_of: Load, title: str, parties: str, full: str, short: str
) -> None:
    text = SMALL.replace("  filed:", f"  {title}\n  filed:" if title else "  filed:")
    case = case_of(text=text.replace("counsel:", f"{parties}counsel:"))
    assert (case.title, case.short_title) == (full, short)


def test_a_minor_stands_in_the_title_by_initials(case_of: Load) -> None:
    case = case_of(text=SMALL.replace("role: plaintiff", "role: plaintiff\n      minor: true"))
    assert case.title == "M.H. v. Oakwood Properties, LLC"
    assert case.short_title == "M.H. v. Oakwood Properties, LLC"


@pytest.mark.parametrize(
    ("written", "number"),
    [("RG26-014722", "RG26-014722"), ("1e5", "1e5"), ("0123", "0123"), ("123456", "123456"),
     ("2026-01-05", "2026-01-05"), ("3:26-cv-00123", "3:26-cv-00123"), ("no", "no")],
)  # fmt: skip
def test_case_numbers_stay_as_typed(case_of: Load, written: str, number: str) -> None:
    assert case_of(text=SMALL.replace("RG26-014722", written)).number == number


def test_a_case_number_like_a_decimal_is_named(problems_of: Problems) -> None:
    ((place, message, hint),) = problems_of(text=SMALL.replace("RG26-014722", "26.10"))
    assert place == "3:3, at /case/number"
    assert message == "26.10 is read as a number, and text is wanted here"
    assert hint == 'Put it in quotes: "26.10".'


def test_self_represented_with_a_lawyer(problems_of: Problems) -> None:
    text = SMALL.replace("role: plaintiff", "role: plaintiff\n      self_represented: true")
    ((_, message, _),) = problems_of(text=text)
    assert "not self-represented" in message


def test_the_other_side_is_never_the_client_because_it_alone_has_a_lawyer(case_of: Load) -> None:
    text = SMALL.replace('LLC"}', 'LLC", self_represented: true}')
    assert text != SMALL
    assert case_of(text=text).client == ""
