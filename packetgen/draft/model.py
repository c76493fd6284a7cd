"""What drafting takes beside form, case and court, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from packetgen.errors import Problem


@dataclass(frozen=True, slots=True)
class LabelledExhibit:
    """An exhibit as this document knows it.

    ``label`` is what the plan gave it ("A"), ``pages`` how many pages it has, ``printed`` the
    number printed on its first page (for an index), empty before the first page count.
    """

    id: str
    label: str
    title: str
    description: str = ""
    pages: int = 0
    printed: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to an exhibit in the text: the URI behind the link, and the words shown."""

    exhibit: str
    uri: str
    text: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class CiteChange:
    """A cite whose words were regenerated, or (``new`` empty) that points to nothing."""

    uri: str
    old: str
    new: str
    paragraph: int

    @property
    def dangling(self) -> bool:
        """Whether the exhibit is not in the packet."""
        return not self.new


@dataclass(frozen=True, slots=True)
class Draft:
    """A document for the attorney to read and change.

    ``unresolved`` are values that are missing, shown as ``[case number]`` and highlighted; a final
    build refuses them. ``values`` maps each case or plan value that was printed to its printed
    text, sensitive ones masked. ``cites`` are in order of appearance. For an official form
    ``docx`` is the filled PDF.
    """

    docx: bytes = field(repr=False)
    title: str
    footer_title: str
    unresolved: tuple[Problem, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    cites: tuple[Cite, ...] = ()
    wordings: tuple[str, ...] = ()
    """Ids of the required wording on it."""
