"""A writing that was killed halfway is taken back by the next one."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from packetgen.output import recover, write_outputs
from packetgen.output.unfinished import private_room

from .written_files import FIRST, build, contents

NEW = {path: data + b" new" for path, data in FIRST.items()} | {"extra/x.pdf": b"x"}
KILLED = """
import os, signal, sys
from pathlib import Path
from packetgen.output import write_outputs
real, left = Path.replace, int(sys.argv[2])
def replace(self, target):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return real(self, target)
Path.replace = replace
out = Path(sys.argv[1])
files = {path.relative_to(out.parent / "new").as_posix(): path.read_bytes()
         for path in (out.parent / "new").rglob("*") if path.is_file()}
write_outputs(out, files)
"""

needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows knows no SIGKILL")


def killed(out: Path, moves: int) -> None:
    """A write of new files over ``out`` that dies before one of its moves."""
    for path, data in NEW.items():
        file = out.parent / "new" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    code = subprocess.run([sys.executable, "-c", KILLED, str(out), str(moves)], check=False)
    assert code.returncode == -signal.SIGKILL


@needs_kill
@pytest.mark.parametrize("moves", [0, 1, 2, 5, 7])
def test_the_next_build_finds_what_was_there_before(tmp_path: Path, moves: int) -> None:
    out = tmp_path / "case" / "out"
    build(out, FIRST)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    killed(out, moves)
    assert recover(out)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in out.parent.iterdir()) == ["new", "out"]
    assert not recover(out)


@needs_kill
def test_the_same_command_again_goes_through(tmp_path: Path) -> None:
    out = tmp_path / "case" / "out"
    build(out, FIRST)
    killed(out, 4)
    build(out, NEW)
    assert contents(out) == NEW
    assert sorted(path.name for path in out.parent.iterdir()) == ["new", "out"]


@needs_kill
def test_a_draft_that_somebody_edited_meanwhile_stays(tmp_path: Path) -> None:
    out = tmp_path / "case" / "out"
    build(out, FIRST)
    killed(out, 7)
    draft = out / "drafts" / "motion.docx"
    assert draft.read_bytes() == NEW["drafts/motion.docx"]
    draft.write_bytes(b"edited by hand")
    recover(out)
    assert draft.read_bytes() == b"edited by hand"


def test_a_writing_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, FIRST)
    with private_room(out) as room:
        (room / "0.new").write_bytes(b"theirs")
        assert not recover(out)
        write_outputs(out, {"filing/motion.pdf": b"other"}, force=True)
        assert (room / "0.new").read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_list_of_moves_that_somebody_else_made_up_moves_nothing(tmp_path: Path) -> None:
    out, precious = tmp_path / "out", tmp_path / "precious.txt"
    build(out, FIRST)
    precious.write_text("keep")
    room = tmp_path / ".packetgen-abc"
    room.mkdir()
    (tmp_path / ".packetgen-abc.lock").touch()
    (room / "0.old").write_bytes(b"bad")
    (room / "moves.json").write_text(
        '{"folder": "out", "moves": [["../precious.txt", "0.old", "", ""]], "made": []}'
    )
    assert not recover(out)
    assert precious.read_text() == "keep"
    assert list(room.iterdir())
