"""A figure as pixels, for readers that know no vectors."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.typst_compiling import compiled, opened_fonts

from .figure import Figure
from .lettering import font_folders

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).resolve().parent
_SOURCE = _HERE / "figure.typ"
"""The fixed source: the figure comes as an input, never as part of the text."""


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    import typst

    folders = [str(folder) for folder in font_folders()]
    fonts = opened_fonts(include_system_fonts=False, font_paths=folders)
    return typst.Compiler(
        input=str(_SOURCE),
        root=str(_HERE),
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=str(_HERE),
        package_cache_path=str(_HERE),
    )


@lru_cache(maxsize=64)
def as_png(figure: Figure, *, ppi: int = 220) -> bytes:
    """The figure as a PNG of ``ppi`` pixels to the inch; the same bytes for the same figure.

    Only the faces of installed font packages are used, so that it is the same on every computer; a
    script that none of them has shows as boxes here, while the vectors beside it show it.

    Raises:
        EngineError: Typst cannot draw it.
    """
    return compiled(
        _compiler,
        what="a figure",
        format="png",
        ppi=ppi,
        sys_inputs={"svg": figure.svg, "width": f"{figure.width:.2f}"},
    )
