"""No rule is encoded in vain: a check or the dressing reads it, or a reviewed list says why not."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

from packetgen.check.beyond import BEYOND
from packetgen.check.catalogue import CHECKS
from packetgen.jurisdiction import KEYS

DRESSING = ("jurisdiction/layout.py", "draft", "typeset", "packet", "build", "deadlines")


@pytest.fixture(scope="module")
def encoded(repository: Path) -> set[str]:
    found: set[str] = set()
    for file in (repository / "jurisdictions").rglob("jurisdiction.yaml"):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        for rule in data.get("rules") or ():
            found |= set(rule.get("set") or ())
    return found


@pytest.fixture(scope="module")
def dressed(repository: Path) -> set[str]:
    """Keys that the stages before the check name."""
    package = repository / "packetgen"
    files = [f for name in DRESSING for f in ([package / name] if name.endswith(".py")
             else (package / name).rglob("*.py"))]  # fmt: skip
    words: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
    return words & set(KEYS)


READ = {key for check in CHECKS for key in check.keys}


def test_every_encoded_key_is_read_or_listed_with_its_reason(
    encoded: set[str], dressed: set[str]
) -> None:
    assert encoded - READ - dressed - set(BEYOND) == set()


def test_the_list_holds_no_key_that_is_read(encoded: set[str]) -> None:
    assert set(BEYOND) & READ == set()
    assert set(BEYOND) <= encoded
    assert all(len(reason) > 20 for reason in BEYOND.values())


def test_the_list_is_short(encoded: set[str]) -> None:
    assert len(BEYOND) < 0.2 * len(encoded)
