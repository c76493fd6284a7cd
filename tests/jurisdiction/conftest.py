"""Small made-up courts, written to a folder of the user's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from packetgen.jurisdiction.model import Conditions

Rules = list[dict[str, Any]]
WriteCourt = Callable[..., Path]


def rule(identifier: str, settings: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A rule with everything that a rule needs; ``more`` replaces parts of it."""
    return {
        "id": identifier,
        "set": dict(settings),
        "cite": f"Rule {identifier}",
        "source": {
            "url": "https://example.org/rules",
            "strength": "official",
            "read": "2026-04-01",
        },
        "status": "confirmed",
        "effect": "violation",
        **more,
    }


@pytest.fixture
def write_court(tmp_path: Path) -> WriteCourt:
    """Write ``tmp/courts/<path>/jurisdiction.yaml``; gives the root folder."""
    root = tmp_path / "courts"

    def write(identifier: str, rules: Rules | None = None, **more: Any) -> Path:
        folder = root.joinpath(*identifier.split("-"))
        folder.mkdir(parents=True, exist_ok=True)
        data = {"id": identifier, "name": f"Court {identifier}", "rules": rules or [], **more}
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
        (folder / "jurisdiction.yaml").write_text(text, encoding="utf-8")
        return root

    return write


@pytest.fixture
def today() -> Conditions:
    return Conditions(on=dt.date(2026, 11, 2))
