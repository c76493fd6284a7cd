"""All benchmarks, one after the other: python -m bench."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = ("startup", "draft", "typeset", "packet", "check", "batch")


def main() -> None:
    """Run each in a process of its own, so that none warms another up."""
    folder = Path(__file__).parent
    for name in SCRIPTS:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, str(folder / f"{name}.py")], check=True)


if __name__ == "__main__":
    main()
