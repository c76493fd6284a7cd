"""The shipped demo case, built as a newcomer builds it: every file, and what stands in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from packetgen.build import BuildResult

from .pdfs import Seen

FILINGS = ["01-notice", "02-memorandum", "03-hernandez-declaration", "04-proof", "05-order"]
LABELS = "ABCDEFG"


def test_every_promised_file_is_there_and_no_other(demo_folder: Path) -> None:
    out = demo_folder / "out"
    drafts = ["answer", "hernandez-declaration", "memorandum", "notice", "order", "proof"]
    made = sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())
    assert made == sorted(
        [f"drafts/{name}.docx" for name in drafts]
        + [f"filing/{name}.pdf" for name in FILINGS]
        + ["manifest.json", "packet.pdf", "report.html", "report.json", "report.txt"]
        + ["upload-list.pdf", "upload-list.txt"]
    )


def test_the_result_names_the_files_it_wrote(
    demo_folder: Path, demo_result: BuildResult, demo_packet: Seen
) -> None:
    for name in demo_result.files:
        assert (demo_folder / "out" / name).read_bytes() == demo_result.outputs[name]
    order = Seen(demo_result.outputs["filing/05-order.pdf"])
    assert demo_result.pages == demo_packet.pages + order.pages
    assert demo_result.exit_code == 0


def test_the_proposed_order_is_a_file_of_its_own(demo_folder: Path, demo_packet: Seen) -> None:
    """Cal. Rules of Court, rule 3.1113(m): lodged and served with the motion, not attached."""
    order = Seen((demo_folder / "out/filing/05-order.pdf").read_bytes())
    assert "IT IS ORDERED" in order.whole.upper() or "ORDER" in order.whole.upper()
    assert "Judge of the Superior Court" in order.whole
    assert "Judge of the Superior Court" not in demo_packet.whole
    assert not any("order" in mark.title.lower() for mark in demo_packet.marks if mark.level == 0)


def test_the_packet_holds_every_other_filing_in_order(demo_folder: Path, demo_packet: Seen) -> None:
    together: list[str] = []
    for name in FILINGS[:-1]:
        together += Seen((demo_folder / f"out/filing/{name}.pdf").read_bytes()).text
    assert together == demo_packet.text


@pytest.mark.parametrize("where", ["demo_declaration", "demo_packet"])
def test_the_index_cites_the_numbers_printed_on_the_pages(
    where: str, request: pytest.FixtureRequest
) -> None:
    seen: Seen = request.getfixturevalue(where)
    rows = seen.index_rows()
    assert [row[0] for row in rows] == list(LABELS)
    for label, title, cited, targets in rows:
        assert len(targets) == 1, "label, title and number of a row lead to one page"
        (page,) = targets
        cover = " ".join(seen.text[page].split())
        assert cover.startswith(f"EXHIBIT {label} ")
        assert title in cover
        assert seen.printed(page) == cited


def test_in_text_cites_open_the_page_that_they_name(demo_declaration: Seen) -> None:
    cites = [
        link for link in demo_declaration.links if re.match(r"Exhibit [A-G] at \d+", link.text)
    ]
    assert len(cites) >= 4
    for link in cites:
        label, page = re.match(r"Exhibit ([A-G]) at (\d+)", link.text).groups()  # type: ignore[union-attr]
        assert link.target is not None
        assert f"Exhibit {label}, Page {page}" in demo_declaration.foot[link.target]


def test_every_link_of_the_packet_leads_somewhere(demo_packet: Seen) -> None:
    inside = [link for link in demo_packet.links if link.text.startswith("Exhibit")]
    assert len(inside) > 20
    assert all(link.target is not None for link in inside)


def test_page_labels_are_the_printed_numbers(demo_declaration: Seen, demo_packet: Seen) -> None:
    assert demo_declaration.labels == [str(n + 1) for n in range(demo_declaration.pages)]
    for at in range(demo_declaration.pages):
        assert demo_declaration.printed(at) == demo_declaration.labels[at]
    assert len(set(demo_packet.labels)) == demo_packet.pages
    for at, label in enumerate(demo_packet.labels):
        assert label.rpartition("-")[2] == demo_packet.printed(at)


def test_bookmarks_nest_papers_index_and_exhibits(demo_packet: Seen) -> None:
    exhibits = [mark for mark in demo_packet.marks if mark.title.startswith("Exhibit ")]
    assert [mark.title[8] for mark in exhibits] == list(LABELS)
    paper = next(m for m in demo_packet.marks if m.level == 0 and "Declaration" in m.title)
    assert all(mark.level == 1 for mark in exhibits)
    for mark in exhibits:
        assert mark.page is not None
        assert mark.page > (paper.page or 0)
        assert demo_packet.text[mark.page].strip().upper().startswith(f"EXHIBIT {mark.title[8]}")
    titles = [mark.title for mark in demo_packet.marks]
    assert any("Introduction" in title for title in titles), "headings of papers are bookmarks too"


def test_every_page_of_a_draft_says_so(demo_packet: Seen) -> None:
    assert all("DRAFT" in text for text in demo_packet.text)


def test_the_report_accounts_for_every_exhibit_page(demo_folder: Path) -> None:
    text = (demo_folder / "out/report.txt").read_text(encoding="utf-8")
    assert "Exhibit A (inspection.pdf): 4 pages in, 4 out." in text
    assert "Exhibit G (a document of this plan): 3 pages in, 3 out." in text
    data = json.loads((demo_folder / "out/report.json").read_text(encoding="utf-8"))
    assert data
    page = (demo_folder / "out/report.html").read_text(encoding="utf-8")
    assert "GT105" in page
    assert "GT105" in text


def test_nothing_is_signed_served_or_dated_that_the_case_does_not_record(
    demo_folder: Path, demo_packet: Seen
) -> None:
    assert "/s/" not in demo_packet.whole
    proof = Seen((demo_folder / "out/filing/04-proof.pdf").read_bytes()).whole
    assert "To be completed by the person who serves" in proof
    assert re.search(r"Executed on _+, at _+", proof)


def test_the_manifest_proves_every_input(demo_folder: Path) -> None:
    import hashlib

    manifest = json.loads((demo_folder / "out/manifest.json").read_text(encoding="utf-8"))
    used = [
        p.relative_to(demo_folder).as_posix()
        for p in demo_folder.rglob("*")
        if p.is_file() and "out" not in p.parts and p.name != "README.md"
    ]
    assert sorted(manifest["inputs"]) == sorted(used)
    for group, base in (("inputs", demo_folder), ("outputs", demo_folder / "out")):
        for name, digest in manifest[group].items():
            assert hashlib.sha256((base / name).read_bytes()).hexdigest() == digest
    assert "house.yaml" in manifest["rules"]
    assert "us/ca/superior/jurisdiction.yaml" in manifest["rules"]
    assert not any(record["edited"] for record in manifest["drafts"].values())
    assert str(demo_folder) not in json.dumps(manifest)


def test_metadata_and_file_names_hold_no_client(demo_folder: Path) -> None:
    from pypdf import PdfReader

    for file in (demo_folder / "out").rglob("*.pdf"):
        information = PdfReader(file).metadata
        said = " ".join(str(value) for value in (information or {}).values())
        assert "Hern" not in said
        assert "26CV999014" in said
