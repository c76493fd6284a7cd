"""Every form, in every court that it serves, with every kind of case: whole, clean, lawful.

The default run takes a sample in which every two of form, court and case meet; ``-m matrix`` runs
the rest, an example at a time.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import lru_cache

import pytest

from packetgen.case.model import PersonName
from packetgen.check import Finding, check_docx, check_pdf
from packetgen.draft.signing.swearing import NOBODY_SWEARS
from packetgen.draft.words.gap_words import NOBODY, gap_words
from packetgen.errors import PacketgenError
from packetgen.jurisdiction.model import Effect
from packetgen.typeset.gates.broken_rows import breakable_rows
from packetgen.typeset.gates.words import compare_words, expect

from .cells import LETTERS, Cell, all_cells, sample
from .debris import (
    IN_ANY_TEXT,
    IN_WORD_ONLY,
    debris_in,
    gaps_shown,
    word_lines,
)
from .making import Made, Paper, made_from
from .reviewed import LATER, LET_STAND, NAMED_GAPS
from .ruler import double_spaced_lines, off_the_numbers, plain, shown_in
from .structure import structure_faults

CELLS = all_cells()
SAMPLE = sample(CELLS)
EXAMPLES = sorted({(cell.form, cell.example) for cell in CELLS})
MOST_PAGES = {
    "subpoena-federal-civil": 7,
    "subpoena-checklist": 3,
    "intake-letter": 3,
    "exhibit-cover": 1,
    "appellate-brief": 8,
    "exhibit-list": 7,
}
"""More pages than that, and something is wrong; other papers have at most five in the examples."""


@pytest.mark.parametrize("cell", [pytest.param(c, id=c.id) for c in CELLS if c in SAMPLE])
def test_a_paper_is_whole_clean_and_lawful(cell: Cell) -> None:
    assert faults_of(made_from(cell)) == []


@pytest.mark.matrix
@pytest.mark.parametrize(("form", "example"), EXAMPLES)
def test_a_paper_is_whole_clean_and_lawful_everywhere(form: str, example: str) -> None:
    """One example with every case in every court; what is equal in two of them is made once."""
    found = {}
    for cell in CELLS:
        if (cell.form, cell.example) == (form, example) and cell not in SAMPLE:
            try:
                found[cell.id] = faults_of(made_from(cell))
            except PacketgenError as error:
                found[cell.id] = [str(error)]
    assert {cell: faults for cell, faults in found.items() if faults} == {}


def faults_of(made: Made) -> list[str]:
    """Everything that is wrong with a paper."""
    return [
        *_lost(made.paper),
        *_debris(made.paper),
        *_gaps(made),
        *_silent(made),
        *_off_the_page(made),
        *_unlawful(made),
    ]


_once = lru_cache(maxsize=64)
"""What a paper says of itself is read once, however many courts it is the paper of."""


@_once
def _lost(paper: Paper) -> tuple[str, ...]:
    from packetgen.docx import visible_words

    wanted, rows = expect(visible_words(paper.docx)), tuple(breakable_rows(paper.blocks.blocks))
    shown = shown_in(paper.typeset.pdf)
    faults = [f"lost: {word}" for word in compare_words(wanted, shown.texts, rows=rows)]
    faults += [f"{c.kind}: {c.text!r} {c.other!r}" for c in shown.clashes]
    return tuple(faults)


@_once
def _debris(paper: Paper) -> list[str]:
    written = word_lines(paper)
    shown = [line.text.strip() for line in shown_in(paper.typeset.pdf).lines]
    in_pdf = {k: v for k, v in IN_ANY_TEXT.items() if k not in _BROKEN_BY_LINES}
    return [
        *debris_in(written, IN_ANY_TEXT | IN_WORD_ONLY),
        *(f"PDF: {fault}" for fault in debris_in(shown, in_pdf)),
        *structure_faults(paper.blocks),
    ]


_BROKEN_BY_LINES = {"an orphan", "a repetition", "a label of nothing", "a sign after nothing",
                     "the wrong article"}  # fmt: skip
"""Not looked for line by line in a PDF, where columns stand side by side."""


def _gaps(made: Made) -> list[str]:
    """Values shown as missing: only those that the case really lacks."""
    lacking = made.cell.variant.gaps
    messages = [p.message for p in made.draft.unresolved]
    if made.form.kind == "subpoena":  # wording that is not shipped is a gap, and is told
        messages = [m for m in messages if not m.startswith("“Set out, word for word")]
    reported = {re.sub(r"^the form needs (\S+),.*| is missing$", r"\1", m) for m in messages}
    named = NAMED_GAPS.get(made.form.id, ("-", "-"))
    if made.court.id.startswith(named[0]):
        lacking = (*lacking, named[1])
    faults = [f"gap: {gap}" for gap in reported if not gap.startswith(lacking or ("-",))]
    shown = gaps_shown(word_lines(made.draft))
    told = {NOBODY if path == NOBODY_SWEARS else gap_words(path) for path in reported}
    return faults + [f"a gap is shown and not reported: {g}" for g in sorted(shown - told)]


def _silent(made: Made) -> list[str]:
    """Names, number, title: what the paper must say."""
    text = plain(" ".join(shown_in(made.typeset.pdf).texts))
    case, form = made.case, made.form
    hidden = made.cell.variant.hidden if form.paper or form.kind == "subpoena" else ()
    wanted: list[str] = []
    in_caption: tuple[str, ...] = ()
    if form.paper:
        firsts = [side[0] for side in (case.first_side, case.second_side)]
        wanted += [party.printed for party in firsts if not party.minor]
        wanted += [_masked(party.name, made) for party in firsts if party.minor and party.name]
        wanted += [case.number, made.draft.title, *made.court.court_lines]
        in_caption = tuple(wanted)
    elif form.kind == "subpoena":
        wanted += [p.printed for p in case.parties if not p.minor]
        wanted += [case.number, made.court.name]
        if form.id == "subpoena-federal-civil":
            wanted += ["45(b)(4)", "SUBPOENA IN A CIVIL ACTION"]
    elif form.kind in LETTERS:
        client = case.client_party
        # A letter to a court shows a minor by initials, as a paper does.
        veiled = client is not None and client.minor and form.audience == "court"
        wanted += [client.printed if client and not veiled else "", case.office.name]
        wanted += [case.office.phone] if form.kind == "letter" else []
    elif form.kind == "report" or form.audience == "internal":
        wanted += [case.number] if case.number and form.id != "caseload-report" else []
    elif form.kind == "form_addendum":
        wanted += [item["text"] for item in made.values["continued"]]
    elif form.kind == "handout":
        wanted += [case.office.name]
    elif form.kind == "exhibit_index":
        wanted += [exhibit.title for exhibit in case.exhibits]
    else:
        wanted += [f"EXHIBIT {made.values['label']}", made.values["title"]]
    day = "4 December 2026" if made.court.id.startswith("gb") else "December 4, 2026"
    declared = form.signer in ("declarant", "server") and form.id != "certificate-of-service"
    if made.cell.variant.id == "done" and declared:
        if made.court.id.startswith("us-ny"):
            wanted.append(f"I affirm this {day}, under the penalties of perjury")
        elif made.court.id.startswith("us-ma"):  # Rule 9B's certificate names no place
            wanted.append(day)
        else:
            wanted.append(f"Executed on {day}, at Oakland, California.")
    if made.cell.variant.id == "done" and form.kind in ("notice_of_motion", "memorandum"):
        wanted += [f"Dated: {day}", f"/s/ {case.our_counsel[0]}"]
    opening = plain(shown_in(made.typeset.pdf).texts[0])
    if form.paper and not all(plain(words) in opening for words in in_caption):
        # A caption of very long names that goes on on the next page: its two sides take turns.
        wanted = [word for words in wanted for word in words.split()]
    wanted = [part for words in wanted for part in _as_extracted(words)]
    faults = [f"does not say {words!r}" for words in wanted if plain(words) not in text]
    return faults + [f"says {words!r}" for words in hidden if plain(words) in text]


def _as_extracted(words: str) -> list[str]:
    """The words, or each of them where a reader of PDFs gives them from the left of the page.

    The possessive of a name that runs leftward stands right of the whole name, and the reader turns
    its apostrophe over.
    """
    leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words)
    return words.replace("’s", " ").split() if leftward else [words]


def _masked(name: PersonName, made: Made) -> str:
    """A minor's name as the court lets it be shown."""
    match made.court["privacy.minor_name"].exact:
        case "first_name_last_initial":
            return f"{name.given} {name.family[0]}."
        case "redact_all":
            return ""
        case _:
            return name.initials


