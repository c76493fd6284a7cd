"""Record for each key of the courts' rules a test whose file keeps its rule, and one that breaks
it.

A pytest plugin, run by hand after a change of the examples::

    python -m pytest -q -p tests.data_rules.record_examples tests/check tests/data_rules

It watches what the checks say while the tests run, and writes ``examples.yaml`` beside itself, from
which ``docs/make_rule_keys.py`` makes its table. Of several tests the plainest is taken.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).with_name("examples.yaml")
_READ = "tests/check/catalogue/test_read_keys.py::"
_TOLD = "tests/data_rules/test_every_key_is_read.py::"
_STATED = "tests/check/test_statements.py::"
_CLERK = _TOLD + "test_a_report_with_findings_says_what_the_clerk_does"
_SAVES = _READ + "test_a_rule_that_saves_a_paper_does_so_and_its_absence_does_not"
_NAMED = _READ + "test_a_rule_that_a_finding_names_is_named_where_it_holds_and_not_elsewhere"
_DUTY = _STATED + "test_the_duty_to_take_a_paper_weakens_a_blocker_and_the_lack_of_it_does_not"
BOTH: dict[str, str] = {
    **{
        key: f"{_SAVES}[{key}]" for key in ("length.excluded", "length.or_pages", "length.or_lines")
    },
    **{key: f"{_NAMED}[{key}]" for key in ("spacing.exempt", "severity.struck_unless_signed")},
    "line_numbers.separator_space": _READ
    + "test_the_space_that_divides_numbers_from_text_is_the_rules",
    "page_number.first_page": _READ
    + "test_the_first_page_shows_its_number_only_where_the_rule_wants_it",
    "length.footnotes": _READ + "test_footnotes_count_where_the_rule_counts_them",
    "caption.pronouns": "tests/draft/test_court_wishes.py::"
    "test_pronouns_stand_beside_the_name_only_where_a_rule_provides_for_them",
    "wording.required": "tests/check/catalogue/test_case_data.py::"
    "test_a_subpoena_sets_out_the_rule_word_for_word",
    "severity.form": _DUTY,
    "severity.refusals": _STATED + "test_new_york_refuses_for_the_listed_defects_alone",
    "severity.cure_days": _CLERK + "[us-ny-supreme-within 15 days]",
    "severity.correction": _CLERK + "[us-tx-trial-may set a day for a corrected paper]",
    "severity.forfeiture": _CLERK + "[us-federal-cacd-no right is lost]",
    "privacy.exempt": _STATED
    + "test_an_exemption_that_the_court_does_not_give_is_a_finding_and_hides_nothing",
}
"""Keys whose one test has both: with the rule and without it, or two values of it."""
_FIRST = (
    "tests/check/catalogue/test_read_keys.py",
    "tests/check/catalogue/test_told_keys.py",
    "tests/check/catalogue/test_proof.py",
    "tests/check/catalogue/test_broken_papers.py",
)
_seen: dict[str, dict[str, set[str]]] = {}
_now = [""]


def _note(key: str, kind: str) -> None:
    _seen.setdefault(key, {"passes": set(), "fails": set()})[kind].add(_now[0])


def pytest_configure() -> None:
    """Watch every outcome, and every statement of a plan."""
    from packetgen.check import run, statements

    outcome, stated = run.Outcome, statements.RuleStated

    def watched(*given: Any, **named: Any) -> Any:
        made = outcome(*given, **named)
        broken = {f.key for f in made.findings if f.key}
        for key in broken:
            _note(key, "fails")
        for use in made.checked:
            if use.key not in broken:
                _note(use.key, "passes")
        return made

    def answered(*given: Any, **named: Any) -> Any:
        made = stated(*given, **named)
        _note(made.key, "passes" if made.kept else "fails")
        return made

    run.Outcome = watched  # type: ignore[assignment,misc]
    statements.RuleStated = answered  # type: ignore[assignment,misc]


def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Which test it is."""
    _now[0] = item.nodeid


def pytest_sessionfinish() -> None:
    """Write the plainest test of each kind for each key."""
    import yaml

    from packetgen.jurisdiction import KEYS

    found: dict[str, dict[str, str]] = {}
    for key in KEYS:
        if key in BOTH:
            found[key] = {"passes": BOTH[key], "fails": BOTH[key]}
        elif key in _seen and all(_seen[key].values()):
            found[key] = {kind: min(tests, key=_rank(key)) for kind, tests in _seen[key].items()}
    text = yaml.safe_dump(found, sort_keys=True, allow_unicode=True, width=1000)
    FILE.write_text(text, encoding="utf-8", newline="\n")


def _rank(key: str) -> Any:
    """A test of this very key first, then one that has a good and a bad file, then any."""
    pairs = _seen[key]["passes"] & _seen[key]["fails"]

    def rank(test: str) -> tuple[bool, bool, int, str]:
        file = test.split("::")[0]
        place = _FIRST.index(file) if file in _FIRST else len(_FIRST)
        return (not test.endswith(f"[{key}]"), test not in pairs, place, test)

    return rank
