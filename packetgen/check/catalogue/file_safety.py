"""The file holds nothing that a court's system refuses: encryption, scripts, media, attachments.

PG602 encryption, PG603 scripts and launch actions, PG604 attached files and media, PG605 live form
fields, PG606 size of the file.

Bad: a PDF with an owner's password; one that runs JavaScript when opened; a form that can still be
filled in.
Good: a plain PDF whose form fields were flattened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Effect, Operator

from ..finding import Finding
from ..judgement import holds, words_of
from ..scope import Check, PageNote, PartSeen, Scope, Unchecked, whole_file_bounds

if TYPE_CHECKING:
    from ..pdf_view import PageView, PdfView

Notes = tuple[PageNote, ...]
Parts = tuple[PartSeen, ...]


def _forbidden(scope: Scope, key: str) -> list[Constraint]:
    return [r for r in whole_file_bounds(scope, key) if r.operator is Operator.FORBIDDEN]


def encryption(
    pdf: PdfView, notes: Notes, parts: Parts, scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Is the file encrypted, though it opens without a password?"""
    if not pdf.structure.encrypted:
        return
    rules: Sequence[Constraint | None] = _forbidden(scope, "efile.encryption") or [None]
    for rule in rules:
        yield ENCRYPTION.finding(
            "The file is encrypted, though it opens without a password.",
            rule=rule,
            key="efile.encryption" if rule else "",
            effect=None if rule else Effect.ADVISORY,
            measured="encrypted",
            wanted="no encryption",
            fix="Save it without security settings (qpdf --decrypt IN OUT).",
        )


def scripts(
    pdf: PdfView, notes: Notes, parts: Parts, scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Does the file run anything?"""
    found = pdf.structure.scripts
    if pdf.structure.unread:
        yield Unchecked("efile.scripts", pdf.structure.unread)
        return
    rules: Sequence[Constraint | None] = _forbidden(scope, "efile.scripts") or [None]
    for where in found:
        for rule in rules:
            yield SCRIPTS.finding(
                "The file runs a script or starts a program.",
                rule=rule,
                key="efile.scripts" if rule else "",
                effect=None if rule else Effect.ADVISORY,
                measured=where,
                wanted="no active content",
                fix="Print or save it to a plain PDF without scripts.",
            )


def attachments(
    pdf: PdfView, notes: Notes, parts: Parts, scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Are other files attached inside this one?"""
    count = len(pdf.structure.attachments)
    rules: Sequence[Constraint | None] = _forbidden(scope, "efile.attachments") or [None]
    if count:
        for rule in rules:
            yield ATTACHMENTS.finding(
                "Other files are attached inside the file.",
                rule=rule,
                key="efile.attachments" if rule else "",
                effect=None if rule else Effect.ADVISORY,
                measured=f"{count} attached file{'s' * (count != 1)}",
                wanted="no attached files",
                fix="Take the attachments out, or file them as exhibits.",
            )


def media(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Does a page hold sound, video, 3D or an attached file?"""
    for item in page.notes:
        if item.kind in ("sound", "movie", "screen", "3D", "rich media", "file attachment"):
            key = "efile.attachments" if item.kind == "file attachment" else "efile.media"
            rules: Sequence[Constraint | None] = _forbidden(scope, key) or [None]
            for rule in rules:
                yield ATTACHMENTS.finding(
                    f"The page holds {item.kind} content.",
                    rule=rule,
                    key=key if rule else "",
                    effect=None if rule else Effect.ADVISORY,
                    note=note,
                    box=item.box,
                    measured=item.kind,
                    wanted="text and pictures only",
                    fix="Take it out, or lodge it separately as the court allows.",
                )


def form_fields(
    pdf: PdfView, notes: Notes, parts: Parts, scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Can the file still be filled in?"""
    live = [f for f in pdf.structure.fields if f.kind != "Sig"]
    if not live and not pdf.structure.xfa:
        return
    rules: Sequence[Constraint | None] = [
        r for r in whole_file_bounds(scope, "efile.forms") if "flattened" in words_of(r)
    ] or [None]
    for rule in rules:
        yield FORM_FIELDS.finding(
            "The file is a form that can still be changed."
            if not pdf.structure.xfa
            else "The file is an XFA form, which most viewers and courts cannot show.",
            rule=rule,
            key="efile.forms" if rule else "",
            effect=None if rule else Effect.ADVISORY,
            measured=f"{len(live)} live form field{'s' * (len(live) != 1)}",
            wanted="flattened fields",
            fix="Flatten the form: print it to PDF, or use a tool that keeps its text readable.",
        )


def file_size(
    pdf: PdfView, notes: Notes, parts: Parts, scope: Scope
) -> Iterator[Finding | Unchecked]:
    """Is the file larger than the court takes?"""
    for rule in whole_file_bounds(scope, "efile.max_bytes"):
        if not holds(rule, len(pdf.data)):
            yield FILE_SIZE.finding(
                "The file is larger than the court takes.",
                rule=rule,
                key="efile.max_bytes",
                measured=f"{len(pdf.data) / 1e6:.1f} MB",
                wanted=f"at most {float(rule.value) / 1e6:.4g} MB",
                fix="Split it into volumes, or reduce the pictures in it.",
            )


ENCRYPTION = Check("PG602", "encryption", ("efile.encryption",), file=encryption, doc=__doc__)
SCRIPTS = Check("PG603", "scripts", ("efile.scripts",), file=scripts, doc=__doc__)
ATTACHMENTS = Check(
    "PG604",
    "attachments",
    ("efile.attachments", "efile.media"),
    page=media,
    file=attachments,
    doc=__doc__,
)
FORM_FIELDS = Check("PG605", "form-fields", ("efile.forms",), file=form_fields, doc=__doc__)
FILE_SIZE = Check("PG606", "file-size", ("efile.max_bytes",), file=file_size, doc=__doc__)
CHECKS = (ENCRYPTION, SCRIPTS, ATTACHMENTS, FORM_FIELDS, FILE_SIZE)
