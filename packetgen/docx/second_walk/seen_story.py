"""One story for the second walk (see :mod:`.words`), written down as a row of marks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any, Protocol

from .seen_fields import Mark
from .seen_labels import Labels
from .seen_styles import SeenStyles
from .seen_xml import OFF, as_unicode, attribute, inside, local, switch, whole_number

SHAPES, DRAWN = "shapes", "drawn"

_UNSEEN = frozenset(
    {
        "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr", "del", "moveFrom", "delText", "delInstrText",
    }
)  # fmt: skip
SECTION_END = "\ufdd0"
"""Stands for a section's end among the words of the body; no document may hold the character."""
_MAX_IMPORTED = 4 * 1024 * 1024
_SPACES = frozenset({"tab", "br", "cr", "ptab"})
_PREFIXES = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16se", "a14", "v", "o"})


def imported_text(data: bytes) -> str:
    """The words of a file that Word imports where it is opened: text, web page or Word file."""
    if data.startswith(b"PK"):
        try:
            with (
                zipfile.ZipFile(io.BytesIO(data)) as archive,
                archive.open("word/document.xml") as part,
            ):
                xml = part.read(_MAX_IMPORTED).decode("utf-8", "replace")
        except (zipfile.BadZipFile, KeyError, OSError, zlib.error, NotImplementedError):
            return ""
        pieces = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:(p)>", xml)
        return unescape("".join(piece or "\n" for piece, _ in pieces))
    plain = data[:_MAX_IMPORTED].decode("utf-8-sig", "replace")
    if plain.lstrip().startswith("{\\rtf"):
        return ""
    plain = re.sub(r"(?is)<(script|style|head)\b.*?</\1>|<!--.*?-->", " ", plain)
    return unescape(re.sub(r"<[^>]*>", " ", plain))


