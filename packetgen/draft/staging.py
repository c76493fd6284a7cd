"""What filling a document takes: the people in it, the names its template may say, its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from packetgen.case.model import Case
from packetgen.errors import FormError, Location, Problem
from packetgen.form.model import Form
from packetgen.handout import Review, handout_words
from packetgen.jurisdiction.model import Jurisdiction, Layout
from packetgen.reading.formats import calendar_day

from .captions.attorney import filer_at_foot
from .filling.environment import RECORD, Record, fill_text
from .filling.filters import SCENE
from .filling.prepare import Prepared, prepare
from .filling.template_names import (
    case_names,
    counsel_of,
    filer_of,
    hearing_of,
    own_value,
    signer_named,
    with_defaults,
    without_tags_of_the_case,
)
from .instructions import DraftingInstructions
from .letterheads.letterhead import office_word_file
from .placing.placed import Stage
from .signing.swearing import only_a_person_swears
from .texts.markdown import Additions
from .values.party_roles import in_the_courts_roles
from .values.privacy import privacy_for
from .values.views import Scene, wrap
from .word_files import furniture
from .words.language import Language
from .words.marks import plain
from .words.missing import Missing
from .words.paper_words import FormWords, form_words
from .words.stops import without_last_sign

_CHOICES = frozenset({"hearing", "filer"})
"""Values of the plan that choose one of the case's own; templates see what was chosen."""
_FOOT = 160
"""Characters of a title at the foot of a page: a footer of many lines leaves the page."""


def staged(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, instructions: DraftingInstructions
) -> tuple[Stage, str, str]:
    """Everything that filling a document takes, with its title and its footer's title.

    Raises:
        TypeError: The day of the build is no :class:`datetime.date`.
        FormError: The form does not serve this court or language, or a title cannot be filled.
    """
    today, layout = instructions.today, instructions.layout
    calendar_day(today)
    plan = dict(instructions.values or {})
    case = in_the_courts_roles(case, jurisdiction)
    _refuse_unfit(form, case, jurisdiction, instructions.language, layout)
    content: Mapping[str, Any] = {}
    said = form_words(form, case, instructions.language, instructions.reviews)
    if form.is_handout:
        content = _handout(form, plan, case, said.language, instructions.reviews)
        form = form.sized(content["size"])
    dressed = layout if form.paper else None
    scene = _scene(form, case, jurisdiction, instructions, said)
    filer = filer_of(case, plan)
    counsel = counsel_of(case, filer, plan)
    hearing = hearing_of(case, plan, today)
    stage = Stage(
        form=form, scene=scene, jurisdiction=jurisdiction, layout=dressed,
        prepared=_prepared(form, case, jurisdiction, dressed, instructions.base, said.language),
        record=Record(own_names=frozenset({*plan, *form.properties} - _CHOICES)),
        additions=Additions(), document_id=instructions.document_id, base=instructions.base,
        filer=filer, counsel=counsel, hearing=hearing, title=form.title,
        signer=signer_named(form, plan), dates=instructions.dates,
        hearing_chosen=bool(plan.get("hearing")), context={}, problems=[], today=today,
    )  # fmt: skip
    stage.context = {
        **case_names(case, jurisdiction, scene, filer, counsel, hearing, today),
        **_given_names(form, plan, scene, instructions, content),
        **_wording_names(said, scene),
        "language": said.language,
        "protected": instructions.protected,
        **_functions(stage),
        SCENE: scene,
        RECORD: stage.record,
    }
    only_a_person_swears(form, stage.context)
    title, footer_title = _titled(stage, form)
    stage.problems += [*_lacking(form, stage.context), *said.lacking]
    stage.protected = instructions.protected
    return stage, title, footer_title


def _prepared(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, dressed: Layout | None,
    base: Path | None, language: str,
) -> Prepared:  # fmt: skip
    """The form's template for the court, dressed in its layout or the office's letterhead."""
    chain = jurisdiction.chain if jurisdiction else ()
    return prepare(
        form.template_for(chain),
        dressed,
        form.numbered_headings,
        language,
        form.template_name(chain),
        None if form.paper else office_word_file(case.office, base),
    )


def _scene(
    form: Form, case: Case, jurisdiction: Jurisdiction | None,
    instructions: DraftingInstructions, said: FormWords,
) -> Scene:  # fmt: skip
    """What every value needs to print itself: language, privacy rules, labels and titles."""
    in_english = said.language == "en"
    words = jurisdiction.identity.get("words", {}) if jurisdiction and in_english else {}
    labels = instructions.all_labels or {e.id: e.label for e in instructions.exhibits}
    return Scene(
        case=case,
        language=Language(said.language, said.strings, words),
        privacy=privacy_for(form, jurisdiction),
        labels=dict(labels),
        titles=dict(instructions.titles or {}),
        unsigned=instructions.unsigned,
        at_home=form.audience == "internal",
    )


