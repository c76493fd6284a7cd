"""Documents set with the tests' own fonts and day, and what is drawn by a few lines of Typst."""

from __future__ import annotations

import io
from typing import Any

from packetgen.docx.blocks import (
    Document,
    Paragraph,
    Picture,
    Section,
    Text,
)
from packetgen.typeset import (
    Typeset,
    open_fonts,
    typeset,
)

from .papers import (
    PLAIN,
    TODAY,
    attorney_block,
    caption_table,
    court_title,
    data_table,
    heading,
    note,
    noted,
    numbered,
    paper,
    signature,
    single,
    title,
    words,
)

FONTS = open_fonts()


def set_document(document: Document, **more: Any) -> Typeset:
    options = {"layout": None, "title": "A letter", "today": TODAY, "fonts": FONTS} | more
    return typeset(document, **options)


def letter(*blocks: Any, **section: Any) -> Document:
    return Document(tuple(blocks), (Section(**section),))


def plain(text: str, **more: Any) -> Paragraph:
    return Paragraph((Text(text, PLAIN),), **more)


def full_paper() -> Document:
    blocks = [
        *attorney_block(),
        *court_title(),
        caption_table(),
        title("Memorandum"),
        heading("I. Facts"),
        noted(words("double", 60), "footnote-1", "1", words("double", 20)),
        single(words("quote", 40), indent_left=36.0, indent_right=36.0),
        numbered(words("double", 30), "1."),
        data_table([["Date", "Event"], ["March 5", words("cell", 20)]], [100.0, 300.0]),
        *signature(),
    ]
    return paper(blocks, {"footnote-1": note(words("note", 30), "footnote-1", "1")})


def picture(**more: Any) -> Picture:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(buffer, "PNG")
    options = {"width": 90.0, "height": 60.0, "alt": "A blue box"} | more
    return Picture(buffer.getvalue(), **options)


def word_file(*paragraphs: str, footer: str = "") -> bytes:
    from docx import Document as WordDocument

    document = WordDocument()
    for text in paragraphs:
        document.add_paragraph(text)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def drawn(source: str) -> bytes:
    """A PDF drawn by a few lines of Typst, with what a gate must find."""
    import typst

    shelf = FONTS.shelf()
    compiler = typst.Compiler(font_paths=shelf.handle, ignore_system_fonts=True)
    pdf = compiler.compile(
        input=('#set text(font: "Arimo", size: 12pt)\n' + source).encode(), format="pdf"
    )
    assert isinstance(pdf, bytes)
    return pdf
