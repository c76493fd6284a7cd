"""What is recorded in a case as it goes on: requirements, contacts, tasks, custody."""

from __future__ import annotations

from decimal import Decimal

from packetgen.reading import Structured, child, date_of

from .model import Amendment, Contact, Requirement, RequirementEntry, Task, Transfer
from .ordered_amounts import UNITS
from .plain_values import Data, day_at, source_of, time_at, unended


def transfer_of(item: Data) -> Transfer:
    """A change of hands."""
    return Transfer(
        on=date_of(item["on"]),
        taker=item["to"],
        giver=item.get("from", ""),
        time=time_at(item),
        place=item.get("place", ""),
        purpose=item.get("purpose", ""),
        condition=item.get("condition", ""),
    )


def contact_of(item: Data) -> Contact:
    """A call, letter or meeting."""
    return Contact(
        on=date_of(item["on"]),
        other=item["with"],
        by=item.get("by", ""),
        time=time_at(item),
        how=item.get("how", ""),
        reached=item.get("reached", True),
        minutes=item.get("minutes"),
        text=item.get("text", ""),
    )


def task_of(item: Data) -> Task:
    """A task."""
    return Task(
        text=item["text"],
        id=item.get("id", ""),
        who=item.get("who", ""),
        by=day_at(item, "by"),
        done=day_at(item, "done"),
        hearing=item.get("hearing", ""),
    )


def requirement_of(item: Data, pointer: str, structured: Structured) -> Requirement:
    """A requirement with its amendments and entries; amounts as they are written."""
    ordered: Data = item.get("ordered", {})
    entries: list[Data] = item.get("entries", [])
    changes: list[Data] = item.get("amendments", [])
    unit = next((u for u in UNITS for held in (ordered, *changes, *entries) if u in held), "")

    def amount(held: Data, here: str) -> Decimal | None:
        if unit not in held:
            return None
        written = structured.written.get(child(here, unit))
        return Decimal(written if written is not None else str(held[unit]))

    return Requirement(
        id=item["id"],
        kind=item["kind"],
        text=item.get("text", ""),
        ordered=amount(ordered, child(pointer, "ordered")),
        unit=unit,
        by=day_at(ordered, "by"),
        order=unended(item.get("order", "")),
        entries=tuple(
            RequirementEntry(
                on=date_of(entry["on"]),
                amount=_counted(amount(entry, child(child(pointer, "entries"), i))),
                at=entry.get("at", ""),
                status=entry.get("status", "done"),
                evidence=source_of(entry["evidence"]) if "evidence" in entry else None,
                note=entry.get("note", ""),
                result=entry.get("result", ""),
            )
            for i, entry in enumerate(entries)
        ),
        since=day_at(ordered, "from"),
        party=item.get("party", ""),
        amendments=tuple(
            Amendment(
                on=date_of(change["on"]),
                order=unended(change.get("order", "")),
                ordered=amount(change, child(child(pointer, "amendments"), i)),
                by=day_at(change, "by"),
                vacated=change.get("vacated", False),
            )
            for i, change in enumerate(changes)
        ),
    )


def _counted(amount: Decimal | None) -> Decimal:
    """An entry without an amount counts once."""
    return Decimal(1) if amount is None else amount
