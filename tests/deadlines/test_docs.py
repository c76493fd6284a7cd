"""The page on dates says what is so."""

from __future__ import annotations

import re
from pathlib import Path


def test_the_example_of_a_rule_loads(repository: Path, tmp_path: Path) -> None:
    from packetgen.deadlines import court_time

    page = (repository / "docs" / "deadlines.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.S)
    place = tmp_path / "us" / "ca" / "superior" / "here"
    place.mkdir(parents=True)
    (place / "deadlines.yaml").write_text(example, encoding="utf-8")
    assert court_time("us-ca-superior-here", extra=[tmp_path]).rule("HERE-1/binder") is not None
