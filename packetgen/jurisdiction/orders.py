"""A judge's orders in one case, recorded as rules in the case file.

They are applied last and above locks: a judge may give leave to exceed a page limit, or ask for
larger type, where a county may not make a rule.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from packetgen.errors import JurisdictionError, Problem
from packetgen.reading import parse_structured, problems_against

from .rules import Rule, rule_of
from .schema import order_schema

FILE = "the case file"


def order_rules(orders: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """Orders as rules, in the order of the case file; ``set`` and ``cite`` are what each needs.

    An order without ``effect`` makes a defect a violation; one without ``status`` is confirmed,
    and its source is the order itself.

    Raises:
        JurisdictionError: with every problem of every order.
    """
    if not orders:
        return ()
    return _rules(json.dumps({"orders": [dict(order) for order in orders]}))


@lru_cache(maxsize=64)
def _rules(text: str) -> tuple[Rule, ...]:
    structured = parse_structured(text, name=FILE, format="json", error=JurisdictionError)
    schema = _schema()
    problems: list[Problem] = [_placed(problem) for problem in problems_against(schema, structured)]
    if problems:
        raise JurisdictionError("the orders of the case cannot be used", problems=tuple(problems))
    rules: list[Rule] = []
    for index, said in enumerate(structured.data["orders"]):
        entry = {
            "id": f"order-{index + 1}",
            "status": "confirmed",
            "effect": "violation",
            **said,
        }
        source = {"strength": "official", **said.get("source", {})}
        found: list[Problem] = []
        rule = rule_of(structured, f"/orders/{index}", {**entry, "source": source}, FILE, found)
        # An order is read by those it binds: it needs no web address and no day of reading.
        problems += [
            _placed(p) for p in found if not (p.location.pointer or "").endswith("/source")
        ]
        rules.append(rule)
    if problems:
        raise JurisdictionError("the orders of the case cannot be used", problems=tuple(problems))
    return tuple(rules)


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    order = order_schema()
    definitions = order.pop("$defs")
    return {
        "type": "object",
        "properties": {"orders": {"type": "array", "items": order}},
        "$defs": definitions,
    }


def _placed(problem: Problem) -> Problem:
    """Without line and column: those of the case file are not known here, the pointer is."""
    return replace(problem, location=replace(problem.location, line=None, column=None))
