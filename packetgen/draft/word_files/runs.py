"""Marks in filled text become what only a run can be split for: breaks, tabs, gaps, links."""

from __future__ import annotations

import re

from ..words.gap_words import bracketed
from ..words.marks import ANY, GAP, GAP_END, LINE, LINK, LINK_END, LINK_TEXT, TAB

_MARKED_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*[\x02-\x08][^<]*)</w:t>")
_TOKENS = re.compile(f"([{LINE}{TAB}])|{GAP}([^{GAP_END}]*){GAP_END}"
                     f"|{LINK}([^{LINK_TEXT}]*){LINK_TEXT}([^{LINK_END}]*){LINK_END}")  # fmt: skip
_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>|<w:rPr/>")
_HIGHLIGHT = re.compile(r"<w:highlight [^>]*/>")
_RUN_STYLE = re.compile(r"<w:rStyle [^>]*/>")
_AFTER_HIGHLIGHT = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b"
)
"""Elements that the schema wants after ``w:highlight`` (ISO/IEC 29500-1, CT_RPr)."""

HYPERLINK_STYLE = "PacketCite"
"""Character style of links; it looks like the text around it, as a court paper wants."""


def relationship(uri: str, links: dict[str, str]) -> str:
    """The relationship id of a link's target; the same target has one id."""
    return links.setdefault(uri, f"rIdCite{len(links) + 1}")


def split_runs(xml: str, links: dict[str, str]) -> str:
    """The part's XML with its marks turned into Word's elements."""
    pieces: list[str] = []
    end = 0
    for match in _MARKED_TEXT.finditer(xml):
        start = max(xml.rfind("<w:r>", 0, match.start()), xml.rfind("<w:r ", 0, match.start()))
        found = _PROPERTIES.search(xml, start, match.start())
        properties = found[0] if found else ""
        pieces += (xml[end : match.start()], _split(match[1], properties, links))
        end = match.end()
    pieces.append(xml[end:])
    return ANY.sub("", "".join(pieces))


def _split(text: str, properties: str, links: dict[str, str]) -> str:
    """The inside of a run after its properties: texts, breaks, and new runs where needed."""
    out: list[str] = []
    again = f"<w:r>{properties}"
    end = 0
    for match in _TOKENS.finditer(text):
        out.append(_text(text[end : match.start()]))
        end = match.end()
        if match[1] == LINE:
            out.append("<w:br/>")
        elif match[1] == TAB:
            out.append("<w:tab/>")
        elif match[2] is not None:
            gap = _text(bracketed(match[2]))
            out.append(f"</w:r><w:r>{highlighted(properties)}{gap}</w:r>{again}")
        else:
            identifier = relationship(match[3], links)
            out.append(
                f'</w:r><w:hyperlink r:id="{identifier}" w:history="1"><w:r>'
                f"{_linked(properties)}{_text(match[4])}</w:r></w:hyperlink>{again}"
            )
    out.append(_text(text[end:]))
    return "".join(out)


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>' if text else ""


def highlighted(properties: str) -> str:
    """Run properties with a yellow ground, in the order that the schema wants."""
    inner = _HIGHLIGHT.sub("", properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
    if inner == "<w:rPr/>":
        inner = ""
    after = _AFTER_HIGHLIGHT.search(inner)
    at = after.start() if after else len(inner)
    return f'<w:rPr>{inner[:at]}<w:highlight w:val="yellow"/>{inner[at:]}</w:rPr>'


def _linked(properties: str) -> str:
    inner = _RUN_STYLE.sub("", properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
    if inner == "<w:rPr/>":
        inner = ""
    return f'<w:rPr><w:rStyle w:val="{HYPERLINK_STYLE}"/>{inner}</w:rPr>'
