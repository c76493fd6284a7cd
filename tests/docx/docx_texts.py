"""Reading a body as a list of texts."""

from __future__ import annotations

from word_files import agreed, word_file

from packetgen.docx.blocks import Paragraph
from packetgen.docx.plain import paragraphs_of


def read(body: str, **parts: object) -> list[Paragraph]:
    return list(paragraphs_of(agreed(word_file(body, **parts)).blocks))  # type: ignore[arg-type]
