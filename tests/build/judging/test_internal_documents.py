"""What is for the office alone enters no court packet and no service packet."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from packetgen.build import build
from packetgen.errors import PacketgenError
from packetgen.form import known_forms

INTERNAL = tuple(form.id for form in known_forms() if form.audience == "internal")


def test_the_sheets_of_the_office_are_internal() -> None:
    wanted = {"hearing-preparation", "internal-chronology", "contact-log", "witness-sheet",
              "case-index"}  # fmt: skip
    assert wanted <= set(INTERNAL)


@pytest.mark.parametrize("audience", ["court", "service"])
def test_they_are_refused_by_name_and_line(
    audience: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    room = tmp_path / "case"
    shutil.copytree(request.config.rootpath / "examples" / "compliance", room)
    lines = [f"  - {{id: d{n}, form: {form}, values: {{}}}}" for n, form in enumerate(INTERNAL)]
    (room / "packet.yaml").write_text(
        "\n".join(["case: case.yaml", f"audience: {audience}", "documents:", *lines]), "utf-8"
    )
    with pytest.raises(PacketgenError) as caught:
        build(room / "packet.yaml", tmp_path / "out", today=dt.date(2026, 12, 4))
    refused = [p for p in caught.value.problems if "own use" in p.message]
    assert [p.location.line for p in refused] == list(range(4, 4 + len(INTERNAL)))
    assert not (tmp_path / "out").exists()
