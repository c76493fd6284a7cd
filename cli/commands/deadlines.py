"""``packetgen deadlines``: every date of a case, with its rule and its working."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..clock import today, today_option
from ..options import court_folders_option, echo_json, form_folders_option, json_option

if TYPE_CHECKING:
    from packetgen.case import Case
    from packetgen.deadlines import CourtTime, DayOff, Deadline


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
    from packetgen.deadlines import court_for, deadlines_for, short_notices, uncounted_hearings

    day = today or _now()
    case, papers, folders = _read(file, day, court_folders, form_folders)
    closures = tuple(_closure(each) for each in closed)
    identifier = court_id or case.jurisdiction
    court = court_for(identifier, extra=folders, closures=closures)
    found = deadlines_for(case, identifier, day, papers=papers, extra=folders, closures=closures)
    short = short_notices(case, court, day, papers)
    uncounted = uncounted_hearings(case, court)
    if ics is not None:
        from packetgen.deadlines import calendar_file
        from packetgen.output import write_outputs

        data = calendar_file(found, case=f"{identifier}\n{case.number or case.title}", today=day)
        write_outputs(ics.parent, {ics.name: data}, force=force or _is_ours(ics))
    if as_json:
        from packetgen.deadlines.record import deadline_data, short_notice_data

        echo_json(
            {
                "court": identifier,
                "today": day.isoformat(),
                "deadlines": [deadline_data(each) for each in found],
                "short_notice": [short_notice_data(each) for each in short],
                "not_counted": [{"hearing": h.id, "why": why} for h, why in uncounted],
            }
        )
    else:
        _show(case, court, found, working)
        for hearing, why in uncounted:
            click.echo(f"Nothing is counted from {hearing.id} ({hearing.on.isoformat()}): {why}.")
        for each in short:
            word = "TOO SHORT" if each.certain else "MAY BE TOO SHORT"
            click.echo(f"{word}: {each.message}")
    return int(ExitCode.FINDINGS if any(each.certain for each in short) else ExitCode.OK)


def _now() -> dt.date:
    return today()


def _read(
    file: Path, day: dt.date, courts: tuple[Path, ...], forms: tuple[Path, ...]
) -> tuple[Case, Mapping[str, str], tuple[Path, ...]]:
    """The case, the kinds of its plan's documents, and the folders of courts of one's own."""
    from .validate import _is_plan

    if not _is_plan(file):
        from packetgen.case import load_case

        return load_case(file, check_files=False), {}, courts
    from packetgen.build import gather

    inputs = gather(file, today=day, court_folders=courts, form_folders=forms)
    kinds = {
        document.id: inputs.forms[document.form].kind
        for document in inputs.plan.documents
        if document.form in inputs.forms
    }
    return inputs.case, kinds, (*courts, *inputs.plan.jurisdictions)


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


def _show(case: Case, court: CourtTime, found: tuple[Deadline, ...], working: bool) -> None:
    from packetgen.deadlines import recipients
    from packetgen.deadlines.text import deadline_lines

    for each in found:
        click.echo("\n".join(deadline_lines(each, working=working)))
    if not found:
        click.echo("The case has no hearing, service or order that a date follows from.")
    waiting = [r for r in recipients(case) if r.served is None]
    if waiting:
        click.echo("No service is recorded on:")
        for who in waiting:
            click.echo(f"  {who.id} (for {', '.join(who.parties)})")
    if court.day_end is not None:
        ends = "; ".join(f"{k}: {v}" for k, v in sorted(court.day_end.by_channel.items()))
        click.echo(f"The day ends ({court.day_end.citation.cite}): {ends}.")
        if court.day_end.local_option:
            click.echo(f"  {court.day_end.local_option}.")
