"""Text that was hidden and is still there is found; what only looks like it is left alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from packetgen.jurisdiction.model import Jurisdiction

from ..raw_pdf import Raw, box, gray_image, pdf, stream, text
from ..redaction_files import DRAW, FORM, IMAGE, LINE, NAME, OCR, OVER, QUADS, found, note


def scanned(words: list[tuple[int, int, str]], black: tuple[int, int, int, int] | None) -> bytes:
    """A grey picture of a page on which some words are typed; ``black`` is blacked out."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (612, 792), 250)
    draw = ImageDraw.Draw(image)
    for x, y, word in words:
        draw.text((x, 792 - y - 10), word, fill=20, font=ImageFont.load_default(size=12))
    if black:
        x, y, w, h = black
        draw.rectangle((x, 792 - y - h, x + w, 792 - y), fill=0)
    return gray_image(612, 792, image.tobytes())


SCAN = {20: scanned([(72, 700, NAME)], None)}


BLACKED = {20: scanned([(72, 700, NAME)], (140, 697, 130, 14))}


BAD: dict[str, Raw] = {
    "black box after the text": Raw(LINE + OVER),
    "black box under black text": Raw(OVER + LINE),
    "white box": Raw(LINE + box(140, 697, 130, 13, "1 g")),
    "red box": Raw(LINE + box(140, 697, 130, 13, "1 0 0 rg")),
    "thick line": Raw(LINE + "q 12 w 140 703 m 270 703 l S Q\n"),
    "several thin lines": Raw(
        LINE + "".join(f"q 2 w 140 {697 + 2 * n} m 270 {697 + 2 * n} l S Q\n" for n in range(7))
    ),
    "hatched": Raw(
        LINE
        + OVER
        + "".join(f"q 1 G 0.5 w {140 + 10 * n} 697 m {150 + 10 * n} 710 l S Q\n" for n in range(13))
    ),
    "polygon": Raw(LINE + "q 0 g 138 695 m 272 696 l 271 712 l 139 711 l h f Q\n"),
    "rotated page": Raw(LINE + OVER, page="/Rotate 90"),
    "cropped page": Raw(LINE + OVER, page="/CropBox [50 400 560 760]"),
    "inside a form": Raw(
        "q /X Do Q\n",
        resources=FORM,
        objects={
            20: stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
                "/Resources << /Font << /F1 3 0 R >> >>",
                (LINE + OVER).encode(),
            )
        },
    ),
    "box in a form over the text": Raw(
        LINE + "q 1 0 0 1 100 600 cm /X Do Q\n",
        resources=FORM,
        objects={
            20: stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792]", box(40, 97, 130, 13).encode()
            )
        },
    ),
    "picture": Raw(
        LINE + "q 130 0 0 13 140 697 cm /I Do Q\n",
        resources=IMAGE,
        objects={20: gray_image(2, 2, b"\0\0\0\0")},
    ),
    "square comment": Raw(LINE, [note("Square", "138 695 272 712", "/IC [0 0 0] /C [0 0 0]")]),
    "black highlight": Raw(LINE, [note("Highlight", "140 697 270 710", f"/C [0 0 0] {QUADS}")]),
    "mark never applied": Raw(LINE, [note("Redact", "140 697 270 710", f"/IC [0 0 0] {QUADS}")]),
    "white on white": Raw(LINE + text(72, 640, "privileged remark of counsel", before="1 g")),
    "black on black": Raw(
        LINE + box(70, 636, 200, 16) + text(72, 640, "privileged remark of counsel")
    ),
    "almost white": Raw(LINE + text(72, 640, "privileged remark", before="0.98 g")),
    "transparent": Raw(
        LINE + "q /G gs\n" + text(72, 640, "privileged remark") + "Q\n",
        resources="/ExtGState << /G << /ca 0.01 >> >>",
    ),
    "OCR text under what was blacked out": Raw(DRAW + OCR, resources=IMAGE, objects=BLACKED),
    "box over a scan and its OCR text": Raw(DRAW + OCR + OVER, resources=IMAGE, objects=SCAN),
    "box over a scan without text": Raw(DRAW + OVER, resources=IMAGE, objects=SCAN),
    "comment over a scan": Raw(
        DRAW,
        [note("Square", "138 695 272 712", "/IC [0 0 0] /C [0 0 0]")],
        resources=IMAGE,
        objects=SCAN,
    ),
    "outside the crop box": Raw(LINE, page="/CropBox [50 690 560 760]"),
    "spaces left between words": Raw(
        text(72, 700, "the")
        + OVER
        + "BT /F1 12 Tf 100 700 Td [(of ) -3000 ( ) -4000 ( ) -3500 ( )] TJ ET\n"
    ),
    "hidden layer": Raw(
        LINE + "/OC /L BDC\n" + text(72, 640, "privileged remark of counsel") + "EMC\n",
        resources="/Properties << /L 30 0 R >>",
        catalog="/OCProperties << /OCGs [30 0 R] /D << /OFF [30 0 R] /Order [30 0 R] >> >>",
        objects={30: b"<< /Type /OCG /Name (notes) >>"},
    ),
    "invisible text on a blank page": Raw(
        DRAW + text(72, 400, "privileged remark of counsel on this matter", before="3 Tr"),
        resources=IMAGE,
        objects={20: gray_image(4, 4, b"\xfa" * 16)},
    ),
}


