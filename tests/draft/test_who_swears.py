"""A declaration is a person's: a company's is left open, and the report says what to give."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from packetgen.case.model import Case, Party, PersonName
from packetgen.form import load_form
from packetgen.jurisdiction import known_jurisdictions, layout, resolve
from packetgen.jurisdiction.model import Conditions
from tests.draft.conftest import Drafter, lines_of, make_form, text_of, xml_of


@pytest.mark.parametrize(
    ("form", "signer"), [("declaration", "declarant"), ("affidavit", "affiant")]
)
def test_a_company_does_not_swear(fill: Drafter, case: Case, form: str, signer: str) -> None:
    pleading = layout(resolve("us-ca-superior-alameda", Conditions(on=DAY)))
    company = next(party for party in case.parties if party.organization)
    values: dict[str, Any] = {signer: company.id, "statements": "1. The rent was paid."}
    made = fill(form=load_form(form), values=values, layout=pleading)
    said = "\n".join(str(problem) for problem in made.unresolved)
    assert "an organization cannot declare or swear" in said
    assert "Add the person under people:" in "".join(p.hint for p in made.unresolved)
    body = text_of(made)
    assert "[person who signs for the organization]" in body
    assert f"I, {company.organization}" not in body
    person = fill(form=load_form(form), values=values | {signer: "witness"}, layout=pleading)
    assert "an organization" not in "\n".join(str(p) for p in person.unresolved)
    assert "Grace Okonkwo" in text_of(person)


def test_the_open_place_is_the_same_in_caption_jurat_footer_and_text(
    fill: Drafter, case: Case
) -> None:
    travis = resolve("us-tx-trial-travis", Conditions(on=DAY))
    made = fill(
        form=load_form("affidavit"), layout=layout(travis), court=travis,
        case=replace(case, number=""),
        values={"affiant": "oakwood", "statements": "1. {{ affiant.name }} was there."},
    )  # fmt: skip
    said = [problem.message for problem in made.unresolved]
    assert sum("lacks the person who signs" in message for message in said) == 1
    assert "case.number is missing" in said
    assert "CASE.NUMBER is missing" not in said
    assert "[person who signs for the organization] was there." in text_of(made)
    assert made.footer_title == "Affidavit of [person who signs for the organization]"
    jurat = next(line for line in lines_of(made) if "sworn to" in line.casefold())
    assert "[person who signs for the organization]" in jurat
    assert "[jurat]" not in text_of(made)


DAY = dt.date(2026, 12, 4)
LONG = "Wolfeschlegelsteinhausenbergerdorff"


def _indent(xml: str, words: str) -> int:
    """Twips that the paragraph with these words stands from the left margin."""
    found = next(p for p in re.findall(r"<w:p[ >].*?</w:p>", xml) if words in p)
    indent = re.search(r'w:left="(\d+)"', found)
    return int(indent[1]) if indent else 0


@pytest.mark.parametrize("family", ["Vo", LONG])
def test_a_long_name_stays_within_the_page(fill: Drafter, case: Case, family: str) -> None:
    party = replace(case.parties[0], name=PersonName(given="Maximilian", family=family))
    xml = xml_of(fill("{{ signature_block(client) }}", case=_with(case, party)))
    left = _indent(xml, family) / 20
    assert left == pytest.approx(234 if family == "Vo" else 216, abs=60)
    assert left + len(family) * 12 * 0.56 <= 468


@pytest.mark.parametrize("family", ["Vo", LONG])
def test_a_name_too_wide_for_two_in_a_row_has_a_row_of_its_own(
    fill: Drafter, case: Case, family: str
) -> None:
    named = replace(case.parties[0], name=PersonName(given="Maximilian", family=family))
    made = fill("{{ signature_blocks(parties) }}", case=_with(case, named))
    assert [line for line in lines_of(made) if line.startswith("Maximilian")]
    assert ("<w:tbl>" in xml_of(made)) == (family != LONG)


def _with(case: Case, party: Party) -> Case:
    return replace(case, parties=(party, *case.parties[1:]))


def test_in_england_who_claims_is_the_claimant(fill: Drafter, case: Case, court: Any) -> None:
    english = replace(court, identity={**court.identity, "roles": {"plaintiff": "claimant"}})
    body = text_of(fill(form=make_form("The {{ client.role }}.", "{{ signature_block(client) }}"),
                        court=english))  # fmt: skip
    assert "The claimant." in body
    assert "Plaintiff" not in body


def test_the_shipped_rules_of_england_say_claimant() -> None:
    for name in known_jurisdictions():
        roles = resolve(name, Conditions(on=DAY)).identity.get("roles")
        assert roles == ({"plaintiff": "claimant"} if name.startswith("gb-ew") else None), name
