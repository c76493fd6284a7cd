"""E-mail files (.eml): headers, body and attachments, whatever their encodings."""

from __future__ import annotations

import email
import email.policy
import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from packetgen.reading.english_counts import counted

from ..pdf.pdf_opening import UnusableFileError
from ..sheets.converted import Enclosure
from .mail import MAX_ENCLOSURES, Mail, day_in_words, enclosed_name
from .mail_html import html_text

_SHOWN = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject", "Message-ID")
_HEAD = re.compile(
    rb"^(received|from|to|cc|date|subject|message-id|mime-version|return-path|delivered-to|"
    rb"content-type|content-transfer-encoding|x-[a-z0-9-]+|dkim-signature|arc-[a-z-]+|sender|"
    rb"reply-to|list-[a-z]+|authentication-results|references|in-reply-to|user-agent|importance)"
    rb"[ \t]*:",
    re.I | re.M,
)
_KINDS = {
    "application/pkcs7-mime": "it is encrypted or wrapped in a signature (S/MIME)",
    "application/x-pkcs7-mime": "it is encrypted or wrapped in a signature (S/MIME)",
}
_DEPTH = 40


def looks_like_mail(data: bytes) -> bool:
    """Whether these bytes begin with the headers of an e-mail."""
    head = data[:8192].lstrip(b"\xef\xbb\xbf\r\n")
    end = min((at for at in (head.find(b"\n\n"), head.find(b"\r\n\r\n")) if at > 0), default=8192)
    names = {found[1].lower() for found in _HEAD.finditer(head[:end])}
    return len(names) >= 3 and bool(names & {b"from", b"received", b"message-id", b"mime-version"})


def read_eml(data: bytes) -> Mail:
    """The message in an .eml file.

    Raises:
        UnusableFileError: It is no e-mail, or one that cannot be read.
    """
    if re.match(rb"From \S+ .*\n", data[:300]) and data.count(b"\nFrom ") > 0:
        raise UnusableFileError(
            "it is a mailbox of several e-mails",
            "Export each e-mail as a file of its own (.eml) and name the ones that matter.",
        )
    try:
        message = email.message_from_bytes(
            data.lstrip(b"\xef\xbb\xbf"), policy=email.policy.default
        )
        mail = _mail(message)
    except UnusableFileError:
        raise
    except RecursionError as error:
        raise UnusableFileError(
            "its parts are nested too deeply", "Print it to PDF in the e-mail program."
        ) from error
    except Exception as error:  # the standard library raises nearly anything on damaged mail
        raise UnusableFileError(
            "it is a damaged e-mail", "Open it in the e-mail program and print it to PDF."
        ) from error
    if not any(name in {"From", "To", "Date", "Subject"} for name, _ in mail.headers):
        raise UnusableFileError(
            "it has none of the headers of an e-mail",
            "Save it from the e-mail program again; as .txt it is printed as it stands.",
        )
    return mail


def _mail(message: Message) -> Mail:
    notes: list[str] = []
    texts: list[str] = []
    htmls: list[str] = []
    enclosures: list[Enclosure] = []
    for part, kind in _leaves(message, 0):
        if kind == "mail":
            enclosures.append(_forwarded(part))
            continue
        content = part.get_content_type()
        if content in _KINDS:
            raise UnusableFileError(
                _KINDS[content], "Open it in the e-mail program and print it to PDF."
            )
        attached = _filename(part) or part.get_content_disposition() == "attachment"
        if not attached and content == "text/plain" and (kind != "after" or not htmls):
            texts.append(_text(part, notes))
        elif not attached and content == "text/html":
            htmls.append(_text(part, notes))
        else:
            enclosures.append(_enclosure(part, len(enclosures) + 1))
        if len(enclosures) > MAX_ENCLOSURES:
            raise UnusableFileError(
                f"it has over {MAX_ENCLOSURES} attachments", "Split it in the e-mail program."
            )
    body, html = "\n".join(texts), "\n".join(htmls)
    if body.strip() and html.strip():
        body, html = better_body(body, html, notes)
    elif html.strip():
        notes.append("its text is only HTML, which was reduced to plain text")
    return Mail(_headers(message), body, html, tuple(enclosures), tuple(dict.fromkeys(notes)))


