"""Recordings: a slip sheet with name, size, hash, length, and where the native is lodged."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from packetgen.errors import PacketError
from packetgen.packet import Press
from packetgen.packet.exhibits.media import recording

from ..exhibit_files import mp4, taken, wav, words


def mp3(frames: int, *, tagged: bool = False) -> bytes:
    frame = b"\xff\xfb\x90\x00" + b"\0" * (144 * 128000 // 44100 - 4)
    tag = b"ID3\x03\0\0\0\0\0\x0a" + b"\0" * 10 if tagged else b""
    return tag + frame * frames


@pytest.mark.parametrize(
    ("data", "kind", "duration"),
    [
        (wav(75), "audio recording (WAV)", "1 min 15 s"),
        (wav(2.5), "audio recording (WAV)", "2.5 s"),
        (mp4(3725), "video recording (MP4)", "1 h 02 min 05 s"),
        (mp4(65, b"qt  "), "video recording (MOV)", "1 min 05 s"),
        (mp4(65, b"M4A ", version=1), "audio recording (M4A)", "1 min 05 s"),
        (mp3(1000), "audio recording (MP3)", "26 s"),
        (mp3(1000, tagged=True), "audio recording (MP3)", "26 s"),
        (b"OggS" + bytes(40), "recording (Ogg)", "not known"),
        (b"\x1a\x45\xdf\xa3" + bytes(40), "video recording (Matroska or WebM)", "not known"),
        (mp4(65)[:40], "video recording (MP4)", "not known"),
    ],
)
def test_kind_and_length_come_from_the_headers(data: bytes, kind: str, duration: str) -> None:
    found = recording(data)
    assert found is not None
    assert (found.kind, found.duration) == (kind, duration)


def test_a_recording_asks_where_it_is_lodged_and_then_gets_a_slip_sheet(
    tmp_path: Path, press: Press
) -> None:
    data = wav(75)
    with pytest.raises(PacketError, match="audio recording") as caught:
        taken(press, tmp_path, "call.wav", data)
    assert "lodged:" in caught.value.problems[0].hint
    part = taken(press, tmp_path, "call.wav", data, lodged="with the clerk, March 3")
    text = words(part.pdf)[0]
    digest = hashlib.sha256(data).hexdigest()
    for piece in ("call.wav", "1 min 15 s", f"{len(data):,} bytes", f"{digest[:32]} {digest[32:]}",
                  "lodged with the clerk, March 3"):  # fmt: skip
        assert piece in text
    assert (part.pages_in, part.pages_out, part.sheets_added) == (0, 1, 1)
    assert part.files[0].slip_sheet
