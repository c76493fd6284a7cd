"""What does not fit in what a case records, as findings of a build that prints it.

- CH101 the same event seems to stand twice;
- CH102 the same words stand at dates that exclude each other;
- CH103 a source is older than the event that it is to prove;
- CH111 the same thing done seems to be entered twice;
- CH112 the same work seems to count towards two orders.

They advise and refuse nothing: only somebody who knows the case can say which is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packetgen.casework import counted_twice, doubts
from packetgen.check.finding import Finding
from packetgen.form.model import Form
from packetgen.jurisdiction.model import Effect

from ..made import Made

_CODES = {
    "duplicate": ("CH101", "event told twice", "Take one of the two out, or tell them apart."),
    "conflict": ("CH102", "conflicting dates", "Mend the date that is wrong in the case file."),
    "source": ("CH103", "source older than event", "Check the exhibit's date and the event's."),
    "entered-twice": ("CH111", "entry made twice", "Take one of the two out, or tell them apart."),
    "two-orders": ("CH112", "work in two orders", "Ask whether the court counts it twice."),
}
_PRINTED = (
    ("chronology", "events", doubts),
    ("compliance", "requirements", counted_twice),
)
"""The function of templates that prints a record, what its ids are of, and what asks after it."""


def record_findings(made: Made) -> Iterator[Finding]:
    """Findings on the case's events and requirements, where a paper of the packet prints them."""
    inputs = made.inputs
    for function, nouns, asked in _PRINTED:
        printed = [d for d in inputs.plan.documents if _asks(inputs.forms[d.form], function)]
        for doubt in asked(inputs.case) if printed else ():
            code, name, fix = _CODES[doubt.kind]
            yield Finding(
                code=code,
                name=name,
                message=f"{doubt.text.rstrip('.')} ({nouns}: {', '.join(doubt.ids)}).",
                effect=Effect.ADVISORY,
                file=made.drafted[printed[0].id].draft_name,
                part=printed[0].id,
                fix=fix,
            )


def _asks(form: Form, function: str) -> bool:
    """Whether a form's template asks for what a function reckons."""
    from packetgen.form import form_text

    if form.official is not None:
        return False
    return re.search(rf"\b{function}\(", form_text(form)) is not None
