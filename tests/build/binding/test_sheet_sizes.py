"""Covers and indexes of exhibits are on the court's own paper; the exhibits keep theirs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from packetgen.build import build

from ..cases import TODAY, example


@pytest.mark.parametrize(
    ("court", "size"), [("gb-ew-highcourt", (595, 842)), ("us-ca-superior-alameda", (612, 792))]
)
def test_covers_and_index_have_the_courts_page_size(
    court: str, size: tuple[int, int], tmp_path: Path
) -> None:
    from pypdf import PdfReader

    case = example("minimal", tmp_path)
    told = case / "case.yaml"
    text = told.read_text(encoding="utf-8")
    told.write_text(text.replace("us-ca-superior-alameda", court), encoding="utf-8")
    result = build(case / "packet.yaml", tmp_path / "out", today=TODAY)
    (file,) = [f for f in (tmp_path / "out" / "filing").iterdir() if "declaration" in f.name]
    pages = PdfReader(io.BytesIO(file.read_bytes())).pages
    sizes = {
        word: (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        for page in pages
        for word in ("INDEX OF EXHIBITS", "Attached to:")
        if word in page.extract_text()
    }
    assert result.report.outcomes
    assert sizes["INDEX OF EXHIBITS"] == sizes["Attached to:"] == size
