"""What a gap in the data leaves behind in a text when nobody thought of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from packetgen.docx.blocks import Block, CheckBox, Document, Paragraph, Table, Text
from packetgen.draft import Draft
from tests.written_words import written_words

IN_ANY_TEXT = {
    "a value that is not there": r"\b(?:None|Undefined|nan)\b|Missing\(|object at 0x|<[A-Z]\w+ ",
    "an empty list": r"\[\]|\{\}",
    "a tag": r"\{\{|\}\}|\{%|%\}|\{#",
    "a sign after nothing": r"(?<=\S)[ \t][,;.:](?=\s|$)|^\s*[,;.:](?=\s|$)",
    "two signs": r",\s*[,.;:]|;\s*[,.;:]|:\s*[,.;:]|(?<!\.)\.\.(?!\.)",
    "empty brackets": r"\(\s*\)|“\s*”|\[\s*\]",
    "a repetition": r"\bet al\.,? et al\b|\b(and|or|the|of|at|on|in|to|for) \1\b",
    "an orphan": r"\b(?:and|or)\s*[,;.:)]|^(?:and|or)\W{0,3}$|\band v\.",
    "an amount of nothing": r"\$(?![\d\xa0])|(?<![\d\w])%(?!\w)|\b0 of 0\b",
    "a wrong number": (
        r"(?<![\d.,$:/-])\b1 (?:hours|days|sessions|tests|papers|requirements|entries|times|classes"
        r"|nights|cases|pages|contacts|exhibits|copies|minutes|weeks|months|cells|clients)\b"
        r"|(?<![\d.,$:/-])\b(?:[02-9]|[1-9]\d+) (?:hour|session|test|paper|requirement|entry|class"
        r"|contact|exhibit|copy|minute|client)\b(?![\w-])"
    ),
    "a verb that does not agree": (
        r"\b[Tt]hey (?:has|is|was|does|asks|lives|speaks|uses|needs)\b"
        r"|\b(?:[Ss]?[Hh]e|[Ii]t) (?:have|are|were|do|ask|live|speak|use|need)\b"
        r"|\bthere (?:is|was) (?:[2-9]|\d\d+|two|three|four|five|six)\b"
        r"|\bthere (?:are|were) (?:1|one)\b"
    ),
    "a label of nothing": (
        r"^(?:Telephone|Tel\.|Facsimile|Fax|Email|Judge:|Hon\.|Case No\.|Department|Courtroom|Room"
        r"|Location|Hearing date|Trial date|Action filed|Re|Dear|Attorneys? for)[ :.]*$"
    ),
}
IN_WORD_ONLY = {
    "a double space": r"(?<=[^\s·])  +(?=[^\s·])",
    "a space at the end": r"(?<=[^\s_])[ ]+$",
    "sentences run together": r"\b(?!www\b)[a-z]{3,}[.!?][A-Z][a-z]{2}",
}
"""Not looked for in a PDF's text, where gaps are made of spaces, and cells follow each other."""
_PATH = re.compile(r"\[([a-z_]+(?:[.\[][a-z0-9_\].]+)*)\]")


def debris_in(lines: list[str], patterns: dict[str, str] | None = None) -> list[str]:
    """Each line with debris, and what is wrong with it."""
    found = []
    for line in lines:
        for what, pattern in (patterns or IN_ANY_TEXT).items():
            hit = re.search(pattern, line)
            if hit:
                found.append(f"{what} ({hit[0]!r}): {line[:160]!r}")
    return found


def gaps_shown(lines: list[str]) -> set[str]:
    """The values that a text shows as missing: ``[case.number]``."""
    return {path for line in lines for path in _PATH.findall(line)}


def word_lines(made: Draft) -> list[str]:
    """The text of every paragraph of a draft, its header, footer and notes included."""
    from lxml import etree

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        for name in sorted(package.namelist()):
            if not re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                continue
            for paragraph in etree.fromstring(package.read(name)).iter(f"{word}p"):
                lines += written_words(paragraph).split("\n")
    return lines


def text_of(paragraph: Paragraph) -> str:
    """The words of a paragraph."""
    return "".join(
        i.text if isinstance(i, Text) else i.glyph if isinstance(i, CheckBox) else " "
        for i in paragraph.inlines
    )


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)


def empty_headings(document: Document) -> list[str]:
    """Headings that say nothing, or that nothing stands under."""
    blocks = [b for b in document.blocks if isinstance(b, (Paragraph, Table))]
    found = [
        "a heading without words"
        for block in blocks
        if isinstance(block, Paragraph) and _is_heading(block) and not text_of(block).strip()
    ]
    full = [b for b in blocks if isinstance(b, Table) or text_of(b).strip()]
    for number, block in enumerate(full):
        if isinstance(block, Paragraph) and _is_heading(block):
            after = full[number + 1] if number + 1 < len(full) else None
            if after is None or (isinstance(after, Paragraph) and _closes(after, block)):
                found.append(f"nothing stands under the heading {text_of(block)!r}")
    return found


def empty_tables(document: Document) -> list[str]:
    """Tables of data that have a header and nothing else."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [
        f"nothing stands in the table {table.style!r}"
        for table in tables
        if not table.layout and table.rows and all(row.header for row in table.rows)
    ]


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.role.startswith("heading")


def _closes(after: Paragraph, heading: Paragraph) -> bool:
    """Whether what comes after a heading belongs to something else."""
    same_or_higher = _is_heading(after) and after.role <= heading.role
    return after.role == "signature" or same_or_higher
