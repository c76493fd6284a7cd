"""What stands behind a reference of a PDF, as pypdf reads it."""

from __future__ import annotations

from typing import Any


def behind(value: Any) -> Any:
    """The object that a reference names; every other value as it is.

    Raises:
        Exception: Whatever pypdf raises where the file is damaged there.
    """
    return value.get_object() if hasattr(value, "get_object") else value
