"""An exhibit that was taken in: its pages as a PDF, and an account of every file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from packetgen.case import Treatment
from packetgen.case.treatment import UNTREATED


@dataclass(frozen=True, slots=True)
class FileTaken:
    """One file of an exhibit: its name, hash, pages it has, and how it became PDF if it was not.

    ``pages`` counts the pages of the file itself, ``taken`` those that went in. ``slip_sheet`` says
    that a sheet stands for it; ``repaired`` what was repaired; ``label`` its label as a
    sub-exhibit; ``within`` the file that it was attached to; ``shown`` how it is shown;
    ``title`` its title as a sub-exhibit.
    """

    name: str
    sha256: str
    pages: int
    rendered: str = ""
    size: int = 0
    taken: int = 0
    slip_sheet: bool = False
    repaired: str = ""
    label: str = ""
    within: str = ""
    shown: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitPart:
    """An exhibit as a PDF. ``pages_in`` counts all pages of its files, ``pages_out`` those taken.

    ``source_pages`` says for each page which page of its files it is (from 1, counted through all
    files; 0 for a sheet that packetgen added); ``rendered_from`` names the files that were not
    PDF, for the cover sheet; ``notes`` are for the report; ``sheets_added`` counts the sheets
    among ``pages_out`` that are no page of any file. ``sub_labels`` says for each page of
    which sub-exhibit it is (A-1; "" for none), ``originals`` what its file calls it, where that is
    more than its place in the file; both are empty where no page has any. ``sound`` says that the
    content of every page was looked at and has no damaged place.
    """

    exhibit: str
    pdf: bytes = field(repr=False)
    pages_in: int
    pages_out: int
    source_pages: tuple[int, ...]
    files: tuple[FileTaken, ...]
    rendered_from: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sheets_added: int = 0
    excerpt: str = ""
    sub_labels: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    sound: bool = False


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """A file to take in: its pages (empty: all), its title as a sub-exhibit, its treatment."""

    path: Path
    pages: str = ""
    title: str = ""
    treatment: Treatment = UNTREATED
