"""Labels and Bates numbers across packets: nothing is renumbered, no number means two pages."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pypdf import PdfReader

from packetgen.build import build
from packetgen.errors import PacketError
from tests.build.cases import TODAY, Folder, digests, with_exhibits


def _plain(place: Path, count: int = 3, **options: object) -> Folder:
    return with_exhibits(place, [f"Title {n}" for n in range(1, count + 1)], options=options)


def _ledger(folder: Folder) -> list[dict[str, str]]:
    text = (folder.place / "bates.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def _text(folder: Folder, file: str = "filing/01-statement.pdf") -> str:
    return "\n".join(page.extract_text() for page in PdfReader(folder.out / file).pages)


def test_a_late_exhibit_is_12a_in_cover_index_stamp_and_cite(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c", labels={"scheme": "numbers", "start": 12})
    document = folder.plan["documents"][0]
    document["exhibits"] = ["e1", {"exhibit": "e3", "late": True}, "e2"]
    folder.build()
    text = _text(folder)
    assert "EXHIBIT 12A" in text.upper()
    assert "Exhibit 12A, Page 2" in text
    assert "Exhibit 13, Page 1" in text
    assert "Exhibit 12A at 2" in text.replace("\u00a0", " ")


def test_labels_go_on_after_an_earlier_packet_and_stay(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c", 2)
    folder.build()
    (folder.place / "filed.json").write_bytes((folder.out / "manifest.json").read_bytes())
    second = _plain(tmp_path / "d", 3, labels={"after": "filed.json"})
    (second.place / "filed.json").write_bytes((folder.place / "filed.json").read_bytes())
    second.plan["documents"][0]["exhibits"] = ["e3", "e2"]
    second.plan["documents"][0]["values"]["statements"] = "1. I am here."
    second.build()
    assert "Exhibit C, Page 1" in _text(second)
    assert "Exhibit B, Page 1" in _text(second)
    second.plan["options"]["labels"]["after"] = "case.yaml"
    with pytest.raises(PacketError) as caught:
        second.build()
    assert "neither the manifest.json of a packet" in str(caught.value.problems[0])


def test_the_ledger_records_each_exhibit_and_the_next_packet_goes_on(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c", 2, bates={"prefix": "VO", "digits": 4, "ledger": "bates.csv"})
    folder.build()
    assert [(r["exhibit"], r["first"], r["last"], r["status"]) for r in _ledger(folder)] == [
        ("e1", "VO0001", "VO0002", "reserved"),
        ("e2", "VO0003", "VO0004", "reserved"),
    ]
    before = digests(folder.out) | {"ledger": (folder.place / "bates.csv").read_text("utf-8")}
    folder.build()
    assert (
        digests(folder.out) | {"ledger": (folder.place / "bates.csv").read_text("utf-8")} == before
    )
    second = folder.place / "second.yaml"
    second.write_bytes((folder.place / "packet.yaml").read_bytes())
    build(second, tmp_path / "second-out", today=TODAY)
    assert [(row["packet"], row["first"]) for row in _ledger(folder)] == [
        ("packet.yaml", "VO0001"),
        ("packet.yaml", "VO0003"),
        ("second.yaml", "VO0005"),
        ("second.yaml", "VO0007"),
    ]


def test_a_packet_that_is_gone_is_named_and_its_numbers_stay_taken(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c", 1, bates={"prefix": "VO", "digits": 4, "ledger": "bates.csv"})
    folder.build()
    ledger = folder.place / "bates.csv"
    ledger.write_text(ledger.read_text("utf-8").replace("packet.yaml", "old.yaml"), "utf-8")
    folder.build()
    assert [row["first"] for row in _ledger(folder)] == ["VO0001", "VO0003"]
    assert "VO0001–VO0002 for old.yaml, which is not there any more" in folder.report()
    assert "VO0003" in _text(folder)


def test_a_final_packet_issues_its_numbers(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c", 1, bates={"ledger": "bates.csv"})
    folder.build()
    folder.approve()
    result = folder.final()
    assert [f.code for f in result.refused] == []
    assert [row["status"] for row in _ledger(folder)] == ["issued"]


def test_a_withheld_exhibit_keeps_its_label_and_a_page_says_so(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c")
    folder.plan["documents"][0]["exhibits"] = [
        "e1",
        {"exhibit": "e2", "withheld": "sealed"},
        {"exhibit": "e3", "withheld": "removed"},
    ]
    (folder.place / "e3.pdf").write_bytes(b"no PDF any more")
    folder.build()
    text = _text(folder)
    assert "e2 first" not in text
    assert "FILED UNDER SEAL" in text
    assert "2 pages are omitted here" in text
    assert "EXHIBIT C" in text
    assert "REMOVED" in text
    assert "Exhibit B: it is under seal" in folder.report()


def test_a_late_label_is_no_finding_where_the_court_wants_numbers(tmp_path: Path) -> None:
    folder = _plain(tmp_path / "c", labels={"start": 12})
    folder.case["jurisdiction"] = "us-or-circuit-multnomah"
    folder.plan["documents"][0]["exhibits"] = ["e1", {"exhibit": "e3", "late": True}, "e2"]
    found = folder.build().report.open
    assert "EXHIBIT 12A" in _text(folder).upper()
    assert "PG508" not in [finding.code for finding in found]


def test_labels_and_index_call_the_parties_as_the_papers_of_the_court_do(tmp_path: Path) -> None:
    options = {"labels": {"scheme": "party-prefix"}, "index": {"columns": ["party"]}}
    folder = _plain(tmp_path / "c", 1, **options)
    folder.case["jurisdiction"] = "gb-ew-highcourt"
    folder.case["exhibits"][0]["offered_by"] = "ferris"
    folder.build()
    filed = next(path for path in folder.out.glob("filing/01-statement*.pdf"))
    text = _text(folder, f"filing/{filed.name}")
    assert "EXHIBIT C-1" in text.upper()
    assert "Claimant" in text
    assert "plaintiff" not in text.casefold()
