"""Binding: one PDF per filing and the combined packet, from the same parts and the same map."""

from __future__ import annotations

from dataclasses import replace

from packetgen.output import safe_name
from packetgen.packet import About, Assembled, StampPlan, assemble

from .compose import Composed
from .inputs import Inputs
from .progress import Progress, Step, silent
from .typesetting import pdf_title

PACKET = "packet.pdf"


def bind(
    inputs: Inputs, composed: Composed, *, draft: bool, tell: Progress = silent
) -> dict[str, Assembled]:
    """Every PDF of the packet by its path below the output folder, filings first, in order.

    Papers that a rule keeps apart (a proposed order: Cal. Rules of Court, rule 3.1113(m)) are
    filings of their own and not in the combined packet. There is no combined packet of one filing.

    Args:
        inputs: The packet's inputs.
        composed: Its parts and page map.
        draft: Mark every page as a draft.
        tell: Called after each PDF.

    Raises:
        PacketError: A link leads nowhere, or a part cannot be bound.
    """
    stamps = _stamps(inputs)
    total = len(composed.filings) + 1
    bound: dict[str, Assembled] = {}
    for number, name in enumerate(filing_names(inputs), 1):
        filing = composed.filings[number - 1]
        form = inputs.forms[inputs.plan.document(filing.documents[0]).form]
        bound[name] = assemble(
            composed.of(filing.id),
            composed.whole.select(filing.id),
            About(pdf_title(inputs, form.title), "en-US", inputs.today),
            stamps=stamps,
            whole=composed.whole,
            draft=draft,
            archival=inputs.plan.options.pdfa,
        )
        tell(Step("assemble", number, total))
    if len(composed.bound) > 1:
        parts, together = composed.together()
        bound[PACKET] = assemble(
            parts,
            together,
            About(pdf_title(inputs, inputs.plan.title or "Packet"), "en-US", inputs.today),
            stamps=stamps,
            whole=composed.whole,
            draft=draft,
            archival=inputs.plan.options.pdfa,
        )
    tell(Step("assemble", total, total))
    return bound


def filing_names(inputs: Inputs) -> list[str]:
    """Path of each filing's PDF, in the order of the plan: ``filing/01-notice.pdf``."""
    folder = "filing" if inputs.for_court else "documents"
    names = [
        safe_name(f"{number:02d}-{filing.name or filing.id}", ".pdf").replace(" ", "-")
        for number, filing in enumerate(inputs.plan.filings, 1)
    ]
    return [f"{folder}/{name}" for name in names]


def _stamps(inputs: Inputs) -> StampPlan:
    if not inputs.plan.options.stamps:
        return StampPlan()
    layout = inputs.courts[""].layout
    plan = StampPlan.usual(layout.exhibit_stamp, layout.exhibit_stamp_position)
    if not inputs.plan.options.font:
        return plan
    fonts = inputs.fonts
    return replace(plan, font=fonts.preferred, font_folders=fonts.folders)
