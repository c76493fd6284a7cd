"""The case's values that a caption shows, by path: an edited draft may hold older ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from packetgen.case.model import Address

from .caption_words import CaptionFacts, case_number, printed_name


def caption_values(facts: CaptionFacts, xml: str) -> dict[str, str]:
    """Path to printed text of every value that the caption shows.

    Args:
        facts: What the caption was made from.
        xml: The caption as written; a value that is not among its words is left out.
    """
    words = _squeezed(unescape(re.sub(r"<[^>]*>", " ", xml)))
    return {path: text for path, text in _candidates(facts) if text and _squeezed(text) in words}


def _candidates(facts: CaptionFacts) -> Iterator[tuple[str, str]]:
    scene, case, language = facts.scene, facts.scene.case, facts.scene.language
    yield "case.number", case_number(case, facts.jurisdiction, scene)
    yield "court.name", facts.jurisdiction.name
    yield "court.county", facts.jurisdiction.county
    if case.judge is not None:
        yield "case.judge", case.judge.full
    yield "case.department", case.department
    for name, day in (("filed", case.filed), ("trial", case.trial)):
        if day is not None:
            yield f"case.{name}", language.date(day)
    for number, line in enumerate(case.caption_lines, 1):
        yield f"case.caption_lines[{number}]", line
    for party in case.parties:
        yield f"parties[{party.id}]", printed_name(party, scene)
        yield f"parties[{party.id}].description", party.description
    for lawyer in facts.counsel:
        path = f"counsel[{lawyer.id}]"
        yield path, lawyer.name.full
        for name in ("bar_number", "firm", "phone", "fax", "email"):
            yield f"{path}.{name}", getattr(lawyer, name)
        yield from _address(f"{path}.address", lawyer.address)
    if not facts.counsel and facts.filer is not None:
        path = f"parties[{facts.filer.id}]"
        yield f"{path}.phone", facts.filer.phone
        yield f"{path}.email", facts.filer.email
        yield from _address(f"{path}.address", facts.filer.address)
    if facts.hearing is not None:
        hearing = facts.hearing
        yield "hearing.on", language.date(hearing.on)
        yield "hearing.time", language.time(hearing.time) if hearing.time else ""
        yield "hearing.department", hearing.department
        yield "hearing.place", hearing.place
        yield "hearing.judge", hearing.judge.full if hearing.judge else ""
        yield "hearing.reservation", hearing.reservation


def _address(path: str, address: Address) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(address.printed, 1):
        yield f"{path}[{number}]", line


def _squeezed(text: str) -> str:
    """Letters, digits and signs alone, small: line breaks and capitals are the caption's own."""
    return re.sub(r"\s+", "", text).casefold()
