"""The inline tokens of a Markdown text as Word runs: emphasis, links, gaps, line ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..word_files.runs import HYPERLINK_STYLE, relationship
from ..word_files.wml import escape, text_elements
from ..words.gap_words import bracketed
from ..words.marks import GAP_END, GAPS


class InlineRuns:
    """Inline tokens as runs; ``reference`` sets the mark of a footnote by its number."""

    def __init__(
        self, links: dict[str, str], reference: Callable[[int], str] | None = None
    ) -> None:
        self.links = links
        self.reference = reference

    def runs(self, children: Sequence[Any] | None) -> str:
        """The runs of a paragraph's tokens. Links are taken down in ``links``."""
        out: list[str] = []
        bold = italic = strike = 0
        link: list[str] = []
        for token in children or []:
            match token.type:
                case "strong_open":
                    bold += 1
                case "strong_close":
                    bold -= 1
                case "em_open":
                    italic += 1
                case "em_close":
                    italic -= 1
                case "s_open":
                    strike += 1
                case "s_close":
                    strike -= 1
                case "link_open":
                    identifier = relationship(escape(token.attrGet("href") or ""), self.links)
                    out.append(f'<w:hyperlink r:id="{identifier}" w:history="1">')
                    link.append(identifier)
                case "link_close":
                    out.append("</w:hyperlink>")
                    link.pop()
                case "footnote_ref" if self.reference is not None:
                    out.append(self.reference(token.meta["id"]))
                case "hardbreak":
                    out.append("<w:r><w:br/></w:r>")
                case "softbreak":
                    out.append(_run(" ", bold, italic, strike, link))
                case "text" | "code_inline" | "text_special":
                    out.append(_run(token.content, bold, italic, strike, link))
                case _:
                    if token.content:
                        out.append(_run(token.content, bold, italic, strike, link))
        return "".join(out)


def _run(text: str, bold: int, italic: int, strike: int, link: list[str]) -> str:
    if not text:
        return ""
    style = f'<w:rStyle w:val="{HYPERLINK_STYLE}"/>' if link else ""
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    look += "<w:strike/>" if strike else ""
    out: list[str] = []
    end = 0
    for match in GAPS.finditer(text) if GAP_END in text else ():
        out.append(_plain_run(text[end : match.start()], style + look))
        out.append(_plain_run(bracketed(match[1]), f'{style}{look}<w:highlight w:val="yellow"/>'))
        end = match.end()
    out.append(_plain_run(text[end:], style + look))
    return "".join(out)


def _plain_run(text: str, properties: str) -> str:
    if not text:
        return ""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inner}{text_elements(text)}</w:r>"
