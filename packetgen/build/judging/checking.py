"""Judging what was made: the court's checks on finished files, and packetgen's own gates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from packetgen.check import (
    Finding,
    Outcome,
    Report,
    build_report,
    check_dates,
    check_docx,
    check_pdf,
)
from packetgen.check.beyond import OF_LETTERS
from packetgen.check.timing import FiledPaper
from packetgen.check.why_not import WhyNot
from packetgen.deadlines.tenders import tender_words
from packetgen.errors import JurisdictionError, Problem
from packetgen.jurisdiction.model import Effect
from packetgen.packet import COURT_AUDIENCES, Assembled, PlannedFiling
from packetgen.pages import PageMap
from packetgen.reading.english_days import long_day

from ..binding.compose import Composed
from ..binding.copies import copy_files
from ..binding.filings import filed_files
from ..inputs.model import Inputs
from ..inputs.plan_dates import dates_of
from ..inputs.services import service_gaps
from ..inputs.subpoenas import SUBPOENA
from ..made import Made
from ..progress import Progress, Step, silent
from ..records.exhibit_records import exhibit_records
from ..records.report import build_notes
from . import gates
from .approving import Standing
from .case_kinds import case_kind_findings
from .own_papers import own_papers
from .record_findings import record_findings
from .stipulations import stipulation_findings
from .typed_cites import typed_cite_findings

RESIDUE = "PG803"
IDENTIFIERS = ("PG7",)
"""The checks that concern every paper, wherever it goes."""
OF_COPIES = ("PG5", "PG911")
"""The checks of numbers, index, links, bookmarks, stamps and legends: a copy is laid out anew. What
its pages themselves say was checked where they are filed."""


def judge(
    made: Made,
    composed: Composed,
    bound: Mapping[str, Assembled],
    *,
    copies: Mapping[str, PageMap] | None = None,
    approval: Standing | None = None,
    more: Iterable[str] = (),
    tell: Progress = silent,
) -> Report:
    """The report of a build.

    Args:
        made: Drafts, typeset papers and exhibits.
        composed: Their page map.
        bound: The finished PDFs.
        copies: The page maps of those among them that are copies.
        approval: How it stands with the approval; None for a draft, which needs none.
        more: Further sentences for the report.
        tell: Called as the checks go on.
    """
    inputs = made.inputs
    filed = list(_filings(made, composed, bound, tell))
    outcomes = [
        *filed,
        *_copies(made, bound, copies or {}, filed),
        *_drafts(made),
        _gates(made, bound, approval.problems if approval else ()),
    ]
    timing, time_notes = _timing(inputs)
    outcomes += timing
    report = build_report(
        outcomes,
        today=inputs.today,
        title=inputs.plan.title or inputs.case.number,
        notes=(*_approved(approval), *build_notes(made, bound, composed), *more, *time_notes),
        waivers=inputs.plan.waivers,
        statements=inputs.plan.statements,
    )
    records = tuple(
        {"exhibit": name, **record}
        for name, record in exhibit_records(made.attached, bound).items()
    )
    return replace(report, notes=(*report.notes, *_idle_waivers(report)), exhibits=records)


def refusals(report: Report) -> tuple[Finding, ...]:
    """Open findings for which a final packet is refused: gates, and the court's own blockers."""
    return tuple(f for f in report.open if f.gate or f.effect is Effect.BLOCKER)


def _filings(
    made: Made, composed: Composed, bound: Mapping[str, Assembled], tell: Progress
) -> Iterator[Outcome]:
    inputs = made.inputs
    files = filed_files(inputs, composed)
    for number, file in enumerate(files, 1):
        name, filing = file.name, file.filing
        held = _held(composed, filing, file.volume)
        forms = [inputs.forms[inputs.plan.document(document).form] for document in held]
        wanted = inputs.for_court or any(form.paper for form in forms)
        recorded = bool(held) and inputs.plan.document(held[0]).recorded
        # A volume without a paper is judged as no special kind: its paper is in another volume.
        court = inputs.court_for(forms[0].kind if forms else "", recorded=recorded)
        outcome = check_pdf(
            bound[name].pdf,
            jurisdiction=court.jurisdiction,
            name=name,
            page_map=composed.whole.select(filing.id, volume=file.volume),
            case=inputs.case,
            document_titles=[made.drafted[d].footer_title for d in held],
            select=() if wanted else IDENTIFIERS,
        )
        yield outcome if wanted else _bound_by_no_rule(outcome)
        tell(Step("check", number, len(files)))


def _copies(
    made: Made,
    bound: Mapping[str, Assembled],
    copies: Mapping[str, PageMap],
    filed: Iterable[Outcome],
) -> Iterator[Outcome]:
    """What is wrong with a copy and not with what is filed: the rest would be said twice."""
    known = {_saying(finding) for outcome in filed for finding in outcome.findings}
    for name, pages in copies.items():
        outcome = check_pdf(
            bound[name].pdf,
            jurisdiction=made.inputs.jurisdiction,
            name=name,
            page_map=pages,
            case=made.inputs.case,
            select=OF_COPIES,
        )
        fresh = tuple(f for f in outcome.findings if _saying(f) not in known)
        yield replace(outcome, findings=fresh)


