"""One paragraph: its effective shape, its list label and its text."""

from __future__ import annotations

from typing import Any

from .blocks import Border, Borders, ListLabel, Paragraph, TabStop
from .formatting.looks import Look, symbol
from .formatting.numbering import Level
from .formatting.properties import Properties, merge, read_paragraph_properties, read_run_properties
from .formatting.roles import role_of
from .formatting.styles import Style
from .inlines import InlineReader
from .ooxml import Element, W, first_child
from .story import Story
from .symbols import SYMBOL_FONTS

_AUTOMATIC_SPACE = 14.0
"""What Word leaves for "auto" space before and after, in points (that of HTML paragraphs)."""
_LINE = 12.0
"""A "line" of beforeLines and afterLines where no document grid says otherwise, in points."""
_RULES = {"auto": "auto", "exact": "exact", "atLeast": "at-least"}
_NO_BORDER = Border()


class OpenParagraph:
    """A paragraph element with its style and direct properties, not yet counted or read.

    Its mark may be deleted or hidden, in which case Word runs it on into the next paragraph.
    """

    __slots__ = ("direct", "element", "mark", "properties", "runs_on", "style")

    def __init__(self, element: Element, story: Story) -> None:
        self.element = element
        self.properties = properties = first_child(element, W + "pPr")
        self.direct = read_paragraph_properties(properties)
        styles = story.shared.styles
        self.style = styles.paragraph_style(self.direct.get("pStyle"))
        mark = first_child(properties, W + "rPr") if properties is not None else None
        self.mark = read_run_properties(mark, styles.theme)
        self.runs_on = ""
        if mark is not None and (
            mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        ):
            self.runs_on = "deleted"
        elif self.mark.get("specVanish"):
            self.runs_on = "style separator"
        elif self._hidden(story):
            self.runs_on = "hidden"

    def _hidden(self, story: Story) -> bool:
        direct = self.mark.get("vanish")
        if direct is not None:
            return bool(direct)
        return bool(story.base(self.style, None).get("vanish"))


def read_paragraph(chain: list[OpenParagraph], story: Story, *, first_in_cell: bool) -> Paragraph:
    """Read a paragraph, and those that run on into it before it.

    Args:
        chain: The paragraphs whose text stands together; the last has a mark that counts, the
            others have a deleted or hidden one.
        story: The story they stand in.
        first_in_cell: Whether the paragraph begins a table cell or the document, where automatic
            space before is none.
    """
    last = chain[-1]
    # A style separator keeps the paragraph that it ends as the one that gives number and shape.
    lead = chain[0] if chain[0].runs_on == "style separator" else last
    shape = _shape(lead, story)
    # A paragraph whose mark is gone is counted in no list, even where nothing follows it.
    counted = not lead.runs_on or (lead is chain[0] and lead.runs_on == "style separator")
    # Nor is one that only ends a section: Word shows a break there, and no number.
    counted = counted and not (len(chain) == 1 and _only_ends_section(last))
    label = _label(lead, story, shape) if counted else None
    if any(entry.phase == "code" or entry.captured for entry in story.open_fields):
        label = None
    reader: InlineReader | None = None
    items = []
    ptabs: list[str] = []
    for link in chain:
        story.number += 1
        reader = InlineReader(story, link.style)
        reader.read(link.element)
        items += reader.items
        ptabs += reader.ptabs
    bookmarks = tuple(story.bookmarks)
    story.bookmarks.clear()
    values = dict(shape.values)
    if first_in_cell and shape.automatic_before:
        values["space_before"] = 0.0
    if ptabs:
        values["tabs"] = _absolute_stops(ptabs, values["tabs"], story.width)
    if shape.frame:
        text = "".join(getattr(item, "text", "") for item in items)
        story.report_frame(shape.frame, text)
    else:
        story.frame = ""
    if shape.vertical_bar:
        story.report("bar tab or bar border", in_blocks=True)
    return Paragraph(
        inlines=tuple(items),
        label=label,
        bookmarks=bookmarks,
        mark=story.look(lead.style, last.mark).plain,
        number=story.number,
        **values,
    )


class _Shape:
    """The effective shape of paragraphs with one style and one set of direct properties."""

    __slots__ = (
        "automatic_before", "frame", "level", "list_id", "values", "vertical_bar",
    )  # fmt: skip

    def __init__(self, properties: Properties, style: Style | None, html_spacing: bool) -> None:
        get = properties.get
        self.list_id = str(get("num.id", ""))
        self.level = int(get("num.level") or 0)
        self.frame = str(get("framePr", ""))
        self.automatic_before = bool(get("spacing.beforeAuto"))
        tabs = get("tabs") or {}
        bar = get("border.bar")
        self.vertical_bar = (bar is not None and bar.style != "none") or any(
            stop is not None and stop[0] == "bar" for stop in tabs.values()
        )
        rtl = bool(get("bidi"))
        start, end = get("ind.start", 0.0), get("ind.end", 0.0)
        rule = _RULES.get(get("spacing.rule", "auto"), "auto")
        line = get("spacing.line", 12.0)
        outline = get("outlineLvl")
        automatic = _AUTOMATIC_SPACE if html_spacing else 5.0
        self.values: dict[str, Any] = {
            "role": role_of(style, outline),
            "style": style.name if style is not None else "Normal",
            "alignment": _alignment(get("jc", ""), rtl),
            "indent_left": end if rtl else start,
            "indent_right": start if rtl else end,
            "indent_first": get("ind.first", 0.0),
            "space_before": _space(properties, "before", automatic),
            "space_after": _space(properties, "after", automatic),
            "contextual_spacing": bool(get("contextualSpacing")),
            "line": line / 12.0 if rule == "auto" else line,
            "line_rule": rule,
            "outline_level": outline if outline is not None and 0 <= outline <= 8 else None,
            "keep_next": bool(get("keepNext")),
            "keep_lines": bool(get("keepLines")),
            "whole_words": bool(get("suppressAutoHyphens")),
            "widow_control": bool(get("widowControl", True)),
            "page_break_before": bool(get("pageBreakBefore")),
            "tabs": tuple(
                TabStop(position, *stop)
                for position, stop in sorted(tabs.items())
                if stop is not None and stop[0] != "bar"
            ),
            "borders": _borders(properties, rtl),
            "shading": get("shd", ""),
            "rtl": rtl,
        }


