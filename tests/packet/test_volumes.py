"""Volumes: nothing changes its order, every page is in exactly one, each keeps the limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from packetgen.errors import PacketError
from packetgen.packet import PartPdf
from packetgen.packet.volumes import Limits, Volume, divide, estimate
from packetgen.pages import Part, PartKind, page_map
from packetgen.pages.lookup import exhibit_page
from tests.build.cases import pdf

from .conftest import make_pdf

PDFS = {n: pdf(*(f"page {at}" for at in range(1, n + 1))) for n in range(1, 31)}


def _parts(lengths: list[int]) -> list[PartPdf]:
    parts = [PartPdf(Part("d", PartKind.PAPER, "D", 2, "f", "d"), PDFS[2])]
    parts.append(PartPdf(Part("d.index", PartKind.INDEX, "I", 1, "f", "d"), PDFS[1]))
    for at, length in enumerate(lengths):
        for name, kind, pages in (
            (f"d/e{at}.cover", PartKind.COVER, 1), (f"d/e{at}", PartKind.EXHIBIT, length),
        ):  # fmt: skip
            part = Part(name, kind, f"E{at}", pages, "f", "d", f"e{at}", str(at + 1))
            parts.append(PartPdf(part, PDFS[pages]))
    return parts


def _pages(volumes: tuple[Volume, ...]) -> list[tuple[str, int]]:
    """Every page as its part's first name and its number in that part."""
    return [
        (part.part.id.split(".")[0] + (".cover" if part.part.kind is PartKind.COVER else "")
         + (".index" if part.part.kind is PartKind.INDEX else ""), number)
        for volume in volumes
        for part in volume.parts
        for number in (part.select or range(1, part.part.pages + 1))
    ]  # fmt: skip


@given(
    st.lists(st.integers(1, 30), max_size=8), st.integers(6, 40),
    st.sampled_from([None, 60_000, 100_000]),
)  # fmt: skip
def test_joined_again_the_volumes_are_the_filing(
    lengths: list[int], most: int, size: int | None
) -> None:
    parts = _parts(lengths)
    limits = Limits(size, most)
    volumes = divide(parts, limits, front=2)
    assert _pages(volumes) == _pages((Volume(tuple(parts)),))
    for number, volume in enumerate(volumes):
        held = sum(part.part.pages for part in volume.parts) + (2 if number else 0)
        assert held <= most
    every = [part.part for volume in volumes for part in volume.parts]
    assert len({part.id for part in every}) == len(every)


@given(st.lists(st.integers(1, 8), min_size=1, max_size=10))
def test_an_exhibit_that_fits_is_never_cut_nor_parted_from_its_cover(lengths: list[int]) -> None:
    volumes = divide(_parts(lengths), Limits(None, 12), front=2)
    for volume in volumes:
        assert not volume.cuts
        kinds = [(part.part.kind, part.part.exhibit) for part in volume.parts]
        for at, (kind, exhibit) in enumerate(kinds):
            if kind is PartKind.COVER:
                assert kinds[at + 1] == (PartKind.EXHIBIT, exhibit)


def test_a_large_exhibit_is_cut_at_pages_and_says_so() -> None:
    volumes = divide(_parts([30]), Limits(None, 15), front=2)
    assert [volume.cuts for volume in volumes] == [(), ("d/e0",), ("d/e0",), ()]
    pieces = [p.part for v in volumes for p in v.parts if p.part.kind is PartKind.EXHIBIT]
    assert [piece.own_from for piece in pieces] == [1, 13, 26]
    assert {piece.own_pages for piece in pieces} == {30}
    second = page_map(pieces[1:2])
    assert exhibit_page(second, "e0", 14).of_part == 2


@pytest.mark.parametrize(
    ("chapters", "first_pages"),
    [
        ({"One": 0, "Two": 9, "Three": 19}, [1, 10, 20]),
        ({"One": 0, "Two": 1}, [1, 13, 26]),  # to begin a volume at page 2 would take a fourth
    ],
)
def test_a_large_exhibit_is_cut_where_a_chapter_begins_if_that_takes_no_further_volume(
    chapters: dict[str, int], first_pages: list[int]
) -> None:
    def with_chapters(writer: PdfWriter) -> None:
        for title, page in chapters.items():
            above = writer.add_outline_item(title=title, page_number=page)
            writer.add_outline_item(title=f"{title}, later", page_number=page + 2, parent=above)

    parts = _parts([30])
    parts[-1] = replace(parts[-1], pdf=make_pdf(["text"] * 30, with_chapters))
    volumes = divide(parts, Limits(None, 15), front=2)
    pieces = [p.part for v in volumes for p in v.parts if p.part.kind is PartKind.EXHIBIT]
    assert [piece.own_from for piece in pieces] == first_pages


def test_a_filing_within_its_limits_stays_one() -> None:
    parts = _parts([3, 4])
    size, pages = estimate(parts)
    assert divide(parts, Limits(size, pages)) == (Volume(tuple(parts)),)
    assert len(divide(parts, Limits(None, pages - 1))) > 1


def test_a_page_that_no_volume_can_hold_is_named() -> None:
    with pytest.raises(PacketError) as caught:
        divide(_parts([1]), Limits(100, None))
    assert "this page alone is larger than a volume may be of 100 bytes" in str(caught.value)
