"""Slips in a plan's values and texts are named, each with its line, before anything is drafted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from packetgen.build import approve, build, gather, load_case_for_court
from packetgen.errors import FormError, JurisdictionError, PacketError, PacketgenError, Problem

from ..cases import PROOF, SERVICE, TODAY, Folder, pdf, small, with_exhibits


def problems(folder: Folder, error: type[PacketgenError] = PacketError) -> tuple[Problem, ...]:
    with pytest.raises(error) as caught:
        gather(folder.write(), today=TODAY)
    return caught.value.problems


def only(folder: Folder, error: type[PacketgenError] = PacketError) -> Problem:
    (problem,) = problems(folder, error)
    return problem


def values(folder: Folder) -> dict[str, Any]:
    given: dict[str, Any] = folder.plan["documents"][0]["values"]
    return given


def words_of(draft: Path) -> str:
    """The words of a draft's paragraphs and tables."""
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(str(draft)).element.body
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )


def line_of(folder: Folder, text: str, name: str = "packet.yaml") -> int:
    lines = (folder.place / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        ({"suports": "motion"}, "unknown key 'suports'", "'supports'"),
        ({"supports": 5}, "5 is read as a number", "quotes"),
        ({"supports": {"motion": "to compel"}}, "not keys with values", "quotes"),
        ({"supports": ["a"]}, "text is wanted here, not a list", ""),
        ({"declarant": "voo"}, "no party, lawyer or other person has the id 'voo'", "'vo'"),
        ({"hearing": "trial"}, "no hearing has the id 'trial'", "no hearing yet"),
        ({"filer": "okafor"}, "no party has the id 'okafor'", "vo"),
        ({"statements": {"file": "text/none.md"}}, "no file 'text/none.md'", "folder"),
        ({"statements": {"file": "../none.md"}}, "leaves the folder", "Copy"),
    ],
)
def test_values_are_checked_against_the_form_and_the_case(
    tmp_path: Path, change: dict[str, Any], message: str, hint: str
) -> None:
    folder = small(tmp_path / "case")
    values(folder).update(change)
    found = [p for p in problems(folder) if message in p.message]
    assert found
    assert hint in found[0].hint
    assert str(found[0].location.file) == "packet.yaml"
    assert (found[0].location.pointer or "").startswith("/documents/0/values/")
    inner = "file:" if message.startswith(("no file", "leaves")) else f"{next(iter(change))}:"
    assert found[0].location.line == line_of(folder, inner)


def test_an_issue_that_no_event_is_on_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.case["events"] = [
        {"id": "e1", "on": "2026-01-05", "text": "The heater fails.", "issues": ["Habitability"]}
    ]
    folder.plan["documents"] = [
        {"id": "chronology", "form": "chronology", "values": {"only_issue": "habitabilty"}}
    ]
    problem = only(folder)
    assert "no event of the case is on the issue 'habitabilty'" in problem.message
    assert "'Habitability'" in problem.hint
    assert problem.location.line == line_of(folder, "only_issue:")
    values(folder)["only_issue"] = "habitability"
    gather(folder.write(), today=TODAY)


@pytest.mark.parametrize("form", ["chronology", "internal-chronology", "contact-log"])
def test_a_span_that_ends_before_it_begins(tmp_path: Path, form: str) -> None:
    folder = small(tmp_path / "case")
    folder.plan["audience"] = "internal"
    span = {"since": "2026-05-02", "until": "2026-05-01"}
    folder.plan["documents"].append({"id": "log", "form": form, "values": span})
    problem = only(folder)
    assert problem.message == "it ends (2026-05-01) before it begins ('since' is 2026-05-02)"
    assert problem.location.pointer == "/documents/1/values/until"


