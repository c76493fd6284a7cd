"""Every file of the feature collection is represented rightly, or named as not supported.

Each expectation was written from the file's XML and from looking at its rendering.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from feature_parts import (
    NOTHING,
    NUMBERS,
    Expectation,
    both,
    boxed,
    named,
)
from features_of_pages import (
    columns,
    contents,
    first_even,
    first_line_numbers,
    footer_fields,
    framed_numbers,
    keeps,
    landscape,
    notes,
    page_breaks,
    roman_page_numbers,
    tall_header,
    widows,
)
from features_of_tables import (
    floating_table,
    header_rows,
    merges,
    nested,
    partial_borders,
    row_heights,
    splitting_row,
    table_size,
)
from features_of_text import (
    arabic,
    based_on,
    blanks,
    borders_and_alignment,
    box_control,
    bullets,
    char_formats,
    cjk,
    contextual,
    exact_lines,
    fields_misc,
    hanging,
    headings,
    hebrew,
    inline_picture,
    legacy_boxes,
    levels,
    links,
    other_scripts,
    restart,
    simsun,
    special_characters,
    tabs,
    tracked,
    vietnamese,
    wingdings,
)
from word_files import agreed

EXPECTED: dict[str, Expectation] = {
    "bad_tabs_hanging": both(NOTHING, hanging),
    "bullets": both(NOTHING, bullets),
    "char_formats": both(NOTHING, char_formats),
    "checkbox_legacy": both(NOTHING, legacy_boxes),
    "checkbox_sdt": both(NOTHING, box_control),
    "cjk": both(NOTHING, cjk),
    "cjk_fallback_simsun": both(NOTHING, simsun),
    "embedded_styles_basedon": both(NOTHING, based_on),
    "exact_24pt_28lines": both(NOTHING, exact_lines),
    "fields_misc": both(NOTHING, fields_misc),
    "footnote_exact_bottom": both(NOTHING, notes(12, " Note 1")),
    "footnote_long_continues": both(NOTHING, notes(1, " Long note")),
    "footnotes_three": both(NOTHING, notes(3, " Footnote body 1")),
    "frame_header_numbers": framed_numbers,
    "frame_table_positioned": floating_table,
    "hdr_first_even": both(NOTHING, first_even),
    "hdr_ftr_fields": both(NOTHING, footer_fields),
    "hdr_grows_body": both(NOTHING, tall_header),
    "headings_outline": both(NOTHING, headings),
    "hyperlink_bookmark_ref": both(NOTHING, links),
    "image_anchor_square": named("floating picture"),
    "image_inline": both(NOTHING, inline_picture),
    "keep_next_lines": both(NOTHING, keeps),
    "line_numbering_native": named("line numbers (Word's own)"),
    "line_vml_header": named(*["shape, floating"] * 3),
    "line_wps_header": named(*["shape, floating"] * 3),
    "nbsp_softhyphen": both(NOTHING, special_characters),
    "numbering_firstline_para": both(NOTHING, first_line_numbers),
    "numbering_multilevel": both(NOTHING, levels),
    "numbering_restart": both(NOTHING, restart),
    "page_and_column_breaks": both(NOTHING, page_breaks),
    "page_borders_dbl_left": named("page borders"),
    "page_num_restart_roman": both(NOTHING, roman_page_numbers),
    "para_border_shade_align": both(NOTHING, borders_and_alignment),
    "para_spacing_contextual": both(NOTHING, contextual),
    "rtl_arabic": both(NOTHING, arabic),
    "rtl_hebrew_mixed": both(NOTHING, hebrew),
    "scripts_other": both(NOTHING, other_scripts),
    "section_continuous_columns": columns,
    "section_landscape": both(NOTHING, landscape),
    "sym_wingdings": both(NOTHING, wingdings),
    "table_caption_partial_borders": both(NOTHING, partial_borders),
    "table_header_repeat_cantsplit": both(NOTHING, header_rows),
    "table_merge_borders": both(NOTHING, merges),
    "table_nested": both(NOTHING, nested),
    "table_normal_size_inherit": both(NOTHING, table_size),
    "table_row_height_valign": both(NOTHING, row_heights),
    "table_row_splits": both(NOTHING, splitting_row),
    "tabs_leaders": both(NOTHING, tabs),
    "textbox_vml": both(named("text box, floating"), boxed("paragraph 1", "VMLBOX one VMLBOX two")),
    "textbox_wps_anchor": both(
        named("text box, floating"), boxed("paragraph 1", "BoxLine0 BoxLine1 BoxLine2")
    ),
    "textbox_wps_header_altcontent": both(
        named("text box, floating"), boxed("header of section 1, paragraph 1", NUMBERS)
    ),
    "textbox_wps_inline_fill": both(
        named("text box, in the line"), boxed("paragraph 1", "INLINEBOX")
    ),
    "toc_cached": both(NOTHING, contents),
    "tracked_changes": both(NOTHING, tracked),
    "underline_blanks": both(NOTHING, blanks),
    "vietnamese_haitian": both(NOTHING, vietnamese),
    "watermark_vml": both(named("watermark"), boxed("header of section 1, paragraph 1", "DRAFT")),
    "widow_control": both(NOTHING, widows),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_feature_is_represented_or_named(name: str, shared_data: Path) -> None:
    EXPECTED[name](agreed((shared_data / "docx-features" / f"{name}.docx").read_bytes()))


def test_every_file_of_the_collection_has_an_expectation(shared_data: Path) -> None:
    files = {path.stem for path in (shared_data / "docx-features").glob("*.docx")}
    assert files == set(EXPECTED)
