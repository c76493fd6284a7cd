"""Social Security, tax, account and card numbers, dates of birth and minors' names are masked.

Looked for in the text (also in that of an OCR layer), comments, form fields, links, bookmarks, page
labels, metadata, attachments' names, layers, names of places, the texts of the structure tree, XFA
data and the file's name; in a Word file also in comments, deleted and hidden words, descriptions of
pictures and custom XML. An attached file that cannot be read is told. The court's own treatment
decides: last four digits pass in most courts and fail in Florida. A full Social Security, tax,
account or card number, and the full name of a person whom the case marks as a minor, refuse a final
build in every court, also where no rule speaks of them (the house follows Fed. R. Civ. P. 5.2(a));
a court whose rule leaves minors' names alone is followed, and letters name the minors they are
about. Findings never quote the value.

Bad: "SSN 123-45-6789" in a bank statement attached as an exhibit, or in a bookmark.
Good: "SSN xxx-xx-6789" where the court wants the last four digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from packetgen.case.model import Party, Person, PersonName, Sensitive, SensitiveKind
from packetgen.jurisdiction.model import Constraint, Effect
from packetgen.pages.pagemap import PartKind
from packetgen.reading.english_counts import counted

from ..finding import Finding
from ..judgement import words_of
from ..papers.identifiers import Identifier, find_identifiers
from ..pdf.unseen_texts import spellings, texts_beside_pages
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, union

if TYPE_CHECKING:
    from packetgen.docx.blocks import Document

    from ..pdf.page_content import Word
    from ..pdf.pdf_view import PageView, PdfView

_SAID = {
    SensitiveKind.SSN: "A Social Security number",
    SensitiveKind.TAX_ID: "A taxpayer identification number",
    SensitiveKind.ACCOUNT: "A financial account number",
    SensitiveKind.CARD: "A payment card number",
    SensitiveKind.BIRTH_DATE: "A full date of birth",
    SensitiveKind.MINOR_NAME: "The name of a minor",
    SensitiveKind.HOME_ADDRESS: "A home address",
    SensitiveKind.DRIVER_LICENSE: "A driver's license number",
}
_WANTED = {
    "last4": "the last four digits only",
    "year": "the year only",
    "initials": "initials only",
    "city_state": "city and state only",
    "redact_all": "no part of it",
    "truncate": "a truncated form",
    "first_name_last_initial": "first name and initial",
}
_GATED = (SensitiveKind.SSN, SensitiveKind.ACCOUNT, SensitiveKind.CARD)
"""Refuse a final build in every court; a tax number, often a company's, only by a court's rule."""
KEYS = tuple(
    f"privacy.{kind}"
    for kind in ("ssn", "tax_id", "account", "card", "birth_date", "minor_name", "driver_license")
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that the case marks, in the form in which a text is searched for it."""

    kind: SensitiveKind
    plain: str


def marked_values(scope: Scope) -> tuple[Marked, ...]:
    """Values that the case marks as sensitive, and names of minors."""
    case = scope.case
    if case is None:
        return ()
    found: list[Sensitive] = list(case.sensitive)
    marked: list[Marked] = []
    people: tuple[Party | Person, ...] = (*case.parties, *case.people)
    for someone in people:
        found += someone.sensitive
        if someone.minor and someone.name is not None:
            marked += [Marked(SensitiveKind.MINOR_NAME, _folded(n)) for n in _said(someone.name)]
    for item in found:
        if item.kind is SensitiveKind.MINOR_NAME and len(item.value) > 4:
            marked.append(Marked(item.kind, _folded(item.value)))
        elif item.kind in (*_GATED, SensitiveKind.TAX_ID, SensitiveKind.DRIVER_LICENSE):
            plain = re.sub(r"[\W_]", "", item.value).casefold()
            if len(plain) >= 6:
                marked.append(Marked(item.kind, plain))
    return tuple(dict.fromkeys(marked))


def _said(name: PersonName) -> Iterator[str]:
    """The ways to say a full name: as printed, without the middle name, and turned round."""
    if name.given and name.surname:
        yield f"{name.given} {name.surname}"
        yield f"{name.surname}, {name.given}"
    if name.native:
        yield name.native
    if len(name.full) > 4:
        yield name.full


def _folded(text: str) -> str:
    """Small letters without accents, one for each character: places in the text stay the same."""
    return "".join(unicodedata.normalize("NFD", c)[0].lower()[:1] or c for c in text)


def hits_in(text: str, scope: Scope) -> Iterator[Identifier]:
    """Identifiers in a text by form, and those that the case marks."""
    yield from find_identifiers(text)
    marked = marked_values(scope)
    if not marked:
        return
    plain = _folded(text)
    letters = [(c, i) for i, c in enumerate(plain) if c.isalnum()]
    squeezed = "".join(c for c, _ in letters)
    named: set[tuple[int, int]] = set()
    for value in marked:
        if value.kind is SensitiveKind.MINOR_NAME:
            for match in _name_pattern(value.plain).finditer(plain):
                if match.span() not in named:
                    named.add(match.span())
                    yield Identifier(value.kind, *match.span())
        else:
            for match in re.finditer(re.escape(value.plain), squeezed):
                yield Identifier(
                    value.kind, letters[match.start()][1], letters[match.end() - 1][1] + 1
                )


@lru_cache(maxsize=256)
def _name_pattern(name: str) -> re.Pattern[str]:
    """A name as words, or as file names join them: ``anna_rivera``, ``AnnaRivera``."""
    words = [re.escape(word) for word in name.split()]
    between = r"[\s_.+-]*" if sum(map(len, words)) >= 8 else r"[\s_.+-]+"
    return re.compile(rf"(?<![^\W_]){between.join(words)}(?![^\W_])")


