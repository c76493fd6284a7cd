"""Form + case + court -> a Word draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from packetgen.case.model import Case
from packetgen.errors import FormError, Location, Problem
from packetgen.form.model import Form
from packetgen.form.package import pack, write_package
from packetgen.handout import Review, handout_words
from packetgen.jurisdiction.model import Jurisdiction, Layout
from packetgen.reading.formats import calendar_day

from . import furniture
from .attorney import filer_at_foot
from .environment import RECORD, Gap, Record, at_line, fill_text
from .filters import SCENE
from .joining import appended, at_the_end, relate, well_formed
from .keeping import kept_with_signature
from .language import Language
from .letterhead import office_word_file
from .markdown import Additions
from .marks import plain
from .missing import Missing
from .model import Draft, LabelledExhibit
from .parts import CompiledPart, fill_part
from .placed import Stage
from .prepare import Prepared, prepare
from .privacy import privacy_for
from .template_names import (
    case_names,
    counsel_of,
    filer_of,
    hearing_of,
    own_value,
    signer_named,
    with_defaults,
    without_tags_of_the_case,
)
from .template_package import DOCUMENT
from .timing import Dates
from .unwritten import in_xml, unwritten_problem
from .views import Scene, wrap

_CHOICES = frozenset({"hearing", "filer"})
"""Values of the plan that choose one of the case's own; templates see what was chosen."""
PART_2_NOTICE = "cfr-42-2-32-a-2"
"""Id of the notice that goes with treatment records under 42 CFR part 2."""


def draft(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, *, today: dt.date,
    document_id: str, values: Mapping[str, Any] | None = None,
    exhibits: Sequence[LabelledExhibit] = (), all_labels: Mapping[str, str] | None = None,
    layout: Layout | None = None, base: Path | None = None,
    extra: Mapping[str, Any] | None = None, language: str = "en",
    titles: Mapping[str, str] | None = None, mark_unresolved: bool = True, protected: str = "",
    literal: bool = False, dates: Dates | None = None, reviews: Sequence[Review] = (),
) -> Draft:  # fmt: skip
    """Fill and dress one document.

    Args:
        form: The form.
        case: The case, validated.
        jurisdiction: The court with its rules; None for a document of no court.
        today: The day of the build.
        document_id: The document's id in the plan; signatures and services name it.
        values: The form's own values, from the plan.
        exhibits: Exhibits attached to this document, labelled.
        all_labels: Exhibit id to label for the whole packet, for cites.
        layout: The court's layout; needed for papers, ignored for letters.
        base: Folder of the plan, which Markdown files may not leave.
        extra: More names for templates, such as a packet's index.
        language: Language of the document (BCP 47).
        titles: Titles of the plan's documents by id, for proofs of service.
        mark_unresolved: False refuses a document with missing values instead of showing gaps.
        dates: Gives the dates of the whole plan when a template asks for them; without it they are
            counted from the case.
        protected: ``part-2`` for a document that tells of treatment records under 42 CFR part 2:
            it carries their notice, at its end where the template places it nowhere.
        literal: The values are data, as an exhibit's title on its cover: tags in them are text.
        reviews: Which handouts the office reviewed; a handout that nobody did says so.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        FormError: The form does not serve this court or language, lacks what it needs, or its
            template or a text cannot be filled. All problems at once.
    """
    if form.official is not None:
        raise FormError(
            f"The form {form.id!r} fills a court's own PDF, which is no Word document.",
            hint="Put it into a packet plan and build that: packetgen build packet.yaml",
        )
    stage, title, footer_title = staged(
        form, case, jurisdiction, today=today, document_id=document_id, values=values,
        exhibits=exhibits, all_labels=all_labels, layout=layout, base=base, extra=extra,
        language=language, titles=titles, literal=literal, dates=dates,
        reviews=reviews, protected=protected,
    )  # fmt: skip
    return _assembled(stage, stage.prepared, title, footer_title, mark_unresolved)


