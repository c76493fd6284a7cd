"""What a template sees of a case: the case's own nouns, each knowing its path.

A view gives a noun's public fields and properties and a few words that templates want beside them
(``client.counsel``, ``client.ssn``). What is empty is :class:`~.missing.Missing`, so it shows as a
gap where it is printed and is false where it is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from typing import Any

from packetgen.case.model import (
    Address,
    Case,
    Counsel,
    Event,
    Exhibit,
    Hearing,
    Office,
    PartialDate,
    Party,
    Person,
    PersonName,
    Requirement,
    Sensitive,
    SensitiveKind,
    Service,
    Source,
)  # fmt: skip
from packetgen.case.pronouns import IT, Pronouns, pronouns_of
from packetgen.casework import account
from packetgen.errors import FormError, Location, Problem

from ..model import Cite, LabelledExhibit
from ..words.language import Language
from ..words.marks import GAP, GAP_END, LINK, LINK_END, LINK_TEXT
from ..words.missing import Missing
from .cites import cite
from .privacy import Privacy

CITED = "exhibit "
"""How a gap begins that is a cite to what is not in the packet."""
_KINDS = frozenset(kind.value for kind in SensitiveKind)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all views of one document share."""

    case: Case
    language: Language
    privacy: Privacy
    labels: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of the plan's documents by id, for services."""
    unsigned: frozenset[str] = frozenset()
    """Ids of the plan's documents that nobody signs."""
    at_home: bool = False
    """Whether the paper stays in the office, which has more exhibits than its packet."""

    def cite(self, source: Source) -> Any:
        """A source as a cite, or as its own words."""
        if not source.exhibit:
            return source.text
        label = self.labels.get(source.exhibit)
        if label is None and (self.at_home or not self.labels):
            return self.named(source)
        if label is None:
            return CiteText(None, source.exhibit)
        made = cite(
            source.exhibit, label, language=self.language,
            page=source.page, paragraph=source.paragraph, line=source.line,
        )  # fmt: skip
        return CiteText(made, source.exhibit)

    def named(self, source: Source) -> str:
        """A source by its own title: a paper without exhibits has no labels to cite."""
        found = self.case.find(source.exhibit)
        title = found.title if isinstance(found, Exhibit) else source.exhibit
        places = [("page", source.page), ("paragraph", source.paragraph), ("line", source.line)]
        return ", ".join([title, *(f"{word} {where}" for word, where in places if where)])


class CiteText:
    """A cite on its way into the text: a link, or a gap when there is no such exhibit."""

    __slots__ = ("cite", "exhibit")

    def __init__(self, cite: Cite | None, exhibit: str) -> None:
        self.cite = cite
        self.exhibit = exhibit

    def __str__(self) -> str:
        if self.cite is None:
            return f"{GAP}{CITED}{self.exhibit}{GAP_END}"
        return f"{LINK}{self.cite.uri}{LINK_TEXT}{self.cite.text}{LINK_END}"


class OwnText(str):
    """A text of the plan: it has a path, and the tags in it are filled when it is printed."""

    __slots__ = ("_path",)

    _path: str

    @classmethod
    def at(cls, text: str, path: str) -> OwnText:
        """The text at a path."""
        made = cls(text)
        made._path = path
        return made


class Lines(tuple[str, ...]):
    """Texts that stand below one another when printed, as an address does."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(self)


class Views(list[Any]):
    """A list with a path; prints as a series, "A, B, and C"."""

    __slots__ = ("_path",)

    def __init__(self, items: Sequence[Any] | Iterator[Any], path: str) -> None:
        super().__init__(items)
        self._path = path


class View:
    """One noun and its path; see the module's docstring."""

    __slots__ = ("_own", "_path", "_scene", "_subject")

    def __init__(self, subject: Any, path: str, scene: Scene, *, own: bool = False) -> None:
        self._subject = subject
        self._own = own
        self._path = path
        self._scene = scene

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _attribute(self, name)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str) and not key.startswith("_"):
            return _attribute(self, key)
        return Missing.at(f"{self._path}[{key}]")

    def __contains__(self, key: object) -> bool:
        subject = self._subject
        return key in subject if isinstance(subject, Mapping) else False

    def __iter__(self) -> Iterator[Any]:
        if isinstance(self._subject, Mapping):
            return iter(self._subject)
        raise TypeError(f"{self._path} is one thing, not a list")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, View):
            return bool(self._subject == other._subject)
        return bool(self._subject == other) or getattr(self._subject, "id", None) == other

    def __hash__(self) -> int:
        return hash(self._path)

    def __str__(self) -> str:
        return printed(self, self._scene)


