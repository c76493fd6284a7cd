"""Cites that could mean two pages, cites into other volumes, and copies held to the checks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packetgen.build import BuildResult
from packetgen.errors import PacketError
from packetgen.packet.plans.ledger import read_ledger
from tests.build.cases import DECLARATION, Folder, pdf, with_exhibits
from tests.build.pdfs import Seen

MEMO = {"id": "memo", "form": "memorandum"}


def _codes(result: BuildResult) -> list[str]:
    return [finding.code for finding in result.report.open]


def _twice(place: Path, cite: str) -> Folder:
    """An exhibit attached to two declarations, and a memorandum that cites it."""
    folder = with_exhibits(place, ["Lease", "Letter"])
    first = folder.plan["documents"][0]
    second = {**DECLARATION, "id": "second", "exhibits": ["e1"]}
    memo = {**MEMO, "values": {"motion": "motion for relief", "text": f"See {cite}."}}
    folder.plan["documents"] = [memo, first, second]
    folder.plan["filings"] = [{"id": "all", "documents": ["memo", first["id"], "second"]}]
    return folder


def _links(folder: Folder) -> tuple[Seen, list[int | None]]:
    seen = Seen((folder.out / "filing/01-all.pdf").read_bytes())
    return seen, [link.target for link in seen.links if link.page == 0]


def test_a_cite_to_an_exhibit_of_two_other_papers_is_ambiguous(tmp_path: Path) -> None:
    folder = _twice(tmp_path / "c", "{{ exhibit('e1') }}")
    found = [f for f in folder.build().report.open if f.code == "GT109"]
    assert [finding.gate for finding in found] == [True]
    assert "statement, second" in found[0].message
    assert "attached_to" in found[0].fix


@pytest.mark.parametrize("paper", ["statement", "second"])
def test_a_cite_that_says_to_which_paper_leads_there(tmp_path: Path, paper: str) -> None:
    folder = _twice(tmp_path / "c", f"{{{{ exhibit('e1', attached_to='{paper}') }}}}")
    assert "GT109" not in _codes(folder.build())
    seen, targets = _links(folder)
    covers = [at for at, text in enumerate(seen.text) if text.startswith("EXHIBIT A")]
    assert targets == [covers[["statement", "second"].index(paper)]]


def test_a_cite_in_the_paper_that_has_the_exhibit_is_clear(tmp_path: Path) -> None:
    folder = _twice(tmp_path / "c", "{{ exhibit('e2') }}")
    folder.plan["documents"][2]["values"] = {
        **DECLARATION["values"],
        "statements": "1. See {{ exhibit('e1') }}.",
    }
    assert "GT109" not in _codes(folder.build())


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = with_exhibits(
        tmp_path_factory.mktemp("v") / "c",
        [f"{word} letter" for word in ("The last", "A first", "Middle", "Second", "Zebra", "Gnu")],
        options={"volumes": {"max_pages": 12}},
        jurisdiction="us-ca-appeal",
    )
    for number, exhibit in enumerate(folder.case["exhibits"]):
        exhibit["date"] = f"2026-0{9 - number}-01"
        (folder.place / exhibit["file"]).write_bytes(pdf("one", "two", "three"))
    folder.plan["documents"][0]["values"]["statements"] = (
        "1. See {{ exhibit('e1', page=2) }} and {{ exhibit('e6', page=3) }}."
    )
    folder.build()
    return folder


def _volumes(folder: Folder) -> list[Seen]:
    return [Seen(file.read_bytes()) for file in sorted((folder.out / "filing").glob("*.pdf"))]


def test_a_cite_into_another_volume_says_volume_and_page(volumes: Folder) -> None:
    first, *others = _volumes(volumes)
    said = re.search(r"Exhibit F at 3 \(vol\. (\d), p\. (\d+)\)", first.whole)
    assert said is not None
    assert "Exhibit A at 2 and" in first.whole
    there = others[int(said[1]) - 2]
    page = there.labels.index(said[2])
    assert "Exhibit F, Page 3" in there.foot[page]


def test_printed_numbers_are_the_viewers_in_every_volume(volumes: Folder) -> None:
    # Cal. Rules of Court, rule 8.74(a)(2): one run of Arabic numbers, the covers among them.
    labels = [label for seen in _volumes(volumes) for label in seen.labels]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert "PG507 The printed" not in " ".join(volumes.report().split())
    for seen in _volumes(volumes):
        for at, label in enumerate(seen.labels):
            assert seen.printed(at) in ("", label)


def test_a_filing_in_volumes_has_the_further_indexes_of_its_court(volumes: Folder) -> None:
    first, *others = _volumes(volumes)
    by_date = next(text for text in first.text if text.startswith("CHRONOLOGICAL INDEX"))
    by_title = next(text for text in first.text if text.startswith("ALPHABETICAL INDEX"))
    titles = ("The last", "A first", "Middle", "Second", "Zebra", "Gnu")
    assert sorted(titles, key=by_date.index) == list(reversed(titles))
    assert sorted(titles, key=by_title.index) == [
        "A first", "Gnu", "The last", "Middle", "Second", "Zebra",
    ]  # fmt: skip
    assert not any("ALPHABETICAL" in seen.whole for seen in others)


def test_a_court_that_wants_a_page_for_what_is_sealed_gets_one(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", ["Lease"], jurisdiction="us-ca-appeal")
    folder.plan["documents"][0]["exhibits"] = [
        {"exhibit": "e1", "withheld": "sealed", "placeholder": False}
    ]
    with pytest.raises(PacketError, match="cannot be used") as refused:
        folder.build()
    assert "8.74(c)(7)" in refused.value.problems[0].message


def test_a_court_that_takes_pdfa_alone_gets_it_where_it_may_be_declared(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", [], jurisdiction="us-federal-nysd")
    folder.build()
    assert "filing/01-statement.pdf declares PDF/A-2" in " ".join(folder.report().split())


def test_a_copy_whose_links_fail_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from packetgen.build.binding import copies

    folder = with_exhibits(tmp_path / "c", ["Lease", "Letter"])
    folder.plan["copies"] = [{"id": "served", "for": "service"}]
    whole = copies._laid

    def shifted(*given: Any) -> Any:
        parts, pages = whole(*given)
        last = pages.pages[-1]
        moved = tuple(replace(page, index=last.index) for page in pages.pages)
        return parts, replace(pages, pages=moved)

    monkeypatch.setattr(copies, "_laid", shifted)
    found = [f for f in folder.build().report.open if f.file == "copies/served.pdf"]
    assert "PG502" in [finding.code for finding in found]


def test_a_sound_copy_adds_no_finding(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "c", ["Lease", "Letter"])
    folder.plan["copies"] = [
        {"id": kind, "for": kind} for kind in ("service", "client", "sealed")
    ] + [{"id": "chambers", "for": "print", "tabs": True}]
    found = [f for f in folder.build().report.open if f.file.startswith("copies/")]
    assert [(f.code, f.message) for f in found] == []


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_a_ledger_is_put_back_when_the_outputs_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    folder = with_exhibits(
        tmp_path / "c", ["Lease"], options={"bates": {"prefix": "VO", "ledger": "bates.csv"}}
    )
    folder.build()
    ledger = folder.place / "bates.csv"
    before = ledger.read_bytes()
    (folder.place / "e1.pdf").write_bytes(pdf("a", "b", "c", "d"))

    def fails(*_: Any, **__: Any) -> None:
        assert ledger.read_bytes() != before, "the ledger comes first"
        raise error

    monkeypatch.setattr("packetgen.build.run.write_outputs", fails)
    with pytest.raises(type(error)):
        folder.build()
    assert ledger.read_bytes() == before
    assert not list(folder.place.glob(".*"))
    assert read_ledger(before, "bates.csv")[0].pages < 4


def test_bookmarks_follow_the_pattern_of_the_court_in_every_file(tmp_path: Path) -> None:
    court = tmp_path / "courts" / "mine"
    (court / "ours").mkdir(parents=True)
    (court / "jurisdiction.yaml").write_text("id: mine\nname: My courts\n", encoding="utf-8")
    (court / "ours" / "jurisdiction.yaml").write_text(
        "id: mine-ours\nname: Our court\nrules:\n"
        "  - id: OUR-1\n"
        '    set: {exhibits.bookmark_title: {exact: "{description} [{label}]"}}\n'
        '    cite: "Our rule 1"\n'
        '    source: {url: "https://example.org/rule1", strength: official, read: 2026-01}\n'
        "    status: confirmed\n    effect: advisory\n",
        encoding="utf-8",
    )
    folder = with_exhibits(tmp_path / "c", ["Lease"], jurisdiction="mine-ours")
    folder.plan["copies"] = [{"id": "served", "for": "service"}]
    folder.build(court_folders=[tmp_path / "courts"])
    for name in ("filing/01-statement.pdf", "copies/served.pdf"):
        marks = Seen((folder.out / name).read_bytes()).marks
        assert "Lease [Exhibit A]" in [mark.title for mark in marks], name


def test_an_exhibit_of_two_papers_raises_no_false_alarm(tmp_path: Path) -> None:
    """Each paper's index leads to its own copy, and a memorandum beside them is no declaration."""
    folder = with_exhibits(tmp_path / "c", ["Lease of the flat", "Letter of March"])
    first = folder.plan["documents"][0]
    second = {**DECLARATION, "id": "second", "exhibits": ["e1", "e2"]}
    memo = {**MEMO, "values": {"motion": "motion for relief", "text": "The rent was paid."}}
    folder.plan["documents"] = [first, second, memo]
    folder.plan["filings"] = [{"id": "all", "documents": [first["id"], "second", "memo"]}]
    assert {"PG502", "PG508", "PG409"}.isdisjoint(_codes(folder.build()))
