"""Archives measured before anything in them is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile

from ..pdf.pdf_opening import UnusableFileError

_MEMBERS = 4_000
_TOTAL = 512 * 1024 * 1024
_RATIO = 250
_FREE = 24 * 1024 * 1024


def measured(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is whole and does not unpack to more than its kind can sensibly hold.

    Raises:
        UnusableFileError: It is damaged, locked, or a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        EOFError,
        struct.error,
        NotImplementedError,
    ) as error:
        raise UnusableFileError(
            "it is a damaged Office or ZIP file", "Get it from its source again."
        ) from error
    total = sum(info.file_size for info in infos)
    if len(infos) > _MEMBERS or total > _TOTAL or (total > _FREE and total > len(data) * _RATIO):
        raise UnusableFileError(
            f"it unpacks from {len(data) / 1e6:,.1f} to {total / 1e6:,.0f} MB, which is not safe",
            "Open it in its own program and print it to PDF.",
        )
    if any(info.flag_bits & 1 for info in infos):
        raise UnusableFileError(
            "parts of it are locked with a password",
            "Save it without a password in its own program, and use that file.",
        )
    return archive
