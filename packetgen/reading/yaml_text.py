"""YAML with the place of every value.

Scalars mean what YAML 1.2's core schema says, less its surprises: only ``true`` and ``false`` are
booleans (``no``, ``on`` and ``yes`` are words), ``09:30`` and ``2026-01-05`` are text, and digits
are a number only when the number prints back the same (``02139``, ``0123``, ``1e5`` and
``1_000`` are text). So no value changes in silence on its way into a court paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from packetgen.errors import Location, PacketgenError, Problem

from .places import Place, Positions, Written, line_and_column_of, spot
from .structured import MAX_DEPTH, MAX_VALUES, TOO_DEEP, Structured, child
from .text import NOTHING_SAID
from .yaml_errors import explain

MAX_ALIASED = 10_000
"""Most values that aliases may repeat; a handful of lines can otherwise stand for billions."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {w: w.lower() == "true" for w in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,11})\.[0-9]{1,12}")
_MAY_MEAN = frozenset({"", "~", *"nNtTfF-0123456789"})
"""How a plain scalar begins that may be more than text."""
_COMMENT = re.compile(r"[ \t]+#\w")
_CUT_OFF = re.compile(r"[ \t]#\w")
_CURLY = frozenset("“”„‟‘’‚")
_CURLY_NUMBER = re.compile(r"[“”„‟‘’‚](?=[^“”„‟‘’‚]*\d)[^\s“”„‟‘’‚]+[“”„‟‘’‚]")
_TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_COLLECTION_TAGS = frozenset({"!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


_Scalar = tuple[int, str, bool]
"""A scalar as composed: where it stands (a :func:`~.places.spot`), its text, and whether it stands
plain, without quotes or tag. A tuple, because a long file has hundreds of thousands of them."""


class _Node(list[Any]):
    """A list or mapping as composed, before aliases are expanded: of a mapping, keys and values
    by turns.
    """

    __slots__ = ("at", "is_list", "open")

    def __init__(self, at: int, *, is_list: bool) -> None:
        super().__init__()
        self.at = at
        self.is_list = is_list
        self.open = True


def parse_yaml(
    text: str, *, name: str, error: type[PacketgenError], loader: Any = None
) -> Structured:
    """The data of one YAML document; ``loader`` (a PyYAML loader class) is for tests."""
    import yaml

    chosen = loader or getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer(text, name)
    try:
        composer.compose(iter(chosen(text).get_event, None))
        composer.note_unused_anchors()
    except (yaml.YAMLError, UnicodeError) as reason:
        composer.problems += explain(reason, text, name)
    except _TooMuch as reason:
        composer.problems.append(reason.problem)
    structured = Structured(None, name)
    if composer.root is not None and not composer.problems:
        flat = _Flat(name, composer.problems, composer.aliased)
        try:
            data, place = flat.document(composer.root)
        except _TooMuch as reason:
            composer.problems.append(reason.problem)
        else:
            structured = Structured(data, name, Positions(place), Written(place))
    elif not composer.problems:
        composer.problems.append(
            Problem(Location(file=name), "the file says nothing", NOTHING_SAID)
        )
    if composer.problems:
        found = sorted(composer.problems, key=lambda p: p.location.line or 0)
        raise error(f"{name} is not valid YAML", problems=tuple(found))
    return structured


class _TooMuch(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Composer:
    """Parser events to nodes, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.root: _Scalar | _Node | None = None
        self.problems: list[Problem] = []
        self.aliased: set[int] = set()
        self._anchors: dict[str, _Scalar | _Node] = {}
        self._unused: dict[str, Any] = {}
        self._stack: list[_Node] = []
        self._count = 0
        self._documents = 0
        self._sound_keys: set[str] = set()
        self._cut_off = _CUT_OFF.search(text) is not None

    def compose(self, events: Iterable[Any]) -> None:
        import yaml

        scalar, end = yaml.ScalarEvent, (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        for event in events:
            kind = event.__class__
            if kind is scalar:
                self._place(self._scalar(event), event)
            elif kind in end:
                self._stack.pop().open = False
            elif kind is yaml.MappingStartEvent:
                self._begin(event, is_list=False)
            elif kind is yaml.SequenceStartEvent:
                self._begin(event, is_list=True)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._documents += 1
                if self._documents == 2:
                    self._note(
                        event, "a second document begins here", "Keep one; delete this '---'."
                    )

    def _spot(self, event: Any) -> int:
        """Where the next value stands."""
        mark = event.start_mark
        at = spot(mark.line + 1, mark.column + 1)
        self._count += 1
        if self._count > MAX_VALUES:
            hint = "Long lists can go into CSV or XLSX files of their own."
            raise _TooMuch(
                Problem(_place(self.name, at), f"more than {MAX_VALUES:,} values in one file", hint)
            )
        return at

    def _scalar(self, event: Any) -> _Scalar:
        at, text, tag = self._spot(event), event.value, event.tag
        bare = not event.style
        if tag is not None and tag not in _TEXT_TAGS:
            self._bad_tag(event)
        if bare:
            self._look_for_loss(event, text)
        return at, text, bare and tag is None

    def _look_for_loss(self, event: Any, text: str) -> None:
        """A plain text of which a part would be lost, or be more than was meant."""
        if text[:1] in _CURLY and _CURLY_NUMBER.fullmatch(text):
            self._note(
                event,
                "a number in curly quotes, which YAML does not know as quotes: "
                "they would be part of it",
                'Use straight quotes ("). Word turns them curly; a text editor does not.',
            )
        if self._cut_off and _COMMENT.match(self.text, event.end_mark.index):
            self._note(
                event,
                "a '#' after a space begins a comment, so the rest of this line would be lost",
                "If it belongs to the text (Apt #4), put the whole text in quotes; "
                "if it is a comment, put a space after the '#'.",
                at=event.end_mark,
            )

    def _begin(self, event: Any, *, is_list: bool) -> None:
        node = _Node(self._spot(event), is_list=is_list)
        if event.tag is not None and event.tag not in _COLLECTION_TAGS:
            self._bad_tag(event)
        self._place(node, event)
        if len(self._stack) >= MAX_DEPTH:
            place = _place(self.name, node.at)
            raise _TooMuch(Problem(place, f"nested more than {MAX_DEPTH} levels deep", TOO_DEEP))
        self._stack.append(node)

    def note_unused_anchors(self) -> None:
        """``firm: &Duval Law Office`` names the value "Law Office"; the word would be lost."""
        for anchor in () if self.problems else list(self._unused):
            self._note_if_unused(anchor)

    def _note_if_unused(self, anchor: str) -> None:
        event = self._unused.pop(anchor, None)
        if event is not None:
            self._note(
                event,
                "a word that begins with '&' names the value after it for YAML, and nothing uses "
                "the name, so the word would be lost",
                "Put texts that begin with '&' in quotes.",
            )

    def _alias(self, event: Any) -> None:
        self._unused.pop(event.anchor, None)
        target = self._anchors.get(event.anchor)
        if target is None or (isinstance(target, _Node) and target.open):
            self._note(
                event,
                "a value that begins with '*' points to an anchor, and there is none of this name",
                "Put texts that begin with '*' in quotes.",
            )
            target = (self._spot(event), "", False)
        self.aliased.add(id(target))
        self._place(target, event, alias=True)

    def _place(self, node: _Scalar | _Node, event: Any, *, alias: bool = False) -> None:
        if not alias and event.anchor is not None:
            self._note_if_unused(event.anchor)
            self._anchors[event.anchor] = node
            if not isinstance(node, _Node):
                self._unused[event.anchor] = event
        if not self._stack:
            if self.root is None:
                self.root = node
            return
        above = self._stack[-1]
        if not above.is_list and len(above) % 2 == 0:
            sound = not alias and node.__class__ is tuple and node[1] in self._sound_keys
            node = node if sound else self._key(node, event)
        above.append(node)

    def _key(self, node: _Scalar | _Node, event: Any) -> _Scalar:
        mark = event.start_mark
        at = spot(mark.line + 1, mark.column + 1)
        if isinstance(node, _Node):
            self._note(
                event,
                "a list or mapping stands where a key should be",
                "Texts that begin with '{' or '[' must be in quotes.",
            )
            return at, "", False
        self._look_at_key(node[1], event)
        return at, node[1], False

    def _look_at_key(self, text: str, event: Any) -> None:
        if text == "<<":
            self._note(
                event, "'<<' (merging of mappings) is not supported", "Write the keys out in full."
            )
        elif "\u00a0" in text:
            self._note(
                event,
                "the key holds a no-break space, which looks like a space and is none",
                "Type the line's spaces again; they often come from Word or a web page.",
            )
        elif not text:
            self._note(event, "a key is empty", "Every value needs a name before its ':'.")
        else:
            self._sound_keys.add(text)

    def _bad_tag(self, event: Any) -> None:
        self._note(
            event,
            "a value that begins with '!' is a YAML tag, and tags are not used here",
            "Put texts that begin with '!' in quotes.",
        )

    def _note(self, event: Any, message: str, hint: str, *, at: Any = None) -> None:
        mark = at or event.start_mark
        place = Location(file=self.name, line=mark.line + 1, column=mark.column + 1)
        if len(self.problems) < 200:
            self.problems.append(Problem(place, message, hint))


class _Flat:
    """Nodes to plain data and its places; aliases expanded, up to a limit."""

    def __init__(self, name: str, problems: list[Problem], aliased: set[int]) -> None:
        self.name = name
        self._problems = problems
        self._aliased = aliased
        """Where in memory the nodes are that aliases point to."""
        self._seen: set[int] = set()
        self._repeated = 0

    def document(self, root: _Scalar | _Node) -> tuple[Any, Place]:
        """The data of the root, and its place with all below it."""
        self._is_repeated(root, 0, aliased=False)
        if isinstance(root, _Node):
            data, below = self._collection(root, "", 0, aliased=False)
            return data, (root.at, None, below)
        value = _meaning(root)
        return value, _leaf(root[0], root[1], value)

    def _is_repeated(self, node: _Scalar | _Node, depth: int, *, aliased: bool) -> bool:
        """Whether an alias repeats a node, or one around it."""
        key = id(node)
        if not aliased:
            if key not in self._aliased:
                return False
            if key not in self._seen:
                self._seen.add(key)
                return False
        self._repeated += 1
        if self._repeated > MAX_ALIASED or depth > MAX_DEPTH:
            raise _TooMuch(
                Problem(
                    _place(self.name, node.at if isinstance(node, _Node) else node[0]),
                    f"aliases ('*name') repeat more than {MAX_ALIASED:,} values",
                    "Write the values out.",
                )
            )
        return True

    def _collection(
        self, node: _Node, pointer: str, depth: int, *, aliased: bool
    ) -> tuple[Any, Any]:
        """Data of a list or mapping, and the places below it."""
        if node.is_list:
            return self._list(node, pointer, depth + 1, aliased)
        return self._mapping(node, pointer, depth + 1, aliased)

    def _list(
        self, node: _Node, pointer: str, depth: int, aliased: bool
    ) -> tuple[list[Any], list[Place]]:
        data: list[Any] = []
        places: list[Place] = []
        for item in node:
            again = self._aliased and self._is_repeated(item, depth, aliased=aliased)
            if item.__class__ is tuple:
                value = _meaning(item) if item[2] else item[1]
                places.append(_leaf(item[0], item[1], value))
            else:
                here = child(pointer, len(data))
                value, below = self._collection(item, here, depth, aliased=bool(again))
                places.append((item.at, None, below))
            data.append(value)
        return data, places

    def _mapping(
        self, node: _Node, pointer: str, depth: int, aliased: bool
    ) -> tuple[dict[str, Any], dict[str, Place]]:
        data: dict[str, Any] = {}
        places: dict[str, Place] = {}
        members = iter(node)
        for (at, key, _), item in zip(members, members, strict=True):
            if key in data:
                if not aliased:
                    first = places[key]
                    here = child(pointer, key)
                    self._problems.append(duplicate_key(self.name, key, here, at, first))
                continue
            again = self._aliased and self._is_repeated(item, depth, aliased=aliased)
            if item.__class__ is tuple:
                value = _meaning(item) if item[2] else item[1]
                places[key] = _leaf(at, item[1], value)
            else:
                value, below = self._collection(
                    item, child(pointer, key), depth, aliased=bool(again)
                )
                places[key] = (at, None, below)
            data[key] = value
        return data, places


def _leaf(at: int, text: str, value: Any) -> Place:
    """The place of a scalar; with its characters where it means more than they are."""
    return at if value is text else (at, text, None)


def _place(name: str, at: int) -> Location:
    line, column = line_and_column_of(at)
    return Location(file=name, line=line, column=column)


def _meaning(scalar: _Scalar) -> Any:
    """What a scalar means; the text itself, the same object, where it means no more."""
    _, text, plain = scalar
    if not plain or text[:1] not in _MAY_MEAN:
        return text
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def duplicate_key(name: str, key: str, pointer: str, at: int, first: Place) -> Problem:
    """The problem of a key that stands twice in one mapping."""
    line, column = line_and_column_of(at)
    first_line, _ = line_and_column_of(first if isinstance(first, int) else first[0])
    return Problem(
        Location(file=name, line=line, column=column, pointer=pointer),
        f"'{key}' stands here a second time; it was already given on line {first_line}",
        "Keep one. For several of a kind, write a list with '-'.",
    )
