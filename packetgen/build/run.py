"""One build from plan to files: the stages in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.check import Outcome, Report, Waiver, build_report, check_docx, check_pdf
from packetgen.errors import ExitCode
from packetgen.output import (
    DraftRecord,
    Manifest,
    approval_problems,
    manifest_json,
    read_approval,
    safe_name,
    sha256,
    write_outputs,
)
from packetgen.packet import About, Assembled, StampPlan, assemble
from packetgen.typeset import Typeset

from . import gates
from .compose import Composed, compose
from .drafts import DraftedDocument, settle_draft, write_draft
from .earlier import EarlierBuild, read_earlier
from .exhibits import AttachedPart, take_in_exhibits, unpaged
from .hashes import (
    approval_hashes,
    engine_versions,
    input_hashes,
    rule_hashes,
    template_hashes,
)
from .inputs import Inputs, gather
from .reports import build_notes, rendered_reports
from .typesetting import pdf_title, typeset_paper

APPROVAL = "approval.json"
PACKET = "packet.pdf"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a build is: the stage's name, how many things are done, of how many."""

    stage: str
    done: int
    total: int


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made.

    ``files`` are paths below the output folder, in order. ``refused`` are the findings for which a
    final build was refused: then only the report was written.
    """

    files: tuple[str, ...]
    report: Report
    refused: tuple[gates.Finding, ...] = ()
    final: bool = False
    pages: int = 0
    outputs: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def exit_code(self) -> ExitCode:
        """1 for a refused final build, else 0."""
        return ExitCode.FINDINGS if self.refused else ExitCode.OK


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that the stages made, before it is bound: what approving and building share."""

    inputs: Inputs
    drafted: Mapping[str, DraftedDocument]
    papers: Mapping[str, Typeset] = field(default_factory=dict, repr=False)
    attached: Mapping[tuple[str, str], AttachedPart] = field(default_factory=dict, repr=False)


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
        progress: Called as the build goes on.

    Raises:
        PacketgenError: Input cannot be used or output cannot be written; nothing was written then.
    """
    plan_path, out = Path(plan_path), Path(out)
    tell = progress or (lambda step: None)
    inputs = gather(
        plan_path,
        today=today,
        engine=engine,
        form_folders=form_folders,
        court_folders=court_folders,
        font_folders=font_folders,
    )
    earlier = read_earlier(out)
    made = _make(inputs, earlier, tell)
    composed = compose(inputs, made.drafted, made.papers, made.attached)
    bound = _bind(inputs, composed, draft=not final, tell=tell)
    report = _check(made, composed, bound, plan_path, out, final, tell)
    refused = tuple(_refusals(report)) if final else ()
    reports = rendered_reports(report, {name: item.pdf for name, item in bound.items()})
    if refused:
        outputs: dict[str, bytes] = dict(reports)
        if earlier.manifest is not None:
            outputs = {**_kept(out, earlier), **reports}
            outputs["manifest.json"] = manifest_json(_with_reports(earlier.manifest, reports))
        written = write_outputs(out, outputs, force=force)
        names = tuple(name for name in written.written if name.startswith("report."))
        return BuildResult(names, report, refused, final, 0, reports)
    outputs = {name: item.pdf for name, item in bound.items()}
    for document in made.drafted.values():
        outputs[document.draft_name] = document.docx
    outputs |= reports
    approval = out / APPROVAL
    if approval.is_file():
        outputs[APPROVAL] = approval.read_bytes()
    manifest = _manifest(made, outputs, plan_path)
    outputs["manifest.json"] = manifest_json(manifest)
    write_outputs(out, outputs, force=force)
    return BuildResult(
        tuple(sorted(outputs)), report, (), final, len(composed.whole.pages), outputs
    )


def prepare(
    plan_path: Path, out: Path, *, today: dt.date, court_folders: Sequence[Path] = (),
    form_folders: Sequence[Path] = (),
) -> tuple[Inputs, dict[str, DraftedDocument]]:  # fmt: skip
    """Inputs and drafts as a build would use them now, edited ones as they are; writes nothing."""
    inputs = gather(
        plan_path, today=today, court_folders=court_folders, form_folders=form_folders
    )
    return inputs, dict(_drafts(inputs, read_earlier(out), lambda step: None))


def _make(inputs: Inputs, earlier: EarlierBuild, tell: Progress) -> Made:
    drafted = _drafts(inputs, earlier, tell)
    papers: dict[str, Typeset] = {}
    for number, (name, document) in enumerate(drafted.items(), 1):
        papers[name] = typeset_paper(inputs, document)
        tell(Step("typeset", number, len(drafted)))
    titles = {name: document.title for name, document in drafted.items()}
    attached = take_in_exhibits(inputs, papers, titles)
    tell(Step("exhibits", len(attached), len(attached)))
    return Made(inputs, drafted, papers, attached)


def _drafts(inputs: Inputs, earlier: EarlierBuild, tell: Progress) -> dict[str, DraftedDocument]:
    titles = {
        planned.id: planned.title or inputs.forms[planned.form].title
        for planned in inputs.plan.documents
    }
    # A proof of service names the other papers, so titles are known before it is drafted again.
    own = {}
    for _ in range(2):
        for number, planned in enumerate(inputs.plan.documents, 1):
            own[planned.id] = write_draft(
                inputs, planned, unpaged(inputs, planned), titles=titles
            )
            tell(Step("draft", number, len(inputs.plan.documents)))
        settled = {name: drafted.title for name, drafted in own.items()}
        if settled == titles:
            break
        titles = settled
    return {
        planned.id: settle_draft(
            planned.id,
            inputs.forms[planned.form].kind,
            own[planned.id],
            earlier.drafts.get(planned.id),
            inputs.labels,
        )
        for planned in inputs.plan.documents
    }


def _bind(
    inputs: Inputs, composed: Composed, *, draft: bool, tell: Progress
) -> dict[str, Assembled]:
    stamps = _stamps(inputs)
    parts, together = composed.together()
    folder = "filing" if inputs.for_court else "documents"
    bound: dict[str, Assembled] = {}
    for number, filing in enumerate(composed.filings, 1):
        name = safe_name(f"{number:02d} {filing.name or filing.id}", ".pdf").replace(" ", "-")
        title = inputs.forms[inputs.plan.document(filing.documents[0]).form].title
        bound[f"{folder}/{name}"] = assemble(
            composed.of(filing.id),
            composed.whole.select(filing.id),
            About(pdf_title(inputs, title), "en-US", inputs.today),
            stamps=stamps,
            whole=composed.whole,
            draft=draft,
        )
        tell(Step("assemble", number, len(composed.filings) + 1))
    if len(composed.bound) > 1:
        bound[PACKET] = assemble(
            parts,
            together,
            About(pdf_title(inputs, inputs.plan.title or "Packet"), "en-US", inputs.today),
            stamps=stamps,
            whole=composed.whole,
            draft=draft,
        )
    tell(Step("assemble", len(composed.filings) + 1, len(composed.filings) + 1))
    return bound


def _stamps(inputs: Inputs) -> StampPlan:
    if not inputs.plan.options.stamps:
        return StampPlan()
    layout = inputs.courts[""].layout
    return StampPlan.usual(layout.exhibit_stamp, layout.exhibit_stamp_position)


def _check(
    made: Made,
    composed: Composed,
    bound: Mapping[str, Assembled],
    plan_path: Path,
    out: Path,
    final: bool,
    tell: Progress,
) -> Report:
    inputs = made.inputs
    outcomes: list[Outcome] = []
    names = [name for name in bound if name != PACKET]
    for number, (name, filing) in enumerate(zip(names, composed.filings, strict=True), 1):
        form = inputs.forms[inputs.plan.document(filing.documents[0]).form]
        if form.paper or inputs.for_court:
            outcomes.append(
                check_pdf(
                    bound[name].pdf,
                    jurisdiction=inputs.court_for(form.kind).jurisdiction,
                    name=name,
                    page_map=composed.whole.select(filing.id),
                    case=inputs.case,
                    document_titles=[made.drafted[d].footer_title for d in filing.documents],
                )
            )
        tell(Step("check", number, len(names)))
    for planned in inputs.plan.documents:
        form = inputs.forms[planned.form]
        if form.paper and planned.filed:
            outcomes.append(
                check_docx(
                    made.drafted[planned.id].docx,
                    jurisdiction=inputs.court_for(form.kind).jurisdiction,
                    name=made.drafted[planned.id].draft_name,
                    case=inputs.case,
                )
            )
    outcomes.append(_gates(made, plan_path, out, final))
    return build_report(
        outcomes,
        today=inputs.today,
        title=inputs.plan.title or inputs.case.number,
        notes=build_notes(made.drafted, made.papers, made.attached, bound, composed),
        waivers=[Waiver(w.code, w.reason, w.by) for w in inputs.plan.waivers],
    )


def _gates(made: Made, plan_path: Path, out: Path, final: bool) -> Outcome:
    inputs, documents = made.inputs, list(made.drafted.values())
    found = [
        *gates.unresolved_values(documents),
        *gates.changed_under_edit(documents),
        *gates.open_revisions(documents),
        *gates.dangling_cites(documents),
        *gates.unrecorded_service(documents, _served(inputs)),
    ]
    if final:
        approval = read_approval(out / APPROVAL)
        hashes = approval_hashes(inputs, plan_path, made.drafted)
        found += gates.not_approved(approval_problems(approval, hashes))
    return Outcome(
        name="build",
        kind="build",
        pages=0,
        findings=tuple(found),
        jurisdiction=inputs.jurisdiction.id,
        court=inputs.jurisdiction.name,
    )


def _served(inputs: Inputs) -> dict[str, bool]:
    """For each proof of service, whether the case records a completed service at all."""
    done = any(service.on is not None for service in inputs.case.services)
    return {planned.id: done for planned in inputs.plan.documents}


def _refusals(report: Report) -> list[gates.Finding]:
    from packetgen.jurisdiction.model import Effect

    return [
        finding
        for finding in report.open
        if finding.gate or finding.effect is Effect.BLOCKER
    ]


def _manifest(made: Made, outputs: Mapping[str, bytes], plan_path: Path) -> Manifest:
    inputs = made.inputs
    fonts = {
        font.file: font.sha256 for paper in made.papers.values() for font in paper.fonts
    }
    return Manifest(
        today=inputs.today.isoformat(),
        inputs=input_hashes(inputs, plan_path),
        templates=template_hashes(inputs),
        rules=rule_hashes(inputs),
        fonts=dict(sorted(fonts.items())),
        outputs={name: sha256(data) for name, data in sorted(outputs.items())},
        drafts={
            name: DraftRecord(document.own_sha256, document.edited, document.values)
            for name, document in made.drafted.items()
        },
        versions=engine_versions(),
    )


def _kept(out: Path, earlier: EarlierBuild) -> dict[str, bytes]:
    """The outputs of the earlier build, which a refused one leaves as they are."""
    assert earlier.manifest is not None
    return {
        name: (out / name).read_bytes()
        for name in earlier.manifest.outputs
        if (out / name).is_file() and not name.startswith("report.")
    }


def _with_reports(manifest: Manifest, reports: Mapping[str, bytes]) -> Manifest:
    from dataclasses import replace

    outputs = {**manifest.outputs, **{name: sha256(data) for name, data in reports.items()}}
    return replace(manifest, outputs=dict(sorted(outputs.items())))
