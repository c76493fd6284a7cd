"""The title of a paper as its first page shows it, and the kind of paper that the title names.

Captions stand in two columns: the title right of the parties, in one line or in five, or across
the page below them. Limits on length and much else hold for one kind of paper alone, so what a
title says decides which rules are applied where nobody named the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from packetgen.reading.english_days import MONTHS

from ..pdf.text_lines import Line
from .caption_patterns import NUMBER, ROLES, VERSUS
from .first_page import COURT, court_line

_LABELLED = re.compile(
    r"^\W*(?:dates?|time|dept|department|courtroom|place|location|judge|hon|honorable|justice"
    r"|hearing|trial|action|(?:complaint|petition|action|case)\s+(?:filed|commenced)"
    r"|assigned|reservation|date\s+filed|fac|dated|ctrm|room|floor|magistrate|oral argument"
    r"|(?:re|related)\s+(?:ecf|dkt|dk|docket)|\[?(?:filed|submitted)\b|doc(?:ket)?\b|accompanying"
    r"|discovery|courthouse|address|phone|hrg)\b\W*(?:[:.#]|no\b|of\b|date|time|judge|filed)"
    r"|^\W*(?:assigned to|oral argument (?:not )?requested)\b",
    re.IGNORECASE,
)
"""How a line of a caption begins that goes on with a date, a place or a judge: no title."""

_BEGINS_TEXT = re.compile(
    r"^\W*to\s+(?:the\s+(?:honorable|court|clerk)|all\s+(?:parties|interested))\b"
    r"|^\W*(?:[IVX1]+\.\s*)?(?:introduction|preliminary statement|background|argument|facts"
    r"|(?:statement of )?(?:the )?(?:facts|case)|procedural (?:history|background)|overview"
    r"|summary of (?:the )?argument|table of (?:contents|authorities))\W*$",
    re.IGNORECASE,
)
"""How the text below a title begins: an address to the court, or the first heading."""

_KINDS: tuple[tuple[str, str], ...] = (
    ("proof_of_service", r"(?:proof|certificate|affidavit|affirmation|declaration) of "
                         r"(?:electronic |personal )?(?:service|mailing)"),
    ("notice_of_appearance", r"notice of (?:\w+ )?appearance"),
    ("notice_of_motion", r"notice of (?:[\w’'.,&]+ ){0,6}?(?:motion|demurrer|application)"),
    ("notice_of_hearing", r"notice of (?:\w+ )?hearing"),
    ("notice", r"notice"),
    ("separate_statement", r"separate statement"),
    ("request_for_judicial_notice", r"request for judicial notice"),
    ("reply", r"reply\b(?! to (?:\w+ )?(?:counter|cross)-?claim)"),
    ("opposition", r"memorandum (?:of [\w ]+)?(?:[\w’'.,]+ ){0,3}in opposition|opposition|opposing"
                   r"|(?:brief|response) in opposition"
                   r"|response to (?:[\w’'.,&]+ ){0,8}?(?:motion|application)"),
    ("memorandum", r"memorandum|points and authorities|brief in support|supporting brief"),
    ("declaration", r"declaration"),
    ("affirmation", r"affirmation"),
    ("affidavit", r"affidavit"),
    ("objection", r"objections?"),
    ("proposed_order", r"\[?\(?proposed\]?\)? (?:[\w’']+ ){0,3}?(?:order|judgment)"),
    ("order", rf"order(?! to show cause| (?:of|dated) (?:{'|'.join(MONTHS)})\b)"),
    ("motion", r"motion|demurrer"),
    ("cross_complaint", r"cross-?complaint"),
    ("counterclaim", r"counterclaim"),
    ("crossclaim", r"cross-?claim"),
    ("complaint", r"complaint"),
    ("petition_for_review", r"petition for review"),
    ("petition", r"petition\b(?! (?:filed|date))"),
    ("answer", r"answer"),
    ("deposition_subpoena", r"(?:deposition subpoena|subpoena to testify at a deposition)"),
    ("subpoena", r"subpoena"),
    ("summons", r"summons"),
    ("judgment", r"judgment"),
    ("brief", r"(?:opening |answering |appellee |appellant )?brief"),
    ("", r"statements?|stipulat\w+|certificat\w+|requests?|responses?|exhibits?|appendix|index|list"
         r"|report|proposed|joint (?:letter|report)|interrogator\w+|disclosures?|demand"
         r"|acknowledg\w+|applications?|consent|election|designation|deposition|bill of"
         r"|instructions?|errata|ex parte|order to show cause|writ|verdict|verification|witness"
         r"|civil cover|bundle|skeleton|particulars|claim form|defence"),
)  # fmt: skip
"""Kind -> the words that name it. What stands first in a title names the paper."""
_ANY = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS)
_APPEAL = re.compile(r"\bappeals?\b|\bappell(?:ate|ant|ee)s?\b", re.IGNORECASE)
_SUPPORT = re.compile(r"\bin\s+opposition\b", re.IGNORECASE)
_GAP = 1.5
"""Sizes of type between two words of a line that stand in two columns."""
_RUNNING = 160
"""Letters of a paragraph that is running text, and no line of a caption."""
_SPACE = 0.45
"""Sizes of type that a space between words does not reach."""
_MIDDLE = 0.42
"""Where the right column of a caption may begin, as a part of the page's width."""
_SAME = 3.0
"""Points by which the lines of one column may begin apart."""
_LONGEST = 12
"""Lines of a title."""


