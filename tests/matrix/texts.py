"""How people write the texts of a form: every free text of a schema, in every manner.

The fields come from the form's own schema, so a new form is tried without a line written for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from packetgen.form import Form

Data = dict[str, Any]
Schema = dict[str, Any]
UNASKED = "the ledger of the year before"
"""What stands in an optional field that the example leaves out."""
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def _bare(text: str) -> str:
    return text.strip().rstrip(".!?:;, ") or text


def _ended(text: str) -> str:
    bare = _bare(text)
    return bare if bare.endswith((".)", ".}")) else f"{bare}."


def _first(text: str, change: Callable[[str], str]) -> str:
    return change(text[:1]) + text[1:]


MANNERS: dict[str, Callable[[str], str]] = {
    "with a full stop": _ended,
    "without a full stop": _bare,
    "in lower case": lambda text: _first(_bare(text), str.lower),
    "in capitals": lambda text: text if "{" in text else _bare(text).upper(),
    "with blanks around": lambda text: f"  {_ended(text)}  ",
    "with a line end": lambda text: f"{_bare(text)}\n",
    "of two lines": lambda text: f"{_bare(text)}\nand what came of it.\n",
    "with a blank line": lambda text: f"{_bare(text)}.\n\nIt came of it.",
    "quoted": lambda text: f"“{_bare(text)}.”",
    "quoted with plain marks": lambda text: f'"{_bare(text)}"',
    "after a company": lambda text: f"{_bare(text)} of Oakwood Properties, Inc.",
    "ended by a question mark": lambda text: f"{_bare(text)}?",
    "ended by a semicolon": lambda text: f"{_bare(text)};",
    "ended by a comma": lambda text: f"{_bare(text)},",
    "ended by a colon": lambda text: f"{_bare(text)}:",
    "in brackets": lambda text: f"({_bare(text)}.)",
    "with an address": lambda text: f"{_bare(text)}, by jordan.q.advocate@legal-aid.example.org",
    "with a very long word": lambda text: f"{_bare(text)} {LONG_WORD}",
    "very short": lambda text: "x",
    "very long": lambda text: f"{_bare(text)}, " + "and all that was said of it, " * 40 + "twice",
    "in Cyrillic": lambda text: "Договор аренды от 5 мая 2026 года.",
    "in Vietnamese": lambda text: "Hợp đồng thuê nhà của bà Nguyễn Thị Hằng",
    "in Arabic": lambda text: "عقد إيجار الشقة.",
    "in Chinese": lambda text: "房屋租赁合同。",
    "in Thai": lambda text: "สัญญาเช่าห้องพัก",
    "with signs of markup": lambda text: f"{_bare(text)} <b> & “R&D” 50% #1 *not* _so_",
}


def is_free(schema: Schema) -> bool:
    """Whether a field takes any words: no id, date, choice or pattern."""
    kinds = schema.get("type", ())
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    fixed = ("x-id", "pattern", "enum", "const", "maxLength")
    taken = any(key in schema for key in fixed)
    return "string" in kinds and not taken and schema.get("format", "prose") == "prose"


def rewritten(
    values: Any, schema: Schema, manner: Callable[[str], str], *, prose: bool = True
) -> Any:
    """The values of a form with every free text in another manner; ``prose``: Markdown as well."""
    if isinstance(values, str):
        changes = is_free(schema) and (prose or schema.get("format") != "prose")
        return manner(values) if changes and not values.endswith(".md") else values
    if isinstance(values, dict):
        if is_free(schema):
            return values  # a prose field that names its file
        inner = schema.get("properties", {})
        return {k: rewritten(v, inner.get(k, {}), manner, prose=prose) for k, v in values.items()}
    if isinstance(values, list):
        return [rewritten(v, schema.get("items", {}), manner, prose=prose) for v in values]
    return values


def rewritten_values(
    form: Form, values: Data, manner: Callable[[str], str], *, prose: bool = True
) -> Data:
    """As :func:`rewritten`, for all the values of a form."""
    whole = {"type": "object", "properties": form.properties}
    changed: Data = rewritten(values, whole, manner, prose=prose)
    return changed


def unasked(form: Form, values: Data) -> Iterator[tuple[str, Any]]:
    """The optional texts and lists of texts that values leave out, each with something in it."""
    for name, schema in form.properties.items():
        if name in values:
            continue
        if is_free(schema):
            yield name, UNASKED
        elif is_free(schema.get("items", {})):
            yield name, [UNASKED, "a photograph of the door"]


def cut_lists(form: Form, values: Data, length: int) -> Data:
    """The values with no list longer than ``length``, or than the shortest that the form takes."""
    shorter = dict(values)
    for name, value in values.items():
        if isinstance(value, list):
            least = int(form.properties.get(name, {}).get("minItems", 0))
            needed = name in form.schema.get("required", ())
            shorter[name] = value[: max(length, least, int(needed))]
            if not shorter[name]:
                del shorter[name]
    return shorter


IN_A_CASE = frozenset(
    {
        "text", "title", "description", "purpose", "place", "organization", "firm", "remote",
        "interpreter", "transport", "result", "knows", "availability", "kept", "condition",
        "order", "at", "note", "program", "tagline", "hours",
    }
)  # fmt: skip
"""Keys of a case file whose texts somebody writes as they come; a test's result is a choice."""
_NAMES = frozenset({"name", "judge", "referee"})


def retyped(data: Any, manner: Callable[[str], str]) -> Any:
    """A case's data with its free texts in another manner."""
    if isinstance(data, dict):
        free = IN_A_CASE - {"result"} if "on" in data and "time" not in data else IN_A_CASE
        return {
            key: manner(value)
            if key in free and isinstance(value, str)
            else value
            if key in _NAMES
            else retyped(value, manner)
            for key, value in data.items()
        }
    return [retyped(item, manner) for item in data] if isinstance(data, list) else data


def retyping(manner: str) -> Callable[[Data], None]:
    """A change of a case: its texts in a manner."""

    def change(data: Data) -> None:
        data.update(retyped(data, MANNERS[manner]))

    return change
