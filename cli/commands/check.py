"""``packetgen check``: a finished file against a court's rules."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packetgen.errors import ExitCode

from ..clock import today as today_now
from ..options import (
    case_in_folder,
    complete_court,
    conditions_options,
    court_folders_option,
    json_option,
    plan_in_folder,
    read_file,
    refuse_unknown_document,
)

if TYPE_CHECKING:
    from packetgen.case import Case
    from packetgen.check import Outcome
    from packetgen.jurisdiction.model import Conditions, Jurisdiction

LEVELS = ("blocker", "violation", "advisory")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-j", "--jurisdiction", "court", required=True, shell_complete=complete_court,
    help="The court, such as us-ca-superior-alameda.",
)  # fmt: skip
@click.option("--parts", help='What the pages are, such as "1-12 paper, 13- exhibit".')
@click.option(
    "--case", "case_file", type=click.Path(path_type=Path), callback=case_in_folder,
    help="The case file, or its folder.",
)  # fmt: skip
@click.option(
    "--plan", "plan_file", type=click.Path(path_type=Path), callback=plan_in_folder,
    help="The packet plan whose waivers and statements apply, or its folder.",
)  # fmt: skip
@click.option(
    "--select", multiple=True, help="Only these checks (codes or beginnings of codes, names)."
)
@click.option("--ignore", multiple=True, help="Not these checks.")
@click.option(
    "--fail-on", type=click.Choice([*LEVELS, "never"]), default="violation", show_default=True,
    help="Exit with 1 from this level on.",
)  # fmt: skip
@click.option(
    "--accessibility", is_flag=True,
    help="Have outloud, where it is installed, read each PDF aloud (PDF/UA-1, reading order).",
)  # fmt: skip
@click.option("--html", "html_file", type=click.Path(path_type=Path), help="Write the HTML report.")
@click.option("--force", is_flag=True, help="Overwrite the HTML report if it is there.")
@conditions_options
@court_folders_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    court: str,
    parts: str | None,
    case_file: Path | None,
    plan_file: Path | None,
    conditions: Conditions,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    accessibility: bool,
    html_file: Path | None,
    force: bool,
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Check FILES (PDF or DOCX, made by any program) against the rules of a court.

    Nothing is changed. Every finding names rule, citation, page, what was measured, what is wanted
    and how to mend it. A report never says that a paper will be accepted.

    \b
    Examples:
      packetgen check motion.pdf -j us-ca-superior-alameda
      packetgen check motion.pdf -j us-ca-superior --parts "1-12 paper, 13- exhibit"
      packetgen check draft.docx -j us-federal-cand --json
      packetgen check judgment.pdf -j us-fl-circuit-leon --recorded
      packetgen check motion.pdf -j us-federal-cand --accessibility --html report.html
    """
    from packetgen.case import load_case
    from packetgen.check import (
        Statement,
        Waiver,
        build_report,
        report_html,
        report_json,
        report_text,
    )
    from packetgen.jurisdiction import resolve
    from packetgen.jurisdiction.model import Effect

    select, ignore = one_by_one(select), one_by_one(ignore)
    refuse_unknown_checks((*select, *ignore))
    refuse_unknown_document(conditions.document)
    day = today_now()
    case = load_case(case_file) if case_file else None
    waivers: tuple[Waiver, ...] = ()
    statements: tuple[Statement, ...] = ()
    if plan_file is not None:
        from packetgen.packet import load_plan

        plan = load_plan(plan_file)
        waivers, statements = plan.waivers, plan.statements
    if case is not None:
        conditions = _of_case(conditions, case, ctx)

    def rules_for(document: str) -> Jurisdiction:
        return resolve(
            court, replace(conditions, document=document), extra=court_folders,
            orders=case.orders if case else (),
        )  # fmt: skip

    jurisdiction = rules_for(conditions.document)
    outcomes, pdfs = _checked(
        files, jurisdiction, rules_for, parts=parts, case=case, select=select, ignore=ignore
    )
    if case is not None:
        outcomes += _timing(case, jurisdiction, day, court_folders, select, ignore)
    notes: list[str] = []
    if accessibility:
        outcomes, notes = _read_aloud(outcomes, pdfs)
    report = build_report(
        outcomes,
        today=day,
        title=f"Check of {', '.join(f.name for f in files)}",
        waivers=waivers,
        statements=statements,
        notes=notes,
    )
    if html_file is not None:
        from packetgen.output import write_outputs

        html = report_html(report, pdfs=pdfs).encode("utf-8")
        write_outputs(html_file.parent, {html_file.name: html}, force=force)
        click.echo(f"The report is in {html_file}", err=True)
    click.echo(report_json(report) if as_json else report_text(report), nl=False)
    if fail_on == "never":
        return int(ExitCode.OK)
    return int(ExitCode.FINDINGS if report.fails(Effect(fail_on)) else ExitCode.OK)