def _off_the_page(made: Made) -> list[str]:
    """Pages that open, not too many, none empty; double-spaced lines on their numbers."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(made.typeset.pdf)).pages
    faults = []
    if len(pages) != made.typeset.pages or len(pages) > MOST_PAGES.get(made.form.id, 5):
        faults.append(f"{len(pages)} pages")
    furniture = {plain(made.draft.footer_title), ""}
    for number in range(1, len(pages) + 1):
        lines = [line for line in shown_in(made.typeset.pdf).lines if line.page == number]
        body = {plain(re.sub(r"[\d\s]+", "", line.text)) for line in lines} - furniture
        if not body and made.form.kind != "handout":  # a card's small print is no line of a paper
            faults.append(f"page {number} is empty")
    if made.form.paper and made.layout.numbered_lines:
        if double_spaced_lines(made.blocks, made.layout) < 3:
            faults.append("there are no double-spaced lines to measure")
        faults += off_the_numbers(made.typeset.pdf, made.blocks, made.layout)
    return faults


def _unlawful(made: Made) -> list[str]:
    """What packetgen's own checks say, where the example's data does not explain it."""
    if not (made.form.paper or made.form.kind == "subpoena"):
        return []
    outcomes = (
        check_pdf(
            made.typeset.pdf, jurisdiction=made.court, name="paper.pdf", case=made.case,
            ignore=LATER,
            parts=None if made.form.paper else "1- letter",
            document_titles=[made.draft.footer_title],
        ),
        # As in a build: the rules on papers do not govern the set-up of what is no paper.
        *([check_docx(made.draft.docx, jurisdiction=made.court, name="paper.docx", case=made.case)]
          if made.form.paper else []),
    )  # fmt: skip
    found = [f for outcome in outcomes for f in outcome.findings]
    return [
        f"{f.code} {f.name} in {f.file}: {f.message} {f.measured!r} (wanted {f.wanted!r})"
        for f in found
        if (f.gate or f.effect in (Effect.BLOCKER, Effect.VIOLATION)) and not _explained(f, made)
    ]


def _explained(finding: Finding, made: Made) -> bool:
    if finding.name == "page-color" and made.cell.variant.gaps:
        return True  # a value that is missing is shown on yellow until it is there
    if finding.name == "signature-block" and made.form.signer in ("declarant", "server", "affiant"):
        return "signature-block by another" in LET_STAND
    if finding.message == 'A sworn paper bears a typed "/s/".':
        return made.cell.variant.id == "done"  # which signs every paper so, whatever the court
    dateless = finding.message.endswith("does not say a date.")
    if finding.name == "proof-of-service" and (dateless or not made.case.services):
        # A proof that nobody filled in says so, and has no date in a caption without a hearing.
        blank = plain("No service is recorded where the date is blank")
        return blank in plain(" ".join(shown_in(made.typeset.pdf).texts))
    if finding.name == "motion-contents" and made.court.id.startswith("us-ny"):
        return _said_lacking(finding) <= _left_out(made)
    return finding.name in LET_STAND or finding.name in made.cell.variant.findings


def _said_lacking(finding: Finding) -> set[str]:
    return set(finding.message.partition("does not state ")[2].rstrip(".").split(", "))


def _left_out(made: Made) -> set[str]:
    """What N.Y. CPLR 2214(a) wants of a notice of motion, and the example does not give."""
    hearings = made.case.hearings
    given = {
        "the place": any(hearing.place or hearing.department for hearing in hearings),
        "the time": any(hearing.time for hearing in hearings),
        "the papers it rests on": bool(made.values.get("papers")),
    }
    return {name for name, there in given.items() if not there}
