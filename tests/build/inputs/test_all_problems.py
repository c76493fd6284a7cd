"""Plan, case file and court are wrong at once, and one run names all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.build import gather, load_case_for_court
from packetgen.errors import CaseError, PacketError

from ..cases import TODAY, small


def test_an_unknown_court_does_not_wait_for_the_other_problems_of_the_case(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.case["jurisdiction"] = "us-ca-superior-alamida"
    folder.case["case"]["filed"] = "2026-02-31"
    folder.write()
    with pytest.raises(CaseError, match="2 problems") as caught:
        load_case_for_court(folder.place / "case.yaml", today=TODAY)
    assert {problem.location.pointer for problem in caught.value.problems} == {
        "/jurisdiction",
        "/case/filed",
    }
    court = next(p for p in caught.value.problems if p.location.pointer == "/jurisdiction")
    assert "us-ca-superior-alameda" in court.hint


def test_a_wrong_plan_does_not_hide_what_is_wrong_with_its_case(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.case["case"]["filed"] = "2026-02-31"
    folder.plan["titel"] = folder.plan.pop("title")
    folder.write()
    with pytest.raises(PacketError) as caught:
        gather(folder.place / "packet.yaml", today=TODAY)
    assert [(str(p.location.file), p.location.pointer) for p in caught.value.problems] == [
        ("packet.yaml", "/titel"),
        ("case.yaml", "/case/filed"),
    ]


def test_a_fault_in_the_plan_does_not_hide_slips_elsewhere_in_it(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["audience"] = "judge"
    folder.plan["filing_date"] = "2026-02-31"
    folder.plan["documents"][0]["values"]["relif"] = "x"
    folder.plan["documents"].append({"id": "law", "form": "memorandm"})
    folder.case["jurisdiction"] = "us-ca-superior-alamida"
    folder.write()
    with pytest.raises(PacketError) as caught:
        gather(folder.place / "packet.yaml", today=TODAY)
    places = {(str(p.location.file), p.location.pointer) for p in caught.value.problems}
    last = len(folder.plan["documents"]) - 1
    assert places >= {
        ("packet.yaml", "/audience"),
        ("packet.yaml", "/filing_date"),
        ("packet.yaml", "/documents/0/values/relif"),
        ("packet.yaml", f"/documents/{last}/form"),
        ("case.yaml", "/jurisdiction"),
    }


def test_a_ledger_outside_the_folder_is_a_problem_like_any_other(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["options"] = {"bates": {"ledger": "../bates.csv"}}
    folder.write()
    with pytest.raises(PacketError) as caught:
        gather(folder.place / "packet.yaml", today=TODAY)
    assert [p.location.pointer for p in caught.value.problems] == ["/options/bates/ledger"]
