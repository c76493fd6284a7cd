"""A template as text with its tags, so that people and version control can compare two."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Form
from .package import read_package
from .paragraphs import paragraphs_in, parse_part, story_parts


def form_text(form: Form, *, jurisdiction: str = "") -> str:
    """The template's text, one paragraph per line, tables and parts marked.

    Args:
        form: The form.
        jurisdiction: Show this court's own template instead of the general one.
    """
    return template_text(form.overrides.get(jurisdiction, form.template), form.place or form.id)


def template_text(template: bytes, name: str) -> str:
    """The same for a Word file's bytes."""
    return "\n".join(_lines(template, name)) + "\n"


def _lines(template: bytes, name: str) -> Iterator[str]:
    members = read_package(template, name=name)
    for part in story_parts(members):
        root = parse_part(members[part].content(), f"{name}: {part}")
        lines = list(_part_lines(root, part))
        if part == "word/document.xml":
            yield from lines
        elif any(line.strip() for line in lines):
            yield f"--- {part.removeprefix('word/').removesuffix('.xml')} ---"
            yield from lines


def _part_lines(root: object, part: str) -> Iterator[str]:
    cell = ""
    for paragraph in paragraphs_in(root, part):
        if paragraph.cell != cell:
            cell = paragraph.cell
            yield f"[{cell}]" if cell else "[end of table]"
        yield paragraph.text.replace("\n", "⏎ ").rstrip()
