"""Rules that hold for some papers alone are asked for by channel, filer, case and paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..check.raw_pdf import Raw, pdf, text
from .conftest import Run


@pytest.mark.parametrize(
    ("court", "key", "asked", "said"),
    [
        ("us-fl-circuit-leon", "page.clear_box.first", "--recorded", "3 in wide, 3 in high"),
        ("us-ca-superior", "caption.limited_label", "--case-type=limited-civil", "Limited Civil"),
        ("us-ny-supreme", "caption.parties", "--document=judgment", "all"),
    ],
)
def test_a_rule_holds_where_its_circumstances_are_given(
    run: Run, court: str, key: str, asked: str, said: str
) -> None:
    with_it = run("explain", court, key, asked).out.splitlines()[0]
    without = run("explain", court, key).out.splitlines()[0]
    assert said in with_it
    assert with_it != without


def test_one_who_files_without_a_lawyer_may_leave_out_bookmarks(run: Run) -> None:
    lawyer = run("explain", "us-ca-superior", "exhibits.bookmarks").out
    alone = run("explain", "us-ca-superior", "exhibits.bookmarks", "--filer=self-represented").out
    assert lawyer.splitlines()[0].endswith("required")
    assert "no rule for such a paper" in alone.splitlines()[0]


def checked(run: Run, tmp_path: Path, content: str, *asked: str) -> list[str]:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(Raw(content, pages=2)))
    found = json.loads(run("check", str(file), *asked, "--json", "--fail-on", "never").out)
    return [
        f"{finding['key']} {finding['page']}"
        for outcome in found["files"]
        for finding in outcome["findings"]
    ]


BODY = "".join(
    text(72, 500 - 24 * n, "words of the paper that fill a line of it") for n in range(9)
)


def test_florida_keeps_corners_free_on_papers_to_be_recorded_alone(
    run: Run, tmp_path: Path
) -> None:
    asked = ("-j", "us-fl-circuit-leon", "--select", "PG106")
    low = text(450, 650, "Tenant") + BODY
    assert checked(run, tmp_path, low, *asked) == []
    assert checked(run, tmp_path, low, *asked, "--recorded") == ["page.clear_box.first 1"]
    high = text(450, 730, "Tenant") + BODY
    assert checked(run, tmp_path, high, *asked) == []
    both = checked(run, tmp_path, high, *asked, "--recorded")
    assert both == ["page.clear_box.first 1", "page.clear_box.later 2"]


def test_the_northern_district_speaks_of_initials_and_holes_in_their_circumstances(
    run: Run,
) -> None:
    def keys(*asked: str) -> set[str]:
        shown = run("jurisdictions", "show", "us-federal-cand", *asked, "--json").out
        return set(json.loads(shown)["values"])

    later, first, paper = keys(), keys("--initial"), keys("--channel=paper")
    assert "caption.judge_initials" in later - first
    assert {"paper.holes", "paper.binding", "paper.one_sided"} <= paper - later
    assert {"efile.encryption", "signature.efile"} <= later - paper


def test_check_asks_for_initials_of_the_judge_on_later_papers_alone(
    run: Run, tmp_path: Path
) -> None:
    caption = (
        text(72, 720, "Jordan Q. Advocate (SBN 123456)")
        + text(160, 560, "UNITED STATES DISTRICT COURT")
        + text(160, 540, "NORTHERN DISTRICT OF CALIFORNIA")
        + text(72, 500, "MARIA HERNANDEZ, Plaintiff,")
        + text(72, 480, "v. OAKWOOD PROPERTIES, LLC, Defendant.")
        + text(340, 500, "Case No. 3:26-cv-01472")
        + text(340, 470, "NOTICE OF MOTION")
    )
    asked = ("-j", "us-federal-cand", "--select", "PG4")
    later = checked(run, tmp_path, caption, *asked)
    first = checked(run, tmp_path, caption, *asked, "--initial")
    assert "caption.judge_initials 1" in later
    assert "caption.judge_initials 1" not in first


def test_who_files_decides_on_bookmarks_in_california(run: Run, tmp_path: Path) -> None:
    def keys(*asked: str) -> set[str]:
        parts = ("-j", "us-ca-superior", "--parts", "1 paper, 2 exhibit A")
        found = checked(run, tmp_path, text(260, 400, "EXHIBIT A"), *parts, *asked)
        return {each.split()[0] for each in found}

    assert "exhibits.bookmarks" in keys()
    assert "exhibits.bookmarks" not in keys("--filer=self-represented")


@pytest.mark.parametrize(
    ("asked", "dated"),
    [
        ((), True),
        (("--ignore", "PG801"), True),
        (("--select", "PG701,not-served"), True),
        (("--ignore", "PG801,PG92"), False),
        (("--select", "PG702"), False),
    ],
)
def test_select_and_ignore_hold_for_the_dates_of_a_case(
    run: Run, tmp_path: Path, repository: Path, asked: tuple[str, ...], dated: bool
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(Raw(BODY)))
    case = ("--case", str(repository / "examples" / "demo" / "case.yaml"))
    told = run("check", str(file), "-j", "us-ca-superior-alameda", *case, *asked, "--json").out
    codes = {f["code"] for each in json.loads(told)["files"] for f in each["findings"]}
    assert ("PG923" in codes) is dated
