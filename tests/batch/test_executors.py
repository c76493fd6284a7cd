"""The same rows on any executor: the same files, the same journal."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from packetgen.batch import (
    Batch,
    ColumnMap,
    check_batch,
    known_fields,
    open_source,
    run_batch,
    worker_processes,
)
from packetgen.batch.finishing import write_reports
from packetgen.batch.task import MadeFile, Outcome, RowTask
from packetgen.errors import EngineError

from .tables import batch_of, documents, journal_of, people, table


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    rows = [list(row) for row in people(20)]
    rows[5][2] = "9461"
    return batch_of(table(tmp_path_factory.mktemp("letters") / "clients.csv", rows))


@pytest.fixture(scope="module")
def single(letters: Batch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("single") / "out"
    result = run_batch(letters, out, finish=[write_reports(letters)])
    assert (result.done, list(result.failed)) == (19, [6])
    return out


@contextmanager
def dask_cluster() -> Iterator[Executor]:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client.get_executor()


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@contextmanager
def processes() -> Iterator[Executor]:
    with worker_processes(2) as pool:
        yield pool


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning"
)  # distributed leaves sockets to the collector
@pytest.mark.parametrize("workers", [threads, processes, dask_cluster])
def test_every_executor_gives_what_one_process_gives(
    letters: Batch, single: Path, tmp_path: Path, workers: type
) -> None:
    out = tmp_path / "out"
    with workers() as executor:
        run_batch(letters, out, executor=executor, finish=[write_reports(letters)])
    assert documents(out) == documents(single)
    assert journal_of(out) == journal_of(single)


def test_checking_writes_nothing_and_finds_the_same_rows(letters: Batch, tmp_path: Path) -> None:
    result = check_batch(letters)
    assert (result.done, list(result.failed)) == (19, [6])


def test_workers_end_when_their_parent_is_gone(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys
    import time

    code = (
        "import sys, time\n"
        "from packetgen.batch.workers import worker_processes\n"
        "import os\n"
        "if __name__ == '__main__':\n"
        "    with worker_processes(1) as pool:\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(60)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(worker, 0)
        except OSError:
            return
        state = Path(f"/proc/{worker}/stat")
        if state.is_file() and ") Z " in state.read_text():
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")


@dataclass(frozen=True)
class Fatal:
    """A recipe whose worker is killed by some rows, as one that takes all memory is."""

    deadly: tuple[int, ...]
    title: str = "fatal"
    today: dt.date = dt.date(2026, 11, 21)
    needed: tuple[str, ...] = ()

    @property
    def parts(self) -> Mapping[str, str]:
        return {"the form": "one"}

    def open(self) -> Fatal:
        return self

    def make(self, task: RowTask, *, only_check: bool = False) -> Outcome:
        if task.number in self.deadly:
            os._exit(9)
        return Outcome(task.number, (MadeFile(".docx", f"row {task.number}".encode()),))


def fatal(folder: Path, *deadly: int, rows: int = 40) -> Batch:
    source = open_source(table(folder / "clients.csv", people(rows)))
    mapping = ColumnMap({"First name": "client.name.first"})
    return Batch(source, mapping, known_fields(), Fatal(deadly))


@contextmanager
def foreign_processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize("workers", [processes, foreign_processes])
def test_a_row_that_ends_its_worker_fails_alone(tmp_path: Path, workers: type) -> None:
    with workers() as executor:
        result = run_batch(fatal(tmp_path, 7, 23), tmp_path / "out", executor=executor)
    assert (sorted(result.failed), result.done) == ([7, 23], 38)
    assert "ended without a word" in result.failed[7][0].message
    healed = run_batch(fatal(tmp_path), tmp_path / "out")
    assert (healed.ready, healed.done) == (38, 2)
    run_batch(fatal(tmp_path), tmp_path / "whole")
    assert documents(tmp_path / "out") == documents(tmp_path / "whole")
    assert journal_of(tmp_path / "out") == journal_of(tmp_path / "whole")


def test_workers_that_die_of_every_row_stop_the_run(tmp_path: Path) -> None:
    with worker_processes(1) as executor, pytest.raises(EngineError, match="whatever row"):
        run_batch(fatal(tmp_path, *range(2, 42)), tmp_path / "out", executor=executor)


def test_a_killed_worker_costs_no_row(letters: Batch, single: Path, tmp_path: Path) -> None:
    done = threading.Event()

    def kill() -> None:
        while not done.is_set():
            time.sleep(0.2)
            for child in multiprocessing.active_children():
                child.kill()
                return

    killer = threading.Thread(target=kill, daemon=True)
    with worker_processes(2) as executor:
        killer.start()
        result = run_batch(
            letters, tmp_path / "out", executor=executor, finish=[write_reports(letters)]
        )
    done.set()
    killer.join()
    assert (result.done, list(result.failed)) == (19, [6])
    assert documents(tmp_path / "out") == documents(single)
