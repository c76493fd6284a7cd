"""Write docs/court-checks.md: every court beside every check, with the rules it rests on.

Run ``python docs/make_court_checks.py`` after a change of a check or of a court; ``--check`` only
says whether the page is up to date (a test runs it that way).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from made_page import write_or_compare

from packetgen.check.catalogue import CHECKS
from packetgen.check.scope import Check
from packetgen.jurisdiction import known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction, Status

PAGE = Path(__file__).with_name("court-checks.md")
ON = dt.date(2026, 6, 1)
"""The day for which the rules are resolved: fixed, so that the page changes with the data alone."""

INTRODUCTION = f"""# Courts and checks

Which check applies in which court, and by which rules. Rules are those in force on {ON.isoformat()}
for a paper that an attorney files electronically in a civil case, whatever its kind: a rule that
holds for some kinds of paper, cases or channels alone is marked *cond.* Checks that rest on no
court's rules (packetgen's own) hold everywhere and are not in the tables: {{own}}.

`●` applies by a confirmed rule, `○` by rules that could not be confirmed (advice only), `cond.` in
some circumstances alone; an empty cell means that no rule of the court asks for it. `packetgen
rules -j COURT` says the same with the rules' citations; `packetgen explain COURT KEY` says what
they want.

This page is written by `docs/make_court_checks.py`.
"""


def page() -> str:
    """The page as Markdown."""
    courts = [resolve(court, Conditions(ON)) for court in _courts()]
    own = ", ".join(f"{c.code} {c.name}" for c in CHECKS if not c.keys)
    lines = [INTRODUCTION.replace("{own}", own), "## At a glance", "", *_glance(courts), ""]
    lines += ["## Court by court", ""]
    for court in courts:
        lines += [*_section(court), ""]
    return "\n".join(lines).rstrip() + "\n"


def _courts() -> list[str]:
    return sorted(known_jurisdictions())


def _rules(check: Check, court: Jurisdiction) -> tuple[list[str], list[str], bool]:
    """Citations that hold, those that hold in some circumstances, and whether any is confirmed."""
    always: dict[str, None] = {}
    sometimes: dict[str, None] = {}
    sure = False
    for key in check.keys:
        setting = court.settings.get(key)
        if setting is None:
            continue
        for rule in setting.constraints:
            always[rule.citation.cite] = None
            sure = sure or rule.citation.status is Status.CONFIRMED
        for rule in setting.elsewhere:
            sometimes[rule.citation.cite] = None
            sure = sure or rule.citation.status is Status.CONFIRMED
    return list(always), [cite for cite in sometimes if cite not in always], sure


def _glance(courts: list[Jurisdiction]) -> Iterator[str]:
    ruled = [check for check in CHECKS if check.keys]
    for series in dict.fromkeys(check.code[2] for check in ruled):
        mine = [check for check in ruled if check.code[2] == series]
        yield ", ".join(f"{check.code} {check.name}" for check in mine)
        yield ""
        yield "| court | " + " | ".join(check.code[2:] for check in mine) + " |"
        yield "|---|" + ":-:|" * len(mine)
        for court in courts:
            cells = [_cell(check, court) for check in mine]
            if any(cells):
                yield f"| `{court.id}` | " + " | ".join(cells) + " |"
        yield ""


def _cell(check: Check, court: Jurisdiction) -> str:
    always, sometimes, sure = _rules(check, court)
    return ("●" if sure else "○") if always else "cond." if sometimes else ""


def _section(court: Jurisdiction) -> Iterator[str]:
    yield f"### {court.id}"
    yield ""
    yield f"{court.name}."
    yield ""
    yield "| check | rules | in some circumstances |"
    yield "|---|---|---|"
    silent = []
    for check in CHECKS:
        if not check.keys:
            continue
        always, sometimes, _ = _rules(check, court)
        if always or sometimes:
            yield f"| {check.code} {check.name} | {'; '.join(always)} | {'; '.join(sometimes)} |"
        else:
            silent.append(check.code)
    yield ""
    yield f"Not applicable, no rule: {', '.join(silent)}."


def main() -> int:
    """Write the page, or with ``--check`` compare it; 1 if it is out of date."""
    return write_or_compare(PAGE, page(), __file__)


if __name__ == "__main__":
    raise SystemExit(main())
