"""An official form in a packet: fillable among the drafts, flat when bound, nothing lost."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from packetgen.build import build
from packetgen.errors import PacketgenError
from tests.matrix.variants import ROOT

TODAY = dt.date(2026, 12, 4)
LONG = "The copy was mailed to another apartment, and nobody at Apartment 3B saw it. " * 60
PLAN = """
case: case.yaml
forms: [forms]
audience: court
documents:
  - id: objection
    form: objection
    values: {reasons: "%s"}
"""
FORM = """
id: objection
title: Objection to proposed order
kind: pdf
document: objection
pdf: objection.pdf
sha256: %s
revision: FOC 78 (3/11)
fields:
  docket_number: case.number
  judge: {value: case.judge, optional: true}
  moving party: {value: filer.side == 'first'}
  moving party_2: {value: filer.side == 'second', on: "On"}
  Plaintiffs name address and telephone: "{{ first_side|and_list }}"
  Defendants name address and telephone: "{{ client }}\\n{{ client.address.printed }}"
  reasons: {value: reasons, label: Reasons}
"""
SCHEMA = """{"type": "object", "properties": {"reasons": {"type": "string"}},
"additionalProperties": false}"""


@pytest.fixture
def folder(tmp_path: Path, shared_data: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "demo", tmp_path / "demo")
    made = tmp_path / "demo" / "forms" / "objection"
    made.mkdir(parents=True)
    data = (shared_data / "pdf-forms" / "state-form-095b9d.pdf").read_bytes()
    (made / "objection.pdf").write_bytes(data)
    (made / "form.yaml").write_text(FORM % hashlib.sha256(data).hexdigest(), encoding="utf-8")
    (made / "schema.json").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "demo" / "plan.yaml").write_text(PLAN % LONG, encoding="utf-8")
    return tmp_path / "demo"


def _built(folder: Path) -> Path:
    build(folder / "plan.yaml", folder / "out", today=TODAY)
    return folder / "out"


def _words(path: Path) -> str:
    return " ".join("\n".join(p.extract_text() for p in PdfReader(path).pages).split())


def test_the_draft_can_be_changed_and_what_is_filed_cannot(folder: Path) -> None:
    out = _built(folder)
    fields = PdfReader(out / "drafts" / "objection.pdf").get_fields() or {}
    assert fields["docket_number"]["/V"] == "26CV999014"
    assert fields["Defendants name address and telephone"]["/V"].startswith("María Hernández\n1418")
    assert (fields["moving party"]["/V"], fields["moving party_2"]["/V"]) == ("/Off", "/On")
    filed = out / "filing" / "01-objection.pdf"
    assert not PdfReader(filed).get_fields()
    assert "26CV999014" in _words(filed)


def test_what_a_field_has_no_room_for_is_on_the_addendum_to_the_letter(folder: Path) -> None:
    out = _built(folder)
    shown = (PdfReader(out / "drafts" / "objection.pdf").get_fields() or {})["reasons"]["/V"]
    _, mark, tail = _words(out / "filing" / "01-objection.pdf").partition("(see addendum)")
    _, heading, sheet = tail.partition("Reasons (page 1, continued)")
    assert mark
    assert heading
    both = shown.removesuffix("(see addendum)") + sheet.removesuffix("DRAFT – not for filing")
    assert "".join(both.split()) == "".join(LONG.split())


def test_a_form_typed_into_is_used_as_it_is(folder: Path) -> None:
    draft = _built(folder) / "drafts" / "objection.pdf"
    writer = PdfWriter(clone_from=PdfReader(draft))
    writer.update_page_form_field_values(writer.pages[0], {"circuit": "Ninth"})
    buffer = io.BytesIO()
    writer.write(buffer)
    draft.write_bytes(buffer.getvalue())
    out = _built(folder)
    assert draft.read_bytes() == buffer.getvalue()
    assert "Ninth" in _words(out / "filing" / "01-objection.pdf")
    assert "drafts/objection.pdf was edited by hand" in (out / "report.txt").read_text("utf-8")


def test_another_revision_stops_the_build_and_names_the_hash(folder: Path) -> None:
    form = folder / "forms" / "objection" / "objection.pdf"
    form.write_bytes(form.read_bytes() + b"\n%% Rev. 2027\n")
    with pytest.raises(PacketgenError) as caught:
        _built(folder)
    (problem,) = caught.value.problems
    assert "not the revision that this mapping was written for (FOC 78 (3/11))" in problem.message
    assert hashlib.sha256(form.read_bytes()).hexdigest() in problem.hint
    assert not (folder / "out").exists()


def test_a_form_that_is_not_there_is_asked_for_and_never_imitated(folder: Path) -> None:
    (folder / "forms" / "objection" / "objection.pdf").unlink()
    with pytest.raises(PacketgenError) as caught:
        _built(folder)
    (problem,) = caught.value.problems
    assert "the official form is not here" in problem.message
    assert "does not imitate" in problem.hint


def test_a_missing_value_is_a_gap_that_a_final_build_refuses(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.replace('values: {reasons: "%s"}', "values: {}"), encoding="utf-8")
    out = _built(folder)
    fields = PdfReader(out / "drafts" / "objection.pdf").get_fields() or {}
    assert fields["reasons"]["/V"] == "[reasons]"
    final = build(plan, out, today=TODAY, final=True)
    assert any("reasons is missing" in finding.message for finding in final.refused)


def test_a_form_is_built_to_the_same_bytes(folder: Path) -> None:
    first = (_built(folder) / "packet.pdf", folder / "out" / "drafts" / "objection.pdf")
    before = [path.read_bytes() for path in first if path.is_file()]
    shutil.rmtree(folder / "out")
    _built(folder)
    assert before == [path.read_bytes() for path in first if path.is_file()]
