"""A cell made as a build makes it: drafted, read back, typeset."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from packetgen.case.model import Case, Signature
from packetgen.docx import read_docx
from packetgen.docx.blocks import Document
from packetgen.draft import Draft, DraftingInstructions, draft
from packetgen.form import Form
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction, Layout
from packetgen.reading.files import read_structured
from packetgen.typeset import FontBook, Typeset, court_face, open_fonts, typeset
from tests.drafting import lettered

from .cells import Cell, form_of
from .variants import ROOT, Data, case_of

TODAY = dt.date(2026, 12, 4)


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A draft and its PDF. Of equal drafts of one layout there is one paper, which is itself."""

    docx: bytes
    layout: Layout | None
    footer_title: str
    blocks: Document
    typeset: Typeset


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a cell, with everything it was made from."""

    cell: Cell
    form: Form
    case: Case
    court: Jurisdiction
    layout: Layout
    values: dict[str, Any]
    draft: Draft
    paper: Paper

    @property
    def blocks(self) -> Document:
        return self.paper.blocks

    @property
    def typeset(self) -> Typeset:
        return self.paper.typeset


@lru_cache(maxsize=1)
def fonts() -> FontBook:
    return open_fonts()


@lru_cache(maxsize=128)
def _court_of(identifier: str, conditions: Conditions) -> tuple[Jurisdiction, Layout]:
    court = resolve(identifier, conditions, county="Kings")
    if "division" in court["caption.slots"].members:
        named = (*court.court_lines, "SAN FRANCISCO DIVISION")
        court = resolve(identifier, conditions, county="Kings", court_lines=named)
    return court, layout(court, font=court_face(court, fonts()))


def values_of(cell: Cell) -> tuple[str, dict[str, Any], Path]:
    """The example case that an example is for, its values, and their folder."""
    path = ROOT / "forms" / cell.form / "examples" / f"{cell.example}.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = re.search(r"examples/([a-z-]+)/case\.yaml", first)
    base = named[1] if named else "demo"
    return base, dict(read_structured(path).data or {}), path.parent


def signer_of(form: Form, case: Case, values: dict[str, Any]) -> str:
    """The id of the one who signs a paper last: its declarant or server, else the lawyer."""
    named = values.get("server") or values.get(form.signer)
    return str(named or (case.our_counsel[0].id if case.our_counsel else case.client))


def papers_of(form: Form, values: dict[str, Any]) -> list[str]:
    """The other papers of a plan that a form's values name."""
    kinds = {name: spec.get("x-id") for name, spec in form.properties.items()}
    return [str(v) for name, v in values.items() if kinds.get(name) == "document"]


def made_from(cell: Cell) -> Made:
    """Draft, read and typeset a cell, with the gates of typesetting on; equal drafts but once."""
    drafted = drafted_from(cell)
    form, made = drafted.form, drafted.draft
    figures = drafted.layout if form.paper else None
    paper = paper_of(made.docx, figures, form.title, made.footer_title)
    return Made(
        cell, form, drafted.case, drafted.court, drafted.layout, drafted.values, made, paper
    )


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft of a cell, with everything it was made from."""

    form: Form
    case: Case
    court: Jurisdiction
    layout: Layout
    values: dict[str, Any]
    draft: Draft


def drafted_from(cell: Cell, changed: Callable[[Form, Data], Data] | None = None) -> Drafted:
    """Draft a cell; ``changed`` gives the values of the form that stand in for the example's."""
    form = form_of(cell.form)
    base, values, folder = values_of(cell)
    case = case_of(base, cell.variant)
    if not case.hearings:
        values.pop("hearing", None)
    if changed is not None:
        values = changed(form, values)
    if cell.variant.id == "done":
        signed = Signature(
            signer_of(form, case, values), TODAY, "electronic", "Oakland, California"
        )
        case = replace(case, signatures={"paper": signed})
        if "served" in form.properties:
            values |= {"served": "on-custodian", "fees": "$40.00 and $18.20 mileage"}
    filer = "self-represented" if cell.variant.id == "self-represented" else "attorney"
    conditions = Conditions(TODAY, document=form.kind, case_type=case.kind, filer=filer,
                            initial=form.initial)  # fmt: skip
    # Some rule files leave the place to the case.
    court, figures = _court_of(cell.court, conditions)
    named = [d for service in case.services for d in service.documents]
    made = draft(
        form,
        case,
        court,
        DraftingInstructions(
            today=TODAY,
            document_id="paper",
            values=values,
            exhibits=lettered(case, pages=2),
            layout=figures if form.paper else None,
            base=folder,
            titles={d: f"Paper named {d}" for d in (*named, *papers_of(form, values))},
        ),
    )
    return Drafted(form, case, court, figures, values, made)


@lru_cache(maxsize=48)
def paper_of(docx: bytes, figures: Layout | None, title: str, footer_title: str) -> Paper:
    """The PDF of a draft, made once for all courts whose dressing, wording and case are equal."""
    blocks = read_docx(docx, name=title)
    done = typeset(
        blocks, layout=figures, title=title, today=TODAY, fonts=fonts(), source=docx,
        engine="typst", footer_title=footer_title, alone=True,
    )  # fmt: skip
    return Paper(docx, figures, footer_title, blocks, done)
