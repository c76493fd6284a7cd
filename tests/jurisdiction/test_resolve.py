"""Which of several rules holds for a court, a paper and a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction import KEYS, figure, known_jurisdictions, resolve
from packetgen.jurisdiction.keys import CASE_TYPES, CHANNELS, DOCUMENTS, FILERS
from packetgen.jurisdiction.model import Conditions, Effect, Operator

from .conftest import WriteCourt, rule


def test_the_more_specific_court_wins_and_the_old_citation_is_kept(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court("us-xx", [rule("8.74", {"efile.max_bytes": {"max": "25MB"}})])
    root = write_court("us-xx-2dca", [rule("2DCA", {"efile.max_bytes": {"max": "100MB"}})])
    setting = resolve("us-xx-2dca", today, extra=[root])["efile.max_bytes"]
    assert setting.maximum == 100_000_000
    assert [c.citation.rule for c in setting.constraints] == ["2DCA"]
    assert [c.citation.rule for c in setting.replaced] == ["8.74"]


def test_a_county_may_set_what_its_state_leaves_open(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court("us-xx")
    root = write_court("us-xx-lake", [rule("LAKE", {"margins.top": {"min": "2in"}})])
    assert resolve("us-xx-lake", today, extra=[root])["margins.top"].minimum == 144.0
    assert not resolve("us-xx", today, extra=[root])["margins.top"].is_set


def test_two_sources_of_one_rank_both_hold(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court(
        "us-xx",
        [
            rule("CPLR-2101", {"font.size": {"min": "10pt"}}),
            rule("22-NYCRR", {"font.size": {"min": "12pt"}}),
        ],
    )
    setting = resolve("us-xx", today, extra=[root])["font.size"]
    assert setting.minimum == 12.0
    assert len(setting.constraints) == 2


def test_rules_of_one_rank_that_say_the_same_are_one_bound_with_both_citations(
    today: Conditions,
) -> None:
    (constraint,) = resolve("us-ca-superior", today)["page_number.start"].constraints
    assert constraint.citation.rule == "CA-2.109"
    assert [citation.rule for citation in constraint.also] == ["CA-3.1110c"]
    assert constraint.effect is Effect.BLOCKER


def test_lists_add_up_and_give_up_members(write_court: WriteCourt, today: Conditions) -> None:
    write_court("us-xx", [rule("X-1", {"spacing.exempt": {"add": ["footnote", "quotation"]}})])
    root = write_court(
        "us-xx-lake",
        [rule("L-1", {"spacing.exempt": {"add": ["heading"], "remove": ["quotation"]}})],
    )
    setting = resolve("us-xx-lake", today, extra=[root])["spacing.exempt"]
    assert setting.members == ("footnote", "heading")


def test_an_override_for_exhibits_leaves_papers_alone(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court(
        "us-xx",
        [rule("X-1", {"font.size": {"min": "12pt"}}, applies_to={"parts": ["paper", "exhibit"]})],
    )
    root = write_court(
        "us-xx-lake",
        [rule("L-1", {"font.size": {"min": "10pt"}}, applies_to={"parts": ["exhibit"]})],
    )
    setting = resolve("us-xx-lake", today, extra=[root])["font.size"]
    assert [c.value for c in setting.governing("paper")] == [12.0]
    assert [c.value for c in setting.governing("exhibit")] == [10.0]


def test_an_overlay_prevails_over_a_lower_layer_in_its_channel_only(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court(
        "us-xx",
        [
            rule(
                "EFILE",
                {"page_number.position": {"exact": "bottom"}},
                when={"channel": "efile"},
                overlay=True,
            )
        ],
    )
    root = write_court(
        "us-xx-lake", [rule("L-1", {"page_number.position": {"exact": "top-right"}})]
    )
    filed = resolve("us-xx-lake", today, extra=[root])
    assert filed["page_number.position"].exact == "bottom"
    on_paper = resolve("us-xx-lake", replace(today, channel="paper"), extra=[root])
    assert on_paper["page_number.position"].exact == "top-right"


def test_rules_hold_from_their_first_day_to_their_last(write_court: WriteCourt) -> None:
    root = write_court(
        "us-xx",
        [
            rule("OLD", {"font.size": {"min": "10pt"}}, effective={"to": "2015-12-31"}),
            rule("NEW", {"font.size": {"min": "12pt"}}, effective={"from": "2016-01-01"}),
        ],
    )

    def smallest(on: dt.date) -> float | None:
        return resolve("us-xx", Conditions(on=on), extra=[root])["font.size"].minimum

    assert smallest(dt.date(2015, 12, 31)) == 10.0
    assert smallest(dt.date(2016, 1, 1)) == 12.0


@pytest.mark.parametrize(
    ("pages", "applies"), [(10, False), (11, True)], ids=["ten pages", "eleven pages"]
)
def test_a_rule_for_long_papers_begins_after_its_length(
    pages: int, applies: bool, write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court(
        "us-xx", [rule("X-1", {"bookmarks.headings": "required"}, when={"pages_over": 10})]
    )
    court = resolve("us-xx", replace(today, pages=pages), extra=[root])
    assert court["bookmarks.headings"].is_set is applies


def test_self_represented_filers_need_no_exhibit_bookmarks_in_california(
    today: Conditions,
) -> None:
    assert resolve("us-ca-superior", today)["exhibits.bookmarks"].required
    alone = replace(today, filer="self-represented")
    assert not resolve("us-ca-superior", alone)["exhibits.bookmarks"].is_set


def test_a_limited_civil_case_is_a_civil_case_with_words_in_its_caption(
    today: Conditions,
) -> None:
    limited = replace(today, case_type="limited-civil", document="subpoena")
    court = resolve("us-ca-superior", limited)
    assert court["caption.limited_label"].exact == "Limited Civil Case"
    assert court["subpoena.contents"].is_set
    assert not resolve("us-ca-superior", today)["caption.limited_label"].is_set


def test_a_kind_of_case_that_nobody_knows_gets_the_civil_rules(today: Conditions) -> None:
    court = resolve("us-federal", replace(today, case_type="admiralty"))
    assert court["privacy.birth_date"].exact == "year"


def test_criminal_cases_hide_home_addresses_and_civil_ones_do_not(today: Conditions) -> None:
    criminal = resolve("us-federal", replace(today, case_type="criminal"))
    assert criminal["privacy.home_address"].exact == "city_state"
    assert not resolve("us-federal", today)["privacy.home_address"].is_set


def test_a_federal_subpoena_sets_out_rule_45_and_a_criminal_one_does_not(
    today: Conditions,
) -> None:
    subpoena = replace(today, document="subpoena")
    court = resolve("us-federal-cand", subpoena)
    assert "frcp-45-d-e" in court["wording.required"].members
    assert court.texts["frcp-45-d-e"].clauses[0].cite == "45(d)"
    criminal = resolve("us-federal-cand", replace(subpoena, case_type="criminal"))
    assert "frcp-45-d-e" not in criminal["wording.required"].members
    assert "seal" in criminal["subpoena.contents"].members


def test_hyphens_and_underscores_name_the_same_document(today: Conditions) -> None:
    under = resolve("us-ca-superior", replace(today, document="notice_of_motion"))
    hyphen = resolve("us-ca-superior", replace(today, document="notice-of-motion"))
    assert (
        under["motion.opening"].members
        == hyphen["motion.opening"].members
        == (
            "relief",
            "grounds",
        )
    )


LEAVE = {
    "id": "leave",
    "cite": "Order of the Hon. A. Rivera, October 1, 2026",
    "set": {"length.memorandum.pages": {"max": 20}},
}


def test_leave_of_court_replaces_a_page_limit(today: Conditions) -> None:
    court = resolve("us-ca-superior-alameda", today, orders=[LEAVE])
    setting = court["length.memorandum.pages"]
    assert setting.maximum == 20
    assert setting.constraints[0].citation.cite == LEAVE["cite"]
    assert setting.constraints[0].citation.file == "the case file"
    assert [c.value for c in setting.replaced] == [15]


def test_a_judge_stands_above_locks(today: Conditions) -> None:
    order = {"cite": "Standing order", "id": "a", "set": {"font.size": {"min": "13pt"}}}
    court = resolve("us-ca-superior-alameda", today, orders=[order])
    assert court["font.size"].minimum == 13.0
    assert figure(court, "font.size") == 13.0


def test_every_fault_of_the_orders_is_reported_by_its_place(today: Conditions) -> None:
    orders = [
        {"id": "a", "cite": "Order", "set": {"font.sise": {"min": "13pt"}}},
        {"id": "b", "set": {"font.size": {"min": "13pt"}}},
        {"id": "c", "cite": "Order", "set": {"font.size": {"min": 13}}},
    ]
    with pytest.raises(JurisdictionError) as caught:
        resolve("us-ca-superior", today, orders=orders)
    pointers = [problem.location.pointer or "" for problem in caught.value.problems]
    assert [pointer.split("/")[2] for pointer in pointers] == ["0", "1", "2"]
    assert "Did you mean 'font.size'?" in str(caught.value)


def test_a_users_folder_replaces_a_shipped_court(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-ca-superior-alameda", identity={"county": "Alameda", "venue": "Hayward"})
    court = resolve("us-ca-superior-alameda", today, extra=[root])
    assert court.identity["venue"] == "Hayward"
    assert court["margins.left"].minimum == 72.0


def test_status_and_source_cap_what_a_defect_can_do(today: Conditions) -> None:
    california = resolve("us-ca-superior", today)
    by_rule = {
        c.citation.rule: c.strongest_effect
        for setting in california.settings.values()
        for c in setting.constraints
    }
    assert by_rule["CA-2.107"] is Effect.BLOCKER
    assert by_rule["CA-CCP422.30"] is Effect.VIOLATION
    northern = resolve("us-federal-cand", today)
    effects = {c.strongest_effect for c in northern["line_numbers.use"].constraints}
    assert effects == {Effect.ADVISORY}


def test_no_federal_rule_of_form_is_invented(today: Conditions) -> None:
    court = resolve("us-federal", today)
    for group in ("page", "margins", "font", "footnote", "spacing", "line_numbers", "footer"):
        assert not [key for key in KEYS if key.startswith(group + ".") and court[key].is_set]


def test_california_sets_two_margins_and_no_28_lines(today: Conditions) -> None:
    court = resolve("us-ca-superior", today)
    assert court["margins.left"].minimum == 72.0
    assert court["margins.right"].minimum == 36.0
    assert not court["margins.top"].is_set
    assert not court["margins.bottom"].is_set
    assert not court["line_numbers.per_page"].is_set
    assert court["line_numbers.per_inch"].minimum == 3.0


def test_every_key_is_settled_in_every_court(today: Conditions) -> None:
    for identifier in known_jurisdictions():
        assert set(resolve(identifier, today).settings) == set(KEYS)


CIRCUMSTANCES = st.builds(
    Conditions,
    on=st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31)),
    channel=st.sampled_from(CHANNELS),
    document=st.sampled_from(("", *DOCUMENTS)),
    case_type=st.sampled_from((*CASE_TYPES, "admiralty")),
    filer=st.sampled_from(FILERS),
    initial=st.booleans(),
    words=st.integers(0, 20_000),
    pages=st.integers(0, 60),
)


@settings(max_examples=60)
@given(st.sampled_from(known_jurisdictions()), CIRCUMSTANCES)
def test_a_court_resolves_whatever_the_circumstances_and_always_alike(
    identifier: str, circumstances: Conditions
) -> None:
    first = resolve(identifier, circumstances)
    assert resolve(identifier, circumstances) == first
    for setting in first.settings.values():
        for constraint in setting.constraints:
            assert constraint.operator in KEYS[setting.key].operators
            assert constraint.citation.cite


def test_flags_say_required_or_forbidden(today: Conditions) -> None:
    setting = resolve("us-ca-superior", today)["efile.scripts"]
    assert setting.forbidden
    assert not setting.required
    assert setting.constraints[0].operator is Operator.FORBIDDEN


def test_a_member_given_up_in_the_middle_may_be_taken_back_below(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court("us-xx", [rule("X-1", {"spacing.exempt": {"add": ["footnote"]}})])
    write_court("us-xx-east", [rule("E-1", {"spacing.exempt": {"remove": ["footnote"]}})])
    root = write_court("us-xx-east-one", [rule("O-1", {"spacing.exempt": {"add": ["footnote"]}})])
    assert not resolve("us-xx-east", today, extra=[root])["spacing.exempt"].is_set
    below = resolve("us-xx-east-one", today, extra=[root])["spacing.exempt"]
    assert below.members == ("footnote",)
    assert [c.citation.rule for c in below.constraints] == ["O-1"]
