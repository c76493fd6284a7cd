"""What a batch says of the words on its papers: language, reviews, texts in English alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from packetgen.batch import FormRecipe, check_batch, run_batch
from packetgen.batch.finishing import write_reports
from packetgen.form import load_form
from packetgen.handout import Review
from packetgen.handout.reviews import content_hash

from .tables import OFFICE, TODAY, batch_of, letter_recipe, table

HEAD = ("First name", "Last name", "Matter", "Language")
ROWS = [
    HEAD,
    ("Ana", "Ruiz", "su renta", "Spanish"),
    ("Ben", "Okafor", "your rent", "English"),
    ("Cy", "Ray", "your rent", ""),
]


def test_a_batch_says_which_language_nobody_gave_or_reviewed(tmp_path: Path) -> None:
    batch = batch_of(table(tmp_path / "clients.csv", ROWS), letter_recipe(formats=("docx",)))
    result = run_batch(batch, tmp_path / "out", finish=[write_reports(batch)])
    blank, typed, unreviewed = result.remarks
    assert blank == "row 4: no language is given, so English is used"
    assert typed.startswith("column 'Matter': printed as typed, in the Spanish text and in the")
    assert "no qualified translator has reviewed them in Spanish" in unreviewed
    assert check_batch(batch).remarks == result.remarks
    report = (tmp_path / "out" / "report.txt").read_text(encoding="utf-8")
    assert "The words of intake-letter: no qualified translator" in report
    again = run_batch(batch, tmp_path / "out", finish=[write_reports(batch)])
    assert (again.ready, again.remarks) == (3, result.remarks), "also of what was made before"
    assert (tmp_path / "out" / "report.txt").read_text(encoding="utf-8") == report


def test_values_of_a_whole_case_that_are_no_values_spoil_their_own_row_alone(
    tmp_path: Path,
) -> None:
    client = '{"id": "c", "role": "defendant", "name": "Ana Ruiz", "language": "es"}'
    case = f'"case": {{"parties": [{client}]}}'
    data = tmp_path / "cases.jsonl"
    good = f'{{{case}, "values": {{"matter": "su renta"}}}}'
    bad = f'{{{case}, "values": ["matter"]}}'
    data.write_text(f"{good}\n{bad}\n", encoding="utf-8")
    result = check_batch(batch_of(data, letter_recipe(formats=("docx",))))
    assert {row: [str(p) for p in found] for row, found in result.failed.items()} == {
        2: ["values: is not keys with values"]
    }
    assert [r for r in result.remarks if "has reviewed them in Spanish" in r]


def test_a_recorded_review_and_given_words_leave_nothing_to_say(tmp_path: Path) -> None:
    form = load_form("intake-letter")
    said = content_hash(form.content, "intake-letter", "es")
    review = Review("intake-letter", "es", "translator", "I. D.", dt.date(2026, 11, 20), said)
    rows = [HEAD, ("Ana", "Ruiz", "your rent", "es")]
    batch = batch_of(
        table(tmp_path / "clients.csv", rows),
        letter_recipe(form, formats=("docx",), reviews=(review,)),
        fixed={"form.decision": "engaged", "form.translated.matter": "su renta"},
    )
    assert check_batch(batch).remarks == []


def test_a_batch_of_handouts_says_whose_review_each_topic_lacks(tmp_path: Path) -> None:
    form = load_form("know-your-rights")
    rows = [("First name", "Language", "Topic"), ("Ana", "Spanish", "stops"),
            ("Ben", "English", "arrest"), ("Cy", "ar", "stops")]  # fmt: skip
    recipe = FormRecipe(form=form, today=TODAY, base=OFFICE)
    batch = batch_of(table(tmp_path / "clients.csv", rows), recipe)
    arrest, stops = check_batch(batch).remarks
    assert arrest.startswith("the words of arrest: no lawyer has reviewed them; the sheets say so")
    assert "stops: no lawyer has reviewed them, and no qualified translator in Arabic, Sp" in stops
    nobody = batch_of(
        table(tmp_path / "b.csv", [("First name", "Topic"), ("Ana", "stops")]), recipe
    )
    assert "no row gives a language, so English is used for all" in check_batch(nobody).remarks
