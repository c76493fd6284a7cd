"""The same rows on any executor: the same files, the same journal."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from packetgen.batch import Batch, check_batch, run_batch, worker_processes
from packetgen.batch.finishing import write_reports

from .tables import batch_of, documents, people, table
from .test_survival import journal_of


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
