"""Places for a table of contents and a table of authorities in a draft.

Their page numbers are known only when the paper is typeset. A draft holds a sentence in their place
between the two ends of a Word bookmark, which survives editing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from .wml import Shape, escape, paragraph, run

CONTENTS, AUTHORITIES = "packetgen_contents", "packetgen_authorities"
"""Names of the bookmarks."""
_SAID = {
    CONTENTS: ("TABLE OF CONTENTS", "The contents are filled in when the PDF is made."),
    AUTHORITIES: ("TABLE OF AUTHORITIES", "The authorities are filled in when the PDF is made."),
}


def front_functions(styles: Mapping[str, str]) -> dict[str, Callable[..., Markup]]:
    """What a template says to place a table; ``last=True``: the paper goes on on a new page."""

    def placing(which: str) -> Callable[..., Markup]:
        return lambda last=False: Markup(front_table(which, styles, last=bool(last)))

    return {"table_of_contents": placing(CONTENTS), "table_of_authorities": placing(AUTHORITIES)}


def front_table(which: str, styles: Mapping[str, str], *, last: bool = False) -> str:
    """Heading and place of a table; after the last one the paper goes on on a new page."""
    heading, sentence = _SAID[which]
    number = 9_000 + list(_SAID).index(which)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{escape(which)}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    style = styles["signature"]
    shape = Shape(align="center", after=12.0, page_break_before=True)
    made = paragraph(run(heading, bold=True), style, shape)
    made += paragraph(f"{start}{run(sentence)}{end}", style)
    if last:
        made += paragraph('<w:r><w:br w:type="page"/></w:r>', style)
    return made
