"""A figure as pixels, for readers that know no vectors."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from .figure import Figure
from .lettering import font_folders

_HERE = Path(__file__).resolve().parent
_SOURCE = _HERE / "figure.typ"
"""The fixed source: the figure comes as an input, never as part of the text."""
_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst

    folders = [str(folder) for folder in font_folders()]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
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
    """
    with _LOCK:
        made = _compiler().compile(
            format="png", ppi=ppi, sys_inputs={"svg": figure.svg, "width": f"{figure.width:.2f}"}
        )
    page: bytes = made[0] if isinstance(made, list) else made
    return page
