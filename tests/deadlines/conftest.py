"""Leaves the hundred thousand periods to ``-m matrix``."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "matrix" in str(config.getoption("markexpr") or ""):
        return
    left_out = [i for i in items if i.get_closest_marker("matrix") and HERE in i.path.parents]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
