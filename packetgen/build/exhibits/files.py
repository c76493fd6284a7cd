"""Whether the exhibits of a plan can be used, before anything is made of them."""

from __future__ import annotations

from dataclasses import replace

from packetgen.errors import PacketError, Problem

from ..inputs.model import Inputs
from .parts import take_in_exhibit


def exhibit_problems(inputs: Inputs) -> tuple[Problem, ...]:
    """A problem for every exhibit file that a build would refuse, with the way out.

    Files are read and converted as in a build, but no scan is read by OCR: that can take minutes,
    and changes nothing about whether a file can be used.
    """
    known = {exhibit.id: exhibit for exhibit in inputs.case.exhibits}
    problems: list[Problem] = []
    for planned in inputs.plan.documents:
        for attached in planned.exhibits:
            exhibit = known[attached.exhibit]
            if exhibit.document or attached.withheld == "removed":
                continue
            unread = replace(attached, treatment=replace(attached.treatment, ocr="no"))
            try:
                take_in_exhibit(inputs, exhibit, unread)
            except PacketError as error:
                problems += error.problems
    return tuple(dict.fromkeys(problems))
