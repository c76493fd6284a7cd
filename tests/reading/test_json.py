"""JSON: places, and mistakes named as JSON's."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetgen.errors import CaseError, PacketgenError, Problem
from packetgen.reading import parse_structured


def test_data_and_places() -> None:
    text = '{\n  "a": 1,\n  "b": [true, {"c~/d": "x"}]\n}\n'
    structured = parse_structured(text, name="case.json", format="json")
    assert structured.data == {"a": 1, "b": [True, {"c~/d": "x"}]}
    assert structured.positions == {
        "": (1, 1), "/a": (2, 3), "/b": (3, 3), "/b/0": (3, 9), "/b/1": (3, 15),
        "/b/1/c~0~1d": (3, 16),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{"a": 1,}', (1, 8), "comma stands before the closing '}'"),
        ('["a",\n]', (1, 5), "comma stands before the closing ']'"),
        ('{"a": 1\n"b": 2}', (2, 1), "comma is missing"),
        ("{'a': 1}", (1, 2), "key in double quotes"),
        ("{\"a\": 'x'}", (1, 7), "straight double quotes"),
        ('{"a": “x”}', (1, 7), "straight double quotes"),
        ("{a: 1}", (1, 2), "key in double quotes"),
        ('{"a": 1 // why\n}', (1, 9), "comma is missing"),
        ('{"a": # why\n1}', (1, 7), "no comments"),
        ('{"a": 0123}', (1, 7), "not a number"),
        ('{"a": 09:30}', (1, 7), "not a number"),
        ('{"a": 2026-01-05}', (1, 7), "not a number"),
        ('{"a": True}', (1, 7), "small letters"),
        ('{"a": None}', (1, 7), "small letters"),
        ('{"a": NaN}', (1, 7), "no number that JSON knows"),
        ('{"a": 1e999}', (1, 7), "too large"),
        ('{"a": "x\ny"}', (1, 7), "not closed on its line"),
        ('{"a": "\\x"}', (1, 7), "wrong '\\' code"),
        ('{"a": "\\ud800"}', (1, 7), "half of a character"),
        ('{"a": [1, 2', (1, 7), "never closed"),
        ('{"a": 1', (1, 1), "never closed"),
        ('{"a"', (1, 5), "':' is missing"),
        ('{"a": 1} x', (1, 10), "after the end"),
        ('{"a":', (1, 6), "ends where a value"),
        ('{"a": 1, "a": 2}', (1, 10), "second time"),
        ("[" * 100_000, (1, 66), "64 levels"),
        ('{"a": ' + "9" * 5000 + "}", (1, 7), "too long"),
    ],
)
def test_a_mistake_in_json_is_told_with_its_place_and_reason(
    text: str, place: tuple[int, int], message: str
) -> None:
    with pytest.raises(CaseError) as caught:
        parse_structured(text, name="case.json", format="json")
    problem = caught.value.problems[0]
    assert (problem.location.line, problem.location.column) == place
    assert message in problem.message
    assert caught.value.message == "case.json is not valid JSON"


def test_a_duplicate_key_points_at_the_first() -> None:
    with pytest.raises(CaseError) as caught:
        parse_structured('{\n"a": 1,\n"b": 2,\n"a": {"c": 3}}', name="x", format="json")
    assert "already given on line 2" in caught.value.problems[0].message


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**15), 10**15),
        st.floats(allow_nan=False, allow_infinity=False, width=16),
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.dictionaries(st.text("ab/~é\"\\", max_size=5), inner, max_size=5),
    ),
    max_leaves=20,
)  # fmt: skip


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
@settings(max_examples=200)
def test_agrees_with_the_standard_library(data: object, indent: int | None, ascii_: bool) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_)
    if any((0x7F <= ord(c) < 0xA0 and c != "\x85") or ord(c) in (0xFFFE, 0xFFFF) for c in text):
        return  # invisible characters are refused before parsing
    structured = parse_structured(text, name="x", format="json")
    assert structured.data == data
    for pointer in structured.positions:
        structured.at(pointer)


@given(
    st.one_of(st.text(max_size=60), st.text('{}[]",:0123456789truefalsn \n\\u-.eE', max_size=40))
)
@settings(max_examples=400)
def test_any_text_gives_data_or_an_error_of_ours(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    data = None
    try:
        data = parse_structured(text, name="x", format="json").data
    except PacketgenError as error:
        problems = error.problems
    assert problems or data == json.loads(text.removeprefix("\ufeff"))
