"""The blocks of a story in order: paragraphs, tables, and what wraps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .blocks import Block, Paragraph, SectionBreak, Text
from .formatting.roles import is_pleading_numbers
from .ooxml import MC, A, Element, M, V, W, first_child, local
from .paragraphs import OpenParagraph, read_paragraph
from .run_content import text_below
from .story import NOT_SEEN, Story, chosen
from .tables import read_table

_THROUGH = frozenset(
    W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")
)  # fmt: skip
_TYPED = (
    W + "instrText", W + "fldSimple", W + "sym", W + "footnoteReference", W + "endnoteReference",
    W + "object", A + "blip", V + "imagedata", V + "textpath",
)  # fmt: skip
"""What packetgen never writes among line numbers: fields, symbols, notes, pictures."""
_P, _TBL, _SDT, _SECT, _BOOKMARK = W + "p", W + "tbl", W + "sdt", W + "sectPr", W + "bookmarkStart"
_BR = W + "br"
_SILENT = frozenset(
    W + name
    for name in (
        "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "bookmarkEnd", "proofErr", "permStart",
        "permEnd", "commentRangeStart", "commentRangeEnd", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
        "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip

EnterSection = Callable[[], SectionBreak | None]
"""Called where a section ends; gives the break that begins the next, or None after the last."""


class _Flow:
    """Collects blocks; holds paragraphs back whose mark is deleted or hidden."""

    def __init__(self, story: Story, end_section: EnterSection | None) -> None:
        self.story = story
        self.blocks: list[Block] = []
        self.held: list[OpenParagraph] = []
        self.end_section = end_section
        self.begins = True
        self.breaks = False
        """Whether a page break stands between paragraphs, where some programs leave it."""

    def read(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self.release()
                if not (self.story.furniture and _only_pleading_numbers(child, self.story)):
                    table = read_table(child, self.story, read_blocks)
                    if table is not None:
                        self.blocks.append(table)
                self.begins = False
            elif tag in _SILENT or tag in NOT_SEEN:
                continue
            elif tag == _SDT:
                content = child.find(W + "sdtContent")
                if content is not None:
                    self.read(content)
            elif tag in _THROUGH:
                self.read(child)
            elif tag == _BOOKMARK:
                name = child.get(W + "name", "")
                if name and name != "_GoBack":
                    self.story.bookmarks.append(name)
            elif tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self.read(branch)
            elif tag == _SECT:
                self.release()
            elif tag == _BR:
                self.breaks = self.breaks or child.get(W + "type") == "page"
            else:
                self._unknown(child)

    def _unknown(self, element: Element) -> None:
        if element.tag == W + "altChunk":
            self.story.report("imported file (altChunk)")
        elif element.tag in (M + "oMath", M + "oMathPara"):
            self.story.report("equation", text_below(element, M + "t"))
        else:
            text = text_below(element, W + "t")
            if text:
                self.story.report(f"unknown element {local(element.tag)}", text)

    def _paragraph(self, element: Element) -> None:
        opened = OpenParagraph(element, self.story)
        if self.story.furniture and is_pleading_numbers(opened.style):
            numbers = _only_numbers(element)
            framed = element.find(f"{W}pPr/{W}framePr") is not None
            if numbers or framed:
                self.story.number += 1
                if not numbers:
                    self.story.misplaced.append(text_below(element, W + "t"))
                return
        self.held.append(opened)
        properties = opened.properties
        section = properties is not None and first_child(properties, _SECT) is not None
        if opened.runs_on and not section:
            return
        self._finish()
        if section and self.end_section is not None:
            following = self.end_section()
            if following is not None:
                self.blocks.append(following)

    def _finish(self) -> None:
        paragraph = read_paragraph(self.held, self.story, first_in_cell=self.begins)
        self.held = []
        self.begins = False
        if self.breaks:
            paragraph = replace(paragraph, page_break_before=True)
            self.breaks = False
        self.blocks.append(paragraph)

    def release(self) -> None:
        """Let go of paragraphs that had nothing to run on into."""
        if not self.held:
            return
        gone = all(opened.runs_on in ("deleted", "hidden") for opened in self.held)
        self._finish()
        last = self.blocks[-1]
        if gone and isinstance(last, Paragraph) and not _shows(last):
            self.blocks.pop()


def _shows(paragraph: Paragraph) -> bool:
    return any(not isinstance(item, Text) or item.text.strip() for item in paragraph.inlines)


def _only_numbers(element: Element) -> bool:
    """Whether a paragraph of numbered paper holds line numbers alone, and nothing typed into it.

    The style alone proves nothing: whoever types into the header of a numbered paper types into a
    paragraph of this style.
    """
    if any(next(element.iter(tag), None) is not None for tag in _TYPED):
        return False
    words = " ".join(text_below(run, W + "t") for run in element.iter(W + "r")).split()
    return all(word.isascii() and word.isdigit() and len(word) < 3 for word in words)


def _only_pleading_numbers(table: Element, story: Story) -> bool:
    """Whether a table of a header holds nothing but packetgen's line numbers."""
    for paragraph in table.iter(_P):
        if next(paragraph.iter(W + "t"), None) is None:
            continue
        if not is_pleading_numbers(OpenParagraph(paragraph, story).style):
            return False
        if not _only_numbers(paragraph):
            return False
    return True


def read_story(
    root: Element, story: Story, begin_sections: Callable[[], EnterSection] | None = None
) -> tuple[Block, ...]:
    """Read a whole story: a body, header, footer, note or text box.

    A field may end where nobody reads on (in a deleted row of a table). What stood after it would
    be taken for its instruction, so the story is then read again with that field's marks ignored.

    Args:
        root: The story's root element.
        story: The story, at its beginning.
        begin_sections: Given for the body: makes what is called where a section ends.
    """
    reports = len(story.shared.unsupported), len(story.shared.fields)
    while True:
        blocks = read_blocks(root, story, begin_sections() if begin_sections else None)
        if not story.open_fields:
            return tuple(blocks)
        story.start_again()
        del story.shared.unsupported[reports[0] :], story.shared.fields[reports[1] :]


def read_blocks(
    parent: Element, story: Story, end_section: EnterSection | None = None
) -> list[Block]:
    """Read the block-level children of a body, cell, header, note or text box.

    Args:
        parent: The element that holds them.
        story: The story it belongs to.
        end_section: Given for the body: called where a section's last paragraph has been read.
    """
    flow = _Flow(story, end_section)
    flow.read(parent)
    flow.release()
    return flow.blocks
