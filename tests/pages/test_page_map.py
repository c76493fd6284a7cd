"""The page map accounts for every page, and every number it gives can be found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetgen.pages import (
    BatesScheme,
    NotInPacket,
    NumberingScheme,
    PageMap,
    Part,
    PartKind,
    bates_page,
    bates_range,
    exhibit_page,
    first_page,
    index_page,
    own_pages,
    page_map,
    source_page,
)

BATES = NumberingScheme(bates=BatesScheme("HER", 6, 0))


@st.composite
def packets(draw: st.DrawFn) -> list[Part]:
    """Filings of documents, each with an index, covers and exhibits attached to it."""
    parts: list[Part] = []
    few = st.integers(1, 4)
    for f in range(draw(st.integers(1, 3))):
        for d in range(draw(few)):
            name = f"f{f}d{d}"
            place = {"filing": f"f{f}", "document": name}
            parts.append(Part(name, PartKind.PAPER, name, draw(st.integers(1, 30)), **place))
            if not draw(st.booleans()):
                continue
            parts.append(Part(f"{name}/index", PartKind.INDEX, "Index", draw(few), **place))
            for e in range(draw(few)):
                exhibit = f"{name}e{e}"
                parts.append(
                    Part(
                        f"{name}/cover/{e}", PartKind.COVER, "", draw(few), **place, exhibit=exhibit
                    )
                )
                parts.append(
                    Part(
                        f"{name}/exhibit/{e}", PartKind.EXHIBIT, "", draw(st.integers(1, 40)),
                        **place, exhibit=exhibit,
                    )
                )  # fmt: skip
    return parts


@given(packets(), st.sampled_from(["document", "filing", "packet"]))
def test_every_page_belongs_to_exactly_one_part(parts: list[Part], restart: str) -> None:
    pages = page_map(parts, NumberingScheme(restart=restart))
    assert [page.index for page in pages.pages] == list(range(sum(part.pages for part in parts)))
    rejoined = [page for part in parts for page in pages.of(part.id)]
    assert rejoined == list(pages.pages)
    assert all(pages.of(part.id)[-1].of_part == part.pages for part in parts)


@given(packets(), st.sampled_from(["document", "filing", "packet"]))
def test_printed_numbers_run_without_gaps_and_labels_never_repeat(
    parts: list[Part], restart: str
) -> None:
    scheme = NumberingScheme(restart=restart)
    pages = page_map(parts, scheme)
    labels = [page.page_label for page in pages.pages]
    assert len(set(labels)) == len(labels)
    assert all(page.page_label.endswith(page.printed) for page in pages.pages)
    runs: dict[str, list[int]] = {}
    for page in pages.pages:
        runs.setdefault(scheme.run_of(pages.part(page.part)), []).append(int(page.printed))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in runs.values())


@given(packets())
def test_a_filing_taken_out_keeps_every_printed_and_bates_number(parts: list[Part]) -> None:
    whole = page_map(parts, BATES)
    filings = list(dict.fromkeys(part.filing for part in parts))
    again = [page for filing in filings for page in whole.select(filing).pages]
    assert [(p.part, p.of_part, p.printed, p.bates) for p in again] == [
        (p.part, p.of_part, p.printed, p.bates) for p in whole.pages
    ]
    for filing in filings:
        alone = whole.select(filing)
        assert [page.index for page in alone.pages] == list(range(len(alone.pages)))


@given(packets())
def test_every_exhibit_page_is_found_by_its_number_and_by_its_bates_number(
    parts: list[Part],
) -> None:
    pages = page_map(parts, BATES)
    counted = 0
    for part in parts:
        if part.kind is not PartKind.EXHIBIT:
            continue
        for number in range(1, part.pages + 1):
            page = exhibit_page(pages, part.exhibit, number)
            assert (page.part, page.of_part) == (part.id, number)
            assert page.bates == f"HER{counted:06d}"
            assert bates_page(pages, page.bates) == page
            counted += 1
        assert bates_range(pages, part.exhibit)[1] == f"HER{counted - 1:06d}"


def deposition() -> PageMap:
    place = {"filing": "motion", "document": "declaration"}
    return page_map(
        [
            Part("declaration", PartKind.PAPER, "Declaration", 5, **place),
            Part("declaration/index", PartKind.INDEX, "Index", 2, **place),
            Part("c", PartKind.COVER, "Exhibit A", 2, **place, exhibit="dep", label="A"),
            Part(
                "e", PartKind.EXHIBIT, "Deposition", 3, **place,
                exhibit="dep", label="A", source_pages=(10, 11, 40),
            ),
        ]
    )  # fmt: skip


def test_an_exhibit_begins_at_its_cover_and_continues_the_papers_numbers() -> None:
    pages = deposition()
    assert first_page(pages, "dep").printed == "8"
    assert first_page(pages, "dep", cover=False).printed == "10"
    assert exhibit_page(pages, "dep", 3).printed == "12"
    assert index_page(pages).printed == "6"


def test_an_excerpt_is_cited_by_its_own_pages_and_found_by_those_of_its_file() -> None:
    pages = deposition()
    assert source_page(pages, "dep", 40) == exhibit_page(pages, "dep", 3)
    with pytest.raises(NotInPacket, match="page 11 of its file is its own page 2"):
        exhibit_page(pages, "dep", 11)
    with pytest.raises(NotInPacket, match="not included"):
        source_page(pages, "dep", 12)


def test_an_unknown_exhibit_is_named_with_those_that_there_are() -> None:
    with pytest.raises(NotInPacket, match=r"'depo'.*it has dep"):
        first_page(deposition(), "depo")


def test_an_exhibit_in_two_filings_is_found_near_the_cite() -> None:
    parts = [
        Part(
            f"{f}/e", PartKind.EXHIBIT, "Lease", 2, filing=f, document=f"{f}-decl", exhibit="lease"
        )
        for f in ("motion", "reply")
    ]
    pages = page_map(parts)
    assert exhibit_page(pages, "lease", 2, near="reply").part == "reply/e"
    assert len(own_pages(pages, "lease", near="reply")) == 2
    assert [page.page_label for page in pages.pages] == [
        "motion-decl-1", "motion-decl-2", "reply-decl-1", "reply-decl-2",
    ]  # fmt: skip
    assert [page.page_label for page in pages.select("reply").pages] == ["1", "2"]


def test_bates_numbers_allow_no_prefix_and_start_at_zero() -> None:
    part = Part("e", PartKind.EXHIBIT, "", 2, filing="f", exhibit="e")
    pages = page_map([part], NumberingScheme(bates=BatesScheme("", 3, 0)))
    assert [page.bates for page in pages.pages] == ["000", "001"]


@pytest.mark.parametrize(
    "parts",
    [
        [Part("a", PartKind.PAPER, "", 1, "f"), Part("a", PartKind.PAPER, "", 1, "f")],
        [Part("a", PartKind.PAPER, "", 0, "f")],
        [Part("a", PartKind.PAPER, "", 2, "f", numbers=((1, "i"),))],
        [
            Part("a", PartKind.PAPER, "", 1, "f", "a"),
            Part("b", PartKind.PAPER, "", 1, "f", "b"),
            Part("c", PartKind.INDEX, "", 1, "f", "a"),
        ],
    ],
)
def test_parts_that_cannot_be_numbered_are_refused(parts: list[Part]) -> None:
    with pytest.raises(ValueError, match=r"part|run"):
        page_map(parts)
