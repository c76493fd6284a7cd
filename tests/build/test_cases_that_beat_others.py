"""Cases that have beaten other tools, and where each is tried.

28 and more exhibits, wrapped titles, an index of several pages
    test_volumes_and_indexes.test_28_exhibits_with_titles_that_wrap_are_where_the_index_says
    test_layouts.test_thirty_exhibits_with_titles_that_wrap
a cover of two pages
    test_cases_that_beat_others.test_a_cover_of_two_pages_moves_everything_after_it
turned by 90, 180, 270, cropped, of another origin or size: upright, of one size, in the corner
    test_stamps.test_stamps_are_upright_of_one_size_and_in_the_corner
    test_foreign_pages.test_stamps_look_the_same_whatever_turn_crop_and_unit
    test_foreign_pages.test_pages_of_many_sizes_keep_them_and_their_stamps
two filled forms with the same field names
    test_form_fields.test_two_forms_with_the_same_field_names_keep_their_own_values
    test_assembly.test_form_fields_of_two_files_with_one_name_both_keep_their_values
the second file's outline, named destinations, labels
    test_assembly.test_bookmarks_nest_each_files_own_outline_and_keep_the_readers_zoom
    test_assembly.test_named_destinations_of_two_files_do_not_meet
    test_packet_properties.test_numbers_labels_links_and_index_agree
links without the print flag
    test_assembly.test_packet_addresses_become_links_to_the_page_that_they_mean
    test_archival.test_a_packet_of_archival_parts_is_one_and_says_so
an empty Bates prefix, a start of 0
    test_cases_that_beat_others.test_bates_numbers_without_a_prefix_from_zero
Arabic, Chinese and emoji titles in index, bookmarks and covers
    test_cases_that_beat_others.test_a_title_in_many_scripts_is_whole_everywhere
    test_layouts.test_titles_of_scripts_that_the_languages_extra_brings
a page that must not come out blank
    test_real_packet.test_every_page_is_there_and_none_comes_out_blank
    test_foreign_structures.test_a_page_without_content_is_still_a_page
the caller's files unchanged
    test_real_packet.test_the_callers_files_are_not_touched
    test_stamps.test_the_callers_bytes_are_not_touched
a picture with EXIF orientation 6
    test_intake_images.test_a_photograph_stands_upright_whatever_the_camera_was_held_like
500 exhibits of one page, one exhibit of 5,000 pages
    test_many_exhibits.test_five_hundred_exhibits_of_one_page
    test_many_exhibits.test_one_exhibit_of_five_thousand_pages
zero pages, a broken cross-reference table, encryption, XFA, signatures
    test_foreign_structures.test_files_that_cannot_be_used_are_named_plainly
    test_foreign_structures.test_a_broken_table_is_mended_and_said
    test_foreign_structures.test_a_file_restricted_by_its_author_is_bound_and_one_with_a_password_named
    test_intake.test_a_file_that_cannot_be_used_is_named_with_reason_and_way_out
a name masked in the text that sits in a bookmark, label or metadata entry
    test_redaction.test_what_stands_in_an_outline_or_in_metadata_goes_with_them
    test_private_places.test_what_the_page_masks_is_found_elsewhere
    test_cases_that_beat_others.test_a_redacted_name_in_a_bookmark_refuses_the_public_version
evidence dropped without a word
    test_intake.test_every_unusable_file_of_every_exhibit_is_named_at_once
    test_treatments.test_an_unusable_file_becomes_a_slip_sheet_where_the_plan_says_so
Bates numbers that are contiguous across a set, with a range for each exhibit
    test_labels_and_bates.test_the_ledger_records_each_exhibit_and_the_next_packet_goes_on
    test_ledger.test_whatever_is_built_in_any_order_no_number_means_two_pages
split under the court's limit
    test_volumes.test_joined_again_the_volumes_are_the_filing
    test_cites_and_copies.test_printed_numbers_are_the_viewers_in_every_volume
e-mails with attachments
    test_intake_email.test_headers_body_and_every_attachment_are_in_the_exhibit
    test_intake_msg.test_headers_text_and_attachments_of_an_outlook_message
text recognition that leaves other pages alone
    test_treatments.test_only_scans_are_read_and_other_pages_stay
PDF/A that is none
    test_archival.test_a_false_claim_of_an_exhibit_is_not_repeated
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.build.cases import pdf, with_exhibits
from tests.build.pdfs import Seen

TESTS = Path(__file__).resolve().parents[1]


def _seen(out: Path) -> Seen:
    return Seen((out / "filing/01-statement.pdf").read_bytes())


def test_every_test_named_here_is_there() -> None:
    named = re.findall(r"^ {4}(test_\w+)\.(test_\w+)$", __doc__ or "", re.M)
    assert len(named) > 30
    for module, test in named:
        (file,) = TESTS.rglob(f"{module}.py")
        assert f"def {test}(" in file.read_text(encoding="utf-8"), f"{module}.{test}"


def test_a_cover_of_two_pages_moves_everything_after_it(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", ["Lease", "Letter"])
    folder.case["exhibits"][0]["description"] = "A long account of the lease. " * 150
    folder.plan["documents"][0]["values"]["statements"] = "1. See {{ exhibit('e2', page=1) }}."
    folder.build()
    seen = _seen(folder.out)
    covers = [at for at, text in enumerate(seen.text) if text.startswith("EXHIBIT ")]
    assert "A long account" in seen.text[covers[0] + 1], "the cover runs to a second page"
    listed = [link for link in seen.links if 0 < link.page < covers[0]]
    assert list(dict.fromkeys(link.target for link in listed)) == covers
    assert [seen.printed(at) for at in covers] == [seen.labels[at] for at in covers]
    cite = next(link for link in seen.links if link.page == 0)
    assert cite.target is not None
    assert "Exhibit B, Page 1" in seen.foot[cite.target]


@pytest.mark.parametrize("ledger", [{}, {"ledger": "bates.csv"}])
def test_bates_numbers_without_a_prefix_from_zero(tmp_path: Path, ledger: dict[str, str]) -> None:
    folder = with_exhibits(
        tmp_path / "c",
        ["Lease", "Letter"],
        options={
            "bates": {"prefix": "", "digits": 4, "start": 0, **ledger},
            "index": {"columns": ["bates"]},
        },
    )
    for name in ("e1", "e2"):
        (folder.place / f"{name}.pdf").write_bytes(pdf("one", "two"))
    folder.build()
    seen = _seen(folder.out)
    stamped = [foot.split()[0] for foot in seen.foot if "Exhibit" in foot]
    assert stamped == ["0000", "0001", "0002", "0003"]
    assert "0002–" in next(text for text in seen.text if text.startswith("INDEX"))
    if ledger:
        kept = (folder.place / "bates.csv").read_text(encoding="utf-8-sig")
        assert "0000" in kept
        assert "0003" in kept


def test_a_title_in_many_scripts_is_whole_everywhere(tmp_path: Path) -> None:
    pytest.importorskip("weblate_fonts", reason="the fonts come with packetgen[languages]")
    title = "رسالة من 房东 about the roof, 3 مارس 🏠"
    folder = with_exhibits(tmp_path / "c", [title, "Plain"])
    folder.build()
    seen = _seen(folder.out)
    reader = PdfReader(folder.out / "filing/01-statement.pdf")
    assert f"Exhibit A – {title}" in [mark.title for mark in seen.marks]
    for beginning in ("INDEX", "EXHIBIT A"):
        page = next(at for at, text in enumerate(seen.text) if text.startswith(beginning))
        letters = set(unicodedata.normalize("NFKC", seen.text[page]))
        # pdfium turns the halves of an emoji round where it stands in a line from right to left.
        letters |= set(reader.pages[page].extract_text())
        assert set(title.replace(" ", "")) <= letters, beginning


def test_a_redacted_name_in_a_bookmark_refuses_the_public_version(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", ["Report on Wilhelmina Drost"])
    (folder.place / "e1.pdf").write_bytes(pdf("Wilhelmina Drost", "two"))
    folder.plan["documents"][0]["exhibits"] = [
        {"exhibit": "e1", "redact": [{"page": 1, "box": [60, 70, 400, 110]}]}
    ]
    found = [f for f in folder.build().report.open if f.code == "GT108"]
    assert found
    assert all(finding.gate and "Drost" not in finding.message for finding in found)
