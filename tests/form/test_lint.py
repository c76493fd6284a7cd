"""Faults of templates, each with the paragraph or table cell that a person finds in Word."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document

from packetgen.errors import Problem
from packetgen.form import Form, lint_form
from tests.draft.conftest import make_form, word_file
from tests.zip_files import packed, unpacked

SCHEMA = {
    "type": "object",
    "properties": {
        "relief": {"type": "string"},
        "meeting": {"type": "object", "properties": {"place": {"type": "string"}},
                    "additionalProperties": False},
        "items": {"type": "array", "items": {"type": "object", "additionalProperties": False,
                                             "properties": {"name": {"type": "string"}}}},
    },
    "additionalProperties": False,
}  # fmt: skip


def lint(*paragraphs: str) -> tuple[Problem, ...]:
    return lint_form(make_form(*paragraphs, schema=SCHEMA))


@pytest.mark.parametrize("paragraphs", [
    ["{{ case.number }} {{ client.name.full|upper }} {{ relief }}"],
    ["{%p if hearing %}", "{{ hearing.on|date }}", "{%p else %}", "none", "{%p endif %}"],
    ["{% for p in parties %}{{ p.counsel[0].name.full }}{{ loop.index }}{% endfor %}"],
    ["{%p for i in items %}", "{{ i.name }} {{ loop.index }}", "{%p endfor %}"],
    ["{% set total = items|length %}{{ total }}", "{{ meeting.place or 'none' }}"],
    ["{{ caption() }}", "{{ prose(relief) }}", "{{ signature_block(client) }}"],
    ["{{ exhibit('a', page=3) }} {# a remark about {{ nothing }} #}"],
    ["{{ person('x').address.printed }} {{ service('s').to.firm }}"],
    ["{{ parties[0].name }} {{ (parties|first).role }}"],
    ["“{{ case.number }}” {{ “curly”|upper }}"],
])  # fmt: skip
def test_sound_templates_have_no_problems(paragraphs: list[str]) -> None:
    assert lint(*paragraphs) == ()


@pytest.mark.parametrize(("text", "message", "hint"), [
    ("{{ case.nubmer }}", "a case has no 'nubmer'", "Did you mean number?"),
    ("{{ releif }}", "there is no value named 'releif'", "Did you mean relief?"),
    ("{{ meeting.plaec }}", "there is no 'plaec' here", "Did you mean place?"),
    ("{% for i in items %}{{ i.nane }}{% endfor %}", "there is no 'nane' here", "name"),
    ("{{ parties.name }}", "a list has no 'name'", "Loop over it"),
    ("{{ relief|uper }}", "there is no filter 'uper'", "Did you mean upper?"),
    ("{{ exhibitt('a') }}", "there is no function exhibitt()", "Did you mean exhibit"),
    ("Dear {{ users[0].name }}", "there is no value named 'users'", "our_side"),
    ("{{ showifdef('relief') }}", "there is no function showifdef()", "if x is defined"),
    ("{{ relief|currency }}", "there is no filter 'currency'", "x|money"),
    ("{{ case.number }", "is not closed in this paragraph", "before the paragraph ends"),
    ("case.number }}", "closes a tag that is not opened", ""),
    ("{{ case. }}", "cannot be read", ""),
    ("{{ case.number | }}", "cannot be read", ""),
    ("{% iff case.filed %}x{% endif %}", "no statement 'iff' (did you mean 'if'?)", ""),
    ("{% if case.filed %}x", "is never closed", "Add {% endif %}"),
    ("x{% endif %}", "has no 'if' before it", ""),
    ("{% else %}", "has no 'if' before it", ""),
    ("{% for p in parties %}{% if p %}{% endfor %}{% endif %}", "is still open", ""),
    ("{%p if case.filed %} words", "takes its whole paragraph away", ""),
    ("{%tr for p in parties %}", "stands outside any table", ""),
    ("Here: {{ caption() }}", "must stand in a paragraph of its own", "Give the tag"),
    ("{% include 'x' %}", "not possible in a Word template", ""),
])  # fmt: skip
def test_faults_are_named(text: str, message: str, hint: str) -> None:
    problems = lint("Good {{ case.number }}", text)
    found = [p for p in problems if message in p.message and hint in p.hint]
    assert found, [str(p) for p in problems]
    assert found[0].location.paragraph == 2
    assert str(found[0].location.file).endswith("template.docx")


def test_hints_for_templates_of_other_systems_name_what_there_is() -> None:
    from jinja2 import Environment

    from packetgen.form import elsewhere, vocabulary

    filters = {*vocabulary.FILTERS, *Environment(autoescape=True).filters}
    assert not {*elsewhere.NAMES} & {*vocabulary.NAMES}
    assert not {*elsewhere.FUNCTIONS} & {*vocabulary.FUNCTIONS}
    assert not {*elsewhere.FILTERS} & filters
    hints = " ".join((*elsewhere.NAMES.values(), *elsewhere.FUNCTIONS.values(),
                      *elsewhere.FILTERS.values()))  # fmt: skip
    assert {*re.findall(r"\|(\w+)", hints)} <= filters
    assert {*re.findall(r"\{\{r? ?(\w+)\(", hints)} <= {*vocabulary.FUNCTIONS}


def test_all_faults_come_at_once() -> None:
    problems = lint("{{ one }}", "{{ case.nubmer }}", "{{ broken", "{%p if x %}", "{{ a|b }}")
    assert {p.location.paragraph for p in problems} == {1, 2, 3, 4, 5}


def test_a_fault_in_a_table_names_row_and_cell() -> None:
    document = Document()
    document.add_paragraph("Text")
    table = document.add_table(rows=2, cols=3)
    table.cell(1, 2).text = "Date: {{ case.nubmer }}"
    stream = io.BytesIO()
    document.save(stream)
    problem = lint_form(make_form(template=stream.getvalue()))[0]
    assert problem.location.detail == "table 1, row 2, cell 3"
    assert "“Date: {{ case.nubmer }}”" in problem.message


def test_a_block_may_not_close_in_another_cell() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{% if case.filed %}a", "b{% endif %}"
    stream = io.BytesIO()
    document.save(stream)
    problems = lint_form(make_form(template=stream.getvalue()))
    assert any("another table cell" in p.message for p in problems)


def test_headers_and_footers_are_read_too() -> None:
    problems = lint_form(make_form(template=word_file("x", footer="{{ case.nubmer }}")))
    assert [p.location.detail for p in problems] == ["footer1"]


def test_a_tag_over_the_edge_of_a_link_cannot_be_mended() -> None:
    template = word_file("{{ case.number }}")
    parts = unpacked(template)
    xml = parts["word/document.xml"].decode("utf-8")
    cut = (
        '<w:r><w:t>{{ case</w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>.number }}</w:t></w:r>'
        "</w:hyperlink>"
    )
    parts["word/document.xml"] = re.sub(
        r"<w:r><w:t[^>]*>\{\{ case.number \}\}</w:t></w:r>", cut, xml
    ).encode("utf-8")
    problems = lint_form(make_form(template=packed(parts)))
    assert any("runs over the edge" in p.message for p in problems)


def test_styles_that_no_court_format_knows() -> None:
    document = Document()
    document.add_paragraph("Fancy", style="Intense Quote")
    document.add_paragraph("Plain", style="Body Text")
    stream = io.BytesIO()
    document.save(stream)
    paper = make_form(template=stream.getvalue(), paper=True)
    assert [p.location.paragraph for p in lint_form(paper)] == [1]
    assert lint_form(make_form(template=stream.getvalue())) == ()


def test_titles_are_read_too() -> None:
    form = make_form("x", caption_title="Of {{ case.nubmer }}", footer_title="{{ broken")
    pointers = [p.location.pointer for p in lint_form(form)]
    assert pointers == ["/caption_title", "/footer_title"]


def test_what_is_no_word_file_is_a_problem_not_an_error() -> None:
    assert len(lint_form(make_form(template=b"nothing"))) == 1


def test_the_deed_with_an_unclosed_tag(shared_data: Path) -> None:
    deed = (shared_data / "docx-templates" / "condo_deed.docx").read_bytes()
    form = Form("deed", "Deed", deed, paper=False)
    unclosed = [p for p in lint_form(form) if "never closed" in p.message]
    assert len(unclosed) == 1
    assert unclosed[0].location.paragraph == 33
    assert "attachment_authorization_certificate" in unclosed[0].message


def test_foreign_templates_never_fail(shared_data: Path) -> None:
    for file in sorted((shared_data / "docx-templates").glob("*.docx")):
        problems = lint_form(Form("x", "X", file.read_bytes(), paper=False))
        assert all(p.location.paragraph for p in problems), file.name
    for file in sorted((shared_data / "docx-features").glob("*.docx")):
        assert isinstance(lint_form(Form("x", "X", file.read_bytes(), paper=False)), tuple)


def test_what_a_value_names_by_its_id_is_looked_into_as_well() -> None:
    ids = {
        name: {"type": "string", "x-id": kind}
        for name, kind in (("hearing", "hearing"), ("filer", "party"), ("server", "person"))
    }
    schema = {"type": "object", "properties": ids, "additionalProperties": False}
    texts = ("{{ hearing.date }}", "{{ filer.rol }}", "{{ server.adress }} {{ server.address }}")
    found = lint_form(make_form(*texts, schema=schema))
    assert [p.message.split(":")[0] for p in found] == [
        "a hearing has no 'date'", "a party has no 'rol'", "there is no 'adress' here",
    ]  # fmt: skip


@pytest.mark.parametrize("broken", [
    ["{%p for i in items %}", "{{ i.nane }} {{ case.nubmer }}", "{{ releif }}"],
    ["{%p if relief %}", "{%p for i in items %}", "{{ i.nane }} {{ case.nubmer }}", "{{ releif }}",
     "{%p endif %}"],
    ["{%p for i im items %}", "{{ case.nubmer }}", "{%p endfor %}", "{%p for i in items %}",
     "{{ i.nane }}", "{%p endfor %}", "{%p if releif %}", "x", "{%p endif %}"],
])  # fmt: skip
def test_a_broken_loop_hides_no_other_fault(broken: list[str]) -> None:
    said = " ".join(problem.message for problem in lint(*broken))
    for fault in ("no 'nane' here", "a case has no 'nubmer'", "no value named 'releif'"):
        assert fault in said
    assert "never closed" in said or "still open" in said or "cannot be read" in said


def test_a_loop_closed_too_soon_makes_no_name_unknown_that_the_loop_gives() -> None:
    said = [p.message for p in lint("{%p for i in items %}", "{%p if i.name %}", "{%p endfor %}",
                                    "{{ i.name }}", "{%p endif %}")]  # fmt: skip
    assert not [message for message in said if "no value named" in message]
