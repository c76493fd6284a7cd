"""The texts of the examples hold together: no gaps, no real people, no cite into the air."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from packetgen.case.loading import load_case

from .shipped import CASES, EXAMPLES, FORM_IDS, PLANS, example_texts, plain, plan_documents

UNFINISHED = re.compile(
    r"lorem|ipsum|\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b|placeholder|\[insert|<insert|your name here",
    re.IGNORECASE,
)
PHONE = re.compile(r"\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
IDENTIFIER = re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b(?:\d[ -]?){13,16}\b")
CITE = re.compile(r"\{\{ exhibit\('([^']+)'(?:, page=('?)([\d-]+)\2)?\) \}\}")


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_left_to_write(case: str) -> None:
    for name, text in example_texts(case).items():
        assert not UNFINISHED.search(text), name


@pytest.mark.parametrize("case", CASES)
def test_nobody_in_the_examples_can_be_called_or_written_to(case: str) -> None:
    for name, text in example_texts(case).items():
        for phone in PHONE.findall(text):
            assert re.search(r"555[ .-]01\d\d$", phone), (name, phone)
        for address in EMAIL.findall(text):
            assert address.endswith(
                (".example.org", ".example.com", "@example.org", "@example.com")
            ), name
        assert not IDENTIFIER.search(text), name


@pytest.mark.parametrize("case", CASES)
def test_the_case_loads(case: str) -> None:
    loaded = load_case(EXAMPLES / case / "case.yaml")
    assert loaded.client in {party.id for party in loaded.parties}
    assert not any(service.on for service in loaded.services), "nothing has been served yet"
    assert not loaded.signatures, "nobody has signed"


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_names_only_what_there_is(plan: str) -> None:
    folder = (EXAMPLES / plan).parent
    case = load_case(folder / "case.yaml")
    exhibits = {exhibit.id for exhibit in case.exhibits}
    documents = list(plan_documents(plan))
    ids = [document["id"] for document in documents]
    assert len(ids) == len(set(ids))
    for document in documents:
        assert document["form"] in FORM_IDS
        assert set(document.get("exhibits", [])) <= exhibits
        for value in document["values"].values():
            if isinstance(value, dict) and set(value) == {"file"}:
                assert (folder / value["file"]).is_file()
    for exhibit in case.exhibits:
        assert not exhibit.document or exhibit.document in ids
    for service in case.services:
        assert set(service.documents) <= {i for p in PLANS for i in _ids(p) if _same(p, plan)}


def _ids(plan: str) -> list[str]:
    return [document["id"] for document in plan_documents(plan)]


def _same(one: str, other: str) -> bool:
    return Path(one).parent == Path(other).parent


def test_every_cite_points_to_a_page_that_its_exhibit_has() -> None:
    from pypdf import PdfReader

    folder = EXAMPLES / "demo"
    case = load_case(folder / "case.yaml")
    pages = {}
    for exhibit in case.exhibits:
        file = exhibit.files[0] if exhibit.files else None
        pdf = file is not None and file.suffix == ".pdf"
        pages[exhibit.id] = len(PdfReader(folder / file).pages) if pdf and file else 1
    cited = set()
    for text in example_texts("demo").values():
        for identifier, _, page in CITE.findall(text):
            assert identifier in pages
            assert all(1 <= int(p) <= pages[identifier] for p in page.split("-") if p)
            cited.add(identifier)
    assert cited == set(pages), "every exhibit is cited somewhere"


def test_the_memorandum_has_what_an_argument_has(demo_memorandum: str) -> None:
    assert len(re.findall(r"^\[\^\w+\]:", demo_memorandum, re.MULTILINE)) >= 5
    assert len(re.findall(r"^# ", demo_memorandum, re.MULTILINE)) == 4
    assert len(re.findall(r"^## ", demo_memorandum, re.MULTILINE)) >= 8
    assert re.search(r"^### ", demo_memorandum, re.MULTILINE)
    assert re.search(r"^> ", demo_memorandum, re.MULTILINE)
    assert len(CITE.findall(demo_memorandum)) >= 15
    assert 2000 < len(demo_memorandum.split()) < 3000


def test_a_quotation_from_an_exhibit_is_in_the_exhibit(demo_memorandum: str) -> None:
    from pypdf import PdfReader

    quoted = [line[2:] for line in demo_memorandum.splitlines() if line.startswith("> ")]
    page = PdfReader(EXAMPLES / "demo/exhibits/inspection.pdf").pages[1].extract_text()
    assert quoted
    assert all(" ".join(text.split()) in " ".join(page.split()) for text in quoted)


def test_the_sums_of_the_argument_are_those_of_the_ledger(demo_memorandum: str) -> None:
    from pypdf import PdfReader

    ledger = PdfReader(EXAMPLES / "demo/exhibits/ledger.pdf").pages[0].extract_text()
    for sum_ in ("$19,500.00", "$7,800.00", "$9,750.00", "$11,700.00"):
        assert sum_ in ledger
        assert sum_ in demo_memorandum


@pytest.fixture
def demo_memorandum() -> str:
    return (EXAMPLES / "demo/text/memorandum.md").read_text(encoding="utf-8")


def test_the_motion_is_dated_within_the_six_months_of_the_statute() -> None:
    import datetime as dt

    case = load_case(EXAMPLES / "demo/case.yaml")
    entered = next(event for event in case.events if event.id == "default").on.earliest
    filed = dt.date.fromisoformat(plain(EXAMPLES / "demo/packet.yaml")["filing_date"])
    assert entered < filed <= entered.replace(year=entered.year + 1, month=entered.month - 6)
    assert (case.hearings[0].on - filed).days > 16
