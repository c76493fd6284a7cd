"""``packetgen batch``: a document for every row of a table."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packetgen.errors import CaseError, ExitCode, PacketgenError

from ..batch_progress import batch_progress
from ..batch_results import tell_result
from ..batch_setup import Choice, earlier_day, mapped, recipe_of, refuse_unsure, show_mapping
from ..clock import today as today_now
from ..clock import today_option
from ..options import (
    case_in_folder,
    court_folders_option,
    engine_option,
    font_folders_option,
    form_folders_option,
    form_or_packet_argument,
    json_option,
)

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from packetgen.batch import Batch
    from packetgen.batch.print_file import PrintOptions
    from packetgen.batch.running import Finish


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for item in value:
        name, sign, text = item.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"'{item}' is not FIELD=VALUE.", ctx=ctx, param=param)
        found[name.strip()] = text.strip()
    return found


@click.command()
@form_or_packet_argument
@click.option(
    "--data", type=click.Path(path_type=Path), required=True,
    help="CSV, XLSX, JSON Lines, a folder of case files, or a corrected error sheet.",
)  # fmt: skip
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help="Output folder. The same command goes on where it stopped.",
)  # fmt: skip
@click.option(
    "--case", "base", type=click.Path(path_type=Path), default=None, callback=case_in_folder,
    help="A case file (or its folder) with what is the same for all: office, court, other side.",
)  # fmt: skip
@click.option(
    "--columns", type=click.Path(path_type=Path), default=None,
    help="The mapping file (default: columns.yaml beside the table).",
)  # fmt: skip
@click.option("--guess", is_flag=True, help="Take columns that are not certain as guessed.")
@click.option(
    "--set", "fixed", multiple=True, callback=_pairs, metavar="FIELD=VALUE",
    help="A field that is the same for every row, such as decision=engaged; may be given again.",
)  # fmt: skip
@click.option(
    "--dates", type=click.Choice(["month-first", "day-first", "year-first"]), default=None,
    help="How the table writes 03/04/2026.",
)  # fmt: skip
@click.option("--sheet", default="", help="Sheet of a workbook.")
@click.option(
    "--hidden-rows", type=click.Choice(["use", "skip"]), default=None,
    help="What becomes of rows that are hidden in the sheet.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(["pdf", "docx", "both"]), default="pdf",
    show_default=True, help="What is made of a form.",
)  # fmt: skip
@click.option(
    "--name", "names", default="row-{row}", show_default=True, metavar="PATTERN",
    help="Names of the documents; may hold {row}, {form}, {language} and columns.",
)  # fmt: skip
@click.option(
    "--other-languages", default="", metavar="CODE",
    help="Language for people whose own the form is not made in (default: their row fails).",
)  # fmt: skip
@click.option("--with-gaps", is_flag=True, help="Show missing values as gaps; do not refuse a row.")
@click.option("--dry-run", is_flag=True, help="Check every row, show the first document, no more.")
@click.option("--zip", "zipped", is_flag=True, help="Also one ZIP file of all documents.")
@click.option("--print", "printed", is_flag=True, help="Also one file for the printer.")
@click.option(
    "--layout", type=click.Choice(["pages", "booklet", "cards-2", "cards-4", "cards-8"]),
    default="pages", show_default=True, help="How the print file lies on its sheets.",
)  # fmt: skip
@click.option(
    "--flip", type=click.Choice(["long-edge", "short-edge"]), default=None,
    help="How the printer turns sheets (default: long-edge; short-edge for booklets).",
)  # fmt: skip
@click.option("--one-sided", is_flag=True, help="The printer prints one side: add no blank pages.")
@click.option(
    "--fold",
    is_flag=True,
    help="Cards to fold: front and back side by side on one side of the sheet.",
)
@click.option("--labels", is_flag=True, help="Also labels with names, 30 to a sheet.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes (default: all).")
@click.option("--force", is_flag=True, help="Overwrite documents that somebody changed.")
@engine_option
@font_folders_option
@click.option(
    "--reviews", type=click.Path(path_type=Path), default=None,
    help="For handouts: reviews that the office recorded (default: reviews.yaml beside --case).",
)  # fmt: skip
@today_option
@form_folders_option
@court_folders_option
@click.option("--final", is_flag=True, hidden=True)
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
@json_option
def command(
    what: str,
    data: Path,
    out: Path,
    base: Path | None,
    columns: Path | None,
    guess: bool,
    fixed: dict[str, str],
    dates: str | None,
    sheet: str,
    hidden_rows: str | None,
    format_: str,
    names: str,
    other_languages: str,
    with_gaps: bool,
    dry_run: bool,
    zipped: bool,
    printed: bool,
    layout: str,
    flip: str | None,
    one_sided: bool,
    fold: bool,
    labels: bool,
    jobs: int | None,
    force: bool,
    engine: str,
    font_folders: tuple[Path, ...],
    reviews: Path | None,
    today: dt.date | None,
    form_folders: tuple[Path, ...],
    court_folders: tuple[Path, ...],
    final: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make FORM_OR_PACKET for every row of a table.

    Every row is a person: its columns fill the form, over what --case says for all. A row that
    cannot be made does not stop the others: it goes to errors.xlsx, which is corrected and given
    to the same command with --data. A run that was stopped in any way goes on when the same
    command is run again. Exits with 1 when rows failed.

    \b
    Examples:
      packetgen batch intake-letter --data clients.xlsx --case office.yaml --dry-run
      packetgen batch intake-letter --data clients.xlsx --case office.yaml -o out
      packetgen batch intake-letter --data out/errors.xlsx --case office.yaml -o out
      packetgen batch intake-letter --data clients.xlsx --case office.yaml --print --zip
    """
    from packetgen.batch import Batch, check_batch, first_document, run_batch
    from packetgen.batch.print_file import PrintOptions

    if final:
        raise click.UsageError(
            "A batch makes drafts only: a packet without the draft mark is approved by somebody "
            "who read that very packet. Make a folder with a case file for the person "
            "(packetgen new), then packetgen build, approve, and build --final."
        )
    _refuse_corrected(data, out)
    if fold and not layout.startswith("cards"):
        raise click.UsageError("--fold is for cards: add --layout cards-8, cards-4 or cards-2.")
    loud = not (quiet or as_json)
    first_day = None if today or dry_run else earlier_day(out)
    day = today or first_day or today_now()
    if loud and first_day is not None and first_day != today_now():
        click.echo(f"Dated {first_day}, as on the first run; --today changes it.", err=True)
    recipe, fields, short = recipe_of(
        Choice(
            what, day, base, ("pdf", "docx") if format_ == "both" else (format_,),
            other_languages, with_gaps, engine, form_folders, court_folders, font_folders,
            reviews,
        )
    )  # fmt: skip
    source, mapping, guesses = mapped(
        data, fields, columns or _kept_mapping(data, out), sheet=sheet,
        hidden_rows=hidden_rows or "", dates=dates or "", fixed=fixed,
    )  # fmt: skip
    if loud:
        show_mapping(source, mapping, fields, guessed=bool(guesses))
    if not guess:
        refuse_unsure(mapping, data)
    batch = Batch(source, mapping, fields, recipe, names, short)
    with ExitStack() as stack:
        executor = _executor(jobs, data, stack)
        tell = stack.enter_context(batch_progress(quiet=not loud))
        if dry_run:
            result = check_batch(batch, executor=executor, tell=tell)
        else:
            options = None
            if printed or layout != "pages":
                turn = flip or ("short-edge" if layout == "booklet" else "long-edge")
                options = PrintOptions(layout, turn, duplex=not one_sided, fold=fold)
            finish = _finishing(batch, options, zipped=zipped, labels=labels)
            try:
                result = run_batch(
                    batch, out, executor=executor, force=force, tell=tell, finish=finish
                )
            except KeyboardInterrupt:
                stack.close()
                click.echo("Stopped. The same command goes on from here.", err=True)
                return int(ExitCode.INTERRUPTED)
    shown = ""
    if dry_run:
        shown = _preview(first_document(batch), out)
    else:
        _keep_mapping(mapping, fields, out, what, data)
    return tell_result(result, out, shown, loud=loud, as_json=as_json, dry_run=dry_run)


