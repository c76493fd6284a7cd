"""A document as the data that the Typst source reads: sections, blocks, notes, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from packetgen.docx.blocks import (
    Block,
    Document,
    NoteReference,
    Paragraph,
    Picture,
    Section,
    SectionBreak,
    Text,
)
from packetgen.errors import Location, Problem
from packetgen.jurisdiction.model import Layout
from packetgen.typeset.flow import Frame, compose_flow, paragraphs_of
from packetgen.typeset.fonts import FontBook
from packetgen.typeset.formats import Formats, language_of
from packetgen.typeset.inlines import Item
from packetgen.typeset.pictures import as_svg

FOOTER_GAP = 6.0
"""Points between a paper's last line and its footer."""


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
    pictures: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    targets: frozenset[str] = frozenset()
    titled: bool = False
    endnotes: list[NoteReference] = field(default_factory=list)
    text_width: float = 468.0
    text_height: float = 648.0
    _marked: set[str] = field(default_factory=set)
    note_frame: Frame | None = None

    def remember(self, text: str, place: str) -> None:
        """Where each character is first met, for naming one that has no glyph."""
        for char in set(text).difference(self.places):
            self.places[char] = place

    def remark(self, sentence: str) -> None:
        """Note once that something looks other than in Word."""
        self.remarks[sentence] = None

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
        """Take down a heading; its level never skips one (PDF/UA-1, 7.4.2)."""
        deeper = self.headings[-1][0] + 1 if self.headings else 1
        level = min(max(raw, 1), deeper)
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
        return item | {"k": "n", "b": compose_flow(self, blocks, frame)}

    def picture(self, picture: Picture, place: str) -> Item:
        """A picture at its placed size, made smaller only if it would leave the text block."""
        try:
            svg = as_svg(picture)
        except ValueError:
            self.problems.append(
                Problem(
                    Location(detail=place),
                    f"a picture ({picture.media_type}) cannot be read",
                    "Insert it again as PNG or JPEG.",
                )
            )
            return ""
        if not picture.alt:
            self.remark(f"{place}: a picture has no alternative text for people who cannot see it")
        width, height = picture.width or 72.0, picture.height or 72.0
        scale = min(1.0, self.text_width / width, (self.text_height - 30) / height)
        if scale < 0.999:
            self.remark(f"{place}: a picture was made smaller to fit the page")
        self.pictures.append(svg)
        return {
            "k": "i",
            "n": len(self.pictures) - 1,
            "w": round(width * scale, 3),
            "h": round(height * scale, 3),
            "alt": picture.alt or "Picture without a description",
        }


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
        family = fonts.resolve(layout.font, system=system) or fonts.preferred
    formats = Formats(fonts, family, language, system)
    composer = Composer(document, layout, formats)
    if (
        layout is not None
        and family != layout.font
        and not fonts.resolve(layout.font, system=system)
    ):
        formats.absent.add(layout.font)
    composer.targets = _targets(document)
    grid = layout is not None and layout.numbered_lines
    pitch = layout.pitch if layout else 24.0
    single = pitch / max(1, int(pitch / max(layout.single_pitch, 1.0) + 0.01)) if layout else 12.0
    default = next(
        (
            item.format
            for p in paragraphs_of(document.blocks)
            for item in p.inlines[:1]
            if isinstance(item, Text)
        ),
        None,
    )
    if default is not None:
        formats.number(replace(default, language="", rtl=False))
    parts = _split(document.blocks)
    sections = [
        _section(composer, number, section, blocks, grid, pitch, single)
        for number, section, blocks in _with_sections(document.sections, parts)
    ]
    sections[-1]["last"] = True
    if composer.endnotes:
        sections[-1]["b"] += _endnotes(composer, pitch, single, grid)
    if not formats.rows:
        formats.number(Paragraph().mark)
    lang, region = language_of(language)
    width = sections[0]["w"] - sections[0]["ml"] - sections[0]["mr"]
    data = {
        "title": title,
        "lang": lang or "en",
        "region": region,
        "grid": grid,
        "pitch": pitch,
        "single": single,
        "faces": formats.faces,
        "formats": formats.rows,
        "pictures": composer.pictures,
        "sections": sections,
        "tab": max(document.default_tab, 4.0),
        "note": {
            "separator": single if grid else 9.0,
            "under": 3.0,
            "clearance": pitch - single if grid else 6.0,
            "width": width,
        },
    }
    headings = tuple(composer.headings)
    problems, remarks = tuple(composer.problems), tuple(composer.remarks)
    return Composed(data, formats, headings, problems, remarks, composer.places)


def _targets(document: Document) -> frozenset[str]:
    everything: list[Block] = [*document.blocks]
    for note in document.notes.values():
        everything += note
    links = {
        item.link[1:]
        for paragraph in paragraphs_of(everything)
        for item in paragraph.inlines
        if isinstance(item, Text) and item.link.startswith("#")
    }
    names = {name for p in paragraphs_of(document.blocks) for name in p.bookmarks}
    return frozenset(links & names)


