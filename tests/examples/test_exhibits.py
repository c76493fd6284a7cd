"""The exhibits of the demo are real files that open, and small enough to ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.case.loading import load_case

from .shipped import EXAMPLES

EXHIBITS = sorted((EXAMPLES / "demo" / "exhibits").iterdir())


def _pages(path: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


@pytest.mark.parametrize("path", EXHIBITS, ids=lambda p: p.name)
def test_every_exhibit_opens(path: Path) -> None:
    if path.suffix == ".pdf":
        assert _pages(path) >= 1
    elif path.suffix == ".jpg":
        from PIL import Image

        with Image.open(path) as image:
            image.load()
            assert min(image.size) >= 800
    else:
        import docx

        words = " ".join(p.text for p in docx.Document(str(path)).paragraphs).split()
        assert len(words) > 150


def test_the_exhibits_are_of_every_kind_and_under_a_megabyte() -> None:
    case = load_case(EXAMPLES / "demo" / "case.yaml")
    shipped = {path.name for path in EXHIBITS}
    used = {Path(f).name for exhibit in case.exhibits for f in exhibit.files}
    assert used == shipped
    assert {Path(name).suffix for name in used} == {".pdf", ".jpg", ".docx"}
    assert len(case.exhibits) >= 6
    assert sum(path.stat().st_size for path in EXHIBITS) < 1_000_000


def test_the_scan_holds_no_text_and_one_photograph_is_turned() -> None:
    from PIL import Image
    from pypdf import PdfReader

    folder = EXAMPLES / "demo" / "exhibits"
    scan = PdfReader(folder / "envelope.pdf")
    assert all(not page.extract_text().strip() and len(page.images) == 1 for page in scan.pages)
    with Image.open(folder / "mailboxes.jpg") as photograph:
        assert photograph.getexif()[0x0112] == 6


def test_no_exhibit_names_its_maker() -> None:
    import docx
    from PIL import Image
    from pypdf import PdfReader

    for path in EXHIBITS:
        if path.suffix == ".pdf":
            information = dict(PdfReader(path).metadata or {})
            assert "/Author" not in information
        elif path.suffix == ".docx":
            properties = docx.Document(str(path)).core_properties
            assert (properties.author, properties.last_modified_by) == ("", "")
        else:
            with Image.open(path) as image:
                assert set(image.getexif()) <= {0x0112}
