"""The faces that typesetting may use: where they come from, and which stands in for which.

Arimo (Arial's metrics) comes with packetgen and is the default, so that the same input gives the
same bytes on every machine. A face of the operating system is used only when a document or a court
asks for it by name, or when nothing else has a glyph.
"""

from __future__ import annotations

import hashlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.errors import EngineError
from packetgen.typeset.faces.advances import Advances, advances_of, together
from packetgen.typeset.faces.cmap import covered_characters
from packetgen.typeset.model import FontUsed
from packetgen.typst_compiling import opened_fonts

if TYPE_CHECKING:
    import typst

BASE_FAMILY = "Arimo"
MARKS_FAMILY = "Packetgen Marks"
HERE = Path(__file__).resolve().parent

_SANS = ("Arimo", "Arial", "Liberation Sans", "Helvetica", "TeX Gyre Heros", "Nimbus Sans")
_SERIF = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman")
_MONO = ("Courier New", "Liberation Mono", "Cousine", "TeX Gyre Cursor", "Nimbus Mono PS")
METRIC_EQUALS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("arial", "helvetica", *(name.casefold() for name in _SANS)), _SANS),
    **dict.fromkeys(("times", *(name.casefold() for name in _SERIF)), _SERIF),
    **dict.fromkeys(("courier", *(name.casefold() for name in _MONO)), _MONO),
    "calibri": ("Calibri", "Carlito"),
    "cambria": ("Cambria", "Caladea"),
    "georgia": ("Georgia", "Gelasio"),
}
"""Family asked for (case folded) -> families with the same advance widths, best first."""

_BOOKISH = (
    "baskerville", "baskerville old face", "bell mt", "bembo", "book antiqua", "bookman",
    "bookman old style", "calisto mt", "cambria", "cambria math", "caslon", "centaur", "century",
    "century schoolbook", "cg times", "charter", "constantia", "dejavu serif", "garamond",
    "georgia", "goudy old style", "high tower text", "minion pro", "new century schoolbook",
    "noto serif", "palatino", "palatino linotype", "perpetua", "pt serif", "rockwell",
    "sitka text", "source serif pro", "times new roman ps", "utopia",
)  # fmt: skip
_TYPEWRITTEN = (
    "andale mono", "cascadia code", "cascadia mono", "consolas", "courier 10 pitch",
    "courier prime", "dejavu sans mono", "letter gothic", "lucida console",
    "lucida sans typewriter", "menlo", "monaco", "noto sans mono", "ocr a extended",
    "prestige elite", "roboto mono", "source code pro", "ubuntu mono",
)  # fmt: skip
_KIN = {**dict.fromkeys(_BOOKISH, _SERIF), **dict.fromkeys(_TYPEWRITTEN, _MONO)}
"""Family (case folded) -> families of its kind, with other widths: with serifs, or of one width."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file. Weight 100 to 900; ``index`` counts faces of a collection."""

    family: str
    italic: bool
    weight: int
    path: Path
    index: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Faces that were found together, and Typst's own handle on them."""

    faces: tuple[Face, ...]
    handle: typst.Fonts = field(compare=False, repr=False)

    def families(self) -> tuple[str, ...]:
        """Families in the order in which they are tried: Arimo, marks, then by name."""
        names = {face.family for face in self.faces}
        first = [name for name in (BASE_FAMILY, MARKS_FAMILY) if name in names]
        return (*first, *sorted(names.difference(first)))


@dataclass(frozen=True, slots=True)
class FontBook:
    """The fonts of one run. Equal books give equal typesetting.

    Attributes:
        preferred: Family that text takes when its own is not at hand.
        folders: The caller's own font folders.
        system: Whether faces of the operating system may be used when asked for by name.
    """

    preferred: str = BASE_FAMILY
    folders: tuple[Path, ...] = ()
    system: bool = True

    def shelf(self, *, system: bool = False) -> Shelf:
        """The faces at hand; those of the operating system only with ``system``."""
        return _shelf(self.folders, system and self.system)

    def resolve(self, family: str, *, system: bool = False) -> str | None:
        """The family at hand that shows ``family`` or has its metrics; None if there is none."""
        at_hand = _names(self.folders, system and self.system)
        wanted = family.casefold()
        for name in METRIC_EQUALS.get(wanted, ()):
            if name.casefold() in at_hand:
                return at_hand[name.casefold()]
        return at_hand.get(wanted)

    def kin(self, family: str, *, system: bool = False) -> str | None:
        """A family at hand of the kind of one that is not: with serifs, or of one width.

        Its widths differ, so lines break elsewhere. None for faces without serifs, for unknown
        ones, and where no such family is at hand.
        """
        at_hand = _names(self.folders, system and self.system)
        kinds = _KIN.get(family.casefold(), ())
        return next((at_hand[n.casefold()] for n in kinds if n.casefold() in at_hand), None)

    def nearest(self, family: str, *, system: bool = False) -> str:
        """The family at hand that shows ``family``, one of its kind, or the preferred one."""
        own = self.resolve(family, system=system) or self.kin(family, system=system)
        return own or self.preferred

    def covered(self, family: str, *, system: bool = False) -> frozenset[int]:
        """Code points that a family at hand can show."""
        face = _regular(self.shelf(system=system).faces, family)
        return coverage_of(face.path, face.index) if face else frozenset()

    def advances(
        self, family: str, *, bold: bool, italic: bool, system: bool, kerning: bool = True
    ) -> Advances | None:
        """Widths of a family's characters in one weight and slope; None where they are not sure."""
        weight = 700 if bold else 400
        return _advances(self.folders, system and self.system, family, weight, italic, kerning)

    def used(self, family: str, *, bold: bool, italic: bool, system: bool) -> FontUsed:
        """The file that text of this family, weight and slope is set from. Raises KeyError."""
        faces = [face for face in self.shelf(system=system).faces if face.family == family]
        if not faces:
            raise KeyError(family)
        weight = 700 if bold else 400
        face = min(faces, key=lambda f: (f.italic != italic, abs(f.weight - weight), str(f.path)))
        return FontUsed(family, face.path.name, _digest(face.path))


