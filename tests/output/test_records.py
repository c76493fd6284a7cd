"""Manifests and approvals: written the same every time, and void when anything changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from packetgen.errors import OutputError
from packetgen.output import (
    Approval,
    DraftRecord,
    Manifest,
    approval_json,
    approval_problems,
    manifest_json,
    read_approval,
    read_manifest,
    sha256,
)
from packetgen.reading import load_schema

HASHES = {"case.yaml": sha256(b"case"), "drafts/motion.docx": sha256(b"draft")}
APPROVAL = Approval("Jordan Q. Advocate", "attorney", dt.date(2026, 12, 1), "123456", HASHES)
MANIFEST = Manifest(
    today="2026-11-21",
    inputs=HASHES,
    outputs={"packet.pdf": sha256(b"pdf")},
    drafts={"drafts/motion.docx": DraftRecord(sha256(b"d"), True, {"case.number": "RG26"})},
    versions={"packetgen": "0.1.0", "typst": "0.15.2"},
)


def test_a_manifest_reads_back_and_fits_its_schema(tmp_path: Path) -> None:
    import json

    import jsonschema

    (tmp_path / "manifest.json").write_bytes(manifest_json(MANIFEST))
    assert read_manifest(tmp_path) == MANIFEST
    jsonschema.validate(json.loads(manifest_json(MANIFEST)), dict(load_schema("manifest")))


def test_a_manifest_is_the_same_in_whatever_order_it_was_filled() -> None:
    turned = dict(reversed(HASHES.items()))
    assert manifest_json(MANIFEST) == manifest_json(
        Manifest(
            MANIFEST.today,
            inputs=turned,
            outputs=MANIFEST.outputs,
            drafts=MANIFEST.drafts,
            versions=dict(reversed(MANIFEST.versions.items())),
        )
    )


@pytest.mark.parametrize("path", ["/home/x/case.yaml", "C:\\case.yaml", "\\\\server\\case.yaml"])
def test_a_manifest_holds_no_absolute_path(path: str) -> None:
    with pytest.raises(ValueError, match="absolute"):
        manifest_json(Manifest("2026-11-21", inputs={path: sha256(b"")}))


def test_an_approval_reads_back_and_holds_for_the_same_files(tmp_path: Path) -> None:
    path = tmp_path / "approval.json"
    path.write_bytes(approval_json(APPROVAL))
    assert read_approval(path) == APPROVAL
    assert approval_problems(read_approval(path), dict(HASHES)) == ()


def test_any_change_of_any_file_voids_an_approval_and_is_named() -> None:
    now = {"case.yaml": sha256(b"case 2"), "exhibits/a.pdf": sha256(b"new")}
    found = [str(problem).splitlines()[0] for problem in approval_problems(APPROVAL, now)]
    assert found == [
        "case.yaml: it was changed since the approval",
        "drafts/motion.docx: it was taken away since the approval",
        "exhibits/a.pdf: it is new since the approval",
    ]


def test_no_approval_and_an_empty_one_do_not_hold() -> None:
    assert "nobody" in approval_problems(None, HASHES)[0].message
    empty = Approval("", "attorney", dt.date(2026, 12, 1))
    assert len(approval_problems(empty, {})) == 2


def test_a_self_represented_filer_needs_no_bar_number() -> None:
    filer = Approval("María Hernández", "self-represented", dt.date(2026, 12, 1), "", HASHES)
    assert approval_problems(filer, HASHES) == ()


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2}', '{"format": 1, "name": "x"}'])
def test_a_damaged_approval_is_an_error_not_an_approval(tmp_path: Path, text: str) -> None:
    path = tmp_path / "approval.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match=r"approval\.json"):
        read_approval(path)
