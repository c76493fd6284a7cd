"""ZIP packages (Word and Excel files) written so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP file can name; every part bears it."""


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of these parts, names with contents, in the order given.

    Nothing of the clock or of the system that writes is in it.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts:
            info = zipfile.ZipInfo(name, FIRST_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, content)
    return buffer.getvalue()
