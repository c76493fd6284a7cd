"""The foot and the head of a scan, told from the ends of its JPEG: exactly, or not at all."""

from __future__ import annotations

import io
import random
from functools import lru_cache
from typing import Any

import pytest

from packetgen.packet.pdf.geometry import Sheet
from packetgen.packet.pdf.painted import Painted
from packetgen.packet.stamping.clearance import Clearance
from packetgen.packet.stamping.scan_edges import blank_at_edge
from packetgen.packet.stamping.scanned_page import ScannedPicture

SIZE = (1275, 1650)
PLACED = (612.0, 0.0, 0.0, 792.0, 0.0, 0.0)
FOOT = (436.0, 15.0, 576.0, 27.0)
HEAD = (200.0, 765.0, 400.0, 777.0)


@lru_cache(maxsize=4)
def sheet_of_words(seed: int, lines: int) -> Any:
    """Where ink stands on a page of small words (0 to 255)."""
    from PIL import Image, ImageDraw

    dice = random.Random(seed)
    sheet = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(sheet)
    for line in range(lines):
        letters = "".join(dice.choice("abc defgh iklmnop rstuvw") for _ in range(90))
        pen.text((150, 135 + line * 22), letters, fill=255, font_size=20)
    return sheet


@lru_cache(maxsize=4)
def grain(seed: int) -> Any:
    from PIL import Image

    return Image.frombytes("L", (170, 220), random.Random(seed).randbytes(37_400)).resize(SIZE)


def scan(
    *ink: tuple[float, float, float, float],
    paper: int = 238,
    tone: int = 15,
    noise: int = 12,
    lines: int = 64,
    mode: str = "L",
    seed: int = 1,
    **how: Any,
) -> ScannedPicture:
    """A scan of a page of small words, with dark boxes (points from the lower left corner)."""
    from PIL import ImageDraw

    image = grain(seed % 4).point(lambda value: paper - noise // 2 + value * noise // 256)
    if lines:
        image.paste(tone, (0, 0), sheet_of_words(seed % 4, lines))
    pen = ImageDraw.Draw(image)
    for left, bottom, right, top in ink:
        dots = [round(v * SIZE[0] / 612) for v in (left, 792 - top, right, 792 - bottom)]
        pen.rectangle(dots, fill=tone)
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, "JPEG", **({"quality": 80} | how))
    return ScannedPicture(*SIZE, buffer.getvalue())


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"mode": "RGB"},
        {"mode": "RGB", "subsampling": 0},
        {"mode": "RGB", "subsampling": 1},
        {"quality": 50},
        {"optimize": True},
        {"noise": 1, "paper": 255},
    ],
    ids=str,
)
def test_a_blank_foot_and_head_are_told_from_their_bytes(how: Any) -> None:
    picture = scan(**how)
    assert blank_at_edge(picture, PLACED, [FOOT])
    assert blank_at_edge(picture, PLACED, [HEAD])


