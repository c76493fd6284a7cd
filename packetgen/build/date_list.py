"""The dates of a case as a table in Word and PDF: the form ``deadline-list``, filled and set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from packetgen.deadlines import CaseDates
from packetgen.draft import DraftingInstructions, draft
from packetgen.errors import JurisdictionError
from packetgen.form import load_form
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction

FORM = "deadline-list"


def date_list_docx(
    dates: CaseDates,
    *,
    titles: Mapping[str, str] | None = None,
    form_folders: Sequence[Path] = (),
    court_folders: Sequence[Path] = (),
) -> bytes:
    """The dates as a Word file, from the template of the form ``deadline-list``.

    Args:
        dates: From :func:`packetgen.build.dates_of` or :func:`packetgen.deadlines.case_dates`.
        titles: Titles of the plan's documents by id.
        form_folders: Folders with forms of one's own; a ``deadline-list`` there is used instead.
        court_folders: Folders with courts of one's own.

    Raises:
        FormError: The template cannot be filled.
    """
    return draft(
        load_form(FORM, extra=form_folders),
        dates.case,
        _court(dates, court_folders),
        DraftingInstructions(
            today=dates.today, document_id=FORM, titles=titles, dates=lambda: dates
        ),
    ).docx


def date_list_pdf(
    docx: bytes, dates: CaseDates, *, engine: str = "auto", font_folders: Sequence[Path] = ()
) -> bytes:
    """The Word file of :func:`date_list_docx`, or an edited one, as PDF.

    Raises:
        EngineError: It holds what the engine cannot set, or words would be lost.
    """
    from packetgen.docx import read_docx
    from packetgen.typeset import open_fonts, typeset

    number = f", No. {dates.case.number}" if dates.case.number else ""
    return typeset(
        read_docx(docx, name="deadlines.docx"),
        layout=None,
        title=f"Dates and Deadlines{number}",
        language="en",
        today=dates.today,
        fonts=open_fonts(preferred="Arimo", folders=tuple(font_folders)),
        source=docx,
        engine=engine,
    ).pdf


def _court(dates: CaseDates, folders: Sequence[Path]) -> Jurisdiction | None:
    """The court, for its name and privacy rules; None where only its rules on time are known."""
    try:
        return resolve(dates.court.id, Conditions(on=dates.today), extra=folders)
    except JurisdictionError:
        return None
