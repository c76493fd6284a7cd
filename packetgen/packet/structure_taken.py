"""What of a part's tags is taken along: excerpts, form fields that became pictures, lost links.

An element stays when it, or something below it, has content on a page that is taken. Elements that
spoke of an annotation which is not carried along lose it; a form field whose picture is drawn on
the page instead keeps its place in the reading order, now with the picture as its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .pdf.pdf_values import dictionary, plain, tree_leaves

_LIMIT = 2_000_000
_DEPTH = 500


@dataclass(frozen=True, slots=True)
class DrawnField:
    """A form field that is drawn on its page under a marked-content number of the page."""

    page: Any
    number: int
    described: str = ""
    """What the picture means where it is no text: a check box."""


class Taken:
    """Which elements and contents of one structure tree are taken along.

    Args:
        root: The structure tree root of the source.
        pages: The pages that are taken.
        excerpt: Whether there are others.
        annotations: The annotations that are carried along.
        gone: Those that are not.
        drawn: Of those, the form fields that are drawn, by object number.
    """

    def __init__(
        self,
        root: Any,
        pages: list[Any],
        *,
        excerpt: bool,
        annotations: list[Any],
        gone: list[Any],
        drawn: Mapping[int, DrawnField],
    ) -> None:
        self._root = _number(root)
        self._pages = {_number(page) for page in pages}
        self._gone = {_number(annotation) for annotation in gone} - {None}
        self._kept = {_number(annotation) for annotation in annotations} - {None}
        self._drawn = drawn
        self._excerpt = excerpt
        self._elements: set[int] = set()
        self.keys: frozenset[int] = frozenset()
        """Keys of the parent tree that are taken, of an excerpt."""
        if excerpt:
            self._find(root, pages, annotations)

    @property
    def whole(self) -> bool:
        """Whether the tree is taken as it is."""
        return not self._excerpt and not self._gone

    @property
    def any(self) -> bool:
        """Whether any element is taken."""
        return not self._excerpt or bool(self._elements)

    def has(self, element: Any) -> bool:
        """Whether an element (a reference to it) is taken."""
        return not self._excerpt or _number(element) in self._elements

    def content(self, element: Any) -> list[Any] | None:
        """The element's kids as they are taken; None when nothing changes."""
        if self.whole:
            return None
        raw = dict.get(element, "/K")
        kids = plain(raw)
        kids = kids if isinstance(kids, list) else [raw] if kids is not None else []
        own = _number(dict.get(element, "/Pg"))
        taken = [new for kid in kids if (new := self._kid(kid, own)) is not None]
        same = len(taken) == len(kids) and all(a is b for a, b in zip(taken, kids, strict=True))
        return None if same else taken

    def _kid(self, kid: Any, page: int | None) -> Any:
        value = plain(kid)
        if isinstance(value, int):
            return kid if not self._excerpt or page is None or page in self._pages else None
        if not isinstance(value, dict):
            return None
        kind = value.get("/Type")
        here = _number(dict.get(value, "/Pg"))
        if kind == "/OBJR":
            return self._annotation(kid, value)
        if kind == "/MCR":
            on = page if here is None else here
            return kid if not self._excerpt or on in self._pages else None
        if _number(kid) is None:
            return kid
        return kid if self.has(kid) else None

    def _annotation(self, kid: Any, reference: Any) -> Any:
        number = _number(dict.get(reference, "/Obj"))
        drawn = self._drawn.get(number) if number is not None else None
        if drawn is not None:
            return _marked(drawn)
        if number in self._gone or (self._excerpt and number not in self._kept):
            return None
        return kid

    def field_of(self, element: Any) -> DrawnField | None:
        """The drawn form field that an element is about."""
        for kid in _kids(element):
            value = plain(kid)
            if isinstance(value, dict) and value.get("/Type") == "/OBJR":
                number = _number(dict.get(value, "/Obj"))
                if number is not None and number in self._drawn:
                    return self._drawn[number]
        return None

    def lost_its_link(self, element: Any) -> bool:
        """Whether an element had annotations, and none of them is carried along."""
        had = [
            kid
            for kid in _kids(element)
            if isinstance(plain(kid), dict) and plain(kid).get("/Type") == "/OBJR"
        ]
        return bool(had) and all(self._annotation(kid, plain(kid)) is None for kid in had)

    def _find(self, root: Any, pages: list[Any], annotations: list[Any]) -> None:
        keys = {plain(dict.get(page, "/StructParents")) for page in pages}
        for page in pages:
            keys |= _keys_of_forms(page)
        keys |= {plain(dict.get(annotation, "/StructParent")) for annotation in annotations}
        self.keys = frozenset(key for key in keys if isinstance(key, int))
        for key, value in tree_leaves(root.get("/ParentTree"), "/Nums", _LIMIT):
            if key in self.keys:
                owners = plain(value)
                for owner in owners if isinstance(owners, list) else [value]:
                    self._add(owner)

    def _add(self, element: Any) -> None:
        """Take an element and all above it, if they lead to the root."""
        line: list[int] = []
        while len(line) < _DEPTH:
            number = _number(element)
            if number is None:
                return
            if number == self._root or number in self._elements:
                self._elements.update(line)
                return
            line.append(number)
            value = dictionary(element)
            if value is None:
                return
            element = dict.get(value, "/P")


def _kids(element: Any) -> list[Any]:
    raw = dict.get(element, "/K")
    kids = plain(raw)
    return kids if isinstance(kids, list) else [raw]


def _keys_of_forms(page: Any) -> set[Any]:
    """Parent-tree keys of the form XObjects that a page draws itself."""
    resources = dictionary(dict.get(page, "/Resources"))
    named = dictionary(dict.get(resources, "/XObject")) if resources is not None else None
    if named is None:
        return set()
    forms = (dictionary(value) for value in dict.values(named))
    return {
        plain(form.get(key))
        for form in forms
        if form is not None
        for key in ("/StructParents", "/StructParent")
    }


def _marked(drawn: DrawnField) -> Any:
    from pypdf.generic import DictionaryObject, NameObject, NumberObject

    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/MCR"),
            NameObject("/Pg"): drawn.page.indirect_reference,
            NameObject("/MCID"): NumberObject(drawn.number),
        }
    )


def _number(thing: Any) -> int | None:
    """The object number of a reference, or of an object that was read through one."""
    number = getattr(thing, "idnum", None)
    if number is None:
        number = getattr(getattr(thing, "indirect_reference", None), "idnum", None)
    return number
