"""Lines to write on, as ruled leaders that end alike, and not as rows of underscores.

Templates and signature blocks say a blank as underscores, so that it can stand anywhere. Where one
ends its line, or stands before a tab, it becomes a tab with a leader: the rules of lines that
follow one another end at one place, whatever is written before them, and a screen reader does not
spell out forty underscores. A blank in the middle of a sentence stays as it is: where the line
breaks there, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .wml import twips

_PARTS = re.compile(
    r"<w:tc>|<w:tc [^>]*>|</w:tc>|<w:tcW [^>]*/>|<w:tbl>|</w:tbl>"
    r"|<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?</w:p>",
    re.DOTALL,
)
_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>|<w:pPr/>", re.DOTALL)
_PIECE = re.compile(r"<w:tab/>|<w:(?:br|cr)\b[^>]*/>|<w:t(?: [^>]*)?>([^<]*)</w:t>")
_RULE = re.compile(r"_{4,}")
_STOP = re.compile(r'<w:tab (?=[^>]*w:pos="(-?\d+)")(?=[^>]*w:val="(\w+)")[^>]*/>')
_OWN_STOPS = re.compile(r"<w:tabs>(.*?)</w:tabs>", re.DOTALL)
_INDENT = re.compile(r'w:(left|start|right|end|hanging|firstLine)="(-?\d+)"')
_AFTER_TABS = re.compile(
    r"<w:(?:suppressAutoHyphens|kinsoku|wordWrap|overflowPunct|topLinePunct|autoSpaceDE|autoSpaceDN"
    r"|bidi|adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc"
    r"|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)"
    r"\b|</w:pPr>"
)
"""What follows the tabs in a paragraph's properties, by the schema's order."""
_CELL_SIDES = 10.8
"""Left and right margin of a table's cells together, as Word sets them."""
_STEP = 18.0
"""Rules end at multiples of this, so that lines a word apart in length still end alike."""
_LEAST = 30.0
"""No rule is shorter, in points."""
_NARROW = frozenset(" .,;:'!|()[]-/ilj\u2019\u2018\u00a0")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    text: str
    room: float
    cell: int
    """Number of the cell that it stands in, or 0."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """A row of underscores that ends its line or stands before a tab."""

    paragraph: int
    piece: int
    start: float
    """Left indent of its line."""
    end: float
    """Where its rule ends, in points from the text's edge."""
    least: float
    """Where a rule must end to be one: the text before it may be wider than it seems."""
    most: float
    last: bool
    """Whether nothing follows on its line."""


def ruled(xml: str, *, width: float, size: float, indents: Mapping[str, float]) -> str:
    """A filled part with its blanks as ruled leaders.

    Args:
        xml: The part.
        width: Width of the text in points.
        size: Size of the type in points.
        indents: Left indent by the id of the paragraph's style, in points, where it is not 0.
    """
    if "____" not in xml:
        return xml
    found = list(_paragraphs(xml, width))
    blanks: list[_Blank] = []
    for number, paragraph in enumerate(found):
        blanks += _blanks(paragraph, number, size, indents)
    ends = _aligned(blanks, found)
    out: list[str] = []
    at = 0
    for number, paragraph in enumerate(found):
        mine = {blank.piece: ends[n] for n, blank in enumerate(blanks) if blank.paragraph == number}
        if mine:
            out += (xml[at : paragraph.start], _written(paragraph, mine))
            at = paragraph.start + len(paragraph.text)
    return "".join((*out, xml[at:]))


def style_indents(styles: Mapping[str, str], *, paper: bool) -> dict[str, float]:
    """Where the first line of list items and of a paper's paragraphs begins, by style id."""
    listed = {"list bullet": 72.0 if paper else 18.0, "list number": 72.0 if paper else 18.0}
    known = listed | ({"body text": 36.0, "numbered paragraph": 72.0} if paper else {})
    return {styles[name]: left for name, left in known.items() if name in styles}


def _paragraphs(xml: str, width: float) -> Iterator[_Paragraph]:
    """Every paragraph with underscores, and the room that its column gives it."""
    rooms = [width]
    cells = [0]
    count = 0
    for part in _PARTS.finditer(xml):
        text = part[0]
        if text.startswith("<w:p"):
            if "____" in text and "<w:txbxContent" not in text and "<w:pict" not in text:
                yield _Paragraph(part.start(), text, rooms[-1], cells[-1])
        elif text.startswith("</w:tc>"):
            rooms[1:] = rooms[1:-1]
            cells[1:] = cells[1:-1]
        elif text.startswith("<w:tcW"):
            wide = re.search(r'w:w="(\d+)"', text)
            if wide and 'w:type="dxa"' in text and len(rooms) > 1:
                rooms[-1] = int(wide[1]) / 20 - _CELL_SIDES
        elif text.startswith("<w:tc"):
            count += 1
            rooms.append(0.0)  # a cell of no known width keeps its underscores
            cells.append(count)


