"""Packets made of files that nobody on the project wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.errors import PacketError

from ..cases import Folder, digests, small
from ..pdfs import Seen


def packet(place: Path, files: list[Path]) -> Folder:
    folder = small(place)
    (folder.place / "exhibits").mkdir()
    folder.case["exhibits"] = []
    for number, file in enumerate(files, 1):
        (folder.place / "exhibits" / file.name).write_bytes(file.read_bytes())
        folder.case["exhibits"].append(
            {"id": f"e{number}", "title": f"Real file {number}", "file": f"exhibits/{file.name}"}
        )
    folder.plan["documents"][0]["exhibits"] = [e["id"] for e in folder.case["exhibits"]]
    return folder


def test_all_usable_files_become_one_packet(shared_data: Path, tmp_path: Path) -> None:
    files = sorted(file for file in (shared_data / "exhibits").iterdir() if file.is_file())
    assert len(files) > 10
    folder = packet(tmp_path / "case", files)
    folder.plan["options"] = {"exhibits": {"show_changes": "marked"}}
    before = digests(folder.place) if folder.write() else {}
    result = folder.build()
    assert digests(folder.place) == before, "the caller's files are only read"
    pdf = Seen((folder.out / "filing/01-statement.pdf").read_bytes())
    rows = pdf.index_rows()
    assert [row[0] for row in rows] == [chr(65 + n) for n in range(len(files))]
    for _, _, cited, targets in rows:
        (page,) = targets
        assert page is not None
        assert pdf.printed(page) == cited
    report = folder.report()
    for at, file in enumerate(files):
        assert f"Exhibit {chr(65 + at)} ({file.name}): " in " ".join(report.split())
    assert result.pages == pdf.pages


def test_all_unusable_files_are_named_at_once(shared_data: Path, tmp_path: Path) -> None:
    files = sorted(file for file in (shared_data / "broken").iterdir() if file.is_file())
    good, bad = [], []
    for file in files:
        try:
            packet(tmp_path / f"one-{len(good) + len(bad)}", [file]).build()
            good.append(file)
        except PacketError:
            bad.append(file)
    assert len(bad) >= 3
    folder = packet(tmp_path / "all", [*good, *bad])
    with pytest.raises(PacketError) as caught:
        folder.build()
    told = str(caught.value)
    assert all(file.name in told for file in bad)
    assert not any(problem for problem in caught.value.problems if not problem.hint)
    assert len(caught.value.problems) == len(bad)
