"""Workbooks of the strict kind of Office Open XML, whose words stand in namespaces of their own.

Excel saves them as "Strict Open XML Spreadsheet". openpyxl finds no sheet in one and says nothing.
"""

from __future__ import annotations

import io
import re
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACE = re.compile(re.escape(_STRICT) + rb"([A-Za-z]+)/")


def as_usual(data: bytes, archive: zipfile.ZipFile) -> bytes:
    """The workbook with the namespaces that every program reads (ISO/IEC 29500-1 to -4)."""
    try:
        if _STRICT not in archive.read("xl/workbook.xml"):
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as usual:
            for info in archive.infolist():
                part = archive.read(info)
                if info.filename.endswith((".xml", ".rels", ".vml")):
                    part = _NAMESPACE.sub(rb"http://schemas.openxmlformats.org/\1/2006/", part)
                usual.writestr(zipfile.ZipInfo(info.filename), part)
    except (zipfile.BadZipFile, OSError, KeyError, EOFError, ValueError, NotImplementedError):
        return data
    return made.getvalue()
