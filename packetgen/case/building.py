"""Validated plain data into the nouns of a case."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import Any

from packetgen.reading import Structured, child, date_of, time_of

from .client import only_client
from .dates import chronological, partial_date
from .model import (
    Case,
    Closure,
    Counsel,
    CourtNamed,
    Event,
    Exhibit,
    Hearing,
    Office,
    Party,
    Person,
    PersonName,
    Sensitive,
    SensitiveKind,
    Service,
    Signature,
)
from .plain_values import Data, source_of, unended
from .plain_values import address_of as _address
from .plain_values import day_at as _day
from .plain_values import name_of as _name
from .plain_values import partial_at as _partial
from .plain_values import required_name as _required_name
from .plain_values import text_of as _text
from .plain_values import time_at as _time
from .records import contact_of, requirement_of, task_of, transfer_of
from .sides import side_of
from .titles import full_title, short_title
from .treatment import exhibit_file, treatment_of

_PRIVATE = {
    "ssn": SensitiveKind.SSN,
    "tax_id": SensitiveKind.TAX_ID,
    "birth_date": SensitiveKind.BIRTH_DATE,
    "driver_license": SensitiveKind.DRIVER_LICENSE,
    "accounts": SensitiveKind.ACCOUNT,
    "cards": SensitiveKind.CARD,
}
_REACH = ("phone", "fax", "email")


def built_case(structured: Structured) -> Case:
    """The case in data that holds no problem any more."""
    data: Data = structured.data
    about: Data = data["case"]
    parties = tuple(_party(item) for item in about["parties"])
    people = tuple(_person(item) for item in data.get("people", ()))
    title: Data = about.get("title", {})
    events = [_event(item, i) for i, item in enumerate(data.get("events", ()), 1)]
    return Case(
        jurisdiction=data["jurisdiction"],
        number=_text(about, "number"),
        title=title.get("full") or full_title(parties) or title.get("short", ""),
        short_title=title.get("short") or short_title(parties) or title.get("full", ""),
        kind=about.get("kind", "civil"),
        filed=_day(about, "filed"),
        trial=_day(about, "trial"),
        limited=about.get("limited", ""),
        judge=_name(about.get("judge")),
        referee=_name(about.get("referee")),
        parcel_numbers=tuple(about.get("parcel_numbers", ())),
        department=_text(about, "department"),
        caption_lines=tuple(about.get("caption_lines", ())),
        court=CourtNamed(
            about.get("court", {}).get("county", ""), tuple(about.get("court", {}).get("lines", ()))
        ),
        client=about.get("client") or only_client(parties),
        opened=_day(about, "opened"),
        closed=_day(about, "closed"),
        program=about.get("program", ""),
        outcome=about.get("outcome", ""),
        parties=parties,
        counsel=tuple(_counsel(item) for item in data.get("counsel", ())),
        people=people,
        hearings=tuple(_hearing(item) for item in data.get("hearings", ())),
        events=tuple(sorted(events, key=_in_time)),
        exhibits=tuple(_exhibit(item) for item in data.get("exhibits", ())),
        requirements=tuple(
            requirement_of(item, child("/requirements", i), structured)
            for i, item in enumerate(data.get("requirements", ()))
        ),
        services=tuple(_service(item) for item in data.get("services", ())),
        contacts=tuple(
            sorted((contact_of(item) for item in data.get("contacts", ())), key=lambda c: c.on)
        ),
        tasks=tuple(task_of(item) for item in data.get("tasks", ())),
        signatures={key: _signature(item) for key, item in data.get("signatures", {}).items()},
        orders=tuple(data.get("orders", ())),
        closures=tuple(_closure(item) for item in data.get("closures", ())),
        office=_office(data.get("office", {})),
        sensitive=_all_sensitive(parties, people, data),
        source=structured.name,
        raw=data,
    )


def _party(item: Data) -> Party:
    name = _name(item.get("name"))
    return Party(
        id=item["id"],
        role=item["role"],
        side=item.get("side") or side_of(item["role"]),
        name=name,
        organization=item.get("organization", ""),
        description=unended(item.get("description", "")),
        aliases=tuple(item.get("aliases", ())),
        represented_by=tuple(item.get("represented_by", ())),
        self_represented=item.get("self_represented", False),
        address=_address(item.get("address")),
        phone=_text(item, "phone"),
        email=item.get("email", ""),
        pronouns=item.get("pronouns", ""),
        language=item.get("language", "en"),
        interpreter=item.get("interpreter", False),
        minor=item.get("minor", False),
        guardian=item.get("guardian", ""),
        demographics=dict(item.get("demographics", {})),
        e_service=item.get("e_service", ""),
        sensitive=_sensitive(item, name),
    )


def _person(item: Data) -> Person:
    name = _required_name(item["name"])
    return Person(
        id=item["id"],
        name=name,
        role=item.get("role", ""),
        organization=item.get("organization", ""),
        address=_address(item.get("address")),
        phone=_text(item, "phone"),
        email=item.get("email", ""),
        pronouns=item.get("pronouns", ""),
        language=item.get("language", "en"),
        witness=item.get("witness", False),
        party=item.get("party", ""),
        sensitive=_sensitive(item, name),
        minor=item.get("minor", False),
        knows=item.get("knows", ""),
        availability=item.get("availability", ""),
    )


def _sensitive(item: Data, name: PersonName | None) -> tuple[Sensitive, ...]:
    found: list[Sensitive] = []
    for key, kind in _PRIVATE.items():
        values = item.get(key, ())
        listed = values if isinstance(values, (list, tuple)) else (values,)
        found += [Sensitive(kind, str(value)) for value in listed]
    if "home_address" in item:
        found.append(Sensitive(SensitiveKind.HOME_ADDRESS, str(_address(item["home_address"]))))
    if item.get("minor") and name is not None:
        found.append(Sensitive(SensitiveKind.MINOR_NAME, name.full))
    return tuple(found)


def _all_sensitive(
    parties: tuple[Party, ...], people: tuple[Person, ...], data: Data
) -> tuple[Sensitive, ...]:
    loose = (
        Sensitive(SensitiveKind(item["kind"]), str(item["value"]))
        for item in data.get("sensitive", ())
    )
    of_parties = (value for party in parties for value in party.sensitive)
    of_people = (value for person in people for value in person.sensitive)
    return tuple(dict.fromkeys((*of_parties, *of_people, *loose)))


def _counsel(item: Data) -> Counsel:
    return Counsel(
        id=item["id"],
        name=_required_name(item["name"]),
        bar_number=_text(item, "bar_number"),
        bar_state=item.get("bar_state", ""),
        firm=item.get("firm", ""),
        address=_address(item.get("address")),
        pro_hac_vice=item.get("pro_hac_vice", False),
        pronouns=item.get("pronouns", ""),
        e_service=item.get("e_service", ""),
        **{key: _text(item, key) for key in _REACH},
    )


def _hearing(item: Data) -> Hearing:
    return Hearing(
        id=item["id"],
        on=date_of(item["on"]),
        time=_time(item),
        department=_text(item, "department"),
        judge=_name(item.get("judge")),
        place=item.get("place", ""),
        purpose=unended(item.get("purpose", "")),
        reservation=_text(item, "reservation"),
        arrive=time_of(item["arrive"]) if "arrive" in item else None,
        remote=item.get("remote", ""),
        interpreter=item.get("interpreter", ""),
        transport=item.get("transport", ""),
        attend=tuple(item.get("attend", ())),
        result=item.get("result", ""),
        moved_by=item.get("moved_by", ""),
    )


def _closure(item: Data) -> Closure:
    on = date_of(item["on"])
    return Closure(on=on, why=item["why"], through=_day(item, "through") or on)


def _event(item: Data, number: int) -> Event:
    return Event(
        id=item.get("id") or f"event-{number}",
        on=partial_date(item["on"]),
        text=item["text"],
        time=_time(item),
        sources=tuple(source_of(source) for source in item.get("sources", ())),
        people=tuple(item.get("people", ())),
        issues=tuple(item.get("issues", ())),
        disputed=item.get("disputed", False),
    )


def _exhibit(item: Data) -> Exhibit:
    files = item.get("files") or ([item["file"]] if "file" in item else [])
    parts = tuple(exhibit_file(file) for file in files)
    return Exhibit(
        id=item["id"],
        title=item["title"],
        files=tuple(part.path for part in parts),
        document=item.get("document", ""),
        pages=_text(item, "pages"),
        offered_by=item.get("offered_by", ""),
        kind=item.get("kind", ""),
        label=_text(item, "label"),
        date=_partial(item, "date"),
        witness=item.get("witness", ""),
        protected=item.get("protected", ""),
        description=item.get("description", ""),
        language=item.get("language", "en"),
        received=_day(item, "received"),
        kept=item.get("kept", ""),
        custody=tuple(transfer_of(transfer) for transfer in item.get("custody", ())),
        parts=parts,
        treatment=treatment_of(item),
        admitted=item["admitted"]
        if isinstance(item.get("admitted"), bool)
        else _day(item, "admitted"),
    )


def _in_time(event: Event) -> tuple[Any, ...]:
    """By day, then by the hour; an unknown hour comes after the known ones of its day."""
    hour = event.time or dt.time.max
    return (*chronological(event.on)[:4], event.time is None, hour, event.on.latest)


def _signature(item: Data) -> Signature:
    return Signature(
        by=item["by"], on=date_of(item["on"]), how=item["how"], place=item.get("place", "")
    )


def _service(item: Data) -> Service:
    return Service(
        id=item["id"],
        to=item["to"],
        documents=tuple(item.get("documents", ())),
        method=item.get("method", ""),
        on=_day(item, "on"),
        by=item.get("by", ""),
        address=item.get("address", ""),
        email=item.get("email", ""),
        mailed_from=item.get("mailed_from", ""),
        signed=_signature(item["signed"]) if "signed" in item else None,
    )


def _office(item: Data) -> Office:
    letterhead = item.get("letterhead")
    return Office(
        name=item.get("name", ""),
        tagline=item.get("tagline", ""),
        address=_address(item.get("address")),
        website=item.get("website", ""),
        hours=item.get("hours", ""),
        contact=item.get("contact", ""),
        letterhead=PurePosixPath(letterhead.replace("\\", "/")) if letterhead else None,
        **{key: _text(item, key) for key in _REACH},
    )
