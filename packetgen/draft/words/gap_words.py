"""What a paper shows for a value that is missing: words for a reader, not the path of the data."""

from __future__ import annotations

import re
from functools import lru_cache

NOBODY = "person who signs for the organization"
"""The gap in place of an organization that is to swear; nothing of that person is known."""
_PLAIN_PATH = re.compile(r"[A-Za-z_][\w.\-\[\]()']*")
_STEP = re.compile(r"[\w\-]+")
_LISTS = frozenset({"parties", "counsel", "people", "value", "values"})
"""Where a name follows, the list that it is in says nothing: ``parties.oakwood.address``."""
_WHOLE = frozenset({"printed", "full", "text", "shown"})
"""Last steps that mean the whole of what stands before them: ``case.judge.full``."""
_SAID = {"on": "date", "at": "place", "by": "signer", "id": "name", "no": "number"}


@lru_cache(maxsize=512)
def gap_words(path: str) -> str:
    """The words within the brackets: "case number" for ``case.number``, "hearing date" for ``.on``.

    A text that is no path (words still to be written, an exhibit that is not there) stays as it is.
    """
    if path.casefold().startswith(f"{NOBODY}."):
        return path[: len(NOBODY)]
    if not _PLAIN_PATH.fullmatch(path):
        return path
    steps = _STEP.findall(path)
    if len(steps) > 1 and steps[-1] in _WHOLE:
        steps.pop()
    if len(steps) > 1 and steps[0] in _LISTS and not steps[1].isdigit():
        steps.pop(0)
    said = [_SAID.get(step, step) if at else step for at, step in enumerate(steps)]
    said = [str(int(step) + 1) if step.isdigit() else step for step in said]
    return " ".join(said).replace("_", " ").replace("-", " ").strip() or path


def bracketed(path: str) -> str:
    """The visible place of a missing value: ``[case number]``."""
    return f"[{gap_words(path)}]"
