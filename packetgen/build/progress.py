"""Where a build is: what callers may show while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Where a build is: the stage's name, how many things are done, of how many."""

    stage: str
    done: int
    total: int


Progress = Callable[[Step], None]
"""Called as a build goes on; what it raises ends the build before anything is written."""


def silent(step: Step) -> None:
    """The progress of a build that nobody watches."""
