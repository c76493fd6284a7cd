"""Form + case + court -> a Word draft."""

from __future__ import annotations

from dataclasses import replace

from packetgen.case.model import Case
from packetgen.errors import FormError, Location, Problem
from packetgen.form.model import Form
from packetgen.form.package import Member, pack, write_package
from packetgen.jurisdiction.model import Jurisdiction

from .filling.english_copy import for_the_client, has_english_copy, in_english, with_english
from .filling.environment import Gap, at_line
from .filling.parts import CompiledPart, fill_part
from .filling.prepare import Prepared
from .gap_problems import gap_problem, named_path
from .instructions import DraftingInstructions
from .model import Draft
from .placing.placed import Stage
from .staging import staged
from .texts.markdown import Additions
from .texts.unwritten import in_xml, unwritten_problem
from .word_files import furniture
from .word_files.islands import with_islands
from .word_files.joining import appended, at_the_end, relate, well_formed
from .word_files.keeping import kept_with_signature, room_for_signatures
from .word_files.ruled_lines import ruled, style_indents
from .word_files.template_package import DOCUMENT
from .words.marks import plain

PART_2_NOTICE = "cfr-42-2-32-a-2"
"""Id of the notice that goes with treatment records under 42 CFR part 2."""


def draft(
    form: Form, case: Case, jurisdiction: Jurisdiction | None,
    instructions: DraftingInstructions, *, mark_unresolved: bool = True,
) -> Draft:  # fmt: skip
    """Fill and dress one document.

    Args:
        form: The form.
        case: The case, validated.
        jurisdiction: The court with its rules; None for a document of no court.
        instructions: What packet, plan and office choose for the document.
        mark_unresolved: False refuses a document with missing values instead of showing gaps.

    Raises:
        TypeError: The day of the build is no :class:`datetime.date`.
        FormError: The form does not serve this court or language, lacks what it needs, or its
            template or a text cannot be filled. All problems at once.
    """
    if form.official is not None:
        raise FormError(
            f"The form {form.id!r} fills a court's own PDF, which is no Word document.",
            hint="Put it into a packet plan and build that: packetgen build packet.yaml",
        )
    given = dict(instructions.values or {})
    twice = has_english_copy(form, instructions.language)
    wanted = given
    if form.english_after:
        wanted = for_the_client(given) if twice else in_english(given)
    stage, title, footer_title = staged(
        form, case, jurisdiction, replace(instructions, values=wanted)
    )
    copy = None
    if twice:
        in_the_courts = replace(instructions, values=in_english(given), language="en")
        copy, *_ = staged(form, case, jurisdiction, in_the_courts)
        copy.additions = stage.additions
        copy.context |= {"english_copy": True, "unreviewed": stage.context["unreviewed"]}
    return _assembled(stage, stage.prepared, title, footer_title, mark_unresolved, copy)


def _assembled(
    stage: Stage, prepared: Prepared, title: str, footer_title: str, mark_unresolved: bool,
    copy: Stage | None = None,
) -> Draft:  # fmt: skip
    """Fill every part, add what the texts brought, write the package."""
    record = stage.record
    texts = dict(prepared.texts)
    members = list(prepared.fixed)
    filled, unresolved = _filled(stage, prepared, texts, copy)
    members += filled
    members += _added(stage.additions, texts)
    number = stage.scene.case.number
    name = f"{stage.form.title}, {number}" if number else stage.form.title
    if stage.form.is_handout:
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


def _filled(
    stage: Stage, prepared: Prepared, texts: dict[str, str], copy: Stage | None = None
) -> tuple[list[Member], dict[str, Problem]]:
    """Every part with tags, filled, and what they lack by path; footnotes go into ``texts``."""
    record, additions = stage.record, stage.additions
    members = []
    chain = stage.jurisdiction.chain if stage.jurisdiction else ()
    place = stage.form.template_name(chain)
    unresolved: dict[str, Problem] = {}

    def lacks(gap: Gap, name: str, part: CompiledPart | None) -> None:
        gap = replace(gap, path=named_path(gap.path, unresolved))
        unresolved.setdefault(gap.path, _gap_problem(gap, place, name, part))

    for gap in record.gaps:
        lacks(gap, "", None)
    for name in prepared.part_order:
        part = prepared.parts[name]
        record.gaps.clear()
        record.control_characters.clear()
        stage.part = part
        links = additions.links if name == DOCUMENT else {}
        if name == texts["footnotes"]:
            links = additions.note_links
        xml, shown = fill_part(part, stage.context, place=place, links=links)
        if name == DOCUMENT and copy is not None:
            copy.part = part
            english, _ = fill_part(part, copy.context, place=place, links=links)
            xml = with_english(xml, english)
        if name == DOCUMENT:
            xml = _finished(stage, prepared, xml)
        if stage.form.translated and stage.scene.language.right_to_left:
            xml = with_islands(xml)
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
        for gap in (*record.gaps, *(Gap(path, 0) for path in shown)):
            lacks(gap, name, part)
        for path, _ in record.control_characters:
            problem = Problem(
                Location(place), f"control characters were removed from {path or 'a value'}",
                "They often come along when text is pasted; delete them in the case file.",
            )  # fmt: skip
            unresolved.setdefault(f"control {path}", problem)
    return members, unresolved


def _finished(stage: Stage, prepared: Prepared, xml: str) -> str:
    """The filled body with its certificates, its signature kept together, and its notice."""
    xml = stage.certified(stage.served(xml))
    xml = kept_with_signature(
        xml, prepared.styles["signature"], lines=room_for_signatures(stage.layout)
    )
    xml = ruled(
        xml, width=prepared.width, size=stage.pitch_and_size()["size"],
        indents=style_indents(prepared.styles, paper=stage.layout is not None),
    )  # fmt: skip
    if stage.protected and PART_2_NOTICE not in stage.record.wordings:
        xml = at_the_end(xml, str(stage.required_wording(PART_2_NOTICE)))
    return xml


def _added(additions: Additions, texts: dict[str, str]) -> list[Member]:
    """The pictures that texts brought; their links, notes and lists go into ``texts``."""
    relate(texts, DOCUMENT, additions.links)
    relate(texts, texts["footnotes"], additions.note_links)
    members = []
    for name, (identifier, data) in sorted(additions.pictures.items()):
        members.append(pack(f"word/media/{name}", data))
        relate(texts, DOCUMENT, {f"media/{name}": identifier}, kind="image")
    if additions.notes:
        notes = texts["footnotes"]
        texts[notes] = appended(texts[notes], "footnotes", additions.notes)
    if additions.lists:
        lists = texts["numbering"]
        texts[lists] = appended(texts[lists], "numbering", additions.lists)
    return members


def _gap_problem(gap: Gap, place: str, name: str, part: CompiledPart | None) -> Problem:
    if gap.place is not None:
        return gap_problem(gap.path, at_line(gap.place, gap.line))
    number = part.paragraph(gap.line) if part and gap.line else None
    detail = name if name and name != DOCUMENT else None
    return gap_problem(gap.path, Location(place, paragraph=number, detail=detail))
