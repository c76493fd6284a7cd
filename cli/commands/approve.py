"""``packetgen approve``: who read the drafts and approves them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from packetgen.errors import ExitCode
from packetgen.reading.english_counts import counted

from ..clock import day_option
from ..clock import today as today_now
from ..command_lines import command_line
from ..options import (
    court_folders_option,
    echo_json,
    form_folders_option,
    json_option,
    out_option,
    plan_argument,
    plan_reviews_option,
)


@click.command()
@plan_argument
@out_option
@click.option("--name", required=True, help="Who approves.")
@click.option(
    "--role", required=True, help="What that person is: attorney, self-represented party, …"
)
@click.option("--bar-number", default="", help="Bar number; leave out where there is none.")
@day_option("--on", help="Day of approval (default: today).")
@plan_reviews_option
@form_folders_option
@court_folders_option
@json_option
def command(
    plan: Path,
    out: Path | None,
    name: str,
    role: str,
    bar_number: str,
    on: dt.date | None,
    reviews: Path | None,
    form_folders: tuple[Path, ...],
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Record that the drafts of PLAN were read and are approved as they are now.

    The approval is bound to the drafts, the case, the plan, the exhibits and the court's rules: any
    change to them voids it. It signs nothing.

    \b
    Example:
      packetgen approve packet.yaml --name "Priya N. Raman" --role attorney --bar-number 999201
      packetgen build packet.yaml --final
    """
    from packetgen.build import approve

    folder = out or plan.parent / "out"
    approval = approve(
        plan,
        folder,
        name=name,
        role=role,
        on=on or today_now(),
        bar_number=bar_number,
        form_folders=form_folders,
        court_folders=court_folders,
        reviews=reviews,
    )
    if as_json:
        echo_json(
            {
                "name": approval.name,
                "role": approval.role,
                "on": approval.on.isoformat(),
                "bar_number": approval.bar_number,
                "hashes": dict(approval.hashes),
            }
        )
        return int(ExitCode.OK)
    drafts = [name for name in approval.hashes if name.startswith("drafts/")]
    rest = len(approval.hashes) - len(drafts)
    click.echo(f"Approved by {approval.name} ({approval.role}) on {approval.on.isoformat()}:")
    for covered in drafts:
        click.echo(f"  {covered}")
    click.echo(f"  and the {counted(rest, 'file')} behind them: case, plan, exhibits, forms, rules")
    named = ("--reviews", reviews) if reviews is not None else ()
    following = command_line("packetgen", "build", plan, "-o", folder, *named, "--final")
    click.echo(f"Next: {following}", err=True)
    return int(ExitCode.OK)
