"""The office's letterhead, where drafting looks for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from packetgen.case import Case

from ..inputs.model import Inputs


def with_letterhead(inputs: Inputs) -> Case:
    """The case with its letterhead named from the plan's folder: drafting knows no other."""
    letterhead = inputs.case.office.letterhead
    if letterhead is None or inputs.plan.case.parent == inputs.folder:
        return inputs.case
    below = inputs.plan.case.parent.relative_to(inputs.folder)
    named = PurePosixPath(below.as_posix(), letterhead)
    return replace(inputs.case, office=replace(inputs.case.office, letterhead=named))
