"""Who somebody is: names, addresses, and identifiers that courts treat specially."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class SensitiveKind(StrEnum):
    """Classes of identifiers that courts treat specially."""

    SSN = "ssn"
    TAX_ID = "tax_id"
    ACCOUNT = "account"
    CARD = "card"
    BIRTH_DATE = "birth_date"
    MINOR_NAME = "minor_name"
    HOME_ADDRESS = "home_address"
    DRIVER_LICENSE = "driver_license"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A value that is masked wherever it is printed unless a form is confidential.

    ``str()`` and ``repr()`` never show the value, so that no log or traceback can. The court's
    treatment is applied when a document is filled (``packetgen.draft``).
    """

    kind: SensitiveKind
    value: str = field(repr=False)

    def __str__(self) -> str:
        return f"[{self.kind.value} withheld]"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as its bearer writes it.

    A person may have one name only (``family`` or ``given`` empty), particles ("de la"), two
    surnames (``family="García Márquez"``), a suffix ("Jr."), or a name in another script
    (``native``) beside the Latin one. ``whole`` overrides everything for names that fit no pattern.
    """

    given: str = ""
    middle: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    title: str = ""
    native: str = ""
    whole: str = ""

    def __str__(self) -> str:
        return self.full

    @property
    def full(self) -> str:
        """The name as printed: "María de la Cruz Hernández Jr."; suffix after a space or comma."""
        from .names import full_name

        return full_name(self)

    @property
    def formal(self) -> str:
        """Title and family name, "Ms. Hernández"; the full name where no title is given."""
        from .names import formal_name

        return formal_name(self)

    @property
    def surname(self) -> str:
        """Particle and family name, "de la Cruz"; the only name of a person with one name."""
        from .names import surname

        return surname(self)

    @property
    def initials(self) -> str:
        """Initials with periods, "M.H.", as Fed. R. Civ. P. 5.2(a)(3) wants for minors."""
        from .names import initials

        return initials(self)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; ``lines`` are street lines in printed order."""

    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def printed(self) -> tuple[str, ...]:
        """Lines for an envelope or a letter, without empty ones."""
        locality = ", ".join(
            p for p in (self.city, f"{self.state} {self.postal_code}".strip()) if p
        )
        return tuple(line for line in (*self.lines, locality, self.country) if line)

    def __str__(self) -> str:
        return ", ".join(self.printed)
