"""Figures in a draft: vectors, with a picture beside them for readers that know none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from packetgen.charts import Figure, as_png
from packetgen.docx import svg_picture

from ..word_files.wml import Shape, paragraph
from .markdown import Additions


def drawn(
    figure: Figure,
    additions: Additions,
    styles: Mapping[str, str],
    width: float,
    *,
    with_next: bool = False,
) -> str:
    """The paragraph of a figure, no wider than the text; its files join ``additions``."""
    name = hashlib.sha256(figure.svg.encode("utf-8")).hexdigest()[:12]
    picture = svg_picture(
        figure.svg,
        name=f"figure-{name}",
        alt=figure.alt,
        width=min(figure.width, width),
        png=as_png(figure),
        number=len(additions.pictures) + 1,
    )
    drawing = additions.place(picture)
    style = styles.get("letter text") or styles["body text flush"]
    return paragraph(drawing, style, Shape(first=0, line=None, keep_next=with_next))
