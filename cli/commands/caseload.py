"""``packetgen caseload``: counts over many cases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from packetgen.errors import ExitCode

from ..clock import day_option, today_option
from ..clock import today as today_now
from ..options import echo_json, form_folders_option, json_option


@click.command()
@click.argument(
    "places", metavar="CASE_OR_FOLDER...", nargs=-1, required=True,
    type=click.Path(path_type=Path),
)  # fmt: skip
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("caseload"), show_default=True,
    help="Folder for the report.",
)  # fmt: skip
@day_option("--as-of", help="Day of the count; default: today.")
@click.option("--heading", default="", help="Another heading than 'Caseload Report'.")
@click.option("--note", default="", help="A sentence of the office, above the tables.")
@click.option("--force", is_flag=True, help="Overwrite files that packetgen did not make.")
@today_option
@form_folders_option
@json_option
def command(
    places: tuple[Path, ...],
    out: Path,
    as_of: dt.date | None,
    heading: str,
    note: str,
    force: bool,
    today: dt.date | None,
    form_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Count cases by outcome, program, demographics and requirements: DOCX, PDF, XLSX and CSV.

    A folder is searched for files named case.yaml or case.json. No group of fewer than 11 is
    shown, nor any number that would give one away. Every case must be readable, or nothing is
    counted.

    \b
    Examples:
      packetgen caseload cases -o caseload
      packetgen caseload cases --as-of 2026-12-31 --heading "Year 2026"
      packetgen caseload a/case.yaml b/case.yaml --json
    """
    from packetgen.batch.caseload import case_files, caseload_files, load_caseload
    from packetgen.casework import caseload
    from packetgen.output import Manifest, manifest_json, sha256, write_outputs

    day = today or today_now()
    cases = load_caseload(case_files(places))
    counted = caseload(cases, as_of or day)
    files = caseload_files(
        cases, as_of=as_of or day, today=day, heading=heading, note=note,
        form_folders=form_folders,
    )  # fmt: skip
    hashes = {name: sha256(data) for name, data in sorted(files.items())}
    manifest = manifest_json(Manifest(today=day.isoformat(), outputs=hashes))
    write_outputs(out, {**files, "manifest.json": manifest}, force=force)
    if as_json:
        echo_json(
            {
                "as_of": counted.as_of.isoformat(),
                "files": sorted(files),
                "tables": [
                    {
                        "title": table.title,
                        "total": table.total,
                        "note": table.note,
                        "groups": {row.label: row.count for row in table.rows},
                    }
                    for table in counted.tables
                ],
            }
        )
        return int(ExitCode.OK)
    for name in sorted(files):
        click.echo(out / name)
    click.echo(f"\n{counted.sentence}", err=True)
    return int(ExitCode.OK)
