"""Layers (optional content): what a source hides stays hidden in the packet."""

from __future__ import annotations

from typing import Any

from .pdf_copying import Copier
from .pdf_opening import Opened
from .pdf_syntax import Raw
from .pdf_values import array, dictionary


class Layers:
    """Collects the optional content groups of all sources and which of them are off."""

    def __init__(self) -> None:
        self._groups: list[Raw] = []
        self._off: list[Raw] = []

    def add(self, opened: Opened, copier: Copier) -> None:
        """Take over the layers of a source, with the state its default view gives them."""
        properties = dictionary(opened.catalog.get("/OCProperties"))
        if properties is None:
            return
        view = dictionary(properties.get("/D")) or {}
        hidden = {_number(item) for item in array(view.get("/OFF"))}
        shown = {_number(item) for item in array(view.get("/ON"))}
        base_off = view.get("/BaseState") == "/OFF"
        for group in array(properties.get("/OCGs")):
            ref = Raw(copier.value(group))
            if ref.code == b"null":
                continue
            self._groups.append(ref)
            if _number(group) in hidden or (base_off and _number(group) not in shown):
                self._off.append(ref)

    def entries(self) -> dict[str, Any]:
        """What the catalog says of layers; empty when there are none."""
        if not self._groups:
            return {}
        view = {"Name": "Layers", "Order": self._groups, "OFF": self._off}
        return {"OCProperties": {"OCGs": self._groups, "D": view}}


def _number(reference: Any) -> Any:
    return getattr(reference, "idnum", id(reference))
