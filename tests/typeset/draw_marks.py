"""Draws ``packetgen/typeset/faces/marks.ttf``: check boxes and list marks that Arimo lacks.

Run with fontTools installed: ``python tests/typeset/draw_marks.py``. All outlines are straight
lines on a grid of 1,000 units, drawn here; a test proves that the shipped file is this drawing.
"""

from __future__ import annotations

import io
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "packetgen" / "typeset" / "faces" / "marks.ttf"
FAMILY = "Packetgen Marks"

Contour = list[tuple[int, int]]

FRAME: list[Contour] = [
    [(90, -40), (90, 700), (830, 700), (830, -40)],
    [(150, 20), (770, 20), (770, 640), (150, 640)],
]
TICK: list[Contour] = [[(180, 330), (240, 400), (390, 240), (680, 600), (750, 540), (400, 110)]]
CROSS: list[Contour] = [
    [
        *((210, 130), (400, 330), (210, 530), (270, 590), (460, 390), (650, 590)),
        *((710, 530), (520, 330), (710, 130), (650, 70), (460, 270), (270, 70)),
    ]
]


def _larger(contours: list[Contour]) -> list[Contour]:
    return [
        [(round((x - 460) * 1.25) + 460, round((y - 330) * 1.25) + 330) for x, y in contour]
        for contour in contours
    ]


GLYPHS: dict[str, list[Contour]] = {
    "\u2610": FRAME,
    "\u2611": FRAME + TICK,
    "\u2612": FRAME + CROSS,
    "\u2713": TICK,
    "\u2714": _larger(TICK),
    "\u2717": CROSS,
    "\u2718": _larger(CROSS),
    "\u25c6": [[(90, 330), (460, 700), (830, 330), (460, -40)]],
    "\u25c7": [
        [(90, 330), (460, 700), (830, 330), (460, -40)],
        [(180, 330), (460, 50), (740, 330), (460, 610)],
    ],
    "\u2756": [
        [
            *((460 + dx, 330 + dy - 150), (460 + dx - 150, 330 + dy)),
            *((460 + dx, 330 + dy + 150), (460 + dx + 150, 330 + dy)),
        ]
        for dx, dy in ((-190, 0), (190, 0), (0, 190), (0, -190))
    ],
    "\u2794": [
        [(60, 270), (60, 390), (540, 390), (540, 540), (860, 330), (540, 120), (540, 270)],
    ],
    "\u27a2": [
        [(60, 70), (300, 330), (60, 590), (860, 330)],
        [(210, 175), (640, 320), (365, 320)],
    ],
}


def draw() -> bytes:
    """The font's bytes; the same on every run."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "space", *(f"uni{ord(mark):04X}" for mark in GLYPHS)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x20: "space"} | {ord(m): f"uni{ord(m):04X}" for m in GLYPHS})
    glyphs = {}
    for name, contours in zip(names, [FRAME, [], *GLYPHS.values()], strict=True):
        pen = TTGlyphPen(None)
        for contour in contours:
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    sides = {name: getattr(glyph, "xMin", 0) for name, glyph in builder.font["glyf"].glyphs.items()}
    builder.setupHorizontalMetrics(
        {name: (278 if name == "space" else 920, sides[name]) for name in names}
    )
    builder.setupHorizontalHeader(ascent=905, descent=-212)
    names_of = {"familyName": FAMILY, "styleName": "Regular", "fullName": FAMILY}
    builder.setupNameTable(names_of | {"psName": FAMILY.replace(" ", "") + "-Regular"})
    builder.setupOS2(sTypoAscender=905, sTypoDescender=-212, usWinAscent=905, usWinDescent=212)
    builder.setupPost()
    head = builder.font["head"]
    head.created = head.modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(draw())
