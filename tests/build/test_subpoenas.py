"""Subpoenas in a plan: nobody signs who may not, and no mandatory form is imitated."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from packetgen.build import build
from packetgen.errors import PacketgenError
from tests.matrix.variants import ROOT

TODAY = dt.date(2026, 12, 4)
PLAN = """
case: case.yaml
jurisdiction: {court}
audience: service
documents:
  - id: subpoena
    form: {form}
    values:
      commanded: custodian
      {issuer}
      reasons: It alone has the records.
      produce: {{on: 2027-01-29, time: "10:00", place: "1900 Harbor Bend", items: [Records.]}}
"""


def _plan(tmp_path: Path, court: str, issuer: str = "", form: str = "subpoena-civil") -> Path:
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "examples" / "subpoena-and-letter", folder)
    text = PLAN.format(court=court, form=form, issuer=f"issuer: {issuer}" if issuer else "")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return folder / "plan.yaml"


def test_a_lawyer_who_may_not_issue_it_is_refused_with_who_may(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-ma-superior-suffolk", "okafor")
    with pytest.raises(PacketgenError) as caught:
        build(plan, tmp_path / "out", today=TODAY)
    (problem,) = caught.value.problems
    assert "no lawyer may issue" in problem.message
    assert "a notary public" in problem.message
    assert "Mass. R. Civ. P. 45(a)" in problem.message
    assert problem.location.line == 10


def test_without_the_lawyer_it_has_lines_for_the_officer(tmp_path: Path) -> None:
    from pypdf import PdfReader

    build(_plan(tmp_path, "us-ma-superior-suffolk"), tmp_path / "out", today=TODAY)
    (filing,) = (tmp_path / "out" / "filing").glob("*.pdf")
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(filing).pages).split())
    assert "by the clerk of the court, a notary public, or a justice of the peace" in text
    assert "By: ____" not in text


def test_california_is_told_of_its_mandatory_forms(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-ca-superior-alameda")
    with pytest.raises(PacketgenError) as caught:
        build(plan, tmp_path / "out", today=TODAY)
    problem = next(p for p in caught.value.problems if "official form" in p.message)
    assert "SUBP-010" in problem.message
    assert "packetgen forms fields" in problem.hint


def test_a_rule_text_that_is_not_shipped_stops_a_final_build(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-wa-superior-king", "okafor")
    made = build(plan, tmp_path / "out", today=TODAY, final=True)
    assert any("Wash. Super. Ct. Civ. R. 45(c) and (d)" in f.message for f in made.refused)


def test_a_rule_text_that_is_shipped_stands_on_its_face(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "us-tx-trial-travis", "okafor")
    made = build(plan, tmp_path / "out", today=TODAY)
    assert not any("word for word" in f.message for f in made.report.open)
