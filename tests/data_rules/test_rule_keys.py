"""Every key that a court sets has a reader, a passing and a failing example, and a row in docs."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

Examples = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def examples(repository: Path) -> Examples:
    file = repository / "tests" / "data_rules" / "examples.yaml"
    found: Examples = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def test_every_key_has_a_reader_and_both_examples(
    rule_keys: ModuleType, examples: Examples
) -> None:
    keys = rule_keys.encoded_keys()
    assert [key for key in sorted(keys) if not list(rule_keys.readers(key))] == []
    assert sorted(keys - set(examples)) == [], "see tests/data_rules/record_examples.py"
    assert all(set(tests) == {"passes", "fails"} for tests in examples.values())


@lru_cache(maxsize=64)
def _functions(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def test_every_example_is_a_test_that_is_there(repository: Path, examples: Examples) -> None:
    for key, tests in examples.items():
        for test in tests.values():
            file, _, name = test.partition("::")
            assert name.split("[")[0] in _functions(repository / file), f"{key}: {test}"


def test_examples_of_the_tables_are_in_them(examples: Examples) -> None:
    from tests.check.deciding_examples import DECIDES, SAID
    from tests.check.read_examples import READ_EXAMPLES
    from tests.check.stated_examples import STATED
    from tests.check.told_examples import SHOWN_KEPT, TOLD_EXAMPLES

    known = {*READ_EXAMPLES, *TOLD_EXAMPLES, *SHOWN_KEPT, *STATED, *DECIDES, *SAID}
    for tests in examples.values():
        for test in tests.values():
            if "test_read_keys.py" in test or "test_told_keys.py" in test:
                assert "[" not in test or test.split("[")[1].rstrip("]") in known, test


def test_the_page_on_keys_is_up_to_date(repository: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(repository / "docs" / "make_rule_keys.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
