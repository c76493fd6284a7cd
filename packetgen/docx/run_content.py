"""What stands in a run besides text: notes, symbols, drawings, absolute tabs, dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .blocks import Break, NoteReference, PageField, Tab
from .formatting.looks import Look, symbol
from .ooxml import Element, W, is_on, local
from .pictures import drawings
from .symbols import SYMBOL_FONTS

if TYPE_CHECKING:
    from .inlines import InlineReader

_T, _CR = W + "t", W + "cr"


def text_below(element: Element, tag: str) -> str:
    """The text of all elements of this name below one."""
    return "".join(child.text or "" for child in element.iter(tag))


def _note(reader: InlineReader, element: Element, look: Look) -> None:
    kind = "endnote" if element.tag == W + "endnoteReference" else "footnote"
    identifier = element.get(W + "id", "")
    mark = reader.story.shared.note_marks.get((kind, identifier), "")
    # A mark of one's own is the text that follows in the same run; it is not read twice.
    reader.custom_mark = is_on(element.get(W + "customMarkFollows"))
    reader.put(NoteReference(f"{kind}-{identifier}", mark, look.plain, kind))


def _own_mark(reader: InlineReader, element: Element, look: Look) -> None:
    kind, _, identifier = reader.story.note.partition("-")
    if kind:
        mark = reader.story.shared.note_marks.get((kind, identifier), "")
        reader.put(NoteReference(reader.story.note, mark, look.plain, kind))


def _symbol(reader: InlineReader, element: Element, look: Look) -> None:
    code = element.get(W + "char", "")
    face = element.get(W + "font", "")
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        reader.story.report("symbol without a code")
        return
    table = SYMBOL_FONTS.get(face.lower())
    shown = symbol(character, table) if table is not None else character
    if "\ue000" <= shown <= "\uf8ff":
        reader.story.report(f"symbol {code} of the font {face}, which Unicode does not have")
        return
    form = look.plain
    for piece, piece_form in look.cut(shown):
        form = piece_form
        reader.words(piece, form)


def _ruby(reader: InlineReader, element: Element, look: Look) -> None:
    base, above = element.find(W + "rubyBase"), element.find(W + "rt")
    if base is not None:
        reader.read(base)
    reader.story.report("ruby", text_below(above, _T) if above is not None else "")


def _absolute_tab(reader: InlineReader, element: Element, look: Look) -> None:
    reader.ptabs.append(element.get(W + "alignment", "left"))
    reader.put(Tab(look.plain))


def _drawing(reader: InlineReader, element: Element, look: Look) -> None:
    picture = drawings.read_drawing(element, reader.story)
    if picture is not None:
        reader.put(picture)


def _date_part(reader: InlineReader, element: Element, look: Look) -> None:
    reader.story.report(f"date field {local(element.tag)} without a saved result")


_Reader = Callable[["InlineReader", Element, Look], None]


def _fixed(text: str) -> _Reader:
    def put(reader: InlineReader, element: Element, look: Look) -> None:
        reader.words(text, look.plain)

    return put


RUN_CONTENT: dict[str, _Reader] = {
    _CR: lambda reader, element, look: reader.put(Break("line")),
    W + "noBreakHyphen": _fixed("\u2011"),
    W + "softHyphen": _fixed("\u00ad"),
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "footnoteRef": _own_mark,
    W + "endnoteRef": _own_mark,
    W + "sym": _symbol,
    W + "ruby": _ruby,
    W + "ptab": _absolute_tab,
    W + "drawing": _drawing,
    W + "pict": _drawing,
    W + "object": _drawing,
    W + "pgNum": lambda reader, element, look: reader.put(PageField("page", "", look.plain)),
    **{
        W + name: _date_part
        for name in ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
    },
}
"""How each element of a run is read; text, tabs and breaks are the reader's own."""