@pytest.mark.parametrize("edge", ["foot", "head"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_ink_at_an_edge_is_seen_wherever_it_stands(edge: str, mode: str) -> None:
    """A letter of six points, or a hairline, moved across the place of a stamp."""
    place = FOOT if edge == "foot" else HEAD
    dice = random.Random(3)
    for seed in range(16):
        x, y = dice.uniform(place[0], place[2] - 4), dice.uniform(place[1], place[3] - 6)
        mark = (x, y, x + 2, y + 6) if seed % 2 else (place[0], y, place[2], y + 0.4)
        assert not blank_at_edge(scan(mark, mode=mode, seed=seed), PLACED, [place]), mark


def test_ink_beside_and_above_a_place_does_not_count_as_in_it() -> None:
    """The place is where it is said to be: rows and columns are counted from the end."""
    left, bottom, right, top = FOOT
    around = (
        (left - 60, bottom, left - 16, top), (right + 16, bottom, right + 30, top),
        (left, top + 16, right, top + 20),
    )  # fmt: skip
    for seed in range(12):
        picture = scan(*around, seed=seed, mode=("L", "RGB")[seed % 2])
        assert blank_at_edge(picture, PLACED, [FOOT])
        beside = (left - 60, bottom, left - 24, top)
        assert not blank_at_edge(picture, PLACED, [FOOT, beside])


@pytest.mark.parametrize(
    "picture",
    [
        scan(paper=90, tone=10),
        scan((0, 0, 612, 60)),
        scan(lines=0),
        scan(lines=0, paper=60),
        scan(tone=120),
        scan(progressive=True),
        scan(restart_marker_blocks=20),
        scan(mode="CMYK"),
        scan(quality=98),
        ScannedPicture(*SIZE, scan().data[:-2]),
        ScannedPicture(*SIZE, scan(paper=60).data + scan().data),
        ScannedPicture(*SIZE, scan().data[:300]),
        ScannedPicture(*SIZE, b"no JPEG"),
        ScannedPicture(SIZE[0] + 1, SIZE[1], scan().data),
    ],
    ids=[
        "a dark page", "a black strip along the foot", "no ink to compare with", "dark all over",
        "pale ink", "progressive", "with restarts", "four colours", "too fine", "no end",
        "two pictures", "cut", "none", "of another size",
    ],
)  # fmt: skip
def test_a_foot_that_cannot_be_told_is_not_called_blank(picture: ScannedPicture) -> None:
    assert not blank_at_edge(picture, PLACED, [FOOT])


def test_places_away_from_the_edges_are_not_told() -> None:
    picture = scan(lines=0)
    assert not blank_at_edge(picture, PLACED, [(100, 300, 200, 310)])
    assert not blank_at_edge(picture, PLACED, [FOOT, HEAD])
    assert not blank_at_edge(picture, (612, 0, 612, 0, 0, 0), [FOOT]), "placed on a line"
    assert not blank_at_edge(picture, (6120, 0, 0, 7920, 0, 0), [FOOT]), "ten times as large"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_scan_is_told_in_its_own_directions(rotation: int) -> None:
    """What is at the head of the file's picture may be at the foot as seen."""
    box = (0.0, 0.0, 612.0, 792.0)
    sheet = Sheet(box, rotation)
    mark = (sheet.width - 150.0, 15.0, sheet.width - 40.0, 27.0)
    picture = scan()
    painted = Painted([], [PLACED], (0, 0))
    with Clearance(b"no PDF") as room:
        lift = room.lift(0, sheet, [mark], top=False, picture=picture, painted=painted)
    assert lift == (0.0 if rotation in (0, 180) else None)


def test_a_blank_half_page_is_not_taken_for_its_foot() -> None:
    """Even paper may have the tone of blocks that were not written, and its rows be miscounted."""
    told = 0
    for seed in range(40):
        dice = random.Random(seed)
        marks = [(x, 15.0, x + 30.0, 27.0) for x in (40 + 40 * step for step in range(12))]
        left_out = dice.randrange(12)
        bar = (30.0, 60.0 + dice.uniform(0, 80), dice.uniform(200, 580), 180.0)
        ink = [bar, *marks[:left_out], *marks[left_out + 1 :]]
        how = {"noise": dice.choice([0, 1, 2]), "quality": dice.choice([60, 75, 85])}
        picture = scan(*ink, lines=dice.choice([10, 25, 40]), paper=200, tone=0, seed=seed, **how)
        for mark in marks:
            left, bottom, right, top = mark
            if blank_at_edge(picture, PLACED, [(left + 6, bottom, right - 6, top)]):
                told += 1
                assert mark == marks[left_out], seed
    assert told > 2


def test_no_place_is_called_blank_that_is_not() -> None:
    """Thirty scans by chance, and a dozen places at the foot of each."""
    from PIL import Image

    dice = random.Random(11)
    told = 0
    for seed in range(30):
        ink = [
            (x, y, x + dice.uniform(1, 40), y + dice.uniform(0.5, 9))
            for x, y in ((dice.uniform(20, 590), dice.uniform(0, 90)) for _ in range(6))
        ]
        picture = scan(
            *ink, seed=seed, mode=dice.choice(["L", "RGB"]), paper=dice.choice([225, 240, 252]),
            quality=dice.choice([60, 75, 90, 95]),
        )  # fmt: skip
        whole = Image.open(io.BytesIO(picture.data)).convert("L")
        for _ in range(12):
            x, y = dice.uniform(20, 500), dice.uniform(2, 70)
            place = (x, y, x + 60, y + 12)
            if blank_at_edge(picture, PLACED, [place]):
                told += 1
                dots = [round(v * SIZE[0] / 612) for v in (x, 780 - y, x + 60, 792 - y)]
                assert whole.crop(tuple(dots)).getextrema()[0] > 180, (seed, place)
    assert told > 60
