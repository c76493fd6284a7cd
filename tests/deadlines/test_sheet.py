"""The table of dates in Word and PDF, and what templates may ask for."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from cli.main import main
from packetgen.build import date_list_docx, date_list_pdf, dates_of, gather
from packetgen.case import case_from_data
from packetgen.deadlines import case_dates
from packetgen.deadlines.sheet import DateSheet, date_sheet
from packetgen.reading import Structured

from .cases import case_with

TODAY = dt.date(2026, 4, 1)
COURT = "us-ca-superior-alameda"


@pytest.fixture(scope="module")
def sheet() -> DateSheet:
    services = [{"id": "s", "to": "theirs", "documents": ["notice"], "method": "electronic"}]
    return date_sheet(case_dates(case_with(services=services), COURT, TODAY))


def test_a_row_says_day_rule_standing_and_count(sheet: DateSheet) -> None:
    row = sheet.rows[0]
    assert (row.weekday, row.day) == ("Friday", "April 17, 2026")
    assert row.rule.startswith("16 court days before the hearing of May 13, 2026: Code Civ. Proc.")
    assert row.advisory
    assert row.standing.startswith("ADVISORY: not verified: Code Civ. Proc., § 1010.6")
    assert row.count[0] == "Tue May 12 to Mon May 11: days 1 to 2"
    assert row.count[1] == "Sun May 10 to Sat May 9: weekend, left out"
    assert row.count[-3:] == (
        "Mon Apr 20: added day 1",
        "Sun Apr 19 to Sat Apr 18: weekend, left out",
        "Fri Apr 17: added day 2",
    )
    assert sheet.advisory


def test_a_holiday_in_the_count_has_its_name_and_authority() -> None:
    hearings = [{"id": "m", "on": "2026-06-10", "purpose": "Motion"}]
    dates = case_dates(case_with(hearings=hearings), COURT, TODAY)
    lines = [line for row in date_sheet(dates).rows for line in row.count]
    assert "Mon May 25: Memorial Day, left out (Code Civ. Proc., § 135; Gov. Code, § 6700)" in lines


def test_the_service_list_tells_who_is_open(sheet: DateSheet) -> None:
    theirs, bo = sheet.service
    assert theirs.capacity == "Attorney for defendant Acme, LLC"
    assert "TO BE SERVED" in theirs.served
    assert (theirs.where, theirs.adds) == (
        "No e-mail address in the case",
        "2 court days, Code Civ. Proc., § 1010.6(a)(3)(B) (unverified)",
    )
    assert bo.open


def test_a_lawyer_of_many_and_consent_without_an_address_read_right() -> None:
    data = {
        "jurisdiction": COURT,
        "case": {
            "client": "ana",
            "parties": [
                {"id": "ana", "role": "plaintiff", "name": {"last": "Lima"}},
                *(
                    {"id": f"d{n}", "role": "defendant", "organization": name,
                     "represented_by": ["two"]}
                    for n, name in enumerate(("Acme, LLC", "Bolt, Inc.", "Cog"))
                ),
            ],
        },
        "counsel": [{"id": "two", "name": {"last": "Two"}, "e_service": "consented"}],
    }  # fmt: skip
    case = case_from_data(Structured(data, "case.yaml"), Path())
    (row,) = date_sheet(case_dates(case, COURT, TODAY)).service
    assert row.capacity == "Attorney for defendants Acme, LLC; Bolt, Inc.; and Cog"
    assert row.where == "Consented to electronic service"


def test_where_the_law_is_open_the_row_stands_on_the_safe_day() -> None:
    hearings = [{"id": "m", "on": "2026-06-30", "purpose": "Motion"}]
    dates = case_dates(case_with(hearings=hearings), COURT, TODAY)
    for each, row in zip(dates.deadlines, date_sheet(dates).rows, strict=True):
        assert row.day == f"{each.safest:%B} {each.safest.day}, {each.safest.year}"
        if each.count is not None:
            assert len(row.others) == len(each.count.alternatives) + (each.on != each.safest)


def test_the_demo_as_word_and_pdf(repository: Path, tmp_path: Path) -> None:
    inputs = gather(repository / "examples" / "demo" / "packet.yaml", today=dt.date(2026, 12, 4))
    dates = dates_of(inputs)
    made = date_list_docx(dates)
    assert made == date_list_docx(dates)
    first, second = docx.Document(io.BytesIO(made)).tables
    assert [cell.text for cell in first.rows[0].cells] == [
        "Date", "What is due", "Rule", "How it is counted",
    ]  # fmt: skip
    assert "December 17, 2026" in first.rows[1].cells[0].text
    assert "Theodore W. Lindqvist" in second.rows[1].cells[0].text
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(date_list_pdf(made, dates))).pages
    )
    assert "ADVISORY" in text
    assert "days 13 to 16" in text


def test_the_command_writes_the_tables_and_refuses_other_kinds(
    repository: Path, tmp_path: Path
) -> None:
    case = str(repository / "examples" / "demo" / "case.yaml")
    files = [tmp_path / "d.docx", tmp_path / "d.pdf", tmp_path / "d.ics"]
    told = ["deadlines", case, "--today", "2026-12-04"]
    for file in files:
        told += ["-o", str(file)]
    done = CliRunner().invoke(main, told)
    assert done.exit_code == 0, done.output
    assert [file.read_bytes()[:4] for file in files] == [b"PK\x03\x04", b"%PDF", b"BEGI"]
    wrong = CliRunner().invoke(main, ["deadlines", case, "-o", str(tmp_path / "d.xlsx")])
    assert wrong.exit_code == 2
    assert ".docx or .pdf" in wrong.output
    edited = files[0].read_bytes() + b"edited"
    files[0].write_bytes(edited)
    again = CliRunner().invoke(main, told)
    assert again.exit_code != 0
    assert files[0].read_bytes() == edited


def test_an_internal_plan_shows_the_titles_of_papers_that_other_plans_hold(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(
        "jurisdiction: us-ca-superior-alameda\n"
        "case:\n  number: 26CV000001\n  client: ana\n  parties:\n"
        "    - {id: ana, role: plaintiff, name: {first: Ana, last: Lima}, self_represented: true}\n"
        "    - {id: bo, role: defendant, name: {first: Bo, last: Tan}}\n"
        "services:\n  - {id: s, to: bo, method: mail, documents: [motion, other]}\n",
        encoding="utf-8",
    )
    documents = "  - {id: motion, form: notice-of-motion, values: {motion: a, relief: b}}\n"
    other = "  - {id: other, title: Declaration of Ana Lima, form: declaration}\n"
    (tmp_path / "packet.yaml").write_text(f"case: case.yaml\ndocuments:\n{documents}{other}")
    (tmp_path / "broken.yaml").write_text("documents: [{id: other\n", encoding="utf-8")
    office = tmp_path / "office.yaml"
    office.write_text(
        "case: case.yaml\ntitle: Dates\naudience: internal\n"
        "documents:\n  - {id: list, form: deadline-list}\n",
        encoding="utf-8",
    )
    dates = dates_of(gather(office, today=TODAY))
    (line,) = date_sheet(dates).service
    assert line.papers == "Notice of motion and motion; Declaration of Ana Lima"
