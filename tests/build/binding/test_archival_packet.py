"""A plan may ask for PDF/A; the report says which files declare it, and what prevents the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from ..cases import Folder, with_exhibits


def declared(folder: Folder) -> dict[str, bool]:
    """Whether each filing declares PDF/A in its metadata."""
    found = {}
    for file in sorted((folder.out / "filing").glob("*.pdf")):
        data = PdfReader(file).trailer["/Root"]["/Metadata"].get_data()
        found[file.name] = b"<pdfaid:part>" in data
    return found


@pytest.mark.parametrize("titles", [[], ["Lease"]], ids=["typeset alone", "with an exhibit"])
def test_pdf_a_is_declared_where_the_parts_allow_it(titles: list[str], tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", titles, options={"pdfa": True})
    folder.build()
    said = " ".join(folder.report().split())
    assert set(declared(folder).values()) == {not titles}
    manifest = json.loads((folder.out / "manifest.json").read_text(encoding="utf-8"))
    tagged = [record["tagged"] for record in manifest["exhibits"].values()]
    assert tagged == [False for _ in titles], "these exhibits have no tags"
    if titles:
        assert "Exhibit A is not tagged" in said
        reason = "because of Exhibit A: its font Helvetica is not embedded (page 1)."
        assert f"PDF/A is not declared {reason}" in said
    else:
        assert "declares PDF/A-2a" in said
        assert "does not validate PDF/A" in said