GOOD: dict[str, Raw] = {
    "plain": Raw(LINE),
    "box where the words were taken out": Raw(
        text(72, 700, "Testimony of") + OVER + text(280, 700, "about the payment")
    ),
    "two boxes on two lines": Raw(LINE + box(140, 640, 200, 13) + box(72, 616, 300, 13)),
    "white type on a dark heading": Raw(
        box(70, 636, 300, 16, "0.1 0.2 0.5 rg") + text(72, 640, "Item and amount", before="1 g")
    ),
    "shaded rows": Raw(
        box(70, 696, 400, 16, "0.9 g") + box(70, 672, 400, 16, "0.8 1 0.8 rg") + LINE
    ),
    "underlined": Raw(LINE + "q 0.7 w 72 698 m 300 698 l S Q\n"),
    "struck through": Raw(LINE + "q 0.8 w 72 703.5 m 300 703.5 l S Q\n"),
    "table": Raw(LINE + "".join(f"q 0.5 w 70 {660 + 24 * n} 400 24 re S Q\n" for n in range(3))),
    "yellow under the text": Raw(box(140, 697, 130, 13, "1 1 0 rg") + LINE),
    "yellow multiplied over the text": Raw(
        LINE + "q /G gs\n" + box(140, 697, 130, 13, "1 1 0 rg") + "Q\n",
        resources="/ExtGState << /G << /BM /Multiply >> >>",
    ),
    "yellow glass over the text": Raw(
        LINE + "q /G gs\n" + box(140, 697, 130, 13, "1 1 0 rg") + "Q\n",
        resources="/ExtGState << /G << /ca 0.3 >> >>",
    ),
    "yellow highlight": Raw(LINE, [note("Highlight", "140 697 270 710", f"/C [1 1 0] {QUADS}")]),
    "empty square comment": Raw(LINE, [note("Square", "138 695 272 712", "/C [1 0 0]")]),
    "underline comment": Raw(LINE, [note("Underline", "140 697 270 710", f"/C [1 0 0] {QUADS}")]),
    "label on a box": Raw(
        text(72, 700, "Testimony of") + OVER + text(150, 700, "REDACTED", before="1 g")
    ),
    "a figure of filled shapes": Raw(
        LINE
        + "".join(box(100 + 40 * n, 300, 30, 20 + 15 * n, f"0.{n} 0.4 0.6 rg") for n in range(6))
        + "".join(text(102 + 40 * n, 290, f"Q{n}", 8) for n in range(6))
    ),
    "box that touches the line above": Raw(LINE + box(72, 640, 300, 33)),
    "scan with its text": Raw(DRAW + OCR, resources=IMAGE, objects=SCAN),
    "blacked out scan without text": Raw(DRAW, resources=IMAGE, objects=BLACKED),
    "box over what was blacked out": Raw(DRAW + OVER, resources=IMAGE, objects=BLACKED),
    "text under a picture of it": Raw(text(72, 700, NAME) + DRAW, resources=IMAGE, objects=SCAN),
    "the same words painted again": Raw(LINE + box(60, 690, 400, 26, "1 g") + LINE),
    "letterhead picture": Raw(
        "q 500 0 0 60 50 720 cm /I Do Q\n" + LINE,
        resources=IMAGE,
        objects={20: gray_image(2, 2, b"\x10\x40\x80\xc0")},
    ),
    "grey watermark": Raw(text(150, 400, "DRAFT", 90, before="0.86 g") + LINE),
    "white page first": Raw(box(0, 0, 612, 792, "1 g") + LINE),
    "vertical rules of pleading paper": Raw(LINE + "q 1 w 66 0 m 66 792 l 63 0 m 63 792 l S Q\n"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_was_hidden_and_is_still_there_is_found(name: str, california: Jurisdiction) -> None:
    outcome = found(pdf(BAD[name]), california)
    assert outcome.findings
    assert all(f.page == 1 for f in outcome.findings)
    said = repr(outcome.findings).casefold()
    assert not any(word in said for word in ("quackenbush", "privileged", "henrietta"))


@pytest.mark.parametrize("name", GOOD)
def test_what_only_looks_like_it_is_left_alone(name: str, california: Jurisdiction) -> None:
    assert found(pdf(GOOD[name]), california).findings == ()


REAL = {
    "rectangles_yes": True,
    "whitespace_redactions": True,
    "bad_cross_hatched_redactions": True,
    "rectangles_no": False,
    "unfilled_rect": False,
    "multi_line_redaction_ok": False,
    "partial_intersections_ok": False,
    "no_bad_redactions.2.1": False,
}


@pytest.mark.parametrize("name", REAL)
def test_real_filings_with_and_without_failed_redactions(
    name: str, shared_data: Path, california: Jurisdiction
) -> None:
    outcome = found((shared_data / "redactions" / f"{name}.pdf").read_bytes(), california)
    assert bool(outcome.findings) is REAL[name]
    assert all(f.gate for f in outcome.findings)


@pytest.mark.parametrize(
    "name", ["filing-ca1", "filing-ca4", "filing-ca8", "filing-ca9", "missouri", "ten-page"]
)
def test_no_real_filing_is_accused(name: str, shared_data: Path, california: Jurisdiction) -> None:
    outcome = found((shared_data / "exhibits" / f"{name}.pdf").read_bytes(), california)
    assert outcome.findings == ()


def test_a_page_is_left_as_it_was(california: Jurisdiction) -> None:
    from packetgen.check.pdf.pdf_view import open_pdf

    with open_pdf(pdf(BAD["black box after the text"])) as view, view.page(1) as page:
        before = page.raw.render(scale=1).to_pil().tobytes()
        assert page.hidden_text
        assert page.raw.render(scale=1).to_pil().tobytes() == before
    assert io.BytesIO(before).getbuffer().nbytes > 0
