"""Nothing can be read under a box, a picture or a comment that was laid over it.

A box over text hides it from the eye and from nobody else: it can be selected, copied, searched.
The page is drawn with and without its text; letters that look the same both times are out of sight
and still in the file. Boxes in any colour and any drawing order count, thick lines, hatching,
pictures, highlights and other comments, solid blocks typed over words, the values of form fields,
text in the colour of its background, recognised text (OCR) under what was blacked out, pictures
that go on beneath a box, marks for redaction that were never applied, and the spaces left of words
that were taken out, whose widths tell which they were. In a Word document: words under a highlight
or a shading of their own colour, white ones on white paper, and dark shapes in front of the text. A
failed redaction refuses a final build in every court. Findings never quote what was found.

Bad: a black rectangle drawn over a name in a PDF editor, the name still in the text.
Good: the words taken out of the file (or the page made a picture again) and a black box in their
place; white type on a dark table heading; a yellow highlight; an underlined or struck line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..pdf.covered_text import Hiding, around
from ..scope import Check, PageNote, Scope, Unchecked

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.pdf_view import PageView

_SAID = {
    Hiding.BOX: "Text can still be read under a box or a line that covers it.",
    Hiding.PICTURE: "Text can still be read under a picture that covers it.",
    Hiding.COMMENT: "Text can still be read under a comment (a box, a highlight) that covers it.",
    Hiding.COLOR: "Text has the colour of its background: it cannot be seen, and can be copied.",
    Hiding.SCAN: "Recognised text (OCR) can still be read where the picture was painted over.",
    Hiding.IMAGE: "The picture goes on under the box that covers a part of it.",
    Hiding.WIDTHS: "Spaces of the words that were taken out are left: they tell their widths.",
}
_FIX = "Take the words out with a redaction tool that removes them, then look for them again."


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for text out of sight on one page, and for marks that were never applied."""
    for hiding, said in _SAID.items():
        mine = [h for h in page.hidden_text if h.hiding is hiding]
        if not mine:
            continue
        letters = sum(h.letters for h in mine)
        places = counted(len(mine), "place")
        yield CHECK.gate(
            said,
            note=note,
            box=mine[0].box if len(mine) > 8 else around(h.box for h in mine[:1]),
            measured=f"{letters} letters and digits in {places}" if letters else places,
            wanted="nothing to be found where something was hidden",
            fix=_FIX,
        )
        for other in mine[1:12]:
            yield CHECK.gate(
                said,
                note=note,
                box=other.box,
                measured=f"{other.letters} letters and digits" if other.letters else "one place",
                wanted="nothing to be found where something was hidden",
                fix=_FIX,
            )
    for item in page.notes:
        if item.kind == "redaction":
            yield CHECK.gate(
                "A mark for redaction was never applied.",
                note=note,
                box=item.box,
                effect=Effect.BLOCKER,
                measured="a mark that removes nothing",
                wanted="the words removed",
                fix="Apply the redactions in the program that marked them, and save a new file.",
            )


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Look for words of a Word document that their colour alone hides."""
    from ..papers.word_colors import unseen_words

    shapes = scope.residue.covering if scope.residue is not None else 0
    if shapes:
        yield CHECK.gate(
            "Words can still be read under a dark shape that lies in front of the text.",
            measured=counted(shapes, "shape"),
            wanted="nothing to be found where something was hidden",
            fix="Delete the words and the shape, type [REDACTED] in their place, and look for them"
            " again.",
        )
    for words in unseen_words(document):
        said = (
            "Words are covered with a highlight or a shading in their own colour."
            if words.covered
            else "Words have the colour of the paper: they cannot be seen, and can be copied."
        )
        yield CHECK.gate(
            said if words.where == "the text" else said[:-1] + f" (in {words.where}).",
            paragraph=words.paragraph,
            measured=f"{words.letters} letters and digits",
            wanted="nothing to be found where something was hidden",
            fix="Delete the words, type [REDACTED] in their place, and look for them again.",
        )


CHECK = Check("PG702", "failed-redactions", page=on_page, docx=in_docx, doc=__doc__)
