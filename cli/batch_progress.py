"""Progress of a batch: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from packetgen.batch import BatchStep
    from packetgen.batch.running import Tell

_LINES = 10
"""Lines at most, where nobody watches a terminal."""


@contextmanager
def batch_progress(*, quiet: bool) -> Iterator[Tell | None]:
    """A callback for :func:`packetgen.batch.run_batch`; None when quiet."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _Lines()


class _Lines:
    def __init__(self) -> None:
        self._next = 0.0
        self._start = time.monotonic()

    def __call__(self, step: BatchStep) -> None:
        """Say a line at every tenth of the way."""
        todo = step.total - step.ready
        made = step.done + step.failed
        if not todo or made < self._next or not made:
            return
        self._next = made - made % max(1, todo / _LINES) + todo / _LINES
        rate = made / max(time.monotonic() - self._start, 0.001)
        failed = f", {step.failed} failed" if step.failed else ""
        skipped = f", {step.ready} made before" if step.ready else ""
        click.echo(f"{made} of {todo}{failed}{skipped} ({rate:.0f} a second)", err=True)


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("Making"),
        BarColumn(bar_width=None),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn("[red]{task.fields[failed]}[/red]{task.fields[skipped]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None, failed="", skipped="", rate="")
        start = time.monotonic()

        def tell(step: BatchStep) -> None:
            made = step.done + step.failed
            rate = made / max(time.monotonic() - start, 0.001)
            bar.update(
                task,
                completed=made,
                total=step.total - step.ready,
                failed=f"{step.failed} failed " if step.failed else "",
                skipped=f"{step.ready} made before " if step.ready else "",
                rate=f"{rate:.0f}/s" if made else "",
            )

        yield tell
