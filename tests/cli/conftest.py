"""The command line as a user meets it: a process with its two streams and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def run() -> Run:
    def call(*arguments: str | Path, cwd: Path | None = None) -> Ran:
        program = "from packetgen.cli.main import run; run()"
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
            timeout=120,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A case folder made by ``packetgen new`` and built once."""
    folder = tmp_path_factory.mktemp("clinic") / "my-case"
    assert run("new", folder).code == 0
    done = run("build", folder / "packet.yaml", "--today", "2026-12-04")
    assert done.code == 0, done.err
    return folder
