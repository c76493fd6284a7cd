"""What a form is: the paper it makes, what it needs, and its Word template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .official import OfficialPdf

PLEADINGS = frozenset({"declaration", "affidavit", "complaint", "answer", "petition", "pleading"})
"""Kinds of paper whose allegations or statements stand in numbered paragraphs."""


@dataclass(frozen=True, slots=True)
class Element:
    """What a law wants on a paper; ``id`` is the text of the form's strings that says it.

    ``status`` is ``unverified`` where nobody has read the law in a public text: the report of a
    build says so, the paper never does.
    """

    id: str
    says: str
    cite: str
    status: str = "unverified"


@dataclass(frozen=True, slots=True)
class Form:
    """A form as loaded: everything that drafting needs, nothing that touches the disk.

    ``kind`` is the document type that court rules ask about. ``caption_title`` and ``footer_title``
    are Jinja texts. ``needs`` are dotted case paths (``case.number``, ``parties``) without which
    the form cannot be filled. ``overrides`` maps a jurisdiction id to the template that replaces
    the general one in that court and in all below it. ``strings`` maps a language to the form's own
    words. ``sheets`` are templates of other sizes by name, chosen by the value ``size``.
    ``content`` are the texts of handouts by their place, ``topic/en.yaml`` (see
    :mod:`packetgen.handout`); with ``shared_words`` they are the words of this one paper, under its
    id, and ``shared_words`` names the words that it has in common with others. ``place`` names
    where it came from, for messages. ``official`` is a court's own PDF that is filled instead of a
    template being drafted; ``template`` is then that of its addendum.
    """

    id: str
    title: str
    template: bytes = field(repr=False)
    kind: str = ""
    audience: str = "court"
    confidential: bool = False
    paper: bool = True
    caption_title: str = ""
    footer_title: str = ""
    signer: str = ""
    initial: bool = False
    numbered_paragraphs: bool = False
    numbered_headings: bool = False
    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    jurisdictions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx", "pdf")
    schema: Mapping[str, Any] = field(default_factory=dict, repr=False)
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    overrides: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    sheets: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    content: Mapping[str, str] = field(default_factory=dict, repr=False)
    description: str = ""
    place: str = ""
    official: OfficialPdf | None = None
    elements: tuple[Element, ...] = ()
    protected: str = ""
    shared_words: str = ""
    english_after: bool = False
    """Whether a letter in another language has the whole of it in English on pages after it."""

    @property
    def is_handout(self) -> bool:
        """Whether it makes a handout on one of several topics."""
        return bool(self.content) and not self.shared_words

    @property
    def is_signed(self) -> bool:
        """Whether the case file keeps a signature on it: no letter, report or sheet has one."""
        return self.paper or self.official is not None or self.kind in ("consent", "subpoena")

    @property
    def translated(self) -> bool:
        """Whether it says its own words in several languages, with the English beside them."""
        return bool(self.content) and bool(self.shared_words)

    def template_for(self, chain: Sequence[str]) -> bytes:
        """The template for a court, given its chain of jurisdiction ids in any order.

        The most specific override wins: ids name the path from the country down, so the longest.
        """
        court = self.override_for(chain)
        return self.overrides[court] if court else self.template

    def override_for(self, chain: Sequence[str]) -> str:
        """The court whose own template serves a court with this chain; empty for the common one."""
        for identifier in sorted(chain, key=lambda i: (-i.count("-"), i)):
            if identifier in self.overrides:
                return identifier
        return ""

    def template_name(self, chain: Sequence[str]) -> str:
        """The template for a court as a person finds it: ``declaration/us-ca/template.docx``."""
        court = self.override_for(chain)
        return f"{self.place or self.id}/{f'{court}/' if court else ''}template.docx"

    def sized(self, size: str) -> Form:
        """The form with the template of a size for its only one; itself where there is none."""
        if size not in self.sheets:
            return self
        return replace(
            self, template=self.sheets[size], overrides={}, place=f"{self.place or self.id}/{size}"
        )

    @property
    def templates(self) -> Mapping[str, str]:
        """The form's Word files, and which courts each serves, in words."""
        found = {
            f"{court}/template.docx": f"{court} and all courts below it"
            for court in sorted(self.overrides)
        }
        others = "all other courts" if found else "all courts"
        return {"template.docx": others, **found}

    def serves(self, jurisdiction: str) -> bool:
        """Whether the form may be used in this court."""
        return not self.jurisdictions or any(
            jurisdiction == served or jurisdiction.startswith(f"{served}-")
            for served in self.jurisdictions
        )

    @property
    def properties(self) -> Mapping[str, Any]:
        """The form's own values by name, as its schema describes them."""
        properties: Mapping[str, Any] = self.schema.get("properties", {})
        return properties


@dataclass(frozen=True, slots=True)
class FormSummary:
    """One line of the list of forms; ``shadows``: an own folder replaces a shipped form.

    ``shared_words`` is named by papers in several languages.
    """

    id: str
    title: str
    kind: str
    audience: str
    paper: bool
    description: str = ""
    place: str = ""
    shadows: bool = False
    shared_words: str = ""
