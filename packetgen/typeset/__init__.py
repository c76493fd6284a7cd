"""Typesetting: blocks in, PDF out, and the gates that prove that nothing was lost.

* :func:`typeset` turns a :class:`~packetgen.docx.blocks.Document` into a :class:`Typeset`, by
  Typst or, for what the reader cannot say, by LibreOffice.
* :func:`open_fonts` finds the faces, :func:`page_pictures` draws pages, :func:`convert` runs
  LibreOffice on many files at once.
* :func:`missing_words` and :func:`overlaps` are the gates, for any PDF.
"""

from __future__ import annotations

from packetgen.typeset.engines.libreoffice import convert, find_soffice
from packetgen.typeset.faces.court_face import court_face
from packetgen.typeset.faces.fonts import FontBook, open_fonts
from packetgen.typeset.gates.clean import overlaps
from packetgen.typeset.gates.words import missing_words
from packetgen.typeset.model import Bookmark, Clash, FontUsed, Lost, Typeset
from packetgen.typeset.pictures import page_pictures
from packetgen.typeset.typesetting import ENGINES, typeset

__all__ = [
    "ENGINES",
    "Bookmark",
    "Clash",
    "FontBook",
    "FontUsed",
    "Lost",
    "Typeset",
    "convert",
    "court_face",
    "find_soffice",
    "missing_words",
    "open_fonts",
    "overlaps",
    "page_pictures",
    "typeset",
]
