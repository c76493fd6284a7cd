"""A document as the data that the Typst source reads: sections, blocks, notes, pictures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from packetgen.docx.blocks import (
    CharacterFormat,
    Document,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Text,
)
from packetgen.docx.plain import every_paragraph, paragraphs_of
from packetgen.errors import Location, Problem
from packetgen.jurisdiction.model import Layout
from packetgen.typeset.composing.flow import Frame, compose_flow
from packetgen.typeset.composing.inlines import Item
from packetgen.typeset.composing.line_counts import flow_height
from packetgen.typeset.composing.vectors import drawable
from packetgen.typeset.faces.fonts import FontBook
from packetgen.typeset.faces.formats import Formats, language_of
from packetgen.typeset.pictures import as_svg


@dataclass(frozen=True, slots=True)
class Composed:
    """What goes to Typst, and what composing learnt on the way.

    ``data`` is the object for ``document.typ``; ``headings`` the planned outline as (level,
    title); ``problems`` what cannot be typeset; ``notes`` what will look other than in Word.
    """

    data: dict[str, Any]
    formats: Formats
    headings: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    places: Mapping[str, str]
    """Each character that is shown -> where it is first met."""


@dataclass(slots=True)
class Composer:
    """Gathers formats, notes, pictures and headings while the blocks are walked."""

    document: Document
    layout: Layout | None
    formats: Formats
    dresses: list[dict[str, Any]] = field(default_factory=list)
    """What paragraphs have in common besides their text."""
    pictures: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    targets: frozenset[str] = frozenset()
    titled: bool = False
    endnotes: list[NoteReference] = field(default_factory=list)
    text_width: float = 468.0
    in_margin: bool = False
    """Whether a header or footer is composed: an artifact, which may hold no links (PDF/UA-1)."""
    text_height: float = 648.0
    _dresses: dict[tuple[Any, ...], int] = field(default_factory=dict)
    _marked: set[str] = field(default_factory=set)
    _ranks: list[int] = field(default_factory=list)
    note_frame: Frame | None = None

    def note_use(self, number: int, letters: set[str], place: str) -> None:
        """Remember the characters set in a format, and where each is first met.

        That is for naming one that has no glyph.
        """
        self.formats.note_use(number, letters)
        for char in letters.difference(self.places):
            self.places[char] = place

    def remark(self, sentence: str) -> None:
        """Note once that something looks other than in Word."""
        self.remarks[sentence] = None

    def dress(self, data: Mapping[str, Any]) -> int:
        """The number of what a composed paragraph has in common with others of its kind."""
        key = (
            data["f"],
            *data["e"],
            *data["flat"],
            data.get("al"),
            "noted" in data,
            "even" in data,
        )
        number = self._dresses.get(key)
        if number is None:
            number = self._dresses[key] = len(self.dresses)
            kept = ("f", "e", "flat", "al", "noted", "even")
            self.dresses.append({name: data[name] for name in kept if name in data})
        return number

    def linked(self, uri: str, items: list[Item]) -> Item:
        """Items as a link: inside the document to its place, else by address."""
        if uri.startswith("#"):
            if uri[1:] in self.targets:
                return {"k": "x", "to": uri[1:], "c": items}
            self.remark(
                f"a link points to the bookmark {uri[1:]}, which the document does not have"
            )
        return {"k": "a", "u": uri, "c": items}

    def marks(self, paragraph: Paragraph) -> list[str]:
        """The paragraph's bookmarks that links of the document point to, each once."""
        names = [n for n in paragraph.bookmarks if n in self.targets and n not in self._marked]
        self._marked.update(names)
        return names

    def heading(self, raw: int, title: str) -> int:
        """Take down a heading and give its level in the outline.

        Headings of one rank below the same heading are siblings, whatever rank a document starts
        with, and no level is skipped (PDF/UA-1, 7.4.2).
        """
        while self._ranks and self._ranks[-1] >= raw:
            self._ranks.pop()
        self._ranks.append(raw)
        level = len(self._ranks)
        self.headings.append((level, title))
        return level

    def mark(self, reference: NoteReference) -> Item:
        """The mark of a note alone, as it stands before the note's own text."""
        look = reference.format
        if not look.vertical and not look.position:
            look = replace(look, vertical="super")
        number = self.formats.number(look)
        self.formats.note_use(number, reference.mark)
        return {"k": "m", "m": reference.mark, "f": number}

    def note(self, reference: NoteReference) -> Item:
        """A reference: the note stands at the foot of the page, an endnote after the text."""
        item = self.mark(reference)
        assert isinstance(item, dict)
        if reference.kind == "endnote":
            self.endnotes.append(reference)
            return item
        frame = self.note_frame or Frame(self.text_width, note=True)
        blocks = self.document.notes.get(reference.id, ())
        item |= {"k": "n", "b": compose_flow(self, blocks, frame)}
        if frame.numbered:
            # On a grid notes fill whole slots, so that the text above them breaks on the grid.
            high = flow_height(
                item["b"], self.formats, frame.width, pitch=frame.pitch, single=frame.single
            )
            if high is not None:
                item["rest"] = round(math.ceil(high / frame.pitch - 0.001) * frame.pitch - high, 3)
        return item

    def picture(self, picture: Picture, place: str, room: float) -> Item:
        """A picture at its placed size, made smaller only if it would leave its column or page."""
        try:
            svg = self.vector(picture, place) or as_svg(picture)
        except ValueError as error:
            self.problems.append(
                Problem(
                    Location(detail=place),
                    f"a picture ({picture.media_type}) cannot be drawn: {error}",
                    "Insert it again as PNG or JPEG.",
                )
            )
            return ""
        if not picture.alt and not self.in_margin:
            self.remark(f"{place}: a picture has no alternative text for people who cannot see it")
        width, height = picture.width or 72.0, picture.height or 72.0
        scale = min(
            1.0, min(self.text_width, max(room, 1.0)) / width, (self.text_height - 30) / height
        )
        if scale < 0.999:
            self.remark(f"{place}: a picture was made smaller to fit its place")
        self.pictures.append(svg)
        return {
            "k": "i",
            "n": len(self.pictures) - 1,
            "w": round(width * scale, 3),
            "h": round(height * scale, 3),
            "alt": picture.alt or "Picture without a description",
        }

    def vector(self, picture: Picture, place: str) -> str:
        """The SVG of a picture that has one which can be drawn; else "", and the reason noted."""
        if not picture.vector:
            return ""
        try:
            return drawable(picture.vector, self.formats)
        except ValueError as error:
            if picture.media_type == "image/svg+xml":
                raise
            self.remark(f"{place}: a picture is set from its pixels, not as a vector: {error}")
            return ""


