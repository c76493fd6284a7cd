"""Tracked changes and comments that are still open."""

from __future__ import annotations

from .blocks import Revision
from .ooxml import Element, W
from .story import Shared, Story

KINDS = {
    "ins": "insertion",
    "del": "deletion",
    "moveFrom": "move",
    "moveTo": "move",
    "cellIns": "insertion",
    "cellDel": "deletion",
    "cellMerge": "formatting",
    "rPrChange": "formatting",
    "pPrChange": "formatting",
    "sectPrChange": "formatting",
    "tblPrChange": "formatting",
    "tblGridChange": "formatting",
    "trPrChange": "formatting",
    "tcPrChange": "formatting",
    "tblPrExChange": "formatting",
    "numberingChange": "formatting",
}
_TAGS = {W + name: kind for name, kind in KINDS.items()}


def note_changes(root: Element, story: Story) -> None:
    """List the tracked changes and the comment marks of a story that has been read."""
    places: dict[Element, int] | None = None
    for element in root.iter(*_TAGS, W + "commentReference"):
        if places is None:
            # Numbers are counted again here rather than kept: hardly any document has changes.
            places = {p: index for index, p in enumerate(root.iter(W + "p"), start=1)}
        number = next((places[a] for a in element.iterancestors(W + "p") if a in places), None)
        where = ", ".join(
            part for part in (story.name, f"paragraph {number}" if number else "") if part
        )
        if element.tag == W + "commentReference":
            story.shared.comment_places[element.get(W + "id", "")] = where
        else:
            kind = _TAGS[element.tag]
            story.shared.revisions.append(Revision(kind, element.get(W + "author", ""), where))


def read_comments(shared: Shared, main: str) -> None:
    """List the comments, each where its mark stands."""
    part = shared.package.related(main, "comments")
    if part is None:
        return
    for comment in shared.package.root(part).iterchildren(W + "comment"):
        where = shared.comment_places.get(comment.get(W + "id", ""), "")
        shared.revisions.append(Revision("comment", comment.get(W + "author", ""), where))
