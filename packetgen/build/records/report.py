"""The report of a build: what the checks cannot know, and the three forms it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from packetgen.check import Report, report_html, report_json, report_text
from packetgen.packet import Assembled
from packetgen.typeset import Typeset

from ..inputs.protected import protected_notes
from ..papers.drafted import DraftedDocument
from .exhibit_records import exhibit_notes, ranges
from .subpoena_notes import subpoena_notes
from .wording_notes import wording_notes

if TYPE_CHECKING:
    from ..binding.compose import Composed
    from ..made import Made


def build_notes(made: Made, bound: Mapping[str, Assembled], composed: Composed) -> tuple[str, ...]:
    """Plain sentences: pages in and out of every exhibit, edited drafts, changed cites, engines."""
    return tuple(
        dict.fromkeys(
            [
                *exhibit_notes(made.attached),
                *_edits(made.drafted),
                *_unfiled(made),
                *protected_notes(made.inputs),
                *wording_notes(made),
                *subpoena_notes(made),
                *_typesetting(made.papers),
                *_cut(composed),
                *_assembly(bound, composed),
                *_bare_pages(made, bound, composed),
            ]
        )
    )


def _edits(drafted: Mapping[str, DraftedDocument]) -> Iterator[str]:
    for document in drafted.values():
        if document.edited:
            yield f"{document.draft_name} was edited by hand and is used as it is."
        if document.kept:
            yield f"{document.draft_name} was approved and is kept as it is, with the day it bears."
        for old, new in document.cite_changes:
            yield f"{document.draft_name}: the cite “{old}” became “{new}”."
        for change in document.changes:
            old = f"“{change.old}”" if change.old else "nothing"
            new = f"“{change.new}”" if change.new else "nothing"
            where = "the draft shows it" if change.carried_over else "NOT in the draft"
            yield f"{document.draft_name}: {change.path} changed from {old} to {new} ({where})."


def _unfiled(made: Made) -> Iterator[str]:
    for name in made.left_behind:
        yield f"{name} was edited by hand and belongs to no document of the plan now: it was left."
    shown = {
        exhibit.document
        for exhibit in made.inputs.case.exhibits
        if exhibit.id in made.inputs.plan.exhibits
    }
    for planned in made.inputs.plan.documents:
        if not planned.filed and planned.id not in shown:
            name = made.drafted[planned.id].draft_name
            yield f"{planned.id} is not filed and is no exhibit: only {name} was made."


def _typesetting(papers: Mapping[str, Typeset]) -> Iterator[str]:
    for name, paper in papers.items():
        if paper.engine != "typst":
            yield f"{name} was converted by {paper.engine}."
        for note in paper.notes:
            yield f"{name}: {note}"


def _cut(composed: Composed) -> Iterator[str]:
    """Exhibits that are larger than a volume."""
    for each in composed.parts:
        part = each.part
        if part.own_from > 1:
            yield (
                f"Exhibit {part.label} is larger than a volume: it goes on in volume "
                f"{part.volume} with its page {part.own_from}."
            )


def _assembly(bound: Mapping[str, Assembled], composed: Composed) -> Iterator[str]:
    titles = {part.part.id: part.part for part in composed.parts}
    for file, assembled in bound.items():
        if assembled.archival:
            yield (
                f"{file} declares PDF/A-2{assembled.archival.lower()}: every part of it declares "
                "as much or holds pictures alone. packetgen does not validate PDF/A."
            )
        for note in assembled.notes:
            if "in another filing" in note.message:
                continue
            part = titles.get(note.part)
            if part is None:
                continue
            name = f"Exhibit {part.label}" if part.label else part.title
            place = f", page {note.page}" if note.page else ""
            yield f"{name}{place}: {note.message}."
        for refusal in assembled.not_archival:
            part = titles[refusal.part]
            what = f"Exhibit {part.label}" if part.label else part.title
            yield f"PDF/A is not declared because of {what}: {refusal.message}."
        for name in assembled.untagged:
            if name not in titles:
                continue
            part = titles[name]
            what = f"Exhibit {part.label}" if part.label else part.title
            yield f"{what} is not tagged: a screen reader has only its bare text, if any."


def _bare_pages(made: Made, bound: Mapping[str, Assembled], composed: Composed) -> Iterator[str]:
    """Pages without tags of exhibits that have some, unless their files were named already."""
    said = {
        key
        for key, item in made.attached.items()
        if any("not tagged" in n for n in item.part.notes)
    }
    titles = {part.part.id: part.part for part in composed.parts}
    for assembled in bound.values():
        for name, numbers in assembled.bare_pages.items():
            if name not in titles:
                continue
            part = titles[name]
            if (part.document, part.exhibit) in said:
                continue
            what = f"Exhibit {part.label}" if part.label else part.title
            first = part.own_from - 1 if part.own_from > 1 else 0
            shown = ranges([first + number for number in numbers])
            one = len(numbers) == 1
            yield (
                f"{what}, page{'' if one else 's'} {shown}: not tagged; a screen reader has only "
                f"{'its' if one else 'their'} bare text, if any."
            )


def rendered_reports(report: Report, pdfs: Mapping[str, bytes]) -> dict[str, bytes]:
    """``report.txt``, ``report.json`` and ``report.html``."""
    return {
        "report.txt": _encoded(report_text(report)),
        "report.json": _encoded(report_json(report)),
        "report.html": _encoded(report_html(report, pdfs=pdfs)),
    }


def _encoded(text: str) -> bytes:
    return (text.rstrip("\n") + "\n").encode("utf-8")
