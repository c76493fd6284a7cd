"""PDF exhibits: is the file whole, what does it hold beside pages, do its form fields show?"""

from __future__ import annotations

from collections.abc import Iterator

from .converted import Converted
from .form_fields import with_visible_fields
from .links import annotations_of
from .page_content import streams_of
from .pdf_destinations import name_tree
from .pdf_opening import Opened, UnusableFileError, complaints, open_pdf
from .pdf_values import dictionary, plain


def checked_pdf(data: bytes) -> Converted:
    """The file with visible form values, and notes for the report.

    Raises:
        UnusableFileError: See :func:`~packetgen.packet.pdf_opening.open_pdf`; also dynamic XFA
            forms, pages without a size or content that can be reached, and fields whose values
            cannot be shown.
    """
    opened = open_pdf(data)
    notes = list(opened.notes)
    with complaints() as heard:
        _refuse_unreadable_pages(opened)
        notes += _active_content(opened)
        data, more = with_visible_fields(opened)
        notes += more
    if heard and not opened.notes:
        notes.append(f"the file is damaged and was read with repairs ({heard[0]})")
    return Converted(data, len(opened.pages), notes=tuple(dict.fromkeys(notes)))


def _refuse_unreadable_pages(opened: Opened) -> None:
    """Read what every page refers to, so that damage shows now and not in the finished packet."""
    for number, page in enumerate(opened.pages, 1):
        try:
            lost = dict.get(page, "/Contents") is not None and not (
                streams_of(page) or plain(dict.get(page, "/Contents")) == []
            )
        except Exception:  # pypdf raises nearly anything on damaged input
            lost = True
        if lost:
            raise UnusableFileError(
                f"it is damaged: the content of page {number} cannot be read",
                "Open it in a PDF viewer and print it to a new PDF, or get it from its source "
                "again.",
            )


def _active_content(opened: Opened) -> Iterator[str]:
    """What the packet leaves behind, in words for the report."""
    catalog = opened.catalog
    names = dictionary(catalog.get("/Names"))
    if names is not None:
        if any(True for _ in name_tree(names.get("/JavaScript"))):
            yield "its scripts were removed"
        files = sum(1 for _ in name_tree(names.get("/EmbeddedFiles")))
        if files:
            yield f"{files} file{'s' if files > 1 else ''} embedded in it were left out"
    action = dictionary(catalog.get("/OpenAction"))
    if action is not None and action.get("/S") not in (None, "/GoTo"):
        yield f"its opening action ({str(action.get('/S'))[1:]}) was removed"
    if dictionary(catalog.get("/AA")) is not None:
        yield "its scripts were removed"
    if any(
        annotation.get("/FT") == "/Sig" and dictionary(annotation.get("/V")) is not None
        for page in opened.pages
        for annotation in annotations_of(page)
    ):
        yield "it is signed digitally; a copy of its pages cannot carry the signature"
    comments = sum(
        1
        for page in opened.pages
        for annotation in annotations_of(page)
        if annotation.get("/Subtype") in ("/Text", "/FreeText")
        and plain(annotation.get("/Contents"))
    )
    if comments:
        yield f"it holds {comments} comment{'s' if comments > 1 else ''}, which stay visible"
