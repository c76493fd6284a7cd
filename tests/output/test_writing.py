"""Outputs are written all or not at all, and never over somebody else's work."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from packetgen.errors import OutputError
from packetgen.output import write_outputs
from packetgen.output.writing import write_durably

from .written_files import FIRST, build, contents


def test_a_second_build_replaces_its_own_files_and_clears_what_it_no_longer_makes(
    tmp_path: Path,
) -> None:
    out = tmp_path / "deep" / "out"
    build(out, FIRST)
    second = {**FIRST, "filing/motion.pdf": b"motion 2"}
    del second["filing/old.pdf"]
    build(out, second)
    assert contents(out) == second
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_file_that_is_not_packetgens_stays_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"report\.txt: packetgen did not make this file"):
        build(tmp_path, FIRST)
    assert contents(tmp_path) == {"report.txt": b"mine"}
    build(tmp_path, FIRST, force=True)
    assert contents(tmp_path) == FIRST


def test_an_edited_draft_is_never_overwritten_not_even_by_force(tmp_path: Path) -> None:
    build(tmp_path, FIRST)
    (tmp_path / "drafts/motion.docx").write_bytes(b"the attorney's words")
    second = {**FIRST, "drafts/motion.docx": b"new draft", "report.txt": b"new"}
    for force in (False, True):
        with pytest.raises(OutputError, match="edited draft"):
            build(tmp_path, second, force=force)
    assert contents(tmp_path)["drafts/motion.docx"] == b"the attorney's words"
    assert contents(tmp_path)["report.txt"] == b"fine"
    build(tmp_path, {**second, "drafts/motion.docx": b"the attorney's words"})


def test_a_draft_of_unknown_origin_is_taken_for_an_edited_one(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/motion.docx").write_bytes(b"whose?")
    with pytest.raises(OutputError, match="edited draft"):
        build(tmp_path, FIRST, force=True)


def test_a_stale_file_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    build(tmp_path, FIRST)
    (tmp_path / "filing/old.pdf").write_bytes(b"annotated")
    build(tmp_path, {"report.txt": b"fine"})
    assert contents(tmp_path) == {"filing/old.pdf": b"annotated", "report.txt": b"fine"}


@pytest.mark.parametrize("failing", [0, 1, 3])
@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_a_full_disk_or_an_interrupt_leaves_the_old_outputs_and_nothing_else(
    tmp_path: Path, failing: int, failure: BaseException
) -> None:
    out = tmp_path / "out"
    build(out, FIRST)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    calls = 0

    def write(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > failing:
            path.write_bytes(data[:2])
            raise failure
        write_durably(path, data)

    new = {path: data + b" new" for path, data in FIRST.items()}
    expected = OutputError if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_outputs(out, new, write=write)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_that_cannot_be_moved_into_place_puts_everything_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows when Word still has one of the files open."""
    build(tmp_path / "out", FIRST)
    before = contents(tmp_path / "out")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "report.txt" and self.suffix == ".new":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    new = {path: data + b" new" for path, data in FIRST.items()} | {"extra/x.pdf": b"x"}
    with pytest.raises(OutputError, match=r"permission denied.*as they were"):
        write_outputs(tmp_path / "out", new)
    assert contents(tmp_path / "out") == before
    assert not (tmp_path / "out/extra").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_nothing_is_rewritten_that_is_the_same(tmp_path: Path) -> None:
    build(tmp_path, FIRST)
    stamp = (tmp_path / "report.txt").stat().st_mtime_ns
    written = write_outputs(tmp_path, {"report.txt": b"fine"})
    assert written.unchanged == ("report.txt",)
    assert (tmp_path / "report.txt").stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    "path", ["../x.pdf", "/x.pdf", "a//b.pdf", "CON.pdf", "a/x .pdf/..", "x?.pdf", "a\\b.pdf"]
)
def test_paths_that_leave_the_folder_or_fail_on_windows_are_refused(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(OutputError, match="nothing was written"):
        write_outputs(tmp_path / "out", {path: b""})
    assert list(tmp_path.iterdir()) == []


def test_names_that_differ_only_in_case_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="same file"):
        write_outputs(tmp_path, {"A.pdf": b"1", "a.pdf": b"2"})


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.txt"
    target.write_bytes(b"keep")
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.txt").symlink_to(target)
    with pytest.raises(OutputError, match="link"):
        build(out, FIRST, force=True)
    assert target.read_bytes() == b"keep"


def test_a_folder_with_a_foreign_manifest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "a web app"}', encoding="utf-8")
    with pytest.raises(OutputError, match="not packetgen's"):
        build(tmp_path, FIRST, force=True)
    assert contents(tmp_path) == {}