def better_body(body: str, html: str, notes: list[str]) -> tuple[str, str]:
    """Plain text and HTML say the same as a rule; the fuller of them is shown.

    What the other one alone says is counted for the report.
    """
    plain, rich = _word_counts(body), _word_counts(html_text(html))
    only_rich, only_plain = (rich - plain).total(), (plain - rich).total()
    if only_rich > only_plain:
        notes.append("its HTML version is shown, which says more than its plain one")
        shown, lost, other = ("", html), only_plain, "plain"
    else:
        notes.append("its plain version is shown, not its HTML one")
        shown, lost, other = (body, ""), only_rich, "HTML"
    if lost:
        notes.append(
            f"its {other} version holds {counted(lost, 'word')} that the one shown "
            "does not: compare them"
        )
    return shown


def _word_counts(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _leaves(message: Any, depth: int) -> Iterator[tuple[Any, str]]:
    """The parts of a message in order; a message within it is a part as it stands."""
    if depth > _DEPTH:
        raise UnusableFileError(
            "its parts are nested too deeply", "Print it to PDF in the e-mail program."
        )
    if depth and message.get_content_type() == "message/rfc822":
        yield message, "mail"
    elif message.is_multipart():
        for part in message.get_payload():
            yield from _leaves(part, depth + 1)
    else:
        yield message, "part"


def _forwarded(part: Any) -> Enclosure:
    inner = part.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else None
    if message is None:
        return Enclosure("forwarded message.eml", b"", "a forwarded message")
    subject = re.sub(r"[^\w .,()-]+", " ", header_text(message, "Subject")).strip()[:60]
    name = _filename(part) or f"{subject or 'forwarded message'}.eml"
    return Enclosure(
        name if name.lower().endswith(".eml") else f"{name}.eml",
        _bytes(message),
        "a forwarded message",
    )


def _bytes(message: Any) -> bytes:
    try:
        return bytes(message.as_bytes(policy=email.policy.compat32))
    except Exception:  # unknown charsets and lone surrogates
        return str(message).encode("utf-8", "replace")


def _text(part: Any, notes: list[str]) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        text = data.decode(charset)
    except (LookupError, UnicodeError):
        try:
            text = data.decode("utf-8")
        except UnicodeError:
            text = data.decode("cp1252", "replace")
            notes.append(
                f"its text is not in the encoding that it says ({charset[:30]}): read as "
                "Windows-1252"
            )
    if str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<!-- ) \r?\n(?![>\s])", " ", text)
    return text


def _enclosure(part: Any, number: int) -> Enclosure:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload() or "").encode()
    inline = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
    note = "in the text" if inline and part.get_content_maintype() == "image" else ""
    if part.get_content_type() in {
        "application/pkcs7-signature",
        "application/pgp-signature",
        "application/x-pkcs7-signature",
    }:
        note = "the message's digital signature"
    return Enclosure(_filename(part) or f"attachment {number}{_suffix(part)}", data, note)


def _suffix(part: Any) -> str:
    import mimetypes

    known = {
        "image/jpeg": ".jpg",
        "text/plain": ".txt",
        "text/html": ".html",
        "text/calendar": ".ics",
        "message/rfc822": ".eml",
    }
    kind = part.get_content_type()
    return known.get(kind) or mimetypes.guess_extension(kind) or ""


def _filename(part: Any) -> str:
    try:
        name = part.get_filename()
    except Exception:  # damaged parameters
        return ""
    return enclosed_name(str(name or ""))


def header_text(message: Any, name: str) -> str:
    """A header's values as text, however damaged; several are joined by commas."""
    try:
        values = message.get_all(name) or []
        said = ", ".join(str(value) for value in values)
    except Exception:  # the standard library fails on some damaged headers
        said = ", ".join(
            str(value) for key, value in message._headers if key.lower() == name.lower()
        )
    said = said.encode("utf-8", "replace").decode("utf-8")
    return " ".join(said.split())


def _headers(message: Message) -> tuple[tuple[str, str], ...]:
    found = []
    for name in _SHOWN:
        said = header_text(message, name)
        if not said or (name == "Sender" and said == header_text(message, "From")):
            continue
        if name == "Date":
            try:
                said = day_in_words(parsedate_to_datetime(said))
            except (ValueError, TypeError, IndexError, OverflowError):
                said = f"{said} (as written)"
        found.append((name, said))
    if found and not any(name == "Subject" for name, _ in found):
        found.append(("Subject", "(none)"))
    return tuple(found)
