"""One plan, several audiences: the public, the court under seal, the other side, chambers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from packetgen.build import BuildResult
from packetgen.errors import PacketError
from tests.build.cases import Folder, digests, pdf, with_exhibits
from tests.pdf_bytes import inflated

SECRET = "4111222233334444"
PUBLIC = "Public-Redacts materials from conditionally sealed record."
SEALED = "May Not Be Examined Without Court Order-Contains material"


def _folder(place: Path, **exhibits: dict[str, Any]) -> Folder:
    folder = with_exhibits(place, ["Lease", "Ledger", "Letter"])
    (folder.place / "e2.pdf").write_bytes(pdf(f"Account {SECRET}", "second page of e2"))
    folder.plan["documents"][0]["values"]["statements"] = "1. See {{ exhibit('e2', page=2) }}."
    folder.plan["documents"][0]["exhibits"] = [
        {"exhibit": name, **exhibits.get(name, {})} if exhibits.get(name) else name
        for name in ("e1", "e2", "e3")
    ]
    return folder


def _reader(folder: Folder, name: str) -> PdfReader:
    return PdfReader(folder.out / name)


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.fixture(scope="module")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, BuildResult]:
    folder = _folder(
        tmp_path_factory.mktemp("copies") / "c",
        e2={"redact": [{"page": 1, "box": [110, 78, 400, 100]}]},
    )
    folder.plan["copies"] = [
        {"id": "under-seal", "for": "sealed"},
        {"id": "chambers", "for": "print", "tabs": True},
        {"id": "served", "for": "service"},
    ]
    return folder, folder.build()


def test_the_public_version_holds_no_byte_of_what_was_redacted(
    redacted: tuple[Folder, BuildResult],
) -> None:
    folder, result = redacted
    for name in ("filing/01-statement.pdf", "copies/served.pdf", "copies/chambers.pdf"):
        data = (folder.out / name).read_bytes()
        assert SECRET not in _text(_reader(folder, name))
        assert SECRET.encode() not in inflated(data)
    assert PUBLIC in " ".join(_reader(folder, "filing/01-statement.pdf").pages[0]
                              .extract_text().split())  # fmt: skip
    assert "GT108" not in {f.code for f in result.report.open}


def test_the_sealed_version_holds_it_and_bears_the_courts_words(
    redacted: tuple[Folder, BuildResult],
) -> None:
    reader = _reader(redacted[0], "copies/under-seal.pdf")
    assert SECRET in _text(reader)
    assert SEALED in " ".join(reader.pages[0].extract_text().split())
    public = _reader(redacted[0], "filing/01-statement.pdf")
    assert reader.page_labels == public.page_labels


def test_in_a_printed_copy_each_exhibit_begins_on_a_right_hand_page_with_its_number(
    redacted: tuple[Folder, BuildResult],
) -> None:
    reader = _reader(redacted[0], "copies/chambers.pdf")
    public = _reader(redacted[0], "filing/01-statement.pdf")
    texts = [page.extract_text() for page in reader.pages]
    for label in "ABC":
        starts = [n for n, text in enumerate(texts) if text.startswith(f"EXHIBIT {label}")]
        assert len(starts) == 2
        assert all(n % 2 == 0 for n in starts)
    assert all(n % 2 == 0 for n, text in enumerate(texts) if "INDEX OF EXHIBITS" in text)
    numbered = [label for label in reader.page_labels if label.isdigit()]
    assert numbered == public.page_labels
    assert len(set(reader.page_labels)) == len(reader.pages)


def test_redacted_words_that_stand_in_a_title_refuse_a_final_packet(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"redact": [{"page": 1, "box": [110, 78, 400, 100]}]})
    folder.case["exhibits"][1]["title"] = f"Ledger of {SECRET}"
    result = folder.build()
    found = [f for f in result.report.open if f.code == "GT108"]
    assert found
    assert SECRET not in " ".join(f.message for f in found)


def test_a_separately_redacted_file_takes_the_place_page_for_page(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"redacted": "e2-public.pdf"})
    folder.plan["copies"] = [{"id": "under-seal", "for": "sealed"}]
    (folder.place / "e2-public.pdf").write_bytes(pdf("Account [redacted]", "second page of e2"))
    folder.build()
    assert "[redacted]" in _text(_reader(folder, "filing/01-statement.pdf"))
    assert SECRET not in _text(_reader(folder, "filing/01-statement.pdf"))
    assert SECRET in _text(_reader(folder, "copies/under-seal.pdf"))
    (folder.place / "e2-public.pdf").write_bytes(pdf("Account [redacted]"))
    with pytest.raises(PacketError) as caught:
        folder.build()
    assert "the redacted file has 1 pages, the exhibit 2" in str(caught.value)


def test_a_sealed_exhibit_is_a_page_in_public_and_whole_under_seal(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"withheld": "sealed"})
    folder.plan["copies"] = [{"id": "under-seal", "for": "sealed"}]
    folder.plan["options"] = {"bates": {"prefix": "VO", "ledger": "bates.csv"}}
    folder.build()
    public, sealed = (
        _text(_reader(folder, n)) for n in ("filing/01-statement.pdf", "copies/under-seal.pdf")
    )
    assert SECRET not in public
    assert "FILED UNDER SEAL" in public
    assert SECRET in sealed
    for text in (public, sealed):
        page = next(p for p in text.split("Exhibit C, Page 1") if "e3 first" in p)
        assert "VO000005" in text
        assert page


def test_copies_name_documents_and_are_the_same_on_every_build(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c")
    folder.plan["copies"] = [{"id": "client", "for": "client", "documents": ["statement"]}]
    folder.build()
    assert "Client copy" in _reader(folder, "copies/client.pdf").pages[0].extract_text()
    before = digests(folder.out)
    folder.build()
    assert digests(folder.out) == before
    folder.plan["copies"][0]["documents"] = ["statemant"]
    with pytest.raises(PacketError) as caught:
        folder.build()
    assert "the plan has no document 'statemant'" in str(caught.value)


def _with_bookmark(data: bytes, title: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.add_outline_item(title=title, page_number=1)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_bookmark_of_a_redacted_file_that_tells_a_surname_is_found(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"redacted": "e2-public.pdf"})
    (folder.place / "e2.pdf").write_bytes(
        pdf("Interview of Wilhelmina Drost about the report", "Second page")
    )
    public = pdf("Interview of [redacted] about the report", "Second page")
    for title, expected in (("Interview of Ms. Drost", 1), ("Interview about the Report", 0)):
        (folder.place / "e2-public.pdf").write_bytes(_with_bookmark(public, title))
        result = folder.build(force=True)
        found = [f for f in result.report.open if f.code == "GT108"]
        assert len(found) == expected, title
        assert all(f.gate and "Drost" not in f.message for f in found)


def test_a_page_that_still_shows_a_surname_of_a_region_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"redact": [{"page": 1, "box": [60, 70, 400, 110]}]})
    (folder.place / "e2.pdf").write_bytes(pdf("Wilhelmina Drost", "Drost said nothing"))
    result = folder.build()
    notes = " ".join(result.report.notes)
    assert "on page 2 single names of a redacted region can be read" in notes
    assert "Drost" not in notes


def test_pages_of_a_redacted_file_without_text_are_left_to_people(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"redacted": "e2-public.pdf"})
    (folder.place / "e2-public.pdf").write_bytes(pdf("", "second page of e2"))
    notes = " ".join(folder.build().report.notes)
    assert "a page of the redacted file is a picture without text" in notes


def test_one_exhibit_refused_on_several_pages_is_one_exhibit(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "c", e2={"redact": [{"page": 1, "box": [110, 78, 400, 100]}]})
    (folder.place / "e2.pdf").write_bytes(
        pdf(f"Account {SECRET}", f"again {SECRET}", f"and {SECRET}")
    )
    with pytest.raises(PacketError, match=r"^an exhibit cannot be used") as caught:
        folder.build()
    assert [problem.location.page for problem in caught.value.problems] == [2, 3]
