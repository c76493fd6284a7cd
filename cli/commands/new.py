"""``packetgen new``: a case folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from packetgen.errors import ExitCode

from ..options import echo_json, json_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@json_option
def command(folder: Path, force: bool, as_json: bool) -> int:
    """Start a case in FOLDER: a case file, a packet plan, texts and one exhibit.

    It builds at once; change the names and go on from there.

    \b
    Example:
      packetgen new my-case
      packetgen build my-case/packet.yaml -o my-case/out
    """
    from packetgen.case.scaffold import scaffold
    from packetgen.output import write_outputs

    files = scaffold()
    write_outputs(folder, files, force=force)
    if as_json:
        echo_json({"files": [str(folder / name) for name in files]})
        return int(ExitCode.OK)
    for name in files:
        click.echo(str(folder / name))
    click.echo(f"\nNext: packetgen build {folder / 'packet.yaml'} -o {folder / 'out'}", err=True)
    return int(ExitCode.OK)
