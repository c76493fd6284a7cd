"""Signature blocks: blank lines for people to sign, filled only from a recorded signing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from packetgen.case.model import Counsel, Party, Person, Signature

from ..values.caption_words import printed_name, represents
from ..values.views import Scene
from ..word_files.measure import width_of
from ..word_files.wml import Shape, paragraph, run
from ..words.language import phone

BLANK = "_" * 20
"""Short enough for two of them and the words between them to stand on one line."""
_RULE = "_" * 32
_BY = 2.0
"""Room for "By:" in ems, so that the name stands under the line."""
_LONG = 16
"""Letters of a word that may be too wide for a column of signatures."""
_ELECTRONIC = frozenset({"electronic", "electronically", "e-signature", "esign", "/s/", "s/"})


def signature_block(
    who: Any, signed: Signature | None, scene: Scene, styles: Mapping[str, str], *,
    capacity: str, width: float, single: float, dated: bool = True, reach: bool = False,
    size: float = 12.0, pronouns: bool = False, personal: bool = False, indented: bool = True,
) -> str:  # fmt: skip
    """The block for one signer.

    Args:
        who: Counsel, party or person; None leaves the name to be written in by hand.
        signed: The recorded signing by this signer, if there is one.
        scene: Language and privacy of the document.
        styles: Style ids by name.
        capacity: A line below the name, such as "Declarant"; default by what the signer is.
        width: Width of the text in points.
        single: Single line pitch in points.
        dated: Whether the block begins with the date.
        size: Size of the type in points.
        reach: Whether address, telephone and e-mail follow, as Fed. R. Civ. P. 11(a) wants where
            no attorney's block stands at the top of the paper.
        pronouns: Whether the court provides for the filer's pronouns beside the name.
        personal: Whether a lawyer signs what they declare themselves, and not for a client.
        indented: Whether the signature stands in the right half of ``width``, or in all of it.
    """
    style = styles["signature"]
    name = _name(who, scene)
    acting = isinstance(who, Counsel) and not personal
    left = width * 0.5 if indented else 0.0
    if indented:
        # A name of one long word would leave its half of the page.
        widest = widest_word(" ".join((name, *_capacity(who, capacity, scene))), size)
        left = max(min(left, width - widest - (_BY * size if acting else 0)), 0.0)
    date = scene.language.date(signed.on) if signed else BLANK
    line = _RULE[4:] if acting else _RULE
    by = _BY * size
    # No longer than its half of the page: an underscore is a little over half an em wide.
    room = width - left - (by if acting else 0)
    line = line[: max(int(room / (0.56 * size)), 12)]
    if signed and signed.how.strip().lower() in _ELECTRONIC:
        line = f"/s/ {name}"
    out = []
    if dated:
        out.append(
            paragraph(run(f"{scene.language['dated']} {date}"), style,
                      Shape(before=single, after=single, keep_next=True))
        )  # fmt: skip
    lines: list[str] = []
    space = single * 2
    if acting:
        if who.firm and not reach:
            out.append(paragraph(run(who.firm.upper()), style, Shape(left=left)))
        lines.append(f"By:\t{line}")
    else:
        lines.append(line)
    stated = getattr(who, "pronouns", "") if pronouns and not isinstance(who, Person) else ""
    lines.append(f"{name} ({stated})" if stated else name)
    if reach:
        lines += _reach(who)
    lines += [text for text in _capacity(who, capacity, scene) if text]
    for number, text in enumerate(lines):
        shape = Shape(
            left=left,
            first=-by if number == 0 and acting else None,
            before=space if number == 0 else None,
            after=single if number == len(lines) - 1 else None,
            lets_go=number == len(lines) - 1,
        )
        if acting:
            shape = replace(shape, left=left + by)
        out.append(paragraph(run(text), style, shape))
    return "".join(out)


def widest_word(text: str, size: float) -> float:
    """Points that the widest word takes, where one is long enough to matter; else 0."""
    long = [word for word in text.split() if len(word) > _LONG]
    return max((width_of(word, size, "courier new") for word in long), default=0.0)


def _reach(who: Any) -> list[str]:
    """Bar number, address, telephone and e-mail of lawyers, and of parties without one.

    A party who has a lawyer signs a declaration, not the paper: where a client lives is no part of
    it.
    """
    if not isinstance(who, Counsel | Party):
        return []
    if isinstance(who, Party) and who.represented_by and not who.self_represented:
        return []
    bar = getattr(who, "bar_number", "")
    state = getattr(who, "bar_state", "")
    lines = [f"{state} Bar No. {bar}".strip()] if bar else []
    firm = getattr(who, "firm", "")
    fax = getattr(who, "fax", "")
    reached = (phone(who.phone), f"Fax {phone(fax)}" if fax else "", who.email)
    return [*lines, *([firm] if firm else []), *who.address.printed, *(t for t in reached if t)]


def _name(who: Any, scene: Scene) -> str:
    if who is None:
        return "(printed name)"
    return printed_name(who, scene)


def _capacity(who: Any, capacity: str, scene: Scene) -> list[str]:
    if capacity:
        return [capacity]
    if isinstance(who, Counsel):
        parties = [p for p in scene.case.parties if who.id in p.represented_by]
        sides = {p.side for p in parties}
        if len(sides) == 1:
            return [represents(parties, 1, scene)]
        return []
    if isinstance(who, Party):
        words = who.role.capitalize()
        return [f"{words}, {scene.language['self_represented']}" if who.self_represented else words]
    if isinstance(who, Person) and who.organization:
        return [who.organization]
    return []
