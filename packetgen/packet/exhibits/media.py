"""Recordings: what kind of audio or video a file is, and how long it plays, by its headers."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_BRANDS_OF_PICTURES = (
    b"heic",
    b"heix",
    b"hevc",
    b"heim",
    b"heis",
    b"hevm",
    b"mif1",
    b"msf1",
    b"avif",
    b"avis",
)
_EBML = b"\x1a\x45\xdf\xa3"
_ASF = bytes.fromhex("3026b2758e66cf11")
_RATES = (44100, 48000, 32000)
_BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


@dataclass(frozen=True, slots=True)
class Recording:
    """``kind`` in words ("video recording (MP4)"); ``seconds`` None where they are not known."""

    kind: str
    seconds: float | None = None

    @property
    def duration(self) -> str:
        """For people: ``1 h 02 min 05 s``, or "not known"."""
        if self.seconds is None:
            return "not known"
        if self.seconds < 10:
            return f"{self.seconds:.1f} s"
        whole = round(self.seconds)
        hours, minutes, seconds = whole // 3600, whole // 60 % 60, whole % 60
        if hours:
            return f"{hours} h {minutes:02d} min {seconds:02d} s"
        return f"{minutes} min {seconds:02d} s" if minutes else f"{seconds} s"


def recording(data: bytes) -> Recording | None:
    """What recording these bytes are; None for anything else. Damage leaves the length unknown."""
    head = data[:16]
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Recording("audio recording (WAV)", _safe(_wav, data))
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return Recording("video recording (AVI)", _safe(_avi, data))
    if head[4:8] == b"ftyp" and head[8:12] not in _BRANDS_OF_PICTURES:
        return _mp4_kind(data)
    if head[4:8] in (b"moov", b"mdat", b"wide") and head[:4] != b"%PDF":
        return Recording("video recording (MOV)", _safe(_mp4, data))
    if head[:4] == b"OggS":
        return Recording("recording (Ogg)")
    if head[:4] == b"fLaC":
        return Recording("audio recording (FLAC)", _safe(_flac, data))
    if head[:4] == _EBML:
        return Recording("video recording (Matroska or WebM)")
    if head[:8] == _ASF:
        return Recording("recording (Windows Media)")
    if head[:5] == b"#!AMR":
        return Recording("audio recording (AMR)")
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return Recording("audio recording (AIFF)", _safe(_aiff, data))
    if head[:3] == b"ID3" or _mp3_frame(data, 0):
        return Recording("audio recording (MP3)", _safe(_mp3, data))
    return None


def _mp4_kind(data: bytes) -> Recording:
    brand = data[8:12]
    if brand in (b"M4A ", b"M4B "):
        kind = "audio recording (M4A)"
    elif brand == b"qt  ":
        kind = "video recording (MOV)"
    elif brand[:2] == b"3g":
        kind = "recording (3GP)"
    else:
        kind = "video recording (MP4)"
    return Recording(kind, _safe(_mp4, data))


def _safe(read: object, data: bytes) -> float | None:
    try:
        seconds = read(data)  # type: ignore[operator]
    except (struct.error, IndexError, ZeroDivisionError, ValueError, OverflowError):
        return None
    return float(seconds) if seconds is not None and 0 < seconds < 1e7 else None


def _chunks(data: bytes, at: int, order: str) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and length of the chunks of a RIFF or AIFF file."""
    while at + 8 <= len(data):
        name, length = data[at : at + 4], struct.unpack_from(order + "I", data, at + 4)[0]
        yield name, at + 8, length
        at += 8 + length + length % 2


def _wav(data: bytes) -> float | None:
    rate = 0
    for name, at, length in _chunks(data, 12, "<"):
        if name == b"fmt ":
            rate = struct.unpack_from("<I", data, at + 8)[0]
        elif name == b"data":
            return float(min(length, len(data) - at) / rate)
    return None


def _aiff(data: bytes) -> float | None:
    for name, at, _ in _chunks(data, 12, ">"):
        if name == b"COMM":
            frames = struct.unpack_from(">I", data, at + 2)[0]
            exponent, mantissa = struct.unpack_from(">HQ", data, at + 8)
            return float(frames / (mantissa * 2.0 ** ((exponent & 0x7FFF) - 16446)))
    return None


def _avi(data: bytes) -> float | None:
    at = data.find(b"avih", 0, 4096)
    if at < 0:
        return None
    step, frames = (
        struct.unpack_from("<I", data, at + 8)[0],
        struct.unpack_from("<I", data, at + 24)[0],
    )
    return float(step * frames / 1e6)


def _flac(data: bytes) -> float | None:
    packed = int.from_bytes(data[18:26], "big")
    rate, samples = packed >> 44, packed & 0xFFFFFFFFF
    return samples / rate if samples else None


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, content start and end of the boxes of an MP4 file (ISO 14496-12)."""
    for _ in range(10_000):
        if at + 8 > end:
            return
        size, name = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            size, start = struct.unpack_from(">Q", data, at + 8)[0], at + 16
        elif size == 0:
            size = end - at
        if size < start - at:
            return
        yield name, start, min(at + size, end)
        at += size


def _mp4(data: bytes) -> float | None:
    for name, start, end in _boxes(data, 0, len(data)):
        if name != b"moov":
            continue
        for inner, at, _ in _boxes(data, start, end):
            if inner == b"mvhd":
                if data[at] == 1:
                    scale, length = struct.unpack_from(">IQ", data, at + 20)
                else:
                    scale, length = struct.unpack_from(">II", data, at + 12)
                return float(length / scale)
    return None


def _mp3_frame(data: bytes, at: int) -> tuple[int, int, int, bool] | None:
    """Bit rate, sample rate, length of a layer III frame and whether it is MPEG 1."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version, rate = data[at + 1] >> 3 & 3, data[at + 2] >> 2 & 3
    bits = data[at + 2] >> 4
    if version == 1 or rate == 3 or bits in (0, 15):
        return None
    first = version == 3
    samples = _RATES[rate] // {3: 1, 2: 2, 0: 4}[version]
    kilobits = (_BITS_1 if first else _BITS_2)[bits]
    size = (144 if first else 72) * kilobits * 1000 // samples + (data[at + 2] >> 1 & 1)
    return kilobits * 1000, samples, size, first


def _mp3(data: bytes) -> float | None:
    start = 0
    if data[:3] == b"ID3":
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        start = 10 + size
    at, frame = start, None
    for at in range(start, min(start + 8192, len(data) - 4)):
        frame = _mp3_frame(data, at)
        if frame is not None and _mp3_frame(data, at + frame[2]):
            break
        frame = None
    if frame is None:
        return None
    bits, samples, _, first = frame
    mono = data[at + 3] >> 6 == 3
    side = (17 if mono else 32) if first else (9 if mono else 17)
    tag = at + 4 + side
    if data[tag : tag + 4] in (b"Xing", b"Info") and data[tag + 7] & 1:
        frames = struct.unpack_from(">I", data, tag + 8)[0]
        return float(frames * (1152 if first else 576) / samples)
    end = len(data) - (128 if data[-128:-125] == b"TAG" else 0)
    return (end - at) * 8 / bits
