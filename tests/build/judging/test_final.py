"""A final packet is refused for every reason that holds in all courts, and for no other."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packetgen.build import approve, build
from packetgen.errors import CaseError

from ..cases import (
    DECLARATION,
    PROOF,
    SERVICE,
    SIGNER,
    TODAY,
    digests,
    edit,
    example,
    replace_words,
    rewrite,
    small,
    with_exhibits,
)
from ..final_packets import ready, refused
from ..pdfs import Seen

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_first_build_that_is_final_is_refused_and_a_draft_can_follow(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    assert refused(folder) == ["GT106"]
    assert sorted(p.name for p in folder.out.iterdir()) == [
        "manifest.json",
        "report.html",
        "report.json",
        "report.txt",
    ]
    folder.build()
    folder.approve()
    assert refused(folder) == []


def test_an_unresolved_value(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = "1. I live in {{ client.city }}."
    ready(folder)
    assert refused(folder) == ["GT101"]
    said = " ".join(folder.report().split())
    assert "client.city is missing (the value 'statements' in the plan)" in said
    assert "[client city]" in Seen((folder.out / "filing/01-statement.pdf").read_bytes()).whole


def test_an_unresolved_value_written_into_the_draft_by_hand(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = "1. I live in {{ client.city }}."
    folder.build()
    edit(folder.draft(), replace_words("[client city]", "Oakland"))
    folder.build()
    folder.approve()
    assert refused(folder) == []


def test_words_that_are_still_to_be_written(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = "1. I saw [[what she saw]], [t]he cat."
    ready(folder)
    assert refused(folder) == ["GT101"]
    assert "“what she saw” is still to be written" in folder.report()


def test_words_that_are_still_to_be_written_in_the_title_of_an_exhibit(tmp_path: Path) -> None:
    folder = ready(with_exhibits(tmp_path / "case", ["Lease of [[which day]]", "Ledger"]))
    assert refused(folder) == ["GT101"]
    said = " ".join(folder.report().split())
    assert "“which day” is still to be written in the title of the exhibit “e1”" in said


def test_words_to_be_written_that_somebody_typed_into_a_draft(tmp_path: Path) -> None:
    folder = ready(small(tmp_path / "case"))
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in [[check with client]]."))
    folder.build()
    folder.approve()
    assert refused(folder) == ["GT101"]
    edit(folder.draft(), replace_words("[[check with client]]", "Alameda"))
    folder.build()
    folder.approve()
    assert refused(folder) == []


def insertion(xml: str) -> str:
    before, _, after = xml.rpartition("<w:r>")
    head, _, tail = after.partition("</w:r>")
    mark = '<w:ins w:id="901" w:author="A. Reader" w:date="2026-12-01T00:00:00Z">'
    return f"{before}{mark}<w:r>{head}</w:r></w:ins>{tail}"


def deletion(xml: str) -> str:
    mark = '<w:del w:id="902" w:author="A. Reader"><w:r><w:delText>never</w:delText></w:r></w:del>'
    at = xml.index("I paid the rent.")
    end = xml.index("</w:r>", at) + len("</w:r>")
    return xml[:end] + mark + xml[end:]


@pytest.mark.parametrize("change", [insertion, deletion])
def test_an_open_tracked_change(tmp_path: Path, change: Callable[[str], str]) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    rewrite(folder.draft(), "word/document.xml", change)
    folder.build()
    assert "GT103" in folder.report()
    folder.approve()
    assert refused(folder) == ["GT103"]


def test_an_open_comment(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.build()

    def remark(document: Any) -> None:
        paid = next(p for p in document.paragraphs if "I paid the rent." in p.text)
        document.add_comment(paid.runs, text="Ask the client.", author="A. Reader")

    edit(folder.draft(), remark)
    folder.build()
    folder.approve()
    assert refused(folder) == ["GT103"]


def test_a_service_that_is_not_recorded(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    ready(folder)
    assert refused(folder) == ["GT105"]
    assert "no day for service to-lind" in " ".join(folder.report().split())


def test_one_of_two_services_not_recorded(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [
        {**SERVICE, "on": "2026-12-01"},
        {**SERVICE, "id": "to-ferris", "to": "ferris"},
    ]
    ready(folder)
    assert refused(folder) == ["GT105"]
    folder.plan["documents"][1]["values"]["only"] = ["to-lind"]
    ready(folder)
    assert refused(folder) == []


def test_a_service_of_a_day_to_come(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [{**SERVICE, "on": "2026-12-02"}]
    ready(folder)
    assert refused(folder) == ["GT105"]
    assert "yet to come" in folder.report()


def test_a_recorded_service_is_stated_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [{**SERVICE, "on": "2026-12-01"}]
    ready(folder)
    assert refused(folder) == []
    text = Seen((folder.out / "filing/02-proof.pdf").read_bytes()).whole
    assert "December 1, 2026" in text
    assert "Declaration of Minh Vo" in text
    assert "/s/" not in text


@pytest.mark.parametrize(
    "written", ["My number is 123-45-6789.", "Account 4000123412341234 is mine."]
)
def test_an_identifier_typed_in_prose(tmp_path: Path, written: str) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = f"1. {written}"
    ready(folder)
    assert set(refused(folder)) == {"PG701"}
    number = written.split()[-1].strip(".") if "123-45" in written else written.split()[1]
    assert number not in folder.report()


def test_an_identifier_typed_in_a_letter(tmp_path: Path) -> None:
    """Outside court too, a letter shows the last four digits at most."""
    case, out = example("subpoena-and-letter", tmp_path), tmp_path / "out"
    plan = case / "letter.yaml"
    text = plan.read_text("utf-8").replace("Keep everything", "Your number is 123-45-6789. Keep")
    plan.write_text(text, encoding="utf-8")
    build(plan, out, today=TODAY)
    approve(plan, out, on=TODAY, **SIGNER)
    final = build(plan, out, today=TODAY, final=True)
    assert {finding.code for finding in final.refused} == {"PG701"}


def test_required_wording_that_was_deleted(tmp_path: Path) -> None:
    case, out = example("subpoena-and-letter", tmp_path), tmp_path / "out"
    build(case / "packet.yaml", out, today=TODAY)
    approve(case / "packet.yaml", out, on=TODAY, **SIGNER)
    assert build(case / "packet.yaml", out, today=TODAY, final=True).refused == ()

    def delete(document: Any) -> None:
        found = [p for p in document.paragraphs if p.style.name == "Required Wording"]
        assert len(found) > 10
        found[3]._element.getparent().remove(found[3]._element)

    edit(out / "drafts/subpoena.docx", delete)
    build(case / "packet.yaml", out, today=TODAY)
    approve(case / "packet.yaml", out, on=TODAY, **SIGNER)
    final = build(case / "packet.yaml", out, today=TODAY, final=True)
    assert {finding.code for finding in final.refused} == {"GT110", "PG802"}


def test_a_wrong_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a user does makes packetgen's own index wrong, so the stage is made to err."""
    from packetgen.build.exhibits import indexes

    folder = ready(with_exhibits(tmp_path / "case", ["Lease", "Ledger"]))
    right = indexes._begins
    monkeypatch.setattr(indexes, "_begins", lambda *given: str(int(right(*given)) + 2))
    assert set(refused(folder)) == {"PG502"}


