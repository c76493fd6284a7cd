"""The filters and plain functions of templates (docs/templates.md).

Each passes a missing value through, so that the gap shows where it is printed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from packetgen.case.model import PartialDate, Sensitive, SensitiveKind
from packetgen.handout.languages import own_name

from ..texts.qr import reached_at
from ..values.caption_words import role_word
from ..values.views import Scene, View, Views, agrees_with_plural, printed
from ..words import language as lang
from ..words.case_words import in_words_of
from ..words.marks import LINK, LINK_END, LINK_TEXT
from ..words.missing import Missing
from ..words.stops import without_last_sign

SCENE = "packetgen scene"
"""Name in the template's context; holds a space, so that no template can say it."""


def _scene(context: Context) -> Scene:
    scene: Scene = context.parent[SCENE]
    return scene


@pass_context
def date(context: Context, value: Any, pattern: str = "") -> Any:
    """A date in words, "April 20, 2026"; a text in ISO form is understood.

    ``pattern`` may be a ``strftime`` text made of numbers only, such as ``%m/%d/%Y``.
    """
    if isinstance(value, Missing):
        return value
    day = lang.as_date(value)
    if day is None:
        return printed(value, _scene(context))
    if isinstance(day, PartialDate):
        return _scene(context).language.partial(day)
    return day.strftime(pattern) if pattern else _scene(context).language.date(day)


@pass_context
def time(context: Context, value: Any) -> Any:
    """A time in words, "9:00 a.m."; "09:00" is understood."""
    if isinstance(value, Missing):
        return value
    moment = lang.as_time(value)
    if moment is None:
        return printed(value, _scene(context))
    return _scene(context).language.time(moment)


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value).replace(",", "").replace("$", "").strip())
    except InvalidOperation:
        return None


def money(value: Any) -> Any:
    """Dollars, "$1,234.50"."""
    number = None if isinstance(value, Missing) else _number(value)
    return value if number is None else lang.money(number)


def cents(value: Any) -> Any:
    """Dollars with cents even where there are none, "$1,200.00": for columns of amounts."""
    number = None if isinstance(value, Missing) else _number(value)
    return value if number is None else lang.money_to_the_cent(number)


def words(value: Any) -> Any:
    """A whole number in words, "twenty-one"."""
    number = None if isinstance(value, Missing) else _number(value)
    if number is None or number != number.to_integral():
        return value
    return lang.in_words(int(number))


def ordinal(value: Any, spelled: bool = False) -> Any:
    """A rank, "21st"; ``spelled``: "twenty-first"."""
    number = None if isinstance(value, Missing) else _number(value)
    if number is None or number != number.to_integral():
        return value
    return lang.ordinal_word(int(number)) if spelled else lang.ordinal(int(number))


def _series(context: Context, value: Any, word: str) -> Any:
    scene = _scene(context)
    if isinstance(value, Missing | str):
        return value
    items = value if isinstance(value, Sequence) else list(value)
    said = [printed(item, scene) for item in items]
    # The signs of somebody's own list go; the series has its own.
    return scene.language.series([without_last_sign(text) for text in said], word)


@pass_context
def and_list(context: Context, value: Any) -> Any:
    """Gives "A, B, and C"."""
    return _series(context, value, "and")


@pass_context
def or_list(context: Context, value: Any) -> Any:
    """Gives "A, B, or C"."""
    return _series(context, value, "or")


@pass_context
def with_roles(context: Context, value: Any) -> Any:
    """Parties with what they are: "plaintiff A and defendants B and C"."""
    if isinstance(value, Missing | str):
        return value
    scene = _scene(context)
    groups: dict[str, list[str]] = {}
    for party in value:
        groups.setdefault(getattr(party, "role", ""), []).append(printed(party, scene))
    said = [
        f"{role_word(role, len(names)).lower()} {scene.language.series(names, 'and')}".strip()
        for role, names in groups.items()
    ]
    return scene.language.series(said, "and")


@pass_context
def role_words(context: Context, value: Any) -> Any:
    """What parties are, for as many as they are: "defendants", "plaintiff and intervenors"."""
    if isinstance(value, Missing | str):
        return value
    roles = Counter(str(getattr(party, "role", "")) for party in value)
    said = [role_word(role, number).lower() for role, number in roles.items() if role]
    return _scene(context).language.series(said, "and")


@pass_context
def possessive(context: Context, value: Any) -> Any:
    """Gives "Oakwood’s"."""
    if isinstance(value, Missing):
        return value
    return lang.possessive(printed(value, _scene(context)))


def plural(number: Any, singular: str, plural: str) -> Any:
    """The word that fits the number, or the length of a list."""
    if isinstance(number, Missing) and not isinstance(number, Sequence):
        return plural
    count = _number(number) if not isinstance(number, Sequence | Mapping) else Decimal(len(number))
    return singular if count == 1 else plural


def agree(value: Any, singular: str, plural: str) -> Any:
    """The verb that agrees with a person's pronoun ("she has", "they have") or with a list."""
    if isinstance(value, Missing):
        return plural
    return plural if agrees_with_plural(value) else singular


