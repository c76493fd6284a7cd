"""``packetgen rules``: the catalogue of checks, whole, one by one, and for a court."""

from __future__ import annotations

import json

from packetgen.check.beyond import BEYOND
from packetgen.check.catalogue import CHECKS

from .conftest import Run


def test_every_check_is_listed(run: Run) -> None:
    shown = run("rules")
    assert shown.code == 0
    for check in CHECKS:
        assert f"{check.code}  {check.name}" in shown.out


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
