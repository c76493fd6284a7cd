"""Lists in CSV and XLSX files."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packetgen.case import Case
from packetgen.case.dates import partial_date_text
from packetgen.case.tables import read_table
from packetgen.errors import CaseError, PacketgenError

Load = Callable[..., Case]
Problems = Callable[..., list[tuple[str, str, str]]]
EVENTS = "events: {file: events.csv}\nexhibits:\n  - {id: lease, title: Lease, document: x}\n"


def workbook(
    *rows: list[Any], title: str = "Sheet1", formats: dict[str, str] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def test_a_workbook_with_lists_to_choose_from_is_read_without_a_warning(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    plain = io.BytesIO(workbook(["on", "text"], [dt.date(2026, 1, 5), "Moved in"]))
    path = tmp_path / "events.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for member in old.namelist():
            more = (
                b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
            )
            new.writestr(member, old.read(member).replace(b"</worksheet>", more))
    assert len(read_table(path).rows) == 1
    assert [str(w.message) for w in recwarn] == []


def test_events_from_csv(case_of: Load) -> None:
    table = (
        "On,Time,Text,Sources,People,Disputed\n"
        '2026-01-05,09:30,"Rang, twice","lease, p. 3; a letter from May",hernandez; oakwood,yes\n'
        "2025,,Moved in,lease,,\n"
    )
    case = case_of(EVENTS, events__csv=table.encode())
    first, second = case.events
    assert (str(first.on), first.text, first.disputed) == ("2025", "Moved in", False)
    assert second.text == "Rang, twice"
    assert second.time == dt.time(9, 30)
    assert [(s.exhibit, s.page, s.text) for s in second.sources] == [
        ("lease", 3, ""), ("", None, "a letter from May"),
    ]  # fmt: skip
    assert second.people == ("hernandez", "oakwood")
    assert second.disputed is True


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding(case_of: Load, delimiter: str, encoding: str) -> None:
    rows = [["on", "text"], ["2026-01-05", "María rang"]]
    table = "\r\n".join(delimiter.join(row) for row in rows)
    case = case_of(EVENTS, events__csv=table.encode(encoding))
    assert case.events[0].text == "María rang"


def test_american_dates_only_when_the_file_says_so(case_of: Load, problems_of: Problems) -> None:
    table = b"on,text\n3/4/2026,Rang\n"
    ((place, message, hint),) = problems_of(EVENTS, events__csv=table)
    assert place == "events.csv:2:1, at /events/0/on"
    assert "dates: month-first" in hint
    assert "'3/4/2026' is not a date" in message
    for order, day in (("month-first", dt.date(2026, 3, 4)), ("day-first", dt.date(2026, 4, 3))):
        more = EVENTS.replace("{file: events.csv}", f"{{file: events.csv, dates: {order}}}")
        assert case_of(more, events__csv=table).events[0].on.earliest == day


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("March 9, 2026", "March 9, 2026"), ("9 mar 2026", "March 9, 2026"),
        ("Sept. 9 2026", "September 9, 2026"), ("9 de marzo de 2026", "March 9, 2026"),
        ("Mon., 3/9/2026", "March 9, 2026"), ("Monday, March 9, 2026", "March 9, 2026"),
        ("May 2026", "May 2026"), ("2026", "2026"),
        ("about May 2026", "about May 2026"), ("ca. 3/9/2026", "about March 9, 2026"),
        ("since May 4th, 2026", "from May 4, 2026"), ("5/2026", "May 2026"),
        ("3/9/2026 - 3/12/2026", "March 9 to 12, 2026"), ("2025–2026", "2025 to 2026"),
        ("about 2026-01 to 2026-03", "about January to March 2026"),
    ],
)  # fmt: skip
def test_events_take_dates_as_people_write_them(case_of: Load, written: str, printed: str) -> None:
    more = EVENTS.replace("{file: events.csv}", "{file: events.csv, dates: month-first}")
    table = f'on,time,text\n"{written}",9:30 pm,Rang\n'
    (event,) = case_of(more, events__csv=table.encode()).events
    assert partial_date_text(event.on) == printed
    assert event.time == dt.time(21, 30)


@pytest.mark.parametrize(
    "written", ["spring 2026", "5/6/26", "13/13/2026", "May 32, 2026", "2026-05 to", "about", "9"]
)
def test_what_can_mean_more_than_one_day_or_none_is_an_error(
    problems_of: Problems, written: str
) -> None:
    more = EVENTS.replace("{file: events.csv}", "{file: events.csv, dates: month-first}")
    found = problems_of(more, events__csv=f'on,time,text\n"{written}",25:00 pm,Rang\n'.encode())
    assert [place.split(",")[0].rsplit(":", 1)[0] for place, _, _ in found] == ["events.csv:2"] * 2


def test_people_from_xlsx(case_of: Load) -> None:
    raw = workbook(
        ["id", "First", "last", "City", "state", "postal code", "witness", "birth date", "SSN"],
        ["chan", "Mei", "Chan", "Boston", "MA", 2139, "yes", dt.date(1987, 4, 30), 123456789],
        [],
        ["no", "Ba", "No", None, None, None, None, None, None],
        formats={"F2": "00000"},
    )
    case = case_of("people: {file: people.xlsx}\n", people__xlsx=raw)
    chan, no = case.people
    assert chan.name.full == "Mei Chan"
    assert (chan.address.city, chan.address.postal_code) == ("Boston", "02139")
    assert chan.witness
    assert [(s.kind.value, s.value) for s in chan.sensitive] == [
        ("ssn", "123456789"), ("birth_date", "1987-04-30"),
    ]  # fmt: skip
    assert (no.id, no.name.surname, no.witness) == ("no", "No", False)


def test_xlsx_dates_and_times(case_of: Load) -> None:
    raw = workbook(
        ["on", "time", "text"],
        [dt.datetime(2026, 1, 5), dt.time(14, 5), "Rang"],
        ["2026-02", "9:05", "Wrote"],
        [2025, None, 12],
    )
    case = case_of("events: {file: e.xlsx}\n", e__xlsx=raw)
    assert [(str(e.on), e.time, e.text) for e in case.events] == [
        ("2025", None, "12"),
        ("January 5, 2026", dt.time(14, 5), "Rang"),
        ("February 2026", dt.time(9, 5), "Wrote"),
    ]


def test_a_named_sheet(case_of: Load, problems_of: Problems) -> None:
    raw = workbook(["on", "text"], ["2026", "x"], title="Timeline")
    assert case_of("events: {file: e.xlsx, sheet: Timeline}\n", e__xlsx=raw).events[0].text == "x"
    ((_, message, hint),) = problems_of("events: {file: e.xlsx, sheet: Time}\n", e__xlsx=raw)
    assert message == "there is no sheet 'Time'"
    assert "Timeline" in hint


def test_requirement_entries_from_a_table(case_of: Load) -> None:
    more = (
        "requirements:\n"
        "  - {id: cs, kind: community-service, ordered: {hours: 80}, entries: {file: log.csv}}\n"
        "exhibits:\n  - {id: log, title: Log, document: x}\n"
    )
    table = b"on,hours,at,evidence\n2026-05-02,8.25,Food bank,log p. 1\n2026-05-09,3,,\n"
    (requirement,) = case_of(more, log__csv=table).requirements
    assert [str(e.amount) for e in requirement.entries] == ["8.25", "3"]
    evidence = requirement.entries[0].evidence
    assert evidence is not None
    assert (evidence.exhibit, evidence.page) == ("log", 1)


def test_a_table_of_requirements_names_the_tables_of_their_entries(
    case_of: Load, problems_of: Problems
) -> None:
    more = "requirements: {file: orders.csv, dates: month-first}\n"
    orders = b"id,kind,hours,by,entries\ncs,community-service,80,11/30/2026,log.csv\n"
    log = b"on,hours,at\n5/2/2026,8.25,Food bank\n"
    (requirement,) = case_of(more, orders__csv=orders, log__csv=log).requirements
    assert [(e.on, str(e.amount)) for e in requirement.entries] == [(dt.date(2026, 5, 2), "8.25")]
    ((place, message, _),) = problems_of(more, orders__csv=orders.replace(b"log.csv", b"../l.csv"))
    assert place.startswith("orders.csv:2:5")
    assert "folder" in message


def test_problems_name_row_and_column(problems_of: Problems) -> None:
    table = b"on,txt,sources,time\n2026-13,x,leese p. 3,at nine\n"
    found = problems_of(EVENTS, events__csv=table)
    assert [place for place, _, _ in found] == [
        "events.csv:2:1, at /events/0/on",
        "events.csv:2:2, at /events/0/txt",
        "events.csv:2:3, at /events/0/sources/0/exhibit",
        "events.csv:2:4, at /events/0/time",
    ]
    hints = " ".join(hint for _, _, hint in found)
    assert "Did you mean 'text'?" in hints
    assert "Did you mean 'lease'?" in hints


def test_problems_in_a_workbook_name_the_cell(problems_of: Problems) -> None:
    raw = workbook(["on", "text"], ["2026-02-30", "x"])
    ((place, message, _),) = problems_of("events: {file: e.xlsx}\n", e__xlsx=raw)
    assert place == "e.xlsx:2:1, at /events/0/on, cell A2"
    assert "February 2026 has 28 days" in message


def test_formulas_errors_and_stray_values_are_named(problems_of: Problems) -> None:
    raw = workbook(["on", "text"], ["2026", "=A2&1"], ["2026", "#REF!"], ["2026", "x", "stray"])
    found = problems_of("events: {file: e.xlsx}\n", e__xlsx=raw)
    assert [message for _, message, _ in found] == [
        "a formula whose result is not saved in the file",
        "the cell shows the error #REF!",
        "a value stands in a column without a heading",
    ]
    assert [place.rpartition(", ")[2] for place, _, _ in found] == ["cell B2", "cell B3", "cell C4"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the table is empty"),
        (b"\n\n", "the table is empty"),
        (b'on,text\n2026,"open\n', "not valid CSV"),
        (b"on,ON\n", "stands there twice"),
        (b"on,text\n2026,a,b\n", "without a heading"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel file"),
        (b"\x00\x01\x02\x03", "neither a CSV text"),
        (b"%PDF-1.7\n\x81\x8d", "this is a PDF"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "this is a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "this is an XML file"),
        (b'[{"a": 1}]', "this is JSON"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    ],
)
def test_tables_that_cannot_be_read(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(raw)
    with pytest.raises(CaseError) as caught:
        read_table(path, shown="t.csv")
    assert message in caught.value.problems[0].message
    assert str(caught.value.problems[0].location).startswith("t.csv")


def zipped(**members: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return raw.getvalue()


def test_hostile_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    bomb = b"0" * (210 * 1024 * 1024)
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for raw, message in (
        (zipped(xl__workbook_dot_xml=bomb), "200 MB"),
        (zipped(xl__workbook_dot_xml=entities), "damaged"),
        (zipped(word__document_dot_xml=b"<x/>"), "no XLSX workbook"),
        (zipped(xl__workbook_dot_xml=b"<x/>"), "damaged"),
    ):
        path.write_bytes(raw)
        with pytest.raises(CaseError) as caught:
            read_table(path)
        assert message in caught.value.problems[0].message


def test_a_workbook_cut_off_anywhere(tmp_path: Path) -> None:
    raw = workbook(["on", "text"], *[["2026", f"event {i}"] for i in range(50)])
    path = tmp_path / "t.xlsx"
    for length in range(4, len(raw), 211):
        path.write_bytes(raw[:length])
        with pytest.raises(CaseError) as caught:
            read_table(path)
        assert caught.value.problems


@given(st.binary(max_size=200))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_table_or_an_error_of_ours(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(raw)
    try:
        outcome: object = read_table(path).columns
    except PacketgenError as error:
        outcome = error.problems
    assert outcome


def test_a_real_spreadsheet(shared_data: Path) -> None:
    path = shared_data / "exhibits" / "spreadsheet.xlsx"
    try:
        outcome: object = read_table(path).columns
    except PacketgenError as error:
        outcome = error.problems
    assert outcome


def test_a_table_outside_the_folder(problems_of: Problems) -> None:
    ((place, message, _),) = problems_of("events: {file: ../events.csv}\n")
    assert place.endswith("at /events/file")
    assert "leaves the folder" in message


def test_a_table_that_is_not_there(problems_of: Problems) -> None:
    (first, *_) = problems_of("events: {file: evnts.csv}\n", events__csv=b"on,text\n")
    assert first[1] == "there is no such file"
    assert first[2] == "Did you mean events.csv?"


def test_unknown_keys_beside_file(problems_of: Problems) -> None:
    ((_, message, hint),) = problems_of("events: {file: e.csv, shet: x}\n", e__csv=b"on,text\n")
    assert message == "unknown key 'shet'"
    assert hint == "Did you mean 'sheet'?"


def test_a_hidden_first_sheet_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["on", "text"])
    book.active.append([dt.date(2026, 1, 5), "Seen."])
    old = book.create_sheet("old", 0)
    old.append(["on", "text"])
    old.append([dt.date(2020, 1, 5), "Set aside."])
    old.sheet_state = "hidden"
    book.save(tmp_path / "events.xlsx")
    assert [row.cells["text"].value for row in read_table(tmp_path / "events.xlsx").rows] == [
        "Seen."
    ]
    named = read_table(tmp_path / "events.xlsx", sheet="old")
    assert [row.cells["text"].value for row in named.rows] == ["Set aside."]
