"""Rows made in worker processes: any executor runs :func:`make_rows`."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .task import Outcome, RowProblem, RowTask

if TYPE_CHECKING:
    from .recipe import Maker, Recipe

CHUNK = 8
"""Rows that travel together: few enough that a stop loses little."""


def pack(recipe: Recipe) -> bytes:
    """A recipe as it travels to workers."""
    return pickle.dumps(recipe, protocol=5)


def make_rows(packed: bytes, tasks: Sequence[RowTask], only_check: bool = False) -> list[Outcome]:
    """Make some rows; runs in a worker, which keeps its maker from call to call.

    A fault of packetgen itself spoils its own row and no other; its text never holds what the row
    says.
    """
    maker = _maker(packed)
    outcomes = []
    for task in tasks:
        try:
            outcomes.append(maker.make(task, only_check=only_check))
        except Exception as error:
            outcomes.append(Outcome(task.number, problems=(_fault(error),)))
    return outcomes


@lru_cache(maxsize=2)
def _maker(packed: bytes) -> Maker:
    recipe: Recipe = pickle.loads(packed)
    return recipe.open()


def _fault(error: Exception) -> RowProblem:
    place = "unknown"
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/packetgen/" in code:
            place = f"{'/'.join(code.split('/')[-2:])}:{trace.tb_lineno}"
        trace = trace.tb_next
    return RowProblem(
        "",
        f"a fault of packetgen itself, not of the row ({type(error).__name__} at {place})",
        "Please report this line; it holds nothing of the row. The other rows are made.",
    )


class WorkerProcesses(Executor):
    """Processes on this machine that are replaced when one of them dies."""

    def __init__(self, count: int) -> None:
        self._max_workers = count
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._max_workers, mp_context=context, initializer=_begin)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See :class:`concurrent.futures.Executor`."""
        return self._pool.submit(fn, *args, **kwargs)

    def renew(self) -> None:
        """New processes in the place of all."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """See :class:`concurrent.futures.Executor`."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextmanager
def worker_processes(count: int) -> Iterator[Executor]:
    """``count`` processes that end with this one, on every system alike."""
    pool = WorkerProcesses(count)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
