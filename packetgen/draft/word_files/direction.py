"""A template dressed for another language: what its text is said to be, and which way it runs.

A template is written once, from left to right. In a language that is written from right to left
its paragraphs, runs and tables are turned, as Word does when the language of a document is changed.
A paragraph that says ``w:bidi`` itself is left as it is: words that stay in English, a telephone
number. It keeps its direction and moves to the side where lines begin.
"""

from __future__ import annotations

import re
from typing import Any

from packetgen.handout.languages import runs_right_to_left

from .template_package import DOCUMENT, TemplatePackage
from .wml import W

_TAGS = {"en": "en-US", "es": "es-US", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "vi": "vi-VN",
         "pt": "pt-BR", "ru": "ru-RU", "tl": "fil-PH", "ar": "ar-SA", "ko": "ko-KR"}  # fmt: skip
"""Codes that Word's proofing knows, where they are others than ours."""
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_STORY = re.compile(r"^word/(document|header\d*|footer\d*)\.xml$")
_W = f"{{{W}}}"


def dress_language(package: TemplatePackage, language: str) -> None:
    """State the language of a template's text, and turn it where its script runs the other way."""
    base = language.split("-")[0]
    _state(package, _TAGS.get(language, language), base)
    if not runs_right_to_left(base):
        return
    for name in [DOCUMENT, *(n for n in package.members if _STORY.match(n) and n != DOCUMENT)]:
        root = package.tree(name)
        for table in root.iter(f"{_W}tblPr"):
            if table.find(f"{_W}bidiVisual") is None:
                _place(table, "bidiVisual", ("tblStyle", "tblpPr", "tblOverlap"))
        for paragraph in root.iter(f"{_W}p"):
            _turn(paragraph)


def _state(package: TemplatePackage, tag: str, base: str) -> None:
    root = package.tree(package.related("styles"))
    path = f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"
    properties = root.find(path)
    if properties is None:
        return
    element = properties.find(f"{_W}lang")
    if element is None:
        from lxml import etree

        element = etree.SubElement(properties, f"{_W}lang")
    element.set(f"{_W}val", tag)
    if base in _EAST_ASIAN:
        element.set(f"{_W}eastAsia", tag)
        # A name in Latin letters is not: programs would break it anywhere, as they may Chinese.
        element.set(f"{_W}val", "en-US")
    if runs_right_to_left(base):
        element.set(f"{_W}bidi", tag)
        # Digits and Latin letters among them are not in the language.
        element.set(f"{_W}val", "en-US")


def _turn(paragraph: Any) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        from lxml import etree

        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{_W}bidi") is not None:
        place_alignment(properties, "right")
        return
    _place(properties, "bidi", _BEFORE_BIDI)
    for run in paragraph.iter(f"{_W}r"):
        look = run.find(f"{_W}rPr")
        if look is None:
            from lxml import etree

            look = etree.Element(f"{_W}rPr")
            run.insert(0, look)
        if look.find(f"{_W}rtl") is None:
            _place(look, "rtl", None)


def place_alignment(properties: Any, side: str) -> None:
    """Align a paragraph to a side of the page, unless it says itself where it stands."""
    if properties.find(f"{_W}jc") is None:
        _place(properties, "jc", _BEFORE_JC).set(f"{_W}val", side)


_BEFORE_BIDI = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
)  # fmt: skip
_BEFORE_JC = (
    *_BEFORE_BIDI, "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap",
)  # fmt: skip
"""Elements that the schema wants before these (ECMA-376, 17.3.1.26)."""
_AFTER_RTL = frozenset({"cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"})


def _place(parent: Any, name: str, before: tuple[str, ...] | None) -> Any:
    """A new child at its place in the schema's order: after ``before``; None: run properties."""
    from lxml import etree

    element = etree.Element(f"{_W}{name}")
    names = [child.tag.rpartition("}")[2] for child in parent]
    if before is None:
        at = next((n for n, tag in enumerate(names) if tag in _AFTER_RTL), len(names))
    else:
        at = max((n + 1 for n, tag in enumerate(names) if tag in before), default=0)
    parent.insert(at, element)
    return element
