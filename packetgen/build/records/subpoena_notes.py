"""What a report says of each subpoena: what goes with it, who serves it, what was not read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Set

from packetgen.case import Counsel
from packetgen.form import Form
from packetgen.jurisdiction.subpoenas import Statement, SubpoenaRules, subpoena_rules
from packetgen.packet import PlannedDocument

from ..inputs.model import Inputs
from ..inputs.subpoenas import SUBPOENA, commanded, kind_of_case
from ..made import Made


def subpoena_notes(made: Made) -> Iterator[str]:
    """What goes before or with each subpoena of the plan, who serves it, and what was not read."""
    for planned in made.inputs.plan.documents:
        form = made.inputs.forms[planned.form]
        if form.kind == SUBPOENA:
            for said in _notes_on(made.inputs, planned, form):
                yield f"{planned.id}: {said}"


def _notes_on(inputs: Inputs, planned: PlannedDocument, form: Form) -> Iterator[str]:
    court = inputs.court_for(form.kind, recorded=planned.recorded).jurisdiction.id
    rules = subpoena_rules(court, kind_of_case(form, inputs.case))
    if rules is None:
        yield "no rule on subpoenas of this court was read; ask the clerk."
        return
    wanted = commanded(planned.values)
    own_words = form.official is None
    if own_words:
        yield from _issuing(rules, inputs.case.find(str(planned.values.get("issuer", ""))))
    for each in (*rules.before, *rules.accompanied):
        if not each.when or each.when in wanted:
            yield _sentence(each)
    yield from _serving(rules, own_words=own_words)
    yield from _power(rules, own_words=own_words)
    yield from _days_gone_by(planned, inputs.plan.filing_date or inputs.today)
    yield from _beyond_power(rules, wanted)


def _issuing(rules: SubpoenaRules, issuer: object) -> Iterator[str]:
    """Whose signature packetgen's own form has a line for, where no rule that was read says it."""
    if rules.issuing.confirmed:
        return
    lines = rules.issuers_in_words
    if isinstance(issuer, Counsel):
        by_lawyer = rules.lawyer_may_issue
        lines = f"'{issuer.id}'" if by_lawyer else f"{lines}, not of '{issuer.id}'"
    yield (
        f"who issues it is unverified ({rules.issuing.cite}): it has the lines of {lines}; ask the "
        "clerk."
    )


def _serving(rules: SubpoenaRules, *, own_words: bool) -> Iterator[str]:
    if rules.server is not None:
        yield f"who may serve it: {_sentence(rules.server)}"
    else:
        yield "no rule of this court on who may serve it was read."
    if rules.returned is None and own_words:
        yield (
            "its return of service is in neutral words: no rule of this court on what it states "
            "was read."
        )


def _power(rules: SubpoenaRules, *, own_words: bool) -> Iterator[str]:
    """What a subpoena of this court may command, where that is not known for sure."""
    if not rules.commands and own_words:
        yield (
            f"no rule that was read says what a {rules.called.lower()} of this court may command "
            "(unverified); ask before it is issued."
        )
    if rules.commanding is not None and not rules.commanding.confirmed:
        yield (
            f"what a {rules.called.lower()} of this court may command is unverified "
            f"({rules.commanding.cite})."
        )


def _days_gone_by(planned: PlannedDocument, day: dt.date) -> Iterator[str]:
    """Commands for a day before ``day``, unless the subpoena was served."""
    for command in ("testify", "produce", "inspect"):
        given = planned.values.get(command)
        due = str(given.get("on") or "") if isinstance(given, Mapping) else ""
        if due and due < day.isoformat() and not planned.values.get("served"):
            yield (
                f"what it commands for {due} ({command}.on) lies before {day.isoformat()}, the day "
                "of filing or of this build; mend the date."
            )


def _beyond_power(rules: SubpoenaRules, wanted: Set[str]) -> Iterator[str]:
    for command in sorted(wanted & {"testify", "deposition", "produce", "inspect"}):
        if rules.commands and command not in rules.commands:
            yield (
                f"nothing that was read says that a {rules.called.lower()} of this court may "
                f"command {_COMMANDS[command]}; ask before it is issued."
            )


_COMMANDS = {
    "testify": "testimony", "deposition": "testimony at a deposition",
    "produce": "production", "inspect": "inspection of premises",
}  # fmt: skip


def _sentence(each: Statement) -> str:
    return f"{each.text.rstrip('.')} ({each.cite})."
