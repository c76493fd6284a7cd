"""Styles: inheritance, defaults, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..ooxml import VAL, Element, W, is_on
from .properties import (
    TOGGLES,
    Properties,
    merge,
    read_paragraph_properties,
    read_run_properties,
)
from .theme import Theme

if TYPE_CHECKING:
    from .numbering import Numbering

_MAX_CHAIN = 64
"""No sane style is based on more styles than this; a longer chain is a loop."""


@dataclass(slots=True)
class Style:
    """One style as written; ``element`` keeps the parts that only table styles have."""

    id: str
    name: str
    kind: str
    based_on: str
    run: Properties
    paragraph: Properties
    element: Element = None
    chain: tuple[Style, ...] = field(default=(), repr=False)
    """This style and those it is based on, base first."""


class StyleSheet:
    """All styles of a document.

    Args:
        root: The root of the styles part, or None if the document has none.
        theme: The document's theme.
    """

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        self.styles: dict[str, Style] = {}
        self.defaults: dict[str, str] = {}
        self.run_defaults: Properties = {}
        self.paragraph_defaults: Properties = {}
        self._elements: dict[str, Element] = {}
        self._paragraph_cache: dict[tuple[str, bool], Properties] = {}
        self._run_cache: dict[tuple[str, str], Properties] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self.run_defaults = read_run_properties(
                defaults.find(f"{W}rPrDefault/{W}rPr"), self.theme
            )
            self.paragraph_defaults = read_paragraph_properties(
                defaults.find(f"{W}pPrDefault/{W}pPr")
            )
        for element in root.iterchildren(W + "style"):
            identifier = element.get(W + "styleId", "")
            # Word keeps the first of two styles with one id.
            self._elements.setdefault(identifier, element)
            if is_on(element.get(W + "default")):
                self.defaults.setdefault(element.get(W + "type", "paragraph"), identifier)

    def get(self, identifier: str) -> Style | None:
        """The style with this id, or None."""
        known = self.styles.get(identifier)
        if known is not None:
            return known
        element = self._elements.get(identifier)
        return None if element is None else self._build(identifier, element)

    def _build(self, identifier: str, element: Element) -> Style:
        """Read a style and its bases. A loop of bases is cut where it closes."""
        pending: list[tuple[str, Element]] = []
        seen: set[str] = set()
        current: tuple[str, Element] | None = (identifier, element)
        base: Style | None = None
        while current is not None and current[0] not in seen and len(seen) < _MAX_CHAIN:
            base = self.styles.get(current[0])
            if base is not None:
                break
            pending.append(current)
            seen.add(current[0])
            parent = current[1].find(W + "basedOn")
            parent_id = parent.get(VAL, "") if parent is not None else ""
            following = self._elements.get(parent_id)
            current = None if following is None else (parent_id, following)
        chain = base.chain if base is not None else ()
        for style_id, style_element in reversed(pending):
            style = self._read_style(style_id, style_element)
            # A style may only be based on one of its own kind (ISO 29500-1, 17.7.4.3).
            own = chain if not chain or chain[-1].kind == style.kind else ()
            chain = (*own, style)
            style.chain = chain
            self.styles[style_id] = style
        return chain[-1]

    def _read_style(self, identifier: str, element: Element) -> Style:
        name = element.find(W + "name")
        based = element.find(W + "basedOn")
        return Style(
            id=identifier,
            name=name.get(VAL, identifier) if name is not None else identifier,
            kind=element.get(W + "type", "paragraph"),
            based_on=based.get(VAL, "") if based is not None else "",
            run=read_run_properties(element.find(W + "rPr"), self.theme),
            paragraph=read_paragraph_properties(element.find(W + "pPr")),
            element=element,
        )

    def paragraph_style(self, identifier: str | None) -> Style | None:
        """The paragraph style with this id, else the default paragraph style, else None."""
        style = self.get(identifier) if identifier else None
        if style is None or style.kind != "paragraph":
            style = self.get(self.defaults.get("paragraph", "Normal"))
        return style

    def character_style(self, identifier: str | None) -> Style | None:
        """The character style with this id, or None."""
        style = self.get(identifier) if identifier else None
        return style if style is not None and style.kind == "character" else None

    def table_style(self, identifier: str | None) -> Style | None:
        """The table style with this id, else the default table style, else None."""
        style = self.get(identifier) if identifier else None
        if style is None or style.kind != "table":
            style = self.get(self.defaults.get("table", "TableNormal"))
        return style

    def paragraph_properties(
        self, style: Style | None, numbering: Numbering, *, numbered: bool = True
    ) -> Properties:
        """What a style's chain sets, with the indents of the list levels it belongs to.

        A list level's indents override those of styles further down the chain than the one
        that joins the list, and are overridden by that style's own (ISO 29500-1, 17.9.23).
        """
        if style is None:
            return {}
        key = (style.id, numbered)
        known = self._paragraph_cache.get(key)
        if known is not None:
            return known
        total: Properties = {}
        for link in style.chain:
            own = link.paragraph
            if numbered and ("num.id" in own or "num.level" in own):
                identifier = str(own.get("num.id", total.get("num.id", "")))
                level = own.get("num.level")
                if level is None:
                    level = numbering.level_of_style(identifier, link.id)
                if level is None:
                    level = total.get("num.level", 0)
                definition = numbering.level(identifier, int(level))
                if definition is not None:
                    total = merge(total, definition.paragraph)
                total = merge(total, own)
                total = {**total, "num.level": level}
            else:
                total = merge(total, own)
        self._paragraph_cache[key] = total
        return total

    def run_properties(self, style: Style | None) -> Properties:
        """What a style's chain sets for its text."""
        if style is None:
            return {}
        key = (style.kind, style.id)
        known = self._run_cache.get(key)
        if known is None:
            known = {}
            for link in style.chain:
                known = merge(known, link.run)
            self._run_cache[key] = known
        return known

    def combined(self, layers: Iterable[Properties]) -> Properties:
        """Style layers (table, paragraph, character) over the document defaults.

        Toggle properties are exclusive-ored across the layers, unless the document defaults
        already set them (ISO 29500-1, 17.7.3); everything else is overridden.
        """
        layers = tuple(layers)
        total = dict(self.run_defaults)
        for layer in layers:
            total.update(layer)
        for toggle in TOGGLES:
            if self.run_defaults.get(toggle):
                total[toggle] = True
            elif toggle in total:
                total[toggle] = sum(bool(layer.get(toggle)) for layer in layers) % 2 == 1
        return total
