"""Names, attributes and filters of a template, looked up in vocabulary and form schema."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from packetgen.errors import Problem

from . import elsewhere
from .blocks import CLOSERS, OPENERS
from .model import Form
from .paragraphs import TemplateParagraph
from .tags import tags
from .vocabulary import (
    ANY,
    FUNCTIONS,
    NAMES,
    SOMEONE,
    TEXT,
    ListOf,
    Thing,
    attributes_of,
    attributes_of_someone,
    schema_kind,
)

_JINJA = frozenset({"loop", "range", "dict", "namespace", "cycler", "joiner", "self", "varargs",
                    "kwargs", "caller", "x"})  # fmt: skip
_METHODS = frozenset({"items", "keys", "values", "strftime", "year", "month", "day", "hour",
                      "minute", "split", "upper", "lower", "title", "strip", "replace", "format",
                      "startswith", "endswith", "append", "count", "index"})  # fmt: skip


def name_problems(
    paragraphs: Sequence[TemplateParagraph], form: Form, file: str,
    around: Callable[..., str], *, whole: bool,
) -> Iterator[Problem]:  # fmt: skip
    """Unknown names, attributes, filters and functions, each once per paragraph.

    With ``whole`` the part is read in one piece, so that loop variables and ``set`` are known. Else
    what cannot be read is left out and open blocks are closed, so that one broken loop does not
    hide the other faults; where not even that can be read, tag by tag what is certain is said.
    """
    from jinja2 import TemplateSyntaxError

    from .lint import grammar

    env = grammar()
    if whole:
        source = "\n".join(
            " ".join(tag.plain for tag in tags(p.text) if not _wordly(tag.keyword)) or " "
            for p in paragraphs
        )
        trees = [(env.parse(source), 0)]
    elif (mended := _mended(paragraphs, env)) is not None:
        trees = [(mended, 0)]
    else:
        trees = []
        for number, paragraph in enumerate(paragraphs):
            for tag in tags(paragraph.text):
                if tag.kind != "{":
                    continue
                try:
                    trees.append((env.parse(tag.plain), number))
                except TemplateSyntaxError:
                    continue
    local = _local_names(paragraphs, env) if not whole else frozenset()
    seen: set[tuple[int, str]] = set()
    for tree, offset in trees:
        walker = _Walker(form, set(env.filters), local)
        walker.visit(tree, {})
        for line, given, message, hint in walker.found:
            paragraph = paragraphs[min(line - 1 + offset, len(paragraphs) - 1)]
            if (paragraph.number, message) in seen:
                continue
            seen.add((paragraph.number, message))
            yield Problem(
                paragraph.location(file), f"{message}: “{_near(paragraph, given, around)}”", hint
            )


def _mended(paragraphs: Sequence[TemplateParagraph], env: Any) -> Any:
    """The tree of a part without its unreadable tags and with its blocks made to match, or None."""
    from jinja2 import TemplateSyntaxError

    from .lint import fault

    lines: list[str] = []
    unclosed: list[str] = []
    for paragraph in paragraphs:
        kept: list[str] = []
        for tag in tags(paragraph.text):
            word = tag.keyword
            if _wordly(word) or fault(tag):
                continue
            if word in OPENERS or (word == "set" and "=" not in tag.body):
                unclosed.append(word)
            elif word in ("elif", "else"):
                if not unclosed or unclosed[-1] not in ("if", "for"):
                    continue
            elif word in CLOSERS or word == "endset":
                wanted = CLOSERS.get(word, "set")
                if wanted not in unclosed:
                    continue
                while unclosed[-1] != wanted:
                    kept.append(_end(unclosed.pop()))
                unclosed.pop()
            kept.append(tag.plain)
        lines.append(" ".join(kept) or " ")
    source = "\n".join(lines) + "".join(_end(word) for word in reversed(unclosed))
    try:
        return env.parse(source)
    except TemplateSyntaxError:
        return None


def _end(word: str) -> str:
    return f"{{% {OPENERS.get(word, 'endset')} %}}"


def _near(paragraph: TemplateParagraph, name: str, around: Callable[..., str]) -> str:
    for tag in tags(paragraph.text):
        if name in tag.body:
            return around(paragraph, tag.start, len(tag.text))
    return around(paragraph)


def _wordly(keyword: str) -> bool:
    """Statements of docxtpl that Jinja does not know."""
    return keyword in ("vm", "hm", "colspan", "cellbg")


def _local_names(paragraphs: Iterable[TemplateParagraph], env: Any) -> frozenset[str]:
    """Names that some ``for`` or ``set`` gives, wherever it stands."""
    import re

    found: set[str] = set()
    for paragraph in paragraphs:
        for tag in tags(paragraph.text):
            if tag.keyword in ("for", "set", "macro", "with"):
                found.update(re.findall(r"[A-Za-z_]\w*", tag.body))
    return frozenset(found)


class _Walker:
    """Walks a syntax tree with the kinds of the names in scope."""

    def __init__(self, form: Form, filters: set[str], local: frozenset[str]) -> None:
        self.own = {name: schema_kind(spec) for name, spec in form.properties.items()}
        self.open = form.schema.get("additionalProperties", True) is not False
        self.filters = filters
        self.local = local
        self.found: list[tuple[int, str, str, str]] = []

    def visit(self, node: Any, scope: dict[str, Any]) -> Any:
        """The kind of a node's value; problems are collected on the way."""
        from jinja2 import nodes

        match node:
            case nodes.Name(ctx="load"):
                return self.name(node, scope)
            case nodes.Getattr():
                return self.attribute(node, self.visit(node.node, scope), node.attr)
            case nodes.Getitem():
                base = self.visit(node.node, scope)
                self.visit(node.arg, scope)
                if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                    return self.attribute(node, base, node.arg.value)
                if isinstance(node.arg, nodes.Slice):
                    return base
                return base.item if isinstance(base, ListOf) else ANY
            case nodes.Call():
                return self.call(node, scope)
            case nodes.Filter():
                return self.filter(node, scope)
            case nodes.For():
                return self.loop(node, scope)
            case nodes.Assign():
                kind = self.visit(node.node, scope)
                self.bind(node.target, kind, scope)
                return ANY
            case nodes.Macro():
                inner = {**scope, **{a.name: ANY for a in node.args}}
                scope[node.name] = ANY
                for child in node.body:
                    self.visit(child, inner)
                return ANY
            case nodes.CondExpr():
                self.visit(node.test, scope)
                first = self.visit(node.expr1, scope)
                if node.expr2 is not None:
                    self.visit(node.expr2, scope)
                return first
            case nodes.Or():
                left = self.visit(node.left, scope)
                self.visit(node.right, scope)
                return left
            case nodes.Const():
                return TEXT
            case _:
                for child in node.iter_child_nodes():
                    self.visit(child, scope)
                return ANY

    def name(self, node: Any, scope: dict[str, Any]) -> Any:
        name = node.name
        if name in scope:
            return scope[name]
        if name in self.own:
            return self.own[name]
        if name in NAMES:
            return NAMES[name]
        if name in FUNCTIONS or name in _JINJA or name in self.local:
            return ANY
        known = [*NAMES, *FUNCTIONS, *self.own, *scope]
        self.say(node, f"there is no value named {name!r}", name, known,
                 "Add it to the form's schema.json, if it is a value of the form.",
                 here=elsewhere.NAMES.get(name, ""))  # fmt: skip
        return ANY

    def attribute(self, node: Any, base: Any, name: str) -> Any:
        if base == ANY or name in _METHODS:
            return ANY
        if isinstance(base, ListOf):
            if name in ("first", "last", "length"):
                self.say(
                    node, f"a list has no {name!r}", name, [], f"Write |{name} after the list."
                )
                return ANY
            self.say(node, f"a list has no {name!r}", name, [], "Loop over it with {% for … %}.")
            return ANY
        if base == SOMEONE:
            base = Thing(attributes_of_someone())
        if isinstance(base, Thing):
            if name in base.attributes:
                return base.attributes[name]
            if not base.open:
                self.say(node, f"there is no {name!r} here", name, list(base.attributes))
            return ANY
        if isinstance(base, type):
            known = attributes_of(base)
            if name in known:
                return known[name]
            what = base.__name__.lower()
            self.say(node, f"a {what} has no {name!r}", name, list(known))
            return ANY
        if name.startswith("_"):
            self.say(node, f"{name!r} begins with an underscore, which templates may not use",
                     name, [])  # fmt: skip
        return ANY

    def call(self, node: Any, scope: dict[str, Any]) -> Any:
        from jinja2 import nodes

        for part in (*node.args, *(k.value for k in node.kwargs)):
            self.visit(part, scope)
        if isinstance(node.node, nodes.Name):
            name = node.node.name
            if name in FUNCTIONS:
                return FUNCTIONS[name]
            if name in scope or name in _JINJA or name in self.local:
                return ANY
            self.say(node, f"there is no function {name}()", name, list(FUNCTIONS),
                     here=elsewhere.FUNCTIONS.get(name, ""))  # fmt: skip
            return ANY
        self.visit(node.node, scope)
        return ANY

    def filter(self, node: Any, scope: dict[str, Any]) -> Any:
        base = self.visit(node.node, scope) if node.node is not None else ANY
        for part in (*node.args, *(k.value for k in node.kwargs)):
            self.visit(part, scope)
        if node.name not in self.filters:
            self.say(node, f"there is no filter {node.name!r}", node.name, sorted(self.filters),
                     here=elsewhere.FILTERS.get(node.name, ""))  # fmt: skip
        if node.name in ("first", "last", "random") and isinstance(base, ListOf):
            return base.item
        if node.name in ("sort", "reverse", "list", "unique", "without", "selectattr",
                         "rejectattr", "select", "reject"):  # fmt: skip
            return base
        if node.name in ("default", "d"):
            return base
        return ANY

    def loop(self, node: Any, scope: dict[str, Any]) -> Any:
        kind = self.visit(node.iter, scope)
        inner = {**scope, "loop": ANY}
        self.bind(node.target, kind.item if isinstance(kind, ListOf) else ANY, inner)
        if node.test is not None:
            self.visit(node.test, inner)
        for child in (*node.body, *node.else_):
            self.visit(child, inner)
        return ANY

    def bind(self, target: Any, kind: Any, scope: dict[str, Any]) -> None:
        from jinja2 import nodes

        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            for item in target.items:
                self.bind(item, ANY, scope)

    def say(
        self, node: Any, message: str, given: str, known: Sequence[str], hint: str = "", *,
        here: str = "",
    ) -> None:  # fmt: skip
        """Take down a fault; ``here`` says what a name of another system is called here."""
        near = difflib.get_close_matches(given, known, n=2, cutoff=0.7)
        meant = here or (f"Did you mean {' or '.join(near)}?" if near else hint)
        self.found.append((node.lineno or 1, given, message, meant))
