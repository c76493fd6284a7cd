"""Lists of letters and reports are lists for a screen reader; a pleading's paragraphs are not."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader

from packetgen.docx import read_docx
from packetgen.typeset import open_fonts, typeset

from .papers import CALIFORNIA, TODAY


def letter(*paragraphs: tuple[str, str]) -> bytes:
    """A Word file of paragraphs, each with its style."""
    from docx import Document

    made = Document()
    made.styles["Normal"].font.name = "Arial"
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def tags(data: bytes, **how: Any) -> list[str]:
    """The structure of the PDF, as names joined by their depth."""
    pdf = typeset(
        read_docx(data), title="T", today=TODAY, fonts=open_fonts(), source=data,
        **({"layout": None} | how),
    ).pdf  # fmt: skip
    found: list[str] = []

    def walk(node: Any, depth: int) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child, depth)
        elif isinstance(node, dict) and "/S" in node:
            found.append(" " * depth + node["/S"][1:])
            walk(node.get("/K"), depth + 1)

    walk(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"], 0)
    return found


ITEM = ["  LI", "   Lbl", "   LBody", "    P"]
LONG = "An item that is long enough to be continued on a second line, as items of lists often are."
MIXED = (
    ("Normal", "Bring with you:"), ("List Bullet", "Your lease"), ("List Bullet", LONG),
    ("Normal", "Then:"), ("List Number", "Call us"), ("List Number", "Sign"),
    ("List Number", "File"),
)  # fmt: skip


def test_neighbours_with_labels_are_one_list_with_labels_and_bodies():
    assert tags(letter(*MIXED)) == [
        "Document", " P", " L", *ITEM * 2, " P", " L", *ITEM * 3,
    ]  # fmt: skip


def test_lists_are_set_as_words_own_labels_say():
    data = letter(*MIXED)
    made = typeset(
        read_docx(data), layout=None, title="T", today=TODAY, fonts=open_fonts(), source=data
    )
    text = PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert [text.index(part) for part in ("1.", "2.", "3.")] == sorted(
        text.index(part) for part in ("1.", "2.", "3.")
    )
    assert text.count("•") == 2


def test_numbered_paragraphs_of_a_court_paper_stay_paragraphs():
    data = letter(("List Number", "Plaintiff is a tenant."), ("List Number", "Defendant is not."))
    assert " L" not in tags(data, layout=CALIFORNIA)
