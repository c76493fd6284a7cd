"""Indexes with columns and sections, and filings in several volumes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from packetgen.build import BuildResult
from packetgen.check import Report
from tests.build.cases import Folder, digests, with_exhibits


def _gates(report: Report) -> list[str]:
    return [f.code for f in report.open if f.gate and f.code not in ("GT105",)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, BuildResult]:
    folder = with_exhibits(
        tmp_path_factory.mktemp("volumes") / "c",
        [f"Title {n}" for n in range(1, 11)],
        options={
            "volumes": {"max_pages": 14},
            "bates": {"prefix": "VO"},
            "index": {"columns": ["party", "bates", "witness", "admitted"]},
        },
    )
    for exhibit in folder.case["exhibits"]:
        exhibit |= {"witness": "okafor", "offered_by": "vo", "admitted": "2026-11-14"}
    folder.case["exhibits"][1]["admitted"] = False
    names: list[object] = [f"e{n}" for n in range(1, 11)]
    names[0] = {"exhibit": "e1", "section": "Letters"}
    names[5] = {"exhibit": "e6", "section": "Photographs"}
    folder.plan["documents"][0]["exhibits"] = names
    return folder, folder.build()


def _files(folder: Folder) -> list[Path]:
    return sorted((folder.out / "filing").glob("*.pdf"))


def test_each_volume_keeps_the_limit_and_every_page_is_numbered_on(
    built: tuple[Folder, BuildResult],
) -> None:
    folder, result = built
    files = _files(folder)
    assert [file.name for file in files] == [
        f"01-statement-volume-{n}-of-{len(files)}.pdf" for n in range(1, len(files) + 1)
    ]
    labels: list[str] = []
    for file in files:
        reader = PdfReader(file)
        assert len(reader.pages) <= 14
        labels += reader.page_labels
    assert labels == [str(n) for n in range(1, len(labels) + 1)]
    assert _gates(result.report) == []


def test_the_cover_says_which_volume_and_its_index_links_its_own(
    built: tuple[Folder, BuildResult],
) -> None:
    files = _files(built[0])
    reader = PdfReader(files[1])
    cover = reader.pages[0].extract_text()
    assert f"Volume 2 of {len(files)}" in cover
    assert "INDEX OF EXHIBITS" in reader.pages[1].extract_text()
    own = [label for label in "ABCDEFGHIJ" if f"Exhibit {label}, Page 1" in _text(reader)]
    linked = {reader.get_page_number(link["/Dest"][0].get_object()) for link in _links(reader, 1)}
    assert own
    begins = {
        number
        for number, page in enumerate(reader.pages)
        for label in own
        if page.extract_text().startswith(f"EXHIBIT {label}")
    }
    assert linked == begins


def test_the_index_gives_party_witness_bates_range_and_volume(
    built: tuple[Folder, BuildResult],
) -> None:
    pages = [page.extract_text() for page in PdfReader(_files(built[0])[0]).pages]
    text = " ".join(next(page for page in pages if "INDEX OF EXHIBITS" in page).split())
    text = text.replace(" –", "–").replace("– ", "–")
    for words in (
        "Offered by", "Witness", "Admitted", "Bates", "Vol.", "Defendant", "Sam Okafor",
        "Nov 14, 2026", "VO000003–VO000004", "Letters",
    ):  # fmt: skip
        assert words in text, words


def test_a_section_begins_with_an_index_of_its_own(built: tuple[Folder, BuildResult]) -> None:
    pages = [p.extract_text() for f in _files(built[0]) for p in PdfReader(f).pages]
    own = [page for page in pages if "INDEX OF EXHIBITS" in page and "Letters" not in page]
    assert len(own) == 1
    assert "Photographs" in own[0]
    assert "Title 6" in own[0]
    assert "Title 5" not in own[0]


def test_the_same_plan_gives_the_same_volumes(built: tuple[Folder, BuildResult]) -> None:
    folder, _ = built
    before = digests(folder.out)
    folder.build()
    assert digests(folder.out) == before


def test_an_exhibit_larger_than_a_volume_goes_on_in_the_next(tmp_path: Path) -> None:
    from tests.build.cases import pdf

    folder = with_exhibits(tmp_path / "c", ["Long"], options={"volumes": {"max_pages": 12}})
    (folder.place / "e1.pdf").write_bytes(pdf(*(f"own page {n}" for n in range(1, 21))))
    document = folder.plan["documents"][0]
    document["values"]["statements"] = "1. See {{ exhibit('e1', page=19) }}."
    document["exhibits"] = [{"exhibit": "e1", "section": "Long papers"}]
    folder.plan["copies"] = [{"id": "chambers", "for": "print"}]
    result = folder.build()
    assert _gates(result.report) == []
    assert not [finding for finding in result.report.open if finding.code == "PG508"]
    texts = [" ".join(_text(PdfReader(f)).split()) for f in _files(folder)]
    together = " ".join(texts)
    for number in range(1, 21):
        assert f"own page {number} " in together + " "
        assert f"Exhibit A, Page {number}" in together
    report = " ".join(folder.report().split())
    assert "Exhibit A is larger than a volume: it goes on in volume 3 with its page" in report


def test_28_exhibits_with_titles_that_wrap_are_where_the_index_says(tmp_path: Path) -> None:
    titles = [f"{'A long title of a record that wraps ' * 4}({n})" for n in range(1, 31)]
    folder = with_exhibits(tmp_path / "c", titles)
    result = folder.build()
    assert _gates(result.report) == []
    reader = PdfReader(io.BytesIO(result.outputs["filing/01-statement.pdf"]))
    index = [n for n, page in enumerate(reader.pages) if "Description" in page.extract_text()]
    assert len(index) >= 3
    landed = [
        reader.get_page_number(link["/Dest"][0].get_object())
        for number in index
        for link in _links(reader, number)
    ]
    assert len(set(landed)) == 30
    for page in landed:
        assert reader.pages[page].extract_text().startswith("EXHIBIT ")


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _links(reader: PdfReader, page: int) -> list[dict[str, object]]:
    found = [a.get_object() for a in reader.pages[page].get("/Annots") or []]
    return [link for link in found if "/Dest" in link]


def test_each_volume_is_numbered_as_its_file_where_print_and_viewer_are_to_agree(
    tmp_path: Path,
) -> None:
    folder = with_exhibits(
        tmp_path / "c", [f"Letter number {n}" for n in range(1, 7)],
        jurisdiction="gb-ew-highcourt", options={"volumes": {"max_pages": 9}},
    )  # fmt: skip
    result = folder.build()
    files = _files(folder)
    assert len(files) > 1
    for file in files:
        reader = PdfReader(file)
        assert reader.page_labels == [str(n) for n in range(1, len(reader.pages) + 1)]
    found = [finding.code for finding in result.report.open]
    assert {"PG507", "PG502"}.isdisjoint(found)
