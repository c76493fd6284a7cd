"""What refuses a final build in every court, whatever its clerk may do.

Each refusal is a :class:`~packetgen.check.finding.Finding` with ``gate=True``, so that it stands in
the report beside the court's own rules and can be waived only by a reason recorded in the plan:

- GT101 a value is missing and shown as ``[case number]``;
- GT102 case data changed after a draft was edited, and the draft does not show it;
- GT103 a tracked change or comment is open in a draft;
- GT104 a cite points to an exhibit or a page that is not in the packet;
- GT105 a proof of service states what the case does not record as done;
- GT106 nobody approved the packet, or something changed since;
- GT107 the court named is a layer of rules over several courts, not one that papers go to;
- GT108 what a redaction destroyed can still be read in a public file;
- GT109 a cite leads to an exhibit that several papers have, and does not say which;
- GT110 an edited draft lost wording that a rule wants word for word, such as the notice that goes
  with treatment records under 42 CFR 2.32;
- GT111 an exhibit says that it is for the office's own use (:mod:`.own_papers`).

The gates that need a finished file are checks: a wrong index (PG502), an unmasked identifier
(PG701), required wording that is not there (PG802) and links that lead nowhere (PG503).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from packetgen.check.finding import Finding
from packetgen.draft import unwritten
from packetgen.errors import Problem
from packetgen.jurisdiction.model import Effect, Jurisdiction
from packetgen.packet import Assembled, Note
from packetgen.typeset import Typeset

from ..exhibits.parts import AttachedPart
from ..papers.drafted import DraftedDocument
from ..papers.printed_values import ValueChange


def gate(
    code: str, name: str, message: str, *, fix: str, file: str = "", part: str = ""
) -> Finding:
    """A finding that refuses a final build."""
    return Finding(
        code=code,
        name=name,
        message=message,
        effect=Effect.BLOCKER,
        file=file,
        part=part,
        fix=fix,
        gate=True,
    )


def unresolved_values(documents: Iterable[DraftedDocument]) -> list[Finding]:
    """Values that the drafts show as ``[case number]`` because the case does not have them."""
    return [
        gate(
            "GT101",
            "unresolved value",
            _with_place(problem),
            file=document.draft_name,
            part=document.id,
            fix=problem.hint or "Give the value in the case file or the plan, and build again.",
        )
        for document in documents
        for problem in document.unresolved
    ]


def _with_place(problem: Problem) -> str:
    place = str(problem.location)
    return f"{problem.message} ({place})" if place else problem.message


def unwritten_exhibit_titles(exhibits: Iterable[AttachedPart]) -> list[Finding]:
    """Exhibit titles and descriptions with words still to be written: covers and index show them.

    An exhibit that is attached to two papers is named once.
    """
    known = {item.exhibit.id: item.exhibit for item in exhibits}
    return [
        gate(
            "GT101",
            "unresolved value",
            f"“{words}” is still to be written in the {name} of the exhibit “{exhibit.id}”.",
            fix=f"Write the exhibit's {name} in the case file, and build again.",
        )
        for exhibit in known.values()
        for name, text in (("title", exhibit.title), ("description", exhibit.description))
        for _, words in unwritten(text)
    ]


def changed_under_edit(documents: Iterable[DraftedDocument]) -> list[Finding]:
    """Case data that changed after a draft was edited, and that the edited draft does not show."""
    return [
        gate(
            "GT102",
            "data changed under an edited draft",
            _said(change),
            file=document.draft_name,
            part=document.id,
            fix="Write it into the draft, or move the draft away to have it written anew.",
        )
        for document in documents
        for change in document.changes
        if not change.carried_over
    ]


def _said(change: ValueChange) -> str:
    if not change.old:
        return f"{change.path} had no value when this draft was written; now it is “{change.new}”."
    now = f"is “{change.new}” now" if change.new else "is not there any more"
    return f"{change.path} was “{change.old}” when this draft was written, and {now}."


def lost_wordings(documents: Iterable[DraftedDocument]) -> list[Finding]:
    """Required wording that packetgen put on a paper and that is gone from the edited draft."""
    return [
        gate(
            "GT110",
            "required wording lost in editing",
            f"The edited draft does not have this text any more, word for word: {title}.",
            file=document.draft_name,
            part=document.id,
            fix=f"Put it back as it was: “{words if len(words) <= 160 else words[:159] + '…'}”, "
            "or move the draft away to have it written anew.",
        )
        for document in documents
        for title, words in document.lost_wordings
    ]


def open_revisions(documents: Iterable[DraftedDocument]) -> list[Finding]:
    """Tracked changes and comments still open in a draft."""
    return [
        gate(
            "GT103",
            "open tracked change or comment",
            f"An open {revision.kind} at {revision.where}.",
            file=document.draft_name,
            part=document.id,
            fix="Accept or reject the change, or delete the comment, in Word; then build again.",
        )
        for document in documents
        for revision in document.revisions
    ]


def dangling_cites(documents: Iterable[DraftedDocument]) -> list[Finding]:
    """Exhibit cites that lead nowhere."""
    return [
        gate(
            "GT104",
            "dangling exhibit cite",
            problem.message,
            file=document.draft_name,
            part=document.id,
            fix=problem.hint or "Correct the cite, or add the exhibit to the plan.",
        )
        for document in documents
        for problem in document.dangling
    ]


def dangling_links(files: Mapping[str, Assembled]) -> list[Finding]:
    """Cites to a page or thing that is not in the packet: their words stay, without a link."""
    return [
        gate(
            "GT104",
            "dangling exhibit cite",
            f"A cite leads nowhere: {note.message}.",
            file=file,
            part=note.part,
            fix="Correct the cite, or add what it cites to the plan.",
        )
        for note, file in _last_file({name: item.dangling for name, item in files.items()})
    ]


def ambiguous_cites(files: Mapping[str, Assembled]) -> list[Finding]:
    """Cites to an exhibit that is attached to several papers, none of them the citing one."""
    return [
        gate(
            "GT109",
            "ambiguous exhibit cite",
            f"A cite may lead to more than one place: {note.message}.",
            file=file,
            part=note.part,
            fix="Say which copy is meant: exhibit('…', attached_to='declaration'), or "
            "?attached_to=declaration in a link.",
        )
        for note, file in _last_file({name: item.ambiguous for name, item in files.items()})
    ]


def _last_file(noted: Mapping[str, Sequence[Note]]) -> Iterable[tuple[Note, str]]:
    """Each note once, with the last of the files in which it stands."""
    return {note: file for file, notes in noted.items() for note in notes}.items()


def unmarked_authorities(
    documents: Mapping[str, DraftedDocument], papers: Mapping[str, Typeset]
) -> list[Finding]:
    """Words that look like a citation and that the paper's table of authorities does not list."""
    return [
        Finding(
            code="TA101",
            name="citation not marked",
            message=f"“{words}” looks like a citation and is not marked as an authority; the table "
            "of authorities does not list it.",
            effect=Effect.ADVISORY,
            file=documents[name].draft_name,
            part=name,
            fix="Mark it: in Word by the style “Authority” or References, Mark Citation; in "
            "Markdown as a link to packetgen:authority.",
        )
        for name, paper in papers.items()
        for words in paper.unmarked
    ]


