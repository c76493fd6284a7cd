"""``packetgen deadlines``: every date of a case, with its rule and its working."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..clock import today as today_now
from ..clock import today_option
from ..options import (
    court_folders_option,
    echo_json,
    form_folders_option,
    json_option,
    plan_or_case_in_folder,
)

if TYPE_CHECKING:
    from packetgen.deadlines import CaseDates, DayOff


@click.command()
@click.argument(
    "file", metavar="CASE_OR_PLAN", type=click.Path(path_type=Path),
    callback=plan_or_case_in_folder,
)  # fmt: skip
@click.option("--jurisdiction", "court_id", default="", help="A court other than the case's.")
@click.option("--working", is_flag=True, help="Show each count day by day.")
@click.option(
    "-o", "--out", "outs", multiple=True, type=click.Path(dir_okay=False, path_type=Path),
    help="Write a file: .docx or .pdf (a table), .ics (a calendar); may be given again.",
)  # fmt: skip
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Write a calendar.")
@click.option(
    "--closed", multiple=True, metavar="YYYY-MM-DD[=WHY]",
    help="A further day on which the court is closed; may be given again.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that are there.")
@today_option
@court_folders_option
@form_folders_option
@json_option
def command(
    file: Path,
    court_id: str,
    working: bool,
    outs: tuple[Path, ...],
    ics: Path | None,
    closed: tuple[str, ...],
    force: bool,
    today: dt.date | None,
    court_folders: tuple[Path, ...],
    form_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """List every date of CASE_OR_PLAN: hearings, what is due when, and why.

    A folder stands for the packet.yaml in it, or else for its case.yaml.

    Dates that rest on rules nobody could verify are advisory and say so. Where the law is open,
    every day that it may be is shown. Exit code 1 means that notice is too short for a hearing.

    \b
    Examples:
      packetgen deadlines case.yaml --working
      packetgen deadlines my-case              # my-case/packet.yaml
      packetgen deadlines packet.yaml -o deadlines.docx -o deadlines.pdf
      packetgen deadlines packet.yaml -o dates.ics
      packetgen deadlines case.yaml --closed 2027-01-04="Courthouse closed" --json
    """
    day = today or today_now()
    files = [*outs, *([ics] if ics else [])]
    _refuse_unknown_kinds(files)
    dates, titles = dates_and_titles(
        file, day, court_id, closures_named(closed), court_folders, form_folders
    )
    write_dates(files, dates, titles, (form_folders, court_folders), force=force)
    if as_json:
        from packetgen.deadlines.record import dates_data

        echo_json(dates_data(dates))
    else:
        from packetgen.deadlines.listing import dates_lines

        click.echo("\n".join(dates_lines(dates, working=working)))
        for path in files:
            click.echo(f"Written: {path}", err=True)
    too_short = any(each.certain and not each.theirs for each in dates.short)
    return int(ExitCode.FINDINGS if too_short else ExitCode.OK)


def dates_and_titles(
    file: Path,
    day: dt.date,
    court_id: str,
    closures: tuple[DayOff, ...],
    courts: tuple[Path, ...],
    forms: tuple[Path, ...],
) -> tuple[CaseDates, dict[str, str]]:
    """The dates of a case file or of a plan, and the titles of the plan's documents.

    Raises CaseError where some dates cannot be counted.
    """
    from packetgen.build import dates_of, gather
    from packetgen.deadlines import case_dates

    from .validate import is_plan

    if not is_plan(file):
        from packetgen.case import load_case

        case = load_case(file, check_files=False)
        court = court_id or case.jurisdiction
        with _placed(file):
            return case_dates(case, court, day, extra=courts, closures=closures), {}
    inputs = gather(file, today=day, court_folders=courts, form_folders=forms)
    titles = {
        planned.id: planned.title or inputs.forms[planned.form].title
        for planned in inputs.plan.documents
    }
    with _placed(inputs.plan.case):
        return dates_of(inputs, court_id=court_id, closures=closures, strict=True), titles


@contextmanager
def _placed(case_file: Path) -> Iterator[None]:
    """Give dates that cannot be counted their lines in the case file."""
    from packetgen.errors import CaseError
    from packetgen.reading import read_structured

    try:
        yield
    except CaseError as error:
        written = read_structured(case_file, shown=str(case_file))
        problems = [
            replace(p, location=written.where(p.location.pointer))
            if p.location.file == "case" and p.location.pointer
            else p
            for p in error.problems
        ]
        raise CaseError(error.message, hint=error.hint, problems=tuple(problems)) from None


def _refuse_unknown_kinds(files: list[Path]) -> None:
    wrong = [str(path) for path in files if path.suffix.lower() not in (".docx", ".pdf", ".ics")]
    if wrong:
        raise click.UsageError(
            f"{', '.join(wrong)}: write a .docx or .pdf (a table) or an .ics (a calendar)."
        )


def write_dates(
    files: list[Path],
    dates: CaseDates,
    titles: dict[str, str],
    folders: tuple[tuple[Path, ...], tuple[Path, ...]],
    *,
    force: bool,
) -> None:
    """Make everything, then write it: nothing is written when one of them cannot be made."""
    from packetgen.output import write_outputs

    made: dict[Path, bytes] = {}
    docx = b""
    for path in files:
        kind = path.suffix.lower()
        if kind == ".ics":
            from packetgen.deadlines import calendar_file

            name = f"{dates.court.id}\n{dates.case.number or dates.case.title}"
            made[path] = calendar_file(
                dates.deadlines,
                case=name,
                today=dates.today,
                zone=dates.court.time_zone,
                title=dates.case.number,
                names=dates.names,
            )
            continue
        from packetgen.build import date_list_docx, date_list_pdf

        docx = docx or date_list_docx(
            dates, titles=titles, form_folders=folders[0], court_folders=folders[1]
        )
        made[path] = docx if kind == ".docx" else date_list_pdf(docx, dates)
    for path, data in made.items():
        write_outputs(path.parent, {path.name: data}, force=force or _is_ours(path))


def closures_named(texts: tuple[str, ...]) -> tuple[DayOff, ...]:
    """The days of ``--closed 2027-01-04=Why`` as days off; BadParameter names all wrong ones."""
    from packetgen.deadlines import closure
    from packetgen.reading import date_of
    from packetgen.reading.formats import date_hint

    found, wrong = [], []
    for text in texts:
        day, _, why = (part.strip() for part in text.partition("="))
        try:
            found.append(closure(date_of(day), why or "court closed"))
        except ValueError as reason:
            wrong.append(f"'{day}' {reason}. {date_hint(day)}")
    if wrong:
        raise click.BadParameter(
            " ".join([*wrong, "Write it as 2027-01-04=Why."]), param_hint="--closed"
        )
    return tuple(found)


def _is_ours(ics: Path) -> bool:
    """Whether a calendar that packetgen wrote is there; a newer one takes its place."""
    from packetgen.deadlines.ics import PRODUCT

    try:
        with ics.open("rb") as file:
            return PRODUCT.encode() in file.read(200)
    except OSError:
        return False
