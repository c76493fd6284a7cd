"""A final packet is refused for every reason that holds in all courts, and for no other."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packetgen.build import approve, build
from packetgen.errors import CaseError, ExitCode, OutputError, PacketError

from .cases import (
    DECLARATION,
    PROOF,
    SERVICE,
    SIGNER,
    TODAY,
    Folder,
    digests,
    edit,
    example,
    replace_words,
    rewrite,
    small,
    with_exhibits,
)
from .pdfs import Seen

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def ready(folder: Folder) -> Folder:
    """Built and approved."""
    folder.build()
    folder.approve()
    return folder


def refused(folder: Folder) -> list[str]:
    """Codes for which a final packet is refused; its report and earlier filings are looked at."""
    before = digests(folder.out) if folder.out.exists() else {}
    result = folder.final()
    codes = [finding.code for finding in result.refused]
    if codes:
        assert result.exit_code == ExitCode.FINDINGS
        assert result.files == ("report.html", "report.json", "report.txt")
        after = digests(folder.out)
        for name, digest in before.items():
            if not name.startswith("report.") and name != "manifest.json":
                assert after[name] == digest, f"{name} is not as it was"
        assert all(code in folder.report() for code in codes)
    return codes


def test_an_approved_packet_becomes_final(tmp_path: Path) -> None:
    folder = ready(small(tmp_path / "case"))
    result = folder.final()
    assert result.refused == ()
    assert result.exit_code == ExitCode.OK
    assert result.final
    seen = Seen((folder.out / "filing/01-statement.pdf").read_bytes())
    assert "DRAFT" not in seen.whole


def test_nobody_has_approved(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    assert refused(folder) == ["GT106"]
    assert "nobody has approved this packet" in folder.report()


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


def other_draft(folder: Folder) -> None:
    edit(folder.draft(), replace_words("See ", "Look at "))


def other_case(folder: Folder) -> None:
    folder.case["counsel"][1]["phone"] = "(510) 555-0199"


def other_plan(folder: Folder) -> None:
    folder.plan["title"] = "Motion to compel, amended"


def other_exhibit(folder: Folder) -> None:
    file = folder.place / "e1.pdf"
    file.write_bytes(file.read_bytes() + b"\n")


def other_rule(folder: Folder) -> None:
    file = folder.place / "courts/us/ca/superior/alameda/jurisdiction.yaml"
    file.write_text(file.read_text("utf-8") + "\n# amended\n", encoding="utf-8")


@pytest.mark.parametrize("change", [other_draft, other_case, other_plan, other_exhibit, other_rule])
def test_any_change_voids_an_approval(tmp_path: Path, change: Callable[[Folder], None]) -> None:
    from importlib.resources import files

    folder = with_exhibits(tmp_path / "case", ["Lease"])
    court = folder.place / "courts/us/ca/superior/alameda"
    court.mkdir(parents=True)
    shipped = files("packetgen.data.jurisdictions") / "us/ca/superior/alameda/jurisdiction.yaml"
    (court / "jurisdiction.yaml").write_text(shipped.read_text("utf-8"), encoding="utf-8")
    folder.plan["jurisdictions"] = ["courts"]
    ready(folder)
    assert folder.final().refused == ()
    change(folder)
    assert set(refused(folder)) == {"GT106"}
    assert "since the approval" in folder.report()


def test_a_template_changed_after_the_approval_voids_it(tmp_path: Path) -> None:
    import shutil
    from importlib.resources import as_file, files

    folder = small(tmp_path / "case")
    with as_file(files("packetgen.data.forms") / "declaration") as shipped:
        shutil.copytree(shipped, folder.place / "forms/declaration")
    folder.plan["forms"] = ["forms"]
    ready(folder)
    edit(folder.place / "forms/declaration/template.docx", lambda d: d.add_paragraph("Added."))
    assert "GT106" in refused(folder)


def test_a_day_that_passes_voids_nothing_and_the_approved_letter_goes_out(tmp_path: Path) -> None:
    case, out = example("subpoena-and-letter", tmp_path), tmp_path / "out"
    plan = case / "letter.yaml"
    build(plan, out, today=TODAY)
    read = (out / "drafts/letter.docx").read_bytes()
    approve(plan, out, on=TODAY + dt.timedelta(days=1), **SIGNER)
    build(plan, out, today=TODAY + dt.timedelta(days=2))
    assert "letter.docx was approved and is kept" in (out / "report.txt").read_text("utf-8")
    for days in (2, 5):
        final = build(plan, out, today=TODAY + dt.timedelta(days=days), final=True)
        assert final.refused == ()
        assert final.outputs["drafts/letter.docx"] == read
        text = Seen((out / "documents/01-letter.pdf").read_bytes()).whole
        assert "December 1, 2026" in text
        assert "DRAFT" not in text


def test_an_approval_needs_drafts_of_the_case_as_it_is_now(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    with pytest.raises(OutputError, match="holds no build"):
        folder.approve()
    folder.build()
    folder.case["case"]["number"] = "26CV000999"
    with pytest.raises(OutputError, match=r"case\.yaml") as caught:
        folder.approve()
    assert "packetgen build packet.yaml" in str(caught.value)
    folder.build()
    folder.draft().unlink()
    with pytest.raises(OutputError, match=r"drafts/statement\.docx"):
        folder.approve()
    folder.build()
    for anonymous in ({"name": " "}, {"role": ""}):
        with pytest.raises(OutputError, match="a name and a role"):
            folder.approve(**anonymous)
    folder.approve(bar_number="", role="self-represented party")


def test_an_unresolved_value(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = "1. I live in {{ client.city }}."
    ready(folder)
    assert refused(folder) == ["GT101"]
    said = " ".join(folder.report().split())
    assert "client.city is missing (the value 'statements' in the plan)" in said
    assert "[client.city]" in Seen((folder.out / "filing/01-statement.pdf").read_bytes()).whole


def test_an_unresolved_value_written_into_the_draft_by_hand(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = "1. I live in {{ client.city }}."
    folder.build()
    edit(folder.draft(), replace_words("[client.city]", "Oakland"))
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
    from packetgen.build import indexes

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


WAIVER = {"reason": "The clerk agreed by telephone on November 30.", "by": "Robin Duval"}


def test_a_waiver_passes_its_code_and_is_shown(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    folder.plan["waivers"] = [{"code": "GT105", **WAIVER}]
    ready(folder)
    assert refused(folder) == []
    assert WAIVER["reason"] in folder.report()
    assert WAIVER["by"] in folder.report()


def test_a_waiver_passes_no_other_code(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    folder.plan["waivers"] = [{"code": "GT104", **WAIVER}]
    ready(folder)
    assert refused(folder) == ["GT105"]
    assert "The waiver of GT104 lets nothing pass" in " ".join(folder.report().split())


def test_a_waiver_of_another_file_passes_nothing(tmp_path: Path) -> None:
    folder = small(tmp_path / "case", DECLARATION, PROOF)
    folder.case["services"] = [copy.deepcopy(SERVICE)]
    folder.plan["waivers"] = [{"code": "GT105", "file": "drafts/other.docx", **WAIVER}]
    ready(folder)
    assert refused(folder) == ["GT105"]
    folder.plan["waivers"] = [{"code": "GT105", "file": f"drafts/{PROOF['id']}.docx", **WAIVER}]
    ready(folder)
    assert refused(folder) == []


def test_a_waiver_without_a_reason_is_no_waiver(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["waivers"] = [{"code": "GT105", "by": "Robin Duval"}]
    with pytest.raises(PacketError, match="reason"):
        folder.build()


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
    assert "Dated: _" in notice
    assert "Approved by Priya N. Raman" in (out / "report.txt").read_text("utf-8")
