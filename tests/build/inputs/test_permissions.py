"""Records of treatment are asked for with the consent that covers them, and with no other."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from packetgen.build import build
from packetgen.errors import PacketError

PLAN = """
case: case.yaml
audience: client
documents:
  - id: ask
    form: records-request
    values: {recipient: wojcik, about: castellanos, kind: substance-use, records: [all], %s}
  - id: release
    form: release-of-information
    values: {discloser: [wojcik], information: [all], purpose: my case, ends_on: 2027-03-03}
"""


@pytest.mark.parametrize(
    ("permission", "said"),
    [("treatment_consent: release", "release-of-information"), ("release: release", "valid|need")],
)
def test_a_release_is_no_consent(
    repository: Path, tmp_path: Path, permission: str, said: str
) -> None:
    shutil.copytree(repository / "examples" / "compliance", tmp_path / "p")
    (tmp_path / "p" / "packet.yaml").write_text(PLAN % permission, encoding="utf-8")
    with pytest.raises(PacketError) as refused:
        build(tmp_path / "p" / "packet.yaml", tmp_path / "out", today=dt.date(2026, 12, 4))
    assert refused.value.problems
    if permission.startswith("treatment"):
        assert said in str(refused.value.problems[0])
