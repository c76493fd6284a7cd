"""One file into PDF pages, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from packetgen.case import Treatment

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Converted
from ..sheets.press import Press
from ..sheets.slip_sheets import slip_sheet
from .file_kinds import kind_of
from .mail import Mail, mail_pdf

_PRINT = "Print it to PDF in its own program, and use that file."
_WORDS = {
    "word": "a Word file", "spreadsheet": "a spreadsheet", "csv": "a table (CSV)",
    "text": "a text file", "markdown": "a Markdown file", "eml": "an e-mail", "msg": "an e-mail",
    "media": "a recording",
}  # fmt: skip


def converted(
    data: bytes,
    name: str,
    title: str,
    treatment: Treatment,
    press: Press | None,
    environment: Mapping[str, str],
    *,
    labels: Callable[[int], Sequence[str]],
) -> Converted:
    """A file as PDF.

    Args:
        data: Its bytes.
        name: Its name.
        title: What a screen reader says in place of a picture.
        treatment: What was decided about it.
        press: Sets what is no PDF and no picture.
        environment: Where passwords are.
        labels: Gives the labels of so many enclosures as sub-exhibits.

    Raises:
        UnusableFileError: It cannot be used; with the reason and the way out.
    """
    kind = kind_of(data, name)
    if kind == "pdf":
        from .intake_pdf import taken_pdf

        return taken_pdf(data, treatment, environment, press)
    if kind in {"picture", "heic"}:
        return _picture(data, kind, title)
    if press is None:
        raise UnusableFileError(f"it is {_WORDS[kind]}", _PRINT)
    if kind == "word":
        from .intake_word import word_pdf

        return word_pdf(data, name, press, treatment)
    if kind == "spreadsheet":
        from .intake_spreadsheet import spreadsheet_pdf

        return spreadsheet_pdf(data, name, press, treatment)
    if kind in {"eml", "msg"}:
        mail = _mail(data, kind)
        listed = treatment.attachments == "list"
        return mail_pdf(mail, press, labels=() if listed else labels(len(mail.enclosures)))
    if kind == "media":
        return _recording(data, name, press, treatment)
    return _text(data, name, kind, press, treatment)


def _picture(data: bytes, kind: str, title: str) -> Converted:
    from .intake_images import heic_pdf, picture_pdf

    return heic_pdf(data, title) if kind == "heic" else picture_pdf(data, title)


def _mail(data: bytes, kind: str) -> Mail:
    if kind == "msg":
        from .intake_msg import read_msg

        return read_msg(data)
    from .intake_email import read_eml

    return read_eml(data)


def _text(data: bytes, name: str, kind: str, press: Press, treatment: Treatment) -> Converted:
    if kind == "csv":
        from .intake_csv import csv_pdf

        return csv_pdf(data, name, press, treatment.encoding)
    if kind == "markdown":
        from .intake_markdown import markdown_pdf

        return markdown_pdf(data, press, treatment.encoding)
    from .intake_text import text_pdf

    return text_pdf(data, press, treatment.encoding)


def _recording(data: bytes, name: str, press: Press, treatment: Treatment) -> Converted:
    from .media import recording

    found = recording(data)
    assert found is not None
    if not treatment.lodged:
        raise UnusableFileError(
            f"it is {_article(found.kind)}, which cannot be printed",
            "Say where the native file is lodged, as in 'lodged: on a USB drive with the clerk'; "
            "then a slip sheet stands for it.",
        )
    return slip_sheet(
        press, name, data,
        heading="This exhibit is a recording, which cannot be printed.",
        kind=found.kind, duration=found.duration, lodged=treatment.lodged,
    )  # fmt: skip


def stand_in(press: Press, name: str, data: bytes, reason: str, treatment: Treatment) -> Converted:
    """The slip sheet for a file that cannot be used."""
    return slip_sheet(
        press, name, data,
        heading="This file could not be reproduced on paper.",
        reason=reason[0].upper() + reason[1:400] + ("" if reason.endswith(".") else "."),
        lodged=treatment.lodged,
    )  # fmt: skip


def _article(words: str) -> str:
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"
