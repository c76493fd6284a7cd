"""No signature stands alone on a page: the last words before it stay with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from packetgen.jurisdiction.model import Layout

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?</w:p>|<w:p/>")
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_FORMULA = re.compile(
    r"\s*(Executed on|Dated|Issued on|Subscribed and sworn|IT IS SO STIPULATED"
    r"|I (declare|certify|affirm|verify)\b.{0,40}\bunder )"
)
"""Words that no paper is about: the oath and the date hold on to a line of the testimony."""
_DATED = re.compile(r"\s*Dated:")
_LETTERS = 24
"""Letters that a line of a signature block takes in half the width of a page, in capitals."""
_ROOM = 5
"""Lines that stand empty in a block: around its date, above the line to sign on and below."""
_JURAT = re.compile(r">\s*Subscribed and sworn")
"""No officer certifies an oath on a page without the signature."""
_MOST = 600
"""Characters that stay at most: an oath of five lines does not drag a page of text along."""
_WITHOUT_COURT = 40
"""Lines for signatures on a page whose court sets none."""


def kept_with_signature(xml: str, signature: str, *, lines: int) -> str:
    """The document with "keep with next" on the paragraphs that lead to a signature block.

    What follows a block, such as a certificate with a signature of its own, may stand on another
    page: or the two blocks would be one that no page holds. Where several sign one below the
    other, the last of them stays with the one before, so that none is alone on a page, where the
    two have room on one: what is held together and has none would break within a block.

    Args:
        xml: The filled document part.
        signature: Id of the style of signature blocks.
        lines: Single-spaced lines that a page has for two blocks.
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
    alone = _last_but_one(found, styles, signature, lines)
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


def room_for_signatures(layout: Layout | None) -> int:
    """Single-spaced lines of a page below two double-spaced ones of the text that is signed."""
    if layout is None:
        return _WITHOUT_COURT
    if layout.numbered_lines:
        return int((layout.lines_per_page - 2) * layout.pitch / layout.single_pitch)
    text = layout.height - layout.top - layout.bottom - 2 * layout.pitch
    return int(text / max(layout.single_pitch, 1.15 * layout.font_size))


def _last_but_one(
    found: Sequence[re.Match[str]], styles: Sequence[str], signature: str, lines: int
) -> set[int]:
    """The end of the last block but one of those that stand one below the other."""
    texts = ["".join(_TEXT.findall(paragraph[0])) for paragraph in found]
    dated = [n for n, style in enumerate(styles) if style == signature and _DATED.match(texts[n])]
    kept = set()
    for before, n in pairwise(dated):
        signed = takewhile(lambda at: styles[at] == signature, range(before, len(styles)))
        block = list(signed)
        if n in block and not any(after in block for after in dated if after > n):
            height = sum(_lines_of(texts[at]) for at in block) + 2 * _ROOM
            kept |= {n - 1} if height <= lines else set()
    return kept


def _lines_of(text: str) -> int:
    """Lines that a paragraph of a block takes; a line to sign on is no longer than its place."""
    return max(1, -(-len(text.replace("_", "")) // _LETTERS))


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
