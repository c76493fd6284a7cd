"""Lists of a letter or report: labelled neighbours become one list, tagged as such in the PDF.

A screen reader announces a list and how long it is, and goes from item to item. Numbered
paragraphs of a court paper stay paragraphs: their numbers are cited, and they run through the
whole pleading across headings, which no list can.
"""

from __future__ import annotations

from typing import Any

_UNFIT = frozenset({"stops", "hd", "st", "fill", "noted", "kn", "led", "marks"})
"""What an item of a list cannot be: set by tabs, a heading, boxed, with a footnote, or tied."""
_BULLETS = frozenset("•◦▪▫■□●○‣⁃–—-*o➢✓✔§·")


def with_lists(items: list[dict[str, Any]], labelled: set[int]) -> list[dict[str, Any]]:
    """Composed blocks with their lists put together.

    Args:
        items: The flow of a story that stands on no grid.
        labelled: Which of them are paragraphs with a label of Word's numbering (by ``id``).
    """
    out: list[dict[str, Any]] = []
    for item in items:
        made = _item(item) if id(item) in labelled else None
        last = out[-1] if out else None
        if made is None:
            out.append(item)
        elif last is not None and last["k"] == "li" and _joins(last, made):
            last["gap"] = made["a"]
            last["m"] += made["m"]
            last["b"] += made["b"]
        else:
            out.append(made)
    return out


def _item(item: dict[str, Any]) -> dict[str, Any] | None:
    """A paragraph with a hanging label as a list of one item; None for any other shape."""
    begins = "r" if "rtl" in item else "l"
    if item["k"] != "p" or item.keys() & _UNFIT or item.get("al", "l") not in (begins, "j"):
        return None
    first = item["c"][0] if item["c"] else None
    if not isinstance(first, dict) or first["k"] != "w" or len(item["c"]) < 2:
        return None
    left, way = item.get("il", 0.0), first["w"]
    if abs(way + item.get("first", 0.0)) > 0.01 or left < way:
        return None
    words = "".join(part if isinstance(part, str) else str(part[-1]) for part in first["c"])
    body = {key: value for key, value in item.items() if key not in ("il", "first", "a", "z")}
    body |= {"c": item["c"][1:], "flat": [0.0, 0.0]}
    turned = {"rtl": 1} if "rtl" in item else {}
    return turned | {
        "k": "li",
        "in": round(left - way, 3),
        "way": way,
        "bullet": len(words) == 1 and words in _BULLETS,
        "gap": None,
        "a": item.get("a", 0.0),
        "m": [{"f": item["f"], "e": item["e"], "c": first["c"]}],
        "b": [body],
    }


def _joins(last: dict[str, Any], made: dict[str, Any]) -> bool:
    return all(last.get(key) == made.get(key) for key in ("in", "way", "bullet", "rtl")) and (
        last["gap"] is None or last["gap"] == made["a"]
    )
