"""Figures in a draft: vectors, with a picture beside them for readers that know none.

The drawing is the one that Word itself writes for an SVG picture: the PNG is what ``a:blip``
embeds, and the extension ``asvg:svgBlip`` (MS-ODRAWXML) names the SVG in its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from packetgen.charts import Figure, as_png

from .markdown import Additions
from .wml import Shape, escape, paragraph

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""URI of the extension."""


def drawn(figure: Figure, additions: Additions, styles: Mapping[str, str], width: float) -> str:
    """The paragraph of a figure, no wider than the text; its files join ``additions``."""
    name = hashlib.sha256(figure.svg.encode("utf-8")).hexdigest()[:12]
    png, svg = f"rIdFigure{name}", f"rIdFigureVector{name}"
    additions.pictures[f"figure-{name}.png"] = (png, as_png(figure))
    additions.pictures[f"figure-{name}.svg"] = (svg, figure.svg.encode("utf-8"))
    factor = min(1.0, width / figure.width)
    cx, cy = (round(length * factor * 12_700) for length in (figure.width, figure.height))
    alt = escape(figure.alt)
    drawing = (
        "<w:r><w:drawing>"
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="Figure" descr="{alt}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="Figure"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{png}"><a:extLst><a:ext uri="{_SVG}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        f' r:embed="{svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    style = styles.get("letter text") or styles["body text flush"]
    return paragraph(drawing, style, Shape(first=0, line=None))
