"""A cover letter lists the papers of the packet with the pages that the page map counts."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from packetgen.build import build

PLAN = """
case: case.yaml
documents:
  - {id: clerk, form: clerk-cover-letter, values: {requests: [File them]}}
  - id: chronology
    form: chronology
    values: {only_issue: compliance}
    exhibits: [service-log, counseling]
  - {id: summary, form: compliance-summary, values: {as_of: 2026-12-04}}
"""


def test_a_cover_letter_counts_what_it_encloses(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(repository / "examples" / "compliance", folder)
    (folder / "packet.yaml").write_text(PLAN, encoding="utf-8")
    made = build(folder / "packet.yaml", tmp_path / "out", today=dt.date(2026, 12, 4))
    letter = Document(io.BytesIO(made.outputs["drafts/clerk.docx"]))
    rows = [[cell.text for cell in row.cells] for row in letter.tables[0].rows]
    pages = {
        name: len(PdfReader(io.BytesIO(data)).pages)
        for name, data in made.outputs.items()
        if name.startswith("filing/") and "clerk" not in name.lower()
    }
    assert [row[0] for row in rows] == ["", "1", "2", ""]
    assert [row[2] for row in rows[1:3]] == ["2", "none"]
    assert {int(row[3]) for row in rows[1:3]} == set(pages.values())
    assert int(rows[3][3]) == sum(pages.values()) == sum(int(row[3]) for row in rows[1:3])
    name = next(
        name for name in made.outputs if name.startswith("filing/") and "clerk" in name.lower()
    )
    text = PdfReader(io.BytesIO(made.outputs[name])).pages[0].extract_text()
    assert re.search(rf"Total\s+{sum(pages.values())}\b", text)
    again = build(folder / "packet.yaml", tmp_path / "again", today=dt.date(2026, 12, 4))
    assert again.outputs["drafts/clerk.docx"] == made.outputs["drafts/clerk.docx"]


@pytest.mark.parametrize(("papers", "said"), [(1, "it"), (2, "each")])
def test_a_cover_letter_counts_copies_of_one_paper_and_of_many(
    papers: int, said: str, repository: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "p"
    shutil.copytree(repository / "examples" / "compliance", folder)
    listed = [
        f"  - {{id: s{n}, form: compliance-summary, values: {{version: first-page}}}}"
        for n in range(papers)
    ]
    letter = (
        "  - {id: clerk, form: clerk-cover-letter, "
        "values: {requests: [File them], copies_each: 2, hearing: review}}"
    )
    plan = "\n".join(["case: case.yaml", "documents:", letter, *listed])
    (folder / "packet.yaml").write_text(plan, encoding="utf-8")
    made = build(folder / "packet.yaml", tmp_path / "out", today=dt.date(2026, 12, 4))
    lines = [p.text for p in Document(io.BytesIO(made.outputs["drafts/clerk.docx"])).paragraphs]
    assert f"There are two copies of {said}." in lines
    assert any("December 18, 2026, in Department 112" in line for line in lines)
