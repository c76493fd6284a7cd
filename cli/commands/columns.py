"""``packetgen columns``: which column of a table fills what."""

from __future__ import annotations

from pathlib import Path

import click

from packetgen.errors import ExitCode, OutputError

from ..batch_setup import Choice, mapped, recipe_of, show_mapping
from ..clock import today
from ..options import echo_json, form_folders_option, form_or_packet_argument, json_option


@click.command()
@form_or_packet_argument
@click.option(
    "--data", type=click.Path(path_type=Path), default=None,
    help="The table: CSV, XLSX, JSON Lines, or a folder of case files.",
)  # fmt: skip
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=None,
    help="The mapping file to write (default: columns.yaml beside the table).",
)  # fmt: skip
@click.option("--sheet", default="", help="Sheet of a workbook.")
@click.option(
    "--dates", type=click.Choice(["month-first", "day-first", "year-first"]), default=None,
    help="How the table writes 03/04/2026.",
)  # fmt: skip
@click.option("--fields", "list_fields", is_flag=True, help="List the fields, and write nothing.")
@click.option("--force", is_flag=True, help="Overwrite a mapping file that is there already.")
@form_folders_option
@json_option
def command(
    what: str,
    data: Path | None,
    out: Path | None,
    sheet: str,
    dates: str | None,
    list_fields: bool,
    force: bool,
    form_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Show which column of a table fills what, and write it to columns.yaml to be corrected.

    The headings are matched by a guess. What is not certain bears a question mark: take it away in
    the file, or write another field. 'packetgen batch' finds columns.yaml beside the table, and it
    serves for the next export of the same program as well.

    \b
    Examples:
      packetgen columns intake-letter --data clients.xlsx
      packetgen columns intake-letter --fields
    """
    _recipe, fields, _ = recipe_of(Choice(what, today(), form_folders=form_folders))
    if list_fields:
        if as_json:
            echo_json([{"field": f.path, "kind": f.kind, "label": f.label} for f in fields])
            return int(ExitCode.OK)
        width = max(len(field.path) for field in fields) + 2
        for field in fields:
            choices = f" ({' | '.join(field.choices)})" if field.choices else ""
            click.echo(f"{field.path:<{width}}{field.label}{choices}")
        return int(ExitCode.OK)
    if data is None:
        raise click.UsageError("Name the table with --data, or list the fields with --fields.")
    from packetgen.batch import mapping_text
    from packetgen.batch.mapping import MAPPING

    source, mapping, _ = mapped(
        data, fields, None, sheet=sheet, hidden_rows="use", dates=dates or "", use_found=False
    )
    if as_json:
        echo_json(
            {
                "table": source.name,
                "notes": source.notes,
                "columns": [
                    {"heading": h, "field": path or None, "sure": h not in mapping.unsure}
                    for h, path in mapping.targets.items()
                ],
            }
        )
        return int(ExitCode.OK)
    show_mapping(source, mapping, fields, guessed=True)
    if source.kind != "table" and not source.columns:
        click.echo("Case files need no mapping.", err=True)
        return int(ExitCode.OK)
    target = out or data.parent / MAPPING
    if target.exists() and not force:
        raise OutputError(
            f"{target} is there already",
            hint="Another name with -o, or --force to write it anew; the old one is then lost.",
        )
    from packetgen.output.writing import write_durably

    text = mapping_text(mapping, fields, source=source.name, made_for=what)
    try:
        target.unlink(missing_ok=True)
        write_durably(target, text.encode("utf-8"))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(f"{target} cannot be written ({reason})") from error
    click.echo(str(target))
    if mapping.unsure:
        count = len(mapping.unsure)
        click.echo(f"{count} to confirm: look for the question marks in it.", err=True)
    return int(ExitCode.OK)