def open_fonts(
    *, preferred: str = BASE_FAMILY, folders: Sequence[Path] = (), system: bool = True
) -> FontBook:
    """Open the fonts for typesetting.

    Args:
        preferred: Family of text that asks for none, or for one that is not at hand.
        folders: Folders with further TrueType and OpenType files.
        system: Whether the operating system's faces may be used when asked for by name.

    Raises:
        EngineError: A folder does not exist, or ``preferred`` and its metric equals are absent.
    """
    absent = [str(folder) for folder in folders if not Path(folder).is_dir()]
    if absent:
        raise EngineError(
            f"no such font folder: {', '.join(absent)}",
            hint="Name a folder that holds .ttf or .otf files.",
        )
    book = FontBook(preferred, tuple(Path(folder).resolve() for folder in folders), system)
    name = book.resolve(preferred) or book.resolve(preferred, system=True)
    if name is None:
        equals = METRIC_EQUALS.get(preferred.casefold(), ())
        raise EngineError(
            f"no font file has the face {preferred}"
            + (f" or one of its metric equals ({', '.join(equals)})" if equals else ""),
            hint="Install the face, name a folder that holds it, or use Arimo, which is built in.",
        )
    return FontBook(name, book.folders, system)


@lru_cache(maxsize=1)
def system_faces() -> tuple[Face, ...]:
    """The operating system's own faces, which other programs find too."""
    return _faces(opened_fonts(include_system_fonts=True, include_embedded_fonts=False))


def font_folders(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders of installed font packages, and the caller's own."""
    return (*_packages(), *folders)


@lru_cache(maxsize=8)
def _shelf(folders: tuple[Path, ...], system: bool) -> Shelf:
    handle = opened_fonts(
        include_system_fonts=system,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in (HERE, *_packages(), *folders)],
    )
    return Shelf(_faces(handle), handle)


def _faces(handle: typst.Fonts) -> tuple[Face, ...]:
    faces = {
        Face(info.family, info.style != "normal", info.weight, Path(info.path), info.index)
        for info in handle.fonts()
        if info.path and 0.99 < info.stretch < 1.01
    }
    return tuple(sorted(faces, key=lambda f: (f.family, f.italic, f.weight, str(f.path), f.index)))


@lru_cache(maxsize=8)
def _names(folders: tuple[Path, ...], system: bool) -> dict[str, str]:
    return {name.casefold(): name for name in _shelf(folders, system).families()}


def _packages() -> Iterable[Path]:
    """Folders of installed font packages: fontpkg-arimo always, others when installed."""
    for module in sorted(pkgutil.iter_modules(), key=lambda found: found.name):
        if module.name.startswith("fontpkg_") or module.name == "weblate_fonts":
            spec = importlib.util.find_spec(module.name)
            for place in (spec.submodule_search_locations or ()) if spec else ():
                yield Path(place)


@lru_cache(maxsize=512)
def _regular(faces: tuple[Face, ...], family: str) -> Face | None:
    own = [face for face in faces if face.family == family]
    return min(own, key=lambda f: (f.italic, abs(f.weight - 400), str(f.path)), default=None)


@lru_cache(maxsize=512)
def _advances(
    folders: tuple[Path, ...], system: bool, family: str, weight: int, italic: bool, kerning: bool
) -> Advances | None:
    faces = _shelf(folders, system).faces
    own = [face for face in faces if face.family == family and face.italic == italic]
    files = [face for face in own if face.weight == weight] or own
    found = [advances_of(face.path, face.index, weight) for face in files]
    if not found or None in found or any(face.weight != weight for face in files):
        return None
    # Of several files with one name any may be taken.
    sure = together([one for one in found if one])
    return sure if kerning else Advances(sure.widths, {})


@lru_cache(maxsize=512)
def coverage_of(path: Path, index: int) -> frozenset[int]:
    """Code points that a face of a font file can show."""
    return covered_characters(path.read_bytes(), index)


@lru_cache(maxsize=512)
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
