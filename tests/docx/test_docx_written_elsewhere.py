"""Whatever python-docx writes, the reader reads back; and it does so fast."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING, WD_UNDERLINE
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import agreed

from packetgen.docx.blocks import Paragraph, Table, Text

UNDERLINES = {
    "": None, "single": True, "double": WD_UNDERLINE.DOUBLE, "words": WD_UNDERLINE.WORDS,
    "dotted": WD_UNDERLINE.DOTTED, "wave": WD_UNDERLINE.WAVY, "thick": WD_UNDERLINE.THICK,
}  # fmt: skip
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT, "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
RULES = {
    "auto": WD_LINE_SPACING.MULTIPLE, "exact": WD_LINE_SPACING.EXACTLY,
    "at-least": WD_LINE_SPACING.AT_LEAST,
}  # fmt: skip
points = st.integers(0, 400).map(lambda n: n / 4)
words = st.text(st.sampled_from("abcdefgh é.,;§—ABC123"), min_size=1, max_size=20)
runs = st.lists(
    st.fixed_dictionaries(
        {
            "text": words,
            "bold": st.booleans(),
            "italic": st.booleans(),
            "underline": st.sampled_from(list(UNDERLINES)),
            "size": st.integers(12, 60).map(lambda n: n / 2),
            "font": st.sampled_from(["Arial", "Courier New", "Times New Roman"]),
            "caps": st.booleans(),
            "strike": st.booleans(),
            "vertical": st.sampled_from(["", "super", "sub"]),
            "color": st.sampled_from(["", "C00000"]),
            "highlight": st.sampled_from(["", "FFFF00"]),
        }
    ),
    min_size=1,
    max_size=3,
)
shapes = st.fixed_dictionaries(
    {
        "alignment": st.sampled_from(list(ALIGNMENTS)),
        "left": points,
        "right": points,
        "first": st.integers(-200, 200).map(lambda n: n / 4),
        "before": points,
        "after": points,
        "rule": st.sampled_from(list(RULES)),
        "line": st.integers(4, 200).map(lambda n: n / 4),
        "keep_next": st.booleans(),
        "keep_lines": st.booleans(),
        "page_break": st.booleans(),
        "widow": st.booleans(),
        "runs": runs,
    }
)


def write_run(target: Any, wanted: dict[str, Any]) -> None:
    run = target.add_run(wanted["text"])
    run.bold, run.italic = wanted["bold"], wanted["italic"]
    run.underline = UNDERLINES[wanted["underline"]]
    run.font.size, run.font.name = Pt(wanted["size"]), wanted["font"]
    run.font.all_caps, run.font.strike = wanted["caps"], wanted["strike"]
    run.font.superscript = True if wanted["vertical"] == "super" else None
    if wanted["vertical"] == "sub":
        run.font.subscript = True
    if wanted["color"]:
        run.font.color.rgb = RGBColor.from_string(wanted["color"])
    if wanted["highlight"]:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def write_shape(form: Any, wanted: dict[str, Any]) -> None:
    form.alignment = ALIGNMENTS[wanted["alignment"]]
    form.left_indent, form.right_indent = Pt(wanted["left"]), Pt(wanted["right"])
    form.first_line_indent = Pt(wanted["first"])
    form.space_before, form.space_after = Pt(wanted["before"]), Pt(wanted["after"])
    if wanted["rule"] == "auto":
        form.line_spacing = wanted["line"]
    else:
        form.line_spacing = Pt(wanted["line"])
        form.line_spacing_rule = RULES[wanted["rule"]]
    form.keep_with_next, form.keep_together = wanted["keep_next"], wanted["keep_lines"]
    form.page_break_before, form.widow_control = wanted["page_break"], wanted["widow"]


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def check_shape(found: Paragraph, wanted: dict[str, Any]) -> None:
    assert found.alignment == wanted["alignment"]
    assert (found.indent_left, found.indent_right) == (wanted["left"], wanted["right"])
    assert found.indent_first == wanted["first"]
    assert (found.space_before, found.space_after) == (wanted["before"], wanted["after"])
    assert found.line_rule == wanted["rule"]
    assert found.line == pytest.approx(wanted["line"], abs=0.01)
    assert (found.keep_next, found.keep_lines) == (wanted["keep_next"], wanted["keep_lines"])
    assert (found.page_break_before, found.widow_control) == (wanted["page_break"], wanted["widow"])


def check_runs(found: Paragraph, wanted: list[dict[str, Any]]) -> None:
    assert found.text == "".join(run["text"] for run in wanted)
    looks = [item.format for item in found.inlines if isinstance(item, Text) for _ in item.text]
    expected = [run for run in wanted for _ in run["text"]]
    for look, run in zip(looks, expected, strict=True):
        assert (look.bold, look.italic, look.underline) == (
            run["bold"], run["italic"], run["underline"]
        )  # fmt: skip
        assert (look.size, look.font) == (run["size"], run["font"])
        assert (look.caps, look.strike, look.vertical) == (
            run["caps"], run["strike"], run["vertical"]
        )  # fmt: skip
        assert (look.color, look.highlight) == (run["color"], run["highlight"])


@settings(max_examples=40)
@given(st.lists(shapes, min_size=1, max_size=4))
def test_direct_formatting_reads_back(wanted: list[dict[str, Any]]) -> None:
    document = docx.Document()
    for shape in wanted:
        paragraph = document.add_paragraph()
        write_shape(paragraph.paragraph_format, shape)
        for run in shape["runs"]:
            write_run(paragraph, run)
    blocks = agreed(saved(document)).blocks
    for block, shape in zip(blocks, wanted, strict=True):
        assert isinstance(block, Paragraph)
        check_shape(block, shape)
        check_runs(block, shape["runs"])


@settings(max_examples=25)
@given(base=shapes, derived=shapes)
def test_formatting_of_styles_reads_back_through_inheritance(
    base: dict[str, Any], derived: dict[str, Any]
) -> None:
    document = docx.Document()
    lower = document.styles.add_style("Lower", WD_STYLE_TYPE.PARAGRAPH)
    upper = document.styles.add_style("Upper", WD_STYLE_TYPE.PARAGRAPH)
    upper.base_style = lower
    write_shape(lower.paragraph_format, base)
    lower.font.size, lower.font.bold = Pt(base["runs"][0]["size"]), True
    upper.paragraph_format.alignment = ALIGNMENTS[derived["alignment"]]
    upper.paragraph_format.space_after = Pt(derived["after"])
    upper.font.italic = True
    document.add_paragraph("text", style="Upper")
    (found,) = agreed(saved(document)).blocks
    assert isinstance(found, Paragraph)
    check_shape(found, {**base, "alignment": derived["alignment"], "after": derived["after"]})
    look = found.inlines[0].format  # type: ignore[union-attr]
    assert (look.size, look.bold, look.italic) == (base["runs"][0]["size"], True, True)


@settings(max_examples=25)
@given(
    rows=st.integers(1, 5),
    columns=st.integers(1, 5),
    corners=st.lists(st.tuples(*[st.integers(0, 4)] * 4), max_size=2),
)
def test_merged_cells_read_back(
    rows: int, columns: int, corners: list[tuple[int, int, int, int]]
) -> None:
    document = docx.Document()
    written = document.add_table(rows, columns)
    for row in range(rows):
        for column in range(columns):
            written.cell(row, column).text = f"{row}.{column}"
    taken: set[tuple[int, int]] = set()
    for a, b, c, d in corners:
        top, bottom = sorted((a % rows, c % rows))
        left, right = sorted((b % columns, d % columns))
        area = {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)}
        if not area & taken:
            taken |= area
            written.cell(top, left).merge(written.cell(bottom, right))
    (found,) = agreed(saved(document)).blocks
    assert isinstance(found, Table)
    cells = [cell for row in found.rows for cell in row.cells]
    assert sum(cell.row_span * cell.column_span for cell in cells) == rows * columns
    texts = sorted(
        b.text for cell in cells for b in cell.blocks if isinstance(b, Paragraph) and b.text
    )
    assert texts == sorted(f"{y}.{x}" for y in range(rows) for x in range(columns))
