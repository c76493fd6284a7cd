"""The XML of a Word file's parts: read safely, made from text, written back as text."""

from __future__ import annotations

import re
from typing import Any

from packetgen.errors import FormError
from packetgen.reading.xml_text import untrusted_xml

from .wml import R, W

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The name space of ``.rels`` parts; the kinds of relation in them begin with ``wml.R``."""
WORD_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
"""What the content types of Word's own parts begin with."""


def parse(content: bytes, name: str) -> Any:
    """An element tree, read without entities or network.

    Raises:
        FormError: Not well-formed, or with a document type declaration.
    """
    from lxml import etree

    try:
        root = untrusted_xml(content)
    except etree.XMLSyntaxError as error:
        raise FormError(
            f"{name} is damaged: {error.msg}.", hint="Open it in Word and save it again."
        ) from None
    if root.getroottree().docinfo.doctype:
        raise FormError(f"{name} declares a document type, which a Word file never does.")
    return root


def serialised(tree: Any) -> str:
    """The tree as XML text without a declaration."""
    from lxml import etree

    return str(etree.tostring(tree, encoding="unicode"))


def element_of(xml: str) -> Any:
    """One element from text that uses the prefixes ``w:`` and ``r:`` without declaring them."""
    at = re.match(r"<[\w:]+", xml)
    assert at is not None
    return parse(f'{at[0]} xmlns:w="{W}" xmlns:r="{R}"{xml[at.end() :]}'.encode(), "element")


def with_relations(xml: str) -> str:
    """Whatever is placed may need ``r:`` and must find ``w:``."""
    head, _, rest = xml.partition(">")
    closing = "/" if head.endswith("/") else ""
    if f'xmlns:r="{R}"' not in head:
        head = f'{head.removesuffix("/")} xmlns:r="{R}"{closing}'
    return f"{head}>{rest}"
