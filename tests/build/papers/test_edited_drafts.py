"""The DOCX is the attorney's: edits are carried into the PDF, kept, and compared with the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from packetgen.docx import visible_words
from packetgen.errors import EngineError, ExitCode, OutputError

from ..cases import Folder, edit, paragraph, replace_words, small, with_exhibits
from ..pdfs import Seen

STATEMENT = "filing/01-statement.pdf"


def seen(folder: Folder, name: str = STATEMENT) -> Seen:
    return Seen((folder.out / name).read_bytes())


def built(folder: Folder) -> Folder:
    folder.build()
    return folder


def codes(folder: Folder) -> list[str]:
    return [finding.code for finding in folder.final().refused]


def test_an_edit_in_word_is_carried_into_the_pdf(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))

    def change(document: object) -> None:
        replace_words("I live in Oakland.", "I have lived in Oakland since 2019.")(document)
        paid = paragraph(document, "I paid the rent.")
        paid.insert_paragraph_before("The lease ended on June 30.", style=paid.style)
        paid._element.getparent().remove(paid._element)

    edited = edit(folder.draft(), change)
    result = folder.build()
    text = seen(folder).whole
    assert "I have lived in Oakland since 2019." in text
    assert "The lease ended on June 30." in text
    assert "I paid the rent." not in text
    assert folder.draft().read_bytes() == edited
    assert result.outputs["drafts/statement.docx"] == edited
    assert "drafts/statement.docx was edited by hand and is used as it is." in folder.report()


def test_no_build_overwrites_an_edited_draft_not_even_a_forced_one(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))
    edited = edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    folder.case["case"]["number"] = "26CV000999"
    for options in ({}, {"force": True}, {"force": True}):
        folder.build(**options)
        assert folder.draft().read_bytes() == edited
        assert "was edited by hand" in folder.report()


def test_a_draft_that_is_moved_away_is_written_anew(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))
    own = folder.draft().read_bytes()
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    folder.build()
    folder.draft().unlink()
    folder.build()
    assert folder.draft().read_bytes() == own
    assert "was edited by hand" not in folder.report()


def test_an_edited_draft_stays_when_its_document_leaves_the_plan(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))
    edited = edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    folder.build()
    folder.plan["documents"][0]["id"] = "testimony"
    for _ in range(2):
        folder.build()
        assert folder.draft().read_bytes() == edited
        assert folder.draft("testimony").exists()
    folder.plan["documents"][0]["id"] = "statement"
    with pytest.raises(OutputError, match="never overwrites an edited draft"):
        folder.build(force=True)
    assert folder.draft().read_bytes() == edited


def test_an_unedited_draft_follows_the_data(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))
    folder.case["case"]["number"] = "26CV000999"
    folder.build()
    assert "26CV000999" in seen(folder).whole
    assert "changed from" not in folder.report()


def test_a_number_changed_under_an_edited_draft_is_reported_until_the_draft_shows_it(
    tmp_path: Path,
) -> None:
    folder = built(small(tmp_path / "case"))
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    folder.case["case"]["number"] = "26CV000999"
    folder.build()
    report = " ".join(folder.report().split())
    assert "case.number changed from “26CV000111” to “26CV000999” (NOT in the draft)." in report
    assert "26CV000111" in seen(folder).whole
    folder.approve()
    assert "GT102" in codes(folder)

    edit(folder.draft(), replace_words("26CV000111", "26CV000999"))
    folder.build()
    assert "(the draft shows it)" in " ".join(folder.report().split())
    folder.approve()
    final = folder.final()
    assert final.exit_code == ExitCode.OK, final.refused
    assert "26CV000111" not in seen(folder).whole


def test_a_text_rewritten_under_an_edited_draft_is_reported(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = {"file": "facts.md"}
    facts = folder.place / "facts.md"
    facts.write_text("1. I am the defendant.\n\n2. I live in Oakland.\n", encoding="utf-8")
    folder.build()
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    facts.write_text("1. I am the defendant.\n\n2. I work in Oakland.\n", encoding="utf-8")
    for _ in range(2):
        folder.build()
        assert "drafts/statement.docx: statements changed" in folder.report()


def test_a_signing_recorded_after_the_edit_is_reported(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    folder.case["signatures"] = {"statement": {"by": "vo", "on": "2026-11-30", "how": "electronic"}}
    folder.build()
    said = "drafts/statement.docx: signature[vo].on changed from nothing to “November 30, 2026”"
    assert said in " ".join(folder.report().split())
    assert "/s/" not in seen(folder).whole
    folder.approve()
    assert "GT102" in codes(folder)


def test_a_gap_that_an_edited_draft_still_shows_is_a_gap(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.plan["documents"][0]["values"]["statements"] = "1. I live in {{ client.address.city }}."
    folder.build()
    edit(folder.draft(), replace_words("I live in", "My home is in"))
    folder.case["case"]["parties"][1]["address"] = {"lines": "1 A Street", "city": "Oakland"}
    folder.build()
    folder.approve()
    assert "GT101" in codes(folder)
    assert "The case has it now" in " ".join(folder.report().split())


def test_an_edited_declaration_of_a_company_still_lacks_the_person_who_signs(
    tmp_path: Path,
) -> None:
    folder = small(tmp_path / "case")
    party = folder.case["case"]["parties"][1]
    party.pop("name")
    party["organization"] = "Harbor Cycles, Inc."
    folder.build()
    edit(folder.draft(), replace_words("I paid the rent.", "The rent was paid."))
    folder.build()
    folder.approve()
    assert "GT101" in codes(folder)
    assert "lacks the person who signs for it" in " ".join(folder.report().split())


def test_a_value_that_is_taken_away_is_reported(tmp_path: Path) -> None:
    folder = built(small(tmp_path / "case"))
    edit(folder.draft(), replace_words("I live in Oakland.", "I live in Alameda."))
    folder.case["counsel"][0].pop("email")
    folder.build()
    assert "robin@example.org" in " ".join(folder.report().split())


def test_labels_moved_under_an_edited_draft_are_written_anew_in_the_pdf(tmp_path: Path) -> None:
    folder = built(with_exhibits(tmp_path / "case", ["Lease", "Ledger"]))
    edited = edit(folder.draft(), replace_words("See ", "I ask the Court to look at "))
    folder.plan["documents"][0]["exhibits"] = ["e2", "e1"]
    folder.build()
    text = seen(folder).whole
    assert "1. I ask the Court to look at Exhibit B at 2." in text
    assert "2. I ask the Court to look at Exhibit A at 2." in text
    assert folder.draft().read_bytes() == edited
    report = " ".join(folder.report().replace("\u00a0", " ").split())
    assert "the cite “Exhibit A at 2” became “Exhibit B at 2”" in report
    cites = {link.text: link.target for link in seen(folder).links if " at " in link.text}
    for label in "AB":
        page = cites[f"Exhibit {label} at 2"]
        assert page is not None
        assert f"Exhibit {label}, Page 2" in seen(folder).foot[page]


def test_a_cite_to_an_exhibit_that_was_taken_out_refuses_a_final_packet(tmp_path: Path) -> None:
    folder = built(with_exhibits(tmp_path / "case", ["Lease", "Ledger"]))
    edit(folder.draft(), replace_words("See ", "Look at "))
    document = folder.plan["documents"][0]
    document["exhibits"] = ["e1"]
    document["values"]["statements"] = "1. See {{ exhibit('e1', page=2) }}.\n\n2. See the ledger."
    folder.build()
    assert "GT104" in folder.report()
    assert "Look at Exhibit B at 2." in seen(folder).whole, "its words stay"
    folder.approve()
    assert codes(folder) == ["GT102", "GT104"], "the text it was made from changed as well"


def test_a_cite_to_a_page_that_the_exhibit_does_not_have_is_named(tmp_path: Path) -> None:
    from packetgen.errors import PacketError

    folder = with_exhibits(tmp_path / "case", ["Lease"])
    folder.plan["documents"][0]["values"]["statements"] = "1. {{ exhibit('e1', page=3) }}."
    with pytest.raises(PacketError, match="exhibit 'e1' has 2 pages, so there is no page 3"):
        folder.build()
    assert not folder.out.exists()


def test_an_edited_letter_keeps_its_day(tmp_path: Path) -> None:
    import datetime as dt
    import json

    from packetgen.build import build

    from ..cases import TODAY, example

    case = example("subpoena-and-letter", tmp_path)
    out = tmp_path / "out"
    build(case / "letter.yaml", out, today=TODAY)
    edit(out / "drafts/letter.docx", replace_words("Please keep it in a safe place", "Keep it"))
    build(case / "letter.yaml", out, today=TODAY + dt.timedelta(days=3))
    text = Seen((out / "documents/01-letter.pdf").read_bytes()).whole
    assert "December 1, 2026" in text
    assert "today" not in json.loads((out / "report.json").read_text("utf-8")).get("notes", "")


def header(document: object) -> Any:
    return document.sections[0].header  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "typed",
    [
        lambda d: header(d).paragraphs[-1].add_run("Dictated by telephone"),
        lambda d: header(d).add_paragraph("Dictated by telephone"),
        lambda d: d.sections[0].footer.add_paragraph("Dictated by telephone"),
    ],
)
def test_words_typed_into_header_or_footer_are_on_every_page(tmp_path: Path, typed: Any) -> None:
    folder = built(small(tmp_path / "case"))
    edit(folder.draft(), typed)
    folder.build()
    made = seen(folder)
    assert made.whole.count("Dictated by telephone") == made.pages
    assert "libreoffice" not in folder.report()


@pytest.mark.parametrize("at", [0, 5])
def test_words_typed_among_the_line_numbers_stop_the_build(tmp_path: Path, at: int) -> None:
    folder = built(small(tmp_path / "case"))
    edit(folder.draft(), lambda d: header(d).paragraphs[at].add_run(" DICTATED"))
    assert "DICTATED" in visible_words(folder.draft().read_bytes())["header:1:default"]
    with pytest.raises(EngineError, match="DICTATED” stand in the column of line numbers"):
        folder.build()


def test_a_certificate_of_words_is_counted_again_after_an_edit(tmp_path: Path) -> None:
    values = {"motion": "motion for relief", "text": "The court should grant the motion today."}
    folder = small(tmp_path / "case", {"id": "memo", "form": "memorandum", "values": values})
    folder.case["jurisdiction"] = "us-ny-supreme-newyork"
    folder.build()
    draft = folder.out / "drafts" / "memo.docx"
    assert "certificate.words" not in folder.report()
    edit(draft, replace_words("grant the motion today", "grant it"))
    folder.build()
    assert "certificate.words changed from “7 words” to “5 words”" in folder.report()
    edit(draft, replace_words("contains 7 words", "contains 5 words"))
    folder.build()
    assert "certificate.words" not in folder.report()