def _blanks(
    paragraph: _Paragraph, number: int, size: float, indents: Mapping[str, float]
) -> list[_Blank]:
    """The blanks of a paragraph that a tab can stand for."""
    properties = _PROPERTIES.search(paragraph.text)
    before = properties[0] if properties else ""
    if re.search(r'<w:jc w:val="(?!left|start|both)', before):
        return []
    given = {name: int(value) / 20 for name, value in _INDENT.findall(before)}
    style = re.search(r'<w:pStyle w:val="([^"]*)"', before)
    left = given.get("left", given.get("start", indents.get(style[1], 0.0) if style else 0.0))
    first = given.get("firstLine", 0.0) - given.get("hanging", 0.0)
    right = paragraph.room - given.get("right", given.get("end", 0.0))
    own = _OWN_STOPS.search(before)
    stops = sorted(int(at) / 20 for at, kind in _STOP.findall(own[1] if own else "")
                   if kind in ("left", "start"))  # fmt: skip
    if given.get("hanging", 0.0) > 0:
        stops = sorted({*stops, left})
    found: list[_Blank] = []
    least = seems = surely = left + first
    pieces = _pieces(paragraph.text, len(before) + paragraph.text.find(before))
    for place, (kind, text) in enumerate(pieces):
        if kind == "text":
            least += len(text) * 0.25 * size
            seems += len(text) * 0.5 * size
            surely += _most(text) * size
        elif kind == "tab":
            stop = next((at for at in stops if at > surely), None)
            if stop is None or any(least < at < stop for at in stops):
                return found
            least = seems = surely = stop
        elif kind == "break":
            least = seems = surely = left
        else:
            after = next((k for k, t in pieces[place + 1 :] if k != "text" or t.strip()), "break")
            edge = right if after == "break" else next((s for s in stops if s > surely), 0.0) - 12
            if after not in ("break", "tab") or surely + _LEAST > edge:
                return found
            own_end = seems + len(text) * 0.5 * size
            end = max(-(-own_end // _STEP) * _STEP, surely + _LEAST)
            within = paragraph.cell or edge - end < 0.2 * (edge - seems)
            end = edge if within else min(end, edge)
            if any(least < at < end for at in stops):
                return found  # the text may end before a stop that has no rule, or after it
            found.append(_Blank(number, place, left, end, surely + _LEAST, edge, after == "break"))
            least = seems = surely = end
    return found


def _pieces(paragraph: str, start: int) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for piece in _PIECE.finditer(paragraph, start):
        if piece[1] is None:
            out.append(("tab" if piece[0] == "<w:tab/>" else "break", ""))
            continue
        at = 0
        for rule in _RULE.finditer(piece[1]):
            if rule.start() > at:
                out.append(("text", piece[1][at : rule.start()]))
            out.append(("rule", rule[0]))
            at = rule.end()
        if at < len(piece[1]):
            out.append(("text", piece[1][at:]))
    return out


def _most(text: str) -> float:
    """A width in ems that a text surely does not pass."""
    return sum(
        0.36 if c in _NARROW else 0.62 if c.islower() or c.isdigit() else 0.9 if ord(c) < 0x250
        else 1.1 for c in text
    )  # fmt: skip


def _aligned(blanks: list[_Blank], found: list[_Paragraph]) -> list[float]:
    """Where each rule ends; those at the end of neighbouring lines end at the same place."""
    ends = [blank.end for blank in blanks]
    start = 0
    for number in range(1, len(blanks) + 1):
        if number < len(blanks) and _follows(blanks[number], blanks[number - 1], found):
            continue
        group = [n for n in range(start, number) if blanks[n].last]
        if group:
            common = max(ends[n] for n in group)
            for n in group:
                if blanks[n].least <= common <= blanks[n].most:
                    ends[n] = common
        start = number
    return ends


def _follows(blank: _Blank, before: _Blank, found: list[_Paragraph]) -> bool:
    """Whether two blanks stand in one paragraph, or in two that follow one another."""
    one, other = found[before.paragraph], found[blank.paragraph]
    between = other.start - (one.start + len(one.text))
    alike = blank.start == before.start and one.cell == other.cell
    return one is other or (alike and between == 0)


def _written(paragraph: _Paragraph, ends: dict[int, float]) -> str:
    """The paragraph with tabs for its blanks, and the stops that they lead to."""
    properties = _PROPERTIES.search(paragraph.text)
    begin = properties.end() if properties else paragraph.text.index(">") + 1
    out: list[str] = []
    count = -1
    at = begin
    for piece in _PIECE.finditer(paragraph.text, begin):
        out.append(paragraph.text[at : piece.start()])
        at = piece.end()
        if piece[1] is None:
            count += 1
            out.append(piece[0])
            continue
        opening = piece[0][: piece[0].index(">") + 1]
        opening = opening if "xml:space" in opening else '<w:t xml:space="preserve">'
        for part in re.split(r"(_{4,})", piece[1]):
            if part:
                count += 1
                out.append("<w:tab/>" if count in ends else f"{opening}{part}</w:t>")
    body = "".join((*out, paragraph.text[at:]))
    stops = "".join(
        f'<w:tab w:val="{"right" if _at_edge(paragraph, end) else "left"}"'
        f' w:leader="underscore" w:pos="{twips(end)}"/>'
        for end in sorted(set(ends.values()))
    )
    return paragraph.text[: begin - (len(properties[0]) if properties else 0)] + (
        _with_stops(properties[0] if properties else "", stops) + body
    )


def _at_edge(paragraph: _Paragraph, end: float) -> bool:
    return abs(end - paragraph.room) < 1


def _with_stops(properties: str, stops: str) -> str:
    """Paragraph properties with more tab stops, in the order of their places."""
    if not properties or properties == "<w:pPr/>":
        return f"<w:pPr><w:tabs>{stops}</w:tabs></w:pPr>"
    if (own := _OWN_STOPS.search(properties)) is not None:
        every = re.findall(r"<w:tab [^>]*/>", own[1]) + re.findall(r"<w:tab [^>]*/>", stops)
        ordered = "".join(sorted(every, key=_place))
        return f"{properties[: own.start()]}<w:tabs>{ordered}</w:tabs>{properties[own.end() :]}"
    after = _AFTER_TABS.search(properties)
    at = after.start() if after else len(properties)
    return f"{properties[:at]}<w:tabs>{stops}</w:tabs>{properties[at:]}"


def _place(stop: str) -> int:
    found = re.search(r'w:pos="(-?\d+)"', stop)
    return int(found[1]) if found else 0
