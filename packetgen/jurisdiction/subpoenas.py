"""What a subpoena says and needs in a court: who may issue it, what stands on it, what goes first.

The table is ``jurisdictions/subpoenas.yaml``; every statement of it has its authority.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from packetgen.errors import JurisdictionError

from .folders import read_text, shipped

FILE = "subpoenas.yaml"
_OFFICERS = {
    "clerk": "the clerk of the court", "judge": "a judge", "magistrate": "a magistrate",
    "notary": "a notary public", "justice_of_the_peace": "a justice of the peace",
    "attorney": "an attorney of record", "prosecutor": "the prosecutor",
    "public_defender": "the public defender", "deposition_officer": "a deposition officer",
}  # fmt: skip
_COMMANDS = {
    "testify": "to testify at a hearing or trial", "deposition": "to testify at a deposition",
    "produce": "to produce documents or things", "inspect": "to permit inspection of premises",
}  # fmt: skip
LAWYERS = frozenset({"attorney", "prosecutor", "public_defender"})


@dataclass(frozen=True, slots=True)
class Authority:
    """A citation, where it was read, and whether it is confirmed."""

    id: str
    cite: str
    url: str
    strength: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of law with its authority; ``when`` limits it to one command; ``bold`` print.

    ``wording`` is the id of a text that stands on the paper word for word, shipped or put among
    the court's texts by the office. ``says`` is what the server states of being one who may serve.
    """

    text: str
    by: Authority
    when: str = ""
    bold: bool = False
    wording: str = ""
    says: str = ""

    @property
    def cite(self) -> str:
        """The citation, with its standing where it is not confirmed."""
        return self.by.cite if self.by.confirmed else f"{self.by.cite}; unverified"


@dataclass(frozen=True, slots=True)
class SubpoenaRules:
    """The rules of one court and kind of case.

    Attributes:
        court: Beginning of the ids of the courts they hold for.
        kind: civil or criminal.
        called: What the paper is called.
        in_name_of: In whose name it is issued; empty where the text that was read names nobody.
        issuers: Who may sign and issue it.
        issuing: The authority on that.
        naming: The authority on its name and in whose name it is issued; None where nothing that
            was read names one or the other.
        seal: clerk, always, or empty.
        sealing: The authority on the seal.
        verbatim: Rules whose text stands on its face.
        says: Other sentences on its face.
        reasons: Whether it states why the disclosure is wanted.
        before: What goes to others first, or with it.
        accompanied: Papers served with it.
        commands: What it may command (testify, deposition, produce, inspect); empty where the
            text that was read does not say.
        commanding: The authority on that.
        command: The words of the command, where the court has its own.
        delivery: Authority for things being delivered to the court alone; None elsewhere.
        server: Who may serve it; None where nothing was read.
        returned: What the return of service states; None where nothing was read.
        accepted: Whether the witness may accept it in writing.
        forms: Official forms.
        mandatory: Whether one of them must be used.
        official: The authority on them.
    """

    court: str
    kind: str
    called: str
    in_name_of: str
    issuers: tuple[str, ...]
    issuing: Authority
    naming: Authority | None = None
    seal: str = ""
    sealing: Authority | None = None
    verbatim: tuple[Statement, ...] = ()
    says: tuple[Statement, ...] = ()
    reasons: bool = False
    before: tuple[Statement, ...] = ()
    accompanied: tuple[Statement, ...] = ()
    commands: tuple[str, ...] = ()
    commanding: Authority | None = None
    command: Statement | None = None
    delivery: Authority | None = None
    server: Statement | None = None
    returned: Statement | None = None
    accepted: Authority | None = None
    forms: tuple[str, ...] = ()
    mandatory: bool = False
    official: Authority | None = None

    @property
    def lawyer_may_issue(self) -> bool:
        """Whether any lawyer may sign and issue it."""
        return bool(LAWYERS & set(self.issuers))

    @property
    def issuers_in_words(self) -> str:
        """Who may issue it, as a series: "the clerk of the court or an attorney of record"."""
        return _series([_OFFICERS[name] for name in self.issuers])

    @property
    def commands_in_words(self) -> str:
        """What it may command, as a series; empty where no text that was read says it."""
        return _series([_COMMANDS[name] for name in self.commands])

    @property
    def officers_in_words(self) -> str:
        """The issuers who are no lawyers."""
        return _series([_OFFICERS[name] for name in self.issuers if name not in LAWYERS])


