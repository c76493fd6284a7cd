"""Spreadsheets beside the papers whose form asks for one."""

from __future__ import annotations

from packetgen.docx import read_docx
from packetgen.docx.sheets import sheets_of
from packetgen.output import xlsx_bytes

from ..made import Made

OWN_USE = "For the office’s own use: not for court, not for service."
"""What the sheets of the office say, on paper at the foot of each page."""


def spreadsheets(made: Made) -> dict[str, bytes]:
    """``spreadsheets/<document>.xlsx`` with the tables of each such draft, edited or not."""
    found: dict[str, bytes] = {}
    for planned in made.inputs.plan.documents:
        form = made.inputs.forms[planned.form]
        if "xlsx" not in form.formats:
            continue
        draft = made.drafted[planned.id]
        sheets = sheets_of(
            read_docx(draft.docx, name=draft.draft_name),
            title=form.title,
            note=OWN_USE if form.audience == "internal" else "",
        )
        if sheets:
            found[f"spreadsheets/{planned.id}.xlsx"] = xlsx_bytes(sheets)
    return found
