"""Reading a Word document into blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from packetgen.errors import EngineError, Location, Problem

from .archive import unusable
from .blocks import Block, Document, Section, SectionBreak, Unsupported
from .flow import EnterSection, read_story
from .formatting.numbering import Numbering
from .formatting.roles import is_pleading_numbers
from .formatting.settings import read_settings
from .formatting.styles import StyleSheet
from .formatting.theme import read_theme
from .notes import number_notes, read_notes
from .ooxml import Element, W
from .otherwise_shown import remarks_on
from .package import Package, parse_xml
from .revisions import note_changes, read_comments
from .sections import RawSection, read_sections
from .story import Shared, Story

_PAGES = {"default": "", "first": ", first page", "even": ", even pages"}
_PROPERTY_NAMES = frozenset(
    {"title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category"}
)


def read_docx(data: bytes, *, name: str = "") -> Document:
    """Read a Word document into blocks with effective formatting.

    Everything a reader of the printed page sees is in the blocks, notes, headers and footers, or
    is named in :attr:`Document.unsupported`. Tracked insertions are read as accepted, deletions
    and hidden text are left out; ``revisions`` lists them.

    Args:
        data: The file's bytes (.docx, .docm, .dotx; transitional or strict).
        name: The file's name, for messages; nothing is opened.

    Raises:
        EngineError: The bytes are no Word document, or one that is damaged, encrypted, or unpacks
            to more than a document can sensibly hold. ``problems`` says which and where.
    """
    try:
        return _read(Package(data, name), name)
    except RecursionError as error:
        raise unusable(name, "the document nests tables or controls too deeply") from error


def _read(package: Package, name: str) -> Document:
    document = package.document
    main = package.main
    parts = (_part(package, main, kind) for kind in ("styles", "numbering", "theme"))
    styles, numbering = _looks(*parts, name)
    shared = Shared(
        package=package,
        styles=styles,
        numbering=numbering,
        settings=read_settings(_related(package, main, "settings")),
    )
    body = document.find(W + "body")
    raw = read_sections(body, shared.settings)
    number_notes(body, raw, shared)
    blocks = _read_body(body, main, raw, shared)
    notes = read_notes(shared, main)
    sections = tuple(_Headers(shared, main, name).read(raw))
    read_comments(shared, main)
    properties = _properties(package)
    return Document(
        blocks=blocks,
        sections=sections,
        notes=notes,
        unsupported=tuple(shared.unsupported),
        revisions=tuple(shared.revisions),
        title=properties.get("title", ""),
        language=_language(shared),
        properties=properties,
        fields=tuple(dict.fromkeys(shared.fields)),
        default_tab=shared.settings.default_tab,
        hyphenation_zone=shared.settings.hyphenation_zone,
        notes_restart_on_pages=shared.notes_restart_on_pages,
        adds_spaces=not shared.settings.html_spacing,
        mirrored=shared.settings.mirrored,
        remarks=remarks_on(package),
    )


_Part = tuple[str, bytes] | None


@lru_cache(maxsize=8)
def _looks(
    styles: _Part, numbering: _Part, theme: _Part, name: str
) -> tuple[StyleSheet, Numbering]:
    """Styles and lists, which the documents of one template have in common.

    Nothing that is read changes them; they are a third of the work of reading a letter.
    """

    def root(part: _Part) -> Element | None:
        return None if part is None else parse_xml(part[1], name=name, part=part[0])

    known = read_theme(root(theme))
    return StyleSheet(root(styles), known), Numbering(root(numbering), known)


def _part(package: Package, part: str, kind: str) -> _Part:
    target = package.related(part, kind)
    return None if target is None else (target, package.parts[target])


def _language(shared: Shared) -> str:
    styles = shared.styles
    normal = styles.combined((styles.run_properties(styles.paragraph_style(None)),))
    return str(normal.get("lang.val") or "en-US")


def _related(package: Package, part: str, kind: str) -> Element | None:
    target = package.related(part, kind)
    return None if target is None else package.root(target)


def _read_body(
    body: Element, main: str, raw: list[RawSection], shared: Shared
) -> tuple[Block, ...]:
    story = Story(shared, main, body, width=_room(raw[0].page))

    def begin_sections() -> EnterSection:
        current = 0
        story.width = _room(raw[0].page)

        def end_section() -> SectionBreak | None:
            nonlocal current
            current += 1
            if current >= len(raw):
                return None
            story.width = _room(raw[current].page)
            return SectionBreak(current)

        return end_section

    blocks = read_story(body, story, begin_sections)
    note_changes(body, story)
    return blocks


def _room(page: Section) -> float:
    return max(page.width - page.left - page.right, 36.0)


class _Headers:
    """Reads the headers and footers of all sections, each part once per width of page."""

    def __init__(self, shared: Shared, main: str, name: str) -> None:
        self.shared, self.main, self.name = shared, main, name
        self.relationships = shared.package.relationships(main)
        self.known: dict[tuple[str, float], tuple[tuple[Block, ...], bool]] = {}
        self.problems: list[Problem] = []

    def read(self, raw: list[RawSection]) -> list[Section]:
        """The sections with their headers and footers.

        Raises:
            EngineError: A section names a header or footer that the file does not hold.
        """
        sections = []
        for index, section in enumerate(raw):
            for trouble in section.troubles:
                self.shared.unsupported.append(
                    Unsupported(trouble, f"section {index + 1}", in_blocks=True)
                )
            headers, furniture = self._read_kind("header", section, section.headers, index)
            footers, _ = self._read_kind("footer", section, section.footers, index)
            sections.append(
                replace(section.page, headers=headers, footers=footers, furniture=furniture)
            )
        if self.problems:
            raise EngineError(
                f"{self.name or 'the Word file'} cannot be read.", problems=tuple(self.problems)
            )
        return sections

    def _read_kind(
        self, what: str, section: RawSection, references: dict[str, str], index: int
    ) -> tuple[Mapping[str, tuple[Block, ...]], bool]:
        found: dict[str, tuple[Block, ...]] = {}
        furniture = False
        for kind, identifier in section.shown(references).items():
            relationship = self.relationships.get(identifier)
            place = f"{what} of section {index + 1}{_PAGES[kind]}"
            if relationship is None or relationship.target not in self.shared.package.parts:
                self.problems.append(
                    Problem(
                        Location(file=self.name or None, detail=place),
                        "the file is damaged: this part is named but not there",
                        "Open the file in Word, save it again, and use that.",
                    )
                )
                continue
            key = (relationship.target, _room(section.page))
            if key not in self.known:
                self.known[key] = self._read_part(relationship.target, place, key[1])
            found[kind], pleading = self.known[key]
            furniture = furniture or pleading
        return found, furniture

    def _read_part(self, part: str, place: str, width: float) -> tuple[tuple[Block, ...], bool]:
        root = self.shared.package.root(part)
        story = Story(self.shared, part, root, name=place, width=width)
        story.furniture = place.startswith("header") and self._is_furniture(root)
        blocks = read_story(root, story)
        note_changes(root, story)
        self.problems += [self._misplaced(words, place) for words in story.misplaced]
        return blocks, story.furniture

    def _misplaced(self, typed: str, place: str) -> Problem:
        """Words in the column of line numbers, a fifth of an inch wide: no place to print them."""
        words = " ".join(typed.split())
        said = f"the words “{words}” stand" if words else "a field, symbol or picture stands"
        return Problem(
            Location(file=self.name or None, detail=place),
            f"{said} in the column of line numbers",
            "Move them into the text, or into a paragraph of the header below the numbers.",
        )

    def _is_furniture(self, root: Element) -> bool:
        styles = self.shared.styles
        seen = {style.get(W + "val") for style in root.iter(W + "pStyle")}
        return any(is_pleading_numbers(styles.get(identifier)) for identifier in seen if identifier)


def _properties(package: Package) -> dict[str, str]:
    """Core properties that are set, by name."""
    target = package.related("", "core-properties")
    if target is None:
        return {}
    found = {}
    for child in package.root(target):
        key = str(child.tag).rpartition("}")[2]
        if key in _PROPERTY_NAMES and child.text:
            found[key] = str(child.text)
    return found
