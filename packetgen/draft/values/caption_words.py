"""The words of a caption and of signature blocks: names, roles, numbers, hearings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.case.model import Case, Counsel, Hearing, Party
from packetgen.jurisdiction.model import Jurisdiction, Layout

from ..words.missing import Missing
from .views import Scene, View, printed

_PLURALS = {"attorney-in-fact": "attorneys-in-fact"}


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    """What a caption is made from, beside the layout."""

    scene: Scene
    jurisdiction: Jurisdiction
    filer: Party | None
    counsel: tuple[Counsel, ...]
    title: str
    hearing: Hearing | None
    every_party: bool
    show_hearing: bool


def printed_name(who: object, scene: Scene) -> str:
    """The name of a party, person or lawyer as this document may show it."""
    return printed(View(who, "", scene), scene)


def represents(parties: Sequence[Party], lawyers: int, scene: Scene) -> str:
    """Gives "Attorneys for Plaintiffs A and B"."""
    role = role_word(parties[0].role, len(parties))
    key = "attorneys_for" if lawyers > 1 else "attorney_for"
    names = scene.language.series([capitals(printed_name(p, scene)) for p in parties])
    return scene.language[key].format(role=role, name=names)


def case_number(case: Case, jurisdiction: Jurisdiction, scene: Scene) -> str:
    """The number as the caption shows it, with the judge's initials where the court wants them.

    N.D. Cal. Civil L.R. 3-4(a)(3). A number that is not known yet is a visible gap.
    """
    if not case.number:
        return str(Missing.at("case.number"))
    setting = jurisdiction.settings.get("caption.judge_initials")
    wants = setting is not None and any(c.operator.value == "required" for c in setting.constraints)
    if wants and case.judge:
        initials = "".join(c for c in case.judge.initials if c.isalpha())
        if initials and not case.number.upper().endswith(initials):
            return f"{case.number}-{initials}"
    return case.number


def number_label(jurisdiction: Jurisdiction) -> str:
    """The words before the case number: "Index No." in New York, "Cause No." in Texas."""
    setting = jurisdiction.settings.get("caption.number_label")
    if setting is not None and setting.exact:
        return str(setting.exact)
    return str(jurisdiction.habits.get("caption.number_label") or "Case No.")


def room(jurisdiction: Jurisdiction) -> str:
    """What this court calls the place where a judge sits: Department, Courtroom, Part."""
    return str(jurisdiction.identity.get("room") or "Courtroom")


def joiner(jurisdiction: Jurisdiction) -> str:
    """The word between the two sides: "v." or, in New York, "-against-"."""
    return str(jurisdiction.identity.get("caption_joiner") or "v.")


def limited_label(jurisdiction: Jurisdiction, case: Case) -> str:
    """Gives "Limited Civil Case", where the court wants the words (rule 2.111(10))."""
    if not case.limited and jurisdiction.conditions.case_type != "limited-civil":
        return ""
    setting = jurisdiction.settings.get("caption.limited_label")
    if setting is not None and setting.constraints:
        return str(setting.constraints[-1].value)
    return ""


def limited_lines(facts: CaptionFacts) -> list[str]:
    """The words of a limited civil case: what it is and, on a first pleading, the amount demanded.

    Cal. Rules of Court, rule 2.111(9), (10).
    """
    case, court = facts.scene.case, facts.jurisdiction
    lines = [limited_label(court, case)]
    setting = court.settings.get("caption.limited_amount")
    if setting is not None and setting.is_set:
        lines.append(case.limited or str(Missing.at("case.limited")))
    return [line for line in lines if line]


def parcel_lines(case: Case, jurisdiction: Jurisdiction) -> list[str]:
    """Parcel numbers of the land, where the court wants them in foreclosures."""
    setting = jurisdiction.settings.get("caption.parcel_numbers")
    if setting is None or not setting.required or not case.parcel_numbers:
        return []
    word = "Parcel No." if len(case.parcel_numbers) == 1 else "Parcel Nos."
    return [f"{word} {', '.join(case.parcel_numbers)}"]


def detail_lines(facts: CaptionFacts, layout: Layout, *, own_lines: bool = True) -> list[str]:
    """Parcels, the case's own lines, judge or hearing, referee, days of filing and trial."""
    case, court = facts.scene.case, facts.jurisdiction
    lines = parcel_lines(case, court)
    if own_lines:
        lines += [line for line in case.caption_lines if line]
    hearing = facts.hearing if layout.hearing_block and facts.show_hearing else None
    if hearing is not None:
        lines += hearing_lines(hearing, case, facts.scene, room(court))
    else:
        if case.judge:
            lines.append(f"Judge: {honorable(case.judge.full, facts.scene)}")
        if case.department:
            lines.append(f"{room(court)}: {case.department}")
    if case.referee:
        lines.append(f"Referee: {case.referee.full}")
    if layout.hearing_block:
        if case.filed and not facts.every_party:
            lines.append(f"Action filed: {facts.scene.language.date(case.filed)}")
        if case.trial:
            lines.append(f"Trial date: {facts.scene.language.date(case.trial)}")
    return lines


def hearing_lines(hearing: Hearing, case: Case, scene: Scene, room: str) -> list[str]:
    """Date, time, place and judge of the hearing (rule 3.1110(b)(1))."""
    judge = hearing.judge or case.judge
    department = hearing.department or case.department
    lines = [f"Hearing date: {scene.language.date(hearing.on)}"]
    if hearing.time:
        lines.append(f"Time: {scene.language.time(hearing.time)}")
    if department:
        lines.append(f"{room}: {department}")
    if hearing.place:
        lines.append(f"Location: {hearing.place}")
    if judge:
        lines.append(f"Judge: {honorable(judge.full, scene)}")
    if hearing.reservation:
        lines.append(f"Reservation No.: {hearing.reservation}")
    return lines


def honorable(name: str, scene: Scene) -> str:
    """A judge's name with the title that judges of this court bear."""
    return name if name.startswith("Hon.") else scene.language["judge"].format(name=name)


def role_word(role: str, count: int) -> str:
    """A role as printed: "Plaintiff", "Cross-Defendants"."""
    word = role if count == 1 else _PLURALS.get(role, _plural(role))
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def capitals(text: str) -> str:
    """Capitals; a German sharp s stays, for its capital form is not a name's."""
    return "".join(c if c == "ß" else c.upper() for c in text)
