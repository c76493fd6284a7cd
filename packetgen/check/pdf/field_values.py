"""What form fields hide: their own values, and words of the page that they lie on.

A page is drawn without its fields elsewhere. Here they are drawn, too, from a second reading of the
file that knows its form.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from ..finding import Box
from .covered_text import Cover, HiddenText, Hiding, letters_in, overlap
from .page_notes import annotations_on, box_of_annotation, is_hidden

if TYPE_CHECKING:
    from .page_drawing import Drawing
    from .pdf_view import PageView

MAXIMUM_FIELDS = 2_000


class _Value(NamedTuple):
    box: Box
    letters: int
    hidden: bool


def unshown_values(
    page: PageView, covers: Sequence[Cover], drawing: Drawing
) -> Iterator[HiddenText]:
    """Values under a dark comment, in their field's colour, not shown; words under a dark field."""
    try:
        with _form_page(page) as (raw, form):
            values = list(_values(raw, form, page))
            fields = [n.box for n in page.notes if n.kind == "widget"]
            under = [
                w for w in page.content.words
                if letters_in(w.text) >= 2 and any(overlap(w.box, f) > 0.8 for f in fields)
            ]  # fmt: skip
            if not (values or under):
                return
            image = raw.render(scale=drawing.scale, grayscale=True).to_pil().convert("L")
    except Exception:  # pdfium's wrapper raises more than one kind on damaged forms
        return
    for value in values:
        tone = drawing.tone(value.box)
        with_fields = drawing.tone(value.box, image)
        if tone is None or with_fields is None:
            continue
        way = Hiding.FIELD if value.hidden or with_fields[1] else None
        if not value.hidden and with_fields[0]:
            way = Hiding.COLOR
        if tone[0] and any(
            c.hiding is Hiding.COMMENT and overlap(value.box, c.box) > 0.5 for c in covers
        ):
            way = Hiding.COMMENT
        if way is not None:
            yield HiddenText(value.box, way, value.letters)
    for word in under:
        tone = drawing.tone(word.box, image)
        if tone is not None and tone[0]:
            yield HiddenText(word.box, Hiding.COMMENT, letters_in(word.text))


@contextmanager
def _form_page(page: PageView) -> Iterator[tuple[Any, Any]]:
    """The page and the form of a second reading."""
    document = page.form_document
    raw = document[page.index]
    try:
        yield raw, document.formenv
    finally:
        raw.close()


def _values(raw: Any, form: Any, page: PageView) -> Iterator[_Value]:
    """The values of fields that hold text: typed ones and choices."""
    import pypdfium2.raw as pdfium

    if form is None:
        return
    typed = (
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    )
    for note in annotations_on(raw, MAXIMUM_FIELDS):
        if pdfium.FPDFAnnot_GetFormFieldType(form.raw, note) not in typed:
            continue
        letters = letters_in(_text(pdfium, form, note))
        box = box_of_annotation(note, page.placement)
        if letters < 2 or box is None:
            continue
        yield _Value(box, letters, is_hidden(note))


def _text(pdfium: Any, form: Any, note: Any) -> str:
    size = pdfium.FPDFAnnot_GetFormFieldValue(form.raw, note, None, 0)
    if size <= 2 or size > 1_000_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form.raw, note, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
