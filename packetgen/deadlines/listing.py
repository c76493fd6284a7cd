"""The whole of a case's dates as lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from packetgen.reading.english_counts import counted

from .case_dates import CaseDates
from .hearings import said_uncounted
from .model import CourtTime
from .service_list import ServiceLine
from .tenders import tender_words
from .text import deadline_lines, said_day, said_manner

E_SERVICE = {
    "consented": "consented to electronic service",
    "ordered": "electronic service is ordered",
    "registered": "a registered user of the court's e-filing system",
    "refused": "REFUSED electronic service",
}


def dates_lines(dates: CaseDates, *, working: bool = False) -> tuple[str, ...]:
    """Every date, then what is not counted, too short, to be served and to be paid."""
    return tuple(_lines(dates, working))


def day_end_words(court: CourtTime) -> str:
    """When a day ends for filing, as a sentence, which says so where no rule was read."""
    end = court.day_end
    if end is None:
        return "When a day for filing ends was not read for this court."
    said = {"efile": "by e-filing", "paper": "on paper"}
    words = "; ".join(f"{said.get(k, k)}, {v}" for k, v in sorted(end.by_channel.items()))
    local = f" But {end.local_option}." if end.local_option else ""
    return f"A day for filing ends ({end.citation.cite}): {words}.{local}"


def service_words(line: ServiceLine) -> str:
    """One line of the service list as a sentence without its period."""
    if line.state == "fictitious":
        return f"{line.name} ({line.capacity}): nobody can be served until they are named"
    how = f", by {said_manner(line.method)}," if line.method else ""
    where = f" at {line.where}" if line.where else ""
    lacks = f" [the case has no {line.lacks.split(' ', 1)[-1]}]" if line.lacks else ""
    if line.on is not None:
        by = f" by {line.by_name}" if line.by_name else ""
        what = f"served{by} on {said_day(line.on)}{how}{where}{lacks}"
    elif line.service:
        what = f"to be served{how}{where}{lacks}"
    else:
        what = "NO SERVICE RECORDED OR PLANNED"
    said = [f"{line.name} ({line.capacity}): {what.rstrip(',')}"]
    if line.documents:
        said.append(f"papers: {', '.join(line.documents)}")
    if line.on is not None and line.unserved:
        said.append(f"not yet with: {', '.join(line.unserved)}")
    said += [
        f"adds {counted(e.days, f'{e.unit.value} day')} ({e.citation.cite})"
        for e in line.extensions
        if e.days
    ]
    if line.e_service:
        said.append(E_SERVICE[line.e_service])
    return "; ".join(said)


def _lines(dates: CaseDates, working: bool) -> Iterator[str]:
    names = dates.names
    for each in dates.deadlines:
        yield from deadline_lines(each, working=working, names=names)
    if not dates.deadlines:
        yield "The case has no hearing, service or order that a date follows from."
    for hearing, why in dates.uncounted:
        said = said_uncounted(dates.court, hearing)
        yield f"{said} from {hearing.id} ({hearing.on.isoformat()}): {why}."
    for short in dates.short:
        whose = "THEIR NOTICE " + ("IS " if short.certain else "") if short.theirs else ""
        yield f"{whose}{'TOO SHORT' if short.certain else 'MAY BE TOO SHORT'}: {short.message}"
    for missing in dates.missing_notices:
        yield (
            f"FIRST: {missing.message}" if missing.served_on is None else f"LATE: {missing.message}"
        )
    if dates.service:
        yield "Service:"
        for line in dates.service:
            yield f"  {service_words(line)}."
    for witness in dates.tenders:
        if witness.tender or witness.why:
            yield tender_words(witness)
        for limit in witness.exceeded:
            yield f"  TOO FAR for {witness.name}: more than {limit.miles} miles."
    for limit in dict.fromkeys(limit for w in dates.tenders for limit in w.limits):
        yield f"Limit of {limit.miles} miles ({limit.citation.cite}): {limit.limit}."
    yield day_end_words(dates.court)
    if dates.court.calendar.note:
        yield f"Holidays: {dates.court.calendar.note}"
