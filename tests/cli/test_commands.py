"""Commands: what they print where, and how they exit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

COMMANDS = (
    "demo", "new", "validate", "build", "approve", "check", "rules", "forms", "jurisdictions",
    "explain", "count", "deadlines", "completion",
)  # fmt: skip


def test_help_names_every_command_and_teaches_by_example(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in done.out
    assert "packetgen build my-case/packet.yaml" in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert f"packetgen {command}" in done.out.split("Options:")[0].split("\n", 1)[1]


def test_the_command_runs_as_a_module_where_it_is_not_on_the_path(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "packetgen", "count", "--help"]
    done = subprocess.run(call, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Usage: packetgen count")
    wrong = subprocess.run([*call[:3], "buidl"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "Did you mean 'build'?" in wrong.stderr


def test_a_wrong_command_is_usage_and_suggests_the_right_one(run: Run) -> None:
    done = run("buidl")
    assert done.code == 2
    assert "Did you mean 'build'?" in done.err
    assert done.out == ""


def test_new_builds_at_once_and_lists_what_it_wrote(built: Path) -> None:
    out = built / "out"
    for name in ("packet.pdf", "manifest.json", "report.html", "report.json", "report.txt"):
        assert (out / name).is_file(), name
    assert sorted(path.name for path in (out / "filing").iterdir())


def test_new_does_not_overwrite_a_case(run: Run, built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "case"
    shutil.copytree(built, copy)
    (copy / "case.yaml").write_text("# mine\n", encoding="utf-8")
    done = run("new", copy)
    assert done.code == 7
    assert "case.yaml" in done.err
    assert (copy / "case.yaml").read_text(encoding="utf-8") == "# mine\n"


def test_build_prints_files_on_stdout_and_nothing_else_there(run: Run, built: Path) -> None:
    done = run("build", built / "packet.yaml", "--today", "2026-12-04")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines
    assert all(Path(line).is_file() for line in lines)


def test_build_as_json_is_one_document(run: Run, built: Path) -> None:
    done = run("build", built / "packet.yaml", "--today", "2026-12-04", "--json")
    data = json.loads(done.out)
    assert data["final"] is False
    assert data["pages"] > 5
    assert done.err == ""


def test_a_final_build_without_approval_is_refused_with_exit_1(run: Run, built: Path) -> None:
    before = (built / "out" / "packet.pdf").read_bytes()
    done = run("build", built / "packet.yaml", "--today", "2026-12-04", "--final")
    assert done.code == 1
    assert "nobody has approved" in done.err
    assert (built / "out" / "packet.pdf").read_bytes() == before


def test_validate_lists_every_problem_with_its_line_and_exits_3(run: Run, built: Path) -> None:
    case = built / "broken.yaml"
    text = (built / "case.yaml").read_text(encoding="utf-8")
    text = text.replace("jurisdiction:", "jurisdicton:", 1)
    case.write_text(text + "\nhearngs: []\n", encoding="utf-8")
    done = run("validate", case)
    assert done.code == 3
    assert "did you mean" in done.err.lower()
    assert done.err.count("broken.yaml:") >= 2
    assert "Traceback" not in done.err
    as_json = run("validate", case, "--json")
    assert as_json.code == 3
    problems = json.loads(as_json.out)["problems"]
    assert {problem["line"] for problem in problems} != {None}


def test_validate_says_that_a_good_plan_is_good(run: Run, built: Path) -> None:
    done = run("validate", built / "packet.yaml")
    assert (done.code, done.err) == (0, "")
    assert "no problems" in done.out


def test_check_finds_nothing_that_blocks_in_our_own_paper(run: Run, built: Path) -> None:
    filing = sorted((built / "out" / "filing").glob("*.pdf"))[0]
    done = run("check", filing, "-j", "us-ca-superior-alameda", "--fail-on", "blocker")
    assert done.code == 0, done.out
    assert "rules checked" in done.out
    assert "compliant" not in done.out.lower()


def test_check_writes_an_html_report_and_will_not_overwrite_another(
    run: Run, built: Path, tmp_path: Path
) -> None:
    filing = sorted((built / "out" / "filing").glob("*.pdf"))[0]
    html = tmp_path / "report.html"
    arguments = ("check", filing, "-j", "us-ca-superior-alameda", "--fail-on", "never")
    assert run(*arguments, "--html", html).code == 0
    assert html.read_text(encoding="utf-8").startswith("<!")
    html.write_text("mine", encoding="utf-8")
    assert run(*arguments, "--html", html).code == 7
    assert html.read_text(encoding="utf-8") == "mine"


def test_check_of_a_missing_file_says_so(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path / "none.pdf", "-j", "us-ca-superior")
    assert done.code == 7
    assert "cannot be read" in done.err


def test_explain_gives_citation_source_and_file(run: Run) -> None:
    done = run("explain", "us-ca-superior", "margins.left")
    assert done.code == 0
    for piece in ("1 in", "rule 2.107", "https://", "us/ca/superior/jurisdiction.yaml"):
        assert piece in done.out
    assert json.loads(run("explain", "us-ca-superior", "margins.left", "--json").out)["key"]


def test_explain_of_an_unset_key_says_default_no_rule(run: Run) -> None:
    assert "default, no rule" in run("explain", "us-federal", "margins.left").out


def test_an_unknown_court_exits_4_and_suggests(run: Run) -> None:
    done = run("explain", "us-ca-superor")
    assert done.code == 4
    assert "us-ca-superior" in done.err


def test_jurisdictions_is_a_tree(run: Run) -> None:
    done = run("jurisdictions")
    assert "\n    us-ca-superior " in done.out
    listed = json.loads(run("jurisdictions", "--json").out)
    assert {"us-ca-superior-alameda", "us-federal-cand"} <= {court["id"] for court in listed}


def test_forms_can_be_listed_shown_printed_linted_and_ejected(run: Run, tmp_path: Path) -> None:
    assert "declaration" in run("forms").out
    assert "declarant" in run("forms", "show", "declaration").out
    assert "{{ caption() }}" in run("forms", "text", "declaration").out
    assert run("forms", "lint").code == 0
    own = tmp_path / "own"
    assert run("forms", "eject", "declaration", own).code == 0
    assert (own / "declaration" / "template.docx").is_file()
    assert "yours" in run("forms", "--forms", own).out
    (own / "declaration" / "template.docx").write_bytes(b"junk")
    for arguments in (
        ("forms", "lint", "declaration", "--forms", own),
        ("forms", "--forms", own, "lint", "declaration"),
    ):
        assert run(*arguments).code == 4, "folders named before the subcommand count as well"
    (own / "declaration" / "form.yaml").write_text("id: changed\n", encoding="utf-8")
    assert run("forms", "eject", "declaration", own).code == 7


def test_a_folder_stands_for_the_plan_or_else_the_case_in_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert run("new", folder).code == 0
    day = ("--today", "2026-12-04")
    assert run("deadlines", folder, *day).out == run("deadlines", folder / "packet.yaml", *day).out
    assert run("columns", folder, "--fields").code == 0
    (folder / "packet.yaml").unlink()
    assert run("deadlines", folder, *day).out == run("deadlines", folder / "case.yaml", *day).out
    assert run("validate", folder).out.startswith("case.yaml: no problems")
    refused = run("build", folder)
    assert refused.code == 2
    assert "there is no packet.yaml in the folder" in refused.err
    assert "name the file itself (case.yaml)" in refused.err
    assert "there is no packet.yaml" in run("columns", folder, "--fields").err


@pytest.mark.parametrize("command", ["validate", "deadlines", "columns"])
def test_a_folder_with_two_plans_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    assert run("new", tmp_path / "mine").code == 0
    plan = tmp_path / "mine" / "packet.yaml"
    plan.with_suffix(".yml").write_bytes(plan.read_bytes())
    refused = run(command, plan.parent)
    assert refused.code == 2
    assert "holds packet.yaml and packet.yml" in refused.err


def test_completion_is_a_script(run: Run) -> None:
    assert "_PACKETGEN_COMPLETE" in run("completion", "bash").out


def test_demo_builds_every_example(run: Run, tmp_path: Path) -> None:
    done = run("demo", tmp_path / "demo")
    assert done.code == 0, done.err
    made = {Path(line).relative_to(tmp_path / "demo").as_posix() for line in done.out.splitlines()}
    assert {
        "motion/out/packet.pdf",
        "motion/out/filing/05-order.pdf",
        "subpoena-and-letter/out/filing/01-subpoena.pdf",
        "subpoena-and-letter/letter-out/documents/01-letter.pdf",
        "motion/dates/deadlines.docx",
        "motion/dates/deadlines.pdf",
        "motion/dates/deadlines.ics",
    } <= made
    assert all((tmp_path / "demo" / name).is_file() for name in made)
    calendar = (tmp_path / "demo" / "motion" / "dates" / "deadlines.ics").read_bytes()
    assert b"Motion for relief from default" in calendar
    days = {"motion/out": "2026-12-04", "subpoena-and-letter/letter-out": "2026-12-07"}
    for out, day in days.items():
        manifest = json.loads((tmp_path / "demo" / out / "manifest.json").read_text("utf-8"))
        assert manifest["today"] == day, "the day of its story, whatever the clock says"


def test_a_reader_that_goes_away_is_no_finding() -> None:
    program = "from packetgen.cli.main import run; run()"
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", program, "explain", "us-ca-superior", "--all"],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=60,
        )
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_wrong_call_with_json_is_json_too(run: Run) -> None:
    done = run("build", "packet.yaml", "--nope", "--json")
    assert done.code == 2
    assert json.loads(done.out)["error"] == "UsageError"


@pytest.mark.parametrize(
    "arguments",
    [("--select", "PG999"), ("--document", "motoin")],
)
def test_check_refuses_what_would_select_nothing(
    run: Run, built: Path, arguments: tuple[str, str]
) -> None:
    filing = sorted((built / "out" / "filing").glob("*.pdf"))[0]
    done = run("check", filing, "-j", "us-ca-superior", *arguments)
    assert done.code == 2
    assert "There is no" in done.err


def test_check_says_that_a_text_file_is_no_paper(run: Run, built: Path) -> None:
    done = run("check", built / "case.yaml", "-j", "us-ca-superior")
    assert done.code == 2
    assert "neither a PDF nor a Word file" in done.err


def test_build_exits_1_for_findings_when_asked(run: Run, built: Path) -> None:
    arguments = ("build", built / "packet.yaml", "--today", "2026-12-04")
    assert run(*arguments).code == 0
    assert run(*arguments, "--fail-on", "blocker").code == 1


def test_validate_names_exhibits_that_a_build_would_refuse(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "my case"
    started = run("new", case)
    assert f"'{case / 'packet.yaml'}'" in started.err.replace('"', "'"), (
        "quoted, so that it can be pasted"
    )
    (case / "exhibits" / "letter.pdf").write_bytes(b"hello")
    done = run("validate", case)
    assert done.code == 6
    assert "letter.pdf, exhibit letter" in done.err
    assert "it is not a PDF file" in done.err