@pass_context
def sentence(context: Context, value: Any) -> Any:
    """A text as a sentence: a capital at the beginning, one full stop at the end."""
    if isinstance(value, Missing):
        return value
    text = printed(value, _scene(context)).strip()
    if text[:1].islower() and not re.match(r"\w*[A-Z]|\S*[/@.]\S", text.split(" ")[0]):
        text = text[:1].upper() + text[1:]
    if text.rstrip("”’\"')").endswith((".", "!", "?", ":")):
        return text
    return f"{text.rstrip(',;') or text}."  # the sign of an item in somebody's list


@pass_context
def capital(context: Context, value: Any) -> Any:
    """A text with a capital at its beginning, the rest as it is."""
    if isinstance(value, Missing):
        return value
    text = printed(value, _scene(context)).strip()
    return text[:1].upper() + text[1:]


@pass_context
def title_case(context: Context, value: Any) -> Any:
    """Headline capitals."""
    if isinstance(value, Missing):
        return value
    return lang.title_case(printed(value, _scene(context)))


def phone(value: Any) -> Any:
    """A telephone number, "(510) 555-0142"."""
    return value if isinstance(value, Missing) else lang.phone(str(value))


@pass_context
def weekday(context: Context, value: Any) -> Any:
    """A day with its weekday, "Friday, December 18, 2026"."""
    day = None if isinstance(value, Missing) else lang.as_date(value)
    if not isinstance(day, dt.date):
        return value
    return _scene(context).language.weekday(day)


def in_english(value: Any, form: str = "") -> Any:
    """A date or time in English, for what stands beside another language's words.

    ``form``: ``weekday`` puts the day of the week before a date.
    """
    if isinstance(value, Missing):
        return value
    english = lang.Language()
    day = lang.as_date(value)
    if isinstance(day, PartialDate):
        return english.partial(day)
    if day is not None:
        return english.weekday(day) if form == "weekday" else english.date(day)
    moment = lang.as_time(value)
    return english.time(moment) if moment is not None else value


def own_language_name(value: Any) -> Any:
    """A language as it calls itself, "Español" for es; by its English name where none is known."""
    if isinstance(value, Missing):
        return value
    own = own_name(str(value))
    return own if own != str(value) else lang.language_name(str(value))


@pass_context
def localized(context: Context, value: Any) -> Any:
    """What packetgen writes from the case, "8 hours", "by telephone", in the paper's language."""
    if isinstance(value, Missing):
        return value
    scene = _scene(context)
    return in_words_of(scene.language.code, printed(value, scene))


def language_name(value: Any) -> Any:
    """A language by its English name, "Polish" for pl; an unknown code as it is."""
    return value if isinstance(value, Missing) else lang.language_name(str(value))


@pass_context
def mask(context: Context, value: Any, kind: str = "account") -> Any:
    """An identifier as the court's privacy rules print it, whatever the form says.

    ``kind`` is what a plain text is: ssn, tax_id, account, card, birth_date, driver_license.
    """
    if isinstance(value, Missing):
        return value
    if not isinstance(value, Sensitive):
        value = Sensitive(SensitiveKind(kind), printed(value, _scene(context)))
    return _scene(context).privacy.masked(value)


def _cased(change: Callable[[str], str]) -> Callable[[Context, Any], Any]:
    @pass_context
    def apply(context: Context, value: Any) -> Any:
        if isinstance(value, Missing):
            return value
        return change(printed(value, _scene(context)))

    return apply


@pass_context
def join(context: Context, value: Any, separator: str = "", attribute: str | None = None) -> Any:
    """Items in words with a separator between them."""
    if isinstance(value, Missing):
        return value
    scene = _scene(context)
    items = list(value)
    if attribute is not None:
        items = [context.environment.getitem(item, attribute) for item in items]
    return separator.join(printed(item, scene) for item in items)


def length(value: Any) -> int:
    """How many there are."""
    return len(list(value)) if isinstance(value, View) else len(value)


def without(value: Any, other: Any) -> Any:
    """A list without one item: ``parties|without(client)``."""
    if isinstance(value, Missing):
        return value
    return Views([item for item in value if item != other], getattr(value, "_path", "list"))


def web_link(value: Any) -> Any:
    """A web address as a link that shows it as it is written."""
    if isinstance(value, Missing) or not str(value).strip():
        return value
    shown = str(value)
    return f"{LINK}{reached_at(shown, '')}{LINK_TEXT}{shown}{LINK_END}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": date,
    "time": time,
    "money": money,
    "cents": cents,
    "words": words,
    "ordinal": ordinal,
    "and_list": and_list,
    "or_list": or_list,
    "with_roles": with_roles,
    "role_words": role_words,
    "possessive": possessive,
    "plural": plural,
    "title_case": title_case,
    "phone": phone,
    "language_name": language_name,
    "own_language_name": own_language_name,
    "in_english": in_english,
    "localized": localized,
    "weekday": weekday,
    "mask": mask,
    "without": without,
    "web_link": web_link,
    "agree": agree,
    "sentence": sentence,
    "capital": capital,
    "join": join,
    "length": length,
    "count": length,
    "upper": _cased(str.upper),
    "lower": _cased(str.lower),
    "capitalize": _cased(lambda text: text[:1].upper() + text[1:]),
    "title": title_case,
}
"""By the name that a template says; they come on top of Jinja's own."""
