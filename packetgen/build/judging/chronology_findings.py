"""What does not fit in a chronology, as findings of a build that prints one.

- CH101 the same event seems to stand twice;
- CH102 the same words stand at dates that exclude each other;
- CH103 a source is older than the event that it is to prove.

They advise and refuse nothing: only somebody who knows the case can say which is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packetgen.casework import doubts
from packetgen.check.finding import Finding
from packetgen.form.model import Form
from packetgen.jurisdiction.model import Effect

from ..made import Made

_CODES = {
    "duplicate": ("CH101", "event told twice", "Take one of the two out, or tell them apart."),
    "conflict": ("CH102", "conflicting dates", "Mend the date that is wrong in the case file."),
    "source": ("CH103", "source older than event", "Check the exhibit's date and the event's."),
}


def chronology_findings(made: Made) -> Iterator[Finding]:
    """Findings on the case's events, where a paper of the packet prints them in order."""
    inputs = made.inputs
    printed = [d for d in inputs.plan.documents if _prints_events(inputs.forms[d.form])]
    if not printed:
        return
    for doubt in doubts(inputs.case):
        code, name, fix = _CODES[doubt.kind]
        yield Finding(
            code=code,
            name=name,
            message=f"{doubt.text.rstrip('.')} (events: {', '.join(doubt.events)}).",
            effect=Effect.ADVISORY,
            file=made.drafted[printed[0].id].draft_name,
            part=printed[0].id,
            fix=fix,
        )


def _prints_events(form: Form) -> bool:
    """Whether a form's template asks for the chronology."""
    from packetgen.form import form_text

    if form.official is not None:
        return False
    return re.search(r"\bchronology\(", form_text(form)) is not None
