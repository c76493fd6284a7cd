"""Where every value of a file stands: kept as a tree, told by JSON pointer to those who ask.

A file of a hundred thousand values has as many pointers, and of a sound file hardly one is asked
for; so none is written out beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Below = Sequence["Place"] | Mapping[str, "Place"] | None
"""The places of a list's items or of a mapping's members; None for all else."""

Place = int | tuple[int, str | None, Any]
"""Where a value stands (in a mapping, where its key does), as :func:`spot` gives it; beside it, for
a number, a boolean or null, its characters in the file, and for a list or mapping what is
:data:`Below` it. Bare numbers wherever they will do: there is a place for every value, and
Python's garbage collector looks again and again at all that is no number or text."""

_COLUMNS = 1 << 32


def spot(line: int, column: int) -> int:
    """A line and a column, both from 1, as one number."""
    return line * _COLUMNS + column


def line_and_column_of(spot: int) -> tuple[int, int]:
    """What :func:`spot` was given."""
    return divmod(spot, _COLUMNS)


def child(pointer: str, token: str | int) -> str:
    """The pointer of a member or item of ``pointer``."""
    if token.__class__ is int:
        return f"{pointer}/{token}"
    return f"{pointer}/{str(token).replace('~', '~0').replace('/', '~1')}"


def tokens(pointer: str) -> Iterator[str]:
    """The unescaped steps of a pointer, from the root."""
    for token in pointer.split("/")[1:]:
        yield token.replace("~1", "/").replace("~0", "~")


class _Tree:
    """A tree of places under one root; None is the tree of a file in which nothing stands."""

    __slots__ = ("_root",)

    def __init__(self, root: Place | None) -> None:
        self._root = root

    def _place(self, pointer: object) -> Place | None:
        place = self._root
        if place is None or not isinstance(pointer, str) or (pointer and pointer[0] != "/"):
            return None
        for token in tokens(pointer):
            if isinstance(place, int):
                return None
            below: Below = place[2]
            if isinstance(below, Mapping):
                if token not in below:
                    return None
                place = below[token]
            elif below is not None and token.isdecimal() and int(token) < len(below):
                place = below[int(token)]
            else:
                return None
        return place

    def _walk(self) -> Iterator[tuple[str, Place]]:
        waiting = [("", self._root)] if self._root is not None else []
        while waiting:
            pointer, place = waiting.pop()
            yield pointer, place
            below: Below = None if isinstance(place, int) else place[2]
            if isinstance(below, Mapping):
                waiting += [(child(pointer, k), p) for k, p in reversed([*below.items()])]
            elif below is not None:
                waiting += [(child(pointer, at), below[at]) for at in reversed(range(len(below)))]


class Positions(_Tree, Mapping[str, tuple[int, int]]):
    """Line and column by pointer."""

    __slots__ = ()

    def __getitem__(self, pointer: str) -> tuple[int, int]:
        place = self._place(pointer)
        if place is None:
            raise KeyError(pointer)
        return line_and_column_of(place if isinstance(place, int) else place[0])

    def __iter__(self) -> Iterator[str]:
        return (pointer for pointer, _ in self._walk())

    def __len__(self) -> int:
        return sum(1 for _ in self._walk())

    def below(self, pointer: str) -> Positions:
        """The same, as from the value that a pointer names."""
        return Positions(self._place(pointer))


class Written(_Tree, Mapping[str, str]):
    """The characters in the file of every number, boolean and null, by pointer."""

    __slots__ = ()

    def __getitem__(self, pointer: str) -> str:
        written = _written(self._place(pointer))
        if written is None:
            raise KeyError(pointer)
        return written

    def __iter__(self) -> Iterator[str]:
        return (pointer for pointer, place in self._walk() if _written(place) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def below(self, pointer: str) -> Written:
        """The same, as from the value that a pointer names."""
        return Written(self._place(pointer))


def _written(place: Place | None) -> str | None:
    return None if place is None or isinstance(place, int) else place[1]
