"""Recording who approved a packet: bound to the hashes of all that it was made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from packetgen.errors import OutputError
from packetgen.output import Approval, approval_json

from .earlier import read_earlier
from .hashes import approval_hashes
from .run import APPROVAL, prepare


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
) -> Approval:
    """Record that somebody read the drafts in ``out`` and approved them.

    Args:
        plan_path: The packet plan.
        out: The output folder with the drafts.
        name: Who approves.
        role: What that person is: attorney, self-represented party, …
        on: The day of the approval.
        bar_number: Empty for who has none.
        form_folders: As for the build.
        court_folders: As for the build.

    Raises:
        OutputError: There are no drafts, or they are not those of a build with today's data.
        PacketgenError: Plan, case, forms or court do not hold together.
    """
    plan_path, out = Path(plan_path), Path(out)
    earlier = read_earlier(out)
    if earlier.manifest is None:
        raise OutputError(
            f"there is nothing to approve in {out.name}: it holds no build",
            hint=f"Build first: packetgen build {plan_path.name} -o {out.name}",
        )
    inputs, drafted = prepare(
        plan_path, out, today=on, form_folders=form_folders, court_folders=court_folders
    )
    stale = [
        document.draft_name
        for document in drafted.values()
        if not (out / document.draft_name).is_file()
        or (out / document.draft_name).read_bytes() != document.docx
    ]
    if stale:
        raise OutputError(
            f"the drafts are not those of the case as it is now: {', '.join(stale)}",
            hint=f"Build again and read them: packetgen build {plan_path.name} -o {out.name}",
        )
    approval = Approval(
        name=name,
        role=role,
        on=on,
        bar_number=bar_number,
        hashes=approval_hashes(inputs, plan_path, drafted),
    )
    (out / APPROVAL).write_bytes(approval_json(approval))
    return approval
