"""Checks of time and service: not of a page, but of what the case and its plan say.

====== ==================== ===================================================================
PG921  short-notice         notice is too short for a hearing or a subpoena, with the earliest
                            lawful day
PG922  closed-day           a hearing, or a day that a subpoena names, on which the court is closed
PG923  not-served           somebody on the other side whose service is not recorded
PG924  parties-not-notified a subpoena served, or to be served, before the parties had notice
PG925  e-service-refused    electronic service on somebody who refused it
PG926  witness-fee          a subpoena was served, and no fee is recorded as tendered
PG927  too-far              a subpoena commands somebody farther than a limit
PG928  date-not-counted     a date that cannot be counted, and why
PG929  late-paper           a paper that the plan files after the last day for it
====== ==================== ===================================================================

What a rule of a court says has at most the effect that its source allows: unverified rules advise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packetgen.deadlines import (
    CaseDates,
    ShortNotice,
    closed_because,
)
from packetgen.deadlines.hearings import said_uncounted
from packetgen.deadlines.recipients import name_of
from packetgen.deadlines.service import MOTION_PAPERS, is_paper
from packetgen.deadlines.service_list import ELECTRONIC
from packetgen.deadlines.text import said_day, said_manner
from packetgen.errors import PacketgenError
from packetgen.jurisdiction.model import Citation, Effect, Status

from .beside import NAMES
from .finding import Finding
from .outcome import Outcome, RuleUse

TIMING_CHECKS = {code: name for code, name in NAMES.items() if code.startswith("PG92")}
"""Names by code."""

PROOF = "proof-of-service"


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """A paper that a plan files: its id, its kind, and the id of its hearing, or ""."""

    id: str
    kind: str
    hearing: str = ""


def check_dates(
    dates: CaseDates,
    *,
    name: str = "dates and service",
    court: str = "",
    fees_recorded: bool = True,
    filed: Sequence[FiledPaper] = (),
    filing_date: dt.date | None = None,
) -> Outcome:
    """What is wrong with the dates and services of a case, as one outcome of a report.

    Args:
        dates: From :func:`packetgen.deadlines.case_dates`, not strict.
        name: What the report calls it.
        court: The court's name.
        fees_recorded: Whether the fees that served subpoenas call for are recorded.
        filed: The papers that a plan files.
        filing_date: The day on which it files them; None where the plan does not say.
    """
    findings = (
        *_short(dates),
        *_closed(dates),
        *_parties_first(dates),
        *_unserved(dates),
        *_refused(dates),
        *(() if fees_recorded else _fees(dates)),
        *_too_far(dates),
        *_not_counted(dates),
        *(_late_papers(dates, filed, filing_date) if filing_date else ()),
    )
    return Outcome(
        name=name,
        kind="dates",
        pages=0,
        findings=findings,
        checked=tuple(_used(dates)),
        jurisdiction=dates.court.id,
        court=court,
    )


def _finding(
    code: str, message: str, *, effect: Effect, citation: Citation | None = None, fix: str = "",
    part: str = "", measured: str = "", wanted: str = "",
) -> Finding:  # fmt: skip
    return Finding(
        code=code, name=TIMING_CHECKS[code], message=message, effect=effect, citation=citation,
        fix=fix, part=part, measured=measured, wanted=wanted,
    )  # fmt: skip


def effect_of(citation: Citation | None, certain: bool = True) -> Effect:
    """A violation on a confirmed rule; an advisory where the rule or the finding is not sure."""
    if not certain or citation is None or citation.status is Status.UNVERIFIED:
        return Effect.ADVISORY
    return Effect.VIOLATION


def _short(dates: CaseDates) -> Iterator[Finding]:
    for short in dates.short:
        yield _finding(
            "PG921",
            short.message,
            effect=effect_of(short.rule.citation, short.certain and not short.theirs),
            citation=short.rule.citation,
            part=short.hearing,
            measured=short.served_on.isoformat(),
            wanted=f"{short.last_day.isoformat()} or earlier",
            fix=_way_out(short),
        )


def _way_out(short: ShortNotice) -> str:
    if short.theirs:
        return "Object to the notice in time, or record what was agreed or ordered."
    if short.earliest is None:
        return "Choose a later hearing date."
    later = said_day(short.safe or short.earliest)
    if "subpoena" in short.rule.papers:
        return f"Name {later} or a later day in the subpoena."
    return (
        f"Move the hearing to {later} or later, serve in a faster manner, or ask the court to "
        "shorten time."
    )


def _late_papers(
    dates: CaseDates, filed: Sequence[FiledPaper], filing_date: dt.date
) -> Iterator[Finding]:
    moving = any(is_paper(MOTION_PAPERS, (paper.kind,), {}) for paper in filed)
    hearings = {d.hearing for d in dates.deadlines if d.rule is not None and d.rule.filed_as}
    for due in dates.deadlines:
        rule, counted = due.rule, due.count
        if rule is None or counted is None or not rule.filed_as or due.ours is False:
            continue
        if rule.filed_as == PROOF and not moving:
            continue  # The proof of a paper that answers is none of the moving papers.
        for paper in filed:
            meant = paper.hearing or (due.hearing if len(hearings) == 1 else "")
            if paper.kind != rule.filed_as or meant != due.hearing or filing_date <= due.safest:
                continue
            latest = max([counted.day, *(other.day for other in counted.alternatives)])
            sure = filing_date > latest and due.status is not Status.UNVERIFIED
            yield _finding(
                "PG929",
                f"'{paper.id}' is to be filed on {said_day(filing_date)}; the last day for it is "
                f"{said_day(due.safest)} ({rule.citation.cite}).",
                effect=effect_of(rule.citation, sure),
                citation=rule.citation,
                part=paper.id,
                measured=filing_date.isoformat(),
                wanted=f"{due.safest.isoformat()} or earlier",
                fix="File it in time, or ask the court for leave.",
            )


def _closed(dates: CaseDates) -> Iterator[Finding]:
    days = [(h.id, h.on, "The hearing") for h in dates.case.hearings if h.on >= dates.today]
    days += [(a.id, a.on, a.name) for a in dates.appointments if a.on >= dates.today]
    for identifier, on, what in days:
        try:
            why = closed_because(dates.court, on)
        except PacketgenError:
            continue
        if why:
            off = dates.court.calendar.days_off.get(on)
            yield _finding(
                "PG922",
                f"{what} is on {said_day(on)}, when the court is closed ({why}).",
                effect=effect_of(off.citation) if off else Effect.VIOLATION,
                citation=off.citation if off else None,
                part=identifier,
                fix="Check the date with the court's notice or reservation.",
            )


def _unserved(dates: CaseDates) -> Iterator[Finding]:
    named = {missing.to for missing in dates.missing_notices}
    for line in dates.unserved:
        if line.to in named and not line.unserved and not line.service:
            continue  # PG924 says it, with the paper and the rule.
        how = f", planned by {said_manner(line.method)}" if line.service and not line.on else ""
        papers = f" with {', '.join(line.unserved)}" if line.unserved else ""
        yield _finding(
            "PG923",
            f"No service on {line.name} ({line.capacity}) is recorded{papers}{how}.",
            effect=Effect.ADVISORY,
            part=line.service,
            fix="Once it is made, record it under services: to, documents, method, on, by.",
        )


def _parties_first(dates: CaseDates) -> Iterator[Finding]:
    for missing in dates.missing_notices:
        yield _finding(
            "PG924",
            missing.message,
            effect=effect_of(missing.rule.citation, missing.served_on is not None),
            citation=missing.rule.citation,
            part=missing.document,
            fix=f"Serve {name_of(dates.case, missing.to)}, and record it under services: "
            f"with documents: [{missing.document}].",
        )


def _refused(dates: CaseDates) -> Iterator[Finding]:
    for line in dates.service:
        if line.e_service == "refused" and line.method in ELECTRONIC:
            yield _finding(
                "PG925",
                f"{line.name} refused electronic service, and service '{line.service}' "
                f"{'was' if line.on else 'is to be'} made by {said_manner(line.method)}.",
                effect=Effect.ADVISORY,
                part=line.service,
                fix="Serve in another manner, or correct e_service in the case file.",
            )


def _fees(dates: CaseDates) -> Iterator[Finding]:
    for witness in dates.tenders:
        served = any(
            s.to == witness.whom and s.on and witness.document in s.documents
            for s in dates.case.services
        )
        if served and witness.tender is not None:
            fee = witness.tender.source
            yield _finding(
                "PG926",
                f"The subpoena '{witness.document}' was served on "
                f"{name_of(dates.case, witness.whom)}, and no fee is "
                f"recorded as tendered ({fee.day} dollars a day, and mileage).",
                effect=Effect.ADVISORY,
                citation=fee.citation,
                part=witness.document,
                fix="Record what was tendered under fees: of the subpoena.",
            )


def _too_far(dates: CaseDates) -> Iterator[Finding]:
    for witness in dates.tenders:
        for limit in witness.exceeded:
            yield _finding(
                "PG927",
                f"{witness.whom} is commanded to a place more than {limit.miles} miles away: "
                f"{limit.limit}.",
                effect=effect_of(limit.citation, False),
                citation=limit.citation,
                part=witness.document,
                wanted=f"{limit.miles} miles or less",
                fix="Name a nearer place, or make sure that an exception holds.",
            )


def _not_counted(dates: CaseDates) -> Iterator[Finding]:
    for problem in dates.problems:
        yield _finding(
            "PG928",
            f"A date cannot be counted: {problem.message}.",
            effect=Effect.VIOLATION if "after" in problem.message else Effect.ADVISORY,
            part=problem.location.pointer or "",
            fix=problem.hint,
        )
    for hearing, why in dates.uncounted:
        if hearing.on >= dates.today:
            yield _finding(
                "PG928",
                f"{said_uncounted(dates.court, hearing)} from the hearing '{hearing.id}' on "
                f"{said_day(hearing.on)}: {why}.",
                effect=Effect.ADVISORY,
                part=hearing.id,
                fix="Look its periods up in the court's own rules.",
            )


def _used(dates: CaseDates) -> Iterator[RuleUse]:
    """The notice rules that were held against a hearing or a subpoena."""
    seen: set[str] = set()
    for each in dates.deadlines:
        rule = each.rule
        if rule is not None and rule.notice and rule.id not in seen:
            seen.add(rule.id)
            yield RuleUse(f"time.{rule.id}", rule.citation, ("PG921",))