def test_a_needed_value_that_is_missing(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    del values(folder)["declarant"]
    problem = only(folder)
    assert problem.message == "'declarant' is missing"
    assert problem.location.line == line_of(folder, "values:")


def test_everything_is_named_at_once(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    values(folder).update(suports="x", declarant="voo", hearing="none")
    folder.plan["documents"][0]["exhibits"] = ["lease"]
    assert len(problems(folder)) == 4


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# A\n\n1. See {{ exhibit('leese') }}.\n", 3, "'leese', which the case does not have"),
        ("1. See {{ exhibit('e1', page=3) }}.\n", 1, "has 2 pages, so there is no page 3"),
        ("1. A\n2. See {{ exhibit('e1', page=0) }}.\n", 2, "no page 0"),
        ("1. See {{ exhibit('e1', page='2-9') }}.\n", 1, "no page 9"),
        ("1. See {{ exhibit('e1', page='two') }}.\n", 1, "neither a page nor a range"),
        ("1. A\n2. [x](packetgen:exhibit/e1?page=7)\n", 2, "no page 7"),
        ("1. A\n2. B {% foo %}\n", 2, "cannot be read"),
        ("1. A\n2. B {{ one\n", 2, "cannot be read"),
    ],
)
def test_cites_and_tags_in_a_text_file(tmp_path: Path, text: str, line: int, message: str) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease"])
    (folder.place / "statement.md").write_text(text, encoding="utf-8")
    values(folder)["statements"] = {"file": "statement.md"}
    problem = only(folder)
    assert message in problem.message
    assert (str(problem.location.file), problem.location.line) == ("statement.md", line)
    if "read" in message:
        assert "{{ '{{' }}" in problem.hint


