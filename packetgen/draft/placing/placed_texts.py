"""Texts in Markdown, as a template places them: paragraphs, or the runs of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from packetgen.errors import FormError, Location, Problem

from ..filling.environment import Mode, at_line, fill_text
from ..signing.certificates import words_in
from ..texts import markdown
from ..texts.markdown_limits import line_typed
from ..texts.unwritten import on_one_line, unwritten, unwritten_problem
from ..values.views import View
from ..word_files.styles import word_font
from ..words.marks import without_control_characters
from ..words.missing import Missing

if TYPE_CHECKING:
    from .placed import Stage

_FILE = re.compile(r"^[^\n]{1,200}\.md$")


def text_functions(stage: Stage) -> dict[str, Callable[..., Any]]:
    """``prose`` and ``emphasis``, by the names that a template says."""
    return {"prose": partial(section, stage), "emphasis": partial(emphasis, stage)}


def section(
    stage: Stage, value: Any, numbered: bool | None = None, at: int = 0, section: Any = ""
) -> Markup:
    """A text; ``section`` names one that a rule on length may leave out of the count, such as
    ``disclosure_statement``.
    """
    xml = prose(stage, value, numbered, at)
    if section:
        stage.apart[str(section)] += words_in(xml)
    return xml


def prose(stage: Stage, value: Any, numbered: bool | None = None, at: int = 0) -> Markup:
    """A Markdown text as paragraphs."""
    if isinstance(value, Missing):
        stage.record.gap(value.path, at)
        return Markup(stage.placeholder(value.path))
    text, place = _manuscript_of(stage, value)
    text, removed = without_control_characters(text.replace("\x0b", "\n").replace("\x0c", "\n"))
    if removed:
        stage.record.control_characters.append((getattr(value, "_path", ""), at))
    for line, words in unwritten(text):
        stage.to_write.setdefault(words, unwritten_problem(words, at_line(place, line)))
    filled = fill_text(text, {**stage.context, "packetgen place": place}, place, Mode.MARKDOWN)
    layout = stage.layout
    grid = layout is not None and layout.numbered_lines
    manuscript = markdown.Manuscript(
        styles=stage.prepared.styles,
        numbering=stage.prepared.numbering,
        additions=stage.additions,
        first_note=stage.prepared.first_note,
        width=stage.prepared.width,
        numbered=stage.form.numbered_paragraphs if numbered is None else bool(numbered),
        body="body text" if layout else "letter text",
        single=layout.single_pitch if layout and grid else 0.0,
        pitch=layout.pitch if layout and grid else 0.0,
        size=layout.font_size if layout else 11.0,
        font=word_font(layout.font) if layout else "arial",
        letter=layout is None,
    )
    _note_prose(stage, value, text)
    try:
        return Markup(markdown.prose(on_one_line(filled), manuscript))
    except markdown.UnprintableTextError as error:
        raise _refused(stage, error, place, text) from None


def _refused(
    stage: Stage, error: markdown.UnprintableTextError, place: Location, typed: str
) -> FormError:
    """What a text holds that cannot be shown, with lines of the text as typed."""
    return FormError(
        f"A text of {stage.document_id} holds what cannot be printed.",
        problems=tuple(
            Problem(at_line(place, line_typed(found, typed)), found.message, found.hint)
            for found in error.found
        ),
    )


def _note_prose(stage: Stage, value: Any, text: str) -> None:
    """A text of several paragraphs is a value too: an edited draft may hold an older one.

    Its beginning and a fingerprint stand for it; labels of exhibits in it do not count.
    """
    import hashlib

    path = getattr(value, "_path", "")
    if path:
        words = text.split()
        digest = hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()[:12]
        begin = " ".join(words[:8])
        stage.record.values[path] = f"{begin} … ({len(words)} words, {digest})"


def _manuscript_of(stage: Stage, value: Any) -> tuple[str, Location]:
    """The Markdown text that a value is or names, and where it stands."""
    name = ""
    if isinstance(value, View) and isinstance(value._subject, Mapping):
        name = str(value._subject.get("file", ""))
    elif isinstance(value, str) and _FILE.match(value.strip()):
        name = value.strip()
    if not name:
        path = getattr(value, "_path", "")
        detail = f"the value {path!r} in the plan" if path else "a Markdown text of the plan"
        return str(value), Location(detail=detail)
    if stage.base is None:
        raise FormError(f"The text file {name!r} cannot be read: the plan has no folder.")
    from packetgen.reading.text import decode, read_bytes

    path = _inside(stage, name)
    return decode(
        read_bytes(path, shown=name, error=FormError), name=name, error=FormError
    ), Location(name)


def _inside(stage: Stage, name: str) -> Path:
    """A file of the plan's folder."""
    from packetgen.reading.paths import inside

    assert stage.base is not None
    try:
        return inside(stage.base, name)
    except ValueError as error:
        problem = Problem(Location(name), str(error))
        raise FormError(f"The file {name!r} cannot be used.", problems=(problem,)) from None


def emphasis(stage: Stage, value: Any) -> Any:
    """Runs of a value of one paragraph with Markdown's emphasis."""
    if isinstance(value, Missing):
        return value
    place = Location(detail=getattr(value, "_path", "") or "a value")
    text = fill_text(str(value), stage.context, place, Mode.MARKDOWN)
    try:
        return Markup(markdown.emphasis(on_one_line(text), stage.additions))
    except markdown.UnprintableTextError as error:
        raise _refused(stage, error, place, str(value)) from None
