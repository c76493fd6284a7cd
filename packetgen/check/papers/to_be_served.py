"""Whether a proof of service names those who are to be served."""

from __future__ import annotations

from packetgen.case.model import Party
from packetgen.case.served import Served, to_be_served
from packetgen.reading.letters import unaccented

__all__ = ["names", "to_be_served"]


def names(text: str, someone: Served) -> bool:
    """Whether a text names somebody: by surname, by organization or by firm."""
    words = unaccented(text)
    said = [getattr(someone, "organization", ""), getattr(someone, "firm", "")]
    name = someone.name
    if name is not None:
        said += [name.surname or name.full]
    if isinstance(someone, Party) and someone.minor and name is not None:
        # A minor stands there by initials; whose they are, nobody can tell.
        return True
    plain = [unaccented(item) for item in said]
    return not any(plain) or any(item in words for item in plain if item)
