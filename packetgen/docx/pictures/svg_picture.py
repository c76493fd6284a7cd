"""Writing a vector picture into a Word file: SVG for those who draw it, PNG for all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from .vector import as_pixels, safe_svg, size_of

_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """A vector picture ready to be placed in a Word document.

    Attributes:
        run: A ``w:r`` with the drawing, for a paragraph of any Word file. The prefixes ``w`` and
            ``r`` must be bound around it.
        media: File name in ``word/media`` -> bytes: the PNG and the SVG.
        relationships: File name in ``word/media`` -> relationship id that ``run`` uses.
        width, height: As placed, in points.
    """

    run: str
    media: dict[str, bytes]
    relationships: dict[str, str]
    width: float
    height: float


def svg_picture(
    svg: bytes | str,
    *,
    name: str,
    alt: str,
    width: float | None = None,
    png: bytes | None = None,
    number: int = 1,
) -> SvgPicture:
    """A vector picture (a chart, a timeline) for a Word document, with its PNG alternative.

    Word 2016 and later and packetgen's typesetting draw the SVG; other programs show the PNG.

    Args:
        svg: The picture. Scripts, links and editors' data are taken out.
        name: Word letters, digits and hyphens; names the files in the package. Unique in the
            document.
        alt: What the picture says, for people who cannot see it; goes to the PDF's Figure tag.
        width: As placed, in points; the height follows. The picture's own width if not given.
        png: The alternative; drawn from the SVG if not given.
        number: Of the drawing, unique in the document.

    Raises:
        ValueError: The SVG cannot be drawn alone and unchanged, ``alt`` is empty, or ``name`` is
            no such name.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a picture: use a-z, 0-9 and hyphens")
    if not alt.strip():
        raise ValueError(f"the picture {name} has no text for people who cannot see it")
    data = svg.encode("utf-8") if isinstance(svg, str) else svg
    clean = safe_svg(data)
    own = size_of(data)
    across = own[0] if width is None else width
    high = across * own[1] / own[0]
    pixels = as_pixels(clean, width=across) if png is None else png
    ids = {f"{name}.png": f"rIdPng-{name}", f"{name}.svg": f"rIdSvg-{name}"}
    cx, cy = round(across * 12_700), round(high * 12_700)
    label, words = quoteattr(name), quoteattr(" ".join(alt.split()))
    # As Word writes it: a:blip embeds the PNG, asvg:svgBlip (MS-ODRAWXML) names the SVG instead.
    run = (
        "<w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{number}" name={label} descr={words}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name={label}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{ids[f"{name}.png"]}"><a:extLst>'
        f'<a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip'
        ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        f' r:embed="{ids[f"{name}.svg"]}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    media = {f"{name}.png": pixels, f"{name}.svg": clean.encode("utf-8")}
    return SvgPicture(run, media, ids, across, high)
