"""Write docs/rule-keys.md: every key that some court's rules set, what reads it, and its examples.

Run ``python docs/make_rule_keys.py`` after a change of a court, a check or an example; ``--check``
only says whether the page is up to date (a test runs it that way). The examples are recorded by
``python -m pytest -q -p tests.data_rules.record_examples tests/check tests/data_rules``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from made_page import write_or_compare

from packetgen.check.beyond import BEYOND
from packetgen.check.catalogue import CHECKS
from packetgen.check.statements import CODE
from packetgen.check.told import COUNTER, TOLD
from packetgen.jurisdiction import KEYS

PAGE = Path(__file__).with_name("rule-keys.md")
ROOT = PAGE.parents[1]
EXAMPLES = ROOT / "tests" / "data_rules" / "examples.yaml"
DRESSING = ("jurisdiction/layout.py", "draft", "typeset", "packet", "build", "deadlines")

INTRODUCTION = """# Every key, and what reads it

A court's rules set keys (`packetgen explain COURT KEY`). This page lists each key that a shipped
court sets, what reads it, and two tests: one whose file, or plan, keeps the rule and passes, one
that breaks it and has the finding. Where both are the same test, it judges one file with the rule
and without it, or under two of its values.

- **check**: measured on the finished file ([catalogue](checks.md));
- **dressing**: papers are laid out by it, in the module named;
- **plan**: a person answers for it in the packet plan ([statements](packet-plan.md#statements)),
  always where it says so alone, and beside a check where a file may leave it open;
- **counter**: what the clerk does with a defect; the effect and the words of findings follow it.

This page is written by `docs/make_rule_keys.py`.
"""


def page() -> str:
    """The page as Markdown."""
    examples = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    lines = [INTRODUCTION]
    encoded = sorted(encoded_keys())
    for group in dict.fromkeys(key.split(".")[0] for key in encoded):
        lines += [f"## {group}", "", "| key | read by | passes | fails |", "|---|---|---|---|"]
        for key in encoded:
            if key.split(".")[0] == group:
                tests = examples.get(key, {})
                cells = (_short(tests.get(kind, "none")) for kind in ("passes", "fails"))
                lines.append(f"| `{key}` | {'; '.join(readers(key))} | {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def encoded_keys() -> set[str]:
    """The keys that some shipped court sets."""
    found: set[str] = set()
    for file in (ROOT / "jurisdictions").rglob("jurisdiction.yaml"):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        for rule in data.get("rules") or ():
            found |= set(rule.get("set") or ())
    return found


def readers(key: str) -> Iterator[str]:
    """What reads a key, in a few words each."""
    if key in COUNTER:
        yield "counter"
    for check in CHECKS:
        if key in check.keys:
            yield f"check {check.code} {check.name}"
    modules = dressed_keys().get(key, ())
    if modules:
        yield "dressing " + ", ".join(f"`{name}`" for name in modules)
    if key in TOLD and key not in COUNTER:
        yield f"plan ({CODE})" if key in BEYOND else "plan"


@cache
def dressed_keys() -> dict[str, tuple[str, ...]]:
    """By key: the modules before the checks that name it."""
    found: dict[str, tuple[str, ...]] = {}
    package = ROOT / "packetgen"
    for name in DRESSING:
        files = [package / name] if name.endswith(".py") else sorted((package / name).rglob("*.py"))
        for file in files:
            short = file.relative_to(package).as_posix().removesuffix(".py")
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and node.value in KEYS:
                    known = found.get(node.value, ())
                    found[node.value] = known if short in known else (*known, short)
    return found


def _short(test: str) -> str:
    return "`" + test.removeprefix("tests/").replace("|", "\\|") + "`"


def main() -> int:
    """Write the page, or with ``--check`` compare it; 1 if it is out of date."""
    return write_or_compare(PAGE, page(), __file__)


if __name__ == "__main__":
    raise SystemExit(main())
