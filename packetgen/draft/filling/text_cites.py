"""The cites in a text that people wrote, found without filling it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote

from packetgen.errors import Location, Problem

from .environment import BRACES, Mode, at_line, environment, unreadable

_ADDRESS = re.compile(r"packetgen:exhibit/([^\s()<>?\"']+)(?:\?([^\s()<>\"']*))?")


@dataclass(frozen=True, slots=True)
class TextCite:
    """A cite to an exhibit: its id, the page or range as written (empty for none), and its line."""

    exhibit: str
    page: str
    line: int

    @property
    def pages(self) -> tuple[int, ...] | None:
        """The first and last page cited; None where ``page`` is no number and no range."""
        numbers = self.page.replace("\N{EN DASH}", "-").split("-") if self.page else []
        if len(numbers) > 2 or not all(n.strip().isdecimal() for n in numbers):
            return None
        return tuple(int(number) for number in numbers)


def cites_in(text: str, place: Location) -> tuple[tuple[TextCite, ...], tuple[Problem, ...]]:
    """The cites of a text in the order of its lines, and tags that cannot be read.

    ``{{ exhibit('lease', page=3) }}`` and links to ``packetgen:exhibit/lease?page=3`` are found;
    what a tag works out only while it is filled is not.

    Args:
        text: Markdown or a value of the plan.
        place: Where it stands; lines of the text are given where this is a file without a line.
    """
    from jinja2 import TemplateSyntaxError, nodes

    found = [
        TextCite(
            unquote(match[1]),
            parse_qs(match[2] or "").get("page", [""])[-1],
            text.count("\n", 0, match.start()) + 1,
        )
        for match in _ADDRESS.finditer(text)
    ]
    try:
        tree = environment(Mode.MARKDOWN).parse(text) if "{" in text else nodes.Template([])
    except TemplateSyntaxError as error:
        where = place if place.line else at_line(place, error.lineno)
        return tuple(found), (Problem(where, unreadable(error), BRACES),)
    for call in tree.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name == "exhibit"):
            continue
        named = {keyword.key: keyword.value for keyword in call.kwargs}
        first = call.args[0] if call.args else named.get("identifier")
        page = call.args[1] if len(call.args) > 1 else named.get("page")
        if isinstance(first, nodes.Const) and isinstance(first.value, str):
            given = page.value if isinstance(page, nodes.Const) else None
            found.append(TextCite(first.value, "" if given is None else str(given), call.lineno))
    return tuple(sorted(found, key=lambda cite: cite.line)), ()
