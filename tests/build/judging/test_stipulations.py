"""Who is left out of a stipulation is told; nobody is dropped without a word."""

from __future__ import annotations

from pathlib import Path

from ..cases import small

AGREED = {"id": "paper", "form": "stipulation", "values": {"terms": "1. Agreed."}}


def test_a_party_for_whom_nobody_signs_is_named(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", AGREED)
    silent = {"id": "silent", "role": "defendant", "organization": "Silent Holdings, Inc."}
    folder.case["case"]["parties"].append(silent)
    (found,) = [f for f in folder.build().report.open if f.code == "ST101"]
    assert "silent" in found.message
    assert not found.gate
    named = [p["id"] for p in folder.case["case"]["parties"] if p["id"] != "silent"]
    folder.plan["documents"][0]["values"]["between"] = named
    assert not [f for f in folder.build().report.open if f.code == "ST101"]
