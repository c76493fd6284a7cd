"""What a PDF carries beside its pages: scripts, embedded files, signatures, comments, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..links import annotations_of
from ..outlines import read_outline
from ..pdf.pdf_destinations import Destinations, name_tree
from ..pdf.pdf_opening import Opened, UnusableFileError
from ..pdf.pdf_values import dictionary, plain
from ..pdf_forms.form_values import chain, text_of

_ACTIVE = {"/JavaScript": "script", "/Launch": "program start", "/SubmitForm": "form submission",
           "/ImportData": "data import"}  # fmt: skip


def left_behind(opened: Opened) -> Iterator[str]:
    """What the packet leaves behind, in words for the report.

    Raises:
        UnusableFileError: The file is a portfolio: what it shows are the files inside it.
    """
    catalog = opened.catalog
    names = dictionary(catalog.get("/Names")) or {}
    files = list(_embedded(opened, names))
    if dictionary(catalog.get("/Collection")) is not None and files:
        raise UnusableFileError(
            f"it is a portfolio of {_listed(files)}, and its own pages say little",
            "Save the files out of it in Acrobat, and name those that matter: 'files: […]'.",
        )
    if files:
        many = "a file" if len(files) == 1 else f"{len(files)} files"
        was = "was" if len(files) == 1 else "were"
        yield f"{many} embedded in it {was} left out: {_listed(files)}"
    yield from _scripts(opened, names)
    yield from _signatures(opened)
    lost: list[str] = []
    read_outline(opened, Destinations(opened), lost)
    if lost:
        many = "a bookmark" if len(lost) == 1 else f"{len(lost)} bookmarks"
        lead, was = ("leads", "was") if len(lost) == 1 else ("lead", "were")
        yield f"{many} that {lead} to no page of it {was} left out: {_listed(lost)}"
    remarks = sum(
        1
        for page in opened.pages
        for annotation in annotations_of(page)
        if annotation.get("/Subtype") == "/FreeText" and plain(annotation.get("/Contents"))
    )
    if remarks:
        many = "a remark" if remarks == 1 else f"{remarks} remarks"
        stay = "stays" if remarks == 1 else "stay"
        yield f"{many} typed onto its pages with a PDF editor {stay} visible"


def _listed(names: list[str]) -> str:
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _embedded(opened: Opened, names: Any) -> Iterator[str]:
    for key, value in name_tree(names.get("/EmbeddedFiles")):
        yield _file_name(value) or key
    for page in opened.pages:
        for annotation in annotations_of(page):
            if annotation.get("/Subtype") == "/FileAttachment":
                yield _file_name(annotation.get("/FS")) or "a file without a name"


def _file_name(value: Any) -> str:
    specification = dictionary(value)
    if specification is None:
        return text_of(value)[:80] if isinstance(plain(value), str) else ""
    for key in ("/UF", "/F"):
        name = text_of(specification.get(key))
        if name:
            return "".join(c if c.isprintable() else " " for c in name)[:80]
    return ""


def _scripts(opened: Opened, names: Any) -> Iterator[str]:
    catalog = opened.catalog
    named = [key for key, _ in name_tree(names.get("/JavaScript"))]
    fields = sum(
        1
        for page in opened.pages
        for annotation in annotations_of(page)
        if annotation.get("/Subtype") == "/Widget"
        and (_acts(annotation) or dictionary(annotation.get("/AA")) is not None)
    )
    found = []
    if named:
        shown = [key for key in named if key.isprintable() and len(key) < 60]
        found.append(f"its scripts ({_listed(shown)})" if shown else "its scripts")
    elif dictionary(catalog.get("/AA")) is not None or any(
        dictionary(dict.get(page, "/AA")) is not None for page in opened.pages
    ):
        found.append("its scripts")
    if fields:
        found.append(f"the scripts and actions of {fields} form field{'s' if fields > 1 else ''}")
    if found:
        yield f"{' and '.join(found)} were removed"
    action = dictionary(catalog.get("/OpenAction"))
    if action is not None and action.get("/S") not in (None, "/GoTo"):
        yield f"its opening action ({str(action.get('/S'))[1:]}) was removed"


def _acts(annotation: Any) -> bool:
    action = dictionary(annotation.get("/A"))
    return action is not None and action.get("/S") in _ACTIVE


def _signatures(opened: Opened) -> Iterator[str]:
    signers = []
    for page in opened.pages:
        for annotation in annotations_of(page):
            if annotation.get("/Subtype") != "/Widget" or next(chain(annotation, "/FT"), "") != (
                "/Sig"
            ):
                continue
            value = dictionary(next(chain(annotation, "/V"), None))
            if value is not None:
                signers.append(text_of(value.get("/Name"))[:60])
    if signers:
        by = ", ".join(dict.fromkeys(name for name in signers if name))
        yield (
            f"it is signed digitally{f' by {by}' if by else ''}; the pages show the signature's "
            "mark, but a copy of them cannot carry the signature itself"
        )
