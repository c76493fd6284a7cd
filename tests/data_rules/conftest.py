"""What the tests of the rules as data share."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="package")
def rule_keys(repository: Path) -> ModuleType:
    """The script behind the page of keys: it finds what courts set and what reads it."""
    with pytest.MonkeyPatch.context() as path:
        path.syspath_prepend(repository / "docs")
        return importlib.import_module("make_rule_keys")