def _handout(
    form: Form, plan: Mapping[str, Any], case: Case, language: str, reviews: Sequence[Review]
) -> Mapping[str, Any]:
    """The words of a handout on the plan's topic, in its language and size."""
    settings = with_defaults(form, plan)
    return handout_words(
        form.content, str(settings.get("topic", "")), language,
        size=str(settings.get("size", "full")), jurisdiction=case.jurisdiction, reviews=reviews,
    )  # fmt: skip


def _given_names(
    form: Form,
    plan: Mapping[str, Any],
    scene: Scene,
    instructions: DraftingInstructions,
    content: Mapping[str, Any],
) -> dict[str, Any]:
    """What plan and packet give a template by name, beside the names of the case."""
    return {
        "enclosures": wrap((), "enclosures", scene),
        **{name: wrap(item, name, scene) for name, item in (instructions.extra or {}).items()},
        **{
            name: own_value(item, name, form, scene, own=not instructions.literal)
            for name, item in with_defaults(form, plan).items()
            if name not in _CHOICES
        },
        "exhibits": wrap(tuple(instructions.exhibits), "exhibits", scene),
        "content": wrap(content, "content", scene),
    }


def _wording_names(said: FormWords, scene: Scene) -> dict[str, Any]:
    """The form's own words, and how its translation stands."""
    return {
        "strings": wrap(dict(said.strings), "strings", scene, own=True),
        "english": wrap(dict(said.english), "english", scene, own=True),
        "unreviewed": said.unreviewed,
        "no_text_in": said.no_text_in,
        "english_copy": False,
    }


def _functions(stage: Stage) -> dict[str, Any]:
    functions = stage.functions()
    for name in ("prose", "emphasis"):
        functions[name] = without_tags_of_the_case(functions[name])
    return functions


def _titled(stage: Stage, form: Form) -> tuple[str, str]:
    """The title and the footer's title, filled; templates see both as ``document``."""
    scene, context = stage.scene, stage.context
    context["document"] = wrap({"id": stage.document_id, "title": form.title}, "document", scene)
    place = Location(f"{form.place or form.id}/form.yaml")
    filled = without_last_sign(fill_text(form.caption_title or form.title, context, place).strip())
    title = plain(filled).strip()
    shown_footer = fill_text(form.footer_title or form.caption_title or form.title, context, place)
    footer_title = abbreviated(without_last_sign(plain(shown_footer).strip()))
    stage.record.gaps.clear()
    stage.title = fill_text(form.caption_title or form.title, context, place)
    stage.title = without_last_sign(stage.title.strip())
    context["footer_title"] = footer_title
    at_foot = filer_at_foot(stage.filer, stage.counsel, scene)
    context |= zip(furniture.FILER_LINES, at_foot, strict=True)
    context["document"] = wrap(
        {"id": stage.document_id, "title": title, "footer_title": footer_title}, "document", scene
    )
    return title, footer_title


def abbreviated(title: str) -> str:
    """A title that two lines at the foot of a page hold (Cal. Rules of Court, rule 2.110(b))."""
    if len(title) <= _FOOT:
        return title
    kept = title[: _FOOT - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(",;: ") + "…"


def _lacking(form: Form, context: Mapping[str, Any]) -> list[Problem]:
    """What the form needs and the case does not hold."""
    place = Location(f"{form.place or form.id}/form.yaml", pointer="/needs")
    found = []
    for path in form.needs:
        first, *rest = path.split(".")
        value = context.get(first)
        for step in rest:
            value = getattr(value, step, None)
        if value is None or isinstance(value, Missing) or value == []:
            hint = "Add it to the case file."
            found.append(Problem(place, f"the form needs {path}, which is not in the case", hint))
    return found


def _refuse_unfit(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, language: str, layout: Layout | None
) -> None:
    problems: list[Problem] = []
    place = Location(f"{form.place or form.id}/form.yaml")
    if language not in form.languages and not form.translated:
        spoken = ", ".join(form.languages)
        problems.append(
            Problem(place, f"the form is not made in {language!r}", f"It has: {spoken}.")
        )
    if jurisdiction is not None and not form.serves(jurisdiction.id):
        served = ", ".join(form.jurisdictions)
        problems.append(Problem(place, f"the form is not for {jurisdiction.id}", f"For: {served}."))
    if form.paper and (jurisdiction is None or layout is None):
        problems.append(Problem(place, "a court paper needs a court and its layout"))
    if problems:
        raise FormError(f"The form {form.id!r} cannot be used here.", problems=tuple(problems))
