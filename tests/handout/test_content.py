"""What ships: every topic whole in every language, each statement with a source, in plain words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from packetgen.draft.words.reading_grade import reading_grade
from packetgen.errors import FormError
from packetgen.form import Form, load_form
from packetgen.handout import (
    COMMON,
    LANGUAGES,
    handout_words,
    read_topic,
    read_translation,
    text_hash,
    topic_ids,
    translation_status,
    worksheet,
)
from packetgen.handout.content import ADVICE

CONTENT = load_form("know-your-rights").content
TOPICS = topic_ids(CONTENT)


def test_the_topics_are_those_that_the_form_offers(form: Form) -> None:
    assert list(TOPICS) == sorted(form.properties["topic"]["enum"])
    assert len(TOPICS) == 8


def test_nothing_is_missing_or_out_of_date_in_any_language() -> None:
    slips = [(r.topic, r.language, r.missing, r.outdated, r.left_over)
             for r in translation_status(CONTENT) if not r.usable or r.left_over]  # fmt: skip
    assert slips == []


@pytest.mark.parametrize("topic", TOPICS)
def test_english_is_plain(topic: str) -> None:
    original = read_topic(CONTENT, topic)
    said = ". ".join(t.rstrip(".?!") for t in original.texts.values())
    assert reading_grade(said + ".") <= 6.0
    lead = original.texts["lead"]
    assert reading_grade(lead) <= 6.0, lead


@pytest.mark.parametrize("topic", TOPICS)
def test_each_size_has_something_to_say(topic: str) -> None:
    counts = [
        sum(len(s["statements"]) for s in handout_words(CONTENT, topic, "en", size=z)["sections"])
        for z in ("card", "half", "full")
    ]
    assert 4 <= counts[0] < counts[1] < counts[2]


def test_confirmed_sources_are_facts_that_were_confirmed(shared_rules: Path) -> None:
    facts = {f["id"]: f for f in json.loads(
        (shared_rules / "court-rules.json").read_text(encoding="utf-8"))["facts"]}  # fmt: skip
    seen = 0
    for topic in TOPICS:
        for statement in read_topic(CONTENT, topic).statements:
            own = [s for group in statement.place_sources.values() for s in group]
            assert statement.sources, (topic, statement.id)
            for source in (*statement.sources, *own):
                if source.status != "confirmed":
                    assert source.why or source is ADVICE, source
                    continue
                seen += 1
                assert facts[source.fact]["status"] == "confirmed", source.fact
                assert source.url in facts[source.fact]["urls"], source.fact
    assert seen >= 6


def test_fees_of_places_are_those_of_the_facts(shared_rules: Path) -> None:
    facts = {f["id"]: f for f in json.loads(
        (shared_rules / "court-rules.json").read_text(encoding="utf-8"))["facts"]}  # fmt: skip
    (fee,) = [s for s in read_topic(CONTENT, "subpoena").statements if s.places]
    for place, values in fee.places.items():
        (source,) = fee.place_sources[place]
        assert values["amount"] + "/day" in facts[source.fact]["requires"]


def test_a_statement_of_one_place_stands_only_there() -> None:
    def said(jurisdiction: str, language: str = "en") -> str:
        words = handout_words(CONTENT, "subpoena", language, jurisdiction=jurisdiction)
        return " ".join(t for s in words["sections"] for t in s["statements"])

    assert "$40 a day" in said("us-federal-cand")
    assert "$35 a day" in said("us-ca-superior-alameda")
    assert "$" not in said("us-tx-trial")
    assert "$" not in said("us-calif")
    assert "$40" in said("us-federal", "ar")
    assert "{" not in said("us-federal", "ru")


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize("topic", [COMMON, *TOPICS])
def test_translations_keep_blanks_and_numbers(topic: str, language: str) -> None:
    original = read_topic(CONTENT, topic)
    made = read_translation(CONTENT, topic, language)
    for identifier, english in original.texts.items():
        text = made.texts[identifier]
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english), identifier
        assert re.findall(r"\d+", text) == re.findall(r"\d+", english), identifier
        assert text != english or identifier == "version", (identifier, text)


def test_scripts_are_the_languages_own() -> None:
    letters = {"ar": r"[؀-ۿ]", "zh-Hans": r"[一-鿿]", "ru": r"[а-яё]"}
    for language, pattern in letters.items():
        for topic in (COMMON, *TOPICS):
            for identifier, text in read_translation(CONTENT, topic, language).texts.items():
                assert re.search(pattern, text, re.I), (language, topic, identifier)


def test_changed_english_is_out_of_date_and_no_sheet_is_made_of_it() -> None:
    name = "stops/en.yaml"
    changed = {**CONTENT, name: CONTENT[name].replace("Do not run.", "Do not run away.")}
    (row,) = translation_status(changed, topics=["stops"], languages=["es"])
    assert row.outdated == ("calm",)
    with pytest.raises(FormError, match="1 out of date") as caught:
        handout_words(changed, "stops", "es")
    assert caught.value.problems[0].location.pointer == "/texts/calm"
    assert handout_words(changed, "stops", "en")["title"]


def test_a_missing_text_is_named_and_english_never_stands_in() -> None:
    name = "stops/es.yaml"
    less = {**CONTENT, name: re.sub(r"  silent: .*\n", "", CONTENT[name])}
    (row,) = translation_status(less, topics=["stops"], languages=["es"])
    assert row.missing == ("silent",)
    with pytest.raises(FormError, match="1 texts are missing"):
        handout_words(less, "stops", "es")
    none = {k: v for k, v in CONTENT.items() if k != name}
    (row,) = translation_status(none, topics=["stops"], languages=["es"])
    assert len(row.missing) == row.texts


def test_a_worksheet_asks_for_what_is_out_of_date_and_is_a_translation_once_filled() -> None:
    name = "stops/en.yaml"
    changed = {**CONTENT, name: CONTENT[name].replace("Do not run.", "Do not run away.")}
    sheet = worksheet(changed, "stops", "es")
    assert "# English: Stay calm. Do not run away." in sheet
    assert "# Before: Mantenga la calma." in sheet
    assert sheet.count('text: ""') == 1
    filled = {**changed, "stops/es.yaml": sheet.replace('text: ""', 'text: "Calma."')}
    assert translation_status(filled, topics=["stops"], languages=["es"])[0].usable


def test_spaces_and_ways_of_writing_accents_change_no_hash() -> None:
    assert text_hash("Qué  tal\n") == text_hash("Que\u0301 tal")
    assert text_hash("Do") != text_hash("do")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("on: card", "on: wall", "wall"),
        ("sources: [advice]}", "sources: [nobody]}", "no source 'nobody'"),
        ("sources: [advice]}", "sources: []}", "sources"),
        ("id: leave", "id: calm", "there twice"),
        ("status: unverified", "status: confirmed", "fact"),
        ("topic: stops", "topic: stop", "named otherwise"),
        ("https://", "http://", "/sources/amend-4/url"),
    ],
)
def test_what_is_wrong_in_a_content_file_is_named(old: str, new: str, said: str) -> None:
    name = "stops/en.yaml"
    assert old in CONTENT[name]
    with pytest.raises(FormError) as caught:
        read_topic({name: CONTENT[name].replace(old, new, 1)}, "stops")
    assert said in " ".join(str(p) for p in caught.value.problems)


def test_unknown_topics_and_sizes_are_named() -> None:
    with pytest.raises(FormError, match="no handout on 'stop'"):
        handout_words(CONTENT, "stop", "en")
    with pytest.raises(FormError, match="size 'poster'"):
        handout_words(CONTENT, "stops", "en", size="poster")
