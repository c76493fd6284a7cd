"""The words a reader of the printed page sees, counted without the reader of blocks.

This is the yardstick of the completeness gate: whatever stands here must turn up in the PDF. So it
shares no code with :mod:`packetgen.docx.reader` but the limits on archives and the table of symbol
characters. Where the reader knows which elements it can read and reports the rest, this walk goes
through everything it does not know to be invisible; where the reader keeps a stack of open fields
while it reads, this one first writes the story down as a row of marks and then solves the fields in
it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ..archive import Archive, root_of, unusable
from .seen_fields import solve
from .seen_numbers import number_shown
from .seen_story import SECTION_END, Walk
from .seen_styles import SeenStyles
from .seen_xml import OFF, attribute, inside, local, switch, whole_number


class SectionSeen(NamedTuple):
    """A section: how many words of the body it holds, and which number its first page states."""

    words: int
    number: int | None


class Stories(dict[str, tuple[str, ...]]):
    """The words of each story, and of what sections the body is made."""

    sections: tuple[SectionSeen, ...] = ()


def visible_words(data: bytes, *, name: str = "") -> Stories:
    """The words of a Word document in reading order, by story.

    Stories are ``body``, ``notes`` (footnotes) and ``endnotes`` in the order of their references,
    ``header:N:KIND`` and ``footer:N:KIND`` for each section N from 1 and each KIND (default,
    first, even) that a page shows. Labels of lists, glyphs of check boxes and marks of notes are
    words (a first page of its own that stays bare is an empty story); page numbers, deleted and
    hidden text, and packetgen's own line numbers are not. Words are as typed: capitals that only
    formatting makes are not applied, soft hyphens are removed.

    Three kinds of words stand under keys of their own, followed by ``:`` and the story:
    ``shapes`` (in text boxes and SmartArt: on the page, in no certain order), ``drawn``
    (watermarks, WordArt and equations, which a PDF may hold as outlines), ``links`` (text linked
    to a ``packetgen:`` place, which typesetting writes anew).

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Raises:
        EngineError: The file is no Word document, or is damaged.
    """
    return _File(data, name).stories()


@lru_cache(maxsize=8)
def _styles(data: bytes, part: str, name: str) -> SeenStyles:
    """Styles, which the documents of one template have in common."""
    return SeenStyles(root_of(data, part, name) if part else None)


@lru_cache(maxsize=8)
def _lists(data: bytes, part: str, name: str) -> Any:
    """The root of the lists' part; counting keeps its own state."""
    return root_of(data, part, name) if part else None


