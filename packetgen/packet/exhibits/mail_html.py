"""The HTML of an e-mail reduced to text: paragraphs, lists, tables, quotations, addresses.

Nothing is fetched: pictures are named where they stood. What the sender hid (``display: none``) is
not part of what the recipient saw, and stays away.
"""

from __future__ import annotations

import re
from typing import Any

from packetgen.docx.blocks import Block, Break, CharacterFormat, Paragraph, Text

from ..sheets.press import Script
from ..sheets.sheet_blocks import line, text
from ..sheets.table_pages import Grid, Shown

_BLOCK_WORDS = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr td th tbody thead tfoot hr section "
    "article header footer address center dl dt dd form fieldset figure figcaption main nav"
)
_BLOCKS = frozenset(_BLOCK_WORDS.split())
_SILENT_WORDS = "script style head title meta link template noscript svg object"
_SILENT = frozenset(_SILENT_WORDS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_SPACE = re.compile(r"[ \t\n\r\f]+")
MAX_HTML = 20_000_000


def html_blocks(html: str, script: Script) -> list[Block]:
    """The message's blocks. Damaged HTML is read as browsers read it."""
    root = _parsed(html)
    writer = _Writer(script)
    if root is not None:
        writer.walk(root)
    writer.end()
    return writer.blocks or [line(text("(The message has no text.)", italic=True))]


def html_text(html: str) -> str:
    """The words of an HTML message, for comparing it with its plain version."""
    root = _parsed(html)
    if root is None:
        return ""
    return " ".join(_words(root)).replace("\N{NO-BREAK SPACE}", " ")


def _words(element: Any) -> list[str]:
    if not isinstance(element.tag, str) or element.tag in _SILENT or _hides(element):
        return []
    found = [element.text or ""]
    for child in element:
        found += _words(child)
        found.append(child.tail or "")
    return found


def _parsed(html: str) -> Any:
    from lxml import etree
    from lxml import html as reader

    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", html[:MAX_HTML])
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", clean)
    if not clean.strip():
        return None
    parser = reader.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        return reader.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _hides(element: Any) -> bool:
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


class _Writer:
    """Walks the tree and writes paragraphs."""

    def __init__(self, script: Script) -> None:
        self.blocks: list[Block] = []
        self._script = script
        self._inlines: list[Text | Break] = []
        self._look = CharacterFormat(size=10.5)
        self._left = 0.0
        self._gap = 0.0
        self._label = ""
        self._depth = 0

    def walk(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT or _hides(element) or self._depth > 150:
            return
        self._depth += 1
        self._element(element, tag)
        self._depth -= 1

    def _element(self, element: Any, tag: str) -> None:
        if tag == "br":
            self._inlines.append(Break())
        elif tag == "hr":
            self.end()
            self.blocks.append(line("", after=4.0, size=4.0))
        elif tag == "img":
            self._picture(element)
        elif tag == "table" and self._is_data(element):
            self.end()
            self._table(element)
        elif tag == "pre":
            self.end()
            for entry in "".join(element.itertext()).split("\n"):
                shown = entry.replace(" ", "\N{NO-BREAK SPACE}")
                self._inlines.append(Text(self._script(shown), self._look))
                self.end(0.0)
        elif tag in {"ul", "ol"}:
            self.end()
            self._list(element, tag)
        elif tag == "blockquote":
            self.end()
            self._left += 16.0
            self._children(element)
            self.end()
            self._left -= 16.0
        elif tag in _BLOCKS:
            self.end()
            before = self._look
            if re.fullmatch("h[1-6]|th", tag):
                self._look = self._with(bold=True)
            if tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6"}:
                self._gap = 7.0
            self._children(element)
            self.end(7.0 if tag.startswith(("p", "h")) else 0.0)
            self._look = before
        else:
            self._inline(element, tag)

    def _inline(self, element: Any, tag: str) -> None:
        before = self._look
        if tag in {"b", "strong"}:
            self._look = self._with(bold=True)
        elif tag in {"i", "em", "cite"}:
            self._look = self._with(italic=True)
        elif tag in {"u", "ins"}:
            self._look = self._with(underline="single")
        elif tag in {"s", "del", "strike"}:
            self._look = self._with(strike=True)
        self._children(element)
        self._look = before
        if tag == "a":
            self._address(element)

    def _with(self, **changes: Any) -> CharacterFormat:
        from dataclasses import replace

        return replace(self._look, **changes)

    def _children(self, element: Any) -> None:
        self._text(element.text)
        for child in element:
            self.walk(child)
            self._text(child.tail)

    def _text(self, words: str | None) -> None:
        if not words:
            return
        shown = _SPACE.sub(" ", words)
        last = self._inlines[-1] if self._inlines else None
        fresh = last is None or isinstance(last, Break)
        if fresh or (isinstance(last, Text) and last.text.endswith(" ")):
            shown = shown.lstrip(" ")
        if shown:
            from .mail import breakable_word

            broken = " ".join(breakable_word(word) for word in shown.split(" "))
            self._inlines.append(Text(self._script(broken), self._look))

    def _address(self, element: Any) -> None:
        """The address behind a link, where its words do not say it."""
        target = (element.get("href") or "").strip()
        said = "".join(element.itertext()).strip()
        bare = re.sub(r"^(mailto:|tel:|https?://(www\.)?)", "", target, flags=re.I).rstrip("/")
        if target and not target.startswith("#") and bare and bare.lower() not in said.lower():
            self._text(f" <{target}>")

    def _picture(self, element: Any) -> None:
        source = element.get("src") or ""
        alt = " ".join((element.get("alt") or "").split())
        try:
            size = int(re.sub(r"\D", "", element.get("width") or "") or 99)
        except ValueError:
            size = 99
        if size <= 2 and not alt:
            return
        what = f"[picture: {alt}]" if alt else "[picture]"
        if not source.lower().startswith(("cid:", "data:")):
            what = (
                f"[picture that the message would fetch: {alt}]"
                if alt
                else ("[picture that the message would fetch]")
            )
        self._text(what)

    def _list(self, element: Any, tag: str) -> None:
        self._left += 18.0
        for number, child in enumerate((item for item in element if isinstance(item.tag, str)), 1):
            self._label = f"{number}." if tag == "ol" else "•"
            self.walk(child)
            self.end()
        self._label = ""
        self._left -= 18.0

    def _is_data(self, table: Any) -> bool:
        """Whether a table shows data: most in e-mails only place things."""
        if table.find(".//table") is not None:
            return False
        rows = list(table.iter("tr"))
        counts = {sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows}
        bordered = (table.get("border") or "0") not in {"0", ""}
        heads = next(table.iter("th"), None) is not None
        return len(rows) > 1 and len(counts) == 1 and counts.pop() > 1 and (bordered or heads)

    def _table(self, table: Any) -> None:
        rows = [
            [
                Shown(
                    self._script(" ".join("".join(cell.itertext()).split())), bold=cell.tag == "th"
                )
                for cell in row
                if cell.tag in ("td", "th")
            ]
            for row in table.iter("tr")
        ]
        from ..sheets.table_pages import flowing_table

        head = all(cell.bold for cell in rows[0])
        self.blocks.append(flowing_table(Grid("Table", rows, int(head)), 468.0))
        self.blocks.append(line("", after=2.0, size=4.0))

    def end(self, after: float = 3.0) -> None:
        """Close the paragraph at hand, if it shows anything."""
        inlines = self._inlines
        self._inlines = []
        while inlines and isinstance(inlines[-1], Break):
            inlines.pop()
        while inlines and isinstance(inlines[0], Break):
            inlines.pop(0)
            if not inlines:
                self.blocks.append(line("", after=0.0, size=10.5))
        if not any(
            isinstance(item, Break) or (isinstance(item, Text) and item.text.strip())
            for item in inlines
        ):
            return
        label = [Text(f"{self._label}\N{NO-BREAK SPACE} ", self._look)] if self._label else []
        self._label = ""
        self.blocks.append(
            Paragraph(
                (*label, *inlines),
                indent_left=self._left,
                space_before=self._gap,
                space_after=after,
                line=1.15,
                mark=CharacterFormat(size=10.5),
                indent_first=-12.0 if label else 0.0,
            )
        )
        self._gap = 0.0
