"""Comments in a PDF: notes that a reviewer left on its pages, whose words no printed page shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from packetgen.case import Treatment
from packetgen.reading.english_counts import counted

from ..links import annotations_of
from ..pdf.pdf_opening import Opened, UnusableFileError, complaints
from ..pdf.pdf_values import array, plain
from ..pdf_forms.form_values import text_of
from ..sheets.converted import Comment, Converted
from ..sheets.press import Press
from ..sheets.slip_sheets import comments_sheet

_NOTES = frozenset({"/Text", "/Caret"})
_MARKS = frozenset(
    {
        "/Highlight",
        "/Underline",
        "/StrikeOut",
        "/Squiggly",
        "/Square",
        "/Circle",
        "/Line",
        "/Polygon",
        "/PolyLine",
        "/Ink",
    }
)
_WORDS = ("/Contents", "/RC", "/T", "/Subj", "/Popup", "/IRT", "/NM")


def comments_of(opened: Opened) -> tuple[Comment, ...]:
    """The comments of a file in the order of its pages; not what is written on the page itself."""
    return tuple(
        Comment(
            number,
            " ".join(text_of(annotation.get("/T")).split())[:80],
            text_of(annotation.get("/Contents")).replace("\r", "\n").strip(),
        )
        for number, page in enumerate(opened.pages, 1)
        for annotation in annotations_of(page)
        if annotation.get("/Subtype") in _NOTES | _MARKS
        and text_of(annotation.get("/Contents")).strip()
    )


def with_comments_decided(
    made: Converted, treatment: Treatment, press: Press | None, pages: Collection[int]
) -> Converted:
    """The file with its comments shown as the plan says.

    Args:
        made: The file as PDF.
        treatment: ``show_changes``: ``marked`` lists the comments on a sheet after the file,
            ``final`` and ``original`` leave them out (a highlight stays, its words do not).
        press: Sets the sheet.
        pages: Pages that go into the packet: comments on others are not asked about, nor listed.

    Raises:
        UnusableFileError: Nobody has decided.
    """
    found = [comment for comment in made.comments if comment.page in pages]
    way = treatment.show_changes
    if found and not way:
        where = sorted({comment.page for comment in found})
        listed = ", ".join(str(page) for page in where[:8]) + (" …" if len(where) > 8 else "")
        named = "page" if len(where) == 1 else "pages"
        raise UnusableFileError(
            f"it has {counted(len(found), 'comment')} ({named} {listed}), whose words its pages do "
            "not show",
            "Say how to show them: 'show_changes: marked' lists them on a sheet after the file, "
            "'final' leaves them out.",
        )
    if not made.comments or (way == "marked" and not found):
        return made
    if way == "marked":
        said = f"{_its(found)} listed on a sheet after it"
        sheet = comments_sheet(press, found) if press is not None else b""
        return replace(made, notes=(*made.notes, said), shown=(*made.shown, said), further=sheet)
    data = _without(made.pdf)
    if not found:
        return replace(made, pdf=data)
    said = f"{_its(found)} left out"
    return replace(made, pdf=data, notes=(*made.notes, said), shown=(*made.shown, said))


def _its(found: Sequence[Comment]) -> str:
    return "its comment is" if len(found) == 1 else f"its {len(found)} comments are"


def _without(data: bytes) -> bytes:
    """The file without its notes, and without the words and authors of its other marks."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, NameObject

    try:
        with complaints():
            writer = PdfWriter(clone_from=PdfReader(BytesIO(data), strict=False))
            for page in writer.pages:
                kept = ArrayObject()
                for entry in array(page.get("/Annots")):
                    annotation: Any = plain(entry)
                    if isinstance(annotation, dict):
                        kind = annotation.get("/Subtype")
                        if kind in _NOTES or kind == "/Popup":
                            annotation.clear()
                            continue
                        if kind in _MARKS:
                            for key in _WORDS:
                                annotation.pop(key, None)
                    kept.append(entry)
                if "/Annots" in page:
                    page[NameObject("/Annots")] = kept
            buffer = BytesIO()
            writer.write(buffer)
            return buffer.getvalue()
    except Exception as error:  # pypdf raises nearly anything on damaged input
        raise UnusableFileError(
            "its comments cannot be left out",
            "Delete them in a PDF editor, or list them: 'show_changes: marked'.",
        ) from error
