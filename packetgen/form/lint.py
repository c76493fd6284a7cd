"""Everything that is wrong with a form's template and texts, each with its place.

Jinja gives up at the first fault and names a line of XML. Here each tag is read by itself, blocks
are matched over paragraphs, names are looked up in the vocabulary and in the form's own schema,
and all of it is said with the paragraph or table cell that a person finds in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from packetgen.errors import FormError, Location, Problem

from .blocks import block_problems
from .model import Form
from .names import name_problems
from .official import expression
from .package import read_package
from .paragraphs import TemplateParagraph, paragraphs_in, parse_part, story_parts
from .tags import CLOSING, OPENING, PLACED_CALL, TAG, Tag, tags
from .vocabulary import CHOSEN, FILTERS, FUNCTIONS, NAMES, STYLES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = 40


def lint_form(form: Form) -> tuple[Problem, ...]:
    """All problems of a form: its template, its courts' own templates, its titles.

    An empty tuple says that every tag can be read and every name is known. Nothing is filled.
    """
    problems: list[Problem] = []
    place = form.place or form.id
    if form.official is not None:
        return tuple(_mapping_problems(form, place))
    problems += lint_template(form.template, f"{place}/template.docx", form)
    problems += _taken_names(form, place)
    for court, template in sorted(form.overrides.items()):
        problems += lint_template(template, f"{place}/{court}/template.docx", form)
    for size, template in sorted(form.sheets.items()):
        problems += lint_template(template, f"{place}/sheets/{size}.docx", form)
    for key, text in (("caption_title", form.caption_title), ("footer_title", form.footer_title)):
        location = Location(f"{place}/form.yaml", pointer=f"/{key}")
        line = TemplateParagraph("", 1, text, "", "", 0, 0, 0, (text,))
        problems += [
            Problem(location, problem.message, problem.hint)
            for problem in _text_problems([line], form, place)
        ]
    return tuple(problems)


def _taken_names(form: Form, place: str) -> Iterator[Problem]:
    """Values of the form that a template could never see: something else has the name."""
    for name in form.properties:
        if name in FUNCTIONS or (name in NAMES and name not in CHOSEN):
            what = "a function" if name in FUNCTIONS else "a value of every template"
            yield Problem(
                Location(f"{place}/schema.json", pointer=f"/properties/{name}"),
                f"{name!r} is the name of {what}",
                "Give the form's own value another name.",
            )


def _mapping_problems(form: Form, place: str) -> Iterator[Problem]:
    """What is wrong with the texts that go into an official form's fields."""
    assert form.official is not None
    for entry in form.official.entries:
        if not entry.value:
            continue
        location = Location(f"{place}/form.yaml", pointer=f"/fields/{entry.name}")
        text = expression(entry.value)
        line = TemplateParagraph("", 1, text, "", "", 0, 0, 0, (text,))
        for problem in _text_problems([line], form, place):
            yield Problem(location, problem.message, problem.hint)


def lint_template(template: bytes, file: str, form: Form) -> tuple[Problem, ...]:
    """All problems of one Word file as the template of a form."""
    try:
        members = read_package(template, name=file)
        parts = [
            (part, parse_part(members[part].content(), f"{file}: {part}"))
            for part in story_parts(members)
        ]
    except FormError as error:
        return (Problem(Location(file), error.message, error.hint),)
    problems: list[Problem] = []
    for part, root in parts:
        paragraphs = list(paragraphs_in(root, part))
        problems += _text_problems(paragraphs, form, file)
        problems += _open_changes(root, paragraphs, file)
    if "word/styles.xml" in members:
        styles = parse_part(members["word/styles.xml"].content(), f"{file}: styles")
        body = [p for part, root in parts[:1] for p in paragraphs_in(root, part)]
        problems += _style_problems(body, _style_names(styles), form, file)
    return tuple(problems)


def _text_problems(
    paragraphs: Sequence[TemplateParagraph], form: Form, file: str
) -> Iterator[Problem]:
    sound = True
    for paragraph in paragraphs:
        for problem in _tag_problems(paragraph, file):
            sound = False
            yield problem
    structure = list(block_problems(paragraphs, file, around))
    yield from structure
    yield from name_problems(paragraphs, form, file, around, whole=sound and not structure)


def part_problems(xml: str, part: str, file: str) -> tuple[Problem, ...]:
    """What keeps a part from being read: broken tags and blocks that do not match, by paragraph.

    Args:
        xml: The part as it is in the Word file.
        part: Its name in the file, ``word/document.xml``.
        file: The template's name for messages.
    """
    paragraphs = list(paragraphs_in(parse_part(xml.encode("utf-8"), f"{file}: {part}"), part))
    broken = [problem for paragraph in paragraphs for problem in _tag_problems(paragraph, file)]
    return (*broken, *block_problems(paragraphs, file, around))


def around(paragraph: TemplateParagraph, start: int = 0, length: int = 0) -> str:
    """The words around a place of a paragraph, for a message."""
    text = paragraph.text.replace("\n", " ").replace("\t", " ")
    begin, end = max(0, start - _AROUND), min(len(text), start + length + _AROUND)
    return f"{'…' if begin else ''}{text[begin:end].strip()}{'…' if end < len(text) else ''}"