def test_a_text_that_is_no_utf8(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    (folder.place / "statement.md").write_bytes("1. Café\n".encode("cp1252"))
    values(folder)["statements"] = {"file": "statement.md"}
    assert str(only(folder).location.file) == "statement.md"


def test_braces_are_printed_as_the_hint_says(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    values(folder)["statements"] = "1. The form says {{ '{{' }}name}} and {{ '{%' }}."
    folder.build()
    assert "The form says {{name}} and {%." in words_of(folder.draft())


def test_a_text_lies_beside_the_plan_or_beside_the_case(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.write()
    (folder.place / "data").mkdir()
    (folder.place / "case.yaml").rename(folder.place / "data" / "case.yaml")
    text = (folder.place / "packet.yaml").read_text(encoding="utf-8")
    text = text.replace("case: case.yaml", "case: data/case.yaml")
    start = text.index("statements:")
    end = text.index("title:") if text.index("title:") > start else len(text)
    text = text[:start] + "statements: {file: said.md}\n" + text[end:]
    plan = folder.place / "packet.yaml"
    plan.write_text(text, encoding="utf-8")
    (folder.place / "data" / "said.md").write_text("1. Beside the case.\n", encoding="utf-8")
    first = build(plan, folder.out, today=TODAY)
    assert "data/said.md" in first.outputs["manifest.json"].decode("utf-8")
    (folder.place / "said.md").write_text("1. Beside the plan.\n", encoding="utf-8")
    second = build(plan, folder.out, today=TODAY)
    manifest = second.outputs["manifest.json"].decode("utf-8")
    assert '"said.md"' in manifest
    assert "data/said.md" not in manifest


def proof(tmp_path: Path, **service: Any) -> Folder:
    from ..cases import DECLARATION

    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [{**SERVICE, **service}]
    return folder


def test_a_service_of_a_paper_that_is_not_there(tmp_path: Path) -> None:
    folder = proof(tmp_path, documents=["statementt"])
    problem = only(folder)
    assert problem.message == "no plan here has a document 'statementt'"
    assert "'statement'" in problem.hint
    assert str(problem.location.file) == "case.yaml"
    assert problem.location.line == line_of(folder, "- statementt", "case.yaml")


def test_papers_of_another_plan_are_known_but_not_stated(tmp_path: Path) -> None:
    folder = proof(tmp_path)
    folder.case["services"].append({**SERVICE, "id": "later", "documents": ["reply"]})
    (folder.place / "reply.yaml").write_text(
        "case: case.yaml\ndocuments: [{id: reply, form: memorandum}]\n", encoding="utf-8"
    )
    assert "is in another plan" in only(folder).message
    folder.plan["documents"][1]["values"]["only"] = ["to-lind"]
    assert gather(folder.write(), today=TODAY).case.services[1].documents == ("reply",)


def test_a_signature_on_a_paper_that_is_not_there(tmp_path: Path) -> None:
    folder = proof(tmp_path)
    folder.case["signatures"] = {"statment": {"by": "vo", "on": "2026-11-01", "how": "ink"}}
    problem = only(folder)
    assert "'statment'" in problem.message
    assert "'statement'" in problem.hint
    assert problem.location.line == line_of(folder, "statment:", "case.yaml")


SIGNED = {"by": "okafor", "on": "2026-11-03", "how": "electronic", "place": "Oakland, California"}


def test_a_signed_service_signs_its_proof(tmp_path: Path) -> None:
    folder = proof(tmp_path, on="2026-11-02", signed=SIGNED)
    folder.build()
    words = words_of(folder.draft("proof"))
    assert "Executed on November 3, 2026, at Oakland, California" in words
    assert "/s/ Sam Okafor" in words


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"signed": {**SIGNED, "by": "duval"}}, "signed by 'duval'"),
        ({"signed": SIGNED, "other": "2026-11-09"}, "the two differ"),
    ],
)
def test_signings_that_disagree(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    other = change.pop("other", "")
    folder = proof(tmp_path, on="2026-11-02", **change)
    if other:
        folder.case["signatures"] = {"proof": {"by": "okafor", "on": other, "how": "ink"}}
    assert message in only(folder).message


def test_a_party_may_not_serve(tmp_path: Path) -> None:
    folder = proof(tmp_path)
    folder.plan["documents"][1]["values"]["server"] = "vo"
    problem = only(folder)
    assert "may not serve" in problem.message
    assert problem.location.pointer == "/documents/1/values/server"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"by": "lind"}, "made by somebody else"),
        ({"by": None}, "by whom service to-lind was made"),
        ({"signed": {**SIGNED, "on": "2026-11-02"}}, ""),
    ],
)
def test_each_server_declares_what_that_server_did(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    from packetgen.build.inputs.services import service_gaps

    folder = proof(tmp_path, on="2026-11-02", **change)
    service = folder.case["services"][0]
    folder.case["services"][0] = {k: v for k, v in service.items() if v is not None}
    assert said in service_gaps(gather(folder.write(), today=TODAY))["proof"]
    assert bool(service_gaps(gather(folder.write(), today=TODAY))["proof"]) is bool(said)


def test_services_of_different_papers_are_no_single_statement(tmp_path: Path) -> None:
    from packetgen.build.inputs.services import service_gaps

    folder = proof(tmp_path, on="2026-11-02")
    other = {**SERVICE, "id": "again", "on": "2026-11-02", "documents": ["proof"]}
    folder.case["services"].append(other)
    gaps = service_gaps(gather(folder.write(), today=TODAY))
    assert "different papers" in gaps["proof"]


def test_whose_paper_it_is_must_be_said(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    del folder.case["case"]["client"]
    problem = only(folder)
    assert "whom you act for" in problem.message
    assert "client:" in problem.hint
    assert str(problem.location.file) == "case.yaml"
    values(folder)["filer"] = "vo"
    assert gather(folder.write(), today=TODAY).case.client == ""


def test_a_wrong_court_has_a_line_where_it_is_named(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.case["jurisdiction"] = "us-ca-superior-alamda"
    problem = only(folder, JurisdictionError)
    assert (str(problem.location.file), problem.location.line) == ("case.yaml", 1)
    folder.plan["jurisdiction"] = "us-federal-candd"
    problem = only(folder, JurisdictionError)
    assert str(problem.location.file) == "packet.yaml"
    assert problem.location.line == line_of(folder, "us-federal-candd")


def test_a_wrong_order_has_its_line(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.case["orders"] = [{"set": {"page.no_such_key": 1}, "cite": "Order of May 4, 2026"}]
    problem = problems(folder, JurisdictionError)[0]
    assert str(problem.location.file) == "case.yaml"
    assert problem.location.line is not None
    assert problem.location.line >= line_of(folder, "orders:", "case.yaml")


def test_a_wrong_form_and_a_wrong_exhibit_have_their_lines(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["form"] = "declaratoin"
    problem = only(folder, FormError)
    assert problem.location.line == line_of(folder, "declaratoin")
    folder = with_exhibits(tmp_path / "second", ["Lease"])
    folder.plan["documents"][0]["exhibits"] = ["e1", "e11"]
    problem = only(folder)
    assert problem.location.line == line_of(folder, "- e11")


def test_a_case_given_for_its_plan(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.write()
    with pytest.raises(PacketError) as caught:
        build(folder.place / "case.yaml", folder.out, today=TODAY)
    assert "case file" in caught.value.message
    assert "packet plan" in caught.value.problems[0].hint


@pytest.mark.parametrize("today", [dt.datetime(2026, 12, 1, 9), "2026-12-01", None])
def test_today_is_a_day(tmp_path: Path, today: Any) -> None:
    folder = small(tmp_path / "case")
    with pytest.raises(TypeError, match=r"today must be a datetime\.date"):
        build(folder.write(), folder.out, today=today)
    assert not folder.out.exists()


def test_signs_in_a_name_are_printed_and_never_filled(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.case["case"]["parties"][1]["name"]["last"] = "{{ case.number }} {_{x}_}"
    values(folder)["statements"] = "1. I am {{ declarant }}."
    folder.build()
    words = words_of(folder.draft())
    assert "I am Minh {{ case.number }} {_{x}_}." in words
    assert "I, Minh {{ case.number }} {_{x}_}, declare" in words


def test_pages_of_an_excerpt_count(tmp_path: Path) -> None:
    folder = with_exhibits(tmp_path / "case", ["Lease"])
    (folder.place / "e1.pdf").write_bytes(pdf("1", "2", "3", "4"))
    folder.plan["documents"][0]["exhibits"] = [{"exhibit": "e1", "pages": "2-4"}]
    values(folder)["statements"] = "1. See {{ exhibit('e1', page=4) }}."
    assert "has 3 pages, so there is no page 4" in only(folder).message


def test_a_case_file_alone_is_checked_with_its_court(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.write()
    case, court = load_case_for_court(folder.place / "case.yaml", today=TODAY)
    assert (case.number, court.id) == ("26CV000111", "us-ca-superior-alameda")
    folder.case["orders"] = [{"set": {"page.no_such_key": 1}, "cite": "Order of May 4, 2026"}]
    folder.write()
    with pytest.raises(JurisdictionError) as caught:
        load_case_for_court(folder.place / "case.yaml", today=TODAY)
    assert str(caught.value.problems[0].location.file) == "case.yaml"
    assert caught.value.problems[0].location.line is not None


def test_the_day_of_an_approval_is_a_day(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    with pytest.raises(TypeError, match=r"on must be a datetime\.date"):
        approve(folder.write(), folder.out, name="A", role="attorney", on=dt.datetime(2026, 12, 1))


def test_the_letterhead_lies_where_the_case_file_says(tmp_path: Path) -> None:
    from PIL import Image

    letter = {
        "id": "letter",
        "form": "intake-letter",
        "values": {"decision": "declined", "matter": "the lease", "reason": "We may not."},
    }
    folder = small(tmp_path / "case", letter, audience="client")
    folder.case["office"] = {"name": "Law Project", "letterhead": "logo.png"}
    (folder.place / "data").mkdir()
    Image.new("RGB", (60, 20), "navy").save(folder.place / "data" / "logo.png")
    plan = folder.write()
    (folder.place / "case.yaml").rename(folder.place / "data" / "case.yaml")
    text = plan.read_text(encoding="utf-8").replace("case: case.yaml", "case: data/case.yaml")
    plan.write_text(text, encoding="utf-8")
    result = build(plan, folder.out, today=TODAY)
    assert "data/logo.png" in result.outputs["manifest.json"].decode("utf-8")
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(result.outputs["drafts/letter.docx"])) as draft:
        assert "word/media/letterhead.png" in draft.namelist()


def test_a_cite_from_another_filing_says_how_many_pages_there_are(tmp_path: Path) -> None:
    import docx

    memorandum = {
        "id": "memorandum",
        "form": "memorandum",
        "values": {"motion": "motion to compel", "text": "See {{ exhibit('e1', page=9) }}."},
    }
    folder = with_exhibits(tmp_path / "case", ["Lease"])
    folder.plan["documents"].append(memorandum)
    values(folder)["statements"] = "1. I have nothing to show."
    document = docx.Document()
    document.add_paragraph("Lease")
    document.save(str(folder.place / "e1.docx"))
    folder.case["exhibits"][0]["file"] = "e1.docx"
    report = folder.build().report
    (found,) = [f for f in report.open if f.code == "GT104"]
    assert "exhibit 'e1' has 1 page, so there is no page 9" in found.message
    folder.approve()
    assert "GT104" in {f.code for f in folder.final().refused}
