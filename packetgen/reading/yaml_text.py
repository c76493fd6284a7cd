"""YAML with the place of every value.

Scalars mean what YAML 1.2's core schema says, less its surprises: only ``true`` and ``false`` are
booleans (``no``, ``on`` and ``yes`` are words), ``09:30`` and ``2026-01-05`` are text, and digits
are a number only when the number prints back the same (``02139``, ``0123``, ``1e5`` and
``1_000`` are text). So no value changes in silence on its way into a court paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from packetgen.errors import Location, PacketgenError, Problem

from .structured import MAX_DEPTH, MAX_VALUES, TOO_DEEP, Structured, child
from .text import NOTHING_SAID
from .yaml_errors import explain

MAX_ALIASED = 10_000
"""Most values that aliases may repeat; a handful of lines can otherwise stand for billions."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {w: w.lower() == "true" for w in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,11})\.[0-9]{1,12}")
_COMMENT = re.compile(r"[ \t]+#\w")
_CURLY_NUMBER = re.compile(r"[“”„‟‘’‚](?=[^“”„‟‘’‚]*\d)[^\s“”„‟‘’‚]+[“”„‟‘’‚]")
_TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_COLLECTION_TAGS = frozenset({"!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


@dataclass(slots=True)
class _Node:
    """A scalar, list or mapping as composed, before aliases are expanded."""

    line: int
    column: int
    scalar: str | None = None
    plain: bool = False
    items: list[_Node] | None = None
    members: list[tuple[str, _Node, _Node]] | None = None
    open: bool = False


def parse_yaml(
    text: str, *, name: str, error: type[PacketgenError], loader: Any = None
) -> Structured:
    """The data of one YAML document; ``loader`` (a PyYAML loader class) is for tests."""
    import yaml

    chosen = loader or getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer(text, name)
    try:
        composer.compose(yaml.parse(text, Loader=chosen))
        composer.note_unused_anchors()
    except (yaml.YAMLError, UnicodeError) as reason:
        composer.problems += explain(reason, text, name)
    except _TooMuch as reason:
        composer.problems.append(reason.problem)
    structured = Structured(None, name)
    if composer.root is not None and not composer.problems:
        flat = _Flat(name, composer.problems)
        try:
            data = flat.value(composer.root, "", composer.root, 0, aliased=False)
        except _TooMuch as reason:
            composer.problems.append(reason.problem)
        else:
            structured = Structured(data, name, flat.positions, flat.written)
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
        self.root: _Node | None = None
        self.problems: list[Problem] = []
        self._anchors: dict[str, _Node] = {}
        self._unused: dict[str, Any] = {}
        self._stack: list[_Node] = []
        self._keys: list[_Node | None] = []
        self._count = 0
        self._documents = 0

    def compose(self, events: Iterable[Any]) -> None:
        import yaml

        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents == 2:
                    self._note(
                        event, "a second document begins here", "Keep one; delete this '---'."
                    )
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.ScalarEvent):
                self._place(self._scalar(event), event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, is_list=isinstance(event, yaml.SequenceStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop().open = False
                self._keys.pop()

    def _node(self, event: Any) -> _Node:
        self._count += 1
        mark = event.start_mark
        node = _Node(mark.line + 1, mark.column + 1)
        if self._count > MAX_VALUES:
            hint = "Long lists can go into CSV or XLSX files of their own."
            raise _TooMuch(
                self._problem(node, f"more than {MAX_VALUES:,} values in one file", hint)
            )
        return node

    def _scalar(self, event: Any) -> _Node:
        node = self._node(event)
        node.scalar = event.value
        node.plain = event.style in (None, "") and event.tag is None
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._bad_tag(event)
        if event.style in (None, "") and _CURLY_NUMBER.fullmatch(event.value):
            self._note(
                event,
                "a number in curly quotes, which YAML does not know as quotes: "
                "they would be part of it",
                'Use straight quotes ("). Word turns them curly; a text editor does not.',
            )
        if event.style in (None, "") and _COMMENT.match(self.text, event.end_mark.index):
            self._note(
                event,
                "a '#' after a space begins a comment, so the rest of this line would be lost",
                "If it belongs to the text (Apt #4), put the whole text in quotes; "
                "if it is a comment, put a space after the '#'.",
                at=event.end_mark,
            )
        return node

    def _begin(self, event: Any, *, is_list: bool) -> None:
        node = self._node(event)
        node.open = True
        if event.tag is not None and event.tag not in _COLLECTION_TAGS:
            self._bad_tag(event)
        if is_list:
            node.items = []
        else:
            node.members = []
        self._place(node, event)
        if len(self._stack) >= MAX_DEPTH:
            raise _TooMuch(
                self._problem(node, f"nested more than {MAX_DEPTH} levels deep", TOO_DEEP)
            )
        self._stack.append(node)
        self._keys.append(None)

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
        if target is None or target.open:
            self._note(
                event,
                "a value that begins with '*' points to an anchor, and there is none of this name",
                "Put texts that begin with '*' in quotes.",
            )
            target = self._node(event)
            target.scalar = ""
        self._place(target, event, alias=True)

    def _place(self, node: _Node, event: Any, *, alias: bool = False) -> None:
        if not alias and event.anchor is not None:
            self._note_if_unused(event.anchor)
            self._anchors[event.anchor] = node
            if node.scalar is not None:
                self._unused[event.anchor] = event
        if not self._stack:
            if self.root is None:
                self.root = node
            return
        above = self._stack[-1]
        if above.items is not None:
            above.items.append(node)
            return
        assert above.members is not None
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(node, event)
            return
        self._keys[-1] = None
        above.members.append((key.scalar or "", key, node))

    def _key(self, node: _Node, event: Any) -> _Node:
        mark = event.start_mark
        here = _Node(mark.line + 1, mark.column + 1, scalar=node.scalar)
        if node.scalar is None:
            self._note(
                event,
                "a list or mapping stands where a key should be",
                "Texts that begin with '{' or '[' must be in quotes.",
            )
            here.scalar = ""
        elif node.scalar == "<<":
            self._note(
                event, "'<<' (merging of mappings) is not supported", "Write the keys out in full."
            )
        elif "\u00a0" in node.scalar:
            self._note(
                event,
                "the key holds a no-break space, which looks like a space and is none",
                "Type the line's spaces again; they often come from Word or a web page.",
            )
        elif not node.scalar:
            self._note(event, "a key is empty", "Every value needs a name before its ':'.")
        return here

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

    def _problem(self, node: _Node, message: str, hint: str) -> Problem:
        return Problem(Location(file=self.name, line=node.line, column=node.column), message, hint)


class _Flat:
    """Nodes to plain data; aliases expanded, up to a limit."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.positions: dict[str, tuple[int, int]] = {}
        self.written: dict[str, str] = {}
        self._problems = problems
        self._seen: set[int] = set()
        self._repeated = 0

    def value(self, node: _Node, pointer: str, at: _Node, depth: int, *, aliased: bool) -> Any:
        """Data of ``node``; ``at`` is the node whose place the pointer gets (a member's key)."""
        self.positions[pointer] = (at.line, at.column)
        repeated = aliased or id(node) in self._seen
        if repeated:
            self._repeated += 1
            if self._repeated > MAX_ALIASED or depth > MAX_DEPTH:
                place = Location(file=self.name, line=node.line, column=node.column)
                raise _TooMuch(
                    Problem(
                        place,
                        f"aliases ('*name') repeat more than {MAX_ALIASED:,} values",
                        "Write the values out.",
                    )
                )
        self._seen.add(id(node))
        if node.items is not None:
            return [
                self.value(item, child(pointer, i), item, depth + 1, aliased=repeated)
                for i, item in enumerate(node.items)
            ]
        if node.members is not None:
            return self._mapping(node.members, pointer, depth, repeated)
        return self._scalar(node, pointer)

    def _mapping(
        self, members: list[tuple[str, _Node, _Node]], pointer: str, depth: int, repeated: bool
    ) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, key_node, value_node in members:
            here = child(pointer, key)
            if key in first:
                if not repeated:
                    self._problems.append(duplicate_key(self.name, key, here, key_node, first[key]))
                continue
            first[key] = key_node.line
            data[key] = self.value(value_node, here, key_node, depth + 1, aliased=repeated)
        return data

    def _scalar(self, node: _Node, pointer: str) -> Any:
        text = node.scalar or ""
        if not node.plain:
            return text
        value: Any = text
        if text in _NULL:
            value = None
        elif text in _BOOLEAN:
            value = _BOOLEAN[text]
        elif _INTEGER.fullmatch(text):
            value = int(text)
        elif _DECIMAL.fullmatch(text):
            value = float(text)
        if value is not text:
            self.written[pointer] = text
        return value


def duplicate_key(name: str, key: str, pointer: str, at: Any, first_line: int) -> Problem:
    """The problem of a key that stands twice in one mapping."""
    return Problem(
        Location(file=name, line=at.line, column=at.column, pointer=pointer),
        f"'{key}' stands here a second time; it was already given on line {first_line}",
        "Keep one. For several of a kind, write a list with '-'.",
    )
