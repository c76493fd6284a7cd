"""Real files taken in: one packet that every reader opens, and broken ones refused by name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from packetgen.case import Treatment
from packetgen.errors import PacketError
from packetgen.packet import (
    IntakeFile,
    IntakeOptions,
    StampPlan,
    take_in,
    take_in_all,
)

from ..conftest import bind, filing_of, pages_in, reader

REAL = {
    "annotations.pdf": 1, "filing-ca1.pdf": 17, "filing-ca4.pdf": 1, "filing-ca8.pdf": 2,
    "filing-ca9.pdf": 15, "medical-report.pdf": 2, "missouri.pdf": 5, "mixed-jpg.jpg": 1,
    "mixed-pdf.pdf": 1, "mixed-png.png": 1, "one-page.pdf": 1, "outlines-no-page-links.pdf": 5,
    "photo.jpg": 1, "scan.pdf": 2, "ten-page.pdf": 10,
}  # fmt: skip


def test_real_files_make_one_packet_that_every_reader_opens(
    shared_data: Path, opened_everywhere: Callable[[bytes], None]
) -> None:
    folders = [shared_data / "exhibits", shared_data / "pdf-forms", shared_data / "redactions"]
    files = [
        path
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix not in {".docx", ".xlsx"}
    ] + [shared_data / "broken" / "broken-mime.pdf"]
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    marked = Treatment(show_changes="marked")
    taken = take_in_all(
        IntakeOptions(path.name, (IntakeFile(path, treatment=marked),), title=path.stem)
        for path in files
    )
    for name, count in REAL.items():
        assert (taken[name].pages_in, taken[name].pages_out) == (count, count)
    assert taken["broken-mime.pdf"].pages_out == 23
    assert "repairs" in taken["broken-mime.pdf"].notes[0]
    done, pages = bind(
        filing_of(*((name, part.pdf) for name, part in taken.items())),
        stamps=StampPlan.usual("{page} of {pages}"),
        draft=True,
    )
    read = reader(done.pdf)
    assert len(read.pages) == len(pages.pages) == sum(part.pages_out for part in taken.values())
    for page, planned in zip(read.pages, pages.pages, strict=True):
        part = pages.part(planned.part)
        assert f"{planned.of_part} of {part.pages}" in page.extract_text()
    opened_everywhere(done.pdf)
    sizes = sum(len(part.pdf) for part in taken.values())
    assert len(done.pdf) <= sizes + 2_000 * len(pages.pages)
    assert before == {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken_xref_with_content.pdf", "damaged"),
        ("corrupted.pdf", "damaged"),
        ("empty.pdf", "empty"),
        ("encrypted.pdf", "password"),
    ],
)
def test_real_broken_files_are_refused_by_name(shared_data: Path, name: str, said: str) -> None:
    with pytest.raises(PacketError, match=said) as caught:
        take_in("x", [shared_data / "broken" / name])
    assert name in str(caught.value)


def test_words_of_real_files_are_all_there_afterwards(shared_data: Path) -> None:
    for name in ("filing-ca9.pdf", "medical-report.pdf", "outlines-no-page-links.pdf"):
        part = take_in("x", [shared_data / "exhibits" / name])
        done, _ = bind(filing_of(("x", part.pdf)))
        assert pages_in(done.pdf) == part.pages_out
        for before, after in zip(reader_of(part.pdf), reader_of(done.pdf), strict=True):
            assert after == before


def reader_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