def compose(
    document: Document,
    *,
    layout: Layout | None,
    title: str,
    language: str,
    fonts: FontBook,
    system: bool = False,
    footer_title: str = "",
) -> Composed:
    """Turn a document into the data of the Typst source. Never raises for what it contains."""
    family = None
    if layout is not None:
        family = fonts.nearest(layout.font, system=system)
    formats = Formats(fonts, family, language, system)
    composer = Composer(document, layout, formats)
    if (
        layout is not None
        and family != layout.font
        and not fonts.resolve(layout.font, system=system)
    ):
        formats.absent.add(layout.font)
    composer.targets = _targets(document)
    pitch = layout.pitch if layout else 24.0
    single = pitch / max(1, int(pitch / max(layout.single_pitch, 1.0) + 0.01)) if layout else 12.0
    default = _first_look(document)
    if default is not None:
        formats.number(replace(default, language="", rtl=False))
    from packetgen.typeset.composing.sections import compose_sections

    sections = compose_sections(composer, pitch=pitch, single=single, footer_title=footer_title)
    if not formats.rows:
        formats.number(Paragraph().mark)
    lang, region = language_of(language)
    numbered = layout is not None and layout.numbered_lines
    width = sections[0]["w"] - sections[0]["ml"] - sections[0]["mr"]
    data = {
        "title": title,
        "lang": lang or "en",
        "region": region,
        "grid": numbered,
        "pitch": pitch,
        "single": single,
        "faces": formats.faces,
        "formats": formats.rows,
        "dresses": composer.dresses,
        "pictures": composer.pictures,
        "sections": sections,
        "tab": max(document.default_tab, 4.0),
        "note": {
            "separator": single if numbered else 9.0,
            "under": 3.0,
            "clearance": pitch - single if numbered else 6.0,
            "width": width,
        },
    }
    headings = tuple(composer.headings)
    problems, remarks = tuple(composer.problems), tuple(composer.remarks)
    return Composed(data, formats, headings, problems, remarks, composer.places)


def _first_look(document: Document) -> CharacterFormat | None:
    """The look of the first text that begins a paragraph."""
    beginnings = (p.inlines[:1] for p in paragraphs_of(document.blocks))
    return next((i.format for items in beginnings for i in items if isinstance(i, Text)), None)


def _targets(document: Document) -> frozenset[str]:
    links = {
        name
        for paragraph in every_paragraph(document)
        for item in paragraph.inlines
        if isinstance(item, (Text, PageField))
        for name in (item.link[1:] * item.link.startswith("#"), getattr(item, "target", ""))
        if name
    }
    names = {name for p in paragraphs_of(document.blocks) for name in p.bookmarks}
    return frozenset(links & names)
