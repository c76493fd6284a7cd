"""The manifest names everything that went in: tables, texts, rules, and what was edited by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from packetgen.build import gather
from packetgen.errors import CaseError, FormError, JurisdictionError, PacketError

from ..cases import TODAY, Folder, edit, replace_words, small, with_exhibits


def manifest(folder: Folder) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder.out / "manifest.json").read_text("utf-8"))
    return data


def test_tables_texts_and_used_exhibits_are_inputs(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease", "Ledger"])
    folder.plan["documents"][0]["exhibits"] = ["e1"]
    folder.plan["documents"][0]["values"]["statements"] = "texts/facts.md"
    (folder.place / "texts").mkdir()
    (folder.place / "texts/facts.md").write_text("1. I am the defendant.\n", encoding="utf-8")
    (folder.place / "events.csv").write_text("on,text\n2026-01-05,Filed.\n", encoding="utf-8")
    folder.case["events"] = {"file": "events.csv"}
    folder.build()
    assert sorted(manifest(folder)["inputs"]) == [
        "case.yaml",
        "e1.pdf",
        "events.csv",
        "packet.yaml",
        "texts/facts.md",
    ]


def test_an_exhibit_that_the_plan_does_not_use_voids_no_approval(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease", "Ledger"])
    folder.plan["documents"][0]["exhibits"] = ["e1"]
    folder.plan["documents"][0]["values"]["statements"] = "1. {{ exhibit('e1') }}."
    folder.build()
    folder.approve()
    unused = folder.place / "e2.pdf"
    unused.write_bytes(unused.read_bytes() + b"\n")
    assert folder.final().refused == ()


def test_a_changed_table_voids_an_approval(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    table = folder.place / "events.csv"
    table.write_text("on,text\n2026-01-05,Filed.\n", encoding="utf-8")
    folder.case["events"] = {"file": "events.csv"}
    folder.build()
    folder.approve()
    table.write_text("on,text\n2026-01-06,Filed.\n", encoding="utf-8")
    assert [finding.code for finding in folder.final().refused] == ["GT106"]
    assert "events.csv" in folder.report()


def test_an_edited_draft_is_marked_with_the_hash_of_packetgens_own(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    own = manifest(folder)["outputs"]["drafts/statement.docx"]
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    for _ in range(2):
        folder.build()
        record = manifest(folder)["drafts"]["statement"]
        assert record["edited"] is True
        assert record["sha256"] == own
        assert manifest(folder)["outputs"]["drafts/statement.docx"] != own


def test_versions_and_fonts_are_named(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    data = manifest(folder)
    assert {"packetgen", "typst", "pypdf", "pypdfium2", "docxtpl"} <= set(data["versions"])
    assert all(name.endswith(".ttf") for name in data["fonts"])
    assert data["fonts"]
    assert data["today"] == "2026-12-01"


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        (lambda f: f.plan.update(titel="x"), PacketError, "title"),
        (lambda f: f.case.update(councel=[]), CaseError, "counsel"),
        (lambda f: f.plan["documents"][0].update(form="declaratoin"), FormError, "declaration"),
        (lambda f: f.case.update(jurisdiction="us-ca-superior-x"), JurisdictionError, "us-ca"),
        (lambda f: f.plan["documents"][0].update(exhibits=["lease"]), PacketError, "lease"),
    ],
)
def test_inputs_that_do_not_hold_together_are_refused_before_anything_is_made(
    tmp_path: Path, change: Any, error: type[Exception], said: str
) -> None:
    folder = small(tmp_path / "case")
    change(folder)
    with pytest.raises(error, match=said):
        gather(folder.write(), today=TODAY)
    with pytest.raises(error):
        folder.build()
    assert not folder.out.exists()