class File(Protocol):
    """What a story needs of its file."""

    archive: Mapping[str, bytes]
    styles: SeenStyles
    numbering: Any
    marks: dict[tuple[str, str], str]

    def parse(self, part: str) -> Any:
        """The root element of a part."""

    def pointers(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationships of a part: id to (kind, target, external)."""


class Walk:
    """Writes one story down as marks, in order."""

    def __init__(self, file: File, part: str, *, pleading: bool, note: tuple[str, str]) -> None:
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
        """Write down an element: by its own rule, or what is below it."""
        name = local(element)
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
        properties = inside(element, "pPr")
        pointer = inside(properties, "pStyle")
        styles = self.file.styles
        style = styles.paragraph_style("" if pointer is None else attribute(pointer, "val"))
        if self.pleading and styles.is_pleading(style) and _counts_lines(element):
            return
        outer, self.style = self.style, style
        mark = inside(properties, "rPr")
        vanishes = switch(inside(mark, "vanish"))
        if vanishes is None:
            vanishes = self._hides(None, "", style)
        joins = ""
        if inside(mark, "del") is not None or inside(mark, "moveFrom") is not None:
            joins = "gone"
        elif switch(inside(mark, "specVanish")):
            joins = "separator"
        elif vanishes:
            joins = "gone"
        if not self.joined:
            self.chain_start = len(self.marks)
        if (self.joined != "separator" and not joins) or (not self.joined and joins == "separator"):
            ends = inside(properties, "sectPr") is not None and not self.joined
            empty = all(local(part) != "r" for part in element.iter())
            label = "" if ends and empty else self._label(properties)
            if label:
                self.marks.insert(self.chain_start, ("text", f" {label} "))
        if inside(properties, "sectPr") is not None:
            joins = ""
        self.through(element)
        if joins:
            self.joined = self.joined or joins
        else:
            self.joined = ""
            self.marks.append(("text", "\n"))
        if inside(properties, "sectPr") is not None:
            self.marks.append(("text", f" {SECTION_END} "))
        self.style = outer

    def _label(self, properties: Any) -> str:
        said = [("", inside(properties, "numPr")), *self.file.styles.lists(self.style)]
        own = [(name, inside(n, "numId"), inside(n, "ilvl")) for name, n in said if n is not None]
        lists = [attribute(number, "val") for _, number, _ in own if number is not None]
        if not lists or lists[0] == "0":
            return ""
        level = ""
        for index, (name, _, depth) in enumerate(own):
            below = [attribute(n, "val") for _, n, _ in own[index:] if n is not None]
            tied = self.labels.level_of(below[0], name) if name and below else ""
            level = tied if depth is None else attribute(depth, "val")
            if level:
                break
        identifier = lists[0]
        fonts = inside(properties, "rPr", "rFonts")
        face = attribute(fonts, "ascii") if fonts is not None else ""
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
        properties = inside(element, "trPr")
        if inside(properties, "del") is not None or switch(inside(properties, "hidden")):
            return
        outer = (self.above, self.seen, self.column)
        self.above, self.seen = (self.merged[-1] if self.merged else {}), {}
        self.column = whole_number(inside(properties, "gridBefore"), 0)
        self.through(element)
        if self.merged:
            self.merged[-1] = self.seen
        self.above, self.seen, self.column = outer

    def _at_tc(self, element: Any) -> None:
        properties = inside(element, "tcPr")
        if inside(properties, "cellDel") is not None:
            return
        span = max(whole_number(inside(properties, "gridSpan"), 1), 1)
        merge = inside(properties, "vMerge")
        continues = False
        if merge is not None:
            continues = attribute(merge, "val") != "restart" and self.above.get(self.column) == span
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
        properties = inside(element, "rPr")
        pointer = inside(properties, "rStyle")
        character = "" if pointer is None else attribute(pointer, "val")
        outer = (self.hidden, self.face)
        self.hidden = self._hides(properties, character, self.style)
        direct = inside(properties, "rFonts")
        face = attribute(direct, "ascii") if direct is not None else ""
        self.face = face or self._face_of(self.style, character)
        custom = any(
            local(child) in ("footnoteReference", "endnoteReference")
            and attribute(child, "customMarkFollows", "0") not in OFF
            for child in element
        )
        for child in element:
            if not (custom and local(child) == "t"):
                self.element(child)
        self.hidden, self.face = outer

    def _hides(self, properties: Any, character: str, style: str) -> bool:
        if switch(inside(properties, "specVanish")):
            return True
        direct = switch(inside(properties, "vanish"))
        if direct is not None:
            return direct
        styles = self.file.styles
        layers = [switch(styles.run_value(style, "vanish"))]
        if character and attribute(styles.by_id.get(character, {}), "type") == "character":
            layers.append(switch(styles.run_value(character, "vanish")))
        return styles.hides_all or sum(bool(layer) for layer in layers) % 2 == 1

    def _face_of(self, style: str, character: str) -> str:
        for identifier in (character, style):
            fonts = self.file.styles.run_value(identifier, "rFonts") if identifier else None
            face = attribute(fonts, "ascii") if fonts is not None else ""
            if face:
                return face
        return ""

    def _at_t(self, element: Any) -> None:
        if "wordprocessingml" not in element.tag:
            if "/math" in element.tag:
                self._apart(DRAWN, [("text", element.text or "")])
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
        code = attribute(element, "char", "0020")
        character = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else ""
        self._say(as_unicode(character, attribute(element, "font")))

    def _at_footnoteReference(self, element: Any) -> None:  # noqa: N802 - the element's name
        kind = local(element)[: -len("Reference")]
        self._say(f" {self.file.marks.get((kind, attribute(element, 'id')), '')} ")

    _at_endnoteReference = _at_footnoteReference  # noqa: N815 - the element's name

    def _at_footnoteRef(self, element: Any) -> None:  # noqa: N802 - the element's name
        self._say(f" {self.file.marks.get(self.note, '')} ")

    _at_endnoteRef = _at_footnoteRef  # noqa: N815 - the element's name

    def _at_rt(self, element: Any) -> None:
        texts = [e.text or "" for e in element.iter() if local(e) == "t"]
        if not self.hidden:
            self._apart(SHAPES, [("text", "".join(texts))])

    # -- fields and links ---------------------------------------------------------------------

    def _at_fldChar(self, element: Any) -> None:  # noqa: N802 - the element's name
        kind = attribute(element, "fldCharType")
        if kind in ("begin", "separate", "end"):
            self.marks.append((kind, (element, self.hidden)))

    def _at_instrText(self, element: Any) -> None:  # noqa: N802 - the element's name
        self.marks.append(("code", element.text or ""))

    def _at_fldSimple(self, element: Any) -> None:  # noqa: N802 - the element's name
        state = (element, self.hidden)
        self.marks += (("begin", state), ("code", attribute(element, "instr")))
        self.marks.append(("separate", state))
        self.through(element)
        self.marks.append(("end", state))

    def _at_hyperlink(self, element: Any) -> None:
        pointer = self.file.pointers(self.part).get(attribute(element, "id"))
        outer = self.linked
        self.linked = outer or (pointer is not None and pointer[1].startswith("packetgen:"))
        self.through(element)
        self.linked = outer

    # -- content controls and drawings --------------------------------------------------------

    def _at_sdt(self, element: Any) -> None:
        before = len(self.marks)
        content = inside(element, "sdtContent")
        if content is not None:
            self.through(content)
        box = inside(element, "sdtPr", "checkbox")
        shown = "".join(m[1] for m in self.marks[before:] if m[0] in ("text", "link"))
        if box is not None and not shown.strip():
            checked = inside(box, "checked")
            self._say("☒" if checked is not None and switch(checked) else "☐")

    def _at_AlternateContent(self, element: Any) -> None:  # noqa: N802 - the element's name
        for child in element:
            name = local(child)
            known = set(attribute(child, "Requires").split()) <= _PREFIXES
            if name == "Fallback" or (name == "Choice" and known):
                self.through(child)
                return

    def _at_txbxContent(self, element: Any) -> None:  # noqa: N802 - the element's name
        inner = Walk(self.file, self.part, pleading=self.pleading, note=self.note)
        inner.through(element)
        if not self.hidden:
            self._apart(SHAPES, inner.marks)
            for side, marks in inner.aside.items():
                self._apart(side, marks)

    def _at_textpath(self, element: Any) -> None:
        if not self.hidden:
            self._apart(DRAWN, [("text", attribute(element, "string"))])

    def _at_altChunk(self, element: Any) -> None:  # noqa: N802 - the element's name
        pointer = self.file.pointers(self.part).get(attribute(element, "id"))
        if pointer is not None and pointer[1] in self.file.archive:
            self._apart(SHAPES, [("text", imported_text(self.file.archive[pointer[1]]))])

    def _at_object(self, element: Any) -> None:
        # What is embedded (a formula) parts the words before and after it.
        self._say(" ")
        self.through(element)
        self._say(" ")

    def _at_relIds(self, element: Any) -> None:  # noqa: N802 - the element's name
        pointer = self.file.pointers(self.part).get(attribute(element, "dm"))
        if pointer is None or pointer[1] not in self.file.archive:
            return
        points = [e for e in self.file.parse(pointer[1]).iter() if local(e) == "pt"]
        for point in points:
            texts = [e.text or "" for e in point.iter() if local(e) == "t" and "main" in e.tag]
            self._apart(SHAPES, [("text", "".join(texts))])


def _counts_lines(element: Any) -> bool:
    """Whether a paragraph shows whole numbers below 100 and nothing that somebody added."""
    shown = []
    for each in element.iter():
        name = local(each)
        if name in ("fldChar", "fldSimple", "sym", "textpath") or name.endswith("Reference"):
            return False
        shown.append((each.text or "") if name == "t" else " " if name == "r" else "")
    return re.fullmatch(r"(?:\s|(?<!\d)[0-9]{1,2}(?!\d))*", "".join(shown)) is not None
