"""A template made ready for a layout, once: dressed, its parts compiled, the rest packed.

Nothing here depends on a case, so one prepared template serves every document of a batch.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from packetgen.form.package import Member, pack, read_package
from packetgen.jurisdiction.model import Layout

from ..word_files.direction import dress_language
from ..word_files.numbering import Numbering
from ..word_files.package_xml import serialised, with_relations
from ..word_files.page_setup import dress_pages, text_width
from ..word_files.template_package import DOCUMENT, TemplatePackage
from .parts import CompiledPart, compile_part, has_tags

_FILLED = re.compile(r"^word/(document|header\d*|footer\d*|footnotes|endnotes|packet\w+)\.xml$")
_DROPPED = re.compile(
    r"^(docProps/(custom\.xml|thumbnail\..*)|word/(vbaProject\.bin|vbaData\.xml|webSettings\.xml"
    r"|attachedToolbars\.bin|people\.xml|commentsIds\.xml)|word/_rels/vbaProject\.bin\.rels)$"
)
"""What tells of the template's author or could act: never copied into a court paper."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template ready to be filled.

    ``fixed`` are members copied as they are, ``texts`` parts without tags that a document may
    still add to (relationships, numbering, footnotes), ``parts`` those with tags.
    """

    fixed: tuple[Member, ...]
    texts: Mapping[str, str]
    parts: Mapping[str, CompiledPart]
    styles: Mapping[str, str]
    numbering: Numbering
    first_note: int
    layout: Layout | None
    width: float
    """Width of the text in points."""
    part_order: tuple[str, ...] = field(default=())
    letterhead: bool = False
    """Whether the office's letterhead stands in the headers already, from its Word file."""


@lru_cache(maxsize=64)
def prepare(
    template: bytes,
    layout: Layout | None,
    numbered_headings: bool,
    language: str,
    place: str,
    letterhead: tuple[str, bytes] | None = None,
) -> Prepared:
    """The template dressed and compiled.

    Args:
        template: The Word file's bytes.
        layout: The court's layout for a paper; None keeps the template's own page set-up.
        numbered_headings: Whether Word numbers the headings.
        language: BCP 47 code for Word's proofing.
        place: The template's name in messages.
        letterhead: Name and bytes of the office's Word file, for a letter that asks for it.

    Raises:
        FormError: Not a Word file, a tag that cannot be read, or a letterhead that cannot be
            carried.
    """
    members = {
        name: member
        for name, member in read_package(template, name=place).items()
        if not _DROPPED.match(name)
    }
    package = TemplatePackage(members, place)
    package.drop_dangling()
    styles = package.dress_styles(layout, numbered_headings, language)
    numbering = package.add_numbering(styles, numbered_headings)
    first_note = package.ensure_footnotes(styles)
    width = dress_pages(package, layout, styles)
    if layout is None and language != "en":
        dress_language(package, language)
    package.scrub()
    carried = layout is None and letterhead is not None and _asks_for_letterhead(package)
    if carried and letterhead is not None:
        from ..letterheads.word_letterhead import carry

        carry(package, letterhead[1], letterhead[0])
        width = text_width(package)
    made = _finished(package, styles, numbering, first_note, layout, width)
    return replace(made, letterhead=carried)


def _asks_for_letterhead(package: TemplatePackage) -> bool:
    words = "".join(package.tree(DOCUMENT).itertext())
    return re.search(r"\{\{[rp]?\s*letterhead\s*\(", words) is not None


def _finished(
    package: TemplatePackage,
    styles: dict[str, str],
    numbering: Numbering,
    first_note: int,
    layout: Layout | None,
    width: float,
) -> Prepared:
    """Compile the parts with tags, pack those that no document changes."""
    fixed: list[Member] = []
    texts: dict[str, str] = {}
    parts: dict[str, CompiledPart] = {}
    growing = {
        "word/_rels/document.xml.rels", package.numbering_part, package.footnotes_part,
        f"word/_rels/{posixpath.basename(package.footnotes_part)}.rels",
    }  # fmt: skip
    for name in sorted(package.members):
        if not re.match(r"word/[^/]+\.xml$", name) and name not in package.trees:
            fixed.append(package.members[name])
            continue
        tree = package.trees.get(name)
        if tree is None and name != DOCUMENT and name not in growing:
            xml = package.members[name].content().decode("utf-8", "replace")
            if not (_FILLED.match(name) and has_tags(xml)):
                fixed.append(package.members[name])
                continue
        xml = serialised(package.tree(name))
        if _FILLED.match(name) and (name == DOCUMENT or has_tags(xml)):
            parts[name] = compile_part(name, with_relations(xml), place=package.place)
        elif name in growing:
            texts[name] = xml
        else:
            fixed.append(pack(name, xml.encode("utf-8")))
    texts["footnotes"] = package.footnotes_part
    texts["numbering"] = package.numbering_part
    order = tuple(sorted(parts, key=lambda n: n != DOCUMENT))
    return Prepared(tuple(fixed), texts, parts, styles, numbering, first_note, layout, width, order)
