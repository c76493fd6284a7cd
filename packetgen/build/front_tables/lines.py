"""The lines of a table of contents or of authorities, written into a draft in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from packetgen.draft.word_files.front_tables import AUTHORITIES, CONTENTS
from packetgen.form.package import pack, read_package, write_package
from packetgen.packet import OWN_PAGE
from packetgen.reading.xml_text import untrusted_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


def filled(docx: bytes, entries: str, numbers: Sequence[str] = ()) -> bytes:
    """The file with both tables filled; without entries as it was drafted.

    Entries name pages by their place in the paper, from 1; the tables show ``numbers``, one for
    each page, where the paper gives its pages numbers of its own.
    """
    from lxml import etree

    if not entries:
        return docx
    members = read_package(docx)
    root = untrusted_xml(members[_DOCUMENT].content())
    width = _text_width(root)
    contents, _, authorities = entries.partition("\f")
    for name, lines in ((CONTENTS, contents), (AUTHORITIES, authorities)):
        start = next(
            (b for b in root.iter(f"{_W}bookmarkStart") if b.get(f"{_W}name") == name), None
        )
        if start is None:
            continue
        place = next(a for a in start.iterancestors() if a.tag == f"{_W}p")
        style = place.find(f"{_W}pPr/{_W}pStyle")
        own = style.get(f"{_W}val") if style is not None else ""
        for xml in _paragraphs(name, lines.split("\n") if lines else [], own, width, numbers):
            place.addprevious(etree.fromstring(xml))
        place.getparent().remove(place)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    members[_DOCUMENT] = pack(_DOCUMENT, content)
    return write_package(members.values())


def _paragraphs(
    name: str, lines: Sequence[str], style: str, width: int, numbers: Sequence[str]
) -> Iterator[str]:
    if not lines:
        yield _paragraph("None." if name == AUTHORITIES else "No headings.", "", style, width, 0)
    category = ""
    for line in lines:
        first, words, pages = line.split("\t")
        if name == AUTHORITIES and first != category:
            category = first
            yield _paragraph(category, "", style, width, 0, bold=True)
        level = int(first) - 1 if name == CONTENTS else 0
        yield _paragraph(words, pages, style, width, level, whole=name == CONTENTS, numbers=numbers)


def _paragraph(
    words: str,
    pages: str,
    style: str,
    width: int,
    level: int,
    *,
    bold: bool = False,
    whole: bool = False,
    numbers: Sequence[str] = (),
) -> str:
    """A line of a table. Its numbers lead to their pages, or the ``whole`` line does."""
    left = 360 * level + (360 if pages else 0)
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    keep = "<w:keepNext/>" if bold else ""
    tab = "<w:r><w:tab/></w:r>" if pages else ""
    text = f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>{tab}'
    if whole:
        text = _linked(f"{text}<w:r><w:t>{_shown(pages, numbers)}</w:t></w:r>", pages)
    else:
        for step, number in enumerate(pages.split(", ")):
            comma = '<w:r><w:t xml:space="preserve">, </w:t></w:r>' if step else ""
            text += comma + _linked(f"<w:r><w:t>{_shown(number, numbers)}</w:t></w:r>", number)
    hanging = ' w:hanging="360"' if pages else ""
    return (
        f'<w:p xmlns:w="{_W[1:-1]}"><w:pPr><w:pStyle w:val="{escape(style)}"/>{keep}'
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
        f'<w:spacing w:after="120"/><w:ind w:left="{left}"{hanging} w:right="900"/></w:pPr>'
        f"{text}</w:p>"
    )


def _shown(page: str, numbers: Sequence[str]) -> str:
    """What a table shows for a page of the paper."""
    own = page.isdecimal() and 0 < int(page) <= len(numbers)
    return escape(numbers[int(page) - 1] if own else page)


def _linked(runs: str, page: str) -> str:
    """Runs that lead to a page of the paper, if it is one."""
    if not page.isdecimal():
        return runs
    return f'<w:fldSimple w:instr=" HYPERLINK &quot;{OWN_PAGE}{page}&quot; ">{runs}</w:fldSimple>'


def _text_width(root: Any) -> int:
    """Width of the text in twips."""
    section = list(root.iter(f"{_W}sectPr"))[-1]
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    left, right = (int(margins.get(f"{_W}{side}")) for side in ("left", "right"))
    return int(size.get(f"{_W}w")) - left - right
