"""A case file into a case, and every problem in it at once."""
# ruff: noqa: E501

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from packetgen.case import SensitiveKind, case_from_data, load_case
from packetgen.errors import CaseError, ExitCode
from packetgen.reading import load_schema, parse_structured

from .case_files import Load, Problems
from .conftest import SMALL


def test_everything_a_file_can_say(case_of: Load) -> None:
    more = """\
people:
  - {id: ortiz, name: {first: Luz, last: Ortiz}, witness: true, minor: true, party: hernandez}
  - {id: server, name: Sam Okafor, home_address: {lines: [1 Elm St], city: Oakland, state: CA}}
hearings:
  - {id: msj, on: 2026-12-14, time: 9:30, department: 17, judge: {last: Rivera}}
events:
  - {id: late, on: 2026-05, text: Later}
  - {on: {from: 2026-01, about: true}, text: Sooner, sources: [{exhibit: photos, page: 2}]}
exhibits:
  - {id: photos, title: Photos, files: ["a.jpg", 'b\\c.jpg'], pages: 1-3, label: 7, date: 2026-04}
  - {id: answer, title: Answer, document: answer-paper, offered_by: oakwood, witness: ortiz}
requirements:
  - id: cs
    kind: community-service
    ordered: {hours: 80, by: 2026-11-30}
    entries: [{on: 2026-05-02, hours: 8.50}, {on: 2026-05-03, status: missed}]
services:
  - {id: s, to: oakwood, by: server, documents: [notice], method: mail, on: 2026-11-02}
signatures:
  declaration: {by: hernandez, on: 2026-11-01, how: ink, place: "Oakland, California"}
  stipulation/ruiz: {by: ruiz, on: 2026-11-02, how: electronic}
office: {name: Legal Aid, address: "1 Main St\\nOakland, CA 94612", phone: 5105550134}
orders: [{set: {length.memorandum.pages: {max: 25}}, cite: Order}]
sensitive: [{kind: account, value: 00123456}]
"""
    path_text = more.replace("'b\\\\c.jpg'", "'b\\c.jpg'")
    with pytest.raises(CaseError):
        case_of(path_text)  # the files are not there yet
    case = case_from_data(
        parse_structured(SMALL + path_text, name="case.yaml", format="yaml"),
        Path(),
        check_files=False,
    )
    assert [h.time for h in case.hearings] == [dt.time(9, 30)]
    assert case.hearings[0].department == "17"
    assert [e.id for e in case.events] == ["event-2", "late"], "events are in order of time"
    photos, answer = case.exhibits
    assert photos.files == (PurePosixPath("a.jpg"), PurePosixPath("b/c.jpg"))
    assert (photos.label, photos.pages, answer.document) == ("7", "1-3", "answer-paper")
    assert [e.amount for e in case.requirements[0].entries] == [Decimal("8.50"), Decimal(1)]
    assert str(case.requirements[0].entries[0].amount) == "8.50"
    assert (case.requirements[0].unit, case.requirements[0].ordered) == ("hours", Decimal(80))
    assert case.services[0].on == dt.date(2026, 11, 2)
    assert case.office.address.printed == ("1 Main St", "Oakland, CA 94612")
    assert case.office.phone == "5105550134"
    assert {(s.kind, s.value) for s in case.sensitive} == {
        (SensitiveKind.MINOR_NAME, "Luz Ortiz"),
        (SensitiveKind.HOME_ADDRESS, "1 Elm St, Oakland, CA"),
        (SensitiveKind.ACCOUNT, "00123456"),
    }
    assert [p.id for p in case.witnesses] == ["ortiz"]
    assert case.raw["case"]["number"] == "RG26-014722"


def test_texts_lose_what_typing_left_around_them_and_nothing_within(case_of: Load) -> None:
    typed = SMALL.replace('"Oakwood Properties, LLC"', '"Oakwood Properties, Inc., "')
    typed = typed.replace("Inc., ", "Inc.,\\n") + (
        "hearings:\n  - {id: review, on: 2026-12-14, purpose: 'Compliance review. '}\n"
        "events:\n  - on: 2026-03-02\n    text: |\n      Two lines,\n      as typed.\n"
    )
    case = case_of(text=typed)
    assert case.parties[1].organization == "Oakwood Properties, Inc."
    assert case.hearings[0].purpose == "Compliance review"
    assert case.events[0].text == "Two lines,\nas typed."


