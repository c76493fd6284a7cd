"""What templates of subpoenas ask: the court's rules on them, the fee, how far they reach."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction.subpoenas import Statement, subpoena_rules

from ..words.missing import Missing
from .casework import some_day, text_of
from .views import Scene, wrap


def subpoena_functions(
    scene: Scene, court: str, texts: Collection[str] = ()
) -> dict[str, Callable[..., Any]]:
    """Functions of templates; each gives views.

    Args:
        scene: The case, and what may be shown of it.
        court: The court's id.
        texts: Ids of the wordings that are at hand for the court; of any other its name alone is
            given, so that the paper names the gap.
    """

    def rules(kind: Any = "") -> Any:
        wanted = text_of(kind) or scene.case.kind
        found = subpoena_rules(court, wanted)
        return wrap(found, "subpoena_rules", scene) if found else Missing.at("subpoena_rules")

    def stated(statements: Any, *commands: Any) -> Any:
        """The statements that hold for these commands, of those that hold for some alone."""
        wanted = {text_of(command) for command in commands}
        items = [getattr(each, "_subject", each) for each in statements]
        kept = [
            s if not s.wording or s.wording in texts else replace(s, wording="")
            for s in items
            if isinstance(s, Statement) and (not s.when or s.when in wanted)
        ]
        return wrap(tuple(kept), "stated", scene)

    def fee(on: Any, miles: Any = None, kind: Any = "") -> Any:
        return wrap(witness_fee_words(court, on, miles, text_of(kind)), "witness_fee", scene)

    return {"subpoena_rules": rules, "stated": stated, "witness_fee": fee}


def witness_fee_words(court: str, on: Any, miles: Any, kind: str) -> str:
    """Fee and mileage of a witness for one day, and the limits of distance, in sentences."""
    from packetgen.deadlines import court_time, too_far, witness_tender

    day = some_day(on)
    try:
        way = Decimal(text_of(miles)) if text_of(miles) else None
    except InvalidOperation:
        way = None
    try:
        known = court_time(court)
    except JurisdictionError:
        return "No witness fee of this court is in the data; ask the clerk."
    said: list[str] = []
    if day is not None:
        try:
            tender = witness_tender(known, day, miles_one_way=way, kind=kind or "civil")
            standing = "" if tender.source.citation.status == "confirmed" else "; unverified"
            sums = f"${tender.fee} for one day"
            if tender.mileage is not None:
                sums += f" and ${tender.mileage} mileage, ${tender.total} together"
            said.append(f"{sums} ({tender.source.citation.cite}{standing}).")
            if tender.source.tender:
                said.append(f"It is tendered {tender.source.tender}.")
            said += [doubt for doubt in tender.doubts if "not verified" not in doubt]
        except JurisdictionError as error:
            said.append(f"{error.message[:1].upper()}{error.message[1:]}. {error.hint}".strip())
    beyond = too_far(known, way) if way is not None else ()
    for limit in known.distances:
        over = " The way is longer than that." if limit in beyond else ""
        said.append(f"It does not reach {limit.limit} ({limit.miles} miles).{over}")
    return " ".join(said)
