"""What the stages made before anything is bound: drafts, typeset papers, exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packetgen.typeset import Typeset

from .exhibits.parts import AttachedPart, take_in_exhibits
from .inputs.model import Inputs
from .papers.drafted import DraftedDocument
from .papers.drafting import draft_all
from .papers.earlier import EarlierBuild
from .papers.typesetting import typeset_paper
from .progress import Progress, Step, silent


@dataclass(frozen=True, slots=True)
class Made:
    """Documents by id, and attached exhibits by (document id, exhibit id)."""

    inputs: Inputs
    drafted: Mapping[str, DraftedDocument]
    papers: Mapping[str, Typeset] = field(repr=False)
    attached: Mapping[tuple[str, str], AttachedPart] = field(repr=False)
    left_behind: tuple[str, ...] = ()
    """Edited drafts of documents that the plan no longer has."""


def make(
    inputs: Inputs,
    earlier: EarlierBuild,
    *,
    approved: Mapping[str, str] | None = None,
    tell: Progress = silent,
) -> Made:
    """Draft, typeset, take exhibits in.

    Args:
        inputs: The packet's inputs.
        earlier: What lies in the output folder.
        approved: Hashes of the approved drafts: see :func:`.papers.drafting.draft_all`.
        tell: Called as it goes on.

    Raises:
        FormError: A document cannot be drafted.
        EngineError: A document cannot be typeset without losing something.
        PacketError: Exhibits cannot be used; all of them are named.
    """
    drafted = draft_all(inputs, earlier, approved=approved, tell=tell)
    papers: dict[str, Typeset] = {}
    for number, (name, document) in enumerate(drafted.items(), 1):
        papers[name] = typeset_paper(inputs, document)
        tell(Step("typeset", number, len(drafted)))
    titles = {name: document.title for name, document in drafted.items()}
    attached = take_in_exhibits(inputs, papers, titles)
    tell(Step("exhibits", len(attached), len(attached)))
    return Made(inputs, drafted, papers, attached, earlier.left_behind(drafted))
