"""Which kind of paper a file is, told by its own first page.

Many rules hold for one kind of paper alone: limits on length, tables, hearing blocks, required
wording. They can be applied only when the kind is known; whoever does not name it gets the kind
that the paper's title names, and the report says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from packetgen.jurisdiction.model import Jurisdiction

LETTER = "letter"
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class KindTold:
    """What the first page of a file says of its kind.

    ``document`` is the kind as ``--document`` names it, "" where the title names none; ``title``
    is the title as read, "" where none was found.
    """

    document: str = ""
    title: str = ""

    @property
    def how(self) -> str:
        """A sentence for the report; "" where nothing was told."""
        if not self.document:
            return ""
        if self.document == LETTER:
            return (
                "It begins with a salutation and bears no caption: taken as a letter, which the "
                "rules on the form of papers do not govern. --document says otherwise."
            )
        kind = self.document.replace("_", " ")
        article = "an" if kind[0] in "aeiou" else "a"
        title = self.title if len(self.title) <= _SHOWN else f"{self.title[:_SHOWN]}…"
        return (
            f"Taken as {article} {kind} by its title, “{title}”: the rules for that kind of paper "
            "were applied. --document says otherwise."
        )


def kind_told(data: bytes | Path, *, name: str = "", appeal: bool = False) -> KindTold:
    """The kind of paper that the first page of a PDF, or the beginning of a Word file, tells.

    Args:
        data: The file's bytes, or where it lies.
        name: The file's name, for nothing but messages.
        appeal: Whether the court hears appeals, where a reply is a reply brief.

    Returns:
        The kind and the title; empty where the page shows none, or cannot be read: checking the
        file says why. It never raises for that.
    """
    from .papers.first_page import is_letter
    from .papers.title_seen import document_of, title_of
    from .pdf.pdf_view import UnreadableError, open_pdf

    raw = data.read_bytes() if isinstance(data, Path) else data
    if raw[:2] == b"PK":
        return _in_word(raw, name, appeal=appeal)
    try:
        with open_pdf(raw, name=name) as pdf, pdf.page(1) as page:
            if page.damage:
                return KindTold()
            layout = page.layout
            if layout.numbers is None and is_letter(layout.body, layout.width, layout.height):
                return KindTold(LETTER)
            title = title_of(layout.body, layout.width, layout.height)
    except UnreadableError:
        return KindTold()
    return KindTold(document_of(title, appeal=appeal), title)


def _in_word(data: bytes, name: str, *, appeal: bool) -> KindTold:
    from packetgen.docx import read_docx
    from packetgen.errors import EngineError

    from .papers.docx_text import stories_of
    from .papers.title_seen import document_of, title_among

    try:
        document = read_docx(data, name=name)
    except EngineError:
        return KindTold()
    title = title_among(text for where, _, text in stories_of(document) if where == "the text")
    return KindTold(document_of(title, appeal=appeal), title)


SEVERAL = (
    "It holds several papers, each with a caption: rules that hold for one kind of paper alone "
    "were not applied. Check the papers one by one, or name the kind with --document."
)
"""Said of a file whose first title speaks for its first paper alone."""


def untold(court: Jurisdiction) -> str:
    """What a report says where no kind was told; "" where no rule of the court asks for one."""
    kinds = for_one_kind(court)
    if not kinds:
        return ""
    some = ", ".join(kinds[:6]) + (" and others" if len(kinds) > 6 else "")
    return (
        "Its title does not tell which kind of paper it is, so rules that hold for one kind alone "
        f"({some}) were not applied: name it with --document."
    )


def hears_appeals(court: Jurisdiction) -> bool:
    """Whether a court hears appeals, by its name."""
    name = court.name.casefold()
    return "appea" in name or "appellate" in name or "supreme judicial" in name


def for_one_kind(court: Jurisdiction) -> tuple[str, ...]:
    """The kinds of paper that rules of a court hold for alone, the usual ones first."""
    kinds = {
        kind
        for setting in court.settings.values()
        for bound in setting.elsewhere
        for circumstance in bound.when.split(", ")
        if circumstance.startswith("document ")
        for kind in circumstance.removeprefix("document ").split(" or ")
    }
    usual = [kind for kind in _USUAL if kind in kinds]
    return tuple(kind.replace("_", " ") for kind in (*usual, *sorted(kinds - set(usual))))


_USUAL = ("motion", "memorandum", "opposition", "reply", "brief", "declaration", "complaint")