def staged(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, *, today: dt.date,
    document_id: str, values: Mapping[str, Any] | None = None,
    exhibits: Sequence[LabelledExhibit] = (), all_labels: Mapping[str, str] | None = None,
    layout: Layout | None = None, base: Path | None = None,
    extra: Mapping[str, Any] | None = None, language: str = "en",
    titles: Mapping[str, str] | None = None, literal: bool = False, dates: Dates | None = None,
    reviews: Sequence[Review] = (), protected: str = "",
) -> tuple[Stage, str, str]:  # fmt: skip
    """Everything that filling a document takes, with its title and its footer's title.

    The arguments are those of :func:`draft`.

    Raises:
        TypeError: ``today`` is no :class:`datetime.date`.
        FormError: The form does not serve this court or language, or a title cannot be filled.
    """
    calendar_day(today)
    plan = dict(values or {})
    _refuse_unfit(form, case, jurisdiction, language, layout)
    content: Mapping[str, Any] = {}
    if form.content:
        settings = with_defaults(form, plan)
        content = handout_words(
            form.content, str(settings.get("topic", "")), language,
            size=str(settings.get("size", "full")), jurisdiction=case.jurisdiction,
            reviews=reviews,
        )  # fmt: skip
        form = form.sized(content["size"])
    dressed = layout if form.paper else None
    chain = jurisdiction.chain if jurisdiction else ()
    prepared = prepare(
        form.template_for(chain),
        dressed,
        form.numbered_headings,
        language,
        form.template_name(chain),
        None if form.paper else office_word_file(case.office, base),
    )
    scene = Scene(
        case=case,
        language=Language(
            language,
            form.strings.get(language, {}),
            jurisdiction.identity.get("words", {}) if jurisdiction and language == "en" else {},
        ),
        privacy=privacy_for(form, jurisdiction),
        labels=dict(all_labels or {e.id: e.label for e in exhibits}),
        titles=dict(titles or {}),
    )
    record = Record(own_names=frozenset({*plan, *form.properties} - _CHOICES))
    additions = Additions()
    filer = filer_of(case, plan)
    counsel = counsel_of(case, filer, plan)
    hearing = hearing_of(case, plan, today)
    stage = Stage(
        form=form, scene=scene, jurisdiction=jurisdiction, layout=dressed, prepared=prepared,
        record=record, additions=additions, document_id=document_id, base=base, filer=filer,
        counsel=counsel, hearing=hearing, title=form.title, signer=signer_named(form, plan),
        dates=dates, context={}, problems=[], today=today,
    )  # fmt: skip
    functions = stage.functions()
    context: dict[str, Any] = {
        **case_names(case, jurisdiction, scene, filer, counsel, hearing, today),
        "enclosures": wrap((), "enclosures", scene),
        **{name: wrap(item, name, scene) for name, item in (extra or {}).items()},
        **{
            name: own_value(item, name, form, scene, own=not literal)
            for name, item in with_defaults(form, plan).items()
            if name not in _CHOICES
        },
        "exhibits": wrap(tuple(exhibits), "exhibits", scene),
        "content": wrap(content, "content", scene),
        "strings": wrap(dict(scene.language.strings), "strings", scene, own=True),
        "english": wrap(dict(form.strings.get("en", {})), "english", scene, own=True),
        "language": language,
        "protected": protected,
        **functions,
        "prose": without_tags_of_the_case(functions["prose"]),
        "emphasis": without_tags_of_the_case(functions["emphasis"]),
        SCENE: scene,
        RECORD: record,
    }
    stage.context = context
    context["document"] = wrap({"id": document_id, "title": form.title}, "document", scene)
    place = Location(f"{form.place or form.id}/form.yaml")
    title = plain(fill_text(form.caption_title or form.title, context, place)).strip()
    shown_footer = fill_text(form.footer_title or form.caption_title or form.title, context, place)
    footer_title = plain(shown_footer).strip()
    record.gaps.clear()
    stage.title = fill_text(form.caption_title or form.title, context, place)
    context["footer_title"] = footer_title
    context |= zip(furniture.FILER_LINES, filer_at_foot(filer, counsel, scene), strict=True)
    context["document"] = wrap(
        {"id": document_id, "title": title, "footer_title": footer_title}, "document", scene
    )
    stage.problems += _lacking(form, context)
    stage.protected = protected
    return stage, title, footer_title


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


