from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetgen.jurisdiction import explain, figure, known_jurisdictions, layout, resolve
from packetgen.jurisdiction.house import house_figures
from packetgen.jurisdiction.model import Conditions

from .conftest import WriteCourt, rule


def test_a_california_paper_has_28_numbered_lines_from_one_inch_down(today: Conditions) -> None:
    page = layout(resolve("us-ca-superior-alameda", today))
    assert page.numbered_lines
    assert (page.width, page.height) == (612.0, 792.0)
    assert (page.top, page.pitch, page.lines_per_page) == (72.0, 24.0, 28)
    assert page.top + page.pitch * page.lines_per_page + page.bottom == page.height
    assert page.line_rule == "double"
    assert page.attorney_block_first
    assert page.hearing_block
    assert page.footer_order == ("page_number", "rule", "title")
    assert page.footer_size >= 10.0


def test_the_courts_title_stands_on_line_8_three_and_a_third_inches_down(
    today: Conditions,
) -> None:
    page = layout(resolve("us-ca-superior", today))
    assert page.court_line == 8
    assert page.top + (page.court_line - 1) * page.pitch >= 240.0


def test_numbers_and_rules_have_room_left_of_the_text(today: Conditions) -> None:
    page = layout(resolve("us-ca-superior", today))
    # Rule 2.108(4): a column of at least 1/5 inch, beside numbers of two digits.
    assert page.left >= 72.0
    assert page.left - 14.4 - 2 * page.font_size > 0
    assert page.right >= 36.0


def test_a_federal_paper_follows_the_house_and_says_so(today: Conditions) -> None:
    page = layout(resolve("us-federal", today))
    assert not page.numbered_lines
    assert (page.left, page.right, page.top, page.bottom) == (72.0, 72.0, 72.0, 72.0)
    assert page.pitch == 24.0
    assert not page.footer_title
    assert not page.footer_rule
    assert page.footer_order == ("page_number",)
    assert page.from_rules == ()


def test_northern_california_is_dressed_by_its_unverified_rules(today: Conditions) -> None:
    page = layout(resolve("us-federal-cand", today))
    assert page.numbered_lines
    assert page.lines_per_page == 28
    assert page.footer_title
    assert page.court_line == 8
    assert "line_numbers.use" in page.from_rules
    assert "margins.left" not in page.from_rules


def test_the_face_is_the_one_that_the_caller_found(today: Conditions) -> None:
    assert layout(resolve("us", today), font="Tinos").font == "Tinos"


def test_a_judges_larger_type_moves_the_page(today: Conditions) -> None:
    order = {"id": "o", "cite": "Standing order", "set": {"font.size": {"exact": "14pt"}}}
    page = layout(resolve("us-federal", today, orders=[order]))
    assert page.font_size == 14.0
    assert page.pitch == 28.0
    assert "font.size" in page.from_rules


def test_larger_type_keeps_three_numbered_lines_to_the_inch(today: Conditions) -> None:
    order = {"id": "o", "cite": "Standing order", "set": {"font.size": {"min": "13pt"}}}
    page = layout(resolve("us-ca-superior", today, orders=[order]))
    assert page.font_size == 13.0
    assert page.pitch <= 24.0


def test_a_bottom_margin_takes_lines_away(today: Conditions) -> None:
    order = {"id": "o", "cite": "Standing order", "set": {"margins.bottom": {"min": "1in"}}}
    page = layout(resolve("us-ca-superior", today, orders=[order]))
    assert page.lines_per_page == 26, "27 would leave Word no room above the margin"
    assert page.bottom >= 72.0


def test_a_bound_on_one_side_of_the_house_figure_changes_nothing(today: Conditions) -> None:
    court = resolve("us-ca-superior", today)
    assert figure(court, "margins.left") == 108.0
    assert house_figures(numbered=True)["margins.left"] == 108.0
    assert figure(court, "page_number.position") == "bottom-center"


@pytest.mark.parametrize(
    ("setting", "chosen"),
    [
        ({"min": "2in"}, 144.0),
        ({"min": "0.5in"}, 72.0),
        ({"max": "0.5in"}, 36.0),
        ({"exact": "0.75in"}, 54.0),
        ({"range": ["1.2in", "1.5in"]}, 86.4),
        ({"one_of": ["0.5in", "1in"]}, 72.0),
        ({"one_of": ["0.5in", "2in"]}, 36.0),
    ],
)
def test_the_figure_is_the_lawful_one_nearest_to_the_house(
    setting: dict[str, object], chosen: float, write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-xx", [rule("X-1", {"margins.left": setting})])
    assert figure(resolve("us-xx", today, extra=[root]), "margins.left") == chosen


@settings(max_examples=40)
@given(
    low=st.integers(10, 150),
    width=st.integers(0, 60),
    size=st.integers(9, 20),
    numbered=st.booleans(),
)
def test_a_layout_keeps_the_bounds_it_was_made_from(
    low: int, width: int, size: int, numbered: bool
) -> None:
    orders = [
        {
            "id": "o",
            "cite": "Order",
            "set": {
                "margins.left": {"range": [f"{low}pt", f"{low + width}pt"]},
                "font.size": {"min": f"{size}pt"},
                "line_numbers.use": "required" if numbered else "forbidden",
            },
        }
    ]
    import datetime as dt

    court = resolve("us", Conditions(on=dt.date(2026, 1, 2)), orders=orders)
    page = layout(court)
    assert low <= page.left <= low + width
    assert page.font_size >= size
    assert page.numbered_lines is numbered
    assert page.bottom >= 0
    if numbered:
        used = page.top + page.lines_per_page * page.pitch + page.bottom
        assert used == pytest.approx(page.height)


def test_every_shipped_court_has_a_layout_on_paper_and_electronically(
    today: Conditions,
) -> None:
    for identifier in known_jurisdictions():
        for channel in ("efile", "paper"):
            page = layout(resolve(identifier, replace(today, channel=channel)))
            assert page.left + page.right < page.width
            assert page.pitch >= page.font_size


def test_the_house_sets_nothing_that_is_no_key(repository: Path) -> None:
    assert house_figures()["page.size"] == (612.0, 792.0)
    assert house_figures(numbered=True)["spacing.body"] == 2.0


def test_a_court_s_habit_dresses_its_papers_and_faults_none(today: Conditions) -> None:
    northern = resolve("us-federal-cand", today)
    assert layout(northern).hearing_block
    assert not northern["caption.motion_block"].is_set
    said = explain(northern, "caption.motion_block").text
    assert said.splitlines()[0].endswith("default, no rule")
    assert "as papers of this court usually look" in said
    assert not layout(resolve("us-federal-nysd", today)).hearing_block
