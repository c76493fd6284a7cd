"""The words a reader of the printed page sees, counted without the reader of blocks.

This is the yardstick of the completeness gate: whatever stands here must turn up in the PDF. So it
shares no code with :mod:`.reader` but the limits on archives and the table of symbol characters.
Where the reader knows which elements it can read and reports the rest, this walk goes through
everything it does not know to be invisible; where the reader keeps a stack of open fields while it
reads, this one first writes the story down as a row of marks and then solves the fields in it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from .archive import Archive, unusable
from .label_words import Labels
from .symbols import SYMBOL_FONTS

_OFF = ("0", "false", "off", "none")
_UNSEEN = frozenset(
    {
        "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr", "del", "moveFrom", "delText", "delInstrText",
    }
)  # fmt: skip
_SPACES = frozenset({"tab", "br", "cr", "ptab"})
_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_SILENT = frozenset(("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "BIDIOUTLINE"))
_PREFIXES = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16se", "a14", "v", "o"})
_PLEADING = "pleading numbers"
_LINK_STORY, _SHAPE_STORY, _DRAWN_STORY = "links", "shapes", "drawn"

Mark = tuple[str, Any]
"""One mark of a story: ("text", str), ("link", str), ("begin", element), ("code", str), …"""


def visible_words(data: bytes, *, name: str = "") -> Mapping[str, tuple[str, ...]]:
    """The words of a Word document in reading order, by story.

    Stories are ``body``, ``notes`` (footnotes, then endnotes, in the order of their references),
    ``header:N:KIND`` and ``footer:N:KIND`` for each section N from 1 and each KIND (default,
    first, even) that a page shows. Labels of lists, glyphs of check boxes and marks of notes are
    words; page numbers, deleted and hidden text, and packetgen's own line numbers are not. Words
    are as typed: capitals that only formatting makes are not applied, soft hyphens are removed.

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


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: Any, name: str, default: str = "") -> str:
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def _child(element: Any, *names: str) -> Any:
    for name in names:
        if element is None:
            return None
        for child in element:
            if child.tag.rpartition("}")[2] == name:
                element = child
                break
        else:
            return None
    return element


def _number(element: Any, default: int) -> int:
    """The whole number that an element's ``val`` is; the default for none."""
    text = "" if element is None else _attribute(element, "val")
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else default


def _switch(element: Any) -> bool | None:
    return None if element is None else _attribute(element, "val", "1") not in _OFF


class _Styles:
    """Just what visibility depends on: hidden text, symbol fonts, lists, and one style's name."""

    def __init__(self, root: Any) -> None:
        self.by_id: dict[str, Any] = {}
        self.default = ""
        self.hides_all = False
        self._chains: dict[str, list[Any]] = {}
        for element in root if root is not None else ():
            if _local(element) == "style":
                identifier = _attribute(element, "styleId")
                self.by_id.setdefault(identifier, element)
                kind = _attribute(element, "type", "paragraph")
                is_default = _attribute(element, "default", "0") not in _OFF
                if kind == "paragraph" and is_default and not self.default:
                    self.default = identifier
            elif _local(element) == "docDefaults":
                hidden = _child(element, "rPrDefault", "rPr", "vanish")
                self.hides_all = bool(_switch(hidden))
        self.default = self.default or "Normal"

    def paragraph_style(self, identifier: str) -> str:
        element = self.by_id.get(identifier)
        known = element is not None and _attribute(element, "type", "paragraph") == "paragraph"
        return identifier if known else self.default

    def chain(self, identifier: str) -> list[Any]:
        """The style's element and those it is based on, nearest first."""
        if identifier not in self._chains:
            found: list[Any] = []
            current, kind = identifier, ""
            while current in self.by_id and self.by_id[current] not in found and len(found) < 64:
                element = self.by_id[current]
                own = _attribute(element, "type", "paragraph")
                if kind and own != kind:
                    break
                kind = own
                found.append(element)
                based = _child(element, "basedOn")
                current = "" if based is None else _attribute(based, "val")
            self._chains[identifier] = found
        return self._chains[identifier]

    def run_value(self, identifier: str, name: str) -> Any:
        """The nearest element of this name in the run properties of a style's chain."""
        for element in self.chain(identifier):
            found = _child(element, "rPr", name)
            if found is not None:
                return found
        return None

    def is_pleading(self, identifier: str) -> bool:
        names = (_child(element, "name") for element in self.chain(identifier))
        return any(
            n is not None and _attribute(n, "val").strip().lower() == _PLEADING for n in names
        )


