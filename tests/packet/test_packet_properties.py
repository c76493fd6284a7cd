"""Whatever the packet: its numbers, labels and links agree on the finished pages."""

from __future__ import annotations

import functools
import io
import re
from collections import defaultdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from packetgen.packet import About, PartPdf, Stamp, StampPlan, assemble
from packetgen.pages import (
    BatesScheme,
    NumberingScheme,
    PageMap,
    Part,
    PartKind,
    first_page,
    page_map,
)

from .conftest import add_uri, make_pdf

STAMPS = StampPlan(
    (
        Stamp("No. {number}", "bottom-center", frozenset(PartKind)),
        Stamp("Exhibit {label}, Page {page}", "bottom-right"),
        Stamp("{bates}", "bottom-left", subtype="BatesN"),
    )
)


@functools.cache
def pages_named(name: str, count: int) -> bytes:
    return make_pdf([f"{name} page {n + 1}" for n in range(count)])


def index_of(exhibits: list[str], count: int) -> bytes:
    """An index of ``count`` pages with a link to every exhibit."""

    def edit(writer: PdfWriter) -> None:
        for at, exhibit in enumerate(exhibits):
            add_uri(writer, at % count, f"packetgen:exhibit/{exhibit}")

    return make_pdf([f"index page {n + 1}" for n in range(count)], edit)


@st.composite
def packets(draw: st.DrawFn) -> list[PartPdf]:
    parts: list[PartPdf] = []
    for f in range(draw(st.integers(1, 3))):
        for d in range(draw(st.integers(1, 2))):
            name = f"f{f}d{d}"
            place = {"filing": f"f{f}", "document": name}
            count = draw(st.integers(1, 4))
            paper = Part(name, PartKind.PAPER, name, count, **place)
            parts.append(PartPdf(paper, pages_named(name, count)))
            exhibits = [f"{name}e{e}" for e in range(draw(st.integers(0, 4)))]
            if not exhibits:
                continue
            count = draw(st.integers(1, 3))
            index = Part(f"{name}.index", PartKind.INDEX, "Index", count, **place)
            parts.append(PartPdf(index, index_of(exhibits, count)))
            for e, exhibit in enumerate(exhibits):
                label = chr(65 + e)
                if draw(st.booleans()):
                    covers = draw(st.integers(1, 2))
                    cover = Part(
                        f"{exhibit}.cover", PartKind.COVER, "", covers, **place,
                        exhibit=exhibit, label=label,
                    )  # fmt: skip
                    parts.append(PartPdf(cover, pages_named(f"{exhibit} cover", covers)))
                count = draw(st.integers(1, 5))
                part = Part(
                    exhibit, PartKind.EXHIBIT, exhibit, count, **place, exhibit=exhibit, label=label
                )
                parts.append(PartPdf(part, pages_named(exhibit, count)))
    return parts


def bound(parts: list[PartPdf], pages: PageMap) -> PdfReader:
    done = assemble(parts, pages, About("Packet"), stamps=STAMPS)
    return PdfReader(io.BytesIO(done.pdf), strict=True)


def links(read: PdfReader, page: int) -> list[int]:
    found: list[Any] = [note.get_object() for note in read.pages[page].get("/Annots", [])]
    return [
        int(read.get_page_number(note["/Dest"][0].get_object()) or 0)
        for note in found
        if "/Dest" in note
    ]


@settings(max_examples=20)
@given(packets(), st.sampled_from(["document", "filing", "packet"]), st.integers(0, 900))
def test_numbers_labels_links_and_index_agree(
    parts: list[PartPdf], restart: str, start: int
) -> None:
    scheme = NumberingScheme(restart=restart, bates=BatesScheme("", 4, start))
    pages = page_map([part.part for part in parts], scheme)
    read = bound(parts, pages)
    assert len(read.pages) == len(pages.pages) == sum(part.part.pages for part in parts)
    assert read.page_labels == [page.page_label for page in pages.pages]
    assert len(set(read.page_labels)) == len(read.page_labels)
    texts = [page.extract_text() for page in read.pages]
    runs: dict[str, list[int]] = defaultdict(list)
    produced = start
    for page, text in zip(pages.pages, texts, strict=True):
        owner = pages.part(page.part)
        assert f"page {page.of_part}" in text
        assert re.search(rf"No\. {page.printed}(?!\d)", text), text
        runs[scheme.run_of(owner)].append(int(page.printed))
        if page.kind is PartKind.EXHIBIT:
            assert f"Exhibit {owner.label}, Page {page.of_part}" in text
            assert page.bates == f"{produced:04d}"
            assert page.bates in text
            produced += 1
    assert all(run == list(range(1, len(run) + 1)) for run in runs.values())
    for part in parts:
        if part.part.kind is not PartKind.INDEX:
            continue
        own = [p.part.exhibit for p in parts if p.part.document == part.part.document]
        wanted = [first_page(pages, e, near=part.part) for e in dict.fromkeys(own) if e]
        landed = [at for page in pages.of(part.part.id) for at in links(read, page.index)]
        assert sorted(landed) == [page.index for page in wanted]
        for page in wanted:
            assert re.search(rf"No\. {page.printed}(?!\d)", texts[page.index])


@settings(max_examples=10)
@given(packets())
def test_filings_apart_and_joined_again_are_the_same_pages(parts: list[PartPdf]) -> None:
    whole = page_map([part.part for part in parts], NumberingScheme(bates=BatesScheme("B")))
    together = [page.extract_text() for page in bound(parts, whole).pages]
    filings = list(dict.fromkeys(part.part.filing for part in parts))
    apart: list[str] = []
    for filing in filings:
        own = [part for part in parts if part.part.filing == filing]
        apart += [page.extract_text() for page in bound(own, whole.select(filing)).pages]
    assert apart == together
    some = filings[::2]
    chosen = [part for part in parts if part.part.filing in some]
    joined = [page.extract_text() for page in bound(chosen, whole.select(*some)).pages]
    assert joined == [
        text for page, text in zip(whole.pages, together, strict=True)
        if whole.part(page.part).filing in some
    ]  # fmt: skip
