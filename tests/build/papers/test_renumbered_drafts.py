"""Page numbers that an attorney sets in Word: index, labels, contents and references follow."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ..cases import Folder, edit, paragraph, small, with_exhibits
from ..pdfs import Seen

FILED = "filing/01-{}.pdf"
LONG = "This sentence is here to fill the page, and there is nothing else to it at all. " * 9


def seen(folder: Folder, name: str = "statement") -> Seen:
    return Seen((folder.out / FILED.format(name)).read_bytes())


def numbered(section: Any, **values: object) -> None:
    """A section's page numbers as Word's dialogue Format Page Numbers sets them."""
    for old in section.findall(qn("w:pgNumType")):
        section.remove(old)
    made = OxmlElement("w:pgNumType")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    section.find(qn("w:pgMar")).addnext(made)


def front_matter(beginning: str, front: dict[str, object], body: dict[str, object]) -> Any:
    """A section of its own for what stands before a paragraph, each part with its numbers."""

    def change(document: Any) -> None:
        last = document.element.body.sectPr
        before = paragraph(document, beginning)._p
        own = copy.deepcopy(last)
        numbered(own, **front)
        numbered(last, **body)
        end = parse_xml(f"<w:p {nsdecls('w')}><w:pPr/></w:p>")
        end.pPr.append(own)
        before.addprevious(end)

    return change


def roman(beginning: str) -> Callable[[Any], None]:
    return front_matter(beginning, {"fmt": "lowerRoman", "start": 1}, {"start": 1})  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A declaration whose first page is i and whose text and exhibits count from 1."""
    folder = with_exhibits(tmp_path_factory.mktemp("roman") / "c", ["A lease", "A letter"])
    folder.build()
    edit(folder.draft(), roman("See"))
    folder.build()
    return folder


def test_labels_and_printed_numbers_are_those_of_the_draft(declared: Folder) -> None:
    pdf = seen(declared)
    assert pdf.labels == ["i", *map(str, range(1, pdf.pages))]
    assert "i" in pdf.foot[0].split()
    assert "1" in pdf.foot[1].split()


def test_the_index_cites_what_stands_at_the_foot_of_the_page(declared: Folder) -> None:
    pdf = seen(declared)
    index = next(text for text in pdf.text if "INDEX" in text)
    for mark, title in (("EXHIBIT A", "A lease"), ("EXHIBIT B", "A letter")):
        at = next(n for n, text in enumerate(pdf.text) if text.lstrip().startswith(mark))
        assert f"{title} {pdf.labels[at]}" in " ".join(index.split())
        assert pdf.labels[at] in pdf.foot[at].split()


def test_a_court_that_wants_arabic_numerals_is_told_of_roman_ones(declared: Folder) -> None:
    assert "The page number is not in Arabic numerals" in " ".join(declared.report().split())


def test_labels_of_a_paper_that_counts_twice_from_one_stay_apart(tmp_path: Path) -> None:
    folder = small(tmp_path / "c")
    folder.build()
    edit(folder.draft(), front_matter("I live", {"start": 1}, {"start": 1}))
    folder.build()
    assert seen(folder).labels == ["statement-1", "statement.2-1"]


@pytest.mark.parametrize("first", [0, 3, 40])
def test_a_draft_that_starts_with_another_number_is_followed(tmp_path: Path, first: int) -> None:
    folder = with_exhibits(tmp_path / "c", ["A lease"])
    folder.build()
    edit(folder.draft(), lambda d: numbered(d.element.body.sectPr, start=first))
    folder.build()
    pdf = seen(folder)
    assert pdf.labels == [str(first + at) for at in range(pdf.pages)]


MEMO = {
    "id": "memo",
    "form": "memorandum",
    "values": {
        "motion": "motion for relief",
        "tables": True,
        "text": "\n\n".join(
            ["# Introduction", f"{LONG} See [Ashby v. Crane (1990) 50 Cal.3d 100]"
             "(packetgen:authority).", *[LONG] * 9, "# Argument", LONG, LONG]
        ),
    },
}  # fmt: skip


def test_the_contents_show_the_numbers_that_the_pages_show(tmp_path: Path) -> None:
    folder = small(tmp_path / "c", MEMO)
    folder.build()
    edit(folder.draft("memo"), roman("Introduction"))
    folder.build()
    pdf = seen(folder, "memo")
    pages = [" ".join(text.split()) for text in pdf.text]
    contents = next(page for page in pages if "TABLE OF CONTENTS" in page)
    front = pdf.labels.index("1")
    assert front > 0
    for heading in ("Introduction", "Argument"):
        at = next(n for n, page in enumerate(pages) if n >= front and heading in page)
        row = contents.split(heading)[1].lstrip(" .")
        assert row.split()[0] == pdf.labels[at]
        assert any(
            link.target == at and pdf.labels[at] in link.text.split()
            for link in pdf.links
        ), heading  # fmt: skip


def reference(bookmark: str, saved: str) -> Any:
    """A reference to a page as Word writes one: field, instruction, and the number it saved."""
    return parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>See page </w:t></w:r>"
        f"<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText> PAGEREF {bookmark} \\h </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{saved}</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:r><w:t xml:space='preserve'> of this paper.</w:t></w:r></w:p>"
    )


def referring(mark: str, target: str, saved: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        start = parse_xml(f"<w:bookmarkStart {nsdecls('w')} w:id='900' w:name='{mark}'/>")
        end = parse_xml(f"<w:bookmarkEnd {nsdecls('w')} w:id='900'/>")
        paragraph(document, "I paid the rent.")._p.append(start)
        start.addnext(end)
        first = paragraph(document, "I am the defendant.")._p
        first.addprevious(reference(target, saved))
        for _ in range(6):
            first.addnext(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{LONG}</w:t></w:r></w:p>"))

    return change


def test_a_page_reference_of_word_follows_the_pages_of_the_pdf(tmp_path: Path) -> None:
    folder = small(tmp_path / "c")
    folder.build()
    edit(folder.draft(), referring("_Toc1", "_Toc1", "99"))
    folder.build()
    pdf = seen(folder)
    at = next(n for n, text in enumerate(pdf.text) if "I paid the rent." in text)
    assert at > 0
    assert f"See page {at + 1} of this paper." in pdf.whole
    assert any(link.target == at and link.text.strip() == str(at + 1) for link in pdf.links)


@pytest.mark.parametrize("saved", ["7", "Error! Bookmark not defined."])
def test_a_page_reference_without_its_bookmark_keeps_its_words(tmp_path: Path, saved: str) -> None:
    folder = small(tmp_path / "c")
    folder.build()
    edit(folder.draft(), referring("_Toc1", "_Gone", saved))
    folder.build()
    assert f"See page {saved} of this paper." in seen(folder).whole


def test_a_page_reference_into_roman_pages_is_roman(tmp_path: Path) -> None:
    folder = small(tmp_path / "c")
    folder.build()

    def change(document: Any) -> None:
        referring("_Toc1", "_Toc1", "1")(document)
        front_matter("I paid", {"start": 1}, {"fmt": "upperRoman", "start": 4})(document)

    edit(folder.draft(), change)
    folder.build()
    assert "See page IV of this paper." in seen(folder).whole
