"""Markdown as an exhibit: headings, lists, tables, quotations and code, set as a plain document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from packetgen.docx.blocks import Block, Break, CharacterFormat, Inline, Paragraph, Text

from ..sheets.converted import Converted
from ..sheets.press import Press, Script
from ..sheets.sheet_blocks import document, heading, line, rule
from ..sheets.table_pages import Grid, Shown, flowing_table
from .intake_text import SIZE
from .text_decoding import decoded

_BODY = 11.0
_HEADINGS = (17.0, 14.0, 12.5, 11.5, 11.0, 11.0)


def markdown_pdf(data: bytes, press: Press, encoding: str = "") -> Converted:
    """A Markdown file as pages. HTML in it is shown as it is written, pictures by name.

    Raises:
        UnusableFileError: It is no text, or its encoding has to be named.
    """
    from markdown_it import MarkdownIt

    text, note = decoded(data, encoding)
    script = Script(press)
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    writer = _Writer(script, press)
    writer.read(parser.parse(text))
    made = press.sheets(document(writer.blocks))
    notes = [note] if note else []
    return Converted(
        made.pdf, made.pages, "typeset from a Markdown file",
        (*notes, *script.notes(), *writer.notes),
    )  # fmt: skip


class _Writer:
    def __init__(self, script: Script, press: Press) -> None:
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self._script, self._press = script, press
        self._left = 0.0
        self._lists: list[int | None] = []
        self._label = ""

    def read(self, tokens: list[Any]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kind = token.type
            if kind == "heading_open":
                self._heading(tokens[at + 1], int(token.tag[1]))
                at += 2
            elif kind == "inline":
                self._paragraph(self._inlines(token))
            elif kind in {"fence", "code_block"}:
                self._code(token.content)
            elif kind == "hr":
                self.blocks.append(rule())
            elif kind == "blockquote_open":
                self._left += 22.0
            elif kind == "blockquote_close":
                self._left -= 22.0
            elif kind in {"bullet_list_open", "ordered_list_open"}:
                start = token.attrGet("start")
                self._lists.append(
                    None if kind[0] == "b" else int(start if start is not None else 1)
                )
                self._left += 20.0
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                self._lists.pop()
                self._left -= 20.0
            elif kind == "list_item_open":
                number = self._lists[-1]
                self._label = "•" if number is None else f"{number}."
                if number is not None:
                    self._lists[-1] = number + 1
            elif kind == "table_open":
                at = self._table(tokens, at)
            at += 1

    def _heading(self, token: Any, level: int) -> None:
        size = _HEADINGS[level - 1]
        inlines = self._inlines(token, CharacterFormat(size=size, bold=True))
        made = heading("", min(level, 9), size=size, before=10.0)
        self.blocks.append(replace(made, inlines=tuple(inlines)))

    def _paragraph(self, inlines: list[Inline]) -> None:
        first = 0.0
        if self._label:
            look = CharacterFormat(size=_BODY)
            inlines.insert(0, Text(f"{self._label}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", look))
            self._label, first = "", -14.0
        made = line(after=7.0 if not self._lists else 3.0, left=self._left, size=_BODY)
        self.blocks.append(replace(made, inlines=tuple(inlines), indent_first=first))

    def _code(self, content: str) -> None:
        from .intake_text import wrapped_line

        look = CharacterFormat(font=self._press.mono, size=SIZE)
        lines = self._script(content.rstrip("\n")).expandtabs(8).split("\n")
        pieces = [p for entry in lines for p in wrapped_line(entry, 450 - self._left, self._press)]
        for number, piece in enumerate(pieces):
            lead = len(piece) - len(piece.lstrip(" "))
            shown = "\N{NO-BREAK SPACE}" * lead + piece.lstrip(" ")
            last = number == len(pieces) - 1
            made = line(after=8.0 if last else 0.0, left=self._left + 12, size=SIZE)
            self.blocks.append(replace(made, inlines=(Text(shown, look),) if shown else ()))

    def _inlines(self, token: Any, look: CharacterFormat | None = None) -> list[Inline]:
        look = look or CharacterFormat(size=_BODY)
        made: list[Inline] = []
        looks = [look]
        target = ""
        for child in token.children or ():
            kind = child.type
            if kind == "text" or kind == "html_inline":
                made.append(Text(self._script(child.content), looks[-1]))
            elif kind == "code_inline":
                mono = replace(looks[-1], font=self._press.mono)
                made.append(Text(self._script(child.content), mono))
            elif kind == "softbreak":
                made.append(Text(" ", looks[-1]))
            elif kind == "hardbreak":
                made.append(Break())
            elif kind == "strong_open":
                looks.append(replace(looks[-1], bold=True))
            elif kind == "em_open":
                looks.append(replace(looks[-1], italic=True))
            elif kind == "s_open":
                looks.append(replace(looks[-1], strike=True))
            elif kind in {"strong_close", "em_close", "s_close"}:
                looks.pop()
            elif kind == "link_open":
                target = child.attrGet("href") or ""
            elif kind == "link_close":
                said = "".join(item.text for item in made if isinstance(item, Text))
                if target and target not in said and not target.startswith("#"):
                    made.append(Text(self._script(f" <{target}>"), looks[-1]))
            elif kind == "image":
                said = child.content or child.attrGet("src") or ""
                made.append(Text(self._script(f"[picture: {said}]"), looks[-1]))
                self.notes.append("a picture that it names is not shown")
        return made

    def _table(self, tokens: list[Any], at: int) -> int:
        rows: list[list[Shown]] = []
        bold = False
        while tokens[at].type != "table_close":
            token = tokens[at]
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                bold = token.type == "th_open"
            elif token.type == "inline":
                words = "".join(
                    item.text for item in self._inlines(token) if isinstance(item, Text)
                )
                rows[-1].append(Shown(words, bold=bold))
            at += 1
        self.blocks.append(flowing_table(Grid("Table", rows, 1), 468.0 - self._left))
        self.blocks.append(Paragraph((), mark=CharacterFormat(size=5.0)))
        return at
