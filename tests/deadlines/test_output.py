"""Calendar files and the command."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from packetgen.deadlines import calendar_file, deadlines_for

from .cases import case_with

COURT = "us-ca-superior-alameda"
TODAY = dt.date(2026, 3, 2)


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_a_calendar_is_folded_escaped_and_closed() -> None:
    data = calendar_file(deadlines_for(case_with(), COURT, TODAY), case="x", today=TODAY)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = unfolded(data)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 8
    assert lines.count("BEGIN:VALARM") == 24
    assert "DTSTART;VALUE=DATE:20260421" in lines
    assert any("Code Civ. Proc.\\, § 1005(b)" in line for line in lines)


def test_an_event_keeps_its_id_when_the_hearing_moves_and_a_later_import_wins() -> None:
    case = case_with()
    moved = replace(case, hearings=(replace(case.hearings[0], on=dt.date(2026, 5, 20)),))

    def events(which: object, today: dt.date) -> dict[str, tuple[str, int]]:
        found: dict[str, tuple[str, int]] = {}
        lines = unfolded(
            calendar_file(deadlines_for(which, COURT, today), case="x", today=today)  # type: ignore[arg-type]
        )
        for at, line in enumerate(lines):
            if line.startswith("UID:"):
                found[line] = (lines[at + 3], int(lines[at + 2].removeprefix("SEQUENCE:")))
        return found

    before, after = events(case, TODAY), events(moved, TODAY + dt.timedelta(days=1))
    assert set(before) == set(after)
    assert all(before[key][0] != after[key][0] for key in before)
    assert all(before[key][1] < after[key][1] for key in before)


def test_the_same_input_gives_the_same_bytes_and_other_cases_other_ids() -> None:
    found = deadlines_for(case_with(), COURT, TODAY)
    one = calendar_file(found, case="x", today=TODAY)
    assert one == calendar_file(found, case="x", today=TODAY)
    other = calendar_file(found, case="y", today=TODAY)
    assert not {line for line in unfolded(one) if line.startswith("UID")} & set(unfolded(other))


def test_what_has_passed_is_left_out_of_the_calendar() -> None:
    late = dt.date(2026, 5, 12)
    lines = unfolded(calendar_file(deadlines_for(case_with(), COURT, late), case="x", today=late))
    assert lines.count("BEGIN:VEVENT") == 1


@pytest.fixture
def demo(repository: Path) -> Path:
    return repository / "examples" / "demo" / "case.yaml"


def test_the_command_shows_dates_and_writes_a_calendar_again(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    run = CliRunner()
    for today in ("2026-11-21", "2026-11-22"):
        done = run.invoke(main, ["deadlines", str(demo), "--today", today, "--ics", str(file)])
        assert done.exit_code == 0, done.output
    assert "2026-12-31 Thursday: Serve and file the opposition" in done.output
    assert "DTSTAMP:20261122T000000Z" in file.read_text(encoding="utf-8")


def test_the_command_never_replaces_a_foreign_calendar(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("BEGIN:VCALENDAR\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["deadlines", str(demo), "--today", "2026-11-21", "--ics", str(file)]
    )
    assert done.exit_code != 0
    assert file.read_text(encoding="utf-8") == "BEGIN:VCALENDAR\n"


def test_the_command_as_json_and_with_short_notice(demo: Path) -> None:
    done = CliRunner().invoke(
        main, ["deadlines", str(demo), "--today", "2026-12-30", "--json"], standalone_mode=False
    )
    said = json.loads(done.output)
    assert done.return_value == 1
    (short,) = said["short_notice"]
    assert short["certain"] is True
    assert short["last_day"] == "2026-12-21"
    first = next(d for d in said["deadlines"] if d["id"].endswith("opposition"))
    assert first["count"]["steps"][0] == {
        "day": "2027-01-13",
        "stage": "base",
        "number": 1,
        "why": "",
    }


def test_the_command_takes_closed_days_and_refuses_what_is_none(demo: Path) -> None:
    run = CliRunner()
    told = ["deadlines", str(demo), "--today", "2026-11-21", "--working"]
    done = run.invoke(main, [*told, "--closed", "2027-01-13=Flood"])
    assert "passed over: Flood" in done.output
    wrong = run.invoke(main, [*told, "--closed", "01/13/2027"])
    assert wrong.exit_code == 2
    assert "2027-01-04=Why" in wrong.output


def test_a_hearing_with_a_time_stands_in_utc_and_in_the_clock_of_its_season() -> None:
    hearings = [
        {"id": "summer", "on": "2026-07-14", "time": "09:00", "purpose": "Conference"},
        {"id": "winter", "on": "2026-12-14", "time": "09:00", "purpose": "Conference",
         "place": "Dept. 5; Oakland"},
    ]  # fmt: skip
    found = deadlines_for(case_with(hearings=hearings), COURT, TODAY)
    lines = unfolded(calendar_file(found, case="x", today=TODAY, zone="America/Los_Angeles"))
    assert "DTSTART:20260714T160000Z" in lines
    assert "DTSTART:20261214T170000Z" in lines
    assert "LOCATION:Dept. 5\\; Oakland" in lines
    plain = unfolded(calendar_file(found, case="x", today=TODAY))
    assert "DTSTART;VALUE=DATE:20260714" in plain
    assert "SUMMARY:09:00 Conference" in plain


def test_events_carry_the_case_number_and_the_names_of_those_served(
    demo: Path, tmp_path: Path
) -> None:
    file = tmp_path / "dates.ics"
    asked = ["deadlines", str(demo), "--today", "2026-11-21"]
    assert CliRunner().invoke(main, [*asked, "--ics", str(file)]).exit_code == 0
    lines = unfolded(file.read_bytes())
    titles = [line for line in lines if line.startswith("SUMMARY")]
    assert titles
    assert all(line.endswith("\\, 26CV999014") for line in titles)
    assert any("to: Theodore W. Lindqvist" in line for line in lines)


def test_every_line_of_a_calendar_keeps_the_grammar() -> None:
    """RFC 5545: names, parameters, nesting, required properties, one UID each, no stray signs."""
    import re

    hearings = [
        {"id": "m", "on": "2026-05-13", "time": "09:00",
         "purpose": "Motion, to compel; \"x\" \\ ünïcode " + "é" * 90},
        {"id": "n", "on": "2026-05-14", "purpose": "Motion"},
    ]  # fmt: skip
    found = deadlines_for(case_with(hearings=hearings), COURT, TODAY)
    data = calendar_file(found, case="x", today=TODAY, zone="America/Los_Angeles")
    for row in data.split(b"\r\n"):
        assert len(row) <= 75
        row.decode("utf-8")
    open_parts: list[str] = []
    seen: dict[str, list[str]] = {}
    uids = []
    for line in unfolded(data)[:-1]:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)", line)
        assert match, line
        name, _, value = match.groups()
        assert not re.search(r"[\x00-\x1f\x7f]", value)
        if name == "BEGIN":
            open_parts.append(value)
            seen = {} if value == "VEVENT" else seen
        elif name == "END":
            assert open_parts.pop() == value
            if value == "VEVENT":
                assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"} <= set(seen)
                assert all(len(values) == 1 for values in seen.values())
        elif open_parts[-1] == "VEVENT":
            seen.setdefault(name, []).append(value)
            uids += [value] if name == "UID" else []
        if name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;nN])*", value)
    assert not open_parts
    assert len(uids) == len(set(uids)) == len(found)


def test_the_command_gives_what_cannot_be_counted_its_line(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(
        "jurisdiction: us-ca-superior-alameda\n"
        "case:\n  client: ana\n  parties:\n"
        "    - {id: ana, role: plaintiff, name: Ana Lima}\n"
        "    - {id: acme, role: defendant, organization: Acme}\n"
        "hearings:\n  - {id: far, on: 2050-03-04, purpose: Motion}\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(main, ["deadlines", str(file), "--today", "2026-11-21"])
    from packetgen.errors import CaseError

    assert isinstance(done.exception, CaseError)
    (problem,) = done.exception.problems
    assert problem.location.line == 8
    assert "known from 2018 to 2035" in problem.message


def test_a_plan_gives_the_days_of_its_subpoena_and_what_comes_first(repository: Path) -> None:
    plan = repository / "examples" / "subpoena-and-letter" / "packet.yaml"
    done = CliRunner().invoke(main, ["deadlines", str(plan), "--today", "2026-12-04", "--json"])
    said = json.loads(done.output)
    days = {d["id"]: d["on"] for d in said["deadlines"]}
    assert days["subpoena/produce/appointment"] == "2027-01-29"
    assert days["subpoena/deposition/appointment"] == "2027-02-09"
    assert [m["to"] for m in said["parties_without_notice"]] == ["leclerc"]
    fees = [w for w in said["witnesses"] if w["fee"]]
    assert [(w["to"], w["fee"], w["mileage"]) for w in fees] == [("custodian", "40.00", "")]
    assert any("2027 is not in the data" in doubt for doubt in fees[0]["doubts"])
    assert [limit["miles"] for limit in fees[0]["limits"]] == [100]
