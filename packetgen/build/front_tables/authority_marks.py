"""Marks of authorities in a draft: words in a character style, Word's own TA fields, and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from packetgen.docx.blocks import Document, Inline, Text
from packetgen.docx.fields import tokens_of
from packetgen.docx.rewriting import with_paragraphs
from packetgen.form.package import pack, read_package, write_package
from packetgen.reading.xml_text import untrusted_xml

from .authorities import Marked

MARK = "packetgen:authority"
"""Address of a link that marks an authority in Markdown or in Word."""
_STYLE = "authority"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_STORIES = re.compile(r"^word/(document|footnotes|endnotes)\.xml$")
_OF_WORD = {"1": "Cases", "2": "Statutes", "4": "Rules", "3": "Other authorities"}
"""Word's categories of its own table of authorities; its others are other authorities."""
_SECTION = r"\d+(?:\.\d+)*(?:\(\w+\))*"
CITATION = re.compile(
    r"\b\d{1,4} (?:U\. ?S\.|S\. ?Ct\.|F\.(?:[23]d|4th)?|F\. ?Supp\.(?: ?[23]d)?|Cal\.(?: ?App\.)?"
    r" ?(?:[2-5](?:d|th))?|P\.[23]d|A\.[23]d|N\.E\.[23]d|N\.W\.2d|S\.W\.[23]d|So\. ?[23]d"
    r"|N\.Y\.(?:[23]d|S\.[23]d)|A\.D\.[23]d|Ill\. ?(?:App\. ?)?[23]d|Ohio St\. ?[23]d|Mass\.)"
    r" \d{1,4}\b"
    rf"|\b\d+ U\.S\.C\.[A-Z]* §+ ?{_SECTION}"
    rf"|\bCode(?: [A-Z][a-z]+\.?)*,? (?:§+|[Ss]ections?) ?{_SECTION}"
    rf"|\b[Rr]ules? of (?:Court|Civil Procedure|Evidence),? (?:[Rr]ules? )?{_SECTION}"
)
"""What looks like a citation: a reporter with volume and page, a section of a code."""


def with_links(docx: bytes) -> tuple[bytes, list[Marked]]:
    """The file with every mark as a link, and what Word was told of those that it marked."""
    from lxml import etree

    members = read_package(docx)
    style = _style_id(members[_STYLES].content()) if _STYLES in members else ""
    fields: list[Marked] = []
    for name in sorted(members, key=lambda n: (n != _DOCUMENT, n)):
        if not _STORIES.match(name):
            continue
        root = untrusted_xml(members[name].content())
        for paragraph in list(root.iter(f"{_W}p")):
            _wrap(paragraph, style, fields)
        members[name] = pack(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return write_package(members.values()), fields


def _style_id(styles: bytes) -> str:
    root = untrusted_xml(styles)
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and (name.get(f"{_W}val") or "").lower() == _STYLE:
            return str(style.get(f"{_W}styleId"))
    return ""


def _wrap(paragraph: Any, style: str, fields: list[Marked]) -> None:
    """Make links of the runs in the style, and of the words before each TA field of Word."""
    last = None
    code, run_before, inside = "", None, False
    for run in list(paragraph.iter(f"{_W}r")):
        mark = run.find(f"{_W}fldChar")
        kind = mark.get(f"{_W}fldCharType") if mark is not None else ""
        if kind == "begin":
            code, inside, run_before = "", True, last
        elif kind == "end" and inside:
            inside = False
            tokens = tokens_of(code)
            if tokens and tokens[0].upper() == "TA" and run_before is not None:
                fields.append(_told(tokens))
                _link(run_before, f"{MARK}?{len(fields) - 1}")
        elif inside:
            code += "".join(text.text or "" for text in run.iter(f"{_W}instrText"))
        elif run.find(f"{_W}t") is not None:
            look = run.find(f"{_W}rPr/{_W}rStyle")
            if style and look is not None and look.get(f"{_W}val") == style:
                _link(run, MARK)
            last = run


def _told(tokens: Sequence[str]) -> Marked:
    switches = dict(pairwise(tokens))
    return Marked(
        "", switches.get("\\l", ""), switches.get("\\s", ""),
        _OF_WORD.get(switches.get("\\c", ""), "Other authorities" if "\\c" in switches else ""),
    )  # fmt: skip


def _link(run: Any, address: str) -> None:
    from lxml import etree

    if run.getparent().tag == f"{_W}fldSimple":
        return
    field = etree.Element(f"{_W}fldSimple")
    field.set(f"{_W}instr", f' HYPERLINK "{address}" ')
    run.addprevious(field)
    field.append(run)


def numbered_links(document: Document, told: Sequence[Marked]) -> tuple[Document, list[Marked]]:
    """The blocks with an address of its own for each mark, and the marks in order."""
    marks: list[Marked] = []

    def numbered(items: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        before = ""
        for item in items:
            link = item.link if isinstance(item, Text) else ""
            if not link.startswith(MARK) or not isinstance(item, Text):
                made.append(item)
                before = ""
                continue
            if link == before:
                marks[-1] = replace(marks[-1], words=marks[-1].words + item.text)
            else:
                field = link.partition("?")[2]
                known = told[int(field)] if field.isdecimal() and int(field) < len(told) else None
                marks.append(replace(known or Marked(""), words=item.text))
            before = link
            made.append(replace(item, link=f"{MARK}/{len(marks) - 1}"))
        return tuple(made)

    return _through(document, numbered), marks


def without_marks(document: Document) -> Document:
    """The blocks with marks of authorities as plain words."""
    return _through(
        document,
        lambda items: tuple(
            replace(item, link="")
            if isinstance(item, Text) and item.link.startswith(MARK)
            else item
            for item in items
        ),
    )


def _through(
    document: Document, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
) -> Document:
    """The document with the inlines of every paragraph changed, notes after the text."""
    return with_paragraphs(document, lambda p: replace(p, inlines=change(p.inlines)))


def unmarked_citations(document: Document) -> Iterator[str]:
    """What looks like a citation, outside of every mark."""
    found: dict[str, None] = {}

    def look(items: tuple[Inline, ...]) -> tuple[Inline, ...]:
        plain = "".join(
            ("\x00" if item.link.startswith(MARK) else item.text)
            for item in items
            if isinstance(item, Text)
        )
        for match in CITATION.finditer(plain):
            found.setdefault(match.group())
        return items

    _through(document, look)
    yield from found
