"""What a key is: its kind of value, the operators that fit it, how layers combine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .model import Operator


class Kind(StrEnum):
    """What the values of a key are."""

    LENGTH = "length"
    """A length; written with a unit (``1in``, ``12pt``, ``2.5cm``), kept in points."""
    NUMBER = "number"
    """A plain number, such as a line-spacing multiple."""
    COUNT = "count"
    """A whole number of pages, lines, copies."""
    BYTES = "bytes"
    """A file size; written ``25MB`` (1 MB is 1,000,000 bytes) or ``25MiB``."""
    TEXT = "text"
    """Free text, such as the name of a typeface."""
    CHOICE = "choice"
    """One word out of :attr:`Key.choices`."""
    TREATMENT = "treatment"
    """What is done to an identifier: one of :data:`~packetgen.jurisdiction.keys.TREATMENTS`."""
    LIST = "list"
    """Several words that add up over the layers."""
    FLAG = "flag"
    """Something that is ``required`` or ``forbidden``; unset when no rule says either."""
    PAPER = "paper"
    """Width and height of a page, kept as a pair of points."""
    BOX = "box"
    """A region of the first page, kept as a :class:`~packetgen.jurisdiction.model.Region`."""


class Merge(StrEnum):
    """What a more specific layer does to the value it inherits."""

    REPLACE = "replace"
    MEMBERS = "members"
    """Adds to the list (``add``) or takes from it (``remove``)."""


_NUMERIC = frozenset({Operator.MIN, Operator.MAX, Operator.RANGE, Operator.EXACT, Operator.ONE_OF})
_WORD = frozenset({Operator.EXACT, Operator.ONE_OF})
_OPERATORS: Mapping[Kind, frozenset[Operator]] = {
    Kind.LENGTH: _NUMERIC,
    Kind.NUMBER: _NUMERIC,
    Kind.COUNT: _NUMERIC,
    Kind.BYTES: _NUMERIC,
    Kind.TEXT: _WORD | {Operator.EQUIVALENT_TO},
    Kind.CHOICE: _WORD,
    Kind.TREATMENT: _WORD,
    Kind.LIST: frozenset({Operator.REQUIRED}),
    Kind.FLAG: frozenset({Operator.REQUIRED, Operator.FORBIDDEN}),
    Kind.PAPER: _WORD,
    Kind.BOX: frozenset({Operator.EXACT}),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a court rule can be about.

    ``choices`` are the words that a choice, a treatment or a list may hold; an empty tuple for a
    list or a text means that any word will do.
    """

    name: str
    kind: Kind
    meaning: str
    choices: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    """What a text may name in braces; an empty tuple where braces mean nothing."""

    @property
    def merge(self) -> Merge:
        """How layers combine."""
        return Merge.MEMBERS if self.kind is Kind.LIST else Merge.REPLACE

    @property
    def operators(self) -> frozenset[Operator]:
        """Operators that fit this kind of value."""
        return _OPERATORS[self.kind]
