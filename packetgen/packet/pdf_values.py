"""Reading values of a damaged PDF without surprises."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> Any:
    """The object behind a reference; None for null, nothing, and a reference into nowhere."""
    if value is None:
        return None
    try:
        value = value.get_object() if hasattr(value, "get_object") else value
    except Exception:  # pypdf raises nearly anything on damaged input
        return None
    return None if type(value).__name__ == "NullObject" else value


def dictionary(value: Any) -> Any:
    """The dictionary behind a reference, else None."""
    value = plain(value)
    return value if isinstance(value, dict) else None


def array(value: Any) -> list[Any]:
    """The array behind a reference, else an empty list."""
    value = plain(value)
    return value if isinstance(value, list) else []
