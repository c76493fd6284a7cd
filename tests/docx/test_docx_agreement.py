"""Two walks over the same files agree, and stop agreeing when one of them loses something."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from any_document import any_document
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import DEFAULTS, PNG, agreed, cell, field, p, r, seen_stories, stories_of, word_file

from packetgen.docx import flow, inlines, notes, paragraphs, read_docx, reader, run_content, tables
from packetgen.docx.blocks import Paragraph
from packetgen.docx.second_walk import words

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STYLES = DEFAULTS + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
    "</w:style>"
    for name in ("heading 1", "Block Quotation", "Numbered Paragraph", "Title")
)
BOX = (
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
    f"<w:sdtContent>{r('☒')}</w:sdtContent></w:sdt>"
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
WHOLE = word_file(
    "".join(
        (
            p("Title of it", ppr='<w:pStyle w:val="Title"/>'),
            p("Heading", ppr='<w:pStyle w:val="heading1"/>'),
            p("quoted", ppr='<w:pStyle w:val="BlockQuotation"/>'),
            p("numbered", ppr='<w:pStyle w:val="NumberedParagraph"/>'),
            p("listed", ppr=LISTED),
            f"<w:p>{r('noted')}{NOTE}{r(' more')}</w:p>",
            f"<w:p>{BOX}{r(' agreed')}</w:p>",
            f"<w:p>{r('dated ')}{field('DATE', r('today'))}</w:p>",
            f'<w:p><w:hyperlink w:anchor="x">{r("linked")}</w:hyperlink></w:p>',
            f'<w:p><w:ins w:id="1" w:author="A">{r("inserted")}</w:ins></w:p>',
            f"<w:sdt><w:sdtContent>{p('controlled')}</w:sdtContent></w:sdt>",
            f"<w:tbl><w:tr>{cell(p('cell') + p('second in cell'))}{cell(p('beside'))}</w:tr>",
            "</w:tbl>",
            p("last"),
        )
    ),
    styles=STYLES,
    numbering=NUMBERING,
    media={"rIdM": PNG},
    parts={
        "rIdF": (
            "footnotes",
            f'<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" a note")}'
            f"</w:p>{p('second of the note')}</w:footnote></w:footnotes>",
        ),
        "rIdH": ("header", f"<w:hdr>{p('head')}</w:hdr>"),
        "rIdB": ("footer", f"<w:ftr>{p('foot')}</w:ftr>"),
    },
    section='<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/>'
    '<w:footerReference w:type="default" r:id="rIdB"/></w:sectPr>',
)


def test_the_walks_agree_on_a_document_with_everything() -> None:
    agreed(WHOLE)


def files(shared: Path) -> list[Path]:
    return sorted(shared.rglob("*.docx"))


def test_the_walks_agree_on_every_real_file(shared_data: Path) -> None:
    found = files(shared_data)
    assert len(found) > 60
    for path in found:
        agreed(path.read_bytes())


def lose(matches: Callable[[Paragraph], bool]) -> Callable[..., Paragraph]:
    """A paragraph reader that empties the paragraphs it should not."""
    genuine = paragraphs.read_paragraph

    def broken(*args: object, **options: object) -> Paragraph:
        from dataclasses import replace

        found = genuine(*args, **options)  # type: ignore[arg-type]
        return replace(found, inlines=(), label=None) if matches(found) else found

    return broken


@pytest.mark.parametrize(
    "matches",
    [
        lambda q: q.role == "title",
        lambda q: q.role.startswith("heading"),
        lambda q: q.role == "quote",
        lambda q: q.role == "numbered",
        lambda q: q.label is not None,
        lambda q: q.text == "last",
        lambda q: q.text == "second in cell",
        lambda q: q.text == "beside",
        lambda q: q.text == "controlled",
        lambda q: q.text == "inserted",
        lambda q: q.text == "linked",
        lambda q: q.text.startswith("dated"),
        lambda q: q.text == "second of the note",
        lambda q: q.text == "head",
        lambda q: q.text == "foot",
    ],
    ids=[
        "title",
        "heading",
        "quote",
        "numbered",
        "listed",
        "last",
        "cell",
        "beside",
        "control",
        "insertion",
        "link",
        "field",
        "note",
        "header",
        "footer",
    ],
)
def test_losing_any_kind_of_paragraph_is_noticed(
    matches: Callable[[Paragraph], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "read_paragraph", lose(matches))
    assert stories_of(read_docx(WHOLE)) != seen_stories(WHOLE)


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (run_content, "_note", lambda reader, element, look: None),
        (inlines.InlineReader, "_hyperlink", lambda self, element: None),
        (inlines.InlineReader, "_content_control", lambda self, element: None),
        (paragraphs, "_label", lambda *args: None),
        (flow, "read_table", lambda *args: None),
        (tables, "_children", lambda parent, tag: list(parent.iterchildren(tag))[:1]),
        (reader, "read_notes", lambda *args: {}),
        (notes, "number_notes", lambda *args: None),
    ],
)
def test_losing_any_part_of_the_reader_is_noticed(
    module: object, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, value)
    if name == "number_notes":
        monkeypatch.setattr(reader, name, value)
    if name == "_note":
        monkeypatch.setitem(
            run_content.RUN_CONTENT,
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}footnoteReference",
            value,
        )
    assert stories_of(read_docx(WHOLE)) != seen_stories(WHOLE)


def test_the_second_walk_imports_nothing_of_the_reader() -> None:
    folder = Path(words.__file__).parent
    of_the_package = set()
    for module in folder.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (
                node.level > 1 or (node.module or "").startswith("packetgen.docx")
            ):
                of_the_package.add(node.module)
    assert of_the_package == {"archive", "symbols"}


@settings(max_examples=100)
@given(st.integers(min_value=0))
def test_the_walks_agree_on_documents_of_any_structure(seed: int) -> None:
    agreed(any_document(Random(seed)))