def _saying(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.measured


def _bound_by_no_rule(outcome: Outcome) -> Outcome:
    """The outcome for what goes to no court: its rules for papers concern nothing in it.

    Rules on records of treatment keep their own words: such records go out with letters.
    """
    reason = "it goes to no court, so rules for court papers do not bind it"
    return replace(
        outcome,
        not_checked=tuple(
            gap
            if gap.key.startswith(("privacy.legal_use", *OF_LETTERS))
            else replace(gap, reason=reason, why=WhyNot.ABSENT)
            for gap in outcome.not_checked
        ),
    )


def _held(composed: Composed, filing: PlannedFiling, volume: int) -> list[str]:
    """The papers that a file holds."""
    if not volume:
        return list(filing.documents)
    parts = {part.part.id for part in composed.of(filing.id, volume)}
    return [document for document in filing.documents if document in parts]


def _drafts(made: Made) -> Iterator[Outcome]:
    for planned in made.inputs.plan.documents:
        form = made.inputs.forms[planned.form]
        if form.paper and planned.filed:
            outcome = check_docx(
                made.drafted[planned.id].docx,
                jurisdiction=made.inputs.court_for(
                    form.kind, recorded=planned.recorded
                ).jurisdiction,
                name=made.drafted[planned.id].draft_name,
                case=made.inputs.case,
            )
            # The gate of open changes names each of them, in letters and exhibits too.
            yield replace(
                outcome,
                findings=tuple(f for f in outcome.findings if not (f.code == RESIDUE and f.gate)),
            )


def _timing(inputs: Inputs) -> tuple[list[Outcome], tuple[str, ...]]:
    """Dates and services of a packet for a court, and what a witness is paid."""
    if not inputs.for_court:
        return [], ()
    try:
        dates = dates_of(inputs)
    except JurisdictionError as error:
        return [], (f"No dates were counted: {error.message}.",)
    recorded = all(
        bool(planned.values.get("fees"))
        for planned in inputs.plan.documents
        if inputs.forms[planned.form].kind == SUBPOENA
    )
    outcome = check_dates(
        dates,
        court=inputs.jurisdiction.name,
        fees_recorded=recorded,
        filed=_filed(inputs),
        filing_date=inputs.plan.filing_date,
    )
    return [outcome], tuple(tender_words(each) for each in dates.tenders if each.tender or each.why)


def _filed(inputs: Inputs) -> tuple[FiledPaper, ...]:
    """What the plan files, with the hearing that each paper is for."""
    return tuple(
        FiledPaper(
            planned.id,
            inputs.forms[planned.form].kind.replace("_", "-"),
            str(planned.values.get("hearing") or ""),
        )
        for planned in inputs.plan.documents
        if planned.filed
    )


def _gates(made: Made, bound: Mapping[str, Assembled], void: tuple[Problem, ...]) -> Outcome:
    destroyed = [word for item in made.attached.values() for word in item.destroyed]
    names = [name for item in made.attached.values() for name in item.names]
    sealed = {name for name, copy in copy_files(made.inputs).items() if copy.kind == "sealed"}
    public = {name: item.pdf for name, item in bound.items() if name not in sealed}
    inputs, documents = made.inputs, tuple(made.drafted.values())
    return Outcome(
        name="build",
        kind="build",
        pages=0,
        findings=(
            *gates.unresolved_values(documents),
            *gates.unwritten_exhibit_titles(made.attached.values()),
            *(own_papers(made.attached.values()) if _is_public(made) else ()),
            *gates.changed_under_edit(documents),
            *gates.lost_wordings(documents),
            *gates.open_revisions(documents),
            *record_findings(made),
            *stipulation_findings(made),
            *case_kind_findings(made),
            *gates.dangling_cites(documents),
            *gates.dangling_links(bound),
            *gates.ambiguous_cites(bound),
            *typed_cite_findings(made),
            *gates.unmarked_authorities(made.drafted, made.papers),
            *gates.unrecorded_service(documents, service_gaps(inputs)),
            *gates.redaction_undone(public, destroyed, names),
            *gates.not_approved(void),
            *(gates.court_is_a_layer(inputs.jurisdiction) if _goes_to_court(made) else ()),
        ),
        jurisdiction=inputs.jurisdiction.id,
        court=inputs.jurisdiction.name,
    )


def _is_public(made: Made) -> bool:
    return made.inputs.plan.audience in COURT_AUDIENCES


def _goes_to_court(made: Made) -> bool:
    """Whether any paper of the packet bears a court's title."""
    return any(made.inputs.forms[d.form].paper for d in made.inputs.plan.documents)


def _approved(standing: Standing | None) -> Iterator[str]:
    if standing is not None and standing.approval is not None and not standing.problems:
        by = standing.approval
        number = f" (bar number {by.bar_number})" if by.bar_number else ""
        yield f"Approved by {by.name}, {by.role}{number}, on {long_day(by.on)}."


def _idle_waivers(report: Report) -> Iterator[str]:
    used = {name for finding in report.findings if finding.waived for name in _names(finding)}
    for waiver in report.waivers:
        if waiver.code not in used:
            yield f"The waiver of {waiver.code} lets nothing pass: there is no such finding."


def _names(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.name
