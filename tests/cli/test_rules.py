"""``packetgen rules``: the catalogue of checks, whole, one by one, and for a court."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from packetgen.check.beside import BESIDE
from packetgen.check.beyond import BEYOND
from packetgen.check.catalogue import CHECKS
from packetgen.check.timing import TIMING_CHECKS
from packetgen.cli.listing import group_of_check, group_of_key
from packetgen.jurisdiction import KEYS

from .conftest import Run


def test_every_check_is_listed(run: Run) -> None:
    shown = run("rules")
    assert shown.code == 0
    for check in CHECKS:
        assert f"{check.code}  {check.name}" in shown.out


def test_checks_stand_under_their_subjects_and_keep_the_width(run: Run) -> None:
    shown = run("rules", "-j", "us-ca-superior").out
    assert "\nPage, paper and type\n  PG101  page-size (PDF, DOCX)\n" in shown
    assert "\nPrivacy and redaction\n  PG701" in shown
    assert max(map(len, shown.splitlines())) <= 110


def test_every_code_that_a_report_may_hold_can_be_asked_for(run: Run) -> None:
    listed = run("rules").out
    for code in ("PG001", "PG002", *TIMING_CHECKS, "PG930", "PG951"):
        assert f"  {code}  " in listed
        assert run("rules", code).out.startswith(code)
    assert "PG921 short-notice" in run("rules", "PG702,short-notice").out
    assert {b.code: b.name for b in BESIDE}.items() >= TIMING_CHECKS.items()


def test_what_a_court_wants_is_shown_in_words_under_its_subjects(run: Run) -> None:
    shown = run("jurisdictions", "show", "us-federal-cand").out
    assert "\nNumbered lines\n  numbers beside the lines: required  [line_numbers.use]\n" in shown
    assert "      N.D. Cal. Civ. L.R. 3-4(c)(1) (unverified)\n" in shown
    assert "name, bar number, address, phone, email, party represented" in shown
    assert "the first party of each side" in shown
    headings = [line for line in shown.splitlines()[2:] if line and line[0] != " "]
    assert len(set(headings)) == len(headings) > 8
    assert max(map(len, shown.splitlines())) <= 110


def test_every_key_and_every_check_has_a_subject() -> None:
    assert not [key for key in KEYS if not group_of_key(key)]
    assert not [check.code for check in (*CHECKS, *BESIDE) if not group_of_check(check.code)]
    subjects = [group_of_key(key) for key in KEYS]
    assert len(set(subjects)) > 15


def test_one_check_is_explained_with_a_bad_and_a_good_example(run: Run) -> None:
    shown = run("rules", "PG702")
    assert "Bad: " in shown.out
    assert "Good: " in shown.out
    assert "PG701" not in shown.out


def test_a_court_shows_its_own_checks_with_their_rules(run: Run) -> None:
    shown = run("rules", "-j", "us-ca-superior")
    assert "Cal. Rules of Court, rule 2.107" in shown.out
    assert "clear-box" not in shown.out


def test_json_names_keys_rules_and_what_no_file_can_show(run: Run) -> None:
    found = json.loads(run("rules", "margins", "-j", "us-ca-superior", "--json").out)
    (check,) = found["checks"]
    assert check["code"] == "PG102"
    assert {"key": "margins.left", "cite": "Cal. Rules of Court, rule 2.107"} in check["rules"]
    assert set(found["beyond_any_file"]) == set(BEYOND)


def test_an_unknown_check_is_a_slip_with_a_hint(run: Run) -> None:
    shown = run("rules", "marginz")
    assert shown.code == 2
    assert "margins" in shown.err


@pytest.mark.parametrize("code", ["GT110", "CH101", "EX101", "ST101", "TA101"])
def test_a_code_from_a_build_s_report_is_not_taken_for_a_slip(run: Run, code: str) -> None:
    shown = run("rules", code)
    assert shown.code == 2
    assert f"{code} is found by a build alone" in " ".join(shown.err.split())
    assert "Did you mean" not in shown.err


def test_every_code_of_a_build_is_in_its_docs(repository: Path) -> None:
    told = (repository / "docs" / "check-report.md").read_text(encoding="utf-8")
    sources = (repository / "packetgen" / "build" / "judging").glob("*.py")
    codes = {
        code
        for source in sources
        for code in re.findall(r'"((?:CH|EX|GT|ST|TA)[0-9]{3})"', source.read_text("utf-8"))
    }
    assert {"GT101", "GT111", "CH112", "EX102", "ST101", "TA101"} <= codes
    assert sorted(code for code in codes if f"| {code} |" not in told) == []