def unrecorded_service(
    documents: Iterable[DraftedDocument], gaps: Mapping[str, str]
) -> list[Finding]:
    """Proofs of service that state a service which the case does not record as done.

    ``gaps`` says for each proof, by id, what is not recorded; empty if everything is.
    """
    return [
        gate(
            "GT105",
            "service not recorded",
            f"This proof of service cannot be filed: {gaps[document.id]}.",
            file=document.draft_name,
            part=document.id,
            fix="Record each service under services: to whom, how, by whom, on which day; "
            "name those that this proof states with only:. Then build again.",
        )
        for document in documents
        if gaps.get(document.id)
    ]


def not_approved(problems: Sequence[Problem]) -> list[Finding]:
    """No approval, or one that a later change has voided."""
    return [
        gate(
            "GT106",
            "not approved",
            str(Problem(problem.location, problem.message)),
            fix=problem.hint or "Review the drafts, then run: packetgen approve packet.yaml",
        )
        for problem in problems
    ]


def court_is_a_layer(court: Jurisdiction) -> list[Finding]:
    """The court is a state, a system or a level of courts: no clerk's counter is called that."""
    if not court.is_layer:
        return []
    known = _named(court.below)
    county = any("{county}" in line for line in court.identity.get("court_lines", ()))
    fix = f"Name the court itself as jurisdiction: {known}." if known else ""
    if county:
        name = " Or name" if fix else "Name"
        fix += f"{name} its county in the case file: case: {{court: {{county: …}}}}."
    elif court.court_lines:
        fix += " Or write its title into the case file: case: {court: {lines: […]}}."
    return [
        gate(
            "GT107",
            "no single court",
            f"“{court.id}” ({court.name}) is a layer of rules that several courts share, not a "
            "court that papers are filed in.",
            fix=f"{fix} For another, write a rule file: packetgen jurisdictions new "
            f"mine/{court.id.replace('-', '/')}/…",
        )
    ]


def redaction_undone(
    files: Mapping[str, bytes], words: Sequence[str], names: Sequence[str] = ()
) -> list[Finding]:
    """Words that a redaction destroyed and that still stand in a public file; never quoted.

    Args:
        files: The public PDFs by name.
        words: Phrases and numbers that were destroyed: they may stand nowhere.
        names: Names among them: where no page shows one, nothing else of the file may tell it.
    """
    from packetgen.packet.redacted_names import names_told
    from packetgen.packet.redaction import stands_in

    told = [
        gate(
            "GT108",
            "redaction undone",
            "A name that a redaction took off the pages still stands in bookmarks, page labels, "
            "layers, links, tags or metadata.",
            file=name,
            fix="Give a redacted file (redacted:) in which they do not tell it either.",
        )
        for name, pdf in files.items()
        if names_told(pdf, names)
    ]
    return told + [
        gate(
            "GT108",
            "redaction undone",
            "What a redaction destroyed can still be read "
            + (f"on page {page}." if page else "in bookmarks, tags or metadata."),
            file=name,
            fix="Take it out of the text, title or description as well, or redact it there too.",
        )
        for name, pdf in files.items()
        for page in stands_in(pdf, words)
    ]


def _named(courts: Sequence[str], most: int = 8) -> str:
    shown = ", ".join(courts[:most])
    more = len(courts) - most
    return f"{shown} and {more} more (packetgen jurisdictions)" if more > 0 else shown
