"""Outputs: written all or not at all, never over somebody else's file, with proof of what went in.

:func:`write_outputs` writes a mapping of relative paths to bytes; :class:`Manifest` says what went
in and came out, :class:`Approval` who approved it. Same input, same bytes: nothing here reads a
clock, and no absolute path is written.
"""

from .approval import Approval, approval_json, approval_problems, read_approval
from .manifest import (
    MANIFEST,
    DraftRecord,
    Manifest,
    file_sha256,
    manifest_json,
    read_manifest,
    sha256,
)
from .names import safe_name, unique_names
from .spreadsheet import Sheet, csv_bytes, xlsx_bytes
from .unfinished import recover
from .writing import Outputs, Written, refusals, write_outputs

__all__ = [
    "MANIFEST",
    "Approval",
    "DraftRecord",
    "Manifest",
    "Outputs",
    "Sheet",
    "Written",
    "approval_json",
    "approval_problems",
    "csv_bytes",
    "file_sha256",
    "manifest_json",
    "read_approval",
    "read_manifest",
    "recover",
    "refusals",
    "safe_name",
    "sha256",
    "unique_names",
    "write_outputs",
    "xlsx_bytes",
]
