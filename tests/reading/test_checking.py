"""What a schema does not allow, in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from packetgen.errors import Problem
from packetgen.reading import load_schema, parse_structured, problems_against

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "description": "Who it is."},
        "role": {"enum": ["plaintiff", "defendant"]},
        "on": {"type": "string", "format": "date"},
        "when": {"type": ["string", "integer"], "format": "partial-date", "maximum": 2200},
        "time": {"type": "string", "format": "time"},
        "ssn": {"type": "string", "pattern": r"^\d{3}-\d{2}-\d{4}$", "x-sensitive": "ssn"},
        "minor": {"type": "boolean"},
        "hours": {"type": "number", "minimum": 0},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "id": {"type": "string", "pattern": "^[a-z]+$", "patternErrorMessage": "is not an id"},
        "bar_number": {"type": "string"},
        "who": {
            "oneOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "title": "a name in parts",
                    "additionalProperties": False,
                    "properties": {"first": {"type": "string"}, "last": {"type": "string"}},
                },
            ]
        },
        "list": {
            "anyOf": [
                {"type": "array", "items": {"type": "string"}},
                {
                    "type": "object",
                    "required": ["file"],
                    "additionalProperties": False,
                    "properties": {"file": {"type": "string"}},
                },
            ]
        },
    },
}


def found(text: str) -> tuple[Problem, ...]:
    structured = parse_structured(text, name="case.yaml", format="yaml")
    return problems_against(SCHEMA, structured)


def only(text: str) -> tuple[str, str, str]:
    (problem,) = found(text)
    return problem.location.pointer or "", problem.message, problem.hint


def test_nothing_wrong() -> None:
    assert found("name: No\ntime: 09:30\non: 2024-02-29\nwhen: 2026\nwho: {first: A}\n") == ()


def test_unknown_keys_say_what_was_meant() -> None:
    assert only("name: x\nroel: plaintiff\n") == (
        "/roel", "unknown key 'roel'", "Did you mean 'role'?",
    )  # fmt: skip
    for written in ("barNumber", "bar-number", "Bar number", "bar_numer"):
        assert only(f"name: x\n{written}: y\n")[2] == "Did you mean 'bar_number'?"


def test_an_unknown_key_without_a_neighbour_lists_the_known() -> None:
    assert only("name: x\nzzzzzz: 1\n")[2].startswith("Known here: bar_number, hours,")


def test_a_misspelled_required_key_is_one_problem_not_two() -> None:
    assert only("nmae: x\n")[1] == "unknown key 'nmae'"


def test_a_missing_key_is_explained() -> None:
    assert only("hours: 1\n") == ("", "'name' is missing", "Who it is.")


def test_words_out_of_a_list() -> None:
    _, message, hint = only("name: x\nrole: plantiff\n")
    assert message == "'plantiff' is not one of the words allowed here"
    assert hint == "Did you mean 'plaintiff'? Allowed: plaintiff, defendant."


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("2026-02-30", "February 2026 has 28 days", "Correct"),
        ("2026-13-01", "there is no month 13", "Correct"),
        ("2026-00-10", "there is no month 0", "Correct"),
        ("0026-01-10", "the year 26", "Correct"),
        ("2026-1-5", "is not a date", "2026-01-05"),
        ("13/4/2026", "is not a date", "2026-04-13"),
        ("3/4/2026", "is not a date", "2026-03-04, if that is the day"),
        ("March 9, 2026", "is not a date", "year-month-day"),
        ("02/30/2026", "is not a date", "for instance"),
        ("31/2/2026", "is not a date", "for instance"),
        ("2026-01", "is not a date", "year-month-day"),
    ],
)
def test_what_is_no_date_is_told_with_the_date_that_may_be_meant(
    written: str, message: str, hint: str
) -> None:
    pointer, said, help_text = only(f"name: x\non: {written}\n")
    assert pointer == "/on"
    assert message in said
    assert f"'{written}'" in said
    assert hint in help_text


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13", "March", "26", "2026-1"])
def test_what_is_no_vague_date_is_told(written: str) -> None:
    value = f'"{written}"' if written.isdecimal() else written
    assert "date" in only(f"name: x\nwhen: {value}\n")[1]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("1:30 pm", "13:30"), ("9 a.m.", "09:00"), ("12:15 AM", "00:15"), ("12 pm", "12:00"),
        ("25:00", "24-hour"), ("09.30", "24-hour"), ("noon", "24-hour"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_told_with_the_time_that_may_be_meant(written: str, hint: str) -> None:
    _, message, help_text = only(f"name: x\ntime: {written}\n")
    assert message == f"'{written}' is not a time"
    assert hint in help_text


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("name: 1.10\n", "1.10 is read as a number, and text is wanted here", '"1.10"'),
        ("name: 42\n", "42 is read as a number", '"42"'),
        ("name: True\n", "True is read as true or false", '"True"'),
        ("name: Null\n", "Null means 'nothing' in YAML", '"Null"'),
        ("name: ~\n", "~ means 'nothing' in YAML", '"~"'),
        ("name:\n", "is empty", "delete the line"),
        ('name: ""\n', "is empty", "delete the line"),
        ("name: x\nminor: yes\n", "'yes' is a word here", "Write true."),
        ("name: x\nminor: off\n", "'off' is a word here", "Write false."),
        ("name: x\nhours: eight\n", "'eight' is text, and a number is wanted", "digits only"),
        ("name: x\nhours: $40\n", "'$40' is text", "without $"),
        ("name: x\nhours: -1\n", "must be at least 0", ""),
        ("name: x\ntags: one\n", "a list is wanted here, not text", "'- '"),
        ("name: x\ntags: [a, a]\n", "stands twice", ""),
        ("name: [x]\n", "text is wanted here, not a list", ""),
        ("name: x\nid: Foo\n", "'Foo' is not an id", ""),
    ],
)
def test_wrong_types(text: str, message: str, hint: str) -> None:
    _, said, help_text = only(text)
    assert message in said
    assert hint in help_text


def test_the_branch_that_was_meant_is_reported() -> None:
    assert only("name: x\nwho: {frist: A}\n")[:2] == ("/who/frist", "unknown key 'frist'")
    assert only("name: x\nlist: {fil: a.csv}\n") == (
        "/list/fil", "unknown key 'fil'", "Did you mean 'file'?",
    )  # fmt: skip
    assert only("name: x\nlist: [a, 1]\n")[0] == "/list/1"
    assert only("name: x\nwho: 5\n")[2] == "Allowed: text; or a name in parts."


def test_sensitive_values_are_never_quoted() -> None:
    for value in ("123-45-678", "123456789", "[123-45-6789]", "true"):
        problems = found(f"name: x\nssn: {value}\n")
        assert problems
        assert all("123" not in str(p) for p in problems)


def test_what_looks_like_an_identifier_is_not_quoted_anywhere() -> None:
    for text in ("role: 123-45-6789", "on: 123-45-6789", "id: 4111 1111 1111 1111"):
        assert not any(c.isdigit() for c in found(f"name: x\n{text}\n")[0].message)


def test_all_problems_in_the_order_of_the_file() -> None:
    text = "hours: x\nname: 1\nzz: 1\ntags: [1, 2]\nminor: no\n"
    assert [p.location.line for p in found(text)] == [1, 2, 3, 4, 4, 5]


def test_a_list_where_keys_are_wanted() -> None:
    pointer, message, hint = only("- a\n")
    assert (pointer, message) == ("", "keys with values are wanted here, not a list")
    assert "name" in hint


def test_schemas_are_found_by_name_and_can_point_to_each_other() -> None:
    assert load_schema("case")["title"] == "packetgen case"
    with pytest.raises(KeyError):
        load_schema("no-such-schema")
    schema = {"$ref": "case.schema.json#/$defs/id"}
    (problem,) = problems_against(schema, parse_structured("Foo", name="x", format="yaml"))
    assert "is not an id" in problem.message


@pytest.mark.parametrize("key", ["on", "when"])
def test_a_date_written_without_hyphens(key: str) -> None:
    _, message, hint = only(f"name: x\n{key}: 20260420\n")
    assert message == "20260420 is not a date"
    assert "2026-04-20" in hint


def test_a_text_that_a_colon_made_into_keys() -> None:
    _, message, hint = only("name: {Motion: to continue}\n")
    assert "text is wanted here, not keys with values" in message
    assert "quotes" in hint


def test_a_key_that_lacks_the_space_after_its_colon() -> None:
    pointer, message, hint = only("{name: x, hours:8}\n")
    assert pointer == "/hours:8"
    assert "8" not in message
    assert "space after the ':'" in hint


def test_a_part_keeps_its_places_in_the_file() -> None:
    whole = parse_structured("a: 1\nb:\n  - values: {name: 5}\n", name="plan.yaml", format="yaml")
    part = whole.part("/b/0/values", {"name": 5})
    place = part.where("/name")
    assert (place.line, place.pointer) == (3, "/b/0/values/name")
    assert part.written["/name"] == "5"
    left_out = whole.part("/b/0/other", {})
    assert (left_out.where("").line, left_out.where("").pointer) == (3, "/b/0/other")


def test_a_control_character_behind_an_escape_is_named_without_the_text() -> None:
    read = parse_structured(
        '{"name": "A\\u0007B", "ssn": "123-45-6789"}', name="case.json", format="json"
    )
    (problem,) = problems_against(SCHEMA, read)
    assert problem.location.pointer == "/name"
    assert "invisible control character (U+0007)" in problem.message


@pytest.mark.parametrize(
    ("given", "place", "message"),
    [
        ('{"id": "x"}', "/rows", "a list is wanted here, not keys with values"),
        ('{"file": 5}', "/rows/file", "5 is read as a number, and text is wanted here"),
        ('{"file": "a.csv", "id": "x"}', "/rows/id", "unknown key 'id'"),
    ],
)
def test_keys_without_a_hyphen_are_an_item_only_if_nothing_else_is_meant(
    given: str, place: str, message: str
) -> None:
    table = {
        "type": "object",
        "additionalProperties": False,
        "required": ["file"],
        "properties": {"file": {"type": "string"}},
    }
    rows = {"oneOf": [{"type": "string"}, {"type": "array"}, table]}
    found = problems_against(
        {"type": "object", "properties": {"rows": rows}},
        parse_structured(f'{{"rows": {given}}}', name="t.json", format="json"),
    )
    assert [(p.location.pointer, p.message) for p in found] == [(place, message)]
