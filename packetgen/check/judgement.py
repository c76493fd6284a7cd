"""Does a measured value keep a rule, and how is the rule said in a few words?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from packetgen.jurisdiction.model import Constraint, Operator
from packetgen.jurisdiction.values import CENTIMETRE, is_metric

MEASURING_ERROR = 0.75
"""Points by which glyph positions of rounded PDF numbers may miss their true place."""


def holds(rule: Constraint, value: float, *, slack: float = 0.0) -> bool:
    """Whether a number keeps the rule; ``slack`` is the measuring error, added to its tolerance."""
    give = max(slack, rule.tolerance)
    wanted = rule.value
    match rule.operator:
        case Operator.MIN:
            return value >= float(wanted) - give
        case Operator.MAX:
            return value <= float(wanted) + give
        case Operator.RANGE:
            low, high = bounds_of(wanted)
            return low - give <= value <= high + give
        case Operator.EXACT:
            return abs(value - float(wanted)) <= give
        case Operator.ONE_OF:
            return any(abs(value - float(item)) <= give for item in wanted)
        case _:
            return True


def bounds_of(value: Any) -> tuple[float, float]:
    """The two ends of a range, given as a pair or as ``{"min": …, "max": …}``."""
    if isinstance(value, dict):
        return float(value["min"]), float(value["max"])
    low, high = value
    return float(low), float(high)


def words_of(rule: Constraint) -> tuple[str, ...]:
    """The members of a rule on words (one, or several)."""
    if rule.value is None or rule.value is True:
        return ()
    if isinstance(rule.value, str):
        return (rule.value,)
    return tuple(str(item) for item in rule.value)


def inches(points: float) -> str:
    """A length as people say it: "1 in (72 pt)"."""
    return f"{points / 72:.2f}".rstrip("0").rstrip(".") + f" in ({points:.4g} pt)"


def centimetres(points: float) -> str:
    """A length as people say it where rules are metric: "3.5 cm (99.21 pt)"."""
    return f"{points / CENTIMETRE:.2f}".rstrip("0").rstrip(".") + f" cm ({points:.4g} pt)"


def lengths_of(rule: Constraint) -> Callable[[float], str]:
    """How lengths are said beside a rule: in its own unit."""
    return centimetres if isinstance(rule.value, float) and is_metric(rule.value) else inches


def points(value: float) -> str:
    """A size of type: "11.5 pt"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + " pt"


def plain(value: float) -> str:
    """A bare number without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def wanted(rule: Constraint, say: Any = plain) -> str:
    """The rule in a few words; ``say`` prints one number."""
    match rule.operator:
        case Operator.MIN:
            return f"at least {say(float(rule.value))}"
        case Operator.MAX:
            return f"at most {say(float(rule.value))}"
        case Operator.RANGE:
            low, high = bounds_of(rule.value)
            return f"{say(low)} to {say(high)}"
        case Operator.EXACT:
            return str(say(float(rule.value)))
        case Operator.ONE_OF:
            return " or ".join(str(say(float(item))) for item in rule.value)
        case Operator.REQUIRED:
            return "required"
        case Operator.FORBIDDEN:
            return "not allowed"
        case _:
            return ", ".join(words_of(rule))
