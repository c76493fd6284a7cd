"""The office's letterhead, from the case file's ``office``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from packetgen.case.model import Office
from packetgen.errors import FormError, Location, Problem
from packetgen.reading.paths import inside

from ..word_files.wml import Shape, escape, paragraph, run
from ..words.language import phone

PICTURE = "rIdLetterhead"
"""Relationship id of the picture."""
_TALLEST = 108.0
_DOT = "  ·  "
_SMALL_LETTER = 4.6
"""Points that a letter of nine points takes, more or less."""
_RULE = (
    '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="404040"/></w:pBdr>'
    '<w:spacing w:after="360"/>'
)
_ZIP = b"PK\x03\x04"
"""How a Word file begins."""


def letterhead_file(base: Path, name: str) -> Path:
    """The letterhead's file in the case file's folder.

    Raises:
        FormError: It is not there, or outside of the folder.
    """
    try:
        path = inside(base, name)
    except ValueError as error:
        problem = Problem(Location(name), str(error))
        raise FormError("The letterhead cannot be used.", problems=(problem,)) from None
    if not path.is_file():
        problem = Problem(Location(name), "there is no such file")
        raise FormError("The letterhead cannot be used.", problems=(problem,))
    return path


def office_word_file(office: Office, base: Path | None) -> tuple[str, bytes] | None:
    """Name and bytes of the office's letterhead if it is a Word file, else None.

    Raises:
        FormError: The file is not there.
    """
    if office.letterhead is None or base is None:
        return None
    name = str(office.letterhead)
    data = letterhead_file(base, name).read_bytes()
    return (name, data) if data.startswith(_ZIP) else None


def picture(data: bytes, name: str) -> tuple[bytes, float, float]:
    """A letterhead's picture without what a camera or program wrote into it; size in points.

    Raises:
        FormError: Not a PNG or JPEG picture.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.load()
            across, _ = image.info.get("dpi", (96, 96))
            clean = image.convert("RGBA" if "A" in image.getbands() else "RGB")
            stream = io.BytesIO()
            clean.save(stream, "PNG", optimize=False)
            scale = 72 / max(float(across), 36.0)
            return stream.getvalue(), image.width * scale, image.height * scale
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        problem = Problem(
            Location(name),
            "this is no Word file (.docx) and no PNG or JPEG picture that can be read",
        )
        raise FormError("The letterhead cannot be used.", problems=(problem,)) from None


def picture_paragraph(
    size: tuple[float, float], office: Office, styles: Mapping[str, str], width: float
) -> str:
    """The picture, centred, no wider than the text and no taller than an inch and a half."""
    factor = min(1.0, width / size[0], _TALLEST / size[1])
    cx, cy = (round(length * factor * 12_700) for length in size)
    alt = escape(f"Letterhead of {office.name}" if office.name else "Letterhead")
    drawing = (
        "<w:r><w:drawing>"
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="Letterhead" descr="{alt}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="Letterhead"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{PICTURE}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return paragraph(drawing, styles["letter address"], Shape(align="center", after=12))


def letterhead(office: Office, styles: Mapping[str, str], width: float) -> str:
    """Name, tagline, address and ways to reach the office, centred, with a rule below."""
    style = styles["letter address"]
    reach = [
        *(f"Tel. {phone(n)}" for n in (office.phone,) if n),
        *(f"Fax {phone(n)}" for n in (office.fax,) if n),
        *(t for t in (office.email, office.website) if t),
    ]
    lines = [", ".join(office.address.printed), *_packed(reach, width), office.hours]
    out = []
    if office.name:
        out.append(
            paragraph(
                '<w:r><w:rPr><w:b/><w:bCs/><w:spacing w:val="10"/><w:sz w:val="32"/>'
                f'<w:szCs w:val="32"/></w:rPr>{_text(office.name)}</w:r>',
                style, Shape(align="center"),
            )
        )  # fmt: skip
    if office.tagline:
        out.append(
            paragraph(run(office.tagline, italic=True), style, Shape(align="center", after=4))
        )
    for line in filter(None, lines):
        content = (
            '<w:r><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>' + _text(line) + "</w:r>"
        )
        out.append(paragraph(content, style, Shape(align="center")))
    return "".join([*out[:-1], *(_ruled(last) for last in out[-1:])])


def _packed(items: Iterable[str], width: float) -> list[str]:
    """Items in lines with dots between them: none begins where the line has no room for it."""
    most, lines = int(width / _SMALL_LETTER), [""]
    for item in items:
        longer = f"{lines[-1]}{_DOT if lines[-1] else ''}{item}"
        if lines[-1] and len(longer) > most:
            lines.append(item)
        else:
            lines[-1] = longer
    return lines


def _ruled(line: str) -> str:
    """The last line of the letterhead, with a rule and room below it."""
    properties, jc, rest = re.sub(r"<w:spacing [^>]*/>(?=.*<w:jc )", "", line).partition("<w:jc ")
    return f"{properties}{_RULE}{jc}{rest}"


def _text(text: str) -> str:
    from ..word_files.wml import text_elements

    return text_elements(text)
