"""What python-oxmsg leaves closed in an Outlook file: messages within it, and rarer code pages."""

from __future__ import annotations

import codecs
import re
from typing import Any

_EMBEDDED_OBJECT = "__substg1.0_3701000D"
_PROPERTIES = "__properties_version1.0"
_ENCODINGS = ("_str_prop_encoding", "body_encoding")
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


def in_known_code_page(item: Any) -> Any:
    """A message, recipient or attachment of python-oxmsg's, whose text Python can decode.

    python-oxmsg knows some of Windows' code pages by names that Python lacks ("windows-950"), and
    gives them to each text when it first looks at any: this has to come before.
    """
    properties = item.properties
    for name in _ENCODINGS:
        said = getattr(properties, name)
        number = re.search(r"\d+$", said or "")
        if number and not _is_known(said) and _is_known(f"cp{number[0]}"):
            properties.__dict__[name] = f"cp{number[0]}"
    return item


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


__all__ = ["in_known_code_page", "message_within"]
