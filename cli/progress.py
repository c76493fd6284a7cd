"""Progress of long work: a bar on a terminal, nothing when piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packetgen.build import Step

WORDS = {
    "draft": "Drafting",
    "typeset": "Typesetting",
    "exhibits": "Taking in exhibits",
    "assemble": "Assembling",
    "check": "Checking",
}


@contextmanager
def build_progress(*, quiet: bool) -> Iterator[Callable[[Step], None] | None]:
    """A callback for :func:`packetgen.build.build`; None when nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description:<20}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        tasks = {}

        def tell(step: Step) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = bar.add_task(
                    WORDS.get(step.stage, step.stage), total=step.total
                )
            bar.update(tasks[step.stage], completed=step.done, total=step.total)

        yield tell
