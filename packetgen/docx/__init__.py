"""Reading Word documents.

:func:`read_docx` gives a document as :mod:`~packetgen.docx.blocks` with effective formatting, for
typesetting and for checks alike. :func:`visible_words` counts the words of the same file by a walk
of its own that shares no code with the reader: what it finds must turn up in the PDF.
:func:`remove_external_images` makes a file safe to hand to an engine that would fetch pictures
over the network, and :func:`residue` tells what a file carries besides its text (authors, changes,
comments, hidden words). :func:`svg_picture` writes a vector picture with its PNG alternative.
"""

from __future__ import annotations

from .external import ExternalTarget, external_relationships, remove_external_images
from .pictures.svg_picture import SvgPicture, svg_picture
from .reader import read_docx
from .residue import Residue, residue
from .second_walk.words import visible_words

__all__ = [
    "ExternalTarget",
    "Residue",
    "SvgPicture",
    "external_relationships",
    "read_docx",
    "remove_external_images",
    "residue",
    "svg_picture",
    "visible_words",
]
