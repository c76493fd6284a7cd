"""A handout in a packet is the office's handout: its review is read, and bound to its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.build import approve, build
from packetgen.build.inputs.gathering import gather
from packetgen.errors import CaseError, OutputError
from packetgen.form import load_form
from packetgen.handout import Review, content_hash, reviews_text

from .cases import TODAY
from .pdfs import Seen

CASE = """\
jurisdiction: us-ca-superior-alameda
case:
  parties: [{id: client, role: client, side: first, name: Ana Ruiz}]
  client: client
office: {name: Eastside Tenant Law Project, phone: (510) 555-0142}
"""
PLAN = """\
case: case.yaml
audience: client
documents:
  - {id: kyr, form: know-your-rights, values: {topic: arrest, size: half}}
"""
NOT_YET = "No lawyer of this office has reviewed this text yet."


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "packet.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "packet.yaml"


def record(folder: Path, hashed: str = "") -> None:
    read = hashed or content_hash(load_form("know-your-rights").content, "arrest", "en")
    review = Review("arrest", "en", "lawyer", "P. Raman", TODAY, read)
    (folder / "reviews.yaml").write_text(reviews_text([review]), encoding="utf-8")


def said(plan: Path) -> str:
    out = plan.parent / "out"
    build(plan, out, today=TODAY)
    return Seen((out / "documents/01-kyr.pdf").read_bytes()).whole


def test_the_office_s_review_takes_the_line_away(plan: Path) -> None:
    assert NOT_YET in said(plan)
    record(plan.parent)
    reviewed = said(plan)
    assert NOT_YET not in reviewed
    assert "Reviewed by this office" in reviewed


def test_a_review_of_another_text_does_not_count_and_voids_an_approval(plan: Path) -> None:
    record(plan.parent)
    said(plan)
    approve(plan, plan.parent / "out", name="P. Raman", role="attorney", on=TODAY)
    record(plan.parent, "0" * 64)
    with pytest.raises(OutputError) as error:
        approve(plan, plan.parent / "out", name="P. Raman", role="attorney", on=TODAY)
    assert [p.location.file for p in error.value.problems] == ["reviews.yaml"]
    assert NOT_YET in said(plan)


def test_a_broken_record_is_said(plan: Path) -> None:
    (plan.parent / "reviews.yaml").write_text("reviews: nobody\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"reviews\.yaml is not valid"):
        gather(plan, today=TODAY)


def test_an_office_s_reviews_may_lie_anywhere(plan: Path, tmp_path: Path) -> None:
    record(tmp_path)
    elsewhere = tmp_path / "office" / "our-reviews.yaml"
    elsewhere.parent.mkdir()
    (tmp_path / "reviews.yaml").rename(elsewhere)
    out = plan.parent / "out"
    build(plan, out, today=TODAY, reviews=elsewhere)
    assert NOT_YET not in Seen((out / "documents/01-kyr.pdf").read_bytes()).whole
    who = {"name": "P. Raman", "role": "attorney", "on": TODAY}
    with pytest.raises(OutputError) as error:
        approve(plan, out, **who)  # type: ignore[arg-type]
    assert [p.location.file for p in error.value.problems] == ["office/our-reviews.yaml"]
    approve(plan, out, reviews=elsewhere, **who)  # type: ignore[arg-type]
    assert not build(plan, out, today=TODAY, final=True, reviews=elsewhere).refused
    with pytest.raises(CaseError, match="nowhere"):
        build(plan, out, today=TODAY, reviews=tmp_path / "nowhere.yaml")


def test_the_command_takes_reviews_from_anywhere(plan: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from packetgen.cli.main import main

    record(tmp_path)
    elsewhere = tmp_path / "our-reviews.yaml"
    (tmp_path / "reviews.yaml").rename(elsewhere)
    out = plan.parent / "out"
    told = CliRunner().invoke(main, ["build", str(plan), "--reviews", str(elsewhere)])
    assert told.exit_code == 0, told.output
    assert NOT_YET not in Seen((out / "documents/01-kyr.pdf").read_bytes()).whole
    told = CliRunner().invoke(
        main,
        ["approve", str(plan), "--reviews", str(elsewhere), "--name", "P", "--role", "attorney"],
    )
    assert told.exit_code == 0, told.output
    assert "--reviews" in told.output
