"""What the reader keeps in mind while it walks through one story of a document.

A story is the body, one note, one header or one footer (or the inside of a text box). Numbering
counts within a story, fields may run over paragraphs of it, and places are told by its paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .blocks import Revision, Unsupported
from .fields import Field, whole_fields
from .formatting.looks import Look
from .formatting.numbering import Counters, Numbering
from .formatting.properties import Properties
from .formatting.settings import Settings
from .formatting.styles import Style, StyleSheet
from .ooxml import MC, Element, W
from .package import Package, Relationship

NOT_SEEN = frozenset({W + "del", W + "moveFrom"})
SEPARATE = frozenset({W + "txbxContent"})
KNOWN_CHOICES = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16se", "a14", "v", "o"})
"""Prefixes of vocabularies the reader can name; a choice that needs others is not taken."""


@dataclass(slots=True)
class Shared:
    """What all stories of a document have in common."""

    package: Package
    styles: StyleSheet
    numbering: Numbering
    settings: Settings
    unsupported: list[Unsupported] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    looks: dict[tuple[object, ...], Look] = field(default_factory=dict)
    base_looks: dict[tuple[object, ...], Properties] = field(default_factory=dict)
    paragraph_cache: dict[tuple[object, ...], object] = field(default_factory=dict)
    note_marks: dict[tuple[str, str], str] = field(default_factory=dict)
    notes_restart_on_pages: bool = False
    """Marks by ("footnote" | "endnote", id), in the order of the references."""
    comment_places: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Story:
    """Where the reader is."""

    shared: Shared
    part: str
    root: Element
    name: str = ""
    """"" for the body; else "header of section 1", "footnote 3", …"""
    width: float = 468.0
    """Room for text, points: what percentages of tables refer to."""
    counters: Counters = field(init=False)
    relationships: Mapping[str, Relationship] = field(init=False)
    open_fields: list[Field] = field(default_factory=list)
    whole: set[Element] = field(init=False)
    number: int = 0
    bookmarks: list[str] = field(default_factory=list)
    table_run: Properties = field(default_factory=dict)
    table_paragraph: Properties = field(default_factory=dict)
    table_key: object = None
    note: str = ""
    """Key of the note being read in ``Document.notes``."""
    furniture: bool = False
    """Whether this is a header with packetgen's own numbered lines."""
    misplaced: list[str] = field(default_factory=list)
    """What was typed into the column of packetgen's own line numbers."""
    frame: str = ""
    """The frame that the paragraph before stood in."""

    def start_again(self) -> None:
        """Go back to the beginning, and ignore the marks of the fields that stayed open."""
        self.whole -= {entry.begin for entry in self.open_fields}
        if len(self.open_fields) > 8:
            self.whole.clear()
        self.open_fields.clear()
        self.bookmarks.clear()
        self.misplaced.clear()
        self.counters = Counters(self.shared.numbering)
        self.number, self.frame = 0, ""

    def __post_init__(self) -> None:
        self.counters = Counters(self.shared.numbering)
        self.relationships = self.shared.package.relationships(self.part)
        self.whole = whole_fields(self.root, NOT_SEEN | SEPARATE)

    @property
    def where(self) -> str:
        """The place of the paragraph being read, in words."""
        place = f"paragraph {self.number}" if self.number else ""
        if not self.name:
            return place or "start of the document"
        return f"{self.name}, {place}" if place else self.name

    def report(self, what: str, text: str = "", *, in_blocks: bool = False) -> None:
        """Note something visible that blocks cannot say."""
        entry = Unsupported(what, self.where, " ".join(text.split()), in_blocks)
        self.shared.unsupported.append(entry)

    def report_frame(self, frame: str, text: str) -> None:
        """Note a framed paragraph; paragraphs of one frame make one entry."""
        entries = self.shared.unsupported
        if frame == self.frame and entries and entries[-1].what == "frame":
            last = entries[-1]
            words = f"{last.text} {' '.join(text.split())}".strip()
            entries[-1] = Unsupported("frame", last.where, words, True)
        else:
            self.report("frame", text, in_blocks=True)
        self.frame = frame

    def note_field(self, instruction: str) -> None:
        """Note a field whose saved result is taken."""
        if instruction:
            self.shared.fields.append(instruction)

    def base(self, style: Style | None, character: Style | None) -> Properties:
        """Run properties from defaults, table style, paragraph style and character style."""
        key = (
            self.table_key,
            style.id if style else "",
            character.id if character else "",
        )
        known = self.shared.base_looks.get(key)
        if known is None:
            styles = self.shared.styles
            known = styles.combined(
                (self.table_run, styles.run_properties(style), styles.run_properties(character))
            )
            self.shared.base_looks[key] = known
        return known

    def look(self, style: Style | None, direct: Properties) -> Look:
        """The look of a run with these direct properties in a paragraph of this style."""
        key = (self.table_key, style.id if style else "", *direct.items())
        known = self.shared.looks.get(key)
        if known is None:
            character = self.shared.styles.character_style(direct.get("rStyle"))
            base = self.base(style, character)
            known = Look({**base, **direct}, character.name if character else "")
            self.shared.looks[key] = known
        return known


def chosen(alternative: Element) -> Element | None:
    """The branch of ``mc:AlternateContent`` that is shown: one, never both."""
    for choice in alternative.iterchildren(MC + "Choice"):
        if set((choice.get("Requires") or "").split()) <= KNOWN_CHOICES:
            return choice
    return alternative.find(MC + "Fallback")
