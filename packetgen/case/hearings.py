"""Hearings, days on which a court is closed, signings and services of papers.

They belong to :mod:`packetgen.case.model`, which is where everybody else finds them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .identity import PersonName


@dataclass(frozen=True, slots=True)
class Hearing:
    """A date in court. ``department`` is a department, courtroom or part."""

    id: str
    on: dt.date
    time: dt.time | None = None
    department: str = ""
    judge: PersonName | None = None
    place: str = ""
    purpose: str = ""
    reservation: str = ""
    arrive: dt.time | None = None
    remote: str = ""
    interpreter: str = ""
    transport: str = ""
    attend: tuple[str, ...] = ()
    result: str = ""
    moved_by: str = ""
    """Id of the party whose motion is heard; "" where the case does not say."""


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which the court is closed by an order or a proclamation, ``on`` to ``through``."""

    on: dt.date
    why: str
    through: dt.date


@dataclass(frozen=True, slots=True)
class Signature:
    """A recorded act of signing: only with one does packetgen print a date or name as signed.

    ``by`` is the id of the signer; ``how`` is ink (by hand), electronic (``/s/``, authorized by
    the signer) or digital (with a certificate).
    """

    by: str
    on: dt.date
    how: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A service of papers on somebody. ``on`` empty: planned, not done.

    ``documents`` are ids of the plan's documents; ``to`` is an id of counsel, party or person.
    ``method`` is one of mail, personal, overnight, electronic, fax, ecf, clerk, other.
    ``mailed_from`` is the place where an envelope was put in the mail, such as "Oakland,
    California".
    """

    id: str
    to: str
    documents: tuple[str, ...] = ()
    method: str = ""
    on: dt.date | None = None
    by: str = ""
    address: str = ""
    email: str = ""
    mailed_from: str = ""
    signed: Signature | None = None
