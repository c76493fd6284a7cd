"""Exhibit labels, fixed before anything is drafted: a scheme, counted through the plan's order.

Letters run A to Z, then AA, AB, … ZZ, AAA; under ``double-letters`` AA, BB, … ZZ, AAA. Where a
court tells the sides apart (22 NYCRR 202.20-h: numbers for the plaintiff, letters for the
defendant) each side has a count of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from packetgen.errors import Location, PacketError, Problem

KINDS = ("letters", "double-letters", "numbers")
"""What a label is made of."""

SIDES: Mapping[str, tuple[str, str]] = {
    "plaintiff-numbers": ("numbers", "letters"),
    "plaintiff-letters": ("letters", "numbers"),
    "party-prefix": ("numbers", "numbers"),
}
"""Schemes by which each side has its own labels: the first side's kind, the second side's."""

SCHEMES = (*KINDS, *SIDES)


@dataclass(frozen=True, slots=True)
class Offered:
    """Who offers an exhibit: the side that began the case, or another, and the party's role."""

    first_side: bool
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Series:
    """One count of labels: what they are made of, and what stands before each."""

    kind: str
    prefix: str

    def label(self, position: int) -> str:
        return self.prefix + label_at(self.kind, position)


def label_at(scheme: str, position: int) -> str:
    """The label at a position counted from 0: 0 is A or 1, 26 is AA, 27 is AB (or BB).

    Raises:
        ValueError: ``scheme`` is not one of :data:`KINDS`.
    """
    if scheme == "numbers":
        return str(position + 1)
    if scheme == "double-letters":
        times, letter = divmod(position, 26)
        return chr(ord("A") + letter) * (times + 1)
    if scheme == "letters":
        letters = ""
        position += 1
        while position:
            position, letter = divmod(position - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return letters
    raise ValueError(f"there is no label scheme {scheme!r}")


def position_of(scheme: str, label: str) -> int:
    """The position of a label: the inverse of :func:`label_at`.

    Raises:
        ValueError: The label is not one of the scheme's.
    """
    plain = label.isascii()
    if scheme == "numbers" and plain and label.isdecimal() and int(label) > 0:
        return int(label) - 1
    if scheme == "letters" and plain and label.isalpha() and len(label) <= 3:
        position = 0
        for letter in label.upper():
            position = position * 26 + ord(letter) - ord("A") + 1
        return position - 1
    if scheme == "double-letters" and plain and label.isalpha() and len(set(label.upper())) == 1:
        return (len(label) - 1) * 26 + ord(label[0].upper()) - ord("A")
    raise ValueError(f"{label!r} is not a label of the scheme {scheme}")


def exhibit_labels(
    exhibits: Sequence[str],
    *,
    scheme: str = "letters",
    start: str = "",
    prefix: str = "",
    fixed: Mapping[str, str] | None = None,
    offered: Mapping[str, Offered] | None = None,
    earlier: Mapping[str, str] | None = None,
    late: Collection[str] = (),
    source: str = "",
) -> dict[str, str]:
    """A label for every exhibit.

    Args:
        exhibits: Ids in the order of the plan; a repeated id counts once.
        scheme: One of :data:`SCHEMES`.
        start: First label, to continue an earlier filing; empty for A or 1. Where each side has
            its own labels it continues the side whose label it is.
        prefix: Put before every label of the scheme, not before fixed ones.
        fixed: Labels that the case file fixes, by id. The scheme steps over them.
        offered: Who offers each exhibit, by id; the first side where nothing is said. Only schemes
            that tell the sides apart ask.
        earlier: Labels of earlier packets by id. An exhibit of theirs keeps its label, no other
            gets it, and each count continues after the highest.
        late: Exhibits that came later: labelled after the one before them, 12A, 12B, after a
            letter B1, B2 (B-1 would be a sub-exhibit), so that no other is renumbered.
        source: Name of the plan for messages.

    Raises:
        PacketError: Two exhibits share a fixed label, ``start`` is not a label of the scheme, or a
            late exhibit is the first.
        ValueError: There is no such scheme.
    """
    if scheme not in SCHEMES:
        raise ValueError(f"there is no label scheme {scheme!r}")
    offered, earlier = offered or {}, earlier or {}
    fixed = {**{e: label for e, label in earlier.items() if e in exhibits}, **(fixed or {})}
    wanted = list(dict.fromkeys(exhibits))
    series = {e: _series(scheme, offered.get(e, Offered(True)), prefix) for e in wanted}
    problems: list[Problem] = []
    begun = _begun(scheme, start, prefix, source, problems)
    owners = _owners(wanted, fixed, earlier, source, problems)
    if wanted and wanted[0] in late and not fixed.get(wanted[0]):
        problems.append(
            Problem(
                Location(source or None, detail=f"exhibit {wanted[0]}"),
                "it is marked late, and no exhibit stands before it",
                "Put it after the exhibit that it follows, or remove 'late'.",
            )
        )
    if problems:
        raise PacketError("the exhibits cannot be labelled", problems=tuple(problems))
    labels: dict[str, str] = {}
    reached = _continued(begun, series.values(), earlier.values())
    before = ""
    for exhibit in wanted:
        if exhibit not in late:
            before = exhibit
        if fixed.get(exhibit):
            labels[exhibit] = fixed[exhibit]
            continue
        if exhibit in late:
            labels[exhibit] = _inserted(labels[before], owners)
            owners[labels[exhibit].casefold()] = exhibit
            continue
        own = series[exhibit]
        position = reached.get(own, 0)
        while (label := own.label(position)).casefold() in owners:
            position += 1
        labels[exhibit] = label
        reached[own] = position + 1
    return labels


def _owners(
    wanted: Sequence[str],
    fixed: Mapping[str, str],
    earlier: Mapping[str, str],
    source: str,
    problems: list[Problem],
) -> dict[str, str]:
    """Who has each label that is fixed or went out before, by the label in small letters."""
    owners: dict[str, str] = {}
    for exhibit in wanted:
        label = fixed.get(exhibit, "")
        if not label:
            continue
        if label.casefold() in owners:
            problems.append(
                Problem(
                    Location(source or None, detail=f"exhibit {exhibit}"),
                    f"label {label} is fixed for '{owners[label.casefold()]}' as well",
                    "Give one of the two another label, or none, in the case file.",
                )
            )
        owners[label.casefold()] = exhibit
    for exhibit, label in earlier.items():
        owners.setdefault(label.casefold(), exhibit)
    return owners


def _inserted(before: str, taken: Mapping[str, str]) -> str:
    """The first free label between one and the next: 12A, 12B; B1, B2."""
    kind = "letters" if before[-1:].isdigit() else "numbers"
    position = 0
    while (label := before + label_at(kind, position)).casefold() in taken:
        position += 1
    return label


def _continued(
    begun: Mapping[_Series, int], series: Iterable[_Series], earlier: Collection[str]
) -> dict[_Series, int]:
    """Where each count goes on: after the highest label of earlier packets, or at ``start``."""
    reached = dict(begun)
    for own in dict.fromkeys(series):
        for label in earlier:
            if not label.startswith(own.prefix):
                continue
            try:
                position = position_of(own.kind, label.removeprefix(own.prefix))
            except ValueError:
                continue
            reached[own] = max(reached.get(own, 0), position + 1)
    return reached


def _series(scheme: str, by: Offered, prefix: str) -> _Series:
    """The count that an exhibit belongs to."""
    if scheme in KINDS:
        return _Series(scheme, prefix)
    first, second = SIDES[scheme]
    own = ""
    if scheme == "party-prefix":
        role = by.role or ("plaintiff" if by.first_side else "defendant")
        own = "".join(word[:1] for word in role.split("-")).upper() + "-"
    return _Series(first if by.first_side else second, prefix + own)


def _begun(
    scheme: str, start: str, prefix: str, source: str, problems: list[Problem]
) -> dict[_Series, int]:
    """Where a count begins that continues an earlier filing."""
    if not start:
        return {}
    kinds = (scheme,) if scheme in KINDS else SIDES[scheme]
    own, given = prefix, start
    if scheme == "party-prefix" and "-" in start:
        letters, _, given = start.rpartition("-")
        own = f"{prefix}{letters.upper()}-"
    for kind in kinds:
        try:
            return {_Series(kind, own): position_of(kind, given)}
        except ValueError:
            continue
    examples = {"numbers": "12", "letters": "F or AA", "double-letters": "F or BB"}
    example = "D-12" if scheme == "party-prefix" else " or ".join(examples[k] for k in kinds)
    problems.append(
        Problem(
            Location(source or None, pointer="/options/labels/start"),
            f"{start!r} is not a label of the scheme {scheme}",
            f"Write a label such as {example}.",
        )
    )
    return {}
