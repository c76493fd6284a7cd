"""Markdown as an advocate types it, into Word paragraphs in the styles of docs/templates.md.

CommonMark with tables, footnotes and strikethrough. HTML, pictures and notes that lead nowhere are
refused (:mod:`.markdown_limits`). Numbered items at the top level become numbered paragraphs where
the form wants them, numbered by Word and on across headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from packetgen.docx.pictures.svg_picture import SvgPicture

from ..word_files.numbering import Numbering
from ..word_files.runs import split_runs
from ..word_files.wml import Cell, Row, Shape, paragraph, table, text_elements
from .markdown_limits import Unprintable, note_limits
from .markdown_runs import InlineRuns
from .unwritten import marked_unwritten

_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_LINES = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def literal(text: str) -> str:
    """Text that Markdown shows as it is; line ends become hard breaks."""
    text = _PUNCTUATION.sub(r"\\\1", text.replace("\t", " "))
    return _LINES.sub("\\\\\n", text)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "store_labels": True})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.core.ruler.after("inline", "note_limits", note_limits)
    return parser


@dataclass(slots=True)
class Additions:
    """What a document's texts add to its package: links, lists, footnotes."""

    links: dict[str, str] = field(default_factory=dict)
    note_links: dict[str, str] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Picture files by their name in ``word/media``, each with its relationship id."""

    def place(self, picture: SvgPicture) -> str:
        """Take a vector picture into the document's package; its run is for a paragraph."""
        for name, data in picture.media.items():
            self.pictures[name] = picture.relationships[name], data
        return picture.run


@dataclass(frozen=True, slots=True)
class Manuscript:
    """How Markdown is set in one document."""

    styles: Mapping[str, str]
    numbering: Numbering
    additions: Additions
    first_note: int
    width: float
    numbered: bool = False
    body: str = "body text"
    single: float = 0.0
    """Single pitch of a numbered grid, for quotations made up to whole lines; 0: no grid."""
    pitch: float = 0.0
    size: float = 12.0
    font: str = "arial"
    letter: bool = False
    """A letter's lists stand at its margin, numbered ones as its bullets do."""

    def item(self, level: int, *, bullet: bool) -> tuple[float, float]:
        """Left indent of a list's item on a level (0 the outermost), and of its first line."""
        if self.letter:
            return 18.0 + 18 * level, -18.0
        return 72.0 + 36 * level, -18.0 if bullet else -36.0 if level == 0 else -24.0


class UnprintableTextError(Exception):
    """A text holds what a paper cannot show; :attr:`found` says what, all of it."""

    def __init__(self, found: Sequence[Unprintable]) -> None:
        super().__init__(f"{len(found)} things cannot be shown")
        self.found = tuple(found)


def prose(text: str, manuscript: Manuscript) -> str:
    """Block XML of a Markdown text.

    Raises:
        UnprintableTextError: Something in the text would vanish from the paper.
    """
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    if environment.get("unprintable"):
        raise UnprintableTextError(environment["unprintable"])
    writer = _Writer(manuscript, tokens)
    return writer.blocks(tokens)


def emphasis(text: str, additions: Additions) -> str:
    """Runs of a text of one paragraph.

    Raises:
        UnprintableTextError: Something in the text would vanish from the paper.
    """
    environment: dict[str, Any] = {}
    tokens = _parser().parseInline(text, environment)
    found = [*environment.get("unprintable", ())]
    found += [
        Unprintable(1, "[^", "a footnote cannot stand in a value of one paragraph", "Delete it.")
        for token in tokens[0].children or ()
        if token.type == "footnote_ref"
    ]
    if found:
        raise UnprintableTextError(found)
    writer = InlineRuns(additions.links)
    return writer.runs(tokens[0].children or [])


