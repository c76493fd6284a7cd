"""Commands to type next, quoted as the user's shell wants them."""

from __future__ import annotations

import os
from pathlib import Path


def command_line(*words: str | Path) -> str:
    """The words as one command: a path with spaces stays one word when it is pasted."""
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline([str(word) for word in words])
    import shlex

    return shlex.join(str(word) for word in words)
