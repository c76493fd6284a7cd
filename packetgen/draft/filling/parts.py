"""One XML part of a template, compiled once and filled many times.

docxtpl's own rules for tags in Word files are kept: its ``patch_xml`` mends tags that Word split
into runs and turns ``{%p … %}``, ``{%tr … %}`` and ``{{r … }}`` into plain Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from jinja2 import Template, TemplateSyntaxError

from packetgen.errors import FormError, Location, Problem
from packetgen.form.tags import SLOT, straightened

from ..texts.unwritten import marked_unwritten
from ..word_files.runs import split_runs
from ..words.marks import ANY, GAPS
from ..words.stops import one_stop, with_marked_stops
from .environment import Mode, cause, compiled, failing_line

_NOISE = re.compile(r' (?:w14:(?:paraId|textId)|w:rsid\w*)="[^"]*"')
"""Editing traces; Word rejects a file in which a loop has repeated a paragraph's own id."""
_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
_WHOLE = re.compile(r'<w:p n="(\d+)"[^>]*(?<!/)>((?:(?!<w:p[ >/]).)*?)</w:p>')
_TEXTS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_SECTION = re.compile(r"<w:sectPr[ >].*</w:sectPr>")
_NUMBERED = re.compile(r'(?=<w:p n="\d+")|(?=<\?slot \d+\?>)')
_NUMBER = re.compile(r'<w:p n="(\d+)"|<\?slot (\d+)\?>')
_EMPTY_CELL = re.compile(r"(</w:tcPr>|<w:tc>|<w:tcPr/>|</w:tbl>)</w:tc>")
_ROWLESS = re.compile(r"<w:tbl>(?:(?!<w:tr[ >]|<w:tbl>).)*?</w:tbl>")
_DRAWING = re.compile(r'(<wp:docPr [^>]*?\bid=")\d+(")')
_BRACES = {
    sign: f"{{% raw %}}{sign.replace('_', '')}{{% endraw %}}"
    for sign in ("{_{", "}_}", "{_%", "%_}")
}
_ESCAPED = re.compile("|".join(map(re.escape, _BRACES)))
_UNTOUCHED = re.compile(r"\{[\{%#]")


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part with tags. ``paragraphs[i]`` is the template's paragraph number on line *i* + 1."""

    name: str
    template: Template
    paragraphs: tuple[int, ...]
    dynamic_cells: bool

    def paragraph(self, line: int) -> int:
        """The paragraph of the template that stands on a line of the compiled text."""
        return self.paragraphs[min(max(line, 1), len(self.paragraphs)) - 1]


def has_tags(xml: str) -> bool:
    """Whether there is anything to fill; Word may have put a run's end between the braces."""
    return bool(_UNTOUCHED.search(re.sub(r"<[^>]*>", "", xml)))


def compile_part(name: str, xml: str, *, place: str) -> CompiledPart:
    """A part ready to be filled.

    Raises:
        FormError: A tag that Jinja cannot read, with its paragraph. ``lint_form`` says more.
    """
    from docxtpl import DocxTemplate

    original = xml
    counter = iter(range(1, 1 << 30))
    xml = _NOISE.sub("", xml).replace("\r", " ").replace("\n", " ")
    xml = _PARAGRAPH.sub(lambda _: f'<w:p n="{next(counter)}"', xml)
    xml = _WHOLE.sub(_slot, xml)
    patched = with_marked_stops(DocxTemplate.patch_xml(None, xml))
    pieces = _NUMBERED.split(patched)
    paragraphs: list[int] = []
    for piece in pieces:
        found = _NUMBER.match(piece)
        paragraphs.append(int(found[1] or found[2]) if found else (paragraphs or [1])[-1])
    # docxtpl's way to write braces; in the template alone, since case data is never rewritten.
    pieces = [_ESCAPED.sub(lambda m: _BRACES[m[0]], piece) for piece in pieces]
    source = _NUMBER.sub(lambda m: "<w:p" if m[1] else "", "\n".join(pieces))
    try:
        template = compiled(source, Mode.XML, name)
    except TemplateSyntaxError as error:
        number = paragraphs[min(max(error.lineno, 1), len(paragraphs)) - 1]
        from packetgen.form.lint import part_problems

        # Jinja notices an open block where the text ends; the paragraph that opens it is wanted.
        broken = part_problems(original, name, place)
        if broken:
            raise FormError(f"The template {place} cannot be read.", problems=broken) from None
        raise FormError(
            f"The template {place} cannot be read.",
            hint="packetgen forms lint shows every problem with the text around it.",
            problems=(
                Problem(
                    Location(place, paragraph=number, detail=None if "document" in name else name),
                    str(error.message),
                ),
            ),
        ) from None
    return CompiledPart(name, template, tuple(paragraphs), "{%tc" in re.sub(r"<[^>]*>", "", xml))


def _slot(match: re.Match[str]) -> str:
    """A paragraph that holds one placed tag alone gives way to what is placed."""
    text = straightened("".join(_TEXTS.findall(match[2]))).strip()
    if not SLOT.fullmatch(text):
        return match[0]
    call = re.sub(r"^\{\{p?\s*", "{{ ", text)
    section = _SECTION.search(match[2])
    kept = f"<w:p><w:pPr>{section[0]}</w:pPr></w:p>" if section else ""
    return f"<?slot {match[1]}?>{call}{kept}"


def fill_part(
    part: CompiledPart, context: Mapping[str, Any], *, place: str, links: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The part with its tags filled, and the paths of all gaps that it shows.

    Relationship ids of links are added to ``links``.

    Raises:
        FormError: A tag that fails, with its paragraph.
    """
    try:
        xml = part.template.render(context)
    except FormError:
        raise
    except Exception as error:
        line = failing_line(part.template, error)
        number = part.paragraph(line) if line else None
        raise FormError(
            f"The template {place} could not be filled.",
            problems=(Problem(Location(place, paragraph=number), cause(error)),),
        ) from None
    xml = one_stop(xml.replace("\n", ""))
    gaps: tuple[str, ...] = ()
    if ANY.search(xml):
        gaps = tuple(dict.fromkeys(unescape(path) for path in GAPS.findall(xml)))
    xml = marked_unwritten(xml)
    if ANY.search(xml):
        xml = split_runs(xml, links)
    if "<w:tc>" in xml:
        xml = _ROWLESS.sub("", xml)
        xml = _EMPTY_CELL.sub(r"\1<w:p/></w:tc>", xml)
    if "<wp:docPr" in xml:
        ids = iter(range(1, 1 << 30))
        xml = _DRAWING.sub(lambda m: f"{m[1]}{next(ids)}{m[2]}", xml)
    if part.dynamic_cells:
        xml = _even_rows(xml)
    return xml, gaps


def _even_rows(xml: str) -> str:
    """Column widths for tables whose cells came out of a loop, by docxtpl's own rule."""
    from docxtpl import DocxTemplate
    from lxml import etree

    return str(etree.tostring(DocxTemplate.fix_tables(None, xml), encoding="unicode"))
