"""What the law leaves open, said in words."""

from __future__ import annotations

from collections.abc import Sequence

from .model import CourtTime, DayOff, Extension, Question, Roll


def question_words(
    question: Question,
    court: CourtTime,
    extension: Extension | None,
    doubted: Sequence[DayOff] = (),
) -> str:
    """The condition under which the other answer holds, as an "if" clause."""
    if question is Question.EXTENSION_FROM:
        if court.order.rolled_first:
            return "if the extension is counted from the base day as it falls, before it rolls"
        return "if the base day first rolls to an open day and the extension is counted from there"
    if question is Question.BACKWARD_ROLL:
        other = court.before.other
        where = "forward" if other is Roll.FORWARD else "backward"
        if other is Roll.NONE:
            return "if a last day before the hearing may be a day off"
        return f"if a last day before the hearing that is a day off rolls {where}"
    if question is Question.EXTENSION_APPLIES:
        cite = extension.citation.cite if extension else "the extension"
        return f"if {cite} does not lengthen this period"
    if question is Question.OTHER_EXTENSION:
        other_extension = extension.other if extension else None
        if other_extension is None:
            return "if another provision governs the extension"
        unit = other_extension.unit.value
        return f"if {other_extension.citation.cite} governs ({other_extension.days} {unit} days)"
    named = sorted({day_off.name for day_off in doubted})
    return f"if not a day off: {', '.join(named)}" if named else "if no doubtful holiday counts"