class _File:
    """A Word file, opened only as far as its words need."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.archive = Archive(data, name)
        self.relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        self.main = self._target("", "officeDocument") or "word/document.xml"
        if self.main not in self.archive:
            raise unusable(name, "the file is damaged: the part with the text is missing")
        self.body = _child(self.parse(self.main), "body")
        if self.body is None:
            raise unusable(name, "the file is damaged: the document has no body")
        self.styles = _Styles(self._optional("styles"))
        self.numbering = self._optional("numbering")
        self.settings = self._optional("settings")
        self.marks: dict[tuple[str, str], str] = {}

    def parse(self, part: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(self.archive[part], parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise unusable(
                self.name, "a part of the file is not well-formed XML", detail=part
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise unusable(self.name, "a part of the file declares a document type", detail=part)
        return root

    def pointers(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationships of a part: id to (kind, target, external)."""
        if part not in self.relations:
            found = {}
            directory, leaf = posixpath.split(part)
            path = posixpath.join(directory, "_rels", leaf + ".rels")
            for element in self.parse(path) if path in self.archive else ():
                target = _attribute(element, "Target")
                external = _attribute(element, "TargetMode") == "External"
                if not external:
                    target = posixpath.normpath(posixpath.join("/", directory, target))[1:]
                kind = _attribute(element, "Type").rsplit("/", 1)[-1]
                found[_attribute(element, "Id")] = (kind, target, external)
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

    def stories(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        sections = self._sections()
        self._number_notes(sections)
        self._story("body", self.main, self.body, found)
        self._notes(found)
        even = bool(_switch(_child(self.settings, "evenAndOddHeaders")))
        for what in ("header", "footer"):
            current: dict[str, str] = {}
            for index, section in enumerate(sections, start=1):
                for reference in section if section is not None else ():
                    if _local(reference) == what + "Reference":
                        current[_attribute(reference, "type", "default")] = _attribute(
                            reference, "id"
                        )
                title = section is not None and _switch(_child(section, "titlePg"))
                kinds = ["default", *(["first"] if title else []), *(["even"] if even else [])]
                for kind in kinds:
                    pointer = self.pointers(self.main).get(current.get(kind, ""))
                    if pointer is not None and pointer[1] in self.archive:
                        root = self.parse(pointer[1])
                        key = f"{what}:{index}:{kind}"
                        self._story(key, pointer[1], root, found, header=what == "header")
        return {key: tuple(words) for key, words in found.items() if words or key == "body"}

    def _sections(self) -> list[Any]:
        found = []
        for element in self.body.iter():
            if _local(element) == "sectPr":
                parents = {_local(parent) for parent in element.iterancestors()}
                if not parents & {"sectPrChange", "pPrChange", "txbxContent"}:
                    found.append(element)
        closed = found and _local(found[-1].getparent()) != "body"
        if closed:
            last = [p for p in self.body.iter() if _local(p) == "p"][-1]
            closed = found[-1] not in list(last.iter())
        return [*found, None] if closed or not found else found

    def _number_notes(self, sections: list[Any]) -> None:
        shapes: dict[str, tuple[str, int, str]] = {}
        for kind, shape in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            shapes[kind] = self._note_rule(_child(self.settings, kind + "Pr"), (shape, 1, ""))
        general = dict(shapes)
        counts = {kind: rule[1] - 1 for kind, rule in shapes.items()}
        section = 0

        def enter() -> None:
            holder = sections[section] if section < len(sections) else None
            for kind in shapes:
                own = _child(holder, kind + "Pr")
                if own is not None:
                    shapes[kind] = self._note_rule(own, general[kind])
                if section == 0 or shapes[kind][2] == "eachSect":
                    counts[kind] = shapes[kind][1] - 1

        enter()
        for element in self.body.iter():
            name = _local(element)
            if name == "sectPr" and element in sections:
                section += 1
                enter()
            elif name in ("footnoteReference", "endnoteReference"):
                kind = name[: -len("Reference")]
                key = (kind, _attribute(element, "id"))
                gone = {_local(parent) for parent in element.iterancestors()}
                hidden = _switch(_child(element.getparent(), "rPr", "vanish"))
                if hidden or gone & {"del", "moveFrom"}:
                    continue
                if _attribute(element, "customMarkFollows", "0") not in _OFF:
                    texts = [e.text or "" for e in element.getparent() if _local(e) == "t"]
                    self.marks.setdefault(key, "".join(texts))
                    continue
                counts[kind] += 1
                self.marks.setdefault(key, Labels.number(counts[kind], shapes[kind][0]))

    @staticmethod
    def _note_rule(element: Any, default: tuple[str, int, str]) -> tuple[str, int, str]:
        if element is None:
            return default
        shape, start = _child(element, "numFmt"), _child(element, "numStart")
        restart = _child(element, "numRestart")
        return (
            default[0] if shape is None else _attribute(shape, "val"),
            _number(start, default[1]),
            default[2] if restart is None else _attribute(restart, "val"),
        )

    def _notes(self, found: dict[str, list[str]]) -> None:
        for kind in ("footnote", "endnote"):
            part = self._target(self.main, kind + "s")
            if not part:
                continue
            notes = {_attribute(e, "id"): e for e in self.parse(part) if _local(e) == kind}
            for own_kind, identifier in self.marks:
                if own_kind == kind and identifier in notes:
                    self._story("notes", part, notes[identifier], found, note=(kind, identifier))

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
            _local(e) == "pStyle" and self.styles.is_pleading(_attribute(e, "val"))
            for e in root.iter()
        )
        walk = _Walk(self, part, pleading=pleading, note=note)
        walk.through(root)
        collected = {"": walk.marks, **walk.aside}
        for side, marks in collected.items():
            text, links = solve(marks)
            target = f"{side}:{key}" if side else key
            found.setdefault(target, []).extend(text.replace("\u00ad", "").split())
            if links.strip():
                name = f"{_LINK_STORY}:{key}"
                found.setdefault(name, []).extend(links.replace("\u00ad", "").split())


