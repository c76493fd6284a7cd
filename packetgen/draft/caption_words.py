"""The words of a caption and of signature blocks: names, roles, numbers, hearings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.case.model import Case, Counsel, Hearing, Party
from packetgen.jurisdiction.model import Jurisdiction

from .missing import Missing
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
    return str(setting.exact) if setting is not None and setting.exact else "Case No."


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
        lines.append(f"Judge: {honorable(judge.full)}")
    if hearing.reservation:
        lines.append(f"Reservation No.: {hearing.reservation}")
    return lines


def honorable(name: str) -> str:
    """A judge's name with the title that judges bear."""
    return name if name.startswith("Hon.") else f"Hon. {name}"


def role_word(role: str, count: int) -> str:
    """A role as printed: "Plaintiff", "Cross-Defendants"."""
    word = role if count == 1 else _PLURALS.get(role, _plural(role))
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def capitals(text: str) -> str:
    """Capitals; a German sharp s stays, for its capital form is not a name's."""
    return "".join(c if c == "ß" else c.upper() for c in text)