def wrap(value: Any, path: str, scene: Scene, *, own: bool = False) -> Any:
    """A value as a template sees it; ``own`` for values of the plan, whose texts may hold tags."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Missing.at(path)
    if type(value) is str:
        # A form's own strings are whole as they are: « and » hold a blank in French and Creole.
        value = value if path.startswith("strings.") else value.strip()
        if own:
            return OwnText.at(value, path)
    if isinstance(value, str | int | float | bool | Decimal | dt.date | dt.time | Sensitive):
        return value
    if isinstance(value, PartialDate | CiteText | Lines | View | Views):
        return value
    if isinstance(value, Source):
        return scene.cite(value)  # a cite, so that the record of the document's cites has it
    if isinstance(value, Mapping) or is_dataclass(value):
        return View(value, path, scene, own=own)
    if isinstance(value, Sequence):
        return Views(
            (
                wrap(item, f"{path}[{_key(item, n)}]", scene, own=own)
                for n, item in enumerate(value, 1)
            ),
            path,
        )
    return value


def _key(item: Any, number: int) -> str:
    identifier = item.get("id") if isinstance(item, Mapping) else getattr(item, "id", None)
    return str(identifier or number)


def _attribute(view: View, name: str) -> Any:
    subject, path, scene = view._subject, f"{view._path}.{name}", view._scene
    extra = EXTRAS.get((type(subject), name))
    if extra is not None:
        return wrap(extra(subject, scene), path, scene)
    if isinstance(subject, Mapping):
        if name in subject:
            return wrap(subject[name], path, scene, own=view._own)
        if name in ("items", "keys", "values"):
            return lambda: Views(getattr(subject, name)(), path)
        return Missing.at(path)
    if isinstance(subject, Party | Person) and name in _KINDS:
        for identifier in subject.sensitive:
            if identifier.kind.value == name:
                return identifier
        return Missing.at(path)
    if isinstance(subject, LabelledExhibit) and name in subject.extra:
        return wrap(subject.extra[name], path, scene)
    value = getattr(subject, name, None)
    if callable(value):
        return Missing.at(path)
    if isinstance(subject, Address) and name in ("printed", "lines"):
        return Lines(value) if value else Missing.at(path)
    return wrap(value, path, scene)


def printed(value: Any, scene: Scene) -> str:
    """A value in words: dates, times, names, lists and numbers as the language writes them."""
    if isinstance(value, str):
        return value
    language = scene.language
    match value:
        case View():
            if isinstance(value._subject, Mapping):
                raise _no_text(value)
            return _noun(value._subject, scene)
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            return language.date(value.date())
        case dt.date():
            return language.date(value)
        case dt.time():
            return language.time(value)
        case PartialDate():
            return language.partial(value)
        case Sensitive():
            return scene.privacy.printed(value)
        case Decimal():
            whole = value == value.to_integral()
            return f"{value:,.0f}" if whole else f"{value.normalize():,f}"
        case Lines():
            return str(value)
        case Missing():
            return str(value)
        case Sequence():
            return language.series([printed(item, scene) for item in value])
        case _:
            return str(value)


def _noun(subject: Any, scene: Scene) -> str:
    match subject:
        case Party():
            name = scene.privacy.name(subject)
            return subject.organization or (name.full if name else "")
        case Person():
            return _person_name(subject, scene).full
        case Counsel():
            return subject.name.full or getattr(subject, "firm", "")
        case PersonName():
            return subject.full
        case Source():
            return str(scene.cite(subject))
        case Hearing():
            return scene.language.date(subject.on)
        case Event() | Requirement():
            return subject.text
        case Office():
            return subject.name
        case Case():
            return subject.short_title or subject.title or subject.number
        case Service():
            return _addressee_name(subject, scene)
        case LabelledExhibit():
            return scene.language["exhibit"].format(label=subject.label)
        case _:
            return str(subject)


def _no_text(view: View) -> FormError:
    """Printing the values of a mapping would drop its keys, and half a sentence with them."""
    keys = ", ".join(str(key) for key in list(view._subject)[:8])
    return FormError(
        "A value that is no text stands where a text is printed.",
        problems=(
            Problem(
                Location(detail=f"value {view._path!r}"),
                "it has keys with values, and a text is wanted",
                f"Its keys: {keys}. In the plan put a text that holds ': ' in quotes; "
                f"in a template say which key: {{{{ {view._path}.… }}}}.",
            ),
        ),
    )


def _party_name(party: Party, scene: Scene) -> PersonName:
    return scene.privacy.name(party) or PersonName(whole=party.organization)


def _person_name(person: Person, scene: Scene) -> PersonName:
    return scene.privacy.name(person) or person.name


def _addressee_name(service: Service, scene: Scene) -> str:
    found = scene.case.find(service.to)
    return _noun(found, scene) if found is not None else service.to


def _pronouns(subject: Any, scene: Scene) -> Pronouns:
    if isinstance(subject, Party) and subject.organization:
        return IT
    name = scene.privacy.name(subject) if isinstance(subject, Party | Person) else subject.name
    return pronouns_of(getattr(subject, "pronouns", ""), name.formal if name else "")


def agrees_with_plural(value: Any) -> bool:
    """Whether the verb after a person's pronoun, or after a list of people, is plural."""
    subject = getattr(value, "_subject", value)
    if isinstance(subject, Party | Person | Counsel):
        return _pronouns(subject, value._scene).plural
    return isinstance(value, Sequence) and not isinstance(value, str) and len(value) != 1


