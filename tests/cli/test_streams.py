"""Standard output and standard error that are full, or know fewer letters than a case holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CASE = """\
jurisdiction: us-ca-superior-alameda
case:
  number: "1"
  parties:
    - {id: wang, role: plaintiff, name: 王小明}
    - {id: oak, role: defendant, organization: Oak}
events:
  - {id: a, on: 2026-01-05, text: 王小明 wrote “no” to Señora 🏠 Díaz}
  - {id: b, on: 2026-01-05, text: 王小明 wrote “no” to Señora 🏠 Díaz}
"""


def called(encoding: str, *arguments: object) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "packetgen", *map(str, arguments)],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_letters_that_a_code_page_lacks_do_not_end_the_run(case_file: Path) -> None:
    code, out, err = called("cp1252", "validate", case_file)
    assert (code, err) == (0, b"")
    text = out.decode("cp1252")
    assert "\\u738b\\u5c0f\\u660e wrote “no” to Señora \\U0001f3e0 Díaz" in text


def test_json_is_utf_8_on_every_system(case_file: Path) -> None:
    code, out, _ = called("cp1252", "validate", case_file, "--json")
    assert code == 0
    assert "王小明 wrote “no” to Señora 🏠 Díaz" in json.loads(out.decode("utf-8"))["to_look_at"][0]


def test_signs_of_ours_become_plain_ones(case_file: Path) -> None:
    case_file.write_text("jurisdiction: us-ca-superior\ncaes: 1\n", encoding="utf-8")
    code, _, err = called("cp437", "validate", case_file)
    assert code == 3
    assert b"-> Did you mean 'case'?" in err
    assert b"\\u" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a Linux device that is always full")
def test_a_full_disk_behind_standard_output_is_no_bug() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "packetgen", "rules"],
            stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 7
    assert "no space left" in done.stderr
    assert "bug" not in done.stderr
