"""A new form lints, and is drafted, as it is; both shapes."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from docx import Document

from packetgen.case.loading import load_case
from packetgen.draft import DraftingInstructions, draft
from packetgen.errors import FormError
from packetgen.form import lint_form, load_form
from packetgen.form.scaffold import scaffold_form
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions
from packetgen.reading.checking import problems_against
from packetgen.reading.files import read_structured

TODAY = dt.date(2026, 12, 4)


@pytest.mark.parametrize("shape", ["letter", "paper"])
def test_a_new_form_lints_and_drafts_at_once(shape: str, tmp_path: Path, repository: Path) -> None:
    for name, data in scaffold_form("rent-receipt", "Rent receipt", shape=shape).items():
        (tmp_path / "rent-receipt" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "rent-receipt" / name).write_bytes(data)
    form = load_form("rent-receipt", extra=[tmp_path])
    assert [str(problem) for problem in lint_form(form)] == []
    values = read_structured(tmp_path / "rent-receipt" / "examples" / "basic.yaml")
    assert problems_against(form.schema, values) == ()
    case = load_case(repository / "examples" / "demo" / "case.yaml")
    court = resolve(case.jurisdiction, Conditions(TODAY, document=form.kind))
    made = draft(
        form,
        case,
        court,
        DraftingInstructions(
            today=TODAY,
            document_id="it",
            values=values.data,
            layout=layout(court) if form.paper else None,
        ),
    )
    assert made.unresolved == ()
    document = Document(io.BytesIO(made.docx))
    words = [p.text for p in document.paragraphs]
    assert "We have news." in words
    assert ("Dear Ms. Hernández:" in words) == (shape == "letter")
    assert bool(document.tables) == (shape == "paper"), "the caption"


@pytest.mark.parametrize("name", ["Rent", "-rent", "rent_receipt", "../rent", "rent--x", ""])
def test_an_id_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(FormError, match="cannot be the id"):
        scaffold_form(name, "Rent")
