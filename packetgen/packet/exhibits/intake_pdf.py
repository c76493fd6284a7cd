"""PDF exhibits: is the file whole, what does it hold beside pages, do its form fields show?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from packetgen.case import Treatment

from ..pdf.page_content import streams_of
from ..pdf.pdf_damage import Damage
from ..pdf.pdf_limits import measure_streams
from ..pdf.pdf_opening import LockedError, Opened, UnusableFileError, complaints, open_pdf
from ..pdf.pdf_values import plain
from ..pdf_forms.form_fields import with_visible_fields
from ..sheets.converted import Converted
from ..sheets.press import Press
from ..sheets.slip_sheets import overfull_sheet
from .pdf_comments import comments_of
from .pdf_residue import left_behind


def taken_pdf(
    data: bytes, treatment: Treatment, environment: Mapping[str, str], press: Press | None
) -> Converted:
    """A PDF exhibit: unlocked, repaired, searchable, with its form values visible.

    Args:
        data: The file's bytes.
        treatment: Whether there is a password, and whether to repair and to read scans.
        environment: Where the password is.
        press: Sets the values of form fields; without it their own font has to do.

    Raises:
        UnusableFileError: It cannot be used; with the reason and the way out.
    """
    password = _password(treatment, environment)
    repaired = ""
    try:
        made = checked_pdf(data, password, press)
        wanted = treatment.repair == "yes" and any("read with repairs" in n for n in made.notes)
    except LockedError as error:
        raise _locked(error, treatment) from error
    except UnusableFileError as error:
        if treatment.repair != "yes":
            if "damaged" in error.reason:
                hint = f"{error.hint} Or let packetgen repair it: 'repair: true'."
                raise UnusableFileError(error.reason, hint) from error
            raise
        wanted = True
    if wanted:
        from .intake_repair import repaired_pdf

        data, repaired = repaired_pdf(data, password)
        made = checked_pdf(data, "", press)
    if treatment.ocr not in {"", "no"}:
        from .intake_ocr import searchable_pdf

        pdf, notes = searchable_pdf(made.pdf, treatment.ocr)
        made = replace(made, pdf=pdf, notes=(*made.notes, *notes), sound=False)
    if repaired:
        made = replace(
            made, repaired=repaired, notes=(repaired, *made.notes), shown=(f"{repaired}",)
        )
    return made


def _password(treatment: Treatment, environment: Mapping[str, str]) -> str:
    return environment.get(treatment.password_env, "") if treatment.password_env else ""


def _locked(error: LockedError, treatment: Treatment) -> UnusableFileError:
    name = treatment.password_env
    if not name:
        return error
    if error.tried:
        return UnusableFileError(
            f"the password in the environment variable {name} does not open it",
            "Set the variable to the password that opens the file, and build again.",
        )
    return UnusableFileError(
        f"it opens only with a password, and the environment variable {name} is not set",
        f"Set {name} to the password in the shell from which you build.",
    )


def checked_pdf(data: bytes, password: str = "", press: Press | None = None) -> Converted:
    """The file with visible form values, and notes for the report.

    Raises:
        UnusableFileError: See :func:`~packetgen.packet.pdf.pdf_opening.open_pdf`; also dynamic XFA
            forms, pages without a size or content that can be reached, and fields whose values
            cannot be shown.
    """
    opened = open_pdf(data, password)
    notes = list(opened.notes)
    with complaints() as heard:
        _refuse_unreadable_pages(opened)
        notes += left_behind(opened)
        comments = comments_of(opened)
        measure_streams(opened)
        damage = Damage(opened)
        notes += damage.notes
        flat = with_visible_fields(opened, press)
        data = damage.mended(flat.data)
        notes += flat.notes
    if heard and not opened.notes:
        notes.append(f"the file is damaged and was read with repairs ({heard[0]})")
    return Converted(
        data, len(opened.pages), notes=tuple(dict.fromkeys(notes)), comments=comments,
        overfull=flat.overfull, sound=damage.sound,
    )  # fmt: skip


def with_values_shown(made: Converted, press: Press | None, pages: Collection[int]) -> Converted:
    """The file with a sheet for the values that its fields have no room for.

    Args:
        made: The file as PDF.
        press: Sets the sheet.
        pages: Pages that go into the packet: values of others stay where they are.
    """
    found = [each for each in made.overfull if each.page in pages]
    if not found or press is None:
        return made
    listed = ", ".join(f"'{each.field}'" for each in found[:4])
    listed += f" and {len(found) - 4} more" if len(found) > 4 else ""
    said = (
        f"the value of the field {listed} does not fit its box: a sheet after the form shows it "
        "whole"
        if len(found) == 1
        else f"the values of the fields {listed} do not fit their boxes: a sheet after the form "
        "shows them whole"
    )
    return replace(made, notes=(*made.notes, said), appendix=overfull_sheet(press, found))


def _refuse_unreadable_pages(opened: Opened) -> None:
    """Read what every page refers to, so that damage shows now and not in the finished packet."""
    for number, page in enumerate(opened.pages, 1):
        try:
            lost = dict.get(page, "/Contents") is not None and not (
                streams_of(page) or plain(dict.get(page, "/Contents")) == []
            )
        except Exception:  # pypdf raises nearly anything on damaged input
            lost = True
        if lost:
            raise UnusableFileError(
                f"it is damaged: the content of page {number} cannot be read",
                "Open it in a PDF viewer and print it to a new PDF, or get it from its source "
                "again.",
            )
