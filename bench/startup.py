"""Starting: importing packetgen, and its help, beside importing docxtpl, pypdf and typst.

Run: python bench/startup.py [N]
Prints medians over N processes (default 15), less the bare interpreter's own start.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

PROGRAMS = {
    "bare interpreter": "pass",
    "import docxtpl, pypdf, typst": "import docxtpl, pypdf, typst",
    "import packetgen": "import packetgen",
    "packetgen --help": "from packetgen.cli.main import run; run(['--help'])",
}


def seconds(program: str) -> float:
    """One process from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure all programs in turn, round after round, so that each meets the same machine."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(count):
        for name, program in PROGRAMS.items():
            times[name].append(seconds(program))
    medians = {name: statistics.median(found) for name, found in times.items()}
    bare = medians["bare interpreter"]
    libraries = medians["import docxtpl, pypdf, typst"] - bare
    print(f"bare interpreter {bare * 1e3:.0f} ms; the rest is on top of it")
    for name, median in medians.items():
        if name != "bare interpreter":
            own = median - bare
            print(f"{name:30} {own * 1e3:6.0f} ms, ratio {own / libraries:.2f}")


if __name__ == "__main__":
    main()
