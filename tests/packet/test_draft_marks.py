"""What a draft says on its pages: papers that they are not for filing, letters only DRAFT."""

from __future__ import annotations

from packetgen.packet.stamps import draft_stamps
from packetgen.pages import PartKind


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
