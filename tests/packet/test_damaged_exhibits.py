"""Damaged files of every kind: taken in or refused with a way out, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packetgen.case import Treatment
from packetgen.errors import PacketError
from packetgen.packet import IntakeFile, Press, take_in

from .exhibit_files import message, workbook
from .test_form_fields import form, text
from .test_intake import photo, word_file
from .test_intake_email import with_attachments
from .test_media import mp4, wav

DECIDED = Treatment(show_changes="final", hidden="omit", drawings="omit", lodged="here")
SAMPLES: dict[str, Callable[[], bytes]] = {
    "form.pdf": lambda: form(text("Value"), needs=True),
    "photo.jpg": photo,
    "mail.eml": with_attachments,
    "html.eml": lambda: message("", "<p>Hello <b>there</b></p><ul><li>x</ul>").as_bytes(),
    "letter.docx": lambda: word_file("Dear Ms. Vo,", "The roof leaks."),
    "ledger.xlsx": lambda: workbook(lambda book, sheet: sheet.append(["a", 1])),
    "call.wav": lambda: wav(0.1),
    "film.mp4": lambda: mp4(5),
    "list.csv": lambda: b"Date,Amount\n2026-03-01,5\n",
    "notes.md": lambda: b"# Notes\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(3)
    if kind == 0:
        return data[: chance.randrange(len(data))]
    made = bytearray(data)
    if kind == 1:
        for _ in range(chance.choice((1, 4, 40))):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        return bytes(made)
    at = chance.randrange(len(made))
    made[at : at + chance.randrange(1, 200)] = chance.randbytes(chance.randrange(1, 200))
    return bytes(made)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_damage_is_refused_with_a_way_out_or_survived(
    tmp_path: Path, press: Press, name: str, seed: int
) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(SAMPLES[name](), random.Random(seed)))
    refused: PacketError | None = None
    part = None
    try:
        part = take_in("x", [IntakeFile(path, treatment=DECIDED)], press=press, label="A")
    except PacketError as error:
        refused = error
    if refused is None:
        assert part is not None
        assert part.pages_out > 0
    else:
        assert refused.problems
        assert all(problem.message and problem.hint for problem in refused.problems)


def test_the_samples_are_sound(tmp_path: Path, press: Press) -> None:
    for name, make in SAMPLES.items():
        path = tmp_path / name
        path.write_bytes(make())
        part: Any = take_in("x", [IntakeFile(path, treatment=DECIDED)], press=press, label="A")
        assert part.pages_out > 0
