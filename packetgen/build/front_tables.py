"""Tables of contents and of authorities, with the page numbers of the paper as it is typeset.

Filling a table may move what it points to, so a paper is typeset and filled again until nothing
changes.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from packetgen.docx.blocks import Document, Inline, Text
from packetgen.docx.fields import tokens_of
from packetgen.docx.rewriting import with_paragraphs
from packetgen.draft.front_tables import AUTHORITIES, CONTENTS
from packetgen.errors import EngineError
from packetgen.form.package import pack, read_package, write_package
from packetgen.packet import OWN_PAGE
from packetgen.typeset import Typeset

MARK = "packetgen:authority"
"""Address of a link that marks an authority in Markdown or in Word."""
PASSIM = 5
"""An authority on more pages than this is found passim."""
CATEGORIES = ("Cases", "Statutes", "Rules", "Other authorities")
ROUNDS = 5
_STYLE = "authority"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_STORIES = re.compile(r"^word/(document|footnotes|endnotes)\.xml$")
_OF_WORD = {"1": "Cases", "2": "Statutes", "4": "Rules", "3": "Other authorities"}
"""Word's categories of its own table of authorities; its others are other authorities."""
_CASE = re.compile(r"\bv\.? |^(In|Matter) (re|of)\b|^Ex parte\b|^Estate of\b|^People ex rel\b")
_RULE = re.compile(r"\b[Rr]ules?\b|C\.F\.R\.|Cal\. Code Regs")
_STATUTE = re.compile(r"§|\bCode\b|U\.S\.C|\bStat\b|\bConst\b|\bAct\b")
_PINPOINT = re.compile(r",? (?:at )?(?:p\.|pp\.) ?\d[\d–-]*$|,? at \d[\d–-]*$|(?<=\d), \d[\d–-]*$")
_BEFORE_YEAR = re.compile(r"(?<=\d), \d[\d–-]*(?= \((?:[^()]*[ .])?\d{4}\)$)")
"""A pinpoint that stands before court and year: Roe v. Wade, 410 U.S. 113, 120 (1973)."""
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


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark in a text: its words, the long form and category that Word was told, if any."""

    words: str
    long: str = ""
    short: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class FrontTables:
    """A paper with its tables filled, and what looks like a citation and is not marked."""

    typeset: Typeset
    unmarked: tuple[str, ...] = ()


Set = Callable[[Document, bytes], Typeset]
Read = Callable[[bytes], Document]


def has_front_tables(docx: bytes) -> bool:
    """Whether a Word file has a place for one of the tables."""
    members = read_package(docx)
    if _DOCUMENT not in members:
        return False
    xml = members[_DOCUMENT].content()
    return CONTENTS.encode() in xml or AUTHORITIES.encode() in xml


def with_front_tables(docx: bytes, read: Read, typeset: Set) -> FrontTables:
    """Typeset a paper with its tables until their page numbers stand still.

    Args:
        docx: The draft.
        read: Reads a Word file into blocks, with its cites refreshed.
        typeset: Sets blocks; the file is what every word is held against.

    Raises:
        EngineError: The numbers do not come to rest, or the engine gave no PDF to look into.
    """
    marked, told = _wrapped(docx)
    seen = ""
    for _ in range(ROUNDS):
        source, marks = _numbered_links(read(_filled(marked, seen)), told)
        filled = _filled(docx, seen)
        made = typeset(source, filled)
        entries = _contents(made) + "\f" + _authorities(marks, _pages(made.pdf))
        if entries == seen:
            clean = without_marks(read(filled))
            drafted, _ = _numbered_links(read(marked), told)
            return FrontTables(typeset(clean, filled), tuple(_unmarked(drafted)))
        seen = entries
    raise EngineError(
        "the table of contents does not come to rest",
        hint="Take one of the tables out of the draft, or shorten the longest heading.",
    )


def _contents(made: Typeset) -> str:
    """Lines of level, title and page, by tabs."""
    return "\n".join(f"{mark.level}\t{mark.title}\t{mark.page}" for mark in made.outline)


def _authorities(marks: Sequence[Marked], pages: dict[int, int]) -> str:
    """Lines of category, authority and pages, by tabs."""
    long = {mark.short: mark for mark in marks if mark.short and mark.long}
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    names = [_name(long.get(m.short, m)) for m in marks]
    for number, mark in enumerate(marks):
        if number not in pages:
            continue
        name = _whole(names[number], names)
        owner = long.get(mark.short, mark)
        category = owner.category or _category(name)
        found[category, name].add(pages[number])
    lines = []
    for (category, name), where in sorted(
        found.items(), key=lambda item: (CATEGORIES.index(item[0][0]), item[0][1].casefold())
    ):
        numbers = ", ".join(map(str, sorted(where))) if len(where) <= PASSIM else "passim"
        lines.append(f"{category}\t{name}\t{numbers}")
    return "\n".join(lines)


def _name(mark: Marked) -> str:
    name = _PINPOINT.sub("", mark.long or " ".join(mark.words.split()).strip(" ,.;")).strip(" ,.;")
    # A bracket around the cite is no part of it; those around a year and a court are.
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    elif name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    return _BEFORE_YEAR.sub("", name).strip(" ,.;")


def _whole(name: str, names: Sequence[str]) -> str:
    """The longer form that a short form stands for, if there is but one: Brown, Brown v. Board."""
    longer = {each for each in names if each != name and re.match(rf"{re.escape(name)}\b", each)}
    return longer.pop() if len(longer) == 1 and not re.search(r"\d", name) else name


def _category(name: str) -> str:
    if _CASE.search(name):
        return "Cases"
    if _RULE.search(name):
        return "Rules"
    return "Statutes" if _STATUTE.search(name) else "Other authorities"


def _pages(pdf: bytes) -> dict[int, int]:
    """The page, from 1, on which each mark begins."""
    from pypdf import PdfReader

    found: dict[int, int] = {}
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        for entry in page.get("/Annots") or []:
            action = entry.get_object().get("/A")
            uri = str(action.get_object().get("/URI", "")) if action is not None else ""
            if uri.startswith(f"{MARK}/"):
                found.setdefault(int(uri.removeprefix(f"{MARK}/")), number)
    return found


def _wrapped(docx: bytes) -> tuple[bytes, list[Marked]]:
    """The file with every mark as a link, and what Word was told of those that it marked."""
    from lxml import etree

    members = read_package(docx)
    style = _style_id(members[_STYLES].content()) if _STYLES in members else ""
    fields: list[Marked] = []
    for name in sorted(members, key=lambda n: (n != _DOCUMENT, n)):
        if not _STORIES.match(name):
            continue
        root = etree.fromstring(
            members[name].content(), etree.XMLParser(resolve_entities=False, no_network=True)
        )
        for paragraph in list(root.iter(f"{_W}p")):
            _wrap(paragraph, style, fields)
        members[name] = pack(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return write_package(members.values()), fields


def _style_id(styles: bytes) -> str:
    from lxml import etree

    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
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


def _numbered_links(document: Document, told: Sequence[Marked]) -> tuple[Document, list[Marked]]:
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


def _unmarked(document: Document) -> Iterator[str]:
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


def _filled(docx: bytes, entries: str) -> bytes:
    """The file with both tables filled; without entries as it was drafted."""
    from lxml import etree

    if not entries:
        return docx
    members = read_package(docx)
    root = etree.fromstring(
        members[_DOCUMENT].content(), etree.XMLParser(resolve_entities=False, no_network=True)
    )
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
        for xml in _paragraphs(name, lines.split("\n") if lines else [], own, width):
            place.addprevious(etree.fromstring(xml))
        place.getparent().remove(place)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    members[_DOCUMENT] = pack(_DOCUMENT, content)
    return write_package(members.values())


def _paragraphs(name: str, lines: Sequence[str], style: str, width: int) -> Iterator[str]:
    if not lines:
        yield _paragraph("None." if name == AUTHORITIES else "No headings.", "", style, width, 0)
    category = ""
    for line in lines:
        first, words, pages = line.split("\t")
        if name == AUTHORITIES and first != category:
            category = first
            yield _paragraph(category, "", style, width, 0, bold=True)
        level = int(first) - 1 if name == CONTENTS else 0
        yield _paragraph(words, pages, style, width, level, whole=name == CONTENTS)


def _paragraph(
    words: str,
    pages: str,
    style: str,
    width: int,
    level: int,
    *,
    bold: bool = False,
    whole: bool = False,
) -> str:
    """A line of a table. Its numbers lead to their pages, or the ``whole`` line does."""
    left = 360 * level + (360 if pages else 0)
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    keep = "<w:keepNext/>" if bold else ""
    tab = "<w:r><w:tab/></w:r>" if pages else ""
    text = f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>{tab}'
    if whole:
        text = _linked(f"{text}<w:r><w:t>{escape(pages)}</w:t></w:r>", pages)
    else:
        for step, number in enumerate(pages.split(", ")):
            comma = '<w:r><w:t xml:space="preserve">, </w:t></w:r>' if step else ""
            text += comma + _linked(f"<w:r><w:t>{escape(number)}</w:t></w:r>", number)
    hanging = ' w:hanging="360"' if pages else ""
    return (
        f'<w:p xmlns:w="{_W[1:-1]}"><w:pPr><w:pStyle w:val="{escape(style)}"/>{keep}'
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
        f'<w:spacing w:after="120"/><w:ind w:left="{left}"{hanging} w:right="900"/></w:pPr>'
        f"{text}</w:p>"
    )


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
