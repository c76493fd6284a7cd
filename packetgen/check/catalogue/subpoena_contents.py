"""A subpoena states what the rule wants it to state, and sets out the rules that it must.

Bad: a Texas subpoena without the date it was issued (Tex. R. Civ. P. 176.1); a New York subpoena
for records that does not say why they are wanted (CPLR 3101(a)(4)).
Good: court, title, number, person, command, time and place; "The State of Texas"; rule 176.8(a) set
out on its face.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Operator

from ..finding import Finding
from ..judgement import words_of
from ..papers.caption_patterns import NUMBER, ROLES, VERSUS
from ..papers.first_page import COURT
from ..papers.headings_seen import papers_in
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked

if TYPE_CHECKING:
    from ..pdf.pdf_view import PdfView

CONTENTS, VERBATIM, STATEMENTS = "subpoena.contents", "subpoena.verbatim", "subpoena.statements"
NAME, FILED, FORM = "subpoena.name", "subpoena.filed", "subpoena.form"
ISSUERS = "subpoena.issuers"
KEYS = (CONTENTS, VERBATIM, STATEMENTS, NAME, FILED, FORM, ISSUERS)


def _has(pattern: str) -> Callable[[str], object]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return compiled.search


_TESTS: dict[str, tuple[str, Callable[[str], object]]] = {
    "court": ("the court", COURT.search),
    "title": ("the title of the case", lambda t: VERSUS.search(t) or ROLES.search(t)),
    "case_number": ("the number", NUMBER.search),
    "person": (
        "the person commanded",
        _has(r"\bto\b\s*:?\s*\S|you are (hereby )?command|greeting"),
    ),
    "command": ("the command", _has(r"\b(command|order(ed)?|required|directed|summon)")),
    "time": ("the time", _has(r"\d{1,2}:\d{2}|\btime\b|_{4,}")),
    "place": ("the place", _has(r"\b(at|place|courtroom|street|avenue|address|location)\b")),
    "items": ("the items", _has(r"\b(produce|documents?|records|items?)\b")),
    "recording_method": (
        "how it is recorded",
        _has(r"\b(recorded|stenograph|video|audio|method of recording)"),
    ),
    "seal": ("the seal", _has(r"\bseal\b")),
    "state_name": ("the name of the State", _has(r"\bstate of\b")),
    "issue_date": ("the date of issue", _has(r"\b(dated?|issued?( on)?|date of issu)")),
    "party": (
        "the party at whose instance it issues",
        _has(r"\b(at the (instance|request)|on behalf of|attorney for|party)"),
    ),
    "attorney": ("that party's attorney", _has(r"\b(attorney|counsel)\b")),
    "signature": ("a signature", _has(r"/s/|_{6,}|\bsignature\b|\bclerk\b")),
    "reasons": ("why the disclosure is wanted", _has(r"\b(reasons?|circumstances|because)\b")),
}
_STATED: dict[str, tuple[str, Callable[[str], object]]] = {
    "copy_accompanies_papers": (
        "that a copy goes with the papers produced",
        _has(r"copy of (this|the) subpoena"),
    ),
    "authorization_needed_in_bold": (
        "that patients' records need an authorization",
        _has(r"authorization"),
    ),
    "adjourned_dates": ("that it holds for adjourned dates", _has(r"adjourn|recess")),
}


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Read each paper that calls itself a subpoena."""
    if not any(scope.setting(k).is_set for k in KEYS):
        return
    for part, mine in papers_in(notes, parts):
        text = " ".join(n.text for n in mine)
        named = re.search(r"\bsubpoena\b", text[:3000], re.I) or scope.setting(NAME).is_set
        if not named:
            # Where subpoenas are not filed, a file without one is as it should be.
            for key in (k for k in KEYS if k != FILED):
                yield Unchecked(key, "no subpoena was found in the file")
            continue
        for key, tests, said in (
            (CONTENTS, _TESTS, "The subpoena does not state "),
            (STATEMENTS, _STATED, "The subpoena does not say "),
        ):
            for rule in scope.bounds(key, part.kind):
                lacking = [s for f, (s, t) in tests.items() if f in words_of(rule) and not t(text)]
                if lacking:
                    yield CHECK.finding(
                        said + ", ".join(lacking) + ".",
                        rule=rule,
                        key=key,
                        note=mine[0],
                        measured="not found",
                        wanted=", ".join(words_of(rule)).replace("_", " "),
                        fix="Complete the subpoena.",
                    )
        yield from _more(text, mine[0], part, scope)


def _more(text: str, note: PageNote, part: PartSeen, scope: Scope) -> Iterator[Finding | Unchecked]:
    for rule in scope.bounds(VERBATIM, part.kind):
        bare = [
            name
            for name in words_of(rule)
            if not re.search(re.escape(name.split()[-1]).replace(r"\(", r"\W{0,3}\("), text)
            and re.sub(r"\W", "", name.split()[-1]) not in re.sub(r"\W", "", text)
        ]
        if bare:
            yield CHECK.finding(
                "The subpoena does not set out the text that the rule wants on it.",
                rule=rule, key=VERBATIM, effect=Effect.VIOLATION, note=note,
                measured="not found: " + ", ".join(bare), wanted=", ".join(words_of(rule)),
                fix="Set out the text of the rule, word for word, on the subpoena.",
            )  # fmt: skip
    for rule in scope.bounds(NAME, part.kind):
        if not any(w.casefold() in text[:3000].casefold() for w in words_of(rule)):
            yield CHECK.finding(
                "The paper is not called what this court calls a subpoena.", rule=rule, key=NAME,
                note=note, measured="another name", wanted=" or ".join(words_of(rule)),
                fix="Give the paper its name.",
            )  # fmt: skip
    for rule in scope.bounds(FILED, part.kind):
        if rule.operator is Operator.FORBIDDEN:
            yield CHECK.finding(
                "A subpoena is not filed with this court.", rule=rule, key=FILED,
                effect=Effect.ADVISORY, note=note, measured="a subpoena", wanted="not filed",
                fix="Serve it; do not file it.",
            )  # fmt: skip
    for rule in scope.bounds(FORM, part.kind):
        forms = [w for w in words_of(rule) if re.search(r"\d", w)]
        if forms and not any(w.replace(" ", "") in text.replace(" ", "") for w in forms):
            yield CHECK.finding(
                "The subpoena is not on the official form.", rule=rule, key=FORM,
                effect=Effect.ADVISORY, note=note, measured="no form number found",
                wanted=" or ".join(forms), fix="Use the official form.",
            )  # fmt: skip
    for rule in scope.bounds(ISSUERS, part.kind):
        if "attorney" not in words_of(rule) and not re.search(
            r"\b(clerk|notary|justice of the peace|magistrate|judge)\b", text, re.I
        ):
            yield CHECK.finding(
                "The subpoena names no officer who may issue it.", rule=rule, key=ISSUERS,
                note=note, measured="not found", wanted=", ".join(words_of(rule)).replace("_", " "),
                fix="Have it issued by one of the officers named.",
            )  # fmt: skip


CHECK = Check("PG910", "subpoena-contents", KEYS, file=in_file, doc=__doc__)
