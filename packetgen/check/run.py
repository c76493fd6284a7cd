"""Running the checks over one file: every page once, every check on it, one outcome."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Effect, Jurisdiction
from packetgen.pages.pagemap import PageMap, PartKind

from .accounting import account, gaps
from .beside import NAMES
from .counter import weighed
from .finding import Finding
from .outcome import Outcome, gather
from .papers.cover_pages import cover_of
from .papers.given_parts import Role
from .papers.parts import PartFinder
from .pdf.page_layout import index_lines, paragraph_steps
from .pdf.page_rows import MAXIMUM_PAGES, rows_of
from .pdf.pdf_view import PageView, PdfView, UnreadableError, open_pdf
from .scope import Check, PageNote, Scope, Unchecked
from .without_text import but_for_pictures, pictures_in, without_text

if TYPE_CHECKING:
    from packetgen.case.model import Case

    from .pdf.text_lines import Line

_READ_WHOLE = (
    PartKind.PAPER, PartKind.OFFICIAL_FORM, PartKind.LETTER, PartKind.COVER, PartKind.INDEX,
)  # fmt: skip
UNREADABLE = "PG001"
PAGE_UNREADABLE = "PG002"


def check_pdf(
    data: bytes | Path,
    *,
    jurisdiction: Jurisdiction,
    name: str = "",
    page_map: PageMap | None = None,
    parts: str | None = None,
    case: Case | None = None,
    document_titles: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Outcome:
    """Check a finished PDF, made by any program, against a court's rules.

    Args:
        data: The file's bytes, or where it lies.
        jurisdiction: The court, with its rules resolved for the day and circumstances of filing.
        name: What the report calls the file.
        page_map: packetgen's own page map of this very file, when there is one.
        parts: Roles of the pages in the caller's words, ``"1-12 paper, 13- exhibit"``; these win
            over the page map. With neither, roles are inferred.
        case: The case, for what only it can tell (hearing dates, names of minors).
        document_titles: Titles of the papers in the file, for the footer.
        select: Codes (or beginnings of codes) of the checks to run; all if empty.
        ignore: Codes (or beginnings of codes) to leave out.

    Returns:
        Findings and the account of what was checked. A file that cannot be read gives an outcome
        with one finding that names the reason; it never raises for that.

    Raises:
        PacketError: ``parts`` cannot be understood, or the page map is of another file.
    """
    if isinstance(data, Path):
        name = name or data.name
        data = data.read_bytes()
    scope = Scope(jurisdiction, name, case, page_map, tuple(document_titles))
    checks = chosen_checks(select, ignore)
    try:
        with open_pdf(data, name=name) as pdf:
            return _check_open(pdf, scope, checks, parts)
    except UnreadableError as error:
        return Outcome(
            name,
            "pdf",
            0,
            (unreadable(error.plain, error.hint, name),),
            (),
            tuple(gaps(scope, "the file could not be read")),
            jurisdiction=jurisdiction.id,
            court=jurisdiction.name,
            sha256=hashlib.sha256(data).hexdigest(),
            document=jurisdiction.conditions.document,
        )


def check_docx(
    data: bytes | Path,
    *,
    jurisdiction: Jurisdiction,
    name: str = "",
    case: Case | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Outcome:
    """Check a Word document against a court's rules.

    What only layout knows (numbered lines, footers on pages, page numbers) is left to the PDF.

    Args:
        data: The file's bytes, or where it lies.
        jurisdiction: The court, with its rules resolved for the day and circumstances of filing.
        name: What the report calls the file; by default the name of its path.
        case: The case, for what only it can tell (hearing dates, names of minors).
        select: Codes (or beginnings of codes) of the checks to run; all if empty.
        ignore: Codes (or beginnings of codes) to leave out.

    Returns:
        Findings, each with the number of its paragraph, and the account of what was checked. A
        file that cannot be read gives an outcome with one finding that names the reason; it never
        raises for that.
    """
    from packetgen.docx import read_docx, residue
    from packetgen.errors import EngineError

    if isinstance(data, Path):
        name = name or data.name
        data = data.read_bytes()
    scope = Scope(jurisdiction, name, case)
    sha256 = hashlib.sha256(data).hexdigest()
    checks = chosen_checks(select, ignore)
    try:
        document = read_docx(data, name=name)
        scope = replace(scope, residue=residue(data, name=name))
    except EngineError as error:
        problem = error.problems[0].message if error.problems else error.message
        fix = error.hint or "Save it again from Word as .docx."
        return Outcome(
            name,
            "docx",
            0,
            (unreadable(problem.rstrip("."), fix, name),),
            (),
            tuple(gaps(scope, "the file could not be read")),
            jurisdiction=jurisdiction.id,
            court=jurisdiction.name,
            sha256=sha256,
            document=jurisdiction.conditions.document,
        )
    found: list[Finding] = []
    unchecked: list[Unchecked] = []
    for check in checks:
        if check.docx is not None:
            _take(check.docx(document, scope), found, unchecked)
    findings = gather(weighed(replace(f, file=f.file or name), scope) for f in found)
    used, missed = account(scope, checks, {PartKind.PAPER}, unchecked, "docx", findings)
    return Outcome(
        name,
        "docx",
        0,
        tuple(sorted(findings, key=_order)),
        used,
        missed,
        (),
        "A Word document is checked as one paper.",
        jurisdiction.id,
        jurisdiction.name,
        sha256,
        document=jurisdiction.conditions.document,
    )


def chosen_checks(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    """The catalogue's checks whose code or name is selected and not ignored."""
    from .catalogue import CHECKS

    return tuple(c for c in CHECKS if is_chosen(c.code, c.name, select, ignore))


