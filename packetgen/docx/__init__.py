"""Reading Word documents: :func:`read_docx` gives :mod:`~packetgen.docx.blocks`."""

from __future__ import annotations

from .reader import read_docx

__all__ = ["read_docx"]
