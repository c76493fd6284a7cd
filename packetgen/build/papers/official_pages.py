"""The pages of a court's own form that is filled."""

from __future__ import annotations

from io import BytesIO

from packetgen.errors import PacketError
from packetgen.packet import Press
from packetgen.typeset import Typeset

from ..inputs.model import Inputs
from .drafted import DraftedDocument


def flattened(inputs: Inputs, document: DraftedDocument) -> Typeset:
    """A filled form as pages: every value drawn, none lost.

    Raises:
        PacketError: The form, as somebody edited it, cannot be used.
    """
    from packetgen.packet.exhibits.intake_pdf import checked_pdf
    from packetgen.packet.pdf.pdf_opening import UnusableFileError, open_pdf
    from packetgen.packet.pdf_forms.official_filling import without_buttons

    try:
        made = checked_pdf(
            without_buttons(document.docx), press=Press(inputs.today, inputs.fonts, inputs.engine)
        )
    except UnusableFileError as error:
        raise PacketError(
            f"{document.draft_name} cannot be used: {error.reason}", hint=error.hint
        ) from error
    pdf = with_pages(made.pdf, made.appendix) if made.appendix else made.pdf
    return Typeset(pdf=pdf, pages=len(open_pdf(pdf).pages), engine="typst", notes=tuple(made.notes))


def with_pages(pdf: bytes, more: bytes) -> bytes:
    """A PDF with the pages of another after its own; its form fields stay."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf), strict=False))
    for page in PdfReader(BytesIO(more)).pages:
        writer.add_page(page)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
