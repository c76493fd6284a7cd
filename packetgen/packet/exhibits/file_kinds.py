"""What a file is, by what is in it; its name only decides between kinds of text."""

from __future__ import annotations

from ..pdf.pdf_opening import UnusableFileError
from .media import recording
from .zip_limits import measured

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"mif1", b"msf1")
_PRINT = "Open it in its own program and print it to PDF."
_TEXTS = (
    ".txt",
    ".text",
    ".log",
    ".srt",
    ".vtt",
    ".ics",
    ".vcf",
    ".json",
    ".xml",
    ".yaml",
    ".yml",
    ".ini",
    ".asc",
)


def kind_of(data: bytes, name: str) -> str:
    """One of pdf, picture, heic, word, spreadsheet, msg, eml, media, csv, markdown, text.

    Raises:
        UnusableFileError: It is none of these; the reason says what it is, if that can be told.
    """
    from .intake_email import looks_like_mail
    from .intake_images import is_picture

    lower = name.lower()
    if not data or data.isspace():
        raise UnusableFileError("the file is empty", "Get it from its source again.")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "heic"
    if is_picture(data):
        return "picture"
    if data[:4] == b"PK\x03\x04":
        return _archive(data)
    if data[:8] == _OLE:
        return _ole(data, lower)
    if lower.endswith(".pdf") or b"%PDF-" in data[:4096]:
        return "pdf"
    if recording(data) is not None:
        return "media"
    _refuse_known(data, lower)
    if lower.endswith(".eml") or looks_like_mail(data):
        return "eml"
    if lower.endswith((".csv", ".tsv", ".tab")):
        return "csv"
    if lower.endswith((".md", ".markdown")):
        return "markdown"
    if lower.endswith(_TEXTS) or _is_text(data):
        return "text"
    raise UnusableFileError(
        "it is of no kind that can be printed (PDF, picture, Word, spreadsheet, e-mail, text)",
        f"{_PRINT} Or put a slip sheet in its place: 'unusable: slip-sheet'.",
    )


def _archive(data: bytes) -> str:
    names = set(measured(data).namelist())
    if any(entry.startswith("word/") for entry in names):
        return "word"
    if "xl/workbook.xml" in names:
        return "spreadsheet"
    if any(entry.startswith("xl/") for entry in names):
        raise UnusableFileError(
            "it is a damaged spreadsheet, or one in Excel's binary format (.xlsb)",
            "Save it as .xlsx in the spreadsheet program.",
        )
    if any(entry.startswith("ppt/") for entry in names):
        raise UnusableFileError("it is a presentation (PowerPoint)", _PRINT)
    if "mimetype" in names:
        raise UnusableFileError("it is an OpenDocument or e-book file", _PRINT)
    raise UnusableFileError(
        "it is an archive (ZIP)", "Unpack it, and name the files in it that matter: 'files: […]'."
    )


def _ole(data: bytes, lower: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnusableFileError(
            "it is an Office file that is locked with a password",
            "Save it without a password in its own program, and use that file.",
        )
    if lower.endswith(".msg") or "__properties_version1.0".encode("utf-16-le") in data:
        return "msg"
    wide = {
        "WordDocument": "an old Word file (.doc)",
        "Workbook": "an old spreadsheet (.xls)",
        "PowerPoint Document": "an old presentation (.ppt)",
    }
    for mark, what in wide.items():
        if mark.encode("utf-16-le") in data:
            raise UnusableFileError(f"it is {what}", f"Save it in the current format. {_PRINT}")
    raise UnusableFileError("it is an old Office file", _PRINT)


def _refuse_known(data: bytes, lower: str) -> None:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        raise UnusableFileError("it is a rich-text file (RTF)", f"Save it as .docx. {_PRINT}")
    if head.startswith((b"<!doctype html", b"<html")) or lower.endswith((".html", ".htm")):
        raise UnusableFileError(
            "it is a web page, which looks different in every program",
            "Open it in a browser and print it to PDF; or save it as .txt, to show its source.",
        )
    if head.startswith(b"<svg") or lower.endswith(".svg"):
        raise UnusableFileError("it is a drawing (SVG)", _PRINT)
    if data[:2] == b"%!":
        raise UnusableFileError("it is a PostScript file", _PRINT)
    for magic, what in (
        (b"Rar!", "an archive (RAR)"),
        (b"7z\xbc\xaf", "an archive (7z)"),
        (b"\x1f\x8b", "an archive (gzip)"),
        (b"MZ", "a program"),
        (b"\x7fELF", "a program"),
        (b"\x78\x9f\x3e\x22", "Outlook data (TNEF)"),
    ):
        if data.startswith(magic):
            raise UnusableFileError(
                f"it is {what}", "Take out of it what matters, and name those files."
            )


def _is_text(data: bytes) -> bool:
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head:
        return False
    control = sum(1 for byte in head if byte < 9 or 13 < byte < 32)
    return control <= len(head) // 200
