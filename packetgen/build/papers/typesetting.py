"""Word documents of a packet into PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from packetgen.typeset import Typeset, typeset

from ..front_tables.authority_marks import without_marks
from ..front_tables.tables import has_front_tables, with_front_tables
from ..inputs.languages import language_set
from ..inputs.model import Inputs
from .cite_places import with_places
from .drafted import DraftedDocument
from .drafts import refreshed
from .official_pages import flattened

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document, Section


def typeset_paper(
    inputs: Inputs, document: DraftedDocument, places: Mapping[str, str] | None = None
) -> Typeset:
    """A drafted document by the court's layout (papers) or its own page set-up (letters).

    ``places`` are words to put after cites, by address: in which other volume they lead.

    Raises:
        EngineError: It holds what the engine cannot set, or words would be lost.
    """
    from packetgen.docx import read_docx

    if document.official:
        return flattened(inputs, document)
    planned = inputs.plan.document(document.id)
    form = inputs.forms[planned.form]
    court = inputs.court_for(form.kind, recorded=planned.recorded)
    layout = court.layout if form.paper else None

    def set_pages(blocks: Document, source: bytes) -> Typeset:
        return typeset(
            blocks,
            layout=layout,
            title=pdf_title(inputs, form.title),
            language=language_set(form, planned),
            today=inputs.today,
            fonts=inputs.fonts,
            source=source,
            engine=inputs.engine,
            footer_title=document.footer_title,
            name=document.id,
        )

    def read(docx: bytes) -> Document:
        blocks = refreshed(read_docx(docx, name=document.draft_name), inputs.labels)
        return with_places(blocks, places or {})

    if not has_front_tables(document.docx):
        blocks = with_places(document.blocks, places or {})
        return set_pages(without_marks(blocks), document.docx)
    made = with_front_tables(document.docx, read, set_pages)
    return replace(made.typeset, unmarked=made.unmarked)


def typeset_blocks(
    inputs: Inputs, docx: bytes, *, name: str, title: str = "", sheet: bool = False
) -> Typeset:
    """Any other Word file (a cover, an exhibit) by its own page set-up.

    ``sheet`` marks packetgen's own covers and indexes: they have the court's page size, and keep
    the width of their text.

    Raises:
        EngineError: It holds what the engine cannot set, or words would be lost.
    """
    from packetgen.docx import read_docx

    blocks = read_docx(docx, name=name)
    if sheet:
        size = inputs.court_for("").layout
        blocks = _on_the_courts_page(blocks, size.width, size.height)
    return typeset(
        blocks,
        layout=None,
        title=title or "Exhibit",
        language="en",
        today=inputs.today,
        fonts=inputs.fonts,
        source=docx,
        engine=inputs.engine,
        name=name,
    )


def _on_the_courts_page(blocks: Document, width: float, height: float) -> Document:
    def fitted(section: Section) -> Section:
        wider = (width - section.width) / 2
        return replace(
            section, width=width, height=height, left=section.left + wider,
            right=section.right + wider,
        )  # fmt: skip

    return replace(blocks, sections=tuple(fitted(section) for section in blocks.sections))


def pdf_title(inputs: Inputs, title: str) -> str:
    """Title for a PDF's metadata: form and case number, never a client's name."""
    return f"{title}, No. {inputs.case.number}" if inputs.case.number else title
