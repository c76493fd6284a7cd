"""Errors in a terminal: never a traceback, never case data of a bug."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from packetgen.cli.errors import show_bug
from packetgen.cli.main import run
from packetgen.errors import CaseError, ExitCode, Location, Problem


def test_a_bug_is_reported_without_the_text_that_may_hold_case_data(
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        raise ValueError("María Hernández, 123-45-6789")
    except ValueError as error:
        show_bug(error)
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "Hernández" not in said
    assert "6789" not in said


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (CaseError("no", problems=(Problem(Location("case.yaml", 3, 1), "bad", "mend"),)), 3),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (RuntimeError("secret"), ExitCode.BUG),
        (PermissionError(13, "Permission denied"), ExitCode.OUTPUT),
        (FileNotFoundError(2, "No such file"), ExitCode.BUG),
    ],
)
def test_each_failure_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    code: int,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr("packetgen.build.load_case_for_court", fail)
    monkeypatch.setattr("packetgen.cli.commands.validate.is_plan", lambda file: False)
    with pytest.raises(SystemExit) as stopped:
        run(["validate", "case.yaml"])
    assert stopped.value.code == code
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert "secret" not in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGTERM")
def test_a_run_that_is_told_to_end_ends_as_by_ctrl_c(tmp_path: Path) -> None:
    program = (
        "import os, signal, packetgen.output.writing as w\n"
        "real = w.write_durably\n"
        "def write(path, data):\n"
        "    real(path, data)\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "w.write_outputs.__kwdefaults__['write'] = write\n"
        "from packetgen.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "new", str(tmp_path / "case")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 130
    assert "nothing was left half-written" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "args",
    [
        ("validate", "{long}"),
        ("build", "{long}.yaml"),
        ("build", "packet.yaml", "-o", "{long}"),
        ("new", "{long}"),
        ("demo", "{long}"),
    ],
    ids=["validate", "build", "out", "new", "demo"],
)
def test_a_name_that_the_disk_does_not_take_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        run([arg.format(long="n" * 300) for arg in args])
    said = capsys.readouterr().err
    assert stopped.value.code in {int(ExitCode.CASE), int(ExitCode.PACKET), int(ExitCode.OUTPUT)}
    assert "bug" not in said
    assert "→" in said
