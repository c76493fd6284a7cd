"""Further ways to hide text badly, and further things that look like it and are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from packetgen.check import check_pdf
from packetgen.jurisdiction.model import Jurisdiction

from ..raw_pdf import Raw, box, gray_image, pdf, stream, text
from ..redaction_files import (
    AP,
    DRAW,
    FORM,
    IMAGE,
    LINE,
    LINES,
    OCR,
    OVER,
    QUADS,
    TAKEN_OUT,
    VALUE,
    comment,
    field,
    form,
    found,
    layered,
    note,
    scan,
    typed,
)

REMARK = text(72, 640, "privileged remark of counsel")


RECOGNISED = "".join(text(x, y, words, before="3 Tr") for x, y, words in LINES)


BENEATH = "".join(text(x, y, words) for x, y, words in LINES)


BLOCKS = {
    20: stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F2 21 0 R >> >>",
        b"BT /F2 12 Tf 140 697 Td (aaaaaaaaaaa) Tj ET",
    ),
    21: b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1100] "
    b"/FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 22 0 R >> "
    b"/Encoding << /Type /Encoding /Differences [97 /a] >>"
    b" /FirstChar 97 /LastChar 97 /Widths [1000] /Resources << >> /ToUnicode 23 0 R >>",
    22: stream("", b"1000 0 0 0 1000 1100 d1 0 0 1000 1100 re f"),
    23: stream(
        "",
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange"
        b" <00> <FF> endcodespacerange 1 beginbfchar <61> <2588> endbfchar endcmap end end",
    ),
}
"""A form that types solid blocks in a face of its own."""


SHADE = (
    "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 600 0] /Function "
    "<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.1] /N 1 >> /Extend [true true] >> >>"
)


PATTERN = stream(
    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 "
    "/Resources << >>",
    b"0 g 0 0 4 4 re f",
)


MASK = stream(
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ImageMask true /BitsPerComponent 1", b"\0"
)


BLACK = "0 g 138 695 134 17 re f"


TURNED = "q 0.866 0.5 -0.5 0.866 300 300 cm "


BAD: dict[str, Callable[[], Raw]] = {
    "ink drawn thickly": lambda: comment(
        "Ink", "0 G 14 w 140 703 m 270 703 l S", "/InkList [[140 703 270 703]] /C [0 0 0]"
    ),
    "line comment": lambda: comment(
        "Line", "0 G 14 w 140 703 m 270 703 l S", "/L [140 703 270 703] /C [0 0 0]"
    ),
    "free text in black": lambda: comment("FreeText", BLACK, "/DA (0 g) /Contents ( )"),
    "free text that says redacted": lambda: comment(
        "FreeText", "1 g 138 695 134 17 re f " + text(150, 700, "REDACTED", 8)
    ),
    "stamp": lambda: comment("Stamp", BLACK),
    "polygon": lambda: comment("Polygon", BLACK, "/Vertices [138 695 272 695 272 712]"),
    "watermark": lambda: comment("Watermark", BLACK),
    "mark with an appearance": lambda: comment("Redact", BLACK, f"/IC [0 0 0] {QUADS}"),
    "heavy strike-out": lambda: comment("StrikeOut", BLACK, f"/C [0 0 0] {QUADS}"),
    "box in a form in a form": lambda: Raw(
        LINE + "q /X Do Q\n",
        resources=FORM,
        objects={20: form("q /Y Do Q", more="/XObject << /Y 21 0 R >>"), 21: form(OVER)},
    ),
    "inline picture": lambda: Raw(
        LINE + "q 130 0 0 13 140 697 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q\n"
    ),
    "stencil": lambda: Raw(
        LINE + "q 0 g 130 0 0 13 140 697 cm /I Do Q\n", resources=IMAGE, objects={20: MASK}
    ),
    "white picture": lambda: Raw(
        LINE + "q 130 0 0 13 140 697 cm /I Do Q\n",
        resources=IMAGE,
        objects={20: gray_image(2, 2, b"\xff" * 4)},
    ),
    "gradient": lambda: Raw(LINE + "q 140 697 130 13 re W n /S sh Q\n", resources=SHADE),
    "pattern": lambda: Raw(
        LINE + "q /Pattern cs /P scn 140 697 130 13 re f Q\n",
        resources="/Pattern << /P 20 0 R >>",
        objects={20: PATTERN},
    ),
    "cut off by a frame": lambda: Raw(
        text(72, 676, "shown line of text") + "q 0 0 10 10 re W n " + LINE + " Q\n"
    ),
    "frame with thick sides": lambda: Raw(LINE + "q 7 w 143 700 124 7 re S Q\n"),
    "blob of curves": lambda: Raw(
        LINE + "q 0 g 140 703 m 140 715 270 715 270 703 c 270 690 140 690 140 703 c f Q\n"
    ),
    "a box per word": lambda: Raw(
        LINE + box(72, 697, 60, 12) + box(135, 697, 12, 12) + box(150, 697, 50, 12)
    ),
    "a strip per letter": lambda: Raw(
        LINE + "".join(box(140 + 4 * n, 697, 4.2, 12) for n in range(32))
    ),
    "turned and cropped page": lambda: Raw(
        LINE + OVER, page="/Rotate 270 /CropBox [50 400 560 760]"
    ),
    "slanting": lambda: Raw(
        TURNED + text(0, 0, "privileged remark of counsel") + "0 g -2 -3 170 15 re f Q\n"
    ),
    "sheet that does not begin at zero": lambda: Raw(
        "q 1 0 0 1 1000 1000 cm " + LINE + OVER + " Q\n", media="[1000 1000 1612 1792]"
    ),
    "multiplied black": lambda: Raw(
        LINE + "q /G gs " + OVER + " Q\n", resources="/ExtGState << /G << /BM /Multiply >> >>"
    ),
    "black of a printing press": lambda: Raw(LINE + box(140, 697, 130, 13, "0 0 0 1 k")),
    "label on the box over the words": lambda: Raw(
        LINE + OVER + text(150, 700, "REDACTED", 8, before="1 g")
    ),
    "initials": lambda: Raw(
        text(72, 700, "Born to") + text(140, 700, "J.D.") + box(138, 697, 30, 13)
    ),
    "all layers off": lambda: layered("/OC /L BDC\n" + REMARK + "EMC\n", "/BaseState /OFF"),
    "layer upon words": lambda: layered(
        text(72, 640, "The tenant moved in on May 2.") + "/OC /L BDC\n" + REMARK + "EMC\n",
        "/OFF [30 0 R]",
    ),
    "form on a layer": lambda: layered(
        "q /X Do Q\n",
        "/OFF [30 0 R]",
        {20: form(REMARK).replace(b"/Form", b"/Form /OC 30 0 R", 1)},
    ),
    "pale yellow": lambda: Raw(LINE + text(72, 600, "privileged remark", before="1 1 0.9 rg")),
    "minute print": lambda: Raw(LINE + text(72, 600, "privileged remark of counsel", 0.8)),
    "beside the page": lambda: Raw(LINE + text(700, 600, "privileged remark of counsel")),
    "whited out in the scan": lambda: Raw(
        DRAW + RECOGNISED, resources=IMAGE, objects=scan(white=True)
    ),
    "blacked out in the scan": lambda: Raw(
        DRAW + RECOGNISED, resources=IMAGE, objects=scan(black=True)
    ),
    "blacked out, the words beneath": lambda: Raw(
        BENEATH + DRAW, resources=IMAGE, objects=scan(black=True)
    ),
    "whited out, the words beneath": lambda: Raw(
        BENEATH + DRAW, resources=IMAGE, objects=scan(white=True)
    ),
    "grey box over a scan": lambda: Raw(
        DRAW + RECOGNISED + box(*TAKEN_OUT, "0.5 g"), resources=IMAGE, objects=scan()
    ),
    "value of a field in its own colour": lambda: field(VALUE, box(0, 0, 202, 20) + typed("0 g")),
    "value of a field under a comment": lambda: field(
        VALUE, typed(), beside=note("Square", "136 638 342 662", "/IC [0 0 0] /C [0 0 0]")
    ),
    "value of a hidden field": lambda: field(VALUE, typed(), flags=2),
    "value of a field in white": lambda: field(VALUE, typed("1 g")),
    "black button": lambda: Raw(
        LINE,
        [
            "<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (b) /F 4 "
            f"/Rect [138 695 272 712] {AP} >>"
        ],
        catalog="/AcroForm << /Fields [100 0 R] >>",
        objects={30: form(box(0, 0, 134, 17), "0 0 134 17")},
    ),
    "one figure": lambda: Raw(
        text(72, 600, "The child is")
        + text(140, 600, "7")
        + text(152, 600, "years old")
        + box(138, 597, 10, 13)
    ),
    "no colour at all, few letters": lambda: Raw(
        LINE + "q /G gs\n" + text(72, 640, "privileged") + "Q\n",
        resources="/ExtGState << /G << /ca 0 >> >>",
    ),
    "invisible beside a letterhead's picture": lambda: Raw(
        "q 60 0 0 60 50 720 cm /I Do Q\n" + LINE + text(72, 400, "privileged", before="3 Tr"),
        resources=IMAGE,
        objects={20: gray_image(2, 2, b"\x10\x40\x80\xc0")},
    ),
    "outlined in white": lambda: Raw(
        LINE + text(72, 640, "privileged remark of counsel", before="1 Tr 1 G")
    ),
    "squeezed to nothing": lambda: Raw(
        LINE + text(72, 640, "privileged remark of counsel", before="0.5 Tz")
    ),
    "solid blocks typed over words": lambda: Raw(LINE + "/X Do\n", resources=FORM, objects=BLOCKS),
    "blank picture over the page": lambda: Raw(
        LINE + DRAW, resources=IMAGE, objects={20: gray_image(4, 4, b"\xfa" * 16)}
    ),
    "half of the page": lambda: Raw(LINE + box(0, 400, 612, 392)),
}


GOOD: dict[str, Callable[[], Raw]] = {
    "pattern upon a picture": lambda: Raw(
        DRAW + RECOGNISED + "q /Pattern cs /P scn 300 200 130 60 re f Q\n",
        resources=f"/Pattern << /P 30 0 R >> {IMAGE}",
        objects={**scan(), 30: PATTERN},
    ),
    "words upon words, and an empty layer": lambda: layered(
        text(72, 640, "The tenant moved in on May 2.") + REMARK + "/OC /L BDC EMC\n",
        "/OFF [30 0 R]",
    ),
    "filled fields": lambda: field(VALUE, typed()),
    "filled field in a frame": lambda: field(
        VALUE, typed(), beside=note("Square", "136 638 342 662", "/C [1 0 0]")
    ),
    "filled field with white type": lambda: field(
        VALUE, box(0, 0, 202, 20, "0 0 0.4 rg") + typed("1 g")
    ),
    "ticked field": lambda: field(
        "Yes", "BT /ZaDb 12 Tf (4) Tj ET", kind="Btn", beside=note("Square", "136 638 342 662")
    ),
    "empty field": lambda: field("", box(0, 0, 202, 20, "0.9 g")),
    "figure on a chart's bar": lambda: Raw(
        LINE + text(102, 300, "7") + box(100, 240, 12, 80, "0 0 0.5 rg")
    ),
    "list with square bullets": lambda: Raw(
        LINE
        + box(72, 640, 6, 6)
        + text(84, 640, "7 days")
        + box(72, 620, 6, 6)
        + text(84, 620, "9 days")
    ),
    "words drawn as shapes with their text": lambda: Raw(
        "".join(box(72 + 9 * n, 640, 5, 9) for n in range(9))
        + text(72, 640, "privileged", before="3 Tr 1.6 Tc")
    ),
    "headings of tables": lambda: Raw(
        LINE
        + "".join(
            box(70, 636 - 40 * n, 300, 16) + text(72, 640 - 40 * n, "Item and sum", before="1 g")
            for n in range(5)
        )
    ),
    "black picture under white type": lambda: Raw(
        "q 300 0 0 16 70 636 cm /I Do Q\n" + text(72, 640, "Item", before="1 g") + LINE,
        resources=IMAGE,
        objects={20: gray_image(1, 1, b"\x10")},
    ),
    "black logo": lambda: Raw(
        LINE + "q 100 0 0 100 300 300 cm /I Do Q\n",
        resources=IMAGE,
        objects={20: gray_image(2, 2, b"\0" * 4)},
    ),
    "thick rule between lines": lambda: Raw(LINE + box(72, 690, 400, 4)),
    "thick frame round the page": lambda: Raw("q 8 w 40 40 532 712 re S Q\n" + LINE),
    "green highlight": lambda: Raw(
        LINE, [note("Highlight", "140 697 270 710", f"/C [0 1 0] {QUADS}")]
    ),
    "blue glass": lambda: Raw(
        LINE + "q /G gs " + box(140, 697, 130, 13, "0 0 0.5 rg") + " Q\n",
        resources="/ExtGState << /G << /ca 0.3 >> >>",
    ),
    "outlined letters": lambda: Raw(LINE + text(72, 600, "Heading", 30, before="2 Tr 1 g 0 G")),
    "letters with a shadow": lambda: Raw(
        text(73, 599, "Heading", 30, before="0.7 g") + text(72, 600, "Heading", 30) + LINE
    ),
    "printed twice to look bold": lambda: Raw(
        text(72, 600, "Heading here") + text(72.3, 600, "Heading here") + LINE
    ),
    "ticked boxes": lambda: Raw(
        LINE + box(72, 640, 10, 10) + text(90, 640, "Yes") + box(140, 640, 10, 10)
    ),
    "bars with their figures": lambda: Raw(
        LINE
        + "".join(
            box(100 + 40 * n, 300, 30, 60, "0.1 0.2 0.6 rg")
            + text(103 + 40 * n, 320, f"{n}0%", 9, before="1 g")
            for n in range(6)
        )
    ),
    "barcode": lambda: Raw(
        LINE + "".join(box(72 + 3 * n, 600, 1 + n % 3 * 0.7, 30) for n in range(60))
    ),
    "slide": lambda: Raw(
        box(0, 0, 612, 792, "0.05 0.05 0.2 rg") + text(72, 700, "White words", 24, before="1 g")
    ),
    "scan with its words": lambda: Raw(DRAW + RECOGNISED, resources=IMAGE, objects=scan()),
    "scan with its words beneath": lambda: Raw(BENEATH + DRAW, resources=IMAGE, objects=scan()),
    "words that miss their lines": lambda: Raw(
        DRAW + "q 1 0 0 1 6 -8 cm " + RECOGNISED + " Q\n", resources=IMAGE, objects=scan()
    ),
    "words that drift along their lines": lambda: Raw(
        DRAW + "q 1.25 0 0 1 -18 0 cm " + RECOGNISED + " Q\n", resources=IMAGE, objects=scan()
    ),
    "blacked out, the words gone": lambda: Raw(
        DRAW + RECOGNISED.replace(OCR, ""), resources=IMAGE, objects=scan(black=True)
    ),
    "dark shading under white words": lambda: Raw(
        box(60, 560, 480, 60, "0.1 g") + text(72, 600, "Read this first", before="1 g") + LINE
    ),
    "gradient under white words": lambda: Raw(
        "q 60 560 480 30 re W n /S sh Q\n" + text(72, 570, "Heading", before="1 g") + LINE,
        resources=SHADE,
    ),
    "pale footer": lambda: Raw(LINE + text(72, 40, "Prepared by counsel", 8, before="0.75 g")),
}


@pytest.mark.parametrize("name", BAD)
def test_text_hidden_in_yet_another_way_is_found(name: str, california: Jurisdiction) -> None:
    outcome = found(pdf(BAD[name]()), california)
    assert outcome.findings
    said = repr(outcome.findings).casefold()
    assert not any(word in said for word in ("quackenbush", "privileged", "henrietta"))


@pytest.mark.parametrize("name", GOOD)
def test_what_resembles_it_is_left_alone(name: str, california: Jurisdiction) -> None:
    assert found(pdf(GOOD[name]()), california).findings == ()


@pytest.mark.parametrize("off", [True, False])
def test_text_that_is_not_drawn_for_want_of_its_font_is_not_called_a_hidden_layer(
    off: bool, california: Jurisdiction
) -> None:
    font = {
        20: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
            b"/DescendantFonts [21 0 R] >>",
        21: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
            b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        22: stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
            "/Resources << /Font << /F9 20 0 R >> >>",
            b"BT /F9 12 Tf 72 640 Td <672c5408540c753153cc65b97b7e8ba24e8e53174eac> Tj ET",
        ),
    }  # fmt: skip
    shown = text("The contract is quoted in full in the language that it was written in", 72, 700)
    layers = {30: b"<< /Type /OCG /Name (Notes) >>"}
    catalog = f"/OCProperties << /OCGs [30 0 R] /D << {'/OFF [30 0 R]' if off else ''} >> >>"
    page = Raw(
        shown + "/X1 Do\n", objects=font | layers, catalog=catalog,
        resources="/XObject << /X1 22 0 R >>",
    )  # fmt: skip
    outcome = check_pdf(pdf(page), jurisdiction=california)
    said = [f.message for f in outcome.findings if f.code == "PG703"]
    wanted = "Text is not shown: it stands on a layer that is switched off, or its font is not in"
    assert [message.startswith(wanted) for message in said] == [True] * off
