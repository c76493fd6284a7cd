"""``packetgen new``: a case folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from packetgen.errors import ExitCode

from ..command_lines import command_line
from ..options import echo_json, json_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@click.option("--clinic", is_flag=True, help="A table of people and an office, for a batch.")
@json_option
def command(folder: Path, force: bool, clinic: bool, as_json: bool) -> int:
    """Start a case in FOLDER: a case file, a packet plan, texts and one exhibit.

    It builds at once; change the names and go on from there.

    \b
    Examples:
      packetgen new my-case
      packetgen build my-case/packet.yaml -o my-case/out
      packetgen new my-clinic --clinic           # letters for everybody in a table
    """
    from packetgen.case.scaffold import scaffold
    from packetgen.output import write_outputs

    files = scaffold("clinic" if clinic else "motion")
    write_outputs(folder, files, force=force)
    if as_json:
        echo_json({"files": [str(folder / name) for name in files]})
        return int(ExitCode.OK)
    for name in files:
        click.echo(str(folder / name))
    following: list[str | Path] = ["build", folder / "packet.yaml", "-o", folder / "out"]
    if clinic:
        following = ["columns", "intake-letter", "--data", folder / "clients.csv"]
    click.echo(f"\nNext: {command_line('packetgen', *following)}", err=True)
    return int(ExitCode.OK)
