"""``packetgen validate``: every problem of a case file or plan, at once."""

from __future__ import annotations

from pathlib import Path

import click

from packetgen.errors import ExitCode, PacketError
from packetgen.reading.english_counts import counted

from ..options import (
    court_folders_option,
    echo_json,
    form_folders_option,
    json_option,
    plan_or_case_in_folder,
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), callback=plan_or_case_in_folder)
@court_folders_option
@form_folders_option
@json_option
def command(
    file: Path, court_folders: tuple[Path, ...], form_folders: tuple[Path, ...], as_json: bool
) -> int:
    """Check FILE, a case file or a packet plan, and list every problem with its line.

    A folder stands for the packet.yaml in it, or else for its case.yaml.

    A plan is checked together with its case, forms, court and exhibit files. Exit code 0 means
    that nothing was found; 3 that the case, 6 that the plan has problems. Events that seem to stand
    twice, or with two dates, sources older than what they prove, hearings on a weekend and events
    before the birth of somebody in them are listed to be looked at.

    \b
    Examples:
      packetgen validate case.yaml
      packetgen validate my-case               # my-case/packet.yaml
      packetgen validate packet.yaml --json
    """
    from ..clock import today

    if is_plan(file):
        from packetgen.build import exhibit_problems, gather

        inputs = gather(file, today=today(), court_folders=court_folders, form_folders=form_folders)
        unusable = exhibit_problems(inputs)
        if unusable:
            count = counted(len(unusable), "exhibit file")
            raise PacketError(f"{count} cannot be used", problems=unusable)
        case, said = inputs.case, counted(len(inputs.plan.documents), "document")
        said += ", " + counted(len(inputs.plan.exhibits), "exhibit")
    else:
        from packetgen.build import load_case_for_court

        case, _ = load_case_for_court(file, today=today(), extra=court_folders)
        said = counted(len(case.parties), "party", "parties")
        said += ", " + counted(len(case.exhibits), "exhibit")
    from packetgen.casework import counted_twice, doubts, odd_dates

    notes = [doubt.text for doubt in (*odd_dates(case), *doubts(case), *counted_twice(case))]
    if as_json:
        echo_json(
            {
                "file": file.name, "problems": [], "jurisdiction": case.jurisdiction,
                "to_look_at": notes,
            }
        )  # fmt: skip
    else:
        click.echo(f"{file.name}: no problems ({said}; court {case.jurisdiction}).")
        for note in notes:
            click.echo(f"To look at: {note}")
    return int(ExitCode.OK)


def is_plan(file: Path) -> bool:
    """A plan has ``documents`` and names its case file; the loaders say why it is unreadable."""
    from packetgen.errors import PacketgenError
    from packetgen.reading import read_structured

    try:
        data = read_structured(file, shown=file.name).data
    except PacketgenError:
        return file.stem.startswith(("packet", "plan"))
    return isinstance(data, dict) and ("documents" in data or isinstance(data.get("case"), str))
