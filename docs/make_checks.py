"""Write docs/checks.md, the catalogue of checks, from the checks themselves.

Run ``python docs/make_checks.py`` after a change of a check; ``--check`` only says whether the page
is up to date (a test runs it that way).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from made_page import write_or_compare

from packetgen.check.catalogue import CHECKS
from packetgen.check.read_aloud import CODE, NAME
from packetgen.check.statements import CODE as STATED
from packetgen.check.timing import TIMING_CHECKS
from packetgen.jurisdiction import KEYS

PAGE = Path(__file__).with_name("checks.md")

INTRODUCTION = """# Checks

`packetgen check FILE --jurisdiction COURT` measures a finished PDF or Word document, made by any
program, against a court's rules. A check reads rule *keys*; what a key wants, and with what force,
is the court's (`packetgen explain COURT KEY`). A key that a court does not set is not checked.

A finding's effect is the court's own (blocker, violation, advisory), capped by how well the rule
could be confirmed: third-party sources give at most a violation, unverified ones an advisory.
Findings marked **gate** are packetgen's own and refuse a final build in every court. A defect can
be let pass only by a waiver with a reason, and stays in the report.

Which pages a rule governs depends on what they are. With packetgen's own page map that is known;
without one it is inferred from bookmarks and exhibit covers, or given:
`--parts "1-12 paper, 13- exhibit"`. The report says which.

Limits on length, tables, hearing blocks and much else hold for one kind of paper alone. The kind
is told by the title in the caption (a PDF that begins with a salutation is a letter, which the
rules on the form of papers do not govern); `--document` names it instead. The report says what a
file was taken as, or that its title does not tell and which rules were left out for that.

This page is written by `docs/make_checks.py` from the docstrings of the checks.
"""


def page() -> str:
    """The catalogue as Markdown."""
    return "\n".join([INTRODUCTION, *_table(), "", *_sections()]).rstrip() + "\n"


def _table() -> Iterator[str]:
    yield "| code | name | looks at | status | reads |"
    yield "|---|---|---|---|---|"
    for check in CHECKS:
        keys = ", ".join(f"`{key}`" for key in check.keys) or "packetgen's own"
        anchor = f"{check.code} {check.name}".lower().replace(" ", "-")
        cells = (f"[{check.code}](#{anchor})", check.name, check.media, check.status, keys)
        yield f"| {' | '.join(cells)} |"
    yield "| PG001 | unreadable-file | PDF DOCX | stable | packetgen's own |"
    yield "| PG002 | unreadable-page | PDF | stable | packetgen's own |"
    yield f"| [{CODE}](#pg951-{NAME}) | {NAME} | PDF | stable | packetgen's own |"
    anchor = "pg930-stated-not-kept"
    yield f"| [{STATED}](#{anchor}) | stated-not-kept | plan | stable | what no file shows |"
    for code, name in TIMING_CHECKS.items():
        yield f"| {code} | {name} | case, plan | stable | rules on time |"


def _sections() -> Iterator[str]:
    for check in CHECKS:
        yield f"## {check.code} {check.name}"
        yield ""
        for paragraph in check.doc.strip().split("\n\n"):
            for line in paragraph.splitlines():
                for word in ("Bad", "Good"):
                    if line.startswith(f"{word}: "):
                        line = f"**{word}:** {line.removeprefix(f'{word}: ')}"
                        if word == "Good":
                            yield ""
                yield line
            yield ""
        for key in check.keys:
            meaning = KEYS[key].meaning
            yield f"- `{key}`: {meaning}"
        yield ""
    yield f"## {CODE} {NAME}"
    yield ""
    yield "Reading order and the whole of PDF/UA-1, as the program outloud finds them, for"
    yield "`packetgen check --accessibility`. outloud (`pip install outloud`) runs as a program of"
    yield "its own and only if it is installed; if it is not, the report says so. All its findings"
    yield "are advice."
    yield ""
    yield "## PG930 stated-not-kept"
    yield ""
    yield "Rules that no file shows (fastening, retention, who serves) are for a person. The plan"
    yield "records the answer, by whom and when ([statements](packet-plan.md#statements)): a rule"
    yield "stated to be kept is listed with the name, one stated not to be kept is this finding,"
    yield "with the effect of the rule; one without an answer stays open."
    yield ""
    yield "**Bad:** `{rule: paper.binding, kept: false, by: Jordan Q. Advocate, on: 2026-12-03}`"
    yield ""
    yield "**Good:** `{rule: paper.binding, by: Jordan Q. Advocate, on: 2026-12-03}`"
    yield ""
    yield "## PG921 to PG929 time and service"
    yield ""
    yield "What the case and the plan say, held against the court's rules on time; see"
    yield "[dates](deadlines.md#findings). A build has them, and `check` with `--case`."
    yield ""
    yield "## PG001 unreadable-file, PG002 unreadable-page"
    yield ""
    yield "The file or a page is empty, damaged, no PDF, has no pages or needs a password. A gate."


def main() -> int:
    """Write the page, or with ``--check`` compare it; 1 if it is out of date."""
    return write_or_compare(PAGE, page(), __file__)


if __name__ == "__main__":
    raise SystemExit(main())
