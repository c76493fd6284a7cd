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
        self._run_values: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, list[tuple[str, Any]]] = {}
        self._pleading: dict[str, bool] = {}
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
        key = identifier, name
        if key not in self._run_values:
            runs = (inside(element, "rPr", name) for element in self.chain(identifier))
            self._run_values[key] = next((found for found in runs if found is not None), None)
        return self._run_values[key]

    def lists(self, identifier: str) -> list[tuple[str, Any]]:
        """For each style of the chain its id and the list that its paragraphs stand in."""
        if identifier not in self._lists:
            self._lists[identifier] = [
                (attribute(element, "styleId"), inside(element, "pPr", "numPr"))
                for element in self.chain(identifier)
            ]
        return self._lists[identifier]

    def is_pleading(self, identifier: str) -> bool:
        """Whether paragraphs of this style are packetgen's own line numbers."""
        if identifier not in self._pleading:
            self._pleading[identifier] = self._is_pleading(identifier)
        return self._pleading[identifier]

    def _is_pleading(self, identifier: str) -> bool:
        names = (inside(element, "name") for element in self.chain(identifier))
        return any(
            n is not None and attribute(n, "val").strip().lower() == _PLEADING for n in names
        )
