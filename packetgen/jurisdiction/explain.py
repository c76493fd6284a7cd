"""Why a court wants what it wants: value, citation, source, status, effect, file."""

from __future__ import annotations

from dataclasses import dataclass

from packetgen.errors import JurisdictionError
from packetgen.reading import did_you_mean, nearest_words

from .house import FILE as HOUSE
from .house import figure, house_figures
from .keys import KEYS, KEYS_LISTED_BY, PARTS, Key, Kind, is_locked_by
from .model import Citation, Constraint, Effect, Jurisdiction, Operator, Setting, Status, Strength
from .values import constraint_shown, shown


@dataclass(frozen=True, slots=True)
class Explanation:
    """One key in one court, said in words.

    ``value`` is the bound in words ("at least 1 in"), "default, no rule", or "no rule for such a
    paper" where rules speak in other circumstances only; ``figure`` what packetgen does, in words
    ("" if it does nothing of its own); ``citations`` every rule behind the value; ``effect`` what
    a defect does at most, after the cap that the rules' standing puts on it ("" without a rule).
    """

    jurisdiction: str
    key: str
    meaning: str
    value: str
    figure: str
    citations: tuple[Citation, ...]
    text: str
    effect: str = ""

    def __str__(self) -> str:
        return self.text


def explain(jurisdiction: Jurisdiction, key: str) -> Explanation:
    """Everything that is known of one key in this court.

    Raises:
        JurisdictionError: for a key that does not exist, with the one that was probably meant.
    """
    if key not in KEYS:
        group = [name for name in KEYS if is_locked_by(name, key)]
        near = did_you_mean(key, KEYS) or nearest_words(key, tuple(KEYS), "Keys", KEYS_LISTED_BY)
        hint = f"Keys: {', '.join(group)}." if group else near
        raise JurisdictionError(f"there is no key '{key}'", hint=hint)
    setting, used = jurisdiction[key], _figure_used(jurisdiction, key)
    value = _value_shown(setting, KEYS[key])
    return Explanation(
        jurisdiction=jurisdiction.id,
        key=key,
        meaning=KEYS[key].meaning,
        value=value,
        figure=used,
        citations=tuple(c for con in setting.constraints for c in (con.citation, *con.also)),
        text="\n".join(_lines(jurisdiction, key, value, used)),
        effect=min(
            (c.strongest_effect for c in setting.constraints), key=list(Effect).index, default=""
        ),
    )


def _figure_used(jurisdiction: Jurisdiction, key: str) -> str:
    """The figure that papers of this court are laid out by, in words; "" where none is."""
    done = figure(jurisdiction, key)
    # What the clerk does with a defect is no figure that a paper is laid out by.
    if done is None or key.startswith("severity."):
        return ""
    chosen = key in house_figures() or key in jurisdiction.habits
    acts = chosen or _fixed(jurisdiction[key].constraints)
    return shown(KEYS[key], done) if acts else ""


def _value_shown(setting: Setting, registered: Key) -> str:
    """What the rules ask for, or that there is none."""
    if not setting.is_set:
        return "no rule for such a paper" if setting.elsewhere else "default, no rule"
    if registered.kind is Kind.LIST:
        return shown(registered, setting.members)
    bounds = (constraint_shown(registered, c.operator, c.value) for c in setting.constraints)
    return "; ".join(dict.fromkeys(bounds))


def _lines(jurisdiction: Jurisdiction, key: str, value: str, used: str) -> list[str]:
    """Value, meaning, the rules that set it, those that do not, and what packetgen does."""
    registered, setting = KEYS[key], jurisdiction[key]
    lines = [f"{key} in {jurisdiction.id}: {value}", f"  about     {registered.meaning}"]
    for constraint in setting.constraints:
        lines += _constraint_lines(jurisdiction, key, constraint, len(setting.constraints) > 1)
    for constraint in setting.replaced:
        said = constraint_shown(registered, constraint.operator, constraint.value)
        citation = constraint.citation
        lines.append(f"  replaces  {said} ({citation.rule}: {citation.cite}, {citation.file})")
    for constraint in setting.elsewhere:
        said = constraint_shown(registered, constraint.operator, constraint.value)
        citation = constraint.citation
        lines.append(f"  elsewhere {said} ({constraint.when}; {citation.rule}: {citation.cite})")
    for name, by in jurisdiction.silences.items():
        if is_locked_by(key, name) and not setting.is_set:
            lines.append(f"  silent    {by.rule}: {by.cite}")
            lines.append(f"  source    {_source(by)}")
    for lock, by in jurisdiction.locks.items():
        if is_locked_by(key, lock):
            lines.append(f"  locked    for lower courts ({by.rule}: {by.cite})")
    if used and not _fixed(setting.constraints):
        habit = key in jurisdiction.habits and not setting.is_set
        why = ", as papers of this court usually look" if habit else _because(setting.is_set)
        lines.append(f"  packetgen uses {used}{why}")
    return lines


def explain_all(jurisdiction: Jurisdiction) -> tuple[Explanation, ...]:
    """Every key that some rule or the house has a word on, in the registry's order."""
    explained = (explain(jurisdiction, key) for key in KEYS)
    return tuple(e for e in explained if e.citations or e.figure or jurisdiction[e.key].elsewhere)


def _constraint_lines(
    jurisdiction: Jurisdiction, key: str, constraint: Constraint, several: bool
) -> list[str]:
    lines = []
    for index, citation in enumerate((constraint.citation, *constraint.also)):
        label = "rule" if index == 0 else "also"
        lines.append(f"  {label:<9} {citation.rule}: {citation.cite}")
        if several and index == 0:
            said = constraint_shown(KEYS[key], constraint.operator, constraint.value)
            lines.append(f"  says      {said}")
        lines.append(f"  source    {_source(citation)}")
        lines.append(f"  set in    {citation.file}")
        if citation.note:
            lines.append(f"  note      {citation.note}")
    if constraint.when:
        lines.append(f"  when      {constraint.when}")
    if constraint.tolerance:
        lines.append(f"  tolerance {constraint.tolerance:g} pt")
    lines.append(f"  a defect  is {_effect(constraint)}")
    if constraint.parts != ("paper",):
        parts = "everything" if constraint.parts == PARTS else ", ".join(constraint.parts)
        lines.append(f"  governs   {parts}")
    return lines


def _source(citation: Citation) -> str:
    status = citation.status.value
    if not citation.url:
        return f"not read ({status})" if citation.status is Status.UNVERIFIED else status
    strength = citation.strength.value
    read = f", read {citation.read_shown}" if citation.read_shown else ", day of reading unknown"
    return f"{citation.url} ({status}, {strength}{read})"


def _effect(constraint: Constraint) -> str:
    final = constraint.strongest_effect
    words = {"blocker": "a blocker", "violation": "a violation", "advisory": "an advisory"}
    said = words[final.value]
    if final is not constraint.effect:
        third = constraint.citation.strength is Strength.THIRD_PARTY
        why = "was not read in an official text" if third else "is unverified"
        said += f" at most, because the rule {why}"
    elif constraint.citation.status is Status.UNVERIFIED:
        said += ", because the rule is unverified"
    return said


def _fixed(constraints: tuple[Constraint, ...]) -> bool:
    """Whether the bound already says all that packetgen does."""
    fixing = (Operator.EXACT, Operator.REQUIRED, Operator.FORBIDDEN)
    return bool(constraints) and all(c.operator in fixing for c in constraints)


def _because(bound: bool) -> str:
    return ", within that bound" if bound else f" ({HOUSE})"
