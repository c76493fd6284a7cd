"""What runs, starts a program or sends data is found wherever a file holds it, with its place."""

from __future__ import annotations

from typing import Any

import pytest

from packetgen.check import check_pdf
from packetgen.check.finding import Finding
from packetgen.jurisdiction.model import Jurisdiction

from ..raw_pdf import Raw, pdf, text

WORDS = text(108, 700, "The defendant did not receive the summons.")
LAUNCH = "<< /S /Launch /F (tool.exe) >>"


def _link(action: str) -> str:
    return f"<< /Type /Annot /Subtype /Link /Rect [100 100 200 120] /A {action} >>"


def _found(raw: Raw, court: Jurisdiction) -> list[Finding]:
    outcome = check_pdf(pdf(raw), jurisdiction=court, name="motion.pdf")
    return [finding for finding in outcome.findings if finding.code == "PG603"]


@pytest.mark.parametrize(
    ("annotation", "measured"),
    [
        (_link(LAUNCH), "link (Launch)"),
        (_link("<< /S /SubmitForm /F (http://court.example) >>"), "link (SubmitForm)"),
        (
            _link("<< /S /URI /URI (http://court.example) /Next << /S /JavaScript /JS (1) >> >>"),
            "link (JavaScript)",
        ),
        (
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (day) /Rect [100 100 200 120] "
            "/AA << /K << /S /JavaScript /JS (1) >> >> >>",
            "form field (JavaScript)",
        ),
        (
            "<< /Type /Annot /Subtype /Widget /Rect [100 100 200 120] "
            "/Parent << /FT /Tx /T (day) /AA << /F << /S /JavaScript /JS (1) >> >> >> >>",
            "form field (JavaScript)",
        ),
    ],
)
def test_links_and_fields_that_run_something(
    annotation: str, measured: str, california: Jurisdiction
) -> None:
    (finding,) = _found(Raw(WORDS, annots=[annotation]), california)
    assert finding.measured == measured
    assert finding.page == 1
    assert finding.box is not None
    assert (finding.box.left, finding.box.top, finding.box.right) == (100, 672, 200)


def test_many_fields_alike_are_told_once_for_their_page(california: Jurisdiction) -> None:
    (finding,) = _found(Raw(WORDS, annots=[_link(LAUNCH)] * 40), california)
    assert finding.measured == "link (Launch)"


@pytest.mark.parametrize(
    ("change", "measured"),
    [
        ({"page": "/AA << /O << /S /JavaScript /JS (1) >> >>"}, "page (JavaScript)"),
        ({"page": "/AA << /O << /S /URI /URI (http://x.example) >> >>"}, "page (URI)"),
        ({"catalog": "/OpenAction << /S /URI /URI (http://x.example) >>"}, "open action (URI)"),
        (
            {
                "catalog": "/Outlines 20 0 R",
                "objects": {
                    20: b"<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>",
                    21: f"<< /Title (Go) /Parent 20 0 R /A {LAUNCH} >>".encode(),
                },
            },
            "bookmark (Launch)",
        ),
    ],
)
def test_pages_and_bookmarks_that_run_something(
    change: dict[str, Any], measured: str, california: Jurisdiction
) -> None:
    (finding,) = _found(Raw(WORDS, **change), california)
    assert finding.measured == measured


@pytest.mark.parametrize(
    "action",
    [
        "<< /S /URI /URI (http://court.example) >>",
        "<< /S /GoTo /D [100 0 R /Fit] >>",
        "<< /S /Named /N /NextPage >>",
    ],
)
def test_links_that_only_lead_somewhere_run_nothing(action: str, california: Jurisdiction) -> None:
    assert _found(Raw(WORDS, annots=[_link(action)]), california) == []


def test_a_button_that_leads_to_a_page_when_it_is_clicked_runs_nothing(
    california: Jurisdiction,
) -> None:
    button = "<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (go) /Rect [100 100 200 120] "
    web = "<< /S /URI /URI (http://x.example) >>"
    assert not _found(Raw(WORDS, annots=[f"{button} /AA << /U {web} >> >>"]), california)
    (finding,) = _found(Raw(WORDS, annots=[f"{button} /AA << /E {web} >> >>"]), california)
    assert finding.measured == "form field (URI)"
    assert "by itself" in finding.message


def test_actions_that_follow_each_other_in_a_ring_come_to_an_end(
    california: Jurisdiction,
) -> None:
    ring = {
        20: b"<< /S /Launch /F (tool.exe) /Next 21 0 R >>",
        21: b"<< /S /GoTo /D [100 0 R /Fit] /Next 20 0 R >>",
    }
    (finding,) = _found(Raw(WORDS, annots=[_link("20 0 R")], objects=ring), california)
    assert finding.measured == "link (Launch)"
