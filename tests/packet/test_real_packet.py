"""All real files in one packet: nothing lost, nothing blank, no reader complains."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from packetgen.case import Treatment
from packetgen.packet import (
    About,
    Assembled,
    IntakeFile,
    PartPdf,
    StampPlan,
    assemble,
    take_in,
)
from packetgen.pages import BatesScheme, NumberingScheme, PageMap, Part, PartKind, page_map

from .conftest import reader, titles

FOLDERS = ("exhibits/*.pdf", "exhibits/*.jpg", "exhibits/*.png", "pdf-forms/*.pdf",
           "redactions/*.pdf", "broken/broken-mime.pdf")  # fmt: skip


class Packet:
    def __init__(self, folder: Path) -> None:
        self.files = [file for glob in FOLDERS for file in sorted(folder.glob(glob))]
        self.hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in self.files]
        self.taken = [
            take_in(file.stem, [IntakeFile(file, treatment=Treatment(show_changes="marked"))])
            for file in self.files
        ]
        self.parts: list[PartPdf] = []
        for number, (file, taken) in enumerate(zip(self.files, self.taken, strict=True)):
            part = Part(
                f"e{number}", PartKind.EXHIBIT, file.name, taken.pages_out, "motion", "d",
                exhibit=f"x{number}", label=str(number + 1),
            )  # fmt: skip
            self.parts.append(PartPdf(part, taken.pdf, file.name))
        scheme = NumberingScheme(bates=BatesScheme("HER"))
        self.pages: PageMap = page_map([part.part for part in self.parts], scheme)
        self.done: Assembled = assemble(
            self.parts, self.pages, About("Real files"), stamps=StampPlan.usual(), draft=True
        )


@pytest.fixture(scope="module")
def packet(shared_data: Path) -> Packet:
    made = Packet(shared_data)
    assert len(made.files) > 30
    return made


def test_every_reader_opens_it_without_a_complaint(
    packet: Packet, opened_everywhere: Callable[[bytes], None]
) -> None:
    opened_everywhere(packet.done.pdf)


def test_every_page_is_there_and_none_comes_out_blank(packet: Packet) -> None:
    """As much ink as in its source, on a page of the same size as seen, in the same order."""
    bound = pypdfium2.PdfDocument(packet.done.pdf)
    try:
        assert len(bound) == len(packet.pages.pages)
        at = 0
        for part, taken in zip(packet.parts, packet.taken, strict=True):
            source = pypdfium2.PdfDocument(taken.pdf)
            for page in source:
                assert bound[at].get_size() == pytest.approx(page.get_size(), abs=0.5), part.name
                before, after = ink(page), ink(bound[at])
                assert after >= 0.75 * before, f"{part.name}, page {at}"
                at += 1
            source.close()
        assert at == len(bound)
    finally:
        bound.close()


def ink(page: pypdfium2.PdfPage) -> int:
    """How dark a page is in all, at 18 dpi."""
    histogram = page.render(scale=0.25, grayscale=True).to_pil().histogram()
    return sum(count * (255 - tone) for tone, count in enumerate(histogram))


def test_words_of_the_sources_stand_on_their_pages(packet: Packet) -> None:
    bound = pypdfium2.PdfDocument(packet.done.pdf)
    try:
        at = 0
        for part, taken in zip(packet.parts, packet.taken, strict=True):
            source = pypdfium2.PdfDocument(taken.pdf)
            for page in source:
                wanted = page.get_textpage().get_text_bounded().split()
                found = bound[at].get_textpage().get_text_bounded()
                missing = [word for word in wanted if word not in found]
                assert not missing, f"{part.name}, page {at}: {missing[:5]}"
                assert f"Exhibit {part.part.label}, Page" in found
                at += 1
            source.close()
    finally:
        bound.close()


def test_labels_and_bookmarks_are_those_of_the_map(packet: Packet) -> None:
    read = reader(packet.done.pdf)
    assert read.page_labels == [page.page_label for page in packet.pages.pages]
    first = [title for title in titles(read.outline) if isinstance(title, str)]
    assert first == [
        f"Exhibit {part.part.label} – {part.part.title}" for part in packet.parts
    ]  # fmt: skip


def test_the_callers_files_are_not_touched(packet: Packet) -> None:
    now = [hashlib.sha256(file.read_bytes()).hexdigest() for file in packet.files]
    assert now == packet.hashes


def test_it_is_no_larger_than_its_parts_and_two_kilobytes_a_page(packet: Packet) -> None:
    parts = sum(len(taken.pdf) for taken in packet.taken)
    assert len(packet.done.pdf) <= parts + 2_000 * len(packet.pages.pages)


def test_parts_without_tags_are_named(packet: Packet) -> None:
    tagged = set()
    for part, taken in zip(packet.parts, packet.taken, strict=True):
        catalog = PdfReader(io.BytesIO(taken.pdf)).trailer["/Root"]
        if catalog.get("/StructTreeRoot", {}).get("/K") is not None:
            tagged.add(part.part.id)
    assert len(tagged) > 3
    assert set(packet.done.untagged) == {part.part.id for part in packet.parts} - tagged
