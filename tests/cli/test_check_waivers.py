"""Waivers of a plan in ``packetgen check``: what they let pass, and that they are shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Run

COURT = ("-j", "us-ca-superior-alameda")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that no court takes: no line numbers, no footer, no caption."""
    import typst

    path = tmp_path_factory.mktemp("paper") / "motion.pdf"
    words = " ".join(["The motion is made on the papers filed in this case."] * 40)
    path.write_bytes(typst.compile(f'#set page("us-letter", margin: 1in)\n{words}'.encode()))
    return path


def _plan(built: Path, folder: Path, waivers: str) -> Path:
    copy = folder / "case"
    shutil.copytree(built, copy, ignore=shutil.ignore_patterns("out"))
    plan = copy / "packet.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + f"\nwaivers:\n{waivers}", encoding="utf-8")
    return plan


def test_waived_findings_pass_and_are_shown_with_reason_and_name(
    run: Run, built: Path, paper: Path, tmp_path: Path
) -> None:
    alone = run("check", paper, *COURT, "--json", "--select", "PG201")
    assert alone.code == 1
    plan = _plan(
        built,
        tmp_path,
        "  - {code: PG201, reason: The clerk agreed by telephone, by: J. Advocate}\n",
    )
    done = run("check", paper, *COURT, "--json", "--select", "PG201", "--plan", plan)
    assert done.code == 0, done.out + done.err
    report = json.loads(done.out)
    assert report["summary"]["waived_findings"] == 1
    assert report["summary"]["open_findings"] == 0
    (finding,) = report["files"][0]["findings"]
    assert finding["waived"] == {"reason": "The clerk agreed by telephone", "by": "J. Advocate"}
    text = run("check", paper, *COURT, "--select", "PG201", "--plan", plan).out
    assert "[WAIVED] PG201" in text
    assert "waived (J. Advocate): The clerk agreed by telephone" in text


def test_a_waiver_of_one_finding_leaves_the_others(
    run: Run, built: Path, paper: Path, tmp_path: Path
) -> None:
    plan = _plan(
        built,
        tmp_path,
        "  - {code: PG201, reason: The clerk agreed by telephone, by: J. Advocate}\n",
    )
    done = run("check", paper, *COURT, "--select", "PG2", "--select", "PG3", "--plan", plan)
    assert done.code == 1
    assert "[WAIVED] PG201" in done.out
    assert "] PG301" in done.out
    assert "[WAIVED] PG301" not in done.out


def test_select_ignore_and_fail_on_decide_what_is_run_and_what_fails(run: Run, paper: Path) -> None:
    def codes(*options: str) -> tuple[int, set[str]]:
        done = run("check", paper, *COURT, "--json", *options)
        return done.code, {f["code"] for f in json.loads(done.out)["files"][0]["findings"]}

    code, everything = codes()
    assert code == 1
    assert {"PG201", "PG301", "PG801"} <= everything
    assert codes("--ignore", "PG201")[1] == everything - {"PG201"}
    assert codes("--select", "PG8") == (0, {c for c in everything if c.startswith("PG8")})
    assert codes("--select", "PG801", "--fail-on", "advisory")[0] == 1
    assert codes("--fail-on", "never") == (0, everything)
