"""What a Word file points to outside itself, and taking the pictures among it out.

An office suite that opens a file may fetch linked pictures over the network, or read ``file://``
targets, before anybody has looked at it. So these pointers are removed first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from packetgen.output.packages import packed

from .archive import Archive
from .ooxml import RELATIONSHIP
from .package import parse_xml

_FETCHED = frozenset(
    {
        "image", "oleObject", "package", "frame", "subDocument", "attachedTemplate", "video",
        "audio", "media", "mailMergeSource", "mailMergeHeaderSource", "recipientData", "aFChunk",
        "externalLinkPath", "hyphenationDictionary", "control", "transform",
    }
)  # fmt: skip
"""Kinds of relationships that a program follows by itself; a hyperlink waits for a click."""
_ENTRY = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)", re.S)
_ID = re.compile(rb"\bId\s*=\s*[\"']([^\"']*)[\"']")
_INSTRUCTION = re.compile(rb"\b(INCLUDEPICTURE|INCLUDETEXT|LINK|DDE|DDEAUTO|IMPORT|INCLUDE)\b")


@dataclass(frozen=True, slots=True)
class ExternalTarget:
    """A pointer to something outside the file.

    ``part`` is the part that points (empty for the whole file), ``kind`` the last word of the
    relationship's type, ``fetched`` whether programs follow it without asking.
    """

    part: str
    id: str
    kind: str
    target: str
    fetched: bool


def external_relationships(data: bytes, *, name: str = "") -> tuple[ExternalTarget, ...]:
    """All relationships of a Word file that point outside it, in the order of the parts' names.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Raises:
        EngineError: The file is no Word archive or is damaged.
    """
    archive = Archive(data, name)
    return tuple(target for path in sorted(archive) for target in _targets(archive, path, name))


def _targets(archive: Archive, path: str, name: str) -> list[ExternalTarget]:
    folder, _, leaf = path.rpartition("/")
    if not leaf.endswith(".rels") or folder.rpartition("/")[2] != "_rels":
        return []
    part = f"{folder[: -len('_rels')]}{leaf[: -len('.rels')]}"
    found = []
    for element in parse_xml(archive[path], name=name, part=path).iter(
        RELATIONSHIP + "Relationship"
    ):
        if element.get("TargetMode") == "External":
            kind = element.get("Type", "").rpartition("/")[2]
            found.append(
                ExternalTarget(
                    part, element.get("Id", ""), kind, element.get("Target", ""), kind in _FETCHED
                )
            )
    return found


def remove_external_images(
    data: bytes, *, name: str = "", all_but_hyperlinks: bool = False
) -> bytes:
    """The same Word file without pointers that a program would follow by itself.

    Linked pictures, linked objects, remote templates and the like lose their target; hyperlinks
    stay. Instructions of fields that include files are blanked, their saved results stay. A file
    without any of these comes back byte for byte; else the result depends on the input alone.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        all_but_hyperlinks: Take out pointers of unknown kinds too, for a program that might
            follow them.

    Raises:
        EngineError: The file is no Word archive or is damaged.
    """
    archive = Archive(data, name)
    changed: dict[str, bytes] = {}
    for path in archive:
        unwanted = {
            target.id
            for target in _targets(archive, path, name)
            if target.fetched or (all_but_hyperlinks and target.kind != "hyperlink")
        }
        if unwanted:
            changed[path] = _without(archive[path], unwanted)
        elif path.startswith("word/") and path.endswith(".xml"):
            content = archive[path]
            if b"instrText" in content or b"fldSimple" in content:
                blanked = _blank_instructions(content)
                if blanked != content:
                    changed[path] = blanked
    if not changed:
        return data
    return packed((path, changed.get(path) or archive[path]) for path in archive)


def _without(content: bytes, unwanted: set[str]) -> bytes:
    """Point unwanted relationships at nothing, so that references to them stay valid."""

    def replace(match: re.Match[bytes]) -> bytes:
        entry = match[0]
        identifier = _ID.search(entry)
        if identifier is None or identifier[1].decode("utf-8", "replace") not in unwanted:
            return entry
        return re.sub(rb"\bTarget\s*=\s*(?:\"[^\"]*\"|'[^']*')", b'Target="about:blank"', entry)

    return _ENTRY.sub(replace, content)


def _blank_instructions(content: bytes) -> bytes:
    def text(match: re.Match[bytes]) -> bytes:
        return match[1] + (b"" if _INSTRUCTION.search(match[2]) else match[2]) + match[3]

    content = re.sub(rb"(<w:instrText\b[^>]*>)([^<]*)(</w:instrText>)", text, content)
    return re.sub(rb"(<w:fldSimple\b[^>]*?\bw:instr=\")([^\"]*)(\")", text, content)
