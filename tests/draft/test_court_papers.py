"""Who stipulates and signs, which exhibits are listed, and what a shell still asks for."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from docx import Document

from packetgen.case import Case, load_case
from packetgen.case.model import Address, Party
from packetgen.docx import read_docx
from packetgen.draft import Draft
from packetgen.form import load_form
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions
from packetgen.typeset import open_fonts, typeset
from tests.drafting import court_for, drafted_for, lettered
from tests.matrix.debris import word_lines
from tests.matrix.variants import ROOT

TODAY = dt.date(2026, 12, 4)


def _case() -> Case:
    return load_case(ROOT / "examples" / "demo" / "case.yaml")


def _drafted(
    form_id: str, case: Case, place: str = "us-ca-superior-alameda", /, **values: object
) -> Draft:
    form = load_form(form_id)
    court = court_for(form, case, place)
    return drafted_for(court, form, case, values=values, exhibits=lettered(case), base=ROOT)


def test_everybody_with_a_lawyer_stipulates_and_each_lawyer_signs_once() -> None:
    case = _case()
    second = Party(
        "tenant", "defendant", "second", organization="Larkmead Tenants", represented_by=("raman",)
    )
    lines = word_lines(
        _drafted("stipulation", replace(case, parties=(*case.parties, second)), terms="1. Agreed.")
    )
    opening = next(line for line in lines if "stipulate as follows" in line)
    assert "Plaintiff Oakwood Properties, LLC and Defendants María Hernández and" in opening
    assert "Does 1 through 10" not in opening
    assert sum("Priya N. Raman" in line and "SBN" not in line for line in lines) == 1
    assert sum("Theodore W. Lindqvist" in line for line in lines) == 1


@pytest.mark.parametrize("more", [0, 1, 2])
def test_those_who_stipulate_sign_two_in_a_row_held_by_the_words_before(more: int) -> None:
    case = _case()
    alone = tuple(
        Party(f"p{n}", "defendant", f"second {n}", organization=f"Tenants {n}",
              self_represented=True) for n in range(more)
    )  # fmt: skip
    made = Document(
        io.BytesIO(
            _drafted(
                "stipulation", replace(case, parties=(*case.parties, *alone)), terms="1. Agreed."
            ).docx
        )
    )
    said = next(p for p in made.paragraphs if p.text.startswith("IT IS SO"))
    assert said.paragraph_format.keep_with_next
    rows = made.tables[-1].rows
    named = [[cell.text.replace("\n", " ") for cell in row.cells] for row in rows]
    assert len(rows) == (3 + more) // 2
    assert "Theodore W. Lindqvist" in named[0][0]
    assert "Priya N. Raman" in named[0][1]
    signed = " ".join(cell for row in named[1:] for cell in row)
    assert re.findall(r"Tenants \d", signed) == [f"Tenants {n}" for n in range(more)]
    holds = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows]
    assert holds == [True] * (len(rows) - 1) + [False]


def test_a_stipulation_of_a_few_words_and_its_two_signatures_share_a_page() -> None:
    court = resolve("us-federal-cand", Conditions(TODAY, document="stipulation"))
    made = _drafted("stipulation", _case(), "us-federal-cand", terms="1. The ledger is authentic.")
    done = typeset(
        read_docx(made.docx, name="paper"), layout=layout(court), title="Stipulation",
        today=TODAY, fonts=open_fonts(), source=made.docx, engine="typst",
    )  # fmt: skip
    assert done.pages == 1


def test_a_party_without_a_lawyer_signs_the_stipulation_itself() -> None:
    case = _case()
    alone = tuple(
        replace(p, represented_by=(), self_represented=True) if p.id == "hernandez" else p
        for p in case.parties
    )
    lines = word_lines(_drafted("stipulation", replace(case, parties=alone), terms="1. Agreed."))
    assert "María Hernández" in lines
    assert not any("Raman" in line for line in lines)


def test_an_exhibit_list_takes_the_labels_of_the_packet_and_only_what_is_asked_for() -> None:
    lines = word_lines(_drafted("exhibit-list", _case(), only=["letter", "ceiling"]))
    first = lines.index("Photograph of the bedroom ceiling")
    second = lines.index("Letter of María Hernández to Theodore Lindqvist")
    assert (lines[first - 1], lines[second - 1]) == ("B", "F")
    assert "Rent ledger, October 2025 to July 2026" not in lines


def test_an_exhibit_list_of_the_other_side_is_empty_and_says_so() -> None:
    lines = word_lines(_drafted("exhibit-list", _case(), of_party="oakwood"))
    assert "No exhibit is listed." in lines


def test_a_shell_without_its_argument_asks_for_it_and_cannot_become_final() -> None:
    made = _drafted("opposition", _case(), motion="motion to compel")
    assert any("Write the argument" in problem.message for problem in made.unresolved)


def test_the_facts_of_a_motion_come_from_the_events_with_their_sources() -> None:
    made = _drafted("motion", _case(), motion="motion", relief="of relief", argument="Text.")
    lines = word_lines(made)
    assert any(line.startswith("August 21, 2026. A copy is mailed") for line in lines)
    assert {"packetgen:exhibit/envelope?page=1"} <= {cite.uri for cite in made.cites}


def test_the_officer_fills_in_the_jurat_even_of_a_signed_affidavit() -> None:
    lines = word_lines(_drafted("affidavit", _case(), affiant="okonkwo", statements="1. It is so."))
    jurat = next(line for line in lines if line.startswith("Subscribed and sworn"))
    assert jurat.count("______") >= 2
    assert any("Notary public or other officer" in line for line in lines)


def test_a_lawyer_served_for_several_parties_is_named_with_each_in_the_right_number() -> None:
    case = _case()
    lawyer = next(c for c in case.counsel if c.id == "lindqvist")
    more = [
        Party(f"more-{n}", role, "first", organization=name, represented_by=(lawyer.id,))
        for n, (role, name) in enumerate(
            (("plaintiff", "Elm Holdings, Inc."), ("cross-defendant", "Ash LLC"))
        )
    ]
    made = _drafted(
        "proof-of-service", replace(case, parties=(*case.parties, *more)), server="achebe"
    )
    said = " ".join(word_lines(made))
    assert (
        "Attorney for plaintiffs Oakwood Properties, LLC and Elm Holdings, Inc. "
        "and cross-defendant Ash LLC" in said
    )


def test_a_server_whose_address_is_not_known_gets_a_line_to_write_it_on() -> None:
    case = _case()
    people = tuple(replace(p, address=Address()) if p.id == "achebe" else p for p in case.people)
    said = " ".join(
        word_lines(_drafted("proof-of-service", replace(case, people=people), server="achebe"))
    )
    assert "My residence or business address is ____" in said


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (("Oakland, California", "Oakland, California"), "mail at Oakland, California."),
        (("Oakland, California", "Reno, Nevada"), "mail at Oakland, California and Reno, Nevada."),
        (("Oakland, California", ""), "mail at " + "_" * 34 + " (city and state)."),
    ],
)
def test_a_proof_says_where_the_envelopes_were_mailed(places: tuple[str, str], said: str) -> None:
    case = _case()
    mailed = tuple(
        replace(case.services[0], id=f"s{n}", method="mail", mailed_from=place)
        for n, place in enumerate(places)
    )
    made = _drafted("proof-of-service", replace(case, services=mailed), server="achebe")
    assert f"were placed in the United States {said}" in " ".join(word_lines(made))


@pytest.mark.parametrize("text", ["be home by nine", "be home by nine."])
def test_a_quoted_order_ends_in_one_full_stop_and_keeps_its_own_letters(text: str) -> None:
    case = load_case(ROOT / "examples" / "compliance" / "case.yaml")
    first = replace(case.requirements[0], text=text)
    case = replace(case, requirements=(first, *case.requirements[1:]))
    lines = word_lines(
        _drafted(
            "violation-warning", case, requirement=first.id,
            reports=[{"what": "You did not call"}], do_by="2026-12-09",
        )
    )  # fmt: skip
    (line,) = [line for line in lines if line.startswith("It is about this order")]
    assert "“be home by nine" in line
    assert line.count(".") == 1 + first.order.count(".")


@pytest.mark.parametrize("named", [False, True])
def test_a_caption_tells_of_a_hearing_only_where_the_paper_is_for_one(named: bool) -> None:
    values = {"hearing": "relief"} if named else {}
    appearance = " ".join(word_lines(_drafted("notice-of-appearance", _case(), **values)))
    assert ("Hearing date: January 14, 2027" in appearance) is named
    reply = _drafted("reply", _case(), motion="motion to compel", **values)
    assert "Hearing date: January 14, 2027" in " ".join(word_lines(reply))


def test_an_order_without_a_hearing_or_an_opponent_tells_of_none() -> None:
    told = {"motion": "motion to compel", "orders": "1. So ordered."}
    decided = _drafted(
        "proposed-order",
        replace(_case(), hearings=()),
        without_hearing=True,
        unopposed=True,
        **told,
    )
    said = " ".join(word_lines(decided))
    assert "came before the Court without a hearing" in said
    assert "in support of the motion, which no party opposed." in said
    assert not decided.unresolved
    heard = " ".join(word_lines(_drafted("proposed-order", _case(), **told)))
    assert "came on for hearing on January 14, 2027" in heard
    assert "for and against the motion and has heard the parties." in heard


@pytest.mark.parametrize(
    ("form", "court", "title"),
    [
        ("memorandum", "us-ca-superior-alameda", "Memorandum of Points and Authorities in"),
        ("memorandum", "us-federal-cacd", "Memorandum of Points and Authorities in"),
        ("memorandum", "us-federal-nysd", "Memorandum of Law in"),
        ("memorandum", "us-ma-superior-suffolk", "Memorandum of Law in"),
        ("proof-of-service", "us-ny-supreme-newyork", "Affirmation of Service"),
        ("proof-of-service", "us-wa-superior-king", "Proof of Service"),
    ],
)
def test_a_paper_bears_the_name_that_the_court_knows(form: str, court: str, title: str) -> None:
    values = {"memorandum": {"motion": "motion", "text": "# A"}}.get(form, {"server": "achebe"})
    assert _drafted(form, _case(), court, **values).title.startswith(title)


def test_a_notice_of_deposition_gives_the_address_of_a_witness_where_it_is_known() -> None:
    case = _case()
    asked = {"on": "2027-02-16", "time": "10:00", "place": "our office", "recording": ["video"]}
    home = Address(("7 Elm Street",), "Oakland", "CA", "94600")
    people = tuple(replace(p, address=home) if p.id == "okonkwo" else p for p in case.people)
    case = replace(case, people=people)
    said = " ".join(word_lines(_drafted("notice-of-deposition", case, deponent="okonkwo", **asked)))
    assert "deposition of Grace Okonkwo, 7 Elm Street, Oakland, CA 94600, on February 16" in said
    party = " ".join(
        word_lines(_drafted("notice-of-deposition", case, deponent="oakwood", **asked))
    )
    assert "deposition of Oakwood Properties, LLC on February 16" in party


def test_an_english_certificate_of_service_has_no_american_words() -> None:
    case = _case()
    posted = tuple(replace(s, method="mail", mailed_from="") for s in case.services)
    for court, american in (("gb-ew-highcourt", False), ("us-ca-superior-alameda", True)):
        made = _drafted("proof-of-service", replace(case, services=posted), court, server="achebe")
        said = " ".join(word_lines(made))
        words = ("first-class mail", "Attorney for plaintiff", "18 years", "United States mail")
        assert [word in said for word in words] == [american] * len(words)
        assert ("By post, in a sealed envelope" in said) is not american


def test_an_opposition_among_several_parties_names_who_moved_in_its_title() -> None:
    told = {"motion": "motion to compel", "movant": "oakwood"}
    several = _drafted("opposition", _case(), **told)
    assert several.title == "Opposition to Plaintiff Oakwood Properties, LLC’s Motion to Compel"
    assert several.footer_title == "Opposition to Motion to Compel"
    two = replace(_case(), parties=_case().parties[:2])
    assert _drafted("opposition", two, **told).title == "Opposition to Motion to Compel"


def test_in_california_who_mails_lives_or_works_where_it_was_mailed() -> None:
    case = _case()
    posted = tuple(replace(s, method="mail", mailed_from="Oakland") for s in case.services)
    for court in ("us-ca-superior-alameda", "us-wa-superior-king"):
        made = _drafted("proof-of-service", replace(case, services=posted), court, server="achebe")
        stated = "I reside or am employed in the county" in " ".join(word_lines(made))
        assert stated is court.startswith("us-ca")


@pytest.mark.parametrize("form", ["proof-of-service", "certificate-of-service"])
@pytest.mark.parametrize("method", ["mail", "electronic", "fax"])
def test_where_no_address_is_known_a_proof_has_a_line_to_write_it_on(
    form: str, method: str
) -> None:
    case = _case()
    unknown = tuple(replace(c, address=Address(), email="", fax="") for c in case.counsel)
    served = tuple(replace(s, method=method, address="", email="") for s in case.services)
    made = _drafted(
        form, replace(case, counsel=unknown, services=served), "us-federal-cand", server="achebe"
    )
    lines = word_lines(made)
    assert any(
        before.endswith((":", "to")) and not line.strip("_") and line
        for before, line in pairwise(lines)
    )


def test_a_paper_in_a_criminal_case_cites_no_rule_of_civil_procedure_on_service() -> None:
    for kind, cited in (("civil", ("Fed. R. Civ. P. 5(b)", "Tex. R. Civ. P. 21(d)")),
                        ("criminal", ("Fed. R. Crim. P. 49", ""))):  # fmt: skip
        case = replace(_case(), kind=kind)
        federal = _drafted("certificate-of-service", case, "us-federal-cand", server="raman")
        texan = _drafted("notice-of-appearance", case, "us-tx-trial-travis")
        for made, cite in zip((federal, texan), cited, strict=True):
            said = " ".join(word_lines(made))
            assert cite in said
            assert ("R. Civ. P." in said) is (kind == "civil")
