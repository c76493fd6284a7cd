"""Runs that are killed, meet a full disk, or meet each other: nothing lost, nothing twice."""

from __future__ import annotations

import errno
import io
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from packetgen.batch import BatchStep, run_batch
from packetgen.batch.finishing import write_reports, write_zip
from packetgen.batch.journal import open_journal
from packetgen.batch.planning import Batch
from packetgen.errors import OutputError
from packetgen.form import Form
from packetgen.output.writing import write_durably

from .tables import batch_of, documents, journal_of, letter_recipe, people, table

ROWS = 40


def word_file(text: str) -> bytes:
    """A Word file with some words."""
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@lru_cache
def card() -> Form:
    """A form so small that a run is mostly writing."""
    schema = {
        "type": "object",
        "properties": {"matter": {"type": "string", "description": "What it is about."}},
    }
    template = word_file("{{ client.name }}: {{ matter }}")
    return Form("card", "Card", template, paper=False, audience="client", schema=schema)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    rows = [list(row) for row in people(ROWS)]
    rows[7][4] = "=1+1"
    path = table(tmp_path_factory.mktemp("cards") / "clients.csv", rows)
    recipe = letter_recipe(card(), formats=("docx",))
    return batch_of(path, recipe, fixed={"case.number": "26CV000001"})


def run(batch: Batch, out: Path) -> None:
    run_batch(batch, out, finish=[write_reports(batch), write_zip()])


