"""``packetgen rules``: the catalogue of checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packetgen.errors import ExitCode

from ..listing import group_of_check, wrapped
from ..options import (
    complete_court,
    conditions_options,
    court_folders_option,
    echo_json,
    json_option,
    refuse_unknown_document,
)
from .check import one_by_one, refuse_unknown_checks

if TYPE_CHECKING:
    from packetgen.check import Check
    from packetgen.check.beside import Beside
    from packetgen.jurisdiction.model import Conditions, Jurisdiction


@click.command()
@click.argument("checks", nargs=-1)
@click.option(
    "-j", "--jurisdiction", "court", shell_complete=complete_court,
    help="Only the checks that this court's rules ask for, each with the rules.",
)  # fmt: skip
@conditions_options
@court_folders_option
@json_option
def command(
    checks: tuple[str, ...],
    court: str | None,
    conditions: Conditions,
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """List the checks that packetgen knows, by subject: code, name, what they look at.

    With CHECKS (codes, beginnings of codes, or names) each is explained in full, with a bad and a
    good example and the keys it reads. Keys that packetgen cannot check in any file are listed by
    `--json` with the reason.

    \b
    Examples:
      packetgen rules
      packetgen rules PG702
      packetgen rules -j us-ca-superior-alameda --document memorandum
      packetgen rules --json
    """
    from packetgen.check.beside import BESIDE
    from packetgen.check.run import chosen_checks, is_chosen
    from packetgen.jurisdiction import resolve

    checks = one_by_one(checks)
    refuse_unknown_checks(checks)
    refuse_unknown_document(conditions.document)
    chosen = chosen_checks(checks)
    beside = [each for each in BESIDE if is_chosen(each.code, each.name, checks)]
    jurisdiction = None
    if court is not None:
        jurisdiction = resolve(
            court,
            conditions,
            extra=court_folders,
        )
        chosen = tuple(c for c in chosen if not c.keys or _rules(c, jurisdiction))
    if as_json:
        from packetgen.check.beyond import BEYOND

        echo_json(
            {
                "format": 1,
                "jurisdiction": court or "",
                "checks": [_plain(check, jurisdiction) for check in chosen],
                "beside": [
                    {"code": b.code, "name": b.name, "looks_at": b.media, "text": b.doc}
                    for b in beside
                ],
                "beyond_any_file": dict(sorted(BEYOND.items())),
            }
        )
        return int(ExitCode.OK)
    if checks:
        told = [_told(check, jurisdiction) for check in chosen]
        told += [f"{b.code} {b.name} ({b.media})\n\n{wrapped(b.doc)}" for b in beside]
        click.echo("\n\n".join(told))
        return int(ExitCode.OK)
    heading = ""
    if jurisdiction is not None:
        click.echo(f"Checks for {jurisdiction.name}, and the rules that each reads.")
    listed: tuple[Check | Beside, ...] = (*chosen, *beside)
    for each in listed:
        if group_of_check(each.code) != heading:
            heading = group_of_check(each.code)
            click.echo(f"\n{heading}")
        summary = " ".join(each.doc.strip().split("\n\n")[0].split())
        media = each.media if "," in each.media else ", ".join(each.media.split())
        click.echo(f"  {each.code}  {each.name} ({media})")
        click.echo(wrapped(summary, " " * 9))
        cites = _cites(each, jurisdiction)
        if cites:
            click.echo(wrapped("; ".join(cites), " " * 9 + "- ", " " * 11))
    click.echo(
        "\n"
        + wrapped(
            "Each in full: packetgen rules CODE. What a court wants, and by which rule: "
            "packetgen rules -j COURT, packetgen jurisdictions show COURT."
        )
    )
    return int(ExitCode.OK)


def _cites(check: Check | Beside, jurisdiction: Jurisdiction | None) -> list[str]:
    """The rules that a check reads in a court, each once."""
    from packetgen.check import Check

    if jurisdiction is None or not isinstance(check, Check):
        return []
    return list(dict.fromkeys(cite for _, cite in _rules(check, jurisdiction)))


def _rules(check: Check, jurisdiction: Jurisdiction) -> list[tuple[str, str]]:
    """Keys that the court sets and the check reads, with what sets them."""
    return [
        (key, rule.citation.cite)
        for key in check.keys
        if key in jurisdiction.settings
        for rule in jurisdiction.settings[key].constraints
    ]


def _told(check: Check, jurisdiction: Jurisdiction | None) -> str:
    from packetgen.jurisdiction import KEYS

    lines = [
        f"{check.code} {check.name} ({check.media}, {check.status})",
        "",
        check.doc.strip(),
        "",
    ]
    for key in check.keys:
        lines.append(wrapped(f"{key}: {KEYS[key].meaning}", "  ", "    "))
        if jurisdiction is not None:
            lines += [f"    {cite}" for k, cite in _rules(check, jurisdiction) if k == key]
    if not check.keys:
        lines.append("  packetgen's own, in every court")
    return "\n".join(lines)


def _plain(check: Check, jurisdiction: Jurisdiction | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": check.code,
        "name": check.name,
        "status": check.status,
        "looks_at": check.media.split(),
        "reads": list(check.keys),
        "text": check.doc.strip(),
    }
    if jurisdiction is not None:
        found["rules"] = [{"key": k, "cite": cite} for k, cite in _rules(check, jurisdiction)]
    return found
