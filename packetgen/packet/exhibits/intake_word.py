"""A Word file as an exhibit: typeset, its changes, comments and hidden text as somebody decided."""

from __future__ import annotations

from collections import Counter

from packetgen.case import Treatment
from packetgen.case.treatment import UNTREATED
from packetgen.docx import read_docx, residue
from packetgen.docx.residue import Residue
from packetgen.errors import EngineError, PacketError
from packetgen.reading.english_counts import counted

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Converted
from ..sheets.press import Press, told
from .intake_pdf import checked_pdf
from .word_changes import rewritten

_WAYS = {
    "final": "with its tracked changes accepted and without comments",
    "original": "as it was before its tracked changes, and without comments",
    "marked": "with its tracked changes and comments marked",
}


def word_pdf(data: bytes, name: str, press: Press, treatment: Treatment = UNTREATED) -> Converted:
    """A Word file as pages.

    Raises:
        UnusableFileError: It is damaged, holds what cannot be set, or open changes, comments or
            hidden text of which nobody has said how to show them.
    """
    try:
        left = residue(data, name=name)
        notes, shown = _decided(data, name, left, treatment)
        reveal = bool(left.hidden) and treatment.hidden == "show"
        ways = treatment.show_changes if left.changes or left.comments else ""
        if ways or reveal:
            data = rewritten(data, name, show_changes=ways, reveal=reveal)
        made = press.word(data, name)
    except (EngineError, PacketError) as error:
        first = next((problem.hint for problem in error.problems if problem.hint), "")
        raise UnusableFileError(
            told(error), error.hint or first or "Print it to PDF in Word, and use that file."
        ) from error
    checked = checked_pdf(made.pdf)
    along = [part for part in left.parts if part in {"macros", "embedded file", "ActiveX control"}]
    if along:
        notes.append(f"left out: {', '.join(along)}")
    return Converted(
        checked.pdf, checked.pages, "typeset from a Word file",
        (*notes, *made.notes, *checked.notes), tuple(shown),
    )  # fmt: skip


def _decided(
    data: bytes, name: str, left: Residue, treatment: Treatment
) -> tuple[list[str], list[str]]:
    """What is said of changes, comments and hidden text; refused where nobody decided."""
    notes: list[str] = []
    shown: list[str] = []
    questions: list[str] = []
    hints: list[str] = []
    if left.changes or left.comments:
        said = _counted(data, name)
        if treatment.show_changes:
            way = _WAYS[treatment.show_changes]
            notes.append(f"shown {way} ({said})")
            shown.append(f"shown {way}")
        else:
            questions.append(f"it has open tracked changes or comments ({said})")
            hints.append(
                "Say how to show them: 'show_changes: final', 'original' or 'marked'; or accept or "
                "reject them in Word."
            )
    if left.hidden:
        count = len(left.hidden)
        said = f"hidden text in {counted(count, 'paragraph')}"
        if treatment.hidden == "show":
            notes.append(f"{said} is shown")
            shown.append(f"{said} is shown")
        elif treatment.hidden == "omit":
            notes.append(f"{said} was left out")
            shown.append(f"{said} is left out")
        else:
            questions.append(f"it has {said}")
            hints.append("Say whether the court should see it: 'hidden: show' or 'hidden: omit'.")
    if questions:
        raise UnusableFileError("; ".join(questions), " ".join(hints))
    return notes, shown


def _counted(data: bytes, name: str) -> str:
    kinds = Counter(revision.kind for revision in read_docx(data, name=name).revisions)
    return ", ".join(
        f"{count} {kind}{'' if count == 1 or kind == 'formatting' else 's'}"
        for kind, count in sorted(kinds.items())
    )
