"""The whole of PDF/UA-1 and reading order, by outloud, where that program is installed.

outloud is a program of its own, asked as one: in a separate process, by a private copy of the file,
its answer read from JSON. It brings PyMuPDF, whose licence (AGPL) is not packetgen's, so no module
of packetgen imports it, and nothing needs it. Where it is absent the report says so.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from packetgen.jurisdiction.model import Effect

from .beside import NAMES
from .finding import Finding
from .outcome import Outcome, gather

CODE = "PG951"
NAME = NAMES[CODE]
ABSENT = (
    "Reading order and the whole of PDF/UA-1 were not checked: the program outloud is not"
    " installed (pip install outloud)."
)
TIME_LIMIT = 300.0
"""Seconds for one file."""


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """What outloud found: ``findings`` are advice; ``note`` says why there are none to be had."""

    findings: tuple[Finding, ...] = ()
    note: str = ""


def outloud_program() -> Path | None:
    """The outloud of this Python's environment, else the one on the path; None if there is none."""
    beside = shutil.which("outloud", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("outloud")
    return Path(found).absolute() if found else None


def read_aloud(
    data: bytes, *, name: str = "", program: Path | None = None, seconds: float = TIME_LIMIT
) -> ReadAloud:
    """Have outloud read a PDF, and give what it says as advice.

    Args:
        data: The file's bytes; a private copy is removed when outloud is done.
        name: What the report calls the file.
        program: Where outloud is; looked for when None.
        seconds: The time it may take.

    Returns:
        One finding for each kind of defect, with its pages; quotations from the file are left out.
        Without an answer no finding and a note. It never raises for what outloud does.
    """
    program = program or outloud_program()
    if program is None:
        return ReadAloud(note=ABSENT)
    with tempfile.TemporaryDirectory(prefix="packetgen-") as folder:
        file, answer = Path(folder, "file.pdf"), Path(folder, "answer.json")
        file.write_bytes(data)
        command = [str(program), "--quiet", "--fail-on", "never", "--json", str(answer), str(file)]
        try:
            subprocess.run(
                command, capture_output=True, timeout=seconds, check=False, cwd=folder,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
            told = json.loads(answer.read_text(encoding="utf-8"))
            (result,) = told["results"]
        except subprocess.TimeoutExpired:
            return ReadAloud(note=f"outloud was stopped after {seconds:.0f} seconds on {name}.")
        except (OSError, ValueError, KeyError, TypeError):
            return ReadAloud(note=f"outloud gave no answer for {name}.")
    if result.get("error"):
        return ReadAloud(note=f"outloud could not read {name}.")
    return ReadAloud(gather(_finding(item, name) for item in result.get("findings", ())))


def with_read_aloud(outcome: Outcome, told: ReadAloud) -> Outcome:
    """An outcome with outloud's findings added."""
    return replace(outcome, findings=(*outcome.findings, *told.findings))


def _finding(item: Mapping[str, Any], name: str) -> Finding:
    count = int(item.get("count", 1))
    # "7 links have no text" of one page and "2 links …" of the next are one defect.
    message = re.sub(r"^\d+ ", "", str(item.get("message", "")))
    page = item.get("page")
    return Finding(
        code=CODE,
        name=NAME,
        message=f"{message[:1].upper()}{message[1:].rstrip('.')} ({item.get('rule', '')}).",
        effect=Effect.ADVISORY,
        file=name,
        page=int(page) if page is not None else None,
        measured=f"{count} places" if count > 1 else "",
        fix="See outloud's own report on the file for the place and the remedy.",
    )
