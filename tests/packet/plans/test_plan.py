"""A plan file says which papers and exhibits there are, and every slip in it is named at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from packetgen.case.model import Case, Exhibit
from packetgen.errors import PacketError
from packetgen.packet import AttachedExhibit, load_plan, plan_problems

GOOD = """
case: case.yaml
jurisdiction: us-federal-cand
title: Motion for relief
filing_date: 2026-12-04
documents:
  - {id: notice, form: notice-of-motion, values: {hearing: relief}}
  - id: declaration
    form: declaration
    exhibits: [lease, {exhibit: deposition, pages: 10-12}, {exhibit: letter, pages: 7}]
  - {id: answer, form: pleading, filed: false}
  - {id: order, form: proposed-order, exhibits: [lease]}
filings:
  - {id: motion, documents: [notice, declaration], name: Motion for Relief}
  - {id: order, documents: [order]}
options:
  labels: {scheme: numbers, start: 12, prefix: P-}
  bates: {prefix: "", digits: 4, start: 0}
forms: [forms]
waivers: [{code: PG104, reason: The clerk agreed by telephone, by: Jordan Advocate}]
"""


def plan_file(folder: Path, text: str) -> Path:
    (folder / "case.yaml").write_text("case: {}", encoding="utf-8")
    (folder / "forms").mkdir(exist_ok=True)
    path = folder / "packet.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_is_read_as_it_is_written(tmp_path: Path) -> None:
    plan = load_plan(plan_file(tmp_path, GOOD))
    assert plan.case == tmp_path / "case.yaml"
    assert plan.jurisdiction == "us-federal-cand"
    assert plan.filing_date == dt.date(2026, 12, 4)
    assert plan.audience == "court"
    assert plan.document("declaration").exhibits == (
        AttachedExhibit("lease"),
        AttachedExhibit("deposition", "10-12"),
        AttachedExhibit("letter", "7"),
    )
    assert plan.exhibits == ("lease", "deposition", "letter")
    assert plan.filings[0].documents == ("notice", "declaration")
    assert all("answer" not in filing.documents for filing in plan.filings)
    assert plan.options.labels.start == "12"
    assert plan.options.bates is not None
    assert (plan.options.bates.prefix, plan.options.bates.start) == ("", 0)
    assert plan.options.covers
    assert plan.forms == (tmp_path / "forms",)
    assert plan.waivers[0].by == "Jordan Advocate"


def test_each_filed_document_is_its_own_filing_unless_the_plan_says_otherwise(
    tmp_path: Path,
) -> None:
    text = """
case: case.yaml
documents:
  - {id: a, form: declaration}
  - {id: b, form: pleading, filed: false}
  - {id: c, form: declaration}