def test_a_signature_counts_for_one_paper_and_one_signer(case_of: Load) -> None:
    case = case_of(
        "signatures:\n  decl: {by: hernandez, on: 2026-11-01, how: ink}\n"
        "  stip/ruiz: {by: ruiz, on: 2026-11-01, how: ink}\n"
    )
    assert case.signature_on("decl", "hernandez") is not None
    assert case.signature_on("decl", "ruiz") is None
    assert case.signature_on("other", "hernandez") is None
    assert case.signature_on("stip", "ruiz") is not None
    assert case.signature_on("stip", "hernandez") is None


def test_names_that_are_yaml_words(case_of: Load, problems_of: Problems) -> None:
    assert (
        case_of("people: [{id: no, name: {first: Ba, last: No}}]\n").people[0].name.family == "No"
    )
    ((_, message, hint),) = problems_of("people: [{id: n, name: {last: Null}}]\n")
    assert "means 'nothing' in YAML" in message
    assert '"Null"' in hint


def test_all_problems_at_once_in_the_order_of_the_file(problems_of: Problems) -> None:
    text = """\
jurisdiction: US-CA
case:
  filed: 2026-02-30
  client: hernandes
  parties:
    - {id: hernandez, role: plantiff, name: {frist: María, last: H}, represented_by: [advocat]}
    - {id: hernandez, role: defendant, organization: "Oakwood", name: X, minor: yes}
counsel:
  - {id: advocate, name: {first: Jordan}, bar_numer: "123456"}
events:
  - {id: e1, on: 2026-13, text: A, sources: [{exhibit: inspectoin, page: 0}]}
exhibits:
  - {id: inspection, title: Report, file: ../secret.pdf}
"""
    assert [(p, m) for p, m, _ in problems_of(text=text)] == [
        ("1:1, at /jurisdiction",
         "'US-CA' is not a court's id: small letters and digits with hyphens between them"),
        ("3:3, at /case/filed", "'2026-02-30' is not a possible date: February 2026 has 28 days"),
        ("4:3, at /case/client", "no party has the id 'hernandes'"),
        ("6:23, at /case/parties/0/role",
         "'plantiff' does not say on which side of the case the party stands"),
        ("6:46, at /case/parties/0/name/frist", "unknown key 'frist'"),
        ("6:87, at /case/parties/0/represented_by/0", "no lawyer has the id 'advocat'"),
        ("7:7, at /case/parties/1",
         "may have only one of 'name' (of a person) and 'organization'"),
        ("7:8, at /case/parties/1/id",
         "the id 'hernandez' is already used at /case/parties/0/id (line 6)"),
        ("7:74, at /case/parties/1/minor", "'yes' is a word here, and true or false is wanted"),
        ("9:43, at /counsel/0/bar_numer", "unknown key 'bar_numer'"),
        ("11:14, at /events/0/on", "'2026-13' is not a possible date: there is no month 13"),
        ("11:47, at /events/0/sources/0/exhibit", "no exhibit has the id 'inspectoin'"),
        ("11:68, at /events/0/sources/0/page", "must be at least 1"),
        ("13:37, at /exhibits/0/file",
         "the path leaves the folder ('..')"),
    ]  # fmt: skip


def test_the_error_itself(case_of: Load) -> None:
    with pytest.raises(CaseError) as caught:
        case_of("office:\n")
    assert caught.value.exit_code is ExitCode.CASE
    assert caught.value.message.endswith("case.yaml has a problem")


