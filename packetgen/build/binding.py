"""Binding: one PDF per filing and the combined packet, from the same parts and the same map."""

from __future__ import annotations

import re
from dataclasses import replace

from packetgen.output import safe_name
from packetgen.packet import About, Assembled, PlannedFiling, StampPlan, assemble

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
            _about(inputs, form.title),
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
            _about(inputs, inputs.plan.title or "Packet"),
            stamps=stamps,
            whole=composed.whole,
            draft=draft,
            archival=inputs.plan.options.pdfa,
        )
    tell(Step("assemble", total, total))
    return bound


def _about(inputs: Inputs, title: str) -> About:
    """Title, day, and what the court wants of bookmarks and of the zoom at which a file opens."""
    court = inputs.jurisdiction
    return About(
        pdf_title(inputs, title),
        "en-US",
        inputs.today,
        open_zoom=str(court["efile.open_zoom"].exact or ""),
        page_in_titles=court["bookmarks.page_in_title"].required,
    )


def filing_names(inputs: Inputs) -> list[str]:
    """Path of each filing's PDF, in the order of the plan, under a name that the court takes.

    ``filing/01-notice.pdf`` as a rule; ``filing/01Notice.pdf`` where the portal takes letters and
    digits alone; ``filing/01-notice-26CV999014.pdf`` where the name must hold the case's number.
    """
    if not inputs.for_court:
        names = [_numbered(n, filing) for n, filing in enumerate(inputs.plan.filings, 1)]
        return [f"documents/{safe_name(name, '.pdf').replace(' ', '-')}" for name in names]
    court = inputs.jurisdiction
    most = court["efile.filename_length"].maximum
    plain = court["efile.filename_characters"].exact == "alphanumeric"
    number = ""
    if "case_reference" in court["efile.filename_parts"].members:
        number = re.sub(r"[^A-Za-z0-9]+", "", inputs.case.number)
    names = []
    for place, filing in enumerate(inputs.plan.filings, 1):
        words = [_numbered(place, filing), *([number] if number else [])]
        name = "-".join(words)
        if plain:
            name = "".join(w[:1].upper() + w[1:] for w in re.split(r"[^A-Za-z0-9]+", name))
        safe = safe_name(name, ".pdf").replace(" ", "-")
        if most is not None and len(safe) > most:
            # The place in the plan stands first, so that names that are cut stay apart.
            safe = f"{safe.removesuffix('.pdf')[: int(most) - 4].rstrip('-')}.pdf"
        names.append(f"filing/{safe}")
    return names


def _numbered(place: int, filing: PlannedFiling) -> str:
    return f"{place:02d}-{filing.name or filing.id}"


def _stamps(inputs: Inputs) -> StampPlan:
    if not inputs.plan.options.stamps:
        return StampPlan()
    layout = inputs.courts[""].layout
    plan = StampPlan.usual(layout.exhibit_stamp, layout.exhibit_stamp_position)
    if not inputs.plan.options.font:
        return plan
    fonts = inputs.fonts
    return replace(plan, font=fonts.preferred, font_folders=fonts.folders)
