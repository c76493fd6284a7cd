"""Sub-exhibits, excerpts and the ways back: what index, stamps and links say of them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.build.cases import Folder, pdf, with_exhibits
from tests.build.pdfs import Seen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = with_exhibits(
        tmp_path_factory.mktemp("subs") / "c",
        ["Deposition of Sam Okafor", "Photographs"],
        options={"bates": {"prefix": "VO"}, "index": {"columns": ["bates"]}},
        copies=[{"id": "chambers", "for": "print", "tabs": True}],
    )
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*(f"testimony {n}" for n in range(9))))))
    writer.set_page_label(0, 8, style="/D", start=45)
    writer.write(folder.place / "e1.pdf")
    for name, words in (("roof.pdf", "the roof"), ("wall.pdf", "the wall")):
        (folder.place / name).write_bytes(pdf(words, f"{words} again"))
    folder.case["exhibits"][0] |= {"pages": "1, 5-6"}
    photos = folder.case["exhibits"][1]
    photos.pop("file")
    photos["files"] = [
        {"file": "roof.pdf", "title": "The roof"},
        {"file": "wall.pdf", "title": "The wall"},
    ]
    folder.plan["documents"][0]["values"]["statements"] = "1. See {{ exhibit('e2', page=5) }}."
    folder.build()
    return folder


@pytest.fixture(scope="module")
def filed(folder: Folder) -> Seen:
    return Seen((folder.out / "filing/01-statement.pdf").read_bytes())


def _begins(seen: Seen, words: str) -> int:
    return next(at for at, text in enumerate(seen.text) if text.lstrip().startswith(words))


@pytest.mark.parametrize("label", ["B-1", "B-2"])
def test_the_index_lists_each_sub_exhibit_where_it_begins(filed: Seen, label: str) -> None:
    index = _begins(filed, "INDEX OF EXHIBITS")
    begins = _begins(filed, f"EXHIBIT {label}")
    link = next(link for link in filed.links if link.page == index and label in link.text)
    assert link.target == begins
    row = filed.text[index].split(label)[1]
    printed = str(begins + 1)
    assert printed in row.split()[: row.split().index(printed) + 1]
    first = next(word for word in row.split() if word.startswith("VO"))
    assert first.rstrip("–") in filed.foot[begins]


def test_a_page_is_stamped_with_the_sub_exhibit_that_it_is_of(filed: Seen) -> None:
    roof, wall = _begins(filed, "the roof"), _begins(filed, "the wall")
    # The page is the exhibit's own, as a cite to it says.
    assert "Exhibit B-1, Page 2" in filed.foot[roof]
    assert "Exhibit B-2, Page 5" in filed.foot[wall]
    cite = next(link for link in filed.links if link.page == 0 and link.target is not None)
    assert cite.target == wall


def test_an_excerpt_keeps_the_numbers_that_its_file_gives_its_pages(filed: Seen) -> None:
    said = [filed.foot[_begins(filed, f"testimony {n}")] for n in (0, 4, 5)]
    for foot, original in zip(said, (45, 49, 50), strict=True):
        assert f"Original page {original}" in foot


@pytest.mark.parametrize(("asked", "shown"), [(True, "Original page 2"), (False, "")])
def test_original_numbers_are_stamped_where_the_plan_asks(
    tmp_path: Path, asked: bool, shown: str
) -> None:
    folder = with_exhibits(tmp_path / "c", ["Ledger"])
    (folder.place / "e1.pdf").write_bytes(pdf("first", "second", "third"))
    folder.plan["documents"][0]["exhibits"] = [
        {"exhibit": "e1", "pages": "2-3", "original_pages": asked}
    ]
    folder.build()
    seen = Seen((folder.out / "filing/01-statement.pdf").read_bytes())
    foot = seen.foot[_begins(seen, "second")]
    assert (shown in foot) if shown else ("Original" not in foot)


def test_every_cover_leads_back_to_the_index(filed: Seen) -> None:
    index = _begins(filed, "INDEX OF EXHIBITS")
    for label in "AB":
        cover = next(
            at for at, text in enumerate(filed.text) if text.split()[:2] == ["EXHIBIT", label]
        )
        back = next(link for link in filed.links if link.page == cover)
        assert (back.text, back.target) == ("Back to index", index)


def test_links_of_a_printed_copy_land_though_blank_pages_and_tabs_stand_between(
    folder: Folder,
) -> None:
    seen = Seen((folder.out / "copies/chambers.pdf").read_bytes())
    cite = next(link for link in seen.links if link.page == 0 and link.target is not None)
    assert cite.target == _begins(seen, "the wall")
