"""What a draft says on its pages: papers that they are not for filing, letters only DRAFT."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from packetgen.packet.stamping.stamps import draft_stamps
from packetgen.pages import PartKind
from packetgen.pages.matrices import Box

from ..conftest import bind, filing_of, make_pdf


def marks(*kinds: PartKind) -> dict[PartKind, list[str]]:
    return {k: [s.text for s in draft_stamps(kinds) if k in s.kinds] for k in kinds}


def test_a_letter_is_a_draft_and_a_paper_is_not_for_filing() -> None:
    got = marks(PartKind.PAPER, PartKind.EXHIBIT, PartKind.LETTER)
    assert got == {
        PartKind.PAPER: ["DRAFT – not for filing"],
        PartKind.EXHIBIT: ["DRAFT – not for filing"],
        PartKind.LETTER: ["DRAFT"],
    }


def test_a_packet_without_any_paper_speaks_of_no_filing() -> None:
    got = marks(PartKind.LETTER, PartKind.EXHIBIT, PartKind.INDEX)
    assert set(map(tuple, got.values())) == {("DRAFT",)}


def test_every_kind_of_page_has_exactly_one_mark() -> None:
    for kinds in ([*PartKind], [k for k in PartKind if k is not PartKind.PAPER]):
        assert all(len(found) == 1 for found in marks(*kinds).values())


def full_page(left: float, right: float, rotate: int = 0) -> bytes:
    """A page of words from edge to edge but for its sides."""
    lines = [
        f"BT /F1 9 Tf {x} {y} Td (word) Tj ET"
        for y in range(2, 785, 10)
        for x in range(int(left), int(612 - right - 22), 22)
    ]

    def edit(writer: Any) -> None:
        from pypdf.generic import DecodedStreamObject, NameObject

        stream = DecodedStreamObject()
        stream.set_data("\n".join(lines).encode())
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
        writer.pages[0].rotate(rotate)

    return make_pdf([""], edit)


def boxes_of_mark_and_words(pdf: bytes) -> tuple[list[Box], list[Box]]:
    """Where the letters of the mark of the last page stand, and all others (user space)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[len(document) - 1].get_textpage()
        said = text.get_text_range()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    finally:
        document.close()
    first = said.index("DRAFT")
    mark = range(first, first + len("DRAFT – not for filing"))
    return (
        [boxes[at] for at in mark if said[at] != " "],
        [box for at, box in enumerate(boxes) if at not in mark and not said[at].isspace()],
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("sides", [(60, 60), (2, 60), (60, 2), (2, 2)])
def test_the_mark_of_a_draft_never_lies_over_words(rotate: int, sides: tuple[int, int]) -> None:
    parts = filing_of(("full", full_page(*sides, rotate)), paper=make_pdf(["paper"]))
    done, _ = bind(parts, draft=True)
    mark, words = boxes_of_mark_and_words(done.pdf)
    assert len(mark) == len("DRAFT–notforfiling")
    for one in mark:
        assert not any(
            one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
            for other in words
        )
    squeezed = [note for note in done.notes if "mark of a draft" in note.message]
    assert bool(squeezed) == (sides == (2, 2))
