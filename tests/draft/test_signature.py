"""Nobody signs but people."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from packetgen.case.model import Case, Signature
from tests.draft.conftest import CALIFORNIA, PLAIN, Drafter, lines_of, make_form, text_of

FORM = make_form("{{ signature_block() }}", paper=True)
SIGNED = Signature("lawyer", dt.date(2026, 12, 1), "electronic", "Oakland, California")


def test_unsigned_papers_have_blanks(fill: Drafter) -> None:
    lines = [line for line in lines_of(fill(form=FORM, layout=CALIFORNIA)) if line]
    assert lines[0].startswith("Dated: ____")
    assert lines[1] == "LEGAL AID"
    assert lines[2].startswith("By:\t____")
    assert lines[3:5] == ["Jordan Q. Advocate", "Attorney for Plaintiff MARÍA HERNÁNDEZ"]
    assert "/s/" not in "".join(lines)


def test_a_recorded_electronic_signing_is_shown(fill: Drafter, case: Case) -> None:
    words = text_of(
        fill(form=FORM, layout=CALIFORNIA, case=replace(case, signatures={"doc": SIGNED}))
    )
    assert "Dated: December 1, 2026" in words
    assert "By:\t/s/ Jordan Q. Advocate" in words


def test_a_signing_by_hand_is_dated_but_never_imitated(fill: Drafter, case: Case) -> None:
    by_hand = replace(SIGNED, how="by hand")
    words = text_of(
        fill(form=FORM, layout=CALIFORNIA, case=replace(case, signatures={"doc": by_hand}))
    )
    assert "Dated: December 1, 2026" in words
    assert "/s/" not in words


@pytest.mark.parametrize("signatures", [
    {"other": SIGNED}, {"doc": replace(SIGNED, by="witness")}, {"doc": replace(SIGNED, by="")},
])  # fmt: skip
def test_another_document_or_another_person_does_not_sign(
    fill: Drafter, case: Case, signatures: dict[str, Signature]
) -> None:
    words = text_of(fill(form=FORM, layout=CALIFORNIA, case=replace(case, signatures=signatures)))
    assert "/s/" not in words
    assert "December 1" not in words


def test_day_and_place_of_a_declaration_stay_blank_until_recorded(
    fill: Drafter, case: Case
) -> None:
    form = make_form("Executed on {{ signed_on('witness') }}, at {{ signed_at('witness') }}.")
    assert lines_of(fill(form=form))[0].count("____") >= 2
    signed = replace(case, signatures={"doc": replace(SIGNED, by="witness")})
    assert lines_of(fill(form=form, case=signed))[0] == (
        "Executed on December 1, 2026, at Oakland, California."
    )


def test_an_unknown_signer_is_named_with_the_nearest(fill: Drafter) -> None:
    made = fill("{{ signature_block('laywer') }}")
    assert [(p.message, p.hint) for p in made.unresolved] == [
        ("there is no signer 'laywer'", "Did you mean lawyer or owner?")
    ]


def test_the_forms_signer_may_be_a_value_of_the_plan(fill: Drafter) -> None:
    form = make_form("{{ signature_block() }}", signer="declarant")
    assert "Grace Okonkwo" in text_of(fill(form=form, values={"declarant": "witness"}))


def test_address_telephone_and_email_follow_where_no_block_stands_on_top(fill: Drafter) -> None:
    lines = [line for line in lines_of(fill(form=FORM, layout=PLAIN)) if line]
    assert lines[2:] == [
        "Jordan Q. Advocate", "Bar No. 123456", "Legal Aid", "100 Main Street",
        "Oakland, CA 94612", "(510) 555-0142", "jordan@example.org",
        "Attorney for Plaintiff MARÍA HERNÁNDEZ",
    ]  # fmt: skip


def test_a_signer_whom_the_plan_forgot_is_a_gap_and_never_somebody_else(fill: Drafter) -> None:
    made = fill("{{ signature_block(declarant) }}")
    assert "(printed name)" in text_of(made)
    assert "Advocate" not in text_of(made)
    assert [p.message for p in made.unresolved] == ["declarant is missing"]


def test_two_people_may_sign_one_paper(fill: Drafter, case: Case) -> None:
    form = make_form("{{ signed_on('lawyer') }} and {{ signed_on('witness') }}")
    signatures = {
        "doc/lawyer": SIGNED,
        "doc/witness": replace(SIGNED, by="witness", on=dt.date(2026, 12, 2)),
    }
    made = fill(form=form, case=replace(case, signatures=signatures))
    assert lines_of(made)[0] == "December 1, 2026 and December 2, 2026"


@pytest.mark.parametrize("alone", [True, False])
def test_the_address_of_a_party_is_printed_only_when_nobody_acts_for_it(
    fill: Drafter, case: Case, alone: bool
) -> None:
    client = case.parties[0]
    home = replace(
        client,
        represented_by=() if alone else ("lawyer",),
        self_represented=alone,
        email="client@example.org",
    )
    form = make_form(f"{{{{ signature_block('{client.id}') }}}}", paper=True)
    made = fill(form=form, layout=PLAIN, case=replace(case, parties=(home, *case.parties[1:])))
    assert ("client@example.org" in text_of(made)) is alone
