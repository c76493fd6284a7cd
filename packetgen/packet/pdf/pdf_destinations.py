"""Destinations inside one source file: named or explicit, as page and position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .pdf_opening import Opened
from .pdf_values import plain, tree_leaves

_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page of a source: page index from 0, and user-space coordinates if known."""

    page: int
    left: float | None = None
    top: float | None = None


class Destinations:
    """Reads the destinations of one file. Damaged ones are None, never an exception."""

    def __init__(self, opened: Opened) -> None:
        self._index = {
            page.indirect_reference.idnum: at
            for at, page in enumerate(opened.pages)
            if page.indirect_reference is not None
        }
        self._catalog = opened.catalog
        self._count = len(opened.pages)
        self._named: dict[str, Any] | None = None

    @property
    def named(self) -> dict[str, Spot]:
        """Every named destination that leads to a page of the file.

        Names of PDF 1.1 (a dictionary in the catalog) are given without their slash.
        """
        spots: dict[str, Spot] = {}
        for key, value in self._names().items():
            spot = self.spot(value)
            if spot is not None:
                spots.setdefault(key.removeprefix("/"), spot)
        return spots

    def spot(self, value: Any, depth: int = 0) -> Spot | None:
        """Where an explicit or named destination, or a GoTo action, leads."""
        value = plain(value)
        if value is None or depth > 5:
            return None
        if isinstance(value, dict):
            if value.get("/S", "/GoTo") != "/GoTo":
                return None
            return self.spot(value.get("/D"), depth + 1)
        if isinstance(value, str | bytes):
            return self.spot(self._names().get(_text(value)), depth + 1)
        if not isinstance(value, list) or not value:
            return None
        page = self._page(value[0])
        if page is None:
            return None
        fit = str(value[1]) if len(value) > 1 else "/Fit"
        figures = [_figure(item) for item in value[2:]] + [None, None, None, None]
        if fit == "/XYZ":
            return Spot(page, figures[0], figures[1])
        if fit in {"/FitH", "/FitBH"}:
            return Spot(page, None, figures[0])
        if fit in {"/FitV", "/FitBV"}:
            return Spot(page, figures[0], None)
        if fit == "/FitR":
            return Spot(page, figures[0], figures[3])
        return Spot(page)

    def _page(self, value: Any) -> int | None:
        if type(value).__name__ == "IndirectObject":
            return self._index.get(value.idnum)
        if isinstance(value, int) and 0 <= value < self._count:
            return int(value)
        reference = getattr(value, "indirect_reference", None)
        return self._index.get(reference.idnum) if reference is not None else None

    def _names(self) -> dict[str, Any]:
        if self._named is None:
            self._named = {}
            old = plain(self._catalog.get("/Dests"))
            if isinstance(old, dict):
                self._named.update({str(key): value for key, value in old.items()})
            names = plain(self._catalog.get("/Names"))
            if isinstance(names, dict):
                self._named.update(name_tree(names.get("/Dests")))
        return self._named


def name_tree(node: Any) -> Iterator[tuple[str, Any]]:
    """Key and value of every leaf of a name tree, however it is broken up."""
    for key, value in tree_leaves(node, "/Names", _LIMIT):
        if isinstance(key, str | bytes):
            yield _text(key), value


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _figure(value: Any) -> float | None:
    value = plain(value)
    try:
        return float(value) if value is not None else None
    except (TypeError, ValueError):
        return None
