"""YAML: what values mean, where they stand, and what each trap says."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from packetgen.errors import CaseError, FormError, PacketgenError, Problem
from packetgen.reading import Structured, parse_structured
from packetgen.reading.yaml_text import parse_yaml

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])
"""With and without the C library: packetgen must say the same on machines that lack it."""


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest) -> type:
    chosen: type = request.param
    return chosen


def read(text: str, loader: type) -> Structured:
    return parse_yaml(text, name="case.yaml", error=CaseError, loader=loader)


def problems_of(text: str, loader: type) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        read(text, loader)
    assert caught.value.problems, "an error without a problem tells nobody where to look"
    assert all(p.location.line is not None for p in caught.value.problems)
    return caught.value.problems


def only(text: str, loader: type) -> tuple[int | None, int | None, str, str]:
    (problem,) = problems_of(text, loader)
    return problem.location.line, problem.location.column, problem.message, problem.hint


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"), ("NO", "NO"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("09:30", "09:30"), ("9:30", "9:30"), ("1:30:00", "1:30:00"), ("190:20:30", "190:20:30"),
        ("02139", "02139"), ("0123", "0123"), ("0o17", "0o17"), ("0x1F", "0x1F"),
        ("1_000", "1_000"), ("1e5", "1e5"), ("12E03", "12E03"), (".5", ".5"), ("1.", "1."),
        ("+15105550134", "+15105550134"), ("1.2.3", "1.2.3"), (".inf", ".inf"), (".nan", ".nan"),
        ("2026-01-05", "2026-01-05"), ("2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z"),
        ("2026-01", "2026-01"), ("12345678901234567890", "12345678901234567890"),
        ("=", "="), ("4:15", "4:15"), ("Null Island", "Null Island"),
        ("true", True), ("False", False), ("~", None), ("null", None), ("", None),
        ("94612", 94612), ("-3", -3), ("0", 0), ("8.5", 8.5), ("0.75", 0.75),
        ("'true'", "true"), ('"94612"', "94612"), ("!!str 94612", "94612"),
    ],
)  # fmt: skip
def test_scalars_mean_what_they_look_like(written: str, meant: object, loader: type) -> None:
    value = read(f"v: {written}\n", loader).data["v"]
    assert value == meant
    assert type(value) is type(meant)


def test_keys_are_text_whatever_they_look_like(loader: type) -> None:
    assert read("on: a\n2026: b\nno: c\ntrue: d\n", loader).data == {
        "on": "a", "2026": "b", "no": "c", "true": "d",
    }  # fmt: skip


def test_what_was_written_is_kept_for_numbers(loader: type) -> None:
    structured = read("hours: 8.50\ntext: x\nnothing: ~\n", loader)
    assert dict(structured.written) == {"/hours": "8.50", "/nothing": "~"}


def test_every_value_has_its_place(loader: type) -> None:
    text = "a: 1\nb:\n  - x\n  - {c: 2, 'd/e': 3}\n"
    structured = read(text, loader)
    assert dict(structured.positions) == {
        "": (1, 1), "/a": (1, 1), "/b": (2, 1), "/b/0": (3, 5), "/b/1": (4, 5),
        "/b/1/c": (4, 6), "/b/1/d~1e": (4, 12),
    }  # fmt: skip
    assert str(structured.where("/b/1/c")) == "case.yaml:4:6, at /b/1/c"


def test_a_missing_pointer_is_at_its_parent(loader: type) -> None:
    place = read("a:\n  b: 1\n", loader).where("/a/missing/deeper")
    assert (place.line, place.column, place.pointer) == (1, 1, "/a/missing/deeper")


def test_a_byte_order_mark_does_not_shift_places() -> None:
    structured = parse_structured("\ufeffa: 1\n", name="x", format="yaml")
    assert structured.positions["/a"] == (1, 1)


def test_all_lines_indented_with_tabs_are_named(loader: type) -> None:
    found = problems_of("a:\n\tb: 1\n\tc: 2\n  d: 3\n \te: 4\n", loader)
    assert [(p.location.line, p.location.column) for p in found] == [(2, 1), (3, 1), (5, 2)]
    assert found[0].message == "this line is indented with a tab"
    assert "spaces" in found[0].hint


def test_duplicate_keys_are_all_named(loader: type) -> None:
    found = problems_of("a: 1\nb: {c: 1, c: 2}\na: 3\n", loader)
    assert [(p.location.line, p.location.pointer) for p in found] == [(2, "/b/c"), (3, "/a")]
    assert "already given on line 1" in found[1].message


def test_a_number_sign_that_would_swallow_text(loader: type) -> None:
    line, column, message, hint = only("address: 12 Main St #4\n", loader)
    assert (line, column) == (1, 20)
    assert "comment" in message
    assert "quotes" in hint


def test_ordinary_comments_are_fine(loader: type) -> None:
    assert read("# top\na: b # said\nc: 'x #1'\nd: x#1\n", loader).data == {
        "a": "b", "c": "x #1", "d": "x#1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("title: Motion: relief\n", (1, 14), "second ': '", "quotes"),
        ('a: 1\nb: "open\nc: 2\n', (2, 4), "never closed", "Close it"),
        ('a: "C:\\Users"\n', (1, 9), "backslash", "single quotes"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "indentation", "same column"),
        ("a: @home\n", (1, 4), "may not begin with '@'", "quotes"),
        ("a: %5\n", (1, 4), "may not begin with '%'", "quotes"),
        ("a: *Important* x\n", (1, 4), "begins with '*'", "quotes"),
        ("a: *nothing\n", (1, 4), "begins with '*'", "quotes"),
        ("a: & Sons\n", (1, 4), "'&'", "quotes"),
        ("a: {b: 1\nc: 2\n", (1, 4), "not closed", "bracket"),
        ("a: 1\nfoo\nb: 2\n", (2, 1), "without a ': '", "key: value"),
        ("a:\n\u00a0 b: 1\n", (2, 1), "no-break space", "spaces"),
        ("a: “x: y”\n", (1, 6), "curly quotes", "straight"),
        ("- a\n- b: 1\n c: 2\n", (3, 2), "does not fit into the list", "'- '"),
        ("a: 1\n---\nb: 2\n", (2, 1), "second document", "---"),
        ("a: !!python/object:os.system x\n", (1, 4), "tag", "quotes"),
        ("a: | x\n  y\n", (1, 6), "after '|'", "next line"),
        ("a: &a 1\n<<: {b: 1}\n", (2, 1), "merging", "in full"),
        ("? [a]\n: b\n", (1, 3), "where a key should be", "quotes"),
    ],
)
def test_mistakes_in_plain_words(
    text: str, place: tuple[int, int], message: str, hint: str, loader: type
) -> None:
    line, column, said, help_text = only(text, loader)
    assert (line, column) == place
    assert message in said
    assert hint in help_text


def test_syntax_messages_quote_nothing_from_the_file(loader: type) -> None:
    for text in ("ssn: 123-45-6789: x\n", 'ssn: "123-45-6789\n', "a: 1\n123-45-6789\nb: 2\n"):
        with pytest.raises(CaseError) as caught:
            read(text, loader)
        assert "6789" not in str(caught.value)


def test_aliases_work_and_are_bounded(loader: type) -> None:
    assert read("a: &x {b: 1}\nc: *x\n", loader).data == {"a": {"b": 1}, "c": {"b": 1}}
    bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
        f"{n}: &{n} [{','.join([f'*{p}'] * 10)}]\n"
        for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (problem,) = problems_of(bomb, loader)
    assert "aliases" in problem.message


def test_an_alias_inside_its_own_value(loader: type) -> None:
    assert "anchor" in only("a: &a [*a]\n", loader)[2]


@pytest.mark.parametrize("text", ["[" * 5000, "- " * 5000, "a: {" * 3000])
def test_too_deep(text: str, loader: type) -> None:
    (problem,) = problems_of(text, loader)
    assert "64 levels" in problem.message


def test_invisible_characters_have_a_place() -> None:
    with pytest.raises(CaseError) as caught:
        parse_structured("a: b\nc: d\x07e\n", name="x.yaml", format="yaml")
    (problem,) = caught.value.problems
    assert (problem.location.line, problem.location.column) == (2, 5)
    assert "U+0007" in problem.message


@pytest.mark.parametrize("text", ["", "   \n", "# only a comment\n", "---\n"])
def test_nothing_in_the_file(text: str) -> None:
    if text == "---\n":
        assert parse_structured(text, name="x", format="yaml").data is None
        return
    with pytest.raises(CaseError, match="says nothing"):
        parse_structured(text, name="x", format="yaml")


def test_the_caller_chooses_the_family_of_error() -> None:
    with pytest.raises(FormError):
        parse_structured("a: [", name="form.yaml", format="yaml", error=FormError)


YAML_PIECES = st.lists(
    st.sampled_from(
        ["a", ":", " ", "\n", "- ", "? ", "{", "}", "[", "]", ",", "'", '"', "|", ">", "&x", "*x",
         "!t", "#", "\t", "---", "...", "%YAML", "  ", "0123", "no", "\u00a0", "“", "<<", "\\", "é"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=200), YAML_PIECES))
@settings(max_examples=400)
def test_any_text_gives_data_or_an_error_of_ours(text: str) -> None:
    for loader in LOADERS:
        try:
            outcome: object = parse_yaml(text, name="x", error=CaseError, loader=loader).positions
        except PacketgenError as error:
            outcome = error.problems
        assert outcome


PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"])
SIMPLE = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**15), 10**15),
        st.text(PRINTABLE, max_size=12),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.text("abcdefg-_/~ é", min_size=1, max_size=6).filter(str.strip), inner, max_size=4
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@given(SIMPLE)
@settings(max_examples=200)
def test_what_pyyaml_writes_in_quotes_is_read_back(data: object) -> None:
    text = yaml.safe_dump({"v": data}, allow_unicode=True, default_style='"')
    text = text.replace('!!int "', '!!str "').replace('!!bool "', '!!str "')
    text = text.replace('!!null "null"', '""').replace('!!float "', '!!str "')
    structured = parse_structured(text, name="x", format="yaml")
    assert structured.data == {"v": _as_text(data)}
    for pointer in structured.positions:
        structured.at(pointer)


def _as_text(data: object) -> object:
    match data:
        case None:
            return ""
        case bool():
            return str(data).lower()
        case int():
            return str(data)
        case list():
            return [_as_text(item) for item in data]
        case dict():
            return {key: _as_text(value) for key, value in data.items()}
        case _:
            return data


def test_a_word_that_an_anchor_would_swallow(loader: type) -> None:
    (problem,) = problems_of("counsel:\n  firm: &Duval Law Office\n", loader)
    assert (problem.location.line, problem.location.column) == (2, 9)
    assert "lost" in problem.message
    assert "quotes" in problem.hint
    assert read("a: &x Duval\nb: *x\n", loader).data == {"a": "Duval", "b": "Duval"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: 1\ntitle: "Letter\nnumber: "18"\nlast: 2\n', 2),
        ("a: 1\ntitle: 'Letter\nnumber: '18'\nlast: 2\n", 2),
        ('a:\n  - "one\n  - two\n', 2),
        ('a: "two\n  lines"\nb: "open\nc: "d"\n', 3),
    ],
)
def test_an_open_quotation_mark_is_named_where_it_opens(text: str, line: int, loader: type) -> None:
    (problem,) = problems_of(text, loader)
    assert problem.location.line == line
    assert "never closed" in problem.message


def test_a_colon_without_its_space(loader: type) -> None:
    (problem,) = problems_of("case:\n  number:26CV999021\n  title: x\n", loader)
    assert problem.location.line == 2
    assert "space after the colon" in problem.hint
    assert "26CV" not in str(problem)


def test_numbers_in_curly_quotes(loader: type) -> None:
    (problem,) = problems_of("ssn: “000-12-3456”\n", loader)
    assert "curly" in problem.message
    assert "3456" not in str(problem)
    assert read("title: “The Lease”\n", loader).data == {"title": "“The Lease”"}
