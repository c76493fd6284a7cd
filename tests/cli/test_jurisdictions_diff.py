"""What ``packetgen jurisdictions diff`` prints."""

from __future__ import annotations

import json

from .conftest import Run


def test_diff_says_what_changes_and_by_which_rule(run: Run) -> None:
    done = run("jurisdictions", "diff", "us-ca-superior-alameda", "us-ny-supreme-newyork")
    assert done.code == 0
    assert "> margins.right: at least 0.5 in  ->  at least 1 in  [22 NYCRR 202.5(a)(1)]" in done.out
    assert "    packetgen: 0.625 in  ->  1 in" in done.out


def test_diff_of_a_county_that_sets_nothing(run: Run) -> None:
    done = run("jurisdictions", "diff", "us-ca-superior", "us-ca-superior-alameda")
    assert done.out == "us-ca-superior and us-ca-superior-alameda want the same of such a paper.\n"


def test_diff_as_json_has_both_sides(run: Run) -> None:
    done = run("jurisdictions", "diff", "us-ca-appeal", "us-ca-appeal-second", "--json")
    (difference,) = json.loads(done.out)["differences"]
    assert difference["key"] == "efile.max_bytes"
    assert (difference["before"], difference["after"]) == ("at most 25 MB", "at most 100 MB")
    assert difference["change"] == "looser"


def test_the_signs_are_explained_above_the_list(run: Run) -> None:
    shown = run("jurisdictions", "diff", "us-ca-superior", "us-federal-cand").out
    legend, _, listed = shown.partition('"packetgen:"')
    assert "> the second is stricter" in legend
    assert {line[:1] for line in listed.splitlines()[1:] if line.strip()} <= set("+-~<> ")
