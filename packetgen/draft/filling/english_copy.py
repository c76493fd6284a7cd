"""A letter in the client's language, and the same letter in English on the pages after it.

The office that signs it, and everybody who finds it in the file later, reads what it says. What the
plan gives under ``translated`` stands in the letter for the client, the plain values in the copy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from packetgen.form.model import Form
from packetgen.handout.languages import spoken

from ..word_files.joining import at_the_end

TRANSLATED = "translated"
"""Name of the value that holds the same in the client's language."""
_BODY = re.compile(r"<w:body(?: [^>]*)?>(.*)</w:body>", re.DOTALL)
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?!<w:rPr)")
_LOOK = re.compile(r"(<w:r(?: [^>]*)?><w:rPr>)(.*?)(</w:rPr>)", re.DOTALL)
_ENGLISH = '<w:lang w:val="en-US"/>'
_HEAD = re.compile(
    r"<w:p(?: [^>]*)?>(?:<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?)?"
)
"""The beginning of a paragraph, up to where its break before it stands in the schema's order."""
_NEW_PAGE = "<w:pageBreakBefore/>"


def has_english_copy(form: Form, language: str) -> bool:
    """Whether a document of this form in this language has its English after it."""
    return form.english_after and spoken(language, form.languages) not in (None, "en")


def for_the_client(values: Mapping[str, Any]) -> dict[str, Any]:
    """The plan's values with what it gives in the client's language in the place of the English."""
    given = values.get(TRANSLATED) or {}
    return {k: _laid_over(v, given[k]) if k in given else v for k, v in values.items()}


def in_english(values: Mapping[str, Any]) -> dict[str, Any]:
    """The plan's values without those in the client's language."""
    return {name: value for name, value in values.items() if name != TRANSLATED}


def _laid_over(value: Any, other: Any) -> Any:
    if isinstance(value, Mapping) and isinstance(other, Mapping):
        return {**value, **{k: _laid_over(value.get(k), v) for k, v in other.items()}}
    if (
        isinstance(value, list)
        and isinstance(other, list)
        and any(isinstance(item, Mapping) for item in other)
    ):
        pairs = zip(value, other, strict=False)
        return [_laid_over(one, two) for one, two in pairs] + value[len(other) :]
    return other


def with_english(xml: str, copy: str) -> str:
    """The filled body with the filled English one after it, from a new page on.

    Its first paragraph breaks the page. A break in a paragraph of its own would leave an empty page
    where the letter before it fills its last one.
    """
    body = _BODY.search(copy)
    if body is None:
        return xml
    said = body[1]
    last = said.rfind("<w:sectPr")
    if last >= 0 and "</w:p>" not in said[last:]:
        said = said[:last]
    said = _LOOK.sub(lambda m: f"{m[1]}{_without_language(m[2])}{_ENGLISH}{m[3]}", said)
    said = _RUN.sub(lambda m: f"{m[0]}<w:rPr>{_ENGLISH}</w:rPr>", said)
    return at_the_end(xml, _HEAD.sub(_from_a_new_page, said, count=1))


def _from_a_new_page(head: re.Match[str]) -> str:
    if "<w:pPr>" in head[0]:
        return head[0] + _NEW_PAGE
    return f"{head[0]}<w:pPr>{_NEW_PAGE}</w:pPr>"


def _without_language(look: str) -> str:
    return re.sub(r"<w:lang [^>]*/>", "", look)
