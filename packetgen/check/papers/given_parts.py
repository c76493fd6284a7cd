"""Roles of pages in the caller's own words, ``"1-12 paper, 13- exhibit"``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packetgen.errors import Location, PacketError, Problem
from packetgen.pages.pagemap import PartKind

_GIVEN = re.compile(
    r"^\s*(?P<first>\d+)\s*(?P<dash>-)?\s*(?P<last>\d+)?\s+(?P<kind>[a-z][a-z_ -]*?)"
    r"(?:\s+(?P<label>[A-Z]{1,3}|\d{1,4}))?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Role:
    """What one page is."""

    part: str
    kind: PartKind
    label: str
    title: str
    of_part: int
    printed: str = ""
    bates: str = ""
    index: bool = False


def parse_parts(text: str, page_count: int, *, name: str = "") -> tuple[Role, ...]:
    """Roles for every page from words such as ``"1-12 paper, 13-20 exhibit A, 21- exhibit B"``.

    Kinds are those of :class:`packetgen.pages.PartKind` (also "exhibits", "papers", "form").
    Pages that are not named are paper.

    Raises:
        PacketError: every piece that cannot be understood, or names pages that are not there.
    """
    kinds = {kind.value: kind for kind in PartKind}
    kinds |= {f"{kind.value}s": kind for kind in PartKind}
    kinds |= {"form": PartKind.OFFICIAL_FORM, "slip": PartKind.SLIP_SHEET}
    roles: dict[int, Role] = {}
    problems: list[Problem] = []
    where = Location(file=name or None)
    for number, piece in enumerate(text.split(","), 1):
        found = _GIVEN.match(piece)
        kind = (
            kinds.get(found["kind"].strip().lower().replace(" ", "_").replace("-", "_"))
            if found
            else None
        )
        if found is None or kind is None:
            problems.append(
                Problem(
                    where,
                    f"cannot understand the part {piece.strip()!r}",
                    "Write FIRST-LAST KIND, KIND being one of "
                    + ", ".join(k.value for k in PartKind)
                    + ".",
                )
            )
            continue
        first = int(found["first"])
        last = int(found["last"]) if found["last"] else (page_count if found["dash"] else first)
        if not 1 <= first <= last <= page_count:
            problems.append(
                Problem(where, f"pages {piece.strip()!r} are not in the file of {page_count} pages")
            )
            continue
        label = found["label"] or ""
        ident = f"{kind.value}-{label}-{number}" if label else f"{kind.value}-{number}"
        for page in range(first, last + 1):
            roles[page] = Role(
                ident, kind, label, "", page - first + 1, index=kind is PartKind.INDEX
            )
    if problems:
        raise PacketError(
            "The parts given for the file cannot be used.",
            hint='For example: --parts "1-12 paper, 13- exhibit"',
            problems=tuple(problems),
        )
    return tuple(
        roles.get(page) or Role("paper", PartKind.PAPER, "", "", page)
        for page in range(1, page_count + 1)
    )
