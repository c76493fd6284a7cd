"""Values in, words out: what a template prints, and what it can never do."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from packetgen.errors import FormError
from tests.draft.conftest import (
    CALIFORNIA,
    Drafter,
    lines_of,
    make_form,
    text_of,
    word_file,
    xml_of,
)  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ case.filed }}", "March 2, 2026"),
        ("{{ hearing.time }}", "9:00 a.m."),
        ("{{ hearing.on|date }}", "December 14, 2026"),
        ("{{ '2026-04-20'|date }}", "April 20, 2026"),
        ("{{ '13:05'|time }}", "1:05 p.m."),
        ("{{ 1234.5|money }}", "$1,234.50"),
        ("{{ 1200|money }}", "$1,200"),
        ("{{ 21|words }}", "twenty-one"),
        ("{{ 22|ordinal }}", "22nd"),
        ("{{ ['A', 'B', 'C']|and_list }}", "A, B, and C"),
        ("{{ ['A', 'B']|or_list }}", "A or B"),
        ("{{ ['Oakland, California', 'Reno']|and_list }}", "Oakland, California and Reno"),
        ("{{ client|possessive }}", "María Hernández’s"),
        ("{{ plural(1, 'page', 'pages') }}", "page"),
        ("{{ second_side|plural('defendant', 'defendants') }}", "defendants"),
        ("{{ '5105550142'|phone }}", "(510) 555-0142"),
        ("{{ 'motion for relief'|title_case }}", "Motion for Relief"),
        ("{{ client.name.surname }}", "Hernández"),
        ("{{ parties }}", "María Hernández; Oakwood Properties, LLC; and Pat Owner"),
        ("{{ client.counsel[0] }}", "Jordan Q. Advocate"),
        ("{{ client.name|upper }}", "MARÍA HERNÁNDEZ"),
        ("{{ court.county }}", "Alameda"),
        ("{{ person('witness').role }}", "inspector"),
        ("{{ filer.role }}", "plaintiff"),
        ("{{ today }}", "November 21, 2026"),
        ("{{ client.address }}", "1 Elm, Oakland, CA 94600"),
        ("{{ client.address.printed }}", "1 Elm\nOakland, CA 94600"),
        ("{{ blank(5) }} of it", "_____ of it"),
        ("{{ checkbox(true) }} {{ checkbox(false) }}", "☒ ☐"),
        ("{% if case.trial %}trial{% else %}none set{% endif %}", "none set"),
        ("{{ case.trial or 'none set' }}", "none set"),
        ("{{ case.trial|default('none set') }}", "none set"),
        ("{% for p in second_side %}{{ p }}{% if not loop.last %}; {% endif %}{% endfor %}",
         "Oakwood Properties, LLC; Pat Owner"),
    ],
)  # fmt: skip
def test_a_tag_prints_what_the_case_holds(fill: Drafter, tag: str, printed: str) -> None:
    made = fill(tag)
    assert lines_of(made)[0] == printed
    assert made.unresolved == ()


def test_next_hearing_is_the_first_on_or_after_today_unless_the_plan_names_one(
    fill: Drafter,
) -> None:
    assert lines_of(fill("{{ hearing.on }}"))[0] == "December 14, 2026"
    assert lines_of(fill("{{ hearing.on }}", values={"hearing": "past"}))[0] == "May 1, 2026"


@pytest.mark.parametrize("value", [
    "a & b < c > d \"e\" 'f'", "two\nlines", "tab\there", "emoji 🏠 and 漢字", "{{ not a tag",
    "]]>", "&amp;", "‏עברית", "a\r\nb",
])  # fmt: skip
def test_any_text_survives(fill: Drafter, value: str) -> None:
    made = fill("[{{ words }}]", values={"words": value})
    assert lines_of(made)[0] == f"[{value}]".replace("\r\n", "\n")
    Document(io.BytesIO(made.docx))


@pytest.mark.parametrize("value", ["trailing  ", "  leading", "as YAML leaves it\n", "\n\ntwo\n"])
def test_blanks_and_line_ends_around_a_value_are_not_printed(fill: Drafter, value: str) -> None:
    made = fill("{{ words }}. So {{ words }} is.", values={"words": value})
    read = value.strip()
    assert lines_of(made)[0] == f"{read}. So {read} is."


def test_control_characters_go_and_are_reported(fill: Drafter) -> None:
    made = fill("[{{ words }}]", values={"words": "a\x00b\x0bc\x1fd"})
    assert lines_of(made)[0] == "[ab\ncd]"
    assert ["control characters" in p.message for p in made.unresolved] == [True]


def test_a_missing_value_is_shown_highlighted_and_named_with_its_paragraph(fill: Drafter) -> None:
    made = fill("First", "On {{ case.trial }} in {{ foo.bar|upper }} {{ case.judge.full }}")
    assert lines_of(made)[1] == "On [case trial] in [foo bar] [case judge]"
    assert xml_of(made).count('<w:highlight w:val="yellow"/>') == 3
    assert [p.message for p in made.unresolved] == [
        "case.trial is missing", "foo.bar is missing", "case.judge.full is missing",
    ]  # fmt: skip
    assert {p.location.paragraph for p in made.unresolved} == {2}


def test_a_draft_that_may_not_have_gaps_is_refused_with_all_of_them(fill: Drafter) -> None:
    with pytest.raises(FormError) as caught:
        fill("{{ case.trial }} {{ nothing }}", mark_unresolved=False)
    assert len(caught.value.problems) == 2


def test_headers_and_footers_of_a_letter_are_filled(fill: Drafter) -> None:
    form = make_form(template=word_file("Body", header="{{ case.number }}", footer="{{ nope }}"))
    made = fill(form=form)
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        names = {n for n in package.namelist() if n.startswith("word/header")}
    assert any("RG26-014722" in text_of(made, name) for name in names)
    assert [p.message for p in made.unresolved] == ["nope is missing"]


def test_rows_and_paragraphs_repeat_and_vanish(fill: Drafter) -> None:
    document = Document()
    document.add_paragraph("{%p for p in second_side %}")
    document.add_paragraph("{{ loop.index }}. {{ p }}")
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for p in parties %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ p }}", "{{ p.role }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    stream = io.BytesIO()
    document.save(stream)
    made = fill(form=make_form(template=stream.getvalue()))
    assert lines_of(made)[:2] == ["1. Oakwood Properties, LLC", "2. Pat Owner"]
    reread = Document(io.BytesIO(made.docx))
    rows = [[cell.text for cell in row.cells] for row in reread.tables[0].rows]
    assert rows[0] == ["María Hernández", "plaintiff"]
    assert len(rows) == 3


def test_tags_that_word_split_into_runs_are_mended(fill: Drafter) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ case", ".num", "ber }", "}"):
        paragraph.add_run(piece).bold = True
    stream = io.BytesIO()
    document.save(stream)
    assert lines_of(fill(form=make_form(template=stream.getvalue())))[0] == "RG26-014722"


def test_a_line_break_in_a_value_keeps_the_run_formatting(fill: Drafter) -> None:
    document = Document()
    document.add_paragraph().add_run("{{ words }} {{ gone }}").bold = True
    stream = io.BytesIO()
    document.save(stream)
    form = make_form(template=stream.getvalue())
    made = fill(form=form, values={"words": "a\nb"})
    assert "<w:br/>" in xml_of(made)
    assert '<w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr>' in xml_of(made)


@pytest.mark.parametrize("tag", [
    "{{ case.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ case._subject }}",
    "{{ client['_scene'] }}", "{{ (1).__class__ }}", "{% for x in range(10**9) %}{% endfor %}",
    "{{ 'a' * 10**9 }}", "{{ 9 ** 9999 }}", "{{ ''|attr('__class__') }}",
    "{{ 'a'.format_map }}", "{{ case.number.upper }}", "{{ range }}", "{{ cycler }}",
])  # fmt: skip
def test_templates_are_kept_in_the_sandbox(fill: Drafter, tag: str) -> None:
    refused: tuple[object, ...] = ()
    words = ""
    try:
        made = fill(f"[{tag}]")
    except FormError as error:
        refused = error.problems
    else:
        refused, words = made.unresolved, text_of(made)
    assert refused
    assert "object at" not in words


def test_a_tag_that_fails_is_named_with_its_paragraph(fill: Drafter) -> None:
    with pytest.raises(FormError) as caught:
        fill("One {{ case.number }}", "Two", "Three {{ 1 / 0 }}", "Four")
    (problem,) = caught.value.problems
    assert problem.location.paragraph == 3


def test_plan_values_may_hold_tags(fill: Drafter) -> None:
    made = fill(
        "{{ relief }}", labels=["notice"],
        values={"relief": "an order ({{ exhibit('notice', page=2) }}) for {{ client }}"},
    )  # fmt: skip
    assert lines_of(made)[0] == "an order (Exhibit\u00a0A\u00a0at\u00a02) for María Hernández"
    assert [cite.uri for cite in made.cites] == ["packetgen:exhibit/notice?page=2"]


def test_the_values_that_were_printed_are_listed_by_path(fill: Drafter) -> None:
    made = fill(
        "{{ case.number }} {{ client.name|upper }} {{ hearing.on }} {{ own }} {{ today }}"
        "{% for p in second_side %}{{ p.role }}{% endfor %}{% if case.filed %}x{% endif %}",
        values={"own": "mine"},
    )
    assert made.values == {
        "case.number": "RG26-014722", "client.name": "MARÍA HERNÁNDEZ",
        "hearing.on": "December 14, 2026", "own": "mine",
        "second_side[oakwood].role": "defendant", "second_side[owner].role": "defendant",
    }  # fmt: skip


def test_defaults_of_the_schema_are_used_when_the_plan_is_silent(fill: Drafter) -> None:
    schema = {"type": "object", "properties": {"copies": {"type": "integer", "default": 3}}}
    form = make_form("{{ copies|words }}", schema=schema)
    assert lines_of(fill(form=form))[0] == "three"
    assert lines_of(fill(form=form, values={"copies": 2}))[0] == "two"


def test_a_form_of_another_court_or_language_is_refused(fill: Drafter) -> None:
    form = make_form("x", jurisdictions=("us-ny",), languages=("es",))
    with pytest.raises(FormError) as caught:
        fill(form=form)
    assert len(caught.value.problems) == 2


def test_other_languages_come_from_the_forms_strings(fill: Drafter) -> None:
    spanish = {
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
        " diciembre",
        "date": "{day} de {month} de {year}", "and": "y", "serial_comma": "no",
        "greeting": "Estimada",
    }  # fmt: skip
    form = make_form(
        "{{ strings.greeting }} {{ client }}: {{ case.filed }}, {{ ['a', 'b', 'c']|and_list }}",
        languages=("en", "es"), strings={"es": spanish},
    )  # fmt: skip
    made = fill(form=form, language="es")
    assert lines_of(made)[0] == "Estimada María Hernández: 2 de marzo de 2026, a, b y c"


def test_same_input_same_bytes(fill: Drafter) -> None:
    form = make_form("{{ caption() }}", "{{ prose(text) }}", "{{ signature_block() }}", paper=True)
    values = {"text": "1. One\n2. Two[^a]\n\n[^a]: Note\n\n| a | b |\n|---|---|\n| c | d |\n"}
    first = fill(form=form, layout=CALIFORNIA, values=values)
    second = fill(form=replace(form), layout=replace(CALIFORNIA), values=dict(values))
    assert first.docx == second.docx


def test_nothing_tells_who_made_the_template(fill: Drafter) -> None:
    document = Document()
    document.add_paragraph("{{ case.number }}")
    document.core_properties.author = "Secret Author"
    document.core_properties.last_modified_by = "Secret Editor"
    document.core_properties.modified = dt.datetime(2020, 1, 1)
    stream = io.BytesIO()
    document.save(stream)
    made = fill(form=make_form(template=stream.getvalue()))
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        everything = b"".join(package.read(n) for n in package.namelist())
        dates = {info.date_time for info in package.infolist()}
    assert b"Secret" not in everything
    assert b"Sample paper, RG26-014722" in everything
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("value", ["a\x05b", "\x06x\x07y", "\x04gap", "\x1b\x05", "\x08\x02"])
def test_a_value_cannot_bring_marks_of_its_own(fill: Drafter, value: str) -> None:
    made = fill("{{ words }}", "{{ prose(words) }}", values={"words": f"({value})"})
    plain = "".join(c for c in value if c >= " ")
    assert lines_of(made)[:2] == [f"({plain})", f"({plain})"]
    assert "<w:hyperlink" not in xml_of(made)


def test_what_a_form_needs_and_the_case_lacks_is_named(fill: Drafter) -> None:
    form = make_form("x", needs=("case.number", "case.trial", "events", "parties", "hearing"))
    assert [p.message for p in fill(form=form).unresolved] == [
        "the form needs case.trial, which is not in the case",
        "the form needs events, which is not in the case",
    ]


def test_an_open_block_is_named_with_its_paragraph_and_the_template_of_the_court(
    fill: Drafter,
) -> None:
    broken = word_file("One", "{%p if case.trial %}", "Two", "Three", "Four")
    form = replace(make_form("common"), overrides={"us-ca": broken})
    with pytest.raises(FormError) as refused:
        fill(form=form)
    (problem,) = refused.value.problems
    assert problem.location.paragraph == 2
    assert str(problem.location.file).endswith("/us-ca/template.docx")
    assert "never closed" in problem.message


@pytest.mark.parametrize(("written", "read"), [
    ("We write to {{ name }}. Please call.", "We write to Acme, Inc. Please call."),
    ("At {{ hearing.time }}. Come{% if name %} to {{ name }}{% endif %}.",
     "At 9:00 a.m. Come to Acme, Inc."),
    ("({{ name }}). “{{ name }}.”", "(Acme, Inc.). “Acme, Inc.”"),
    ("{{ path }}.{{ path }}. {{ court.county }}.", "../a.../a. Alameda."),
    ("{{ asked }}. {{ none_given }}.", "Who? [none given]."),
    ("{% if asked %}by {{ path }}{% endif %};{% if 0 %},{% endif %} and so.", "by ../a; and so."),
    ("{% if asked %}by {{ path }};{% else %},{% endif %} and so.", "by ../a; and so."),
    ("{% if asked %}by him;{% else %},{% endif %} and so.", "by him; and so."),
])  # fmt: skip
def test_a_sentence_ends_once(fill: Drafter, written: str, read: str) -> None:
    schema = {"type": "object", "properties": {
        n: {"type": "string"} for n in ("name", "path", "asked", "none_given")}}  # fmt: skip
    values = {"name": "Acme, Inc.", "path": "../a", "asked": "Who?"}
    made = fill(form=make_form(written, schema=schema), values=values)
    assert text_of(made).strip() == read


def test_a_text_of_a_form_ends_once_too() -> None:
    from packetgen.draft.words.stops import one_stop, with_marked_stops

    marked = with_marked_stops("to {{ office.name }}. Or {% if x %}y{% endif %}.")
    assert one_stop(marked.replace("{{ office.name }}", "Acme, Inc.")).startswith(
        "to Acme, Inc. Or"
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("the motion", "On the motion, it; the motion will be heard: see (the motion.)"),
        ("the motion.", "On the motion, it; the motion will be heard: see (the motion.)"),
        ("the motion;", "On the motion, it; the motion will be heard: see (the motion.)"),
        ("Acme, Inc.", "On Acme, Inc., it; Acme, Inc. will be heard: see (Acme, Inc.)"),
        ("section 5.", "On section 5, it; section 5 will be heard: see (section 5.)"),
        ("R&D", "On R&D, it; R&D will be heard: see (R&D.)"),
        ('the "motion"', 'On the "motion", it; the "motion" will be heard: see (the "motion".)'),
    ],
)
def test_a_value_goes_into_a_sentence_however_it_was_ended(
    fill: Drafter, value: str, read: str
) -> None:
    made = fill("On {{ words }}, it; {{ words }} will be heard: see ({{ words }}.)",
                values={"words": value})  # fmt: skip
    assert lines_of(made)[0] == read


def test_a_title_loses_the_stop_it_was_typed_with_and_a_company_keeps_its_own() -> None:
    from packetgen.draft.words.stops import without_last_sign

    assert without_last_sign("Motion for Relief from Default.") == "Motion for Relief from Default"
    assert without_last_sign("Answer;") == "Answer"
    assert without_last_sign("Answer of Acme, Inc.") == "Answer of Acme, Inc."
    assert without_last_sign("On R&amp;") == "On R&amp;"
