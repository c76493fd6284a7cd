"""Exhibit labels, fixed before anything is drafted: a scheme, counted through the plan's order.

Letters run A to Z, then AA, AB, … ZZ, AAA. (Some offices write AA, BB, CC after Z: fix those labels
in the case file.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packetgen.errors import Location, PacketError, Problem

SCHEMES = ("letters", "numbers")


def label_at(scheme: str, position: int) -> str:
    """The label at a position counted from 0: 0 is A or 1, 26 is AA, 27 is AB.

    Raises:
        ValueError: No such scheme.
    """
    if scheme == "numbers":
        return str(position + 1)
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
    if scheme == "numbers" and label.isascii() and label.isdecimal() and int(label) > 0:
        return int(label) - 1
    if scheme == "letters" and label.isascii() and label.isalpha() and len(label) <= 3:
        position = 0
        for letter in label.upper():
            position = position * 26 + ord(letter) - ord("A") + 1
        return position - 1
    raise ValueError(f"{label!r} is not a label of the scheme {scheme}")


def exhibit_labels(
    exhibits: Sequence[str],
    *,
    scheme: str = "letters",
    start: str = "",
    prefix: str = "",
    fixed: Mapping[str, str] | None = None,
    source: str = "",
) -> dict[str, str]:
    """A label for every exhibit.

    Args:
        exhibits: Ids in the order of the plan; a repeated id counts once.
        scheme: ``letters`` or ``numbers``.
        start: First label, to continue an earlier filing; empty for A or 1.
        prefix: Put before every label of the scheme, not before fixed ones.
        fixed: Labels that the case file fixes, by id. The scheme steps over them.
        source: Name of the plan for messages.

    Raises:
        PacketError: Two exhibits share a fixed label, or ``start`` is not a label of the scheme.
    """
    fixed = fixed or {}
    wanted = list(dict.fromkeys(exhibits))
    problems: list[Problem] = []
    first = 0
    if start:
        try:
            first = position_of(scheme, start)
        except ValueError as error:
            example = "F or AA" if scheme == "letters" else "12"
            problems.append(
                Problem(
                    Location(source or None, pointer="/options/labels/start"),
                    str(error),
                    f"Write a label such as {example}.",
                )
            )
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
    if problems:
        raise PacketError("the exhibits cannot be labelled", problems=tuple(problems))
    labels: dict[str, str] = {}
    position = first
    for exhibit in wanted:
        if fixed.get(exhibit):
            labels[exhibit] = fixed[exhibit]
            continue
        while (label := prefix + label_at(scheme, position)).casefold() in owners:
            position += 1
        labels[exhibit] = label
        position += 1
    return labels
