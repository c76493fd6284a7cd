"""Rows handed out to workers, and their outcomes taken in, also when a worker dies."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack
from itertools import islice

from packetgen.errors import EngineError

from .recipe import Recipe
from .task import Outcome, RowProblem, RowTask
from .workers import CHUNK, WorkerProcesses, make_rows, pack

Made = list[tuple[RowTask, Outcome]]

_DEATHS = 3
"""Rows one after the other that end their worker: then it is not the rows."""


def chunked(tasks: Iterator[RowTask], size: int = CHUNK) -> Iterator[list[RowTask]]:
    """Tasks in the pieces in which they travel."""
    while chunk := list(islice(tasks, size)):
        yield chunk


def chunk_size(recipe: Recipe, rows: int, executor: Executor | None) -> int:
    """How many rows travel together: packets one by one, and few where there are few rows.

    What is under way when a run is killed is made again; a chunk should not take long.
    """
    most = CHUNK if getattr(recipe, "quick", True) else 1
    if executor is None:
        return most
    workers = int(getattr(executor, "_max_workers", 4) or 4)
    return max(1, min(most, rows // (2 * workers)))


def outcomes_of(
    recipe: Recipe,
    chunks: Iterator[list[RowTask]],
    executor: Executor | None,
    ahead: int | None,
    *,
    only_check: bool = False,
) -> Iterator[Made]:
    """Outcomes chunk by chunk, in whatever order they are ready; few are held at once.

    Raises:
        EngineError: Workers die whatever they are given.
    """
    packed = pack(recipe)
    if executor is None:
        for chunk in chunks:
            yield list(zip(chunk, make_rows(packed, chunk, only_check), strict=True))
        return
    with ExitStack() as own:
        yield from _Hand(packed, only_check, executor, own).given(chunks, ahead)


class _Hand:
    """What gives chunks to an executor, and to processes of its own once that one is broken."""

    def __init__(self, packed: bytes, only_check: bool, executor: Executor, own: ExitStack) -> None:
        self._packed, self._only_check = packed, only_check
        self._executor, self._own = executor, own
        self._workers = int(getattr(executor, "_max_workers", 4) or 4)
        self._deaths = 0

    def given(self, chunks: Iterator[list[RowTask]], ahead: int | None) -> Iterator[Made]:
        limit = ahead or 3 * self._workers
        pending: dict[Future[list[Outcome]], list[RowTask]] = {}
        lost: list[list[RowTask]] = []
        try:
            while True:
                for chunk in islice(chunks, limit - len(pending)):
                    if not self._submitted(chunk, pending):
                        lost.append(chunk)
                        break
                if not pending and not lost:
                    return
                ready, _ = wait(pending, return_when=FIRST_COMPLETED)
                while ready:
                    future = ready.pop()
                    chunk = pending.pop(future)
                    if _died(future):
                        lost.append(chunk)
                        # A broken pool fails all that it had; nothing is given out meanwhile.
                        ready |= wait(pending).done
                    else:
                        yield list(zip(chunk, future.result(), strict=True))
                if lost:
                    yield from self._alone(lost)
                    lost.clear()
        finally:
            for future in pending:
                future.cancel()

    def _submitted(
        self, chunk: list[RowTask], pending: dict[Future[list[Outcome]], list[RowTask]]
    ) -> bool:
        try:
            future = self._executor.submit(make_rows, self._packed, chunk, self._only_check)
        except RuntimeError:  # a broken or closed pool takes nothing any more
            return False
        pending[future] = chunk
        return True

    def _alone(self, lost: list[list[RowTask]]) -> Iterator[Made]:
        self._renew()
        for chunk in lost:
            made: Made = []
            for task in chunk:
                held: dict[Future[list[Outcome]], list[RowTask]] = {}
                if self._submitted([task], held):
                    (future,) = held
                    wait(held)
                    if not _died(future):
                        made.append((task, future.result()[0]))
                        self._deaths = 0
                        continue
                self._deaths += 1
                if self._deaths == _DEATHS:
                    yield made
                    raise EngineError(
                        "worker processes end without a word, whatever row they are given",
                        hint="Perhaps there is too little memory. Run the same command again: it "
                        "goes on where it stopped. Use fewer processes (--jobs 1).",
                    )
                made.append((task, Outcome(task.number, problems=(_DIED,))))
                self._renew()
            yield made

    def _renew(self) -> None:
        executor = self._executor
        if self._lives(executor):
            return
        if isinstance(executor, WorkerProcesses):
            executor.renew()
            return
        self._executor = WorkerProcesses(self._workers)
        self._own.callback(self._executor.shutdown, wait=False, cancel_futures=True)

    @staticmethod
    def _lives(executor: Executor) -> bool:
        try:
            executor.submit(int).result()
        except Exception:
            return False
        return True


def _died(future: Future[list[Outcome]]) -> bool:
    """Whether a worker was lost, rather than that it said what is wrong (Dask: KilledWorker)."""
    if future.cancelled():
        return True
    error = future.exception()
    return isinstance(error, BrokenExecutor) or type(error).__name__ in {
        "KilledWorker", "CancelledError", "FutureCancelledError",
    }  # fmt: skip


_DIED = RowProblem(
    "",
    "the process that made this row ended without a word, twice",
    "The other rows are made. Run the same command again with --jobs 1; if it ends again, there "
    "is something in this row that packetgen cannot bear: please report it.",
)
