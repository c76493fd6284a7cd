"""Deadlines as plain data for JSON."""

from __future__ import annotations

from typing import Any

from packetgen.jurisdiction.model import Citation

from .agenda import Deadline
from .model import Count
from .notice import ShortNotice


def deadline_data(deadline: Deadline) -> dict[str, Any]:
    """A deadline with its count, as strings, numbers, lists and mappings."""
    return {
        "id": deadline.id,
        "kind": deadline.kind,
        "name": deadline.name,
        "on": deadline.on.isoformat(),
        "safest": deadline.safest.isoformat(),
        "hearing": deadline.hearing,
        "method": deadline.method,
        "to": list(deadline.to),
        "by_whom": deadline.by_whom,
        "passed": deadline.passed,
        "status": deadline.status.value,
        "advisory": deadline.status.value == "unverified",
        "note": deadline.note,
        "authorities": [citation_data(c) for c in deadline.citations],
        "count": count_data(deadline.count) if deadline.count else None,
    }


def count_data(count: Count) -> dict[str, Any]:
    """A count day by day, with every other day that it may end on."""
    return {
        "from": count.trigger.isoformat(),
        "days": count.days,
        "unit": count.unit.value,
        "direction": count.direction.value,
        "base_day": count.base_day.isoformat(),
        "day": count.day.isoformat(),
        "steps": [
            {
                "day": step.day.isoformat(),
                "stage": step.stage,
                "number": step.number,
                "why": step.why,
            }
            for step in count.steps
        ],
        "alternatives": [
            {
                "day": other.day.isoformat(),
                "questions": [question.value for question in other.questions],
                "why": other.why,
            }
            for other in count.alternatives
        ],
    }


def citation_data(citation: Citation) -> dict[str, Any]:
    """Where a statement stands, and how far it can be trusted."""
    return {
        "rule": citation.rule,
        "cite": citation.cite,
        "url": citation.url,
        "status": citation.status.value,
        "strength": citation.strength.value,
        "read": citation.read_shown,
        "note": citation.note,
    }


def short_notice_data(short: ShortNotice) -> dict[str, Any]:
    """A notice that is too short."""
    return {
        "hearing": short.hearing,
        "hearing_on": short.hearing_on.isoformat(),
        "rule": short.rule.id,
        "cite": short.rule.citation.cite,
        "method": short.method,
        "service": short.service,
        "served_on": short.served_on.isoformat(),
        "last_day": short.last_day.isoformat(),
        "certain": short.certain,
        "earliest_hearing": short.earliest.isoformat(),
        "earliest_hearing_under_every_reading": short.safe.isoformat(),
        "message": short.message,
    }
