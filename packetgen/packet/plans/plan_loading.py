"""A plan file into a :class:`~packetgen.packet.plans.plan.Plan`, or all of its problems at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from packetgen.case.model import Case
from packetgen.errors import PacketError, Problem
from packetgen.reading import (
    Structured,
    did_you_mean,
    in_file_order,
    load_schema,
    problems_against,
    read_structured,
)
from packetgen.reading.english_counts import has_problems

from .plan import Plan
from .plan_building import built
from .plan_references import copy_problems, ledger_problems, path_problems, reference_problems
from .plan_statements import statement_problems
from .plan_texts import text_problems


def load_plan(path: Path | str) -> Plan:
    """The plan in the YAML or JSON file at ``path``.

    Paths in it are relative to its folder and stay inside it.

    Raises:
        PacketError: with every problem found, in the order of the file.
    """
    path = Path(path)
    structured = read_structured(path, shown=path.name, error=PacketError)
    _refuse_case(structured)
    found = [*problems_against(load_schema("packet"), structured)]
    if isinstance(structured.data, dict):
        found += path_problems(structured, path.parent)
        found += reference_problems(structured)
        found += ledger_problems(structured, path.parent)
        found += copy_problems(structured)
        found += [*statement_problems(structured), *text_problems(structured)]
    if found:
        raise PacketError(has_problems(structured.name, found), problems=in_file_order(found))
    return built(structured, path.parent)


def _refuse_case(structured: Structured) -> None:
    """A case file given for its plan has many problems as a plan, and only one that matters."""
    data = structured.data
    if not isinstance(data, dict) or "documents" in data:
        return
    case = data.get("case")
    if isinstance(case, dict) and ("parties" in case or "number" in case):
        raise PacketError(
            f"{structured.name} is a case file, not a packet plan",
            problems=(
                Problem(
                    structured.where("/case"),
                    "this is a case file; it says what the case is, not which papers to make",
                    "Give the packet plan, often packet.yaml. 'packetgen new' writes one.",
                ),
            ),
        )


def plan_problems(plan: Plan, case: Case) -> tuple[Problem, ...]:
    """What the plan names that the case does not have, and exhibits that are no document of it."""
    known = {exhibit.id: exhibit for exhibit in case.exhibits}
    planned = {document.id for document in plan.documents}
    problems: list[Problem] = []
    for document in plan.documents:
        for at, attached in enumerate(document.exhibits):
            place = plan.place_of(document, "exhibits", at)
            exhibit = known.get(attached.exhibit)
            if exhibit is None:
                problems.append(
                    Problem(
                        place,
                        f"the case has no exhibit '{attached.exhibit}'",
                        did_you_mean(attached.exhibit, known) or _listed("exhibits", known),
                    )
                )
            elif exhibit.document and exhibit.document not in planned:
                problems.append(
                    Problem(
                        place,
                        f"exhibit '{exhibit.id}' is the document '{exhibit.document}', "
                        "which the plan does not have",
                        did_you_mean(exhibit.document, planned) or "Add the document to the plan.",
                    )
                )
    return tuple(problems)


def _listed(what: str, known: Iterable[str]) -> str:
    names = list(known)
    more = " …" if len(names) > 12 else ""
    return f"It has: {', '.join(names[:12])}{more}." if names else f"It has no {what} yet."
