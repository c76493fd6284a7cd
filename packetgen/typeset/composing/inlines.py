"""Runs, tabs, notes, fields and pictures of a paragraph as the list that ``text.typ`` reads.

A plain string is text in the paragraph's own format; ``[n, text]`` is text in format ``n``;
everything else is an object with its kind under ``k``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from packetgen.docx.blocks import (
    Break,
    CharacterFormat,
    CheckBox,
    Inline,
    ListLabel,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Tab,
    Text,
)
from packetgen.typeset.composing.page_numbers import number_style

if TYPE_CHECKING:
    from packetgen.typeset.composing.compose import Composer

Item = str | list[Any] | dict[str, Any]
_CONTROLS = dict.fromkeys([*range(0x20), 0x7F])


def base_format(paragraph: Paragraph) -> CharacterFormat:
    """The format that most of a paragraph's characters have."""
    inlines = paragraph.inlines
    if len(inlines) == 1 and isinstance(only := inlines[0], Text) and not only.format.hidden:
        return _undecorated(only.format)
    counts: Counter[CharacterFormat] = Counter()
    for item in paragraph.inlines:
        if isinstance(item, Text) and not item.format.hidden:
            counts[item.format] += len(item.text)
    if counts:
        look = counts.most_common(1)[0][0]
    else:
        look = next(
            (item.format for item in paragraph.inlines if hasattr(item, "format")), paragraph.mark
        )
    return _undecorated(look)


def _undecorated(look: CharacterFormat) -> CharacterFormat:
    if look.underline or look.strike or look.highlight or look.vertical or look.hidden:
        return _stripped(look)
    return look


@lru_cache(maxsize=512)
def _stripped(look: CharacterFormat) -> CharacterFormat:
    return replace(look, underline="", strike=False, highlight="", vertical="", hidden=False)


def shown(text: str, look: CharacterFormat) -> str:
    """Text as Word shows it: without controls, in capitals where the format says so."""
    text = text.translate(_CONTROLS)
    return text.upper() if look.caps else text


def compose_inlines(
    composer: Composer,
    inlines: Sequence[Inline],
    base: CharacterFormat,
    *,
    page_format: str = "decimal",
    place: str = "",
    in_note: bool = False,
    room: float = math.inf,
) -> list[Item]:
    """The inlines of one paragraph as items for Typst; hidden text is left out.

    Pictures are made no wider than ``room`` points.
    """
    out: list[Item] = []
    link, linked = "", []  # type: str, list[Item]

    def close_link() -> None:
        nonlocal link, linked
        if linked and composer.in_margin:
            out.extend(linked)
            composer.remark("links in a header or footer are plain words in the PDF")
        elif linked:
            out.append(composer.linked(link, linked))
        link, linked = "", []

    for item in inlines:
        look = getattr(item, "format", base)
        if look.hidden:
            continue
        target = item.link if isinstance(item, (Text, PageField)) else ""
        if target != link:
            close_link()
            link = target
        into = linked if link else out
        match item:
            case Text(text=text):
                _add_text(composer, into, shown(text, look), look, base, place)
            case Tab():
                into.append({"k": "t"} | ({"u": 1} if look.underline else {}))
            case Break(kind=kind):
                if kind == "line":
                    into.append({"k": "br"})
            case NoteReference():
                into.append(composer.mark(item) if in_note else composer.note(item))
            case CheckBox(glyph=glyph):
                _add_text(composer, into, glyph, look, base, place)
            case PageField(kind="page-of", target=place_of) if place_of not in composer.targets:
                _add_text(composer, into, item.shown, look, base, place)
            case PageField(kind=kind, number_format=own_format):
                number = composer.formats.number(look)
                style, letters = number_style(kind, own_format, page_format)
                composer.formats.note_use(number, letters)
                field: dict[str, Any] = {"k": "f", "v": kind, "s": style, "f": number}
                if kind == "page-of":
                    field |= {"to": item.target} | ({} if own_format else {"s": None})
                into.append(field)
            case Picture():
                into.append(composer.picture(item, place, room))
    close_link()
    return out


def label_items(
    composer: Composer, label: ListLabel, base: CharacterFormat, place: str
) -> list[Item]:
    """A list label and what follows it (a tab, a space or nothing)."""
    out: list[Item] = []
    _add_text(composer, out, shown(label.text, label.format), label.format, base, place)
    if label.suffix == "tab":
        out.append({"k": "t"})
    elif label.suffix == "space":
        _add_text(composer, out, " ", base, base, place)
    return out


def plain_title(label: ListLabel | None, inlines: Iterable[Inline]) -> str:
    """The text of a heading for the outline, on one line."""
    pieces = [label.text + " "] if label and label.text else []
    for item in inlines:
        match item:
            case Text(text=text, format=look) if not look.hidden:
                pieces.append(shown(text, look))
            case Tab() | Break():
                pieces.append(" ")
            case CheckBox(glyph=glyph):
                pieces.append(glyph)
            case PageField(shown=value):
                pieces.append(value)
            case _:
                pass
    return " ".join("".join(pieces).split())


def _add_text(
    composer: Composer,
    out: list[Item],
    text: str,
    look: CharacterFormat,
    base: CharacterFormat,
    place: str,
) -> None:
    if not text:
        return
    if look.underline and not text.strip():
        # A blank to be filled in by hand; spaces at a line's end would vanish.
        text = text.replace(" ", "\u00a0")
    if look.small_caps and not look.caps:
        _add_small_capitals(composer, out, text, look, place)
        return
    if look.underline == "words" and " " in text.strip():
        for number, word in enumerate(text.split(" ")):
            if number:
                _add_text(composer, out, " ", replace(look, underline=""), base, place)
            _add_text(composer, out, word, look, base, place)
        return
    number = composer.formats.number(look)
    composer.note_use(number, set(text), place)
    plain = look is base or look == base
    if plain and out and isinstance(out[-1], str):
        out[-1] += text
    elif plain:
        out.append(text)
    elif out and isinstance(out[-1], list) and out[-1][0] == number:
        out[-1][1] += text
    else:
        out.append([number, text])


def _add_small_capitals(
    composer: Composer, out: list[Item], text: str, look: CharacterFormat, place: str
) -> None:
    """Arimo has no small capitals of its own: lower case is set as capitals of 80 percent."""
    start = 0
    while start < len(text):
        small = text[start].islower()
        end = start
        while end < len(text) and text[end].islower() == small:
            end += 1
        piece = text[start:end].upper()
        number = composer.formats.number(look, small=small)
        composer.note_use(number, set(piece), place)
        out.append([number, piece])
        start = end
