"""The last lines of a build or a check in a terminal: what was found, worst first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from packetgen.reading.english_counts import counted

if TYPE_CHECKING:
    from packetgen.check import Finding, Report

COLOURS = {"blocker": "red", "violation": "yellow", "advisory": "cyan"}


def show_findings(findings: Iterable[Finding], *, limit: int = 12) -> None:
    """Findings on standard error, strongest first, one or two lines each."""
    order = list(COLOURS)
    found = sorted(findings, key=lambda f: (order.index(f.effect.value), f.file, f.page or 0))
    for finding in found[:limit]:
        pages = tuple(dict.fromkeys(finding.pages))
        place = finding.file
        if pages:
            shown = ", ".join(str(page) for page in pages[:6]) + (" …" if len(pages) > 6 else "")
            place += f", page{'s' if len(pages) > 1 else ''} {shown}"
        elif finding.paragraph:
            place += f", paragraph {finding.paragraph}"
        tag = click.style(f"{finding.effect.value:<9}", fg=COLOURS[finding.effect.value])
        cite = f" [{finding.citation.cite}]" if finding.citation else ""
        where = f" {place}" if place else ""
        click.echo(f"  {tag} {finding.code}{where}: {finding.message}{cite}", err=True)
        if finding.fix:
            click.echo(click.style(f"            → {finding.fix}", dim=True), err=True)
    if len(found) > limit:
        click.echo(f"  … and {len(found) - limit} more; see the report.", err=True)


def summary(report: Report) -> str:
    """One line: how much was checked and what is open."""
    partly = len(report.checked_in_part)
    return (
        f"{counted(len(report.checked), 'rule')} checked{f' ({partly} in part)' if partly else ''}"
        f", {len(report.not_checked)} not checked; "
        f"{counted(len(report.open), 'open finding')}."
    )
