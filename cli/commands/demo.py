"""``packetgen demo``: a complete example, written out and built."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from packetgen.errors import ExitCode
from packetgen.reading.english_counts import counted

from ..clock import day_option
from ..command_lines import command_line
from ..options import echo_json, json_option
from ..progress import build_progress
from ..verdict import summary

MOTION, SECOND = "motion", "subpoena-and-letter"
PLANS = (
    (MOTION, "packet.yaml", "out"),
    (SECOND, "packet.yaml", "out"),
    (SECOND, "letter.yaml", "letter-out"),
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("packetgen-demo"))
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@day_option("--today", help="Build as of this day instead of the story's own.")
@json_option
def command(folder: Path, force: bool, today: dt.date | None, as_json: bool) -> int:
    """Write a complete example into FOLDER (default: packetgen-demo) and build it.

    A tenant's motion for relief from a default in Alameda County Superior Court, with seven
    exhibits; and a federal subpoena with a client letter from a second case. Everybody in them is
    invented. Each packet is built as of the day on which its story plays.

    \b
    Example:
      packetgen demo
      packetgen demo my-demo --today 2026-12-04
    """
    from packetgen.build import build
    from packetgen.case.scaffold import scaffold
    from packetgen.output import write_outputs

    for example in (MOTION, SECOND):
        kind = "demo" if example == MOTION else example
        write_outputs(folder / example, scaffold(kind), force=force)
    day = today or _story_day(folder / MOTION / "packet.yaml")
    made = _dates(folder / MOTION, day, force=force)
    if not as_json:
        for name in made:
            click.echo(name)
    for example, plan, out in PLANS:
        with build_progress(quiet=as_json) as progress:
            result = build(
                folder / example / plan,
                folder / example / out,
                today=today or _story_day(folder / example / plan),
                force=force,
                progress=progress,
            )
        made += [str(folder / example / out / name) for name in result.files]
        if as_json:
            continue
        for name in result.files:
            click.echo(str(folder / example / out / name))
        click.echo(
            f"{example}/{plan}: {counted(result.pages, 'page')}. {summary(result.report)}", err=True
        )
    if as_json:
        echo_json({"files": made})
        return int(ExitCode.OK)
    packet = folder / MOTION / "out"
    click.echo(
        "\nOpen these:\n"
        f"  {packet / 'packet.pdf'}\n      the packet: bookmarks, index, exhibits, all linked\n"
        f"  {packet / 'drafts' / 'memorandum.docx'}\n      a draft to edit in Word; then "
        f"build again:\n      {command_line('packetgen', 'build', folder / MOTION)}\n"
        f"  {packet / 'report.html'}\n      what was checked against the court's rules\n"
        f"  {folder / MOTION / 'dates' / 'deadlines.pdf'}\n      what is due when, and how it is "
        "counted; deadlines.ics beside it is for a calendar\n"
        f"All of it is told as of {day:%B} {day.day}, {day.year}.",
        err=True,
    )
    return int(ExitCode.OK)


def _story_day(plan: Path) -> dt.date:
    """The day on which the papers of an example are made: everything in it is told as of then."""
    from packetgen.packet import load_plan

    day = load_plan(plan).filing_date
    assert day is not None, f"{plan.name} of an example has no filing date"
    return day


def _dates(example: Path, day: dt.date, *, force: bool) -> list[str]:
    """Write the deadlines of the motion as a table and a calendar, beside what is filed."""
    from .deadlines import dates_and_titles, write_dates

    dates, titles = dates_and_titles(example / "packet.yaml", day, "", (), (), ())
    files = [example / "dates" / f"deadlines.{kind}" for kind in ("docx", "pdf", "ics")]
    write_dates(files, dates, titles, ((), ()), force=force)
    return [str(file) for file in files]
