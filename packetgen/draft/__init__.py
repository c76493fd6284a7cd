"""Form + case + court gives a Word draft, in three steps: context, fill, dress.

*Prepare* (once per template and layout): the template's styles are replaced by the court's format,
header, footer and lists are put in, its parts are compiled. *Fill*: the context of
docs/templates.md is built from the case, each part with tags is filled in a sandbox, and what the
template places (caption, signature block, Markdown texts) is written where it says so. *Pack*:
parts that did not change are copied as they are, still deflated.

Contract: :func:`draft` gives :class:`Draft`; :func:`refresh_cites` regenerates the words of cites
in a draft that was edited. Nothing here touches the disk but Markdown files of the plan's folder.
"""

from .drafting import draft
from .instructions import DraftingInstructions
from .model import Cite, CiteChange, Draft, LabelledExhibit
from .official import addendum, field_texts
from .texts.unwritten import unwritten, unwritten_problem
from .values.cites import refresh_cites

__all__ = [
    "Cite",
    "CiteChange",
    "Draft",
    "DraftingInstructions",
    "LabelledExhibit",
    "addendum",
    "draft",
    "field_texts",
    "refresh_cites",
    "unwritten",
    "unwritten_problem",
]
