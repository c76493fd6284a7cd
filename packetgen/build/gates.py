"""What refuses a final build in every court, whatever its clerk may do.

Each refusal is a :class:`~packetgen.check.finding.Finding` with ``gate=True``, so that it stands in
the report beside the court's own rules and can be waived only by a reason recorded in the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from packetgen.check.finding import Finding
from packetgen.errors import Problem
from packetgen.jurisdiction.model import Effect

from .drafts import DraftedDocument


def gate(code: str, name: str, message: str, *, fix: str, file: str = "", part: str = "") -> Finding:
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
    """Values that the drafts show as ``[case.number]`` because the case does not have them."""
    found = []
    for document in documents:
        for problem in document.unresolved:
            found.append(
                gate(
                    "GT101",
                    "unresolved value",
                    problem.message,
                    file=document.draft_name,
                    part=document.id,
                    fix=problem.hint or "Give the value in the case file or the plan, and build again.",
                )
            )
    return found


def changed_under_edit(documents: Iterable[DraftedDocument]) -> list[Finding]:
    """Case data that changed after a draft was edited, and that the edited draft does not show."""
    return [
        gate(
            "GT102",
            "data changed under an edited draft",
            f"{change.path} was “{change.old}” when this draft was written and is “{change.new}” now.",
            file=document.draft_name,
            part=document.id,
            fix="Write the new value into the draft, or move the draft away to have it written anew.",
        )
        for document in documents
        for change in document.changes
        if not change.carried_over
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


def unrecorded_service(
    documents: Iterable[DraftedDocument], served: Mapping[str, bool]
) -> list[Finding]:
    """Proofs of service for which the case records no completed service."""
    return [
        gate(
            "GT105",
            "service not recorded",
            "This proof of service states no service, because the case records none as done.",
            file=document.draft_name,
            part=document.id,
            fix="Record each service under services: with who, how and on which day; then build again.",
        )
        for document in documents
        if document.kind == "proof_of_service" and not served.get(document.id, False)
    ]


def not_approved(problems: Sequence[Problem]) -> list[Finding]:
    """No approval, or one that a later change has voided."""
    return [
        gate(
            "GT106",
            "not approved",
            problem.message,
            fix=problem.hint or "Review the drafts, then run: packetgen approve packet.yaml",
        )
        for problem in problems
    ]
