"""Builds whose exhibits are of many kinds: covers, report and manifest account for every file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from packetgen.errors import PacketError
from packetgen.reading import load_schema

from ..cases import Folder, pdf, small
from ..pdfs import Seen


def bundle(place: Path) -> Folder:
    folder = small(place)
    files = {
        "lease.pdf": pdf(*(f"lease {n}" for n in range(1, 7))),
        "broken.pdf": b"%PDF-1.4 nothing here",
        "log.txt": b"a line of the log\n",
        "mail.eml": b"From: a@b.c\nTo: d@e.f\nSubject: Leak\nDate: Tue, 03 Mar 2026 09:15:04 -0800"
        b"\n\nThe roof leaks.\n",
    }
    for name, data in files.items():
        (folder.place / name).write_bytes(data)
    folder.case["exhibits"] = [
        {"id": "lease", "title": "Lease", "file": "lease.pdf", "pages": "1, 4-5"},
        {"id": "broken", "title": "Statement", "file": "broken.pdf", "lodged": "with counsel"},
        {
            "id": "both",
            "title": "Log and mail",
            "files": [{"file": "log.txt", "title": "Log"}, "mail.eml"],
        },
    ]
    document = folder.plan["documents"][0]
    document["exhibits"] = [
        "lease", {"exhibit": "broken", "unusable": "slip-sheet"}, "both",
    ]  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = bundle(tmp_path_factory.mktemp("records") / "case")
    folder.build()
    return folder


def test_the_manifest_records_every_file_and_keeps_to_its_schema(built: Folder) -> None:
    from jsonschema import Draft202012Validator

    manifest: dict[str, Any] = json.loads((built.out / "manifest.json").read_bytes())
    assert not list(Draft202012Validator(load_schema("manifest")).iter_errors(manifest))
    lease = manifest["exhibits"]["statement/lease"]
    assert (lease["pages_in"], lease["pages_out"], lease["source_pages"]) == (6, 3, "1, 4-5")
    broken = manifest["exhibits"]["statement/broken"]
    assert (broken["pages_in"], broken["pages_out"], broken["sheets_added"]) == (0, 1, 1)
    assert broken["files"][0]["slip_sheet"] is True
    log, mail = manifest["exhibits"]["statement/both"]["files"]
    assert (log["label"], log["rendered"]) == ("C-1", "typeset from a text file")
    assert log["sha256"] == hashlib.sha256((built.place / "log.txt").read_bytes()).hexdigest()
    assert mail["rendered"] == "typeset from an e-mail"


def test_the_report_counts_pages_in_pages_out_and_sheets_added(built: Folder) -> None:
    text = " ".join(built.report().split())
    assert "Exhibit A (lease.pdf): 6 pages in, 3 out." in text
    assert "Exhibit A: an excerpt: pages 1, 4–5 of 6." in text
    assert "Exhibit B (broken.pdf): 0 pages in, 0 out, and 1 sheet added." in text
    assert "Exhibit C (log.txt, mail.eml): 2 pages in, 2 out, and 1 sheet added." in text
    data = json.loads((built.out / "report.json").read_bytes())
    assert [record["exhibit"] for record in data["exhibits"]] == [
        "statement/lease", "statement/broken", "statement/both",
    ]  # fmt: skip


def test_covers_say_what_is_excerpted_and_rendered(built: Folder) -> None:
    seen = Seen((built.out / "filing/01-statement.pdf").read_bytes())
    covers = {t.split()[1]: " ".join(t.split()) for t in seen.text if t.startswith("EXHIBIT ")}
    assert "Excerpt: pages 1, 4–5 of 6" in covers["A"]
    assert "Rendered from the file mail.eml" in covers["C"]
    assert "log.txt" not in covers["C"], "its own sheet says it"
    assert "Rendered from the file log.txt" in covers["C-1"]
    assert any("SLIP SHEET" in text and "lodged with counsel" in text for text in seen.text)


def test_without_a_word_of_the_plan_the_unusable_file_stops_the_build(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "case")
    folder.plan["documents"][0]["exhibits"][1] = "broken"
    with pytest.raises(PacketError, match=r"broken\.pdf, exhibit broken: it is damaged"):
        folder.build()
    folder.plan["options"] = {"exhibits": {"unusable": "slip-sheet"}}
    assert folder.build().pages


def test_a_password_in_the_plan_is_no_key_of_it(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "case")
    folder.plan["documents"][0]["exhibits"][0] = {"exhibit": "lease", "password": "x"}
    with pytest.raises(PacketError, match="password_env"):
        folder.build()


def test_an_exhibit_is_tagged_if_every_file_of_it_is(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    (folder.place / "log.txt").write_text("a line of the log\n", encoding="utf-8")
    (folder.place / "lease.pdf").write_bytes(pdf("lease 1", "lease 2"))
    folder.case["exhibits"] = [
        {"id": "mixed", "title": "Log and lease", "files": ["log.txt", "lease.pdf"]},
        {"id": "log", "title": "Log", "file": "log.txt"},
    ]
    folder.plan["documents"][0]["exhibits"] = ["mixed", "log"]
    folder.build()
    records = json.loads((folder.out / "manifest.json").read_bytes())["exhibits"]
    mixed, log = records["statement/mixed"], records["statement/log"]
    assert (log["tagged"], "untagged_pages" in log) == (True, False)
    assert (mixed["tagged"], mixed["untagged_pages"]) == (False, "2-3")
    report = json.loads((folder.out / "report.json").read_bytes())
    (said,) = [note for note in report["notes"] if "not tagged" in note]
    assert "lease.pdf is not tagged" in said
