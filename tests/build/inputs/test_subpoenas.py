"""Subpoenas in a plan: nobody signs who may not, and no mandatory form is imitated."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from packetgen.build import build
from packetgen.errors import PacketgenError
from tests.matrix.variants import ROOT

TODAY = dt.date(2026, 12, 4)
PLAN = """
case: case.yaml
jurisdiction: {court}
audience: service
documents:
  - id: subpoena
    form: {form}
    values:
      commanded: custodian
      {issuer}
      reasons: It alone has the records.
      produce: {{on: 2027-01-29, time: "10:00", place: "1900 Harbor Bend", items: [Records.]}}
"""


def _plan(tmp_path: Path, court: str, issuer: str = "", form: str = "subpoena-civil") -> Path:
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "examples" / "subpoena-and-letter", folder)
    text = PLAN.format(court=court, form=form, issuer=f"issuer: {issuer}" if issuer else "")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return folder / "plan.yaml"


def test_a_lawyer_who_may_not_issue_it_is_refused_with_who_may(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-ma-superior-suffolk", "okafor")
    with pytest.raises(PacketgenError) as caught:
        build(plan, tmp_path / "out", today=TODAY)
    (problem,) = caught.value.problems
    assert "no lawyer may issue" in problem.message
    assert "a notary public" in problem.message
    assert "Mass. R. Civ. P. 45(a)" in problem.message
    assert problem.location.line == 10


def test_without_the_lawyer_it_has_lines_for_the_officer(tmp_path: Path) -> None:
    from pypdf import PdfReader

    build(_plan(tmp_path, "us-ma-superior-suffolk"), tmp_path / "out", today=TODAY)
    (filing,) = (tmp_path / "out" / "filing").glob("*.pdf")
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(filing).pages).split())
    assert "; issued by the clerk of the court, a notary public, or a justice of the peace" in text
    assert "By:" not in text


def test_california_is_told_of_its_mandatory_forms(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-ca-superior-alameda")
    with pytest.raises(PacketgenError) as caught:
        build(plan, tmp_path / "out", today=TODAY)
    problem = next(p for p in caught.value.problems if "official form" in p.message)
    assert "SUBP-010" in problem.message
    assert "packetgen forms fields" in problem.hint


def test_a_rule_text_that_is_not_shipped_stops_a_final_build(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-wa-superior-king", "okafor")
    made = build(plan, tmp_path / "out", today=TODAY, final=True)
    assert any("Wash. Super. Ct. Civ. R. 45(c) and (d)" in f.message for f in made.refused)


def test_a_rule_text_that_is_shipped_stands_on_its_face(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-tx-trial-travis", "okafor")
    made = build(plan, tmp_path / "out", today=TODAY)
    assert not any("word for word" in f.message for f in made.report.open)


def _criminal(plan: Path) -> Path:
    case = plan.parent / "case.yaml"
    text = case.read_text("utf-8").replace("kind: civil", "kind: criminal")
    case.write_text(text, encoding="utf-8")
    return plan


def _messages(plan: Path, out: Path) -> str:
    with pytest.raises(PacketgenError) as caught:
        build(plan, out, today=TODAY)
    return "\n".join(f"{p.message} {p.hint}" for p in caught.value.problems)


@pytest.mark.parametrize(
    ("issuer", "said"),
    [("ibarra", "is no lawyer of the case"), ("leclerc", "is not the lawyer of 'pham'")],
)
def test_nobody_issues_it_but_a_lawyer_of_the_party(tmp_path: Path, issuer: str, said: str) -> None:
    plan = _plan(tmp_path, "us-tx-trial-travis", issuer)
    assert said in _messages(plan, tmp_path / "out")


def test_the_kind_of_the_case_and_of_the_form_must_agree(tmp_path: Path) -> None:
    plan = _criminal(_plan(tmp_path, "us-wa-superior-king", "okafor"))
    assert "is for civil cases, and this case is criminal" in _messages(plan, tmp_path / "out")


def test_a_court_whose_rules_were_not_read_is_named_as_the_reason(tmp_path: Path) -> None:
    plan = _criminal(_plan(tmp_path, "us-az-superior-maricopa", "okafor", "subpoena-criminal"))
    plan.write_text(plan.read_text("utf-8").replace("reasons: It alone has the records.", ""))
    assert "no rule on subpoenas in criminal cases" in _messages(plan, tmp_path / "out")


def _californian(tmp_path: Path, place: str) -> Path:
    plan = _criminal(_plan(tmp_path, "us-ca-superior-alameda", "okafor", "subpoena-criminal"))
    text = plan.read_text("utf-8").replace("reasons: It alone has the records.", "")
    plan.write_text(text.replace("1900 Harbor Bend", place), encoding="utf-8")
    return plan


def test_californian_records_go_to_the_court_not_to_a_lawyer(tmp_path: Path) -> None:
    plan = _californian(tmp_path, "1900 Harbor Bend, Suite 210, Oakland")
    assert "go to the court" in _messages(plan, tmp_path / "out")


def test_californias_statutory_form_is_a_gap_that_stops_a_final_build(tmp_path: Path) -> None:
    plan = _californian(tmp_path, "the courthouse at 1225 Fallon Street")
    made = build(plan, tmp_path / "out", today=TODAY, final=True)
    assert any("Cal. Penal Code § 1327" in f.message for f in made.refused)


def test_civil_rules_on_notice_say_nothing_in_a_criminal_case(tmp_path: Path) -> None:
    plan = _criminal(_plan(tmp_path, "us-federal-cand", "", "subpoena-criminal"))
    text = plan.read_text("utf-8").replace("reasons: It alone has the records.", "")
    plan.write_text(text, encoding="utf-8")
    made = build(plan, tmp_path / "out", today=TODAY)
    assert "PG924" not in {f.code for f in made.report.findings}


def test_the_report_says_what_goes_first_who_serves_and_what_was_not_read(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-oh-commonpleas-cuyahoga", "okafor")
    notes = " ".join(build(plan, tmp_path / "out", today=TODAY).report.notes)
    assert "Prompt notice, with a copy, goes to all parties (Ohio Civ.R. 45(A), (B))" in notes
    assert "who may serve it: A sheriff, bailiff or constable" in notes
    assert "return of service is in neutral words" in notes


@pytest.mark.parametrize(("due", "late"), [("2026-11-01", True), ("2027-01-29", False)])
def test_a_commanded_day_that_is_past_is_told(tmp_path: Path, due: str, late: bool) -> None:
    plan = _plan(tmp_path, "us-oh-commonpleas-cuyahoga", "okafor")
    text = plan.read_text(encoding="utf-8").replace("2027-01-29", due)
    plan.write_text(text, encoding="utf-8")
    notes = " ".join(build(plan, tmp_path / "out", today=TODAY).report.notes)
    assert (f"what it commands for {due} (produce.on) lies before 2026-12-04" in notes) is late


def test_texas_offers_the_witness_to_accept_and_names_the_lawyer_of_the_party(
    tmp_path: Path,
) -> None:
    from pypdf import PdfReader

    build(_plan(tmp_path, "us-tx-trial-travis"), tmp_path / "out", today=TODAY)
    (filing,) = (tmp_path / "out" / "filing").glob("*.pdf")
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(filing).pages).split())
    assert "I accept service of this subpoena." in text
    assert "through attorney Ngozi Okafor (bar number 999455)" in text
    assert "issued by the clerk of the court or a deposition officer" in text


def test_the_report_says_where_nothing_read_tells_what_may_be_commanded(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-oh-commonpleas-cuyahoga", "okafor")
    notes = " ".join(build(plan, tmp_path / "out", today=TODAY).report.notes)
    assert "may command (unverified); ask before it is issued" in notes


def test_no_wording_of_the_civil_rules_is_wanted_on_a_criminal_subpoena(tmp_path: Path) -> None:
    plan = _criminal(_plan(tmp_path, "us-tx-trial", "", "subpoena-criminal"))
    text = plan.read_text("utf-8").replace("reasons: It alone has the records.", "")
    plan.write_text(text, encoding="utf-8")
    findings = build(plan, tmp_path / "out", today=TODAY).report.findings
    assert not [f for f in findings if "contempt for failure" in f.message.casefold()]


@pytest.mark.parametrize(
    ("court", "said"),
    [
        ("us-tx-trial", "Tex. Code Crim. Proc. arts. 24.01-24.02"),
        ("us-fl-circuit-leon", "Fla. R. Crim. P. 3.361"),
        ("us-oh-commonpleas-cuyahoga", "no rule of Ohio on criminal subpoenas was read"),
    ],
)
def test_an_unverified_rule_on_who_issues_it_refuses_nothing_but_is_told(
    tmp_path: Path, court: str, said: str
) -> None:
    plan = _criminal(_plan(tmp_path, court, "okafor", "subpoena-criminal"))
    text = plan.read_text("utf-8").replace("reasons: It alone has the records.", "")
    plan.write_text(text, encoding="utf-8")
    made = build(plan, tmp_path / "out", today=TODAY)
    notes = " ".join(made.report.notes)
    assert f"who issues it is unverified ({said})" in notes