def _checked(
    files: tuple[Path, ...],
    jurisdiction: Jurisdiction,
    rules_for: Callable[[str], Jurisdiction],
    *,
    parts: str | None,
    **options: Any,
) -> tuple[list[Outcome], dict[str, bytes]]:
    """What the checks say of each file, and the PDFs among them by name."""
    from packetgen.check import check_docx, check_pdf

    outcomes, pdfs = [], {}
    for file in files:
        data = read_file(file)
        if _is_word(data, file):
            outcomes.append(
                _as_its_kind(check_docx, data, jurisdiction, rules_for, name=file.name, **options)
            )
        elif b"%PDF-" not in data[:65536] and file.suffix.lower() != ".pdf":
            raise click.UsageError(f"{file.name} is neither a PDF nor a Word file (DOCX).")
        else:
            pdfs[file.name] = data
            outcomes.append(
                _as_its_kind(
                    check_pdf, data, jurisdiction, rules_for, name=file.name, parts=parts, **options
                )
            )
    return outcomes, pdfs


def _as_its_kind(
    check: Callable[..., Outcome],
    data: bytes,
    jurisdiction: Jurisdiction,
    rules_for: Callable[[str], Jurisdiction],
    *,
    name: str,
    **options: Any,
) -> Outcome:
    """The outcome of a file by the rules for its kind, which its title tells if nobody named it."""
    from packetgen.check import kind_told
    from packetgen.check.kind_told import SEVERAL, hears_appeals, untold

    def checked(court: Jurisdiction, how: str) -> Outcome:
        outcome = check(data, name=name, jurisdiction=court, **options)
        return replace(outcome, document_how=how)

    if jurisdiction.conditions.document:
        return checked(jurisdiction, "")
    told = kind_told(data, name=name, appeal=hears_appeals(jurisdiction))
    if not told.document:
        return checked(jurisdiction, untold(jurisdiction))
    outcome = checked(rules_for(told.document), told.how)
    if sum(part.kind in ("paper", "letter") for part in outcome.parts) > 1:
        return checked(jurisdiction, SEVERAL)
    return outcome


def _of_case(conditions: Conditions, case: Case, ctx: click.Context) -> Conditions:
    """The case says what kind it is and whether its client has a lawyer, unless options do."""

    def said(option: str) -> bool:
        source = ctx.get_parameter_source(option)
        return source is not None and source is not click.core.ParameterSource.DEFAULT

    if not said("case_type"):
        conditions = replace(conditions, case_type=case.kind)
    client = next((p for p in case.parties if p.id == case.client), None)
    if not said("filer") and client is not None and client.self_represented:
        conditions = replace(conditions, filer="self-represented")
    return conditions


def _read_aloud(
    outcomes: list[Outcome], pdfs: Mapping[str, bytes]
) -> tuple[list[Outcome], list[str]]:
    """The outcomes with what outloud says of the PDFs, and notes where it says nothing."""
    from packetgen.check.read_aloud import read_aloud, with_read_aloud

    heard, notes = [], []
    for outcome in outcomes:
        data = pdfs.get(outcome.name)
        if data is not None and outcome.pages:
            told = read_aloud(data, name=outcome.name)
            outcome = with_read_aloud(outcome, told)
            notes += [told.note] if told.note else []
        heard.append(outcome)
    return heard, list(dict.fromkeys(notes))


def _timing(
    case: Case,
    jurisdiction: Jurisdiction,
    day: dt.date,
    folders: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> list[Outcome]:
    """The dates of the paper's case, where the court's rules on time are known."""
    from packetgen.check import check_dates
    from packetgen.check.run import is_chosen
    from packetgen.check.timing import TIMING_CHECKS
    from packetgen.deadlines import case_dates
    from packetgen.errors import JurisdictionError

    if not any(is_chosen(c, n, select, ignore) for c, n in TIMING_CHECKS.items()):
        return []
    try:
        dates = case_dates(case, jurisdiction.id, day, extra=folders, strict=False)
    except JurisdictionError as error:
        click.echo(f"No dates were counted: {error.message}.", err=True)
        return []
    outcome = check_dates(dates, name=case.source, court=jurisdiction.name)
    kept = tuple(f for f in outcome.findings if is_chosen(f.code, f.name, select, ignore))
    return [replace(outcome, findings=kept)]


def one_by_one(names: tuple[str, ...]) -> tuple[str, ...]:
    """Checks named with one option each, or several in one, divided by commas."""
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip())


_OF_A_BUILD = re.compile("(CH|EX|GT|ST|TA)[0-9]{3}")
"""Codes of findings that only a build has: gates, what a case records, stipulations, tables."""


def refuse_unknown_checks(names: tuple[str, ...]) -> None:
    """Codes and names that no check has are a slip of the pen, not an empty selection."""
    from packetgen.check.beside import BESIDE
    from packetgen.check.catalogue import CHECKS
    from packetgen.reading import did_you_mean

    known = [word for check in CHECKS for word in (check.code, check.name)]
    known += [word for each in BESIDE for word in (each.code, each.name)]
    for name in names:
        if not any(word == name or word.startswith(name) for word in known):
            if _OF_A_BUILD.fullmatch(name):
                raise click.UsageError(
                    f"{name} is found by a build alone, in its case and plan; no check of a file "
                    "looks for it. The finding in the build's report says how to mend it."
                )
            hint = did_you_mean(name, known)
            raise click.UsageError(f"There is no check '{name}'. {hint}".strip())


def _is_word(data: bytes, file: Path) -> bool:
    return data[:2] == b"PK" or file.suffix.lower() in {".docx", ".docm", ".doc"}