@pytest.mark.parametrize(
    ("more", "place", "message", "hint"),
    [
        ("hearings: [{id: h, on: 2026-03-01}]\n", "/hearings/0/on",
         "the hearing is on 2026-03-01, but the action was filed on 2026-03-02", "Correct"),
        ("people: [{id: ruiz, name: X}]\n", "/people/0/id", "already used at /counsel/0/id", "unique"),
        ("people: [{id: x, name: X, party: ruiz}]\n", "/people/0/party", "no party has the id 'ruiz'",
         "'ruiz' is in 'counsel'"),
        ("services: [{id: s, to: nobody}]\n", "/services/0/to",
         "no party or lawyer or person has the id 'nobody'", "Known ids: hernandez, oakwood, ruiz."),
        ("services: [{id: s, to: ruiz, signed: {by: ruiz, on: 2026-04-01, how: ink}}]\n",
         "/services/0/signed", "signed, but the service has no date", "'on'"),
        ("services: [{id: s, to: ruiz, on: 2026-04-02, signed: {by: ruiz, on: 2026-04-01, how: ink}}]\n",
         "/services/0/signed/on", "signed before the service took place", ""),
        ("signatures: {decl: {by: hernandes, on: 2026-04-01, how: ink}}\n", "/signatures/decl/by",
         "has the id 'hernandes'", "Did you mean 'hernandez'?"),
        ("signatures: {decl/ruiz: {by: hernandez, on: 2026-04-01, how: ink}}\n",
         "/signatures/decl~1ruiz", "not the same", ""),
        ("signatures: {decl: {by: hernandez, on: 2026-04-01, how: inc}}\n", "/signatures/decl/how",
         "'inc' is not one of the words", "Did you mean 'ink'?"),
        ("events: [{on: {from: 2026-05, until: 2026-01}, text: x}]\n", "/events/0/on",
         "ends before it begins", "Exchange"),
        ("events: [{on: {until: 2026-01}, text: x}]\n", "/events/0/on", "needs 'on' or 'from'", ""),
        ("events: [{on: {on: 2026-01, until: 2026-02}, text: x}]\n", "/events/0/on",
         "'until' goes with 'from'", "'from' in place of 'on'"),
        ("events: [{on: 1/5/2026, text: x}]\n", "/events/0/on", "'1/5/2026' is not a date",
         "2026-01-05"),
        ("exhibits: [{id: x, title: X}]\n", "/exhibits/0", "needs 'file' or 'files' or 'document'", ""),
        ("exhibits: [{id: x, title: X, file: a.pdf}]\n", "/exhibits/0/file",
         "there is no file 'a.pdf' in the case folder", "Copy it there"),
        ("exhibits: [{id: x, title: X, file: Case.yaml.pdf/}]\n", "/exhibits/0/file", "no file", ""),
        ("exhibits: [{id: x, title: X, document: d, pages: 3-}]\n", "/exhibits/0/pages",
         "'3-' is not a list of pages", "1-6"),
        ("requirements: [{id: r, kind: cs, ordered: {hours: 8, days: 2}}]\n",
         "/requirements/0/ordered", "hours and days in one requirement", "two requirements"),
        ("requirements: [{id: r, kind: cs, ordered: {hours: 8}, entries: [{on: 2026-04-01, days: 2}]}]\n",
         "/requirements/0/entries/0", "this entry counts days, the requirement hours", "hours"),
        ("requirements: [{id: r, kind: fee, entries: [{on: 2026-04-01, dollars: -2}]}]\n",
         "/requirements/0/entries/0/dollars", "an entry with 'status: reversed' and no minus", ""),
        ("requirements: [{id: r, kind: fee, ordered: {dollars: 8}, entries: [{on: 2026-04-01}]}]\n",
         "/requirements/0/entries/0", "not said how much was done ('dollars' is missing)", "dollars"),
        ("requirements: [{id: r, kind: fee, entries: [{on: 2026-04-02, dollars: 5.05}, "
         "{on: 2026-04-01, dollars: 5.05, status: reversed}]}]\n",
         "/requirements/0/entries/1/dollars", "more dollars are taken back than were done", "day"),
        ("requirements: [{id: r, kind: curfew, entries: [{on: 2026-04-01, status: reversed}]}]\n",
         "/requirements/0/entries/0", "nothing can be taken back of what is not counted", "note"),
        ("people: [{id: x, name: {}}]\n", "/people/0/name", "needs 'last' or 'first'", ""),
        ("people: [{id: x, name: X, birth_date: 2027-01-01}]\n", "/people/0/birth_date",
         "the birth date is after the filing", ""),
        ("people: [{id: x, name: X, email: x@y}]\n", "/people/0/email", "not an e-mail address", ""),
        ("counsel: []\n", "/counsel", "stands here a second time", "Keep one"),
        ("sensitive: [{kind: ssm, value: 1}]\n", "/sensitive/0/kind", "'ssm' is not one",
         "Did you mean 'ssn'?"),
        ("parties: []\n", "/parties", "unknown key 'parties'", ""),
    ],
)  # fmt: skip
def test_what_a_schema_cannot_say(
    problems_of: Problems, more: str, place: str, message: str, hint: str
) -> None:
    found = problems_of(more)
    assert len(found) == 1, found
    where, said, told = found[0]
    assert where.endswith(f"at {place}")
    assert where.split(":")[0].isdecimal(), "the line is known"
    assert message in said
    assert hint in told


