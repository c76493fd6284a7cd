"""Fixtures that every test folder may use."""

from __future__ import annotations

from pathlib import Path

import pytest

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