class _Walk:
    """Writes one story down as marks, in order."""

    def __init__(self, file: _File, part: str, *, pleading: bool, note: tuple[str, str]) -> None:
        self.file, self.part, self.pleading, self.note = file, part, pleading, note
        self.marks: list[Mark] = []
        self.aside: dict[str, list[Mark]] = {}
        self.labels = Labels(file.numbering)
        self.linked = False
        self.style = ""
        self.hidden = False
        self.face = ""
        self.joined = ""
        self.chain_start = 0
        self.merged: list[dict[int, int]] = []
        """By table that is open: the vertical merges (column, span) of the row before."""
        self.above: dict[int, int] = {}
        self.seen: dict[int, int] = {}
        self.column = 0

    def through(self, parent: Any) -> None:
        """Write down everything below an element."""
        for child in parent:
            self.element(child)

    def element(self, element: Any) -> None:
        name = _local(element)
        special = getattr(self, f"_at_{name}", None)
        if special is not None:
            special(element)
        elif name in _UNSEEN:
            return
        elif name in _SPACES:
            self._say(" ")
        elif name != "t" or "wordprocessingml" in element.tag:
            self.through(element)

    def _say(self, text: str) -> None:
        if not self.hidden:
            self.marks.append(("link" if self.linked else "text", text))

    def _apart(self, side: str, marks: Iterable[Mark]) -> None:
        self.aside.setdefault(side, []).extend((*marks, ("text", "\n")))

    # -- blocks -------------------------------------------------------------------------------

    def _at_p(self, element: Any) -> None:
        if element.tag.startswith("{http://schemas.openxmlformats.org/drawingml"):
            return
        properties = _child(element, "pPr")
        pointer = _child(properties, "pStyle")
        styles = self.file.styles
        style = styles.paragraph_style("" if pointer is None else _attribute(pointer, "val"))
        if self.pleading and styles.is_pleading(style):
            return
        outer, self.style = self.style, style
        mark = _child(properties, "rPr")
        vanishes = _switch(_child(mark, "vanish"))
        if vanishes is None:
            vanishes = self._hides(None, "", style)
        joins = ""
        if _child(mark, "del") is not None or _child(mark, "moveFrom") is not None:
            joins = "gone"
        elif _switch(_child(mark, "specVanish")):
            joins = "separator"
        elif vanishes:
            joins = "gone"
        if not self.joined:
            self.chain_start = len(self.marks)
        if (self.joined != "separator" and not joins) or (not self.joined and joins == "separator"):
            label = self._label(properties)
            if label:
                self.marks.insert(self.chain_start, ("text", f" {label} "))
        if _child(properties, "sectPr") is not None:
            joins = ""
        self.through(element)
        if joins:
            self.joined = self.joined or joins
        else:
            self.joined = ""
            self.marks.append(("text", "\n"))
        self.style = outer

    def _label(self, properties: Any) -> str:
        chain = self.file.styles.chain(self.style)
        said = [("", _child(properties, "numPr"))]
        said += [(_attribute(e, "styleId"), _child(e, "pPr", "numPr")) for e in chain]
        own = [(name, _child(n, "numId"), _child(n, "ilvl")) for name, n in said if n is not None]
        lists = [_attribute(number, "val") for _, number, _ in own if number is not None]
        if not lists or lists[0] == "0":
            return ""
        level = ""
        for index, (name, _, depth) in enumerate(own):
            below = [_attribute(n, "val") for _, n, _ in own[index:] if n is not None]
            tied = self.labels.level_of(below[0], name) if name and below else ""
            level = tied if depth is None else _attribute(depth, "val")
            if level:
                break
        identifier = lists[0]
        fonts = _child(properties, "rPr", "rFonts")
        face = _attribute(fonts, "ascii") if fonts is not None else ""
        label = self.labels.next(identifier, level, face or self._face_of(self.style, ""))
        return "" if self._hides(None, "", self.style) else label

    def _at_tbl(self, element: Any) -> None:
        self.marks.append(("text", "\n"))
        self.joined = ""
        self.merged.append({})
        self.through(element)
        self.merged.pop()
        self.marks.append(("text", "\n"))

    def _at_tr(self, element: Any) -> None:
        properties = _child(element, "trPr")
        if _child(properties, "del") is not None or _switch(_child(properties, "hidden")):
            return
        outer = (self.above, self.seen, self.column)
        self.above, self.seen = (self.merged[-1] if self.merged else {}), {}
        self.column = _number(_child(properties, "gridBefore"), 0)
        self.through(element)
        if self.merged:
            self.merged[-1] = self.seen
        self.above, self.seen, self.column = outer

    def _at_tc(self, element: Any) -> None:
        properties = _child(element, "tcPr")
        if _child(properties, "cellDel") is not None:
            return
        span = max(_number(_child(properties, "gridSpan"), 1), 1)
        merge = _child(properties, "vMerge")
        continues = False
        if merge is not None:
            continues = (
                _attribute(merge, "val") != "restart" and self.above.get(self.column) == span
            )
            self.seen[self.column] = span
        if not continues:
            self.joined = ""
            self.through(element)
            self.joined = ""
            self.marks.append(("text", "\n"))
        self.column += span

    # -- runs ---------------------------------------------------------------------------------

    def _at_r(self, element: Any) -> None:
        if "math" in element.tag:
            self.through(element)
            return
        properties = _child(element, "rPr")
        pointer = _child(properties, "rStyle")
        character = "" if pointer is None else _attribute(pointer, "val")
        outer = (self.hidden, self.face)
        self.hidden = self._hides(properties, character, self.style)
        direct = _child(properties, "rFonts")
        face = _attribute(direct, "ascii") if direct is not None else ""
        self.face = face or self._face_of(self.style, character)
        custom = any(
            _local(child) in ("footnoteReference", "endnoteReference")
            and _attribute(child, "customMarkFollows", "0") not in _OFF
            for child in element
        )
        for child in element:
            if not (custom and _local(child) == "t"):
                self.element(child)
        self.hidden, self.face = outer

    def _hides(self, properties: Any, character: str, style: str) -> bool:
        if _switch(_child(properties, "specVanish")):
            return True
        direct = _switch(_child(properties, "vanish"))
        if direct is not None:
            return direct
        styles = self.file.styles
        layers = [_switch(styles.run_value(style, "vanish"))]
        if character and _attribute(styles.by_id.get(character, {}), "type") == "character":
            layers.append(_switch(styles.run_value(character, "vanish")))
        return styles.hides_all or sum(bool(layer) for layer in layers) % 2 == 1

    def _face_of(self, style: str, character: str) -> str:
        for identifier in (character, style):
            fonts = self.file.styles.run_value(identifier, "rFonts") if identifier else None
            face = _attribute(fonts, "ascii") if fonts is not None else ""
            if face:
                return face
        return ""

    def _at_t(self, element: Any) -> None:
        if "wordprocessingml" not in element.tag:
            if "/math" in element.tag:
                self._apart(_DRAWN_STORY, [("text", element.text or "")])
            return
        text = element.text or ""
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip(" \t\r\n")
        self._say(as_unicode(text, self.face))

    def _at_noBreakHyphen(self, element: Any) -> None:  # noqa: N802 - the element's name
        self._say("\u2011")

    def _at_softHyphen(self, element: Any) -> None:  # noqa: N802 - the element's name
        self._say("\u00ad")

    def _at_sym(self, element: Any) -> None:
        code = _attribute(element, "char", "0020")
        character = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else ""
        self._say(as_unicode(character, _attribute(element, "font")))

    def _at_footnoteReference(self, element: Any) -> None:  # noqa: N802 - the element's name
        kind = _local(element)[: -len("Reference")]
        self._say(f" {self.file.marks.get((kind, _attribute(element, 'id')), '')} ")

    _at_endnoteReference = _at_footnoteReference  # noqa: N815 - the element's name

    def _at_footnoteRef(self, element: Any) -> None:  # noqa: N802 - the element's name
        self._say(f" {self.file.marks.get(self.note, '')} ")

    _at_endnoteRef = _at_footnoteRef  # noqa: N815 - the element's name

    def _at_rt(self, element: Any) -> None:
        texts = [e.text or "" for e in element.iter() if _local(e) == "t"]
        if not self.hidden:
            self._apart(_SHAPE_STORY, [("text", "".join(texts))])

    # -- fields and links ---------------------------------------------------------------------

    def _at_fldChar(self, element: Any) -> None:  # noqa: N802 - the element's name
        kind = _attribute(element, "fldCharType")
        if kind in ("begin", "separate", "end"):
            self.marks.append((kind, (element, self.hidden)))

    def _at_instrText(self, element: Any) -> None:  # noqa: N802 - the element's name
        self.marks.append(("code", element.text or ""))

    def _at_fldSimple(self, element: Any) -> None:  # noqa: N802 - the element's name
        state = (element, self.hidden)
        self.marks += (("begin", state), ("code", _attribute(element, "instr")))
        self.marks.append(("separate", state))
        self.through(element)
        self.marks.append(("end", state))

    def _at_hyperlink(self, element: Any) -> None:
        pointer = self.file.pointers(self.part).get(_attribute(element, "id"))
        outer = self.linked
        self.linked = outer or (pointer is not None and pointer[1].startswith("packetgen:"))
        self.through(element)
        self.linked = outer

    # -- content controls and drawings --------------------------------------------------------

    def _at_sdt(self, element: Any) -> None:
        before = len(self.marks)
        content = _child(element, "sdtContent")
        if content is not None:
            self.through(content)
        box = _child(element, "sdtPr", "checkbox")
        shown = "".join(m[1] for m in self.marks[before:] if m[0] in ("text", "link"))
        if box is not None and not shown.strip():
            checked = _child(box, "checked")
            self._say("☒" if checked is not None and _switch(checked) else "☐")

    def _at_AlternateContent(self, element: Any) -> None:  # noqa: N802 - the element's name
        for child in element:
            name = _local(child)
            known = set(_attribute(child, "Requires").split()) <= _PREFIXES
            if name == "Fallback" or (name == "Choice" and known):
                self.through(child)
                return

    def _at_txbxContent(self, element: Any) -> None:  # noqa: N802 - the element's name
        inner = _Walk(self.file, self.part, pleading=self.pleading, note=self.note)
        inner.through(element)
        if not self.hidden:
            self._apart(_SHAPE_STORY, inner.marks)
            for side, marks in inner.aside.items():
                self._apart(side, marks)

    def _at_textpath(self, element: Any) -> None:
        if not self.hidden:
            self._apart(_DRAWN_STORY, [("text", _attribute(element, "string"))])

    def _at_relIds(self, element: Any) -> None:  # noqa: N802 - the element's name
        pointer = self.file.pointers(self.part).get(_attribute(element, "dm"))
        if pointer is None or pointer[1] not in self.file.archive:
            return
        points = [e for e in self.file.parse(pointer[1]).iter() if _local(e) == "pt"]
        for point in points:
            texts = [e.text or "" for e in point.iter() if _local(e) == "t" and "main" in e.tag]
            self._apart(_SHAPE_STORY, [("text", "".join(texts))])


