"""A sheet for the office's own use is found also where it comes as an exhibit's file."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
import yaml

from packetgen.build import build

from ...packet.foreign_files import one_page, raw_pdf, shown, text_of

TODAY = dt.date(2026, 12, 4)


def _plan(folder: Path, audience: str, **document: object) -> Path:
    plan = {"case": "case.yaml", "audience": audience, "documents": [{"id": "d", **document}]}
    (folder / f"{audience}.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
    return folder / f"{audience}.yaml"


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_contact_log_attached_as_an_exhibit_is_refused(
    kind: str, tmp_path: Path, repository: Path
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(repository / "examples" / "compliance", folder)
    log = build(_plan(folder, "internal", form="contact-log"), tmp_path / "own", today=TODAY)
    (made,) = (
        data for name, data in log.outputs.items()
        if name.endswith(f".{kind}") and name.startswith(("documents/", "drafts/"))
    )  # fmt: skip
    assert log.report.open == () or not any(f.code == "GT111" for f in log.report.open)
    (folder / f"exhibits/log.{kind}").write_bytes(made)
    case = folder / "case.yaml"
    text = case.read_text(encoding="utf-8")
    changed = text.replace("file: exhibits/receipts.pdf", f"file: exhibits/log.{kind}")
    assert changed != text
    case.write_text(changed, encoding="utf-8")
    paper = {"form": "notice-of-appearance", "exhibits": ["receipts", "service-log"]}
    report = build(_plan(folder, "court", **paper), tmp_path / "out", today=TODAY).report
    (found,) = (finding for finding in report.open if finding.code == "GT111")
    assert found.gate
    assert "'receipts'" in found.message


def test_an_exhibit_whose_table_points_beside_its_page_is_bound(
    tmp_path: Path, repository: Path
) -> None:
    # pdfium finds the page only once the file is written anew; intake finds it by looking for it.
    folder = tmp_path / "case"
    shutil.copytree(repository / "examples" / "compliance", folder)
    data = raw_pdf(one_page(shown("seen")))
    place = re.search(rb"\n3 1\n(\d{10})", data)
    assert place is not None
    beside = b"%010d" % (int(place[1]) + 7)
    (folder / "exhibits/receipts.pdf").write_bytes(
        data[: place.start(1)] + beside + data[place.end(1) :]
    )
    paper = {"form": "notice-of-appearance", "exhibits": ["receipts", "service-log"]}
    made = build(_plan(folder, "court", **paper), tmp_path / "out", today=TODAY)
    (filed,) = (pdf for name, pdf in made.outputs.items() if name.startswith("filing/"))
    assert any("seen" in text for text in text_of(filed))
