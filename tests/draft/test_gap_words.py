"""Missing values are shown in words that an attorney understands; the report keeps the path."""

from __future__ import annotations

import pytest

from packetgen.draft.words.gap_words import bracketed, gap_words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("case.number", "case number"),
        ("hearing.on", "hearing date"),
        ("hearings[0].time", "hearings 1 time"),
        ("parties.oakwood.address", "oakwood address"),
        ("case.judge.full", "case judge"),
        ("client.address.printed", "client address"),
        ("writer_title", "writer title"),
        ("today", "today"),
    ],
)
def test_a_path_becomes_words(path: str, words: str) -> None:
    assert gap_words(path) == words
    assert bracketed(path) == f"[{words}]"


@pytest.mark.parametrize("text", ["[write what the tenant saw]", "exhibit lease", "Überprüfung §"])
def test_what_is_no_path_stays_as_it_is(text: str) -> None:
    assert gap_words(text) == text
