"""What only the case can tell: wording, hearing, names of minors, the office's own values."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from packetgen.case.model import Case, Hearing, Party, Person, PersonName, Sensitive, SensitiveKind
from packetgen.check import check_pdf
from packetgen.jurisdiction.model import Jurisdiction

from ..conftest import court
from ..written_papers import CALIFORNIA, fonts, pdf_of

HEARING = Hearing("h", dt.date(2026, 12, 14), dt.time(9), "17")


def _codes(data: bytes, jurisdiction: Jurisdiction, case: Case) -> set[str]:
    outcome = check_pdf(data, jurisdiction=jurisdiction, name="motion.pdf", case=case)
    return {finding.code for finding in outcome.findings}


def test_the_hearing_must_stand_on_the_first_page(california: Jurisdiction) -> None:
    data = pdf_of(CALIFORNIA)
    case = Case("us-ca-superior-alameda", number="RG26-014722", hearings=(HEARING,))
    assert _codes(data, california, case) == set()
    moved = Hearing("h", dt.date(2026, 12, 15))
    assert _codes(data, california, Case("us-ca", hearings=(moved,))) == {"PG405"}


def test_the_number_of_another_case_is_found(california: Jurisdiction) -> None:
    case = Case("us-ca-superior-alameda", number="RG26-999999", hearings=(HEARING,))
    assert _codes(pdf_of(CALIFORNIA), california, case) == {"PG404"}


def test_a_value_that_the_case_marks_is_found_in_any_form(california: Jurisdiction) -> None:
    marked = Sensitive(SensitiveKind.ACCOUNT, "12-345678")
    party = Party("p", "defendant", "second", sensitive=(marked,))
    case = Case("us-ca", parties=(party,), hearings=(HEARING,))
    paper = CALIFORNIA.but(extra=((2, 120, 743.9, 12, "Paid from 123 456 78 in May."),))
    assert _codes(pdf_of(paper), california, Case("us-ca", hearings=(HEARING,))) == set()
    assert _codes(pdf_of(paper), california, case) == {"PG701"}


def test_a_minors_name_is_found_where_the_court_wants_initials(federal: Jurisdiction) -> None:
    child = Party("c", "plaintiff", "first", name=PersonName("Anna", family="Rivera"), minor=True)
    paper = CALIFORNIA.but(extra=((2, 120, 743.9, 12, "Anna Rivera attends school in Oakland."),))
    found = check_pdf(
        pdf_of(paper), jurisdiction=federal, case=Case("us-federal", parties=(child,))
    ).findings
    names = [f for f in found if f.code == "PG701"]
    assert [(f.key, f.page, f.gate) for f in names] == [("privacy.minor_name", 2, True)]
    assert not any("Rivera" in repr(f) for f in names)


@pytest.mark.parametrize("said", ["Anna Rivera", "ANNA RIVERA", "Rivera, Anna", "Ánna Rivera"])
def test_a_minors_name_is_a_gate_where_no_rule_speaks_of_it(
    california: Jurisdiction, said: str
) -> None:
    name = PersonName("Anna", middle="Lou", family="Rivera")
    for case in (
        Case("us-ca", parties=(Party("c", "plaintiff", "first", name=name, minor=True),)),
        Case("us-ca", people=(Person("c", name, minor=True),)),
    ):
        paper = CALIFORNIA.but(extra=((2, 120, 743.9, 12, f"{said} attends school."),))
        found = check_pdf(pdf_of(paper), jurisdiction=california, case=case).findings
        names = [f for f in found if f.code == "PG701"]
        assert [(f.key, f.page, f.gate) for f in names] == [("", 2, True)]


def _subpoena(text: str) -> bytes:
    import typst

    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    source = (
        f'#set document(title: "Subpoena")\n#set page("us-letter", margin: 1in)\n'
        f'#set text(font: "Arimo", size: 12pt)\n#text("{escaped}")\n'
    )
    return bytes(typst.compile(io.BytesIO(source.encode()).getvalue(), font_paths=fonts()))


def test_a_subpoena_sets_out_the_rule_word_for_word() -> None:
    jurisdiction = court("us-federal-cand", "subpoena")
    rules = jurisdiction["wording.required"].constraints
    if not rules:
        pytest.fail("the federal subpoena has no required wording")
    wording = jurisdiction.texts[rules[0].value[0]]
    whole = "\n".join(f"{c.label} {c.heading} {c.text}" for c in wording.clauses)

    def gates(text: str) -> list[tuple[str, bool]]:
        found = check_pdf(_subpoena(text), jurisdiction=jurisdiction, name="s.pdf").findings
        return [(f.code, f.gate) for f in found if f.code == "PG802"]

    assert gates(whole) == []
    assert gates(whole.replace("undue burden", "burden", 1)) == [("PG802", True)]
    assert gates("See Rule 45(d) and (e).") == [("PG802", True)]


def test_footer_must_show_the_papers_own_title(california: Jurisdiction) -> None:
    data = pdf_of(CALIFORNIA)
    title = "Notice of Motion and Motion for Relief from Default"
    for titles, expected in (((title,), set()), (("Declaration of M. Hernandez",), {"PG301"})):
        outcome = check_pdf(data, jurisdiction=california, document_titles=titles)
        assert {f.code for f in outcome.findings} == expected
