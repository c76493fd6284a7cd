"""``packetgen jurisdictions``: the courts packetgen knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..clock import today
from ..listing import by_subject, group_of_key, in_words, wrapped
from ..options import (
    complete_court,
    conditions_options,
    court_folders_option,
    echo_json,
    json_option,
    refuse_unknown_document,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetgen.jurisdiction.model import Citation, Conditions

_DONE = {"required": "yes", "forbidden": "no"}
"""What packetgen does where a rule speaks of a thing as wanted or not: no words of law."""


@click.group(invoke_without_command=True)
@court_folders_option
@json_option
@click.pass_context
def command(ctx: click.Context, court_folders: tuple[Path, ...], as_json: bool) -> int:
    """List the courts as a tree; each inherits the rules of the one above it.

    \b
    Examples:
      packetgen jurisdictions
      packetgen jurisdictions show us-ca-superior-alameda
      packetgen jurisdictions diff us-ca-superior-alameda us-ny-supreme
      packetgen explain us-ca-superior margins.left
    """
    if ctx.invoked_subcommand is not None:
        return int(ExitCode.OK)
    from packetgen.jurisdiction import known_jurisdictions, resolve
    from packetgen.jurisdiction.model import Conditions

    names = {
        identifier: resolve(identifier, Conditions(on=today()), extra=court_folders).name
        for identifier in known_jurisdictions(court_folders)
    }
    if as_json:
        echo_json([{"id": identifier, "name": name} for identifier, name in names.items()])
        return int(ExitCode.OK)
    width = max(len(identifier) + 2 * identifier.count("-") for identifier in names) + 2
    for identifier, name in names.items():
        indented = "  " * identifier.count("-") + identifier
        click.echo(f"{indented:<{width}}{name}")
    return int(ExitCode.OK)


@command.command("show")
@click.argument("court", shell_complete=complete_court)
@conditions_options
@court_folders_option
@json_option
def show(
    court: str,
    conditions: Conditions,
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Show every value that a rule of COURT sets, by subject, with its citation.

    The word in brackets is the key by which `packetgen explain COURT KEY` tells the rest: source,
    status, the file that sets it, and what a defect does.

    \b
    Examples:
      packetgen jurisdictions show us-ca-superior-alameda
      packetgen jurisdictions show us-ca-superior --document memorandum
    """
    from packetgen.jurisdiction import explain_all, resolve

    refuse_unknown_document(conditions.document)
    jurisdiction = resolve(
        court,
        conditions,
        extra=court_folders,
    )
    rows = [e for e in explain_all(jurisdiction) if e.citations]
    if as_json:
        echo_json(
            {
                "id": jurisdiction.id,
                "name": jurisdiction.name,
                "court_lines": jurisdiction.court_lines,
                "inherits": jurisdiction.chain,
                "values": {
                    e.key: {"value": e.value, "rules": [c.cite for c in e.citations]} for e in rows
                },
                "files": jurisdiction.sources,
            }
        )
        return int(ExitCode.OK)
    click.echo(f"{jurisdiction.id}: {jurisdiction.name}")
    click.echo(f"inherits {' > '.join(jurisdiction.chain)}")
    heading = ""
    for e in by_subject(rows):
        if group_of_key(e.key) != heading:
            heading = group_of_key(e.key)
            click.echo(f"\n{heading}")
        click.echo(wrapped(f"{e.meaning}: {in_words(e.key, e.value)}  [{e.key}]", "  ", "    "))
        click.echo(wrapped(_cited(e.citations), " " * 6))
    return int(ExitCode.OK)


def _cited(citations: Sequence[Citation]) -> str:
    """Citations, each once, those that nobody could read named as such."""
    said = (c.cite + (" (unverified)" if c.status == "unverified" else "") for c in citations)
    return "; ".join(dict.fromkeys(said))


