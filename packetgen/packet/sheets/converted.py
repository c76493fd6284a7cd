"""A file of the caller's as PDF."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside a file: an attachment of an e-mail. ``note`` says what is special about it."""

    name: str
    data: bytes = field(repr=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A note on a page (from 1) of a PDF, whose words the page itself does not show."""

    page: int
    author: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Overfull:
    """A field on a page (from 1) of a form, whose value its box has no room for."""

    page: int
    field: str
    value: str = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class Converted:
    """A file as PDF.

    Attributes:
        pdf: The PDF's bytes.
        pages: How many pages it has.
        rendered: How it was rendered; empty for a file that was a PDF.
        notes: What the report says of it: plain sentences without capital and full stop.
        shown: What the cover says beside the file's name, such as "with its changes accepted".
        enclosures: Files inside it, which become sub-exhibits.
        slip_sheet: Whether it is only a sheet that stands for the file.
        appendix: A sheet that follows it, with what its own pages have no room for.
        further: A further such sheet, with the file's comments.
        comments: The comments on its pages.
        overfull: The values that its fields have no room for.
        repaired: What was repaired; empty for a sound file.
        sound: Whether the content of every page was looked at and has no damaged place.
    """

    pdf: bytes = field(repr=False)
    pages: int
    rendered: str = ""
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    slip_sheet: bool = False
    repaired: str = ""
    appendix: bytes = field(default=b"", repr=False)
    further: bytes = field(default=b"", repr=False)
    comments: tuple[Comment, ...] = ()
    overfull: tuple[Overfull, ...] = ()
    sound: bool = False
