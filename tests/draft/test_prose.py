"""Markdown texts become Word paragraphs in the styles that the court's format is applied to."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from packetgen.draft import Draft
from packetgen.errors import FormError
from tests.draft.conftest import CALIFORNIA, Drafter, lines_of, make_form, text_of, xml_of


def prose(fill: Drafter, text: Any, *, labels: tuple[str, ...] = (), **fields: Any) -> Draft:
    fields = {"paper": True} | fields
    form = make_form("{{ prose(text) }}", **fields)
    layout = CALIFORNIA if fields["paper"] else None
    return fill(form=form, layout=layout, values={"text": text}, labels=labels)


def styled(made: Draft) -> list[tuple[str, str]]:
    document = Document(io.BytesIO(made.docx))
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def test_each_element_has_its_style(fill: Drafter) -> None:
    text = "# One\n\n## Two\n\nBody.\n\n> Quoted.\n\n- point\n\n1. first\n2. second\n"
    assert styled(prose(fill, text)) == [
        ("Heading 1", "One"), ("Heading 2", "Two"), ("Body Text", "Body."),
        ("Block Quotation", "Quoted."), ("List Bullet", "point"), ("List Number", "first"),
        ("List Number", "second"),
    ]  # fmt: skip


def test_numbered_paragraphs_run_on_across_headings_and_lists_begin_again(fill: Drafter) -> None:
    text = "1. One\n\n## Heading\n\n2. Two\n"
    numbered = prose(fill, text, numbered_paragraphs=True)
    assert [s for s, _ in styled(numbered)] == [
        "Numbered Paragraph", "Heading 2", "Numbered Paragraph",
    ]  # fmt: skip
    assert "<w:numPr>" not in xml_of(numbered), "the style numbers, so the numbers run on"
    listed = prose(fill, "1. One\n\nText.\n\n1. Again\n")
    ids = re.findall(r'<w:numId w:val="(\d+)"/>', xml_of(listed))
    assert len(set(ids)) == 2
    numbering = xml_of(listed, "word/numbering.xml")
    for identifier in ids:
        assert f'<w:num w:numId="{identifier}">' in numbering


def test_an_item_of_several_paragraphs_keeps_one_number(fill: Drafter) -> None:
    made = prose(fill, "1. One\n\n   More of one.\n\n2. Two\n", numbered_paragraphs=True)
    assert [s for s, _ in styled(made)] == [
        "Numbered Paragraph", "Body Text", "Numbered Paragraph",
    ]  # fmt: skip


def test_footnotes_are_words_own(fill: Drafter) -> None:
    made = prose(fill, "Text.[^1] More.[^x]\n\n[^1]: First *note*.\n\n[^x]: Second.\n")
    notes = xml_of(made, "word/footnotes.xml")
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"', xml_of(made)) == ["1", "2"]
    assert re.findall(r'<w:footnote w:id="(\d+)"', notes) == ["1", "2"]
    assert text_of(made, "word/footnotes.xml").split("\n")[-2:] == [" First note.", " Second."]


def test_emphasis_links_and_breaks(fill: Drafter) -> None:
    xml = xml_of(
        prose(fill, "**bold** *italic* ~~gone~~ [site](https://example.org/?a=1&b=2)\\\nnew")
    )
    assert "<w:b/><w:bCs/></w:rPr><w:t" in xml
    assert "<w:i/><w:iCs/></w:rPr><w:t" in xml
    assert "<w:strike/>" in xml
    assert "<w:br/>" in xml
    rels = xml_of(
        prose(fill, "[site](https://example.org/?a=1&b=2)"), "word/_rels/document.xml.rels"
    )
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in rels


def test_tables_repeat_their_header(fill: Drafter) -> None:
    made = prose(fill, "| Date | Amount |\n|---|--:|\n| May 1 | $5 |\n\nAfter.\n")
    document = Document(io.BytesIO(made.docx))
    table = document.tables[0]
    assert table.style.name == "Packet Table"
    assert [[c.text for c in r.cells] for r in table.rows] == [["Date", "Amount"], ["May 1", "$5"]]
    assert "<w:tblHeader/>" in xml_of(made)
    assert table.cell(1, 1).paragraphs[0].alignment == 2


@pytest.mark.parametrize(
    "value", ["*stars* and _lines_", "1. not a list", "# no heading", "[a](b)", "back\\slash",
              "<b>", "a|b", "> no quote", "& &amp;", "two\nlines", "![x](y)", "`code`", "- dash"],
)  # fmt: skip
def test_values_are_never_read_as_markdown(fill: Drafter, value: str) -> None:
    form = make_form("{{ prose(text) }}", paper=True)
    values = {"text": "{{ words }}", "words": value}
    made = fill(form=form, layout=CALIFORNIA, values=values)
    assert lines_of(made)[0] == value
    assert styled(made)[0][0] == "Body Text"


def test_cites_in_texts_are_links(fill: Drafter) -> None:
    made = prose(
        fill, "See {{ exhibit('notice', page=2, paragraph=4) }}.[^n]\n\n"
        "[^n]: And {{ exhibit('log', page='3-5') }}.\n", labels=("notice", "log"),
    )  # fmt: skip
    assert lines_of(made)[0] == "See Exhibit\u00a0A\u00a0at\u00a02, ¶\u00a04."
    rels = xml_of(made, "word/_rels/document.xml.rels")
    assert 'Target="packetgen:exhibit/notice?page=2&amp;paragraph=4"' in rels
    note_rels = xml_of(made, "word/_rels/footnotes.xml.rels")
    assert 'Target="packetgen:exhibit/log?page=3-5"' in note_rels
    assert [c.text for c in made.cites] == [
        "Exhibit\u00a0A\u00a0at\u00a02, ¶\u00a04",
        "Exhibit\u00a0B\u00a0at\u00a03–5",
    ]


def test_an_unknown_exhibit_is_named_with_file_and_line(fill: Drafter, tmp_path: Path) -> None:
    (tmp_path / "memo.md").write_text("# A\n\nSee {{ exhibit('notise') }}.\n", encoding="utf-8")
    form = make_form("{{ prose(text) }}", paper=True)
    for value in ({"file": "memo.md"}, "memo.md"):
        made = fill(
            form=form, layout=CALIFORNIA, values={"text": value}, labels=["notice"], base=tmp_path
        )
        assert "See [exhibit notise]." in text_of(made)
        problem = made.unresolved[0]
        assert (str(problem.location), problem.hint) == ("memo.md:3", "Did you mean notice?")


def test_a_missing_value_in_a_text_is_named_with_its_line(fill: Drafter, tmp_path: Path) -> None:
    (tmp_path / "memo.md").write_text("One.\n\nTwo {{ case.trial }}.\n", encoding="utf-8")
    form = make_form("{{ prose(text) }}", paper=True)
    made = fill(form=form, layout=CALIFORNIA, values={"text": {"file": "memo.md"}}, base=tmp_path)
    assert [str(p.location) for p in made.unresolved] == ["memo.md:3"]
    assert "Two [case trial]." in text_of(made)
    assert '<w:highlight w:val="yellow"/>' in xml_of(made)


@pytest.mark.parametrize("name", ["../secret.md", "/etc/secret.md", "absent.md"])
def test_text_files_stay_in_the_plans_folder(fill: Drafter, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    base = tmp_path / "case"
    base.mkdir()
    with pytest.raises(FormError) as caught:
        fill(form=make_form("{{ prose(text) }}", paper=True), layout=CALIFORNIA,
             values={"text": {"file": name}}, base=base)  # fmt: skip
    assert caught.value.problems


def test_a_faulty_tag_in_a_text_is_named_with_its_line(fill: Drafter, tmp_path: Path) -> None:
    (tmp_path / "memo.md").write_text("One.\n\n{{ case.number }\n", encoding="utf-8")
    with pytest.raises(FormError) as caught:
        fill(form=make_form("{{ prose(text) }}", paper=True), layout=CALIFORNIA,
             values={"text": {"file": "memo.md"}}, base=tmp_path)  # fmt: skip
    assert caught.value.problems[0].location.line == 3


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ 1 / 0 }}", "divides by nothing"),
        ("{{ 'a' * 1000000000 }}", "gets too large"),
        ("{% for i in range(999999) %}x{% endfor %}", "gets too large"),
        ("{{ 'a'.format_map }}", "no text"),
        ("{% include 'other.md' %}", "no other file"),
        ("{% import 'os' as os %}", "no other file"),
    ],
)
def test_a_tag_in_a_text_that_fails_is_named_with_its_line(
    fill: Drafter, tmp_path: Path, tag: str, said: str
) -> None:
    (tmp_path / "memo.md").write_text(f"One.\n\nTwo {{{{ case.number }}}}\n{tag}\n", "utf-8")
    with pytest.raises(FormError) as caught:
        fill(form=make_form("{{ prose(text) }}", paper=True), layout=CALIFORNIA,
             values={"text": {"file": "memo.md"}}, base=tmp_path)  # fmt: skip
    (problem,) = caught.value.problems
    assert problem.location.line == 4
    assert said in problem.message


def test_quotations_are_made_up_to_whole_numbered_lines(fill: Drafter) -> None:
    xml = xml_of(prose(fill, "> Short quotation.\n\nBody.\n"))
    spacing = re.search(r'"BlockQuotation"/><w:spacing w:before="(\d+)" w:after="(\d+)"', xml)
    assert spacing is not None
    assert (int(spacing[1]) + int(spacing[2]) + 240) % 480 == 0


def test_an_item_in_a_letter_uses_letter_styles(fill: Drafter) -> None:
    assert styled(prose(fill, "Hello.", paper=False))[0] == ("Letter Text", "Hello.")


def test_emphasis_inside_a_paragraph(fill: Drafter) -> None:
    made = fill("On {{r emphasis(words) }} that", values={"words": "a *very* good day"})
    assert lines_of(made)[0] == "On a very good day that"
    assert "<w:i/><w:iCs/>" in xml_of(made)
