"""Approvals: recording who approved a packet, and whether that still holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packetgen.errors import Location, OutputError, Problem
from packetgen.output import Approval, approval_json, approval_problems, read_approval, sha256
from packetgen.reading.formats import calendar_day

from ..inputs.gathering import gather
from ..inputs.model import Inputs
from ..papers.drafted import DraftedDocument, draft_path
from ..papers.drafting import draft_all
from ..papers.earlier import EarlierBuild, read_earlier
from ..papers.printed_values import same_but_for_the_day
from ..records.hashes import approval_hashes, changed_since

APPROVAL = "approval.json"


def approve(
    plan_path: Path | str,
    out: Path | str,
    *,
    name: str,
    role: str,
    on: dt.date,
    bar_number: str = "",
    form_folders: Sequence[Path] = (),
    court_folders: Sequence[Path] = (),
    reviews: Path | None = None,
) -> Approval:
    """Record that somebody read the drafts in ``out`` and approved them.

    The approval is bound to the drafts, byte for byte as they lie there, and to case, plan, texts,
    exhibits, templates and rules; a change to any of them voids it.

    Args:
        plan_path: The packet plan.
        out: The output folder with the drafts.
        name: Who approves.
        role: What that person is: attorney, self-represented party, …
        on: The day of the approval.
        bar_number: Empty for who has none.
        form_folders: As for the build.
        court_folders: As for the build.
        reviews: As for the build.

    Raises:
        TypeError: ``on`` is no :class:`datetime.date`.
        OutputError: There are no drafts, they are not those of a build with today's data, or the
            approval cannot be written.
        PacketgenError: Plan, case, forms or court do not hold together.
    """
    calendar_day(on, "on")
    plan_path, out = Path(plan_path), Path(out)
    again = f"packetgen build {plan_path.name} -o {out.name}"
    if not name.strip() or not role.strip():
        raise OutputError(
            "an approval needs a name and a role", hint="Say who approves, and as what."
        )
    earlier = read_earlier(out)
    if earlier.manifest is None or not earlier.manifest.drafts:
        raise OutputError(
            f"there is nothing to approve in {out.name}: it holds no build",
            hint=f"Build first: {again}",
        )
    inputs = gather(
        plan_path, today=on, form_folders=form_folders, court_folders=court_folders,
        reviews_file=reviews,
    )  # fmt: skip
    problems = _stale(inputs, plan_path, earlier)
    if problems:
        raise OutputError(
            "the drafts are not those of the case as it is now",
            hint=f"Build again and read them: {again}",
            problems=problems,
        )
    drafts = {draft_path(name, d.now): sha256(d.now) for name, d in earlier.drafts.items()}
    approval = Approval(
        name=name.strip(),
        role=role.strip(),
        on=on,
        bar_number=bar_number.strip(),
        hashes=approval_hashes(inputs, plan_path, drafts),
    )
    try:
        (out / APPROVAL).write_bytes(approval_json(approval))
    except OSError as error:
        raise OutputError(f"{APPROVAL} could not be written: {error.strerror}") from error
    return approval


def approved_drafts(inputs: Inputs, plan_path: Path, out: Path) -> Mapping[str, str]:
    """Hashes of the approved drafts by path, while everything else under the approval stands."""
    approval = read_approval(out / APPROVAL)
    if approval is None:
        return {}
    drafts = {name: h for name, h in approval.hashes.items() if name.startswith("drafts/")}
    if approval.hashes != approval_hashes(inputs, plan_path, drafts):
        return {}
    return drafts


@dataclass(frozen=True, slots=True)
class Standing:
    """The approval of a packet, if there is one, and why it does not hold; empty if it does."""

    approval: Approval | None
    problems: tuple[Problem, ...]


def approval_of(
    inputs: Inputs, plan_path: Path, out: Path, drafted: Mapping[str, DraftedDocument]
) -> Standing:
    """How these drafts and inputs stand to the approval in the output folder.

    Raises:
        OutputError: The file is there, but is no approval that packetgen wrote.
    """
    approval = read_approval(out / APPROVAL)
    drafts = {document.draft_name: sha256(document.docx) for document in drafted.values()}
    hashes = approval_hashes(inputs, plan_path, drafts)
    return Standing(approval, approval_problems(approval, hashes))


def _stale(inputs: Inputs, plan_path: Path, earlier: EarlierBuild) -> tuple[Problem, ...]:
    """What changed since the drafts were built: files, or values that changed with the day."""
    assert earlier.manifest is not None
    problems = [
        Problem(Location(name), "it was changed since the drafts were built")
        for name in changed_since(earlier.manifest, inputs, plan_path)
    ]
    if problems:
        return tuple(problems)
    for document in draft_all(inputs, earlier).values():
        lying = earlier.drafts.get(document.id)
        if lying is None:
            problems.append(Problem(Location(document.draft_name), "it is not there any more"))
        elif not document.edited and not same_but_for_the_day(lying.values, document.values):
            problems.append(
                Problem(Location(document.draft_name), "what it says depends on the day")
            )
    return tuple(problems)