def as_unicode(text: str, face: str) -> str:
    """Characters of a symbol font as the Unicode ones a reader sees."""
    table = SYMBOL_FONTS.get(face.lower())
    private = not text.isascii() and any("\uf020" <= c <= "\uf0ff" for c in text)
    if table is None and not private:
        return text
    shown = []
    for character in text:
        code = ord(character)
        place = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
        if place == 0x20:
            shown.append(" ")
        elif table is None and place == code:
            shown.append(character)
        elif 0x20 < place <= 0xFF:
            shown.append((table or SYMBOL_FONTS["symbol"]).get(place, ""))
        else:
            shown.append(character)
    return "".join(shown)


def solve(marks: list[Mark]) -> tuple[str, str]:
    """Solve the fields in a row of marks: (what is seen, what is seen as link to the packet)."""
    partner: dict[int, int] = {}
    separator: dict[int, int] = {}
    opened: list[int] = []
    for index, (kind, _) in enumerate(marks):
        if kind == "begin":
            opened.append(index)
        elif kind == "separate" and opened:
            separator.setdefault(opened[-1], index)
        elif kind == "end" and opened:
            partner[opened.pop()] = index
    return _solve(marks, 0, len(marks), partner, separator)


def _solve(
    marks: list[Mark], start: int, end: int, partner: dict[int, int], separator: dict[int, int]
) -> tuple[str, str]:
    text: list[str] = []
    links: list[str] = []
    index = start
    while index < end:
        kind, value = marks[index]
        if kind == "text":
            text.append(value)
        elif kind == "link":
            links.append(value)
            text.append(" ")
        elif kind == "begin" and index in partner:
            close = partner[index]
            middle = separator.get(index, close)
            code = "".join(
                str(mark) for name, mark in marks[index:middle] if name in ("code", "text", "link")
            )
            shown, linked = _solve(marks, middle, close, partner, separator)
            element, hidden = value
            own, own_link = _shown_by_field(code, shown, linked, None if hidden else element)
            text.append(own)
            links.append(own_link)
            index = close
        index += 1
    return "".join(text), "".join(links)