def judge(hit: Identifier, scope: Scope, where: str, **place: Any) -> Iterator[Finding]:
    """One finding for what the court's treatment does not allow; none for what it does."""
    key = f"privacy.{hit.kind.value}"
    rules = scope.setting(key).constraints
    treatments = {word for rule in rules for word in words_of(rule)}
    if "none" in treatments:
        return
    minor = hit.kind is SensitiveKind.MINOR_NAME
    note = place.get("note")
    if minor and note is not None and note.kind is PartKind.LETTER:
        return
    masking = bool(rules) and hit.kind is SensitiveKind.TAX_ID
    gated = (hit.kind in _GATED or minor or masking) and not hit.masked
    if hit.masked and treatments.isdisjoint({"redact_all"}):
        return
    if not rules and not gated:
        return
    rule: Constraint | None = rules[0] if rules else None
    house = "initials" if minor else "last4"
    wanted = _WANTED.get(next(iter(sorted(treatments)), house), "a masked form")
    shown = "its last four digits are shown" if hit.masked else "shown in full"
    yield CHECK.finding(
        f"{_SAID[hit.kind]} stands in {where}.",
        rule=rule,
        key=key if rule else "",
        effect=None if rule else Effect.VIOLATION,
        gate=gated,
        measured=shown,
        wanted=wanted,
        fix=_fix(where, minor=minor),
        **place,
    )


_ELSEWHERE = {
    "the file's name": "Rename the file.",
    "a bookmark": "Reword the bookmark, or the heading that it comes from, and export again.",
    "a page label": "Change the labels of the pages, and save the file again.",
    "the metadata": "Clear it in the document's properties, and export again.",
    "a form field": "Mask the field's value, and flatten the form.",
    "a comment or form field": "Delete the comment or mask the field's value, and save again.",
    "an attach": "Take the attached file out, or mask the identifier in it and its name.",
    "an earlier version": "Save the file under a new name or print it to a new PDF: an earlier"
    " version is still in it.",
    "a link's address": "Change the link's address in the source, and export again.",
    "a layer's name": "Rename the layer, and export again.",
}
"""What to do about an identifier that stands on no page, by the beginning of its place."""


def _fix(where: str, *, minor: bool) -> str:
    """What takes an identifier out of its place."""
    elsewhere = (said for start, said in _ELSEWHERE.items() if where.startswith(start))
    if minor and not where.startswith(("the file's name", "an earlier version", "an attach")):
        return (
            "Write initials in the source (the texts, exhibit titles, the case's title) and build"
            " again."
        )
    return next(
        elsewhere, "Mask it in the source and export again; a box drawn over it does not remove it."
    )


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Search the text of one page, its comments and its links."""
    words = [w for w in page.content.words if w.artifact != "Watermark"]
    text, starts = _joined(words)
    seen: set[tuple[int, int]] = set()
    for hit in hits_in(text, scope):
        if (hit.start, hit.end) in seen:
            continue
        seen.add((hit.start, hit.end))
        mine = [
            word
            for word, start in zip(words, starts, strict=True)
            if start < hit.end and hit.start < start + len(word.text)
        ]
        yield from judge(hit, scope, "the text", note=note, box=union(w.box for w in mine))
    for item in page.notes:
        for hit in hits_in(f"{item.text} {item.author}", scope):
            yield from judge(hit, scope, "a comment or form field", note=note, box=item.box)
    for link in page.links:
        for spelling in spellings(link.uri):
            for hit in hits_in(spelling, scope):
                yield from judge(hit, scope, "a link's address", note=note, box=link.box)


def _joined(words: list[Word]) -> tuple[str, list[int]]:
    starts: list[int] = []
    position = 0
    for word in words:
        starts.append(position)
        position += len(word.text) + 1
    return " ".join(word.text for word in words), starts


def in_file(
    pdf: PdfView, notes: tuple[PageNote, ...], parts: tuple[PartSeen, ...], scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Search everything that is not on a page."""
    said: set[tuple[str, int | None, SensitiveKind, bool]] = set()
    for where, text, number in texts_beside_pages(pdf, notes):
        for spelling in spellings(text):
            for hit in hits_in(spelling, scope):
                if (where, number, hit.kind, hit.masked) not in said:
                    said.add((where, number, hit.kind, hit.masked))
                    yield from judge(hit, scope, where, page=number)
    if unread := pdf.attached.unread:
        yield CHECK.finding(
            "An attached file could not be read whole: what it says was not searched.",
            effect=Effect.ADVISORY,
            measured=f"{counted(unread, 'attached file')} damaged, locked or very large",
            fix="Take the attached file out, or look for identifiers in it yourself.",
        )


def in_docx(document: Document, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Search every story and the properties of a Word document."""
    from ..papers.docx_text import stories_of

    for where, paragraph, text in stories_of(document):
        for hit in hits_in(text, scope):
            yield from judge(hit, scope, where, paragraph=paragraph)
    residue = scope.residue
    others: list[tuple[str, str]] = [("the file's name", scope.name)]
    if residue is not None:
        others += [("hidden text", text) for text in residue.hidden]
        others += [("a custom property", text) for text in residue.custom_properties.values()]
        others += residue.unseen
    for where, text in others:
        for spelling in spellings(text):
            for hit in hits_in(spelling, scope):
                yield from judge(hit, scope, where)


CHECK = Check(
    "PG701", "private-identifiers", KEYS, page=on_page, file=in_file, docx=in_docx, doc=__doc__
)