def document_of(title: str, *, appeal: bool = False) -> str:
    """The kind of paper that a title names, as in ``--document``; "" where it names none of them.

    The word that comes first decides: an opposition to a motion is no motion. ``appeal`` tells a
    reply brief on appeal from a reply in a trial court.
    """
    found: list[tuple[int, int, str]] = []
    for rank, (kind, words) in enumerate(_ANY):
        if seen := words.search(title):
            found.append((seen.start(), rank, kind))
    if not found:
        return ""
    kind = min(found)[2]
    if kind == "memorandum" and _SUPPORT.search(title):
        return "opposition"
    if kind == "reply" and (appeal or _APPEAL.search(title)):
        return "reply_brief"
    return kind


def title_of(lines: Sequence[Line], width: float, height: float = 792.0) -> str:
    """The title of the paper that begins on a page; "" where none is found.

    Args:
        lines: The page's running text, without line numbers, header and footer.
        width: The page's width in points.
        height: Its height in points.
    """
    court = court_line(lines, height)
    if court is None:
        return ""
    below = [line for line in lines if line.baseline > court.baseline + 2]
    for column in (_right_column(below, width), _across(below, width)):
        if title := _title_in(column):
            return title
    return ""


def title_among(texts: Iterable[str]) -> str:
    """The title of a paper among the paragraphs of its Word file; "" where none is found.

    A caption's cells come one after the other, so the lines that follow a title and are written as
    it is belong to it; what is said above the court's title, such as a firm's name, does not.
    """
    court_seen = False
    candidates: list[tuple[str, bool]] = []
    for text in texts:
        plain = " ".join(text.split())
        if len(plain) > _RUNNING:
            break
        if court_seen and plain:
            candidates.append((plain, _begins_with_capitals(plain)))
        court_seen = court_seen or bool(COURT.search(plain)) or bool(NUMBER.search(plain))
    return _title_in(candidates)


def _begins_with_capitals(text: str) -> bool:
    """Whether a line is written as titles are: "[Proposed] Order on Motion for Relief"."""
    words = re.findall(r"[^\W\d_][\w’']*", text)
    return bool(words) and all(
        not word[0].islower() or (at > 0 and word in _SMALL) for at, word in enumerate(words)
    )


def _title_in(texts: Iterable[tuple[str, bool]]) -> str:
    """The lines from the first that names a paper to the first that says something else."""
    kept: list[str] = []
    for text, prominent in texts:
        ends = bool(_LABELLED.match(text) or _BEGINS_TEXT.match(text)) or (
            bool(NUMBER.search(text)) and not kept
        )
        if kept and (ends or not prominent or len(kept) == _LONGEST):
            break
        if not kept and (ends or not prominent or not _named(text)):
            continue
        kept.append(text)
    return re.sub(r"\s+", " ", " ".join(kept)).strip(" .:;§)")


def _right_column(lines: Sequence[Line], width: float) -> Iterator[tuple[str, bool]]:
    """What stands right of the parties, line by line, as far as the caption's box goes."""
    number_seen = False
    column = 0.0
    for line in lines:
        words = [word for word in line.words if not re.fullmatch(r"[)(:§|}\]]+", word.text)]
        split = next(
            (i for i, word in enumerate(words)
             if i == 0 or word.left - words[i - 1].right > _SPACE * line.size
             if abs(word.left - column) < _SAME
             or (word.left > _MIDDLE * width
                 and (i == 0 or word.left - words[i - 1].right > _GAP * line.size))), None,
        )  # fmt: skip
        if split is None:
            if number_seen and len(line.text) > 60:
                return
            continue
        centred = abs((line.left + line.right) / 2 - width / 2) < 0.06 * width
        if split == 0 and centred and abs(words[0].left - column) >= _SAME:
            continue
        column = column or words[split].left
        text = " ".join(word.text for word in words[split:])
        number_seen = number_seen or bool(NUMBER.search(text))
        yield text, not text[:1].islower() or text.split()[0].lower() in _SMALL


_SMALL = ("of", "and", "to", "in", "for", "on", "by", "or", "the", "a", "an", "with", "from", "re")


def _across(lines: Sequence[Line], width: float) -> Iterator[tuple[str, bool]]:
    """Lines that stand in the middle of the page, or are set in capitals, below the parties."""
    for line in lines:
        text = line.text
        if VERSUS.search(text) or (ROLES.search(text) and len(text) < 40 and not _named(text)):
            yield text, False
            continue
        middle = (line.left + line.right) / 2
        letters = [c for c in text if c.isalpha()]
        capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
        bold = all("bold" in word.font.lower() for word in line.words)
        centred = abs(middle - width / 2) < 0.08 * width and line.right - line.left < 0.7 * width
        apart = any(
            b.left - a.right > _GAP * line.size
            for a, b in zip(line.words, line.words[1:], strict=False)
        )
        yield (
            text,
            (capitals or bold or (centred and text.istitle())) and not apart and len(letters) >= 5,
        )


def _named(text: str) -> bool:
    return any(words.search(text) for _, words in _ANY)
