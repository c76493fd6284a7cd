"""A paper of a kind of case that its case is not is told, and refused nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..cases import small

MITIGATION = {
    "id": "paper",
    "form": "sentencing-memorandum",
    "values": {
        "history": "There is no record.",
        "factors": [{"name": "Work", "text": "There is work."}],
        "request": "No further time is asked for.",
    },
}


@pytest.mark.parametrize(
    ("kind", "told"), [("civil", True), ("criminal", False), ("juvenile", False)]
)
def test_a_sentencing_memorandum_outside_criminal_cases_is_told(
    tmp_path: Path, kind: str, told: bool
) -> None:
    folder = small(tmp_path / "case", MITIGATION)
    folder.case["case"]["kind"] = kind
    found = [f for f in folder.build().report.open if f.code == "ST102"]
    assert bool(found) is told
    assert all(kind in f.message and not f.gate for f in found)