"""
    plan = load_plan(plan_file(tmp_path, text))
    assert [(filing.id, filing.documents) for filing in plan.filings] == [
        ("a", ("a",)),
        ("c", ("c",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "titel:", "Did you mean 'title'"),
        ("2026-12-04", "2026-13-04", "filing_date"),
        ("case: case.yaml", "case: ../case.yaml", "leaves the folder"),
        ("case: case.yaml", "case: csae.yaml", "no file 'csae.yaml'"),
        ("forms: [forms]", "forms: [froms]", "no folder 'froms'"),
        ("documents: [order]", "documents: [ordre]", "no document 'ordre'"),
        ("documents: [order]", "documents: [answer]", "is not filed"),
        ("[notice, declaration]", "[notice, order]", "'declaration' is in no filing"),
        ("[notice, declaration]", "[notice, declaration, order]", "stands in two filings"),
        ("id: order, form", "id: notice, form", "two documents have the id 'notice'"),
        ("[lease, {", "[lease, lease, {", "attached to this document twice"),
        ("pages: 10-12", "pages: ten", "not a list of pages"),
        ("reason: The clerk agreed by telephone, ", "", "reason"),
        ("scheme: numbers", "scheme: roman", "letters"),
        ("start: 0", "start: -1", "start"),
        ('prefix: ""', 'prefix: "HER\\n"', "line break"),
        ('prefix: ""', 'prefix: "H\\x07R"', "invisible control character (U+0007)"),
        ('prefix: ""', 'prefix: "{case}-"', "names {case}"),
        ("prefix: P-", 'prefix: "P\\t"', "line break or a tab"),
        ("name: Motion for Relief", 'name: "{case} Motion"', "names {case}"),
        ("exhibits: [lease]}", 'exhibits: [{exhibit: lease, section: "A\\nB"}]}', "line break"),
        ("options:", 'options:\n  volumes: {cover: "{fiel} of {files}"}', "Did you mean '{file}'"),
        ("forms: [forms]", 'copies: [{id: a, for: service, legend: "{to}"}]', "names {to}"),
    ],
)
def test_a_slip_in_a_plan_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    with pytest.raises(PacketError) as caught:
        load_plan(plan_file(tmp_path, GOOD.replace(old, new, 1)))
    assert said in str(caught.value)
    assert all(problem.location.line for problem in caught.value.problems)


def test_a_volume_cover_names_what_it_may_and_a_name_needs_no_ending(tmp_path: Path) -> None:
    text = GOOD.replace("options:", 'options:\n  volumes: {cover: "{file}/{files}: {pages}"}')
    plan = load_plan(plan_file(tmp_path, text.replace("Motion for Relief}", "Motion.PDF}")))
    assert plan.options.volumes.cover == "{file}/{files}: {pages}"
    assert plan.filings[0].name == "Motion"


def test_all_slips_are_named_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("title:", "titel:").replace("[order]", "[ordre]").replace("digits", "digit")
    with pytest.raises(PacketError) as caught:
        load_plan(plan_file(tmp_path, text))
    assert len(caught.value.problems) >= 3
    lines = [problem.location.line or 0 for problem in caught.value.problems]
    assert lines == sorted(lines)


def test_a_document_that_lacks_its_form_is_still_named_in_its_place(tmp_path: Path) -> None:
    text = "case: case.yaml\ndocuments:\n  - {id: motion}\n  - {id: motion}\n"
    with pytest.raises(PacketError) as caught:
        load_plan(plan_file(tmp_path, text))
    places = {
        problem.location.pointer
        for problem in caught.value.problems
        if "two documents" in problem.message
    }
    assert places == {"/documents/0/id", "/documents/1/id"}


def test_what_the_plan_names_must_be_in_the_case(tmp_path: Path) -> None:
    plan = load_plan(plan_file(tmp_path, GOOD))
    case = Case("x", exhibits=(Exhibit("leese", "Lease"), Exhibit("letter", "L", document="nix")))
    said = " ".join(str(problem) for problem in plan_problems(plan, case))
    assert "no exhibit 'lease'" in said
    assert "leese" in said
    assert "document 'nix'" in said


def test_a_plan_holds_statements_and_names_every_slip_in_them(tmp_path: Path) -> None:
    good = GOOD + (
        "statements:\n"
        "  - {rule: paper.holes, by: Jordan Advocate, on: 2026-12-03}\n"
        "  - {rule: CRC-2.113, kept: false, by: Jordan Advocate, on: 2026-12-03, note: Stapled}\n"
        "  - {rule: privacy.exempt, applies: [habeas], by: Jordan Advocate, on: 2026-12-03}\n"
    )
    holes, rule, exempt = load_plan(plan_file(tmp_path, good)).statements
    assert (holes.rule, holes.kept, holes.on) == ("paper.holes", True, dt.date(2026, 12, 3))
    assert (rule.kept, rule.note) == (False, "Stapled")
    assert exempt.applies == ("habeas",)
    bad = GOOD + (
        "statements:\n"
        "  - {rule: paper.hole, by: Jordan Advocate, on: 2026-12-03}\n"
        "  - {rule: paper.holes, by: Jordan Advocate, on: 2026-12-03, applies: [habeas]}\n"
        "  - {rule: privacy.exempt, by: Jordan Advocate, on: soon}\n"
        "  - {rule: paper.binding, kept: true}\n"
    )
    with pytest.raises(PacketError) as raised:
        load_plan(plan_file(tmp_path, bad))
    said = " ".join(f"{p.message} {p.hint}" for p in raised.value.problems)
    assert "no rule key 'paper.hole'" in said
    assert "Did you mean 'paper.holes'?" in said
    assert said.count("exemptions (applies:) belong to privacy.exempt") == 2
    assert "by" in said
    assert "on" in said
    assert len(raised.value.problems) >= 5


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("{id: answer, ", "{id: [answer], ", "/documents/2/id"),
        ("documents: [order]", "documents: [[order]]", "/filings/1/documents/0"),
        ("documents: [order]", "documents: 5", "/filings/1/documents"),
        ("exhibits: [lease]}", "exhibits: 5}", "exhibits"),
        ("forms: [forms]", "copies: [{id: {a: b}, for: service}]", "/copies/0/id"),
    ],
)
def test_a_list_where_a_word_belongs_is_a_slip_with_a_place(
    tmp_path: Path, old: str, new: str, where: str
) -> None:
    assert old in GOOD
    with pytest.raises(PacketError) as caught:
        load_plan(plan_file(tmp_path, GOOD.replace(old, new, 1)))
    assert any(where in (problem.location.pointer or "") for problem in caught.value.problems)
