"""A Word file as a ZIP package whose members stay deflated until somebody wants to read them.

Filling a template changes two or three of its parts. The others are copied byte for byte, already
deflated, which is most of what python-docx spends its time on when it saves.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from packetgen.errors import FormError

MAX_MEMBERS = 4_000
MAX_BYTES = 300_000_000
"""More than this is no Word file that a court paper starts from; it would exhaust memory."""

CONTENT_TYPES = "[Content_Types].xml"
_DOS_DATE = (1 << 5) | 1  # 1980-01-01, the earliest that ZIP can say: same input, same bytes
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the package: ``data`` as stored (deflated when ``method`` is 8)."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes

    def content(self) -> bytes:
        """The bytes of the file."""
        return zlib.decompress(self.data, -15) if self.method == zipfile.ZIP_DEFLATED else self.data


def pack(name: str, content: bytes) -> Member:
    """A member that holds ``content``, deflated."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = deflate.compress(content) + deflate.flush()
    return Member(name, zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content), data)


def read_package(data: bytes, *, name: str = "template.docx") -> dict[str, Member]:
    """The members of a Word file by name.

    Raises:
        FormError: Not a ZIP file, damaged, encrypted, or too large once unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_BYTES:
                raise FormError(
                    f"{name} unpacks to more than a Word template may hold.",
                    hint="Open it in Word, remove large pictures or embedded files, save again.",
                )
            members = {info.filename: _member(data, archive, info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise FormError(
            f"{name} is not a Word file (.docx) that can be read.",
            hint="Save it in Word as .docx, without a password; a .doc file must be converted.",
        ) from error
    if CONTENT_TYPES not in members or "word/document.xml" not in members:
        raise FormError(
            f"{name} is a ZIP file, but not a Word document.",
            hint="Save it in Word as .docx.",
        )
    return members


def _member(data: bytes, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    """The member as it is stored, without inflating where that is possible."""
    start = info.header_offset
    if info.compress_type in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED) and not info.flag_bits & 1:
        header = data[start : start + 30]
        if len(header) == 30 and header[:4] == b"PK\x03\x04":
            begin = start + 30 + sum(struct.unpack("<2H", header[26:30]))
            stored = data[begin : begin + info.compress_size]
            if len(stored) == info.compress_size:
                member = Member(info.filename, info.compress_type, info.CRC, info.file_size, stored)
                content = member.content()
                if zlib.crc32(content) == info.CRC and len(content) == info.file_size:
                    return member
                raise zipfile.BadZipFile("checksum")
    return pack(info.filename, archive.read(info))


def write_package(members: Iterable[Member]) -> bytes:
    """A ZIP file of these members in fixed order, with a fixed time: same parts, same bytes."""
    ordered = sorted(
        members, key=lambda m: (m.name != CONTENT_TYPES, m.name != "_rels/.rels", m.name)
    )
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in ordered:
        name = member.name.encode("utf-8")
        flags = 0 if name.isascii() else 0x800
        local = _LOCAL.pack(
            b"PK\x03\x04", 20, flags, member.method, 0, _DOS_DATE,
            member.crc, len(member.data), member.size, len(name), 0,
        )  # fmt: skip
        directory.append(
            _CENTRAL.pack(
                b"PK\x01\x02",
                20,
                20,
                flags,
                member.method,
                0,
                _DOS_DATE,
                member.crc,
                len(member.data),
                member.size,
                len(name),
                0,
                0,
                0,
                0,
                0,
                offset,
            )
            + name
        )
        chunks += (local, name, member.data)
        offset += len(local) + len(name) + len(member.data)
    central = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(ordered), len(ordered), len(central), offset, 0)
    return b"".join((*chunks, central, end))
