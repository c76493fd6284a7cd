"""No signature stands alone on a page: the last words before it stay with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?</w:p>|<w:p/>")
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_FORMULA = re.compile(
    r"\s*(Executed on|Dated|Issued on|Subscribed and sworn|IT IS SO STIPULATED"
    r"|I (declare|certify|affirm|verify)\b.{0,40}\bunder )"
)
"""Words that no paper is about: the oath and the date hold on to a line of the testimony."""
_DATED = re.compile(r"\s*Dated:")
_LONGEST = 14
"""Lines of a block that stays with the next: of two longer ones no page is sure to have room."""
_JURAT = re.compile(r">\s*Subscribed and sworn")
"""No officer certifies an oath on a page without the signature."""
_MOST = 600
"""Characters that stay at most: an oath of five lines does not drag a page of text along."""


def kept_with_signature(xml: str, signature: str) -> str:
    """The document with "keep with next" on the paragraphs that lead to a signature block.

    What follows a block, such as a certificate with a signature of its own, may stand on another
    page: or the two blocks would be one that no page holds. Where several sign one below the
    other, the last of them stays with the one before, so that none is alone on a page.

    Args:
        xml: The filled document part.
        signature: Id of the style of signature blocks.
    """
    found = list(_PARAGRAPH.finditer(xml))
    styles = [(m[1] if (m := _STYLE.search(p[0])) else "") for p in found]
    kept: set[int] = set()
    for number, style in enumerate(styles):
        begins = (
            style == signature
            and number > 0
            and (styles[number - 1] != signature or _JURAT.search(found[number][0]) is not None)
        )
        if not begins and not (number and _is_gap(found[number][0])):
            continue
        held = 0
        for before in range(number - 1, -1, -1):
            between = xml[found[before].end() : found[before + 1].start()]
            entered = before == number - 1 and "<w:tbl>" in between and "</w:tc>" not in between
            if (between.strip() and not entered) or "<w:sectPr" in found[before][0]:
                break  # a table or another section begins there
            kept.add(before)
            text = "".join(_TEXT.findall(found[before][0]))
            held += len(text)
            own = text.strip() and styles[before] != signature and not _FORMULA.match(text)
            if own or held > _MOST:
                break
    # The rows of a table say themselves what stays together.
    alone = _last_but_one(found, styles, signature)
    kept |= {n for n in alone if not xml.startswith("</w:tc>", found[n].end())}
    ends = {
        n
        for n, style in enumerate(styles[:-1])
        if style == signature and styles[n + 1] != signature and n not in kept
    }
    out: list[str] = []
    end = 0
    for number in sorted(kept | ends):
        change = _released if number in ends else _keeping
        out += (xml[end : found[number].start()], change(found[number][0]))
        end = found[number].end()
    return "".join((*out, xml[end:]))


def _last_but_one(
    found: Sequence[re.Match[str]], styles: Sequence[str], signature: str
) -> set[int]:
    """The end of the last block but one of those that stand one below the other."""
    dated = [
        n
        for n, style in enumerate(styles)
        if style == signature and _DATED.match("".join(_TEXT.findall(found[n][0])))
    ]
    return {
        n - 1
        for before, n in pairwise(dated)
        if all(style == signature for style in styles[before:n])
        and not any(all(s == signature for s in styles[n:after]) for after in dated if after > n)
        and n - before <= _LONGEST
    }


def _is_gap(paragraph: str) -> bool:
    """An empty line that holds on to what follows: the space above a judge's signature line.

    One with a border is a rule of its own: what stands above it may stay on the page before.
    """
    empty = "<w:r>" not in paragraph and "<w:r " not in paragraph
    return "<w:keepNext" in paragraph and empty and "<w:pBdr" not in paragraph


def _released(paragraph: str) -> str:
    style = _STYLE.search(paragraph)
    if style is None or "<w:keepNext" in paragraph:
        return paragraph
    return f'{paragraph[: style.end()]}<w:keepNext w:val="0"/>{paragraph[style.end() :]}'


def _keeping(paragraph: str) -> str:
    if '<w:keepNext w:val="0"/>' in paragraph:
        return paragraph.replace('<w:keepNext w:val="0"/>', "<w:keepNext/>")
    if "<w:keepNext" in paragraph or paragraph == "<w:p/>":
        return paragraph
    if (style := _STYLE.search(paragraph)) is not None:
        return f"{paragraph[: style.end()]}<w:keepNext/>{paragraph[style.end() :]}"
    if "<w:pPr>" in paragraph:
        return paragraph.replace("<w:pPr>", "<w:pPr><w:keepNext/>", 1)
    opening = paragraph.index(">") + 1
    return f"{paragraph[:opening]}<w:pPr><w:keepNext/></w:pPr>{paragraph[opening:]}"