def _shown_by_field(code: str, shown: str, linked: str, element: Any) -> tuple[str, str]:
    words = code.split()
    kind = words[0].upper() if words else ""
    if kind in _PAGES or kind in _SILENT:
        return "", ""
    if kind == "HYPERLINK" and len(words) > 1 and words[1].strip('"').startswith("packetgen:"):
        return " ", shown + linked
    if kind == "FORMCHECKBOX" and element is None:
        return "", linked
    if kind == "FORMCHECKBOX":
        box = _child(element, "ffData", "checkBox")
        state = _child(box, "checked")
        state = state if state is not None else _child(box, "default")
        return ("☒" if _switch(state) else "☐"), linked
    if element is not None and not (shown.strip() or linked.strip()):
        if kind == "FORMDROPDOWN":
            return _chosen_entry(_child(element, "ffData", "ddList")), ""
        if kind in ("MACROBUTTON", "GOTOBUTTON"):
            return " ".join(words[2:]), ""
        if kind == "SYMBOL":
            return shown + _symbol_of(words), ""
    return shown, linked


def _chosen_entry(choices: Any) -> str:
    if choices is None:
        return ""
    entries = [_attribute(e, "val") for e in choices if _local(e) == "listEntry"]
    result = _child(choices, "result")
    result = result if result is not None else _child(choices, "default")
    index = _number(result, 0)
    return entries[index] if 0 <= index < len(entries) else ""


def _symbol_of(words: list[str]) -> str:
    try:
        code = int(words[1], 0)
    except (IndexError, ValueError):
        return ""
    face = ""
    for index, word in enumerate(words[:-1]):
        if word.lower() == "\\f":
            face = " ".join(words[index + 1 :]).strip().lstrip('"').split('"')[0].split(" \\")[0]
    if face.lower() in SYMBOL_FONTS:
        return as_unicode(chr(0xF000 + (code & 0xFF)), face)
    return bytes([code]).decode("cp1252", "replace") if 0 <= code < 256 else chr(code)
