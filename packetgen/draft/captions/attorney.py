"""The filer's block at the top of the first page (Cal. Rules of Court, rule 2.111(1))."""

from __future__ import annotations

from collections.abc import Sequence

from packetgen.case.model import Counsel, Party
from packetgen.jurisdiction.model import Jurisdiction

from ..values.caption_words import CaptionFacts, capitals, printed_name, represents
from ..values.views import Scene
from ..words.language import phone

_Office = tuple[str, tuple[str, ...], str, str]


def attorney_lines(facts: CaptionFacts) -> list[str]:
    """Name, bar number, address, telephone, fax, e-mail, party represented.

    Lawyers of one office share its address; a party without a lawyer stands in their place.
    """
    lines: list[str] = []
    offices: dict[_Office, list[Counsel]] = {}
    for lawyer in facts.counsel:
        office = (lawyer.firm, lawyer.address.printed, lawyer.phone, lawyer.fax)
        offices.setdefault(office, []).append(lawyer)
    for (firm, address, telephone, fax), lawyers in offices.items():
        below_name = _email_below_name(facts)
        for lawyer in lawyers:
            lines.append(_lawyer(lawyer, facts))
            if below_name and lawyer.email:
                lines.append(f"Email: {lawyer.email}")
        lines += [line for line in (firm, *address) if line]
        if telephone:
            lines.append(f"Telephone: {phone(telephone)}")
        if fax:
            lines.append(f"Facsimile: {phone(fax)}")
        if not below_name:
            lines += [f"Email: {e}" for e in dict.fromkeys(c.email for c in lawyers) if e]
    filer = facts.filer
    if filer is not None and facts.counsel:
        return [*lines, "", represented(facts, filer)]
    if filer is not None:
        lines += [capitals(printed_name(filer, facts.scene)), *filer.address.printed]
        if filer.phone:
            lines.append(f"Telephone: {phone(filer.phone)}")
        if filer.email:
            lines.append(f"Email: {filer.email}")
        lines.append(f"{filer.role.capitalize()}, {facts.scene.language['self_represented']}")
    return lines


def filer_at_foot(
    filer: Party | None, counsel: Sequence[Counsel], scene: Scene
) -> tuple[str, str, str]:
    """Name (and firm), address, and telephone of whoever files, a line each."""
    if counsel:
        first = counsel[0]
        named = ", ".join(text for text in (first.name.full, first.firm) if text)
        return named, ", ".join(first.address.printed), phone(first.phone)
    if filer is None:
        return "", "", ""
    return printed_name(filer, scene), ", ".join(filer.address.printed), phone(filer.phone)


def _email_below_name(facts: CaptionFacts) -> bool:
    """C.D. Cal. L.R. 11-3.8 wants the e-mail address immediately beneath the name."""
    setting = facts.jurisdiction.settings.get("caption.email")
    return setting is not None and setting.exact == "below-name"


def _lawyer(lawyer: Counsel, facts: CaptionFacts) -> str:
    name = lawyer.name.full
    if not lawyer.bar_number:
        return name
    extra = ", pro hac vice" if lawyer.pro_hac_vice else ""
    state = lawyer.bar_state
    return f"{name} ({bar_label(state, facts.jurisdiction)} {lawyer.bar_number}){extra}"


def bar_label(state: str, jurisdiction: Jurisdiction) -> str:
    """The words before a lawyer's number: "SBN" of a Californian in California, else the state's.

    The court's own words are for its own state's lawyers; "California Bar No." for others.
    """
    own = str(jurisdiction.identity.get("bar_label", ""))
    home = str(jurisdiction.identity.get("state", ""))
    if own and state.casefold() in ("", home.casefold()):
        return own
    return f"{state} Bar No." if state else "Bar No."


def represented(facts: CaptionFacts, filer: Party) -> str:
    """Whom the lawyers act for: "Attorney for Plaintiff" and the names."""
    ids = {lawyer.id for lawyer in facts.counsel}
    side = [
        party
        for party in facts.scene.case.parties
        if party.side == filer.side and ids & set(party.represented_by)
    ]
    return represents(side or [filer], len(facts.counsel), facts.scene)
