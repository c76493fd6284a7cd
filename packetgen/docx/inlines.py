"""The inside of a paragraph: runs, fields, links, notes, check boxes and symbols."""

from __future__ import annotations

import re

from . import fields
from .blocks import (
    Break,
    CharacterFormat,
    CheckBox,
    Inline,
    PageField,
    Tab,
    Text,
)
from .form_fields import box_state, chosen_entry, symbol_shown
from .formatting.looks import Look, symbol
from .formatting.properties import read_run_properties
from .formatting.styles import Style
from .ooxml import MC, W14, XML_SPACE, Element, M, R, W, first_child, is_on, local
from .run_content import RUN_CONTENT, text_below
from .story import NOT_SEEN, Story, chosen
from .symbols import SYMBOL_FONTS

_IGNORED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "proofErr", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart",
        "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
        "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
        "lastRenderedPageBreak", "delText", "delInstrText", "annotationRef", "separator",
        "continuationSeparator", "customXmlPr", "smartTagPr", "sdtPr", "sdtEndPr", "fldData",
        "commentReference",
    )
)  # fmt: skip
_THROUGH = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent")
)  # fmt: skip
_T, _TAB, _BR, _CR = W + "t", W + "tab", W + "br", W + "cr"
_R, _RPR, _INSTR = W + "r", W + "rPr", W + "instrText"
_FLD_CHAR, _FLD_SIMPLE, _HYPERLINK = W + "fldChar", W + "fldSimple", W + "hyperlink"
_SDT, _BOOKMARK = W + "sdt", W + "bookmarkStart"
_SYMBOL_PLACE = re.compile("[\uf020-\uf0ff]")
_CHECK_GLYPHS = {True: "☒", False: "☐"}