def _done(requirement: Requirement, scene: Scene) -> Decimal:
    """All that is recorded as done and was not taken back; for a day, there is ``compliance``."""
    return account(requirement, dt.date.max).done


def _remaining(requirement: Requirement, scene: Scene) -> Decimal | None:
    """What all of that leaves of the order last in force."""
    return account(requirement, dt.date.max).remaining


_SPOKEN_OF: Mapping[str, Any] = {
    "they": lambda who, scene: _pronouns(who, scene).they,
    "them": lambda who, scene: _pronouns(who, scene).them,
    "their": lambda who, scene: _pronouns(who, scene).their,
    "themself": lambda who, scene: _pronouns(who, scene).themself,
}
EXTRAS: Mapping[tuple[type, str], Any] = {
    **{(noun, word): f for noun in (Party, Person, Counsel) for word, f in _SPOKEN_OF.items()},
    (Party, "name"): _party_name,
    (Party, "printed"): _noun,
    (Party, "counsel"): lambda p, s: tuple(c for c in s.case.counsel if c.id in p.represented_by),
    (Person, "name"): _person_name,
    (Person, "printed"): _noun,
    (Counsel, "printed"): _noun,
    (Counsel, "clients"): lambda c, s: tuple(p for p in s.case.parties if c.id in p.represented_by),
    (Service, "to"): lambda v, s: s.case.find(v.to) or v.to,
    (Service, "by"): lambda v, s: s.case.find(v.by) or v.by,
    (Service, "documents"): lambda v, s: tuple(s.titles.get(d, d) for d in v.documents),
    (Event, "sources"): lambda e, s: tuple(s.cite(source) for source in e.sources),
    (Event, "people"): lambda e, s: tuple(s.case.find(i) or i for i in e.people),
    (Requirement, "done"): _done,
    (Requirement, "remaining"): _remaining,
}
"""What templates may ask of a noun beside its own fields, by the noun and the name."""
