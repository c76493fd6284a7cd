"""A report as JSON with stable keys, for programs."""

from __future__ import annotations

import json
from typing import Any

from packetgen.jurisdiction.model import Citation

from ..finding import Box, Finding
from ..outcome import Outcome
from .report import Report

FORMAT = "packetgen-report/1"


def report_json(report: Report) -> str:
    """The report as JSON text (two-space indent, keys in a fixed order, final line break)."""
    return json.dumps(report_data(report), ensure_ascii=False, indent=2) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """The report as plain data; null means "not known" or "none"."""
    return {
        "format": FORMAT,
        "title": report.title,
        "today": report.today.isoformat(),
        "summary": {
            "rules_checked": len(report.checked),
            "rules_checked_in_part": len(report.checked_in_part),
            "rules_not_checked": len(report.not_checked),
            "rules_stated": len(report.stated),
            "rules_unverified": len(report.unverified),
            "rules_last_read": report.last_read.isoformat() if report.last_read else None,
            "rules_stale": report.stale,
            "open_findings": len(report.open),
            "waived_findings": len(report.findings) - len(report.open),
            "gates": len(report.gates),
        },
        "notes": list(report.notes),
        "files": [_outcome(outcome) for outcome in report.outcomes],
        "exhibits": [dict(record) for record in report.exhibits],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "kind": outcome.kind,
        "pages": outcome.pages,
        "sha256": outcome.sha256,
        "jurisdiction": outcome.jurisdiction,
        "court": outcome.court,
        "document": outcome.document or None,
        "document_how": outcome.document_how or None,
        "parts_how": outcome.parts_how,
        "pictures": list(outcome.pictures),
        "parts": [
            {
                "id": part.id,
                "kind": part.kind.value,
                "label": part.label,
                "title": part.title,
                "first": part.first,
                "last": part.last,
            }
            for part in outcome.parts
        ],
        "findings": [_finding(finding) for finding in outcome.findings],
        "checked": [
            {
                "key": use.key,
                "checks": list(use.checks),
                "not_on": list(use.not_on),
                "rule": _citation(use.citation),
            }
            for use in outcome.checked
        ],
        "stated": [
            {
                "key": each.key,
                "asks": each.asks,
                "kept": each.kept,
                "by": each.by,
                "on": each.on.isoformat(),
                "note": each.note,
                "rule": _citation(each.citation),
            }
            for each in outcome.stated
        ],
        "not_checked": [
            {
                "key": gap.key,
                "reason": gap.reason,
                "why": gap.why.value,
                "rule": _citation(gap.citation),
            }
            for gap in outcome.not_checked
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "effect": finding.effect.value,
        "gate": finding.gate,
        "key": finding.key or None,
        "rule": _citation(finding.citation) if finding.citation else None,
        "part": finding.part or None,
        "page": finding.page,
        "paragraph": finding.paragraph,
        "box": _box(finding.box),
        "measured": finding.measured,
        "wanted": finding.wanted,
        "fix": finding.fix,
        "also": [
            {
                "page": place.page,
                "paragraph": place.paragraph,
                "box": _box(place.box),
                "measured": place.measured,
            }
            for place in finding.also
        ],
        "waived": {"reason": finding.waived, "by": finding.waived_by} if finding.waived else None,
        "counter": finding.counter,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "id": citation.rule,
        "cite": citation.cite,
        "url": citation.url or None,
        "strength": citation.strength.value,
        "status": citation.status.value,
        "read": citation.read.isoformat() if citation.read else None,
    }


def _box(box: Box | None) -> list[float] | None:
    return [round(v, 2) for v in (box.left, box.top, box.right, box.bottom)] if box else None
