"""Figures: whole, legible in black and white, told in words, vectors in the PDF."""

from __future__ import annotations

import datetime as dt
import io
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from packetgen.charts import (
    CountBar,
    Figure,
    Moment,
    ProgressBar,
    as_png,
    count_chart,
    progress_chart,
    timeline_chart,
)
from packetgen.charts.lettering import lines_of, width_of

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)
SHARES = st.fractions(0, 1)
BARS = st.builds(
    ProgressBar, label=WORDS, share=st.none() | SHARES, amount=WORDS, standing=WORDS,
    expected=st.none() | SHARES, extra=st.fractions(0, 3), alarm=st.booleans(),
)  # fmt: skip


def _inside(figure: Figure) -> None:
    """Well formed, and no shape or word begins outside the picture."""
    root = etree.fromstring(figure.svg.encode("utf-8"))
    for shape in root.iter(f"{SVG}rect"):
        right = float(shape.get("x")) + float(shape.get("width"))
        assert float(shape.get("x")) >= -0.01
        assert right <= figure.width + 0.5
        assert float(shape.get("y")) + float(shape.get("height")) <= figure.height + 0.5
    for words in root.iter(f"{SVG}text"):
        size, x = float(words.get("font-size")), float(words.get("x"))
        wide = width_of(words.text or "", size, bold=words.get("font-weight") == "bold")
        if words.get("text-anchor") == "end":
            assert x - wide >= -1, words.text
            assert x <= figure.width
        elif words.get("text-anchor") != "middle":
            assert x + wide <= figure.width + 1, words.text
        assert float(words.get("y")) <= figure.height + 0.5


@given(st.lists(BARS, max_size=6))
@settings(max_examples=60)
def test_any_progress_stays_inside_its_picture(bars: list[ProgressBar]) -> None:
    figure = progress_chart(bars, title="Progress", pace="even pace to Dec 4, 2026")
    _inside(figure)
    for bar in bars:
        assert bar.amount in figure.alt


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 400)), max_size=12))
@example([(0, 0)] * 200)
@example([(n * 3, 0) for n in range(200)])
@example([(n * 3, 400 - n) for n in range(200)])
@example([(n % 7 // 2 * 400, n % 2) for n in range(200)])
@settings(max_examples=60)
def test_any_timeline_stays_inside_its_picture_and_numbers_all(
    spans: list[tuple[int, int]],
) -> None:
    start = dt.date(2020, 1, 1)
    moments = [
        Moment(str(n), start + dt.timedelta(a), start + dt.timedelta(a + b), b == 0)
        for n, (a, b) in enumerate(sorted(spans), 1)
    ]
    figure = timeline_chart(moments, title="Timeline")
    _inside(figure)
    assert figure.height < 240
    bold = [
        words.text or ""
        for words in etree.fromstring(figure.svg.encode("utf-8")).iter(f"{SVG}text")
        if words.get("font-weight") == "bold"
    ]
    assert sum(_marked(label) for label in bold) == len(moments)


def _marked(label: str) -> int:
    """How many events a number of the timeline stands for: "5–9, 12" or "31 events"."""
    if label.endswith("events"):
        return int(label.split()[0])
    ends = [[int(end) for end in run.split("–")] for run in label.split(", ")]
    return sum(run[-1] - run[0] + 1 for run in ends)


def test_a_withheld_group_has_no_bar() -> None:
    figure = count_chart([CountBar("A", 40, "40"), CountBar("B", None, "withheld")], title="Cases")
    assert figure.svg.count("<rect") == 1
    assert figure.alt == "Cases. A: 40. B: withheld."


def test_a_label_of_two_lines_or_with_a_full_stop_is_drawn_and_told_once() -> None:
    figure = count_chart([CountBar("Dismissed.\nwith leave.", 4, "4")], title="By outcome.")
    assert figure.alt == "By outcome. Dismissed.\nwith leave: 4."


def test_marks_differ_by_shape_and_not_by_colour_alone() -> None:
    """In grey, what is done, left and done beyond the order still look different."""
    bar = ProgressBar("Hours", Fraction(1, 2), "", "", None, Fraction(1, 10))
    picture = Image.open(io.BytesIO(as_png(progress_chart([bar], title=""), ppi=144))).convert("L")
    row = [picture.getpixel((x, 26)) for x in range(picture.width)]
    dark = sum(value < 100 for value in row)
    assert dark > 60
    hatch = re.findall(r"<line[^>]*>", progress_chart([bar], title="").svg)
    assert len(hatch) >= 4


def test_the_picture_is_crisp_and_the_same_every_time() -> None:
    figure = progress_chart([ProgressBar("Hours", Fraction(1, 2), "4", "On pace")], title="P")
    png = as_png(figure)
    assert png == as_png(figure)
    with Image.open(io.BytesIO(png)) as image:
        assert image.width >= figure.width / 72 * 200


@pytest.mark.parametrize("width", [20.0, 60.0, 200.0])
def test_lines_keep_every_letter(width: float) -> None:
    text = "Wolfeschlegelsteinhausenbergerdorff lives at 4 Elm Street, Unit 3"
    lines = lines_of(text, width, 10)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 10) <= width or len(line) == 1 for line in lines)


def test_the_figure_of_a_report_is_made_of_vectors_in_its_pdf(repository: Path) -> None:
    from packetgen.case.loading import load_case
    from packetgen.docx import read_docx
    from packetgen.draft import DraftingInstructions, draft
    from packetgen.form import load_form
    from packetgen.typeset import open_fonts, typeset

    case = load_case(repository / "examples" / "compliance" / "case.yaml")
    form = load_form("compliance-summary")
    today = dt.date(2026, 12, 4)
    made = draft(
        form,
        case,
        None,
        DraftingInstructions(today=today, document_id="summary", values={"version": "first-page"}),
    )
    done = typeset(read_docx(made.docx), layout=None, title=form.title, today=today,
                   fonts=open_fonts(), source=made.docx, engine="typst")  # fmt: skip
    assert b"/Subtype /Image" not in done.pdf
    assert b"/Subtype/Image" not in done.pdf
    assert done.pages == 1


def test_a_chart_too_tall_for_a_page_goes_on_in_parts_to_one_scale() -> None:
    bars = [CountBar(f"County {n:02}", 20 + n, f"{20 + n}") for n in range(58)]
    made = count_chart(bars, title="Clients by county")
    parts = [made, *made.more]
    assert len(parts) == 3
    assert all(part.height < 500 for part in parts)
    assert made.tall == sum(part.height for part in parts)
    said = " ".join(part.alt for part in parts)
    assert all(f"County {n:02}: {20 + n}." in said for n in range(58))
    assert made.alt.startswith("Clients by county, part 1 of 3.")
    longest = [max(map(float, re.findall(r'width="([\d.]+)" height="11', p.svg))) for p in parts]
    assert longest[0] < longest[1] < longest[2], "the longest bar of all is in the last part"
    few = progress_chart([ProgressBar("A", Fraction(1, 2), "1 of 2", "On pace")], title="T")
    assert few.more == ()


def test_the_picture_of_a_figure_shows_other_scripts() -> None:
    one = as_png(count_chart([CountBar("\u793e\u533a\u670d", 9, "9")], title="T"))
    other = as_png(count_chart([CountBar("\u52a1\u8ba1\u5212", 9, "9")], title="T"))
    assert one != other, "letters, not boxes that are all alike"
