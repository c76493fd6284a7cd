"""The quick yes or no says what ``jsonschema`` says, or nothing."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from packetgen.reading import load_schema, parse_structured, problems_against, read_structured
from packetgen.reading.fitting import Fitting
from packetgen.reading.formats import format_checker
from packetgen.reading.structured import child

CASE = load_schema("case")
EXAMPLES = Path(__file__).parents[2] / "examples"
SHIPPED = sorted(EXAMPLES.rglob("case.yaml"))
ODD: list[Any] = [
    None, True, False, 0, 1, 1.0, 1.5, -1, 2026, 99999, "", "x", "No", "plaintiff", "mail", "2026",
    "2026-02", "2026-02-30", "2026-01-05", "25:00", "09:30", "a b", "[[x]]", [], ["x"], ["x", "x"],
    [1, "1"], [[]], {}, {"id": "x"}, {"first": "A"}, {"from": "2026", "until": "2025"},
    {"text": "x"}, {"file": "x.csv"}, {"page": 0, "exhibit": "x"},
]  # fmt: skip


def agree(schema: dict[str, Any], value: Any) -> None:
    checker = format_checker()
    said = Draft202012Validator(schema, format_checker=checker).is_valid(value)
    assert Fitting(schema).fits(value) is said


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_cases_are_known_to_fit(path: Path) -> None:
    assert Fitting(CASE).fits(read_structured(path).data)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_changed_case_fits_as_jsonschema_says(data: st.DataObject) -> None:
    changed = copy.deepcopy(data.draw(st.sampled_from([read_structured(p).data for p in SHIPPED])))
    for _ in range(data.draw(st.integers(1, 2))):
        held: Any = changed
        while True:
            keys = list(held) if isinstance(held, dict) else list(range(len(held)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if isinstance(held[key], (dict, list)) and data.draw(st.booleans()):
                held = held[key]
                continue
            if isinstance(held, dict) and data.draw(st.booleans()):
                held["surprise" if data.draw(st.booleans()) else key] = held.pop(key)
            else:
                held[key] = data.draw(st.sampled_from(ODD))
            break
    said = Draft202012Validator(dict(CASE), format_checker=format_checker()).is_valid(changed)
    quick = Fitting(CASE).fits(changed)
    # Where only jsonschema can tell, such as whether lists in a list are alike, it says no.
    assert quick is said or not quick


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer"}, {"type": ["number", "null"]}, {"enum": ["x", 1, None]},
        {"const": True}, {"minLength": 2}, {"maxLength": 3}, {"pattern": "^x"},
        {"format": "date"}, {"format": "partial-date"}, {"format": "time"}, {"format": "email"},
        {"minimum": 1}, {"maximum": 1}, {"exclusiveMinimum": 1}, {"minItems": 1}, {"maxItems": 1},
        {"items": {"type": "string"}}, {"items": False}, {"required": ["id"]},
        {"dependentRequired": {"from": ["until"], "page": ["line"]}}, {"minProperties": 1},
        {"propertyNames": {"pattern": "^f"}}, {"additionalProperties": False},
        {"properties": {"id": True, "page": {"minimum": 1}}, "additionalProperties": False},
        {"patternProperties": {"^f": {"type": "string"}}, "additionalProperties": {"const": "x"}},
        {"properties": {"id": {"const": "y"}}, "patternProperties": {"d": {"type": "string"}}},
        {"oneOf": [{"type": "integer"}, {"minimum": 1}]}, {"anyOf": [{"const": 1}, {"const": "x"}]},
        {"allOf": [{"type": "string"}, {"minLength": 2}]}, {"not": {"required": ["file"]}},
        {"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"type": "object"}},
        {"if": {"type": "string"}, "then": False},
        {"$defs": {"a/b": {"type": "string"}}, "$ref": "#/$defs/a~1b", "minLength": 2},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_every_keyword_means_what_it_means_to_jsonschema(schema: dict[str, Any]) -> None:
    for value in ODD:
        if ("enum" not in schema and "const" not in schema) or not isinstance(value, (list, dict)):
            agree(schema, value)


@pytest.mark.parametrize(
    "schema",
    [{"unevaluatedProperties": False}, {"$ref": "other.json"}, {"pattern": "("}, {"madeUp": 1}],
    ids=json.dumps,
)
def test_what_is_not_known_is_left_to_jsonschema(schema: dict[str, Any]) -> None:
    assert not Fitting(schema).fits({"a": "x"} if "pattern" not in schema else "x")


def test_one_wrong_item_among_many_is_found_where_it_stands() -> None:
    schema = {"type": "array", "items": {"type": "object", "required": ["on"]}}
    text = "- {on: 1}\n" * 500 + "- {no: 1}\n" + "- {on: 1}\n" * 500
    (problem,) = problems_against(schema, parse_structured(text, name="x", format="yaml"))
    assert (problem.location.line, problem.location.pointer) == (501, "/500")
    assert problem.message == "'on' is missing"


def test_places_are_told_for_every_pointer_of_a_file() -> None:
    text = "a: 1\n'b/c': [x, {~d: true}]\ne: &e {f: 02139, g: 1.10}\nh: *e\n"
    read = parse_structured(text, name="x", format="yaml")
    assert read.positions == {
        "": (1, 1), "/a": (1, 1), "/b~1c": (2, 1), "/b~1c/0": (2, 9), "/b~1c/1": (2, 12),
        "/b~1c/1/~0d": (2, 13), "/e": (3, 1), "/e/f": (3, 8), "/e/g": (3, 18), "/h": (4, 1),
        "/h/f": (3, 8), "/h/g": (3, 18),
    }  # fmt: skip
    assert len(read.positions) == 12
    assert read.written == {"/a": "1", "/b~1c/1/~0d": "true", "/e/g": "1.10", "/h/g": "1.10"}
    for pointer in ("/a/0", "/b~1c/2", "/b~1c/x", "/zz", "a"):
        assert pointer not in read.positions
    for pointer in read.positions:
        assert child(pointer, "nothing") not in read.positions


def test_a_sound_case_is_loaded_without_jsonschema() -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom packetgen.case import load_case\n"
        "load_case(Path(sys.argv[1]))\nassert 'jsonschema' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(SHIPPED[0])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
