"""``packetgen explain``: what a court wants, and which rule says so."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..options import (
    complete_court,
    conditions_options,
    court_folders_option,
    echo_json,
    json_option,
    refuse_unknown_document,
)

if TYPE_CHECKING:
    from packetgen.jurisdiction.model import Conditions


@click.command()
@click.argument("court", shell_complete=complete_court)
@click.argument("key", required=False)
@click.option("--all", "every", is_flag=True, help="Also the keys that no rule of this court sets.")
@conditions_options
@court_folders_option
@json_option
def command(
    court: str,
    key: str | None,
    every: bool,
    conditions: Conditions,
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Say what COURT wants for KEY: value, citation, source, status, and the file that set it.

    \b
    Examples:
      packetgen explain us-ca-superior margins.left
      packetgen explain us-federal-cand --document memorandum
      packetgen explain us-ca-superior-alameda --all --json
    """
    from packetgen.jurisdiction import explain, explain_all, resolve

    refuse_unknown_document(conditions.document)
    jurisdiction = resolve(
        court,
        conditions,
        extra=court_folders,
    )
    if key is not None:
        explanations = [explain(jurisdiction, key)]
    else:
        explanations = [e for e in explain_all(jurisdiction) if every or e.citations]
    if as_json:
        data = [{k: v for k, v in asdict(e).items() if k != "text"} for e in explanations]
        echo_json(data[0] if key is not None else data)
    else:
        click.echo("\n\n".join(e.text for e in explanations))
    return int(ExitCode.OK)
