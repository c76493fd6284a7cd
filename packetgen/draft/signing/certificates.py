"""The certificate of compliance: how many words a paper has, where its court wants that certified.

The words are counted in the draft as it was filled, without what the court's rule leaves out
(``length.excluded``) and without the certificate itself. A person signs it, nobody else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from packetgen.case.model import Signature
from packetgen.jurisdiction.model import Constraint, Jurisdiction, Layout, Operator

from ..values.views import Scene
from ..word_files.styles import word_font
from ..word_files.wml import Shape, paragraph, run
from .signature import signature_block

_WORD = re.compile(r"\S*\w\S*")
_BREAK = re.compile(r"</w:p>|<w:br\b[^>]*/>|<w:tab/>|<w:cr/>")
_UNSEEN = re.compile(r"<w:(instrText|delText)\b[^>]*>[^<]*</w:\1>|<[^>]*>")
_TITLE = "Certificate of Compliance"


def words_in(xml: str) -> int:
    """The words that a reader sees in a stretch of a Word part."""
    return len(_WORD.findall(unescape(_UNSEEN.sub("", _BREAK.sub(" ", xml)))))


def is_wanted(court: Jurisdiction | None) -> bool:
    """Whether the court wants a certificate on this paper (22 NYCRR 202.8-b, FRAP 32(g), ...)."""
    return court is not None and bool(_wanted_by(court))


def _wanted_by(court: Jurisdiction) -> tuple[Constraint, ...]:
    return tuple(
        c
        for key in ("certificate.length", "certificate.font")
        if key in court.settings
        for c in court[key].governing("paper")
        if c.operator is Operator.REQUIRED
    )


@dataclass(frozen=True, slots=True)
class WordsCounted:
    """The words of a paper. ``total`` has everything, ``apart`` what sections of it have."""

    total: int
    apart: Mapping[str, int]

    def counted(self, excluded: Iterable[str]) -> int:
        """The words that count where these sections do not."""
        return self.total - sum(self.apart.get(section, 0) for section in set(excluded))


def words_counted(body: str, notes: Iterable[str], apart: Counter[str]) -> WordsCounted:
    """Count a filled document part and its footnotes, which count like the text."""
    return WordsCounted(words_in(body) + sum(words_in(note) for note in notes), dict(apart))


def certificate(
    words: WordsCounted, court: Jurisdiction, layout: Layout, scene: Scene,
    styles: Mapping[str, str], *, signer: object, signed: Signature | None, width: float,
    reach: bool = False,
) -> tuple[str, int]:  # fmt: skip
    """The certificate as paragraphs, and the number that it states.

    Args:
        words: The words of the paper without the certificate.
        court: The court, resolved for this paper.
        layout: The paper's layout, which names the type.
        scene: Language and privacy of the document.
        styles: Style ids by name.
        signer: The lawyer, or the party who has none.
        signed: The recorded signing of the paper by the signer, if there is one.
        width: Width of the text in points.
        reach: Whether address and telephone follow, because nothing else on the paper says them:
            it is signed by a witness (N.Y. CPLR 2101(d) wants them on every paper).
    """
    number = words.counted(court["length.excluded"].members)
    own_page = court["certificate.position"].exact == "end-page"
    heading = paragraph(
        run(_TITLE.upper()),
        styles["paper title"],
        Shape(
            keep_next=True,
            page_break_before=own_page,
            before=None if own_page else layout.single_pitch,
        ),
    )
    text = paragraph(run(_statement(number, court, layout)), styles["body text"])
    block = signature_block(
        signer, signed, scene, styles, capacity="", width=width,
        single=layout.single_pitch, size=layout.font_size, reach=reach,
    )  # fmt: skip
    return heading + text + block, number


def _statement(number: int, court: Jurisdiction, layout: Layout) -> str:
    wanted = _wanted_by(court)[0].citation
    sentences = [
        f"I certify under {wanted.cite} that this paper contains {number:,} words, counted by the "
        "software that prepared it"
    ]
    limits = [
        c
        for c in court["length.words"].governing("paper")
        if c.operator in (Operator.MAX, Operator.RANGE)
    ]
    most = court["length.words"].maximum
    if limits and most is not None and number <= most:
        cite = limits[0].citation.cite
        by = "" if cite == wanted.cite else f" of {cite}"
        sentences[0] += f", and complies with the limit{by} of {most:,.0f} words"
    sentences[0] += "."
    excluded = court["length.excluded"]
    if excluded.is_set:
        cites = dict.fromkeys(c.citation.cite for c in excluded.constraints)
        sentences.append(
            f"What {' and '.join(cites)} leaves out of the count is left out, and so is this "
            "certificate."
        )
    else:
        sentences.append("The whole paper is counted, but for this certificate.")
    sentences.append(f"Its typeface is {word_font(layout.font)}, {layout.font_size:g} point.")
    return " ".join(sentences)


def placed_at_end(xml: str, blocks: str) -> str:
    """The document part with these paragraphs after everything else in its body."""
    last = xml.rfind("<w:sectPr")
    # The last section's set-up stands in the body itself; an earlier one inside a paragraph.
    if last < 0 or "</w:p>" in xml[last:]:
        last = xml.rindex("</w:body>")
    return xml[:last] + blocks + xml[last:]
