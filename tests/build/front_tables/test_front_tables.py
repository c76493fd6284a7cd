"""Tables of contents and authorities name the pages on which things really are."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader

from packetgen.build.front_tables.authority_marks import CITATION
from tests.build.cases import Folder, digests, small

LONG = "This sentence is here to fill the page, and there is nothing else to it at all. " * 9
CASE = "Ashby v. Crane (1990) 50 Cal.3d 100"


def _marked(words: str) -> str:
    return f"[{words}](packetgen:authority)"


def _memo(place: Path, text: str) -> Folder:
    values = {"motion": "motion for relief", "tables": True, "text": text}
    return small(place, {"id": "memo", "form": "memorandum", "values": values})


def _pages(folder: Folder) -> list[str]:
    reader = PdfReader(folder.out / "filing/01-memo.pdf")
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def _row(pages: list[str], table: str, words: str) -> str:
    """What stands after some words in a table, up to the next dots and numbers."""
    page = next(p for p in pages if table in p)
    return page.split(words)[1].lstrip(" .")[:14]


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    text = "\n\n".join(
        ["# Introduction", f"{LONG} See {_marked(CASE)}.", "# Argument"]
        + [f"{LONG} See {_marked('Code Civ. Proc., § 473')}."] * 4
        + ["## The neglect is excusable", f"{LONG} See {_marked(CASE + ', 105')}."]
        + [f"{LONG} See {_marked('Cal. Rules of Court, rule 3.1113')}."] * 20
        + [f"{LONG} See 44 Cal.4th 200.", "# Conclusion", LONG]
    )
    folder = _memo(tmp_path_factory.mktemp("memo") / "c", text)
    folder.build()
    return folder


def test_each_heading_is_on_the_page_that_the_contents_name(memo: Folder) -> None:
    pages = _pages(memo)
    body = next(n for n, page in enumerate(pages) if "TABLE OF AUTHORITIES" in page) + 1
    for heading in ("Introduction", "Argument", "The neglect is excusable", "Conclusion"):
        found = next(n for n, p in enumerate(pages, 1) if n > body and heading in p)
        assert _row(pages, "TABLE OF CONTENTS", heading).startswith(str(found)), heading


def test_each_authority_is_on_its_pages_by_category_and_often_cited_ones_passim(
    memo: Folder,
) -> None:
    pages = _pages(memo)
    table = next(n for n, page in enumerate(pages) if "TABLE OF AUTHORITIES" in page)
    shown = [str(n) for n, p in enumerate(pages, 1) if n > table + 1 and "Ashby v. Crane" in p]
    assert len(shown) == 2
    assert _row(pages, "TABLE OF AUTHORITIES", CASE).startswith(", ".join(shown))
    assert _row(pages, "TABLE OF AUTHORITIES", "rule 3.1113").startswith("passim")
    order = [pages[table].index(word) for word in ("Cases", "Statutes", "Rules")]
    assert order == sorted(order)
    assert pages[table].count("Ashby") == 1


def test_a_citation_that_is_not_marked_is_said_once_and_no_other(memo: Folder) -> None:
    said = [line for line in memo.report().splitlines() if "TA101" in line]
    assert len(said) == 1
    assert "44 Cal.4th 200" in " ".join(memo.report().split())


@pytest.mark.parametrize(
    "words",
    ["Code Civ. Proc., § 473", "Penal Code section 17.5(b)", "12 N.Y.3d 345", "28 U.S.C. § 1331"],
)
def test_a_citation_is_quoted_whole(words: str) -> None:
    found = CITATION.search(f"See {words}.")
    assert found is not None
    assert words.endswith(found.group())


def test_marks_leave_no_trace_and_a_second_build_is_the_same(memo: Folder) -> None:
    data = (memo.out / "filing/01-memo.pdf").read_bytes()
    assert b"packetgen:authority" not in data
    before = digests(memo.out)
    memo.build()
    assert digests(memo.out) == before


def test_the_style_authority_and_the_fields_of_word_are_marks_in_an_edited_draft(
    tmp_path: Path,
) -> None:
    folder = _memo(tmp_path / "c", f"# Argument\n\nOne thing here.\n\n{LONG}\n\nAnother here.")
    folder.build()
    draft = docx.Document(str(folder.draft("memo")))
    draft.styles.add_style("Authority", WD_STYLE_TYPE.CHARACTER)
    one = next(p for p in draft.paragraphs if p.text.startswith("One thing"))
    one.add_run(" See ")
    one.add_run("Dorn v. Ek (2001) 25 Cal.4th 10", style="Authority")
    other = next(p for p in draft.paragraphs if p.text.startswith("Another"))
    other.add_run(" Dorn, 25 Cal.4th at 12")
    long = r' TA \l "Dorn v. Ek (2001) 25 Cal.4th 10" \s "Dorn" \c 1 '
    for kind, text in (("begin", ""), ("", long), ("end", "")):
        run = other.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    draft.save(str(folder.draft("memo")))
    folder.build()
    pages = _pages(folder)
    table = next(page for page in pages if "TABLE OF AUTHORITIES" in page)
    assert "Cases Dorn v. Ek (2001) 25 Cal.4th 10" in table
    shown = [n for n, p in enumerate(pages, 1) if "Dorn" in p and "TABLE OF" not in p]
    assert _row(pages, "TABLE OF AUTHORITIES", "25 Cal.4th 10").startswith(
        ", ".join(map(str, shown))
    )


def test_each_line_of_the_contents_and_each_number_leads_to_its_page(memo: Folder) -> None:
    reader = PdfReader(memo.out / "filing/01-memo.pdf")
    pages = _pages(memo)
    for table, named in (("TABLE OF CONTENTS", 4), ("TABLE OF AUTHORITIES", 4)):
        at = next(n for n, page in enumerate(pages) if table in page)
        shown = {int(word) for word in pages[at].replace(".", " ").replace(",", " ").split()
                 if word.isdecimal() and int(word) > 3}  # fmt: skip
        links = [entry.get_object() for entry in reader.pages[at]["/Annots"]]
        led = [reader.get_page_number(link["/Dest"][0].get_object()) + 1 for link in links]
        assert len(led) >= named
        assert set(led) <= shown
    assert {4, 5} <= set(led)


def test_year_and_court_stay_with_a_case_and_pinpoints_before_them_go(tmp_path: Path) -> None:
    text = "\n\n".join(
        [
            "# Argument",
            f"{LONG} See {_marked('Harlow v. Benning, 411 U.S. 902, 907 (1973)')}.",
            f"{LONG} And {_marked('Harlow v. Benning, 411 U.S. 902, 908 (1973)')}.",
            f"{LONG} And ({_marked('Eames v. Orr, 12 F.3d 34 (9th Cir. 1994)')}.)",
        ]
    )
    folder = _memo(tmp_path / "c", text)
    folder.build()
    page = next(p for p in _pages(folder) if "TABLE OF AUTHORITIES" in p)
    assert page.count("Harlow") == 1
    assert "411 U.S. 902 (1973)" in page
    assert "12 F.3d 34 (9th Cir. 1994)" in page