def _split(blocks: Sequence[Block]) -> list[tuple[int, list[Block]]]:
    parts: list[tuple[int, list[Block]]] = [(0, [])]
    for block in blocks:
        if isinstance(block, SectionBreak):
            parts.append((block.index, []))
        else:
            parts[-1][1].append(block)
    return parts


def _with_sections(
    sections: Sequence[Section], parts: Sequence[tuple[int, list[Block]]]
) -> list[tuple[int, Section, list[Block]]]:
    """Each section with its blocks; one that continues on the same page joins the one before."""
    out: list[tuple[int, Section, list[Block]]] = []
    for number, blocks in parts:
        section = sections[min(number, len(sections) - 1)] if sections else Section()
        if out and section.start == "continuous":
            before = out[-1][1]
            if (before.width, before.height) == (section.width, section.height):
                out[-1][2].extend(blocks)
                continue
        out.append((number, section, blocks))
    return out


def _section(
    composer: Composer,
    number: int,
    section: Section,
    blocks: Sequence[Block],
    grid: bool,
    pitch: float,
    single: float,
) -> dict[str, Any]:
    layout = composer.layout
    paper = layout is not None and section.width <= section.height
    data: dict[str, Any] = {
        "id": number,
        "w": section.width,
        "h": section.height,
        "mt": abs(section.top),
        "mr": section.right,
        "mb": abs(section.bottom),
        "ml": section.left,
        "hd": section.header_distance,
        "fd": section.footer_distance,
        "fixed": paper,
        "first": section.first_page_different,
        "start": section.page_number_start,
        "odd": {"odd-page": "odd", "even-page": "even"}.get(section.start),
        "lines": section.line_numbers and not paper,
        "va": section.vertical_alignment if not paper else "top",
        "last": False,
    }
    numbered = grid and paper
    if layout is not None and paper:
        text_height = layout.lines_per_page * pitch if grid else None
        bottom = layout.height - layout.top - text_height if text_height else layout.bottom
        data |= {
            "w": layout.width,
            "h": layout.height,
            "mt": layout.top,
            "mr": layout.right,
            "mb": round(bottom - 0.02, 3) if grid else bottom,
            "ml": layout.left,
            "fd": FOOTER_GAP,
        }
        if numbered:
            data["numbers"] = _numbers(composer, layout)
    width = data["w"] - data["ml"] - data["mr"]
    composer.text_width = width
    composer.text_height = data["h"] - data["mt"] - data["mb"]
    size = layout.footnote_size if layout is not None else 0.0
    composer.note_frame = Frame(
        width, note=True, note_size=size, pitch=pitch, single=single, numbered=numbered
    )
    marginal = Frame(width, page_format=section.page_number_format, marginal=True)
    for name, parts in (("headers", section.headers), ("footers", section.footers)):
        kept = {} if name == "headers" and section.furniture and paper else parts
        data[name] = {
            kind: compose_flow(composer, story, marginal)
            for kind, story in kept.items()
            if kind == "default"
            or (kind == "first" and section.first_page_different)
            or (kind == "even" and section.even_pages_different)
        }
    frame = Frame(
        width,
        grid=numbered,
        pitch=pitch,
        single=single,
        page_format=section.page_number_format,
        top=True,
        breaks=True,
    )
    data["b"] = compose_flow(composer, blocks, frame)
    return data


def _numbers(composer: Composer, layout: Layout) -> dict[str, Any]:
    """Line numbers left of the text, at least a fifth of an inch or a rule away (CRC 2.108(4))."""
    look = Paragraph().mark
    number = composer.formats.number(replace(look, font=layout.font, size=layout.font_size))
    composer.formats.note_use(number, "0123456789")
    rules: list[float] = []
    if layout.line_rule == "double":
        rules = [layout.left - 7.5, layout.left - 5.0]
    elif layout.line_rule == "single":
        rules = [layout.left - 6.0]
    if rules:
        rules.append(layout.width - layout.right + 5.0)
    gap = 14.4 if not rules else layout.left - rules[0] + 8.0
    width = 24.0
    return {
        "count": layout.lines_per_page,
        "x": round(layout.left - max(gap, 14.4) - width, 3),
        "w": width,
        "f": number,
        "rules": rules,
    }


def _endnotes(composer: Composer, pitch: float, single: float, grid: bool) -> list[dict[str, Any]]:
    frame = Frame(composer.text_width, note=True, grid=grid, pitch=pitch, single=single)
    out: list[dict[str, Any]] = []
    for reference in composer.endnotes:
        out += compose_flow(composer, composer.document.notes.get(reference.id, ()), frame)
    return out
