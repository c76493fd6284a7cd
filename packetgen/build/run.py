"""One build from plan to files: the stages in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.check import Finding, Report
from packetgen.errors import ExitCode
from packetgen.output import manifest_json, write_outputs
from packetgen.packet import Assembled
from packetgen.pages import PageMap

from .binding.compose import Composed, compose
from .binding.copies import BoundCopy, bind_copies
from .binding.enclosures import with_enclosures
from .binding.filings import bind
from .binding.spreadsheets import spreadsheets
from .binding.upload_list import upload_list
from .binding.volume_cites import with_volumes_said
from .exhibits.bates import BatesNumbers, bates_numbers, kept_ledger
from .inputs.gathering import gather
from .inputs.model import Inputs
from .judging.approving import APPROVAL, Standing, approval_of, approved_drafts
from .judging.checking import judge, refusals
from .made import Made, make
from .papers.earlier import EarlierBuild, read_earlier
from .progress import Progress, silent
from .records.manifest import kept_outputs, manifest_of, refused_manifest
from .records.report import rendered_reports


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made.

    ``files`` are paths below the output folder, in order; ``outputs`` their bytes. ``refused`` are
    the findings for which a final build was refused: then only the report was written.
    """

    files: tuple[str, ...]
    report: Report
    refused: tuple[Finding, ...] = ()
    final: bool = False
    pages: int = 0
    outputs: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def exit_code(self) -> ExitCode:
        """1 for a refused final build, else 0."""
        return ExitCode.FINDINGS if self.refused else ExitCode.OK