def _assembled(
    stage: Stage, prepared: Prepared, title: str, footer_title: str, mark_unresolved: bool
) -> Draft:
    """Fill every part, add what the texts brought, write the package."""
    record, additions = stage.record, stage.additions
    members = list(prepared.fixed)
    texts = dict(prepared.texts)
    chain = stage.jurisdiction.chain if stage.jurisdiction else ()
    place = stage.form.template_name(chain)
    unresolved: dict[str, Problem] = {
        gap.path: _gap_problem(gap, place, "", None) for gap in record.gaps
    }
    for name in prepared.part_order:
        part = prepared.parts[name]
        record.gaps.clear()
        record.control_characters.clear()
        stage.part = part
        links = additions.links if name == DOCUMENT else {}
        if name == texts["footnotes"]:
            links = additions.note_links
        xml, shown = fill_part(part, stage.context, place=place, links=links)
        if name == DOCUMENT:
            xml = stage.certified(stage.served(xml))
            xml = kept_with_signature(xml, prepared.styles["signature"])
            if stage.protected and PART_2_NOTICE not in record.wordings:
                xml = at_the_end(xml, str(stage.required_wording(PART_2_NOTICE)))
        if name == texts["footnotes"]:
            texts[name] = xml
        else:
            members.append(pack(name, well_formed(xml, place).encode("utf-8")))
        if links and links is not additions.links and links is not additions.note_links:
            relate(texts, name, links)
        for words in in_xml(xml):
            where = next((p for p, v in record.values.items() if words in v), "")
            at = Location(place, detail=where or None)
            stage.to_write.setdefault(words, unwritten_problem(words, at))
        for gap in record.gaps:
            unresolved.setdefault(gap.path, _gap_problem(gap, place, name, part))
        for path in shown:
            unresolved.setdefault(path, _gap_problem(Gap(path, 0), place, name, part))
        for path, _ in record.control_characters:
            problem = Problem(
                Location(place), f"control characters were removed from {path or 'a value'}",
                "They often come along when text is pasted; delete them in the case file.",
            )  # fmt: skip
            unresolved.setdefault(f"control {path}", problem)
    relate(texts, DOCUMENT, additions.links)
    relate(texts, texts["footnotes"], additions.note_links)
    for name, (identifier, data) in sorted(additions.pictures.items()):
        members.append(pack(f"word/media/{name}", data))
        relate(texts, DOCUMENT, {f"media/{name}": identifier}, kind="image")
    if additions.notes:
        notes = texts["footnotes"]
        texts[notes] = appended(texts[notes], "footnotes", additions.notes)
    if additions.lists:
        lists = texts["numbering"]
        texts[lists] = appended(texts[lists], "numbering", additions.lists)
    number = stage.scene.case.number
    name = f"{stage.form.title}, {number}" if number else stage.form.title
    if stage.form.content:
        name = plain(stage.title)
    core = furniture.core_properties(name, stage.scene.language.code)
    members.append(pack("docProps/core.xml", core.encode("utf-8")))
    members += [
        pack(name, xml.encode("utf-8"))
        for name, xml in texts.items()
        if name not in ("footnotes", "numbering")
    ]
    problems = (*stage.problems, *unresolved.values(), *stage.to_write.values())
    if problems and not mark_unresolved:
        raise FormError(
            f"{stage.form.title}: {len(problems)} values are missing.", problems=problems
        )
    return Draft(
        docx=write_package(members),
        title=title,
        footer_title=footer_title,
        unresolved=problems,
        values=dict(sorted(record.values.items())),
        cites=tuple(record.cites),
        wordings=tuple(dict.fromkeys(record.wordings)),
    )


def _gap_problem(gap: Gap, place: str, name: str, part: CompiledPart | None) -> Problem:
    if gap.place is not None:
        where = at_line(gap.place, gap.line)
    else:
        number = part.paragraph(gap.line) if part and gap.line else None
        detail = name if name and name != DOCUMENT else None
        where = Location(place, paragraph=number, detail=detail)
    return Problem(
        where,
        f"{gap.path} is missing",
        "Add it to the case or to the document's values in the plan.",
    )


def _refuse_unfit(
    form: Form, case: Case, jurisdiction: Jurisdiction | None, language: str, layout: Layout | None
) -> None:
    problems: list[Problem] = []
    place = Location(f"{form.place or form.id}/form.yaml")
    if language not in form.languages:
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


__all__ = ["draft"]