@pytest.fixture(scope="module")
def unbroken(cards: Batch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("unbroken") / "out"
    run(cards, out)
    return out


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed at once")
def test_fifty_kills_leave_what_an_unbroken_run_leaves(
    cards: Batch, unbroken: Path, tmp_path: Path
) -> None:
    assert len(documents(unbroken)) == ROWS - 1 + 5
    chance = random.Random(20261121)
    fork = multiprocessing.get_context("fork")
    start = time.perf_counter()
    run(cards, tmp_path / "timed")
    length = time.perf_counter() - start
    kills = sets = 0
    while kills < 50 or sets < 3:
        out = tmp_path / f"out-{sets}"
        for _ in range(40):
            process = fork.Process(target=run, args=(cards, out))
            process.start()
            process.join(chance.uniform(0.0, length * 0.5))
            if process.is_alive():
                process.kill()
                process.join()
            assert process.exitcode in (0, -signal.SIGKILL)
            if process.exitcode == 0:
                break
            kills += 1
        else:
            run(cards, out)
        sets += 1
        assert documents(out) == documents(unbroken)
        assert journal_of(out) == journal_of(unbroken)
        assert not list(out.glob(".packetgen*"))


def test_a_finished_row_is_not_made_twice(cards: Batch, tmp_path: Path) -> None:
    written: list[str] = []

    def stop(step: BatchStep) -> None:
        if step.done >= 16:
            raise KeyboardInterrupt

    def write(path: Path, data: bytes) -> None:
        written.append(path.name)
        write_durably(path, data)

    with pytest.raises(KeyboardInterrupt):
        run_batch(cards, tmp_path / "out", tell=stop, write=write)
    first = len(written)
    result = run_batch(cards, tmp_path / "out", write=write)
    assert 0 < first < ROWS - 1
    assert (len(written), result.done, result.ready) == (ROWS - 1, ROWS - 1 - first, first)


def test_a_full_disk_is_said_and_the_same_command_goes_on(
    cards: Batch, unbroken: Path, tmp_path: Path
) -> None:
    room = [20]

    def write(path: Path, data: bytes) -> None:
        room[0] -= 1
        if room[0] < 0:
            path.write_bytes(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_durably(path, data)

    out = tmp_path / "out"
    with pytest.raises(OutputError) as caught:
        run_batch(cards, out, write=write)
    assert "no space left" in caught.value.message
    assert "goes on where it stopped" in caught.value.hint
    whole = documents(unbroken)
    assert all(whole[name] == data for name, data in documents(out).items())
    run(cards, out)
    assert documents(out) == whole


def test_two_runs_on_one_folder(cards: Batch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with open_journal(out), pytest.raises(OutputError, match="another run is working in out"):
        run_batch(cards, out)
    assert run_batch(cards, out).done == ROWS - 1


def test_a_document_that_somebody_edited_is_kept(cards: Batch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(cards, out)
    edited = out / "documents" / "row-0005.docx"
    mine = word_file("my own words")
    edited.write_bytes(mine)
    result = run_batch(cards, out)
    assert (result.done, result.kept) == (0, ("row-0005.docx",))
    later = batch_of(
        Path(cards.source.read.__closure__[0].cell_contents.path),  # type: ignore[index]
        letter_recipe(card(), formats=("docx",)), fixed={"case.number": "26CV000002"},
    )  # fmt: skip
    result = run_batch(later, out)
    assert edited.read_bytes() == mine
    assert result.kept == ("row-0005.docx",)
    assert run_batch(later, out, force=True).kept == ()
    assert edited.read_bytes() != mine


@pytest.mark.parametrize("left", [b"", bytes(900), b"PK\x03\x04 cut short"])
def test_what_a_power_cut_left_is_made_again(cards: Batch, tmp_path: Path, left: bytes) -> None:
    out = tmp_path / "out"
    run_batch(cards, out)
    document = out / "documents" / "row-0005.docx"
    whole = document.read_bytes()
    document.write_bytes(left)
    result = run_batch(cards, out)
    assert (result.done, result.kept) == (1, ())
    assert document.read_bytes() == whole


def test_what_is_made_again_and_why_is_said(tmp_path: Path) -> None:
    rows = people(6)
    path = table(tmp_path / "clients.csv", rows)
    out = tmp_path / "out"
    make: Callable[[Form], Batch] = lambda form: batch_of(  # noqa: E731
        path, letter_recipe(form, formats=("docx",)), fixed={"case.number": "1"}
    )
    assert run_batch(make(card()), out).done == 6
    table(path, [*rows[:3], ("Eva", *rows[3][1:]), *rows[4:6]])
    result = run_batch(make(card()), out)
    assert (result.done, result.ready) == (1, 4)
    assert dict(result.again) == {"the row changed": 1}
    assert result.removed == ["row-0007.docx"]
    assert not (out / "documents" / "row-0007.docx").exists()
    (out / "documents" / "row-0002.docx").unlink()
    assert dict(run_batch(make(card()), out).again) == {"a document was missing": 1}
    from dataclasses import replace

    result = run_batch(make(replace(card(), caption_title="Other")), out)
    assert dict(result.again) == {"the form changed": 5}
    other = batch_of(table(tmp_path / "others.csv", rows), letter_recipe(card(), formats=("docx",)))
    with pytest.raises(OutputError, match=r"holds the batch of clients\.csv"):
        run_batch(other, out)


def test_the_command_with_processes_survives_being_killed(tmp_path: Path) -> None:
    table(tmp_path / "clients.csv", people(24))
    (tmp_path / "office.yaml").write_text(
        "jurisdiction: us-ca-superior-alameda\ncase: {parties: []}\n"
        "office: {name: Eastside Tenant Law Project, phone: (510) 555-0142, contact: Priya}\n",
        encoding="utf-8",
    )

    def command(out: str) -> list[str]:
        return [
            sys.executable, "-m", "packetgen.cli.main", "batch", "intake-letter",
            "--data", "clients.csv", "--case", "office.yaml", "--set", "decision=engaged",
            "--today", "2026-11-21", "--jobs", "2", "-q", "-o", out,
        ]  # fmt: skip

    code = "from packetgen.cli.main import run; run()"
    real = [sys.executable, "-c", code]
    subprocess.run([*real, *command("whole")[3:]], cwd=tmp_path, check=True, timeout=120)
    done = tmp_path / "killed" / "documents"
    with subprocess.Popen([*real, *command("killed")[3:]], cwd=tmp_path) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list(done.glob("*.pdf"))) < 8:
            time.sleep(0.02)
        process.kill()
    assert 0 < len(list(done.glob("*.pdf"))) < 24
    subprocess.run([*real, *command("killed")[3:]], cwd=tmp_path, check=True, timeout=120)
    assert documents(tmp_path / "killed") == documents(tmp_path / "whole")
    assert journal_of(tmp_path / "killed") == journal_of(tmp_path / "whole")


def test_a_finished_run_is_repeated_without_making_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from packetgen.batch import print_file
    from packetgen.batch.name_labels import write_labels
    from packetgen.batch.print_file import PrintOptions, write_print_file

    path = table(tmp_path / "clients.csv", people(5))
    batch = batch_of(path, letter_recipe(card()), fixed={"case.number": "1"})
    out = tmp_path / "out"

    def again(options: PrintOptions, given: Batch = batch) -> dict[str, int]:
        steps = [write_zip(), write_print_file(given, options), write_labels(given)]
        run_batch(given, out, finish=steps)
        # A file that is written anew is younger.
        return {f.name: f.stat().st_mtime_ns for f in out.iterdir() if f.suffix in (".zip", ".pdf")}

    first = again(PrintOptions())
    assert set(first) == {"documents.zip", "print.pdf", "labels.pdf"}
    assert again(PrintOptions()) == first
    whole = {name: (out / name).read_bytes() for name in first}

    one_sided = again(PrintOptions(duplex=False))
    assert {n for n in first if one_sided[n] != first[n]} == {"print.pdf"}
    (out / "documents.zip").write_bytes(b"cut short")
    (out / "labels.pdf").unlink()
    again(PrintOptions())
    assert {name: (out / name).read_bytes() for name in first} == whole

    edited = out / "documents" / "row-0003.pdf"
    edited.write_bytes(edited.read_bytes() + b"% mine\n%%EOF\n")
    again(PrintOptions())
    assert (out / "documents.zip").read_bytes() != whole["documents.zip"], "the edit is in it"
    edited.unlink()
    again(PrintOptions())
    assert {name: (out / name).read_bytes() for name in first} == whole

    def stopped(*args: object) -> None:
        raise KeyboardInterrupt

    # Killed between two volumes, the rest is made later.
    monkeypatch.setattr(print_file, "record_made", stopped)
    with pytest.raises(KeyboardInterrupt):
        again(PrintOptions(duplex=False))
    monkeypatch.undo()
    again(PrintOptions())
    assert (out / "print.pdf").read_bytes() == whole["print.pdf"]


def test_looking_up_a_row_s_files_does_not_read_all_of_them(tmp_path: Path) -> None:
    with open_journal(tmp_path) as journal:
        steps = journal._db.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM files WHERE row = ? ORDER BY row, path", (1,)
        ).fetchall()
        said: list[str] = []
        journal._db.set_trace_callback(said.append)
        list(journal.files(1))
        journal._db.set_trace_callback(None)
    assert any("USING INDEX files_by_row" in str(step) for step in steps)
    assert said == ["SELECT * FROM files WHERE row = 1 ORDER BY row, path"]
