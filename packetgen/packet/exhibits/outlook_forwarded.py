"""A message attached to an Outlook message, written as an e-mail file of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What a message within another one says of itself.

    ``headers`` are names and values as mail writes them. ``enclosures`` are name and bytes of each
    attachment, or the message that it is.
    """

    headers: tuple[tuple[str, str], ...]
    body: str = field(repr=False)
    html: str = field(repr=False)
    enclosures: tuple[tuple[str, bytes | Forwarded], ...] = ()


def mail_file(message: Forwarded) -> bytes:
    """The bytes of an .eml file that says the same; the same message gives the same bytes."""
    return _written(message, "0").as_bytes()


def _written(message: Forwarded, place: str) -> EmailMessage:
    made = EmailMessage(policy=_as_they_stand())
    for name, value in message.headers:
        made[name] = " ".join(value.split())
    if message.body.strip() or not message.html.strip():
        made.set_content(message.body)
        if message.html.strip():
            made.add_alternative(message.html, subtype="html")
    else:
        made.set_content(message.html, subtype="html")
    for number, (name, content) in enumerate(message.enclosures, 1):
        if isinstance(content, Forwarded):
            made.add_attachment(_written(content, f"{place}-{number}"), filename=name)
        else:
            made.add_attachment(
                content, maintype="application", subtype="octet-stream", filename=name
            )
    # Boundaries are random otherwise. A multipart part has one, and so have the parts in it.
    for at, part in enumerate(_own_multiparts(made)):
        part.set_boundary(f"=_packetgen-{place}-{at}")
    return made


def _as_they_stand() -> Any:
    """Headers are written as they are: an address of Exchange's is none to Python's parser."""
    registry: Any = HeaderRegistry()
    for name in ("from", "to", "cc", "bcc", "date", "message-id"):
        registry.map_to_type(name, UnstructuredHeader)
    return SMTP.clone(header_factory=registry)


def _own_multiparts(message: EmailMessage) -> Iterable[EmailMessage]:
    if message.get_content_maintype() != "multipart":
        return
    yield message
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _own_multiparts(part)


__all__ = ["Forwarded", "mail_file"]