class _Writer:
    """Walks the token stream of one text; lists and quotations nest."""

    def __init__(self, manuscript: Manuscript, tokens: Sequence[Any]) -> None:
        self.m = manuscript
        self.notes = _note_texts(tokens)
        self.inline = InlineRuns(manuscript.additions.links, self.reference)
        self.seen_notes: dict[int, int] = {}
        self.quoted = False

    def blocks(self, tokens: Sequence[Any]) -> str:
        out: list[str] = []
        stack: list[_Frame] = []
        item_started = False
        index = 0
        while index < len(tokens):
            token = tokens[index]
            match token.type:
                case "heading_open":
                    level = min(int(token.tag[1]), 4)
                    out.append(
                        paragraph(
                            self.inline.runs(tokens[index + 1].children),
                            self.m.styles[f"heading {level}"],
                        )
                    )
                    index += 2
                case "paragraph_open":
                    out.append(self.text(tokens[index + 1].children, stack, not item_started))
                    item_started = True
                    index += 2
                case "bullet_list_open" | "ordered_list_open":
                    stack.append(self.frame(token, stack))
                case "blockquote_open":
                    stack.append(_Frame("quote"))
                case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                    stack.pop()
                case "list_item_open":
                    item_started = False
                case "fence" | "code_block":
                    out.append(self.code(token.content))
                case "table_open":
                    end = next(
                        i for i in range(index, len(tokens)) if tokens[i].type == "table_close"
                    )
                    out.append(self.table(tokens[index : end + 1]))
                    index = end
                case "hr":
                    out.append(paragraph("", self.m.styles["body text flush"]))
                case "footnote_block_open":
                    break
                case _:
                    pass
            index += 1
        return "".join(out)

    def frame(self, token: Any, stack: list[_Frame]) -> _Frame:
        depth = sum(f.kind in ("bullet", "ordered", "numbered") for f in stack)
        if token.type == "bullet_list_open":
            return _Frame("bullet", depth, self.m.numbering.bullet)
        if self.m.numbered and depth == 0 and not any(f.kind == "quote" for f in stack):
            return _Frame("numbered", 0, self.m.numbering.numbered)
        if self.m.numbered and any(f.kind == "numbered" for f in stack):
            return _Frame("sub", depth, self.m.numbering.numbered)
        start = int(token.attrGet("start") or 1)
        number = self.m.numbering.free + len(self.m.additions.lists)
        from ..word_files.numbering import ordered_list

        self.m.additions.lists.append(ordered_list(self.m.numbering, number, start))
        return _Frame("ordered", depth, number)

    def text(self, children: Any, stack: list[_Frame], first: bool) -> str:
        """A paragraph: its style by what encloses it; a list item's later ones are unnumbered."""
        runs = self.inline.runs(children)
        frame = stack[-1] if stack else None
        styles = self.m.styles
        quoted, self.quoted = self.quoted, frame is not None and frame.kind == "quote"
        if frame is None:
            return paragraph(runs, styles[self.m.body])
        if frame.kind == "quote":
            before, after = self.padding(children, quoted)
            depth = sum(f.kind != "quote" for f in stack)
            left = 54.0 + 36 * depth if depth else None
            return paragraph(
                runs, styles["block quotation"], Shape(before=before, after=after, left=left)
            )
        if frame.kind == "numbered":
            if first:
                return paragraph(runs, styles["numbered paragraph"])
            return paragraph(runs, styles["body text"])
        if frame.kind == "sub":
            if first:
                shape = Shape(list_id=frame.list_id, level=min(frame.depth, 3))
                return paragraph(runs, styles["numbered paragraph"], shape)
            return paragraph(runs, styles["body text"], Shape(left=36.0 * frame.depth))
        style = styles["list bullet" if frame.kind == "bullet" else "list number"]
        if not first:
            under, _ = self.m.item(frame.depth, bullet=True)
            return paragraph(runs, styles["body text flush"], Shape(left=under))
        if frame.kind == "bullet" and frame.depth == 0:
            return paragraph(runs, style)
        level = min(frame.depth, 3)
        under, hang = self.m.item(level, bullet=frame.kind == "bullet")
        return paragraph(
            runs, style, Shape(list_id=frame.list_id, level=level, left=under, first=hang)
        )

    def padding(self, children: Any, again: bool) -> tuple[float | None, float | None]:
        """Space above and below a quotation that keep its last line on the numbered grid.

        The first paragraph of a quotation begins a single line lower, so that every second line
        stands on a number; what follows begins on the next number.
        """
        if not self.m.single or not self.m.pitch:
            return None, None
        from ..word_files.measure import line_count

        words = "".join(c.content if c.type != "softbreak" else " " for c in children or [])
        lines = line_count(words, self.m.width - 90, self.m.size, self.m.font)
        before = self.m.single if again else self.m.pitch - self.m.single
        rest = -(before + lines * self.m.single) % self.m.pitch
        return before, rest if rest > 0.5 else 0.0

    def code(self, content: str) -> str:
        text = content.rstrip("\n")
        return paragraph(f"<w:r>{text_elements(text)}</w:r>", self.m.styles["block quotation"])

    def table(self, tokens: Sequence[Any]) -> str:
        rows: list[Row] = []
        cells: list[Cell] = []
        header = False
        longest: list[int] = []
        for index, token in enumerate(tokens):
            match token.type:
                case "thead_open":
                    header = True
                case "thead_close":
                    header = False
                case "tr_open":
                    cells = []
                case "tr_close":
                    rows.append(Row(tuple(cells), header=header))
                case "th_open" | "td_open":
                    inline = tokens[index + 1]
                    style = self.m.styles["table heading" if header else "table text"]
                    align = re.search(r"text-align:(\w+)", token.attrGet("style") or "")
                    shape = Shape(align=align[1]) if align and align[1] != "left" else None
                    cells.append(Cell(paragraph(self.inline.runs(inline.children), style, shape)))
                    if len(longest) < len(cells):
                        longest.append(0)
                    column = len(cells) - 1
                    longest[column] = max(longest[column], len(inline.content))
                case _:
                    pass
        widths = _column_widths(longest, self.m.width)
        description = "Table"
        body = table(
            rows, widths, self.m.styles["packet table"], description=description, margins=(4, 4)
        )
        return body + paragraph("", self.m.styles["slot"])

    def reference(self, note: int) -> str:
        """The reference to a footnote; its text goes into the footnotes part on first use."""
        if note not in self.seen_notes:
            number = self.m.first_note + len(self.m.additions.notes)
            self.seen_notes[note] = number
            self.m.additions.notes.append("")
            self.m.additions.notes[number - self.m.first_note] = self.note(
                number, self.notes.get(note, [])
            )
        reference = self.m.styles["footnote reference"]
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr>'
            f'<w:footnoteReference w:id="{self.seen_notes[note]}"/></w:r>'
        )

    def note(self, number: int, paragraphs: Sequence[Any]) -> str:
        style, reference = self.m.styles["footnote text"], self.m.styles["footnote reference"]
        mark = (
            f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        )
        inline = InlineRuns(self.m.additions.note_links)
        content = "".join(
            paragraph((mark if n == 0 else "") + inline.runs(children), style)
            for n, children in enumerate(paragraphs or [[]])
        )
        content = split_runs(marked_unwritten(content), self.m.additions.note_links)
        return f'<w:footnote w:id="{number}">{content}</w:footnote>'


@dataclass(frozen=True, slots=True)
class _Frame:
    kind: str
    depth: int = 0
    list_id: int = 0


def _note_texts(tokens: Sequence[Any]) -> dict[int, list[Any]]:
    """The paragraphs of each footnote, by the footnote's number in the text."""
    notes: dict[int, list[Any]] = {}
    current: int | None = None
    for token in tokens:
        if token.type == "footnote_open":
            current = int(token.meta["id"])
            notes[current] = []
        elif token.type == "footnote_close":
            current = None
        elif token.type == "inline" and current is not None:
            notes[current].append([c for c in token.children if c.type != "footnote_anchor"])
    return notes


def _column_widths(longest: Sequence[int], width: float) -> list[float]:
    """Widths by the longest text of each column, none below a seventh of the whole."""
    weights = [max(min(n, 60), 8) for n in longest] or [1]
    floor = sum(weights) / 10
    weights = [max(w, floor) for w in weights]  # type: ignore[misc]
    return [width * w / sum(weights) for w in weights]
