"""Jinja as templates, captions and Markdown texts use it: in a sandbox, and keeping a record.

Every output of a template is passed through :func:`_print`, which is put around it in the syntax
tree when the text is compiled, once. It knows the value's path and its line, so the record can say
which values a document shows, and where one is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from packetgen.case.model import Sensitive
from packetgen.errors import FormError, JurisdictionError, Location, Problem

from ..model import Cite
from ..values.views import CiteText, OwnText, Scene, View, Views, printed
from ..words.marks import GAP_END, GAPS, marked, plain, without_control_characters
from ..words.missing import Missing
from ..words.stops import one_stop, with_marked_stops
from .filters import FILTERS, SCENE

RECORD = "packetgen record"
BRACES = (
    "Tags are written {{ … }} and {% … %}. To print such signs as they are, "
    "write {{ '{{' }}, {{ '{%' }} or {{ '{#' }}."
)
"""What to do where somebody meant braces and no tag."""
_PRINT = "packetgen print"
_LONGEST = 1_000_000


class NoTextError(Exception):
    """An output that is no text, number or date: it would print Python's own words for it."""


class Mode(StrEnum):
    """What the text becomes, which decides how values are escaped in it."""

    XML = "xml"
    PLAIN = "plain"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing value: its path, and line of the part, or of the text at ``place``."""

    path: str
    line: int
    place: Location | None = None


@dataclass(slots=True)
class Record:
    """What happened while one document was filled. Lines count from 1 in the text filled."""

    values: dict[str, str] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    cites: list[Cite] = field(default_factory=list)
    wordings: list[str] = field(default_factory=list)
    control_characters: list[tuple[str, int]] = field(default_factory=list)
    own_names: frozenset[str] = frozenset()
    """Names of plan values: they have no path but their name."""
    place: Location | None = None
    """The text that is being filled inside the template, if it is one."""

    def gap(self, path: str, line: int) -> None:
        """A value that is missing on a line of the text being filled."""
        self.gaps.append(Gap(path, line, self.place))


class Environment(SandboxedEnvironment):
    """The sandbox: no attribute with an underscore, no loading, no huge repetition."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, mode: Mode) -> None:
        super().__init__(
            undefined=Missing,
            autoescape=mode is Mode.XML,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
            loader=None,
        )
        self.filters.update(FILTERS)
        self.filters[_PRINT] = _PRINTERS[mode]
        self.globals.pop("lipsum", None)
        self.globals["plural"] = FILTERS["plural"]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of ``*`` or ``**``, unless it would fill the memory."""
        if operator == "**" and isinstance(right, int) and abs(right) > 64:
            raise OverflowError("a power this large")
        for one, other in ((left, right), (right, left)):
            if operator != "*" or not isinstance(one, str | list | tuple):
                continue
            if isinstance(other, int) and len(one) * other > _LONGEST:
                raise OverflowError("a repetition this long")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call this: a case's nouns are data, not functions."""
        return super().is_safe_callable(obj) and not isinstance(obj, View)


@lru_cache(maxsize=8)
def environment(mode: Mode) -> Environment:
    """The one environment of a mode; environments are not changed after they are made."""
    return Environment(mode)


@lru_cache(maxsize=1024)
def compiled(source: str, mode: Mode, name: str = "template") -> Template:
    """A text compiled once, its outputs recorded.

    Raises:
        jinja2.TemplateSyntaxError: with the line in ``source``.
    """
    env = environment(mode)
    tree = env.parse(source)
    for taken_in in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        raise TemplateSyntaxError("texts and templates take in no other file", taken_in.lineno)
    _record_outputs(tree)
    code = env.compile(tree, name, name)
    return env.template_class.from_code(env, code, env.make_globals(None), None)


