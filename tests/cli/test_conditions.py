"""Rules that hold for some papers alone are asked for by channel, filer, case and paper."""

from __future__ import annotations

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("court", "key", "asked", "said"),
    [
        ("us-fl-circuit-leon", "page.clear_box.first", "--recorded", "3 in wide, 3 in high"),
        ("us-ca-superior", "caption.limited_label", "--case-type=limited-civil", "Limited Civil"),
        ("us-ny-supreme", "caption.parties", "--document=judgment", "all"),
    ],
)
def test_a_rule_holds_where_its_circumstances_are_given(
    run: Run, court: str, key: str, asked: str, said: str
) -> None:
    with_it = run("explain", court, key, asked).out.splitlines()[0]
    without = run("explain", court, key).out.splitlines()[0]
    assert said in with_it
    assert with_it != without


def test_one_who_files_without_a_lawyer_may_leave_out_bookmarks(run: Run) -> None:
    lawyer = run("explain", "us-ca-superior", "exhibits.bookmarks").out
    alone = run("explain", "us-ca-superior", "exhibits.bookmarks", "--filer=self-represented").out
    assert lawyer.splitlines()[0].endswith("required")
    assert "no rule for such a paper" in alone.splitlines()[0]