@command.command("diff")
@click.argument("before", shell_complete=complete_court)
@click.argument("after", shell_complete=complete_court)
@conditions_options
@court_folders_option
@json_option
def diff(
    before: str,
    after: str,
    conditions: Conditions,
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Show what changes when a paper moves from court BEFORE to court AFTER.

    A line begins with + where only AFTER has a rule, - where only BEFORE has one, > where AFTER is
    stricter, < where it allows more, and ~ where neither contains the other.

    \b
    Examples:
      packetgen jurisdictions diff us-ca-superior-alameda us-ny-supreme
      packetgen jurisdictions diff us-federal us-federal-nysd --document memorandum
    """
    from packetgen.jurisdiction import Change, compare, resolve

    refuse_unknown_document(conditions.document)
    courts = [resolve(court, conditions, extra=court_folders) for court in (before, after)]
    found = compare(*courts)
    if as_json:
        echo_json(
            {
                "before": before,
                "after": after,
                "differences": [
                    {
                        "key": each.key,
                        "change": each.change,
                        "before": each.before,
                        "after": each.after,
                        "packetgen_before": each.figure_before,
                        "packetgen_after": each.figure_after,
                        "effect": each.effect,
                        "rules_before": [c.cite for c in each.cites_before],
                        "rules_after": [c.cite for c in each.cites_after],
                    }
                    for each in found
                ],
            }
        )
        return int(ExitCode.OK)
    if not found:
        click.echo(f"{before} and {after} want the same of such a paper.")
        return int(ExitCode.OK)
    click.echo(f"From {courts[0].name}\n  to {courts[1].name}\n")
    click.echo(
        "+ only the second court has a rule   - only the first has one   ~ both, and they differ\n"
        "> the second is stricter             < the second allows more\n"
        '"packetgen:" says what packetgen itself does in each, where its papers change.'
    )
    signs = {
        Change.NEW: "+",
        Change.GONE: "-",
        Change.TIGHTER: ">",
        Change.LOOSER: "<",
        Change.OTHER: "~",
    }
    heading = ""
    for each in by_subject(found):
        if group_of_key(each.key) != heading:
            heading = group_of_key(each.key)
            click.echo(f"\n{heading}")
        both = _both(each.key, each.before, each.after)
        said = f"{signs[each.change]} {each.meaning}: {both}  [{each.key}]"
        click.echo(wrapped(said, "  ", "    "))
        cites = _cited(each.cites_after or each.cites_before)
        click.echo(wrapped(cites, " " * 6))
        done = [_DONE.get(f, f) for f in (each.figure_before, each.figure_after)]
        if each.moves and all(done) and done != [each.before, each.after]:
            click.echo(wrapped(f"packetgen: {_both(each.key, *done)}", " " * 6))
    return int(ExitCode.OK)


def _both(key: str, before: str, after: str) -> str:
    """What was, and what is to be."""
    sides = (side.replace("default, no rule", "no rule") for side in (before, after))
    one, two = (in_words(key, side) for side in sides)
    return f"{one}  ->  {two}"


@command.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The court's full name.")
@court_folders_option
@click.option("--force", is_flag=True, help="Replace files that are there.")
def new(path: Path, name: str, court_folders: tuple[Path, ...], force: bool) -> int:
    """Begin a court of your own: a rule file, and a test that fails until it is filled.

    PATH is a folder for your courts and, in it, the court's place: mine/us/tx/trial/harris.

    \b
    Example:
      packetgen jurisdictions new mine/us/tx/trial/harris --name "District Court of Harris County"
      packetgen explain us-tx-trial-harris margins.left --courts mine
    """
    from packetgen.jurisdiction.scaffold import new_court, split_court_path
    from packetgen.output import write_outputs

    folder, identifier = split_court_path(path, court_folders)
    files = new_court(identifier, name)
    write_outputs(Path(folder), files, force=force)
    for file in files:
        click.echo(str(Path(folder) / file))
    return int(ExitCode.OK)