def _record_outputs(tree: nodes.Template) -> None:
    """Put the printer around every output, with its line and the path it starts from."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            node if isinstance(node, nodes.TemplateData) else _recorded(node)
            for node in output.nodes
        ]
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("exhibit", "prose"):
            call.kwargs.append(nodes.Keyword("at", nodes.Const(call.lineno), lineno=call.lineno))


def _recorded(node: nodes.Expr) -> nodes.Filter:
    base, path = _source(node)
    line = node.lineno
    arguments = [
        nodes.Const(line, lineno=line),
        nodes.Const(base or "", lineno=line),
        nodes.Name(base, "load", lineno=line) if base else nodes.Const(None, lineno=line),
        nodes.Const(path, lineno=line),
    ]
    return nodes.Filter(node, _PRINT, arguments, [], None, None, lineno=line)


def _source(node: nodes.Node) -> tuple[str, str]:
    """Name and trailing path of the value that an expression prints: ("case", ".number")."""
    path = ""
    current: nodes.Node | None = node
    while current is not None:
        match current:
            case nodes.Filter() | nodes.Test():
                current, path = current.node, ""
            case nodes.Getattr():
                path = f".{current.attr}{path}"
                current = current.node
            case nodes.Getitem(arg=nodes.Const(value=value)):
                path = (f".{value}" if isinstance(value, str) else f"[{value}]") + path
                current = current.node
            case nodes.CondExpr():
                current, path = current.expr1, ""
            case nodes.Or() | nodes.And():
                current, path = current.left, ""
            case nodes.Name():
                return current.name, path
            case _:
                return "", ""
    return "", ""


def _text(context: Context, value: Any, line: int, name: str, base: Any, path: str) -> str:
    """The words of one output, with marks; written down in the record."""
    record: Record = context.parent[RECORD]
    scene: Scene = context.parent[SCENE]
    if isinstance(value, CiteText):
        if value.cite is not None:
            record.cites.append(value.cite)
        text = str(value)
    elif isinstance(value, Sensitive):
        text = scene.privacy.printed(value)
        _note(record, name, base, path, scene.privacy.masked(value))
        return _clean(record, text, path or name, line)
    else:
        if callable(value) and not isinstance(value, Missing | View):
            raise NoTextError
        if isinstance(value, Missing) and name and not value.rooted:
            value = Missing.at(f"{name}{path}")
        text = str(value) if isinstance(value, str) else printed(value, scene)
        if _holds_tags(text) and (isinstance(value, OwnText) or _is_own(base)):
            text = fill_text(text, context.parent, Location(detail=f"value {name!r}"))
        elif not isinstance(value, Missing):
            text = _clean(record, text, path or name, line)
        if isinstance(value, Views):
            record.cites.extend(i.cite for i in value if isinstance(i, CiteText) and i.cite)
    if GAP_END in text:
        for gap in GAPS.findall(text):
            record.gap(gap, line)
    elif isinstance(value, OwnText):
        record.values[value._path] = plain(text)
    else:
        _note(record, name, base, path, text)
    return text


def _is_own(base: Any) -> bool:
    """Whether an expression starts from a text of the plan: tags are filled in those alone.

    A person whom a plan value names is case data, and case data is printed as it is.
    """
    if isinstance(base, View):
        return base._own
    if isinstance(base, Views):
        return any(_is_own(item) for item in base)
    return isinstance(base, OwnText)


def _holds_tags(text: str) -> bool:
    return ("{{" in text and "}}" in text) or ("{%" in text and "%}" in text)


def _clean(record: Record, text: str, path: str, line: int) -> str:
    if text.isascii() and text.isprintable():
        return text
    clean, removed = without_control_characters(text)
    if removed:
        record.control_characters.append((path, line))
    return clean


def _note(record: Record, name: str, base: Any, path: str, text: str) -> None:
    root = getattr(base, "_path", None) if isinstance(base, View | Views) else None
    if root is None:
        if name not in record.own_names:
            return
        root = name
    record.values[root + path] = plain(text)


@pass_context
def _print_xml(context: Context, value: Any, line: int, name: str, base: Any, path: str) -> Markup:
    if isinstance(value, Markup):
        return value
    if type(value) is int:
        return Markup(str(value))
    return escape(marked(_text(context, value, line, name, base, path)))


@pass_context
def _print_plain(context: Context, value: Any, line: int, name: str, base: Any, path: str) -> str:
    return _text(context, value, line, name, base, path)


@pass_context
def _print_markdown(
    context: Context, value: Any, line: int, name: str, base: Any, path: str
) -> str:
    from ..texts.markdown import literal

    if isinstance(value, CiteText) and value.cite is not None:
        context.parent[RECORD].cites.append(value.cite)
        return f"[{literal(value.cite.text)}](<{value.cite.uri}>)"
    return literal(_text(context, value, line, name, base, path))


_PRINTERS = {Mode.XML: _print_xml, Mode.PLAIN: _print_plain, Mode.MARKDOWN: _print_markdown}


def fill_text(
    source: str, context: dict[str, Any] | Any, place: Location, mode: Mode = Mode.PLAIN
) -> str:
    """A short text (a title, a plan value, a Markdown text) with its tags filled.

    Raises:
        FormError: A tag that cannot be read or that fails, with its line.
    """
    if "{" not in source:
        return source
    template: Template | None = None
    record: Record = context[RECORD]
    outer, record.place = record.place, place
    try:
        template = compiled(with_marked_stops(source), mode)
        return one_stop(template.render(context))
    except TemplateSyntaxError as error:
        raise FormError(
            "A text holds a tag that cannot be read.",
            problems=(Problem(at_line(place, error.lineno), unreadable(error), BRACES),),
        ) from None
    except FormError:
        raise
    except Exception as error:
        line = failing_line(template, error) if template is not None else None
        raise FormError(
            "A tag in a text could not be filled.",
            problems=(Problem(at_line(place, line), cause(error)),),
        ) from None
    finally:
        record.place = outer


def unreadable(error: TemplateSyntaxError) -> str:
    """Why a tag cannot be read, in a clause."""
    said = (error.message or "").rstrip(".")
    return f"a tag that cannot be read: {said[:1].lower()}{said[1:]}" if said else "a broken tag"


def at_line(place: Location, line: int | None) -> Location:
    """The place with the line, where the place is a file."""
    from dataclasses import replace

    return replace(place, line=line) if line and place.file else place


def failing_line(template: Template, error: BaseException) -> int | None:
    """The line of a template's source in which an exception arose."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_filename == (template.filename or template.name):
            # Jinja rewrites the tracebacks of what it renders: their lines are the source's own.
            rewritten = "__jinja_exception__" in frame.f_globals
            found = trace.tb_lineno
            line = found if rewritten else template.get_corresponding_lineno(found)
        trace = trace.tb_next
    return line


def cause(error: BaseException) -> str:
    """What went wrong, in words that never quote a value."""
    from jinja2.exceptions import SecurityError, TemplateError

    if isinstance(error, SecurityError):
        return "uses something that templates may not: names that begin with an underscore, for one"
    if isinstance(error, TemplateError):
        return str(error.message or "cannot be filled")
    if isinstance(error, NoTextError):
        return "prints what is no text: a function that is not called, say"
    if isinstance(error, ZeroDivisionError):
        return "divides by nothing"
    if isinstance(error, OverflowError):
        return "gets too large: something is repeated too often"
    if isinstance(error, TypeError | ValueError | ArithmeticError):
        return f"cannot be worked out ({type(error).__name__}): the kinds of values do not fit"
    if isinstance(error, JurisdictionError):
        return f"cannot be worked out: {error.message}"  # names courts and rules, never a value
    return f"cannot be worked out ({type(error).__name__})"