def is_chosen(code: str, name: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> bool:
    """Whether a check is selected and not ignored, by its name or the beginning of its code."""

    def named(wanted: Sequence[str]) -> bool:
        return any(code.startswith(w) or name == w for w in wanted)

    return (not select or named(select)) and not named(ignore)


def unreadable(message: str, fix: str, name: str, page: int | None = None) -> Finding:
    """The finding for a file, or a page, that nobody can read."""
    code = PAGE_UNREADABLE if page else UNREADABLE
    return Finding(
        code=code,
        name=NAMES[code],
        message=message[:1].upper() + message[1:] + ".",
        effect=Effect.BLOCKER,
        file=name,
        page=page,
        fix=fix,
        gate=True,
    )


def _check_open(pdf: PdfView, scope: Scope, checks: Sequence[Check], parts: str | None) -> Outcome:
    def cover_on(number: int) -> str:
        with pdf.page(number) as page:
            cover = cover_of(page)
            return cover.label if cover is not None else ""

    finder = PartFinder(
        pdf.page_count,
        page_map=None if parts else scope.page_map,
        parts=parts,
        bookmarks=pdf.bookmarks,
        cover_on=cover_on,
        name=pdf.name,
        letter=(document == "letter")
        if (document := scope.jurisdiction.conditions.document)
        else None,
    )
    found: list[Finding] = []
    unchecked: list[Unchecked] = []
    notes: list[PageNote] = []
    on_pages = [check for check in checks if check.page is not None]
    for page in pdf.pages():
        note = page_note(pdf, page, finder.role(page), scope)
        notes.append(note)
        if page.damage:
            found.append(
                unreadable("this page is damaged and cannot be read", "Export it again.", pdf.name,
                           page.number)
            )  # fmt: skip
            continue
        for check in on_pages:
            _look(check, page, note, scope, found, unchecked)
    for check in checks:
        if check.file is not None:
            _take(check.file(pdf, tuple(notes), finder.parts, scope), found, unchecked)
    unchecked.extend(without_text(checks, notes, found, unchecked))
    findings = gather(weighed(replace(f, file=f.file or pdf.name), scope) for f in found)
    kinds = {part.kind for part in finder.parts}
    used, missed = account(scope, checks, kinds, unchecked, "pdf", findings)
    used = tuple(but_for_pictures(used, notes, scope.jurisdiction))
    return Outcome(
        pdf.name,
        "pdf",
        pdf.page_count,
        tuple(sorted(findings, key=_order)),
        used,
        missed,
        finder.parts,
        finder.how,
        scope.jurisdiction.id,
        scope.jurisdiction.name,
        hashlib.sha256(pdf.data).hexdigest(),
        pictures=pictures_in(notes),
        document=scope.jurisdiction.conditions.document,
    )


def _look(
    check: Check, page: PageView, note: PageNote, scope: Scope,
    found: list[Finding], unchecked: list[Unchecked],
) -> None:  # fmt: skip
    """Let a check look at a page.

    Exhibits come from any program, and some are written so that no library can take them apart:
    one such page must not end a build, and a person is told to look at it.
    """
    assert check.page is not None
    try:
        _take(check.page(page, note, scope), found, unchecked)
    except Exception as error:  # a library may raise anything on such a page
        if note.kind is not PartKind.EXHIBIT:
            raise
        found.append(
            check.finding(
                "This page of an exhibit is written in a way that the check cannot take apart.",
                effect=Effect.VIOLATION,
                note=note,
                measured=type(error).__name__,
                fix="Look at the page yourself, or print it to a new PDF and use that.",
            )
        )


def _take(
    results: Iterable[Finding | Unchecked], found: list[Finding], unchecked: list[Unchecked]
) -> None:
    for result in results:
        if isinstance(result, Finding):
            found.append(result)
        elif result not in unchecked:
            unchecked.append(result)


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return (finding.page or 0, finding.paragraph or 0, finding.code, finding.key)


def page_note(pdf: PdfView, page: PageView, role: Role, scope: Scope) -> PageNote:
    """What is remembered of a page after it is closed."""
    content = page.content
    hidden = sum(len(w.text) for w in content.words if w.hidden)
    shown = sum(len(w.text) for w in content.words) - hidden
    area = content.width * content.height or 1.0
    covered = sum(
        max(0.0, min(i.box.right, content.width) - max(i.box.left, 0.0))
        * max(0.0, min(i.box.bottom, content.height) - max(i.box.top, 0.0))
        for i in content.images
        if i.artifact != "Watermark"
    )
    first_of_paper = role.kind is PartKind.PAPER and role.of_part == 1
    keep = role.of_part <= MAXIMUM_PAGES and role.kind in _READ_WHOLE
    return PageNote(
        number=page.number,
        width=content.width,
        height=content.height,
        part=role.part,
        kind=role.kind,
        label=role.label,
        of_part=role.of_part,
        page_label=pdf.page_label(page.index),
        printed=role.printed,
        bates=role.bates,
        page_numbers=page.layout.page_numbers,
        letters=shown,
        hidden_letters=hidden,
        image_share=min(1.0, covered / area),
        numbered=page.layout.numbers is not None,
        index=role.index,
        lines=_lines_kept(page, role, first_of_paper),
        links=page.links if role.index else (),
        text=page.text if keep else "",
        steps=paragraph_steps(page.layout, content.strokes),
        body_letters=page.layout.letters,
        rows=rows_of(page.layout) if keep else (),
    )


def _lines_kept(page: PageView, role: Role, first_of_paper: bool) -> tuple[Line, ...]:
    if role.index:
        return index_lines(page.layout)
    return page.layout.body if first_of_paper else ()
