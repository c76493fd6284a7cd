"""Fixtures that every test folder may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run and no time limit for one, so that a check says the same of the
# same tree on a busy machine; to look for new failures: HYPOTHESIS_PROFILE=search python -m pytest.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files that nobody on the project wrote; they lie beside the repository."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip(f"real test files are not here: {folder} is absent")
    return folder


@pytest.fixture(scope="session")
def shared_rules() -> Path:
    """The court-rule facts; they lie beside the repository."""
    folder = SHARED / "rules"
    if not folder.is_dir():
        pytest.skip(f"court-rule facts are not here: {folder} is absent")
    return folder
