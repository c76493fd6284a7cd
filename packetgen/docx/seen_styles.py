"""Styles for the second walk (see :mod:`.words`): just what visibility and symbols depend on."""

from __future__ import annotations

from typing import Any

from .seen_xml import OFF, attribute, inside, local, switch

_PLEADING = "pleading numbers"


class SeenStyles:
    """Hidden text, symbol fonts, lists, and one style's name.

    Args:
        root: The root of the styles part, or None.
    """

    def __init__(self, root: Any) -> None:
        self.by_id: dict[str, Any] = {}
        self.default = ""
        self.hides_all = False
        self._chains: dict[str, list[Any]] = {}
        for element in root if root is not None else ():
            if local(element) == "style":
                identifier = attribute(element, "styleId")
                self.by_id.setdefault(identifier, element)
                kind = attribute(element, "type", "paragraph")
                is_default = attribute(element, "default", "0") not in OFF
                if kind == "paragraph" and is_default and not self.default:
                    self.default = identifier
            elif local(element) == "docDefaults":
                hidden = inside(element, "rPrDefault", "rPr", "vanish")
                self.hides_all = bool(switch(hidden))
        self.default = self.default or "Normal"

    def paragraph_style(self, identifier: str) -> str:
        """The id itself if it is a paragraph style's, else that of the default style."""
        element = self.by_id.get(identifier)
        known = element is not None and attribute(element, "type", "paragraph") == "paragraph"
        return identifier if known else self.default

    def chain(self, identifier: str) -> list[Any]:
        """The style's element and those it is based on, nearest first."""
        if identifier not in self._chains:
            found: list[Any] = []
            current, kind = identifier, ""
            while current in self.by_id and self.by_id[current] not in found and len(found) < 64:
                element = self.by_id[current]
                own = attribute(element, "type", "paragraph")
                if kind and own != kind:
                    break
                kind = own
                found.append(element)
                based = inside(element, "basedOn")
                current = "" if based is None else attribute(based, "val")
            self._chains[identifier] = found
        return self._chains[identifier]

    def run_value(self, identifier: str, name: str) -> Any:
        """The nearest element of this name in the run properties of a style's chain."""
        for element in self.chain(identifier):
            found = inside(element, "rPr", name)
            if found is not None:
                return found
        return None

    def is_pleading(self, identifier: str) -> bool:
        """Whether paragraphs of this style are packetgen's own line numbers."""
        names = (inside(element, "name") for element in self.chain(identifier))
        return any(
            n is not None and attribute(n, "val").strip().lower() == _PLEADING for n in names
        )
