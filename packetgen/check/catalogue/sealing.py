"""Papers with sealed or sensitive matter bear the rule's words, and say what is left out.

Bad: a redacted California paper without "Public-Redacts materials from conditionally sealed record"
on its cover (rule 2.551); a paper copy with sensitive data in Texas without its notice (rule 21c).
Good: the legend on the cover; a page in place of the sealed ones, numbered and bookmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Operator
from packetgen.pages.pagemap import PartKind
from packetgen.reading.letters import letters_of

from ..finding import Finding
from ..papers.caption_seen import caption_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

LEGENDS, OMISSION = "sealed.legends", "sealed.omission_page"
NOTICE, POSITION = "privacy.notice", "privacy.notice_position"
STYLE, REFERENCE = "privacy.redaction_style", "privacy.reference_form"
KEYS = (LEGENDS, OMISSION, NOTICE, POSITION, STYLE, REFERENCE)
_SEALED = re.compile(
    r"\b(conditionally |lodged )?under seal\b|\bsealed\b|\bpublic[- –—]+redact", re.I
)
_LEFT_OUT = re.compile(
    r"\b(omitted|sealed)\b.{0,60}\bpages?\b|\bpages?\b.{0,60}\b(omitted|sealed)\b", re.I
)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look at covers and first pages that speak of sealing."""
    first = notes[0]
    text = re.sub(r"\s+", " ", first.text)
    yield from _legends(first, text, scope)
    yield from _notice(first, scope)
    yield from _omission_pages(pdf, notes, scope)
    for rule in whole_file_bounds(scope, REFERENCE):
        form = str(rule.value)
        if letters_of(form) in letters_of(text) and len(parts) > 1:
            yield CHECK.finding(
                "A confidential reference list is bound with papers that the public sees.",
                rule=rule, key=REFERENCE, note=first, measured=form, wanted="a file of its own",
                fix="Lodge the list by itself, under seal.",
            )  # fmt: skip
    for _ in whole_file_bounds(scope, STYLE):
        yield Unchecked(
            STYLE, "how removed matter is marked is for the reader to see", WhyNot.PERSON
        )


def _legends(first: PageNote, text: str, scope: Scope) -> Iterator[Finding | Unchecked]:
    """A paper whose title speaks of sealing bears one of the rule's legends (CRC 2.551)."""
    for rule in whole_file_bounds(scope, LEGENDS):
        caption = caption_of(first)
        titles = " ".join(line.text for line in caption.title) if caption is not None else ""
        if first.kind is PartKind.COVER:
            titles += text[:1500]
        if not _SEALED.search(" ".join((titles, *scope.document_titles))):
            yield Unchecked(LEGENDS, "nothing on the first page speaks of sealing")
            continue
        legends = [w.text for w in scope.jurisdiction.texts.values() if "legend" in w.id]
        said = {
            letters_of(line)
            for t in legends
            for line in t.splitlines()
            if len(letters_of(line)) > 12
        }
        if said and not any(line in letters_of(text) for line in said):
            yield CHECK.finding(
                "The cover does not bear one of the rule's legends on sealing.",
                rule=rule, key=LEGENDS, note=first, measured="not found", wanted="the rule's words",
                fix="Put the legend on the cover, word for word.",
            )  # fmt: skip


def _notice(first: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """A notice of sensitive data stands where the rule wants it (Tex. R. Civ. P. 21c(d))."""
    for rule in whole_file_bounds(scope, NOTICE):
        wish = letters_of(str(rule.value))
        found = [r for r in first.rows if wish in letters_of(r.text)]
        if not found:
            yield Unchecked(
                NOTICE,
                "whether the paper must hold sensitive data is for the filer to say",
                WhyNot.PERSON,
            )
            continue
        for place in whole_file_bounds(scope, POSITION):
            row = found[0]
            if row.left > first.width / 3 or row.baseline > first.height / 4:
                yield CHECK.finding(
                    "The notice of sensitive data does not stand at the upper left.",
                    rule=place, key=POSITION, note=first, box=row.box, measured="elsewhere",
                    wanted="the upper left of the first page", fix="Move the notice.",
                )  # fmt: skip


def _omission_pages(
    pdf: PdfView, notes: tuple[PageNote, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """A page that stands for sealed ones has a bookmark."""
    for rule in whole_file_bounds(scope, OMISSION):
        gaps = [n for n in notes if _LEFT_OUT.search(n.text) and n.body_letters < 400]
        if not gaps:
            yield Unchecked(OMISSION, "no page speaks of sealed pages left out")
        marked = {m.page for m in pdf.bookmarks}
        for note in gaps:
            if rule.operator is Operator.REQUIRED and note.number not in marked:
                yield CHECK.finding(
                    "The page in place of sealed pages has no bookmark.", rule=rule, key=OMISSION,
                    note=note, measured="no bookmark", wanted="numbered, bookmarked and indexed",
                    fix="Add a bookmark to it, and a row in the index.",
                )  # fmt: skip


CHECK = Check("PG911", "sealing", KEYS, file=in_file, doc=__doc__)
