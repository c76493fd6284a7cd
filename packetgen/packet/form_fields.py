"""Form fields of exhibits: every value must be visible before the fields become mere pictures."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from .links import annotations_of
from .pdf_opening import Opened, UnusableFileError, open_pdf
from .pdf_values import array, dictionary, plain
from .press import Press

_HINT = "Open the form in a PDF viewer and print it to a new PDF, then use that file."


def with_visible_fields(opened: Opened, press: Press | None = None) -> tuple[bytes, list[str]]:
    """The file with a picture for every filled field, and notes.

    Raises:
        UnusableFileError: A dynamic XFA form, whose pages exist only inside the program it was made
            for; or values that no picture can be made of.
    """
    data = opened.data
    form = dictionary(opened.catalog.get("/AcroForm"))
    if form is None:
        return data, []
    if plain(form.get("/XFA")) is not None and (
        plain(opened.catalog.get("/NeedsRendering")) is not None and not array(form.get("/Fields"))
    ):
        raise UnusableFileError("it is a dynamic XFA form, which only Adobe Reader shows", _HINT)
    widgets = list(_widgets(opened))
    if not widgets:
        return data, []
    notes = ["its form fields were flattened: their values stay visible, and can no longer change"]
    needed = plain(form.get("/NeedAppearances"))
    stale = bool(getattr(needed, "value", needed))
    missing = [
        field
        for _, field in widgets
        if field.kind in {"/Tx", "/Ch"} and field.text and (stale or not field.pictured)
    ]
    if not missing:
        return data, notes
    return _pictured(data, missing), notes


class _Field:
    """A widget with what it inherits from its field."""

    def __init__(self, widget: Any) -> None:
        self.name = ".".join(reversed([str(n) for n in _chain(widget, "/T")]))
        self.kind = str(next(_chain(widget, "/FT"), ""))
        value = next(_chain(widget, "/V"), None)
        items = value if isinstance(value, list) else [value]
        self.text = "\n".join(str(plain(item)) for item in items if plain(item) is not None)
        pictures = dictionary(widget.get("/AP"))
        picture = plain(pictures.get("/N")) if pictures is not None else None
        self.pictured = picture is not None
        self.drawn = picture is not None and b"Tj" in getattr(picture, "get_data", bytes)()


def _widgets(opened: Opened) -> Iterator[tuple[Any, _Field]]:
    for page in opened.pages:
        for annotation in annotations_of(page):
            if annotation.get("/Subtype") == "/Widget":
                yield annotation, _Field(annotation)


def _chain(widget: Any, key: str) -> Iterator[Any]:
    """The values of a key from the widget up to its topmost field."""
    node, steps = widget, 0
    while node is not None and steps < 50:
        value = plain(node.get(key))
        if value is not None:
            yield value
        node, steps = dictionary(node.get("/Parent")), steps + 1


def _pictured(data: bytes, missing: list[_Field]) -> bytes:
    """The file with pictures made for some fields.

    pypdf draws with the field's own font, which holds Western letters at most; values in other
    letters are refused rather than lost.
    """
    from pypdf import PdfReader, PdfWriter

    for field in missing:
        try:
            field.text.encode("cp1252")
        except UnicodeEncodeError:
            raise UnusableFileError(
                f"the value of its field '{field.name}' has letters that the form's font lacks",
                _HINT,
            ) from None
    try:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(data), strict=False))
        for page in writer.pages:
            writer.update_page_form_field_values(
                page, {field.name: field.text for field in missing}, auto_regenerate=False
            )
        buffer = BytesIO()
        writer.write(buffer)
    except Exception as error:  # pypdf raises nearly anything on damaged input
        raise UnusableFileError("the values of its form fields cannot be shown", _HINT) from error
    made = buffer.getvalue()
    names = {field.name for field in missing}
    for field in (field for _, field in _widgets(open_pdf(made)) if field.name in names):
        if not field.drawn:
            raise UnusableFileError(f"the value of its field '{field.name}' cannot be shown", _HINT)
    return made
