"""A report as one HTML file: works offline, prints well, readable by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from importlib.resources import files

from packetgen.jurisdiction.model import Effect, Status
from packetgen.reading.english_counts import counted
from packetgen.reading.english_days import long_day

from ..finding import Box, Finding
from ..outcome import Outcome
from .page_pictures import PagePicture, boxes_on, pictures
from .report import (
    LIMITS,
    Report,
    by_gravity,
    gaps_by_kind,
    place_of,
    reasons_in,
    source_of,
    unread_pages,
    verdict,
)

_PRIVATE = ("private-identifiers", "other-identifiers")
MAXIMUM_PICTURES = 24
"""Page pictures per file; the findings themselves are all listed."""


def report_html(report: Report, *, pdfs: Mapping[str, bytes] | None = None) -> str:
    """The report as one self-contained HTML page.

    Args:
        report: What the checks found.
        pdfs: The checked files' bytes by the outcome's name, for pictures of the pages that have
            findings; files that are not given have none. Identifiers are painted out in them.
    """
    return "".join(_page(report, pdfs or {}))


def _page(report: Report, pdfs: Mapping[str, bytes]) -> Iterator[str]:
    title = escape(report.title or "Check report")
    css = files("packetgen.check.reports").joinpath("report.css").read_text(encoding="utf-8")
    yield (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#findings">Skip to the findings</a>\n'
        f"<header>\n<h1>{title}</h1>\n"
        f'<p class="soft">{long_day(report.today)}</p>\n'
    )
    yield from _verdict(report)
    yield '</header>\n<main id="findings">\n'
    for number, outcome in enumerate(report.outcomes, 1):
        yield from _file(outcome, pdfs.get(outcome.name), number)
    yield from _waivers(report)
    yield from _rules(report)
    yield "</main>\n</body>\n</html>\n"


def _verdict(report: Report) -> Iterator[str]:
    partly = (
        [("of those checked, in part", len(report.checked_in_part))]
        if report.checked_in_part
        else []
    )
    numbers = (
        ("rules checked", len(report.checked)),
        *partly,
        ("rules not checked", len(report.not_checked)),
        ("of those checked, unverified", len(report.unverified)),
        ("blockers", report.count(Effect.BLOCKER)),
        ("violations", report.count(Effect.VIOLATION)),
        ("advisories", report.count(Effect.ADVISORY)),
    )
    yield '<section class="verdict" aria-label="Summary">\n<dl>\n'
    for name, value in numbers:
        yield f"<div><dt>{name}</dt><dd>{value}</dd></div>\n"
    yield "</dl>\n"
    for line in verdict(report)[1:]:
        mark = ' class="warn"' if line.startswith("WARNING") else ""
        yield f"<p{mark}>{escape(line)}</p>\n"
    for outcome in report.outcomes:
        if outcome.parts_how:
            yield f"<p>{escape(outcome.name)}: {escape(outcome.parts_how)}</p>\n"
        if outcome.document_how:
            yield f"<p>{escape(outcome.name)}: {escape(outcome.document_how)}</p>\n"
        if outcome.pictures:
            yield f'<p class="warn">{escape(outcome.name)}: {escape(unread_pages(outcome))}</p>\n'
    yield f'<p class="soft">{escape(LIMITS)}</p>\n'
    if report.notes:
        yield "<ul>\n" + "".join(f"<li>{escape(note)}</li>\n" for note in report.notes) + "</ul>\n"
    yield "</section>\n"


def _file(outcome: Outcome, data: bytes | None, number: int) -> Iterator[str]:
    outcome = replace(outcome, findings=by_gravity(outcome.findings))
    size = f" &middot; {counted(outcome.pages, 'page')}" if outcome.pages else ""
    yield f"<section>\n<h2>{escape(outcome.name or 'File')}</h2>\n"
    yield f'<p class="soft">{outcome.kind.upper()}{size} &middot; {escape(outcome.court)}</p>\n'
    if not outcome.findings:
        yield "<p>Nothing was found by the checks that were run.</p>\n"
    else:
        yield '<h3>Findings</h3>\n<ol class="findings">\n'
        for index, finding in enumerate(outcome.findings, 1):
            yield from _finding(finding, f"f{number}-{index}", index)
        yield "</ol>\n"
    if data is not None and outcome.kind == "pdf":
        yield from _pages(outcome, data, number)
    if len(outcome.parts) > 1:
        yield from _parts(outcome)
    yield "</section>\n"


def _finding(finding: Finding, anchor: str, number: int) -> Iterator[str]:
    state = "waived" if finding.waived else finding.effect.value
    gate = '<span class="tag gate">refuses a final build</span>' if finding.gate else ""
    yield (
        f'<li class="finding {state}" id="{anchor}">\n'
        f'<h4><span class="tag {state}">{number} &middot; {state}</span>'
        f"{gate if not finding.waived else ''}{escape(finding.message)}</h4>\n<dl>\n"
    )
    url = finding.citation.url if finding.citation else ""
    rule = escape(source_of(finding))
    linked = url.startswith(("https://", "http://"))
    rows = [
        ("Where", escape(place_of(finding))),
        ("Found", escape(finding.measured)),
        ("Wanted", escape(finding.wanted)),
        ("Rule", f'<a href="{escape(url)}" rel="noreferrer">{rule}</a>' if linked else rule),
        ("To fix", escape(finding.fix)),
        ("Counter", escape(finding.counter[:1].upper() + finding.counter[1:])),
        ("Check", f"{finding.code} {escape(finding.name)}"),
    ]
    if finding.waived:
        by = f" ({escape(finding.waived_by)})" if finding.waived_by else ""
        rows.append(("Waived", escape(finding.waived) + by))
    yield "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in rows if value)
    yield "</dl>\n</li>\n"


def _pages(outcome: Outcome, data: bytes, number: int) -> Iterator[str]:
    marked = boxes_on(outcome.findings)
    if not marked:
        return
    # Pages on which something can be pointed at come first; of what is nowhere in particular (no
    # line numbers, a font) one page shows as much as all.
    boxed = [p for p in sorted(marked) if any(box for _, _, box in marked[p])]
    firsts = {
        min(p for p in marked if any(n == index for n, _, _ in marked[p]))
        for index in {n for marks in marked.values() for n, _, _ in marks}
    }
    chosen = sorted((boxed + sorted(firsts - set(boxed)))[:MAXIMUM_PICTURES])
    covered = {
        page: [b for _, f, b in marked[page] if b is not None and f.name in _PRIVATE]
        for page in chosen
    }
    drawn = pictures(data, chosen, covered)
    yield "<h3>Pages with findings</h3>\n"
    if len(chosen) < len(marked):
        yield (
            f'<p class="soft">{len(chosen)} of the {len(marked)} pages with findings are shown: '
            "those with a place to point at, and the first of the others.</p>\n"
        )
    yield '<div class="pages">\n'
    for page in chosen:
        if page in drawn:
            yield from _figure(drawn[page], marked[page], number)
    yield "</div>\n"


def _figure(
    picture: PagePicture, marks: list[tuple[int, Finding, Box | None]], number: int
) -> Iterator[str]:
    numbers = ", ".join(dict.fromkeys(f"{index}" for index, _, _ in marks))
    alt = f"Page {picture.number}, findings {numbers} marked"
    yield (
        f'<figure>\n<div class="sheet"><img alt="{alt}" src="{picture.uri}" '
        f'width="{picture.width:.0f}" height="{picture.height:.0f}">\n'
    )
    corners: list[tuple[float, float]] = []
    for index, finding, box in marks:
        if box is None:
            continue
        left, top = max(0.0, box.left - 2), max(0.0, box.top - 2)
        width = min(picture.width, box.right + 2) - left
        height = min(picture.height, box.bottom + 2) - top
        state = "waived" if finding.waived else finding.effect.value
        low = " low" if top < 16 else ""
        # Findings of one place stand side by side, not on top of each other.
        beside = sum(abs(left - x) < 12 and abs(top - y) < 10 for x, y in corners)
        corners.append((left, top))
        moved = f' style="left:{1.5 * beside:.1f}rem"' if beside else ""
        yield (
            f'<a class="mark {state}{low}" href="#f{number}-{index}" aria-hidden="true" '
            f'tabindex="-1" style="left:{100 * left / picture.width:.2f}%;'
            f"top:{100 * top / picture.height:.2f}%;"
            f"width:{100 * width / picture.width:.2f}%;"
            f'height:{100 * height / picture.height:.2f}%"><span{moved}>{index}</span></a>\n'
        )
    links = ", ".join(
        f'<a href="#f{number}-{i}">{i}</a>' for i in dict.fromkeys(index for index, _, _ in marks)
    )
    yield f"</div>\n<figcaption>Page {picture.number}: findings {links}</figcaption>\n</figure>\n"


def _parts(outcome: Outcome) -> Iterator[str]:
    yield (
        '<h3>Parts of the file</h3>\n<div class="wide">\n<table>\n'
        f"<caption>{escape(outcome.parts_how)}</caption>\n"
        f"{_head('Pages', 'Taken as', 'Title')}"
    )
    for part in outcome.parts:
        pages = str(part.first) if part.first == part.last else f"{part.first}-{part.last}"
        kind = part.kind.value.replace("_", " ")
        label = f" {part.label}" if part.label else ""
        yield _row(pages, escape(kind + label), escape(part.title))
    yield "</tbody>\n</table>\n</div>\n"


def _waivers(report: Report) -> Iterator[str]:
    if not report.waivers:
        return
    yield (
        '<section>\n<h2>Waivers</h2>\n<div class="wide">\n<table>\n'
        "<caption>Findings that somebody decided to let pass</caption>\n"
        f"{_head('Check', 'Reason', 'By')}"
    )
    for waiver in report.waivers:
        where = f" on page {waiver.page}" if waiver.page else ""
        reason = escape(waiver.reason) or "none given: not applied"
        yield _row(escape(waiver.code + where), reason, escape(waiver.by))
    yield "</tbody>\n</table>\n</div>\n</section>\n"


def _rules(report: Report) -> Iterator[str]:
    yield (
        '<section>\n<h2>Rules checked</h2>\n<div class="wide">\n<table>\n'
        "<caption>What was measured, by which check</caption>\n"
        f"{_head('What', 'Rule', 'Source', 'Read', 'Checks')}"
    )
    partly = set(report.checked_in_part)
    for use in report.checked:
        citation = use.citation
        source = citation.strength.value
        if citation.status is Status.UNVERIFIED:
            source = "unverified: advice only"
        read = citation.read.isoformat() if citation.read else "not recorded"
        yield _row(
            f"<code>{escape(use.key)}</code>{' (in part)' if use in partly else ''}",
            escape(citation.cite),
            escape(source),
            read,
            ", ".join(use.checks),
        )
    yield "</tbody>\n</table>\n</div>\n</section>\n"
    yield from _stated(report)
    yield "<section>\n<h2>Rules not checked</h2>\n"
    if not report.not_checked:
        yield "<p>None.</p>\n"
    for why, gaps in gaps_by_kind(report):
        yield (
            f"<h3>{escape(why.heading)} ({len(gaps)})</h3>\n"
            f'<div class="wide">\n<table>\n{_head("Why not", "Rules")}'
        )
        for reason, group in reasons_in(gaps):
            rules = "<br>\n".join(
                f"<code>{escape(gap.key)}</code> {escape(gap.citation.cite)}" for gap in group
            )
            yield _row(escape(reason), rules)
        yield "</tbody>\n</table>\n</div>\n"
    yield "</section>\n"


def _stated(report: Report) -> Iterator[str]:
    if not report.stated:
        return
    yield (
        '<section>\n<h2>Rules that a person answers for</h2>\n<div class="wide">\n<table>\n'
        "<caption>No file shows them; the packet plan records who said so</caption>\n"
        f"{_head('What it asks', 'Rule', 'Kept', 'By', 'Note')}"
    )
    for each in report.stated:
        yield _row(
            escape(each.asks),
            f"<code>{escape(each.key)}</code> {escape(each.citation.cite)}",
            "yes" if each.kept else "<strong>no</strong>",
            escape(f"{each.by}, {long_day(each.on)}"),
            escape(each.note),
        )
    yield "</tbody>\n</table>\n</div>\n</section>\n"


def _head(*columns: str) -> str:
    """The head of a table, and the beginning of its body."""
    cells = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return f"<thead><tr>{cells}</tr></thead>\n<tbody>\n"


def _row(*cells: str) -> str:
    """A table row of cells that are HTML already."""
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"
