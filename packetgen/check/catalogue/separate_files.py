"""Papers that a rule keeps apart are files of their own, those it joins are one, and they go by
the way that the court takes.

Bad: a proposed order bound behind the motion in a California superior court (rule 3.1113(m)); a
Texas brief that cites its appendix and leaves it out; authorities within a hearing bundle; paper
from an attorney in a court that takes only electronic filings; a recording in a format that the
court cannot play.
Good: motion.pdf and order.pdf; the appendix behind the brief; hearing bundle and authorities bundle
as two files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..for_a_person import left_to_a_person, nothing_here
from ..judgement import words_of
from ..papers.caption_seen import caption_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, papers

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

APART, APPENDIX, BUNDLES = "packet.separate", "efile.with_appendix", "volume.bundles"
MANDATORY, MEDIA = "efile.mandatory", "efile.media_formats"
KEYS = (APART, APPENDIX, BUNDLES, MANDATORY, MEDIA)
_OWN = r"^\W*(?:(?:[\w.]+[’']s?|[\w.]+s|of|and|in|support)\W+){0,6}"
_KINDS = {
    "proposed_order": re.compile(r"^\W*proposed\W*\s*(?:order|judgment)\b", re.IGNORECASE),
    "request_for_judicial_notice": re.compile(
        _OWN + r"request\s+for\s+judicial\s+notice\b", re.IGNORECASE
    ),
}
_CITES_APPENDIX = re.compile(
    r"\bapp(?:endix|x?\.)\s+(?:at\s+|tab\s+)*(?-i:[A-Z]\b|\d{1,3}\b)", re.IGNORECASE
)
_IS_APPENDIX = re.compile(r"^\W*(?:index (?:to|of) )?(?:the )?(?:appendix|appendices|tab\s+\w)",
                          re.IGNORECASE)  # fmt: skip
_AUTHORITIES = re.compile(
    r"^\W*(?:(?:section|part|tab)\s+\w+\W+|\w{1,2}[.)]\s+)?(?:\w+\s+of\s+)?authorit(?:y|ies)\b",
    re.IGNORECASE,
)
_RECORDINGS = frozenset(
    ("aac", "aif", "aiff", "amr", "avi", "flac", "flv", "m4a", "m4v", "mkv", "mov", "mp3", "mp4",
     "mpeg", "mpg", "oga", "ogg", "ogv", "opus", "wav", "webm", "wma", "wmv", "3gp")
)  # fmt: skip


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look at the papers, bookmarks and way of filing, and at the case's recordings."""
    yield from _apart(notes, parts, scope)
    yield from _appendix(pdf, notes, parts, scope)
    yield from _bundles(pdf, scope)
    for rule in scope.setting(MANDATORY).constraints:
        if rule.operator is Operator.REQUIRED and scope.jurisdiction.conditions.channel == "paper":
            yield CHECK.finding(
                "The paper is to be filed on paper, and this court takes it electronically only.",
                rule=rule, key=MANDATORY, measured="channel: paper", wanted="channel: efile",
                fix="File it electronically, or say that the filer has no attorney.",
            )  # fmt: skip
    yield from _media(scope)


def _apart(
    notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding]:
    mine = list(papers(parts))
    if len(mine) < 2:
        return
    for rule in scope.setting(APART).constraints:
        for part in mine:
            title = part.title or _title(notes[part.first - 1])
            kind = next((k for k in words_of(rule) if k in _KINDS and _KINDS[k].search(title)), "")
            if kind:
                yield CHECK.finding(
                    f"A {kind.replace('_', ' ')} is bound with other papers.", rule=rule, key=APART,
                    note=notes[part.first - 1], measured=f"{len(mine)} papers in one file",
                    wanted="a file of its own", fix="File it as a document of its own.",
                )  # fmt: skip


def _title(note: PageNote) -> str:
    caption = caption_of(note) if note.lines else None
    return " ".join(line.text for line in caption.title) if caption is not None else ""


def _appendix(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    cited = next((n for n in notes if n.kind is PartKind.PAPER and _CITES_APPENDIX.search(n.text)),
                 None)  # fmt: skip
    if cited is None:
        yield from nothing_here(scope, APPENDIX, "the paper cites no appendix")
        return
    there = (
        any(p.kind in (PartKind.EXHIBIT, PartKind.COVER) and p.label for p in parts)
        or any(_IS_APPENDIX.match(mark.title) for mark in pdf.bookmarks)
        or any(_IS_APPENDIX.match(row.text) for n in notes for row in n.rows[:6])
    )
    for rule in scope.setting(APPENDIX).constraints:
        if rule.operator is Operator.REQUIRED and not there:
            yield CHECK.finding(
                "The paper cites an appendix, and the file has none.", rule=rule, key=APPENDIX,
                effect=Effect.ADVISORY, note=cited, measured="no appendix found",
                wanted="brief and appendix in one file", fix="Join the appendix to the brief.",
            )  # fmt: skip


def _bundles(pdf: PdfView, scope: Scope) -> Iterator[Finding | Unchecked]:
    rules = [r for r in scope.setting(BUNDLES).constraints if "authorities" in words_of(r)]
    level = min((m.level for m in pdf.bookmarks), default=0)
    sections = [m for m in pdf.bookmarks if m.level <= level + 1]
    theirs = [m for m in sections if _AUTHORITIES.match(m.title)]
    kind = scope.jurisdiction.conditions.document
    if not sections or (kind == "bundle" and not theirs):
        # That the authorities have a bundle of their own is seen beside this file alone.
        yield from left_to_a_person(scope, BUNDLES)
        return
    others = (
        [m for m in sections if m not in theirs and m.level == theirs[0].level] if theirs else []
    )
    for rule in rules:
        if kind == "bundle" and theirs and others:
            yield CHECK.finding(
                "The hearing bundle holds authorities, which have a bundle of their own.",
                rule=rule, key=BUNDLES, page=theirs[0].page, measured=theirs[0].title[:60],
                wanted="a separate bundle of authorities",
                fix="Make two bundles: one for the hearing, one of authorities.",
            )  # fmt: skip


def _media(scope: Scope) -> Iterator[Finding | Unchecked]:
    if scope.case is None:
        yield from left_to_a_person(scope, MEDIA)
        return
    native = [
        (exhibit, file.suffix.lstrip(".").lower())
        for exhibit in scope.case.exhibits
        for file in exhibit.files
        if file.suffix.lstrip(".").lower() in _RECORDINGS
    ]
    if not native:
        yield from nothing_here(scope, MEDIA, "the case has no recordings to lodge")
    for rule in scope.setting(MEDIA).constraints:
        for exhibit, kind in native:
            if kind not in words_of(rule):
                yield CHECK.finding(
                    f"The recording of exhibit '{exhibit.id}' has a format that the court does not "
                    "take.", rule=rule, key=MEDIA, measured=kind, wanted=", ".join(words_of(rule)),
                    fix="Convert it, and keep the original.",
                )  # fmt: skip


CHECK = Check("PG615", "separate-files", KEYS, file=in_file, doc=__doc__)
