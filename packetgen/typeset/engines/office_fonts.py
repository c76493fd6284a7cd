"""Fonts for LibreOffice, which draws a box for a character that no font has, and says nothing.

LibreOffice sees the operating system's faces. Where they lack a character, it is lent the folders
of packetgen's own, if it finds its fonts through fontconfig; else the document is refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from packetgen.errors import EngineError, Location, Problem
from packetgen.typeset.faces.fonts import Face, FontBook, coverage_of, font_folders, system_faces
from packetgen.typeset.faces.formats import INVISIBLE

_SURE = 0x180
"""Below it are the letters of western Europe, which every text face has."""
_PRIVATE = range(0xE000, 0xF900)
"""Signs of symbol faces, which have no place in Unicode."""


def folders_to_lend(words: Iterable[str], fonts: FontBook) -> tuple[Path, ...]:
    """Font folders without which LibreOffice could not show some words; mostly none.

    Raises:
        EngineError: Characters that no font has which LibreOffice can be given, one problem each.
    """
    wanted = {
        char
        for char in set().union(*words)
        if ord(char) >= _SURE and ord(char) not in INVISIBLE and ord(char) not in _PRIVATE
    }
    absent = _without(wanted, system_faces())
    if not absent:
        return ()
    lent = () if sys.platform in ("win32", "darwin") else font_folders(fonts.folders)
    if lent:
        absent = _without(absent, fonts.shelf().faces)
    if absent:
        raise EngineError(
            "LibreOffice would print boxes for characters that no font has.",
            problems=tuple(
                Problem(
                    Location(),
                    f"no font at hand has the character U+{ord(char):04X} {char}",
                    "Install a font of the language on this computer (fontpkg-noto-… serves, "
                    "save on Windows and macOS).",
                )
                for char in sorted(absent)
            ),
        )
    return lent


def fontconfig_file(folders: Sequence[Path]) -> str:
    """A configuration for fontconfig: the system's own, and these folders."""
    own = os.environ.get("FONTCONFIG_FILE") or "/etc/fonts/fonts.conf"
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f'<include ignore_missing="yes">{escape(own)}</include>\n'
        + "".join(f"<dir>{escape(str(folder))}</dir>\n" for folder in folders)
        + "</fontconfig>\n"
    )


def _without(chars: set[str], faces: tuple[Face, ...]) -> set[str]:
    """Those of some characters that none of these faces has."""
    left = frozenset(chars)
    return set(_left(left, faces)) if left else set()


@lru_cache(maxsize=32)
def _left(chars: frozenset[str], faces: tuple[Face, ...]) -> frozenset[str]:
    for face in faces:
        if not chars:
            break
        cover = coverage_of(face.path, face.index)
        chars = frozenset(char for char in chars if ord(char) not in cover)
    return chars
