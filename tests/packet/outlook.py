"""Outlook messages (.msg) as tests write them: a compound file with MAPI properties in streams."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

SECTOR = 512
MINI = 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass
class Entry:
    """A stream (``data``) or a storage (``children``) of a compound file (MS-CFB)."""

    name: str
    data: bytes | None = None
    children: list[Entry] = field(default_factory=list)


def compound_file(children: list[Entry]) -> bytes:
    """A compound file of streams that all go into ordinary sectors: each is padded to 4,096 bytes
    in the directory's eyes by lying in the mini stream."""
    entries: list[Entry] = [Entry("Root Entry", children=children)]
    links: list[list[int]] = [[-1, -1, -1]]

    def place(parent: int, below: list[Entry]) -> None:
        # A chain to the right is a tree, too: readers do not ask for balance.
        below = sorted(below, key=lambda entry: (len(entry.name), entry.name.upper()))
        first = len(entries)
        for entry in below:
            entries.append(entry)
            links.append([-1, -1, -1])
        for step in range(len(below)):
            if step + 1 < len(below):
                links[first + step][1] = first + step + 1
        links[parent][2] = first if below else -1
        for step, entry in enumerate(below):
            if entry.data is None:
                place(first + step, entry.children)

    place(0, children)
    mini, mini_fat, starts = b"", [], []
    big: list[tuple[int, bytes]] = []
    for at, entry in enumerate(entries):
        starts.append(END)
        if entry.data is None or not entry.data:
            continue
        if len(entry.data) >= 4096:
            big.append((at, entry.data))
            continue
        starts[at] = len(mini_fat)
        count = -(-len(entry.data) // MINI)
        mini_fat += [starts[at] + step + 1 for step in range(count - 1)] + [END]
        mini += entry.data.ljust(count * MINI, b"\0")
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return END
        first, count = len(sectors), -(-len(data) // SECTOR)
        for step in range(count):
            sectors.append(data[step * SECTOR : (step + 1) * SECTOR].ljust(SECTOR, b"\0"))
            fat.append(first + step + 1 if step + 1 < count else END)
        return first

    for at, data in big:
        starts[at] = store(data)
    mini_start = store(mini)
    mini_fat_start = store(struct.pack(f"<{len(mini_fat)}I", *mini_fat)) if mini_fat else END
    mini_fat_count = -(-len(mini_fat) * 4 // SECTOR)
    directory = b""
    for at, entry in enumerate(entries):
        name = entry.name.encode("utf-16-le")
        kind = 5 if at == 0 else (1 if entry.data is None else 2)
        start = mini_start if at == 0 else starts[at]
        size = len(mini) if at == 0 else len(entry.data or b"")
        if kind == 1:
            start = 0
        directory += (
            name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, kind, 1)
            + struct.pack("<3i", *links[at]) + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)
        )  # fmt: skip
    unused = struct.pack("<64xHBB3i36xIQ", 0, 0, 0, -1, -1, -1, 0, 0)
    while len(directory) % SECTOR:
        directory += unused
    directory_start = store(directory)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    fat_start = len(sectors)
    fat += [FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIIII", 0, fat_sectors, directory_start, 0, 4096, mini_fat_start,
                      mini_fat_count, END, 0, fat_start)
    )  # fmt: skip
    header += struct.pack("<I", fat_start + 1) if fat_sectors > 1 else b""
    return header.ljust(SECTOR, b"\xff") + b"".join(sectors) + table


class Ansi(bytes):
    """Text in the code page that the message states."""


def properties(head: bytes, values: dict[int, str | bytes | int]) -> list[Entry]:
    """The streams of one object: texts and bytes apart, whole numbers in the property stream."""
    streams: list[Entry] = []
    rows = b""
    for tag, value in values.items():
        if isinstance(value, int):
            rows += struct.pack("<HHIII", 0x0003, tag, 6, value, 0)
            continue
        kind = 0x001F if isinstance(value, str) else 0x001E if isinstance(value, Ansi) else 0x0102
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        size = len(data) + 2 if isinstance(value, str) else len(data)
        rows += struct.pack("<HHIII", kind, tag, 6, size, 0)
        streams.append(Entry(f"__substg1.0_{tag:04X}{kind:04X}", data))
    return [*streams, Entry("__properties_version1.0", head + rows)]


def msg(
    values: dict[int, str | bytes | int],
    recipients: Sequence[tuple[str | Ansi, str, int]],
    files: Sequence[tuple[str | Ansi, bytes | list[Entry]]],
) -> bytes:
    """A message with recipients (name, address, 1 To or 2 Cc) and attached files.

    An attached message is what :func:`message_within` gives.
    """
    names = Entry("__nameid_version1.0", None, [
        Entry("__substg1.0_00020102", b"\0" * 16), Entry("__substg1.0_00030102", b"\0" * 8),
        Entry("__substg1.0_00040102", b"\0" * 8),
    ])  # fmt: skip
    return compound_file([*_message(values, recipients, files, bytes(8)), names])


def message_within(
    values: dict[int, str | bytes | int],
    recipients: Sequence[tuple[str | Ansi, str, int]] = (),
    files: Sequence[tuple[str | Ansi, bytes | list[Entry]]] = (),
) -> list[Entry]:
    """A message to be attached to another one."""
    return _message(values, recipients, files, b"")


def _message(
    values: dict[int, str | bytes | int],
    recipients: Sequence[tuple[str | Ansi, str, int]],
    files: Sequence[tuple[str | Ansi, bytes | list[Entry]]],
    tail: bytes,
) -> list[Entry]:
    """``tail`` ends the head of the properties: the file's own message has a longer one."""
    head = struct.pack("<8x4I", len(recipients), len(files), len(recipients), len(files)) + tail
    children = properties(head, {0x001A: "IPM.Note", **values})
    for number, (name, address, kind) in enumerate(recipients):
        children.append(
            Entry(f"__recip_version1.0_#{number:08X}", None, properties(
                bytes(8), {0x3001: name, 0x3003: address, 0x39FE: address, 0x0C15: kind}))
        )  # fmt: skip
    for number, (name, data) in enumerate(files):
        own: dict[int, str | bytes | int] = {0x3707: name, 0x3704: name, 0x3705: 1}
        below: list[Entry] = []
        if isinstance(data, bytes):
            own[0x3701] = data
        else:
            own[0x3705] = 5
            below.append(Entry("__substg1.0_3701000D", None, data))
        below += properties(bytes(8), own)
        children.append(Entry(f"__attach_version1.0_#{number:08X}", None, below))
    return children