class _File:
    """A Word file, opened only as far as its words need."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.archive: Mapping[str, bytes] = Archive(data, name)
        self.relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        self.main = self._target("", "officeDocument") or "word/document.xml"
        if self.main not in self.archive:
            raise unusable(name, "the file is damaged: the part with the text is missing")
        self.body = inside(self.parse(self.main), "body")
        if self.body is None:
            raise unusable(name, "the file is damaged: the document has no body")
        self.styles = _styles(*self._bytes("styles"), name)
        self.numbering = _lists(*self._bytes("numbering"), name)
        self.settings = self._optional("settings")
        self.marks: dict[tuple[str, str], str] = {}
        self.ends: list[int] = []
        """How many words of the body stand before the end of each section but the last."""

    def parse(self, part: str) -> Any:
        return root_of(self.archive[part], part, self.name)

    def _bytes(self, kind: str) -> tuple[bytes, str]:
        part = self._target(self.main, kind)
        return (self.archive[part], part) if part else (b"", "")

    def pointers(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationships of a part: id to (kind, target, external)."""
        if part not in self.relations:
            found = {}
            directory, leaf = posixpath.split(part)
            path = posixpath.join(directory, "_rels", leaf + ".rels")
            for element in self.parse(path) if path in self.archive else ():
                target = attribute(element, "Target")
                external = attribute(element, "TargetMode") == "External"
                if not external:
                    target = posixpath.normpath(posixpath.join("/", directory, target))[1:]
                kind = attribute(element, "Type").rsplit("/", 1)[-1]
                found[attribute(element, "Id")] = (kind, target, external)
            self.relations[part] = found
        return self.relations[part]

    def _target(self, part: str, kind: str) -> str:
        for own, target, external in self.pointers(part).values():
            if own == kind and not external and target in self.archive:
                return target
        return ""

    def _optional(self, kind: str) -> Any:
        part = self._target(self.main, kind)
        return self.parse(part) if part else None

    # -- stories ------------------------------------------------------------------------------

    def stories(self) -> Stories:
        found: dict[str, list[str]] = {}
        sections = self._sections()
        self._number_notes(sections)
        self._story("body", self.main, self.body, found)
        self._notes(found)
        even = bool(switch(inside(self.settings, "evenAndOddHeaders")))
        bare: set[str] = set()
        for what in ("header", "footer"):
            current: dict[str, str] = {}
            for index, section in enumerate(sections, start=1):
                for reference in section if section is not None else ():
                    if local(reference) == what + "Reference":
                        current[attribute(reference, "type", "default")] = attribute(
                            reference, "id"
                        )
                title = section is not None and switch(inside(section, "titlePg"))
                kinds = ["default", *(["first"] if title else []), *(["even"] if even else [])]
                for kind in kinds:
                    pointer = self.pointers(self.main).get(current.get(kind, ""))
                    if pointer is not None and pointer[1] in self.archive:
                        root = self.parse(pointer[1])
                        key = f"{what}:{index}:{kind}"
                        self._story(key, pointer[1], root, found, header=what == "header")
                usual = f"{what}:{index}:default"
                if found.get(usual) or found.get(f"shapes:{usual}"):
                    # A first page of its own that says nothing shows no other page's words.
                    bare |= {f"{what}:{index}:{kind}" for kind in kinds}
        for key in bare:
            found.setdefault(key, [])
        kept = (key for key, words in found.items() if words or key == "body" or key in bare)
        out = Stories((key, tuple(found[key])) for key in kept)
        out.sections = tuple(self._sections_seen(sections, len(out["body"])))
        return out

    def _sections(self) -> list[Any]:
        found = []
        for element in self.body.iter():
            if local(element) == "sectPr":
                parents = {local(parent) for parent in element.iterancestors()}
                if not parents & {"sectPrChange", "pPrChange", "txbxContent"}:
                    found.append(element)
        closed = found and local(found[-1].getparent()) != "body"
        if closed:
            last = [p for p in self.body.iter() if local(p) == "p"][-1]
            closed = found[-1] not in list(last.iter())
        return [*found, None] if closed or not found else found

    def _sections_seen(self, sections: list[Any], words: int) -> Iterator[SectionSeen]:
        begin = 0
        for section, end in zip(sections, [*self.ends, words], strict=False):
            numbering = inside(section, "pgNumType")
            stated = "" if numbering is None else attribute(numbering, "start")
            yield SectionSeen(end - begin, int(stated) if stated.isdecimal() else None)
            begin = end

    def _number_notes(self, sections: list[Any]) -> None:
        shapes: dict[str, tuple[str, int, str]] = {}
        for kind, shape in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            shapes[kind] = self._note_rule(inside(self.settings, kind + "Pr"), (shape, 1, ""))
        general = dict(shapes)
        counts = {kind: rule[1] - 1 for kind, rule in shapes.items()}
        section = 0

        def enter() -> None:
            holder = sections[section] if section < len(sections) else None
            for kind in shapes:
                own = inside(holder, kind + "Pr")
                if own is not None:
                    shapes[kind] = self._note_rule(own, general[kind])
                if section == 0 or shapes[kind][2] == "eachSect":
                    counts[kind] = shapes[kind][1] - 1

        enter()
        for element in self.body.iter():
            name = local(element)
            if name == "sectPr" and element in sections:
                section += 1
                enter()
            elif name in ("footnoteReference", "endnoteReference"):
                kind = name[: -len("Reference")]
                key = (kind, attribute(element, "id"))
                gone = {local(parent) for parent in element.iterancestors()}
                hidden = switch(inside(element.getparent(), "rPr", "vanish"))
                if hidden or gone & {"del", "moveFrom"}:
                    continue
                if attribute(element, "customMarkFollows", "0") not in OFF:
                    texts = [e.text or "" for e in element.getparent() if local(e) == "t"]
                    self.marks.setdefault(key, "".join(texts))
                    continue
                counts[kind] += 1
                # Where each page begins anew, only the finished pages know the numbers.
                by_page = kind == "footnote" and shapes[kind][2] == "eachPage"
                mark = "" if by_page else number_shown(counts[kind], shapes[kind][0])
                self.marks.setdefault(key, mark)

    @staticmethod
    def _note_rule(element: Any, default: tuple[str, int, str]) -> tuple[str, int, str]:
        if element is None:
            return default
        shape, start = inside(element, "numFmt"), inside(element, "numStart")
        restart = inside(element, "numRestart")
        return (
            default[0] if shape is None else attribute(shape, "val"),
            whole_number(start, default[1]),
            default[2] if restart is None else attribute(restart, "val"),
        )

    def _notes(self, found: dict[str, list[str]]) -> None:
        for kind in ("footnote", "endnote"):
            part = self._target(self.main, kind + "s")
            if not part:
                continue
            # Apart: footnotes of the last page stand below the endnotes that begin on it.
            key = "notes" if kind == "footnote" else "endnotes"
            notes = {attribute(e, "id"): e for e in self.parse(part) if local(e) == kind}
            for own_kind, identifier in self.marks:
                if own_kind == kind and identifier in notes:
                    self._story(key, part, notes[identifier], found, note=(kind, identifier))

    def _story(
        self,
        key: str,
        part: str,
        root: Any,
        found: dict[str, list[str]],
        *,
        header: bool = False,
        note: tuple[str, str] = ("", ""),
    ) -> None:
        pleading = header and any(
            local(e) == "pStyle" and self.styles.is_pleading(attribute(e, "val"))
            for e in root.iter()
        )
        walk = Walk(self, part, pleading=pleading, note=note)
        walk.through(root)
        collected = {"": walk.marks, **walk.aside}
        for side, marks in collected.items():
            text, links = solve(marks)
            target = f"{side}:{key}" if side else key
            words = text.replace("\u00ad", "").split()
            if SECTION_END in words:
                ends = [at for at, word in enumerate(words) if word == SECTION_END]
                if target == "body":
                    self.ends = [at - n for n, at in enumerate(ends)]
                words = [word for word in words if word != SECTION_END]
            found.setdefault(target, []).extend(words)
            if links.strip():
                name = f"links:{key}"
                found.setdefault(name, []).extend(links.replace("\u00ad", "").split())
