"""A paper bears a signature of the kind that the court takes, and none that nobody recorded.

With the case's data a "/s/" that no record explains refuses a final build: packetgen never signs
for anybody. Whether a picture on the page is a signature is for the reader to see.

Bad: a blank line over the attorney's name in a motion to be filed (Fed. R. Civ. P. 11(a): it is
struck); a "/s/" on a sworn affidavit in Texas.
Good: "/s/ Jordan Q. Advocate" above the typed name, recorded in the case file as signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..judgement import words_of
from ..papers.headings_seen import papers_in
from ..papers.signatures_seen import SignaturePlace, signatures_in
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked
from ..why_not import WhyNot

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

USE, EFILE, SWORN = "signature.use", "signature.efile", "signature.sworn_slash_s"
OTHERS, STRUCK = "signature.nonfiler_perjury", "severity.struck_unless_signed"
KEYS = (USE, EFILE, SWORN, OTHERS, STRUCK)


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Look at each place to sign."""
    for part, mine in papers_in(notes, parts):
        places = list(signatures_in(mine))
        drawn = pdf.structure.signatures > 0
        if not places:
            for key in KEYS:
                yield Unchecked(key, "no place to sign was found")
            continue
        yield from _unsigned(places, drawn, part, scope)
        yield from _typed(places, scope)
        for rule in scope.bounds(OTHERS, part.kind):
            yield Unchecked(
                OTHERS, f"the filer keeps it: {' or '.join(words_of(rule))}", WhyNot.PERSON
            )


def _unsigned(
    places: list[SignaturePlace], drawn: bool, part: PartSeen, scope: Scope
) -> Iterator[Finding | Unchecked]:
    blank = [p for p in places if p.blank]
    rules = [r for r in scope.bounds(USE, part.kind) if r.operator is Operator.REQUIRED]
    if not blank or drawn:
        return
    struck = any(scope.bounds(STRUCK, part.kind))
    rule: Constraint | None = rules[0] if rules else None
    yield CHECK.finding(
        "A line for a signature is blank, as far as text can tell.",
        rule=rule,
        key=USE if rule else "",
        effect=Effect.ADVISORY,
        note=blank[0].note,
        box=blank[0].row.box,
        measured=counted(len(blank), "blank line"),
        wanted="a signature" + (" (an unsigned paper is struck)" if struck else ""),
        fix="Have it signed before it is filed; nobody but the signer may do so.",
    )


def _typed(places: list[SignaturePlace], scope: Scope) -> Iterator[Finding]:
    typed = [p for p in places if p.typed]
    for rule in scope.bounds(EFILE):
        taken = words_of(rule)
        if typed and not {"slash-s", "account-and-name", "account"} & set(taken):
            yield CHECK.finding(
                'The court does not take a typed "/s/" for a signature.',
                rule=rule,
                key=EFILE,
                note=typed[0].note,
                box=typed[0].row.box,
                measured='"/s/"',
                wanted=" or ".join(taken).replace("-", " "),
                fix="Have the paper signed in one of the ways that the court takes.",
            )
    for rule in scope.bounds(SWORN):
        sworn = [p for p in typed if p.is_declaration]
        if rule.operator is Operator.FORBIDDEN and sworn:
            yield CHECK.finding(
                'A sworn paper bears a typed "/s/".',
                rule=rule,
                key=SWORN,
                note=sworn[0].note,
                box=sworn[0].row.box,
                measured='"/s/" below an oath',
                wanted="a signature by hand, scanned",
                fix="File a scan of the page that the declarant signed.",
            )
    case = scope.case
    if case is None or not typed or scope.page_map is None:
        return
    signed = list(case.signatures.values())
    if not signed and not any(s.signed for s in case.services):
        yield CHECK.gate(
            'A "/s/" stands on the paper, and the case records no signature.',
            note=typed[0].note,
            box=typed[0].row.box,
            measured='"/s/"',
            wanted="a record in the case: signed by whom, when and how",
            fix="Record the signature in the case file, or take the mark out of the draft.",
        )


CHECK = Check("PG901", "signatures", KEYS, file=in_file, doc=__doc__)
