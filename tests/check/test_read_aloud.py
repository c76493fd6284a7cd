"""What outloud says of a file, asked as a program of its own; and a report without it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from packetgen.check import check_pdf
from packetgen.check.read_aloud import ABSENT, outloud_program, read_aloud, with_read_aloud
from packetgen.jurisdiction.model import Effect, Jurisdiction

from .written_papers import CALIFORNIA, pdf_of


def _program(folder: Path, body: str) -> Path:
    """A program that answers as ``body`` says; ``answer`` and ``file`` are its arguments."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script with a first line that names Python")
    path = folder / "outloud"
    path.write_text(
        f"#!{sys.executable}\nimport json, pathlib, sys, time\n"
        "answer = pathlib.Path(sys.argv[sys.argv.index('--json') + 1])\n"
        f"file = pathlib.Path(sys.argv[-1])\n{body}\n",
        encoding="utf-8",
    )
    path.chmod(0o700)
    return path


def test_defects_become_advice_with_their_pages_and_without_quotations(
    tmp_path: Path, california: Jurisdiction
) -> None:
    program = _program(
        tmp_path,
        "assert file.read_bytes()[:5] == b'%PDF-'\n"
        "def f(page): return dict(rule='ORD-001', severity='warning', message='order differs',"
        " page=page, evidence='Zofia 219-09-9999', count=1)\n"
        "answer.write_text(json.dumps({'results': [{'error': None, 'findings': [f(2), f(3)]}]}))",
    )
    data = pdf_of(CALIFORNIA)
    told = read_aloud(data, name="motion.pdf", program=program)
    (finding,) = told.findings
    assert (finding.code, finding.effect, finding.pages) == ("PG951", Effect.ADVISORY, (2, 3))
    assert finding.message == "Order differs (ORD-001)."
    assert "219-09" not in repr(finding)
    assert finding.measured == ""
    outcome = check_pdf(data, jurisdiction=california, name="motion.pdf")
    assert with_read_aloud(outcome, told).findings[-1] == finding


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit(3)", "no answer"),
        ("answer.write_text('not json')", "no answer"),
        ("answer.write_text(json.dumps({'results': [{'error': 'bad file'}]}))", "could not read"),
        ("time.sleep(30)", "stopped after 1 second"),
    ],
)
def test_a_program_that_fails_gives_a_note_and_no_error(
    body: str, said: str, tmp_path: Path
) -> None:
    program = _program(tmp_path, body)
    told = read_aloud(b"%PDF-1.7", name="motion.pdf", program=program, seconds=1.0)
    assert told.findings == ()
    assert said in told.note
    assert "motion.pdf" in told.note


def test_its_absence_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    told = read_aloud(pdf_of(CALIFORNIA), name="motion.pdf")
    assert (told.findings, told.note) == ((), ABSENT)


def test_the_program_itself_finds_a_file_without_tags() -> None:
    if outloud_program() is None:
        pytest.skip("outloud, the PDF/UA checker, is not installed")
    from .raw_pdf import Raw, pdf, text

    told = read_aloud(pdf(Raw(text(72, 700, "A page without tags"))), name="letter.pdf")
    assert told.note == ""
    assert told.findings
    assert {f.code for f in told.findings} == {"PG951"}
