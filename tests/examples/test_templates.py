"""The shipped templates are clean Word files that use the documented styles."""

from __future__ import annotations

import re
import zipfile

import pytest

from .shipped import FORMS, ROOT, TEMPLATES

OWN = {
    "exhibit-cover": {"Exhibit Label", "Exhibit Title", "Exhibit Note", "Exhibit Source"},
    **{
        form: {"Court Name", "Form Title", "Command Heading", "Field Label", "Field Text",
               "Field Note"}
        for form in ("subpoena-federal-civil", "subpoena-civil", "subpoena-criminal")
    },
    "know-your-rights": {"Kicker", "Lead", "Meaning", "Office", "Phrase", "Reach", "Small"},
}  # fmt: skip
"""Styles of forms that are laid out by their own Word file, not by the court."""


def _documented_styles() -> set[str]:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", text.split("## Styles")[1], re.MULTILINE
    )
    names = {name.strip() for row in rows for name in row.split(",")}
    return {*names, "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Footer", "Header"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_uses_documented_styles_only(template: str) -> None:
    import docx

    document = docx.Document(str(FORMS / template))
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    paragraphs = [*document.paragraphs, *(p for c in cells for p in c.paragraphs)]
    used = {paragraph.style.name for paragraph in paragraphs if paragraph.style is not None}
    assert used <= _documented_styles() | OWN.get(template.split("/")[0], set())
    handout = {"Normal Table"} if template.startswith("know-your-rights/") else set()
    assert {table.style.name for table in document.tables if table.style} <= {
        "Packet Table", "Packet Fields", "Packet Layout", *handout,
    }  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_carries_no_trace_of_its_maker(template: str) -> None:
    import docx

    properties = docx.Document(str(FORMS / template)).core_properties
    assert properties.title
    assert properties.author == ""
    assert properties.last_modified_by == ""
    with zipfile.ZipFile(FORMS / template) as package:
        names = set(package.namelist())
        xml = package.read("word/document.xml").decode()
    assert not any("thumbnail" in name or "customXml" in name for name in names)
    assert "w:rsid" not in xml


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_of_a_court_paper_holds_no_caption_of_its_own(template: str) -> None:
    import docx
    import yaml

    form = yaml.safe_load((FORMS / template.split("/")[0] / "form.yaml").read_text("utf-8"))
    texts = [paragraph.text for paragraph in docx.Document(str(FORMS / template)).paragraphs]
    heads = ("{{ caption() }}", "{{ brief_cover(")
    slots = [text for text in texts if text.startswith(heads)]
    assert len(slots) == (1 if form.get("paper", True) else 0)
    if slots:
        assert texts[0] == slots[0]


@pytest.mark.parametrize(
    "template", [t for t in TEMPLATES if not t.startswith("know-your-rights/")]
)
def test_numbered_paragraphs_and_headings_are_real_ones(template: str) -> None:
    from lxml import etree

    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(FORMS / template) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        numbering = etree.fromstring(package.read("word/numbering.xml"))
    by_name = {s.find(f"{w}name").get(f"{w}val"): s for s in styles.iter(f"{w}style")}
    for level in range(1, 5):
        outline = by_name[f"heading {level}"].find(f"{w}pPr/{w}outlineLvl")
        assert outline.get(f"{w}val") == str(level - 1)
    number = by_name["Numbered Paragraph"].find(f"{w}pPr/{w}numPr/{w}numId").get(f"{w}val")
    (item,) = [n for n in numbering.iter(f"{w}num") if n.get(f"{w}numId") == number]
    abstract = item.find(f"{w}abstractNumId").get(f"{w}val")
    (definition,) = [
        a for a in numbering.iter(f"{w}abstractNum") if a.get(f"{w}abstractNumId") == abstract
    ]
    assert definition.find(f"{w}lvl/{w}lvlText").get(f"{w}val") == "%1."
    assert definition.find(f"{w}lvl/{w}pStyle").get(f"{w}val") == "NumberedParagraph"
