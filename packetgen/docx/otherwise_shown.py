"""What Word shows otherwise than it is read here: bound content controls, effects of letters.

Neither loses a word, so both are told and typeset rather than refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packetgen.errors import EngineError

from .ooxml import VAL, Element, W, local, on
from .package import Package

_STEP = re.compile(r"(?:[\w.-]+:)?([\w.-]+)(?:\[(\d+)\])?")
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
"""Stores that every file has, by the number that content controls name them with."""
_EFFECTS = {
    "w": "stretched or narrowed", "fitText": "fitted to a width", "em": "marked for emphasis",
    "outline": "outlined", "shadow": "shadowed", "emboss": "embossed", "imprint": "engraved",
}  # fmt: skip
_EFFECT = re.compile(rb"<w:(?:%s)[ /]" % "|".join(_EFFECTS).encode())
"""How an effect is written; a part without it need not be searched for each of them."""
_PLAIN = frozenset({"", "0", "100", "100%", "none", "false", "off"})
_UNBOUND = frozenset(W + name for name in ("picture", "date", "group", "docPartList"))


def remarks_on(package: Package) -> tuple[str, ...]:
    """Sentences on what Word shows otherwise, each once, in the order of the text."""
    found: dict[str, None] = {}
    for part in _text_parts(package):
        data = package.parts[part]
        if b":dataBinding" in data:
            found |= dict.fromkeys(_bound(package, package.root(part)))
        if _EFFECT.search(data):
            found |= dict.fromkeys(_effects(package.root(part)))
    return tuple(found)


def _text_parts(package: Package) -> list[str]:
    kinds = ("header", "footer", "footnotes", "endnotes")
    related = package.relationships(package.main).values()
    return [
        package.main,
        *(r.target for r in related if r.kind in kinds and r.target in package.parts),
    ]


def _effects(root: Element) -> Iterator[str]:
    for name, word in _EFFECTS.items():
        shown = (
            effect
            for effect in root.iter(W + name)
            if effect.getparent().tag == W + "rPr" and effect.getparent().getparent().tag == W + "r"
        )
        if any(on(effect) and effect.get(VAL, "1") not in _PLAIN for effect in shown):
            yield f"letters that Word shows {word} are set plainly"


def _bound(package: Package, root: Element) -> Iterator[str]:
    """Content controls whose text is not what the data say that they are bound to."""
    for control in root.iter(W + "sdt"):
        properties, content = control.find(W + "sdtPr"), control.find(W + "sdtContent")
        if properties is None or content is None or any(e.tag in _UNBOUND for e in properties):
            continue
        binding = properties.find(W + "dataBinding")
        data = None if binding is None else _data(package, binding)
        if data is None:
            continue
        data = _choices(properties).get(data, data)
        placeholder = on(properties.find(W + "showingPlcHdr"))
        shown = "" if placeholder else "".join(t.text or "" for t in content.iter(W + "t"))
        if shown.split() != data.split():
            yield (
                f"a content control{_called(properties)} shows {_quoted(shown)}, and the data that"
                f" it is bound to say {_quoted(data)}, which Word shows when it opens the file:"
                " open and save the file in Word, or mend the text"
            )


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if words else "nothing"


def _called(properties: Element) -> str:
    name = properties.find(W + "alias")
    return "" if name is None or not name.get(VAL) else f" “{name.get(VAL)}”"


def _choices(properties: Element) -> dict[str, str]:
    """What a list shows for each value that the data may hold."""
    return {
        item.get(W + "value", ""): item.get(W + "displayText") or item.get(W + "value", "")
        for item in properties.iter(W + "listItem")
    }


def _data(package: Package, binding: Element) -> str | None:
    """The text that a control is bound to; None where its place is not plain."""
    try:
        node = _store(package, binding.get(W + "storeItemID", ""))
    except EngineError:
        return None  # The store is no XML; Word shows the saved text then.
    steps = (binding.get(W + "xpath", "")).strip("/").split("/")
    for depth, step in enumerate(steps):
        match = _STEP.fullmatch(step)
        if node is None or match is None:
            return None
        name, place = match[1], int(match[2] or 1)
        among = [node] if depth == 0 else list(node)
        named = [
            child for child in among if isinstance(child.tag, str) and local(child.tag) == name
        ]
        node = named[place - 1] if 0 < place <= len(named) else None
    return None if node is None or len(node) else str(node.text or "")


def _store(package: Package, number: str) -> Element | None:
    kind = _PROPERTIES.get(number.upper())
    if kind is not None:
        part = package.related("", kind)
        return None if part is None else package.root(part)
    for part in sorted(package.parts):
        if not re.fullmatch(r"customXml/item\d+\.xml", part):
            continue
        beside = package.related(part, "customXmlProps")
        known = (
            ""
            if beside is None
            else next(
                (str(v) for k, v in package.root(beside).items() if local(str(k)) == "itemID"), ""
            )
        )
        if known.upper() == number.upper() and number:
            return package.root(part)
    return None
