"""Which pages are exhibits: given, planned, or inferred; the outcome says which."""

from __future__ import annotations

import pytest

from packetgen.check import check_pdf
from packetgen.check.papers.exhibit_names import after_label, exhibit_label
from packetgen.check.papers.given_parts import parse_parts
from packetgen.errors import PacketError
from packetgen.jurisdiction.model import Jurisdiction
from packetgen.pages.pagemap import Page, PageMap, Part, PartKind

from ..conftest import court
from ..written_papers import WITH_EXHIBITS, pdf_of

LABELS = {
    "Exhibit A - City inspection report": ("A", "City inspection report"),
    "EXHIBIT 12": ("12", ""),
    "Ex. B: Lease": ("B", "Lease"),
    'EXHIBIT "C"': ("C", ""),
    "Plaintiff's Exhibit 3 (photograph)": ("3", "photograph"),
    "Exhibit AA – Ledger": ("AA", "Ledger"),
    "Exhibit No. 7": ("7", ""),
    "exhibit P-2, Letter": ("P-2", "Letter"),
}


@pytest.mark.parametrize("text", LABELS)
def test_label_and_description_of_an_exhibits_name(text: str) -> None:
    assert (exhibit_label(text), after_label(text)) == LABELS[text]


@pytest.mark.parametrize(
    "text",
    ["Index of Exhibits", "EXHIBIT LIST", "Exhibits", "EXHIBITS TO DECLARATION", "Exhibit of art",
     "The exhibit A shows", "Expert report", "Declaration of A. Exley"],
)  # fmt: skip
def test_other_headings_name_no_exhibit(text: str) -> None:
    assert exhibit_label(text) == ""


def _kinds(data: bytes, court: Jurisdiction, **options: object) -> tuple[list[str], str]:
    outcome = check_pdf(data, jurisdiction=court, **options)  # type: ignore[arg-type]
    return [f"{p.kind.value}{p.label}:{p.first}-{p.last}" for p in outcome.parts], outcome.parts_how


def test_exhibits_are_inferred_from_covers_when_there_are_no_bookmarks(
    california: Jurisdiction,
) -> None:
    kinds, how = _kinds(pdf_of(WITH_EXHIBITS.but(bookmarks=())), california)
    assert kinds == [
        "paper:1-3", "coverA:4-4", "exhibitA:5-6", "coverB:7-7", "exhibitB:8-8", "coverC:9-9",
        "exhibitC:10-12",
    ]  # fmt: skip
    assert "3 exhibit cover pages" in how


def test_parts_in_the_callers_words_win(california: Jurisdiction) -> None:
    kinds, how = _kinds(
        pdf_of(WITH_EXHIBITS), california, parts="1-3 paper, 4-8 exhibit X, 9- official form"
    )
    assert kinds == ["paper:1-3", "exhibitX:4-8", "official_form:9-12"]
    assert how == "Parts were given by the caller."


def _map(pages: int) -> PageMap:
    parts = (
        Part("notice", PartKind.PAPER, "Notice of Motion", 3, "motion"),
        Part("ex-a", PartKind.EXHIBIT, "City inspection report", pages - 3, "motion", label="A"),
    )
    return PageMap(
        parts,
        tuple(
            Page(i, "notice" if i < 3 else "ex-a", PartKind.PAPER if i < 3 else PartKind.EXHIBIT,
                 i + 1 if i < 3 else i - 2, str(i + 1), str(i + 1))
            for i in range(pages)
        ),
    )  # fmt: skip


def test_a_page_map_is_believed(california: Jurisdiction) -> None:
    kinds, how = _kinds(pdf_of(WITH_EXHIBITS), california, page_map=_map(12))
    assert kinds == ["paper:1-3", "exhibitA:4-12"]
    assert "page map" in how


def test_the_page_map_of_another_file_is_refused(california: Jurisdiction) -> None:
    with pytest.raises(PacketError, match="11 pages and the file 12"):
        check_pdf(pdf_of(WITH_EXHIBITS), jurisdiction=california, page_map=_map(11))


def test_every_part_that_cannot_be_understood_is_named() -> None:
    with pytest.raises(PacketError) as caught:
        parse_parts("1-2 papper, 3-99 exhibit, paper", 12)
    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == 3
    assert "'1-2 papper'" in messages[0]
    assert "not in the file of 12 pages" in messages[1]


def _divided(*covers: str) -> str:
    """How the parts of a file without bookmarks are told: a paper, then exhibits."""
    from ..proof_papers import pages, prose
    from ..raw_pdf import text

    made = [prose(9), prose(9)]
    for cover in covers:
        made += [text(150, 600, cover), prose(9)]
    return check_pdf(pages(*made), jurisdiction=court("us-ma")).parts_how


@pytest.mark.parametrize("mark", [": ", " - ", " \\227 "])
def test_a_divider_that_gives_label_and_title_in_one_line_is_a_cover(mark: str) -> None:
    said = _divided(f"EXHIBIT A{mark}City inspection report", f"EXHIBIT B{mark}Letter of March")
    assert "2 exhibit cover pages" in said


def test_a_sentence_that_names_an_exhibit_is_no_cover() -> None:
    assert "cover page" not in _divided("Exhibit A is attached: the report of the city")


SAME_HAND = "EXHIBIT A: City inspection report", "EXHIBIT A: Letter of March", "EXHIBIT B: Lease"


def _relabelled(data: bytes) -> list[tuple[int | None, str]]:
    """Where the file is said to give a label twice, and what of it is marked."""
    outcome = check_pdf(data, jurisdiction=court("us-ma"), select=["PG508"])
    boxes = [f for f in outcome.findings if f.box is not None]
    assert len(boxes) == len(outcome.findings), "a finding without its place on the page"
    return [(f.page, f.message) for f in outcome.findings]


def test_two_exhibits_of_one_label_side_by_side_are_two() -> None:
    from ..proof_papers import outline, pages, prose, rewritten
    from ..raw_pdf import text

    covers = pages(prose(9), prose(9), *(text(150, 600, cover) for cover in SAME_HAND))
    assert _relabelled(covers) == [(4, "A second exhibit is labelled A.")]
    bare = pages(prose(9), text(150, 600, "EXHIBIT A"), prose(9), text(150, 600, "EXHIBIT A"))
    assert _relabelled(bare) == [(4, "A second exhibit is labelled A.")]
    marked = rewritten(
        pages(prose(9), *(text(150, 600, f"Exhibit {x} is here") for x in "AAB")),
        outline("Motion", "Exhibit A - Report", "Exhibit A - Letter", "Exhibit B - Lease"),
    )
    assert _relabelled(marked) == [(3, "A second exhibit is labelled A.")]


def test_a_cover_of_another_hand_within_an_exhibit_is_its_own_affair() -> None:
    from ..proof_papers import pages, prose
    from ..raw_pdf import text

    inner = text(72, 720, "EXHIBIT A", 20)
    assert not _relabelled(
        pages(prose(9), text(150, 600, "EXHIBIT A"), prose(9), inner, text(150, 600, "EXHIBIT B"))
    )
