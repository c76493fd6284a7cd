"""What ``packetgen jurisdictions diff`` prints."""

from __future__ import annotations

import json
import re

from .conftest import Run


def test_diff_says_what_changes_and_by_which_rule(run: Run) -> None:
    done = run("jurisdictions", "diff", "us-ca-superior-alameda", "us-ny-supreme-newyork")
    assert done.code == 0
    right = (
        "\nMargins\n",
        "  > white space right of the text: at least 0.5 in  ->  at least 1 in  [margins.right]\n"
        "      22 NYCRR 202.5(a)(1)\n"
        "      packetgen: 0.625 in  ->  1 in\n",
    )
    assert all(said in done.out for said in right)
    assert "listed defects only" in done.out
    assert "must-reject" not in done.out


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
    changes = [line for line in listed.splitlines() if re.match(r"  \S", line)]
    assert len(changes) > 20
    assert {line[2] for line in changes} <= set("+-~<>")