def build(
    plan_path: Path | str,
    out: Path | str,
    *,
    today: dt.date,
    final: bool = False,
    engine: str = "auto",
    force: bool = False,
    form_folders: Sequence[Path] = (),
    court_folders: Sequence[Path] = (),
    font_folders: Sequence[Path] = (),
    reviews: Path | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Build a packet: drafts, one PDF per filing, the combined packet, report and manifest.

    The same files, ``today`` and versions give the same bytes in any folder.

    Args:
        plan_path: The packet plan.
        out: The output folder. Drafts in it that were edited since the last build are used as they
            are, and never overwritten.
        today: The day of the build (court-local calendar day).
        final: Make the packet without the draft mark, if nothing refuses it; a refused build writes
            only the report and returns the findings in ``refused``.
        engine: ``auto``, ``typst`` or ``libreoffice``.
        force: Overwrite files that packetgen did not make (never an edited draft).
        form_folders: Folders with forms of one's own.
        court_folders: Folders with courts of one's own.
        font_folders: Folders with fonts.
        reviews: The office's file of reviews of handouts; None looks beside the case file, then
            beside the plan.
        progress: Called as the build goes on.

    Raises:
        PacketgenError: Input cannot be used or output cannot be written; nothing was written then.
    """
    plan_path, out = Path(plan_path), Path(out)
    tell = progress or silent
    inputs = gather(
        plan_path,
        today=today,
        engine=engine,
        form_folders=form_folders,
        court_folders=court_folders,
        font_folders=font_folders,
        reviews_file=reviews,
    )
    earlier = read_earlier(out)
    approved = approved_drafts(inputs, plan_path, out)
    packet = _bound(inputs, earlier, approved, draft=not final, tell=tell)
    approval = approval_of(inputs, plan_path, out, packet.made.drafted) if final else None
    report = _judged(packet, approval, tell)
    refused = refusals(report) if final else ()
    if refused:
        reports = packet.reports(report)
        _write_reports(out, earlier, reports, today, force=force)
        return BuildResult(tuple(sorted(reports)), report, refused, final, 0, reports)
    kept = {APPROVAL: (out / APPROVAL).read_bytes()} if (out / APPROVAL).is_file() else {}
    outputs = _outputs(packet, report, kept, plan_path, draft=not final)
    # First the ledger: a number that went out is never free, whatever happens to this build.
    with kept_ledger(packet.bates):
        write_outputs(out, outputs, force=force)
    return BuildResult(
        tuple(sorted(outputs)), report, (), final, len(packet.composed.whole.pages), outputs
    )


def draft_outputs(inputs: Inputs, plan_path: Path) -> tuple[dict[str, bytes], int]:
    """Every file of a draft build by path, manifest included, and the combined packet's pages.

    Nothing is read from or written to an output folder: for batches, which keep their own account.

    Raises:
        PacketgenError: The packet cannot be made.
    """
    packet = _bound(inputs, EarlierBuild(), {}, draft=True, tell=silent)
    report = _judged(packet, None, silent)
    outputs = _outputs(packet, report, {}, plan_path, draft=True)
    return outputs, len(packet.composed.whole.pages)


@dataclass(frozen=True, slots=True)
class _Packet:
    """A packet bound into PDFs: what each stage made of it.

    ``files`` are the PDFs by path, copies among them; ``copies`` the page maps of the copies.
    """

    made: Made
    composed: Composed
    bates: BatesNumbers | None
    files: Mapping[str, Assembled]
    copies: Mapping[str, PageMap]

    def reports(self, report: Report) -> dict[str, bytes]:
        """The report in each of its forms, by path."""
        return rendered_reports(report, {name: item.pdf for name, item in self.files.items()})


def _bound(
    inputs: Inputs,
    earlier: EarlierBuild,
    approved: Mapping[str, str],
    *,
    draft: bool,
    tell: Progress,
) -> _Packet:
    """The packet drafted, laid out and bound."""
    made = make(inputs, earlier, approved=approved, tell=tell)
    bates = bates_numbers(inputs, made.attached, final=not draft)

    def lay_out(it: Made) -> Composed:
        return compose(inputs, it.drafted, it.papers, it.attached, bates.scheme if bates else None)

    made, composed = with_enclosures(made, lay_out, earlier, approved)
    made, composed = with_volumes_said(made, composed, lay_out)
    bound = bind(inputs, composed, draft=draft, tell=tell)
    copies = _copies(made, composed, bates, draft=draft)
    return _Packet(
        made,
        composed,
        bates,
        {**bound, **{name: copy.bound for name, copy in copies.items()}},
        {name: copy.pages for name, copy in copies.items()},
    )


def _judged(packet: _Packet, approval: Standing | None, tell: Progress) -> Report:
    """The report on a bound packet."""
    return judge(
        packet.made,
        packet.composed,
        packet.files,
        copies=packet.copies,
        approval=approval,
        more=packet.bates.notes() if packet.bates else (),
        tell=tell,
    )


def _outputs(
    packet: _Packet,
    report: Report,
    kept: Mapping[str, bytes],
    plan_path: Path,
    *,
    draft: bool,
) -> dict[str, bytes]:
    """Every file of the output folder by its path below it, the manifest of them last."""
    made, composed, files = packet.made, packet.composed, packet.files
    outputs = {name: item.pdf for name, item in files.items()}
    outputs |= {document.draft_name: document.docx for document in made.drafted.values()}
    outputs |= spreadsheets(made)
    outputs |= packet.reports(report)
    outputs |= upload_list(made.inputs, composed, files, draft=draft)
    outputs |= kept
    outputs["manifest.json"] = manifest_json(manifest_of(made, composed, files, outputs, plan_path))
    return outputs


def _copies(
    made: Made, composed: Composed, bates: BatesNumbers | None, *, draft: bool
) -> dict[str, BoundCopy]:
    """The copies that the plan asks for; what is under seal is laid out for sealed ones alone."""
    inputs = made.inputs
    if not inputs.plan.copies:
        return {}
    unsealed = composed
    if any(copy.kind == "sealed" for copy in inputs.plan.copies):
        full = {key: item.unsealed() for key, item in made.attached.items()}
        scheme = bates.scheme if bates else None
        unsealed = compose(inputs, made.drafted, made.papers, full, scheme)
    return bind_copies(inputs, composed, unsealed, draft=draft)


def _write_reports(
    out: Path, earlier: EarlierBuild, reports: Mapping[str, bytes], today: dt.date, *, force: bool
) -> None:
    """The reports of a refused build, beside whatever an earlier one left."""
    manifest = refused_manifest(earlier, reports, today.isoformat())
    outputs = {**kept_outputs(out, earlier), **reports, "manifest.json": manifest_json(manifest)}
    write_outputs(out, outputs, force=force)