def test_a_missing_exhibit_file_stops_every_build(tmp_path: Path) -> None:
    folder = ready(with_exhibits(tmp_path / "case", ["Lease", "Ledger"]))
    before = digests(folder.out)
    (folder.place / "e1.pdf").unlink()
    (folder.place / "e2.pdf").unlink()
    for final in (False, True):
        with pytest.raises(CaseError) as caught:
            folder.build(final=final)
        assert "e1.pdf" in str(caught.value)
        assert "e2.pdf" in str(caught.value)
    assert digests(folder.out) == before


def test_a_defect_that_the_court_itself_refuses(tmp_path: Path) -> None:
    """A paper in 8-point type, by an order of the judge that blocks: the court's own level."""
    folder = small(tmp_path / "case")
    folder.build()

    def shrink(document: Any) -> None:
        from docx.shared import Pt

        for item in document.paragraphs:
            for run in item.runs:
                run.font.size = Pt(8)

    edit(folder.draft(), shrink)
    folder.build()
    folder.approve()
    result = folder.final()
    blocking = {f.code for f in result.refused if not f.gate}
    reported = {f.code for f in result.report.open}
    assert "PG103" in reported
    assert blocking == {f.code for f in result.report.open if f.effect.value == "blocker"} - {
        f.code for f in result.refused if f.gate
    }


def test_the_demo_signed_served_and_approved_is_final(tmp_path: Path) -> None:
    case, out = example("demo", tmp_path), tmp_path / "out"
    file, plan = case / "case.yaml", case / "packet.yaml"
    text = file.read_text("utf-8")
    text = text.replace(
        "    email: tlindqvist@example.com\n\noffice:",
        "    email: tlindqvist@example.com\n    on: 2026-12-01\n\noffice:",
    )
    assert "on: 2026-12-01" in text
    text += (
        "\nsignatures:\n"
        "  hernandez-declaration: {by: hernandez, on: 2026-11-30, how: ink, place: Oakland}\n"
        "  proof: {by: achebe, on: 2026-12-01, how: electronic, place: Alameda}\n"
    )
    file.write_text(text, encoding="utf-8")
    build(plan, out, today=TODAY)
    approve(plan, out, on=TODAY, **SIGNER)
    final = build(plan, out, today=TODAY, final=True)
    assert [f"{f.code} {f.message}" for f in final.refused] == []
    packet = Seen((out / "packet.pdf").read_bytes())
    assert "DRAFT" not in packet.whole
    proof = Seen((out / "filing/04-proof.pdf").read_bytes()).whole
    assert "/s/ Daniel Achebe" in proof
    assert "Executed on December 1, 2026, at Alameda" in proof
    assert "To be completed" not in proof
    declaration = Seen((out / "filing/03-hernandez-declaration.pdf").read_bytes()).whole
    assert "November 30, 2026" in declaration
    assert "/s/" not in declaration, "signed in ink: the name is not typed as a signature"
    assert packet.whole.count("/s/") == 1
    notice = Seen((out / "filing/01-notice.pdf").read_bytes()).whole
    assert "Dated: EASTSIDE TENANT LAW PROJECT By: Priya" in " ".join(notice.split()), "unsigned"
    assert "Approved by Priya N. Raman" in (out / "report.txt").read_text("utf-8")
