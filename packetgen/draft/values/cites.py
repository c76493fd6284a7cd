"""Cites to exhibits: words for the reader, and a URI that assembly turns into a page.

California wants "the exhibit number or letter, the specific page, and, if applicable, the
paragraph or line number" (Cal. Rules of Court, rule 3.1113(k)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlencode

from packetgen.errors import FormError, Location, Problem

from ..model import Cite, CiteChange
from ..words.language import Language

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document, Paragraph

SCHEME = "packetgen:exhibit/"
_KEYS = ("page", "paragraph", "line", "bates", "short", "attached_to")


def cite(
    exhibit: str, label: str, *, language: Language | None = None, **place: str | int | bool | None
) -> Cite:
    """The cite to an exhibit that bears ``label``.

    Args:
        exhibit: Id of the exhibit.
        label: Its label in this packet, "B".
        language: Whose wording; default English.
        place: ``page`` (the exhibit's own page, or a range "3-5"), ``paragraph``, ``line``,
            ``bates``, ``short`` for the bare label, and ``attached_to``, the id of the paper whose
            copy is meant where several papers have the exhibit.

    Raises:
        FormError: The page is 0.
    """
    given = {
        key: "1" if place[key] is True else str(place[key])
        for key in _KEYS
        if place.get(key) is not None and place[key] is not False and place[key] != ""
    }
    if given.get("page", "").split("-")[0].strip() in ("0", "00"):
        raise FormError(
            "A cite leads nowhere.",
            problems=(
                Problem(
                    Location(detail=f"cite to exhibit {exhibit!r}"),
                    f"an exhibit has no page {given['page']}: its pages count from 1",
                ),
            ),
        )
    query = f"?{urlencode(given)}" if given else ""
    uri = f"{SCHEME}{quote(exhibit, safe='')}{query}"
    return Cite(exhibit, uri, _words(given, label, language or Language()), given.get("page", ""))


def target(uri: str) -> tuple[str, dict[str, str]] | None:
    """Exhibit id and place of a ``packetgen:exhibit/…`` URI; None for any other."""
    if not uri.startswith(SCHEME):
        return None
    identifier, _, query = uri[len(SCHEME) :].partition("?")
    return unquote(identifier), dict(parse_qsl(query))


def _words(place: Mapping[str, str], label: str, language: Language) -> str:
    if place.get("short"):
        return label
    spot = place.get("bates") or place.get("page", "").replace("-", "–")
    if place.get("line"):
        lines = place["line"].replace("-", "–")
        spot = f"{spot}:{lines}" if spot else f"line {lines}"
    if place.get("paragraph"):
        sign = f"{language['paragraph_sign']}\u00a0{place['paragraph']}"
        spot = f"{spot}, {sign}" if spot else sign
    if not spot:
        return language["exhibit"].format(label=label).replace(" ", "\u00a0", 1)
    return language["exhibit_at"].replace(" ", "\u00a0").format(label=label, place=spot)


def refresh_cites(
    document: Document, labels: Mapping[str, str], *, language: Language | None = None
) -> tuple[Document, tuple[CiteChange, ...]]:
    """The document with the words of its cites as the packet's labels are now.

    A draft that was edited in Word keeps its links; when Exhibit B has become C, the words behind
    each link are regenerated, keeping their formatting. A link whose words are split over several
    runs gets them in its first run. Cites to exhibits that have no label stay as they are.

    Args:
        document: Blocks of the draft.
        labels: Exhibit id to label, for the whole packet.
        language: Whose wording; default English.

    Returns:
        The document, and every change (old, new, paragraph number) with dangling cites among them.
    """
    from packetgen.docx.rewriting import with_paragraphs

    changes: list[CiteChange] = []
    spoken = language or Language()

    refreshed = with_paragraphs(
        document, lambda paragraph: _refreshed_paragraph(paragraph, labels, spoken, changes)
    )
    return refreshed, tuple(changes)


def _refreshed_paragraph(
    paragraph: Paragraph, labels: Mapping[str, str], language: Language, changes: list[CiteChange]
) -> Paragraph:
    from packetgen.docx.blocks import Inline, Text

    inlines: list[Inline] = []
    index = 0
    items = paragraph.inlines
    while index < len(items):
        item = items[index]
        found = target(item.link) if isinstance(item, Text) and item.link else None
        if found is None or not isinstance(item, Text):
            inlines.append(item)
            index += 1
            continue
        run = [item]
        while index + len(run) < len(items):
            following = items[index + len(run)]
            if not isinstance(following, Text) or following.link != item.link:
                break
            run.append(following)
        index += len(run)
        identifier, place = found
        old = "".join(piece.text for piece in run)
        if identifier not in labels:
            changes.append(CiteChange(item.link, old, "", paragraph.number))
            inlines += run
            continue
        new = _words(place, labels[identifier], language)
        if new == old or new.replace("\u00a0", " ") == old.replace("\u00a0", " "):
            inlines += run
            continue
        changes.append(CiteChange(item.link, old, new, paragraph.number))
        inlines.append(replace(item, text=new))
    return replace(paragraph, inlines=tuple(inlines))
