"""The styles that a letterhead's header and footer use, taken along under names of their own.

The letter's template has styles of the same names that look otherwise, so each style that is used
comes with what it builds on, down to the defaults of the letterhead's own file.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any

from ..word_files.wml import W

PREFIX = "Letterhead"
_BASE = f"{PREFIX}Base"
_USES = {
    f"{{{W}}}pStyle": "paragraph", f"{{{W}}}rStyle": "character", f"{{{W}}}tblStyle": "table",
}  # fmt: skip
_THEME = re.compile(r"^(ascii|hAnsi|eastAsia|cs)Theme$|^theme(Color|Shade|Tint|Fill.*)$")
_WITHOUT = ("next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "rsid")
_ORDER_P = ("keepNext", "keepLines", "widowControl", "pBdr", "shd", "tabs", "spacing", "ind", "jc")


class LetterheadStyles:
    """The letterhead's styles, and those of them that are wanted."""

    def __init__(self, styles: Any, faces: dict[str, str]) -> None:
        self._root = styles
        self._faces = faces
        self._known: dict[str, Any] = {}
        self._default: dict[str, str] = {}
        for style in () if styles is None else styles.findall(f"{{{W}}}style"):
            identifier = style.get(f"{{{W}}}styleId", "")
            self._known.setdefault(identifier, style)
            if style.get(f"{{{W}}}default") in ("1", "true", "on"):
                self._default.setdefault(style.get(f"{{{W}}}type", ""), identifier)
        self._wanted: dict[str, None] = {}

    def adopt(self, part: Any) -> None:
        """Point a header or footer to the renamed styles; every paragraph names one."""
        for element in part.iter(*_USES):
            known = element.get(f"{{{W}}}val", "")
            kind = _USES[element.tag]
            element.set(f"{{{W}}}val", self._want(known if known in self._known else "", kind))
        for paragraph in part.iter(f"{{{W}}}p"):
            properties = paragraph.find(f"{{{W}}}pPr")
            if properties is None:
                properties = paragraph.makeelement(f"{{{W}}}pPr")
                paragraph.insert(0, properties)
            if properties.find(f"{{{W}}}pStyle") is None:
                style = properties.makeelement(f"{{{W}}}pStyle")
                style.set(f"{{{W}}}val", self._want("", "paragraph"))
                properties.insert(0, style)
        resolve_theme(part, self._faces)

    def _want(self, identifier: str, kind: str) -> str:
        identifier = identifier or self._default.get(kind, "")
        if identifier not in self._known:
            return _BASE if kind == "paragraph" else identifier
        at, seen = identifier, set()
        while at in self._known and at not in seen:
            seen.add(at)
            self._wanted.setdefault(at, None)
            based = self._known[at].find(f"{{{W}}}basedOn")
            at = based.get(f"{{{W}}}val", "") if based is not None else ""
        return _renamed(identifier)

    def brought(self) -> Iterable[Any]:
        """The style elements to add: the base first, then those that are used."""
        yield self._base()
        for identifier in sorted(self._wanted):
            style = copy.deepcopy(self._known[identifier])
            style.set(f"{{{W}}}styleId", _renamed(identifier))
            style.attrib.pop(f"{{{W}}}default", None)
            style.set(f"{{{W}}}customStyle", "1")
            name = style.find(f"{{{W}}}name")
            if name is not None:
                name.set(f"{{{W}}}val", f"{PREFIX} {name.get(f'{{{W}}}val', identifier)}")
            for child in list(style):
                if child.tag.rpartition("}")[2] in _WITHOUT:
                    style.remove(child)
            based = style.find(f"{{{W}}}basedOn")
            if based is not None and based.get(f"{{{W}}}val", "") in self._known:
                based.set(f"{{{W}}}val", _renamed(based.get(f"{{{W}}}val", "")))
            elif based is not None:
                style.remove(based)
                based = None
            if based is None and style.get(f"{{{W}}}type") == "paragraph":
                based = style.makeelement(f"{{{W}}}basedOn")
                based.set(f"{{{W}}}val", _BASE)
                style.insert(1 if name is not None else 0, based)
            resolve_theme(style, self._faces)
            yield style

    def _base(self) -> Any:
        """The letterhead's own defaults as a style, Word's own where it states none."""
        from ..word_files.package_xml import parse

        style = parse(
            f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{_BASE}">'
            f'<w:name w:val="{PREFIX} Base"/><w:pPr><w:spacing w:before="0" w:after="0"'
            ' w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman"'
            ' w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="20"/></w:rPr>'
            "</w:style>".encode(),
            "style",
        )
        for kind, holder in (("pPr", "pPrDefault"), ("rPr", "rPrDefault")):
            stated = self.defaults(kind, holder)
            into = style.find(f"{{{W}}}{kind}")
            for child in stated:
                old = into.find(child.tag)
                if old is None:
                    into.append(copy.deepcopy(child))
                else:
                    old.attrib.update(child.attrib)
            if kind == "pPr":
                order = {name: n for n, name in enumerate(_ORDER_P)}
                into[:] = sorted(into, key=lambda e: order.get(e.tag.rpartition("}")[2], 9))
        resolve_theme(style, self._faces)
        return style

    def defaults(self, kind: str, holder: str) -> Any:
        """``w:pPr`` or ``w:rPr`` of the document's defaults; empty if there are none."""
        found = None
        if self._root is not None:
            found = self._root.find(f"{{{W}}}docDefaults/{{{W}}}{holder}/{{{W}}}{kind}")
        return () if found is None else found

    def face_and_size(self) -> tuple[str, str]:
        """What plain text of the letterhead's file looks like: face, and size in half-points."""
        chain: list[Any] = []
        at, seen = self._default.get("paragraph", ""), set()
        while at in self._known and at not in seen:
            seen.add(at)
            properties = self._known[at].find(f"{{{W}}}rPr")
            if properties is not None:
                chain.append(properties)
            based = self._known[at].find(f"{{{W}}}basedOn")
            at = based.get(f"{{{W}}}val", "") if based is not None else ""
        chain.append(self.defaults("rPr", "rPrDefault"))
        face = size = ""
        for properties in chain:
            for child in properties:
                tag = child.tag.rpartition("}")[2]
                if tag == "rFonts" and not face:
                    theme = self._faces.get(child.get(f"{{{W}}}asciiTheme", ""), "")
                    face = theme or child.get(f"{{{W}}}ascii", "")
                if tag == "sz" and not size:
                    size = child.get(f"{{{W}}}val", "")
        return face, size


def resolve_theme(root: Any, faces: dict[str, str]) -> None:
    """Name the faces that the letterhead's theme stands for; colours keep the value beside them."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for key in list(element.attrib):
            space, _, name = key.rpartition("}")
            if space != f"{{{W}" or not _THEME.match(name):
                continue
            value = element.attrib.pop(key)
            if name.endswith("Theme") and faces.get(value):
                element.set(f"{{{W}}}{name.removesuffix('Theme')}", faces[value])


def _renamed(identifier: str) -> str:
    return f"{PREFIX}{identifier}"
