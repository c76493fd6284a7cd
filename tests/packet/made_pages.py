"""Pages that tests make: scans, forms and their pictures, tagged papers."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from .conftest import Edit, make_pdf

SIZE = (1275, 1650)
Value = Any
PAPER = """
#set document(title: "Declaration", keywords: ())
#set text(lang: "en", font: "Arimo")
= Facts
I live at the premises.#footnote[See the lease.] See #link("{address}")[Exhibit A].
#figure(table(columns: 2, table.header[Day][Event], [May 1], [Notice], [May 4], [Reply]),
  caption: [Days])
- one
- two
"""


def scan(draw: Any = None, mode: str = "L", paper: int = 240, rotation: int = 0) -> bytes:
    """A page that is one JPEG of 150 dots an inch, as scanners make them."""
    from PIL import Image, ImageDraw

    image = Image.new("L", SIZE, paper)
    if draw is not None:
        draw(ImageDraw.Draw(image))
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, "PDF", resolution=150)
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(buffer.getvalue()))
    if rotation:
        writer.pages[0].rotate(rotation)
    again = io.BytesIO()
    writer.write(again)
    return again.getvalue()


def form(*fields: dict[str, Value], needs: bool = False, more: Edit | None = None) -> bytes:
    """A page with fields, one below the other, each 300 by 24 points from (72, 600) downwards."""

    def edit(writer: PdfWriter) -> None:
        references = []
        for number, entries in enumerate(fields):
            top = 600 - 40 * number
            widget = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Widget"),
                    NameObject("/FT"): NameObject("/Tx"),
                    NameObject("/T"): TextStringObject(f"field{number}"),
                    NameObject("/DA"): TextStringObject("/Helv 12 Tf 0 g"),
                    NameObject("/Rect"): ArrayObject(
                        FloatObject(n) for n in (72, top, 372, top + 24)
                    ),
                }
            )
            for key, value in entries.items():
                widget[NameObject(key)] = value
            references.append(writer._add_object(widget))
        writer.pages[0][NameObject("/Annots")] = ArrayObject(references)
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): ArrayObject(references),
             NameObject("/NeedAppearances"): BooleanObject(needs)}
        )  # fmt: skip
        if more is not None:
            more(writer)

    return make_pdf(["form"], edit)


def text(value: str, **entries: Value) -> dict[str, Value]:
    return {"/V": TextStringObject(value), **{f"/{k}": v for k, v in entries.items()}}


def make_appearance(writer: PdfWriter, value: str) -> Any:
    """A form field's picture without /Subtype, as some programs write it."""
    from pypdf.generic import DecodedStreamObject, FloatObject

    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 2 5 Td ({value}) Tj ET".encode())
    stream[NameObject("/BBox")] = ArrayObject(FloatObject(n) for n in (0, 0, 200, 20))
    stream[NameObject("/Resources")] = writer.pages[0]["/Resources"]
    return writer._add_object(stream)


def typeset(address: str, title: str = "Declaration") -> bytes:
    import fontpkg_arimo
    import typst

    source = PAPER.replace("{address}", address).replace('"Declaration"', f'"{title}"')
    fonts: Any = [str(fontpkg_arimo.ROOT / "files")]
    return typst.compile(
        source.encode(), format="pdf", font_paths=fonts, ignore_system_fonts=True,
        pdf_standards=["ua-1"], timestamp=0,
    )  # fmt: skip
