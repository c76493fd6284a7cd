"""Who is left out of a stipulation, as findings of a build that prints one.

- ST101 a party does not stipulate, because no lawyer signs for it and it does not act for itself

It advises and refuses nothing: a party that was never served, or a fictitious one, signs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from packetgen.check.finding import Finding
from packetgen.draft.values.court_papers import left_out
from packetgen.jurisdiction.model import Effect

from ..made import Made


def stipulation_findings(made: Made) -> Iterator[Finding]:
    """A finding for each stipulation whose parties are not all the parties of the case."""
    inputs = made.inputs
    for planned in inputs.plan.documents:
        if inputs.forms[planned.form].kind != "stipulation":
            continue
        between = tuple(str(name) for name in planned.values.get("between") or ())
        if missing := left_out(inputs.case, between):
            named = ", ".join(party.id for party in missing)
            yield Finding(
                code="ST101",
                name="party left out of a stipulation",
                message=f"The stipulation is without these parties: {named}. No lawyer is recorded "
                "for them, and not that they act for themselves.",
                effect=Effect.ADVISORY,
                file=made.drafted[planned.id].draft_name,
                part=planned.id,
                fix="Name everybody who stipulates in 'between:', or record who signs: "
                "represented_by: or self_represented: true.",
            )
