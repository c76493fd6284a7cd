"""Packets of every make: many exhibits, none, one on two papers, and the plan's options."""

from __future__ import annotations

import copy
import unicodedata
from pathlib import Path

import pytest

from packetgen.errors import EngineError, PacketError

from ..cases import DECLARATION, Folder, small, with_exhibits
from ..pdfs import Seen

LONG = (
    "Letter of the Department of Housing and Community Development about the inspection of the "
    "premises at 1200 Example Avenue, with its enclosures, number {} of the series"
)


def seen(folder: Folder, name: str = "filing/01-statement.pdf") -> Seen:
    return Seen((folder.out / name).read_bytes())


def assert_index_is_right(pdf: Seen, labels: list[str]) -> None:
    rows = pdf.index_rows()
    assert [row[0] for row in rows] == labels
    for label, _, cited, targets in rows:
        (page,) = targets
        assert page is not None
        assert pdf.printed(page) == cited == pdf.labels[page]
        assert f"EXHIBIT {label} " in f"{' '.join(pdf.text[page].split())} "


def test_thirty_exhibits_with_titles_that_wrap(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", [LONG.format(n) for n in range(1, 31)])
    result = folder.build()
    pdf = seen(folder)
    letters = [chr(65 + n) for n in range(26)] + ["AA", "AB", "AC", "AD"]
    assert_index_is_right(pdf, letters)
    index = [
        at for at, text in enumerate(pdf.text) if "series" in text and "EXHIBIT" not in text[:9]
    ]
    assert len(index) >= 3, "the index runs over several pages"
    assert result.pages == pdf.pages
    cites = [link for link in pdf.links if " at 2" in link.text]
    assert len(cites) == 30
    for link in cites:
        label = link.text.split()[1]
        assert link.target is not None
        assert f"Exhibit {label}, Page 2" in pdf.foot[link.target]


def test_no_exhibits(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", [])
    folder.build()
    pdf = seen(folder)
    assert "INDEX OF EXHIBITS" not in pdf.whole
    assert pdf.pages <= 2
    assert not (folder.out / "packet.pdf").exists(), "one filing needs no combined packet"


def two_papers(place: Path, **plan: object) -> Folder:
    folder = with_exhibits(place, ["Lease", "Ledger"], **plan)
    second = copy.deepcopy(folder.plan["documents"][0])
    second["id"] = "reply"
    second["exhibits"] = ["e2"]
    second["values"]["statements"] = "1. See {{ exhibit('e2', page=1) }}."
    folder.plan["documents"].append(second)
    return folder


def test_an_exhibit_attached_to_two_papers(tmp_path: Path) -> None:
    folder = two_papers(tmp_path / "case")
    folder.build()
    assert_index_is_right(seen(folder), ["A", "B"])
    assert_index_is_right(seen(folder, "filing/02-reply.pdf"), ["B"])
    packet = seen(folder, "packet.pdf")
    assert len(set(packet.labels)) == packet.pages


def test_an_exhibit_attached_to_two_papers_of_one_filing(tmp_path: Path) -> None:
    """Each index and each cite means the copy behind its own paper."""
    folder = two_papers(
        tmp_path / "case", filings=[{"id": "both", "documents": ["statement", "reply"]}]
    )
    folder.build()
    pdf = seen(folder, "filing/01-both.pdf")
    rows = pdf.index_rows()
    assert [row[0] for row in rows] == ["A", "B", "B"]
    for _, _, cited, targets in rows:
        (page,) = targets
        assert page is not None
        assert pdf.printed(page) == cited
    assert rows[1][3] != rows[2][3]
    cites = [link for link in pdf.links if link.text.replace("\u00a0", " ") == "Exhibit B at 1"]
    assert [link.target for link in cites] == [max(rows[2][3]) + 1]


@pytest.mark.parametrize(
    ("exhibits", "documents"),
    [(["index"], "statement"), (["a", "a-cover"], "statement"), (["b"], "statement-a")],
)
def test_ids_that_look_like_parts_of_a_packet(
    tmp_path: Path, exhibits: list[str], documents: str
) -> None:
    folder = with_exhibits(tmp_path / "case", list(exhibits))
    for at, name in enumerate(exhibits):
        folder.case["exhibits"][at]["id"] = name
    document = folder.plan["documents"][0]
    document |= {"id": documents, "exhibits": exhibits}
    document["values"]["statements"] = "1. Nothing."
    folder.build()
    assert_index_is_right(seen(folder, f"filing/01-{documents}.pdf"), ["A", "B"][: len(exhibits)])


def test_exhibits_of_a_paper_that_is_not_filed_are_never_lost(tmp_path: Path) -> None:
    folder = two_papers(tmp_path / "case")
    folder.plan["documents"][1]["filed"] = False
    with pytest.raises(PacketError, match="would be in no file"):
        folder.build()
    folder.plan["documents"][1]["exhibits"] = []
    folder.build()
    assert "reply is not filed and is no exhibit: only drafts/reply.docx" in folder.report()


def test_an_exhibit_of_several_pictures_names_each_with_its_hash(
    tmp_path: Path, demo_folder: Path
) -> None:
    import hashlib

    folder = with_exhibits(tmp_path / "case", ["Photographs"])
    names = ["ceiling.jpg", "mailboxes.jpg"]
    for name in names:
        (folder.place / name).write_bytes((demo_folder / "exhibits" / name).read_bytes())
    del folder.case["exhibits"][0]["file"]
    folder.case["exhibits"][0]["files"] = names
    folder.build()
    cover = "".join(next(t for t in seen(folder).text if t.startswith("EXHIBIT A")).split())
    for name in names:
        digest = hashlib.sha256((folder.place / name).read_bytes()).hexdigest()
        assert f"{name}SHA-256{digest}" in cover


def test_covers_off(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease", "Ledger"], options={"covers": False})
    folder.build()
    pdf = seen(folder)
    rows = pdf.index_rows()
    assert [row[0] for row in rows] == ["A", "B"]
    for at, (_, _, cited, targets) in enumerate(rows, 1):
        (page,) = targets
        assert page is not None
        assert f"e{at} first" in pdf.text[page]
        assert pdf.printed(page) == cited
    assert "EXHIBIT A" not in pdf.whole


def test_index_off(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease"], options={"index": False})
    folder.build()
    pdf = seen(folder)
    assert "INDEX OF EXHIBITS" not in pdf.whole
    assert any(mark.title.startswith("Exhibit A") for mark in pdf.marks)


def test_stamps_off(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease"], options={"stamps": False})
    folder.build()
    pdf = seen(folder)
    assert "Exhibit A, Page 1" not in pdf.whole
    assert "e1 second" in pdf.whole


def test_bates_numbers_run_through_all_exhibits(tmp_path: Path) -> None:
    options = {"bates": {"prefix": "VO", "digits": 5, "start": 98}}
    folder = with_exhibits(tmp_path / "case", ["Lease", "Ledger"], options=options)
    folder.build()
    pdf = seen(folder)
    stamped = [number for text in pdf.foot for number in text.split() if number.startswith("VO")]
    assert stamped == ["VO00098", "VO00099", "VO00100", "VO00101"]


def test_labels_of_ones_own(tmp_path: Path) -> None:
    options = {"labels": {"scheme": "numbers", "start": 12, "prefix": "P-"}}
    folder = with_exhibits(tmp_path / "case", ["Lease", "Ledger"], options=options)
    folder.build()
    assert_index_is_right(seen(folder), ["P-12", "P-13"])
    assert "See Exhibit P-12 at 2" in seen(folder).whole.replace("\u00a0", " ")


def test_a_label_fixed_in_the_case_is_stepped_over(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease", "Ledger", "Log"])
    folder.case["exhibits"][1]["label"] = "A"
    folder.build()
    assert_index_is_right(seen(folder), ["B", "A", "C"])


def test_a_range_of_pages(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease"])
    folder.plan["documents"][0]["exhibits"] = [{"exhibit": "e1", "pages": "2"}]
    folder.plan["documents"][0]["values"]["statements"] = "1. {{ exhibit('e1', page=1) }}."
    folder.build()
    assert "e1 second" in seen(folder).whole
    assert "e1 first" not in seen(folder).whole
    assert "Exhibit A (e1.pdf): 2 pages in, 1 out." in folder.report()


def test_names_of_many_scripts_that_arimo_has(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Giấy chứng nhận của bà Nguyễn", "Señal é ñ ő ž"])
    folder.case["case"]["parties"][0]["name"] = {"first": "Zoë Anaïs", "last": "Núñez-Žižek"}
    folder.case["case"]["parties"][1]["name"] = {"first": "Thị Hạnh", "last": "Võ Nguyễn"}
    folder.build()
    text = seen(folder).whole
    assert "Giấy chứng nhận của bà Nguyễn" in text
    assert "Señal é ñ ő ž" in text
    assert "VÕ NGUYỄN" in text or "Võ Nguyễn" in text
    titles = [mark.title for mark in seen(folder).marks]
    assert "Exhibit A – Giấy chứng nhận của bà Nguyễn" in titles


@pytest.mark.parametrize("title", ["شهادة ميلاد", "房屋租赁合同"])
def test_titles_of_scripts_that_the_languages_extra_brings(tmp_path: Path, title: str) -> None:
    pytest.importorskip("weblate_fonts", reason="the fonts come with packetgen[languages]")
    folder = with_exhibits(tmp_path / "case", [title])
    folder.build()
    assert f"Exhibit A – {title}" in [mark.title for mark in seen(folder).marks]
    shown = seen(folder).whole
    assert set(title.replace(" ", "")) <= set(unicodedata.normalize("NFKC", shown))


@pytest.mark.parametrize(("written", "character"), [("𒀀 tablet", "U+12000"), ("𓀀", "U+13000")])
def test_a_script_without_a_font_is_named_and_never_boxes(
    tmp_path: Path, written: str, character: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from functools import partial

    from packetgen import typeset

    monkeypatch.setattr(typeset, "open_fonts", partial(typeset.open_fonts, system=False))
    folder = with_exhibits(tmp_path / "case", [written])
    with pytest.raises(EngineError) as caught:
        folder.build()
    assert f"no font at hand has the character {character}" in str(caught.value)
    assert not folder.out.exists()


def test_two_plans_of_one_case_go_into_two_folders(tmp_path: Path) -> None:
    from packetgen.build import build

    from ..cases import TODAY, example

    case = example("subpoena-and-letter", tmp_path)
    packet = build(case / "packet.yaml", tmp_path / "out", today=TODAY)
    letter = build(case / "letter.yaml", tmp_path / "letter", today=TODAY)
    assert "filing/01-subpoena.pdf" in packet.files
    assert "documents/01-letter.pdf" in letter.files
    text = Seen((tmp_path / "out/filing/01-subpoena.pdf").read_bytes()).whole
    assert "FEDERAL RULE OF CIVIL PROCEDURE 45(d) AND (e)" in text
    assert "Thúy Phạm" in text


def test_an_internal_form_may_not_enter_a_packet_for_the_court(tmp_path: Path) -> None:
    import shutil
    from importlib.resources import as_file, files

    from packetgen.errors import FormError

    folder = small(tmp_path / "case", {**DECLARATION, "form": "prep-notes"}, forms=["forms"])
    with as_file(files("packetgen.data.forms") / "declaration") as shipped:
        shutil.copytree(shipped, folder.place / "forms/prep-notes")
    settings = folder.place / "forms/prep-notes/form.yaml"
    text = settings.read_text("utf-8").replace("id: declaration", "id: prep-notes")
    settings.write_text(text + "audience: internal\n", encoding="utf-8")
    with pytest.raises(FormError, match="own use"):
        folder.build()


def test_braces_in_an_exhibits_title_are_words_on_cover_and_in_index(tmp_path: Path) -> None:
    title = "Log of {{ x }} and {% if y %}"
    folder = with_exhibits(tmp_path / "case", [title])
    folder.build()
    pages = Seen((folder.out / "filing/01-statement.pdf").read_bytes()).whole
    assert pages.count(title) == 2
