"""Outlook's e-mail files (.msg), read by python-oxmsg (extra ``email``)."""

from __future__ import annotations

import email
import email.policy
import re
from typing import Any

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Enclosure
from .intake_email import better_body, header_text
from .mail import MAX_ENCLOSURES, Mail, day_in_words

_PR_TO, _PR_CC, _PR_BCC = 0x0E04, 0x0E03, 0x0E02
_PR_RECIPIENT_TYPE = 0x0C15
_PR_ATTACH_METHOD = 0x3705
_PR_MESSAGE_ID = 0x1035
_EMBEDDED = 5


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
    if not message.message_class.upper().startswith(("IPM.NOTE", "REPORT.IPM", "IPM.SCHEDULE", "")):
        raise UnusableFileError("it is no e-mail", "Open it in Outlook and print it to PDF.")
    notes: list[str] = []
    body, html = message.body or "", _html(message)
    if body.strip() and html.strip():
        body, html = better_body(body, html, notes)
    elif html.strip():
        notes.append("its text is only HTML, which was reduced to plain text")
    elif not body.strip() and message.properties.binary_prop_value(0x1009):
        raise UnusableFileError(
            "its text is only in Outlook's own rich format (RTF)",
            "Save it as .eml or print it to PDF in Outlook.",
        )
    enclosures = [_enclosure(item, at) for at, item in enumerate(message.attachments, 1)]
    if len(enclosures) > MAX_ENCLOSURES:
        raise UnusableFileError(
            f"it has over {MAX_ENCLOSURES} attachments", "Split it in the e-mail program."
        )
    return Mail(_headers(message), body, html, tuple(enclosures), tuple(notes))


def _html(message: Any) -> str:
    try:
        return str(message.html_body or "")
    except (LookupError, UnicodeError):
        raw = message.properties.binary_prop_value(0x1013) or b""
        return bytes(raw).decode("cp1252", "replace")


def _headers(message: Any) -> tuple[tuple[str, str], ...]:
    # The transport headers name everybody with addresses and zone; a draft has none of them.
    raw = message.properties.str_prop_value(0x007D) or ""
    transport = email.message_from_string(raw, policy=email.policy.default)
    found: list[tuple[str, str]] = []
    sender = header_text(transport, "From") or str(message.sender or "")
    found.append(("From", sender))
    names = {1: "To", 2: "Cc", 3: "Bcc"}
    people: dict[str, list[str]] = {}
    for recipient in message.recipients:
        kind = recipient.properties.int_prop_value(_PR_RECIPIENT_TYPE) or 1
        name, address = recipient.name or "", recipient.email_address or ""
        shown = f"{name} <{address}>" if name and address and name != address else address or name
        people.setdefault(names.get(kind & 0xF, "To"), []).append(shown)
    for label in ("To", "Cc", "Bcc"):
        said = header_text(transport, label) or ", ".join(people.get(label, []))
        if said:
            found.append((label, said))
    found.append(("Date", _date(message, transport)))
    found.append(("Subject", message.subject or "(none)"))
    identifier = header_text(transport, "Message-ID") or str(
        message.properties.str_prop_value(_PR_MESSAGE_ID) or ""
    )
    if identifier:
        found.append(("Message-ID", identifier))
    return tuple((name, " ".join(said.split())) for name, said in found if said)


def _date(message: Any, transport: Any) -> str:
    from email.utils import parsedate_to_datetime

    said = header_text(transport, "Date")
    if said:
        try:
            return day_in_words(parsedate_to_datetime(said))
        except (ValueError, TypeError, IndexError, OverflowError):
            return f"{said} (as written)"
    sent = message.sent_date
    if sent is None:
        return "none (the message was not sent)"
    import datetime as dt

    # Outlook keeps universal time (MS-OXPROPS 2.593).
    return day_in_words(sent if sent.tzinfo else sent.replace(tzinfo=dt.UTC))


def _enclosure(item: Any, number: int) -> Enclosure:
    data, name = item.file_bytes, item.file_name or ""
    properties = item.properties
    name = name or properties.str_prop_value(0x3704) or properties.str_prop_value(0x3001) or ""
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    name = re.sub(r".*[\\/]", "", name)[:120] or f"attachment {number}"
    if data is None:
        method = properties.int_prop_value(_PR_ATTACH_METHOD)
        what = "a message" if method == _EMBEDDED else "an object"
        raise UnusableFileError(
            f"it holds {what} ('{name}') that cannot be taken out of an Outlook file",
            "Save it from Outlook as a file of its own, and the message as .eml or without it.",
        )
    note = (
        "in the text"
        if properties.str_prop_value(0x3712) and (str(item.mime_type or "").startswith("image/"))
        else ""
    )
    return Enclosure(name, bytes(data), note)