class InlineReader:
    """Reads the runs of one paragraph into inlines.

    Args:
        story: The story the paragraph stands in; its open fields carry over.
        style: The paragraph's style.
    """

    __slots__ = ("_link", "_style", "custom_mark", "items", "ptabs", "story")

    def __init__(self, story: Story, style: Style | None) -> None:
        self.story = story
        self.items: list[Inline] = []
        self.ptabs: list[str] = []
        """Alignments of the absolute tabs met, in order."""
        self._style = style
        self._link = ""
        self.custom_mark = False

    def read(self, parent: Element) -> None:
        """Read the children of a paragraph, or of anything that only wraps runs."""
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in _IGNORED or tag in NOT_SEEN:
                continue
            elif tag in _THROUGH:
                self.read(child)
            elif tag == _HYPERLINK:
                self._hyperlink(child)
            elif tag == _BOOKMARK:
                name = child.get(W + "name", "")
                if name and name != "_GoBack":
                    self.story.bookmarks.append(name)
            elif tag == _FLD_SIMPLE:
                self._simple_field(child)
            elif tag == _SDT:
                self._content_control(child)
            elif tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self.read(branch)
            elif tag in (M + "oMath", M + "oMathPara"):
                self.story.report("equation", text_below(child, M + "t"))
            elif tag == _BR:
                self._break(child)
            else:
                self._unknown(child)

    def _unknown(self, element: Element) -> None:
        text = text_below(element, _T)
        if text or element.tag in (W + "subDoc", W + "contentPart"):
            self.story.report(f"unknown element {local(element.tag)}", text)

    # -- runs ---------------------------------------------------------------------------------

    def _run(self, run: Element) -> None:
        properties = first_child(run, _RPR)
        direct = (
            {}
            if properties is None
            else read_run_properties(properties, self.story.shared.styles.theme)
        )
        look = self.story.look(self._style, direct)
        self.custom_mark = False
        self._run_children(run, look)

    def _run_children(self, run: Element, look: Look) -> None:
        hidden = look.hidden
        for child in run:
            tag = child.tag
            if tag == _T:
                if not hidden:
                    self._text(_content(child), look)
            elif tag == _RPR:
                continue
            elif tag == _FLD_CHAR:
                self._field_mark(child, look)
            elif tag == _INSTR:
                if self.story.open_fields:
                    self.story.open_fields[-1].code.append(child.text or "")
            elif hidden or tag in _IGNORED:
                continue
            elif tag == _TAB:
                self.put(Tab(look.plain))
            elif tag == _BR:
                self._break(child)
            else:
                reader = RUN_CONTENT.get(tag)
                if reader is not None:
                    reader(self, child, look)
                elif tag == MC + "AlternateContent":
                    branch = chosen(child)
                    if branch is not None:
                        self._run_children(branch, look)
                else:
                    self._unknown(child)

    def _text(self, text: str, look: Look) -> None:
        if self.custom_mark or not text:
            return
        for index, part in enumerate(text.split("\t")):
            if index:
                self.put(Tab(look.plain))
            if not part:
                continue
            if look.symbols is not None or _SYMBOL_PLACE.search(part):
                part = self._private(part, look)
            for piece, form in look.cut(part):
                self.words(piece, form)

    def _private(self, text: str, look: Look) -> str:
        """Symbols stored by their place in a font; what Unicode does not have is reported."""
        face = str(look.properties.get("font.ascii", ""))
        table = look.symbols or SYMBOL_FONTS["symbol"]
        shown = "".join(
            symbol(c, table) if look.symbols or "\uf020" <= c <= "\uf0ff" else c for c in text
        )
        known = "".join(c for c in shown if not "\uf020" <= c <= "\uf0ff")
        if known != shown:
            self.story.report(f"symbol of the font {face or 'Symbol'} without Unicode character")
        return known

    def words(self, text: str, form: CharacterFormat) -> None:
        """Put down text in a format, joined to what stands before it in the same."""
        opened = self.story.open_fields
        if opened and not self._visible(text, form):
            return
        link = self._link
        if opened and not link:
            link = next((f.link for f in reversed(opened) if f.link), "")
        last = self.items[-1] if self.items else None
        if (
            type(last) is Text
            and last.link == link
            and (last.format is form or last.format == form)
        ):
            self.items[-1] = Text(last.text + text, form, link)
        else:
            self.items.append(Text(text, form, link))

    def put(self, item: Inline) -> None:
        """Put down anything but text, unless a field that is open keeps it."""
        if self.story.open_fields:
            text = "\t" if isinstance(item, Tab) else " " if isinstance(item, Break) else "item"
            if not self._visible(text, getattr(item, "format", None)):
                return
        self.items.append(item)

    def _in_code(self) -> bool:
        return any(entry.phase == "code" for entry in self.story.open_fields)

    def _visible(self, text: str, form: CharacterFormat | None) -> bool:
        """Whether something inside open fields is shown; instructions and captures keep it."""
        opened = self.story.open_fields
        for index, entry in enumerate(opened):
            if entry.phase == "code":
                opened[index].code.append(text)
                return False
            if entry.captured:
                entry.shown.append(text)
                entry.look = entry.look or form
                return False
            entry.visible = entry.visible or bool(text.strip())
        return True

    def _break(self, element: Element) -> None:
        kind = element.get(W + "type", "textWrapping")
        name = {"page": "page", "column": "column"}.get(kind, "line")
        if not (name == "page" and self._in_code()):
            self.put(Break(name))

    # -- fields -------------------------------------------------------------------------------

    def _field_mark(self, mark: Element, look: Look) -> None:
        story = self.story
        if mark not in story.whole:
            if mark.get(W + "fldCharType") == "begin":
                story.report("field that does not end", in_blocks=True)
            return
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            story.open_fields.append(fields.Field(begin=mark, look=None))
        elif not story.open_fields:
            return
        elif kind == "separate":
            story.open_fields[-1].settle()
        elif kind == "end":
            self._end_field(look)

    def _end_field(self, look: Look) -> None:
        story = self.story
        entry = story.open_fields.pop()
        if entry.phase == "code":
            entry.settle()
        if look.hidden or entry.kind in fields.UNSEEN:
            return
        if entry.kind in fields.PAGE_KINDS:
            form = entry.look or look.plain
            self.put(
                PageField(
                    fields.PAGE_KINDS[entry.kind],
                    "".join(entry.shown).strip(),
                    form,
                    entry.number_format,
                )
            )
            return
        if self._in_code():
            return
        story.note_field(entry.instruction)
        if entry.page_of:
            self._page_of(entry, look)
        elif entry.kind == "FORMCHECKBOX":
            checked = box_state(entry.begin)
            self.put(CheckBox(checked, _CHECK_GLYPHS[checked], look.plain))
        elif not entry.visible:
            self._unsaved(entry, look)

    def _page_of(self, entry: fields.Field, look: Look) -> None:
        """The number of a bookmark's page; an error that Word has saved instead stays its words."""
        saved, form = "".join(entry.shown), entry.look or look.plain
        outer = next((f.link for f in reversed(self.story.open_fields) if f.link), "")
        link = self._link or outer or entry.link
        if saved and not fields.PAGE_NUMBER.fullmatch(saved):
            self.words(saved, form)
            return
        shape = entry.number_format
        self.put(PageField("page-of", saved.strip(), form, shape, entry.page_of, link))

    def _unsaved(self, entry: fields.Field, look: Look) -> None:
        """A field without a saved result: some say what they show, some only Word knows."""
        if entry.kind == "FORMDROPDOWN":
            self._text(chosen_entry(entry.begin), look)
        elif entry.kind in fields.SAID_BY_CODE:
            self._text(fields.shown_by_code(entry.instruction), look)
        elif entry.kind == "SYMBOL":
            self._text(symbol_shown(entry.instruction), look)
        elif entry.kind in fields.COMPUTED:
            self.story.report(f"{entry.kind} field, computed by Word alone")

    def _simple_field(self, element: Element) -> None:
        entry = fields.Field(begin=element)
        entry.code.append(element.get(W + "instr", ""))
        entry.settle()
        self.story.open_fields.append(entry)
        self.read(element)
        run = element.find(_R)
        direct = read_run_properties(
            None if run is None else run.find(_RPR), self.story.shared.styles.theme
        )
        self._end_field(self.story.look(self._style, direct))

    # -- wrappers -----------------------------------------------------------------------------

    def _hyperlink(self, element: Element) -> None:
        outer = self._link
        relationship = self.story.relationships.get(element.get(R + "id", ""))
        address = relationship.target if relationship is not None else ""
        anchor = element.get(W + "anchor", "")
        if address and anchor and not address.startswith("packetgen:"):
            address = f"{address}#{anchor}"
        self._link = address or (f"#{anchor}" if anchor else outer)
        self.read(element)
        self._link = outer

    def _content_control(self, element: Element) -> None:
        content = element.find(W + "sdtContent")
        box = element.find(f"{W}sdtPr/{W14}checkbox")
        if box is None:
            if content is not None:
                self.read(content)
            return
        outer, self.items = self.items, []
        if content is not None:
            self.read(content)
        shown, self.items = self.items, outer
        checked = box.find(W14 + "checked")
        state = checked is not None and is_on(checked.get(W14 + "val", "1"))
        glyphs = "".join(item.text for item in shown if isinstance(item, Text)).strip()
        form = next((item.format for item in shown if isinstance(item, Text)), None)
        if shown and (not glyphs or len(glyphs) > 1):
            self.items += shown  # More than a box inside: the runs themselves say it all.
            return
        look = form or self.story.look(self._style, {}).plain
        self.put(CheckBox(state, glyphs or _CHECK_GLYPHS[state], look))


def _content(element: Element) -> str:
    text = str(element.text or "")
    if element.get(XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\r", " ").replace("\n", " ")
