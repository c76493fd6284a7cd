"""Handouts by themselves, without a table: a topic in a language, on a sheet of a size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packetgen.case import Case, case_from_data
from packetgen.draft import DraftingInstructions, draft
from packetgen.errors import CaseError, FormError, Location, Problem
from packetgen.form import Form
from packetgen.handout import Review
from packetgen.handout.languages import runs_right_to_left
from packetgen.reading import Structured

from .sheet_fit import fitted

if TYPE_CHECKING:
    from packetgen.typeset import FontBook


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout as Word file and PDF. ``notes`` are what the typesetting says."""

    topic: str
    language: str
    size: str
    title: str
    docx: bytes = field(repr=False)
    pdf: bytes = field(repr=False)
    pages: int = 1
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A file name without ending: topic, size, language."""
        return f"{self.topic}-{self.size}-{self.language}"


def office_case(data: Mapping[str, Any], name: str) -> Case:
    """A case that holds nobody, for papers of an office that are for everybody.

    Args:
        data: A case file's data; only its office and jurisdiction are used.
        name: Its name in messages.

    Raises:
        CaseError: There is no office with name and phone in it, or what is there is wrong.
    """
    office = data.get("office")
    lacking = [k for k in ("name", "phone") if not (isinstance(office, Mapping) and office.get(k))]
    if lacking:
        problems = tuple(
            Problem(Location(name, pointer=f"/office/{key}"), "is missing", "Handouts show it.")
            for key in lacking
        )
        raise CaseError(f"{name} does not say whose handouts these are", problems=problems)
    nobody = {"id": "client", "role": "client", "side": "first"}
    whole = {
        "jurisdiction": data.get("jurisdiction", "us"),
        "case": {"parties": [{**nobody, "name": "Nobody"}]},
        "office": office,
    }
    return case_from_data(Structured(whole, name), Path(), check_files=False)


def make_handout(
    form: Form,
    case: Case,
    topic: str,
    language: str,
    *,
    size: str = "full",
    today: dt.date,
    fonts: FontBook,
    link: str = "",
    reviews: Sequence[Review] = (),
) -> Handout:
    """One handout for everybody.

    Args:
        form: A form with content, such as ``load_form("know-your-rights")``.
        case: The office (:func:`office_case`).
        topic: Id of the topic.
        language: Code of the language.
        size: full, half or card.
        today: Date of the PDF's making; it is not printed.
        fonts: Open fonts; other scripts need those of ``packetgen[languages]``.
        link: What the QR code opens; default: the office's website, else its phone.
        reviews: What the office recorded.

    Raises:
        FormError: No such topic, or one that is not ready in the language.
        EngineError: It cannot be typeset; a character without a glyph is named.
    """
    from packetgen.docx import read_docx
    from packetgen.typeset import typeset

    values = {"topic": topic, "size": size} | ({"link": link} if link else {})
    made = draft(
        form,
        case,
        None,
        DraftingInstructions(
            today=today,
            document_id=form.id,
            values=values,
            language=language,
            literal=True,
            reviews=reviews,
        ),
    )
    if made.unresolved:
        raise FormError("The handout lacks something.", problems=tuple(made.unresolved))
    docx, done, notes = fitted(
        made.docx,
        size,
        lambda word: typeset(
            read_docx(word, name=form.id), layout=None, title=made.title, language=language,
            today=today, fonts=fonts, source=word, footer_title=made.footer_title, alone=True,
            name=f"{topic}-{size}-{language}",
        ),
    )  # fmt: skip
    return Handout(
        topic, language, size, made.title, docx, done.pdf, done.pages, (*done.notes, *notes)
    )


def sheet_of(
    handout: Handout, up: int, *, today: dt.date, flip: str = "long-edge", fold: bool = False
) -> bytes:
    """A sheet to print and cut: ``up`` copies in front, their backs exactly behind them.

    Args:
        handout: A card (two sides) or a half sheet.
        up: 2, 4 or 8.
        today: Date of the PDF's making.
        flip: The edge on which the printer turns the sheet: long-edge or short-edge.
        fold: The two sides of a card side by side: half as many copies, printed on one side.
    """
    from packetgen.packet.metadata import About
    from packetgen.packet.sheets.imposition import add_cards
    from packetgen.packet.sheets.print_sheets import SheetWriter

    writer = SheetWriter(About(handout.title, handout.language, today))
    source = writer.open(handout.pdf, name=handout.name)
    add_cards(
        writer, [source] * (up // 2 if fold else up), up, flip=flip, fold=fold,
        right_to_left=runs_right_to_left(handout.language),
    )  # fmt: skip
    return writer.finish()
