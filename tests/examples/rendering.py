"""Drafts of the shipped forms from the example cases, for the tests of this folder."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

import docx

from packetgen.case.loading import load_case
from packetgen.case.model import Case
from packetgen.docx import read_docx
from packetgen.draft import Draft
from packetgen.form.loading import load_form
from packetgen.typeset import open_fonts, typeset
from packetgen.typeset.gates.words import text_of as pdf_text
from tests.drafting import court_for, drafted_for, lettered
from tests.written_words import written_words

from .shipped import EXAMPLES, FORMS

TODAY = dt.date(2026, 12, 4)


def _documents_named(form_id: str, values: dict[str, Any]) -> list[str]:
    """Documents of a plan that the form's values name, as its schema says."""
    schema = json.loads((FORMS / form_id / "schema.json").read_text("utf-8"))
    named = [k for k, v in schema.get("properties", {}).items() if v.get("x-id") == "document"]
    return [values[key] for key in named if isinstance(values.get(key), str)]


def drafted(
    case_name: str,
    form_id: str,
    values: dict[str, Any],
    document: str = "paper",
    *,
    changed: Callable[[Case], Case] = lambda case: case,
) -> Draft:
    """One document of an example case, as of the demo's filing day; ``changed`` alters the case."""
    folder = EXAMPLES / case_name
    case = changed(load_case(folder / "case.yaml"))
    form = load_form(form_id)
    courts = (case.jurisdiction, "us-federal-cand", *form.jurisdictions)
    court = court_for(form, case, next(c for c in courts if form.serves(c)))
    named = (
        *(i for service in case.services for i in service.documents),
        *_documents_named(form_id, values),
    )
    return drafted_for(
        court, form, case, document_id=document, values=values,
        exhibits=lettered(case, pages=1), base=folder,
        titles={identifier: f"Title of {identifier}" for identifier in named},
    )  # fmt: skip


def text_of(made: Draft) -> str:
    """The body of a draft as text, tables included, in reading order."""
    body = docx.Document(io.BytesIO(made.docx)).element.body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = [written_words(paragraph) for paragraph in body.iter(f"{word}p")]
    return "\n".join(lines)


def pages_of(made: Draft) -> list[str]:
    """The text of each page of a draft of a form with its own layout, as a PDF holds it."""
    done = typeset(
        read_docx(made.docx),
        layout=None,
        title=made.title,
        today=TODAY,
        fonts=open_fonts(),
        source=made.docx,
        engine="typst",
    )
    return pdf_text(done.pdf)
