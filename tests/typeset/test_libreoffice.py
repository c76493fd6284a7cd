"""LibreOffice behind its fence: hardened, timed, checked for what it wrote."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest

from packetgen.errors import EngineError
from packetgen.typeset import convert, find_soffice
from packetgen.typeset.hardened import profile_settings, without_outside
from packetgen.typeset.words import text_of

needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")


def word_file(text: str) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = "Template Author"
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@needs_soffice
def test_many_files_in_one_call_under_the_callers_names() -> None:
    from pypdf import PdfReader

    files = {"María's letter/1": word_file("first"), "b": word_file("second")}
    made = convert(files, titles={"b": "Notice"}, today=dt.date(2026, 5, 1))
    assert sorted(made) == sorted(files)
    assert "first" in text_of(made["María's letter/1"])[0]
    information = PdfReader(io.BytesIO(made["b"])).metadata
    assert information is not None
    assert information.title == "Notice"
    assert b"Template Author" not in made["b"]


@needs_soffice
def test_the_same_file_gives_the_same_bytes() -> None:
    files = {"a": word_file("Dear client, this is the same letter.")}
    first = convert(files, today=dt.date(2026, 5, 1))
    time.sleep(1.1)
    assert convert(files, today=dt.date(2026, 5, 1)) == first


@needs_soffice
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    convert({"a": word_file("x")})
    assert list(tmp_path.iterdir()) == []


def _fake(folder: Path, body: str) -> Path:
    if sys.platform == "win32":
        pytest.skip("a shell script stands in for LibreOffice here")
    program = folder / "soffice"
    program.write_text("#!/bin/sh\n" + body, encoding="utf-8")
    program.chmod(0o755)
    return program


def test_a_hanging_engine_is_ended_with_its_children(tmp_path: Path) -> None:
    child = tmp_path / "child.pid"
    program = _fake(tmp_path, f"sleep 60 & echo $! > {child}; wait")
    start = time.monotonic()
    with pytest.raises(EngineError, match="not done after 1 seconds"):
        convert({"a": word_file("x")}, soffice=program, time_limit=1.0)
    assert time.monotonic() - start < 10
    number = int(child.read_text(encoding="utf-8"))
    for _ in range(50):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            break
        if Path(f"/proc/{number}/stat").is_file() and " Z " in Path(
            f"/proc/{number}/stat"
        ).read_text(encoding="utf-8"):
            break
        time.sleep(0.05)
    else:
        pytest.fail("the engine's child is still running")


def test_success_without_a_file_is_a_failure(tmp_path: Path) -> None:
    program = _fake(tmp_path, "exit 0")
    with pytest.raises(EngineError) as caught:
        convert({"a": word_file("x"), "b": word_file("y")}, soffice=program)
    assert "2 of 2" in str(caught.value)
    assert "a: LibreOffice wrote no PDF" in str(caught.value)


def test_a_damaged_file_never_reaches_the_engine(tmp_path: Path) -> None:
    program = _fake(tmp_path, f"touch {tmp_path / 'started'}")
    with pytest.raises(EngineError, match="damaged"):
        convert({"a": word_file("x")[:400]}, soffice=program)
    assert not (tmp_path / "started").exists()


def test_files_lose_what_points_outside_and_keep_their_hyperlinks() -> None:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/relationships/image" '
        'Target="http://203.0.113.9/pixel.png" TargetMode="External"/>'
        '<Relationship Id="r2" Type="http://x/relationships/attachedTemplate" '
        'Target="file:///etc/passwd" TargetMode="External"/>'
        '<Relationship Id="r3" Type="http://x/relationships/hyperlink" '
        'Target="https://courts.ca.gov" TargetMode="External"/>'
        '<Relationship Id="r4" Type="http://x/relationships/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    source = io.BytesIO(word_file("x"))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made := io.BytesIO(), "w") as new:
        for name in old.namelist():
            if name != "word/_rels/document.xml.rels":
                new.writestr(name, old.read(name))
        new.writestr("word/_rels/document.xml.rels", relationships)
    with zipfile.ZipFile(io.BytesIO(without_outside(made.getvalue(), title="T & Co"))) as safe:
        kept = safe.read("word/_rels/document.xml.rels").decode()
        core = safe.read("docProps/core.xml").decode()
        assert safe.testzip() is None
    assert "203.0.113.9" not in kept
    assert "passwd" not in kept
    assert "https://courts.ca.gov" in kept
    assert "styles.xml" in kept
    assert "Template Author" not in core
    assert "T &amp; Co" in core


def test_the_profile_forbids_macros_and_links() -> None:
    from xml.etree import ElementTree

    settings = profile_settings()
    ElementTree.fromstring(settings.encode())
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "MacroSecurityLevel"):
        assert name in settings


def test_without_libreoffice_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("packetgen.typeset.libreoffice.find_soffice", lambda: None)
    with pytest.raises(EngineError, match="winget install"):
        convert({"a": word_file("x")})
    assert convert({}) == {}
