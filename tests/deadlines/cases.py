"""Small cases with a hearing, two sides and a service, as plain data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from packetgen.case import Case, case_from_data
from packetgen.deadlines.files import FILE
from packetgen.jurisdiction.folders import shipped
from packetgen.reading import Structured, read_structured


def case_with(
    court: str = "us-ca-superior-alameda",
    hearings: list[dict[str, Any]] | None = None,
    services: list[dict[str, Any]] | None = None,
    **more: Any,
) -> Case:
    data: dict[str, Any] = {
        "jurisdiction": court,
        "case": {
            "number": "26CV000001",
            "client": "ana",
            "parties": [
                {
                    "id": "ana",
                    "role": "plaintiff",
                    "name": {"first": "Ana", "last": "Lima"},
                    "represented_by": ["ours"],
                },
                {
                    "id": "acme",
                    "role": "defendant",
                    "organization": "Acme, LLC",
                    "represented_by": ["theirs"],
                },
                {
                    "id": "bo",
                    "role": "defendant",
                    "name": {"first": "Bo", "last": "Tan"},
                },
            ],
        },
        "counsel": [
            {
                "id": "ours",
                "name": {"first": "O", "last": "One"},
                "address": {
                    "lines": ["1 A St"],
                    "city": "Oakland",
                    "state": "CA",
                    "postal_code": "94600",
                },
            },
            {
                "id": "theirs",
                "name": {"first": "T", "last": "Two"},
                "address": {
                    "lines": ["2 B St"],
                    "city": "Reno",
                    "state": "NV",
                    "postal_code": "89500",
                },
            },
        ],
        "hearings": [{"id": "m", "on": "2026-05-13", "purpose": "Motion to compel"}]
        if hearings is None
        else hearings,
        "services": services or [],
        **more,
    }
    return case_from_data(Structured(data, "case.yaml"), Path())


def own_authorities(court: str) -> dict[str, Any]:
    file = shipped().joinpath(*court.split("-"), FILE)
    found: dict[str, Any] = read_structured(file).data.get("authorities", {})
    return found
