"""What python-oxmsg leaves closed in an Outlook file: messages within it, and rarer code pages."""

from __future__ import annotations

import codecs
from typing import Any

_EMBEDDED_OBJECT = "__substg1.0_3701000D"
_PROPERTIES = "__properties_version1.0"
_MESSAGE_CODE_PAGE, _INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
_WINDOWS_PAGES = frozenset({874, 932, 936, 949, 950, *range(1250, 1259)})
_TOP_HEADER, _INNER_HEADER = 32, 24
"""Bytes before the properties of a file's own message, and of one within it (MS-OXMSG 2.4.1)."""


def message_within(attachment: Any) -> Any:
    """The message that an attachment of python-oxmsg's holds; None if it holds none.

    Its properties stand behind a shorter header than those of the file's own message, for which
    python-oxmsg looks.
    """
    from oxmsg import Message
    from oxmsg.storage import Storage, Stream

    for folder in attachment._storage.storages:
        if folder.name != _EMBEDDED_OBJECT:
            continue
        streams = [
            Stream(stream.path, _with_top_header(stream.bytes_))
            if stream.name == _PROPERTIES
            else stream
            for stream in folder.streams
        ]
        if any(stream.name == _PROPERTIES for stream in streams):
            return Message(Storage(folder.path, tuple(streams), folder.storages))
    return None


def _with_top_header(stream: bytes) -> bytes:
    return stream[:_INNER_HEADER].ljust(_TOP_HEADER, b"\0") + stream[_INNER_HEADER:]


def code_page(message: Any) -> str:
    """Python's name of the code page in which a message's 8-bit texts are; "" if it is not said.

    It is stated for the message, else for its body where that is one of the pages in which Windows
    keeps texts. python-oxmsg knows some by names that Python lacks ("windows-950").
    """
    for tag in (_MESSAGE_CODE_PAGE, _INTERNET_CODE_PAGE):
        number = message.properties._cherry_pick_int_prop(tag)
        if number is not None and number.value in _WINDOWS_PAGES:
            return f"cp{number.value}"
    return ""


def in_code_page(item: Any, page: str) -> Any:
    """A message, recipient or attachment of python-oxmsg's with its 8-bit texts read in ``page``.

    python-oxmsg gives its own idea of the encoding to each text when it first looks at any, and
    takes recipients and attachments for Western ones: this has to come before.
    """
    if page:
        own = item.properties
        own.__dict__["_str_prop_encoding"] = page
        if not _is_known(own.body_encoding):
            own.__dict__["body_encoding"] = page
    return item


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


__all__ = ["code_page", "in_code_page", "message_within"]