def _shape(paragraph: OpenParagraph, story: Story) -> _Shape:
    direct, style = paragraph.direct, paragraph.style
    key: tuple[object, ...] | None = None
    if "tabs" not in direct:
        key = (story.table_key, style.id if style else "", *direct.items())
        known = story.shared.paragraph_cache.get(key)
        if known is not None:
            return known  # type: ignore[return-value]
    styles, numbering = story.shared.styles, story.shared.numbering
    removed = direct.get("num.id") == "0"
    from_style = styles.paragraph_properties(style, numbering, numbered=not removed)
    total = merge(merge(styles.paragraph_defaults, story.table_paragraph), from_style)
    if "num.id" in direct or "num.level" in direct:
        list_id = str(direct.get("num.id", from_style.get("num.id", "")))
        level = int(direct.get("num.level", from_style.get("num.level", 0)) or 0)
        definition = numbering.level(list_id, level)
        if definition is not None:
            total = merge(total, definition.paragraph)
    total = merge(total, direct)
    shape = _Shape(total, style, story.shared.settings.html_spacing)
    if key is not None:
        story.shared.paragraph_cache[key] = shape
    return shape


def _alignment(value: str, rtl: bool) -> str:
    # Left and right mean start and end in a right-to-left paragraph (as Word reads them).
    if value in ("", "left", "start"):
        return "right" if rtl else "left"
    if value in ("right", "end"):
        return "left" if rtl else "right"
    return "center" if value == "center" else "justify"


def _space(properties: Properties, side: str, automatic: float) -> float:
    if properties.get(f"spacing.{side}Auto"):
        return automatic
    lines = properties.get(f"spacing.{side}Lines")
    if lines:
        return float(lines) / 100 * _LINE
    return float(properties.get(f"spacing.{side}", 0.0))


def _borders(properties: Properties, rtl: bool) -> Borders | None:
    def side(name: str) -> Border:
        border: Border = properties.get(f"border.{name}", _NO_BORDER)
        return border

    found = Borders(
        top=side("top"),
        right=side("left" if rtl else "right"),
        bottom=side("bottom"),
        left=side("right" if rtl else "left"),
        inside_h=side("between"),
    )
    return None if found == Borders() else found


def _absolute_stops(
    alignments: list[str], tabs: tuple[TabStop, ...], width: float
) -> tuple[TabStop, ...]:
    positions = {"left": 0.0, "center": width / 2, "right": width}
    stops = {stop.position: stop for stop in tabs}
    for alignment in alignments:
        position = positions.get(alignment)
        if position:
            stops[position] = TabStop(position, alignment)
    return tuple(stops[position] for position in sorted(stops))


def _only_ends_section(paragraph: OpenParagraph) -> bool:
    properties = paragraph.properties
    if properties is None or properties.find(W + "sectPr") is None:
        return False
    return next(paragraph.element.iter(W + "r"), None) is None


def _label(paragraph: OpenParagraph, story: Story, shape: _Shape) -> ListLabel | None:
    if not shape.list_id or shape.list_id == "0":
        return None
    advanced = story.counters.advance(shape.list_id, shape.level)
    if advanced is None:
        return None
    level, text = advanced
    look = _label_look(paragraph, story, level)
    if look.hidden:
        return None
    if strange := story.counters.unknown_format(shape.list_id, shape.level):
        story.report(f"list numbers in the format {strange}")
    table = look.symbols
    if table is not None or any("\uf020" <= character <= "\uf0ff" for character in text):
        text = "".join(_bullet(character, table) for character in text)
    pieces = look.cut(text) if text else []
    return ListLabel(
        text=text,
        level=shape.level,
        format=pieces[0][1] if pieces else look.plain,
        suffix=level.suffix,
        list_id=shape.list_id,
        alignment=level.alignment,
    )


def _bullet(character: str, table: dict[int, str] | None) -> str:
    """A bullet of a symbol font in Unicode; the common bullet where it has none there."""
    for symbols in (table, SYMBOL_FONTS["symbol"]):
        if symbols is not None:
            shown = symbol(character, symbols)
            if not "\uf020" <= shown <= "\uf0ff":
                return shown
    return "•"


def _label_look(paragraph: OpenParagraph, story: Story, level: Level) -> Look:
    # A label looks like the paragraph's mark, then as its level says; the mark's own underline
    # and hiding do not reach it.
    mark = {
        key: value
        for key, value in paragraph.mark.items()
        if key not in ("u", "vanish", "specVanish")
    }
    return story.look(paragraph.style, {**mark, **level.run})
