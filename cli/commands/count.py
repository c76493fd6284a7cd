"""``packetgen count``: one period counted by a court's rules, day by day, without a case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packetgen.errors import ExitCode, JurisdictionError

from ..options import complete_court, court_folders_option, echo_json, json_option

if TYPE_CHECKING:
    from packetgen.deadlines import Count, CourtTime, Extension, Rule


@click.command()
@click.argument("court_id", metavar="COURT", shell_complete=complete_court)
@click.argument("start", metavar="DAY")
@click.argument("number", metavar="[NUMBER]", type=click.IntRange(min=0), required=False)
@click.argument("unit", type=click.Choice(["calendar", "court", "hours"]), required=False)
@click.option("--rule", "rule_id", default="", help="Count the period of this rule of the court.")
@click.option("--before", is_flag=True, help="Count back from DAY, as from a hearing.")
@click.option("--served", "method", default="", help="Manner of service, such as mail.")
@click.option("--under", "provision", default="", help="The provision that adds days for service.")
@click.option(
    "--closed", multiple=True, metavar="YYYY-MM-DD[=WHY]",
    help="A further day on which the court is closed; may be given again.",
)  # fmt: skip
@court_folders_option
@json_option
def command(
    court_id: str,
    start: str,
    number: int | None,
    unit: str | None,
    rule_id: str,
    before: bool,
    method: str,
    provision: str,
    closed: tuple[str, ...],
    court_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Count NUMBER days, court days or hours from DAY by the rules of COURT, day by day.

    DAY itself is not counted. For hours it takes a time by the court's clock: 2026-11-20T15:00.
    With --rule the length and the direction come from the rule.

    \b
    Examples:
      packetgen count us-ca-superior 2026-05-13 16 court --before --served mail --under CA-1005
      packetgen count us-tx-trial 2026-12-14 --rule TX-21b/notice --served mail
      packetgen count us-federal-nysd 2026-11-20T15:00 48 hours
    """
    from packetgen.deadlines import court_for

    from .deadlines import closures_named

    court = court_for(court_id, extra=court_folders, closures=closures_named(closed))
    rule = _rule(court, rule_id) if rule_id else None
    if number is None and rule is None:
        raise click.UsageError("Say how many days or hours (30, 16 court), or name a --rule.")
    if rule is not None and (number is not None or before or provision):
        raise click.UsageError("--rule says the period, its direction and provision: leave them.")
    if unit == "hours":
        if method or provision or rule:
            raise click.UsageError("Days for service and rules do not go with hours.")
        _hours(court, start, number or 0, before, as_json)
        return int(ExitCode.OK)
    found = _count(court, start, number or 0, unit or "calendar", rule, before, method, provision)
    if as_json:
        from packetgen.deadlines.record import citation_data, count_data

        cited = dict.fromkeys([*([rule.citation] if rule else []), *found.citations])
        known = [citation_data(each) for each in cited]
        echo_json({"court": court.id, "status": found.status.value, **count_data(found)} | {
            "safest": found.safest.isoformat(), "authorities": known,
        })  # fmt: skip
    else:
        _say(found, rule)
    return int(ExitCode.OK)


def _count(
    court: CourtTime,
    start: str,
    number: int,
    unit: str,
    rule: Rule | None,
    before: bool,
    method: str,
    provision: str,
) -> Count:
    from packetgen.deadlines import Direction, Unit, count
    from packetgen.deadlines.agenda import without_roll
    from packetgen.deadlines.hearings import count_rule

    day = _day(start)
    if rule is not None:
        return count_rule(without_roll(court, rule), rule, day, method)
    return count(
        court,
        day,
        number,
        unit=Unit(unit),
        direction=Direction.BEFORE if before else Direction.AFTER,
        extension=_extension(court, method, provision) if method or provision else None,
    )


