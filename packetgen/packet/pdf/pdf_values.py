"""Reading values of a damaged PDF without surprises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packetgen.reading.pdf_references import behind


def plain(value: Any) -> Any:
    """The object behind a reference; None for null, nothing, and a reference into nowhere."""
    if value is None:
        return None
    try:
        value = behind(value)
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


def tree_leaves(node: Any, entry: str, limit: int) -> Iterator[tuple[Any, Any]]:
    """Key (plain) and value of every leaf of a name or number tree, however it is broken up.

    ``entry`` is where a node keeps its leaves: ``/Names`` or ``/Nums``. Loops and anything past
    ``limit`` nodes are left out.
    """
    waiting = [node]
    seen: set[int] = set()
    while waiting and len(seen) < limit:
        here = plain(waiting.pop())
        if not isinstance(here, dict) or id(here) in seen:
            continue
        seen.add(id(here))
        leaves = plain(here.get(entry))
        if isinstance(leaves, list):
            for key, value in zip(leaves[::2], leaves[1::2], strict=False):
                yield plain(key), value
        kids = plain(here.get("/Kids"))
        if isinstance(kids, list):
            waiting.extend(reversed(kids))
