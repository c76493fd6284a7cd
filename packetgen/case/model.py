"""What happened to whom: the nouns of a case, as frozen values.

Everything here is plain data after validation. Dates are :class:`datetime.date` (court-local
calendar days), times :class:`datetime.time` (court-local), money is :class:`decimal.Decimal` in
dollars. Ids are the ones the user wrote; every reference was checked on loading.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from .evidence import Event as Event
from .evidence import Exhibit as Exhibit
from .evidence import PartialDate as PartialDate
from .evidence import Source as Source
from .evidence import Transfer as Transfer
from .hearings import Closure as Closure
from .hearings import Hearing as Hearing
from .hearings import Service as Service
from .hearings import Signature as Signature
from .identity import Address as Address
from .identity import PersonName as PersonName
from .identity import Sensitive as Sensitive
from .identity import SensitiveKind as SensitiveKind
from .obligations import Amendment as Amendment
from .obligations import Contact as Contact
from .obligations import Requirement as Requirement
from .obligations import RequirementEntry as RequirementEntry
from .obligations import Task as Task
from .treatment import ExhibitFile as ExhibitFile
from .treatment import Treatment as Treatment


@dataclass(frozen=True, slots=True)
class Counsel:
    """A lawyer, or the office a lawyer works in. ``bar_number`` without "SBN"."""

    id: str
    name: PersonName
    bar_number: str = ""
    bar_state: str = ""
    firm: str = ""
    address: Address = Address()
    phone: str = ""
    fax: str = ""
    email: str = ""
    pro_hac_vice: bool = False
    pronouns: str = ""
    """Shown beside the name where the court says that they may be."""
    e_service: str = ""
    """How it stands with electronic service: consented, ordered, registered, refused or ""."""

    @property
    def printed(self) -> str:
        """The lawyer's name as it stands in running text."""
        return self.name.full

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an organisation on one side of the case.

    ``role`` is the word printed in the caption ("plaintiff", "defendant", "petitioner", …, lower
    case, singular). ``side`` groups roles: ``first`` (plaintiff, petitioner, …) or ``second``.
    """

    id: str
    role: str
    side: str
    name: PersonName | None = None
    organization: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    represented_by: tuple[str, ...] = ()
    self_represented: bool = False
    address: Address = Address()
    phone: str = ""
    email: str = ""
    pronouns: str = ""
    language: str = "en"
    interpreter: bool = False
    minor: bool = False
    guardian: str = ""
    demographics: Mapping[str, str] = field(default_factory=dict)
    sensitive: tuple[Sensitive, ...] = ()
    e_service: str = ""

    @property
    def printed(self) -> str:
        """The party's name as it stands in running text."""
        return self.organization or (self.name.full if self.name else "")

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone else who matters: witness, declarant, officer, caseworker, interpreter."""

    id: str
    name: PersonName
    role: str = ""
    organization: str = ""
    address: Address = Address()
    phone: str = ""
    email: str = ""
    pronouns: str = ""
    language: str = "en"
    witness: bool = False
    party: str = ""
    sensitive: tuple[Sensitive, ...] = ()
    minor: bool = False
    knows: str = ""
    availability: str = ""

    @property
    def printed(self) -> str:
        """The person's name as it stands in running text."""
        return self.name.full

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True, slots=True)
class Office:
    """The office that sends the letters: its letterhead and the person who signs."""

    name: str = ""
    tagline: str = ""
    address: Address = Address()
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""
    contact: str = ""
    letterhead: PurePosixPath | None = None


@dataclass(frozen=True, slots=True)
class CourtNamed:
    """What the case file says of its court where no rule file names it: county, or whole title."""

    county: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One case, complete and consistent.

    ``source`` is the folder-relative name of the file it came from; ``raw`` is the validated plain
    data (for templates that want a field this model has no name for). ``orders`` are a judge's
    orders as jurisdiction rules, applied last. ``signatures`` is keyed by the id of the *document*
    that was signed, or ``document/signer`` where several sign it: a signature on one paper never
    appears on another (see :meth:`signature_on`). ``title`` and ``short_title`` are derived from
    the parties when the file gives none.
    """

    jurisdiction: str
    number: str = ""
    title: str = ""
    short_title: str = ""
    kind: str = "civil"
    filed: dt.date | None = None
    trial: dt.date | None = None
    limited: str = ""
    judge: PersonName | None = None
    department: str = ""
    caption_lines: tuple[str, ...] = ()
    court: CourtNamed = CourtNamed()
    referee: PersonName | None = None
    parcel_numbers: tuple[str, ...] = ()
    client: str = ""
    opened: dt.date | None = None
    closed: dt.date | None = None
    program: str = ""
    outcome: str = ""
    parties: tuple[Party, ...] = ()
    counsel: tuple[Counsel, ...] = ()
    people: tuple[Person, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    events: tuple[Event, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    services: tuple[Service, ...] = ()
    contacts: tuple[Contact, ...] = ()
    tasks: tuple[Task, ...] = ()
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    orders: tuple[Mapping[str, Any], ...] = ()
    closures: tuple[Closure, ...] = ()
    office: Office = Office()
    sensitive: tuple[Sensitive, ...] = ()
    source: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def first_side(self) -> tuple[Party, ...]:
        """Plaintiffs, petitioners, appellants, in caption order."""
        return tuple(party for party in self.parties if party.side == "first")

    @property
    def second_side(self) -> tuple[Party, ...]:
        """Defendants, respondents, appellees, in caption order."""
        return tuple(party for party in self.parties if party.side == "second")

    @property
    def client_party(self) -> Party | None:
        """The party whom the office acts for."""
        return next((party for party in self.parties if party.id == self.client), None)

    @property
    def our_side(self) -> tuple[Party, ...]:
        """The client and the parties that the client's lawyers also represent, caption order."""
        client = self.client_party
        if client is None:
            return ()
        lawyers = set(client.represented_by)
        return tuple(
            party
            for party in self.parties
            if party.id == client.id or lawyers & set(party.represented_by)
        )

    @property
    def our_counsel(self) -> tuple[Counsel, ...]:
        """The client's lawyers, in the order in which the client names them."""
        return self.counsel_of(self.client_party) if self.client_party else ()

    @property
    def witnesses(self) -> tuple[Person, ...]:
        """People who may testify or declare."""
        return tuple(person for person in self.people if person.witness)

    def counsel_of(self, party: Party) -> tuple[Counsel, ...]:
        """The lawyers of a party, lead first."""
        by_id = {lawyer.id: lawyer for lawyer in self.counsel}
        return tuple(by_id[i] for i in party.represented_by if i in by_id)

    def signature_on(self, document: str, signer: str) -> Signature | None:
        """The recorded signature of ``signer`` on a document of the plan, or None."""
        for key in (f"{document}/{signer}", document):
            signature = self.signatures.get(key)
            if signature is not None and signature.by == signer:
                return signature
        return None

    def find(self, identifier: str) -> Party | Counsel | Person | Hearing | Event | Exhibit | None:
        """The thing with this id, or None. Ids are unique across the case."""
        for group in (
            self.parties, self.counsel, self.people, self.hearings, self.events, self.exhibits,
        ):  # fmt: skip
            for thing in group:
                if thing.id == identifier:
                    return thing
        return None
