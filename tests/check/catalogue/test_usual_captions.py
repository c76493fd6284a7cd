"""Captions, heads and signatures as lawyers of several states write them."""

from __future__ import annotations

import io
from typing import Any

import pytest

from packetgen.check import Finding, check_docx, check_pdf

from ..proof_papers import SIGNED, caption, court, pages, signature
from ..raw_pdf import text


def _found(data: bytes, court_id: str, code: str, **conditions: Any) -> list[Finding]:
    outcome = check_pdf(data, jurisdiction=court(court_id, **conditions), name="motion.pdf")
    return [finding for finding in outcome.findings if finding.code == code]


def test_the_line_that_closes_a_florida_caption_is_no_place_to_sign() -> None:
    closed = text(72, 580, "______________________________/")
    signed = pages(caption(more=closed), signature())
    assert not _found(signed, "us-fl-circuit-leon", "PG901")
    unsigned = pages(caption(), signature(("By: ______________________", *SIGNED[1:])))
    assert _found(unsigned, "us-fl-circuit-leon", "PG901")


@pytest.mark.parametrize("head", ["TO THE HONORABLE JUDGE OF SAID COURT:", ""])
def test_a_head_to_the_judge_leaves_the_signature_block_to_be_read(head: str) -> None:
    first = caption(paper="MOTION TO COMPEL", more=text(72, 560, head) if head else "")
    assert not _found(pages(first, signature()), "us-tx-trial-travis", "PG902")
    nameless = tuple(line.replace(" (SBN 123456)", "") for line in SIGNED)
    (missed,) = _found(pages(first, signature(nameless)), "us-tx-trial-travis", "PG902")
    assert "bar number" in missed.message


def test_a_notice_of_motion_must_say_when_it_is_heard_though_no_case_is_given() -> None:
    def of(*lines: str, paper: str = "NOTICE OF MOTION") -> list[Finding]:
        more = "".join(text(340, 585 - 14 * n, line) for n, line in enumerate(lines))
        return _found(pages(caption(paper=paper, more=more)), "us-federal-cacd", "PG405")

    (missed,) = of()
    assert missed.box is not None
    assert not of("Hearing: June 22, 2026", "Time: 10:00 a.m.")
    assert not of("Date: ____________")
    assert not of(paper="DECLARATION OF ANA RUIZ")


def test_the_division_stands_with_the_title_of_the_court() -> None:
    def of(line: str) -> list[str]:
        title = text(190, 680, "NORTHERN DISTRICT OF CALIFORNIA") + text(240, 662, line)
        found = _found(pages(caption(more=title)), "us-federal-cand", "PG406")
        return [finding.message for finding in found]

    assert not any("division" in message for message in of("OAKLAND DIVISION"))
    assert any("division" in message for message in of(""))


def test_a_missing_number_is_said_once_and_shown_in_the_caption() -> None:
    data = pages(caption(number=""))
    outcome = check_pdf(data, jurisdiction=court("us-federal-cacd"), name="motion.pdf")
    found = [f for f in outcome.findings if "number" in f.message and f.code in ("PG404", "PG406")]
    assert [finding.code for finding in found] == ["PG404"]
    assert found[0].box is not None


def _word(change: Any) -> bytes:
    from docx import Document
    from docx.shared import Pt

    paper = Document()
    paper.styles["Normal"].font.size = Pt(12)
    for _ in range(3):
        paper.add_paragraph("The motion is made on the papers that were filed in this case.")
    change(paper)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _codes(data: bytes, court_id: str) -> set[str]:
    outcome = check_docx(data, jurisdiction=court(court_id), name="motion.docx")
    return {finding.code for finding in outcome.findings}


def test_a_word_file_of_another_size_than_the_one_wanted_is_found() -> None:
    def eleven(paper: Any) -> None:
        from docx.shared import Pt

        paper.styles["Normal"].font.size = Pt(11)

    assert "PG103" in _codes(_word(eleven), "us-oh-commonpleas-cuyahoga")
    assert "PG103" not in _codes(_word(lambda paper: None), "us-oh-commonpleas-cuyahoga")


