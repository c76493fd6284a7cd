"""All or nothing: what is in the output folder before and after a build that cannot be finished."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from packetgen.build import Step
from packetgen.errors import OutputError, PacketgenError

from .cases import Folder, digests, small, with_exhibits


def test_somebody_elses_file_is_not_overwritten_without_force(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    (folder.out / "filing").mkdir(parents=True)
    mine = folder.out / "filing/01-statement.pdf"
    mine.write_text("mine", encoding="utf-8")
    (folder.out / "notes.txt").write_text("mine too", encoding="utf-8")
    with pytest.raises(OutputError, match="01-statement"):
        folder.build()
    assert sorted(digests(folder.out)) == ["filing/01-statement.pdf", "notes.txt"]
    assert mine.read_text("utf-8") == "mine"
    folder.build(force=True)
    assert mine.read_bytes().startswith(b"%PDF")
    assert (folder.out / "notes.txt").read_text("utf-8") == "mine too"


def test_a_draft_of_unknown_origin_is_never_overwritten(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.draft().parent.mkdir(parents=True)
    folder.draft().write_bytes(b"somebody's draft")
    for force in (False, True):
        with pytest.raises(OutputError, match="edited"):
            folder.build(force=force)
    assert folder.draft().read_bytes() == b"somebody's draft"


def test_a_full_disk_leaves_the_earlier_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    before = digests(tmp_path)
    folder.case["case"]["number"] = "26CV000999"
    folder.write()
    changed = digests(tmp_path)
    calls: Iterator[int] = iter(range(100))
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if next(calls) >= 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OutputError, match="no space left"):
        folder.build()
    assert digests(tmp_path) == changed
    assert set(before) == set(changed)


@pytest.mark.parametrize("stage", ["draft", "typeset", "exhibits", "assemble", "check"])
def test_an_interrupt_leaves_nothing_behind(
    tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    folder = with_exhibits(tmp_path / "case", ["Lease"])
    folder.write()
    before = digests(tmp_path)
    stages: list[str] = []

    def interrupt(step: Step) -> None:
        stages.append(step.stage)
        if step.stage == stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.build(progress=interrupt)
    assert stages[-1] == stage
    assert digests(tmp_path) == before
    assert not folder.out.exists()
    assert list(temporary.iterdir()) == []


def test_an_interrupt_while_writing_puts_the_earlier_build_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    folder.case["case"]["number"] = "26CV000999"
    folder.write()
    before = digests(tmp_path)
    real = Path.replace
    moves: Iterator[int] = iter(range(1000))

    def replace(self: Path, target: Path) -> Path:
        if next(moves) == 3:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        folder.build()
    monkeypatch.undo()
    assert digests(tmp_path) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".packetgen")] == []


def test_files_that_a_new_plan_no_longer_makes_are_removed(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease"])
    folder.build()
    folder.plan["documents"][0]["id"] = "testimony"
    folder.build()
    made = sorted(digests(folder.out))
    assert "filing/01-testimony.pdf" in made
    assert not any("statement" in name for name in made)


@pytest.mark.parametrize("content", [b"not a word file", b"PK\x03\x04 broken"])
def test_a_draft_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    folder.draft().write_bytes(content)
    with pytest.raises(PacketgenError) as caught:
        folder.build()
    assert "statement.docx" in str(caught.value)
    assert folder.draft().read_bytes() == content


def test_progress_tells_every_stage_in_order(tmp_path: Path) -> None:
    folder: Folder = with_exhibits(tmp_path / "case", ["Lease"])
    steps: list[Step] = []
    folder.build(progress=steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == [
        "draft",
        "typeset",
        "exhibits",
        "assemble",
        "check",
    ]
    assert all(0 <= step.done <= step.total for step in steps)