def _finishing(
    batch: Batch, options: PrintOptions | None, *, zipped: bool, labels: bool
) -> list[Finish]:
    """What is made of all documents once every row is done."""
    from packetgen.batch.finishing import write_reports, write_zip
    from packetgen.batch.name_labels import write_labels
    from packetgen.batch.print_file import write_print_file

    wanted = [write_zip()] if zipped else []
    if options is not None:
        wanted.append(write_print_file(batch, options))
    if labels:
        wanted.append(write_labels(batch))
    return [*wanted, write_reports(batch)]


def _refuse_corrected(data: Path, out: Path) -> None:
    """Say why an error sheet is gone: once every row is made, there is none.

    Raises:
        CaseError: It is the sheet of the batch in ``out``, which has no errors left.
    """
    from packetgen.batch.finishing import ERRORS_CSV, ERRORS_XLSX
    from packetgen.batch.journal import JOURNAL

    ours = data.name in {ERRORS_XLSX, ERRORS_CSV} and data.resolve().parent == out.resolve()
    if ours and not data.exists() and (out / JOURNAL).is_file():
        raise CaseError(
            f"there is no {data.name} any more: every row of this batch has its document",
            hint="To go on, name the table itself with --data.",
        )


def _executor(jobs: int | None, data: Path, stack: ExitStack) -> Executor | None:
    """Processes, unless there is so little to do that starting them takes longer."""
    count = jobs or min(os.cpu_count() or 1, 8)
    small = data.is_file() and data.stat().st_size < 4000
    if count == 1 or (jobs is None and small):
        return None
    from packetgen.batch import worker_processes

    return stack.enter_context(worker_processes(count))


def _kept_mapping(data: Path, out: Path) -> Path | None:
    """The mapping of the run that wrote this error sheet."""
    kept = out / "columns.yaml"
    ours = data.resolve().parent == out.resolve()
    return kept if ours and kept.is_file() else None


def _keep_mapping(mapping: Any, fields: Any, out: Path, what: str, data: Path) -> None:
    """Lay the mapping into the output folder, for the corrected error sheet."""
    from packetgen.batch import mapping_text
    from packetgen.output.writing import write_durably

    if not mapping.targets or data.resolve().parent == out.resolve():
        return
    text = mapping_text(mapping, fields, source=data.name, made_for=what).encode("utf-8")
    target = out / "columns.yaml"
    if target.is_file() and target.read_bytes() == text:
        return
    target.unlink(missing_ok=True)
    write_durably(target, text)


def _preview(outcome: Any, out: Path) -> str:
    if outcome is None:
        return ""
    from packetgen.output.writing import write_durably

    folder = out / "preview"
    folder.mkdir(parents=True, exist_ok=True)
    shown = ""
    for made in outcome.files:
        target = folder / f"row-{outcome.number:04}{made.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        write_durably(target, made.data)
        shown = shown or str(target)
    return shown


__all__ = ["PacketgenError", "command"]
