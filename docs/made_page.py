"""Pages of the docs that a script makes: written, or with ``--check`` compared."""

from __future__ import annotations

import sys
from pathlib import Path


def write_or_compare(page: Path, text: str, script: str) -> int:
    """Write ``text`` to ``page``; with ``--check`` on the command line only compare it.

    Gives 1 if the page is out of date, and prints by which script of the docs it is made anew.
    """
    name = Path(script).name
    if "--check" in sys.argv[1:]:
        same = page.exists() and page.read_text(encoding="utf-8") == text
        print(f"docs/{page.name} is up to date" if same else f"run: python docs/{name}")
        return 0 if same else 1
    page.write_text(text, encoding="utf-8", newline="\n")
    return 0
