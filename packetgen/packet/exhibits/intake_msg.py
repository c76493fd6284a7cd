"""Outlook's e-mail files (.msg), read by python-oxmsg (extra ``email``)."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Enclosure
from .intake_email import better_body, header_text
from .mail import MAX_ENCLOSURES, Mail, day_in_words, enclosed_name
from .outlook_forwarded import Forwarded, mail_file
from .outlook_objects import code_page, in_code_page, message_within

_PR_TO, _PR_CC, _PR_BCC = 0x0E04, 0x0E03, 0x0E02
_PR_RECIPIENT_TYPE = 0x0C15
_PR_ATTACH_METHOD = 0x3705
_PR_MESSAGE_ID = 0x1035
_EMBEDDED = 5
_OTHER_KINDS = {
    "IPM.APPOINTMENT": "a calendar entry",
    "IPM.CONTACT": "a contact",
    "IPM.DISTLIST": "a list of contacts",
    "IPM.TASK": "a task",
    "IPM.ACTIVITY": "a journal entry",
    "IPM.STICKYNOTE": "a note",
}
"""What an Outlook file holds by its message class (MS-OXCMSG 2.2.1.3), if it is no e-mail."""
_MEETING = "IPM.SCHEDULE.MEETING"
_DEPTH = 8
"""Messages within messages that are followed."""


def read_msg(data: bytes) -> Mail:
    """The message in a .msg file.

    Raises:
        UnusableFileError: python-oxmsg is not installed, or the file cannot be read.
    """
    try:
        from oxmsg import Message
    except ImportError as error:
        raise UnusableFileError(
            "it is an Outlook message, for which python-oxmsg is not installed",
            "Install it with: pip install 'packetgen[email]'. Or save the message as .eml.",
        ) from error
    try:
        return _mail(Message.load(data))
    except UnusableFileError:
        raise
    except Exception as error:  # olefile and oxmsg raise nearly anything on damaged input
        raise UnusableFileError(
            "it is a damaged Outlook message", "Open it in Outlook and print it to PDF."
        ) from error


def _mail(message: Any) -> Mail:
    page = code_page(message)
    in_code_page(message, page)
    _refuse_other_kinds(message)
    notes: list[str] = []
    if str(message.message_class or "").upper().startswith(_MEETING):
        notes.append(
            "it is an invitation of Outlook's: where its text does not say the time and place of "
            "the meeting, its pages do not either"
        )
    body, html = _texts(message)
    if body.strip() and html.strip():
        body, html = better_body(body, html, notes)
    elif html.strip():
        notes.append("its text is only HTML, which was reduced to plain text")
    enclosures = [
        _enclosure(in_code_page(item, page), at) for at, item in enumerate(message.attachments, 1)
    ]
    if len(enclosures) > MAX_ENCLOSURES:
        raise UnusableFileError(
            f"it has over {MAX_ENCLOSURES} attachments", "Split it in the e-mail program."
        )
    return Mail(_headers(message), body, html, tuple(enclosures), tuple(notes))


def _refuse_other_kinds(message: Any) -> None:
    """An Outlook file may hold something else, whose dates and numbers stand outside its text."""
    said = str(message.message_class or "").upper()
    what = next((name for kind, name in _OTHER_KINDS.items() if said.startswith(kind)), "")
    if what:
        raise UnusableFileError(
            f"it is {what} and no e-mail, and what it says does not all stand in its text",
            "Open it in Outlook and print it to PDF.",
        )


def _texts(message: Any) -> tuple[str, str]:
    """The text of a message as plain text and as HTML."""
    body, html = message.body or "", _html(message)
    if not body.strip() and not html.strip() and message.properties.binary_prop_value(0x1009):
        raise UnusableFileError(
            "its text is only in Outlook's own rich format (RTF)",
            "Save it as .eml or print it to PDF in Outlook.",
        )
    return body, html


def _html(message: Any) -> str:
    try:
        return str(message.html_body or "")
    except (LookupError, UnicodeError):
        raw = message.properties.binary_prop_value(0x1013) or b""
        return bytes(raw).decode("cp1252", "replace")


def _headers(message: Any) -> tuple[tuple[str, str], ...]:
    transport = _transport(message)
    found = _people(message, transport)
    found.append(("Date", _date(message, transport)))
    found.append(("Subject", message.subject or "(none)"))
    found.append(("Message-ID", _identifier(message, transport)))
    return tuple((name, " ".join(said.split())) for name, said in found if said)


def _transport(message: Any) -> Any:
    """The transport headers, which name everybody with addresses and zone; a draft has none."""
    raw = message.properties.str_prop_value(0x007D) or ""
    return email.message_from_string(raw, policy=email.policy.default)


def _people(message: Any, transport: Any) -> list[tuple[str, str]]:
    found = [("From", header_text(transport, "From") or str(message.sender or ""))]
    names = {1: "To", 2: "Cc", 3: "Bcc"}
    people: dict[str, list[str]] = {}
    page = code_page(message)
    for recipient in message.recipients:
        in_code_page(recipient, page)
        kind = recipient.properties.int_prop_value(_PR_RECIPIENT_TYPE) or 1
        said = _shown(recipient.name or "", recipient.email_address or "")
        people.setdefault(names.get(kind & 0xF, "To"), []).append(said)
    for label in ("To", "Cc", "Bcc"):
        listed = header_text(transport, label) or ", ".join(people.get(label, []))
        if listed:
            found.append((label, listed))
    return found


def _shown(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address and name != address else address or name


def _identifier(message: Any, transport: Any) -> str:
    return header_text(transport, "Message-ID") or str(
        message.properties.str_prop_value(_PR_MESSAGE_ID) or ""
    )


def _date(message: Any, transport: Any) -> str:
    said = header_text(transport, "Date")
    if said:
        try:
            return day_in_words(parsedate_to_datetime(said))
        except (ValueError, TypeError, IndexError, OverflowError):
            return f"{said} (as written)"
    sent = _sent(message)
    return day_in_words(sent) if sent else "none (the message was not sent)"


def _sent(message: Any) -> dt.datetime | None:
    sent: dt.datetime | None = message.sent_date
    # Outlook keeps universal time (MS-OXPROPS 2.593).
    return sent if sent is None or sent.tzinfo else sent.replace(tzinfo=dt.UTC)


def _forwarded(message: Any, depth: int) -> Forwarded:
    """A message within the file, to be written as a file of its own."""
    if depth > _DEPTH:
        raise UnusableFileError(
            "e-mails are attached to e-mails too deeply",
            "Save the inner ones as files of their own.",
        )
    page = code_page(message)
    in_code_page(message, page)
    _refuse_other_kinds(message)
    body, html = _texts(message)
    transport = _transport(message)
    headers = _people(message, transport)
    sent = _sent(message)
    day = header_text(transport, "Date") or (format_datetime(sent) if sent else "")
    headers += [("Date", day), ("Subject", message.subject)]
    headers.append(("Message-ID", _identifier(message, transport)))
    enclosures: list[tuple[str, bytes | Forwarded]] = []
    for at, item in enumerate(message.attachments, 1):
        in_code_page(item, page)
        inner = message_within(item)
        if inner is not None:
            enclosures.append((_file_name(item, at, ".eml"), _forwarded(inner, depth + 1)))
        else:
            enclosures.append((_file_name(item, at), _bytes(item, at)))
    kept = tuple((name, said) for name, said in headers if said)
    return Forwarded(kept, body, html, tuple(enclosures))


def _enclosure(item: Any, number: int) -> Enclosure:
    inner = message_within(item)
    if inner is not None:
        data = mail_file(_forwarded(inner, 1))
        return Enclosure(_file_name(item, number, ".eml"), data, "a forwarded message")
    properties = item.properties
    note = (
        "in the text"
        if properties.str_prop_value(0x3712) and (str(item.mime_type or "").startswith("image/"))
        else ""
    )
    return Enclosure(_file_name(item, number), _bytes(item, number), note)


def _file_name(item: Any, number: int, suffix: str = "") -> str:
    properties = item.properties
    name = item.file_name or ""
    name = name or properties.str_prop_value(0x3704) or properties.str_prop_value(0x3001) or ""
    name = enclosed_name(name) or f"attachment {number}"
    return name if name.lower().endswith(suffix) else f"{name}{suffix}"


def _bytes(item: Any, number: int) -> bytes:
    data = item.file_bytes
    if data is None:
        method = item.properties.int_prop_value(_PR_ATTACH_METHOD)
        what = "a message" if method == _EMBEDDED else "an object"
        raise UnusableFileError(
            f"it holds {what} ('{_file_name(item, number)}') that cannot be taken out of an "
            "Outlook file",
            "Save it from Outlook as a file of its own, and the message as .eml or without it.",
        )
    return bytes(data)
