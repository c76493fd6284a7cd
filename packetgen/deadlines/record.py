"""Deadlines as plain data for JSON."""

from __future__ import annotations

import datetime as dt
from typing import Any

from packetgen.jurisdiction.model import Citation

from .case_dates import CaseDates
from .deadline import Deadline
from .model import Count
from .notice import ShortNotice
from .service_list import ServiceLine
from .tenders import WitnessTender


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
        "ours": deadline.ours,
        "time": f"{deadline.time:%H:%M}" if deadline.time else "",
        "place": deadline.place,
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


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else ""


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
        "earliest_hearing": _iso(short.earliest),
        "earliest_hearing_under_every_reading": _iso(short.safe),
        "to": list(short.to),
        "theirs": short.theirs,
        "message": short.message,
    }


def service_data(line: ServiceLine) -> dict[str, Any]:
    """One line of the service list."""
    return {
        "to": line.to,
        "name": line.name,
        "capacity": line.capacity,
        "state": line.state,
        "service": line.service,
        "method": line.method,
        "where": line.where,
        "lacks": line.lacks,
        "e_service": line.e_service,
        "documents": list(line.documents),
        "not_yet_served_with": list(line.unserved),
        "on": _iso(line.on),
        "by": line.by,
        "extensions": [
            {"days": e.days, "unit": e.unit.value, **citation_data(e.citation)}
            for e in line.extensions
        ],
    }


def tender_data(witness: WitnessTender) -> dict[str, Any]:
    """What is tendered to a witness, as decimal text in dollars."""
    tender = witness.tender
    return {
        "document": witness.document,
        "to": witness.whom,
        "on": witness.on.isoformat(),
        "fee": str(tender.fee) if tender else "",
        "mileage": str(tender.mileage) if tender and tender.mileage is not None else "",
        "total": str(tender.total) if tender else "",
        "doubts": list(tender.doubts) if tender else [witness.why] if witness.why else [],
        "authority": citation_data(tender.source.citation) if tender else None,
        "limits": [
            {"miles": d.miles, "limit": d.limit, **citation_data(d.citation)}
            for d in witness.limits
        ],
        "exceeded": [d.miles for d in witness.exceeded],
    }


def dates_data(dates: CaseDates) -> dict[str, Any]:
    """Everything that the command says, as strings, numbers, lists and mappings."""
    return {
        "court": dates.court.id,
        "today": dates.today.isoformat(),
        "deadlines": [deadline_data(each) for each in dates.deadlines],
        "short_notice": [short_notice_data(each) for each in dates.short],
        "parties_without_notice": [
            {
                "rule": m.rule.id,
                "cite": m.rule.citation.cite,
                "document": m.document,
                "to": m.to,
                "last_day": _iso(m.last_day),
                "message": m.message,
            }
            for m in dates.missing_notices
        ],
        "not_counted": [{"hearing": h.id, "why": why} for h, why in dates.uncounted],
        "service": [service_data(each) for each in dates.service],
        "witnesses": [tender_data(each) for each in dates.tenders],
    }
