"""The cases that real courts force on the merging of rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.errors import JurisdictionError
from packetgen.jurisdiction import KEYS, explain, figure, known_jurisdictions, layout, resolve
from packetgen.jurisdiction.model import Conditions, Effect, Operator

from .conftest import WriteCourt, rule

DAY = dt.date(2026, 12, 4)


def court(identifier: str, **asked: Any) -> Any:
    return resolve(identifier, Conditions(on=DAY, **asked))


def test_a_california_county_has_no_say_in_margins(write_court: WriteCourt) -> None:
    root = write_court("us-ca-superior-kern", [rule("KERN-1", {"margins.left": {"min": "2in"}})])
    with pytest.raises(JurisdictionError) as caught:
        resolve("us-ca-superior-kern", Conditions(on=DAY), extra=[root])
    (problem,) = caught.value.problems
    assert "margins.left" in problem.message
    assert "rule 2.100(a)" in problem.message


def test_an_illinois_county_does_have_a_say() -> None:
    lake = court("us-il-circuit-lake")
    assert lake["margins.left"].minimum == 72.0
    assert lake["efile.max_bytes"].maximum == 25_000_000
    box = lake["page.clear_box.first"].exact
    assert (box.side, box.width, box.height, box.blank) == ("right", 144.0, 144.0, True)
    assert not court("us-il-circuit")["margins.left"].is_set


def test_the_second_district_raises_the_limit_of_rule_8_74() -> None:
    assert court("us-ca-appeal")["efile.max_bytes"].maximum == 25_000_000
    setting = court("us-ca-appeal-second")["efile.max_bytes"]
    assert setting.maximum == 100_000_000
    assert [c.citation.rule for c in setting.replaced] == ["CA-8.74a5"]


def test_two_new_york_sources_give_the_tighter_size() -> None:
    setting = court("us-ny-supreme-newyork")["font.size"]
    assert setting.minimum == 12.0
    assert {c.citation.rule for c in setting.constraints} == {"NY-2101a/type", "NY-202.5a-size"}


def test_the_commercial_division_wants_serifs_and_footnotes_of_12_points() -> None:
    commercial = court("us-ny-supreme-commercial")
    assert commercial["font.class"].exact == "serif"
    assert commercial["footnote.size"].minimum == 12.0
    assert court("us-ny-supreme")["footnote.size"].minimum == 10.0


def test_the_clerk_box_of_florida_is_for_papers_to_be_recorded() -> None:
    plain = court("us-fl-circuit")
    assert not plain["page.clear_box.first"].is_set
    assert plain["page.clear_box.first"].elsewhere
    recorded = court("us-fl-circuit", recorded=True)
    assert recorded["page.clear_box.first"].exact.height == 216.0
    assert recorded["page.clear_box.later"].exact.height == 72.0
    assert recorded["page.clear_box.later"].exact.width == 216.0


def test_oregon_numbers_the_lines_of_motions_and_not_of_declarations() -> None:
    assert court("us-or-circuit", document="motion")["line_numbers.use"].required
    assert not court("us-or-circuit", document="declaration")["line_numbers.use"].is_set
    assert court("us-or-circuit", document="complaint")["margins.first_top"].minimum == 144.0
    assert not court("us-or-circuit", document="motion")["margins.first_top"].is_set


def test_california_appeals_forbid_what_its_trial_courts_require() -> None:
    assert court("us-ca-superior")["line_numbers.use"].required
    assert court("us-ca-appeal")["line_numbers.use"].forbidden


def test_ranges_have_both_ends() -> None:
    michigan = court("us-mi-circuit")["font.size"]
    assert (michigan.minimum, michigan.maximum) == (12.0, 13.0)
    arizona = court("us-az-superior")["margins.left"]
    assert (arizona.minimum, arizona.maximum) == (72.0, 108.0)


def test_arizona_counties_may_not_set_smaller_type(write_court: WriteCourt) -> None:
    root = write_court("us-az-superior-pima", [rule("PIMA-1", {"font.size": {"min": "12pt"}})])
    with pytest.raises(JurisdictionError):
        resolve("us-az-superior-pima", Conditions(on=DAY), extra=[root])


@pytest.mark.parametrize("identifier", ["us-tx-trial", "us-federal", "us-oh", "us-ma"])
def test_what_no_rule_sets_stays_unset(identifier: str) -> None:
    there = court(identifier)
    for key in ("margins.left", "margins.top", "font.size", "font.families"):
        assert not there[key].is_set
    said = explain(there, "margins.left").text
    assert "default, no rule" in said
    assert "silent" in said


def test_a_rule_may_not_break_a_silence_of_its_file(write_court: WriteCourt) -> None:
    silent = rule("X-1", {}, silent=["margins"])
    del silent["set"]
    root = write_court("us-xx", [silent, rule("X-2", {"margins.left": {"min": "1in"}})])
    with pytest.raises(JurisdictionError) as caught:
        resolve("us-xx", Conditions(on=DAY), extra=[root])
    assert "X-1 says that there is no rule" in caught.value.problems[0].message


def test_a_rule_that_was_read_may_confirm_one_that_was_not() -> None:
    """N.Y., Texas and Illinois repeat what an unverified rule above them says, with a source."""
    setting = court("us-tx-trial")["efile.text_searchable"]
    assert setting.constraints[0].citation.rule == "TX-21f8"
    assert setting.constraints[0].strongest_effect is Effect.VIOLATION


def test_resolutions_pull_apart_in_texas_and_england() -> None:
    assert court("us-tx-trial")["efile.min_dpi"].minimum == 300
    assert court("gb-ew")["efile.max_dpi"].maximum == 300


def test_the_bundle_guidance_is_on_a4_with_one_wide_margin_that_is_not_named() -> None:
    england = court("gb-ew")
    width, height = england["page.size"].exact
    assert (round(width, 2), round(height, 2)) == (595.28, 841.89)
    assert round(england["margins.one"].minimum or 0, 1) == 99.2
    assert not england["margins.left"].is_set
    assert layout(england).width == width


PRIVACY = {
    "us-ca-superior": ("last4", None, None),
    "us-federal": ("last4", "year", "initials"),
    "us-ny-supreme": ("last4", "year", "initials"),
    "us-fl-circuit": ("redact_all", "year", "initials"),
    "us-tx-trial": ("redact_all", "redact_all", "redact_all"),
    "us-il-circuit": ("last4", None, None),
    "us-il-appellate": ("last4", None, "first_name_last_initial"),
    "us-wa-superior": ("last4", None, None),
}


@pytest.mark.parametrize("identifier", PRIVACY)
def test_each_court_has_its_own_treatments(identifier: str) -> None:
    there = court(identifier)
    found = tuple(there[f"privacy.{k}"].exact for k in ("ssn", "birth_date", "minor_name"))
    assert found == PRIVACY[identifier]


def test_matrimonial_cases_of_new_york_are_left_alone() -> None:
    assert not court("us-ny-supreme", case_type="family")["privacy.ssn"].is_set


@pytest.mark.parametrize(
    ("identifier", "fails"),
    [("us-fl-circuit", True), ("us-ca-superior", False), ("us-ny-supreme", False),
     ("us-federal-nysd", False), ("us-tx-trial", True)],
)  # fmt: skip
def test_the_last_four_digits_fail_in_florida_and_texas_alone(identifier: str, fails: bool) -> None:
    pdf = page_saying("The tenant's number is xxx-xx-1234 in the ledger.")
    outcome = check_pdf(
        pdf, jurisdiction=court(identifier), name="paper.pdf", select=("PG701",), parts="1- paper"
    )
    assert bool(outcome.findings) is fails


def page_saying(words: str) -> bytes:
    content = f"BT /F1 12 Tf 90 600 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize("identifier", known_jurisdictions())
@pytest.mark.parametrize("document", ["", "motion", "complaint", "brief", "subpoena", "summons"])
def test_every_court_resolves_and_lays_out_every_paper(identifier: str, document: str) -> None:
    for case_type in ("civil", "criminal", "family"):
        for initial in (False, True):
            there = court(identifier, document=document, case_type=case_type, initial=initial,
                          recorded=True)  # fmt: skip
            figures = layout(there)
            assert figures.left + figures.right < figures.width / 2
            assert figures.font_size >= (there["font.size"].minimum or 0)
            for key in KEYS:
                figure(there, key)
                assert explain(there, key).text


def test_effects_keep_to_what_the_clerk_may_do() -> None:
    """Only California's and New York's clerks refuse papers, New York's for five defects."""
    blocking: dict[str, set[str]] = {}
    for identifier in known_jurisdictions():
        there = court(identifier, document="complaint", initial=True)
        for setting in there.settings.values():
            for constraint in setting.constraints:
                if constraint.strongest_effect is Effect.BLOCKER:
                    state = "-".join(identifier.split("-")[:2])
                    blocking.setdefault(state, set()).add(constraint.citation.rule.split("/")[0])
                assert constraint.operator in Operator
    assert set(blocking) == {"us-ca", "us-ny"}
    assert blocking["us-ny"] == {"NY-202.5d"}


@pytest.mark.parametrize(("case_type", "there"), [("civil", True), ("criminal", False)])
def test_the_rules_of_civil_procedure_bind_no_criminal_subpoena_in_texas(
    case_type: str, there: bool
) -> None:
    conditions = Conditions(dt.date(2026, 6, 1), document="subpoena", case_type=case_type)
    texas = resolve("us-tx-trial", conditions, county="Travis")
    assert texas["subpoena.verbatim"].is_set is there
    assert ("tx-trcp-176-8-a" in texas["wording.required"].members) is there
