"""What goes to a client is no court paper, and its report says so truly."""

from __future__ import annotations

from pathlib import Path

from packetgen.build import build

from ..cases import TODAY, example


def test_no_rule_for_court_papers_is_said_to_bind_a_letter(tmp_path: Path) -> None:
    case = example("subpoena-and-letter", tmp_path)
    result = build(case / "letter.yaml", tmp_path / "out", today=TODAY)
    (letter,) = [o for o in result.report.outcomes if o.name.startswith("documents/")]
    reasons = {gap.key: gap.reason for gap in letter.not_checked}
    assert "goes to no court" in reasons["line_numbers.use"]
    assert "goes to no court" in reasons["page.size"]
    assert "goes to no court" not in reasons["privacy.safe_harbor"]
    assert not any("no check reads" in reason for reason in reasons.values())


def test_a_gate_is_no_advice(tmp_path: Path) -> None:
    case = example("demo", tmp_path)
    build(case / "packet.yaml", tmp_path / "out", today=TODAY)
    report = " ".join((tmp_path / "out" / "report.txt").read_text("utf-8").split())
    _, _, gate = report.partition("[BLOCKER, refuses a final build] GT105")
    source = gate.partition("fix:")[0]
    assert "packetgen's own condition for a final packet" in source
    assert "advice" not in source
