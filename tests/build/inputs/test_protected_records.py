"""Treatment records under 42 CFR part 2 carry their notice, and go to a court only by authority."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from packetgen.build import BuildResult, build
from packetgen.errors import PacketError

from ..cases import edit, replace_words

TODAY = dt.date(2026, 12, 4)
NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
OLD_NOTICE = "42 CFR part 2 prohibits unauthorized disclosure of these records."
CONSENT = {"for": ["report", "counseling"], "kind": "consent", "text": "Consent of Dec. 1, 2026."}


def packet(repository: Path, folder: Path, **changes: Any) -> Path:
    """A status report with one treatment record, both marked as protected."""
    source = repository / "examples" / "compliance"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("out"))
    case = (source / "case.yaml").read_text(encoding="utf-8")
    marked = case.replace("{id: counseling, title", "{id: counseling, protected: part-2, title")
    assert marked != case
    (folder / "case.yaml").write_text(marked, encoding="utf-8")
    plan = {
        "case": "case.yaml",
        "documents": [
            {
                "id": "report",
                "form": "status-report",
                "protected": "part-2",
                "values": {"hearing": "review", "summary": "All sessions were attended."},
                "exhibits": ["counseling"],
            }
        ],
        **changes,
    }
    (folder / "packet.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
    return folder / "packet.yaml"


def packet_of(made: BuildResult) -> bytes:
    """The PDF of all pages: the one filing, or the combined packet."""
    (pdf,) = (data for name, data in made.outputs.items() if _of_packet(name))
    return pdf


def _of_packet(name: str) -> bool:
    return name.endswith(".pdf") and name != "upload-list.pdf"


def text_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages
    )


@pytest.mark.parametrize("audience", ["court", "service"])
def test_without_an_authority_nothing_is_built(
    repository: Path, tmp_path: Path, audience: str
) -> None:
    plan = packet(repository, tmp_path / "p", audience=audience)
    with pytest.raises(PacketError) as refused:
        build(plan, tmp_path / "out", today=TODAY)
    said = [str(problem) for problem in refused.value.problems]
    assert len(said) == 2
    assert all("42 CFR part 2" in line and "packet.yaml" in line for line in said)
    assert any("'report'" in line for line in said)
    assert any("'counseling'" in line for line in said)
    assert not (tmp_path / "out").exists()


def test_an_authority_that_covers_one_of_two_is_not_enough(
    repository: Path, tmp_path: Path
) -> None:
    plan = packet(repository, tmp_path / "p", authorities=[{**CONSENT, "for": ["report"]}])
    with pytest.raises(PacketError) as refused:
        build(plan, tmp_path / "out", today=TODAY)
    assert ["counseling" in str(p) for p in refused.value.problems] == [True]


def test_with_an_authority_paper_and_cover_carry_the_notice_and_the_report_says_why(
    repository: Path, tmp_path: Path
) -> None:
    plan = packet(repository, tmp_path / "p", authorities=[CONSENT])
    made = build(plan, tmp_path / "out", today=TODAY)
    pages = PdfReader(io.BytesIO(packet_of(made))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    shown = [n for n, text in enumerate(texts) if NOTICE.replace(" ", "") in text.replace(" ", "")]
    assert len(shown) == 2, "at the end of the paper, and on the exhibit's cover"
    assert all(OLD_NOTICE not in text for text in texts)
    assert not any("unverified" in text for text in texts), "the report says so, never the paper"
    notes = " ".join(made.report.notes)
    assert "report is protected by 42 CFR part 2" in notes
    assert "counseling is protected by 42 CFR part 2" in notes
    assert "Consent of Dec. 1, 2026" in notes
    assert "the words of 42 CFR 2.32(a)(2) on it are unverified" in notes


def test_the_notice_needs_a_cover_to_stand_on(repository: Path, tmp_path: Path) -> None:
    plan = packet(repository, tmp_path / "p", authorities=[CONSENT], options={"covers": False})
    with pytest.raises(PacketError, match=r"1 problem|a problem") as refused:
        build(plan, tmp_path / "out", today=TODAY)
    assert "covers: false" in str(refused.value.problems[0])


def test_an_authority_names_something_that_is_there(repository: Path, tmp_path: Path) -> None:
    plan = packet(
        repository, tmp_path / "p", authorities=[CONSENT, {**CONSENT, "for": ["counselling"]}]
    )
    with pytest.raises(PacketError) as refused:
        build(plan, tmp_path / "out", today=TODAY)
    assert "counselling" in str(refused.value.problems[0])


def test_a_packet_for_the_client_needs_no_authority(repository: Path, tmp_path: Path) -> None:
    plan = packet(repository, tmp_path / "p", audience="client")
    made = build(plan, tmp_path / "out", today=TODAY)
    assert NOTICE.replace(" ", "") in text_of(packet_of(made)).replace(" ", "")


@pytest.mark.parametrize("left", ["", OLD_NOTICE])
def test_a_notice_lost_or_altered_in_an_edited_draft_is_noticed(
    repository: Path, tmp_path: Path, left: str
) -> None:
    plan = packet(repository, tmp_path / "p", audience="client")
    out = tmp_path / "out"
    first = build(plan, out, today=TODAY)
    assert "GT110" not in [finding.code for finding in first.report.open]
    edit(out / "drafts" / "report.docx", replace_words(NOTICE, left))
    (found,) = (f for f in build(plan, out, today=TODAY).report.open if f.code == "GT110")
    assert found.gate, "a final build is refused"
    assert found.part == "report"
    assert NOTICE in found.fix


def test_other_edits_leave_the_notice_alone(repository: Path, tmp_path: Path) -> None:
    plan = packet(repository, tmp_path / "p", audience="client")
    out = tmp_path / "out"
    build(plan, out, today=TODAY)
    edit(out / "drafts" / "report.docx", replace_words("All sessions were attended.", "He came."))
    again = build(plan, out, today=TODAY)
    assert "He came." in text_of(packet_of(again))
    assert "GT110" not in [finding.code for finding in again.report.open]


@pytest.mark.parametrize("form", ["treatment-consent", "legal-proceedings-consent"])
def test_a_paper_that_names_a_patient_by_its_nature_needs_an_authority_too(
    repository: Path, tmp_path: Path, form: str
) -> None:
    consent: dict[str, Any] = {
        "id": "consent",
        "form": form,
        "values": {
            "discloser": ["petrov"],
            "information": ["dates of attendance"],
            "purpose": "care",
            "ends_on": "2027-01-01",
        },
    }
    if form == "legal-proceedings-consent":
        consent["values"] |= {"proceeding": "People v. Petrov, No. 26-CR-1"}
    plan = packet(repository, tmp_path / "p", documents=[consent])
    with pytest.raises(PacketError, match="'consent' is protected by 42 CFR part 2"):
        build(plan, tmp_path / "out", today=TODAY)
    authority = {"for": ["consent"], "kind": "court-order", "text": "Order of May 4, 2026"}
    plan = packet(repository, tmp_path / "q", documents=[consent], authorities=[authority])
    made = build(plan, tmp_path / "out", today=TODAY)
    assert any("consent is protected" in note and "May 4" in note for note in made.report.notes)
