"""What a batch says when it ends: rows made and not made, remarks, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from .options import echo_json

if TYPE_CHECKING:
    from packetgen.batch import BatchResult

_SHOWN = 8
"""Rows that are named one by one."""


def tell_result(
    result: BatchResult, out: Path, shown: str, *, loud: bool, as_json: bool, dry_run: bool
) -> int:
    """Tell what became of the rows; ``shown`` is the first document of a dry run.

    Returns:
        The exit code: 1 where a row has no document.
    """
    code = int(ExitCode.FINDINGS if result.failed or result.still_open else ExitCode.OK)
    if as_json:
        echo_json(
            {
                "rows": result.total,
                "done": result.done,
                "ready": result.ready,
                "failed": {
                    str(number): [
                        {"column": p.column, "message": p.message, "hint": p.hint} for p in problems
                    ]
                    for number, problems in sorted(result.failed.items())
                },
                "again": dict(result.again),
                "left_out": [
                    {"row": item.number, "reason": item.reason, "whole": item.whole}
                    for item in result.left_out
                ],
                "remarks": result.remarks,
                "kept": result.kept,
                "removed": result.removed,
                "still_open": result.still_open,
                "preview": shown or None,
            }
        )
        return code
    if loud:
        _tell(result, out, shown, dry_run=dry_run)
    return code


def _tell(result: BatchResult, out: Path, shown: str, *, dry_run: bool) -> None:
    for remark in result.remarks:
        click.echo(click.style(f"note: {remark}", fg="yellow"), err=True)
    for item in result.left_out[:_SHOWN]:
        click.echo(click.style(str(item), fg="yellow"), err=True)
    for number, problems in sorted(result.failed.items())[:_SHOWN]:
        for problem in problems:
            click.echo(click.style(f"row {number}", bold=True) + f"  {problem}", err=True)
            if problem.hint:
                click.echo(click.style(f"  → {problem.hint}", fg="cyan"), err=True)
    if len(result.failed) > _SHOWN:
        click.echo(f"and {len(result.failed) - _SHOWN} rows more", err=True)
    for why, count in sorted(result.again.items()):
        click.echo(f"Made again: {count}, because {why}.", err=True)
    if result.kept:
        click.echo(
            f"{len(result.kept)} documents were changed by hand and left as they are.", err=True
        )
    if dry_run:
        good = result.total - len(result.failed)
        click.echo(f"{good} of {result.total} rows can be made. Nothing was made yet.", err=True)
        if shown:
            click.echo("The first document:", err=True)
            click.echo(shown)
        return
    before = f", {result.ready} made before" if result.ready else ""
    failed = f", {len(result.failed)} not made" if result.failed else ""
    click.echo(f"{result.done} made{before}{failed}.", err=True)
    if result.still_open:
        click.echo(f"Still without a document: {len(result.still_open)} other rows.", err=True)
    click.echo(str(out / "documents"))
    if result.failed:
        click.echo(f"Correct {out / 'errors.xlsx'} and give it to the same command.", err=True)
        click.echo(str(out / "errors.xlsx"))
    for extra in ("documents.zip", "labels.pdf", "labels-corrected.pdf", "report.html"):
        if (out / extra).is_file():
            click.echo(str(out / extra))
    for file in sorted(out.glob("print*.pdf")):
        click.echo(str(file))
