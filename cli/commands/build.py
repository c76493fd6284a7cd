"""``packetgen build``: everything from a packet plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from packetgen.errors import ExitCode
from packetgen.reading.english_counts import counted

from ..clock import today as today_now
from ..clock import today_option
from ..options import (
    court_folders_option,
    echo_json,
    engine_option,
    font_folders_option,
    form_folders_option,
    json_option,
    out_option,
    plan_argument,
    plan_reviews_option,
)
from ..progress import build_progress
from ..verdict import show_findings, summary


@click.command()
@plan_argument
@out_option
@click.option("--final", is_flag=True, help="Without the draft mark; refused unless approved.")
@click.option("--draft", "draft", is_flag=True, help="Marked as a draft (the default).")
@engine_option
@click.option("--force", is_flag=True, help="Overwrite files that packetgen did not make.")
@font_folders_option
@today_option
@plan_reviews_option
@form_folders_option
@court_folders_option
@click.option(
    "--fail-on",
    type=click.Choice(["blocker", "violation", "advisory", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 when a draft has open findings of this level or above.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
@json_option
def command(
    plan: Path,
    out: Path | None,
    final: bool,
    draft: bool,
    engine: str,
    force: bool,
    font_folders: tuple[Path, ...],
    today: dt.date | None,
    reviews: Path | None,
    form_folders: tuple[Path, ...],
    court_folders: tuple[Path, ...],
    fail_on: str,
    quiet: bool,
    as_json: bool,
) -> int:
    """Build PLAN: editable drafts, one PDF per filing, the combined packet, report, manifest.

    PLAN is a packet plan, or a folder with a packet.yaml in it.

    Edit a draft in out/drafts with Word and build again: the PDF follows the edit, and packetgen
    never overwrites it. Every page is marked DRAFT until the drafts are approved and the packet is
    built with --final.

    \b
    Examples:
      packetgen build packet.yaml
      packetgen build my-case                  # my-case/packet.yaml
      packetgen build packet.yaml -o out --final
      packetgen build packet.yaml --json | jq .files
    """
    if final and draft:
        raise click.UsageError("--draft and --final exclude each other.")
    from packetgen.build import build
    from packetgen.jurisdiction.model import Effect

    folder = out or plan.parent / "out"
    with build_progress(quiet=quiet or as_json) as progress:
        result = build(
            plan,
            folder,
            today=today or today_now(),
            final=final,
            engine=engine,
            force=force,
            form_folders=form_folders,
            court_folders=court_folders,
            reviews=reviews,
            font_folders=font_folders,
            progress=progress,
        )
    code = int(result.exit_code)
    if fail_on != "never" and result.report.fails(Effect(fail_on)):
        code = int(ExitCode.FINDINGS)
    if as_json:
        from packetgen.check.reports.report_json import report_data

        echo_json(
            {
                "files": [str(folder / name) for name in result.files],
                "pages": result.pages,
                "final": result.final and not result.refused,
                "refused": [f.code for f in result.refused],
                "report": report_data(result.report),
            }
        )
        return code
    if quiet:
        return code
    for name in result.files:
        click.echo(str(folder / name))
    if result.refused:
        click.echo(
            click.style("\nThe final packet was refused: ", fg="red", bold=True)
            + f"{counted(len(result.refused), 'reason')}. Only the report was written.",
            err=True,
        )
        show_findings(result.refused)
        return int(ExitCode.FINDINGS)
    kind = "Final packet" if final else "Draft packet"
    pages = counted(result.pages, "page")
    click.echo(f"\n{kind}: {pages}. {summary(result.report)}", err=True)
    show_findings(result.report.open)
    return code
