"""Where on the page a finding points: at the lines or words that are wrong, and at nothing else."""

from __future__ import annotations

import pytest

from packetgen.check import check_pdf
from packetgen.check.finding import Box

from ..conftest import court
from ..proof_papers import PROSE
from ..raw_pdf import Raw, pdf, text

_NUMBER = "My number is 219-09-9999 and more"


def _box(data: bytes, where: str, code: str) -> Box:
    outcome = check_pdf(data, jurisdiction=court(where), name="paper.pdf", select=(code,))
    (finding,) = outcome.findings
    assert finding.page == 1
    assert finding.box is not None
    return finding.box


def _lines(first: float, count: int, pitch: float) -> str:
    return "".join(text(72, first - pitch * n, PROSE[n % len(PROSE)]) for n in range(count))


def _holds(box: Box, left: float, top: float, right: float, bottom: float, slack: float) -> bool:
    """Whether a box is the one given, but for what stands over or under letters."""
    asked = (left, top, right, bottom)
    found = (box.left, box.top, box.right, box.bottom)
    return all(abs(a - b) <= slack for a, b in zip(asked, found, strict=True))


def test_narrow_spacing_is_marked_at_the_first_two_lines_that_stand_so_close() -> None:
    # Four double-spaced lines, then thirty of 14 points, of which the first has its foot at 628.
    data = pdf(Raw(_lines(724, 4, 24) + _lines(628, 30, 14)))
    box = _box(data, "us-federal-cacd", "PG105")
    assert box.left == pytest.approx(72, abs=1)
    assert box.top == pytest.approx(792 - 628 - 8, abs=3)
    assert box.bottom == pytest.approx(792 - 614 + 3, abs=3)


def test_a_number_in_a_line_is_marked_without_the_words_about_it() -> None:
    box = _box(pdf(Raw(text(72, 400, _NUMBER))), "us-ca-superior", "PG701")
    assert _holds(box, 143, 384, 206, 392, 4)


@pytest.mark.parametrize(
    ("page", "place"),
    [
        # Up along the left edge: 12 points wide, the number from 371 to 432 points above the foot.
        ("", (32, 360, 40, 421)),
        # The same on a page that is shown a quarter turn to the right: there the line is upright.
        ("/Rotate 90", (371, 32, 432, 40)),
    ],
)
def test_a_number_that_runs_up_the_page_is_marked_as_the_page_is_seen(
    page: str, place: tuple[float, float, float, float]
) -> None:
    turned = f"q BT /F1 12 Tf 0 1 -1 0 40 300 Tm ({_NUMBER}) Tj ET Q\n"
    box = _box(pdf(Raw(text(72, 700, PROSE[0]) + turned, page=page)), "us-ca-superior", "PG701")
    assert _holds(box, *place, slack=4)


def test_what_is_missing_is_marked_where_it_should_stand() -> None:
    data = pdf(Raw(_lines(700, 20, 24)))
    foot = _box(data, "us-ca-superior", "PG301")
    assert foot.top > 792 - 72
    assert foot.bottom < 792
    beside = _box(data, "us-ca-superior", "PG201")
    assert beside.right < 72
    assert beside.top < 110