def _tag_problems(paragraph: TemplateParagraph, file: str) -> Iterator[Problem]:
    """Unclosed and unreadable tags, and tags that Word's own structure cuts through."""
    place = paragraph.location(file)
    text = paragraph.text
    rest = TAG.sub(lambda m: " " * len(m[0]), text)
    for match in OPENING.finditer(rest):
        yield Problem(
            place,
            f"the tag opened with {match[0]!r} is not closed in this paragraph: "
            f"“{around(paragraph, match.start(), 12)}”",
            f"Close it with {_closing(match[0])!r} before the paragraph ends.",
        )
    for match in CLOSING.finditer(rest):
        yield Problem(
            place,
            f"{match[0]!r} closes a tag that is not opened: "
            f"“{around(paragraph, match.start(), 2)}”",
            "Open the tag in the same paragraph, or delete this.",
        )
    whole = [m[0] for m in TAG.finditer(text)]
    if len(paragraph.pieces) > 1:
        pieced = [m[0] for piece in paragraph.pieces for m in TAG.finditer(piece)]
        for words in whole:
            if words not in pieced:
                yield Problem(
                    place,
                    f"the tag {words!r} runs over the edge of a link, a tracked change or a field",
                    "Delete it in Word, accept all changes, and type it again in one go.",
                )
    for tag in tags(text):
        wrong = fault(tag)
        if wrong:
            yield Problem(
                place,
                f"{tag.text!r} cannot be read: {wrong}; in “{around(paragraph, tag.start, 20)}”",
            )
        if PLACED_CALL.search(tag.body) and tag.kind == "{":
            beside = (text[: tag.start] + text[tag.start + len(tag.text) :]).strip()
            if beside:
                name = tag.body.split("(")[0].strip()
                yield Problem(
                    place,
                    f"{name}() must stand in a paragraph of its own, but words stand beside it: "
                    f"“{around(paragraph, tag.start, len(tag.text))}”",
                    "Give the tag a paragraph of its own.",
                )


def _closing(opening: str) -> str:
    return {"{{": "}}", "{%": "%}", "{#": "#}"}[opening]


@lru_cache(maxsize=1)
def grammar() -> Any:
    """Jinja's grammar with the statements that templates may use; it fills nothing."""
    from jinja2.sandbox import SandboxedEnvironment

    env = SandboxedEnvironment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    for name in FILTERS:
        env.filters.setdefault(name, lambda value: value)
    return env


_ENDS: Mapping[str, str] = {
    "if": "{% endif %}", "for": "{% endfor %}", "macro": "{% endmacro %}",
    "call": "{% endcall %}", "filter": "{% endfilter %}", "with": "{% endwith %}",
}  # fmt: skip
_MIDDLES = frozenset({"elif", "else", "endif", "endfor", "endset", "endmacro", "endcall",
                      "endfilter", "endwith", "break", "continue", "vm", "hm", "colspan",
                      "cellbg"})  # fmt: skip
_STATEMENTS = frozenset({*_ENDS, *_MIDDLES, "set", "do", "include", "import", "from", "extends",
                         "block", "endblock", "raw", "endraw"})  # fmt: skip


def fault(tag: Tag) -> str:
    """What Jinja cannot read in one tag taken by itself, or ''."""
    from jinja2 import TemplateSyntaxError

    plain, keyword = tag.plain, tag.keyword
    if tag.kind == "#":
        return ""
    source = plain
    if tag.kind == "%":
        if keyword == "elif":
            source = "{% if x %}" + plain + "{% endif %}"
        elif keyword in _MIDDLES:
            return ""
        elif keyword in _ENDS:
            source = plain + _ENDS[keyword]
        elif keyword == "set" and "=" not in plain:
            source = plain + "{% endset %}"
        elif keyword in ("include", "import", "from", "extends", "block"):
            return f"{keyword!r} is not possible in a Word template"
        elif keyword not in _STATEMENTS:
            import difflib

            near = difflib.get_close_matches(keyword, sorted(_STATEMENTS), n=1)
            return f"there is no statement {keyword!r}" + (
                f" (did you mean {near[0]!r}?)" if near else ""
            )
    try:
        grammar().parse(source)
    except TemplateSyntaxError as error:
        return str(error.message)
    return ""


def _open_changes(
    root: Any, paragraphs: Sequence[TemplateParagraph], file: str
) -> Iterator[Problem]:
    """Deleted text in a tracked change would come back, or its tags be filled."""
    numbers = {element: n for n, element in enumerate(root.iter(f"{_W}p"), 1)}
    for tag in ("del", "moveFrom"):
        for change in root.iter(f"{_W}{tag}"):
            paragraph = next((p for p in change.iterancestors() if p in numbers), None)
            if paragraph is None or next(change.iter(f"{_W}delText"), None) is None:
                continue
            where = paragraphs[numbers[paragraph] - 1]
            yield Problem(
                where.location(file),
                "a tracked change is still open in the template",
                "In Word: Review > Accept > Accept All Changes and Stop Tracking.",
            )
            return


def _style_names(root: Any) -> dict[str, str]:
    names: dict[str, str] = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and style.get(f"{_W}type") == "paragraph":
            names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return names


def _style_problems(
    paragraphs: Sequence[TemplateParagraph], names: Mapping[str, str], form: Form, file: str
) -> Iterator[Problem]:
    """Styles that are not there, and in a paper those that no court's format knows."""
    said: set[str] = set()
    for paragraph in paragraphs:
        if not paragraph.style or paragraph.style in said:
            continue
        name = names.get(paragraph.style)
        if name is None:
            said.add(paragraph.style)
            yield Problem(
                paragraph.location(file),
                f"the paragraph's style {paragraph.style!r} is not defined in the file",
                "Choose a style of docs/templates.md in Word.",
            )
        elif form.paper and name.lower() not in STYLES and paragraph.text.strip():
            said.add(paragraph.style)
            yield Problem(
                paragraph.location(file),
                f"the style {name!r} is none that a court's format is applied to: "
                f"“{around(paragraph)}”",
                "Use one of the styles of docs/templates.md, such as Body Text.",
            )


__all__ = ["FUNCTIONS", "around", "lint_form", "lint_template"]
