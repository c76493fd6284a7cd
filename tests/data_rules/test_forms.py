"""Every shipped form holds together, and draws on nothing that drafting does not give."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from packetgen.case.loading import load_case
from packetgen.case.model import Case
from packetgen.draft import DraftingInstructions, LabelledExhibit, draft
from packetgen.draft.filling.filters import FILTERS
from packetgen.draft.values.views import EXTRAS
from packetgen.form import form_text, known_forms, lint_form, load_form, vocabulary
from packetgen.form.tags import tags
from packetgen.jurisdiction import known_jurisdictions, layout, resolve
from packetgen.jurisdiction.model import Conditions
from packetgen.reading.checking import problems_against
from packetgen.reading.files import read_structured

FORMS = [summary.id for summary in known_forms()]
TODAY = dt.date(2026, 11, 21)
CHOICES = {"hearing", "filer", "topic", "size"}
"""Values that choose what a document is made of; templates see what was chosen."""
COURTS = ("us-ca-superior-alameda", "us-federal-cand", "us-federal")


@pytest.fixture(scope="module")
def demo(request: pytest.FixtureRequest) -> Case:
    return load_case(request.config.rootpath / "examples" / "demo" / "case.yaml", check_files=False)


def examples(root: Path, form: str) -> list[Path]:
    return sorted((root / "forms" / form / "examples").glob("*.yaml"))


@pytest.mark.parametrize("name", FORMS)
def test_lints_clean(name: str) -> None:
    assert [str(p) for p in lint_form(load_form(name))] == []


@pytest.mark.parametrize("name", FORMS)
def test_every_value_of_the_schema_is_used(name: str, repository: Path) -> None:
    form = load_form(name)
    words = [form_text(form), form.caption_title, form.footer_title, form.signer]
    words += [form_text(form, jurisdiction=court) for court in form.overrides]
    words += form.content.values()
    said = " ".join(tag.body for text in words for tag in tags(text)) + " " + form.signer
    printed = [v for v, about in form.properties.items() if not about.get("x-not-printed")]
    unused = [v for v in printed if v not in said and v not in CHOICES]
    laid_over = {"translated"} if form.english_after else set()
    assert set(unused) <= laid_over


@pytest.mark.parametrize("name", FORMS)
def test_overrides_and_served_courts_exist(name: str) -> None:
    form = load_form(name)
    assert {*form.overrides, *form.jurisdictions} <= set(known_jurisdictions())


@pytest.mark.parametrize("name", FORMS)
def test_examples_are_valid_and_render(name: str, repository: Path, demo: Case) -> None:
    form = load_form(name)
    files = examples(repository, name)
    assert files, "a form shows how it is used"
    for file in files:
        values = read_structured(file)
        assert problems_against(form.schema, values) == ()
        labels = {e.id: chr(ord("A") + n) for n, e in enumerate(demo.exhibits)}
        shown = [LabelledExhibit(e.id, labels[e.id], e.title, pages=2, printed="9")
                 for e in demo.exhibits]  # fmt: skip
        courts = [c for c in COURTS if form.serves(c)] or list(form.jurisdictions[:1])
        assert courts
        for court in courts:
            found = resolve(court, Conditions(TODAY, document=form.kind))
            case = replace(demo, jurisdiction=court)
            instructions = DraftingInstructions(
                today=TODAY,
                document_id=name,
                values=values.data,
                exhibits=shown,
                all_labels=labels,
                layout=layout(found) if form.paper else None,
                base=file.parent,
            )
            made, again = (draft(form, case, found, instructions) for _ in range(2))
            assert made.docx == again.docx


def test_the_vocabulary_says_what_drafting_gives() -> None:
    assert set(FILTERS) >= set(vocabulary.FILTERS)
    for noun, name in EXTRAS:
        assert name in vocabulary.EXTRAS[noun], (noun, name)
    for noun, names in vocabulary.EXTRAS.items():
        kinds = {kind.value for kind in vocabulary.model.SensitiveKind}
        own = {field.name for field in dataclasses.fields(noun)}
        given = own | {n for o, n in EXTRAS if o is noun} | kinds
        assert set(names) <= given, noun


def test_every_name_and_function_of_the_vocabulary_is_there(demo: Case) -> None:
    """A template that asks whether each is defined gets yes for all that the demo case has."""
    import io

    from docx import Document

    from packetgen.form import Form

    names = [*vocabulary.NAMES, *vocabulary.FUNCTIONS]
    document = Document()
    document.add_paragraph(
        " ".join(f"{{% if {n} is defined %}}{n}{{% else %}}!{n}{{% endif %}}" for n in names)
    )
    stream = io.BytesIO()
    document.save(stream)
    form = Form("all", "All", stream.getvalue(), paper=False)
    court = resolve("us-ca-superior-alameda", Conditions(TODAY))
    made = draft(form, demo, court, DraftingInstructions(today=TODAY, document_id="all"))
    read = Document(io.BytesIO(made.docx)).paragraphs[0].text.split()
    assert [word for word in read if word.startswith("!")] == []


@pytest.mark.parametrize(
    "name",
    ["disclosure-notice", "treatment-consent", "legal-proceedings-consent",
     "release-of-information", "consumer-notice"],
)  # fmt: skip
def test_what_rests_on_american_law_alone_is_not_offered_in_england(name: str) -> None:
    assert load_form(name).serves("us-ca-superior")
    assert load_form(name).serves("us")
    assert not load_form(name).serves("gb-ew-highcourt")
