"""The federal subpoena says on its face all that Rule 45 wants, whatever it commands.

Fed. R. Civ. P. 45(a)(1)(A)-(B), (a)(3), (b)(4). The text of Rule 45(d) and (e) is read back from
the finished PDF and compared with its fingerprints clause by clause.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packetgen.case.model import Case, Signature
from packetgen.form import load_form
from packetgen.jurisdiction import normalized

from .rendering import TODAY, drafted, pages_of, text_of
from .shipped import FORMS, plain

FORM = "subpoena-federal-civil"
CASE = "subpoena-and-letter"
VARIANTS = tuple(sorted(path.stem for path in (FORMS / FORM / "examples").glob("*.yaml")))
MARKED = {
    "basic": "☒ Testify at a deposition",
    "clerk": "☒ Testify at a hearing",
    "trial": "☒ Testify at trial",
    "organization": "☒ Testify at a deposition",
    "produce": "☒ Produce documents, electronically stored information or tangible things",
    "inspect": "☒ Permit inspection of premises",
}


def _values(variant: str) -> dict[str, Any]:
    values: dict[str, Any] = plain(FORMS / FORM / "examples" / f"{variant}.yaml")
    return values


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_the_form_says_that_it_is_for_the_court_in_its_own_layout() -> None:
    form = load_form(FORM)
    written = plain(FORMS / FORM / "form.yaml")
    assert (written["audience"], written["paper"]) == ("court", False)
    assert (form.audience, form.paper, form.jurisdictions) == ("court", False, ("us-federal",))


def test_every_command_of_the_rule_has_an_example() -> None:
    assert set(MARKED) == set(VARIANTS)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_element_of_the_rule_is_there(variant: str) -> None:
    """45(a)(1)(A)(i) to (iv), in the finished PDF."""
    made = drafted(CASE, FORM, _values(variant))
    assert made.unresolved == ()
    text = _flat(" ".join(pages_of(made)))
    for words in (
        "United States District Court, Northern District of California",  # (i) the court
        "Thúy Phạm, plaintiff, v. Copper Kettle Kitchens, Inc. and Harold Brandt, defendants.",
        "Civil action number 4:26-cv-99021-XQB",  # (ii) title and number
        "YOU ARE COMMANDED",  # (iii) the command
        "Custodian of Records, Brightline Payroll Services, Inc., 415 Foundry Way, Hayward",
        MARKED[variant],
        "FEDERAL RULE OF CIVIL PROCEDURE 45(d) AND (e)",  # (iv) the text
    ):
        assert words in text, words


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_command_states_its_day_hour_and_place_and_no_other_is_marked(variant: str) -> None:
    """45(a)(1)(A)(iii): at a specified time and place."""
    values = _values(variant)
    text = text_of(drafted(CASE, FORM, values))
    for command in ("testify", "produce", "inspect"):
        if command in values:
            assert values[command]["place"] in text
    assert text.count("\nDate\n") == sum(c in values for c in ("testify", "produce", "inspect"))
    face = text.split("Your rights and duties")[0]
    marked = [line for line in face.splitlines() if line.startswith(("☒", "☐"))]
    assert [line[0] for line in marked] == [
        "☒" if command in values else "☐" for command in ("testify", "produce", "inspect")
    ]


def test_a_deposition_says_how_it_is_recorded_and_a_trial_does_not() -> None:
    """45(a)(1)(B)."""
    said = "The testimony will be recorded by: "
    assert said + "stenographic means and video." in text_of(
        drafted(CASE, FORM, _values("organization"))
    )
    assert said not in text_of(drafted(CASE, FORM, _values("trial")))


def test_an_organization_reads_the_matters_one_by_one() -> None:
    values = _values("organization")
    lines = text_of(drafted(CASE, FORM, values)).splitlines()
    first = lines.index(values["testify"]["topics"][0])
    assert lines[first : first + 3] == values["testify"]["topics"]
    assert any("in this form: spreadsheets as they are kept" in line for line in lines)


@pytest.mark.parametrize("variant", VARIANTS)
def test_notice_to_the_parties_is_called_to_mind_where_the_rule_wants_it(variant: str) -> None:
    """45(a)(4): before production or inspection is commanded."""
    values = _values(variant)
    told = "(Rule 45(a)(4))" in text_of(drafted(CASE, FORM, values))
    assert told == ("produce" in values or "inspect" in values)


def test_the_lawyer_who_issues_it_is_named_with_address_and_signs() -> None:
    """45(a)(3)."""
    text = text_of(drafted(CASE, FORM, _values("basic")))
    issued = text.split("Issued by\nAttorney\n")[1].split("FEDERAL RULE")[0]
    for words in (
        "Ngozi Okafor, bar number 999455",
        "1900 Harbor Bend, Suite 210\nOakland, CA 94600",
        "nokafor@example.org, (510) 555-0150",
        "Representing\nThúy Phạm",
        "By:\t____",
    ):
        assert words in issued, words


def test_without_a_lawyer_the_clerk_issues_it() -> None:
    """45(a)(3)."""
    text = text_of(drafted(CASE, FORM, _values("clerk")))
    issued = text.split("Issued by\nThe clerk of the court, ")[1].split("FEDERAL RULE")[0]
    assert issued.startswith("at the request of Harold Brandt, defendant")
    assert "Dated: ____" in issued
    assert "Signature of the clerk or deputy clerk of the court" in issued
    assert "Okafor" not in issued


def _proof(made_text: str) -> str:
    return made_text.split("PROOF OF SERVICE")[1]


def test_the_proof_of_service_asks_for_all_and_states_nothing() -> None:
    """45(b)(4): date and manner of service, names of the persons served, the server's word."""
    proof = _proof(text_of(drafted(CASE, FORM, _values("basic"))))
    for label in (
        "Person to be served\nCustodian of Records, Brightline Payroll Services, Inc.",
        "Date of service\n____",
        "Name of the person to whom the copy was delivered\n____",
        "Manner of service\n____",
        "Place of service\n____",
        "Fee for one day and mileage tendered\n____",  # 45(b)(1)
        "Address of the server\n1900 Harbor Bend",
        "Title of the server\nprocess server",
        "I declare under penalty of perjury that the foregoing is true and correct.",
        "Executed on ____",
        "Tomás Ibarra",
    ):
        assert label in proof, label
    assert proof.count("☐") == 2
    assert "☒" not in proof


