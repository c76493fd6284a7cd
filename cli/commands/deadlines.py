"""``packetgen deadlines``: every date of a case, with its rule and its working."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..clock import today as today_now
from ..clock import today_option
from ..options import court_folders_option, echo_json, form_folders_option, json_option

if TYPE_CHECKING:
    from packetgen.deadlines import CaseDates, DayOff


@click.command()
@click.argument("file", metavar="CASE_OR_PLAN", type=click.Path(path_type=Path))
@click.option("--jurisdiction", "court_id", default="", help="A court other than the case's.")
@click.option("--working", is_flag=True, help="Show each count day by day.")
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Write a calendar.")
@click.option(
    "--closed", multiple=True, metavar="YYYY-MM-DD[=WHY]",
    help="A further day on which the court is closed; may be given again.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a calendar that is there.")
@today_option
@court_folders_option
@form_folders_option
@json_option
def command(
    file: Path,
    court_id: str,
    working: bool,
    ics: Path | None,
    closed: tuple[str, ...],
    force: bool,
    today: dt.date | None,
    court_folders: tuple[Path, ...],
    form_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """List every date of CASE_OR_PLAN: hearings, what is due when, and why.

    Dates that rest on rules nobody could verify are advisory and say so. Where the law is open,
    every day that it may be is shown. Exit code 1 means that notice is too short for a hearing.

    \b
    Examples:
      packetgen deadlines case.yaml --working
      packetgen deadlines packet.yaml --ics dates.ics
      packetgen deadlines case.yaml --closed 2027-01-04="Courthouse closed" --json
    """
    day = today or today_now()
    dates = _dates(file, day, court_id, tuple(_closure(each) for each in closed), court_folders,
                   form_folders)  # fmt: skip
    if ics is not None:
        from packetgen.deadlines import calendar_file
        from packetgen.output import write_outputs

        name = f"{dates.court.id}\n{dates.case.number or dates.case.title}"
        data = calendar_file(dates.deadlines, case=name, today=day)
        write_outputs(ics.parent, {ics.name: data}, force=force or _is_ours(ics))
    if as_json:
        from packetgen.deadlines.record import dates_data

        echo_json(dates_data(dates))
    else:
        from packetgen.deadlines.listing import dates_lines

        click.echo("\n".join(dates_lines(dates, working=working)))
    return int(ExitCode.FINDINGS if any(each.certain for each in dates.short) else ExitCode.OK)


def _dates(
    file: Path,
    day: dt.date,
    court_id: str,
    closures: tuple[DayOff, ...],
    courts: tuple[Path, ...],
    forms: tuple[Path, ...],
) -> CaseDates:
    """The dates of a case file or of a plan; raises CaseError where some cannot be counted."""
    from packetgen.deadlines import case_dates

    from .validate import _is_plan

    if not _is_plan(file):
        from packetgen.case import load_case

        case = load_case(file, check_files=False)
        return case_dates(case, court_id or case.jurisdiction, day, extra=courts, closures=closures)
    from packetgen.build import dates_of, gather

    inputs = gather(file, today=day, court_folders=courts, form_folders=forms)
    return dates_of(inputs, court_id=court_id, closures=closures, strict=True)


def _closure(text: str) -> DayOff:
    from packetgen.deadlines import closure

    day, _, why = text.partition("=")
    try:
        return closure(dt.date.fromisoformat(day.strip()), why.strip() or "court closed")
    except ValueError:
        raise click.BadParameter(
            f"'{day}' is not a day; write it as 2027-01-04=Why.", param_hint="--closed"
        ) from None


def _is_ours(ics: Path) -> bool:
    """Whether a calendar that packetgen wrote is there; a newer one takes its place."""
    from packetgen.deadlines.ics import PRODUCT

    try:
        with ics.open("rb") as file:
            return PRODUCT.encode() in file.read(200)
    except OSError:
        return False
