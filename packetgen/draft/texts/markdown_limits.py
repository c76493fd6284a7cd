"""What Markdown can say and a court paper cannot show: found before anything is set.

Markdown drops some of what it reads: a footnote that nothing refers to, a note inside a note, a
link's title, HTML. Nothing typed may vanish from a paper, so each is a refusal that says where it
stands and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_OPEN_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_DEFINITION = re.compile(
    r"^[ >]*\[\^(?P<note>[^\]\s]+)\]:|^ {0,3}\[(?P<link>[^\]^][^\]]*)\]:", re.M
)
_ELEMENT = re.compile(r"</?\s*([A-Za-z][\w-]*)")
_INSTEAD = {
    "br": "End the line with a backslash, or begin a new paragraph.",
    "p": "Leave an empty line between paragraphs.",
    "b": "Write **words** for bold.",
    "strong": "Write **words** for bold.",
    "i": "Write *words* for italics.",
    "em": "Write *words* for italics.",
    "u": "Write *words*: italics stand for underlining.",
    "table": "Write a table with bars: | Date | What happened |.",
    "img": "Attach the picture as an exhibit and cite it: {{ exhibit('id') }}.",
    "a": "Write [words](https://…) for a link.",
    "ul": 'Begin each item with "- ".',
    "ol": 'Begin each item with "1. ".',
    "sup": "Write a footnote as [^1].",
}
_IN_NOTE = {
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "blockquote_open": "a quotation",
    "fence": "a block of code",
    "code_block": "a block of code",
    "table_open": "a table",
    "heading_open": "a heading",
    "hr": "a rule",
}


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Something typed that would vanish: where (a line of the text, from 1), what, what to do."""

    line: int
    seen: str
    """The characters by which it is found in the text as typed."""
    message: str
    hint: str


def note_limits(state: Any) -> None:
    """A core rule of the parser: write down what cannot be shown in ``env["unprintable"]``.

    It stands between the inline rules and the one that moves notes to the end, so that every
    definition, used or not, is still among the tokens.
    """
    state.env["unprintable"] = list(unprintable(state.tokens, state.src, state.env))


def unprintable(tokens: Sequence[Any], source: str, env: dict[str, Any]) -> Iterator[Unprintable]:
    """Everything in a parsed text that would vanish from the paper or print as raw signs."""
    defined: dict[str, int] = {}
    used: set[str] = set()
    links: set[str] = set()
    note = ""
    line = 1
    for token in tokens:
        if token.map:
            line = int(token.map[0]) + 1
        match token.type:
            case "footnote_reference_open":
                note = str(token.meta["label"])
                defined[note] = defined.get(note, 0) + 1
            case "footnote_reference_close":
                note = ""
            case "html_block":
                yield _html(line, token.content)
            case "inline":
                yield from _inline(token.children or (), line, note, used, links)
            case kind if note and kind in _IN_NOTE:
                yield Unprintable(
                    line, f"[^{note}]:", f"the footnote [^{note}] holds {_IN_NOTE[kind]}",
                    "A footnote holds paragraphs alone: move it into the text.",
                )  # fmt: skip
    for entry in env.get("footnotes", {}).get("list", {}).values():
        # A note written inside the line, ^[words], keeps its tokens apart.
        yield from _inline(entry.get("tokens") or (), line, "…", used, links)
    yield from _definitions(source, defined, used, links, env)


def _definitions(
    source: str, defined: dict[str, int], used: set[str], links: set[str], env: dict[str, Any]
) -> Iterator[Unprintable]:
    """Definitions that nothing refers to, or that another one with the same name hides."""
    from markdown_it.common.utils import normalizeReference

    known = set(env.get("references", {}))
    seen: set[str] = set()
    for match in _DEFINITION.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        if (label := match["note"]) is not None:
            if label not in defined:
                continue
            if label in seen and defined[label] > 1:
                yield Unprintable(
                    line, match[0], f"there is a second footnote [^{label}]",
                    "Give each footnote a name of its own.",
                )  # fmt: skip
            elif label not in used and label not in seen:
                yield Unprintable(
                    line, match[0], f"nothing refers to the footnote [^{label}]",
                    f"Write [^{label}] where the note belongs, or delete the note.",
                )  # fmt: skip
            seen.add(label)
            continue
        label = match["link"]
        name = normalizeReference(label)
        if name in known and name not in links:
            yield Unprintable(
                line, match[0], f"it would not be printed: [{label}]: names a link's address",
                f"Write \\[{label}]: if it is text; delete it if it is a link that nothing uses.",
            )  # fmt: skip


def _inline(
    children: Sequence[Any], line: int, note: str, used: set[str], links: set[str]
) -> Iterator[Unprintable]:
    for token in children:
        match token.type:
            case "softbreak" | "hardbreak":
                line += 1
            case "footnote_ref":
                label = str(token.meta.get("label", "…"))
                used.add(label)
                if note:
                    yield Unprintable(
                        line, f"[^{label}]",
                        f"the footnote [^{note}] refers to another, [^{label}]",
                        "Word has no notes in notes: write its words here, or refer to it in the"
                        " text.",
                    )  # fmt: skip
            case "html_inline" if not token.content.startswith("</"):
                yield _html(line, token.content)
            case "image":
                yield Unprintable(
                    line, "![", "a picture cannot stand in a text",
                    "Attach it as an exhibit and cite it: {{ exhibit('id') }}.",
                )  # fmt: skip
            case "link_open":
                links.add(str((token.meta or {}).get("label", "")))
                if token.attrGet("title"):
                    yield Unprintable(
                        line, "](", "a link's title would not be printed",
                        "Write the words into the text, and leave the title out of the link.",
                    )  # fmt: skip
            case "text":
                for found in _OPEN_NOTE.findall(token.content):
                    yield Unprintable(
                        line, found, f"there is no footnote {found}",
                        f"Write the note on a line of its own, {found}: followed by its words;"
                        f" or \\{found} if these signs are text.",
                    )  # fmt: skip


def _html(line: int, content: str) -> Unprintable:
    text = content.strip()
    if text.startswith("<!--"):
        return Unprintable(
            line, "<!--", "a comment in HTML would not be printed",
            "Delete it; a note to yourself is written as {# words #}, and is not printed.",
        )  # fmt: skip
    element = _ELEMENT.match(text)
    name = element[1].lower() if element else ""
    shown = f"<{name}>" if name else text[:20]
    instead = _INSTEAD.get(name, "Write it in Markdown.")
    return Unprintable(
        line, text[:20].split("\n")[0], f"{shown} is HTML, which a paper cannot show",
        f"{instead} If these signs are text, write \\< for <.",
    )  # fmt: skip


def line_typed(found: Unprintable, typed: str) -> int | None:
    """The line of the text as typed: tags filled before it may have moved it."""
    lines = typed.splitlines()
    if found.line <= len(lines) and found.seen in lines[found.line - 1]:
        return found.line
    holding = [number for number, line in enumerate(lines, 1) if found.seen in line]
    if not holding:
        return None
    return min(holding, key=lambda number: abs(number - found.line))