def test_a_word_file_needs_the_wide_margin_on_one_side_only() -> None:
    def left(points: float) -> Any:
        from docx.shared import Pt

        def change(paper: Any) -> None:
            section = paper.sections[0]
            section.left_margin, section.right_margin = Pt(points), Pt(72)

        return change

    assert "PG102" in _codes(_word(left(72)), "gb-ew-countycourt")
    outcome = check_docx(_word(left(72)), jurisdiction=court("gb-ew-countycourt"))
    (found,) = [finding for finding in outcome.findings if finding.code == "PG102"]
    assert found.measured.startswith("2.54 cm (72 pt) at the left")
    assert found.wanted == "at least 3.5 cm (99.21 pt) on one side"
    (size,) = [finding for finding in outcome.findings if finding.code == "PG101"]
    assert size.wanted == "A4 (210 x 297 mm)"
    assert "PG102" not in _codes(_word(left(100)), "gb-ew-countycourt")


def test_the_template_of_every_word_file_tells_of_nobody() -> None:
    def of(template: str) -> list[str]:
        import zipfile

        def change(paper: Any) -> None:
            paper.core_properties.last_modified_by = ""

        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(_word(change))) as read,
            zipfile.ZipFile(stream, "w") as written,
        ):
            for name in read.namelist():
                data = read.read(name)
                if name == "docProps/app.xml":
                    data = data.replace(b"Normal.dotm", template.encode())
                written.writestr(name, data)
        outcome = check_docx(stream.getvalue(), jurisdiction=court("us-ca-superior"))
        return [f.measured for f in outcome.findings if "last saved" in f.message]

    assert of("Normal.dotm") == []
    assert of("Whitfield Okafor pleading.dotx") == ["template"]


def test_a_certificate_of_service_right_below_a_short_notice_is_found() -> None:
    def missed(head: str, told: str) -> bool:
        lines = (
            (200, 700, "UNITED STATES DISTRICT COURT"),
            (72, 660, "MARIA HERNANDEZ, Plaintiff,"),
            (340, 660, "Case No. 3:26-cv-01472"),
            (72, 640, "v. OAKWOOD PROPERTIES, LLC, Defendant."),
            (244, 610, "NOTICE OF HEARING"),
            (72, 580, "DATE: June 8, 2026"),
            (72, 562, "TIME: 10:30 a.m."),
            (232, 530, head),
            (72, 500, told),
        )
        notice = pages("".join(text(*line) for line in lines))
        return any(
            "No proof" in finding.message
            for finding in _found(notice, "us-fl-circuit-leon", "PG903")
        )

    assert not missed("CERTIFICATE OF SERVICE", "On May 4, 2026, by e-mail, to Bob Lee.")
    assert missed("REMARKS", "On May 4, 2026, by e-mail, to Bob Lee.")
    assert not missed("", "I certify that a copy was furnished to Bob Lee on May 4, 2026.")


def test_a_paper_that_begins_a_case_is_served_with_the_summons() -> None:
    def of(title: str, court_id: str = "us-tx-trial-travis") -> list[Finding]:
        told = {"document": "petition", "channel": "paper"}
        return _found(pages(caption(paper=title), signature()), court_id, "PG903", **told)

    assert not of("ORIGINAL PETITION")
    assert of("FIRST AMENDED PETITION")
    assert of("PETITION FOR WRIT OF MANDAMUS", "us-appeals-ninth")


def test_a_lawyer_who_practises_alone_is_asked_for_a_firm_but_breaks_no_rule() -> None:
    def of(firm: str) -> list[Finding]:
        lines = (*SIGNED[:1], "Mary Walsh (BBO# 654321)", firm, "1 Beacon St, Boston, MA 02108")
        first = text(200, 700, "COMMONWEALTH OF MASSACHUSETTS, SUPERIOR COURT")
        first += text(72, 640, "MARIA HERNANDEZ, Plaintiff, v. JOHN DOE, Defendant.")
        signed = signature((*lines, *SIGNED[4:]))
        return _found(pages(first, signed), "us-ma-superior-suffolk", "PG902")

    assert not of("Walsh Law")
    (asked,) = of("Suite 900")
    assert (asked.message, str(asked.effect)) == ("The signature block lacks a firm.", "advisory")


@pytest.mark.parametrize(
    "number", ["26-CV-01234 (RPK) (LB)", "26 Civ. 1234 (JPO)", "1:26-cv-01234"]
)
def test_a_number_without_the_word_is_the_number_of_a_case(number: str) -> None:
    def of(said: str) -> list[str]:
        found = _found(pages(caption(number=said)), "us-federal-nyed", "PG406")
        return [finding.message for finding in found]

    assert not any("case number" in message for message in of(number))
    assert any("case number" in message for message in of("Judge Kovner"))