def subpoena_rules(court: str, kind: str) -> SubpoenaRules | None:
    """The rules for subpoenas of a court; None where none were read.

    Args:
        court: A jurisdiction's id.
        kind: ``criminal``; anything else counts as civil.
    """
    wanted = "criminal" if kind == "criminal" else "civil"
    for rules in all_subpoena_rules():
        held = court == rules.court or court.startswith(f"{rules.court}-")
        if held and rules.kind == wanted:
            return rules
    return None


@lru_cache(maxsize=1)
def all_subpoena_rules() -> tuple[SubpoenaRules, ...]:
    """Every entry of the table.

    Raises:
        JurisdictionError: The table does not hold together.
    """
    from packetgen.reading import parse_structured

    text, _ = read_text(shipped() / FILE, FILE)
    data = parse_structured(text, name=FILE, format="yaml", error=JurisdictionError).data
    known = {name: _authority(name, entry) for name, entry in data["authorities"].items()}
    try:
        return tuple(_rules(entry, known) for entry in data["subpoenas"])
    except KeyError as error:
        raise JurisdictionError(f"{FILE} names an authority or a value unknown: {error}") from error


def _rules(entry: Mapping[str, Any], known: Mapping[str, Authority]) -> SubpoenaRules:
    def several(key: str) -> tuple[Statement, ...]:
        return tuple(_statement(each, known) for each in entry.get(key, ()))

    for name in entry["issuers"]["who"]:
        _OFFICERS[name]

    def one(key: str) -> Statement | None:
        return _statement(entry[key], known) if key in entry else None

    def authority(key: str) -> Authority | None:
        return known[entry[key]["by"]] if key in entry else None

    official = entry.get("official", {})
    return SubpoenaRules(
        court=entry["court"],
        kind=entry["kind"],
        called=entry.get("called", {}).get("text", "Subpoena"),
        in_name_of=entry.get("in_name_of", {}).get("text", ""),
        issuers=tuple(entry["issuers"]["who"]),
        issuing=known[entry["issuers"]["by"]],
        naming=authority("in_name_of") or authority("called"),
        seal=entry.get("seal", {}).get("when", ""),
        sealing=authority("seal"),
        verbatim=several("verbatim"),
        says=several("says"),
        reasons="reasons" in entry,
        before=several("before"),
        accompanied=several("with"),
        commands=tuple(entry.get("commands", {}).get("what", ())),
        commanding=authority("commands"),
        command=one("command"),
        delivery=authority("delivery"),
        server=one("server"),
        returned=one("returned"),
        accepted=authority("accepted"),
        forms=tuple(official.get("forms", ())),
        mandatory=official.get("mandatory", False),
        official=authority("official"),
    )


def _statement(entry: Mapping[str, Any], known: Mapping[str, Authority]) -> Statement:
    wording = entry.get("text", "") if "cite" in entry else ""
    text = entry["cite"] if "cite" in entry else entry["text"]
    return Statement(
        text, known[entry["by"]], entry.get("when", ""), entry.get("bold", False), wording,
        entry.get("says", ""),
    )  # fmt: skip


def _authority(name: str, entry: Mapping[str, Any]) -> Authority:
    source = entry["source"]
    return Authority(
        name, entry["cite"], source.get("url", ""), source["strength"],
        entry["status"] == "confirmed",
    )  # fmt: skip


def _series(words: list[str]) -> str:
    if len(words) < 3:
        return " or ".join(words)
    return ", ".join(words[:-1]) + ", or " + words[-1]
