"""The appellate brief: its cover, what its certificate counts, and its tables in a build."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from packetgen.case.loading import load_case
from packetgen.case.model import Case
from packetgen.check import check_pdf
from packetgen.docx import read_docx
from packetgen.draft import Draft, DraftingInstructions, draft
from packetgen.form import load_form
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction
from packetgen.reading import read_structured
from packetgen.typeset import court_face, open_fonts, typeset

DAY = dt.date(2026, 12, 4)
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "forms" / "appellate-brief" / "examples" / "basic.yaml"


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case(ROOT / "examples" / "demo" / "case.yaml")


def values(**more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {**read_structured(EXAMPLE).data, **more}
    given["statement"] = "Oakwood Properties sued for rent."  # no exhibits here to cite
    return {k: v for k, v in given.items() if v is not None}


def made_in(court: str, case: Case, **more: Any) -> tuple[Draft, Jurisdiction]:
    form = load_form("appellate-brief")
    rules = resolve(court, Conditions(DAY, document=form.kind))
    figures = layout(rules, font=court_face(rules, open_fonts()))
    made = draft(
        form,
        case,
        rules,
        DraftingInstructions(today=DAY, document_id="brief", values=values(**more), layout=figures),
    )
    return made, rules


def typeset_in(court: str, case: Case) -> tuple[bytes, Jurisdiction]:
    made, rules = made_in(court, case)
    figures = layout(rules, font=court_face(rules, open_fonts()))
    done = typeset(
        read_docx(made.docx, name="brief"), layout=figures, title="Appellate brief", today=DAY,
        fonts=open_fonts(), source=made.docx, engine="typst", footer_title=made.footer_title,
    )  # fmt: skip
    return done.pdf, rules


def counted(made: Draft) -> int:
    return int(made.values["certificate.words"].split()[0].replace(",", ""))


@pytest.mark.parametrize("court", ["us-appeals-ninth", "us-ca-appeal-second"])
def test_the_cover_stands_alone_and_keeps_the_courts_rules(court: str, case: Case) -> None:
    from pypdf import PdfReader

    pdf, rules = typeset_in(court, case)
    cover = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    lines = [line.strip() for line in cover.splitlines() if line.strip()]
    assert lines[0] == "No. 26CV999014"
    for words in (*rules.court_lines, "On appeal from an order of the", "No. 26CV000314",
                  "Hon. Rosa Delmar, presiding", "OPENING BRIEF OF", "Priya N. Raman",
                  "Attorney for Defendant"):  # fmt: skip
        assert words in cover
    assert "CONTENTS" not in cover
    found = check_pdf(pdf, jurisdiction=rules, parts="1- paper", case=case).findings
    assert {"PG102", "PG907", "PG905", "PG906"} & {f.code for f in found} == set()


def test_a_cover_that_lacks_the_court_below_is_found(case: Case) -> None:
    made, rules = made_in("us-appeals-ninth", case, nature="A brief", court_below="in this case")
    figures = layout(rules, font=court_face(rules, open_fonts()))
    done = typeset(
        read_docx(made.docx, name="brief"), layout=figures, title="Appellate brief", today=DAY,
        fonts=open_fonts(), source=made.docx, engine="typst", footer_title=made.footer_title,
    )  # fmt: skip
    found = check_pdf(done.pdf, jurisdiction=rules, parts="1- paper", case=case).findings
    said = [f.message for f in found if f.code == "PG907"]
    assert said
    assert "court below" in said[0]


def test_federal_briefs_leave_cover_tables_and_statements_out_of_the_count(case: Case) -> None:
    plain, _ = made_in("us-appeals-ninth", case)
    longer, _ = made_in(
        "us-appeals-ninth", case, court_below="a court with a very long name " * 3,
        disclosure="Nobody owns ten percent. " * 20, oral_argument="Argument would help. " * 20,
    )  # fmt: skip
    heads = 2 + 4  # the headings of the two statements count
    assert counted(longer) - counted(plain) <= heads
    body, _ = made_in("us-appeals-ninth", case, summary="one two three four five six seven")
    fewer, _ = made_in("us-appeals-ninth", case, summary="one two three")
    assert counted(body) - counted(fewer) == 4


def test_where_no_rule_leaves_anything_out_the_cover_counts(case: Case) -> None:
    plain, _ = made_in("us-ca-appeal-second", case)
    longer, _ = made_in("us-ca-appeal-second", case, court_below="a b c d e f g h i j")
    assert counted(longer) != counted(plain)


def test_what_is_not_said_has_no_heading(case: Case) -> None:
    made, _ = made_in("us-appeals-ninth", case, summary=None, standard=None, jurisdiction=None)
    heads = [p.text for p in Document(io.BytesIO(made.docx)).paragraphs
             if (p.style.name or "").startswith("Heading 1")]  # fmt: skip
    assert heads == ["Statement of Issues", "Statement of the Case", "Argument", "Conclusion"]
    answering, _ = made_in("us-appeals-ninth", case, brief="answering", issues=["Whether it is."])
    assert answering.title.startswith("Answering Brief of")
    assert "Statement of the Issue" in [
        p.text for p in Document(io.BytesIO(answering.docx)).paragraphs
    ]


def test_every_court_of_appeals_is_served_and_no_trial_court() -> None:
    form = load_form("appellate-brief")
    assert form.serves("us-tx-supreme")
    assert not form.serves("us-tx-trial-travis")
