"""What a person states of rules that no file shows: confirmed, not kept, exempt, or idle."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache

import pytest

from packetgen.check import Report, Statement, build_report, check_pdf, report_html, report_text
from packetgen.check.outcome import Outcome
from packetgen.check.reports.report_json import report_data
from packetgen.check.told import COUNTER
from packetgen.check.why_not import WhyNot
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions, Effect

from .raw_pdf import Raw, pdf, text
from .written_papers import CALIFORNIA, pdf_of

TODAY = dt.date(2026, 11, 20)
BY = "Jordan Q. Advocate"
SENSITIVE = pdf(
    Raw(
        text(72, 700, "His Social Security number is 219-09-9999 and no other.")
        + text(72, 676, "Bank account no. 4417123456789113 at First Bank.")
    )
)


def said(rule: str, **more: object) -> Statement:
    return replace(Statement(rule, BY, dt.date(2026, 12, 3)), **more)  # type: ignore[arg-type]


@lru_cache
def outcome(court: str, channel: str = "paper", document: str = "") -> Outcome:
    place = resolve(court, Conditions(TODAY, channel, document), county="Kings")
    return check_pdf(pdf_of(CALIFORNIA), jurisdiction=place, name="motion.pdf")


def report(one: Outcome, *statements: Statement) -> Report:
    return build_report([one], today=TODAY, statements=statements)


def test_without_a_statement_the_rule_stays_open() -> None:
    found = report(outcome("us-ca-superior"))
    assert "paper.binding" in {gap.key for gap in found.not_checked}
    assert found.stated == ()


def test_a_confirmed_rule_is_listed_with_who_and_when_and_is_no_longer_open() -> None:
    found = report(outcome("us-ca-superior"), said("paper.binding", note="Two-hole fastener"))
    assert "paper.binding" not in {gap.key for gap in found.not_checked}
    (stated,) = found.stated
    assert (stated.kept, stated.by, stated.on) == (True, BY, dt.date(2026, 12, 3))
    printed = " ".join(report_text(found).split())
    assert "1 statement of persons on rules that no file shows: 1 kept, 0 not kept." in printed
    assert "Fasten the sheets at the top (paper.binding, Cal. Rules of Court" in printed
    assert f"{BY}, December 3, 2026. Two-hole fastener" in printed
    assert "Two-hole fastener" in report_html(found)
    (file,) = report_data(found)["files"]
    assert file["stated"][0]["on"] == "2026-12-03"


def test_a_rule_stated_not_to_be_kept_is_a_finding_with_its_own_effect() -> None:
    found = report(outcome("us-ca-superior"), said("paper.binding", kept=False))
    (finding,) = [f for f in found.findings if f.code == "PG930"]
    assert finding.effect is Effect.VIOLATION
    assert finding.citation is not None
    assert finding.citation.cite.startswith("Cal. Rules of Court")
    assert found.fails()
    unverified = report(outcome("us-federal-cand"), said("paper.binding", kept=False))
    (advice,) = [f for f in unverified.findings if f.code == "PG930"]
    assert advice.effect is Effect.ADVISORY


def test_one_no_outweighs_a_yes() -> None:
    found = report(
        outcome("us-ca-superior"), said("paper.binding"), said("paper.binding", kept=False)
    )
    assert [f.code for f in found.findings if f.key == "paper.binding"] == ["PG930"]


def test_a_statement_that_answers_nothing_is_named() -> None:
    found = report(outcome("us-ca-superior", "efile"), said("paper.binding"))
    assert found.stated == ()
    assert any("on paper.binding answers nothing" in note for note in found.notes)


def test_a_statement_on_what_a_check_reads_answers_nothing() -> None:
    """Nobody talks a measured defect away: that takes a waiver."""
    place = resolve("us-ca-superior", Conditions(TODAY), county="Kings")
    bad = check_pdf(pdf_of(CALIFORNIA.but(numbers=False)), jurisdiction=place, name="motion.pdf")
    found = report(bad, said("line_numbers.use"))
    assert [f.waived for f in found.findings if f.key == "line_numbers.use"] == [""]
    assert any("answers nothing" in note for note in found.notes)


def test_a_statement_of_one_file_leaves_the_other_open() -> None:
    one = outcome("us-ca-superior")
    other = replace(one, name="reply.pdf")
    found = build_report(
        [one, other], today=TODAY, statements=[said("paper.binding", file="motion.pdf")]
    )
    assert "paper.binding" in {gap.key for gap in found.outcomes[1].not_checked}
    assert "paper.binding" not in {gap.key for gap in found.outcomes[0].not_checked}


def _sensitive(*statements: Statement) -> Report:
    place = resolve("us-federal-cand", Conditions(TODAY))
    return report(check_pdf(SENSITIVE, jurisdiction=place, name="record.pdf"), *statements)


def _open(found: Report) -> set[str]:
    return {f.key for f in found.open if f.code == "PG701"}


def test_an_exemption_turns_its_findings_off_and_the_report_says_so() -> None:
    assert {"privacy.ssn", "privacy.account"} <= _open(_sensitive())
    exempt = _sensitive(said("privacy.exempt", applies=("agency_record",), note="A.R. 1-40"))
    assert _open(exempt) == set()
    printed = " ".join(report_text(exempt).split())
    assert "exempt, agency record: Fed. R. Civ. P. 5.2(b)" in printed
    assert f"{BY}, December 3, 2026" in printed


def test_the_exemption_of_forfeitures_covers_numbers_of_accounts_alone() -> None:
    exempt = _sensitive(said("privacy.exempt", applies=("forfeiture_account",)))
    assert "privacy.ssn" in _open(exempt)
    assert "privacy.account" not in _open(exempt)


def test_an_exemption_that_the_court_does_not_give_is_a_finding_and_hides_nothing() -> None:
    found = _sensitive(said("privacy.exempt", applies=("matrimonial",)))
    assert {"privacy.ssn", "privacy.account"} <= _open(found)
    (finding,) = [f for f in found.findings if f.code == "PG930"]
    assert finding.measured == "matrimonial"
    assert "habeas" in finding.wanted


@pytest.mark.parametrize(
    ("court", "words"),
    [
        ("us-ca-superior", "the clerk must reject a paper for this"),
        ("us-federal-cacd", "the clerk must not refuse the paper for this"),
        ("us-ny-supreme", "not among the defects for which the clerk may refuse a paper"),
        ("us-fl", ""),
    ],
)
def test_a_finding_says_what_the_clerk_does_with_it(court: str, words: str) -> None:
    place = resolve(court, Conditions(TODAY), county="Kings")
    bad = pdf_of(CALIFORNIA.but(size=8.0))
    found = check_pdf(bad, jurisdiction=place, name="motion.pdf").findings
    size = [f for f in found if f.key == "font.size"]
    assert size
    assert {f.counter for f in size} == {words}


def test_the_duty_to_take_a_paper_weakens_a_blocker_and_the_lack_of_it_does_not() -> None:
    """The same finding under each value of the rule on defects, and under none."""
    from packetgen.check.counter import weighed
    from packetgen.check.scope import Scope
    from packetgen.jurisdiction.model import Setting

    federal = resolve("us-federal", Conditions(TODAY))
    rule = federal["severity.form"].constraints[0]
    place = resolve("us-ca-superior", Conditions(TODAY))
    bad = check_pdf(pdf_of(CALIFORNIA.but(size=8.0)), jurisdiction=place, name="motion.pdf")
    size = next(f for f in bad.findings if f.key == "font.size")
    blocker = replace(size, effect=Effect.BLOCKER, counter="")

    def under(value: str | None) -> tuple[Effect, str]:
        rules = () if value is None else (replace(rule, value=value),)
        settings = {**place.settings, "severity.form": Setting("severity.form", rules)}
        one = weighed(blocker, Scope(replace(place, settings=settings)))
        return one.effect, one.counter

    assert under(None) == (Effect.BLOCKER, "")
    assert under("must-reject") == (Effect.BLOCKER, "the clerk must reject a paper for this")
    assert under("must-not-refuse")[0] is Effect.VIOLATION
    assert under("listed-defects-only")[0] is Effect.VIOLATION


def test_new_york_refuses_for_the_listed_defects_alone() -> None:
    from packetgen.check.counter import weighed
    from packetgen.check.scope import Scope
    from packetgen.jurisdiction.model import Setting

    place = resolve("us-ny-supreme", Conditions(TODAY), county="Kings")
    bad = check_pdf(pdf_of(CALIFORNIA.but(size=8.0)), jurisdiction=place, name="motion.pdf")
    unsigned = replace(
        next(f for f in bad.findings if f.key == "font.size"),
        key="signature.use", effect=Effect.BLOCKER,
    )  # fmt: skip
    listed = weighed(unsigned, Scope(place))
    assert (listed.effect, listed.counter) == (
        Effect.BLOCKER, "the clerk may refuse the paper for this",
    )  # fmt: skip
    without = {**place.settings, "severity.refusals": Setting("severity.refusals")}
    other = weighed(unsigned, Scope(replace(place, settings=without)))
    assert other.effect is Effect.VIOLATION
    assert "not among the defects" in other.counter


def test_no_statement_answers_for_the_counter() -> None:
    found = report(outcome("us-ca-superior"), *(said(key) for key in COUNTER))
    assert found.stated == ()
    assert {g.why for g in found.not_checked if g.key in COUNTER} == {WhyNot.COUNTER}
