"""Days by which a motion is answered, for the notice of motion: those beyond doubt alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from packetgen.jurisdiction.model import Status

from .deadline import Deadline


@dataclass(frozen=True, slots=True)
class AnswerDate:
    """What is due after a motion, as an infinitive ("serve and file the reply"), with its day."""

    act: str
    on: dt.date
    cite: str


def answer_dates(deadlines: Iterable[Deadline], hearing: str) -> tuple[AnswerDate, ...]:
    """The days for opposing and replying that a notice may state, in the order of the days.

    Days that a condition may change (a demand, a local rule) are none of them. When one of them is
    in doubt (the rule, or anything that the count rests on, is not verified, or the law leaves
    another day open), there are none at all: a notice never states half of them.

    Args:
        deadlines: The dates of the case, from :func:`packetgen.deadlines.deadlines_for`.
        hearing: Id of the hearing of the motion.
    """
    stated = [
        (each, each.rule, each.count)
        for each in deadlines
        if each.hearing == hearing and each.rule is not None and each.rule.in_notice
    ]
    for each, _, counted in stated:
        if counted is None or counted.alternatives or each.status is not Status.CONFIRMED:
            return ()
    return tuple(
        AnswerDate(each.name[:1].lower() + each.name[1:], each.on, rule.citation.cite)
        for each, rule, _ in stated
    )
