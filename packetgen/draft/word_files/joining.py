"""Putting what a document brought along into the XML parts of its package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packetgen.errors import FormError

from .package_xml import RELATIONSHIPS
from .wml import R


def at_the_end(xml: str, paragraphs: str) -> str:
    """The document with paragraphs after its last, before the page set-up of its last section."""
    at = xml.rfind("<w:sectPr")
    if at < 0 or "</w:p>" in xml[at:]:
        at = xml.rindex("</w:body>")
    return f"{xml[:at]}{paragraphs}{xml[at:]}"


def well_formed(xml: str, place: str) -> str:
    """The XML, if it is some; a tag in the wrong place can break it, and Word would refuse it.

    Raises:
        FormError: It is not.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    try:
        parser.Parse(xml.encode("utf-8"), True)
    except expat.ExpatError:
        raise FormError(
            f"The template {place} gives a file that Word could not open.",
            hint="A tag opens in one place and closes in another that it may not: "
            "packetgen forms lint names it.",
        ) from None
    return xml


def appended(xml: str, root: str, elements: Sequence[str]) -> str:
    """A part with elements added at the end of its root."""
    closing = f"</w:{root}>"
    if closing in xml:
        at = xml.rindex(closing)
        return xml[:at] + "".join(elements) + xml[at:]
    return xml.removesuffix("/>") + ">" + "".join(elements) + closing


def relate(
    texts: dict[str, str], part: str, links: Mapping[str, str], *, kind: str = "hyperlink"
) -> None:
    """Relationships of a part: target to id; targets are escaped already."""
    if not links:
        return
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    xml = texts.get(
        rels,
        f'<Relationships xmlns="{RELATIONSHIPS}"/>',
    )
    outside = ' TargetMode="External"' if kind == "hyperlink" else ""
    added = "".join(
        f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{uri}"{outside}/>'
        for uri, identifier in links.items()
    )
    if "</Relationships>" in xml:
        texts[rels] = xml.replace("</Relationships>", f"{added}</Relationships>")
    else:
        texts[rels] = xml.removesuffix("/>") + f">{added}</Relationships>"
