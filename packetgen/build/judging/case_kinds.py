"""A paper of a kind of case that its case is not, as findings of a build that prints one.

- ST102 a sentencing memorandum is in a case that is neither criminal nor juvenile

It advises and refuses nothing: ``kind:`` says ``civil`` where the case file says nothing, and a
court may weigh mitigation in other proceedings too.
"""

from __future__ import annotations

from collections.abc import Iterator

from packetgen.check.finding import Finding
from packetgen.jurisdiction.model import Effect

from ..made import Made

_SENTENCED = frozenset({"criminal", "juvenile"})


def case_kind_findings(made: Made) -> Iterator[Finding]:
    """A finding for each sentencing memorandum in a case of a kind that ends in no sentence."""
    inputs = made.inputs
    kind = inputs.case.kind or "civil"
    if kind in _SENTENCED:
        return
    for planned in inputs.plan.documents:
        form = inputs.forms[planned.form]
        if form.kind == "sentencing_memorandum":
            yield Finding(
                code="ST102",
                name="paper of another kind of case",
                message=f"A {form.title.lower()} is for criminal and juvenile cases, and this "
                f"case is {kind}.",
                effect=Effect.ADVISORY,
                file=made.drafted[planned.id].draft_name,
                part=planned.id,
                fix="Write 'kind: criminal' or 'kind: juvenile' under case: in the case file, or "
                "use another form.",
            )
