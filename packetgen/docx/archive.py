"""A DOCX file as an archive of parts, measured before anything is unpacked.

A Word file is a zip archive; a hostile or damaged one can hold gigabytes in a few kilobytes. The
sizes in the archive's directory are checked against limits first, then each part is read no
further than it declares. Everything that is not a Word document is named as what it is.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from packetgen.errors import EngineError, Location, Problem
from packetgen.reading.xml_text import untrusted_xml

MAX_MEMBERS = 4_000
MAX_MEMBER_BYTES = 192 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_RATIO = 250
RATIO_FREE_BYTES = 24 * 1024 * 1024
"""Small archives may shrink as well as they like; above this the ratio counts."""
MAX_XML_BYTES = 64 * 1024 * 1024
"""One part of XML; a 1,000-page pleading has under 10 MB."""

_SAVE_AGAIN = "Open the file in Word, save it as a Word document (.docx), and use that."


def unusable(name: str, message: str, hint: str = _SAVE_AGAIN, detail: str = "") -> EngineError:
    """The error that says why a Word file cannot be used."""
    subject = name or "the Word file"
    problem = Problem(Location(file=name or None, detail=detail or None), message, hint)
    return EngineError(f"{subject} cannot be read.", problems=(problem,))


def root_of(data: bytes, part: str, name: str) -> Any:
    """The root element of a part of a Word file, as lxml has it.

    Raises:
        EngineError: It is not well-formed, or declares a document type, which could define
            entities.
    """
    from lxml import etree

    try:
        root = untrusted_xml(data, bare=True)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise unusable(name, "a part of the file is not well-formed XML", detail=part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unusable(name, "a part of the file declares a document type", detail=part)
    return root


class Archive(Mapping[str, bytes]):
    """Parts by name, unpacked when first asked for.

    Raises:
        EngineError: The bytes are no Word archive, are damaged or encrypted, or unpack to more
            than a document can sensibly hold.
    """

    def __init__(self, data: bytes, name: str = "") -> None:
        self.name = name
        _recognise(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, struct.error) as error:
            raise unusable(
                name,
                "the file is damaged: it is not a complete zip archive",
                "Get the file again; a download or e-mail attachment may have been cut off.",
            ) from error
        self._infos = {info.filename: info for info in infos if not info.is_dir()}
        _measure(infos, len(data), name)
        self._folded = {key.casefold(): key for key in self._infos}

    def _find(self, key: str) -> zipfile.ZipInfo | None:
        info = self._infos.get(key)
        if info is None:
            folded = self._folded.get(key.casefold())
            info = self._infos[folded] if folded is not None else None
        return info

    def __getitem__(self, key: str) -> bytes:
        info = self._find(key)
        if info is None:
            raise KeyError(key)
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise unusable(
                self.name,
                "the file is damaged: a part of it cannot be unpacked",
                "Get the file again; a download or e-mail attachment may have been cut off.",
                detail=info.filename,
            ) from error
        except (NotImplementedError, RuntimeError) as error:
            raise unusable(
                self.name, "a part of the file is packed in a way Word does not use", detail=key
            ) from error
        if len(data) > info.file_size:
            raise unusable(
                self.name, "a part of the file is larger than the file says", detail=info.filename
            )
        return data

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)


def _recognise(data: bytes, name: str) -> None:
    head = data[:8]
    if head.startswith(b"PK\x03\x04"):
        return
    if not data:
        raise unusable(name, "the file is empty", "Get the file again.")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise unusable(
                name,
                "the file is protected by a password",
                "Open it in Word, remove the password (File, Info, Protect Document), and save.",
            )
        raise unusable(name, "this is an old Word file (.doc)")
    kinds = (
        (b"{\\rtf", "this is a rich-text file (.rtf)"),
        (b"%PDF", "this is a PDF"),
        (b"PK\x05\x06", "the archive is empty"),
    )
    for magic, what in kinds:
        if head.startswith(magic):
            raise unusable(name, what)
    start = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<html", b"<!doctype")):
        raise unusable(name, "this is an XML or web page, not a Word document")
    raise unusable(
        name,
        "this is not a Word document",
        "Check that the right file was named; it must be .docx.",
    )


def _measure(infos: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    hint = "If the file is genuine, open it in Word, remove what makes it so large, and save."
    if len(infos) > MAX_MEMBERS:
        raise unusable(name, f"the file holds {len(infos):,} parts; at most {MAX_MEMBERS:,}", hint)
    total = 0
    checksums: dict[str, int] = {}
    for info in infos:
        if info.flag_bits & 0x1:
            raise unusable(name, "a part of the file is encrypted", detail=info.filename)
        if info.file_size > MAX_MEMBER_BYTES:
            raise unusable(
                name,
                f"a part unpacks to {info.file_size / 1e6:,.0f} MB",
                hint,
                detail=info.filename,
            )
        total += info.file_size
        if checksums.setdefault(info.filename.casefold(), info.CRC) != info.CRC:
            raise unusable(
                name, "the file holds two different parts of one name", detail=info.filename
            )
    if total > MAX_TOTAL_BYTES or (total > RATIO_FREE_BYTES and total > packed * MAX_RATIO):
        raise unusable(
            name, f"{packed / 1e3:,.0f} kB of file unpack to {total / 1e6:,.0f} MB", hint
        )
