"""Waivers: what one passes, and what it does not."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from packetgen.errors import PacketError

from ..cases import (
    DECLARATION,
    PROOF,
    SERVICE,
    small,
)
from ..final_packets import ready, refused

WAIVER = {"reason": "The clerk agreed by telephone on November 30.", "by": "Robin Duval"}


def test_a_waiver_passes_its_code_and_is_shown(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    folder.plan["waivers"] = [{"code": "GT105", **WAIVER}]
    ready(folder)
    assert refused(folder) == []
    assert WAIVER["reason"] in folder.report()
    assert WAIVER["by"] in folder.report()


def test_a_waiver_passes_no_other_code(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    folder.plan["waivers"] = [{"code": "GT104", **WAIVER}]
    ready(folder)
    assert refused(folder) == ["GT105"]
    assert "The waiver of GT104 lets nothing pass" in " ".join(folder.report().split())


def test_a_waiver_of_another_file_passes_nothing(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    folder.plan["waivers"] = [{"code": "GT105", "file": "drafts/other.docx", **WAIVER}]
    ready(folder)
    assert refused(folder) == ["GT105"]
    folder.plan["waivers"] = [{"code": "GT105", "file": f"drafts/{PROOF['id']}.docx", **WAIVER}]
    ready(folder)
    assert refused(folder) == []


def test_a_waiver_without_a_reason_is_no_waiver(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["waivers"] = [{"code": "GT105", "by": "Robin Duval"}]
    with pytest.raises(PacketError, match="reason"):
        folder.build()
