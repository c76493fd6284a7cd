"""What a report says of each subpoena: what goes with it, who serves it, what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from packetgen.case import Counsel
from packetgen.jurisdiction.subpoenas import Statement, subpoena_rules

from ..inputs.subpoenas import SUBPOENA, commanded, kind_of_case
from ..made import Made


def subpoena_notes(made: Made) -> Iterator[str]:
    """What goes before or with each subpoena of the plan, who serves it, and what was not read."""
    for planned in made.inputs.plan.documents:
        form = made.inputs.forms[planned.form]
        if form.kind != SUBPOENA:
            continue
        court = made.inputs.court_for(form.kind, recorded=planned.recorded).jurisdiction.id
        rules = subpoena_rules(court, kind_of_case(form, made.inputs.case))
        if rules is None:
            yield f"{planned.id}: no rule on subpoenas of this court was read; ask the clerk."
            continue
        wanted = commanded(planned.values)
        issuer = made.inputs.case.find(str(planned.values.get("issuer", "")))
        if not rules.issuing.confirmed and form.official is None:
            lines = rules.issuers_in_words
            if isinstance(issuer, Counsel):
                by_lawyer = rules.lawyer_may_issue
                lines = f"'{issuer.id}'" if by_lawyer else f"{lines}, not of '{issuer.id}'"
            yield (
                f"{planned.id}: who issues it is unverified ({rules.issuing.cite}): it has the "
                f"lines of {lines}; ask the clerk."
            )
        for each in (*rules.before, *rules.accompanied):
            if not each.when or each.when in wanted:
                yield f"{planned.id}: {_sentence(each)}"
        if rules.server is not None:
            yield f"{planned.id}: who may serve it: {_sentence(rules.server)}"
        else:
            yield f"{planned.id}: no rule of this court on who may serve it was read."
        if rules.returned is None and form.official is None:
            yield (
                f"{planned.id}: its return of service is in neutral words: no rule of this court "
                "on what it states was read."
            )
        if not rules.commands and form.official is None:
            yield (
                f"{planned.id}: no rule that was read says what a {rules.called.lower()} of this "
                "court may command (unverified); ask before it is issued."
            )
        if rules.commanding is not None and not rules.commanding.confirmed:
            yield (
                f"{planned.id}: what a {rules.called.lower()} of this court may command is "
                f"unverified ({rules.commanding.cite})."
            )
        day = made.inputs.plan.filing_date or made.inputs.today
        for command in ("testify", "produce", "inspect"):
            given = planned.values.get(command)
            due = str(given.get("on") or "") if isinstance(given, Mapping) else ""
            if due and due < day.isoformat() and not planned.values.get("served"):
                yield (
                    f"{planned.id}: what it commands for {due} ({command}.on) lies before "
                    f"{day.isoformat()}, the day of filing or of this build; mend the date."
                )
        for command in sorted(wanted & {"testify", "deposition", "produce", "inspect"}):
            if rules.commands and command not in rules.commands:
                yield (
                    f"{planned.id}: nothing that was read says that a {rules.called.lower()} of "
                    f"this court may command {_COMMANDS[command]}; ask before it is issued."
                )


_COMMANDS = {
    "testify": "testimony", "deposition": "testimony at a deposition",
    "produce": "production", "inspect": "inspection of premises",
}  # fmt: skip


def _sentence(each: Statement) -> str:
    return f"{each.text.rstrip('.')} ({each.cite})."