def _rule(court: CourtTime, identifier: str) -> Rule:
    from packetgen.reading import did_you_mean

    known = [rule.id for rule in court.rules]
    rule = court.rule(identifier)
    if rule is None:
        raise JurisdictionError(
            f"'{court.id}' has no rule on time '{identifier}'",
            hint=did_you_mean(identifier, known) or f"It has: {', '.join(known) or 'none'}.",
        )
    return rule


def _extension(court: CourtTime, method: str, provision: str) -> Extension:
    from packetgen.deadlines.service import check_method

    known = list(court.provisions)
    if not method:
        raise click.UsageError("--under goes with --served: say in which manner.")
    check_method(method)
    if not provision and len(known) == 1:
        provision = known[0]
    if provision not in court.provisions:
        said = f"'{court.id}' has no provision '{provision}' on days for service"
        raise JurisdictionError(
            said if provision else f"'{court.id}' has not one provision on days for service",
            hint=f"Name one with --under: {', '.join(known)}." if known else "None was read.",
        )
    found = court.provisions[provision].of(method)
    if found is None:
        listed = ", ".join(e.method for e in court.provisions[provision].extensions)
        raise JurisdictionError(
            f"nothing was read in {provision} on service by {method}", hint=f"It has: {listed}."
        )
    return found


def _hours(court: CourtTime, start: str, number: int, before: bool, as_json: bool) -> None:
    from packetgen.deadlines import Direction, count_hours
    from packetgen.deadlines.text import authority

    day, _, clock = start.replace(" ", "T").partition("T")
    try:
        time = dt.time.fromisoformat(clock)
    except ValueError:
        raise click.BadParameter(
            "hours are counted from a time: write it as 2026-11-20T15:00", param_hint="DAY"
        ) from None
    begun = dt.datetime.combine(_day(day), time)
    direction = Direction.BEFORE if before else Direction.AFTER
    found = count_hours(court, begun, number, direction)
    if as_json:
        data: dict[str, Any] = {
            "court": court.id, "from": begun.isoformat(), "hours": number,
            "direction": direction.value, "at": found.at.isoformat(),
            "unrolled": found.unrolled.isoformat(), "zone": court.time_zone,
            "rule": found.citation.cite, "status": found.citation.status.value,
            "passed_over": [{"day": s.day.isoformat(), "why": s.why} for s in found.steps],
        }  # fmt: skip
        echo_json(data)
        return
    click.echo(f"{found.at:%Y-%m-%d %A, %H:%M} ({court.time_zone})")
    click.echo(f"  {number} hours {direction.value} {begun:%Y-%m-%d %H:%M}: every hour counts")
    if found.steps:
        click.echo(f"  {found.unrolled:%a %Y-%m-%d %H:%M}  the last hour")
    for step in found.steps:
        click.echo(f"  {step.day:%a %Y-%m-%d}  passed over: {step.why}")
    click.echo(f"  {authority(found.citation)}")


def _say(found: Count, rule: Rule | None) -> None:
    from packetgen.deadlines.text import authority, working_lines

    click.echo(f"{found.day.isoformat()} {found.day:%A}")
    for other in found.alternatives:
        click.echo(f"  or {other.day.isoformat()} {other.day:%A} {other.why}")
    if found.safest != found.day:
        click.echo(f"  In time under every reading: {found.safest.isoformat()}.")
    for line in working_lines(found):
        click.echo(f"    {line}")
    if rule is not None:
        click.echo(f"  {rule.name}: {authority(rule.citation)}")
    for citation in found.citations:
        note = f": {citation.note}" if citation.note else ""
        click.echo(f"  {authority(citation)}{note}")
    if found.status.value == "unverified":
        click.echo("  ADVISORY: something that the day rests on was not verified.")


def _day(text: str) -> dt.date:
    from packetgen.reading import date_of
    from packetgen.reading.formats import date_hint

    try:
        return date_of(text)
    except ValueError as reason:
        raise click.BadParameter(
            f"'{text}' {reason}. {date_hint(text)}".strip(), param_hint="DAY"
        ) from None
