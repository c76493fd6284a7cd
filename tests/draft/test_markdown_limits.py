"""Nothing that an advocate types in Markdown may vanish from the paper, or print as raw signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.errors import FormError
from tests.draft.conftest import Drafter, lines_of, text_of

HARMLESS = [
    "Text[^a] and more.\n\n[^a]: One note.\n\n    Its second paragraph.",
    "He wrote “[t]he lease” [sic], x < y > z, and `<br>` in code.",
    "See [^1] and [^1] again.\n\n[^1]: Twice.",
    "A note^[in the line] here.",
    "A [link][here] and <https://example.org>.\n\n[here]: https://example.org",
    "\\<u> and \\[^a] and \\[Note]: text.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_can_be_printed_passes(fill: Drafter, text: str) -> None:
    assert lines_of(fill("{{ prose(text) }}", values={"text": text}))


@pytest.mark.parametrize(
    ("text", "line", "said", "hint"),
    [
        ("x[^a] y[^b]\n\n[^a]: See note [^b] there.\n[^b]: Deep.", 3, "refers to another", "Word"),
        ("One.\n\nTwo[^a].", 3, "there is no footnote [^a]", "[^a]: followed by"),
        ("One.\n\n[^a]: Never used.", 3, "nothing refers to the footnote [^a]", "[^a]"),
        ("x[^a]\n\n[^a]: one\n[^a]: two", 4, "a second footnote [^a]", "name of its own"),
        ("x[^a]\n\n[^a]: one\n\n    - item", 3, "holds a list", "into the text"),
        ("x^[see [^b]]", 1, "there is no footnote [^b]", ""),
        ("One\ntwo<br>three", 2, "<br> is HTML", "backslash"),
        ("A <u>word</u>", 1, "<u> is HTML", "*words*"),
        ("One\n\n<!-- secret -->", 3, "a comment in HTML", "Delete it"),
        ("<table><tr><td>x</td></tr></table>", 1, "<table> is HTML", "| Date |"),
        ("One\n\n![map](foo.png)", 3, "a picture cannot stand", "exhibit('id')"),
        ("[Note]: hello", 1, "would not be printed", "\\[Note]:"),
        ('[words](https://example.org "title")', 1, "title would not be printed", "leave"),
    ],
)
def test_what_would_vanish_is_refused_with_its_line(
    fill: Drafter, tmp_path: Path, text: str, line: int, said: str, hint: str
) -> None:
    (tmp_path / "text.md").write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as refused:
        fill("{{ prose(text) }}", values={"text": {"file": "text.md"}}, base=tmp_path)
    (problem,) = refused.value.problems
    assert str(problem.location) == f"text.md:{line}"
    assert said in problem.message
    assert hint in problem.hint


def test_all_of_it_is_said_at_once_and_lines_are_those_of_the_file(
    fill: Drafter, tmp_path: Path
) -> None:
    text = "{% if true %}\n\n{{ client.address.printed }}\n{% endif %}\n\nA[^x]\n\nB <br> C\n"
    (tmp_path / "text.md").write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as refused:
        fill("{{ prose(text) }}", values={"text": {"file": "text.md"}}, base=tmp_path)
    assert [str(p.location) for p in refused.value.problems] == ["text.md:6", "text.md:8"]


def test_values_of_the_case_are_words_whatever_signs_they_hold(fill: Drafter) -> None:
    made = fill("{{ prose(text) }}", values={"text": "It is {{ sign }}.", "sign": "<u>[^a]</u>"})
    assert "It is <u>[^a]</u>." in text_of(made)


@pytest.mark.parametrize("text", ["a <br> b", "a ![map](x.png)", "a [^n]"])
def test_a_value_of_one_paragraph_is_refused_too(fill: Drafter, text: str) -> None:
    with pytest.raises(FormError) as refused:
        fill("{{r emphasis(relief) }}", values={"relief": text})
    assert refused.value.problems[0].location.detail == "relief"