def test_a_file_that_differs_in_its_letters(problems_of: Problems) -> None:
    more = "exhibits: [{id: x, title: X, file: Repotr.PDF}]\n"
    ((_, _, hint),) = problems_of(more, report__pdf=b"x")
    assert hint == "Did you mean 'report.pdf'?"


def test_trial_before_filing(problems_of: Problems) -> None:
    ((place, message, _),) = problems_of(
        text=SMALL.replace("  filed:", "  trial: 2026-01-01\n  filed:")
    )
    assert place == "4:3, at /case/trial"
    assert message == "the trial is on 2026-01-01, but the action was filed on 2026-03-02"


def test_no_message_quotes_a_sensitive_value(problems_of: Problems) -> None:
    more = (
        "people:\n"
        "  - {id: a, name: A, ssn: 123-45-6789.0, accounts: [true], birth_date: 1987-02-30}\n"
        "  - {id: b, name: B, snn: 987-65-4321, driver_license: [D7654321], cards: 4111111111111111}\n"
        "sensitive: [{kind: ssn, value: 12345.6789}]\n"
    )
    found = problems_of(more)
    assert len(found) >= 6
    shown = " ".join(part for problem in found for part in problem)
    for secret in ("6789", "1987", "4321", "7654", "4111"):
        assert secret not in shown


def test_neither_repr_nor_traceback_shows_sensitive_values(case_of: Load) -> None:
    case = case_of("people: [{id: a, name: A, ssn: 123-45-6789}]\n")
    assert "6789" not in repr(case)
    assert "6789" not in str(case)


def test_yaml_and_json_give_the_same_case(tmp_path: Path, case_of: Load) -> None:
    from_yaml = case_of()
    data = parse_structured(SMALL, name="x", format="yaml").data
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")
    from_json = load_case(tmp_path / "case.json")
    assert from_json.parties == from_yaml.parties
    assert from_json.title == from_yaml.title


def test_a_case_travels_between_processes(case_of: Load) -> None:
    case = case_of("signatures: {decl: {by: hernandez, on: 2026-04-01, how: ink}}\n")
    assert pickle.loads(pickle.dumps(case)) == case


def test_the_kinds_of_case_are_those_that_rules_know() -> None:
    from packetgen.jurisdiction.keys import CASE_TYPES

    kinds = load_schema("case")["properties"]["case"]["properties"]["kind"]["enum"]
    assert tuple(kinds) == CASE_TYPES


def test_every_key_of_the_schema_is_explained() -> None:
    """Editors show these descriptions; a key without one helps nobody."""
    definitions = load_schema("case")["$defs"]
    unexplained: list[str] = []

    def look(schema: object, path: str) -> None:
        if isinstance(schema, dict):
            for key, value in schema.get("properties", {}).items():
                target = definitions.get(str(value.get("$ref", "")).rsplit("/", 1)[-1], {})
                if not value.get("description") and not (
                    target.get("description") or target.get("title")
                ):
                    unexplained.append(f"{path}/{key}")
            for key, value in schema.items():
                look(value, f"{path}/{key}")
        elif isinstance(schema, list):
            for value in schema:
                look(value, path)

    look(dict(load_schema("case")), "")
    assert [path for path in unexplained if "/orders/" not in path] == []
