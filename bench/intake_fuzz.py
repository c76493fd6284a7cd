"""Exhibits that were damaged on purpose: cut off, bits turned. None may hang or show a traceback.

Run by hand: ``python -m bench.intake_fuzz FOLDER [COUNT] [SEED]``. Every file of the folder is
damaged COUNT times; a line says what was refused and what went in, and how long the slowest took.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from packetgen.case import Treatment
from packetgen.errors import PacketError
from packetgen.packet import IntakeFile, Press, take_in
from packetgen.typeset import open_fonts

DECIDED = Treatment(show_changes="final", hidden="omit", drawings="omit", lodged="with counsel")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut off, with bits turned, with a stretch overwritten, or with one doubled."""
    kind = chance.randrange(4)
    if kind == 0:
        return data[: chance.randrange(1, max(2, len(data)))]
    made = bytearray(data)
    if kind == 1:
        for _ in range(chance.choice((1, 3, 20, 200))):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    elif kind == 2:
        at = chance.randrange(len(made))
        made[at : at + chance.randrange(1, 400)] = chance.randbytes(chance.randrange(1, 400))
    else:
        at = chance.randrange(len(made))
        piece = made[at : at + chance.randrange(1, 2000)]
        made[at:at] = piece
    return bytes(made)


def main() -> int:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    press = Press(dt.date(2026, 12, 1), open_fonts())
    seen: Counter[str] = Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as place:
        for file in sorted(path for path in folder.iterdir() if path.is_file()):
            data = file.read_bytes()
            for number in range(count if data else 0):
                path = Path(place, file.name)
                path.write_bytes(damaged(data, chance))
                begun = time.perf_counter()
                try:
                    take_in("x", [IntakeFile(path, treatment=DECIDED)], press=press, label="A")
                    seen["taken in"] += 1
                except PacketError as error:
                    seen["refused"] += 1
                    if not all(problem.hint for problem in error.problems):
                        print(f"{file.name} {number}: no way out: {error}")
                except BaseException:
                    seen["TRACEBACK"] += 1
                    kept = Path(tempfile.gettempdir(), f"fuzz-{number}-{file.name}")
                    kept.write_bytes(path.read_bytes())
                    print(f"{file.name} {number}, kept as {kept}")
                    print(traceback.format_exc(limit=-4))
                taken = time.perf_counter() - begun
                if taken > slowest[0]:
                    slowest = (taken, f"{file.name} {number}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{dict(seen)}; slowest {slowest[0]:.1f} s ({slowest[1]}); at most {memory} MB")
    return 1 if seen["TRACEBACK"] else 0


if __name__ == "__main__":
    sys.exit(main())