def test_a_subpoena_without_a_server_leaves_the_line_to_be_written_in() -> None:
    proof = _proof(text_of(drafted(CASE, FORM, _values("produce"))))
    assert "Signature and printed name of the server" in proof
    assert "Executed on ____" in proof
    assert "[server" not in proof


def test_a_recorded_service_is_stated() -> None:
    def served(case: Case) -> Case:
        service = replace(case.services[0], on=TODAY, address="415 Foundry Way, Hayward")
        signed = Signature("ibarra", TODAY, "ink", "Oakland, California")
        return replace(case, services=(service,), signatures={"paper": signed})

    values = {**_values("basic"), "served": "on-custodian", "fees": "$40.00 and $18.20 mileage"}
    proof = _proof(text_of(drafted(CASE, FORM, values, changed=served)))
    for words in (
        "Date of service\nDecember 4, 2026",
        "delivered\nCustodian of Records",
        "Manner of service\ndelivery in person",
        "Place of service\n415 Foundry Way, Hayward",
        "$40.00 and $18.20 mileage",
        "I served this subpoena by delivering a copy to the person named above, as stated.",
        "Executed on December 4, 2026, at Oakland, California.",
    ):
        assert words in proof, words
    assert "☐" not in proof


@pytest.mark.parametrize("variant", ["basic", "organization"])
def test_the_printed_text_of_the_rule_matches_its_fingerprints(
    variant: str, shared_rules: Path
) -> None:
    """Clause by clause, from the words of the PDF alone."""
    known = json.loads((shared_rules / "required-wording.json").read_text(encoding="utf-8"))
    (wanted,) = [text for text in known["texts"] if text["id"] == "frcp-45-d-e"]
    pages = pages_of(drafted(CASE, FORM, _values(variant)))
    words = _words_of_the_rule(pages)
    assert len(words) == wanted["whole"]["words"]
    at, wrong = 0, []
    for clause in wanted["clauses"]:
        printed = " ".join(words[at : at + clause["words"]])
        at += clause["words"]
        if hashlib.sha256(printed.encode("utf-8")).hexdigest() != clause["sha256"]:
            wrong.append((clause["clause"], printed))
    assert wrong == []
    whole = hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()
    assert whole == wanted["whole"]["sha256"]


def _words_of_the_rule(pages: list[str]) -> list[str]:
    """The words between the heading of the rule and the proof of service, footers left out."""
    kept = [re.sub(r"Subpoena, No\. \S+, page \d+ of \d+", "", page) for page in pages]
    text = " ".join(kept).split("45(d) AND (e)", 1)[1].split("PROOF OF SERVICE", 1)[0]
    text = re.sub(r"\x02\s*", "-", text)  # how PDFium writes a hyphen at the end of a line
    return re.sub(r"-\s+", "-", normalized(text)).split()
