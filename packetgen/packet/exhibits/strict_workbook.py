"""Workbooks of the strict kind of Office Open XML, whose words stand in namespaces of their own.

openpyxl finds no sheet in one and says nothing.
"""

from __future__ import annotations

import zipfile

from packetgen.docx.ooxml import transitional
from packetgen.output.packages import packed


def as_usual(data: bytes, archive: zipfile.ZipFile) -> bytes:
    """The workbook with the names that every program reads; any other as it is."""
    try:
        workbook = archive.read("xl/workbook.xml")
        if transitional(workbook) == workbook:
            return data
        return packed((name, _usual(name, archive.read(name))) for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, KeyError, EOFError, ValueError, NotImplementedError):
        return data


def _usual(name: str, part: bytes) -> bytes:
    return transitional(part) if name.endswith((".xml", ".rels", ".vml")) else part
