"""A Word file that says itself what LibreOffice would look up, work out or draw otherwise.

LibreOffice computes some fields anew: a date becomes the day of printing, a title that of the
properties, which are not given to it, numbered captions begin at 1, and a reference whose place it
does not find, which Word leaves as it is until fields are updated, becomes an error on the page. A
content control that is bound to a property takes its text from there too. Legacy check boxes are
drawn as lines that no reader of the PDF finds again, and some bullets as pictures. So the results
that Word saved, which are what its reader saw, are made plain text first.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from xml.sax.saxutils import unescape

from packetgen.docx.fields import SAID_BY_CODE, shown_by_code, tokens_of, whole_fields
from packetgen.docx.form_fields import box_state
from packetgen.docx.ooxml import XML_SPACE, Element, W
from packetgen.docx.package import parse_xml

LOOKED_UP = frozenset(
    {
        "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "DOCVARIABLE", "EDITTIME",
        "FILENAME", "FILESIZE", "INFO", "KEYWORDS", "LASTSAVEDBY", "NUMCHARS", "NUMWORDS",
        "PRINTDATE", "REVNUM", "SAVEDATE", "SUBJECT", "TEMPLATE", "TIME", "TITLE", "USERADDRESS",
        "USERINITIALS", "USERNAME",
    }
)  # fmt: skip
"""Fields that take what they show from the file's properties, its user, or the clock."""
COUNTED = frozenset({"SEQ", "REF", "NOTEREF", "SECTION"})
"""Fields that are counted, or follow a bookmark."""
_BOOKMARK = re.compile(rb"<(?:\w+:)?bookmarkStart\b[^>]*?\s(?:\w+:)?name=[\"']([^\"']*)")
_OF_THE_DAY = frozenset({"DATE", "TIME", "FILENAME", "FILESIZE", "TEMPLATE", "USERNAME"})
"""Without a saved result Word shows nothing for them, and LibreOffice the day on which the PDF is
made or the name of a temporary file."""
_PICTURE_BULLET = re.compile(rb"<(?:\w+:)?lvlPicBulletId\b[^>]*/>")
"""A list level's pointer to a picture, beside the bullet for programs that draw no such pictures
(ISO/IEC 29500-1, 17.9.9)."""
_SIGNS = {True: "☒", False: "☐"}
_DELETED = frozenset({W + "del", W + "moveFrom"})
_TOUCHED = (b"fldChar", b"fldSimple", b"dataBinding")


def bookmarks_in(parts: Iterable[bytes]) -> frozenset[str]:
    """The bookmarks of a Word file's parts."""
    return frozenset(
        unescape(name.decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})
        for content in parts
        for name in _BOOKMARK.findall(content)
    )


def as_saved(content: bytes, *, part: str = "", bookmarks: Container[str] = frozenset()) -> bytes:
    """A part of a Word file with the saved results of such fields as text; as it was without any.

    Args:
        content: The XML of a part that holds text (the document, a header, a note).
        part: Its name, for messages.
        bookmarks: Those of the whole file: numbers of other places' pages stay as saved.

    Raises:
        EngineError: The part is no well-formed XML.
    """
    content = _PICTURE_BULLET.sub(b"", content)
    if not any(mark in content for mark in _TOUCHED):
        return content
    root = parse_xml(content, name="", part=part)
    bound = list(root.iter(W + "dataBinding"))
    for binding in bound:
        binding.getparent().remove(binding)
    # Not one after another with "or": each is to be done.
    changed = [bool(bound), _simple(root, bookmarks), _complex(root, bookmarks)]
    if not any(changed):
        return content
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _kind(instruction: str) -> str:
    tokens = tokens_of(instruction)
    return tokens[0].upper() if tokens else ""


def _is_plain(instruction: str, bookmarks: Container[str], *, said: bool) -> bool:
    """Whether a field is to be plain text, which may have a saved result."""
    kind = _kind(instruction)
    if kind == "PAGEREF":
        tokens = tokens_of(instruction)
        if said and "\\p" in tokens:
            return True  # "above", in the language of LibreOffice instead of the document's
        # LibreOffice takes the first word for the bookmark, though it be a switch.
        return not any(name in bookmarks for name in tokens[1:2])
    return kind in _OF_THE_DAY or (said and (kind in LOOKED_UP or kind in COUNTED))


def _simple(root: Element, bookmarks: Container[str]) -> bool:
    found = [
        field
        for field in root.iter(W + "fldSimple")
        if _is_plain(field.get(W + "instr", ""), bookmarks, said=len(field) > 0)
    ]
    for field in found:
        above, at = field.getparent(), field.getparent().index(field)
        above[at : at + 1] = list(field)
    return bool(found)


def _complex(root: Element, bookmarks: Container[str]) -> bool:
    whole = whole_fields(root, _DELETED | {W + "txbxContent"})
    for box in root.iter(W + "txbxContent"):
        whole |= whole_fields(box, _DELETED)
    changed = False
    opened: list[tuple[Element, list[Element], list[Element]]] = []
    for element in list(root.iter(W + "fldChar", W + "instrText", W + "t")):
        kind = element.get(W + "fldCharType") if element.tag == W + "fldChar" else ""
        if kind and element not in whole:
            continue
        if kind == "begin":
            opened.append((element, [element], []))
        elif opened and kind == "end":
            begin, marks, texts = opened.pop()
            changed |= _settled(begin, [*marks, element], texts, bookmarks)
        elif opened and (kind or element.tag == W + "instrText"):
            opened[-1][1].append(element)
        elif opened:
            opened[-1][2].append(element)
    return changed


def _settled(
    begin: Element, marks: list[Element], texts: list[Element], bookmarks: Container[str]
) -> bool:
    """Take a field's marks away, if its result is to be plain text; whether they were."""
    code = "".join(mark.text or "" for mark in marks if mark.tag == W + "instrText")
    kind, said = _kind(code), any((text.text or "").strip() for text in texts)
    if kind == "FORMCHECKBOX":
        sign = begin.makeelement(W + "t", {})
        sign.text = _SIGNS[box_state(begin)]
        begin.addprevious(sign)
        marks = [*marks, *texts]
    elif kind in SAID_BY_CODE and not said:
        shown = begin.makeelement(W + "t", {XML_SPACE: "preserve"})
        shown.text = shown_by_code(code)
        begin.addprevious(shown)
    elif not _is_plain(code, bookmarks, said=said):
        return False
    for mark in marks:
        mark.getparent().remove(mark)
    return True


__all__ = ["LOOKED_UP", "as_saved", "bookmarks_in"]
