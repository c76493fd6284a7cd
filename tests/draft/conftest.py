"""A small case, a Californian layout, and forms whose templates are typed in the test."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from packetgen.case.model import (
    Address,
    Case,
    Counsel,
    Hearing,
    Office,
    Party,
    Person,
    PersonName,
    Sensitive,
    SensitiveKind,
)  # fmt: skip
from packetgen.draft import Draft, DraftingInstructions, LabelledExhibit, draft
from packetgen.form import Form
from packetgen.jurisdiction.model import Conditions, Jurisdiction, Layout
from tests.written_words import written_words

TODAY = dt.date(2026, 11, 21)
CALIFORNIA = Layout(
    left=108, right=36, bottom=48, numbered_lines=True, line_rule="double",
    attorney_block_first=True, court_line=8, footer_title=True, footer_rule=True,
    hearing_block=True,
)  # fmt: skip
PLAIN = Layout()


@pytest.fixture
def case() -> Case:
    """María Hernández against a company and a person."""
    lawyer = Counsel(
        "lawyer", PersonName(given="Jordan", middle="Q.", family="Advocate"), "123456",
        firm="Legal Aid", address=Address(("100 Main Street",), "Oakland", "CA", "94612"),
        phone="5105550142", email="jordan@example.org",
    )  # fmt: skip
    return Case(
        "us-ca-superior-alameda", "RG26-014722", short_title="Hernández v. Oakwood",
        filed=dt.date(2026, 3, 2), client="hernandez",
        parties=(
            Party("hernandez", "plaintiff", "first", PersonName(given="María", family="Hernández"),
                  represented_by=("lawyer",), address=Address(("1 Elm",), "Oakland", "CA", "94600"),
                  sensitive=(Sensitive(SensitiveKind.SSN, "123-45-6789"),
                             Sensitive(SensitiveKind.BIRTH_DATE, "1990-05-17"))),
            Party("oakwood", "defendant", "second", organization="Oakwood Properties, LLC"),
            Party("owner", "defendant", "second", PersonName(given="Pat", family="Owner")),
        ),
        counsel=(lawyer,),
        people=(Person("witness", PersonName(given="Grace", family="Okonkwo"), role="inspector"),),
        hearings=(Hearing("past", dt.date(2026, 5, 1)),
                  Hearing("relief", dt.date(2026, 12, 14), dt.time(9), "17",
                          PersonName(given="Ana", family="Rivera"))),
        office=Office("Legal Aid", address=lawyer.address, phone="5105550142"),
    )  # fmt: skip


@pytest.fixture
def court() -> Jurisdiction:
    """A court with no rule but its name; layouts come from the tests."""
    chain = ("us", "us-ca", "us-ca-superior", "us-ca-superior-alameda")
    return Jurisdiction(
        "us-ca-superior-alameda", "Superior Court of California, County of Alameda",
        ("SUPERIOR COURT OF THE STATE OF CALIFORNIA", "COUNTY OF ALAMEDA"), "Alameda",
        Conditions(TODAY), {}, chain,
        identity={"state": "California", "bar_label": "SBN", "room": "Department"},
    )  # fmt: skip


def word_file(*paragraphs: str, header: str = "", footer: str = "") -> bytes:
    """A Word file with one paragraph per text; "Style: …" before a text sets its style."""
    from docx import Document

    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for story, words in ((document.sections[0].header, header),
                         (document.sections[0].footer, footer)):  # fmt: skip
        if words:
            story.paragraphs[0].text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_form(*paragraphs: str, template: bytes = b"", **fields: Any) -> Form:
    """A form whose template has these paragraphs."""
    given: dict[str, Any] = {"paper": False, "audience": "court", "kind": "notice"}
    given |= fields
    return Form("sample", "Sample paper", template or word_file(*paragraphs), **given)


Drafter = Callable[..., Draft]


@pytest.fixture
def fill(case: Case, court: Jurisdiction) -> Drafter:
    """Draft a form with these paragraphs and values."""

    def run(
        *paragraphs: str, values: Mapping[str, Any] | None = None, labels: Sequence[str] = (),
        layout: Layout | None = None, form: Form | None = None, case: Case = case,
        court: Jurisdiction | None = court, mark_unresolved: bool = True, **options: Any,
    ) -> Draft:  # fmt: skip
        chosen = form or make_form(*paragraphs, paper=layout is not None)
        if not chosen.schema and values:
            schema = {"type": "object", "properties": {name: {} for name in values}}
            chosen = replace(chosen, schema=schema)
        exhibits = [
            LabelledExhibit(name, chr(ord("A") + n), name.title(), pages=3)
            for n, name in enumerate(labels)
        ]
        instructions = DraftingInstructions(
            today=TODAY, document_id="doc", values=values, exhibits=exhibits, layout=layout,
            **options,
        )  # fmt: skip
        return draft(chosen, case, court, instructions, mark_unresolved=mark_unresolved)

    return run


def xml_of(made: Draft, part: str = "word/document.xml") -> str:
    """One part of a draft."""
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        return package.read(part).decode("utf-8")


def lines_of(made: Draft, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph, with tabs and line breaks."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = etree.fromstring(xml_of(made, part).encode("utf-8"))
    return [written_words(paragraph) for paragraph in root.iter(f"{word}p")]


def text_of(made: Draft, part: str = "word/document.xml") -> str:
    """All paragraphs, one per line."""
    return "\n".join(lines_of(made, part))
