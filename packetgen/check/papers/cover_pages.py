"""Covers of exhibits: pages that carry little more than "EXHIBIT A"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..finding import Box
from ..pdf.pdf_view import PageView, PdfView
from ..pdf.text_lines import Line
from .exhibit_names import after_label, exhibit_label
from .exhibits_seen import ExhibitSeen

COVER_LETTERS = 500
"""A page that names an exhibit and holds more letters than this is no cover."""

_LARGE = 18


@dataclass(frozen=True, slots=True)
class Cover:
    """An exhibit's cover: its label, its description, and the line in which the label stands."""

    label: str
    title: str
    line: Line

    def looks_like(self, other: Cover) -> bool:
        """Whether the label stands in the same place and size as that of another cover."""
        mine, theirs = self.line, other.line
        middles = (mine.left + mine.right - theirs.left - theirs.right) / 2
        return (
            abs(mine.size - theirs.size) < 0.5
            and abs(mine.baseline - theirs.baseline) < 24
            and (abs(mine.left - theirs.left) < 4 or abs(middles) < 4)
        )


def cover_of(page: PageView) -> Cover | None:
    """The exhibit's cover that a page is; None when it is none."""
    layout = page.layout
    lines = [*layout.header, *layout.body, *layout.notes]
    if not lines or sum(len(line.text) for line in lines) > COVER_LETTERS:
        return None
    texts = [line.text for line in lines]
    for index, text in enumerate(texts[:12]):
        joined = f"{text} {texts[index + 1]}" if index + 1 < len(texts) else text
        for candidate in (text, joined if len(text) < 12 else text):
            label = exhibit_label(candidate)
            alone = re.fullmatch(r"\W*", after_label(candidate)) if label else None
            large = lines[index].size >= _LARGE and len(lines) <= 6
            # "EXHIBIT A: City inspection report", and nothing else but the rest of its title.
            titled = index == 0 and len(lines) <= 3 and _titled(label, candidate)
            if label and (alone or large or titled):
                rest = texts[index + 1 :] if candidate == text else texts[index + 2 :]
                title = after_label(candidate) or " ".join(rest)[:200]
                return Cover(label, title, lines[index])
    return None


def label_box(pdf: PdfView, exhibit: ExhibitSeen) -> Box | None:
    """Where the first page of an exhibit shows its label; None where it does not."""
    with pdf.page(exhibit.first) as page:
        layout = page.layout
        lines = (*layout.header, *layout.body, *layout.notes, *layout.footer)
        return next((n.box for n in lines if exhibit_label(n.text) == exhibit.label), None)


def _titled(label: str, text: str) -> bool:
    """Whether a mark that divides follows the label, and then a title."""
    return bool(re.search(rf"\b{re.escape(label)}[\"'“”‘’)]*\s*(?:[:–—]|\s-\s)\s*\w", text))
