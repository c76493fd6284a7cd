"""Which identifiers a document may show, and how.

The court's own treatment where it has a rule; else the house's, which follows Fed. R. Civ. P. 5.2:
last four digits, the year of birth, a minor's initials. A form marked confidential shows all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from packetgen.case.model import Party, Person, PersonName, Sensitive, SensitiveKind
from packetgen.form.model import Form
from packetgen.jurisdiction.model import Jurisdiction

_HOUSE: Mapping[str, str] = {
    "ssn": "last4",
    "tax_id": "last4",
    "account": "last4",
    "card": "last4",
    "birth_date": "year",
    "minor_name": "initials",
    "home_address": "none",
    "driver_license": "last4",
}
_LETTER: Mapping[str, str] = {**_HOUSE, "minor_name": "none"}


@dataclass(frozen=True, slots=True)
class Privacy:
    """Treatments by kind of identifier for one document."""

    treatments: Mapping[str, str] = field(default_factory=lambda: _HOUSE)
    confidential: bool = False

    def printed(self, value: Sensitive) -> str:
        """The value as this document may show it."""
        if self.confidential:
            return value.value
        return self.masked(value)

    def masked(self, value: Sensitive) -> str:
        """The value as a document that is not confidential may show it."""
        from packetgen.case.sensitive import mask

        return mask(value.kind, value.value, self.treatments.get(value.kind.value, "redact_all"))

    def name(self, who: Party | Person) -> PersonName | None:
        """The name to print: a minor's as the court wants it."""
        if who.name is None or self.confidential or not getattr(who, "minor", False):
            return who.name
        treatment = self.treatments.get(SensitiveKind.MINOR_NAME.value, "initials")
        if treatment == "none":
            return who.name
        if treatment == "first_name_last_initial":
            shown = " ".join(p for p in (who.name.given, f"{who.name.surname[:1]}.") if p)
            return PersonName(whole=shown)
        return PersonName(whole=who.name.initials or "a Minor")


def privacy_for(form: Form, jurisdiction: Jurisdiction | None) -> Privacy:
    """The treatments for a form in a court."""
    treatments = dict(_HOUSE if form.audience == "court" or form.paper else _LETTER)
    if jurisdiction is not None and (form.audience == "court" or form.paper):
        for kind in treatments:
            setting = jurisdiction.settings.get(f"privacy.{kind}")
            if setting is not None and setting.constraints:
                treatments[kind] = str(setting.constraints[-1].value)
    return Privacy(treatments, form.confidential)
