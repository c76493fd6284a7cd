"""The shipped marks font, and reading which characters a font file has."""

from __future__ import annotations

import pytest

from packetgen.typeset import open_fonts
from packetgen.typeset.faces.cmap import covered_characters
from packetgen.typeset.faces.fonts import MARKS_FAMILY

from . import draw_marks


def test_the_marks_font_has_every_check_box() -> None:
    have = covered_characters(draw_marks.FILE.read_bytes())
    assert {0x2610, 0x2611, 0x2612, 0x2713, 0x2717} <= have
    assert MARKS_FAMILY in open_fonts(system=False).shelf().families()


def test_the_marks_font_is_as_drawn() -> None:
    pytest.importorskip("fontTools", reason="fontTools, which draws the marks, is not installed")
    assert draw_marks.draw() == draw_marks.FILE.read_bytes()


def test_coverage_agrees_with_fonttools_on_every_face_at_hand() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    faces = open_fonts().shelf(system=True).faces[:40]
    assert faces
    for face in faces:
        with ttlib.TTFont(face.path, fontNumber=face.index) as font:
            known = set(font.getBestCmap())
        assert covered_characters(face.path.read_bytes(), face.index) == known


@pytest.mark.parametrize("data", [b"", b"OTTO", b"ttcf\0\0", b"\0\1\0\0" + b"\xff" * 40])
def test_damaged_fonts_cover_nothing(data: bytes) -> None:
    assert covered_characters(data) == frozenset()
